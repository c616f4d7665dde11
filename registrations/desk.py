"""The office's desk: where each unit's registration stands, one plain row for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count as Counted

from campaigns.facts import Dues, dues_in
from campaigns.models import Campaign
from campaigns.rules.deadlines import last_good_day
from campaigns.rules.plan import Deadline as PlanDeadline
from law.kinds import Subject, award_kind
from people.models import Unit
from registrations.models import CollectiveLine, Registration
from registrations.once import lines_of, once
from registrations.rules.stages import Stage
from registrations.rules.totals import COLLECTIVE, INDIVIDUAL, Count, CountedAward
from vietnamese.dates import short_date


@dataclass(frozen=True)
class DeskRow:
    """A unit on the desk: its registration if it has begun one, what it counts once it was sent,
    and what there is to know of its time (`note`)."""

    unit: Unit
    registration: Registration | None
    stage: Stage
    count: Count
    note: str = ""
    is_late: bool = False

    @property
    def was_sent(self) -> bool:
        return self.stage is not Stage.DRAFT

    @property
    def may_be_approved(self) -> bool:
        return self.stage is Stage.SUBMITTED

    def strives_for(self, award: CountedAward) -> bool:
        return self.count.awards[award] > 0


def desk_rows(campaign: Campaign, units: Sequence[Unit]) -> list[DeskRow]:
    """Give a row for each unit; at most four queries for any number of units."""
    today = campaign.commune.today()
    rows = Registration.objects.filter(campaign=campaign, unit__in=[unit.pk for unit in units])
    by_unit = {row.unit_id: row for row in rows.order_by()}
    counts = _counts(campaign, [row.pk for row in by_unit.values() if row.stage != Stage.DRAFT])
    dues = dues_in(campaign, Registration.DEADLINE_KIND)
    return [_row(unit, by_unit.get(unit.pk), counts, dues, today) for unit in units]


def total_of(rows: Iterable[DeskRow]) -> Count:
    return sum((row.count for row in rows), Count())


def _row(
    unit: Unit,
    registration: Registration | None,
    counts: dict[int, Count],
    dues: Dues,
    today: date,
) -> DeskRow:
    stage = Stage(registration.stage) if registration else Stage.DRAFT
    count = counts.get(registration.pk, Count()) if registration else Count()
    due = dues(unit.pk) if stage is Stage.DRAFT else None
    note, is_late = _time(registration, stage, due, today)
    return DeskRow(unit, registration, stage, count, note, is_late)


def _time(
    registration: Registration | None, stage: Stage, due: PlanDeadline | None, today: date
) -> tuple[str, bool]:
    """Give what is to be said of the unit's time, and whether it is late."""
    if registration and stage is Stage.RETURNED:
        day = registration.return_due_on
        return f"bổ sung đến hết ngày {short_date(day)}", day < today
    if due:
        days = (today - last_good_day(due)).days
        return (f"trễ hạn {days} ngày", True) if days > 0 else (_until(due), False)
    late = registration.days_late if registration else 0
    return (f"trễ hạn {late} ngày", True) if late else ("", False)


def _until(due: PlanDeadline) -> str:
    return f"hạn đến hết ngày {short_date(last_good_day(due))}"


def _counts(campaign: Campaign, registrations: list[int]) -> dict[int, Count]:
    """Give what each registration counts; a person whom two units sent, in one (see `once`)."""
    counts = {pk: Count() for pk in registrations}
    for line in once(lines_of(campaign, sent=True)):
        if line.registration in counts:
            codes = (line.title, line.commendation)
            counts[line.registration] += _count(INDIVIDUAL, codes, 1)
    lines = CollectiveLine.objects.filter(registration__in=registrations).order_by()
    grouped = lines.values_list("registration", "title", "commendation")
    for pk, title, commendation, number in grouped.annotate(Counted("pk")):
        counts[pk] += _count(COLLECTIVE, (title, commendation), number)
    return counts


def _count(subject: Subject, codes: Iterable[str], number: int) -> Count:
    awards = Counter({CountedAward(subject, award_kind(code)): number for code in codes if code})
    return Count(
        people=number if subject is INDIVIDUAL else 0,
        collectives=number if subject is COLLECTIVE else 0,
        awards=awards,
    )
