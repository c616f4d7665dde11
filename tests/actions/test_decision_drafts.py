"""From the vote to the signed paper: what each step of a drafted decision does and refuses."""

from copy import copy
from datetime import date

import pytest

from awards.models import Award
from decisions import actions as decisions
from decisions.facts.ready import waiting_in
from decisions.models import AwardDecision, DecisionDraft, DecisionLine
from documents.models import IssuedDocument
from history.models import Event
from law.authority import Authority
from notifications.models import Notice
from people.roles import CHAIR, MEMBER, OFFICE, SECRETARY, UNIT_HEAD
from procedure.locking import GoneError
from procedure.refusal import RefusedError
from regulations.models import Regulation, RegulationValue
from tests.cast import Cast, make_person
from tests.deciding import accepted_paper, decided, make_award, recognised
from tests.nominating import make_nomination
from tests.registering import launched, staff

pytestmark = pytest.mark.django_db

TODAY = date(2021, 12, 20)
SIGNED_ON = date(2021, 12, 6)


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched(cast, on=TODAY)


@pytest.fixture
def chairman(cast):
    return make_person(cast.other_unit, "Trần Quang Định", position="Chủ tịch UBND", gender="male")


@pytest.fixture
def ready(cast, campaign):
    return [make_nomination(campaign, person, "LDTT", "vetted") for person in staff(cast.unit)]


def drafted(cast, campaign, nominations, role=SECRETARY) -> DecisionDraft:
    return decisions.draft(campaign, nominations, proposer="Hội đồng", by=cast.acting(role))


def approved(cast, campaign, nominations) -> DecisionDraft:
    made = drafted(cast, campaign, nominations)
    decisions.submit(made, by=cast.acting(SECRETARY))
    return decisions.approve(made, by=cast.acting(CHAIR))


def numbered(cast, campaign, nominations, chairman, ordinal=325) -> DecisionDraft:
    made = approved(cast, campaign, nominations)
    by = cast.acting(OFFICE)
    return decisions.number(made, ordinal=ordinal, signed_on=SIGNED_ON, signer=chairman, by=by)


def signed(cast, campaign, nominations, chairman, **values) -> DecisionDraft:
    made = numbered(cast, campaign, nominations, chairman, **values)
    return decisions.attach_signed(made, file=accepted_paper(), by=cast.acting(OFFICE))


def issued(cast, campaign, nominations, chairman, **values) -> AwardDecision:
    made = signed(cast, campaign, nominations, chairman, **values)
    return decisions.issue(made, by=cast.acting(OFFICE))


def why(act, *args, **values) -> list[tuple[str, str]]:
    with pytest.raises(RefusedError) as refused:
        act(*args, **values)
    return [(finding.code, finding.sentence) for finding in refused.value.findings]


def set_rule(cast, parameter: str, value: str) -> None:
    regulation = Regulation.objects.create(
        commune=cast.commune,
        number="5/QĐ-UBND",
        issued_on=date(2021, 1, 2),
        issuer="UBND xã",
        title="Quy chế thi đua",
        valid_from=date(2021, 1, 2),
    )
    RegulationValue.objects.create(regulation=regulation, parameter=parameter, value=value)


def stage(made: DecisionDraft) -> str:
    return DecisionDraft.objects.get(pk=made.pk).stage


# --- Who waits --------------------------------------------------------------------------------


def test_the_authority_splits_the_list_and_who_is_left_out_is_named_with_the_reason(cast, campaign):
    an, binh, chi, dung, giang, hoa = staff(cast.unit, 6)
    own = make_nomination(campaign, an, "LDTT", "vetted")
    above = make_nomination(campaign, an, "CSTDCS", "vetted", place=1)
    against = make_nomination(campaign, binh, "LDTT", "vetted", is_supported=False)
    groundless = make_nomination(campaign, binh, "CSTDCS", "vetted")
    no_place = make_nomination(campaign, hoa, "CSTDCS", "vetted")
    held = make_nomination(campaign, chi, "LDTT", "vetted")
    make_award(chi, "LDTT", 2021, decision_number="9/QĐ-UBND", decided_on=date(2021, 10, 28))
    early = make_nomination(campaign, dung, "LDTT", "received")
    given = make_nomination(campaign, giang, "LDTT", "vetted")
    decided(cast, campaign, recognised(given))
    waiting = waiting_in(campaign, TODAY)
    assert [row.nomination for row in waiting.of(Authority.COMMUNE)] == [own]
    levels = [(level, [row.nomination for row in rows]) for level, rows in waiting.above]
    assert levels == [(Authority.DISTRICT, [above])]
    assert {row.nomination: row.why for row in waiting.left_out} == {
        against: "Thẩm định không đề nghị.",
        groundless: "Không đạt Lao động tiên tiến nên không đủ điều kiện Chiến sĩ thi đua cơ sở.",
        no_place: "Chưa được chọn suất trong tỷ lệ tối đa.",
        held: "Đã được tặng danh hiệu này theo quyết định số 9/QĐ-UBND ngày 28/10/2021.",
        early: "Đang ở trạng thái “Đã tiếp nhận”, chưa thẩm định xong.",
        given: "Được công nhận theo quyết định số 125/QĐ-UBND ngày 01/12/2021.",
    }


