"""What the tables know of everybody whom some nominations name, in a number of queries that does
not grow with them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from django.db.models import Q, prefetch_related_objects

from campaigns.models import Campaign, Deadline
from eligibility.candidates import History, PastAward
from eligibility.leaves import Leave
from eligibility.progress import Progress
from initiatives.models import Use
from law.kinds import LDTT, TTLDXS
from law.values import Override
from nominations.facts import around
from nominations.models import Nomination
from nominations.rules.papers import DossierPaper
from nominations.rules.progress import progress_of
from nominations.rules.stages import Stage
from people.models import Person, Posting
from registrations.headcount import day_of_count, headcount_of
from registrations.rules.stages import Stage as RegistrationStage
from regulations.facts import overrides_for
from vietnamese.text import search_text

K, V = TypeVar("K"), TypeVar("V")


@dataclass
class Gathered:
    """The rows around some nominations, each kind fetched once when it is first asked for."""

    nominations: Sequence[Nomination]
    overrides: dict[int, tuple[Override, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        prefetch_related_objects(
            list(self.nominations),
            "campaign__commune",
            "campaign__deadlines",
            "unit",
            "person",
            "outsider",
        )
        communes = {
            nomination.campaign.commune_id: nomination.commune for nomination in self.nominations
        }
        self.overrides = {pk: overrides_for(commune) for pk, commune in communes.items()}

    @cached_property
    def campaigns(self) -> tuple[int, ...]:
        return tuple({nomination.campaign_id for nomination in self.nominations})

    @cached_property
    def rosters(self) -> dict[int, list[Person]]:
        """Who belongs to each collective: works in the unit, or in the commune, at the year's end
        or today, whichever comes first."""
        collectives = [nomination for nomination in self.nominations if nomination.is_of_unit]
        communes = {collective.commune.pk for collective in collectives}
        people = around.people_in(tuple(communes))
        return {
            collective.pk: [who for who in people if _belongs(who, collective)]
            for collective in collectives
        }

    @cached_property
    def people(self) -> tuple[int, ...]:
        """Everybody whom the nominations or their collectives name."""
        nominees = {
            nomination.person_id
            for nomination in self.nominations
            if nomination.person_id is not None
        }
        members = ({who.pk for who in roster} for roster in self.rosters.values())
        return tuple(nominees.union(*members))

    @cached_property
    def ratings(self) -> dict[tuple[int, int], str]:
        return {(row.person_id, row.year): row.level for row in around.ratings(self.people)}

    def ratings_before(self, year: int, person: int) -> tuple[tuple[int, str], ...]:
        """Give the ratings of a person in earlier years, the last first."""
        rows = ((at, level) for (whose, at), level in self.ratings.items() if whose == person)
        return tuple(sorted((row for row in rows if row[0] < year), reverse=True))

    @cached_property
    def disciplines(self) -> dict[int, tuple[tuple[str, date, str], ...]]:
        return _grouped(
            (row.person_id, (row.form, row.decided_on, row.get_form_display()))
            for row in around.disciplines(self.people)
        )

    @cached_property
    def leaves(self) -> dict[int, tuple[Leave, ...]]:
        return _grouped(
            (row.person_id, Leave(row.kind, row.starts_on, row.ends_on, row.result))
            for row in around.absences(self.people)
        )

    @cached_property
    def postings(self) -> dict[int, tuple[Posting, ...]]:
        return _grouped((row.person_id, row) for row in around.postings(self.people))

    @cached_property
    def awards(self) -> dict[int, tuple[PastAward, ...]]:
        return _grouped(
            (row.person_id, PastAward(row.kind_code, row.year, row.revoked_on is not None))
            for row in around.awards(self.people)
        )

    @cached_property
    def complete_years(self) -> dict[int, frozenset[int]]:
        rows = around.complete_years(tuple(self.overrides))
        return {
            commune: frozenset(years)
            for commune, years in _grouped((row.commune_id, row.year) for row in rows).items()
        }

    @cached_property
    def progress(self) -> dict[tuple[int, str, int], Progress]:
        """How far LĐTT and CSTĐCS of this campaign are, by campaign, award and person."""
        return {
            (row.campaign_id, row.award, row.person_id): progress_of(
                Stage(row.stage), is_supported=row.is_supported
            )
            for row in around.annual_titles(self.campaigns)
        }

    @cached_property
    def uses(self) -> dict[tuple[int, str], tuple[Use, ...]]:
        """The ledger of initiatives, by person and award."""
        return _grouped(((row.person_id, row.award), row) for row in around.uses(self.people))

    @cached_property
    def papers(self) -> dict[int, frozenset[DossierPaper]]:
        """The kinds of paper attached to each nomination; those that were turned down do not
        count."""
        rows = around.papers(tuple(nomination.pk for nomination in self.nominations))
        kinds = _grouped(
            (row.nomination_id, DossierPaper(row.paper))
            for row in rows
            if row.is_accepted is not False
        )
        return {pk: frozenset(papers) for pk, papers in kinds.items()}

    @cached_property
    def registered_people(self) -> dict[tuple[int, int], bool]:
        """Who registered for a title: by campaign and person, whether it was approved."""
        return _registered(
            ((row.registration.campaign_id, row.person_id), row.registration.stage)
            for row in around.registered_people(self.campaigns, self.people)
        )

    @cached_property
    def registered_collectives(self) -> dict[tuple[int, str], bool]:
        """Which collectives registered for a title: by campaign and name, as for people."""
        return _registered(
            ((row.registration.campaign_id, search_text(row.name)), row.registration.stage)
            for row in around.registered_collectives(self.campaigns)
        )

    @cached_property
    def ldtt_at_most(self) -> dict[int, int]:
        """How many of a campaign's commune can still become LĐTT: who has worked long enough, less
        whom somebody declined."""
        campaigns = {
            nomination.campaign_id: nomination.campaign
            for nomination in self.nominations
            if nomination.award == TTLDXS.code
        }
        return {pk: self._ldtt_at_most(campaign) for pk, campaign in campaigns.items()}

    def _ldtt_at_most(self, campaign: Campaign) -> int:
        eligible = headcount_of(campaign, self.overrides[campaign.commune_id]).eligible
        counts = Counter(
            how_far
            for (of, award, _), how_far in self.progress.items()
            if (of, award) == (campaign.pk, LDTT.code)
        )
        reached = counts[Progress.RECOGNISED] + counts[Progress.PROPOSED]
        return max(eligible - counts[Progress.DECLINED], reached)

    @cached_property
    def named(self) -> dict[object, list[Nomination]]:
        """Nominations that name an achievement, by whom they are for, whatever year and award; none
        is fetched where none of these names one."""
        named = [
            nomination
            for nomination in self.nominations
            if nomination.matter or nomination.merit_text
        ]
        if not named:
            return {}
        whose = Q(
            person__in=[
                nomination.person_id for nomination in named if nomination.person_id is not None
            ]
        )
        whose |= Q(
            person=None,
            unit__in=[nomination.unit_id for nomination in named if nomination.person_id is None],
        )
        rows = Nomination.objects.filter(whose).exclude(matter="", merit_text="")
        names = defaultdict(list)
        rows = rows.exclude(stage__in=_OVER).select_related("campaign__commune").order_by("pk")
        for row in rows:
            names[row.who].append(row)
        return names

    def of_the_same_achievement(self, nomination: Nomination) -> list[Nomination]:
        """Give the other nominations that name the same achievement of the same nominee."""
        if not (nomination.matter or nomination.merit_text):
            return []
        others = self.named.get(nomination.who, ())
        return [
            other for other in others if other != nomination and _name_one_thing(other, nomination)
        ]

    def history_of(self, person: int, commune: int) -> History:
        """Give what somebody holds, and the years of which the commune knows all awards."""
        return History(self.awards.get(person, ()), self.complete_years.get(commune, frozenset()))

    def registration_of(self, nomination: Nomination) -> bool | None:
        """Give whether a nominee's registration was approved; None where there is none."""
        campaign = nomination.campaign_id
        if nomination.person_id is not None:
            return self.registered_people.get((campaign, nomination.person_id))
        return self.registered_collectives.get((campaign, search_text(nomination.collective)))


