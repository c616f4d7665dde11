"""Two people open the same page and both save: nobody overwrites anybody unseen.

The walk finds every page that shows what is stored in a form; a new one fails here until it carries
what it has seen, or says in `ONLY_DEFAULTS` why its values are no one's words. A page is opened for
a row of each shape, as one address may show another form for another kind of row.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.db.models import Model
from django.http import HttpResponse, SimpleCookie
from django.test import Client
from django.urls import reverse
from lxml import html

from campaigns.models import Campaign
from council.models import Attendance, Meeting, Round
from decisions.models import AwardDecision
from decisions.rules.drafting import DraftKind
from people.models import Absence, Person
from people.roles import CHAIR, COUNCIL_MEMBER, MEMBER, OFFICE, OVERSEER, SECRETARY, UNIT_HEAD, Role
from tests.cast import make_person
from tests.deciding import make_decided, make_draft
from tests.filling import forms_on, sent_by
from tests.lasting import settle, undone_in_the_end
from tests.nominating import make_nomination
from tests.pages.test_access import PUBLIC, WHO, login_of
from tests.world import World
from ui.templatetags.forms import unlike

pytestmark = pytest.mark.django_db

FILES = ("_pdf", "_docx", "_xlsx", "_file", ":file", ":pdf", "template", "export", "attachment")
ROLES = (OFFICE, SECRETARY, CHAIR, UNIT_HEAD, MEMBER, COUNCIL_MEMBER, OVERSEER)

EDITS = (
    "campaigns:edit",
    "certificates:blank",
    "council:course",
    "council:meeting_edit",
    "council:opinions",
    "council:record",
    "council:roll",
    "decisions:correct",
    "decisions:draft_amend",
    "decisions:fund_edit",
    "first_day_commune",
    "initiatives:edit",
    "initiatives:score",
    "nominations:merit",
    "nominations:outsider",
    "nominations:report",
    "nominations:review_edit",
    "people:absence_edit",
    "people:discipline_edit",
    "people:person_edit",
    "people:rating_edit",
    "people:role_edit",
    "people:unit_edit",
    "publicity:example_edit",
    "registrations:edit",
    "regulations:edit",
    "reports:paper_edit",
    "vetting:reorder",
)
ONLY_DEFAULTS = {
    **dict.fromkeys(
        (
            "campaigns:add",
            "certificates:blank_add",
            "council:council_add",
            "council:seat_add",
            "council:seats_add",
            "decisions:add",
            "decisions:fund_expense",
            "decisions:fund_source",
            "nominations:add_outsider",
            "nominations:add_short",
            "nominations:outsiders_import",
            "nominations:review_add",
            "people:import",
            "people:role_add",
            "people:role_to_existing",
            "people:unit_add",
            "people:units_add",
            "people:user_add",
            "publicity:example_add",
            "publicity:put_up",
            "publicity:put_up_result",
            "registrations:supplement",
        ),
        "makes something new",
    ),
    **dict.fromkeys(
        (
            "council:seat_end",
            "decisions:draft_number",
            "decisions:correction",
            "decisions:revocation",
            "decisions:revoke",
            "decisions:revoke_award",
            "initiatives:decision_note",
            "people:person_leave",
            "people:unit_close",
            "people:unit_merge",
            "registrations:send_back",
            "reports:give_back",
            "signing:number",
            "vetting:proposal_issue",
        ),
        "a step that is taken once; its day is proposed",
    ),
    "campaigns:clone": "last year's plan, kept as a new draft",
    "campaigns:reading": "what was read from a file, kept as a new draft",
    "certificates:decision": "which sheets to print",
    "council:agenda": "what is put on the agenda besides",
    "first_day": "accounts to be made, as people:accounts",
    "people:accounts": "accounts to be made",
    "people:person_move": "a further posting; the old one stays",
}
"""Pages that begin with values which nobody wrote there, and why nothing is overwritten."""

SIBLINGS = tuple(
    f"decisions:draft_amend {kind.value}" for kind in (DraftKind.REVOCATION, DraftKind.CORRECTION)
)
"""Edits that an address of `EDITS` shows for rows of another kind."""


TYPED = {
    "council:meeting_edit": ("place", "Phòng Một", "Phòng Hai"),
    "council:opinions": ("y_", "1", "0"),
    "council:record": ("reason_", "Ốm nặng", "Đi công tác"),
    "council:roll": ("reason_", "Ốm nặng", "Đi công tác"),
    "decisions:fund_edit": ("regular_spending", "1.000.000", "2.000.000"),
    "people:rating_edit": ("level", "HTXS", "KHT"),
    "people:role_edit": ("ends_on", "31/12/2030", "31/12/2031"),
}
"""Where the first text is not what is typed into: how the field's name begins, and two things to
write there."""

ALSO = {
    "decisions:correct": {"reason": "Ghi nhầm."},
    "initiatives:score": dict.fromkeys(("novelty", "benefit", "applicability"), "10"),
    "nominations:merit": {"merit": "topic"},
}
"""What a page asks for besides."""


# --- A world that stays as it is -----------------------------------------------------------------


@pytest.fixture(scope="module")
def made(
    django_db_setup, django_db_blocker, tmp_path_factory
) -> Iterator[tuple[World, dict[Role, SimpleCookie], Path]]:
    """Make the world a login of each role and the files once for all tests here, which change
    rows and not what stands here of them."""
    files = tmp_path_factory.mktemp("media")
    with undone_in_the_end(django_db_blocker, files):
        world = World.of()
        _of_each_kind(world)
        logins = {role: login_of(world.cast[role]) for role in ROLES}
        settle()
        yield world, logins, files


@pytest.fixture
def world(made, settings) -> World:
    shutil.copytree(made[2], settings.MEDIA_ROOT)
    return made[0]


@pytest.fixture
def page_of(world, made) -> Callable[[str], Page]:
    """Give a function that gives a page by its name."""

    def page_of(name: str, row: Model | None = None) -> Page:
        """Give a page, of another row than the world's where one is given or named by its kind."""
        name, _, kind = name.partition(" ")
        role = next(role for role in ROLES if role in WHO[name])
        client = Client()
        client.cookies = deepcopy(made[1][role])
        if kind:
            row = type(world.subject(name)).objects.get(kind=kind)
        return Page(
            name, reverse(name, kwargs={"pk": row.pk} if row else world.arguments(name)), client
        )

    return page_of


