"""What a person must have for each title, condition by condition."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.candidates import Candidate
from eligibility.chains import Chain, Year, chain, year_of
from eligibility.conditions import (
    Law,
    Ruled,
    discipline,
    disciplined,
    excluding,
    rating,
    registration,
)
from eligibility.creative import merit, merit_of_sphere
from eligibility.judging import Condition, Evidence, Outcome
from eligibility.progress import Progress
from eligibility.serving import left, seconded, service
from law.fighters import CSTDCS_FOUNDATION
from law.kinds import CSTDCS, CSTDT, CSTDTQ, LDTT, AwardKind, award_kind
from law.ladders import REPEATED, Repeated, takes_in
from law.standards import (
    DISCIPLINE_EXCLUDING_LDTT,
    LDTT_RATING,
    TRANSFER_CONSIDERED_BY,
    TRANSFER_OPINION_MONTHS,
)
from vietnamese.dates import short_date

_IN_WORDS = {
    Progress.RECOGNISED: ("đã được công nhận", Outcome.MET),
    Progress.PROPOSED: ("đã đề nghị, chưa có quyết định: có điều kiện", Outcome.UNSURE),
    Progress.DECLINED: ("không được công nhận hoặc không được đề nghị", Outcome.NOT_MET),
    Progress.NONE: ("chưa gửi hồ sơ đề nghị", Outcome.UNSURE),
}


def for_ldtt(candidate: Candidate, law: Law) -> Iterator[Condition]:
    """Give the conditions of Lao động tiên tiến."""
    yield from registration(candidate, law)
    yield rating("rating", candidate, law.value(LDTT_RATING))
    yield service(candidate, law)
    yield from left(candidate)
    yield from _disciplines(candidate, law)
    yield from _transfers(candidate, law)
    yield from seconded(candidate, law)


def for_cstdcs(candidate: Candidate, law: Law) -> Iterator[Condition]:
    """Give the conditions of Chiến sĩ thi đua cơ sở; how many may have it is counted elsewhere."""
    yield from registration(candidate, law)
    rule = law.value(CSTDCS_FOUNDATION)
    if rule.value == LDTT.code:
        yield _foundation(candidate, rule)
    else:
        yield rating("foundation", candidate, rule)
    yield from merit(candidate, law)


def for_cstdt(candidate: Candidate, law: Law) -> Iterator[Condition]:
    """Give the conditions of Chiến sĩ thi đua cấp tỉnh."""
    yield from _on_a_chain(candidate, law, REPEATED[CSTDT.code])


def for_cstdtq(candidate: Candidate, law: Law) -> Iterator[Condition]:
    """Give the conditions of Chiến sĩ thi đua toàn quốc."""
    yield from _on_a_chain(candidate, law, REPEATED[CSTDTQ.code])


def _disciplines(candidate: Candidate, law: Law) -> list[Condition]:
    rule = law.value(DISCIPLINE_EXCLUDING_LDTT)
    disciplines = excluding(candidate.disciplines, rule.value, candidate.year)
    return discipline(rule, [disciplined(penalty) for penalty in disciplines], candidate.year)


def _transfers(candidate: Candidate, law: Law) -> Iterator[Condition]:
    by = law.value(TRANSFER_CONSIDERED_BY)
    if by.value == "rater":
        yield from _transfers_by_who_rates(candidate, by)
        return
    needed = law.value(TRANSFER_OPINION_MONTHS)
    for number, (day, unit, months, has_opinion) in enumerate(candidate.transfers, start=1):
        outcome, told = Outcome.MET, "không cần ý kiến nhận xét"
        if months >= needed.value:
            outcome = Outcome.MET if has_opinion else Outcome.UNSURE
            told = "đã có ý kiến nhận xét" if has_opinion else "chưa có ý kiến nhận xét"
        yield Condition(
            f"transfer:{number}",
            needed.sentence,
            f"Chuyển từ {unit} ngày {short_date(day)}, ở đó {months} tháng: {told}.",
            outcome,
            needed.citation,
            (needed.used,),
            evidence=Evidence.ATTACHMENTS,
        )


def _transfers_by_who_rates(candidate: Candidate, rule: Ruled[str]) -> Iterator[Condition]:
    told = "đã có xếp loại" if candidate.rating else "chưa có xếp loại"
    for number, (day, unit, _, _) in enumerate(candidate.transfers, start=1):
        yield Condition(
            f"transfer:{number}",
            rule.sentence,
            f"Chuyển từ {unit} ngày {short_date(day)}: {told} năm {candidate.year}.",
            Outcome.MET if candidate.rating else Outcome.UNSURE,
            rule.citation,
            (rule.used,),
            evidence=Evidence.RATINGS,
        )


def _foundation(candidate: Candidate, rule: Ruled[str]) -> Condition:
    year, kind = candidate.year, award_kind(rule.value)
    held = year_of(kind, year, candidate.history)
    progress = candidate.ldtt
    if held is Year.HELD:
        progress = Progress.RECOGNISED
    elif held is Year.REVOKED:
        progress = Progress.DECLINED
    words, outcome = _IN_WORDS[progress]
    return Condition(
        "foundation",
        rule.sentence,
        f"{kind.name} năm {year}: {words}.",
        outcome,
        rule.citation,
        (rule.used,),
        is_conditional=progress == Progress.PROPOSED,
        evidence=Evidence.LDTT,
    )


def _on_a_chain(candidate: Candidate, law: Law, before: Repeated) -> Iterator[Condition]:
    rule = law.value(before.years)
    yield from registration(candidate, law)
    yield _chain(candidate, rule, before.title)
    yield merit_of_sphere(candidate, law, rule.citation)


def _chain(candidate: Candidate, rule: Ruled[int], below: AwardKind) -> Condition:
    best = _best_chain(candidate, rule.value, below)
    awaited = apart = ""
    if best.outcome is not Outcome.MET:
        awaited = _awaited(candidate, rule.value, below)
        apart = "" if awaited else _apart(candidate, rule.value, below)
    return Condition(
        "chain",
        rule.sentence,
        f"{below.name}: {awaited or apart or best.sentence}.",
        Outcome.UNSURE if awaited or apart else best.outcome,
        rule.citation,
        (rule.used,),
        bool(awaited),
        Evidence.HISTORY,
    )


def _best_chain(candidate: Candidate, needed: int, below: AwardKind) -> Chain:
    """Give the chain that ends with this year, or else with the year before: the law does not say
    whether this year's title counts already."""
    year, history = candidate.year, candidate.history
    now, before = (chain(below, needed, until, history) for until in (year, year - 1))
    return now if now.outcome is Outcome.MET else before


