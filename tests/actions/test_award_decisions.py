"""Recording what was decided, mending a slip, taking back: what changes, who hears, what rests."""

from datetime import date

import pytest

from awards.models import Award
from decisions import actions as decisions
from decisions.facts.consequences import consequences, consequences_of
from decisions.facts.results import Result
from decisions.facts.rewards import rewards_of
from decisions.models import AwardDecision, DecisionLine
from history.models import Event
from law.authority import Authority
from law.kinds import Subject
from nominations.models import Nomination
from notifications.models import Notice
from people.roles import MEMBER, OFFICE
from procedure.refusal import RefusedError
from tests.cast import Cast
from tests.deciding import (
    CHAIRMAN,
    NUMBER,
    SIGNED_ON,
    decided,
    make_award,
    make_decided,
    make_decision_file,
    recognised,
)
from tests.nominating import make_initiative, make_nomination
from tests.registering import launched, staff

pytestmark = pytest.mark.django_db

TODAY = date(2021, 12, 20)


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched(cast, on=TODAY)


def vetted(campaign, people, award="LDTT", **values) -> list[Nomination]:
    return [make_nomination(campaign, person, award, "vetted", **values) for person in people]


def refusals(act, *args, **values) -> list[tuple[str, str]]:
    with pytest.raises(RefusedError) as refused:
        act(*args, **values)
    return [(finding.code, finding.sentence) for finding in refused.value.findings]


def stages(*nominations) -> list[str]:
    rows = Nomination.objects.filter(pk__in=[nomination.pk for nomination in nominations]).order_by(
        "pk"
    )
    return list(rows.values_list("stage", flat=True))


def nothing_was_written() -> bool:
    tables = (AwardDecision, DecisionLine, Award)
    return not any(table.objects.exists() for table in tables) and not Notice.objects.filter(
        key__startswith="award-decision"
    )


# --- Recording ------------------------------------------------------------------------------------


def test_a_recognised_dossier_becomes_an_award_with_name_position_and_unit_of_that_day(
    cast, campaign
):
    person, *_ = staff(cast.unit)
    (nomination,) = vetted(campaign, [person], position="Văn thư")
    decision = decided(cast, campaign, recognised(nomination))
    person.full_name, person.position = "Lê Thị Đổi Tên", "Kế toán"
    person.save()
    given = Award.objects.values_list(
        "person", "holder_name", "position", "unit_name", "kind_code", "year", "decision_number",
        "decided_on", "issuer", "line__decision",
    )  # fmt: skip
    assert list(given) == [
        (person.pk, "Lê Thị An", "Văn thư", cast.unit.name, "LDTT", 2021, NUMBER, SIGNED_ON,
         CHAIRMAN, decision.pk)
    ]  # fmt: skip
    assert stages(nomination) == ["recognised"]


def test_a_refused_dossier_keeps_the_reason_and_becomes_no_award(cast, campaign):
    yes, no, *_ = vetted(campaign, staff(cast.unit))
    decision = decided(cast, campaign, [Result(yes, True), Result(no, False, "Chưa đủ năm.")])
    lines = decision.lines.values_list("nomination", "is_recognised", "reason")
    assert list(lines) == [(yes.pk, True, ""), (no.pk, False, "Chưa đủ năm.")]
    assert stages(yes, no) == ["recognised", "not_recognised"]
    assert list(Award.objects.values_list("person", flat=True)) == [yes.person_id]
    assert no.moves.get().note == "Chưa đủ năm."


def test_the_award_of_the_whole_commune_belongs_to_no_unit(cast, campaign):
    nomination = make_nomination(
        campaign, cast.unit, "TTLDTT", "vetted", collective="Tập thể xã", is_whole_commune=True
    )
    decided(cast, campaign, recognised(nomination), authority=Authority.DISTRICT)
    given = Award.objects.values_list("holder_name", "unit", "position", "unit_name")
    assert list(given) == [("Tập thể xã", None, "", "")]