def _of_each_kind(world: World) -> None:
    """Make what the world has none of: a campaign by theme, drafts that revoke and correct."""
    Campaign.objects.create(commune=world.cast.commune, kind="thematic", title="Chuyển đổi số")
    for kind in (DraftKind.REVOCATION, DraftKind.CORRECTION):
        person = make_person(world.cast.other_unit, f"Lê Văn Dần {kind.value}")
        nomination = make_nomination(world.launched, person, "GIAY_KHEN", stage="recognised")
        line = make_decided(nomination, number=f"{kind.value}/QĐ").line
        made = make_draft(
            world.launched, kind=kind.value, target=line.decision, reason="Kết luận kiểm tra."
        )
        made.changes.create(line=line, holder_name="Lê Văn Dân", unit_name=person.unit.name)


def _draft_plan(world: World) -> None:
    Campaign.objects.update(launched_at=None, launched_by=None)


def _on_paper(world: World) -> None:
    Round.objects.all().delete()
    away = world.meeting.attendances.last()
    Attendance.objects.filter(pk=away.pk).update(state="absent", reason="Ốm")


def _in_writing(world: World) -> None:
    Round.objects.all().delete()
    world.meeting.attendances.update(state="written", reason="Ốm")


def _recorded(world: World) -> None:
    AwardDecision.objects.update(paper=None)


def _two_chosen(world: World) -> None:
    for place in (1, 2):
        person = Person.objects.order_by("pk")[place]
        make_nomination(world.launched, person, "CSTDCS", stage="vetted", place=place)


def _not_begun(world: World) -> None:
    Meeting.objects.update(stage="invited", invited_on=date(2021, 11, 1))


ARRANGED = {
    "council:meeting_edit": _not_begun,
    "campaigns:edit": _draft_plan,
    "council:roll": _on_paper,
    "council:record": _on_paper,
    "council:opinions": _in_writing,
    "decisions:correct": _recorded,
    "vetting:reorder": _two_chosen,
}
"""What the world lacks for a page to be saved."""


# --- The pages -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Page:
    """A page as who may open it sees it."""

    name: str
    address: str
    client: Client

    def opened(self) -> HttpResponse:
        return self.client.get(self.address)

    def form(self, page: bytes | None = None) -> html.FormElement:
        """Give the form that says what it has seen."""
        forms = forms_on(self.opened().content if page is None else page)
        [form] = [form for form in forms if "seen" in sent_by(form)]
        return form

    def sent(self, page: bytes | None = None) -> dict:
        return sent_by(self.form(page)) | ALSO.get(self.name, {})

    def as_two_see_it(self) -> tuple[str, dict, dict]:
        """Give a field, and what two send who opened the page before either saved and wrote
        something else in it."""
        form = self.form()
        field, one, other = to_type(self, form)
        sent = sent_by(form) | ALSO.get(self.name, {})
        return field, sent | {field: one}, sent | {field: other}

    def saved(self, sent: dict) -> HttpResponse:
        return self.client.post(self.address, sent)


