"""Whether a drafted decision can be made as it stands: what stops it, named."""

from __future__ import annotations

from collections.abc import Sequence

from decisions.facts.ready import nominations_of, unfit_now
from decisions.models import DecisionDraft, DecisionLine
from decisions.rules.drafting import DraftKind
from law.authority import Authority, competence_for
from law.findings import Finding, Level
from nominations.models import Nomination


def unfit_in(made: DecisionDraft) -> list[Finding]:
    """Give what keeps a draft from being approved or issued."""
    if made.does is DraftKind.AWARD:
        return unfit_among(made, nominations_of(made))
    return unchangeable(lines_changed(made))


def unfit_among(made: DecisionDraft, nominations: Sequence[Nomination]) -> list[Finding]:
    """Name each dossier that the commune's chair cannot decide on now."""
    today = made.commune.today()
    findings = [
        Finding("unfit", f"{unfit.nomination.nominee}: {unfit.why}", Level.BLOCKER)
        for unfit in unfit_now(nominations, in_draft=made.pk)
    ]
    for kind in dict.fromkeys(nomination.kind for nomination in nominations):
        competence = competence_for(kind, today)
        if competence.authority is not Authority.COMMUNE:
            sentence = f"{kind.name} do {competence.authority.head} quyết định: hãy lập tờ trình."
            findings.append(
                Finding("other_authority", sentence, Level.BLOCKER, competence.citation)
            )
    return findings


def lines_changed(made: DecisionDraft) -> list[DecisionLine]:
    """Give the lines of a decision that a draft takes back or corrects."""
    rows = DecisionLine.objects.filter(drafted_change__draft=made)
    return list(
        rows.select_related(
            "decision",
            "award",
            "nomination__campaign__commune",
            "nomination__unit",
            "nomination__person",
            "drafted_change",
        )
    )


def unchangeable(lines: Sequence[DecisionLine]) -> list[Finding]:
    """Name each line that does not stand any more, so that nothing can be changed in it."""
    if not lines:
        sentence = "Hãy chọn ít nhất một kết quả của quyết định."
        return [Finding("nobody", sentence, Level.BLOCKER)]
    return [
        Finding(
            "not_standing",
            f"{line.nomination.nominee}: kết quả này không còn hiệu lực.",
            Level.BLOCKER,
        )
        for line in lines
        if line.revoked_on or not line.is_recognised
    ]