def test_one_that_is_not_vetted_leaves_all_as_they_were_and_is_named(cast, campaign):
    people = staff(cast.unit)
    ready, other = vetted(campaign, people[:2])
    early = make_nomination(campaign, people[2], stage="received")
    results = [*recognised(ready, early), Result(other, False)]
    assert refusals(decided, cast, campaign, results) == [
        ("no_reason", f"Hãy ghi lý do {other.called} không được khen thưởng."),
        (
            "not_vetted",
            "Hồ sơ đề nghị Lao động tiên tiến của Bà Lê Thị Chi đang ở trạng thái “Đã tiếp nhận” "
            "nên chưa ghi kết quả được. Có thể người khác vừa làm trước; hãy mở lại trang.",
        ),
    ]
    assert stages(ready, other, early) == ["vetted", "vetted", "received"]
    assert nothing_was_written()


def test_a_decision_that_is_there_is_refused_with_a_link_to_it(cast, campaign):
    first, second, *_ = vetted(campaign, staff(cast.unit))
    decision = decided(cast, campaign, recognised(first))
    with pytest.raises(RefusedError) as refused:
        decided(cast, campaign, recognised(second), number="125 / QĐ-UBND")
    (finding,) = refused.value.findings
    assert (finding.code, finding.link) == ("decision_is_there", decision.get_absolute_url())
    assert stages(second) == ["vetted"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"decided_on": date(2021, 12, 21)}, "not_yet"),
        ({"decided_on": date(2016, 1, 1)}, "no_law"),
        ({"number": "  "}, "wrong_field"),
        ({"issuer": ""}, "wrong_field"),
    ],
)
def test_a_paper_that_cannot_be_is_refused(cast, campaign, values, code):
    nomination, *_ = vetted(campaign, staff(cast.unit))
    findings = refusals(decided, cast, campaign, recognised(nomination), **values)
    assert [refusal for refusal, _ in findings] == [code]
    assert nothing_was_written()


def test_a_nomination_of_another_campaign_is_no_result(cast, campaign):
    nomination, *_ = vetted(campaign, staff(cast.unit))
    other = Cast.of("Thượng Lạc", "tho_")
    findings = refusals(decided, other, launched(other, on=TODAY), recognised(nomination))
    assert [code for code, _ in findings] == ["no_results"]


def test_another_level_than_the_law_names_has_to_be_confirmed(cast, campaign):
    nominations = vetted(campaign, staff(cast.unit, 7))
    decided(cast, campaign, recognised(*nominations))
    (fighter,) = vetted(campaign, [nominations[0].person], "CSTDCS")
    paper = {"number": "1/QĐ", "authority": Authority.COMMUNE}
    assert refusals(decided, cast, campaign, recognised(fighter), **paper) == [
        (
            "other_authority",
            "Chiến sĩ thi đua cơ sở: ngày 01/12/2021 thẩm quyền thuộc Chủ tịch Ủy ban nhân dân cấp "
            "huyện, còn quyết định này ghi Chủ tịch Ủy ban nhân dân cấp xã. Hãy kiểm tra lại cấp "
            "ban hành.",
        )
    ]
    assert stages(fighter) == ["vetted"]
    decided(cast, campaign, recognised(fighter), **paper, is_confirmed=True)
    assert stages(fighter) == ["recognised"]


def test_what_was_vetted_against_is_recognised_after_a_second_look_only(cast, campaign):
    nomination, *_ = vetted(campaign, staff(cast.unit))
    Nomination.objects.filter(pk=nomination.pk).update(is_supported=False)
    assert refusals(decided, cast, campaign, recognised(nomination)) == [
        (
            "recognised_against_vetting",
            "Thẩm định không đề nghị nhưng quyết định vẫn khen thưởng: Bà Lê Thị An. Hãy đối "
            "chiếu với văn bản đã ký.",
        )
    ]
    decided(cast, campaign, recognised(nomination), is_confirmed=True)
    assert stages(nomination) == ["recognised"]


