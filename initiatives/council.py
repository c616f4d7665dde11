"""From rows to what the council works with: who sits in it, who scored what, what is to be
concluded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, prefetch_related_objects

from campaigns.models import Campaign
from council.models import Council, Seat
from initiatives.models import Initiative, ScoreSheet, Verdict
from initiatives.rules.decree import decision_findings
from initiatives.rules.scoring import (
    CRITERIA,
    NOT_SEATED,
    Points,
    Scale,
    Scores,
    interest,
    those_who_score,
)
from initiatives.rules.stages import Stage
from law.findings import Finding
from law.procedures import (
    INITIATIVE_APPLICABILITY_MAX,
    INITIATIVE_BENEFIT_MAX,
    INITIATIVE_NOVELTY_MAX,
    INITIATIVE_PASS_MARK,
)
from law.regimes import REGIMES
from law.values import Override
from people.models import Commune, Membership, User
from people.roles import CHAIR, ROLES, SECRETARY, Permission, can, role_of
from regulations.facts import overrides_for
from vietnamese.numbers import number
from vietnamese.text import name_sort_key, uncapitalised

Duty = Seat.Duty
_DUTIES = {CHAIR.code: Duty.CHAIR, SECRETARY.code: Duty.SECRETARY}
_ORDER = [Duty.CHAIR, Duty.DEPUTY, Duty.STANDING, Duty.SECRETARY, Duty.MEMBER]
_SCORING = [role.code for role in ROLES if Permission.SCORE_INITIATIVES in role.permissions]


@dataclass(frozen=True)
class CouncilMember:
    """A member of the council: the login, the person of the commune (None: not on its list)."""

    login: int
    person: int | None
    name: str
    position: str
    duty: Seat.Duty


def seats_of(commune: Commune) -> QuerySet[Seat]:
    """Give today's seats of the council of initiatives whose members log in; none where it was set
    up with names alone, or not here."""
    today = commune.today()
    councils = Council.objects.in_force_on(today).filter(
        commune=commune, kind=Council.Kind.INITIATIVE
    )
    return Seat.objects.in_force_on(today).filter(council__in=councils, user__isnull=False)


def is_seated(user: User, commune: Commune) -> Q:
    """Give the condition that a user scores here by a seat; where no seat is of somebody who logs
    in, the role alone says who scores."""
    seats = seats_of(commune)
    return Exists(seats.filter(user=user)) | ~Exists(seats)


def objections_to(
    user: User, initiative: Initiative, authors: Collection[int | None]
) -> list[Finding]:
    """Give why a user does not score an initiative; one query."""
    if not User.objects.filter(is_seated(user, initiative.commune), pk=user.pk).exists():
        return [NOT_SEATED]
    return interest(user.person_id, authors)


def members_of(commune: Commune) -> list[CouncilMember]:
    """Give today's council in the order of its duties; one query."""
    seats = seats_of(commune)
    rows = Membership.objects.in_force_on(commune.today()).filter(
        commune=commune, role__in=_SCORING, user__is_active=True
    )
    own = seats.filter(user=OuterRef("user"))
    rows = rows.annotate(duty=Subquery(own.values("duty")[:1])).filter(
        Q(duty__isnull=False) | ~Exists(seats)
    )
    members: dict[int, CouncilMember] = {}
    for member in sorted(map(_member, rows.select_related("user__person")), key=_by_duty):
        members.setdefault(member.login, member)
    return list(members.values())


def _member(row: Membership) -> CouncilMember:
    user = row.user
    position = user.person.position if user.person else role_of(row.role).name
    duty = Duty(row.duty) if row.duty else _DUTIES.get(row.role, Duty.MEMBER)
    return CouncilMember(user.pk, user.person_id, user.display_name, position, duty)


def _by_duty(member: CouncilMember) -> tuple:
    return _ORDER.index(member.duty), name_sort_key(member.name), member.login


# --- Scores -------------------------------------------------------------------------------------


def scale_on(day: date, overrides: Sequence[Override]) -> Scale:
    """Give the scale of a day; the law as it is first known for a day before that."""
    day = max(day, REGIMES[0].valid_from)
    return Scale(
        novelty=INITIATIVE_NOVELTY_MAX.on(day, overrides).value,
        benefit=INITIATIVE_BENEFIT_MAX.on(day, overrides).value,
        applicability=INITIATIVE_APPLICABILITY_MAX.on(day, overrides).value,
        pass_mark=INITIATIVE_PASS_MARK.on(day, overrides).value,
    )


def scale_of(initiative: Initiative, overrides: Sequence[Override] | None = None) -> Scale:
    """Give the scale of the day its request was accepted, so that all score it alike."""
    known = overrides_for(initiative.commune) if overrides is None else overrides
    return scale_on(initiative.accepted_on or initiative.commune.today(), known)


@dataclass(frozen=True)
class Scored:
    """An initiative before the council: the sheets that count by login, and what they come to."""

    initiative: Initiative
    scale: Scale
    sheets: dict[int, ScoreSheet]
    scores: Scores
    owing: frozenset[int]

    def cell_of(self, login: int) -> str:
        """Give a member's total as the table of scores shows it: "83", "chưa chấm", or, of an
        author, "không chấm"."""
        if sheet := self.sheets.get(login):
            return number(points_of(sheet).total)
        return "chưa chấm" if login in self.owing else "không chấm"


