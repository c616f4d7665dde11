"""What a rule has to say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from law.sources import Citation


class Level(Enum):
    """How much a finding weighs, lightest first."""

    NOTE = "note"
    WARNING = "warning"
    BLOCKER = "blocker"


@dataclass(frozen=True)
class Finding:
    """One sentence of a rule: a `code` for tests and links, the Vietnamese `sentence` for people,
    the clause it rests on where there is one, and the place (`where`) that mends it."""

    code: str
    sentence: str
    level: Level = Level.WARNING
    citation: Citation | None = None
    where: str = ""
