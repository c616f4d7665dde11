"""The workbook in which the results of a decision are filled in."""

from __future__ import annotations

from collections.abc import Iterable

from awards.sheets import NUMBER, columns_of
from decisions.rules import decision_rows
from documents.paper.sheet import Sheet
from law.kinds import COMMENDATIONS, TITLES
from nominations.models import Nomination

_CHOICES = {
    "award": tuple(kind.name for kind in TITLES + COMMENDATIONS),
    "result": (decision_rows.RECOGNISED, decision_rows.GIVEN, decision_rows.NOT_RECOGNISED),
}


def decision_template(nominations: Iterable[Nomination], *, author: str) -> Sheet:
    """Give the nominations that wait for a result, with the two columns to fill in."""
    rows = [
        (
            number,
            nomination.person.full_name if nomination.person else nomination.collective,
            nomination.position,
            nomination.unit.name,
            nomination.kind.name,
            None,
            None,
        )
        for number, nomination in enumerate(nominations, start=1)
    ]
    columns = (NUMBER, *columns_of(decision_rows.COLUMNS.titles, choices=_CHOICES))
    return Sheet(name="Kết quả", columns=columns, rows=rows, author=author)
