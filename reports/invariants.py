"""What has to be true of what was handed up to the level above."""

from __future__ import annotations

from collections.abc import Iterator

from law.findings import Finding
from reports.models import HandingUp
from reports.rules.handing_up import OPEN


def breaches() -> Iterator[Finding]:
    """Give rounds of another commune's campaign or paper, and rounds before which one is missing or
    still open."""
    rows = HandingUp.objects.with_names().order_by("commune", "subject", "round")
    before: HandingUp | None = None
    for row in rows.iterator(chunk_size=500):
        if not _is_of_its_own(row):
            sentence = "phong trào hoặc văn bản không phải của lần gửi này."
            yield _of("handed_up_of_another", row, sentence)
        is_same = before is not None and _report(before) == _report(row)
        if row.round != (before.round + 1 if is_same and before else 1):
            yield _of("handing_up_round_missing", row, "thiếu lần gửi trước đó.")
        elif is_same and before and before.state in OPEN:
            yield _of("handing_up_not_ended", row, "lần gửi trước đó chưa kết thúc.")
        before = row


def _is_of_its_own(handing: HandingUp) -> bool:
    communes = {handing.campaign.commune_id, handing.paper.commune_id}
    return communes == {handing.commune_id} and handing.paper.key == handing.subject


def _report(handing: HandingUp) -> tuple[int, str]:
    return handing.commune_id, handing.subject


def _of(code: str, handing: HandingUp, sentence: str) -> Finding:
    return Finding(
        code, f"{handing} ({handing.commune}): {sentence}", link=handing.get_absolute_url()
    )
