"""Places of Chiến sĩ thi đua cơ sở: given, taken back, ordered, fixed and opened again."""

from datetime import date

import pytest

from history.models import Event
from nominations.facts.gathering import Gathered
from nominations.facts.judging import collective_of
from nominations.models import Nomination
from procedure.refusal import RefusedError
from registrations.consolidation import consolidation
from tests.nominating import make_nomination
from tests.vetted import TODAY, Office, stored
from vetting import actions as vetting
from vetting.facts.standing import fixed_list, quota_now, standing_of
from vetting.models import QuotaList

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def office() -> Office:
    return Office.of(people=20, cstdcs=4)


def chosen(office: Office) -> list[str]:
    return [contender.name for contender in quota_now(office.campaign).chosen]


def given(office: Office, count: int) -> None:
    for nomination in office.cstdcs[:count]:
        vetting.give_place(nomination, by=office.by)


def test_places_are_given_one_behind_the_other_and_the_reason_is_kept(office):
    vetting.give_place(office.cstdcs[2], reason="Sáng kiến áp dụng cả huyện.", by=office.by)
    vetting.give_place(office.cstdcs[0], by=office.by)
    assert chosen(office) == ["Bà Lê Thị Số 003", "Bà Lê Thị Số 001"]
    assert stored(office.cstdcs[2]).place_reason == "Sáng kiến áp dụng cả huyện."
    assert quota_now(office.campaign).sentence == "15 % × 20 = 3; đã chọn 2, còn 1"
    assert Event.objects.filter(verb="give_place").count() == 2


def test_when_no_place_is_left_the_names_of_those_who_have_them_are_said(office):
    given(office, 3)
    with pytest.raises(RefusedError) as refused:
        vetting.give_place(office.cstdcs[3], by=office.by)
    assert str(refused.value) == (
        "Không còn suất nào: 15 % × 20 = 3; đã chọn 3, còn 0. Suất cuối đã dành cho Bà Lê Thị Số "
        "003. Đã chọn: 1. Bà Lê Thị Số 001; 2. Bà Lê Thị Số 002; 3. Bà Lê Thị Số 003. Muốn chọn "
        "người khác thì trước hết hãy bỏ chọn một người."
    )
    assert stored(office.cstdcs[3]).place is None


def test_where_fifteen_percent_are_nobody_no_place_is_given():
    office = Office.of(people=6, cstdcs=1)
    with pytest.raises(RefusedError, match="Không có suất nào: 15 % × 6 = 0,9 → 0"):
        vetting.give_place(office.cstdcs[0], by=office.by)


@pytest.mark.parametrize(
    ("stage", "is_supported"),
    [("submitted", None), ("received", None), ("vetted", False)],
)
def test_only_a_vetted_and_supported_dossier_gets_a_place(office, stage, is_supported):
    nomination = office.cstdcs[0]
    nomination.stage, nomination.is_supported = stage, is_supported
    nomination.save()
    with pytest.raises(RefusedError, match="đã thẩm định và được đề nghị khen thưởng"):
        vetting.give_place(nomination, by=office.by)
    assert chosen(office) == []


def test_a_dossier_for_another_title_gets_no_place(office):
    with pytest.raises(RefusedError, match="Chỉ chọn được hồ sơ Chiến sĩ thi đua cơ sở"):
        vetting.give_place(office.ldtt[0], by=office.by)


def test_nobody_is_chosen_whose_own_ldtt_fell_away(office):
    office.ldtt[0].stage, office.ldtt[0].sent_on = "draft", None
    office.ldtt[0].save()
    with pytest.raises(RefusedError, match="chưa chọn được"):
        vetting.give_place(office.cstdcs[0], by=office.by)


def test_a_place_that_is_taken_back_goes_to_somebody_else(office):
    given(office, 3)
    vetting.take_back_place(office.cstdcs[1], reason="Đơn vị đề nghị nhường.", by=office.by)
    vetting.give_place(office.cstdcs[3], by=office.by)
    assert chosen(office) == ["Bà Lê Thị Số 001", "Bà Lê Thị Số 003", "Bà Lê Thị Số 004"]
    event = Event.objects.get(verb="take_back_place")
    assert event.sentence.endswith("Lý do: Đơn vị đề nghị nhường.")


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_taking_back_ordering_and_opening_ask_for_a_reason(office, reason):
    given(office, 2)
    for act in (
        lambda: vetting.take_back_place(office.cstdcs[0], reason=reason, by=office.by),
        lambda: vetting.reorder(office.campaign, [1, 2], reason=reason, by=office.by),
        lambda: vetting.open_list(office.campaign, reason=reason, by=office.by),
    ):
        with pytest.raises(RefusedError, match="Hãy ghi lý do"):
            act()
    assert len(chosen(office)) == 2