def test_since_2025_the_commune_decides_what_the_district_did(cast, campaign):
    (an,) = staff(cast.unit, 1)
    own = make_nomination(campaign, an, "CSTDCS", "vetted", place=1)
    waiting = waiting_in(campaign, date(2026, 2, 2))
    assert [row.nomination for row in waiting.of(Authority.COMMUNE)] == [own]
    assert waiting.above == []


# --- Drafting ---------------------------------------------------------------------------------


def test_a_draft_gives_nothing_and_its_dossiers_stand_in_no_other(cast, campaign, ready):
    made = drafted(cast, campaign, ready[:2])
    assert [line.nomination for line in made.lines.all()] == ready[:2]
    assert (stage(made), made.drafted_by_name) == ("draft", "Người Thư ký Hội đồng")
    assert not any(model.objects.exists() for model in (Award, AwardDecision, IssuedDocument))
    assert why(drafted, cast, campaign, ready) == [
        (
            "unfit",
            f"{nomination.nominee}: Đang nằm trong dự thảo quyết định khen thưởng ngày 20/12/2021.",
        )
        for nomination in ready[:2]
    ]
    decisions.discard(made, by=cast.acting(SECRETARY))
    assert drafted(cast, campaign, ready).lines.count() == 3


def test_what_another_level_decides_is_refused_with_its_clause(cast, campaign):
    (an,) = staff(cast.unit, 1)
    fighter = make_nomination(campaign, an, "CSTDCS", "vetted", place=1)
    assert why(drafted, cast, campaign, [fighter]) == [
        (
            "other_authority",
            "Chiến sĩ thi đua cơ sở do Chủ tịch Ủy ban nhân dân cấp huyện quyết định: hãy lập tờ "
            "trình.",
        )
    ]


def test_the_chair_returns_a_draft_with_a_reason_and_it_is_written_anew(cast, campaign, ready):
    made = drafted(cast, campaign, ready)
    secretary, chair = cast.acting(SECRETARY), cast.acting(CHAIR)
    decisions.submit(made, by=secretary)
    told = Notice.objects.filter(recipient=cast[CHAIR], path=made.get_absolute_url())
    assert told.count() == 1
    assert why(decisions.amend, made, ready, proposer="Hội đồng", by=secretary)[0][0] == (
        "not_writable"
    )
    assert why(decisions.send_back, made, reason=" ", by=chair) == [
        ("no_reason", "Hãy ghi lý do trả lại.")
    ]
    decisions.send_back(made, reason="Thiếu quy chế của xã.", by=chair)
    made.refresh_from_db()
    assert (made.stage, made.return_reason) == ("returned", "Thiếu quy chế của xã.")
    body = Notice.objects.get(recipient=cast[SECRETARY], path=made.get_absolute_url()).body
    assert "Thiếu quy chế của xã." in body
    decisions.amend(made, ready[:1], proposer="Hội đồng", other_bases="Quy chế 5", by=secretary)
    decisions.submit(made, by=secretary)
    assert told.count() == 2
    made.refresh_from_db()
    assert (made.stage, made.return_reason, made.lines.count()) == ("waiting", "", 1)


def test_where_the_chair_reads_on_paper_a_draft_goes_on_at_once(cast, campaign, ready):
    set_rule(cast, "chair_reads_drafts", "không")
    made = drafted(cast, campaign, ready)
    decisions.submit(made, by=cast.acting(SECRETARY))
    assert stage(made) == "approved"


def test_a_draft_taken_back_after_approval_is_read_again_and_loses_its_number(
    cast, campaign, ready, chairman
):
    made = numbered(cast, campaign, ready, chairman)
    decisions.take_back(made, by=cast.acting(SECRETARY))
    made.refresh_from_db()
    assert (made.stage, made.paper) == ("draft", None)
    assert IssuedDocument.objects.count() == 0


# --- Number, day, signer ----------------------------------------------------------------------


