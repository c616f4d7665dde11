"""Căn cứ: on which instruments a decision of the commune's chair over awards rests, by date.

`verified` of a row says whether somebody has seen the list in decisions of its regime; a screen
marks what nobody has, a paper never does.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

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
    LAW_LOCAL_GOVERNMENT_2015,
    LAW_LOCAL_GOVERNMENT_2025,
)
from law.regimes import B1, B2, A, C, Regime, regime_on
from law.sources import Citation

_LOCAL_GOVERNMENT = (LAW_LOCAL_GOVERNMENT_2015, LAW_LOCAL_GOVERNMENT_2025)
_OF_REGIME: dict[Regime, Sequence[Citation]] = {
    A: (LAW_2003.at(), DECREE_91_2017.at(), CIRCULAR_12_2019.at()),
    B1: (LAW_2022.unread(), DECREE_98_2023.unread(), CIRCULAR_01_2024.unread()),
    B2: (
        LAW_2022.at(),
        DECREE_152_2025.at(),
        DECREE_129_2025.at(),
        CIRCULAR_01_2024.at(),
        CIRCULAR_15_2025.at(),
    ),
    C: (
        LAW_2022.at(),
        LAW_2026.unread(),
        DECREE_152_2025.at(),
        DECREE_129_2025.at(),
        CIRCULAR_15_2025.at(),
    ),
}


def decision_bases(on: date) -> tuple[Citation, ...]:
    """Give the instruments of a decision signed on a day, each in force that day, in the order in
    which a paper names them; `LawError` for a day of which the program has no law."""
    listed = (*(law.at() for law in _LOCAL_GOVERNMENT), *_OF_REGIME[regime_on(on)])
    return tuple(citation for citation in listed if _is_in_force(citation, on))


def _is_in_force(citation: Citation, on: date) -> bool:
    last = citation.instrument.valid_to
    return citation.instrument.valid_from <= on and (last is None or on <= last)
