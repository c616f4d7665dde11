"""What has to be true of decisions: nobody awarded without one, every award as its line says."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from decisions.models import DecisionLine, DraftLine
from decisions.rules.drafting import DraftStage
from law.findings import Finding, Level
from nominations.models import Nomination
from nominations.rules.stages import DECIDABLE, Stage, TakenIn


def breaches() -> Iterator[Finding]:
    """Give dossiers, lines and drafts that do not agree."""
    yield from _dossiers()
    yield from _taken_in()
    yield from _lines()
    yield from _drafts()


def _dossiers() -> Iterator[Finding]:
    in_force = DecisionLine.objects.filter(nomination=OuterRef("pk"), revoked_on__isnull=True)
    rows = Nomination.objects.with_names()
    for stage, is_recognised in ((Stage.RECOGNISED, True), (Stage.NOT_RECOGNISED, False)):
        same = Exists(in_force.filter(is_recognised=is_recognised))
        for nomination in rows.filter(~same, stage=stage.value):
            sentence = f"{nomination}: “{stage.word}” mà không có quyết định nào ghi như vậy."
            yield _blocker("stage_without_decision", sentence, nomination.get_absolute_url())
        told = rows.exclude(taken_in=TakenIn.ISSUED)
        for nomination in told.filter(same).exclude(stage=stage.value):
            sentence = f"{nomination}: quyết định ghi “{stage.word}” nhưng hồ sơ ở bước khác."
            yield _blocker("decision_without_stage", sentence, nomination.get_absolute_url())


def _taken_in() -> Iterator[Finding]:
    """Give dossiers whose note of what took them in is not so."""
    lines = DecisionLine.objects.filter(nomination=OuterRef("pk"), revoked_on__isnull=True)
    held_back = Exists(lines.filter(decision__released_on__isnull=True))
    drafted = Exists(DraftLine.objects.filter(nomination=OuterRef("pk")))
    rows = Nomination.objects.with_names()
    for where, is_so in ((TakenIn.ISSUED, held_back), (TakenIn.DRAFT, drafted)):
        for nomination in rows.filter(~is_so, taken_in=where):
            sentence = f"{nomination}: ghi “{where.word}” mà không có."
            yield _blocker("taken_in_nowhere", sentence, nomination.get_absolute_url())
    for nomination in rows.filter(held_back).exclude(taken_in=TakenIn.ISSUED):
        sentence = f"{nomination}: có trong quyết định chưa công bố mà hồ sơ không ghi."
        yield _blocker("not_taken_in", sentence, nomination.get_absolute_url())


def _lines() -> Iterator[Finding]:
    rows = DecisionLine.objects.select_related("decision", "nomination__person", "award")
    stands, taken = Q(revoked_on__isnull=True), Q(revoked_on__isnull=False)
    given = Q(is_recognised=True)
    yield from _of(
        rows.filter((given & Q(award=None)) | (~given & Q(award__isnull=False))),
        "award_not_as_line",
        "kết quả và khen thưởng được ghi không khớp",
    )
    yield from _of(
        rows.filter(
            given & (stands & Q(award__revoked_on__isnull=False))
            | given & (taken & Q(award__revoked_on__isnull=True, award__isnull=False))
        ),
        "revoked_not_alike",
        "thu hồi ở quyết định và ở lịch sử khen thưởng không khớp",
    )
    yield from _of(
        rows.filter(award__isnull=False).exclude(
            award__kind_code=F("nomination__award"),
            award__decision_number=F("decision__number"),
        ),
        "award_of_another_decision",
        "khen thưởng ghi danh hiệu hoặc số quyết định khác",
    )
    yield from _of(
        rows.filter(award__isnull=False, decision__paper__isnull=False).filter(
            Q(award__is_held_back=True, decision__released_on__isnull=False)
            | Q(award__is_held_back=False, decision__released_on__isnull=True)
        ),
        "held_back_not_alike",
        "việc công bố ở quyết định và ở lịch sử khen thưởng không khớp",
    )
    yield from _of(
        rows.filter(is_paid=True, reward_amount__isnull=True),
        "paid_nothing",
        "được chi mà không có số tiền",
    )
    yield from _of(
        rows.filter(stands, decision__revoked_on__isnull=False),
        "line_outlives_decision",
        "quyết định đã thu hồi mà kết quả còn hiệu lực",
    )


def _drafts() -> Iterator[Finding]:
    open_ones = DraftLine.objects.exclude(draft__stage=DraftStage.ISSUED.value)
    decided = open_ones.exclude(nomination__stage__in=[stage.value for stage in DECIDABLE])
    for line in decided.select_related("draft", "nomination__person"):
        sentence = f"{line.draft}: {line.nomination} không còn ở bước chờ quyết định."
        yield _blocker("draft_of_decided", sentence, line.draft.get_absolute_url())


def _of(lines: QuerySet[DecisionLine], code: str, fault: str) -> Iterator[Finding]:
    for line in lines:
        sentence = f"{line.decision}, {line.nomination}: {fault}."
        yield _blocker(code, sentence, line.decision.get_absolute_url())


def _blocker(code: str, sentence: str, link: str) -> Finding:
    return Finding(code, sentence, Level.BLOCKER, link=link)
