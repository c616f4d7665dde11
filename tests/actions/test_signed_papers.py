"""Every paper that bears a number goes one road: drafted, numbered, signed, and only then in
force."""

from datetime import date

import pytest
from django.urls import reverse

from council.actions.agenda import add_matter
from council.actions.meetings import close
from council.signed import conclusions, invitations, minutes, signed_of
from decisions.signed import refusals
from documents.models import IssuedDocument
from history.models import Event
from law.authority import Authority
from notifications.models import Notice
from people.roles import MEMBER, OFFICE, SECRETARY, UNIT_HEAD
from procedure.refusal import RefusedError
from signing import actions
from signing.sources import DRAFT_MARK, draft_of, source_of, sources
from tests.cast import Cast
from tests.deciding import accepted_paper, decided, recognised
from tests.meetings import HELD_ON, Chamber
from tests.nominating import make_nomination
from tests.registering import launched, staff
from tests.signed import chairman_of, issued, numbered
from vetting.actions import reopen
from vetting.actions.proposing import propose
from vetting.papers.rows import rows_to_propose

pytestmark = pytest.mark.django_db


@pytest.fixture
def chamber() -> Chamber:
    return Chamber.of(members=3).seated()


def why(act, *args, **values) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        act(*args, **values)
    return [finding.code for finding in refused.value.findings]


def test_every_kind_of_paper_has_a_name_of_its_own():
    names = [source.name for source in sources()]
    assert len(set(names)) == len(names) == 9


def test_a_paper_of_the_council_is_a_draft_until_it_is_signed(chamber):
    cast, meeting = chamber.cast, chamber.meeting
    draft = draft_of(invitations, meeting)
    assert (draft.mark, draft.number_line[-10:], draft.verification) == (
        DRAFT_MARK,
        "/GM-HĐTĐKT",
        None,
    )
    paper = numbered(cast, invitations, meeting, date(2021, 11, 20), ordinal=12)
    assert (paper.number, paper.issued_at) == ("12/GM-HĐTĐKT", None)
    assert why(actions.issue, paper, by=cast.acting(OFFICE)) == ["not_signed"]
    actions.attach_signed(paper, file=accepted_paper(), by=cast.acting(OFFICE))
    paper = actions.issue(paper, by=cast.acting(OFFICE))
    assert paper.issued_at is not None
    assert signed_of(meeting) == {"invitation": paper}
    assert [
        event.verb for event in Event.objects.filter(verb__startswith="paper.").order_by("sequence")
    ] == [
        "paper.numbered",
        "paper.signed",
        "paper.issued",
    ]


@pytest.mark.parametrize(("source", "symbol"), [(minutes, "BB"), (conclusions, "TB")])
def test_what_a_meeting_leaves_is_numbered_once_it_is_closed(chamber, source, symbol):
    cast, meeting = chamber.cast, chamber.meeting
    assert why(numbered, cast, source, meeting, HELD_ON) == ["not_closed"]
    meeting.items.all().delete()
    add_matter(meeting, title="Bàn kế hoạch", is_voted=False, by=chamber.by)
    meeting = close(meeting, by=chamber.by)
    assert why(numbered, cast, source, meeting, date(2021, 11, 25)) == ["too_early"]
    paper = numbered(cast, source, meeting, HELD_ON, ordinal=3)
    assert paper.number == f"03/{symbol}-HĐTĐKT"
    assert source_of(paper) == (source, meeting.pk)


def test_a_refusal_is_numbered_for_who_was_refused_alone(chamber):
    cast = chamber.cast
    first, second = staff(cast.unit, 2)
    values = {"is_supported": False, "vetting_note": "Chưa đủ thời gian."}
    refused = make_nomination(chamber.campaign, first, "LDTT", "vetted", **values)
    standing = make_nomination(chamber.campaign, second, "LDTT", "vetted")
    assert why(numbered, cast, refusals, standing, HELD_ON) == ["not_refused"]
    paper = issued(cast, refusals, refused, HELD_ON, ordinal=8)
    assert (paper.number, paper.issuer) == ("08/TB-UBND", "Ủy ban nhân dân xã Quảng Thành")
    assert refusals.letter(refused).signature.authority == ("TM. Ủy ban nhân dân", "Chủ tịch")


