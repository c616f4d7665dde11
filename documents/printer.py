"""The child process that prints: `python -m documents.printer` reads a job (JSON) and writes a PDF.

It limits itself before it looks at the page, and can open nothing but the project's print styles
and images. Started by `documents.rendering` only.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from .fonts import font_folder, fonts_conf
from .printable import SOFT_BREAK

_STATIC = Path(__file__).resolve().parent.parent / "static"
STYLES = _STATIC / "css" / "print"
IMAGES = _STATIC / "img" / "print"
IMAGE_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}

TOO_LARGE, NO_LIBRARY = 3, 4


class Limits(NamedTuple):
    """What one paper may use: processor seconds, address space, seconds on the clock."""

    processor_seconds: int
    megabytes: int
    seconds: int


LIMITS = Limits(processor_seconds=60, megabytes=768, seconds=120)
"""Address space is more than memory: a letter of two pages needs 300 MB of it, the report of 2,000
people in 300 units a little over 512. `bin/bench` prints the memory that was really used."""


def main() -> int:
    job = json.load(sys.stdin.buffer)
    limit(Limits(**job["limits"]))
    with tempfile.TemporaryDirectory() as folder:
        use_only_our_fonts(Path(folder))
        try:
            sys.stdout.buffer.write(make(job["html"], STYLES / f"{job['stylesheet']}.css"))
        except (MemoryError, RecursionError):
            return TOO_LARGE
    return 0


def limit(limits: Limits) -> None:
    """Have the system end this process when it uses more than it may."""
    resource.setrlimit(resource.RLIMIT_CPU, (limits.processor_seconds, limits.processor_seconds))
    space = limits.megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def use_only_our_fonts(folder: Path) -> None:
    """Point fontconfig to a file in `folder` that lists our typeface alone."""
    conf = folder / "fonts.conf"
    conf.write_text(fonts_conf(font_folder(), cache_folder=folder))
    os.environ["FONTCONFIG_FILE"] = str(conf)


def make(html: str, stylesheet: Path) -> bytes:
    """Give the PDF of a page; whatever it asks for outside our two folders stays away."""
    weasyprint = _weasyprint()
    fetcher = print_fetcher()
    page = weasyprint.HTML(string=drawable(html), base_url="print:", url_fetcher=fetcher)
    style = weasyprint.CSS(filename=stylesheet, url_fetcher=fetcher)
    return page.write_pdf(
        stylesheets=[style], pdf_variant="pdf/a-3b", pdf_tags=True, presentational_hints=True
    )


def drawable(html: str) -> str:
    """Give the page with □ for each letter that our typeface lacks: PDF/A allows no missing
    letter, and a reader shall see that something stood there."""
    from fontTools.ttLib import TTFont

    font = TTFont(font_folder() / "Tinos-Regular.ttf", lazy=True)
    known = font.getBestCmap().keys() | {ord("\n"), ord(SOFT_BREAK)}
    return html.translate({ord(char): "□" for char in set(html) if ord(char) not in known})


def print_fetcher() -> Any:
    """Give the fetcher of WeasyPrint that answers `print:name.svg` with our image of that name and
    refuses everything else: no network, no file, no data, no redirect."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class PrintFetcher(URLFetcher):
        def __init__(self) -> None:
            super().__init__(allowed_protocols=(), allow_redirects=False)

        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            image = image_path(url)
            kind = {"Content-Type": IMAGE_TYPES[image.suffix]}
            return URLFetcherResponse(url, image.read_bytes(), kind)

    return PrintFetcher()


def image_path(url: str) -> Path:
    """Give the file that `print:name.svg` stands for; any other address raises `ValueError`."""
    scheme, _, name = url.partition(":")
    path = (IMAGES / unquote(name)).resolve()
    if scheme != "print" or path.parent != IMAGES or path.suffix not in IMAGE_TYPES:
        raise ValueError(f"not ours to print: {url[:200]}")
    return path


def _weasyprint() -> Any:
    try:
        import weasyprint
    except OSError as error:  # its system libraries are missing
        print(error, file=sys.stderr)  # noqa: T201
        raise SystemExit(NO_LIBRARY) from error
    return weasyprint


if __name__ == "__main__":
    raise SystemExit(main())
