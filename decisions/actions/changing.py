"""Decisions that change a decision: they take recognitions back or correct how these are written.
Drafted, read, numbered and signed like any other; nothing changes before they are issued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from awards.models import Award
from decisions.actions.drafting import begun, log, writable, write_words
from decisions.actions.revoking import take_back
from decisions.announcing import announce_correction
from decisions.facts.fit import lines_changed, unchangeable, unfit_in
from decisions.models import AwardDecision, DecisionDraft, DecisionLine, DraftChange
from decisions.rules.drafting import DraftKind
from documents.issued.issuing import note_change, withdraw
from documents.models import IssuedDocument
from law.authority import Authority
from people.actions.writing import lock_commune
from people.roles import Actor
from procedure import locking
from procedure.refusal import RefusedError, refuse
from vietnamese.dates import short_date
from vietnamese.text import clean, clean_lines


@dataclass(frozen=True)
class LineChange:
    """What a draft does to a line: takes it back, or has it read as this."""

    line: int
    holder_name: str = ""
    position: str = ""
    unit_name: str = ""
    address: str = ""


@transaction.atomic
def draft_change(
    kind: DraftKind,
    decision: AwardDecision,
    changes: Sequence[LineChange],
    *,
    reason: str,
    proposer: str,
    other_bases: str = "",
    by: Actor,
) -> DecisionDraft:
    """Draft a decision that takes lines of a decision back, or corrects them; nothing changes by
    it.

    `RefusedError` for a decision of another level, without the conclusion that it rests on, for a
    line that does not stand, stands in another such draft or is not changed by its correction.
    """
    lock_commune(decision.commune_id, by)
    decision = locking.locked(decision, "campaign__commune")
    if Authority(decision.authority) is not Authority.COMMUNE:
        refuse(
            "other_authority",
            f"{decision} do {decision.issuer} ban hành: cấp đó quyết định hủy bỏ, đính chính. Có "
            "quyết định của cấp trên rồi thì ghi thu hồi ở đây.",
        )
    made = begun(decision.campaign, by, kind=kind.value, target=decision)
    _write(made, changes, reason, proposer, other_bases)
    log(made, f"Soạn {made.called} về {decision.called}.", "drafted", by)
    return made


@transaction.atomic
def amend_change(
    made: DecisionDraft,
    changes: Sequence[LineChange],
    *,
    reason: str,
    proposer: str,
    other_bases: str = "",
    by: Actor,
) -> DecisionDraft:
    """Write such a draft anew; `RefusedError` once the chair reads it."""
    made = writable(made, by)
    made.changes.all().delete()
    _write(made, changes, reason, proposer, other_bases)
    log(made, f"Sửa {made.called}.", "amended", by)
    return made


def _write(
    made: DecisionDraft,
    changes: Sequence[LineChange],
    reason: str,
    proposer: str,
    other_bases: str,
) -> None:
    made.reason = clean_lines(reason)
    if not made.reason:
        refuse("no_reason", "Hãy ghi kết luận làm căn cứ.", field="reason")
    write_words(made, proposer, other_bases)
    _take_in(made, changes)


def _take_in(made: DecisionDraft, changes: Sequence[LineChange]) -> None:
    rows = DecisionLine.objects.select_for_update(of=["self"]).filter(decision=made.target)
    lines = {line.pk: line for line in rows.filter(pk__in=[change.line for change in changes])}
    if len(lines) != len(changes):
        refuse("other_line", f"Có kết quả không thuộc {made.target.called}.")
    if findings := unchangeable(list(lines.values())):
        raise RefusedError(findings)
    for change in changes:
        drafted = _drafted(made, lines[change.line], change)
        drafted.full_clean()
        drafted.save()


def _drafted(made: DecisionDraft, line: DecisionLine, change: LineChange) -> DraftChange:
    if made.does is DraftKind.REVOCATION:
        return DraftChange(draft=made, line=line)
    written = {name: clean(getattr(change, name)) for name in WRITTEN}
    if not written["holder_name"]:
        refuse("no_name", f"{line.award.holder_name}: hãy ghi họ và tên, tên tập thể đúng.")
    if written == {name: getattr(line.award, name) for name in WRITTEN}:
        refuse("nothing_changed", f"{line.award.holder_name}: chưa sửa gì để đính chính.")
    return DraftChange(draft=made, line=line, **written)


WRITTEN = ("holder_name", "position", "unit_name", "address")
"""What a correction may correct: how the holder of an award is written."""


def revoke_by(made: DecisionDraft, *, by: Actor) -> None:
    """Take the lines of a draft back by its number and day."""
    lines, paper = _standing(made), made.paper
    decision = locking.locked(made.target, "commune", "paper")
    values = {"reason": made.reason, "on": paper.issued_on, "number": paper.number}
    others = decision.lines.filter(revoked_on__isnull=True).exclude(
        pk__in=[line.pk for line in lines]
    )
    if not others.exists():
        decision.revoked_on, decision.revoke_reason = paper.issued_on, made.reason
        decision.revoke_number = paper.number
        decision.save()
    take_back(decision, lines, **values, by=by)
    if decision.paper and decision.revoked_on:
        withdraw(decision.paper, reason=made.reason, on=paper.issued_on)
    _note_change("Hủy bỏ", decision, lines, paper)
    made.changes.all().delete()


def correct_by(made: DecisionDraft, *, by: Actor) -> None:
    """Have the awards of a draft's lines read as it says, and keep what they said before."""
    lines, paper = _standing(made), made.paper
    called = _called(paper)
    for line in lines:
        change = line.drafted_change
        words = "; ".join(in_words(line.award, change))
        line.correction = "\n".join(filter(None, (line.correction, f"{words}, theo {called}")))
        line.corrected_at = timezone.now()
        line.save(update_fields=["correction", "corrected_at"])
        Award.objects.filter(pk=line.award_id).update(
            **{name: getattr(change, name) for name in WRITTEN}
        )
    if made.target.released_on:
        announce_correction(made.target, lines, key=f"{paper.pk}", by=by)
    _note_change("Đính chính", made.target, lines, paper)
    made.changes.all().delete()


def _note_change(
    verb: str, decision: AwardDecision, lines: Sequence[DecisionLine], paper: IssuedDocument
) -> None:
    """Have whoever verifies the decision, or a giấy khen by it, see which of its list changed."""
    if decision.paper:
        numbers = ", ".join(str(line.ordinal) for line in lines)
        sentence = f"{verb} kết quả số {numbers} trong danh sách kèm theo, theo {_called(paper)}."
        note_change(decision.paper, sentence)


def _called(paper: IssuedDocument) -> str:
    return f"Quyết định số {paper.number} ngày {short_date(paper.issued_on)}"


def _standing(made: DecisionDraft) -> list[DecisionLine]:
    if findings := unfit_in(made):
        raise RefusedError(findings)
    return lines_changed(made)


def in_words(award: Award, change: DraftChange) -> list[str]:
    """Give "“Trần Văn Dần” sửa thành “Trần Văn Dân”" for each thing that a correction changes."""
    pairs = [(getattr(award, name), getattr(change, name)) for name in WRITTEN]
    return [f"“{before}” sửa thành “{after}”" for before, after in pairs if before != after]
