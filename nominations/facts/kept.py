"""The judgements that pages show: the last ones, judged anew only where something that they rest
on has changed (docs/adr/0010). What is frozen is never taken from here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from nominations.facts.judged import Judged, judge_anew
from nominations.facts.judging import days_of
from nominations.models import FactChange, KeptJudgement, Nomination
from nominations.models.kept import Days

_ROOMS = (
    "law", "vietnamese", "eligibility", "people", "regulations", "awards", "campaigns",
    "registrations", "initiatives", "nominations",
)  # fmt: skip
"""Whose code judges."""

_AT_ONCE = 10_000
"""How many changes one reader takes upon itself; more wait for the next."""


def with_kept(rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Fetch nominations with what `judged_of` needs, in the same query."""
    return rows.select_related("campaign__commune", "kept").annotate(has_changed=has_changed())


def has_changed() -> ExpressionWrapper:
    """Give whether something changed around a nomination, as a column of it.

    Two questions: asked as one with "or", PostgreSQL reads for every dossier all notes of the
    commune, those too that have just been dropped and not yet been cleared away.
    """
    of_commune = Exists(FactChange.objects.filter(commune=OuterRef("campaign__commune")))
    of_person = Exists(FactChange.objects.filter(person=OuterRef("person")))
    return ExpressionWrapper(of_commune | of_person, BooleanField())


def judged_of(nominations: Iterable[Nomination]) -> dict[int, Judged]:
    """Give what the rules say of many dossiers, by their numbers, that `with_kept` fetched after
    the last change made here: without a query where nothing has changed, otherwise with a number
    of queries that does not grow with them."""
    nominations = list(nominations)
    judged = _kept(nominations)
    if rest := [nomination for nomination in nominations if nomination.pk not in judged]:
        _drop_what_changed(FactChange.objects.touching(rest))
        judged |= _kept(
            with_kept(Nomination.objects.filter(pk__in=[nomination.pk for nomination in rest]))
        )
    if stale := [nomination for nomination in rest if nomination.pk not in judged]:
        judged |= _judge_and_keep(stale)
    return judged


@cache
def program() -> str:
    """Give the mark of the program that judges: another law or rule, another mark."""
    digest = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted(Path(settings.BASE_DIR, room).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _kept(nominations: Iterable[Nomination]) -> dict[int, Judged]:
    """Give what is kept of those that nothing around has changed for."""
    rows = {
        nomination: getattr(nomination, "kept", None)
        for nomination in nominations
        if not nomination.has_changed
    }
    return {
        nomination.pk: Judged.of_json(row.judged)
        for nomination, row in rows.items()
        if row and row.judged and row.is_of(days_of(nomination), program())
    }


def follow_changes() -> int:
    """Drop the kept judgements that changes touch, anywhere, and those changes with them; give how
    many they were. Where nobody looks at dossiers they would pile up."""
    return _drop_what_changed(FactChange.objects.all())


def _drop_what_changed(changes: QuerySet[FactChange]) -> int:
    """Drop every kept judgement that these changes touch, and with them the changes themselves;
    one that comes later is there for the next reader."""
    numbers = list(changes.order_by("pk").values_list("pk", flat=True)[:_AT_ONCE])
    if not numbers:
        return 0
    with transaction.atomic():
        held = list(FactChange.objects.filter(pk__in=numbers).order_by("pk").select_for_update())
        _drop(_touched_by(held))
        return FactChange.objects.filter(pk__in=[change.pk for change in held]).delete()[0]


def _touched_by(changes: Sequence[FactChange]) -> Q:
    """Give the condition on kept judgements; it may take in too many, never too few."""
    single = {change.nomination for change in changes} - {None}
    others = [change for change in changes if change.nomination is None]
    of_people = [other for other in others if other.person is not None]
    wide = [other for other in others if other.person is None]
    return (
        Q(nomination__in=single)
        | Q(nomination__person__in={change.person for change in of_people})
        | (Q(nomination__person=None) & _around(of_people))
        | _around(wide)
    )


def _around(changes: Sequence[FactChange]) -> Q:
    campaigns = {change.campaign for change in changes if change.campaign is not None}
    communes = {change.commune for change in changes if change.campaign is None}
    return Q(nomination__campaign__in=campaigns) | Q(nomination__campaign__commune__in=communes)


def _drop(condition: Q) -> None:
    """Drop kept judgements inside a transaction; all who do so take hold of them in one order."""
    chosen = KeptJudgement.objects.filter(condition).values("pk")
    rows = KeptJudgement.objects.filter(pk__in=chosen).order_by("pk").select_for_update()
    KeptJudgement.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).delete()


def _judge_and_keep(nominations: Sequence[Nomination]) -> dict[int, Judged]:
    """Judge from facts that are read after the rows that will hold the result were laid: a change
    from now on drops the row, so that nothing older can be kept in its place."""
    laid = _lay({nomination.pk: days_of(nomination) for nomination in nominations})
    fresh = Nomination.objects.with_names().in_bulk([nomination.pk for nomination in nominations])
    days = {pk: days_of(nomination) for pk, nomination in fresh.items()}
    judged = judge_anew(fresh.get(nomination.pk, nomination) for nomination in nominations)
    _fill([row for row in laid if row.days == days.get(row.nomination_id)], judged)
    return judged


def _lay(days: dict[int, Days]) -> list[KeptJudgement]:
    """Lay an empty row for each dossier, in place of one of other days or another program; give
    the empty ones, whoever laid them."""
    rows = KeptJudgement.objects.filter(nomination__in=days)
    outdated = [row.pk for row in rows if not row.is_of(days[row.nomination_id], program())]
    if outdated:
        with transaction.atomic():
            _drop(Q(pk__in=outdated))
    KeptJudgement.objects.bulk_create(
        [KeptJudgement.of(pk, days[pk], program()) for pk in sorted(days)], ignore_conflicts=True
    )
    return [row for row in rows.all() if row.judged is None]


def _fill(rows: Sequence[KeptJudgement], judged: dict[int, Judged]) -> None:
    """Fill the rows that are still there; one that somebody else has in hand is left to them."""
    empty = KeptJudgement.objects.filter(pk__in=[row.pk for row in rows], judged__isnull=True)
    with transaction.atomic():
        held = list(empty.select_for_update(skip_locked=True))
        for row in held:
            _write(row, judged[row.nomination_id])
        KeptJudgement.objects.bulk_update(held, ["judged", "word", "veiled_word", "gap_count"])


def _write(row: KeptJudgement, judged: Judged) -> None:
    row.judged = judged.as_json()
    row.word = judged.told(with_discipline=True).word
    row.veiled_word = judged.told(with_discipline=False).word
    row.gap_count = len(judged.gaps)
