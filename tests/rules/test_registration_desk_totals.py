"""The consolidated list: sums, and nobody twice."""

from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.plan import Target
from law.kinds import BANG_KHEN, CSTDCS, GIAY_KHEN, LDTT, TTLDXS, Subject
from registrations.rules.stages import Stage
from registrations.rules.targets import goal_findings, goal_rows, striving_for
from registrations.rules.totals import (
    AWARDS,
    Count,
    CountedAward,
    Entry,
    UnitList,
    summary,
    twins,
    without_twins,
)

APPROVED = Stage.APPROVED
UNITS = ["Văn phòng", "Tài chính", "Tư pháp", "Văn hóa"]


def person(number: int, title: str = "LDTT", **values) -> Entry:
    return Entry(f"Người {number}", title, person=number, honorific="Bà", **values)


def a_list(unit: str, *entries: Entry, stage: Stage = APPROVED) -> UnitList:
    return UnitList(unit, stage, entries)


titles = st.sampled_from(["", "LDTT", "CSTDCS", "CSTDT"])
people = st.builds(
    person,
    st.integers(1, 12),
    titles,
    commendation=st.sampled_from(["GIAY_KHEN", "BANG_KHEN"]),
    home=st.sampled_from([*UNITS, ""]),
)
collectives = st.builds(Entry, st.sampled_from(["Tổ 1", "Tổ 2"]), st.just("TTLDTT"))
own_people = st.lists(people, max_size=6, unique_by=lambda entry: entry.person)
own_collectives = st.lists(collectives, max_size=2)
stages = st.sampled_from(Stage)


@st.composite
def all_lists(draw) -> list[UnitList]:
    """Lists of different units; in each a person stands once, as the database has it."""
    return [
        UnitList(unit, draw(stages), (*draw(own_people), *draw(own_collectives))) for unit in UNITS
    ]


@given(all_lists())
def test_the_total_is_the_sum_over_the_units(lists):
    added_up = summary(lists)
    assert added_up.total.people == sum(count.people for count in added_up.counts)
    assert added_up.total.collectives == sum(count.collectives for count in added_up.counts)
    for award in AWARDS:
        assert added_up.total.awards[award] == sum(count.awards[award] for count in added_up.counts)


@given(all_lists())
def test_nobody_is_counted_twice_and_nobody_is_lost(lists):
    approved = [unit_list for unit_list in lists if unit_list.stage is APPROVED]
    registered = {entry.person for unit_list in approved for entry in unit_list.people}
    counted = Counter(entry.person for entry in summary(lists).entries if entry.person)
    assert counted == dict.fromkeys(registered, 1)


@given(all_lists())
def test_collectives_and_units_stay_as_they_were(lists):
    kept = without_twins(lists)
    assert [(unit_list.unit, unit_list.stage, unit_list.collectives) for unit_list in kept] == [
        (unit_list.unit, unit_list.stage, unit_list.collectives) for unit_list in lists
    ]


@given(all_lists())
def test_each_person_of_two_units_is_explained_once(lists):
    places = Counter(entry.person for unit_list in lists for entry in unit_list.people)
    assert len(twins(lists)) == sum(count > 1 for count in places.values())


@given(all_lists())
def test_what_is_left_has_no_twins(lists):
    assert twins(without_twins(lists)) == []


def test_only_what_was_approved_is_added_up():
    lists = [a_list(stage.word, person(number), stage=stage) for number, stage in enumerate(Stage)]
    assert [unit_list.unit for unit_list in summary(lists).lists] == ["Đã duyệt"]


def test_who_stands_in_two_lists_is_counted_where_they_work():
    office, finance = (
        a_list("Văn phòng", person(1, home="Tài chính")),
        a_list("Tài chính", person(1, "CSTDCS", home="Tài chính"), person(2)),
    )
    assert without_twins([office, finance]) == [a_list("Văn phòng"), finance]
    assert [finding.sentence for finding in twins([office, finance])] == [
        "Bà Người 1 có trong bản đăng ký của Văn phòng (LĐTT) và Tài chính (CSTĐCS). Hiện công tác "
        "tại Tài chính. Tổng hợp chỉ tính một lần, theo bản của Tài chính; hãy thống nhất với các "
        "đơn vị."
    ]


def test_who_works_in_neither_unit_is_counted_in_the_first():
    office, finance = (a_list("Văn phòng", person(1)), a_list("Tài chính", person(1)))
    assert without_twins([office, finance]) == [office, a_list("Tài chính")]


def test_who_was_approved_in_one_unit_stays_counted_there_until_the_other_is_approved_too():
    approved = a_list("Văn phòng", person(1, home="Tài chính"))
    sent = a_list("Tài chính", person(1, home="Tài chính"), stage=Stage.SUBMITTED)
    assert without_twins([approved, sent]) == [
        approved, a_list("Tài chính", stage=Stage.SUBMITTED),
    ]  # fmt: skip


def test_two_people_of_one_name_are_two_people():
    first, other = (Entry("Lê Văn An", "LDTT", person=number) for number in (1, 2))
    assert summary([a_list("Văn phòng", first), a_list("Tài chính", other)]).total.people == 2