def test_a_title_given_above_to_whom_its_foundation_was_refused_is_looked_at_twice(cast, campaign):
    people = staff(cast.unit, 7)
    (fallen, risen), others = vetted(campaign, people[:2]), vetted(campaign, people[2:])
    fighters = vetted(campaign, people[:2], "CSTDCS")
    decided(cast, campaign, [*recognised(risen, *others), Result(fallen, False, "Chưa đủ năm.")])
    paper = {"number": "900/QĐ-UBND", "authority": Authority.DISTRICT, "issuer": "UBND huyện"}
    assert [
        finding
        for finding in refusals(decided, cast, campaign, recognised(*fighters), **paper)
        if finding[0] != "ceiling_passed"
    ] == [
        (
            "recognised_without_foundation",
            "Bà Lê Thị An không đạt Lao động tiên tiến nên không đủ điều kiện Chiến sĩ thi đua cơ "
            "sở, nhưng quyết định vẫn công nhận. Hãy đối chiếu với văn bản đã ký.",
        )
    ]
    decided(cast, campaign, recognised(*fighters), **paper, is_confirmed=True)
    assert stages(*fighters) == ["recognised", "recognised"]


def test_a_decision_of_the_level_above_is_recorded_the_same_way(cast, campaign):
    nominations = vetted(campaign, staff(cast.unit, 7))
    decided(cast, campaign, recognised(*nominations))
    (fighter,) = vetted(campaign, [nominations[0].person], "CSTDCS")
    paper = {"number": "900/QĐ-UBND", "authority": Authority.DISTRICT, "issuer": "UBND huyện"}
    decided(cast, campaign, recognised(fighter), **paper)
    assert stages(fighter) == ["recognised"]


@pytest.mark.parametrize(
    ("ldtt", "fighters", "passes"), [(7, 1, False), (7, 2, True), (6, 1, True)]
)
def test_more_fighters_than_the_ceiling_allows_are_warned_of(
    cast, campaign, ldtt, fighters, passes
):
    people = staff(cast.unit, ldtt)
    decided(cast, campaign, recognised(*vetted(campaign, people)))
    chosen = recognised(*vetted(campaign, people[:fighters], "CSTDCS"))
    paper = {"number": "900/QĐ-UBND", "authority": Authority.DISTRICT}
    if passes:
        findings = refusals(decided, cast, campaign, chosen, **paper)
        assert [code for code, _ in findings] == ["ceiling_passed"]
    decided(cast, campaign, chosen, **paper, is_confirmed=passes)
    assert Award.objects.filter(kind_code="CSTDCS").count() == fighters


def test_a_title_that_the_history_holds_for_the_year_is_not_given_again(cast, campaign):
    nomination, *_ = vetted(campaign, staff(cast.unit))
    make_award(nomination.person, "LDTT", 2021, decision_number="7/QĐ-UBND")
    assert refusals(decided, cast, campaign, recognised(nomination)) == [
        (
            "award_is_there",
            "Lê Thị An: Lao động tiên tiến năm 2021 đã có trong lịch sử khen thưởng (quyết định số "
            "7/QĐ-UBND). Nếu lịch sử ghi nhầm, hãy sửa lịch sử trước.",
        )
    ]


def test_each_hears_what_concerns_them_and_the_log_tells_all(cast, campaign):
    people = staff(cast.unit)
    cast[MEMBER].person = people[0]
    cast[MEMBER].save()
    elsewhere = staff(cast.other_unit, 1)
    nominations = vetted(campaign, [*people[:2], *elsewhere])
    decision = decided(cast, campaign, recognised(*nominations))
    notices = Notice.objects.filter(key__startswith=f"award-decision-{decision.pk}-result")
    told = {notice.recipient.username: notice.body.count("được công nhận") for notice in notices}
    assert told == {"secretary": 3, "unit_head": 2, "member": 1}
    event = Event.objects.about(decision).get()
    assert event.sentence == (
        "Ghi quyết định số 125/QĐ-UBND ngày 01/12/2021 của Chủ tịch UBND xã: 3 được khen thưởng, "
        "0 không được."
    )
    assert [Event.objects.about(nomination).count() for nomination in nominations] == [1, 1, 1]


