"""Awards of old years: a list from Excel brought, looked at, taken in whole or not at all, taken
out again; one written by hand; years of which everything is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from awards.models import Award, AwardsImport, CompleteYear
from awards.of_day import OfDay, of_years
from awards.rules import history_rows
from awards.rules.old_awards import Holder, ImportPlan, OldAward
from history.log import record
from law.kinds import AwardKind, Subject
from people.actions.writing import lock_commune
from people.models import Commune, Person, Unit
from people.roles import Actor
from procedure.locking import locked
from procedure.refusal import refuse
from vietnamese.text import clean
from workbooks import opening as workbook
from workbooks.questions import NO_ANSWERS, UNANSWERED, Answers
from workbooks.sheets import BroughtSheet


@transaction.atomic
def bring_history(
    commune: Commune, *, sheets: list[BroughtSheet], source: str, by: Actor
) -> AwardsImport:
    """Keep what was uploaded or pasted, adding no award."""
    return AwardsImport.objects.create(
        commune=commune,
        by_id=by.user_id,
        source=source[:200],
        sheets=[workbook.dump(sheet) for sheet in sheets],
    )


def preview_history(brought: AwardsImport, answers: Answers = NO_ANSWERS) -> ImportPlan:
    """Give what taking the list in would do now, with these answers to its questions; a constant
    number of queries."""
    commune = brought.commune
    sheets = [workbook.load(kept) for kept in brought.sheets]
    known = Award.objects.filter(commune=commune)
    return history_rows.read(
        sheets, _holders(commune), [_as_row(award) for award in known], commune.today(), answers
    )


@transaction.atomic
def import_history(
    brought: AwardsImport, *, seen: str, answers: Answers = NO_ANSWERS, by: Actor
) -> AwardsImport:
    """Do what the preview showed; `seen` is its fingerprint. Refused where a problem or a question
    is left, where it was done already, and where the history has changed since it was shown."""
    lock_commune(brought.commune_id, by)
    brought = locked(brought)
    if brought.done_at:
        refuse("done_already", "Danh sách này đã được nhập rồi.")
    plan = preview_history(brought, answers)
    if plan.problems:
        refuse("problems", "Danh sách còn lỗi, chưa nhập được. Xin xem các lỗi bên dưới.")
    if preview_history(brought).fingerprint() != seen:
        refuse(
            "changed_meanwhile",
            "Lịch sử khen thưởng hoặc danh sách cán bộ, công chức đã có người sửa sau khi Ông/Bà "
            "xem trước. Chưa có gì được nhập. Xin xem lại dưới đây rồi bấm nhập lần nữa.",
        )
    if plan.questions:
        refuse("unanswered", UNANSWERED)
    Award.objects.bulk_create(_rows(plan.additions, brought))
    brought.done_at = timezone.now()
    brought.save()
    sentence = (
        f"Nhập lịch sử khen thưởng từ {brought.source}: thêm {len(plan.additions)}, "
        f"giữ nguyên {plan.unchanged}" + (f", bỏ {plan.skipped} dòng." if plan.skipped else ".")
    )
    record("awards_import.done", brought, sentence, by=by, commune_id=by.commune_id)
    return brought


@transaction.atomic
def add(
    commune: Commune,
    *,
    kind: AwardKind,
    year: int,
    person: Person | None = None,
    unit: Unit | None = None,
    collective: str = "",
    position: str = "",
    unit_name: str = "",
    decision_number: str = "",
    decided_on: date | None = None,
    issuer: str = "",
    by: Actor,
) -> Award:
    """Write one award of an old year by hand; of a person, of a unit, or of a collective by its
    name alone."""
    lock_commune(commune.pk, by)
    _refuse_wrong_years(commune, year, decided_on)
    _refuse_wrong_holder(kind, person, unit, collective)
    award = Award(
        commune=commune,
        person=person,
        unit=unit if person is None else None,
        holder_name=_holder_name(person, unit, collective),
        position=position if person else "",
        unit_name=unit_name if person else "",
        kind_code=kind.code,
        year=year,
        decision_number=tidy_number(decision_number),
        decided_on=decided_on,
        issuer=issuer,
        **of_years([person and person.pk], [_day(year, decided_on)])[0],
    )
    new, known = _as_row(award), Award.objects.filter(commune=commune, year=year)
    if any(_as_row(award).is_same_as(new) for award in known.filter(kind_code=kind.code)):
        raise ValidationError("Khen thưởng này đã có trong lịch sử.")
    award.full_clean()
    award.save()
    record("award.added", award, f"Ghi {award}.", by=by, commune_id=by.commune_id)
    return award


@transaction.atomic
def confirm_years(commune: Commune, years: Iterable[int], *, by: Actor) -> None:
    """Say of which years all awards of the commune are in the program: of these and no others."""
    lock_commune(commune.pk, by)
    before = set(CompleteYear.objects.filter(commune=commune).values_list("year", flat=True))
    after = set(years)
    if wrong := [year for year in after if year > commune.today().year]:
        raise ValidationError(f"Năm {wrong[0]} chưa đến nên chưa thể đủ dữ liệu.")
    CompleteYear.objects.filter(commune=commune, year__in=before - after).delete()
    CompleteYear.objects.bulk_create(
        CompleteYear(commune=commune, year=year, by_name=by.name) for year in after - before
    )
    if before != after:
        listed = ", ".join(map(str, sorted(after))) or "chưa có năm nào"
        sentence = f"Xác nhận các năm đã đủ dữ liệu khen thưởng: {listed}."
        record("award_years.confirmed", commune, sentence, by=by, commune_id=by.commune_id)


def _refuse_wrong_years(commune: Commune, year: int, decided_on: date | None) -> None:
    today = commune.today()
    if not history_rows.EARLIEST <= year <= today.year:
        raise ValidationError(
            {"year": f"Hãy ghi một năm từ {history_rows.EARLIEST} đến {today.year}."}
        )
    if decided_on and not (year <= decided_on.year and decided_on <= today):
        raise ValidationError({"decided_on": f"Ngày quyết định phải từ năm {year} đến hôm nay."})


def _refuse_wrong_holder(
    kind: AwardKind, person: Person | None, unit: Unit | None, collective: str
) -> None:
    if sum(map(bool, (person, unit, collective))) != 1:
        raise ValidationError(
            "Hãy chọn một cá nhân, hoặc một đơn vị, hoặc ghi tên một tập thể; chỉ một trong ba."
        )
    by_name = {Subject.COLLECTIVE, Subject.HOUSEHOLD} if collective else {Subject.COLLECTIVE}
    subjects = {Subject.INDIVIDUAL} if person else by_name
    if not any(kind.subject.covers(subject) for subject in subjects):
        raise ValidationError({"kind": f"{kind.name} chỉ tặng cho {kind.subject.label}."})


def _holder_name(person: Person | None, unit: Unit | None, collective: str) -> str:
    if person:
        return person.full_name
    return unit.name if unit else collective


def _holders(commune: Commune) -> list[Holder]:
    people = Person.objects.filter(commune=commune).select_related("unit")
    known = [
        Holder(
            person.pk,
            person.full_name,
            tuple(dict.fromkeys([person.unit.name, *(posting.unit.name for posting in postings)])),
            person.born_on,
            positions=tuple(
                dict.fromkeys([person.position, *(posting.position for posting in postings)])
            ),
            joined_on=person.joined_on,
        )
        for person in people.prefetch_related("postings__unit")
        for postings in [person.postings.all()]
    ]
    # Of two units that bore a name one after the other, the later one is meant.
    units = {
        unit.name: unit for unit in Unit.objects.filter(commune=commune).order_by("valid_from")
    }
    return known + [Holder(unit.pk, unit.name, is_person=False) for unit in units.values()]


def _as_row(award: Award) -> OldAward:
    return OldAward(
        holder=award.holder_name,
        award=award.kind_code,
        year=award.year,
        person=award.person_id,
        unit=award.unit_id,
        number=award.decision_number,
        decided_on=award.decided_on,
        issuer=award.issuer,
    )


def _rows(additions: Sequence[OldAward], brought: AwardsImport) -> list[Award]:
    known = of_years(
        (award.person for award in additions),
        (_day(award.year, award.decided_on) for award in additions),
    )
    return [_row(award, brought, of_day) for award, of_day in zip(additions, known, strict=True)]


def _day(year: int, decided_on: date | None) -> date:
    """Give the day as of which an award of an old year is told."""
    return decided_on or date(year, 12, 31)


def _row(award: OldAward, brought: AwardsImport, known: OfDay) -> Award:
    return Award(
        **known,
        commune_id=brought.commune_id,
        person_id=award.person,
        unit_id=award.unit,
        holder_name=award.holder,
        position=award.position,
        unit_name=award.unit_name,
        kind_code=award.award,
        year=award.year,
        decision_number=tidy_number(award.number),
        decided_on=award.decided_on,
        issuer=award.issuer,
        source=brought,
    )


def tidy_number(text: str) -> str:
    """Give "12/QĐ-UBND" for "12 / QĐ-UBND"."""
    return re.sub(r"\s*([/-])\s*", r"\1", clean(text))
