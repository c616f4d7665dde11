"""What of a list everybody may read: name, unit, award, and the name of the initiative.

Source: Luật 91/2025/QH15; never a birth date, an address, a number or a discipline.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q

from campaigns.models import Campaign
from decisions.models import AwardDecision
from eligibility.merits import Merit
from nominations.models import Nomination
from publicity.models import Publication
from vetting.papers.rows import rows_of, rows_to_propose
from vetting.papers.tables import NomineeRow
from vietnamese.dates import short_date

FIELDS = ("name", "unit", "award", "initiative")


def rows_for_comment(campaign: Campaign) -> list[dict[str, str]]:
    """Give those who are put forward and wait for a decision."""
    return [_row(row) for row in rows_to_propose(campaign)]


def rows_of_decision(decision: AwardDecision) -> list[dict[str, str]]:
    """Give whom a decision recognised and still does, in the order of its list."""
    lines = decision.lines.filter(is_recognised=True, revoked_on__isnull=True).order_by("pk")
    order = {pk: at for at, pk in enumerate(lines.values_list("nomination", flat=True))}
    nominations = Nomination.objects.filter(pk__in=order).with_names().select_related("report")
    rows = rows_of(nominations)
    return [_row(row) for row in sorted(rows, key=lambda row: order[row.nomination.pk])]


def _row(row: NomineeRow) -> dict[str, str]:
    rests_on_one = row.nomination.merit == Merit.INITIATIVE.value
    return {
        "name": row.called,
        "unit": row.nomination.unit.name,
        "award": row.kind.name,
        "initiative": row.merit if rests_on_one else "",
    }


def taken_back_since(publications: Iterable[Publication]) -> set[int]:
    """Give the numbers of those that still show what was taken back after they were put up: fewer
    of their decision stand by now than they have rows."""
    shown = [
        publication
        for publication in publications
        if publication.decision_id and not publication.withdrawn_on
    ]
    standing = Q(lines__is_recognised=True, lines__revoked_on__isnull=True)
    decisions = AwardDecision.objects.filter(pk__in=[row.decision_id for row in shown])
    counted = decisions.annotate(standing=Count("lines", filter=standing))
    counts = dict(counted.values_list("pk", "standing"))
    return {row.pk for row in shown if counts[row.decision_id] < len(row.rows)}


def text_to_copy(publication: Publication) -> str:
    """Give it as plain lines, for an office that publishes elsewhere."""
    until = ""
    if publication.ends_on:
        first, last = short_date(publication.starts_on), short_date(publication.ends_on)
        until = f"Lấy ý kiến từ ngày {first} đến hết ngày {last}."
    lines = [publication.title, publication.commune.committee, publication.basis, until]
    for number, row in enumerate(publication.rows, start=1):
        parts = [row["name"], row["unit"], row["award"], row["initiative"]]
        lines.append(f"{number}. {' – '.join(part for part in parts if part)}")
    return "\n".join(line for line in lines if line)
