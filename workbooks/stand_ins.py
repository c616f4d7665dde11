"""What stands in a cell in place of a value: dashes for nothing, "nt" for what is above, and the
faults of formulas."""

from __future__ import annotations

import re

from workbooks.cells import words
from workbooks.sheets import Cell

_NOTHING = re.compile(r"[-–—_.…/\\ ]+|[nN]/[aA]")
_AS_ABOVE = re.compile(
    r"[-–— .(]*(?:[nN]\.?t|[nN]hư (?:dòng )?trên|//|″|〃|[\"“”]{1,2}|['’‘]{2})[-–— .)]*"
)
_FAULT = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)")


def is_nothing(cell: Cell) -> bool:
    """Say whether a cell is empty, or says so: "-", "…", "n/a"."""
    text = words(cell)
    return not text or bool(_NOTHING.fullmatch(text) and not is_as_above(cell))


def is_as_above(cell: Cell) -> bool:
    """Say whether a cell says what stands above it: "nt", "-//-", a ditto mark."""
    return bool(_AS_ABOVE.fullmatch(words(cell)))


def is_fault(cell: Cell) -> bool:
    """Say whether a formula failed in the cell: "#N/A", "#REF!"."""
    return bool(_FAULT.fullmatch(words(cell)))
