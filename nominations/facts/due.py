"""By when a unit has to send its dossiers, read with them."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery

from campaigns.models import Deadline, Extension
from campaigns.rules import plan
from campaigns.rules.deadlines import effective
from nominations.models import Nomination


def with_due(rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Fetch nominations with what `due_of` needs, in one query."""
    of_plan = Deadline.objects.filter(
        campaign=OuterRef("campaign"), kind=Nomination.DEADLINE_KIND
    ).order_by("due_on", "pk")
    granted = Extension.objects.filter(deadline=OuterRef("deadline_number"), unit=OuterRef("unit"))
    return rows.annotate(
        deadline_number=Subquery(of_plan.values("pk")[:1]),
        due_on=Subquery(of_plan.values("due_on")[:1]),
        is_due_inclusive=Subquery(of_plan.values("inclusive")[:1]),
    ).annotate(extended_to=Subquery(granted.values("due_on")[:1]))


def due_of(nomination: Nomination) -> plan.Deadline | None:
    """Give the deadline as it holds for the unit of a nomination that `with_due` fetched; None
    where the plan has none."""
    if nomination.due_on is None:
        return None
    of_plan = plan.Deadline(
        nomination.DEADLINE_KIND, nomination.due_on, nomination.is_due_inclusive
    )
    return effective(of_plan, nomination.extended_to)
