"""The guide says what is there: its pages, their buttons and its pictures exist, for the role that
reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from PIL import Image

from guide.places import place_of
from guide.reading import ADMINISTRATOR, CODES, FOLDER, Chapter, guide
from people.models import User
from people.roles import MEMBER, OFFICE, SECRETARY, role_of
from tests.lasting import settle, undone_in_the_end
from tests.pages.test_access import PUBLIC, WHO
from tests.startup.test_map import folders
from tests.world import World

pytestmark = pytest.mark.django_db
PICTURES = FOLDER / "hinh"
HEAVIEST = 60 * 1024

OWN = {
    ("member", "awards:history_person"),
    ("member", "people:person"),
    ("council_member", "initiatives:detail"),
}
"""The table opens them for a thing of somebody else; they show one's own, or what was sent."""

CHAPTERS = [(code, chapter) for code in CODES for chapter in guide()[code].chapters]
WITH_BUTTONS = [chapter for chapter in CHAPTERS if chapter[1].buttons]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[World]:
    """What all pages of the guide look at, with an administrator beside."""
    with undone_in_the_end(django_db_blocker, tmp_path_factory.mktemp("media")):
        made = World.of()
        User.objects.create_superuser(ADMINISTRATOR, "quantri@xa.vn")
        settle()
        yield made


def client_of(world: World, code: str) -> Client:
    client = Client()
    user = (
        User.objects.get(username=ADMINISTRATOR)
        if code == ADMINISTRATOR
        else world.cast.users[code]
    )
    client.force_login(user)
    return client


def buttons_of(page: str) -> str:
    """Give what the links, buttons and menus of a page say, one a line."""
    buttons = re.findall(r"<(a|button|summary)\b[^>]*>(.*?)</\1>", page, re.S)
    return "\n".join(
        " ".join(unescape(re.sub(r"<[^>]+>", "", text)).split()) for _, text in buttons
    )


def written(code: str) -> str:
    return (FOLDER / f"{code.replace('_', '-')}.md").read_text(encoding="utf-8")


def _all_that_is_said() -> str:
    """Give the words of all templates and rooms."""
    files = [*settings.BASE_DIR.glob("templates/**/*.html")]
    files += [
        path for room in folders() - {"guide"} for path in settings.BASE_DIR.glob(f"{room}/**/*.py")
    ]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


SAID = _all_that_is_said()


def named(chapter: tuple[str, Chapter]) -> str:
    return f"{chapter[0]}: {chapter[1].anchor}"


@pytest.mark.parametrize("code", CODES)
def test_each_role_has_a_page_that_opens_for_everybody(world, code):
    page = guide()[code]
    client = client_of(world, MEMBER.code)

    answer = client.get(reverse("guide:page", args=[page.slug]))

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert page.title == ("Quản trị" if code == ADMINISTRATOR else role_of(code).name)
    assert [f'id="{chapter.anchor}"' in shown for chapter in page.chapters] == [True] * len(
        page.chapters
    )
    assert "&lt;!--" not in shown


def test_a_role_that_is_none_has_no_page(world):
    assert client_of(world, OFFICE.code).get("/huong-dan/giam-doc/").status_code == 404


def test_the_list_of_pages_begins_with_ones_own(world):
    answer = client_of(world, SECRETARY.code).get(reverse("guide:index"))
    assert [guide_page.code for guide_page in answer.context["pages"]] == [
        "secretary",
        *(code for code in CODES if code != "secretary"),
    ]


@pytest.mark.parametrize(("code", "chapter"), CHAPTERS, ids=map(named, CHAPTERS))
def test_a_chapter_is_about_pages_that_the_role_opens(code, chapter):
    pages = [
        page for page in chapter.pages if not page.startswith("admin:") and (code, page) not in OWN
    ]
    may = [page for page in pages if WHO[page] == PUBLIC or code in {r.code for r in WHO[page]}]
    if code == ADMINISTRATOR:
        assert all(page in WHO for page in pages)
    else:
        assert may == pages


@pytest.mark.parametrize(
    ("code", "chapter"), WITH_BUTTONS, ids=[named(chapter) for chapter in WITH_BUTTONS]
)
def test_every_button_that_a_chapter_names_is_on_one_of_its_pages(world, code, chapter):
    client, missing = client_of(world, code), set(chapter.buttons)
    for page in chapter.pages:
        if missing:
            answer = client.get(reverse(page, kwargs=world.arguments(page)))
            words = buttons_of(answer.content.decode())
            missing = {word for word in missing if word not in words}
    assert missing == set()


@pytest.mark.parametrize("code", CODES)
def test_every_word_in_bold_stands_on_some_page_of_the_program(code):
    """Buttons that show themselves only in their time are held to what the program can say."""
    bold = re.findall(r"\*\*(.+?)\*\*", written(code))
    assert [word for word in bold if word not in SAID] == []


def test_the_pictures_are_those_that_the_guide_shows_and_are_small():
    shown = {chapter.picture for _, chapter in CHAPTERS if chapter.picture}
    named_in_text = {
        picture for code in CODES for picture in re.findall(r"!\[.+?\]\((.+?)\)", written(code))
    }
    kept = {path.name: path.stat().st_size for path in PICTURES.iterdir()}
    assert shown == named_in_text == set(kept)
    assert [name for name, size in kept.items() if size > HEAVIEST] == []
    for name in kept:
        with Image.open(PICTURES / name) as picture:
            assert (picture.format, picture.width) == ("WEBP", 1280)


@pytest.mark.parametrize(
    ("page", "code", "place"),
    [
        (
            "registrations:edit",
            "unit_head",
            "truong-bo-phan-don-vi/#thang-1-dang-ky-thi-dua",
        ),
        ("registrations:list", "office", "van-phong/#thang-1-duyet-dang-ky-tong-hop"),
        ("documents:jobs", "office", ""),
    ],
)
def test_a_page_leads_to_its_place_in_the_guide(page, code, place):
    assert place_of(page, (code,)) == f"/huong-dan/{place}"


def test_the_link_in_the_header_leads_to_the_place_of_the_page(world):
    page = client_of(world, OFFICE.code).get(reverse("people:persons")).content.decode()
    assert "/huong-dan/van-phong/#trong-nam-nguoi-va-don-vi-thay-doi" in page


def test_what_is_written_is_never_taken_for_html(tmp_path, monkeypatch):
    page = guide()["office"]
    text = "## Một\n\n<script>alert(1)</script> [x](javascript:alert(1)) <b onclick=a>b</b>"
    [part] = type(page)("office", "x", "X", text, ()).parts
    html = part.html
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert "<b " not in html
