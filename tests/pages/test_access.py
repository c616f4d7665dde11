"""Every page × every role, made from the addresses themselves.

A new page fails here until a line of `WHO` says who may open it. Who may not is told 403 when the
page exists for everybody and 404 when the thing is not theirs to know of.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
from django.db import connection, transaction
from django.http import SimpleCookie
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from documents.press import rendering
from documents.press.orders import Order
from nominations.facts.kept import judged_of, with_kept
from nominations.models import Nomination
from people.models import User
from people.roles import (
    CHAIR,
    COUNCIL_MEMBER,
    MEMBER,
    OFFICE,
    OVERSEER,
    ROLES,
    SECRETARY,
    UNIT_HEAD,
    Role,
)
from tests.lasting import settle, undone_in_the_end
from tests.world import World

pytestmark = pytest.mark.django_db

ALL = {*ROLES}
MANAGERS = {OFFICE, SECRETARY, CHAIR}
VIEWERS_OF_PEOPLE = {UNIT_HEAD, OFFICE, SECRETARY, CHAIR}
WRITERS = {UNIT_HEAD, OFFICE}
KEEPERS_OF_THE_COUNCIL = {OFFICE, SECRETARY, COUNCIL_MEMBER, CHAIR}
PUBLIC = "everybody, without a login"

WHO = {
    # the own account
    "login": PUBLIC,
    "password_reset": PUBLIC,
    "password_reset_done": PUBLIC,
    "password_reset_complete": PUBLIC,
    "health": PUBLIC,
    "icon_file": PUBLIC,
    "account": ALL,
    "resend": ALL,
    "second_factor": ALL,
    "password_change": ALL,
    "password_change_done": ALL,
    # over all rooms
    "home": ALL,
    "search:search": ALL,
    "guide:index": ALL,
    "takeout:takeouts": {OFFICE, CHAIR},
    "takeout:takeout": {OFFICE, CHAIR},
    "takeout:takeout_file": {OFFICE, CHAIR},
    "home_wall": {OFFICE, SECRETARY, CHAIR, OVERSEER},
    "event_log": MANAGERS,
    "ui:gallery": set(),
    "notifications:list": ALL,
    "notifications:detail": {OFFICE},
    "reminders:ahead": MANAGERS,
    "reminders:urging_pdf": MANAGERS,
    "reminders:urging_docx": MANAGERS,
    # campaigns
    "campaigns:list": ALL,
    "campaigns:detail": ALL,
    "campaigns:plan_pdf": ALL,
    "campaigns:plan_docx": ALL,
    "campaigns:add": MANAGERS,
    "campaigns:edit": MANAGERS,
    "campaigns:clone": MANAGERS,
    "campaigns:extend": MANAGERS,
    "campaigns:delete": MANAGERS,
    "campaigns:reading_new": MANAGERS,
    "campaigns:reading": MANAGERS,
    "campaigns:launch": {CHAIR},
    # registrations
    "registrations:detail": VIEWERS_OF_PEOPLE,
    "registrations:edit": WRITERS,
    "registrations:submit": WRITERS,
    "registrations:import": WRITERS,
    "registrations:import_template": WRITERS,
    "registrations:supplement": WRITERS,
    "registrations:list": {UNIT_HEAD, OFFICE, SECRETARY, CHAIR, OVERSEER},
    "registrations:approve": {OFFICE},
    "registrations:approve_many": {OFFICE},
    "registrations:send_back": {OFFICE},
    "registrations:paper_pdf": {UNIT_HEAD, OFFICE, SECRETARY, CHAIR},
    "registrations:paper_docx": {UNIT_HEAD, OFFICE, SECRETARY, CHAIR},
    "registrations:consolidated": {OFFICE, SECRETARY, CHAIR, OVERSEER},
    "registrations:consolidated_xlsx": MANAGERS,
    "registrations:consolidated_pdf": MANAGERS,
    "registrations:consolidated_docx": MANAGERS,
    "registrations:totals_pdf": MANAGERS,
    "registrations:totals_docx": MANAGERS,
    # people
    "people:units": VIEWERS_OF_PEOPLE,
    "people:unit": VIEWERS_OF_PEOPLE,
    "people:persons": VIEWERS_OF_PEOPLE,
    "people:person": VIEWERS_OF_PEOPLE,
    "people:users": {OFFICE, CHAIR},
    **{
        f"people:{name}": {OFFICE}
        for name in (
            "accounts",
            "slips_pdf",
            "user",
            "user_add",
            "role_add",
            "role_edit",
            "role_to_existing",
        )
    },
    # the first day
    "first_day": {OFFICE},
    "first_day_commune": {OFFICE},
    # (end of the first day)
    "people:persons_export": VIEWERS_OF_PEOPLE,
    **{
        f"people:{name}": {OFFICE}
        for name in (
            "unit_add",
            "units_add",
            "unit_merge",
            "unit_edit",
            "unit_close",
            "person_add",
            "person_edit",
            "person_move",
            "person_leave",
            "import",
            "import_template",
            "import_preview",
            "import_undo",
            "absence_add",
            "absence_edit",
            "absence_remove",
            "discipline_add",
            "discipline_edit",
            "discipline_remove",
            "rating_add",
            "rating_edit",
            "rating_remove",
        )
    },
    # initiatives: the authors
    "initiatives:list": ALL - {OVERSEER},
    "initiatives:add": WRITERS | {MEMBER},
    "initiatives:detail": ALL - {OVERSEER, COUNCIL_MEMBER},  # a draft: the council sees none
    "initiatives:attachment": ALL - {OVERSEER, COUNCIL_MEMBER},
    "initiatives:edit": WRITERS | {MEMBER},
    "initiatives:submit": WRITERS | {MEMBER},
    "initiatives:discard": WRITERS | {MEMBER},
    # (end of the authors)
    # initiatives: the council
    "initiatives:scores": {SECRETARY, COUNCIL_MEMBER, CHAIR},
    "initiatives:score": {SECRETARY, COUNCIL_MEMBER, CHAIR},
    "initiatives:sheet_pdf": {SECRETARY, COUNCIL_MEMBER, CHAIR},
    "initiatives:sheet_docx": {SECRETARY, COUNCIL_MEMBER, CHAIR},
    "initiatives:receive": {SECRETARY},
    "initiatives:receive_many": {SECRETARY},
    "initiatives:send_back": {SECRETARY},
    "initiatives:reopen": {SECRETARY},
    "initiatives:scores_pdf": {SECRETARY},
    "initiatives:scores_docx": {SECRETARY},
    "initiatives:scores_xlsx": {SECRETARY},
    "initiatives:sessions": KEEPERS_OF_THE_COUNCIL,
    "initiatives:session": KEEPERS_OF_THE_COUNCIL,
    "initiatives:decision_pdf": KEEPERS_OF_THE_COUNCIL,
    "initiatives:decision_docx": KEEPERS_OF_THE_COUNCIL,
    "initiatives:certificates_pdf": {OFFICE, SECRETARY},
    "initiatives:certificate_docx": {OFFICE, SECRETARY},
    "initiatives:refusal_pdf": {OFFICE, SECRETARY},
    "initiatives:refusal_docx": {OFFICE, SECRETARY},
    "initiatives:decision_note": {OFFICE, SECRETARY},
    "initiatives:request_pdf": ALL - {MEMBER, OVERSEER},  # of somebody else in the unit
    "initiatives:request_docx": ALL - {MEMBER, OVERSEER},
    # (end of the council)
    # councils and their meetings
    "council:list": KEEPERS_OF_THE_COUNCIL,
    "council:council": KEEPERS_OF_THE_COUNCIL,
    "council:meeting": KEEPERS_OF_THE_COUNCIL,
    "council:item": KEEPERS_OF_THE_COUNCIL,
    "council:dossiers": KEEPERS_OF_THE_COUNCIL,
    "council:projector": KEEPERS_OF_THE_COUNCIL,
    "council:turnout": KEEPERS_OF_THE_COUNCIL,
    "council:minutes_pdf": KEEPERS_OF_THE_COUNCIL,
    "council:minutes_docx": KEEPERS_OF_THE_COUNCIL,
    "council:conclusion_pdf": KEEPERS_OF_THE_COUNCIL,
    "council:conclusion_docx": KEEPERS_OF_THE_COUNCIL,
    "council:count_pdf": KEEPERS_OF_THE_COUNCIL,
    "council:count_docx": KEEPERS_OF_THE_COUNCIL,
    "council:ballot": {SECRETARY, COUNCIL_MEMBER, CHAIR},
    "council:vote_now": {SECRETARY, COUNCIL_MEMBER, CHAIR},
    **{
        f"council:{name}": {SECRETARY}
        for name in (
            "council_add",
            "seat_add",
            "seats_add",
            "seat_end",
            "meeting_add",
            "meeting_edit",
            "agenda",
            "invite",
            "call_off",
            "roll",
            "opinions",
            "record",
            "course",
            "close",
            "open_round",
            "recuse",
            "explain",
            "close_round",
            "count",
            "give_up",
            "slips",
            "tablet",
            "invitation_pdf",
            "invitation_docx",
            "summary_pdf",
            "summary_docx",
            "ballot_pdf",
            "ballot_docx",
        )
    },
    # (end of councils)
    # awards: the unit
    "nominations:list": {UNIT_HEAD, MEMBER, OFFICE, SECRETARY, CHAIR},
    "nominations:list_export": {UNIT_HEAD, MEMBER, OFFICE, SECRETARY, CHAIR},
    "nominations:detail": {UNIT_HEAD, MEMBER, OFFICE, SECRETARY, CHAIR},
    "nominations:report": {UNIT_HEAD, MEMBER, OFFICE},
    "nominations:attachment": {UNIT_HEAD, MEMBER, OFFICE, SECRETARY, CHAIR},
    "nominations:reviews": VIEWERS_OF_PEOPLE,
    "nominations:review": VIEWERS_OF_PEOPLE,
    "nominations:add": WRITERS,
    "nominations:add_outsider": WRITERS,
    "nominations:add_short": WRITERS,
    "nominations:outsiders_import": WRITERS,
    "nominations:outsiders_template": WRITERS,
    "nominations:from_registration": WRITERS,
    "nominations:merit": WRITERS,
    "nominations:outsider": WRITERS,
    "nominations:submit": WRITERS,
    "nominations:submit_unit": WRITERS,
    "nominations:discard": WRITERS,
    "nominations:review_add": WRITERS,
    "nominations:review_edit": WRITERS,
    # (end of the unit)
    # awards: the secretary
    "vetting:desk": MANAGERS,
    "vetting:receive": {SECRETARY},
    "vetting:receive_many": {SECRETARY},
    "vetting:send_back": {SECRETARY},
    "vetting:send_back_many": {SECRETARY},
    "vetting:vet": {SECRETARY},
    "vetting:reopen": {SECRETARY},
    "vetting:quota": {OFFICE, SECRETARY, CHAIR, OVERSEER},
    "vetting:give_place": {SECRETARY},
    "vetting:take_back_place": {SECRETARY},
    "vetting:reorder": {SECRETARY},
    "vetting:fix_list": {SECRETARY},
    "vetting:open_list": {SECRETARY},
    "vetting:comparison": MANAGERS,
    "vetting:comparison_xlsx": MANAGERS,
    # (end of the secretary)
    # awards: decisions and history
    "decisions:list": VIEWERS_OF_PEOPLE,
    "decisions:detail": VIEWERS_OF_PEOPLE,
    "decisions:file": VIEWERS_OF_PEOPLE,
    "awards:history": VIEWERS_OF_PEOPLE,
    "awards:history_person": VIEWERS_OF_PEOPLE,
    "awards:history_unit": VIEWERS_OF_PEOPLE,
    "awards:history_export": VIEWERS_OF_PEOPLE,
    "decisions:add": {OFFICE, SECRETARY},
    "decisions:template": {OFFICE, SECRETARY},
    "decisions:prepare": {OFFICE, SECRETARY},
    "decisions:draft": MANAGERS,
    "decisions:draft_pdf": MANAGERS,
    "decisions:draft_docx": MANAGERS,
    "decisions:draft_signed_file": MANAGERS,
    "decisions:draft_return": {CHAIR},
    "decisions:draft_amend": {OFFICE, SECRETARY},
    "decisions:draft_number": {OFFICE, SECRETARY},
    "decisions:draft_attach": {OFFICE, SECRETARY},
    "decisions:draft_issue": {OFFICE, SECRETARY},
    "decisions:draft_discard": {OFFICE, SECRETARY},
    "decisions:fund": MANAGERS,
    "decisions:fund_edit": {OFFICE, SECRETARY},
    "decisions:fund_source": {OFFICE, SECRETARY},
    "decisions:fund_expense": {OFFICE, SECRETARY},
    "decisions:revocation": {OFFICE, SECRETARY},
    "decisions:correction": {OFFICE, SECRETARY},
    "decisions:refusal_pdf": {OFFICE, SECRETARY},
    "decisions:refusal_docx": {OFFICE, SECRETARY},
    "decisions:paper_pdf": VIEWERS_OF_PEOPLE,
    "decisions:signed_file": VIEWERS_OF_PEOPLE,
    "decisions:paylist_pdf": {OFFICE, SECRETARY},
    "decisions:paylist_docx": {OFFICE, SECRETARY},
    "decisions:paylist_xlsx": {OFFICE, SECRETARY},
    "decisions:correct": {OFFICE, SECRETARY},
    "decisions:revoke": {OFFICE, SECRETARY},
    "decisions:revoke_line": {OFFICE, SECRETARY},
    "awards:history_add": {OFFICE, SECRETARY},
    "decisions:revoke_award": {OFFICE, SECRETARY},
    "awards:history_import": {OFFICE, SECRETARY},
    "awards:history_import_preview": {OFFICE, SECRETARY},
    "awards:history_template": {OFFICE, SECRETARY},
    "awards:complete_years": {OFFICE, SECRETARY},
    # (end of decisions)
    # certificates
    "certificates:list": {OFFICE, SECRETARY},
    "certificates:decision": {OFFICE, SECRETARY},
    "certificates:paper_pdf": {OFFICE, SECRETARY},
    "certificates:paper_docx": {OFFICE, SECRETARY},
    "certificates:blank_add": {OFFICE, SECRETARY},
    "certificates:blank": {OFFICE, SECRETARY},
    "certificates:blank_test_pdf": {OFFICE, SECRETARY},
    "certificates:blank_remove": {OFFICE, SECRETARY},
    "certificates:book": MANAGERS,
    "certificates:book_pdf": MANAGERS,
    "certificates:book_docx": MANAGERS,
    "certificates:book_xlsx": MANAGERS,
    # (end of certificates)
    # for administrators
    "backups:list": set(),
    "backups:file": set(),
    # publicity
    "publicity:front": PUBLIC,
    "publicity:feed_file": PUBLIC,
    "publicity:item": PUBLIC,
    "publicity:example": PUBLIC,
    "publicity:example_file": PUBLIC,
    **{
        f"publicity:{name}": {OFFICE, SECRETARY}
        for name in (
            "office",
            "put_up",
            "put_up_result",
            "manage",
            "withdraw",
            "example_add",
            "example_manage",
            "example_edit",
            "example_photo_file",
            "example_pdf",
            "example_docx",
        )
    },
    # (end of publicity)
    # reports: of the first one; tests/pages/test_reports.py has them all
    "reports:first": {UNIT_HEAD, OFFICE, SECRETARY, CHAIR, OVERSEER},
    "reports:report": {UNIT_HEAD, OFFICE, SECRETARY, CHAIR, OVERSEER},
    "reports:rows": VIEWERS_OF_PEOPLE,
    "reports:xlsx": {UNIT_HEAD, OFFICE, SECRETARY, CHAIR, OVERSEER},
    "reports:pdf": {UNIT_HEAD, OFFICE, SECRETARY, CHAIR, OVERSEER},
    "reports:overview": {OVERSEER},
    "reports:overview_xlsx": {OVERSEER},
    "reports:queue": {OVERSEER},
    "reports:give_back": {OVERSEER},
    "reports:handing_up": {*MANAGERS, OVERSEER},
    "reports:handed_up_pdf": {*MANAGERS, OVERSEER},
    "reports:papers": MANAGERS,
    "reports:paper": MANAGERS,
    "reports:paper_pdf": MANAGERS,
    "reports:paper_docx": MANAGERS,
    "reports:paper_edit": {OFFICE, SECRETARY},
    # (end of reports)
    # awards: papers
    "nominations:report_pdf": {UNIT_HEAD, MEMBER, *MANAGERS},
    "nominations:report_docx": {UNIT_HEAD, MEMBER, *MANAGERS},
    "nominations:review_pdf": {UNIT_HEAD, *MANAGERS},
    "nominations:review_docx": {UNIT_HEAD, *MANAGERS},
    "vetting:papers": MANAGERS,
    "vetting:vetting_pdf": MANAGERS,
    "vetting:vetting_docx": MANAGERS,
    "vetting:summary_pdf": MANAGERS,
    "vetting:summary_docx": MANAGERS,
    "vetting:summary_xlsx": MANAGERS,
    "vetting:proposal_pdf": MANAGERS,
    "vetting:proposal_docx": MANAGERS,
    "vetting:proposal_issue": {OFFICE, SECRETARY},
    # (end of papers)
    # documents: printing
    "documents:jobs": ALL,
    "documents:job": {OFFICE},
    "documents:job_file": {OFFICE},
    "documents:part_file": {OFFICE},
    # (end of printing)
    # documents: issued papers
    "signing:number": {OFFICE, SECRETARY},
    "signing:list": {OFFICE, SECRETARY},
    "signing:file": {OFFICE, SECRETARY},
    "signing:signed_file": {OFFICE, SECRETARY},
    "signing:paper": {OFFICE, SECRETARY},
    "signing:signatures": {OFFICE, SECRETARY},
    "signing:sign": {OFFICE, SECRETARY},
    "signing:sign_annex": {OFFICE, SECRETARY},
    "signing:annexes": {OFFICE, SECRETARY},
    "signing:annex_file": {OFFICE, SECRETARY},
    "signing:withdraw": {OFFICE, SECRETARY},
    # (end of issued papers)
    # regulations
    "regulations:list": ALL,
    "regulations:add": {OFFICE},
    "regulations:edit": {OFFICE},
    "regulations:delete": {OFFICE},
}
"""Who gets 200 for GET."""

ONLY_POST = {
    "logout": ALL,
    "takeout:ask": {OFFICE, CHAIR},
    "sessions_end": ALL,
    "recovery_codes": ALL,
    "second_factor_off": ALL,
    "choose_commune": ALL,
    "notifications:read_all": ALL,
    "notifications:renew_calendar": ALL,
    "reminders:mail_again": MANAGERS,
    "backups:now": set(),  # administrators
    "practise_day": set(),  # nobody, in a commune that does not practise
    "campaigns:reading_discard": MANAGERS,
    "people:person_take_back": {OFFICE},
    "people:import_units": {OFFICE},
    "people:import_fill": {OFFICE},
    "people:user_lock": {OFFICE},
    "people:user_unlock": {OFFICE},
    "people:user_password": {OFFICE},
    "people:user_let_in": {OFFICE},
    "people:user_factor_off": {OFFICE},
    "first_day_law": {OFFICE},
    "first_day_finish": {OFFICE},
    "registrations:begin": WRITERS,
    "registrations:autosave": WRITERS,
    "registrations:fill_unit": WRITERS,
    "registrations:fill_last_year": WRITERS,
    "registrations:withdraw": WRITERS,
    # initiatives: the authors
    "initiatives:autosave": WRITERS | {MEMBER},
    "initiatives:attach": WRITERS | {MEMBER},
    "initiatives:detach": WRITERS | {MEMBER},
    "initiatives:withdraw": WRITERS,  # of somebody else in the unit
    # (end of the authors)
    # initiatives: the council
    # (end of the council)
    # councils and their meetings
    "council:item_take_off": {SECRETARY},
    "council:item_move_up": {SECRETARY},
    "council:undo_recusal": {SECRETARY},
    "council:drop_name": {SECRETARY},
    "council:decide_tie": {SECRETARY},
    # (end of councils)
    # awards: the unit
    "nominations:filter_save": VIEWERS_OF_PEOPLE,
    "nominations:filter_remove": VIEWERS_OF_PEOPLE,
    "nominations:report_autosave": {UNIT_HEAD, MEMBER, OFFICE},
    "nominations:attach": {UNIT_HEAD, MEMBER, OFFICE},
    "nominations:detach": {UNIT_HEAD, MEMBER, OFFICE},
    "nominations:withdraw": WRITERS,
    # (end of the unit)
    # awards: the secretary
    "vetting:accept_file": {SECRETARY},
    "vetting:quota_what_if": {SECRETARY},
    "vetting:choose": {SECRETARY},
    # (end of the secretary)
    # awards: decisions and history
    "decisions:attach": {OFFICE, SECRETARY},
    "decisions:draft_submit": {OFFICE, SECRETARY},
    "decisions:draft_approve": {CHAIR},
    "decisions:draft_take_back": {OFFICE, SECRETARY},
    "decisions:draft_let_number_go": {OFFICE, SECRETARY},
    "decisions:release": {OFFICE, SECRETARY},
    "decisions:fund_source_remove": {OFFICE, SECRETARY},
    "decisions:fund_expense_remove": {OFFICE, SECRETARY},
    "decisions:undo_import": {OFFICE, SECRETARY},
    # (end of decisions)
    "certificates:blank_preview": {OFFICE, SECRETARY},
    "certificates:book_write": {OFFICE, SECRETARY},
    "publicity:restore": {OFFICE, SECRETARY},
    "publicity:moderate": {OFFICE, SECRETARY},
    "publicity:example_publish": {OFFICE, SECRETARY},
    # awards: papers
    "vetting:print_one": {UNIT_HEAD, MEMBER, *MANAGERS},
    "vetting:print_all": {UNIT_HEAD, *MANAGERS},
    # (end of papers)
    "signing:issue": {OFFICE, SECRETARY},
    "signing:annex_drop": {OFFICE, SECRETARY},
    "signing:check_again": {OFFICE, SECRETARY},
    "signing:let_number_go": {OFFICE, SECRETARY},
    "reports:hand_up": {OFFICE},
    "reports:recall": {OFFICE},
    "reports:take": {OVERSEER},
    "reports:paper_begin": {OFFICE, SECRETARY},
    "reports:paper_autosave": {OFFICE, SECRETARY},
    "reports:paper_take_over": {OFFICE, SECRETARY},
    # documents: printing
    "documents:job_cancel": {OFFICE},
    "documents:job_again": {OFFICE},
    # (end of printing)
}
"""Who is not turned away when something is sent there."""
ELSEWHERE = {
    "guide:page": "tests/pages/test_guide.py: its address names a role",
    "documents:verify": "tests/pages/test_verification.py: its address holds a token",
    "password_reset_confirm": "tests/pages/test_people_account.py: its address holds a token",
    "login_code": "tests/pages/test_doors.py: after the right password, before the login",
    "reminders:calendar": "tests/pages/test_reminder_pages.py: its address is the secret",
}


MOST_QUERIES, MOST_OF_A_LIST = 15, 12
"""What a page may ask, and a list; none asks more for more rows: each list has a test with 1, 3 and
300."""
LISTS = {
    "awards:history",
    "event_log",
    "initiatives:scores",
    "nominations:reviews",
    "people:persons",
    "people:units",
    "people:users",
    "publicity:office",
}
"""Lists that are not called so."""


def most_queries(name: str) -> int:
    """Give how many queries a page may ask at most."""
    is_list = name in LISTS or name.endswith(":list")
    return MOST_OF_A_LIST if is_list else MOST_QUERIES


TWIN = re.compile(r"(.*?)s?_(?:pdf|docx|xlsx)")
"""One paper under several names, also where one file holds it for many."""


def test_who_may_not_have_a_paper_as_word_may_not_have_it_in_another_form():
    papers: dict[str, dict[str, set[Role]]] = {}
    for name, who in WHO.items():
        if match := TWIN.fullmatch(name):
            papers.setdefault(match[1], {})[name] = who
    unlike = [
        twins
        for twins in papers.values()
        if any(who != next(iter(twins.values())) for who in twins.values())
    ]
    assert len([twins for twins in papers.values() if len(twins) > 1]) > 20
    assert unlike == []


class NamedView(NamedTuple):
    """An address by its name, the view behind it, and what it takes: {"pk"}."""

    name: str
    view: Callable
    takes: frozenset[str]


def named_views(
    resolver: URLResolver | None = None, namespace: str = "", taking: frozenset[str] = frozenset()
) -> Iterator[NamedView]:
    """Give every address. Django admin has its own doorkeeper and its own walk, of whoever may do
    everything there: `test_admin_words`."""
    for entry in (resolver or get_resolver()).url_patterns:
        takes = taking | {*entry.pattern.converters}
        if isinstance(entry, URLPattern):
            yield NamedView(f"{namespace}{entry.name}", entry.callback, takes)
        elif entry.namespace != "admin":
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from named_views(entry, inner, takes)


OF_AN_OBJECT = {view.name for view in named_views() if "pk" in view.takes}
"""What has an address of its own for each commune."""


OPEN_TO = {
    reverse(view.name): WHO[view.name]
    for view in named_views()
    if not view.takes and WHO.get(view.name, PUBLIC) != PUBLIC
}
"""Who may open what has one address for everybody."""
LINK = re.compile(r'<a [^>]*href="([^"?#]+)')


def closed_links(role: Role, text: str) -> set[str]:
    """Give the addresses to which a page leads a role that may not open them."""
    return {address for address in LINK.findall(text) if role not in OPEN_TO.get(address, ALL)}


@dataclass(frozen=True)
class Communes:
    """Ours, where each role is logged in, a neighbour, and the folder in which their files lie."""

    ours: World
    neighbour: World
    logins: dict[Role, SimpleCookie]
    files: Path


@pytest.fixture(scope="module", autouse=True)
def communes(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Communes]:
    """Make both communes once for all tests here."""
    files = tmp_path_factory.mktemp("media")
    with undone_in_the_end(django_db_blocker, files):
        ours, neighbour = World.of(), World.of("Thượng Lạc", prefix="tho_")
        logins = {role: login_of(ours.cast[role]) for role in ROLES}
        judged_of(with_kept(Nomination.objects.all()))  # as whoever looked at them before
        settle()
        yield Communes(ours, neighbour, logins, files)


@pytest.fixture(scope="module", autouse=True)
def what_several_roles_ask_for_is_printed_once() -> Iterator[None]:
    """The same page gives the same bytes: a child that prints is started for the first of them."""
    printed, only = {}, rendering.only

    def printed_once(order: Order) -> bytes:
        asked = json.dumps([order.work, order.content], sort_keys=True)
        if asked not in printed:
            printed[asked] = only(order)
        return printed[asked]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rendering, "only", printed_once)
        yield


def login_of(user: User) -> SimpleCookie:
    client = Client()
    client.force_login(user)
    return client.cookies


@pytest.fixture
def world(communes, settings) -> World:
    settings.MEDIA_ROOT = communes.files
    return communes.ours


@pytest.fixture
def enter(communes, client) -> Callable[[Role], None]:
    """Give a function that lets the client go on as the one who has a role."""

    def enter(role: Role) -> None:
        client.cookies = deepcopy(communes.logins[role])

    return enter


class Opened(NamedTuple):
    """The status of an answer, what can be read on it, also in a file, and whether it is a page."""

    status: int
    text: str
    is_page: bool


def address_of(world: World, name: str) -> str:
    """Give the address of a page of a world."""
    return reverse(name, kwargs=world.arguments(name))


def opened(client, address: str) -> Opened:
    answer = client.get(address)
    is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    return Opened(answer.status_code, b"".join(answer).decode(errors="ignore"), is_page)


class Reads:
    """Counts what is read: each five minutes a session is noted as used, on whichever page. To keep
    the words of each query as well takes a sixth of the time of a page."""

    count = 0

    def __call__(self, execute: Callable, sql: str, *more: object) -> object:
        self.count += sql.startswith(("SELECT", "(SELECT"))
        return execute(sql, *more)


def test_every_address_is_in_the_table():
    listed = [*WHO, *ONLY_POST, *ELSEWHERE]
    assert sorted(view.name for view in named_views()) == sorted(listed)


@pytest.mark.parametrize("name", WHO)
def test_each_role_opens_what_it_may_and_nothing_else(name, world, client, enter):
    address, seen = address_of(world, name), {}
    for role in ROLES:
        enter(role)
        with connection.execute_wrapper(reads := Reads()):
            page = opened(client, address)
        seen[role.name] = page.status
        assert "Thượng Lạc" not in page.text, role.name
        assert ">---------<" not in page.text, role.name
        asked = reads.count if page.is_page else 0
        assert asked <= most_queries(name), f"{role.name}: {asked}"
        assert closed_links(role, page.text) == set(), role.name
    allowed = ALL if WHO[name] == PUBLIC else WHO[name]
    expected = {role.name: role in allowed for role in ROLES}
    assert {role: code in (200, 302) for role, code in seen.items()} == expected, seen
    assert set(seen.values()) <= {200, 302, 403, 404}


@pytest.mark.parametrize("name", ["home", "campaigns:list", "people:persons", "registrations:list"])
def test_a_page_that_is_only_looked_at_answers_head(name, client, enter):
    enter(OFFICE)
    answer = client.head(reverse(name))
    assert (answer.status_code, answer.content) == (200, b"")


def test_a_stranger_is_led_to_the_login_page(world, client):
    led = {}
    for name in WHO:
        answer = client.get(address_of(world, name))
        list(answer)  # a file is closed when it has been read
        led[name] = answer.status_code, answer.headers.get("Location", "").partition("?")[0]
    assert led == {
        name: (200, "") if who == PUBLIC else (302, reverse("login")) for name, who in WHO.items()
    }


@pytest.mark.parametrize(
    "name", [name for name, who in WHO.items() if who != PUBLIC and name in OF_AN_OBJECT]
)
def test_nothing_of_a_neighbour_can_be_opened_or_read(name, communes, client, enter):
    address = address_of(communes.neighbour, name)
    for role in ROLES:
        enter(role)
        page = opened(client, address)
        assert page.status in (403, 404), role.name
        assert "Thượng Lạc" not in page.text, role.name


@pytest.mark.parametrize("name", ONLY_POST)
def test_what_changes_something_answers_to_post_from_who_may(name, world, client, enter):
    address = address_of(world, name)
    enter(ROLES[0])
    assert client.get(address).status_code == 405  # whoever asks: before the role is looked at
    seen = {}
    for role in ROLES:
        enter(role)
        with transaction.atomic():
            seen[role.name] = client.post(address, {"commune": world.cast.commune.pk}).status_code
            transaction.set_rollback(True)
    turned_away = {role.name for role in ROLES if role not in ONLY_POST[name]}
    assert {role for role, code in seen.items() if code in (403, 404)} == turned_away, seen


def test_somebody_without_a_role_sees_how_to_get_one(django_user_model, client):
    client.force_login(django_user_model.objects.create_user("moi"))
    page = client.get(reverse("home")).content.decode()
    assert "Tài khoản chưa được giao vai trò" in page


def test_an_administrator_without_a_role_sees_what_administrators_do(world, admin_client):
    page = admin_client.get(reverse("home")).content.decode()
    doors = [reverse(name) for name in ("first_day", "admin:index", "backups:list")]
    assert [door for door in doors if f'href="{door}"' not in page] == []
    assert "Tài khoản chưa được giao vai trò" not in page


def test_a_role_that_ended_opens_nothing(world, client):
    world.cast[OFFICE].memberships.update(ends_on="2020-12-31")
    client.force_login(world.cast[OFFICE])
    names = ("campaigns:detail", "people:person", "people:persons")
    assert [opened(client, address_of(world, name)).status for name in names] == [404, 404, 403]
