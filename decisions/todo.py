"""What there is to do about decisions, for "Việc cần làm"."""

from __future__ import annotations

from campaigns.todo import Todo
from campaigns.viewer import Viewer
from decisions.models import AwardDecision, DecisionDraft
from decisions.rules.drafting import DraftStage
from people.models import Commune
from people.roles import Permission


def todo(viewer: Viewer) -> list[Todo]:
    """Give the drafts that wait for the chair to read, and for the office what comes next of each
    draft and of what is issued and held back; two queries."""
    reads = viewer.can(Permission.APPROVE_DECISIONS)
    writes = viewer.can(Permission.RECORD_DECISIONS)
    if not (reads or writes):
        return []
    drafts = DecisionDraft.objects.open().filter(commune=viewer.commune)
    tasks = [
        one
        for draft in drafts.select_related("campaign", "paper")
        if (one := _of(draft, reads=reads, writes=writes))
    ]
    return [*tasks, *(_held_back(viewer.commune) if writes else ())]


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


def _held_back(commune: Commune) -> list[Todo]:
    decisions = AwardDecision.objects.filter(
        commune=commune, released_on__isnull=True, revoked_on__isnull=True
    )
    return [
        Todo(
            1,
            "Công bố quyết định",
            f"{decision}: đã ban hành, chưa báo cho ai.",
            decision.get_absolute_url(),
            "Mở quyết định",
        )
        for decision in decisions
    ]
