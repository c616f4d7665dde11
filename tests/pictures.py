"""Takes the pictures of the guide from the running program: see `bin/pictures`.

Each chapter says of which page, for which role and at which stage of the year (guide/reading.py).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from time import monotonic, sleep

import django

ROOT = Path(__file__).resolve().parents[1]
WIDTH, HEIGHT = 1280, 860
HEAVIEST = 60 * 1024
LOGINS = {
    "unit_head": "truong.vanhoa",
    "member": "canhan",
    "office": "vanphong",
    "secretary": "thuky",
    "council_member": "hoidong",
    "chair": "chutich",
    "overseer": "captren",
    "admin": "quantri",
}
PASSWORD = "Chup-anh-cho-huong-dan-1948"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main(wanted: list[str]) -> None:
    """Take the pictures with these names, or all."""
    os.environ |= _environment(Path("/nowhere"))
    django.setup()
    from guide.reading import FOLDER, guide

    shots: dict[str, list] = {}
    for code, page in guide().items():
        for chapter in page.chapters:
            if chapter.picture and (not wanted or chapter.picture in wanted):
                shots.setdefault(chapter.stage, []).append((code, chapter))
    (FOLDER / "hinh").mkdir(exist_ok=True)
    for stage, of_stage in shots.items():
        with tempfile.TemporaryDirectory() as folder, _program(Path(folder), stage) as address:
            _photograph(address, of_stage, FOLDER / "hinh")


def _environment(folder: Path, port: int = 0) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "thiduakt.settings",
        "ENV_FILE": "/dev/null",
        "SECRET_KEY": "chi-dung-de-chup-anh-trong-mot-thu-muc-tam-00000000000000000",
        "HISTORY_KEY": "chi-dung-de-chup-anh-trong-mot-thu-muc-tam-0000000",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "REDIS_URL": "",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "HTTPS": "false",
        "WHITENOISE_USE_FINDERS": "true",
    }


@contextmanager
def _program(folder: Path, stage: str) -> Iterator[str]:
    """Run the program with a commune at a stage and give its address."""
    from thiduakt.processes import free_port

    port = free_port()
    surroundings = os.environ | _environment(folder, port)
    demo = ["create_demo", "--stage", stage, "--on-server", "--password", PASSWORD]
    for command in (["migrate", "-v0"], demo):
        order = [sys.executable, "manage.py", *command]
        subprocess.run(order, cwd=ROOT, env=surroundings, check=True, stdout=subprocess.DEVNULL)
    order = [sys.executable, "-m", "gunicorn", "thiduakt.wsgi", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(order, cwd=ROOT, env=surroundings, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/song/")
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    until = monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(address)
        except OSError:
            if monotonic() > until:
                raise
            sleep(0.2)
        else:
            return


def _photograph(address: str, shots: list, folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    from tests.browser import browser_path

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop here
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        for code, chapter in shots:
            context = browser.new_context(
                viewport={"width": WIDTH, "height": HEIGHT}, base_url=address, locale="vi-VN"
            )
            page = context.new_page()
            _log_in(page, LOGINS[code])
            _go(page, chapter)
            (folder / chapter.picture).write_bytes(_small(_shot(page)))
            print(f"{chapter.picture}: {page.url.removeprefix(address)}", flush=True)  # noqa: T201
            context.close()
        browser.close()


def _log_in(page, login: str) -> None:
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(login)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/")


def _go(page, chapter) -> None:
    """Go to the page of a chapter: straight, or by the links that lead there."""
    from django.urls import NoReverseMatch, reverse

    try:
        page.goto(reverse(chapter.pictured) + (f"?{chapter.query}" if chapter.query else ""))
    except NoReverseMatch:
        page.goto(_found(page, chapter.coming_from, chapter.pictured))
    page.wait_for_load_state("networkidle")


def _found(page, start: str, wanted: str, depth: int = 3) -> str:
    """Give the first address of a page that links lead to, starting from the list or from home."""
    from django.urls import NoReverseMatch, reverse

    try:
        todo = [reverse(start or "home"), "/"]
    except NoReverseMatch:
        todo = [_found(page, "", start)]
    seen: set[str] = set()
    for _ in range(40 * depth):
        if not todo:
            break
        here = todo.pop(0)
        page.goto(here)
        for link in page.locator("a[href^='/']").evaluate_all(
            "links => links.map((link) => link.getAttribute('href'))"
        ):
            name = _name_of(link)
            if name == wanted:
                return link
            if name and name not in seen and not re.search("pdf|docx|xlsx|file|export|admin", name):
                seen.add(name)
                todo.append(link)
    raise SystemExit(f"Không có đường dẫn nào đến {wanted}.")


def _name_of(link: str) -> str:
    from django.urls import Resolver404, resolve

    try:
        return resolve(re.split("[?#]", link)[0]).view_name
    except Resolver404:
        return ""


def _shot(page) -> bytes:
    """Give the top of the page, no longer than it is."""
    tall = page.evaluate("document.querySelector('main').getBoundingClientRect().bottom")
    return page.screenshot(
        clip={"x": 0, "y": 0, "width": WIDTH, "height": max(300, min(HEIGHT, int(tall) + 24))}
    )


def _small(png: bytes) -> bytes:
    """Give the picture as WebP, as good as fits."""
    from PIL import Image

    picture = Image.open(BytesIO(png)).convert("RGB")
    for quality in (80, 70, 60, 50, 40, 30):
        file = BytesIO()
        picture.save(file, "WEBP", quality=quality, method=6)
        if file.tell() <= HEAVIEST:
            break
    return file.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
