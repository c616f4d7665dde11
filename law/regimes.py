"""The regimes (chế độ pháp luật): which instruments speak on which days.

They abut: every day from 01/10/2017 on belongs to exactly one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from law.findings import Finding, Level
from law.instruments import (
    CIRCULAR_01_2024,
    CIRCULAR_12_2019,
    CIRCULAR_15_2025,
    DECREE_91_2017,
    DECREE_98_2023,
    DECREE_129_2025,
    DECREE_152_2025,
    LAW_2003,
    LAW_2022,
    LAW_2026,
)
from law.sources import Instrument
from law.timeline import LawError, in_force, the_one
from vietnamese.dates import short_date


@dataclass(frozen=True)
class Regime:
    """A set of instruments in force from `valid_from` to `valid_to` (both included; None: open).

    A single instrument may begin later than its regime, or end earlier: see `instruments_on`.
    """

    code: str
    name: str
    instruments: tuple[Instrument, ...]
    valid_from: date
    valid_to: date | None = None

    def instruments_on(self, day: date) -> tuple[Instrument, ...]:
        """Give those of the regime's instruments that are in force on a day."""
        return tuple(instrument for instrument in self.instruments if in_force(instrument, day))


A = Regime(
    code="A",
    name="Luật Thi đua, khen thưởng năm 2003 và Nghị định 91/2017/NĐ-CP",
    instruments=(LAW_2003, DECREE_91_2017, CIRCULAR_12_2019),
    valid_from=date(2017, 10, 1),
    valid_to=date(2023, 12, 31),
)
B1 = Regime(
    code="B1",
    name="Luật Thi đua, khen thưởng năm 2022 và Nghị định 98/2023/NĐ-CP",
    instruments=(LAW_2022, DECREE_98_2023, CIRCULAR_01_2024),
    valid_from=date(2024, 1, 1),
    valid_to=date(2025, 6, 30),
)
B2 = Regime(
    code="B2",
    name="Luật Thi đua, khen thưởng năm 2022 và Nghị định 152/2025/NĐ-CP",
    instruments=(LAW_2022, DECREE_152_2025, DECREE_129_2025, CIRCULAR_01_2024, CIRCULAR_15_2025),
    valid_from=date(2025, 7, 1),
    valid_to=date(2026, 9, 30),
)
C = Regime(
    code="C",
    name="Luật Thi đua, khen thưởng năm 2022, được sửa đổi năm 2026",
    instruments=(LAW_2022, LAW_2026, DECREE_152_2025, DECREE_129_2025, CIRCULAR_15_2025),
    valid_from=date(2026, 10, 1),
)
REGIMES: tuple[Regime, ...] = (A, B1, B2, C)


WITHOUT_DISTRICTS_SINCE = B2.valid_from
"""From this day on the province stands above the commune."""


def has_districts(day: date) -> bool:
    """Say whether there is a district between commune and province on a day."""
    return day < WITHOUT_DISTRICTS_SINCE


def regime_on(day: date) -> Regime:
    """Give the regime of a day; `LawError` for days before 01/10/2017."""
    if day < A.valid_from:
        raise LawError(
            f"Chương trình chỉ có quy định từ ngày {short_date(A.valid_from)} "
            f"({DECREE_91_2017.name} có hiệu lực), không có cho ngày {short_date(day)}. "
            "Hãy kiểm tra lại ngày; kết quả cũ hơn thì nhập vào lịch sử khen thưởng."
        )
    return the_one(REGIMES, day, what="quy định về thi đua, khen thưởng")


def regime_for_dossier(received_on: date) -> Regime:
    """Give the regime that judges a dossier: the one in force on the day it was received."""
    return regime_on(received_on)


def newer_rule_finding(received_on: date, decided_on: date) -> Finding | None:
    """Give a note when a dossier is decided under C though it was received before: the old rule
    stays, unless the new one is more favourable, which a person has to see."""
    if regime_on(decided_on) is not C or regime_for_dossier(received_on) is C:
        return None
    return Finding(
        code="newer_rule_may_favour",
        sentence=f"Hồ sơ nhận ngày {short_date(received_on)} vẫn xét theo quy định cũ "
        f"({regime_for_dossier(received_on).name}), trừ khi quy định có hiệu lực từ ngày "
        f"{short_date(C.valid_from)} có lợi hơn. Hãy so sánh trước khi quyết định.",
        level=Level.NOTE,
        citation=LAW_2026.unread(),
    )
