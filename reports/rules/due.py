"""Which report a deadline of a plan asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from campaigns.rules.plan import Phase

TOTAL = 0
"""Stands for the báo cáo tổng kết, where a number is that of a đợt."""


def name_of(wanted: int) -> str:
    """Give "báo cáo sơ kết đợt 1", or "báo cáo tổng kết"."""
    return f"báo cáo sơ kết đợt {wanted}" if wanted else "báo cáo tổng kết"


_WITHIN = re.compile(r"\b(xã|phường|thị trấn|văn phòng|hội đồng|thường trực)\b", re.IGNORECASE)


def report_due(due: date, phases: Sequence[Phase], receiver: str = "") -> int | None:
    """Give the đợt whose sơ kết is due then, or `TOTAL`: of what ends nearest to that day.

    None for what is no report of the commune on results: the units report to a receiver within the
    commune; in the first half of the first đợt it is the registration that is reported.
    """
    if _WITHIN.search(receiver):
        return None
    ends = [(phase.ends_on, phase.ordinal) for phase in phases if phase.ends_on]
    if not ends:
        return TOTAL
    begun, (ended, _) = phases[0].starts_on, ends[0]
    if begun and due - begun < ended - due:
        return None
    nearest = min(reversed(ends), key=lambda end: abs((end[0] - due).days))
    return TOTAL if nearest == ends[-1] else nearest[1]
