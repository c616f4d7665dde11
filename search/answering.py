"""Everything that bears the words, of every kind, in one query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, Count, IntegerField, QuerySet, TextField, Value, When, Window
from django.db.models.functions import Cast, Coalesce, RowNumber

from search.asked import Wanted
from search.sources import MOST_COLUMNS, Hit, Searchable

_COLUMNS = tuple(f"hit_{number}" for number in range(MOST_COLUMNS))


@dataclass(frozen=True)
class Answer:
    """What was found of one kind: some of it, and how much there is."""

    name: str
    kind: Searchable
    total: int
    hits: tuple[Hit, ...]


def answers(
    asked: Wanted, kinds: Mapping[str, Searchable], user, commune, *, span: tuple[int, int]
) -> list[Answer]:
    """Give what the user may see of each kind, from the first to the last place of `span` (from 1,
    both included); kinds of which nothing was found are left out."""
    if not asked.words or commune is None:
        return []
    of_kinds = [_found(name, kind, asked, user, commune) for name, kind in kinds.items()]
    rows: dict[str, list[tuple]] = {}
    for name, place, total, *columns in _within(span, of_kinds):
        rows.setdefault(name, []).append((place, total, columns))
    return [_answer(name, kind, rows[name]) for name, kind in kinds.items() if name in rows]


def _answer(name: str, kind: Searchable, rows: list[tuple]) -> Answer:
    hits = tuple(kind.hit(*columns[: len(kind.columns)]) for _, _, columns in sorted(rows))
    return Answer(name, kind, rows[0][1], hits)


def _within(span: tuple[int, int], of_kinds: Iterable[QuerySet]) -> list[tuple]:
    """Give what lies within the places, of all kinds in one query. Django would write the columns
    of each kind three times to narrow what a window counts, which takes longer than the answer."""
    parts = [part for rows in of_kinds if (part := _in_sql(rows))]
    if not parts:
        return []
    narrowed = (
        f"SELECT * FROM ({sql}) found WHERE hit_place BETWEEN %s AND %s" for sql, _ in parts
    )
    values = [value for _, values in parts for value in (*values, *span)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(narrowed), values)
        return cursor.fetchall()


def _in_sql(rows: QuerySet) -> tuple[str, tuple] | None:
    """Give a question as SQL with its values; None where its answer is known to be nothing."""
    try:
        return rows.query.sql_with_params()
    except EmptyResultSet:
        return None


def _found(name: str, kind: Searchable, asked: Wanted, user, commune) -> QuerySet:
    rows = kind.rows(user, commune).alias(hit_text=kind.text, hit_title=kind.title)
    for word in asked.words:
        rows = rows.filter(hit_text__contains=word)
    order = [_nearness(asked), *kind.order]
    placed = rows.order_by().annotate(
        hit_kind=Value(name, output_field=TextField()),
        hit_place=Window(RowNumber(), order_by=order),
        hit_total=Window(Count("pk")),
        **_texts(kind),
    )
    return placed.values_list("hit_kind", "hit_place", "hit_total", *_COLUMNS)


def _nearness(asked: Wanted) -> Case:
    """Put first what bears the words as they were typed, then what differs in accents alone."""
    return Case(
        When(hit_title__icontains=asked.typed, then=0),
        When(hit_text__contains=asked.phrase, then=1),
        default=2,
        output_field=IntegerField(),
    )


def _texts(kind: Searchable) -> dict[str, Coalesce]:
    """Give the columns of a kind as texts, and empty ones up to what all kinds have."""
    nothing = Value("", output_field=TextField())
    missing = [nothing] * (MOST_COLUMNS - len(kind.columns))
    texts = (Cast(column, TextField()) for column in (*kind.columns, *missing))
    return {name: Coalesce(text, nothing) for name, text in zip(_COLUMNS, texts, strict=True)}
