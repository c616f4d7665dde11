"""One page of HTML laid out and written, with our typeface and images and nothing else.

Runs in the children of `documents.press.presswork`, which limit themselves before they look at a
page.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from documents.paper.printable import SOFT_BREAK
from documents.press.fonts import font_folder, fonts_conf

_STATIC = Path(__file__).resolve().parents[2] / "static"
STYLES = _STATIC / "css" / "print"
IMAGES = _STATIC / "img" / "print"
IMAGE_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}

NO_LIBRARY = 4
TAGGED = {"pdf_tags": True, "presentational_hints": True}
LASTING = {"pdf_variant": "pdf/a-3b", **TAGGED}
"""How papers of ours are written; what holds pages of strangers cannot promise PDF/A."""


def use_only_our_fonts(folder: Path) -> None:
    """Point fontconfig to a file in `folder` that lists our typeface alone."""
    conf = folder / "fonts.conf"
    conf.write_text(fonts_conf(font_folder(), cache_folder=folder))
    os.environ["FONTCONFIG_FILE"] = str(conf)


def make(html: str, stylesheet: str) -> tuple[bytes, int]:
    """Give the PDF/A of a page and how many sheets it fills; whatever the page asks for outside
    our two folders stays away."""
    document = laid_out(html, [style(stylesheet)])
    return document.write_pdf(**LASTING), len(document.pages)


def laid_out(
    html: str, styles: list[Any], *, fonts: Any = None, images: Mapping[str, Path] | None = None
) -> Any:
    """Give the pages laid out (a WeasyPrint `Document`); `images` are files by address."""
    fetcher = print_fetcher(images)
    page = weasyprint().HTML(string=drawable(html), base_url="print:", url_fetcher=fetcher)
    return page.render(font_config=fonts, stylesheets=styles, **LASTING)


@cache
def style(name: str) -> Any:
    """Give a stylesheet of ours, read once in a process."""
    return weasyprint().CSS(filename=STYLES / f"{name}.css", url_fetcher=print_fetcher())


def drawable(html: str) -> str:
    """Give the page with □ for each letter that our typeface lacks: PDF/A allows no missing
    letter, and a reader shall see that something stood there."""
    return html.translate({ord(char): "□" for char in set(html) if ord(char) not in _known()})


@cache
def _known() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    font = TTFont(font_folder() / "Tinos-Regular.ttf", lazy=True)
    return frozenset(font.getBestCmap()) | {ord("\n"), ord(SOFT_BREAK)}


def print_fetcher(images: Mapping[str, Path] | None = None) -> Any:
    """Give the fetcher of WeasyPrint that answers `print:name.svg` with our image of that name,
    the addresses in `images` with those files, and refuses everything else: no network, no file,
    no data, no redirect."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class PrintFetcher(URLFetcher):
        def __init__(self) -> None:
            super().__init__(allowed_protocols=(), allow_redirects=False)

        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            image = (images or {}).get(url) or image_path(url)
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


def weasyprint() -> Any:
    """Give the library; a machine without Pango ends with the exit code that says so."""
    try:
        import weasyprint
    except OSError as error:  # its system libraries are missing
        print(error, file=sys.stderr)  # noqa: T201
        raise SystemExit(NO_LIBRARY) from error
    return weasyprint