_OVER = {Stage.NOT_RECOGNISED.value, Stage.REVOKED.value}
"""What was never rewarded, or is no more."""


def _name_one_thing(nomination: Nomination, other: Nomination) -> bool:
    """Say whether two nominations rest on one achievement. Titles of one person may rest on one
    topic, as the higher takes in the lower; the same title in another year may not."""
    acts = {search_text(each.matter) for each in (nomination, other)} - {""}
    merits = {search_text(each.merit_text) for each in (nomination, other)} - {""}
    if nomination.matter and other.matter:
        return len(acts) == 1
    if nomination.matter or other.matter:
        return bool(acts & merits)
    return nomination.award == other.award and len(merits) == 1


def asks_for_registration(campaign: Campaign) -> bool:
    """Say whether a campaign has a day to register by."""
    return any(deadline.kind == Deadline.Kind.REGISTRATION for deadline in campaign.deadlines.all())


def _belongs(person: Person, nomination: Nomination) -> bool:
    if person.commune_id != nomination.commune.pk:
        return False
    in_it = nomination.is_whole_commune or person.unit_id == nomination.unit_id
    return in_it and person.works_on(day_of_count(nomination.campaign))


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _registered(pairs: Iterable[tuple[K, str]]) -> dict[K, bool]:
    """Give whether one of the registrations that hold each key was approved."""
    registered: dict[K, bool] = {}
    for key, stage in pairs:
        registered[key] = registered.get(key, False) or stage == RegistrationStage.APPROVED
    return registered
