"""When an award is proposed: at the year's end, for a phase, a theme, or on the spot."""

from __future__ import annotations

from enum import StrEnum


class Occasion(StrEnum):
    """The occasion of a nomination; all but the yearly one use the short form."""

    ANNUAL = "annual"
    PHASE = "phase"
    THEME = "theme"
    ON_THE_SPOT = "on_the_spot"

    @property
    def word(self) -> str:
        """Give the occasion as the screens name it."""
        return {
            "annual": "Tổng kết năm",
            "phase": "Sơ kết đợt",
            "theme": "Chuyên đề",
            "on_the_spot": "Đột xuất",
        }[self]

    @property
    def is_short(self) -> bool:
        """Say whether the short form of a dossier is enough."""
        return self is not Occasion.ANNUAL
