"""Papers printed in the background, a part of a decision's list at a time."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from certificates.facts import Entitled, entitled_by, frame_of
from certificates.models import Batch, Blank
from certificates.papers.preprinted import placed_on, sheets_of, words_of
from certificates.papers.white import certificate_of
from decisions.models import AwardDecision
from documents.dossier.jobs import ask
from documents.models import PrintJob
from documents.paper.certificate import order_of, order_of_sheets
from documents.press.orders import Order
from documents.refusals import UnprintableError
from people.models import User
from procedure.refusal import refuse

PART = 50  # papers: enough that the frame costs little, few enough that both cores stay busy
MAKER = "certificates"


@transaction.atomic
def print_papers(
    decision: AwardDecision,
    entitled: Sequence[Entitled],
    *,
    blank: Blank | None = None,
    merit: str = "",
    user: User,
    back_path: str,
) -> PrintJob:
    """Have papers printed, on a form or on white paper, and give the job; `RefusedError` for
    nobody, for what was taken back, and for a form of another kind of award."""
    _refuse_unprintable(entitled, blank)
    parts = []
    for chunk in _chunks(entitled):
        batch = Batch.objects.create(decision=decision, blank=blank, merit=merit)
        batch.lines.set([certificate.line for certificate in chunk])
        parts.append((_title(chunk), MAKER, batch.pk))
    where = f"trên phôi “{blank}”" if blank else "trên giấy trắng"
    return ask(
        f"{entitled[0].kind.title} theo {decision.called}, {where}",
        parts,
        user=user,
        commune_id=decision.commune_id,
        back_path=back_path,
        is_bare=True,
    )


def order_of_batch(pk: int) -> Order:
    """Give what the press needs for one part of a printing; the day and the names are as they are
    now. Raises `UnprintableError` where all of it was taken back meanwhile."""
    decision = ("decision__campaign", "decision__commune", "decision__draft")
    batch = Batch.objects.select_related(*decision).get(pk=pk)
    chosen = set(batch.lines.values_list("pk", flat=True))
    entitled = [
        recipient
        for recipient in entitled_by(batch.decision, merit=batch.merit)
        if recipient.line.pk in chosen and recipient.is_in_force
    ]
    if not entitled:
        raise UnprintableError("Khen thưởng của cả phần này đã bị thu hồi nên không in giấy nữa.")
    frame = frame_of(batch.decision)
    if batch.blank is None:
        return order_of([certificate_of(recipient, frame) for recipient in entitled])
    blank, shift = batch.blank, (batch.blank.shift_x, batch.blank.shift_y)
    spots = {
        subject: blank.spots_for(subject)
        for subject in {recipient.subject for recipient in entitled}
    }
    placed = [
        placed_on(spots[recipient.subject], words_of(recipient, frame), shift, recipient.called)
        for recipient in entitled
    ]
    return order_of_sheets(sheets_of(blank, placed, entitled[0].kind.title))


def _refuse_unprintable(entitled: Sequence[Entitled], blank: Blank | None) -> None:
    if not entitled:
        refuse("nobody", "Hãy chọn ít nhất một người hoặc tập thể để in giấy.")
    if gone := [recipient.called for recipient in entitled if not recipient.is_in_force]:
        refuse("taken_back", f"Đã bị thu hồi nên không in giấy: {'; '.join(gone)}.")
    kinds = list(dict.fromkeys(recipient.kind.title for recipient in entitled))
    if len(kinds) > 1:
        refuse("two_kinds", f"Mỗi lần in một loại giấy. Đang chọn: {', '.join(kinds)}.")
    if blank and blank.award != entitled[0].kind.award.code:
        refuse("other_form", f"Phôi “{blank}” không phải phôi {kinds[0]}.", field="blank")


def _chunks(entitled: Sequence[Entitled]) -> list[Sequence[Entitled]]:
    return [entitled[start : start + PART] for start in range(0, len(entitled), PART)]


def _title(chunk: Sequence[Entitled]) -> str:
    first, last = chunk[0], chunk[-1]
    numbers = f"{first.ordinal}" if first is last else f"{first.ordinal}–{last.ordinal}"
    return f"Số sổ vàng {numbers} ({len(chunk)} tờ)"