# --- Money ----------------------------------------------------------------------------------------


def test_the_money_of_a_line_is_told_and_the_highest_of_one_holder_is_paid(cast, campaign):
    person, other, *_ = staff(cast.unit)
    (ldtt, alone), (fighter,) = (
        vetted(campaign, [person, other]),
        vetted(campaign, [person], "CSTDCS"),
    )
    rewards = rewards_of([ldtt, fighter, alone], decided_on=SIGNED_ON)
    assert {pk: (reward.reward.amount, reward.is_paid) for pk, reward in rewards.items()} == {
        ldtt.pk: (450_000, False),
        fighter.pk: (1_490_000, True),
        alone.pk: (450_000, True),
    }
    assert rewards[alone.pk].reward.sentence == (
        "0,3 × 1.490.000 đ = 447.000 đ, làm tròn lên 450.000 đ"
    )
    assert ldtt.subject is Subject.INDIVIDUAL


def test_what_is_decided_on_one_day_is_weighed_together_whatever_paper_holds_it(cast, campaign):
    person, *_ = staff(cast.unit)
    ldtt, fighter, praised = (
        vetted(campaign, [person], award)[0] for award in ("LDTT", "CSTDCS", "GIAY_KHEN")
    )
    decided(cast, campaign, recognised(ldtt))
    assert paid(ldtt) == {ldtt.pk: True}

    district = {"number": "9/QĐ-UBND", "authority": Authority.DISTRICT, "issuer": "Huyện"}
    decided(cast, campaign, recognised(fighter), is_confirmed=True, **district)
    decided(cast, campaign, recognised(praised), number="126/QĐ-UBND")

    assert paid(ldtt) == {ldtt.pk: False}
    assert paid(fighter) == {fighter.pk: True}
    assert paid(praised) == {praised.pk: True}


def test_what_was_decided_on_another_day_or_taken_back_changes_no_money(cast, campaign):
    person, other, *_ = staff(cast.unit)
    ldtt, fighter = (vetted(campaign, [person], award)[0] for award in ("LDTT", "CSTDCS"))
    decided(cast, campaign, recognised(ldtt))
    district = {"authority": Authority.DISTRICT, "issuer": "Huyện"}
    decided(
        cast,
        campaign,
        recognised(fighter),
        number="9/QĐ-UBND",
        decided_on=date(2021, 12, 2),
        is_confirmed=True,
        **district,
    )
    make_award(person, "CSTDCS", 2021, decided_on=SIGNED_ON, revoked_on=TODAY, revoke_reason="Sai.")
    make_award(other, "CSTDCS", 2021, decided_on=SIGNED_ON)
    make_award(person, "HC_LAO_DONG_3", 2021, decided_on=SIGNED_ON)

    assert paid(ldtt) == {ldtt.pk: True}


def paid(*nominations: Nomination) -> dict[int, bool]:
    rows = Nomination.objects.filter(
        pk__in=[nomination.pk for nomination in nominations]
    ).with_names()
    return {pk: reward.is_paid for pk, reward in rewards_of(rows, decided_on=SIGNED_ON).items()}


# --- Correcting -----------------------------------------------------------------------------------


def test_a_slip_in_the_number_is_mended_in_the_awards_too_and_logged(cast, campaign):
    nomination, *_ = vetted(campaign, staff(cast.unit))
    decision = decided(cast, campaign, recognised(nomination))
    mended = {"number": "152/QĐ-UBND", "decided_on": date(2021, 12, 2), "issuer": CHAIRMAN}
    by = cast.acting(OFFICE)
    decisions.correct(decision, **mended, reason="Gõ nhầm số.", by=by)
    award = Award.objects.get()
    assert (award.decision_number, award.decided_on) == ("152/QĐ-UBND", date(2021, 12, 2))
    assert Event.objects.about(decision).first().sentence == (
        "Sửa quyết định số 125/QĐ-UBND ngày 01/12/2021 của Chủ tịch UBND xã thành quyết định số "
        "152/QĐ-UBND ngày 02/12/2021 của Chủ tịch UBND xã. Lý do: Gõ nhầm số."
    )
    assert refusals(decisions.correct, decision, **mended, reason=" ", by=by) == [
        ("no_reason", "Hãy ghi lý do sửa.")
    ]


