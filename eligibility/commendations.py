"""What a commendation asks for, as far as it can be reckoned; a person judges the rest."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.candidates import (
    Candidate,
    CollectiveCandidate,
    KnownInitiative,
    OutsiderCandidate,
    Recognition,
)
from eligibility.chains import Year, year_of
from eligibility.conditions import Law, Ruled, for_a_person_to_judge, rating
from eligibility.judging import Condition, Evidence, Outcome, worst
from eligibility.progress import Progress
from law.commendations import BANG_KHEN_INITIATIVES, BANG_KHEN_YEARS, GIAY_KHEN_RATING
from law.kinds import BANG_KHEN, CSTDCS, GIAY_KHEN
from law.standards import RATINGS

_BEST, _BEST_NAME = RATINGS[0]
_RESULTS = dict(RATINGS)


def for_giay_khen(candidate: Candidate | CollectiveCandidate, law: Law) -> Iterator[Condition]:
    """Give the conditions of Giấy khen: the work of a year, or an achievement."""
    if not law.speaks_of(GIAY_KHEN_RATING):
        yield for_a_person_to_judge(law)
    elif candidate.is_annual:
        yield rating("rating", candidate, law.value(GIAY_KHEN_RATING))
    else:
        yield _achievement(candidate, law, law.value(GIAY_KHEN_RATING))


def for_outsider(candidate: OutsiderCandidate, law: Law) -> Iterator[Condition]:
    """Give the conditions of who stands on no roster: an achievement, that a person judges."""
    if law.kind == GIAY_KHEN and law.speaks_of(GIAY_KHEN_RATING):
        yield _achievement(candidate, law, law.value(GIAY_KHEN_RATING))
    else:
        yield for_a_person_to_judge(law)


def for_bang_khen(candidate: Candidate, law: Law) -> Iterator[Condition]:
    """Give the conditions of Bằng khen of the province for the work of years; for an achievement
    a person judges."""
    if not law.speaks_of(BANG_KHEN_YEARS) or not candidate.is_annual:
        yield for_a_person_to_judge(law)
        return
    yield _good_years(candidate, law.value(BANG_KHEN_YEARS))
    yield _initiatives(candidate, law.value(BANG_KHEN_INITIATIVES))


def _achievement(
    candidate: Candidate | CollectiveCandidate | OutsiderCandidate, law: Law, rule: Ruled[str]
) -> Condition:
    short = "" if candidate.is_annual else " theo đợt, chuyên đề hoặc đột xuất"
    return Condition(
        "achievement",
        f"Có thành tích{short} đạt tiêu chuẩn tặng {law.kind.name}.",
        f"{candidate.matter or 'Theo báo cáo thành tích'}; cần người xem xét.",
        Outcome.UNSURE,
        rule.citation,
        evidence=Evidence.REPORT,
    )


# --- Years in a row ------------------------------------------------------------------------------
def _good_years(candidate: Candidate, rule: Ruled[int]) -> Condition:
    """Judge the years that end with this one, or else with the one before: the law does not say
    whether this year counts already."""
    now, before = (_years(candidate, rule.value, until) for until in _ends(candidate))
    best = now if _RANKS.index(now[0]) >= _RANKS.index(before[0]) else before
    outcome, told, is_conditional = best
    return Condition(
        "years",
        rule.sentence,
        told,
        outcome,
        rule.citation,
        (rule.used,),
        is_conditional,
        Evidence.HISTORY,
    )


_RANKS = [Outcome.NOT_MET, Outcome.UNSURE, Outcome.MET]


def _ends(candidate: Candidate) -> tuple[int, int]:
    return candidate.year, candidate.year - 1


def _years(candidate: Candidate, needed: int, until: int) -> tuple[Outcome, str, bool]:
    judged = [_year(candidate, year) for year in range(until - needed + 1, until + 1)]
    outcome = worst(outcome for outcome, _, _ in judged)
    open_years = [awaits for outcome, _, awaits in judged if outcome is Outcome.UNSURE]
    told = "; ".join(words for _, words, _ in judged)
    return outcome, f"{told}.", outcome is Outcome.UNSURE and all(open_years)


def _year(candidate: Candidate, year: int) -> tuple[Outcome, str, bool]:
    """Give what a year is worth, in words, and whether it only waits for a decision."""
    title, result = year_of(CSTDCS, year, candidate.history), candidate.rating_of(year)
    if title is Year.HELD:
        return Outcome.MET, f"năm {year}: {CSTDCS.name}", False
    if result == _BEST:
        return Outcome.MET, f"năm {year}: {_BEST_NAME}", False
    if year == candidate.year and candidate.cstdcs == Progress.PROPOSED:
        return Outcome.UNSURE, f"năm {year}: đã đề nghị {CSTDCS.name}, chưa có quyết định", True
    if result and (title in (Year.GAP, Year.REVOKED) or _is_declined(candidate, year)):
        return Outcome.NOT_MET, f"năm {year}: {_RESULTS[result]}", False
    known = _RESULTS.get(result, "chưa có xếp loại")
    return Outcome.UNSURE, f"năm {year}: {known}, chưa rõ có {CSTDCS.name} không", False


def _is_declined(candidate: Candidate, year: int) -> bool:
    return year == candidate.year and candidate.cstdcs == Progress.DECLINED


# --- Initiatives ---------------------------------------------------------------------------------
def _initiatives(candidate: Candidate, rule: Ruled[int]) -> Condition:
    """Count the initiatives that no title of the person has used; too few chosen is a gap, and a
    refusal only where enough were chosen."""
    free = [initiative for initiative in candidate.initiatives if not initiative.used_for]
    sure = sum(initiative.recognition is Recognition.RECOGNISED for initiative in free)
    hoped = sure + sum(initiative.recognition is Recognition.PENDING for initiative in free)
    outcome, waits = Outcome.UNSURE, False
    if sure >= rule.value:
        outcome = Outcome.MET
    elif hoped >= rule.value:
        waits = True
    elif len(candidate.initiatives) >= rule.value and not _may_grow(free):
        outcome = Outcome.NOT_MET
    told = (
        " ".join(_told(initiative) for initiative in candidate.initiatives)
        or "Chưa chọn sáng kiến nào."
    )
    return Condition(
        "initiatives",
        rule.sentence,
        f"{told} Được tính: {sure}/{rule.value}.",
        outcome,
        rule.citation,
        (rule.used,),
        waits,
        Evidence.INITIATIVES,
    )


def _may_grow(free: list[KnownInitiative]) -> bool:
    return any(initiative.recognition is Recognition.NOT_SENT for initiative in free)


def _told(initiative: KnownInitiative) -> str:
    if initiative.used_for:
        return f"Sáng kiến “{initiative.name}” đã dùng cho {initiative.used_for}, không tính."
    word = {
        Recognition.RECOGNISED: "đã được công nhận",
        Recognition.PENDING: "đang chờ công nhận: có điều kiện",
        Recognition.REFUSED: "không được công nhận",
        Recognition.NOT_SENT: "chưa nộp đơn",
    }[initiative.recognition]
    return f"Sáng kiến “{initiative.name}” {word}."


OF_PEOPLE = {BANG_KHEN.code: for_bang_khen, GIAY_KHEN.code: for_giay_khen}
OF_COLLECTIVES = {GIAY_KHEN.code: for_giay_khen}
