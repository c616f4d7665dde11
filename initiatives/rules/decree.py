"""The two periods of the Điều lệ Sáng kiến (NĐ 13/2012/NĐ-CP): to ask, and to decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from law.calendar import months_after
from law.findings import Finding, Level
from law.procedures import INITIATIVE_DECISION_MONTHS, INITIATIVE_REQUEST_MONTHS
from law.regimes import REGIMES
from law.values import Override
from vietnamese.dates import countdown, short_date

SOON = 14
"""Days before the end of a period from which its finding is a warning."""


def request_findings(
    applied_since: date | None,
    *,
    asked_on: date | None,
    on: date,
    overrides: Sequence[Override] = (),
) -> list[Finding]:
    """Give whether recognition was asked for in time after the first use, or how much of the
    period is left to ask in."""
    day = asked_on or on
    if applied_since is None or applied_since > day:
        return []
    rule = INITIATIVE_REQUEST_MONTHS.on(_known(day), overrides)
    last = months_after(applied_since, rule.value)
    began = f"áp dụng lần đầu ngày {short_date(applied_since)}"
    ends = f"thời hạn {rule.value} tháng hết ngày {short_date(last)}"
    if day > last:
        late = f"Quá thời hạn yêu cầu công nhận {(day - last).days} ngày"
        return [
            Finding("asked_too_late", f"{late}: {began}, {ends}.", Level.WARNING, rule.citation)
        ]
    if asked_on:
        sentence = f"Yêu cầu đúng thời hạn: {began}, gửi ngày {short_date(asked_on)}, {ends}."
        return [Finding("asked_in_time", sentence, Level.NOTE, rule.citation)]
    sentence = f"Trong thời hạn yêu cầu công nhận: {began}, {countdown(last, on)}."
    return [Finding("may_be_asked", sentence, _level(last, on), rule.citation)]


def decision_findings(
    accepted_on: date | None,
    *,
    decided_on: date | None,
    on: date,
    overrides: Sequence[Override] = (),
) -> list[Finding]:
    """Give how much of the period to decide is left, or by how much it was passed; nothing before
    the request was accepted, and nothing of what was decided in time."""
    if accepted_on is None:
        return []
    rule = INITIATIVE_DECISION_MONTHS.on(_known(accepted_on), overrides)
    last = decision_due(accepted_on, overrides)
    day = decided_on or on
    began = f"đơn được chấp nhận ngày {short_date(accepted_on)}"
    if day > last:
        what = "Quyết định chậm" if decided_on else "Quá hạn xét công nhận"
        sentence = (
            f"{what} {(day - last).days} ngày: {began}, thời hạn {rule.value} tháng hết ngày "
            f"{short_date(last)}."
        )
        return [Finding("decided_too_late", sentence, Level.WARNING, rule.citation)]
    if decided_on:
        return []
    sentence = f"Đang trong thời hạn xét: {began}, {countdown(last, day)}."
    return [Finding("decision_pending", sentence, _level(last, day), rule.citation)]


def decision_due(accepted_on: date, overrides: Sequence[Override] = ()) -> date:
    """Give the last day to decide on a request that was accepted."""
    rule = INITIATIVE_DECISION_MONTHS.on(_known(accepted_on), overrides)
    return months_after(accepted_on, rule.value)


def _known(day: date) -> date:
    """Give a day on which the law is known: what is older is judged as on the first such day."""
    return max(day, REGIMES[0].valid_from)


def _level(last: date, day: date) -> Level:
    return Level.WARNING if (last - day).days <= SOON else Level.NOTE
