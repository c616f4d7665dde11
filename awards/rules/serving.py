"""Months of service in the year of a title: which leaves count, which do not, which the law does
not speak of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from law.sources import Citation
from law.standards import (
    LONG_TRAINING_COUNTS,
    LONG_TRAINING_MONTHS,
    MATERNITY_LEAVE_COUNTS,
    MONTHS_OF_SERVICE_REQUIRED,
    RESCUE_INJURY_COUNTS,
)
from registrations.rules.service import Away, months_counted, whole_months
from vietnamese.dates import short_date

from .candidates import Candidate, Leave
from .conditions import Law
from .judging import Condition, Outcome, UsedValue

_NAMES = {
    "maternity": "nghỉ thai sản",
    "sick": "nghỉ ốm đau, điều trị",
    "rescue_injury": "điều trị do cứu người, cứu tài sản",
    "unpaid": "nghỉ không hưởng lương",
    "training": "đào tạo, bồi dưỡng",
}
_GOOD_RESULTS = {"excellent", "good"}
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
    first, last = _year(candidate)
    told = list(_times_away(candidate, law))
    months = months_counted(first, last, [one.away for one in told])
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
        (needed.used, *dict.fromkeys(value for one in told for value in one.values)),
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


def may_be_considered(candidate: Candidate, law: Law) -> bool:
    """Say whether somebody has worked long enough to be counted at all; whoever only may not
    have is counted."""
    return service(candidate, law).outcome is not Outcome.NOT_MET


def _year(candidate: Candidate) -> tuple[date, date]:
    return max(candidate.joined_on, date(candidate.year, 1, 1)), date(candidate.year, 12, 31)


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
    first, last = _year(candidate)
    for leave in candidate.leaves:
        if leave.starts_on <= last and (leave.ends_on or last) >= first:
            yield _told(leave, law, last)
    if candidate.left_on is not None and candidate.left_on <= last:
        # Who left before the year began has no time of it to be counted at all.
        counts = False if candidate.left_on <= first else None
        words = f"nghỉ việc từ ngày {short_date(candidate.left_on)}"
        yield _Told(Away(candidate.left_on, last, counts), words)


def _told(leave: Leave, law: Law, last: date) -> _Told:
    counts, values, citation = _judge(leave, law, last)
    ends_on = leave.ends_on or last
    until = f"đến ngày {short_date(leave.ends_on)}" if leave.ends_on else "chưa ghi ngày kết thúc"
    words = (
        f"{_NAMES[leave.kind]} từ ngày {short_date(leave.starts_on)} {until}: {_COUNTED[counts]}"
        + (f" ({citation})" if citation else "")
    )
    return _Told(Away(leave.starts_on, ends_on, counts), words, values)


def _judge(
    leave: Leave, law: Law, last: date
) -> tuple[bool | None, tuple[UsedValue, ...], Citation | None]:
    if leave.kind == "maternity":
        rule = law.value(MATERNITY_LEAVE_COUNTS)
        return rule.value, (rule.used,), rule.citation
    if leave.kind == "rescue_injury":
        rule = law.value(RESCUE_INJURY_COUNTS)
        return rule.value, (rule.used,), rule.citation
    if leave.kind == "training":
        return _training(leave, law, last)
    return None, (), None


def _training(
    leave: Leave, law: Law, last: date
) -> tuple[bool | None, tuple[UsedValue, ...], Citation | None]:
    long_from, rule = law.value(LONG_TRAINING_MONTHS), law.value(LONG_TRAINING_COUNTS)
    is_long = whole_months(leave.starts_on, leave.ends_on or last) >= long_from.value
    used = (long_from.used, rule.used)
    if leave.ends_on and not is_long:
        return True, used[:1], long_from.citation
    fixed: dict[str, bool | None] = {"always": True, "never": False}
    if rule.value in fixed:
        # One that still lasts and is short so far may end before it is long.
        counts = fixed[rule.value] if is_long or rule.value == "always" else None
        return counts, used, rule.citation
    if leave.result:
        return leave.result in _GOOD_RESULTS, used, rule.citation
    return None, used, rule.citation
