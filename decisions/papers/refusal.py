"""Thông báo kết quả xét khen thưởng: to whom it was refused, by which standard or votes, where to
object; nobody else's data."""

from __future__ import annotations

from campaigns.documents import of_year
from council.frozen import rule_voted_by
from council.papers.words import votes_needed
from decisions.models import DecisionLine
from documents.paper.letter import Letter, Paragraph, Recipient, Signature, closed, ended
from documents.paper.letterhead import issuer_lines, superior_line
from documents.paper.wording import stated, where_to_object
from eligibility.judging import Condition, Outcome
from nominations.facts.freezing import thawed
from nominations.models import FrozenJudgement, Nomination
from nominations.models.nominations import SOURCE
from nominations.rules.stages import Stage
from signing.sources import Head
from vietnamese.dates import short_date
from vietnamese.text import clean

SYMBOL = "TB-UBND"


def refusal_of(nomination: Nomination) -> str:
    """Give why a dossier was refused: by a decision, by the council or by the vetting; empty for
    one that was not."""
    if nomination.state is Stage.NOT_RECOGNISED:
        lines = DecisionLine.objects.filter(nomination=nomination, revoked_on__isnull=True)
        line = lines.select_related("decision").first()
        return f"{line.decision} không công nhận. {line.reason}" if line else ""
    if nomination.state is Stage.NOT_PASSED:
        move = nomination.moves.filter(after=Stage.NOT_PASSED.value).last()
        return move.note if move else ""
    if nomination.state is Stage.VETTED and nomination.is_supported is False:
        day = short_date(nomination.vetted_on)
        return f"Kết quả thẩm định ngày {day}: không đề nghị khen thưởng. {nomination.vetting_note}"
    return ""


def _whereabouts(nomination: Nomination) -> str:
    return nomination.outsider.address if nomination.outsider else nomination.unit.name


def refusal_letter(nomination: Nomination, reason: str, head: Head | None = None) -> Letter:
    """Give the notice to one nominee; without a head, with room for what it says."""
    campaign, commune = nomination.campaign, nomination.campaign.commune
    what = f"{nomination.kind.name}{of_year(campaign)}"
    return Letter(
        superior=superior_line(commune.superior_on(commune.today())),
        issuer=issuer_lines(commune.committee),
        kind="Thông báo",
        abstract=f"Kết quả xét {what}",
        number=head.number if head else "",
        symbol=SYMBOL,
        issued_on=head.signed_on if head else None,
        place=campaign.place or commune.name,
        addressees=(nomination.nominee, _whereabouts(nomination)),
        blocks=(
            Paragraph(
                f"{commune.committee} đã xét hồ sơ đề nghị {what} của {nomination.nominee} do "
                f"{nomination.unit} gửi. Kết quả: {nomination.kind.denied.lower()}."
            ),
            Paragraph(clean(stated(_in_prose(reason))), lead="Lý do:"),
            *_votes_needed(nomination),
            *_standards_not_met(nomination),
            Paragraph(closed(where_to_object(commune.full_name))),
        ),
        signature=head.signer.for_the_committee
        if head and head.signer
        else Signature(("TM. Ủy ban nhân dân", "Chủ tịch")),
        recipients=(Recipient("Như trên"), Recipient("Lưu: VT, TĐKT")),
    )


def _votes_needed(nomination: Nomination) -> list[Paragraph]:
    """Say what carries where the council voted the dossier down."""
    voted_down = nomination.state is Stage.NOT_PASSED
    return votes_needed(rule_voted_by(SOURCE, nomination.pk)) if voted_down else []


def _standards_not_met(nomination: Nomination) -> list[Paragraph]:
    """Name each standard that the vetting found not met, with its clause. A discipline stays
    veiled: whoever sees the dossier may have the notice once it is issued."""
    frozen = nomination.judgements.filter(moment=FrozenJudgement.Moment.VETTED).last()
    conditions = thawed(frozen).conditions if frozen else ()
    failed = [condition for condition in conditions if condition.outcome is Outcome.NOT_MET]
    lines = [Paragraph(f"- {_standard(condition)}") for condition in failed]
    return [Paragraph("", lead="Tiêu chuẩn, điều kiện chưa đạt:"), *lines] if lines else []


def _standard(condition: Condition) -> str:
    required, actual = (ended(stated(text)) for text in (condition.required, condition.found))
    cited = f" Căn cứ: {condition.citation}." if condition.citation else ""
    return f"Yêu cầu: {required}. Hiện có: {actual}.{cited}"


def _in_prose(reason: str) -> str:
    """Give a reason without the arrow that the page shows before an outcome."""
    return reason.replace(" → Không đạt", ", không đạt")
