"""Keeping forms, and writing awards into the book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.db import transaction
from django.db.models import F

from awards.models import Award
from certificates.models import Blank, BlankSpot, BookEntry, BookYear
from certificates.rules.spots import SUBJECTS, Spot, first_spots, outside
from history import log as history
from law.kinds import Subject
from people.actions.writing import listed, lock_commune, put
from people.models import Commune
from people.roles import Actor
from procedure.locking import GoneError, locked
from procedure.refusal import refuse


@transaction.atomic
def add_blank(commune: Commune, *, name: str, award: str, by: Actor, **measures) -> Blank:
    """Take in a form, with its pieces where our own paper has them."""
    lock_commune(commune.pk, by)
    blank = Blank(commune=commune)
    put(blank, {"name": name, "award": award, **measures})
    for subject in SUBJECTS:
        _write(blank, subject, first_spots(subject))
    _log(blank, f"Thêm phôi “{blank}”.", "added", by)
    return blank


@transaction.atomic
def place(
    blank: Blank, subjects: Sequence[Subject], spots: Sequence[Spot], *, by: Actor, **values
) -> Blank:
    """Change a form and where it has its pieces for kinds of subjects; `RefusedError` for a spot
    that does not lie on the sheet."""
    blank = _in_use(blank, by)
    changes = put(blank, values)
    for spot in spots:
        if reason := outside(spot, Decimal(blank.width), Decimal(blank.height)):
            refuse("outside", f"{reason} Hãy sửa chỗ in hoặc khổ phôi.")
    for subject in subjects:
        _write(blank, subject, spots)
    whom = ", ".join(subject.label for subject in subjects)
    more = f"; {listed(changes)}" if changes else ""
    _log(blank, f"Căn chỗ in trên phôi “{blank}” cho {whom}{more}.", "placed", by)
    return blank


@transaction.atomic
def remove_blank(blank: Blank, *, by: Actor) -> None:
    """Put a form away; what was printed on it stays printed."""
    blank = _in_use(blank, by)
    blank.put_away_on = blank.commune.today()
    blank.save(update_fields=["put_away_on"])
    _log(blank, f"Bỏ phôi “{blank}”.", "removed", by)


def _in_use(blank: Blank, by: Actor) -> Blank:
    """Give a form locked; `GoneError` where somebody else has put it away."""
    lock_commune(blank.commune_id, by)
    blank = locked(blank, no_key=True)
    if blank.put_away_on:
        raise GoneError(f"{Blank._meta.label} {blank.pk}")
    return blank


@transaction.atomic
def write_up(commune: Commune, *, by: Actor) -> int:
    """Write what was awarded since into the book of its year, oldest decision first, and give how
    many lines; numbers that were given stay."""
    lock_commune(commune.pk, by)
    by_day = F("decided_on").asc(nulls_last=True)
    waiting = Award.objects.filter(commune=commune, book_entry=None)
    new = list(waiting.order_by("year", by_day, "pk"))
    last = _last_numbers(commune, {award.year for award in new})
    entries = []
    for award in new:
        last[award.year] += 1
        entries.append(
            BookEntry(award=award, commune=commune, year=award.year, ordinal=last[award.year])
        )
    BookEntry.objects.bulk_create(entries)
    for year, number in last.items():
        BookYear.objects.filter(commune=commune, year=year).update(last=number)
    if new:
        counts = Counter(award.year for award in new)
        words = "; ".join(f"năm {year}: {counts[year]} dòng" for year in sorted(counts))
        sentence = f"Vào sổ khen thưởng {words}."
        history.record("book.written", commune, sentence, by=by, commune_id=commune.pk)
    return len(new)


def _last_numbers(commune: Commune, years: Iterable[int]) -> dict[int, int]:
    for year in years:
        BookYear.objects.get_or_create(commune=commune, year=year)
    rows = BookYear.objects.filter(commune=commune, year__in=list(years))
    return dict(rows.values_list("year", "last"))


def _write(blank: Blank, subject: Subject, spots: Iterable[Spot]) -> None:
    blank.spots.filter(subject=subject.value).delete()
    rows = [
        BlankSpot(
            blank=blank,
            subject=subject.value,
            code=spot.code,
            x=spot.x,
            y=spot.y,
            width=spot.width,
            size=spot.size,
            align=spot.align,
            is_on=spot.is_on,
        )
        for spot in spots
    ]
    for row in rows:
        row.full_clean(validate_unique=False, validate_constraints=False)
    BlankSpot.objects.bulk_create(rows)


def _log(blank: Blank, sentence: str, verb: str, by: Actor) -> None:
    history.record(f"blank.{verb}", blank, sentence, by=by, commune_id=blank.commune_id)
