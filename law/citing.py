"""Which clause sets the standard of an award, for papers that have to cite it."""

from __future__ import annotations

from datetime import date

from law.kinds import AwardKind
from law.parameters import PARAMETERS
from law.sources import Citation
from law.timeline import newest

_STANDARDS = {row.standard_of: row for row in PARAMETERS if row.standard_of}


def standard_of(kind: AwardKind, on: date) -> Citation | None:
    """Give the clause that sets the standard of an award on a day; None where none was read."""
    parameter = _STANDARDS.get(kind.code)
    value = newest(parameter.values, on) if parameter else None
    if value is None or not value.verified or not value.citation.clause:
        return None
    return value.citation
