"""The statistical forms of Bộ Nội vụ for thi đua, khen thưởng (0601.N–0605.N): by which circular,
for which year.

A year runs from 01/12 to 30/11 and is reported by 15/12. Ministries and provinces report; a commune
gives its figures to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from law.instruments import CIRCULAR_02_2023, CIRCULAR_03_2018, CIRCULAR_18_2025
from law.sources import Citation
from law.timeline import the_one


@dataclass(frozen=True)
class StatisticsRule:
    """The circular that the forms of a time follow. `citation` is verified where the columns were
    read in a reliable source; `is_read_whole`: somebody has held the forms themselves against what
    the program prints."""

    citation: Citation
    valid_from: date
    valid_to: date | None
    is_read_whole: bool = False


def _rule(citation: Citation) -> StatisticsRule:
    instrument = citation.instrument
    return StatisticsRule(citation, instrument.valid_from, instrument.valid_to)


STATISTICS_RULES = (
    _rule(CIRCULAR_03_2018.unread("phụ lục biểu mẫu 0601.N–0605.N")),
    _rule(CIRCULAR_02_2023.at("phụ lục biểu mẫu 0601.N–0605.N")),
    _rule(CIRCULAR_18_2025.unread("phụ lục biểu mẫu")),
)


def statistics_rule(year: int) -> StatisticsRule:
    """Give by which circular the forms of a year are made: that of the day they are due; `LawError`
    for a year without one."""
    return the_one(STATISTICS_RULES, due_on(year), what="biểu thống kê của Bộ Nội vụ")


def due_on(year: int) -> date:
    return date(year, 12, 15)


def period_of(year: int) -> tuple[date, date]:
    """Give the first and the last day that the forms of a year count."""
    return date(year - 1, 12, 1), date(year, 11, 30)