def to_type(page: Page, form: html.FormElement) -> tuple[str, str, str]:
    """Give a field to write in, and two things to write."""
    if page.name in TYPED:
        start, *texts = TYPED[page.name]
        names = [name for name in form.fields if name.startswith(start)]
        return next((name for name in names if form.fields[name]), names[0]), *texts
    fields = form.xpath(".//textarea | .//input[@type='text'][not(@inputmode)]")
    names = [field.name for field in fields if "__prefix__" not in field.name]
    return names[0], "Bản Một", "Bản Hai"


def shown(answer: HttpResponse) -> list[list[str]]:
    """Give the rows of the table of two versions, without their buttons."""
    rows = html.fromstring(answer.content).xpath("//table[contains(@class, 'versions')]/tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row][:3] for row in rows]


def forms_of(page: Page) -> list[html.FormElement]:
    """Give the forms of a page; a file has none and is not made for this."""
    if page.name.endswith(FILES):
        return []
    answer = page.opened()
    return forms_on(answer.content) if answer.status_code == 200 and not answer.streaming else []


def shows_what_is_stored(form: html.FormElement) -> bool:
    """Say whether a form begins with values that a person could change."""
    fields = form.xpath(".//input[not(@type='hidden')] | .//textarea | .//select")
    names = {field.name for field in fields if "__prefix__" not in (field.name or "")}
    return any(any(values) for name, values in sent_by(form).items() if name in names)


def all_pages(world: World, page_of: Callable[..., Page]) -> Iterator[Page]:
    """Give the page of every address, for a row of each shape that it may be the page of."""
    for name in (name for name, who in WHO.items() if who and who != PUBLIC):
        yield page_of(name)
        subject = world.subject(name)
        if subject is not None and not name.endswith(FILES):
            others = {shape_of(row): row for row in type(subject).objects.all()}
            others.pop(shape_of(subject), None)
            yield from (page_of(name, row) for row in others.values())


def shape_of(row: Model) -> tuple:
    """Give the kind of a row, and which of its references lead somewhere: by these a view may
    branch to another page."""
    references = [field.attname for field in row._meta.fields if field.is_relation and field.null]
    return (getattr(row, "kind", ""), *(getattr(row, name) is None for name in references))


# --- Nobody overwrites anybody -------------------------------------------------------------------


def test_every_page_that_shows_what_is_stored_says_what_it_has_seen(world, page_of):
    seen, unseen = set(), set()
    for page in all_pages(world, page_of):
        for form in forms_of(page):
            name = page.name
            if sent_by(form).get("seen", [""])[0]:
                seen.add(name)
            elif shows_what_is_stored(form):
                unseen.add(name)
    assert seen ^ set(EDITS) == set()
    assert unseen ^ set(ONLY_DEFAULTS) == set()


@pytest.mark.parametrize(
    "name", [name for name in (*EDITS, *SIBLINGS) if name != "vetting:reorder"]
)
def test_the_second_to_save_is_shown_both_versions_and_then_decides(world, page_of, name):
    ARRANGED.get(name, lambda _: None)(world)
    page = page_of(name)
    field, first, second = page.as_two_see_it()
    mine, other = first[field], second[field]
    assert page.saved(first).status_code == 302
    refused = page.saved(second)
    assert refused.status_code == 200
    [(_, stored, typed)] = shown(refused)
    assert stored != typed
    assert "Chưa lưu: người khác vừa lưu nội dung này." in refused.content.decode()
    kept = page.sent(refused.content)
    assert kept[field] == [other]
    [take] = html.fromstring(refused.content).xpath("//button[@name='take']/@value")
    taken = page.saved(kept | {"take": take})
    assert (taken.status_code, shown(taken)) == (200, [])
    assert page.sent(taken.content)[field] == [mine]
    assert page.saved(kept).status_code == 302
    assert page.sent()[field] == [other]


@pytest.mark.parametrize("name", [*EDITS, *SIBLINGS])
def test_a_page_that_says_no_version_writes_nothing(world, page_of, name):
    ARRANGED.get(name, lambda _: None)(world)
    page = page_of(name)
    form = page.form()
    field, _, other = to_type(page, form)
    stored = sent_by(form) | ALSO.get(page.name, {})
    sent = stored | {field: other}
    for seen in ({"seen": ""}, {"seen": "x=y"}):
        assert page.saved(sent | seen).status_code == 200
    del sent["seen"]
    assert page.saved(sent).status_code == 200
    assert page.sent()[field] == stored[field]


def test_every_kind_of_row_whose_page_does_not_ask_for_it_is_walked(world, page_of):
    for name in EDITS:
        subject = world.subject(name)
        fields = subject._meta.fields if subject else ()
        kinds = [field.choices for field in fields if field.name == "kind" and field.choices]
        if kinds and "kind" not in page_of(name).form().fields:
            stored = set(type(subject).objects.values_list("kind", flat=True))
            assert {value for value, _ in kinds[0]} - stored == set()


def test_what_was_not_touched_here_takes_what_the_other_wrote(world, page_of):
    page = page_of("people:person_edit")
    other, own = page.sent() | {"position": "Kế toán"}, page.sent() | {"full_name": "Công Tằng Lân"}
    page.saved(other)
    refused = page.saved(own)
    assert shown(refused) == [["Chức vụ", "Kế toán", world.person.position]]
    assert "Ông/Bà chưa sửa mục này" in refused.content.decode()
    page.saved(page.sent(refused.content))
    saved = Person.objects.get(pk=world.person.pk)
    assert (saved.full_name, saved.position) == ("Công Tằng Lân", "Kế toán")


def test_of_a_list_the_rows_that_differ_are_shown_and_taken_over_together(world, page_of):
    _draft_plan(world)
    page = page_of("campaigns:edit")
    first, second = (
        page.sent() | {"recipients-0-name": text, "theme": theme}
        for text, theme in (("- Các đơn vị", "Đoàn kết"), ("- Lưu VT", "Đoàn kết"))
    )
    page.saved(first)
    refused = page.saved(second)
    assert shown(refused) == [["Nơi nhận", "- Các đơn vị", "- Lưu VT"]]
    taken = page.saved(page.sent(refused.content) | {"take": "recipients"})
    assert page.sent(taken.content)["recipients-0-name"] == ["- Các đơn vị"]


def test_a_row_that_another_added_is_not_lost(world, page_of):
    page = page_of("registrations:edit")
    first, second = page.sent(), page.sent()
    more = {"individuals-TOTAL_FORMS": "2", "individuals-1-title": "LDTT"}
    page.saved(first | more | {"individuals-1-person": str(world.sent_nomination.person_id)})
    colleague = Person.objects.filter(unit=world.registration.unit).exclude(pk=world.person.pk)[0]
    page.saved(page.sent() | more | {"individuals-1-person": str(colleague.pk)})
    before = page.sent()["seen"]
    refused = page.saved(second | {"individuals-0-commitment": "Trước tháng 9."})
    [(name, stored, _)] = shown(refused)
    assert (name, colleague.full_name in stored) == ("Cá nhân", True)
    assert page.sent()["seen"] == before


def test_an_order_that_another_changed_is_not_turned_back(world, page_of):
    _two_chosen(world)
    page = page_of("vetting:reorder")
    stored = page.sent()
    names = [name for name in stored if name.startswith("so_")]
    turned = stored | dict(zip(names, ("2", "1"), strict=True)) | {"reason": "Theo phiếu."}
    assert page.saved(turned).status_code == 302
    refused = page.saved(stored | {"reason": "Như cũ."})
    assert (refused.status_code, len(shown(refused))) == (200, 2)


def test_who_saves_what_another_deleted_is_told_so_and_where_the_words_are(world, page_of):
    page = page_of("people:absence_edit")
    sent = page.sent()
    Absence.objects.all().delete()
    answer = page.saved(sent)
    assert answer.status_code == 404
    assert "có thể người khác vừa xóa" in answer.content.decode()
    assert not Absence.objects.exists()


def test_words_that_differ_in_long_texts_are_marked_and_stay_text():
    stored = "Hoàn thành số hóa <hồ sơ> của đơn vị trước tháng 9.\nTập huấn."
    typed = "Hoàn thành số hóa toàn bộ <hồ sơ> của đơn vị trước tháng 10.\nTập huấn."
    assert unlike(typed, stored) == (
        "Hoàn thành số hóa<mark> toàn bộ</mark> &lt;hồ sơ&gt; của đơn vị trước tháng "
        "<mark>10.</mark><br>Tập huấn."
    )
    assert (unlike("Nam", "Nữ"), unlike("<b>", "")) == ("Nam", "&lt;b&gt;")
