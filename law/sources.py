"""What an instrument (văn bản) is, and how a clause of it is cited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vietnamese.dates import short_date


@dataclass(frozen=True)
class Instrument:
    """A law, decree, circular or local decision, in force from `valid_from` to `valid_to`
    (both days included; None: still in force). `about` is its trích yếu, empty when unknown."""

    code: str
    name: str
    number: str
    issued_on: date | None
    issuer: str
    valid_from: date
    valid_to: date | None = None
    about: str = ""

    @property
    def in_full(self) -> str:
        """Give "Luật Thi đua, khen thưởng năm 2022, số 06/2022/QH15, ngày 15/06/2022"; a number
        that the name holds, and a day that nobody knows, are left out."""
        number = f"số {self.number}" if self.number and self.number not in self.name else ""
        issued = f"ngày {short_date(self.issued_on)}" if self.issued_on else ""
        return ", ".join(filter(None, (self.name, number, issued)))

    def at(self, clause: str = "") -> Citation:
        """Cite a clause that somebody has read: `at("khoản 3 Điều 9")`."""
        return Citation(self, clause, verified=True)

    def unread(self, clause: str = "") -> Citation:
        """Cite from memory: nobody has held the clause against the text yet."""
        return Citation(self, clause, verified=False)


@dataclass(frozen=True)
class Citation:
    """A place in an instrument. `verified`: somebody has read the clause in the text or in a
    reliable secondary source."""

    instrument: Instrument
    clause: str = ""
    verified: bool = False

    def __str__(self) -> str:
        return f"{self.clause} {self.instrument.name}".strip()

    @property
    def is_unread(self) -> bool:
        """Say whether there is a text to hold it against that nobody has read; a default of the
        program has none."""
        return not self.verified and bool(self.instrument.number)
