"""What has to be true of decisions: nobody awarded without one, every award as its line says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from decisions.models import DecisionLine, DraftLine
from decisions.rules.drafting import DraftStage
from law.findings import Finding, Level
from nominations.models import Nomination
from nominations.rules.stages import DECIDABLE, Stage, TakenIn
from procedure.prepared import Prepared


def breaches() -> Iterator[Finding]:
    """Give dossiers, lines and drafts that do not agree."""
    yield from _dossiers()
    yield from _lines()
    yield from _drafts()


def _dossiers() -> Iterator[Finding]:
    """Give dossiers that do not stand where a decision says, or whose note of what took them in is
    not so."""
    rows = Nomination.objects.with_names()
    for code, words, nomination in _broken(_faulty_dossiers(), rows, _faults_of_dossiers):
        yield _blocker(code, f"{nomination}: {words}.", nomination.get_absolute_url())


@Prepared
def _faulty_dossiers() -> QuerySet:
    return _with_any(Nomination.objects.all(), _faults_of_dossiers())


def _faults_of_dossiers() -> Iterator[Fault]:
    in_force = DecisionLine.objects.filter(nomination=OuterRef("pk"), revoked_on__isnull=True)
    issued = Q(taken_in=TakenIn.ISSUED)
    for stage, is_recognised in ((Stage.RECOGNISED, True), (Stage.NOT_RECOGNISED, False)):
        same, at = Exists(in_force.filter(is_recognised=is_recognised)), Q(stage=stage.value)
        said = f"“{stage.word}”"
        none = f"{said} mà không có quyết định nào ghi như vậy"
        yield "stage_without_decision", none, at & ~same
        elsewhere = f"quyết định ghi {said} nhưng hồ sơ ở bước khác"
        yield "decision_without_stage", elsewhere, ~at & ~issued & same
    held_back = Exists(in_force.filter(decision__released_on__isnull=True))
    drafted = Exists(DraftLine.objects.filter(nomination=OuterRef("pk")))
    for where, is_so in ((TakenIn.ISSUED, held_back), (TakenIn.DRAFT, drafted)):
        yield "taken_in_nowhere", f"ghi “{where.word}” mà không có", Q(taken_in=where) & ~is_so
    unsaid = "có trong quyết định chưa công bố mà hồ sơ không ghi"
    yield "not_taken_in", unsaid, ~issued & held_back


def _lines() -> Iterator[Finding]:
    rows = DecisionLine.objects.select_related("decision", "nomination__person", "award")
    for code, words, line in _broken(_faulty_lines(), rows, _faults_of_lines):
        sentence = f"{line.decision}, {line.nomination}: {words}."
        yield _blocker(code, sentence, line.decision.get_absolute_url())


@Prepared
def _faulty_lines() -> QuerySet:
    return _with_any(DecisionLine.objects.all(), _faults_of_lines())


def _faults_of_lines() -> Iterator[Fault]:
    stands, given, awarded = (
        Q(revoked_on__isnull=True),
        Q(is_recognised=True),
        Q(award__isnull=False),
    )
    yield (
        "award_not_as_line",
        "kết quả và khen thưởng được ghi không khớp",
        (given & ~awarded) | (~given & awarded),
    )
    yield (
        "revoked_not_alike",
        "thu hồi ở quyết định và ở lịch sử khen thưởng không khớp",
        given & stands & Q(award__revoked_on__isnull=False)
        | given & ~stands & awarded & Q(award__revoked_on__isnull=True),
    )
    yield (
        "award_of_another_decision",
        "khen thưởng ghi danh hiệu hoặc số quyết định khác",
        awarded
        & ~Q(
            award__kind_code=F("nomination__award"),
            award__decision_number=F("decision__number"),
        ),
    )
    released = Q(decision__released_on__isnull=False)
    yield (
        "held_back_not_alike",
        "việc công bố ở quyết định và ở lịch sử khen thưởng không khớp",
        Q(decision__paper__isnull=False)
        & (Q(award__is_held_back=True) & released | Q(award__is_held_back=False) & ~released),
    )
    yield (
        "paid_nothing",
        "được chi mà không có số tiền",
        Q(is_paid=True, reward_amount__isnull=True),
    )
    yield (
        "line_outlives_decision",
        "quyết định đã thu hồi mà kết quả còn hiệu lực",
        stands & Q(decision__revoked_on__isnull=False),
    )


def _drafts() -> Iterator[Finding]:
    for line in _decided():
        sentence = f"{line.draft}: {line.nomination} không còn ở bước chờ quyết định."
        yield _blocker("draft_of_decided", sentence, line.draft.get_absolute_url())


@Prepared
def _decided() -> QuerySet[DraftLine]:
    open_ones = DraftLine.objects.exclude(draft__stage=DraftStage.ISSUED.value)
    decided = open_ones.exclude(nomination__stage__in=[stage.value for stage in DECIDABLE])
    return decided.select_related("draft", "nomination__person")


Fault = tuple[str, str, Q]
"""A code, what is wrong in words, and the rows of which it is so."""


def _with_any(rows: QuerySet, faults: Iterable[Fault]) -> QuerySet:
    """Ask whether a row has any of the faults: one question where there is none, as on most
    nights."""
    faulty = rows.filter(reduce(or_, (is_so for *_, is_so in faults)))
    return faulty.order_by().values_list("pk", flat=True)[:1]


def _broken(
    any_faulty: list[int], rows: QuerySet, faults: Callable[[], Iterator[Fault]]
) -> Iterator[tuple[str, str, Any]]:
    """Give the rows of each fault, where there are any."""
    for code, words, is_so in faults() if any_faulty else ():
        yield from ((code, words, row) for row in rows.filter(is_so))


def _blocker(code: str, sentence: str, link: str) -> Finding:
    return Finding(code, sentence, Level.BLOCKER, link=link)
