"""What campaigns remind of: phase ends, and the deadlines that no other room keeps.

Other rooms build on `running` and `owed_by`, so that one who owes is reminded the same way
everywhere: the heads of the unit, then in one line for all units the office and the secretary, and
the chair once it is overdue.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS
from django.db.models import CharField, QuerySet, Value
from django.utils.module_loading import import_string

from campaigns.facts import deadline_of, deadlines_of, phases_of
from campaigns.models import Campaign, Deadline
from campaigns.outline import outlined_of, with_phases
from campaigns.rules.deadlines import effective, last_good_day
from campaigns.rules.in_words import DEADLINE_NAMES
from campaigns.rules.rungs import DEFAULT_RUNGS
from campaigns.rules.status import last_day
from notifications.obligations import Obligation
from notifications.rules.ladder import Ladder
from people.models import Commune, Membership, Unit, User
from people.roles import CHAIR, OFFICE, SECRETARY, UNIT_HEAD, Role
from procedure.prepared import Prepared
from vietnamese.dates import short_date

AFTER_THE_END = timedelta(days=30)
"""So long after its last day a campaign still asks for what is owed."""

PHASE_RUNGS = tuple(rung for rung in DEFAULT_RUNGS if rung <= 0)
NOT_FOLLOWED = "Phần mềm chưa theo dõi việc này nên coi như chưa xong; đề nghị kiểm tra."


@dataclass(frozen=True)
class Running:
    """A launched campaign on its commune's day, with whom it concerns.

    `heads` gives the users who head a unit, by its id; `holders` those who hold a role, by its
    code.
    """

    campaign: Campaign
    today: date
    units: list[Unit]
    heads: Mapping[int, tuple[int, ...]]
    holders: Mapping[str, tuple[int, ...]]
    path: str

    @property
    def office(self) -> tuple[int, ...]:
        """Give the office and the secretary of the council."""
        return self.of(OFFICE) + self.of(SECRETARY)

    @property
    def chair(self) -> tuple[int, ...]:
        return self.of(CHAIR)

    def of(self, role: Role) -> tuple[int, ...]:
        return self.holders.get(role.code, ())

    def heads_of(self, unit: Unit) -> tuple[int, ...]:
        return self.heads.get(unit.pk, ())

    def everybody(self) -> tuple[int, ...]:
        """Give the heads of all units, the office and the secretary."""
        heads = (user for unit in self.units for user in self.heads_of(unit))
        return tuple(dict.fromkeys([*heads, *self.office]))

    def ladder(self, last: date, rungs: tuple[int, ...], *, repeats: bool = True) -> Ladder:
        """Give the rungs up to a day; the plan itself told of it on the day it was signed."""
        return Ladder(last, rungs, self.campaign.issued_on, repeats)

    def obligation(
        self, subject: str, ladder: Ladder, recipients: tuple[int, ...], **words
    ) -> Obligation:
        commune = self.campaign.commune
        return Obligation(commune, self.today, subject, ladder, recipients, path=self.path, **words)


def running(on: date | None = None, commune: Commune | None = None) -> Iterator[Running]:
    """Give the campaigns that still ask for something, on `on` or on each commune's today; a
    constant number of queries."""
    launched = outlined_of(_all() if commune is None else _of_commune(commune.pk))
    days = {campaign.commune_id: on or campaign.commune.today() for campaign in launched}
    units, heads, holders = defaultdict(list), defaultdict(tuple), defaultdict(dict)
    for key, pk, name, begins, ends, role, user in _in_force(days):
        if user is None:
            units[key].append(_unit(pk, key, name, begins, ends))
        elif role == UNIT_HEAD.code:
            heads[pk] += (user,)
        else:
            holders[key][role] = (*holders[key].get(role, ()), user)
    for campaign in launched:
        key, today = campaign.commune_id, days[campaign.commune_id]
        if _still_asks(campaign, today):
            path = campaign.get_absolute_url()
            yield Running(campaign, today, units[key], heads, holders[key], path)


def _launched(*communes: int) -> QuerySet[Campaign]:
    """Give the launched campaigns of a commune, or of all."""
    campaigns = Campaign.objects.launched().select_related("commune").defer("source_text")
    of_communes = campaigns.filter(commune__in=communes) if communes else campaigns
    return with_phases(of_communes.order_by("pk"))


_all: Prepared[Campaign] = Prepared(_launched)
_of_commune: Prepared[Campaign] = Prepared(_launched, 9001)


def _still_asks(campaign: Campaign, today: date) -> bool:
    last = last_day(phases_of(campaign), deadlines_of(campaign))
    return last is None or today <= last + AFTER_THE_END


def _in_force(days: Mapping[int, date]) -> Iterator[tuple]:
    """Give, of each commune on its day, its units in their order and who holds a role: commune,
    unit, name, first and last day, role and user, as plain values: there are many; one query."""
    for *row, _position, _sort_key in _units_and_holders(tuple(days)):
        today, begins, ends = days[row[0]], row[3], row[4]
        if begins <= today <= (ends or today):
            yield tuple(row)


def _of_communes(communes: Sequence[int]) -> QuerySet:
    units = Unit.objects.filter(commune__in=communes).order_by()
    roles = [role.code for role in (UNIT_HEAD, OFFICE, SECRETARY, CHAIR)]
    held = Membership.objects.filter(commune__in=communes, role__in=roles, user__is_active=True)
    nothing, nobody = Value("", CharField()), Value(None, User._meta.pk)
    rows = units.values_list(
        "commune", "pk", "name", "valid_from", "valid_to", nothing, nobody, "position", "sort_key"
    ).union(
        held.order_by().values_list(
            "commune", "unit", nothing, "starts_on", "ends_on", "role", "user", "pk", nothing
        ),
        all=True,
    )
    return rows.order_by("position", "sort_key", "pk")


_units_and_holders: Prepared[tuple] = Prepared(_of_communes, (9001,))


def _unit(*values: object) -> Unit:
    """Give a unit of its number, commune, name, first and last day; the rest is not fetched."""
    return Unit.from_db(
        DEFAULT_DB_ALIAS, ["id", "commune_id", "name", "valid_from", "valid_to"], values
    )


_OF_OTHER_ROOMS = (
    Deadline.Kind.REGISTRATION,
    Deadline.Kind.INITIATIVE,
    Deadline.Kind.NOMINATION,
    Deadline.Kind.REPORT,
)


def obligations(on: date | None = None, commune: Commune | None = None) -> Iterator[Obligation]:
    """Give the phase ends and the deadlines that an office adds, then what the rooms above say of
    the same campaigns (`settings.CAMPAIGN_REMINDERS`), which are read once for all of them."""
    campaigns = list(running(on, commune))
    for campaign in campaigns:
        yield from _phase_ends(campaign)
        for row in campaign.campaign.deadlines.all():
            if row.kind not in _OF_OTHER_ROOMS:
                yield by_the_office(campaign, row)
    for name in settings.CAMPAIGN_REMINDERS:
        yield from import_string(name)(campaigns)


def _phase_ends(running: Running) -> Iterator[Obligation]:
    for phase in running.campaign.phases.all():
        if phase.ends_on is None:
            continue
        yield running.obligation(
            f"phase:{phase.pk}",
            running.ladder(phase.ends_on, PHASE_RUNGS, repeats=False),
            running.everybody(),
            title=f"Kết thúc đợt {phase.ordinal} của phong trào thi đua",
            sentence=f"Mục tiêu của đợt: {phase.goal}" if phase.goal else "",
        )


def by_the_office(running: Running, row: Deadline) -> Obligation:
    """Give what a deadline asks for that the program does not follow: everybody looks after it."""
    last = last_good_day(deadline_of(row))
    receiver = f"Gửi {row.receiver}. " if row.receiver else ""
    return running.obligation(
        f"deadline:{row.pk}",
        running.ladder(last, tuple(row.rungs), repeats=False),
        running.everybody(),
        title=row.get_kind_display(),
        sentence=f"{receiver}{NOT_FOLLOWED}",
    )


def owed_by(
    running: Running, row: Deadline, what_is_missing: Callable[[Unit], str]
) -> Iterator[Obligation]:
    """Give what the units owe under a deadline, each with its newest extension.

    `what_is_missing` gives the sentence for a unit, "" for one that owes nothing. A unit that was
    formed after the last good day owes nothing either.
    """
    plan = deadline_of(row)
    newest = {grant.unit_id: grant.due_on for grant in reversed(row.extensions.all())}
    owing = defaultdict(list)
    for unit in running.units:
        last = last_good_day(effective(plan, newest.get(unit.pk)))
        sentence = what_is_missing(unit) if unit.valid_from <= last else ""
        if sentence:
            owing[last].append(unit)
            ladder = running.ladder(last, tuple(row.rungs))
            yield _of_the_unit(running, row, unit, ladder, sentence)
    for last, units in owing.items():
        ladder = running.ladder(last, tuple(row.rungs))
        yield _of_all_units(running, row, units, ladder)


def _of_the_unit(
    running: Running, row: Deadline, unit: Unit, ladder: Ladder, sentence: str
) -> Obligation:
    receiver = f" Nơi nhận: {row.receiver}." if row.receiver else ""
    return running.obligation(
        f"deadline:{row.pk}/unit:{unit.pk}",
        ladder,
        running.heads_of(unit),
        title=f"{DEADLINE_NAMES[row.kind]} của {unit}",
        sentence=f"{sentence}{receiver}",
    )


def _of_all_units(running: Running, row: Deadline, units: list[Unit], ladder: Ladder) -> Obligation:
    names = "; ".join(unit.name for unit in units)
    is_put_off = ladder.last_day != last_good_day(deadline_of(row))
    put_off = f" (gia hạn đến {short_date(ladder.last_day)})" if is_put_off else ""
    return running.obligation(
        f"deadline:{row.pk}/office",
        ladder,
        running.office,
        title=f"{DEADLINE_NAMES[row.kind]} của {len(units)} đơn vị{put_off}",
        sentence=f"{len(units)} đơn vị chưa xong: {names}.",
        when_overdue=running.chair,
    )
