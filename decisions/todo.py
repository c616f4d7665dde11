"""What there is to do about decisions, for "Việc cần làm"."""

from __future__ import annotations

from django.db.models import CharField, QuerySet, Value

from campaigns.models import Campaign
from campaigns.todo import Todo
from campaigns.viewer import Viewer
from decisions.models import AwardDecision, DecisionDraft
from decisions.rules.drafting import DraftStage
from documents.models import IssuedDocument
from people.roles import Permission
from procedure.prepared import Prepared


def todo(viewer: Viewer) -> list[Todo]:
    """Give the drafts that wait for the chair to read, and for the office what comes next of each
    draft and of what is issued and held back; one query."""
    reads = viewer.can(Permission.APPROVE_DECISIONS)
    writes = viewer.can(Permission.RECORD_DECISIONS)
    if not (reads or writes):
        return []
    rows = sorted(_rows(viewer.commune.pk), key=lambda row: row[1:3], reverse=True)
    drafts = [_draft(*row) for kind, *row in rows if kind == "draft"]
    tasks = [task for draft in drafts if (task := _of(draft, reads=reads, writes=writes))]
    held_back = [
        AwardDecision(pk=row[2], decided_on=row[1], number=row[3])
        for row in rows
        if row[0] == "held"
    ]
    return [*tasks, *(map(_to_release, held_back) if writes else ())]


def _not_issued(commune: int) -> QuerySet:
    """Give what is not issued and what is held back: which of them, its day, number in the table,
    number of the paper; of a draft all that `_draft` takes."""
    text = CharField()
    nothing = Value("", text)
    drafts = DecisionDraft.objects.open().filter(commune=commune).order_by()
    held_back = AwardDecision.objects.filter(
        commune=commune, released_on__isnull=True, revoked_on__isnull=True
    ).order_by()
    return drafts.values_list(
        Value("draft", text),
        "drafted_on",
        "pk",
        "paper__number",
        "paper__signed_file",
        "kind",
        "stage",
        "return_reason",
        "drafted_by_name",
        "campaign__title",
    ).union(
        held_back.values_list(Value("held", text), "decided_on", "pk", "number", *[nothing] * 6),
        all=True,
    )


_rows: Prepared[tuple] = Prepared(_not_issued, 9001)


def _draft(day, pk, number, signed_file, kind, stage, reason, by_name, campaign) -> DecisionDraft:
    return DecisionDraft(
        pk=pk,
        drafted_on=day,
        kind=kind,
        stage=stage,
        return_reason=reason,
        drafted_by_name=by_name,
        campaign=Campaign(title=campaign),
        paper=None if number is None else IssuedDocument(number=number, signed_file=signed_file),
    )


def _of(draft: DecisionDraft, *, reads: bool, writes: bool) -> Todo | None:
    where = draft.get_absolute_url()
    if draft.state is DraftStage.WAITING:
        sentence = f"{draft.campaign}: Ông/Bà {draft.drafted_by_name} trình, chờ đọc và duyệt."
        return (
            Todo(1, "Duyệt dự thảo quyết định", sentence, where, "Đọc dự thảo") if reads else None
        )
    if not writes:
        return None
    if draft.state is DraftStage.RETURNED:
        sentence = f"{draft}: Chủ tịch trả lại. {draft.return_reason}"
        return Todo(1, "Sửa dự thảo quyết định", sentence, where, "Mở và sửa")
    if draft.state is DraftStage.DRAFT:
        sentence = f"{draft.campaign}: {draft.called} chưa trình."
        return Todo(1, "Trình dự thảo quyết định", sentence, where, "Mở dự thảo")
    return _to_issue(draft, where)


def _to_issue(draft: DecisionDraft, where: str) -> Todo:
    if draft.paper is None:
        sentence = f"{draft}: đã duyệt, chờ số, ngày, người ký."
        return Todo(1, "Lấy số quyết định", sentence, where, "Nhập số")
    if not draft.paper.signed_file:
        sentence = f"Quyết định số {draft.paper.number}: chờ đính kèm bản đã ký."
        return Todo(1, "Đính kèm quyết định đã ký", sentence, where, "Đính kèm")
    sentence = f"Quyết định số {draft.paper.number}: đã có bản đã ký, chờ ban hành."
    return Todo(1, "Ban hành quyết định", sentence, where, "Xem và ban hành")


def _to_release(decision: AwardDecision) -> Todo:
    return Todo(
        1,
        "Công bố quyết định",
        f"{decision}: đã ban hành, chưa báo cho ai.",
        decision.get_absolute_url(),
        "Mở quyết định",
    )
