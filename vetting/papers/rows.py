"""The rows of the lists, fetched once for all papers of a campaign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Q

from campaigns.models import Campaign
from eligibility.merits import Merit
from initiatives.models import Initiative, Use
from law.kinds import COMMENDATIONS, TITLES
from nominations.models import Nomination, ReviewVote
from nominations.models.nominations import NominationQuerySet
from nominations.rules.stages import AWAITING_DECISION, PUT_FORWARD, Stage, TakenIn
from vetting.facts.held import held_already
from vetting.models import ProposalLine
from vetting.papers.tables import NomineeRow
from vetting.rules.quota import LIMITED

WITHOUT_A_PLACE = Q(
    award=LIMITED,
    is_supported=True,
    place__isnull=True,
    stage__in=[Stage.VETTED.value, Stage.PASSED.value],
)
"""Who was vetted in favour of a limited title and has no place."""
_ORDER = {kind.code: number for number, kind in enumerate(TITLES + COMMENDATIONS)}


def rows_put_forward(campaign: Campaign, unit_id: int | None = None) -> list[NomineeRow]:
    """Give who is put forward, of the commune or of one unit: highest award first, then those
    chosen for a place in their order, then by unit; three queries.

    Of a limited title only who was chosen for a place: no paper passes the ceiling.
    """
    nominations = _put_forward(campaign)
    if unit_id is not None:
        nominations = nominations.filter(unit=unit_id)
    return rows_of(nominations)


def names_put_forward(campaign: Campaign) -> list[NomineeRow]:
    """Give the same of the commune without votes and merits, which counts do not need; one
    query."""
    return [NomineeRow(nomination) for nomination in ranked(_put_forward(campaign))]


def _put_forward(campaign: Campaign) -> NominationQuerySet:
    supported = campaign.nominations.filter(is_supported=True)
    put_forward = supported.filter(stage__in=[stage.value for stage in PUT_FORWARD])
    return put_forward.exclude(WITHOUT_A_PLACE).with_nominees()


def rows_to_propose(campaign: Campaign) -> list[NomineeRow]:
    """Give who is put forward and is to be proposed: nobody who has a decision, holds the title of
    the year already or stands in a tờ trình; five queries."""
    return unproposed(undecided(rows_put_forward(campaign)))


def unproposed(rows: Iterable[NomineeRow]) -> list[NomineeRow]:
    """Give those of the rows that stand in no tờ trình; one query."""
    rows = list(rows)
    numbers = [row.nomination.pk for row in rows]
    lines = ProposalLine.objects.standing().filter(nomination__in=numbers)
    proposed = set(lines.values_list("nomination", flat=True))
    return [row for row in rows if row.nomination.pk not in proposed]


def undecided(rows: Iterable[NomineeRow]) -> list[NomineeRow]:
    """Give those of the rows that wait for a decision, by the same rule; one query."""
    waiting = [
        row
        for row in rows
        if row.nomination.state in AWAITING_DECISION and row.nomination.taken_in != TakenIn.ISSUED
    ]
    held = held_already([row.nomination for row in waiting])
    return [row for row in waiting if row.nomination.pk not in held]


def rows_of(nominations: Iterable[Nomination]) -> list[NomineeRow]:
    """Give a row for each nomination, with the votes of the newest review and what it rests on."""
    nominations = ranked(nominations)
    votes, used = _votes(nominations), _used(nominations)
    return [
        NomineeRow(
            nomination,
            votes.get(nomination.pk, ""),
            _merit(nomination, used[_use_of(nomination)]),
            _decisions(used[_use_of(nomination)]),
        )
        for nomination in nominations
    ]


def ranked(nominations: Iterable[Nomination]) -> list[Nomination]:
    """Give nominations in the order of lists: highest award first, then those chosen for a place
    in their order, then by unit and name."""
    return sorted(nominations, key=_rank)


def _rank(nomination: Nomination) -> tuple:
    place = nomination.place if nomination.place is not None else 10_000
    unit = nomination.unit
    name = nomination.person.sort_key if nomination.person_id else nomination.collective
    return (_ORDER[nomination.award], place, unit.position, unit.sort_key, name, nomination.pk)


def _votes(nominations: list[Nomination]) -> Mapping[int, str]:
    """Give "18/21": votes for out of votes given, in the newest review."""
    votes = ReviewVote.objects.filter(nomination__in=nominations)
    rows = votes.order_by("review__held_on", "review__pk").values_list(
        "nomination", "votes_for", "votes_against"
    )
    return {pk: f"{agree}/{agree + against}" for pk, agree, against in rows}


def _used(nominations: list[Nomination]) -> defaultdict[tuple, list[Initiative]]:
    """Give the initiatives that stand for each person, award and campaign."""
    used = defaultdict(list)
    campaigns = {nomination.campaign_id for nomination in nominations}
    people = {nomination.person_id for nomination in nominations if nomination.person_id}
    uses = Use.objects.filter(campaign__in=campaigns, person__in=people)
    for use in uses.select_related("initiative"):
        used[use.person_id, use.award, use.campaign_id].append(use.initiative)
    return used


def _use_of(nomination: Nomination) -> tuple:
    return nomination.person_id, nomination.award, nomination.campaign_id


def _merit(nomination: Nomination, initiatives: list[Initiative]) -> str:
    if not nomination.merit:
        return ""
    names = [initiative.name for initiative in initiatives]
    merit = "; ".join(names) or nomination.merit_text
    if nomination.merit == Merit.INITIATIVE:
        return merit
    return ": ".join(filter(None, (Merit(nomination.merit).word, merit)))


def _decisions(initiatives: list[Initiative]) -> str:
    numbers = [initiative.decision_number for initiative in initiatives]
    return ", ".join(dict.fromkeys(filter(None, numbers)))