def test_the_chosen_are_put_into_another_order(office):
    given(office, 3)
    first, second, third, _ = (nomination.pk for nomination in office.cstdcs)
    vetting.reorder(
        office.campaign, [third, first, second], reason="Theo điểm sáng kiến.", by=office.by
    )
    assert chosen(office) == ["Bà Lê Thị Số 003", "Bà Lê Thị Số 001", "Bà Lê Thị Số 002"]
    with pytest.raises(RefusedError, match="vừa thay đổi"):
        vetting.reorder(office.campaign, [third, first], reason="Theo điểm.", by=office.by)


@pytest.mark.parametrize(
    "values", [{"stage": "recognised"}, {"taken_in": "issued"}], ids=["released", "held back"]
)
def test_the_place_of_who_has_a_decision_is_not_free_again(office, values):
    given(office, 3)
    Nomination.objects.filter(pk=office.cstdcs[0].pk).update(**values)
    with pytest.raises(RefusedError, match="đã có quyết định công nhận nên không bỏ chọn được"):
        vetting.take_back_place(office.cstdcs[0], reason="Nhường suất.", by=office.by)
    assert stored(office.cstdcs[0]).place == 1


def test_ticks_are_saved_all_or_nothing(office):
    given(office, 2)
    first, second, third, fourth = (nomination.pk for nomination in office.cstdcs)
    with pytest.raises(RefusedError, match="Không còn suất nào"):
        vetting.choose(
            office.campaign,
            shown=[first, second],
            ticked=[first, second, third, fourth],
            reason="",
            by=office.by,
        )
    assert len(chosen(office)) == 2
    vetting.choose(
        office.campaign,
        shown=[first, second],
        ticked=[second, third, fourth],
        reason="Theo kết quả họp.",
        by=office.by,
    )
    assert chosen(office) == ["Bà Lê Thị Số 002", "Bà Lê Thị Số 003", "Bà Lê Thị Số 004"]


def test_ticks_leave_alone_whom_somebody_else_chose_meanwhile(office):
    vetting.give_place(office.cstdcs[0], by=office.by)
    vetting.choose(office.campaign, shown=[], ticked=[office.cstdcs[1].pk], reason="", by=office.by)
    assert chosen(office) == ["Bà Lê Thị Số 001", "Bà Lê Thị Số 002"]


def test_a_list_is_fixed_with_its_arithmetic_and_names_and_opened_with_a_reason(office):
    given(office, 3)
    row = vetting.fix_list(office.campaign, by=office.by)
    assert (row.base, row.allowed, row.sentence, row.fixed_on) == (
        20,
        3,
        "15 % × 20 = 3; đã chọn 3, còn 0",
        TODAY,
    )
    assert [(entry["place"], entry["name"]) for entry in row.names] == [
        (1, "Bà Lê Thị Số 001"),
        (2, "Bà Lê Thị Số 002"),
        (3, "Bà Lê Thị Số 003"),
    ]
    vetting.open_list(office.campaign, reason="Bổ sung một người.", by=office.by)
    assert fixed_list(office.campaign) is None
    kept = QuotaList.objects.get()
    assert (kept.opened_on, kept.opened_reason) == (TODAY, "Bổ sung một người.")


def test_while_a_list_is_fixed_nothing_of_it_moves(office):
    given(office, 2)
    vetting.fix_list(office.campaign, by=office.by)
    for act in (
        lambda: vetting.give_place(office.cstdcs[2], by=office.by),
        lambda: vetting.take_back_place(office.cstdcs[0], reason="Thử.", by=office.by),
        lambda: vetting.fix_list(office.campaign, by=office.by),
        lambda: vetting.reopen(office.cstdcs[0], reason="Thử.", by=office.by),
    ):
        with pytest.raises(RefusedError, match="đã chốt ngày 18/11/2021"):
            act()
    assert len(chosen(office)) == 2