def test_a_numbered_draft_is_printed_and_proves_nothing_yet(cast, campaign, ready, chairman):
    made = numbered(cast, campaign, ready, chairman)
    paper = made.paper
    assert (paper.number, paper.issued_on, paper.issued_at) == ("325/QĐ-UBND", SIGNED_ON, None)
    assert (made.signer, made.signer_position) == (chairman, "Chủ tịch UBND")
    assert made.printed_total == 1_350_000
    assert not Award.objects.exists()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"signed_on": date(2021, 12, 21)}, "not_yet"),
        ({"ordinal": None}, "no_number"),
        ({"ordinal": 125}, "number_is_taken"),
    ],
)
def test_a_number_that_cannot_be_is_refused(cast, campaign, chairman, values, code):
    first, *ready = [
        make_nomination(campaign, person, "LDTT", "vetted") for person in staff(cast.unit, 4)
    ]
    decided(cast, campaign, recognised(first))
    made = approved(cast, campaign, ready)
    entered = {"ordinal": 325, "signed_on": SIGNED_ON, "signer": chairman} | values
    assert [
        refusal for refusal, _ in why(decisions.number, made, **entered, by=cast.acting(OFFICE))
    ] == [code]
    assert IssuedDocument.objects.count() == 0


def test_who_is_not_in_office_on_the_day_of_signing_cannot_sign(cast, campaign, ready, chairman):
    made = approved(cast, campaign, ready)
    chairman.left_on = date(2021, 12, 1)
    chairman.save()
    other = make_person(cast.unit, "Lê Văn Hội", position="Chủ tịch Hội Nông dân")
    by = cast.acting(OFFICE)
    for signer in (chairman, other):
        refused = why(
            decisions.number, made, ordinal=325, signed_on=SIGNED_ON, signer=signer, by=by
        )
        assert [code for code, _ in refused] == ["not_in_office"]


def test_the_program_gives_the_number_where_the_commune_keeps_a_book_in_it(
    cast, campaign, ready, chairman
):
    set_rule(cast, "numbers_given_by", "chương trình lấy số tiếp theo trong sổ riêng")
    made = numbered(cast, campaign, ready[:1], chairman, ordinal=None)
    assert made.paper.number == "01/QĐ-UBND"
    decisions.let_number_go(made, by=cast.acting(OFFICE))
    again = decisions.number(made, signed_on=SIGNED_ON, signer=chairman, by=cast.acting(OFFICE))
    assert again.paper.number == "01/QĐ-UBND"


# --- Issuing ----------------------------------------------------------------------------------


def test_an_issued_decision_gives_its_awards_with_the_money_of_the_day_of_signing(
    cast, campaign, ready, chairman
):
    decision = issued(cast, campaign, ready, chairman)
    lines = DecisionLine.objects.values_list(
        "nomination", "ordinal", "is_recognised", "reward_amount", "reward_coefficient",
        "base_salary", "rounding_step", "is_paid",
    )  # fmt: skip
    assert [tuple(map(float, line)) for line in lines] == [
        (nomination.pk, at, True, 450_000, 0.3, 1_490_000, 10_000, True)
        for at, nomination in enumerate(ready, start=1)
    ]
    made = decision.draft
    assert (made.stage, made.lines.count()) == ("issued", 0)
    assert (decision.number, decision.decided_on, decision.signer) == (
        "325/QĐ-UBND",
        SIGNED_ON,
        "Trần Quang Định",
    )
    assert decision.paper.issued_at is not None
    assert Award.objects.filter(is_held_back=True).count() == 3


def test_nothing_is_issued_without_the_signed_paper(cast, campaign, ready, chairman):
    made = numbered(cast, campaign, ready, chairman)
    assert why(decisions.issue, made, by=cast.acting(OFFICE)) == [
        ("not_signed", "Hãy đính kèm bản đã ký trước khi ban hành.")
    ]
    assert not Award.objects.exists()


def test_where_two_persons_are_asked_the_drafter_does_not_issue(cast, campaign, ready, chairman):
    set_rule(cast, "issuer_is_another", "có")
    made = signed(cast, campaign, ready, chairman)
    refused = why(decisions.issue, made, by=cast.acting(SECRETARY))
    assert [code for code, _ in refused] == ["own_draft"]
    assert decisions.issue(made, by=cast.acting(OFFICE)).number == "325/QĐ-UBND"


def test_a_dossier_that_was_opened_again_meanwhile_stops_the_whole_decision(
    cast, campaign, ready, chairman
):
    made = signed(cast, campaign, ready, chairman)
    ready[0].stage = "received"
    ready[0].save()
    refused = why(decisions.issue, made, is_confirmed=True, by=cast.acting(OFFICE))
    assert [code for code, _ in refused] == ["not_vetted"]
    made.refresh_from_db()
    assert (made.stage, made.paper.issued_at) == ("approved", None)
    assert not Award.objects.exists()


