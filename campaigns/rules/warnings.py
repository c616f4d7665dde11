"""What looks odd in a plan. Nothing here forbids: a person looks, and decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from campaigns.rules import anniversary
from campaigns.rules.checks import DEADLINES, GENERAL, PHASES, RECIPIENTS, TARGETS, THEME
from campaigns.rules.deadlines import ONE_DAY, last_good_day, last_working_day
from campaigns.rules.in_words import DEADLINE_NAMES, deadline_in_words
from campaigns.rules.plan import Deadline, Phase, Plan
from law.authority import report_receiver
from law.calendar import calendar_findings, why_off, working_days_between
from law.ceilings import goal_findings
from law.findings import Finding, Level
from law.kinds import CSTDCS
from law.regimes import REGIMES, WITHOUT_DISTRICTS_SINCE, has_districts
from law.values import Override
from vietnamese.dates import short_date, weekday

SHORT_NOTICE = 5
"""Working days between signing and the first deadline below which a plan is said to leave little
time. A habit of the program, no rule of law."""

DISTRICT = re.compile(r"(?<!\w)(?:huyện|quận|thị xã)(?!\w)", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def warnings(plan: Plan, *, overrides: Sequence[Override] = ()) -> list[Finding]:
    """Give what a person should look at, in the order of the form.

    `overrides` are the values that the commune's own regulations set in place of the law's.
    """
    return [
        *_year_warnings(plan),
        *_anniversary_warnings(plan),
        *_phase_warnings(plan),
        *_target_warnings(plan, overrides),
        *_deadline_warnings(plan),
        *_calendar_warnings(plan),
        *_district_warnings(plan),
    ]


def _year_warnings(plan: Plan) -> Iterator[Finding]:
    named = {int(year) for year in YEAR.findall(plan.title)}
    if plan.year is not None and named and plan.year not in named:
        yield Finding(
            "title_of_another_year",
            f"Tên kế hoạch nhắc năm {_listed(named)} nhưng phong trào là của năm {plan.year}.",
            link=GENERAL,
        )


def _anniversary_warnings(plan: Plan) -> Iterator[Finding]:
    if plan.year is None:
        return
    right = anniversary.anniversary(plan.year)
    for name, link, text in _texts_of_the_year(plan):
        for number in anniversary.counted(text):
            if number != right:
                yield Finding(
                    "anniversary_miscounted",
                    f"{name} ghi kỷ niệm {number} năm Lời kêu gọi thi đua ái quốc; năm {plan.year} "
                    f"là {right} năm ({plan.year} − {anniversary.CALLED_IN}).",
                    link=link,
                )


def _texts_of_the_year(plan: Plan) -> Iterator[tuple[str, str, str]]:
    yield "Chủ đề", THEME, plan.theme
    yield "Khẩu hiệu", THEME, plan.slogan
    for phase in plan.phases:
        yield f"Mục tiêu đợt {phase.ordinal}", PHASES, phase.goal


def _phase_warnings(plan: Plan) -> Iterator[Finding]:
    for phase in plan.phases:
        if plan.year and not _touches(phase, plan.year):
            yield Finding(
                "phase_of_another_year",
                f"Đợt {phase.ordinal} không có ngày nào trong năm {plan.year}.",
                link=PHASES,
            )
    dated = [p for p in plan.phases if p.starts_on and p.ends_on]
    ordered = sorted(dated, key=lambda p: (p.starts_on or date.min, p.ordinal))
    for earlier, later in pairwise(ordered):
        yield from _seam(earlier, later)


def _touches(phase: Phase, year: int) -> bool:
    """Say whether a phase has a day in a year; an unknown end has no limit."""
    first, last = phase.starts_on or date.min, phase.ends_on or date.max
    return first.year <= year <= last.year


def _seam(earlier: Phase, later: Phase) -> Iterator[Finding]:
    if earlier.ends_on is None or later.starts_on is None:
        return
    names = f"Đợt {earlier.ordinal} và đợt {later.ordinal}"
    days = (earlier.ends_on - later.starts_on).days + 1
    if days == 1:
        yield Finding(
            "phases_share_a_day",
            f"{names} cùng tính ngày {short_date(later.starts_on)}. Thành tích của ngày này thuộc "
            f"đợt {min(earlier.ordinal, later.ordinal)}.",
            Level.NOTE,
            link=PHASES,
        )
    elif days > 1:
        yield Finding("phases_overlap", f"{names} chồng lên nhau {days} ngày.", link=PHASES)
    elif days < 0:
        first, last = earlier.ends_on + ONE_DAY, later.starts_on - ONE_DAY
        yield Finding(
            "phases_leave_a_gap",
            f"{names} cách nhau: từ {short_date(first)} đến {short_date(last)} không thuộc đợt "
            "nào.",
            link=PHASES,
        )


def _target_warnings(plan: Plan, overrides: Sequence[Override]) -> Iterator[Finding]:
    day = _day_of(plan)
    if day is None or day < REGIMES[0].valid_from:
        return
    for target in plan.targets:
        if (target.award, target.unit) == (CSTDCS.code, "percent"):
            goal = Fraction(target.value) / 100
            for finding in goal_findings(goal, on=day, overrides=overrides):
                yield replace(finding, link=TARGETS)


def _day_of(plan: Plan) -> date | None:
    """Give the day whose law a plan follows: of its signing, or the first of its year."""
    return plan.issued_on or (date(plan.year, 1, 1) if plan.year else None)


def _deadline_warnings(plan: Plan) -> Iterator[Finding]:
    for kind, count in Counter(deadline.kind for deadline in plan.deadlines).items():
        if count > 1 and kind in ("registration", "initiative", "nomination"):
            yield _about_deadlines(
                "deadline_twice", f"Có {count} mốc cho cùng một việc “{DEADLINE_NAMES[kind]}”."
            )
    end = max((p.ends_on for p in plan.phases if p.ends_on), default=None)
    for deadline in plan.deadlines:
        day, words = last_good_day(deadline), deadline_in_words(deadline)
        if end and day > end:
            yield _about_deadlines(
                "deadline_after_its_phase",
                f"{words}, sau khi đợt cuối kết thúc ngày {short_date(end)}.",
            )
        if plan.issued_on and day < plan.issued_on:
            yield _about_deadlines(
                "deadline_before_issue",
                f"{words}: đã qua khi kế hoạch được ký ngày {short_date(plan.issued_on)}.",
            )
    yield from _order_warnings(plan)


def _order_warnings(plan: Plan) -> Iterator[Finding]:
    initiatives = [d for d in plan.deadlines if d.kind == "initiative"]
    nominations = [d for d in plan.deadlines if d.kind == "nomination"]
    if not initiatives or not nominations:
        return
    if min(map(last_good_day, initiatives)) > max(map(last_good_day, nominations)):
        yield _about_deadlines(
            "initiatives_after_nominations",
            "Hạn nộp sáng kiến sau hạn nộp hồ sơ đề nghị khen thưởng, trong khi sáng kiến "
            "được công nhận là căn cứ xét Chiến sĩ thi đua cơ sở.",
        )


def _calendar_warnings(plan: Plan) -> Iterator[Finding]:
    days = [last_good_day(deadline) for deadline in plan.deadlines]
    yield from _short_notice(plan)
    for deadline in plan.deadlines:
        yield from _closing_on_a_day_off(deadline)
    if days:
        for finding in calendar_findings(min(days), max(days)):
            yield replace(finding, link=DEADLINES)


def _short_notice(plan: Plan) -> Iterator[Finding]:
    signed = plan.issued_on
    ahead = [d for d in plan.deadlines if signed and last_good_day(d) >= signed]
    if signed is None or not ahead:
        return
    first = min(ahead, key=last_good_day)
    days = working_days_between(signed, last_good_day(first))
    if days < SHORT_NOTICE:
        yield _about_deadlines(
            "short_notice",
            f"Từ khi ký ngày {short_date(signed)} đến hạn “{DEADLINE_NAMES[first.kind]}” chỉ có "
            f"{days} ngày làm việc. Nộp muộn vẫn được nhận và ghi là trễ hạn.",
        )


def _closing_on_a_day_off(deadline: Deadline) -> Iterator[Finding]:
    day = last_good_day(deadline)
    if not (reason := why_off(day)):
        return
    last = last_working_day(deadline)
    yield _about_deadlines(
        "closes_on_a_day_off",
        f"{deadline_in_words(deadline)}: ngày cuối {short_date(day)} là {reason}. Ngày làm việc "
        f"cuối cùng là {weekday(last)}, {short_date(last)}; lời nhắc sẽ nêu ngày này.",
        Level.NOTE,
    )


def _district_warnings(plan: Plan) -> Iterator[Finding]:
    """Say that a plan, such as one cloned from years ago, still writes to the district."""
    day = _day_of(plan)
    named = [recipient.name for recipient in plan.recipients if DISTRICT.search(recipient.name)]
    if named and day and not has_districts(day):
        since, above = short_date(WITHOUT_DISTRICTS_SINCE), report_receiver(day)
        yield Finding(
            "district_is_gone",
            f"Nơi nhận còn ghi “{'”, “'.join(named)}”; từ ngày {since} không còn cấp huyện. Hãy "
            f"thay bằng Ủy ban nhân dân và {above} của tỉnh, thành phố.",
            link=RECIPIENTS,
        )


def _about_deadlines(code: str, sentence: str, level: Level = Level.WARNING) -> Finding:
    return Finding(code, sentence, level, link=DEADLINES)


def _listed(years: set[int]) -> str:
    return ", ".join(map(str, sorted(years)))
