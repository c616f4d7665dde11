"""The dossiers of a campaign as lists show them: plain values, all of them in one query."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from typing import NamedTuple

from campaigns.facts import Dues
from campaigns.models import Campaign
from campaigns.rules.deadlines import last_good_day
from law.kinds import COMMENDATIONS, TITLES, AwardKind, award_kind
from nominations.facts.kept import has_changed, judged_of, program, with_kept
from nominations.models import Nomination
from nominations.models.nominations import NominationQuerySet
from nominations.rules.occasions import Occasion
from nominations.rules.stages import Stage, word_of
from people.models import User
from people.models.persons import honorific_of
from registrations.headcount import day_of_count, year_of
from vietnamese.dates import short_date

_RANKS = {kind.code: rank for rank, kind in enumerate(TITLES + COMMENDATIONS)}


class Listed(NamedTuple):
    """A dossier in a list. What is said of its conditions is of the last judgement: `told_of`
    knows whether that still holds."""

    pk: int
    unit: int
    unit_name: str
    stage: str
    award: str
    occasion: str
    phase: int | None
    matter: str
    person: int | None
    gender: str | None
    full_name: str | None
    outsider: int | None
    collective: str
    is_supported: bool | None
    days_late: int
    return_due_on: date | None
    return_reason: str
    received_on: date | None
    word: str | None
    veiled_word: str | None
    gap_count: int | None
    judged_on: date | None
    counted_on: date | None
    program: str | None
    has_changed: bool

    @property
    def kind(self) -> AwardKind:
        return award_kind(self.award)

    @property
    def nominee(self) -> str:
        if self.person is None:
            return self.collective
        return f"{honorific_of(self.gender)} {self.full_name}"

    @property
    def called(self) -> str:
        return f"hồ sơ đề nghị {self.kind.name} của {self.nominee}"

    @property
    def state_word(self) -> str:
        return word_of(Stage(self.stage), self.kind)


class Told(NamedTuple):
    """What a row says of the conditions."""

    word: str
    gaps: int


_LOOKUPS = {
    "unit_name": "unit__name",
    "gender": "person__gender",
    "full_name": "person__full_name",
    "word": "kept__word",
    "veiled_word": "kept__veiled_word",
    "gap_count": "kept__gap_count",
    "judged_on": "kept__judged_on",
    "counted_on": "kept__counted_on",
    "program": "kept__program",
}
_COLUMNS = [_LOOKUPS.get(name, name) for name in Listed._fields if name != "has_changed"]
_ORDER = (
    "unit__position",
    "unit__sort_key",
    "unit",
    "collective",
    "outsider",
    "person__sort_key",
    "person",
    "pk",
)


def listed_in(campaign: Campaign, user: User) -> list[Listed]:
    """Give the dossiers of a campaign that the user may see, by unit: people by name, each with
    the titles in their order, then collectives; one query."""
    rows = map(Listed._make, _all_listed().visible_to(user).filter(campaign=campaign))
    nominees = groupby(rows, lambda row: (row.unit, row.collective, row.outsider, row.person))
    return [row for _, of_one in nominees for row in sorted(of_one, key=_rank)]


@cache
def _all_listed() -> NominationQuerySet:
    """Give the query of everybody's dossiers, never asked itself: to name its columns anew for each
    page takes a third of it."""
    return Nomination.objects.order_by(*_ORDER).values_list(*_COLUMNS, has_changed())


def _rank(row: Listed) -> int:
    return _RANKS.get(row.award, len(_RANKS))


def told_of(
    rows: Iterable[Listed], campaign: Campaign, user: User, *, with_discipline: bool
) -> dict[int, Told]:
    """Give what is said of these dossiers, by their numbers; judged anew is only what something
    has changed for. `with_discipline`: the user may know of it."""
    rows, still_holds = list(rows), _holding(campaign)
    stale = [row.pk for row in rows if not still_holds(row)]
    fresh = judged_of(with_kept(Nomination.objects.filter(pk__in=stale))) if stale else {}

    def told(row: Listed) -> Told:
        knows = with_discipline or (row.person is not None and row.person == user.person_id)
        if judged := fresh.get(row.pk):
            return Told(judged.told(with_discipline=knows).word, len(judged.gaps))
        return Told(row.word if knows else row.veiled_word, row.gap_count)

    return {row.pk: told(row) for row in rows}


def _holding(campaign: Campaign) -> Callable[[Listed], bool]:
    """Give what says whether the judgement that is kept is of the facts, days and program of
    now."""
    today, of_now = campaign.commune.today(), program()
    of_people, of_collectives = date(year_of(campaign), 12, 31), day_of_count(campaign)

    def still_holds(row: Listed) -> bool:
        if row.has_changed or not row.word or row.program != of_now:
            return False
        counted_on = of_collectives if row.person is None else of_people
        return (row.judged_on, row.counted_on) == (row.received_on or today, counted_on)

    return still_holds


def time_note(row: Listed, dues: Dues, today: date) -> tuple[str, bool]:
    """Give what is to be said of a dossier's time in a line of a table, and whether it is late."""
    if row.stage == Stage.RETURNED:
        return _until(row.return_due_on, today)
    if row.days_late:
        return f"nộp trễ {row.days_late} ngày", True
    if row.stage == Stage.DRAFT and row.occasion == Occasion.ANNUAL:
        due = dues(row.unit)
        return _until(last_good_day(due), today) if due else ("", False)
    return "", False


def _until(day: date, today: date) -> tuple[str, bool]:
    days = (today - day).days
    return (f"trễ {days} ngày", True) if days > 0 else (f"đến hết {short_date(day)}", False)


def sums_in_words(rows: Sequence[Listed]) -> str:
    """Give "6 hồ sơ của 4 cá nhân, 1 tập thể", without what there is none of."""
    people = {row.person for row in rows} - {None}
    outsiders = {row.outsider for row in rows} - {None}
    collectives = {
        (row.unit, row.collective) for row in rows if row.person is None and row.outsider is None
    }
    counted = (
        (len(people), "cá nhân"),
        (len(collectives), "tập thể"),
        (len(outsiders), "người, hộ, tổ chức ngoài danh sách"),
    )
    whose = ", ".join(f"{count} {word}" for count, word in counted if count)
    return f"{len(rows)} hồ sơ của {whose}" if whose else f"{len(rows)} hồ sơ"
