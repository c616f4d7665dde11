"""What a collective must have for each title, out of the results of its people."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.candidates import CollectiveCandidate
from eligibility.conditions import Law, Ruled, at_least, discipline, disciplined, excluding, rating
from eligibility.conditions import registration as registered
from eligibility.judging import Condition, Evidence, Outcome
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
    considered = [one for one in candidate.members if one.may_be_considered]
    counts = {
        standing: sum(one.ldtt == standing for one in considered)
        for standing in ("recognised", "proposed", "declined", "")
    }
    sure, hoped = counts["recognised"], counts["recognised"] + counts["proposed"]
    outcome, awaits = _tiers(rule.value, len(considered), sure, hoped, hoped + counts[""])
    return Condition(
        "ldtt_share",
        rule.sentence,
        " ".join([_of_whom(candidate, len(considered)), *_standings(counts, rule.value)]),
        outcome,
        rule.citation,
        (rule.used,),
        awaits,
        Evidence.NOMINATIONS,
    )


def _of_whom(candidate: CollectiveCandidate, considered: int) -> str:
    """Give "Có 14 người (danh sách của Văn phòng), 12 người được xét."; who is left out by name."""
    roster = f" (danh sách của {candidate.roster})" if candidate.roster else ""
    sentence = f"Có {len(candidate.members)} người{roster}, {considered} người được xét."
    out = [one.name for one in candidate.members if not one.may_be_considered]
    return f"{sentence} Chưa đủ thời gian công tác: {', '.join(out)}." if out else sentence


def _standings(counts: dict[str, int], threshold: Threshold) -> Iterator[str]:
    whole, sure = sum(counts.values()), counts["recognised"]
    yield f"Đã được công nhận Lao động tiên tiến: {threshold.sentence(sure, whole)}."
    if counts["proposed"]:
        hoped = sure + counts["proposed"]
        yield f"Tính cả người đang đề nghị: {threshold.sentence(hoped, whole)}."
    if counts[""]:
        yield f"Chưa có hồ sơ đề nghị: {counts['']} người."


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
    """Judge who completed their tasks; somebody too new to be considered counts once rated."""
    counted = [one for one in candidate.members if one.may_be_considered or one.rating]
    done = [one for one in counted if at_least(one.rating, _COMPLETED) is Outcome.MET]
    unknown = [one.name for one in counted if not one.rating]
    failed = [one.name for one in counted if at_least(one.rating, _COMPLETED) is Outcome.NOT_MET]
    outcome, _ = _tiers(rule.value, len(counted), len(done), len(done), len(done) + len(unknown))
    found = [f"Hoàn thành nhiệm vụ: {rule.value.sentence(len(done), len(counted))}."]
    found += [f"Không hoàn thành: {', '.join(failed)}."] if failed else []
    found += [f"Chưa có xếp loại: {', '.join(unknown)}."] if unknown else []
    return Condition(
        "completion_share",
        rule.sentence,
        " ".join(found),
        outcome,
        rule.citation,
        (rule.used,),
        evidence=Evidence.PEOPLE,
    )


def _cstdcs_needed(candidate: CollectiveCandidate, law: Law) -> list[Condition]:
    rule = law.value(TTLDXS_CSTDCS_NEEDED)
    if not rule.value:
        return []
    counts = {
        standing: sum(one.cstdcs == standing for one in candidate.members)
        for standing in ("recognised", "proposed", "declined", "")
    }
    sure, hoped = counts["recognised"], counts["recognised"] + counts["proposed"]
    found = (
        f"Chiến sĩ thi đua cơ sở: {sure} người đã được công nhận, "
        f"{counts['proposed']} người đang đề nghị."
    )
    outcome, awaits, impossible = Outcome.NOT_MET, False, _impossible(candidate, law, rule.value)
    if sure >= rule.value:
        outcome = Outcome.MET
    elif impossible:
        found = f"{found} {impossible}"
    elif hoped >= rule.value:
        outcome, awaits = Outcome.UNSURE, True
    elif hoped + counts[""] >= rule.value:
        outcome = Outcome.UNSURE
    condition = Condition(
        "cstdcs_needed",
        rule.sentence,
        found,
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
    found = [
        f"{member.name}: {disciplined(one)}"
        for member in candidate.members
        for one in excluding(member.disciplines, rule.value, candidate.year)
    ]
    return discipline(rule, found, candidate.year)
