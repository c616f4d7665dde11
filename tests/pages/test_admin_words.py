"""The administrator's rooms open, ask little and speak Vietnamese: no name of a model, no word that
Django left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.models import User
from tests.lasting import settle, undone_in_the_end
from tests.world import World

pytestmark = pytest.mark.django_db

ENGLISH = set(
    re.findall(
        r"\w+",
        """action actions add added all any back breadcrumbs by change changed clear close confirm
        created date delete deleted description empty error false field fields filter filters go
        hide history home id key language log login logout missing model name new none null object
        objects of open or password permission permissions previous remove role save search select
        selected sha shortcuts show sidebar site skip sort sorting status string text the theme
        title toggle total true type unknown update updated user username users value view views
        was welcome yes you your""",
    )
)
"""What Django and our own models would show; no Vietnamese word is written like any of them."""
ICONS = re.compile(r'<img src="[^"]*/icon-(?:yes|no|unknown)\.svg"[^>]*>')
"""Django's own tick and cross: what they are called stands in its Python, out of our reach."""
MOST_QUERIES = 15
MODELS = {model.__name__.lower() for model in apps.get_models()}


@pytest.fixture(scope="module")
def administrator(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Client]:
    """Somebody who may do everything there, beside one row of each kind."""
    with undone_in_the_end(django_db_blocker, tmp_path_factory.mktemp("media")):
        World.of()
        settle()
        client = Client()
        client.force_login(User.objects.create_superuser("quantri", "quantri@xa.vn"))
        yield client


def words_of(page: str) -> set[str]:
    """Give the words that a page shows or says aloud, in lower case."""
    shown = re.sub(r"<(script|style|code)\b.*?</\1>|<!--.*?-->", " ", page, flags=re.S)
    shown = ICONS.sub(" ", shown)
    words = re.findall(r'(?:title|aria-label|placeholder|alt)="([^"]*)"', shown)
    words += re.findall(r'<input type="submit" value="([^"]*)"', shown)
    text = unescape(" ".join([re.sub(r"<[^>]*>", " ", shown), *words]))
    return {word.lower() for word in re.findall(r"[^\W\d_]+", text)}


def pages_of(model: type[Model]) -> list[str]:
    room = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    rows = model._default_manager.order_by("pk")
    row = rows.filter(is_staff=True).first() if model is User else rows.first()
    names = [f"{room}_changelist", f"{room}_add"]
    pages = [reverse(name) for name in names]
    if row is not None:
        pages += [reverse(f"{room}_{name}", args=[row.pk]) for name in ("change", "history")]
    return pages


@pytest.mark.parametrize("model", admin.site._registry, ids=str)
def test_every_page_opens_with_few_queries_and_shows_no_english_word(administrator, model):
    for page in pages_of(model):
        with CaptureQueriesContext(connection) as queries:
            answer = administrator.get(page)
        assert len(queries) <= MOST_QUERIES, page
        if answer.status_code != 200:
            assert (answer.status_code, page.endswith("/add/")) == (403, True), page
            continue
        assert words_of(answer.content.decode()) & (ENGLISH | MODELS) == set(), page


def test_the_first_page_of_the_administrator_shows_no_english_word(administrator):
    words = words_of(administrator.get(reverse("admin:index")).content.decode())
    assert words & (ENGLISH | MODELS) == set()


def test_a_word_that_is_left_in_english_is_found():
    page = '<a title="Delete selected">Đơn</a><p>Sha256 của Nomination</p><script>var name</script>'
    assert words_of(page) & (ENGLISH | MODELS) == {"delete", "selected", "sha", "nomination"}
