"""Which clause sets the standard of an award, for papers that have to cite it."""

from __future__ import annotations

from datetime import date

from law.kinds import AwardKind
from law.parameters import parameter
from law.sources import Citation
from law.timeline import newest

_SET_BY = {
    "LDTT": "ldtt_rating",
    "CSTDCS": "cstdcs_foundation",
    "CSTDT": "cstdt_consecutive_years",
    "CSTDTQ": "cstdtq_consecutive_years",
    "TTLDTT": "ttldtt_ldtt_share",
    "TTLDXS": "ttldxs_ldtt_share",
    "BANG_KHEN": "bang_khen_years",
    "GIAY_KHEN": "giay_khen_rating",
}
"""The parameter of each award that rests on the very clause of its standard."""


def standard_of(kind: AwardKind, on: date) -> Citation | None:
    """Give the clause that sets the standard of an award on a day; None where none was read."""
    if kind.code not in _SET_BY:
        return None
    value = newest(parameter(_SET_BY[kind.code]).values, on)
    if value is None or not value.verified or not value.citation.clause:
        return None
    return value.citation
