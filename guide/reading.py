"""The pages of the guide as they are written.

Each is Markdown. Under a heading a remark says which pages of the program it is about, by the
names of their addresses, whose buttons it names, and the picture that shows the first of them:

    <!-- trang: registrations:list registrations:approve | nút: Duyệt, Trả lại | hình: duyet.webp
         | trang-hình: registrations:approve | từ: registrations:list | lúc: registration -->

The picture is of `trang-hình`, or of the first page: see `bin/pictures`. `từ` is a page from which
a link leads there, where its address needs a number; `hỏi` is what follows its "?"; `lúc` is the
stage of the commune to try.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

from people.roles import ROLES
from vietnamese.text import without_accents

FOLDER = settings.BASE_DIR / "docs/huong-dan"
ADMINISTRATOR = "admin"
CODES = (*(role.code for role in ROLES), ADMINISTRATOR)
_CHAPTER = re.compile(r"^## ", re.M)
_REMARK = re.compile(r"^## (?P<title>[^\n]+)\n(?:\n*<!--(?P<remark>.+?)-->)?", re.M | re.S)


@dataclass(frozen=True)
class Chapter:
    """A part of a page of the guide: what it is about, and its place."""

    title: str
    pages: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    picture: str = ""
    pictured: str = ""
    coming_from: str = ""
    query: str = ""
    stage: str = "review"

    @property
    def anchor(self) -> str:
        return _anchor(self.title)


@dataclass(frozen=True)
class GuidePage:
    """What one role reads: `slug` stands in the address."""

    code: str
    slug: str
    title: str
    text: str
    chapters: tuple[Chapter, ...]

    def place_of(self, page: str) -> str:
        """Give the anchor of the first section about a page of the program; "" for none."""
        return next((chapter.anchor for chapter in self.chapters if page in chapter.pages), "")

    @property
    def lead(self) -> SafeString:
        """Give what stands before the first chapter, as HTML."""
        return _html(_CHAPTER.split(self.text)[0])

    @property
    def parts(self) -> list[GuidePart]:
        """Give the chapters as HTML."""
        return [_part(text) for text in _CHAPTER.split(self.text)[1:]]


@dataclass(frozen=True)
class GuidePart:
    """A chapter as it is shown."""

    title: str
    anchor: str
    html: SafeString


def _part(text: str) -> GuidePart:
    title, _, body = text.partition("\n")
    return GuidePart(title.strip(), _anchor(title.strip()), _html(body))


def _html(text: str) -> SafeString:
    """Give Markdown as HTML. Nothing in it is taken for HTML, no link for a script."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.add_render_rule("image", _picture)
    return mark_safe(markdown.render(text))


def _anchor(title: str) -> str:
    return slugify(without_accents(title))


def _picture(renderer, tokens: list[Token], number: int, options, env) -> str:
    """Give a picture that opens in full: on a phone it is small."""
    image = tokens[number]
    address = static(f"huong-dan/{image.attrGet('src')}")
    return format_html(
        '<a class="guide-picture" href="{0}"><img src="{0}" alt="{1}" loading="lazy"></a>',
        address,
        image.content,
    )


@cache
def guide() -> dict[str, GuidePage]:
    """Give the pages by the code of their role, in the order of the roles."""
    return {code: _read(code, FOLDER / f"{code.replace('_', '-')}.md") for code in CODES}


def _read(code: str, path: Path) -> GuidePage:
    text = path.read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("# ")
    chapters = tuple(_chapter(match) for match in _REMARK.finditer(text))
    shown = re.sub(r"<!--.+?-->\n*", "", text, flags=re.S).partition("\n")[2]
    return GuidePage(code, slugify(without_accents(title)), title, shown, chapters)


def _chapter(match: re.Match[str]) -> Chapter:
    parts = (part.partition(":") for part in (match["remark"] or "").split("|"))
    remarks = {name.strip(): " ".join(value.split()) for name, _, value in parts}
    pages = tuple(remarks.get("trang", "").split())
    buttons = (name.strip() for name in remarks.get("nút", "").split(","))
    return Chapter(
        title=match["title"].strip(),
        pages=pages,
        buttons=tuple(filter(None, buttons)),
        picture=remarks.get("hình", ""),
        pictured=remarks.get("trang-hình", "".join(pages[:1])),
        coming_from=remarks.get("từ", ""),
        query=remarks.get("hỏi", ""),
        stage=remarks.get("lúc", "review"),
    )
