"""The bridge from a commune's regulations to the values that `law/` computes with."""

from __future__ import annotations

from django.db.models import QuerySet

from law.parameters import parameter
from law.procedures import NUMBERS_GIVEN_BY, REPORTS_HANDED_UP
from law.sources import Citation, Instrument
from law.values import Override, Value
from people.models import Commune
from procedure.prepared import Prepared

from .models import Regulation, RegulationValue


def overrides_for(commune: Commune) -> tuple[Override, ...]:
    """Give every value that the commune's regulations set; pass them to `law` as `overrides`."""
    return tuple(override_of(row) for row in _values_of(commune.pk))


def _rows_of(commune: int) -> QuerySet[RegulationValue]:
    rows = RegulationValue.objects.filter(regulation__commune=commune)
    return rows.select_related("regulation")


_values_of: Prepared[RegulationValue] = Prepared(_rows_of, 9001)


def gives_own_numbers(commune: Commune, overrides: tuple[Override, ...] | None = None) -> bool:
    """Say whether a book of the program gives the commune's numbers, not the registry of its
    office; by the commune's own values, asked for where they are not given."""
    overrides = overrides_for(commune) if overrides is None else overrides
    return NUMBERS_GIVEN_BY.on(commune.today(), overrides).value == "program"


def hands_reports_up(commune: Commune, overrides: tuple[Override, ...] | None = None) -> bool:
    """Say whether the level above takes the commune's reports here, not by file."""
    overrides = overrides_for(commune) if overrides is None else overrides
    return REPORTS_HANDED_UP.on(commune.today(), overrides).value is True


def override_of(row: RegulationValue) -> Override:
    """Give one row as a value with dates and citation."""
    regulation = row.regulation
    value = Value(
        parameter(row.parameter).parse(row.value),
        regulation.valid_from,
        regulation.valid_to,
        Citation(instrument_of(regulation), row.clause, verified=True),
    )
    return Override(row.parameter, value, row.kind)


def instrument_of(regulation: Regulation) -> Instrument:
    """Give the regulation as an instrument that can be cited."""
    return Instrument(
        code=f"local-{regulation.pk}",
        name=f"{regulation.title} ({regulation.number})",
        number=regulation.number,
        issued_on=regulation.issued_on,
        issuer=regulation.issuer,
        valid_from=regulation.valid_from,
        valid_to=regulation.valid_to,
    )
