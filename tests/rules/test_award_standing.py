"""Goals of a plan against what was registered, proposed, supported and reached."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from law.kinds import Subject
from nominations.rules.stages import Stage
from registrations.rules.headcount import Headcount, LeftOut
from registrations.rules.targets import goal_rows
from registrations.rules.totals import Entry
from tests.plans import CSTDCS, LDTT, TTLDXS
from vetting.rules.counting import CountedNomination
from vetting.rules.quota import quota_of
from vetting.rules.standing import lines_of

DAY = date(2021, 11, 14)
REGISTERED = [
    Entry("A", "CSTDCS", person=1),
    *(Entry(f"P{number}", "LDTT", person=number) for number in range(2, 22)),
    Entry("UBND xã", "TTLDXS"),
]


def person(number: int, award: str, stage=Stage.SUBMITTED, is_supported=None) -> CountedNomination:
    name = f"person:{number}"
    return CountedNomination(number, name, name, Subject.INDIVIDUAL, award, stage, is_supported)


def collective(award: str, stage=Stage.SUBMITTED) -> CountedNomination:
    return CountedNomination(900, "unit:UBND xã", "UBND xã", Subject.COLLECTIVE, award, stage)


def lines(nominations, targets=(TTLDXS, LDTT, CSTDCS), eligible: int = 21):
    goals = goal_rows(targets, REGISTERED, headcount=eligible, on=DAY)
    return lines_of(goals, nominations, quota_of(nominations, on=DAY))


def figures(line) -> tuple[int, ...]:
    return (line.registered, line.proposed, line.fallen, line.supported, line.reached)


def test_before_any_nomination_the_goals_are_counted_from_the_registrations():
    collective_line, ldtt, cstdcs = lines([])
    assert [figures(goal) for goal in (collective_line, ldtt, cstdcs)] == [
        (1, 0, 0, 0, 0),
        (21, 0, 0, 0, 0),
        (1, 0, 0, 0, 0),
    ]
    assert [goal.needed for goal in (collective_line, ldtt, cstdcs)] == [
        "phải có 1",
        "phải có 21",
        "phải có 4",
    ]
    assert (collective_line.quota, ldtt.quota) == (None, None)


def test_each_step_is_counted_in_heads():
    nominations = [
        *(person(number, "LDTT", Stage.RECOGNISED, True) for number in range(10)),
        *(person(number, "LDTT", Stage.VETTED, True) for number in range(10, 15)),
        person(15, "LDTT", Stage.VETTED, False),
        person(16, "LDTT", Stage.RETURNED),
        person(17, "LDTT", Stage.DRAFT),
        person(1, "CSTDCS", Stage.VETTED, True),
        collective("TTLDXS", Stage.RECEIVED),
    ]
    collective_line, ldtt, cstdcs = lines(nominations)
    assert figures(ldtt) == (21, 17, 1, 15, 10)
    assert figures(cstdcs) == (1, 1, 0, 1, 0)
    assert figures(collective_line) == (1, 1, 0, 0, 0)
    assert ldtt.verdict == "đạt 10/21, còn thiếu 11"


def test_the_goal_of_fifteen_percent_and_the_ceiling_are_two_numbers():
    [line] = lines([person(number, "LDTT") for number in range(21)], [CSTDCS])
    assert (line.needed, line.quota.allowed) == ("phải có 4", 3)


def test_a_person_twice_proposed_for_one_award_is_one_head():
    phases = [person(1, "GIAY_KHEN"), replace(person(1, "GIAY_KHEN"), pk=2)]
    target = replace(LDTT, award="GIAY_KHEN", value=Decimal(2), unit="count", base=None)
    [line] = lines(phases, [target])
    assert line.proposed == 1


def test_the_higher_title_alone_counts_for_the_lower_of_a_collective_and_not_of_a_person():
    lower = replace(TTLDXS, award="TTLDTT")
    collective_line, ldtt = lines([collective("TTLDXS"), person(1, "CSTDCS")], [lower, LDTT])
    assert (collective_line.proposed, ldtt.proposed) == (1, 0)


def test_the_own_nomination_decides_before_the_higher_one():
    rows = [person(1, "CSTDCS", Stage.RECOGNISED, True), person(1, "LDTT", Stage.NOT_RECOGNISED)]
    [ldtt] = lines(rows, [LDTT])
    assert figures(ldtt) == (21, 1, 1, 0, 0)


@pytest.mark.parametrize(
    ("operator", "reached", "needed", "verdict"),
    [
        ("=", 2, "phải có 2", "đạt 2/2"),
        (">=", 1, "phải có 2", "đạt 1/2, còn thiếu 1"),
        ("<=", 1, "không quá 2", "đạt 1/2"),
    ],
)
def test_a_goal_in_heads_says_what_it_lacks(operator, reached, needed, verdict):
    target = replace(LDTT, value=Decimal(2), unit="count", base=None, operator=operator)
    rows = [person(number, "LDTT", Stage.RECOGNISED, True) for number in range(reached)]
    [line] = lines(rows, [target])
    assert (line.needed, line.verdict) == (needed, verdict)


def test_the_denominator_says_both_numbers():
    out = (LeftOut("Bà An", "mới vào làm"), LeftOut("Ông Ba", "mới vào làm"))
    assert Headcount(23, out).in_words == (
        "21 trong 23 người đang công tác đủ điều kiện xét; 2 người chưa tính"
    )
    assert Headcount(21).in_words == "21 trong 21 người đang công tác đủ điều kiện xét"