# --- Taking back ----------------------------------------------------------------------------------


def test_one_line_is_taken_back_and_the_others_stand(cast, campaign):
    first, second, *_ = vetted(campaign, staff(cast.unit))
    decision = decided(cast, campaign, recognised(first, second))
    line = decision.lines.get(nomination=first)
    decisions.revoke_line(line, reason="Khai sai.", on=TODAY, by=cast.acting(OFFICE))
    assert stages(first, second) == ["revoked", "recognised"]
    held = Award.objects.held().values_list("person", flat=True)
    assert list(held) == [second.person_id]
    taken = Award.objects.get(line=line)
    assert (taken.revoked_on, taken.revoke_reason) == (TODAY, "Khai sai.")
    decision.refresh_from_db()
    assert decision.revoked_on is None
    again = refusals(
        decisions.revoke_line, line, reason="Khai sai.", on=TODAY, by=cast.acting(OFFICE)
    )
    assert [code for code, _ in again] == ["nothing_to_revoke"]


def test_a_decision_is_taken_back_with_what_still_stands_of_it(cast, campaign):
    first, second, refused = vetted(campaign, staff(cast.unit))
    decision = decided(
        cast, campaign, [*recognised(first, second), Result(refused, False, "Thiếu.")]
    )
    by = cast.acting(OFFICE)
    earlier = decision.lines.get(nomination=first)
    decisions.revoke_line(earlier, reason="Khai sai.", on=date(2021, 12, 10), by=by)
    decisions.revoke(decision, reason="Sai thủ tục.", on=TODAY, by=by)
    assert stages(first, second, refused) == ["revoked", "revoked", "vetted"]
    reasons = Award.objects.order_by("pk").values_list("revoke_reason", flat=True)
    assert list(reasons) == ["Khai sai.", "Sai thủ tục."]
    told = Notice.objects.filter(key__contains="revoked", recipient__username="unit_head")
    assert [notice.body.count("thu hồi") for notice in told] == [1, 1]


def test_whom_a_revoked_decision_refused_is_decided_anew(cast, campaign):
    nomination, *_ = vetted(campaign, staff(cast.unit))
    by = cast.acting(OFFICE)
    decision = decided(cast, campaign, [Result(nomination, False, "Thiếu phiếu.")])
    decisions.revoke(decision, reason="Sai thủ tục.", on=TODAY, by=by)

    nomination.refresh_from_db()
    move = nomination.moves.last()
    assert (move.before, move.after, move.note) == ("not_recognised", "vetted", "Sai thủ tục.")
    assert (nomination.is_supported, nomination.vetted_on) == (True, date(2021, 11, 18))
    [head] = Notice.objects.filter(key__contains="revoked", recipient__username="unit_head")
    assert "chờ quyết định lại. Lý do: Sai thủ tục." in head.body
    again = decided(cast, campaign, recognised(nomination), number="130/QĐ-UBND")
    assert stages(nomination) == ["recognised"]
    lines = nomination.decision_lines.values_list("decision", "is_recognised")
    assert list(lines) == [(decision.pk, False), (again.pk, True)]


def test_a_refusal_alone_is_not_taken_back(cast, campaign):
    nomination, *_ = vetted(campaign, staff(cast.unit))
    decision = decided(cast, campaign, [Result(nomination, False, "Thiếu phiếu.")])
    findings = refusals(
        decisions.revoke_line,
        decision.lines.get(),
        reason="Nhầm.",
        on=TODAY,
        by=cast.acting(OFFICE),
    )
    assert [code for code, _ in findings] == ["nothing_to_revoke"]
    assert stages(nomination) == ["not_recognised"]


