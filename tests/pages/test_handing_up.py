"""A report goes up to the level above: taken, given back with a reason, sent again; who sees what
of it; no name crosses that the paper of the commune does not bear."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.reminders import obligations
from documents.paper.letter import Table
from history.models import Event
from notifications.models import Notice
from people.models import Commune, Membership
from people.roles import CHAIR, OFFICE, OVERSEER, SECRETARY, UNIT_HEAD, Role
from procedure.refusal import RefusedError
from registrations.consolidation import consolidation
from registrations.documents import report_letter
from registrations.signed import registered_totals
from reports import actions
from reports.models import HandingUp
from reports.signed import year_papers
from signing.sources import Head
from tests.cast import Cast
from tests.handing_up import handed_up, let_reports_go_up, make_report
from tests.issuing import CONTENT, make_issued
from tests.lasting import settle, undone_in_the_end
from tests.reported import TODAY, december
from thiduakt.home.gathered import home_of

pytestmark = pytest.mark.django_db

NEW_DAY = date(2021, 12, 27)


@pytest.fixture(scope="module", autouse=True)
def cast(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Cast]:
    with undone_in_the_end(django_db_blocker, tmp_path_factory.mktemp("media")):
        cast = Cast.of()
        december(cast)
        let_reports_go_up(cast)
        settle()
        yield cast


@pytest.fixture
def paper(cast):
    return make_report(cast, year_papers, of_year(cast))


def of_year(cast: Cast):
    return actions.begin(cast.commune.campaigns.get(), by=cast.acting(OFFICE))


def as_(cast: Cast, role: Role) -> Client:
    client = Client()
    client.force_login(cast[role])
    return client


def todos(cast: Cast, role: Role) -> list[tuple[str, str, str]]:
    """Give what the first page says there is to do about reports."""
    tasks = home_of(cast[role], cast.commune).todos
    return [(task.title, task.detail, task.time) for task in tasks if "báo cáo" in task.title]


def told(cast: Cast, role: Role) -> list[str]:
    return [notice.subject for notice in Notice.objects.filter(recipient=cast[role]).order_by("pk")]


def refused(act, *subject, **more) -> str:
    with pytest.raises(RefusedError) as error:
        act(*subject, **more)
    return error.value.findings[0].code


# --- Up, back, up again, taken ----------------------------------------------------------------


def test_a_report_goes_up_comes_back_with_a_reason_and_goes_up_again_until_it_is_taken(cast, paper):
    office, above = as_(cast, OFFICE), as_(cast, OVERSEER)
    sent = office.post(reverse("reports:hand_up", args=[paper.pk]), follow=True).context["shown"]
    assert [sent.round, sent.state.word] == [1, "Chờ tiếp nhận"]
    assert todos(cast, OVERSEER) == [("Tiếp nhận 1 báo cáo các xã gửi", "xã Quảng Thành", "")]
    assert told(cast, OVERSEER) == ["Xã Quảng Thành gửi báo cáo số 45/BC-UBND"]
    file = above.get(reverse("reports:handed_up_pdf", args=[sent.pk]))
    assert b"".join(file.streaming_content) == CONTENT

    back = reverse("reports:give_back", args=[sent.pk])
    above.post(back, {"reason": "Phụ lục II thiếu thôn 3.", "due_on": "27/12/2021"})
    page = office.get(sent.get_absolute_url()).content.decode()
    assert (
        page.index("Cấp trên trả lại")
        < page.index("Phụ lục II thiếu thôn 3.")
        < page.index("Nơi gửi")
    )
    assert todos(cast, OFFICE) == [
        (
            "Bổ sung, gửi lại báo cáo số 45/BC-UBND",
            "Cấp trên trả lại: Phụ lục II thiếu thôn 3.",
            "còn 7 ngày, hết hạn 24:00 ngày 27/12/2021",
        )
    ]
    assert told(cast, CHAIR) == told(cast, OFFICE) == ["Cần bổ sung báo cáo số 45/BC-UBND"]

    office.post(reverse("reports:hand_up", args=[paper.pk]))
    again = HandingUp.objects.get(round=2)
    above.post(reverse("reports:take", args=[again.pk]))
    assert list(HandingUp.objects.order_by("round").values_list("stage", "answered_on")) == [
        ("returned", TODAY),
        ("taken", TODAY),
    ]
    assert [todos(cast, role) for role in (OFFICE, OVERSEER)] == [[], []]
    assert told(cast, CHAIR)[1:] == ["Cấp trên đã tiếp nhận báo cáo số 45/BC-UBND"]
    events = Event.objects.filter(verb__startswith="report.").exclude(verb="report.begin")
    assert [(event.verb, event.actor_role) for event in events.order_by("sequence")] == [
        ("report.hand_up", "Văn phòng"),
        ("report.give_back", "Cấp trên"),
        ("report.hand_up", "Văn phòng"),
        ("report.take", "Cấp trên"),
    ]
    shown = office.get(again.get_absolute_url()).context
    assert [(handing_up.round, handing_up.state.word) for handing_up in shown["rounds"]] == [
        (2, "Đã tiếp nhận"),
        (1, "Cần bổ sung"),
    ]


def test_what_was_given_back_is_reminded_of_until_it_is_sent_again(cast, paper):
    def owed() -> list[tuple[str, date]]:
        duties = obligations(TODAY, cast.commune)
        return [(o.title, o.ladder.last_day) for o in duties if o.subject.startswith("handing-up")]

    sent = handed_up(cast, paper)
    assert owed() == []
    actions.give_back(sent, reason="Thiếu.", due_on=NEW_DAY, by=cast.acting(OVERSEER))
    assert owed() == [("Bổ sung, gửi lại báo cáo số 45/BC-UBND", NEW_DAY)]
    handed_up(cast, paper)
    assert owed() == []


def test_what_was_sent_by_mistake_is_taken_back_and_may_go_up_again(cast, paper):
    sent = handed_up(cast, paper)
    assert actions.recall(sent, by=cast.acting(OFFICE)).state.word == "Đã rút về"
    above = cast.acting(OVERSEER)
    assert refused(actions.take, sent, by=above) == "answered"
    assert handed_up(cast, paper).round == 2


def test_a_paper_taken_out_of_force_is_not_taken_in_and_the_new_one_goes_up_in_its_place(
    cast, paper
):
    sent = handed_up(cast, paper)
    paper.withdrawn_on, paper.withdraw_reason = TODAY, "Sai số liệu."
    paper.save()
    assert refused(actions.take, sent, by=cast.acting(OVERSEER)) == "not_in_force"
    assert refused(actions.hand_up, paper, by=cast.acting(OFFICE)) == "not_in_force"
    made = of_year(cast)
    made.paper = make_report(cast, year_papers, made, ordinal=46)
    made.save()
    again = reverse("reports:hand_up", args=[made.paper.pk])
    pages = (reverse("reports:papers"), sent.get_absolute_url(), made.get_absolute_url())
    shown = [as_(cast, OFFICE).get(page).content.decode() for page in pages]
    assert [again in page for page in shown] == [True, True, True]
    new = handed_up(cast, made.paper)
    sent.refresh_from_db()
    assert (new.round, new.state.word, sent.state.word) == (2, "Chờ tiếp nhận", "Đã rút về")


# --- Refused ----------------------------------------------------------------------------------


def test_only_a_report_in_force_goes_up_once_and_where_somebody_takes_it(cast, paper):
    by, campaign = cast.acting(OFFICE), cast.commune.campaigns.get()
    other = make_issued(cast.commune.pk, ordinal=8)
    waiting = make_report(cast, registered_totals, campaign, ordinal=50)
    waiting.issued_at = None
    waiting.save()
    assert [refused(actions.hand_up, report, by=by) for report in (other, waiting)] == [
        "no_report",
        "not_in_force",
    ]
    handed_up(cast, paper)
    assert refused(actions.hand_up, paper, by=by) == "sent_already"
    Membership.objects.filter(role=OVERSEER.code).update(ends_on=date(2021, 6, 1))
    waiting.issued_at = paper.issued_at
    waiting.save()
    assert refused(actions.hand_up, waiting, by=by) == "nobody_above"
    cast.commune.regulations.all().delete()
    assert refused(actions.hand_up, waiting, by=by) == "not_here"
    assert HandingUp.objects.count() == 1


def test_the_level_above_answers_once_with_a_reason_and_a_day_ahead(cast, paper):
    sent, by = handed_up(cast, paper), cast.acting(OVERSEER)
    assert [
        refused(actions.give_back, sent, reason=reason, due_on=day, by=by)
        for reason, day in ((" ", NEW_DAY), ("Thiếu.", TODAY))
    ] == ["no_reason", "not_ahead"]
    actions.take(sent, by=by)
    assert refused(actions.take, sent, by=by) == "answered"
    assert refused(actions.give_back, sent, reason="A", due_on=NEW_DAY, by=by) == "answered"
    assert refused(actions.recall, sent, by=cast.acting(OFFICE)) == "answered"


# --- Who sees what ----------------------------------------------------------------------------


def test_who_looks_after_another_commune_or_heads_a_unit_sees_nothing_of_it(cast, paper):
    sent = handed_up(cast, paper)
    stranger = Cast.of("Thượng Lạc", "tho_")
    seen = {
        name: client.get(sent.get_absolute_url()).status_code
        for name, client in {
            "neighbour above": as_(stranger, OVERSEER),
            "neighbour office": as_(stranger, OFFICE),
            "unit head": as_(cast, UNIT_HEAD),
            "secretary": as_(cast, SECRETARY),
        }.items()
    }
    assert seen == {
        "neighbour above": 404,
        "neighbour office": 404,
        "unit head": 404,
        "secretary": 200,
    }
    assert list(as_(stranger, OVERSEER).get(reverse("reports:queue")).context["page"]) == []
    taken = as_(stranger, OVERSEER).post(reverse("reports:take", args=[sent.pk]))
    assert (taken.status_code, HandingUp.objects.get().stage) == (404, "sent")


def test_the_report_of_what_was_registered_goes_up_without_a_name(cast):
    added_up = consolidation(cast.commune.campaigns.get())
    named, bare = report_letter(added_up), registered_totals.letter(added_up.campaign)
    texts = {letter: repr((letter.blocks, letter.annexes)) for letter in (named, bare)}
    assert ["Tên Riêng" in texts[letter] for letter in (named, bare)] == [True, False]
    assert [annex.title for annex in bare.annexes] == ["Phụ lục"]
    assert [_rows(letter.annexes[0].blocks[0]) for letter in (named, bare)] == [
        [["1", "Tài chính - Kế toán", "1", "0"], ["2", "Văn phòng - Thống kê", "3", "1"]]
    ] * 2


def test_what_was_registered_is_numbered_and_signed_like_every_report(cast):
    campaign = cast.commune.campaigns.get()
    letter = registered_totals.letter(campaign, Head("12/BC-UBND", TODAY))
    assert (letter.number_line, letter.issued_on) == ("Số: 12/BC-UBND", TODAY)
    assert "Báo cáo số 12/BC-UBND ngày 20/12/2021 của" in letter.annexes[0].belongs_to
    assert registered_totals.locked(campaign) == campaign
    client = as_(cast, OFFICE)
    page = client.get(reverse("signing:number", args=[registered_totals.name, campaign.pk]))
    assert reverse("registrations:totals_pdf", args=[campaign.pk]) in page.content.decode()
    listed = client.get(reverse("registrations:consolidated", args=[campaign.pk]))
    assert "Lấy số Báo cáo số liệu đăng ký" in listed.content.decode()
    campaign.registrations.update(stage="submitted", approved_on=None)
    assert refused(registered_totals.refuse_unready, campaign) == "nothing_approved"


def _rows(table: Table) -> list[list[str]]:
    return [list(row[:4]) for row in table.rows]


def test_where_the_level_above_takes_none_the_page_says_that_a_file_is_sent(cast, paper):
    cast.commune.regulations.all().delete()
    page = as_(cast, OFFICE).get(reverse("reports:papers")).content.decode()
    assert "Gửi cấp trên bằng tệp" in page
    assert reverse("reports:hand_up", args=[paper.pk]) not in page


# --- Many -------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3, 60])
def test_the_queue_of_many_communes_asks_as_much_as_one(cast, paper, count):
    communes = Commune.objects.bulk_create(
        Commune(name=f"Xã {n}", province=cast.commune.province, practice_day=TODAY)
        for n in range(count)
    )
    Membership.objects.bulk_create(
        Membership(
            user=cast[OVERSEER], role="overseer", commune=commune, starts_on=date(2020, 1, 1)
        )
        for commune in communes
    )
    campaign = cast.commune.campaigns.get()
    HandingUp.objects.bulk_create(
        HandingUp(
            commune=commune,
            campaign=campaign,
            subject="x",
            paper=paper,
            round=1,
            sent_on=TODAY,
            sent_by_name="A",
        )
        for commune in communes
    )
    client = as_(cast, OVERSEER)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(reverse("reports:queue")).context["page"]
    assert (page.paginator.count, len(queries)) == (count, 7)
