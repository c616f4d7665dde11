"""The parts of a dossier (01 bộ hồ sơ) by kind of award and regime.

The clauses and the numbers of the templates have not been held against the texts: the decree of
the day is cited as a whole, and a template that nobody has sourced stays empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from law.instruments import DECREE_91_2017, DECREE_98_2023, DECREE_152_2025
from law.kinds import COMMENDATIONS, CSTDCS, CSTDT, CSTDTQ, TITLES, AwardKind
from law.regimes import B1, B2, A, C, Regime
from law.sources import Citation, Instrument
from law.timeline import in_force


class PartCode(StrEnum):
    """A part of a dossier."""

    PROPOSAL = "proposal"
    LIST = "list"
    REPORT = "report"
    MINUTES = "minutes"
    INITIATIVE = "initiative"

    @property
    def word(self) -> str:
        """Give the part as the screens name it."""
        return {
            "proposal": "Tờ trình",
            "list": "Danh sách đề nghị",
            "report": "Báo cáo thành tích",
            "minutes": "Biên bản bình xét",
            "initiative": "Chứng nhận, quyết định công nhận sáng kiến hoặc minh chứng thay thế",
        }[self]


@dataclass(frozen=True)
class DossierPart:
    """A part that a dossier of some kinds needs through a time.

    `in_short`: also where the short form is enough. `template` is the number of the form in the
    decree's annex, empty while nobody has sourced it.
    """

    code: PartCode
    kinds: tuple[AwardKind, ...]
    in_short: bool
    citation: Citation
    valid_from: date
    valid_to: date | None
    template: str = ""


_EVERY_KIND = TITLES + COMMENDATIONS
_WITH_MERIT = (CSTDCS, CSTDT, CSTDTQ)


def _parts(decree: Instrument, first: Regime, last: Regime) -> tuple[DossierPart, ...]:
    rows = (
        (PartCode.PROPOSAL, _EVERY_KIND, True),
        (PartCode.LIST, _EVERY_KIND, True),
        (PartCode.REPORT, _EVERY_KIND, True),
        (PartCode.MINUTES, _EVERY_KIND, False),
        (PartCode.INITIATIVE, _WITH_MERIT, False),
    )
    return tuple(
        DossierPart(code, kinds, in_short, decree.unread(), first.valid_from, last.valid_to)
        for code, kinds, in_short in rows
    )


DOSSIER_PARTS: tuple[DossierPart, ...] = (
    *_parts(DECREE_91_2017, A, A),
    *_parts(DECREE_98_2023, B1, B1),
    *_parts(DECREE_152_2025, B2, C),
)


def parts_for(kind: AwardKind, on: date, is_short: bool = False) -> tuple[DossierPart, ...]:
    """Give the parts that a dossier for a kind of award needs on a day, in their order; empty for
    days before the first regime."""
    return tuple(
        part
        for part in DOSSIER_PARTS
        if in_force(part, on) and kind in part.kinds and (part.in_short or not is_short)
    )
