"""What stands on the paper of each award of a decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from awards.models import Award
from campaigns.documents import Signer, signature
from certificates.rules.kinds import PAPER_OF, PaperKind
from decisions.models import AwardDecision, DecisionLine
from documents.paper.letter import Signature
from law.authority import Authority
from law.kinds import Subject
from nominations.models import Nomination
from nominations.rules.occasions import Occasion
from vietnamese.dates import long_date
from vietnamese.text import post_and_unit


@dataclass(frozen=True)
class Entitled:
    """Who gets a paper, and all that it says; `ordinal` is the place in the decision's list."""

    line: DecisionLine
    ordinal: int
    kind: PaperKind
    subject: Subject
    honorific: str
    name: str
    post: str
    merit: str

    @property
    def called(self) -> str:
        """Give "Bà Lê Thị Na", "Hộ ông Trần Văn Thuận", or the name of the collective."""
        return f"{self.honorific} {self.name}".strip()

    @property
    def is_in_force(self) -> bool:
        return self.line.revoked_on is None


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
    signer = Signer(decision.signer or campaign.signer_name, position, "")
    return Frame(
        issuer=f"Chủ tịch {commune.committee}",
        decision=f"Số quyết định: {decision.number}, {long_date(decision.decided_on)}",
        place=campaign.place or commune.name,
        day=decision.decided_on,
        signature=signature(signer, commune.committee),
    )


def gives_papers(decision: AwardDecision) -> bool:
    """Say whether it is ours to print: papers of a level above come from there."""
    return decision.authority == Authority.COMMUNE.value


def entitled_by(decision: AwardDecision, *, merit: str = "") -> list[Entitled]:
    """Give who gets a paper by a decision of the commune, with the places in its whole list: what
    is taken back, or gets no paper, keeps its place. Two queries."""
    if not gives_papers(decision):
        return []
    return [
        _entitled(line, ordinal, merit)
        for ordinal, line in enumerate(_recognised(decision), start=1)
        if line.nomination.award in PAPER_OF
    ]


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
        case Occasion.THEME | Occasion.ON_THE_SPOT if nomination.matter:
            what, in_year = nomination.matter, ""
        case _:
            what = "phong trào thi đua yêu nước"
    return f"Đã có thành tích xuất sắc trong {what}{in_year}"
