"""Months of service in the year of a title: which leaves count, which do not, which the law does
not speak of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eligibility.candidates import Candidate
from eligibility.conditions import Law
from eligibility.judging import Condition, Evidence, Outcome, UsedValue
from eligibility.leaves import SECONDMENT, Leave, away_of
from eligibility.service import Away, months_counted
from law.standards import MONTHS_OF_SERVICE_REQUIRED, SECONDMENT_OPINION
from vietnamese.dates import short_date

_NAMES = {
    "maternity": "nghỉ thai sản",
    "sick": "nghỉ ốm đau, điều trị",
    "rescue_injury": "điều trị do cứu người, cứu tài sản",
    "unpaid": "nghỉ không hưởng lương",
    "training": "đào tạo, bồi dưỡng",
    SECONDMENT: "được biệt phái",
}
_COUNTED = {
    True: "được tính",
    False: "không được tính",
    None: "cần người xem xét có được tính không",
}


@dataclass(frozen=True)
class _Told:
    """A time away as the law takes it, with its words and the values that decided."""

    away: Away
    words: str
    values: tuple[UsedValue, ...] = ()


def service(candidate: Candidate, law: Law) -> Condition:
    """Judge the months of service from the first to the last day of the year.

    A time that the law does not speak of leaves the result open only where it decides it.
    """
    needed = law.value(MONTHS_OF_SERVICE_REQUIRED)
    first, last = candidate.employed.within(candidate.year)
    told = list(_times_away(candidate, law))
    months = months_counted(first, last, [year.away for year in told])
    outcome = Outcome.UNSURE
    if months.certain >= needed.value:
        outcome = Outcome.MET
    elif months.possible < needed.value:
        outcome = Outcome.NOT_MET
    return Condition(
        "service",
        needed.sentence,
        _found(candidate, months.certain, months.possible, told),
        outcome,
        needed.citation,
        (needed.used, *dict.fromkeys(value for year in told for value in year.values)),
    )


def left(candidate: Candidate) -> list[Condition]:
    """Leave to a person whoever left before the year's end: the law held here says nothing."""
    if candidate.left_on is None or candidate.left_on > date(candidate.year, 12, 31):
        return []
    return [
        Condition(
            "left",
            f"Còn công tác đến hết năm {candidate.year}.",
            f"Nghỉ từ ngày {short_date(candidate.left_on)}; cần người xem xét.",
            Outcome.UNSURE,
        )
    ]


def seconded(candidate: Candidate, law: Law) -> Iterator[Condition]:
    """Judge whoever worked elsewhere for a time: the sending unit considers, with the opinion of
    the other."""
    rule = law.value(SECONDMENT_OPINION)
    leaves = candidate.employed.leaves_within(candidate.year)
    sent = (leave for leave in leaves if leave.kind == SECONDMENT)
    for number, leave in enumerate(sent, start=1):
        needs = rule.value and not candidate.has_host_opinion
        told = "chưa có" if needs else "đã có" if rule.value else "không cần"
        yield Condition(
            f"secondment:{number}",
            rule.sentence,
            f"Được biệt phái từ ngày {short_date(leave.starts_on)}: {told} ý kiến nhận xét của nơi "
            "đến.",
            Outcome.UNSURE if needs else Outcome.MET,
            rule.citation,
            (rule.used,),
            evidence=Evidence.ATTACHMENTS,
        )


def may_be_considered(candidate: Candidate, law: Law) -> bool:
    """Say whether somebody has worked long enough to be counted at all; whoever only may not
    have is counted."""
    return service(candidate, law).outcome is not Outcome.NOT_MET


def _found(candidate: Candidate, certain: int, possible: int, told: list[_Told]) -> str:
    months = f"{possible} tháng" if certain == possible else f"từ {certain} đến {possible} tháng"
    since = (
        f", vào làm từ ngày {short_date(candidate.joined_on)}"
        if candidate.joined_on > date(candidate.year, 1, 1)
        else ""
    )
    return (
        "; ".join([f"{months} trong năm {candidate.year}{since}", *(t.words for t in told)]) + "."
    )


def _times_away(candidate: Candidate, law: Law) -> Iterator[_Told]:
    employed, year = candidate.employed, candidate.year
    _, last = employed.within(year)
    for leave in employed.leaves_within(year):
        yield _told(leave, law, last)
    if gone := employed.gone_within(year):
        yield _Told(gone, f"nghỉ việc từ ngày {short_date(gone.starts_on)}")


def _told(leave: Leave, law: Law, last: date) -> _Told:
    away, rules = away_of(leave, last, law.value)
    until = f"đến ngày {short_date(leave.ends_on)}" if leave.ends_on else "chưa ghi ngày kết thúc"
    words = (
        f"{_NAMES[leave.kind]} từ ngày {short_date(leave.starts_on)} {until}: "
        f"{_COUNTED[away.counts]}" + (f" ({rules[-1].citation})" if rules else "")
    )
    return _Told(away, words, tuple(rule.used for rule in rules))