def test_who_was_refused_and_the_unit_are_told_of_it_once_it_is_issued(chamber, client):
    cast, campaign = chamber.cast, chamber.campaign
    own, other = staff(cast.unit, 2)
    for role, person in ((MEMBER, own), (SECRETARY, other)):
        cast[role].person = person
        cast[role].save()
    values = {"is_supported": False, "vetting_note": "Chưa đủ thời gian."}
    refused = make_nomination(campaign, own, "LDTT", "vetted", **values)
    address = reverse("decisions:refusal_pdf", args=[refused.pk])
    client.force_login(cast[MEMBER])

    numbered(cast, refusals, refused, HELD_ON, ordinal=8)
    assert (told(), client.get(address).status_code) == ([], 403)
    paper = IssuedDocument.objects.get()
    actions.attach_signed(paper, file=accepted_paper(), by=cast.acting(OFFICE))
    paper = actions.issue(paper, by=cast.acting(OFFICE))
    assert told() == sorted((cast[role].pk, address) for role in (MEMBER, UNIT_HEAD))
    assert "Thông báo số 08/TB-UBND ngày 26/11/2021: Kết quả xét" in Notice.objects.first().body
    assert client.get(address).content.startswith(b"%PDF")

    Notice.objects.all().delete()
    by = cast.acting(OFFICE)
    actions.withdraw(paper, reason="Ghi nhầm ngày.", on=HELD_ON, by=by)
    page = refused.get_absolute_url()
    assert told() == sorted((cast[role].pk, page) for role in (MEMBER, UNIT_HEAD))
    assert client.get(address).status_code == 403


def told() -> list[tuple[int, str]]:
    return sorted(Notice.objects.values_list("recipient", "path"))


def test_a_number_is_given_once_and_let_go_while_nothing_is_issued(chamber):
    cast, meeting = chamber.cast, chamber.meeting
    paper = numbered(cast, invitations, meeting, HELD_ON, ordinal=12)
    assert why(numbered, cast, invitations, meeting, HELD_ON, 13) == ["has_number"]
    actions.let_number_go(paper, by=cast.acting(OFFICE))
    assert not IssuedDocument.objects.exists()
    assert numbered(cast, invitations, meeting, HELD_ON, 13).number == "13/GM-HĐTĐKT"


# --- Tờ trình ------------------------------------------------------------------------------------


@pytest.fixture
def cast() -> Cast:
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched(cast, on=date(2021, 12, 20))


def proposed(cast, campaign, ordinal: int) -> IssuedDocument:
    nominations = [row.nomination for row in rows_to_propose(campaign)]
    return propose(
        campaign,
        nominations,
        Authority.DISTRICT,
        signed_on=date(2021, 12, 18),
        signer=chairman_of(cast),
        ordinal=ordinal,
        by=cast.acting(OFFICE),
    )


def test_what_stands_in_a_proposal_is_not_vetted_anew_until_that_is_let_go(cast, campaign):
    an, *_ = staff(cast.unit)
    nomination = make_nomination(campaign, an, "CSTDCS", "vetted", place=1)
    proposal = proposed(cast, campaign, 41)
    by = cast.acting(SECRETARY)
    assert why(reopen, nomination, reason="Xem lại.", by=by) == ["in_a_proposal"]
    actions.let_number_go(proposal, by=cast.acting(OFFICE))
    assert reopen(nomination, reason="Xem lại.", by=by).stage == "received"


def test_a_second_proposal_names_only_who_was_proposed_nowhere(cast, campaign):
    an, binh, chi = staff(cast.unit)
    first = make_nomination(campaign, an, "CSTDCS", "vetted", place=1)
    proposal = proposed(cast, campaign, 41)
    assert why(proposed, cast, campaign, 42) == ["nobody"]
    late = make_nomination(campaign, binh, "CSTDCS", "vetted", place=2)
    given = make_nomination(campaign, chi, "CSTDCS", "vetted", place=3)
    decided(cast, campaign, recognised(given), authority=Authority.DISTRICT, is_confirmed=True)
    assert [row.nomination for row in rows_to_propose(campaign)] == [late]
    two = proposed(cast, campaign, 42)
    assert (proposal.number, two.number) == ("41/TTr-UBND", "42/TTr-UBND")
    actions.let_number_go(proposal, by=cast.acting(OFFICE))
    assert [row.nomination for row in rows_to_propose(campaign)] == [first]


def test_a_list_that_changed_since_it_was_shown_is_not_proposed(cast, campaign):
    an, binh = staff(cast.unit, 2)
    shown = make_nomination(campaign, an, "CSTDCS", "vetted", place=1)
    make_nomination(campaign, binh, "CSTDCS", "vetted", place=2)
    values = {"signed_on": date(2021, 12, 18), "signer": chairman_of(cast), "ordinal": 41}
    act = (propose, campaign, [shown], Authority.DISTRICT)
    assert why(*act, **values, by=cast.acting(OFFICE)) == ["list_changed"]


def test_the_page_shows_both_proposals_and_who_still_waits(cast, campaign, client):
    an, binh = staff(cast.unit, 2)
    make_nomination(campaign, an, "CSTDCS", "vetted", place=1)
    proposed(cast, campaign, 41)
    make_nomination(campaign, binh, "CSTDCS", "vetted", place=2)
    client.force_login(cast[OFFICE])
    page = " ".join(
        client.get(reverse("vetting:papers", args=[campaign.pk])).content.decode().split()
    )
    assert 'số <span class="unbroken">41/TTr-UBND</span>, chờ ký' in page
    assert "bổ sung" in page