def test_a_line_with_a_title_and_a_commendation_counts_in_both_columns():
    entry = person(1, commendation="GIAY_KHEN")
    individual = Subject.INDIVIDUAL
    assert Count.of([entry]) == Count(
        1, 0, Counter({CountedAward(individual, LDTT): 1, CountedAward(individual, GIAY_KHEN): 1})
    )


def test_the_giay_khen_of_a_person_is_not_that_of_a_collective():
    added_up = summary(
        [
            a_list(
                "Văn phòng",
                person(1, "", commendation="BANG_KHEN"),
                Entry("Văn phòng", "TTLDXS", commendation="BANG_KHEN"),
            )
        ]
    )
    assert [(award.label, added_up.total.awards[award]) for award in added_up.columns] == [
        ("BK cá nhân", 1),
        (TTLDXS.short, 1),
        ("BK tập thể", 1),
    ]
    assert added_up.columns[0].name == f"{BANG_KHEN.name} cho cá nhân"


# --- Goals and the ceiling -------------------------------------------------------------------

ALL_LDTT = Target("individual", "", "LDTT", "=", Decimal(100), "percent", "eligible")
SOME_CSTDCS = Target("individual", "", "CSTDCS", "=", Decimal(15), "percent", "LDTT")
ONE_TTLDXS = Target("collective", "Tập thể UBND xã", "TTLDXS", "=", Decimal(1), "count")
DAY = date(2021, 1, 20)


def entries(ldtt: int, cstdcs: int) -> list[Entry]:
    return [person(number, "CSTDCS" if number < cstdcs else "LDTT") for number in range(ldtt)]


@pytest.mark.parametrize(
    ("ldtt", "cstdcs", "headcount", "verdicts"),
    [
        (21, 3, 21, ["21/21", "3/4, còn thiếu 1"]),
        (20, 4, 21, ["20/21, còn thiếu 1", "4/3"]),
        (0, 0, 21, ["0/21, còn thiếu 21", "0/0"]),
    ],
)
def test_goals_are_held_against_what_was_registered(ldtt, cstdcs, headcount, verdicts):
    rows = goal_rows([ALL_LDTT, SOME_CSTDCS], entries(ldtt, cstdcs), headcount=headcount, on=DAY)
    assert [row.verdict for row in rows] == verdicts


@pytest.mark.parametrize(
    ("operator", "registered", "expected"),
    [
        ("<=", 3, (False, "3/2, nhiều hơn 1")),
        ("<=", 2, (True, "2/2")),
        (">=", 1, (False, "1/2, còn thiếu 1")),
        (">=", 3, (True, "3/2")),
    ],
)
def test_a_goal_in_heads_is_read_with_its_bound(operator, registered, expected):
    target = Target("individual", "", "CSTDCS", operator, Decimal(2), "count")
    (row,) = goal_rows([target], entries(9, registered), headcount=9, on=DAY)
    assert (row.is_met, row.verdict) == expected


def test_a_collective_goal_counts_collectives():
    (row,) = goal_rows([ONE_TTLDXS], [Entry("UBND xã", "TTLDXS"), person(1)], headcount=1, on=DAY)
    assert (row.goal, row.verdict) == (
        "Tập thể UBND xã: đạt Tập thể lao động xuất sắc",
        "1/1",
    )


def test_a_share_of_collectives_names_no_number_that_the_plan_does_not_give():
    target = Target("collective", "tập thể", "TTLDTT", ">=", Decimal(50), "percent")
    (row,) = goal_rows([target], [Entry("Tổ 1", "TTLDXS")], headcount=9, on=DAY)
    assert (row.wanted, row.is_met, row.verdict) == (None, True, "đã đăng ký 1")


def test_the_goal_is_rounded_up_and_the_ceiling_down():
    (row,) = goal_rows([SOME_CSTDCS], entries(33, 5), headcount=33, on=DAY)
    assert (row.wanted.count, row.ceiling.allowed.count) == (5, 4)
    assert [finding.sentence for finding in goal_findings([row])] == [
        "5 người đăng ký Chiến sĩ thi đua cơ sở, mức trần là 4: 15 % × 33 = 4,95 → 4 (làm tròn "
        "xuống). Đăng ký vẫn nhận; khi xét phải chọn trong số này."
    ]


@pytest.mark.parametrize("cstdcs", range(6))
def test_a_warning_comes_only_above_the_ceiling(cstdcs):
    rows = goal_rows([SOME_CSTDCS], entries(33, cstdcs), headcount=33, on=DAY)
    assert bool(goal_findings(rows)) == (cstdcs > 4)


def test_who_strives_higher_strives_for_the_lower_title_too():
    held = [person(1, CSTDCS.code), person(2), Entry("Tổ 1", "TTLDXS")]
    asked = ("LDTT", "CSTDCS", "TTLDTT", "GIAY_KHEN")
    subjects = ("individual", "individual", "collective", "individual")
    counts = [striving_for(award, held, of) for award, of in zip(asked, subjects, strict=True)]
    assert counts == [2, 1, 1, 0]


@given(st.integers(0, 300), st.integers(1, 100))
def test_the_heads_of_a_goal_reach_it_and_one_less_would_not(base, share):
    target = Target("individual", "", "LDTT", ">=", Decimal(share), "percent", "eligible")
    (row,) = goal_rows([target], [], headcount=base, on=DAY)
    exact = Fraction(share, 100) * base
    assert row.wanted.count >= exact > row.wanted.count - 1
