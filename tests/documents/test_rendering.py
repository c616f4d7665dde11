"""Pages are made in a child process that can read nothing of ours and cannot run away."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from documents import checks
from documents.press import orders as press
from documents.press import printer, rendering
from documents.press.fonts import FontsMissingError, font_folder, fonts_conf
from documents.press.limits import TOO_LARGE
from documents.press.rendering import RenderingError
from sandbox.limits import Limits
from tests.documents.paper_reader import printed_lines

SECRET_PLACES = [
    "file:///etc/passwd",
    "/etc/passwd",
    "http://127.0.0.1:9/a.png",
    "https://example.vn/a.png",
    "ftp://example.vn/a.png",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
    "print:../../../etc/passwd",
    "print:%2e%2e/%2e%2e/manage.py",
    "print:../../css/print/letter.css",
    "print:/etc/passwd",
    "print:letter.css",
    "PRINT:seal.svg",
    "",
]


def page(body: str) -> str:
    return f'<html lang="vi"><head><title>Thử</title></head><body>{body}</body></html>'


@pytest.mark.parametrize("address", SECRET_PLACES)
def test_the_fetcher_opens_nothing_but_images_of_ours(address):
    with pytest.raises(ValueError, match="not ours to print"):
        printer.print_fetcher().fetch(address)


def test_the_fetcher_opens_an_image_of_ours(tmp_path, monkeypatch):
    monkeypatch.setattr(printer, "IMAGES", tmp_path)
    (tmp_path / "seal.svg").write_bytes(b"<svg/>")

    answer = printer.print_fetcher().fetch("print:seal.svg")

    assert (answer.read(), answer.content_type) == (b"<svg/>", "image/svg+xml")


def test_a_link_out_of_the_image_folder_is_not_followed(tmp_path, monkeypatch):
    images = tmp_path / "images"
    images.mkdir()
    (tmp_path / "secret.svg").write_bytes(b"<svg/>")
    (images / "seal.svg").symlink_to(tmp_path / "secret.svg")
    monkeypatch.setattr(printer, "IMAGES", images)

    with pytest.raises(ValueError, match="not ours to print"):
        printer.image_path("print:seal.svg")


def test_a_hostile_page_prints_its_words_and_takes_nothing_in():
    tags = "".join(
        f'<img src="{address}"><link rel="stylesheet" href="{address}">'
        f'<link rel="attachment" href="{address}"><style>@import url("{address}");</style>'
        f'<object data="{address}"></object><p style="background: url({address})"></p>'
        for address in SECRET_PLACES
    )

    paper = rendering.pdf(page(f"<p>Vẫn in được</p>{tags}"))

    assert [line.text for line in printed_lines(paper)] == ["Vẫn in được"]
    with pikepdf.open(BytesIO(paper)) as pdf:
        assert len(pdf.attachments) == 0
        assert [dict(sheet.Resources.get("/XObject", {})) for sheet in pdf.pages] == [{}]


@pytest.mark.parametrize(
    ("body", "limits"),
    [
        ('<table><tr><td colspan="1000000">x</td></tr></table>' * 5, Limits(1, 512, 30)),
        ('<table><tr><td colspan="10000000">x</td></tr></table>', Limits(60, 300, 30)),
        ("<div>" * 5_000, Limits(30, 512, 30)),
        ("<p>đường dài</p>" * 20_000, Limits(60, 512, 1)),
    ],
    ids=["processor", "memory", "depth", "clock"],
)
def test_a_page_that_takes_too_much_ends_with_a_sentence(body, limits):
    with pytest.raises(RenderingError, match=r"^Chưa in được văn bản này vì nó quá dài hoặc quá"):
        rendering.pdf(page(body), limits=limits)


def test_the_press_knows_no_secret_of_its_parent(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "mật")

    with press._press() as warm:
        its_environment = Path(f"/proc/{warm.process.pid}/environ").read_bytes()

    assert its_environment.split(b"\0")[:-1] == [b"PATH=", b"LANG=C.UTF-8"]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (-9, "quá dài hoặc quá nặng"),
        (TOO_LARGE, "quá dài hoặc quá nặng"),
        (printer.NO_LIBRARY, "apt-get install libpango-1.0-0 libpangoft2-1.0-0"),
        (1, "báo người quản trị"),
    ],
)
def test_each_way_to_fail_has_its_sentence(code, sentence):
    assert sentence in press._sentence(code, "lỗi")


def test_fonts_are_found_wherever_the_system_keeps_them(tmp_path):
    folder = tmp_path / "opentype" / "chrome"
    folder.mkdir(parents=True)
    for face in ("Regular", "Bold", "Italic", "BoldItalic"):
        (folder / f"Tinos-{face}.ttf").touch()

    assert font_folder((tmp_path / "missing", tmp_path)) == folder


def test_a_folder_that_lacks_a_face_does_not_count_and_the_sentence_names_the_package(tmp_path):
    (tmp_path / "Tinos-Regular.ttf").touch()

    with pytest.raises(FontsMissingError, match=r"Hãy chạy: apt-get install fonts-croscore$"):
        font_folder((tmp_path,))


def test_a_folder_with_odd_letters_still_gives_a_valid_list_of_fonts():
    conf = fonts_conf(Path("/a&b"), Path("/<c>"))

    assert "<dir>/a&amp;b</dir>" in conf
    assert "<cachedir>/&lt;c&gt;</cachedir>" in conf


def test_a_missing_typeface_is_told_when_the_program_starts(monkeypatch):
    assert checks.typeface_is_installed(None) == []

    monkeypatch.setattr(checks, "font_folder", lambda: font_folder((Path("/nowhere"),)))

    assert [warning.id for warning in checks.typeface_is_installed(None)] == ["documents.W001"]