def test_a_list_with_too_many_or_with_a_fallen_one_is_not_fixed(office):
    given(office, 3)
    person = office.people[19]
    person.left_on = TODAY
    person.save()
    with pytest.raises(RefusedError, match="Đã chọn 3 người nhưng nay chỉ còn 2 suất"):
        vetting.fix_list(office.campaign, by=office.by)
    office.ldtt[0].stage, office.ldtt[0].received_on = "not_recognised", TODAY
    office.ldtt[0].save()
    with pytest.raises(RefusedError) as refused:
        vetting.fix_list(office.campaign, by=office.by)
    assert [finding.code for finding in refused.value.findings] == [
        "over_quota",
        "chosen_without_ldtt",
    ]
    assert not QuotaList.objects.exists()


def test_an_empty_list_is_not_fixed_while_there_are_places(office):
    with pytest.raises(RefusedError, match="Chưa chọn ai"):
        vetting.fix_list(office.campaign, by=office.by)


def test_a_list_of_nobody_is_fixed_where_there_is_no_place():
    office = Office.of(people=6, cstdcs=1)
    assert vetting.fix_list(office.campaign, by=office.by).names == []


def test_opening_the_vetting_of_a_chosen_one_frees_the_place(office):
    given(office, 3)
    vetting.reopen(office.cstdcs[1], reason="Xem lại sáng kiến.", by=office.by)
    vetting.give_place(office.cstdcs[3], by=office.by)
    assert chosen(office) == ["Bà Lê Thị Số 001", "Bà Lê Thị Số 003", "Bà Lê Thị Số 004"]


@pytest.mark.parametrize("people", [0, 1, 6, 7, 13, 14, 20, 21, 33, 34])
def test_the_standing_of_a_campaign_and_the_quota_count_the_same(people):
    office = Office.of(people=people, cstdcs=0)
    standing = standing_of(office.campaign)
    _, ldtt, cstdcs = standing.lines
    assert (standing.heads.everybody, standing.heads.eligible, ldtt.proposed) == (
        people,
        people,
        people,
    )
    assert cstdcs.quota == standing.quota == quota_now(office.campaign)
    assert standing.quota.allowed == 15 * people // 100


@pytest.mark.parametrize(("people", "queries"), [(1, 7), (3, 7), (60, 7)])
def test_a_standing_asks_as_much_for_many_people_as_for_one(
    people, queries, django_assert_num_queries
):
    office = Office.of(people=people, cstdcs=1)
    with django_assert_num_queries(queries):
        standing_of(office.campaign)


@pytest.mark.parametrize(
    ("joined_on", "kind", "result", "is_counted"),
    [
        pytest.param(date(2021, 3, 1), None, "", True, id="in time"),
        pytest.param(date(2021, 3, 2), None, "", False, id="a day late"),
        pytest.param(date(2020, 1, 1), "maternity", "", True, id="maternity counts"),
        pytest.param(date(2020, 1, 1), "sick", "", True, id="what the law leaves open counts"),
        pytest.param(date(2020, 1, 1), "training", "good", True, id="trained with a good result"),
        pytest.param(date(2020, 1, 1), "training", "poor", False, id="trained in vain"),
    ],
)
def test_the_hundred_percent_are_who_is_considered_in_a_collective(
    joined_on, kind, result, is_counted
):
    office = Office.of(people=3, cstdcs=0)
    person = office.people[0]
    person.joined_on = joined_on
    person.save()
    if kind:
        person.absences.create(
            kind=kind, starts_on=date(2020, 6, 1), ends_on=date(2021, 8, 31), result=result
        )
    nomination = make_nomination(office.campaign, office.cast.unit, "TTLDTT", "submitted")
    collective = collective_of(nomination, Gathered([nomination]))
    considered = sum(member.may_be_considered for member in collective.members)

    eligible = standing_of(office.campaign).heads.eligible
    assert (eligible, considered) == (2 + is_counted, 2 + is_counted)
    assert consolidation(office.campaign).heads == standing_of(office.campaign).heads


def test_who_has_not_worked_long_enough_is_left_out_of_the_hundred_percent(office):
    late = office.people[0]
    late.joined_on = TODAY.replace(month=6, day=1)
    late.save()
    standing = standing_of(office.campaign)
    assert standing.heads.in_words == (
        "19 trong 20 người đang công tác đủ điều kiện xét; 1 người chưa tính"
    )
    [out] = standing.heads.left_out
    assert out.name == "Bà Lê Thị Số 001"
    assert out.reason.startswith("vào làm từ 01/06/2021, đến hết năm tính được 7 tháng, chưa đủ 10")
