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
    the clause it rests on where there is one, and what mends it: a `field` of the form that was
    filled in, or a `link`, the address of a page or of a place on it."""

    code: str
    sentence: str
    level: Level = Level.WARNING
    citation: Citation | None = None
    field: str = ""
    link: str = ""
