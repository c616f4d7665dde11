"""Which award fits whom on which occasion."""

from __future__ import annotations

from collections.abc import Iterator

from law.findings import Finding, Level
from law.kinds import COMMENDATIONS, TITLES, AwardKind, Category, Subject, award_kind
from law.ladders import FOUNDATION, foundation_of
from nominations.rules.occasions import Occasion


def kinds_for(
    subject: Subject, occasion: Occasion, *, is_outsider: bool = False
) -> list[AwardKind]:
    """Give the awards that somebody may be proposed for: titles at the year's end alone, and for
    who works in a unit, commendations always."""
    has_titles = not (occasion.is_short or is_outsider)
    kinds = TITLES + COMMENDATIONS if has_titles else COMMENDATIONS
    return [kind for kind in kinds if kind.subject.covers(subject)]


def beside(award: str) -> str:
    """Give the title that whoever is proposed for `award` is proposed for as well, in a dossier of
    its own: Lao động tiên tiến beside a higher title of a person; "" for none.

    Who reaches the one has to reach the other, and another authority may decide it.
    """
    return foundation_of(award)


def why_beside(award: str) -> str:
    """Give why `beside` adds a title."""
    return f"đề nghị {award_kind(award).name} thì đề nghị cả {FOUNDATION.name}"


def misfits(
    kind: AwardKind,
    subject: Subject,
    occasion: Occasion,
    *,
    has_phase: bool,
    matter: str,
    is_outsider: bool = False,
) -> Iterator[Finding]:
    """Give why such a candidacy cannot be made."""
    if not kind.subject.covers(subject):
        yield _blocker(
            "wrong_subject",
            f"{kind.name} dành cho {kind.subject.label}, không dành cho {subject.label}.",
            "award",
        )
    if is_outsider and kind.category is Category.TITLE:
        yield _blocker(
            "title_outside",
            f"{kind.name} là danh hiệu thi đua của người, tập thể trong đơn vị. Người, hộ, tổ chức "
            "ngoài danh sách thì chọn hình thức khen thưởng.",
            "award",
        )
    elif occasion.is_short and kind.category is Category.TITLE:
        yield _blocker(
            "title_on_the_way",
            f"{kind.name} là danh hiệu thi đua, đề nghị khi tổng kết năm. Theo đợt, chuyên đề, "
            "đột xuất thì chọn hình thức khen thưởng.",
            "award",
        )
    if occasion is Occasion.PHASE and not has_phase:
        yield _blocker("no_phase", "Đề nghị theo đợt thì phải chọn đợt.", "phase")
    if occasion in (Occasion.THEME, Occasion.ON_THE_SPOT) and not matter:
        yield _blocker("no_matter", "Hãy ghi chuyên đề, vụ việc được đề nghị khen.", "matter")


def _blocker(code: str, sentence: str, field: str) -> Finding:
    return Finding(code, sentence, Level.BLOCKER, field=field)
