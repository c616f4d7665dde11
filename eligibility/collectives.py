"""What a collective must have for each title, out of the results of its people."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.candidates import CollectiveCandidate, Member
from eligibility.conditions import Law, Ruled, at_least, discipline, disciplined, excluding, rating
from eligibility.conditions import registration as registered
from eligibility.judging import CONDITIONAL, Condition, Evidence, Outcome
from eligibility.progress import Progress
from law.ceilings import cstdcs_ceiling
from law.collectives import (
    COLLECTIVE_RATING,
    DISCIPLINE_EXCLUDING_TTLDTT,
    DISCIPLINE_EXCLUDING_TTLDXS,
    TTLDTT_LDTT_SHARE,
    TTLDXS_COMPLETION_SHARE,
    TTLDXS_CSTDCS_NEEDED,
    TTLDXS_LDTT_SHARE,
)
from law.kinds import TTLDTT, TTLDXS
from law.shares import Threshold
from law.values import Parameter

_COMPLETED = "HT"
"""The lowest rating that says the task was completed."""


def for_ttldtt(candidate: CollectiveCandidate, law: Law) -> Iterator[Condition]:
    """Give the conditions of Tập thể lao động tiên tiến."""
    yield from registered(candidate, law)
    yield rating("rating", candidate, law.value(COLLECTIVE_RATING))
    yield _ldtt_share(candidate, law.value(TTLDTT_LDTT_SHARE))
    yield from _disciplines(candidate, law, DISCIPLINE_EXCLUDING_TTLDTT)


def for_ttldxs(candidate: CollectiveCandidate, law: Law) -> Iterator[Condition]:
    """Give the conditions of Tập thể lao động xuất sắc."""
    yield from registered(candidate, law)
    yield rating("rating", candidate, law.value(COLLECTIVE_RATING))
    yield _completion_share(candidate, law.value(TTLDXS_COMPLETION_SHARE))
    yield _ldtt_share(candidate, law.value(TTLDXS_LDTT_SHARE))
    yield from _cstdcs_needed(candidate, law)
    yield from _disciplines(candidate, law, DISCIPLINE_EXCLUDING_TTLDXS)


def _ldtt_share(candidate: CollectiveCandidate, rule: Ruled[Threshold]) -> Condition:
    """Judge the share of Lao động tiên tiến in all people of the collective. No text leaves out
    who has worked too short; where that would change the verdict, both are shown and a person
    decides."""
    new = [member for member in candidate.members if _is_new(member)]
    counts = {
        progress: sum(member.ldtt == progress for member in candidate.members if member not in new)
        for progress in Progress
    }
    sure, hoped = (
        counts[Progress.RECOGNISED],
        counts[Progress.RECOGNISED] + counts[Progress.PROPOSED],
    )
    whole = len(candidate.members)
    with_all, without = (
        _tiers(rule.value, people, sure, hoped, hoped + counts[Progress.NONE])
        for people in (whole, whole - len(new))
    )
    outcome, awaits = _of_both(with_all, without)
    sentences = [_of_whom(candidate), *_in_words(counts, whole, rule.value)]
    if new:
        sentences += [_left_out(new), *_without(sure, hoped, whole - len(new), rule.value)]
        sentences += _both_verdicts(with_all, without)
    return Condition(
        "ldtt_share",
        rule.sentence,
        " ".join(sentences),
        outcome,
        rule.citation,
        (rule.used,),
        awaits,
        Evidence.NOMINATIONS,
    )


def _is_new(member: Member) -> bool:
    """Say whether somebody has worked too short for a title of the year, and has none."""
    return not member.may_be_considered and member.ldtt not in (
        Progress.RECOGNISED,
        Progress.PROPOSED,
    )


def _of_whom(candidate: CollectiveCandidate) -> str:
    roster = f" (danh sách của {candidate.roster})" if candidate.roster else ""
    return f"Có {len(candidate.members)} người{roster}."


def _in_words(counts: dict[Progress, int], whole: int, threshold: Threshold) -> Iterator[str]:
    sure = counts[Progress.RECOGNISED]
    yield f"Đã được công nhận Lao động tiên tiến: {threshold.sentence(sure, whole)}."
    if counts[Progress.PROPOSED]:
        hoped = sure + counts[Progress.PROPOSED]
        yield f"Tính cả người đang đề nghị: {threshold.sentence(hoped, whole)}."
    if counts[Progress.NONE]:
        yield f"Chưa có hồ sơ đề nghị: {counts[Progress.NONE]} người."


def _left_out(new: list[Member]) -> str:
    return f"Chưa đủ thời gian công tác: {', '.join(member.name for member in new)}."


def _without(sure: int, hoped: int, people: int, threshold: Threshold) -> Iterator[str]:
    yield f"Nếu không tính người chưa đủ thời gian: {threshold.sentence(sure, people)}."
    if hoped > sure:
        yield f"Cả người đang đề nghị: {threshold.sentence(hoped, people)}."


_Tier = tuple[Outcome, bool]


def _of_both(with_all: _Tier, without: _Tier) -> _Tier:
    """Give the verdict that both ways of counting share, else that of a person; it only waits
    where each that is not met yet does."""
    outcome = with_all[0] if with_all[0] is without[0] else Outcome.UNSURE
    waiting = [awaits for reached, awaits in (with_all, without) if reached is not Outcome.MET]
    return outcome, bool(waiting) and all(waiting)


def _both_verdicts(with_all: _Tier, without: _Tier) -> list[str]:
    if with_all[0] is without[0]:
        return []
    of_all, of_others = (
        CONDITIONAL if waits else condition.word for condition, waits in (with_all, without)
    )
    return [
        f"Tính cả những người này: {of_all}; không tính: {of_others}. Không văn bản nào loại họ "
        "ra; cần người xem xét."
    ]


def _tiers(
    threshold: Threshold, whole: int, sure: int, hoped: int, at_most: int
) -> tuple[Outcome, bool]:
    """Give the outcome of a part that is sure, one that awaits decisions, and one that nothing
    excludes yet; and whether it only waits."""
    if threshold.met(sure, whole):
        return Outcome.MET, False
    if threshold.met(hoped, whole):
        return Outcome.UNSURE, True
    if threshold.met(at_most, whole) or not whole:
        return Outcome.UNSURE, False
    return Outcome.NOT_MET, False


def _completion_share(candidate: CollectiveCandidate, rule: Ruled[Threshold]) -> Condition:
    """Judge who completed their tasks, with and without those who are too new to be rated."""
    levels = [at_least(member.rating, _COMPLETED) for member in candidate.members]
    done, unknown = levels.count(Outcome.MET), levels.count(Outcome.UNSURE)
    new = [member for member in candidate.members if _is_new(member) and not member.rating]
    whole, rest = len(levels), len(levels) - len(new)
    with_all = _tiers(rule.value, whole, done, done, done + unknown)
    without = _tiers(rule.value, rest, done, done, done + unknown - len(new))
    sentences = [
        f"Hoàn thành nhiệm vụ: {rule.value.sentence(done, whole)}.",
        *_named("Không hoàn thành", candidate, Outcome.NOT_MET),
        *_named("Chưa có xếp loại", candidate, Outcome.UNSURE),
    ]
    if new:
        sentences += [_left_out(new), *_without(done, done, rest, rule.value)]
        sentences += _both_verdicts(with_all, without)
    return Condition(
        "completion_share",
        rule.sentence,
        " ".join(sentences),
        _of_both(with_all, without)[0],
        rule.citation,
        (rule.used,),
        evidence=Evidence.PEOPLE,
    )


def _named(words: str, candidate: CollectiveCandidate, level: Outcome) -> list[str]:
    names = [
        member.name for member in candidate.members if at_least(member.rating, _COMPLETED) is level
    ]
    return [f"{words}: {', '.join(names)}."] if names else []


def _cstdcs_needed(candidate: CollectiveCandidate, law: Law) -> list[Condition]:
    rule = law.value(TTLDXS_CSTDCS_NEEDED)
    if not rule.value:
        return []
    counts = {
        progress: sum(member.cstdcs == progress for member in candidate.members)
        for progress in Progress
    }
    sure, hoped = (
        counts[Progress.RECOGNISED],
        counts[Progress.RECOGNISED] + counts[Progress.PROPOSED],
    )
    sentence = (
        f"Chiến sĩ thi đua cơ sở: {sure} người đã được công nhận, "
        f"{counts[Progress.PROPOSED]} người đang đề nghị."
    )
    outcome, awaits, impossible = Outcome.NOT_MET, False, _impossible(candidate, law, rule.value)
    if sure >= rule.value:
        outcome = Outcome.MET
    elif impossible:
        sentence = f"{sentence} {impossible}"
    elif hoped >= rule.value:
        outcome, awaits = Outcome.UNSURE, True
    elif hoped + counts[Progress.NONE] >= rule.value:
        outcome = Outcome.UNSURE
    condition = Condition(
        "cstdcs_needed",
        rule.sentence,
        sentence,
        outcome,
        rule.citation,
        (rule.used,),
        awaits,
        Evidence.NOMINATIONS,
    )
    return [condition]


def _impossible(candidate: CollectiveCandidate, law: Law, needed: int) -> str:
    """Say that the ceiling leaves no place even if everybody who still can becomes LĐTT; or ""."""
    if candidate.ldtt_at_most is None:
        return ""
    ceiling = cstdcs_ceiling(candidate.ldtt_at_most, on=law.on, overrides=law.overrides)
    if ceiling.allowed.count >= needed:
        return ""
    return (
        f"Cả xã có nhiều nhất {candidate.ldtt_at_most} người đạt Lao động tiên tiến; tỷ lệ tối đa "
        f"{ceiling.allowed.sentence}, không đủ {needed} suất Chiến sĩ thi đua cơ sở."
    )


def _disciplines(
    candidate: CollectiveCandidate, law: Law, parameter: Parameter[str]
) -> list[Condition]:
    rule = law.value(parameter)
    sentences = [
        f"{member.name}: {disciplined(penalty)}"
        for member in candidate.members
        for penalty in excluding(member.disciplines, rule.value, candidate.year)
    ]
    return discipline(rule, sentences, candidate.year)


STANDARDS = {TTLDTT.code: for_ttldtt, TTLDXS.code: for_ttldxs}
