"""Which dossiers wait for a decision, of whom, and who is left out and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from awards.models import Award
from campaigns.models import Campaign
from decisions.models import DecisionDraft, DecisionLine
from law.authority import Authority
from nominations.models import Nomination
from nominations.rules.stages import AWAITING_DECISION, Stage, TakenIn, word_of
from vetting.facts.foundations import without_foundation
from vetting.facts.heard import before_a_council
from vetting.facts.held import held_already
from vetting.papers.proposal import authorities_of, rows_for
from vetting.papers.rows import rows_of
from vetting.papers.tables import NomineeRow
from vetting.rules.quota import LIMITED
from vietnamese.dates import short_date
from vietnamese.text import capitalised


@dataclass(frozen=True)
class Unlisted:
    """A dossier that no decision or tờ trình can take in now, and the sentence that says why."""

    nomination: Nomination
    why: str

    @property
    def is_refused(self) -> bool:
        """Say whether it was refused, so that a thông báo with reasons is due."""
        if self.nomination.state is Stage.VETTED:
            return self.nomination.is_supported is False
        return self.nomination.state in (Stage.NOT_PASSED, Stage.NOT_RECOGNISED)


@dataclass(frozen=True)
class AwaitedDecisions:
    """What waits for a decision on a day, in the order of lists, and who is left out."""

    on: date
    rows: tuple[NomineeRow, ...]
    left_out: tuple[Unlisted, ...]

    def of(self, authority: Authority) -> list[NomineeRow]:
        """Give what an authority decides by the law of the day."""
        return rows_for(self.rows, authority, self.on)

    @property
    def above(self) -> list[tuple[Authority, list[NomineeRow]]]:
        """Give what goes up, by level."""
        levels = authorities_of(self.rows, self.on)
        return [(level, self.of(level)) for level in levels if level is not Authority.COMMUNE]


def waiting_in(campaign: Campaign, on: date) -> AwaitedDecisions:
    """Give what passed and has no decision yet; the queries do not grow with the dossiers.

    A dossier passes when the council let it pass or, where no council voted on it, when it was
    vetted in favour; of a limited title when it has its place.
    """
    nominations = list(_sent(campaign))
    why = _Reasons(nominations)
    return AwaitedDecisions(
        on,
        tuple(rows_of(nomination for nomination in nominations if not why.of(nomination))),
        tuple(
            Unlisted(nomination, why.of(nomination))
            for nomination in nominations
            if why.of(nomination)
        ),
    )


def nominations_of(made: DecisionDraft) -> list[Nomination]:
    """Give the dossiers of a draft with whom they name, in the order in which they stand in it."""
    return nominations_by_draft([made]).get(made.pk, [])


def nominations_by_draft(drafts: Sequence[DecisionDraft]) -> dict[int, list[Nomination]]:
    """Give the same of many, by their numbers; one query, none for no draft."""
    rows = with_what_hinders(Nomination.objects.filter(draft_line__draft__in=drafts).with_names())
    within: dict[int, list[Nomination]] = defaultdict(list)
    for row in rows.select_related("report").order_by("draft_line__pk"):
        within[row.draft_line.draft_id].append(row)
    return within


def with_what_hinders(rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Fetch with dossiers in which draft they stand and whether they are before a council."""
    rows = rows.select_related("draft_line__draft")
    return rows.annotate(is_before_a_council=before_a_council())


def unfit_now(
    nominations: Sequence[Nomination],
    *,
    in_draft: int,
    foundations: Iterable[Nomination] | None = None,
) -> list[Unlisted]:
    """Give which of these, fetched `with_what_hinders`, cannot be decided on (any more); a draft
    does not stand in its own way. Two queries, one where their `foundations` are known."""
    why = _Reasons(nominations, in_draft, foundations)
    return [
        Unlisted(nomination, why.of(nomination)) for nomination in nominations if why.of(nomination)
    ]


def _sent(campaign: Campaign):
    lines = DecisionLine.objects.filter(revoked_on__isnull=True).select_related("decision")
    rows = with_what_hinders(Nomination.objects.filter(campaign=campaign).proposed().with_names())
    in_force = Prefetch("decision_lines", lines, to_attr="lines_in_force")
    return rows.select_related("report").prefetch_related(in_force)


class _Reasons:
    """What stands in the way of dossiers, asked once for all of them: two queries."""

    def __init__(
        self,
        nominations: Sequence[Nomination],
        in_draft: int | None = None,
        foundations: Iterable[Nomination] | None = None,
    ) -> None:
        self.in_draft = in_draft
        self.held = held_already(nominations)
        self.groundless = without_foundation(nominations, foundations=foundations)

    def of(self, nomination: Nomination) -> str:
        """Give why a dossier is left out, or nothing where it passed."""
        if nomination.taken_in == TakenIn.ISSUED:
            return _of_its_stage(nomination, "Đã có quyết định, chưa công bố.")
        if nomination.state not in AWAITING_DECISION:
            return _of_its_stage(nomination)
        if not nomination.is_supported:
            return f"Thẩm định không đề nghị. {nomination.vetting_note}".strip()
        if nomination.pk in self.held:
            return f"Đã được tặng danh hiệu này{_by(self.held[nomination.pk])}."
        if nomination.pk in self.groundless:
            why = self.groundless[nomination.pk]
            return f"{capitalised(why)}."
        if nomination.is_before_a_council:
            return "Đang trình Hội đồng, chưa có kết quả biểu quyết."
        if nomination.award == LIMITED and nomination.place is None:
            return "Chưa được chọn suất trong tỷ lệ tối đa."
        line = getattr(nomination, "draft_line", None)
        if line and line.draft_id != self.in_draft:
            return f"Đang nằm trong {line.draft.called}."
        return ""


def _of_its_stage(nomination: Nomination, otherwise: str = "") -> str:
    line = next(iter(getattr(nomination, "lines_in_force", ())), None)
    if line:
        held = "" if line.decision.released_on else ", chưa công bố"
        stage = Stage.RECOGNISED if line.is_recognised else Stage.NOT_RECOGNISED
        word = word_of(stage, nomination.kind)
        return f"{word} theo {line.decision.called}{held}."
    if otherwise:
        return otherwise
    if nomination.state is Stage.NOT_PASSED:
        return "Hội đồng đã xét: không đạt."
    if nomination.state is Stage.REVOKED:
        return "Khen thưởng này đã bị thu hồi."
    return f"Đang ở trạng thái “{nomination.state.word}”, chưa thẩm định xong."


def _by(award: Award) -> str:
    day = f" ngày {short_date(award.decided_on)}" if award.decided_on else ""
    return f" theo quyết định số {award.decision_number}{day}" if award.decision_number else ""