@pytest.mark.parametrize(
    ("reason", "on", "code"),
    [
        ("", TODAY, "no_reason"),
        ("Sai.", date(2021, 12, 21), "wrong_day"),
        ("Sai.", date(2021, 11, 30), "wrong_day"),
    ],
)
def test_taking_back_needs_a_reason_and_a_day_between_signing_and_today(
    cast, campaign, reason, on, code
):
    nomination, *_ = vetted(campaign, staff(cast.unit))
    decision = decided(cast, campaign, recognised(nomination))
    by = cast.acting(OFFICE)
    findings = refusals(decisions.revoke, decision, reason=reason, on=on, by=by)
    assert [refusal for refusal, _ in findings] == [code]
    assert stages(nomination) == ["recognised"]


def test_what_rests_on_a_recognition_is_named_before_and_in_the_log(cast, campaign):
    person, *_ = staff(cast.unit)
    (ldtt,) = vetted(campaign, [person])
    decision = decided(cast, campaign, recognised(ldtt))
    make_award(person, "CSTDCS", 2021, decision_number="900/QĐ-UBND")
    make_award(person, "CSTDCS", 2015)
    make_nomination(campaign, person, "CSTDT", "submitted")
    make_nomination(campaign, cast.unit, "TTLDXS", "vetted")
    make_nomination(campaign, cast.other_unit, "TTLDXS", "vetted")
    line = decision.lines.get()
    named = [
        "Chiến sĩ thi đua cơ sở năm 2021 của Lê Thị An, quyết định số 900/QĐ-UBND.",
        "Hồ sơ đề nghị Chiến sĩ thi đua cấp tỉnh của Bà Lê Thị An (Đã nộp).",
        "Hồ sơ đề nghị Tập thể lao động xuất sắc của Văn phòng - Thống kê (Đã thẩm định).",
    ]
    assert sorted(consequences_of(line)) == named
    decisions.revoke_line(line, reason="Khai sai.", on=TODAY, by=cast.acting(OFFICE))
    sentence = Event.objects.about(ldtt).first().sentence
    assert all(consequence in sentence for consequence in named)


def test_an_initiative_that_was_used_for_the_title_is_named(cast, campaign):
    person, *_ = staff(cast.unit)
    award = make_decided(make_nomination(campaign, person, "CSTDCS", "recognised"))
    initiative = make_initiative(campaign, person, "Sổ tay một cửa", "recognised")
    initiative.uses.create(
        person=person, award="CSTDCS", campaign=campaign, path="/", on=TODAY, by_name="Người ghi"
    )
    assert consequences([award]) == {
        award.pk: ["Sáng kiến “Sổ tay một cửa” đã dùng cho danh hiệu này."]
    }


@pytest.mark.parametrize("count", [1, 3, 10])
def test_consequences_cost_the_same_for_any_number_of_awards(
    cast, campaign, count, django_assert_num_queries
):
    awards = [make_award(person, "LDTT", 2021) for person in staff(cast.unit, count)]
    awards = list(
        Award.objects.filter(pk__in=[award.pk for award in awards]).select_related("commune")
    )
    with django_assert_num_queries(4):
        consequences(awards)


def test_an_old_award_is_marked_and_stays_in_the_history(cast, campaign):
    award = make_award(staff(cast.unit)[0], "LDTT", 2018)
    decisions.revoke_award(award, reason="Nhập nhầm.", on=TODAY, by=cast.acting(OFFICE))
    award.refresh_from_db()
    assert (award.revoked_on, award.revoke_reason) == (TODAY, "Nhập nhầm.")


def test_what_a_decision_gave_is_taken_back_at_the_decision(cast, campaign):
    award = make_decided(make_nomination(campaign, staff(cast.unit)[0], stage="recognised"))
    findings = refusals(
        decisions.revoke_award, award, reason="Sai.", on=TODAY, by=cast.acting(OFFICE)
    )
    assert [code for code, _ in findings] == ["revoke_its_line"]


def test_a_file_comes_with_its_decision(cast, campaign):
    nomination, *_ = vetted(campaign, staff(cast.unit))
    decision = decided(cast, campaign, recognised(nomination))
    make_decision_file(decision)
    assert [file.name for file in decision.files.all()] == ["Quyết định.pdf"]