def test_a_fund_that_is_short_is_warned_of_once(cast, campaign, ready, chairman):
    office = cast.acting(OFFICE)
    decisions.add_source(cast.commune, 2021, kind="budget", amount=1_000_000, by=office)
    made = signed(cast, campaign, ready, chairman)
    assert why(decisions.issue, made, by=office) == [
        (
            "fund_is_short",
            "Quỹ thi đua, khen thưởng năm 2021 còn 1.000.000 đ, quyết định này cần 1.350.000 đ: "
            "thiếu 350.000 đ. Hãy bổ sung nguồn trước khi chi.",
        )
    ]
    assert decisions.issue(made, is_confirmed=True, by=office).paid_total() == 1_350_000


def test_a_source_that_two_take_out_is_taken_out_once(cast):
    office = cast.acting(OFFICE)
    source = decisions.add_source(cast.commune, 2021, kind="budget", amount=1_000_000, by=office)
    seen_by_another = copy(source)
    decisions.remove_source(source, by=office)
    with pytest.raises(GoneError):
        decisions.remove_source(seen_by_another, by=office)
    told = Event.objects.filter(verb__startswith="fund.").order_by("sequence")
    assert [event.verb for event in told] == ["fund.source_added", "fund.source_removed"]


def test_money_that_differs_from_the_print_stops_the_decision(cast, campaign, chairman):
    (an,) = staff(cast.unit, 1)
    nomination = make_nomination(campaign, an, "LDTT", "vetted")
    made = signed(cast, campaign, [nomination], chairman)
    higher = make_nomination(campaign, an, "CSTDCS", "vetted", place=1)
    values = {"decided_on": SIGNED_ON, "authority": Authority.DISTRICT, "is_confirmed": True}
    decided(cast, campaign, recognised(higher), **values)
    refused = why(decisions.issue, made, is_confirmed=True, by=cast.acting(OFFICE))
    assert [code for code, _ in refused] == ["other_money"]


# --- Held back, released ----------------------------------------------------------------------


def test_an_issued_decision_is_held_back_until_it_is_released(cast, campaign, ready, chairman):
    cast[MEMBER].person = ready[0].person
    cast[MEMBER].save()
    decision = issued(cast, campaign, ready, chairman)
    head, member = cast[UNIT_HEAD], cast[MEMBER]
    told = Notice.objects.filter(key__startswith=f"award-decision-{decision.pk}-")

    def seen() -> list[bool]:
        return [
            AwardDecision.objects.visible_to(head).exists(),
            Award.objects.visible_to(head).exists(),
            Award.objects.visible_to(member).exists(),
            told.exists(),
        ]

    assert seen() == [False] * 4
    assert AwardDecision.objects.visible_to(cast[CHAIR]).exists()
    decisions.release(decision, by=cast.acting(SECRETARY))
    assert seen() == [True] * 4
    assert {notice.recipient for notice in told} == {cast[OFFICE], head, member}
    refused = why(decisions.release, decision, by=cast.acting(SECRETARY))
    assert [code for code, _ in refused] == ["released_already"]


def test_number_and_day_of_a_decision_made_here_stay_as_they_were_signed(
    cast, campaign, ready, chairman
):
    decision = issued(cast, campaign, ready, chairman)
    refused = why(
        decisions.correct,
        decision,
        number="326/QĐ-UBND",
        decided_on=SIGNED_ON,
        issuer=decision.issuer,
        reason="Nhầm.",
        by=cast.acting(OFFICE),
    )
    assert [code for code, _ in refused] == ["made_here"]


def test_every_step_stands_in_the_log(cast, campaign, ready, chairman):
    decision = issued(cast, campaign, ready, chairman)
    decisions.release(decision, by=cast.acting(OFFICE))
    verbs = Event.objects.filter(verb__startswith="decision_draft").order_by("sequence")
    assert [event.verb.partition(".")[2] for event in verbs] == [
        "drafted", "submitted", "approved", "issued",
    ]  # fmt: skip
    papers = Event.objects.filter(verb__startswith="paper").order_by("sequence")
    assert [event.sentence for event in papers] == [
        "Lấy số cho Quyết định số 325/QĐ-UBND ngày 06/12/2021: Về việc công nhận danh hiệu Lao "
        "động tiên tiến năm 2021, Ông Trần Quang Định, Chủ tịch UBND ký.",
        "Đính kèm bản đã ký “quyet-dinh-ky.pdf” của Quyết định số 325/QĐ-UBND.",
    ]
