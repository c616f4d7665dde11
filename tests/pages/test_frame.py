"""The frame that all pages share."""

import json
import re

import pytest
from django.conf import settings
from django.template import Context, Template
from django.urls import reverse

PAGE = re.compile("{% extends|<!doctype", re.IGNORECASE)
LIBRARIES = {"admin", "bootstrap5", "django"}  # ours in place of theirs, where they look for them


@pytest.mark.django_db
def test_htmx_neither_evaluates_text_nor_writes_styles_of_its_own(client):
    page = client.get(reverse("login")).content.decode()

    told = re.findall(r"<meta name=\"htmx-config\" content='(.*?)'>", page)

    assert [json.loads(setting) for setting in told] == [
        {"includeIndicatorStyles": False, "allowEval": False}
    ]


@pytest.mark.django_db
def test_htmx_is_told_that_the_login_has_ended_and_people_are_sent_to_log_in(client):
    part = client.post(reverse("registrations:autosave", args=[1]), headers={"HX-Request": "true"})
    page = client.get(reverse("registrations:list"))

    assert (part.status_code, part.content) == (401, b"")
    assert (page.status_code, page.url) == (302, "/dang-nhap/?next=/dang-ky/")


def test_what_is_a_part_of_a_page_stands_in_a_folder_of_parts_and_no_page_does():
    folder = settings.BASE_DIR / "templates"
    rooms = [path for path in folder.iterdir() if path.is_dir() and path.name not in LIBRARIES]
    templates = [path for room in rooms for path in room.rglob("*.html")]
    pages = [path for path in templates if PAGE.search(path.read_text())]
    in_parts = [path for path in templates if path.parent.name == "parts"]

    assert sorted(set(templates) - set(pages)) == sorted(in_parts)


def test_addresses_are_those_of_django_whether_they_are_the_same_for_everybody_or_not():
    words = "{% url 'home' %} {% url name %} {% url 'people:person' pk %} {% static file %}"
    ours = Template(
        words + "{% static 'img/mark.svg' %}{% url 'home' as there %}{{ there }}"
        "{% url 'nowhere' as none %}{{ none }}{% static 'a.css' as kept %}{{ kept }}"
    )
    shown = [
        ours.render(Context({"name": name, "pk": pk, "file": f"{pk}.css"}))
        for name, pk in (("login", 1), ("home", 2))
    ]

    first, second = reverse("people:person", args=[1]), reverse("people:person", args=[2])
    fixed = "/static/img/mark.svg//static/a.css"
    assert shown == [
        f"/ {reverse('login')} {first} /static/1.css{fixed}",
        f"/ / {second} /static/2.css{fixed}",
    ]


CELL = re.compile(r"<td\b[^>]*data-label[^>]*>(.*?)</td>", re.DOTALL)
WRAPPED = re.compile(r"<(span|a|form|div)\b.*?</\1>", re.DOTALL)


def test_a_number_that_stays_whole_does_not_part_the_words_of_a_cell():
    """On a phone a cell is a row of boxes: what the filter `unbroken` makes of a sentence stands in
    one of them, or its words stand beside each other in columns."""
    parted = [
        f"{page.name}: {cell}"
        for page in (settings.BASE_DIR / "templates").rglob("*.html")
        for cell in CELL.findall(page.read_text())
        if "unbroken" in WRAPPED.sub("", cell)
    ]
    assert parted == []
