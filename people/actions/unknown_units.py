"""Units that a brought list of people names and the commune does not have."""

from __future__ import annotations

from people.models import PeopleImport, Unit
from people.rules.roster import read
from vietnamese.text import clean
from workbooks import opening as workbook
from workbooks.cells import bare


def unknown_units(people_import: PeopleImport) -> list[str]:
    """Give their names as the list writes them, each once, in its order."""
    commune = people_import.commune
    active = Unit.objects.filter(commune=commune).active_on(commune.today())
    units = [unit.name for unit in active]
    known = {bare(name) for name in units}
    roster = read([workbook.load(kept) for kept in people_import.sheets], units)
    rows = sorted([*roster.rows, *roster.faulty], key=lambda row: row.number)
    unknown: dict[str, str] = {}
    for row in rows:
        if (name := clean(row.values.get("unit") or "")) and bare(name) not in known:
            unknown.setdefault(bare(name), name)
    return list(unknown.values())