def _awaited(candidate: Candidate, needed: int, below: AwardKind) -> str:
    """Say that this year's title, proposed and not decided, would complete the chain; or ""."""
    if below is not CSTDCS or candidate.cstdcs != Progress.PROPOSED:
        return ""
    told = f"năm {candidate.year} đã đề nghị, chưa có quyết định: có điều kiện"
    if needed == 1:
        return told
    earlier = chain(below, needed - 1, candidate.year - 1, candidate.history)
    return f"{earlier.sentence}; {told}" if earlier.outcome is Outcome.MET else ""


def _apart(candidate: Candidate, needed: int, below: AwardKind) -> str:
    """Say that a title that is not given every year was won often enough, in years apart; or ""."""
    if below is CSTDCS:
        return ""
    held = {
        award.year
        for award in candidate.history.awards
        if takes_in(award.award, below.code)
        and not award.is_revoked
        and award.year <= candidate.year
    }
    if len(held) < needed:
        return ""
    years = ", ".join(str(year) for year in sorted(held))
    return (
        f"đạt {len(held)} lần, không ở các năm liền nhau ({years}); danh hiệu này không xét hằng "
        "năm, cần người xem xét có liên tục không"
    )


STANDARDS = {
    LDTT.code: for_ldtt,
    CSTDCS.code: for_cstdcs,
    CSTDT.code: for_cstdt,
    CSTDTQ.code: for_cstdtq,
}
