"""What stands on the paper of each award of a decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

from django.db.models import Max, Min

from awards.models import Award
from campaigns.documents import Signer, signature
from certificates.models import Batch
from decisions.models import AwardDecision, DecisionLine
from documents.paper.letter import Signature
from law.authority import Authority
from law.certificates import PAPER_OF, PaperKind
from law.kinds import Subject
from nominations.models import Nomination
from nominations.rules.occasions import Occasion
from signing.rules.posts import post_of
from vietnamese.dates import long_date
from vietnamese.text import post_and_unit, within_a_sentence


class SheetState(Enum):
    """How the sheets stand that were printed for one award: a word, and what to do."""

    PRINTED = "Đã in", ""
    OUTDATED = "Phải in lại", "Tờ đã in ghi nội dung trước khi đính chính: in lại và thu tờ cũ."
    REPLACED = "Đã in lại", "Tờ in trước khi đính chính đã được thay, không còn giá trị."
    TAKEN_BACK = "Phải nộp lại", "Kết quả đã bị hủy bỏ: thu tờ đã in."

    @property
    def word(self) -> str:
        return self.value[0]

    @property
    def note(self) -> str:
        return self.value[1]


@dataclass(frozen=True)
class Entitled:
    """Who gets a paper, and all that it says; `ordinal` is the place in the decision's list,
    `printed` when it was sent to be printed, first and last."""

    line: DecisionLine
    ordinal: int
    kind: PaperKind
    subject: Subject
    honorific: str
    name: str
    post: str
    merit: str
    printed: tuple[datetime, datetime] | None = None

    @property
    def called(self) -> str:
        """Give "Bà Lê Thị Na", "Hộ ông Trần Văn Thuận", or the name of the collective."""
        return f"{self.honorific} {self.name}".strip()

    @property
    def is_in_force(self) -> bool:
        return self.line.revoked_on is None

    @property
    def must_be_printed_anew(self) -> bool:
        """Say whether the sheet that was printed says what was corrected since."""
        corrected = self.line.corrected_at
        return bool(self.is_in_force and self.printed and corrected and self.printed[1] < corrected)

    @property
    def replaced(self) -> bool:
        """Say whether a sheet from before a correction is about, in whose place another was
        printed."""
        corrected = self.line.corrected_at
        return bool(self.printed and corrected and self.printed[0] < corrected < self.printed[1])

    @property
    def sheet(self) -> SheetState | None:
        """Give what is to be said of the sheets that were printed; nothing where none was."""
        if self.printed is None:
            return None
        if not self.is_in_force:
            return SheetState.TAKEN_BACK
        if self.must_be_printed_anew:
            return SheetState.OUTDATED
        return SheetState.REPLACED if self.replaced else SheetState.PRINTED


@dataclass(frozen=True)
class Frame:
    """What the papers of one decision have in common."""

    issuer: str
    decision: str
    place: str
    day: date
    signature: Signature

    @property
    def place_and_day(self) -> str:
        return f"{self.place}, {long_date(self.day)}"


def frame_of(decision: AwardDecision) -> Frame:
    """Give what all papers of a decision say: who gives, which decision, who signs."""
    campaign, commune = decision.campaign, decision.commune
    drafted = decision.draft.signer_position if hasattr(decision, "draft") else ""
    position = drafted or campaign.signer_position or "Chủ tịch"
    name, post = decision.signer or campaign.signer_name, post_of(position)
    return Frame(
        issuer=f"Chủ tịch {commune.committee}",
        decision=f"Số quyết định: {decision.number}, {long_date(decision.decided_on)}",
        place=campaign.place or commune.name,
        day=decision.decided_on,
        signature=Signature(post.lines, name)
        if post
        else signature(Signer(name, position, ""), commune.committee),
    )


def gives_papers(decision: AwardDecision) -> bool:
    """Say whether it is ours to print: papers of a level above come from there."""
    return decision.authority == Authority.COMMUNE.value


def entitled_by(decision: AwardDecision, *, merit: str = "") -> list[Entitled]:
    """Give who gets a paper by a decision of the commune, with the places in its whole list: what
    is taken back, or gets no paper, keeps its place. Three queries."""
    if not gives_papers(decision):
        return []
    printed = printed_of(decision)
    return [
        replace(_entitled(line, ordinal, merit), printed=printed.get(line.pk))
        for ordinal, line in enumerate(_recognised(decision), start=1)
        if line.nomination.award in PAPER_OF
    ]


def printed_of(decision: AwardDecision) -> dict[int, tuple[datetime, datetime]]:
    """Give by line when its paper was sent to be printed, first and last; one query."""
    sent = Batch.objects.filter(decision=decision).values_list("lines")
    times = sent.annotate(Min("asked_at"), Max("asked_at"))
    return {pk: (first, last) for pk, first, last in times}


def ordinals_of(lines: Iterable[DecisionLine]) -> dict[int, int]:
    """Give the place of each line, by its number, in the list of its decision: "số sổ vàng".

    Source: Nghị định 98/2023/NĐ-CP, Điều 104.
    """
    decisions = {line.decision_id for line in lines}
    places: dict[int, int] = {}
    counts: dict[int, int] = {}
    rows = DecisionLine.objects.filter(decision__in=decisions, is_recognised=True)
    for pk, decision in rows.order_by("pk").values_list("pk", "decision_id"):
        places[pk] = counts[decision] = counts.get(decision, 0) + 1
    return places


def _recognised(decision: AwardDecision):
    named = ("nomination__person", "nomination__outsider", "nomination__unit")
    related = ("award", *named, "nomination__campaign__commune")
    lines = decision.lines.filter(is_recognised=True).order_by("pk")
    return lines.select_related(*related, "nomination__phase")


def _entitled(line: DecisionLine, ordinal: int, merit: str) -> Entitled:
    nomination, award = line.nomination, line.award
    kind = PAPER_OF[nomination.award]
    unit = award.unit_name or nomination.campaign.commune.full_name
    honorific = getattr(nomination.person or nomination.outsider, "honorific", "")
    return Entitled(
        line=line,
        ordinal=ordinal,
        kind=kind,
        subject=nomination.subject,
        honorific=honorific,
        name=award.holder_name.removeprefix(f"{honorific} "),
        post=_post(award, unit),
        merit=merit or merit_of(nomination),
    )


def _post(award: Award, unit: str) -> str:
    """Give the post and unit of a person, the address of who is on no roster."""
    return post_and_unit(award.position, unit) if award.person_id else award.address


def merit_of(nomination: Nomination) -> str:
    """Give what the paper says the award is for."""
    year = nomination.campaign.year
    in_year = f" năm {year}" if year else ""
    match Occasion(nomination.occasion):
        case Occasion.PHASE:
            what = f"đợt thi đua {nomination.phase.ordinal}"
        case Occasion.THEME if nomination.matter:
            what, in_year = within_a_sentence(nomination.matter), ""
        case Occasion.ON_THE_SPOT if nomination.matter:
            what, in_year = f"việc {within_a_sentence(nomination.matter)}", ""
        case _:
            what = "phong trào thi đua yêu nước"
    return f"Đã có thành tích xuất sắc trong {what}{in_year}"