def scored(
    initiatives: Sequence[Initiative],
    commune: Commune,
    overrides: Sequence[Override] | None = None,
    council: Sequence[CouncilMember] | None = None,
) -> list[Scored]:
    """Give the scores of initiatives of one commune; four queries for any number of them, one less
    for who knows its `overrides` or its `council`.

    The sheet of somebody who became an author later does not count any more.
    """
    prefetch_related_objects(initiatives, "authors")
    members = members_of(commune) if council is None else council
    overrides = overrides_for(commune) if overrides is None else overrides
    sheets = defaultdict(list)
    for sheet in ScoreSheet.objects.filter(initiative__in=initiatives).select_related("scorer"):
        sheets[sheet.initiative_id].append(sheet)
    return [
        _scored(initiative, sheets[initiative.pk], members, overrides) for initiative in initiatives
    ]


def _scored(
    initiative: Initiative,
    sheets: Iterable[ScoreSheet],
    members: Sequence[CouncilMember],
    overrides: Sequence[Override],
) -> Scored:
    authors = {author.person_id for author in initiative.authors.all()} - {None}
    counting = {sheet.scorer_id: sheet for sheet in sheets if sheet.scorer.person_id not in authors}
    scale = scale_of(initiative, overrides)
    due = those_who_score([(member.login, member.person) for member in members], authors)
    owing = frozenset(due) - counting.keys()
    scores = Scores(
        totals=tuple(points_of(sheet).total for sheet in counting.values()),
        scale=scale,
        waiting=tuple(member.name for member in members if member.login in owing),
    )
    return Scored(initiative, scale, counting, scores, owing)


def points_of(sheet: ScoreSheet) -> Points:
    return Points(*(getattr(sheet, field) for field, _ in CRITERIA))


# --- What is before the council -----------------------------------------------------------------


def requests_of(campaign: Campaign) -> QuerySet[Initiative]:
    """Give the campaign's initiatives with what lists say of them."""
    rows = Initiative.objects.filter(campaign=campaign)
    return rows.select_related("campaign__commune", "unit").prefetch_related("authors")


def to_receive(campaign: Campaign) -> QuerySet[Initiative]:
    """Give the initiatives whose acceptance is waited for."""
    return requests_of(campaign).filter(stage=Stage.SUBMITTED.value)


def accepted(campaign: Campaign) -> QuerySet[Initiative]:
    """Give the initiatives that have come before the council."""
    return requests_of(campaign).filter(accepted_on__isnull=False)


def under_review(campaign: Campaign) -> QuerySet[Initiative]:
    """Give the initiatives that wait for a verdict."""
    return accepted(campaign).filter(stage=Stage.REVIEWED.value)


def next_to_score(initiative: Initiative, login: int, person: int | None) -> Initiative | None:
    """Give the first other initiative of the campaign that the member has yet to score."""
    waiting = under_review(initiative.campaign).exclude(pk=initiative.pk)
    waiting = waiting.exclude(score_sheets__scorer=login)
    if person is not None:
        waiting = waiting.exclude(authors__person=person)
    return waiting.first()


def late_findings(
    initiatives: Iterable[Initiative], commune: Commune, decided_on: date
) -> list[Finding]:
    """Give which initiatives of a commune would be decided after the months that the decree
    gives."""
    findings, overrides = [], overrides_for(commune)
    for initiative in initiatives:
        for late in decision_findings(
            initiative.accepted_on,
            decided_on=decided_on,
            on=decided_on,
            overrides=overrides,
        ):
            sentence = f"“{initiative.name}”: {uncapitalised(late.sentence)}"
            findings.append(Finding(late.code, sentence, late.level, late.citation))
    return findings


# --- On the page of an initiative -----------------------------------------------------------------


@dataclass(frozen=True)
class CouncilSide:
    """What the page of an initiative says of the council, to one user."""

    scored: Scored | None
    verdict: Verdict | None
    sheets: list[tuple[ScoreSheet, Points]]
    sees_session: bool
    may_receive: bool
    may_send_back: bool
    may_score: bool
    may_reopen: bool

    @property
    def is_said(self) -> bool:
        """Say whether there is anything to show or to do."""
        acts = (self.may_receive, self.may_send_back, self.may_score)
        return self.scored is not None or self.verdict is not None or any(acts)


def standing_for(user: User, initiative: Initiative, overrides: Sequence[Override]) -> CouncilSide:
    """Give what a user sees of the council's work on an initiative.

    Authors and their unit see the verdict with the average, and no points before; a member sees
    the sheets of others once the own one is written, the secretary always, an author never.
    """
    reviews = can(user, Permission.REVIEW_INITIATIVES, initiative.commune)
    sits = reviews or can(user, Permission.SCORE_INITIATIVES, initiative.commune)
    stage = initiative.state
    # Who does not sit in the council is shown no sheet and owes none.
    scores = scored([initiative], initiative.commune, overrides)[0] if sits else None
    verdict = (
        Verdict.objects.filter(initiative=initiative).select_related("session__meeting").first()
    )
    is_author = user.person_id in {author.person_id for author in initiative.authors.all()} - {None}
    is_open = stage is Stage.REVIEWED
    has_scored = scores is not None and user.pk in scores.sheets
    sees = scores is not None and not is_author and (reviews or has_scored or verdict is not None)
    return CouncilSide(
        scored=scores if is_open and sees else None,
        verdict=verdict,
        sheets=[(sheet, points_of(sheet)) for sheet in scores.sheets.values()]
        if scores and sees
        else [],
        sees_session=sits,
        may_receive=reviews and stage is Stage.SUBMITTED,
        may_send_back=reviews and stage in (Stage.SUBMITTED, Stage.REVIEWED),
        may_score=bool(scores and is_open and user.pk in scores.owing | scores.sheets.keys()),
        may_reopen=reviews and verdict is not None,
    )
