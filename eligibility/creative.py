"""The creative part of a Chiến sĩ thi đua: an initiative, or a topic, scheme or feat that the law
takes in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eligibility.candidates import Candidate, KnownInitiative, Recognition
from eligibility.conditions import Law
from eligibility.judging import Condition, Evidence, Outcome, UsedValue
from eligibility.merits import Merit
from law.fighters import (
    COMBAT_REPLACES_INITIATIVE,
    CSTDCS_REQUIRES_INITIATIVE,
    RATING_REPLACES_INITIATIVE,
    SCHEME_REPLACES_INITIATIVE,
    TOPIC_REPLACES_INITIATIVE,
)
from law.kinds import Sphere
from law.sources import Citation
from law.standards import RATINGS

_SPHERES = [sphere.value for sphere in Sphere]
_BEST = RATINGS[0][1]
_REPLACING = {
    Merit.TOPIC: TOPIC_REPLACES_INITIATIVE,
    Merit.SCHEME: SCHEME_REPLACES_INITIATIVE,
    Merit.COMBAT: COMBAT_REPLACES_INITIATIVE,
}
_INSTEAD = {
    Merit.TOPIC: "đề tài được nghiệm thu",
    Merit.SCHEME: "đề án khoa học được nghiệm thu",
    Merit.COMBAT: "mưu trí, sáng tạo trong chiến đấu, phục vụ chiến đấu",
}


@dataclass(frozen=True)
class _Ground:
    """One thing a nomination rests on and what it is worth, best worth first when sorted."""

    outcome: Outcome
    words: str
    is_conditional: bool = False
    evidence: Evidence = Evidence.INITIATIVES

    @property
    def rank(self) -> int:
        """Give how far it is from being met."""
        order = [Outcome.MET, Outcome.UNSURE, Outcome.NOT_MET]
        return order.index(self.outcome) * 2 + (not self.is_conditional)


def merit(candidate: Candidate, law: Law) -> list[Condition]:
    """Judge what a CSTĐCS rests on, by any of the routes that the law of the day opens; nothing
    where a regulation asks for none."""
    rule = law.value(CSTDCS_REQUIRES_INITIATIVE)
    if not rule.value:
        return []
    by_rating = law.value(RATING_REPLACES_INITIATIVE)
    instead = {what: law.value(parameter) for what, parameter in _REPLACING.items()}
    routes = [_INSTEAD[what] for what, ruled in instead.items() if ruled.value]
    grounds = list(_chosen(candidate, law))
    if by_rating.value:
        routes.append(f"được xếp loại {_BEST}")
        grounds += _rating(candidate, grounds)
    required = "; hoặc ".join(["Có sáng kiến được công nhận", *routes])
    values = (rule.used, by_rating.used, *(ruled.used for ruled in instead.values()))
    return [_condition(grounds, rule.citation, f"{required}.", values)]


def merit_of_sphere(candidate: Candidate, law: Law, citation: Citation) -> Condition:
    """Judge what a higher title rests on: its effect has to reach as far as the title."""
    required = f"Có sáng kiến, đề tài có phạm vi ảnh hưởng {law.kind.level.label}."
    return _condition(list(_chosen(candidate, law)), citation, required, ())


def _condition(
    grounds: list[_Ground], citation: Citation, required: str, values: tuple[UsedValue, ...]
) -> Condition:
    if not grounds:
        grounds = [_Ground(Outcome.UNSURE, "Chưa chọn sáng kiến, đề tài nào.")]
    best = min(grounds, key=lambda ground: ground.rank)
    return Condition(
        "merit",
        required,
        " ".join(ground.words for ground in grounds),
        best.outcome,
        citation,
        values,
        best.is_conditional,
        best.evidence,
    )


def _chosen(candidate: Candidate, law: Law) -> Iterator[_Ground]:
    yield from _initiatives(candidate, law)
    yield from _from_elsewhere(candidate)
    yield from _instead(candidate, law)


def _rating(candidate: Candidate, others: list[_Ground]) -> list[_Ground]:
    """Give the best rating as a ground of its own; one that is not known is only told where
    nothing else is enough."""
    if candidate.rating == RATINGS[0][0]:
        return [_Ground(Outcome.MET, f"Được xếp loại {_BEST}.", evidence=Evidence.RATINGS)]
    if candidate.rating or any(ground.outcome is Outcome.MET for ground in others):
        return []
    words = f"Chưa có xếp loại năm {candidate.year}; mức {_BEST} là đủ."
    return [_Ground(Outcome.UNSURE, words, evidence=Evidence.RATINGS)]


def _initiatives(candidate: Candidate, law: Law) -> Iterator[_Ground]:
    for initiative in candidate.initiatives:
        yield _initiative(initiative, law.kind.level)


def _initiative(initiative: KnownInitiative, reach: Sphere) -> _Ground:
    called = f"Sáng kiến “{initiative.name}”"
    if initiative.used_for and not initiative.may_be_reused:
        return _Ground(Outcome.NOT_MET, f"{called} đã dùng cho {initiative.used_for}.")
    if initiative.recognition is Recognition.REFUSED:
        return _Ground(Outcome.NOT_MET, f"{called} không được công nhận.")
    if initiative.recognition is Recognition.PENDING:
        words = f"{called} đang chờ công nhận: có điều kiện."
        return _Ground(Outcome.UNSURE, words, is_conditional=True)
    if initiative.recognition is Recognition.NOT_SENT:
        return _Ground(Outcome.UNSURE, f"{called} chưa nộp đơn.")
    again = (
        f"; dùng lại, đã dùng cho {initiative.used_for}, có ghi lý do"
        if initiative.used_for
        else ""
    )
    if not _reaches(initiative.sphere, reach):
        has = (
            f"phạm vi {Sphere(initiative.sphere).label}"
            if initiative.sphere
            else "chưa ghi phạm vi"
        )
        words = f"{called} được công nhận, {has}{again}; chưa có văn bản công nhận {reach.label}."
        return _Ground(Outcome.UNSURE, words)
    return _Ground(Outcome.MET, f"{called} đã được công nhận{again}.")


def _reaches(sphere: str, reach: Sphere) -> bool:
    if reach is Sphere.BASE:
        return True
    return sphere in _SPHERES and _SPHERES.index(sphere) >= _SPHERES.index(reach)


def _from_elsewhere(candidate: Candidate) -> Iterator[_Ground]:
    """Give an initiative that the program does not hold, but whose certificate is attached."""
    rests_on_paper = candidate.merit is Merit.INITIATIVE and candidate.has_merit_paper
    if rests_on_paper and not candidate.initiatives:
        words = "Có giấy công nhận của một sáng kiến không có trong phần mềm; cần người xem xét."
        yield _Ground(Outcome.UNSURE, words, evidence=Evidence.ATTACHMENTS)


def _instead(candidate: Candidate, law: Law) -> Iterator[_Ground]:
    kind = candidate.merit
    if kind is None or kind is Merit.INITIATIVE:
        return
    called = f"{kind.word} “{candidate.merit_text}”" if candidate.merit_text else kind.word
    rule = None if _is_named(kind, law) else law.value(_REPLACING[kind])
    if rule is not None and not rule.value:
        words = f"{called}: không được tính thay cho sáng kiến ({rule.citation})."
        yield _Ground(Outcome.NOT_MET, words)
    elif not candidate.has_merit_paper:
        words = f"{called}: chưa kèm giấy tờ chứng minh."
        yield _Ground(Outcome.UNSURE, words, evidence=Evidence.ATTACHMENTS)
    elif law.kind.level is not Sphere.BASE:
        words = f"{called}: có giấy tờ kèm theo; cần người xem xét phạm vi ảnh hưởng."
        yield _Ground(Outcome.UNSURE, words, evidence=Evidence.ATTACHMENTS)
    else:
        yield _Ground(Outcome.MET, f"{called}: có giấy tờ kèm theo.")


def _is_named(kind: Merit, law: Law) -> bool:
    """Say whether the standard of a higher title names the merit itself: "sáng kiến, đề tài"."""
    return kind is Merit.TOPIC and law.kind.level is not Sphere.BASE
