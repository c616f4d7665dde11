"""What a danh sách trích ngang tells besides what is proposed: how people were rated, and what they
and the collectives were given before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Q

from awards.models import Award
from people.models import Rating
from vetting.papers.tables import NomineeRow

NEWEST = 3
"""How many ratings and awards are told."""

_Holder = tuple[int | None, int | None, str]


def with_backgrounds(rows: Sequence[NomineeRow], on: date) -> list[NomineeRow]:
    """Give rows with ratings and earlier awards as they were on a day; two queries."""
    ratings, awards = _ratings(rows, on), _awards(rows, on)
    return [
        replace(
            row,
            ratings="\n".join(ratings.get(row.nomination.person_id, ())),
            given="\n".join(_given(row, awards.get(_holder_of(row), ()))),
        )
        for row in rows
    ]


def _ratings(rows: Sequence[NomineeRow], on: date) -> Mapping[int, list[str]]:
    people = {row.nomination.person_id for row in rows} - {None}
    ratings = Rating.objects.filter(person__in=people, year__lte=on.year, year__gt=on.year - NEWEST)
    told = defaultdict(list)
    for rating in ratings.order_by("-year"):
        told[rating.person_id].append(f"{rating.year}: {rating.get_level_display()}")
    return told


def _awards(rows: Sequence[NomineeRow], on: date) -> Mapping[_Holder, list[Award]]:
    holders = {_holder_of(row) for row in rows}
    people, outsiders, names = (set(part) - {None, ""} for part in zip(*holders, strict=True))
    awards = (
        Award.objects.held()
        .told()
        .filter(
            Q(person__in=people)
            | Q(outsider__in=outsiders)
            | Q(person=None, outsider=None, holder_name__in=names),
            Q(decided_on=None) | Q(decided_on__lte=on),
            commune__in={row.nomination.commune.pk for row in rows},
        )
    )
    told = defaultdict(list)
    for award in awards.order_by("-year", "kind_code", "pk"):
        own = award.person_id or award.outsider_id
        told[award.person_id, award.outsider_id, "" if own else award.holder_name].append(award)
    return told


def _holder_of(row: NomineeRow) -> _Holder:
    nomination = row.nomination
    name = nomination.collective if nomination.is_of_unit else ""
    return nomination.person_id, nomination.outsider_id, name


def _given(row: NomineeRow, awards: Sequence[Award]) -> list[str]:
    """Give the newest but what the row itself asks for, where it has been given meanwhile."""
    asked = (row.nomination.award, row.nomination.campaign.year)
    before = [award for award in awards if (award.kind_code, award.year) != asked]
    return [_in_words(award) for award in before[:NEWEST]]


def _in_words(award: Award) -> str:
    number = f": {award.decision_number}" if award.decision_number else ""
    return f"{award.kind.short} {award.year}{number}"
