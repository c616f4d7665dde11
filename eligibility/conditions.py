"""How a condition is made from the law of the day, and the conditions that people and collectives
share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from eligibility.candidates import Candidate, CollectiveCandidate, OutsiderCandidate
from eligibility.judging import Condition, Evidence, Judgement, Outcome, UsedValue
from law.commendations import ACHIEVEMENT_ONCE
from law.findings import Level
from law.kinds import AwardKind, Category, Subject
from law.procedures import REGISTRATION_RULE
from law.regimes import regime_on
from law.registration import registration_findings
from law.sources import Citation
from law.standards import RATINGS
from law.timeline import LawError
from law.values import Override, Parameter
from vietnamese.dates import short_date

T = TypeVar("T")

NAMES = {
    "no_law": "Quy định",
    "subject": "Đối tượng",
    "standard": "Tiêu chuẩn",
    "registration": "Đăng ký thi đua",
    "rating": "Xếp loại",
    "service": "Thời gian công tác",
    "left": "Nghỉ việc",
    "discipline": "Kỷ luật",
    "transfer": "Chuyển công tác",
    "secondment": "Biệt phái",
    "foundation": "Điều kiện nền",
    "merit": "Sáng kiến, đề tài",
    "chain": "Danh hiệu các năm liên tục",
    "years": "Kết quả các năm liên tục",
    "initiatives": "Số sáng kiến",
    "achievement": "Thành tích",
    "once": "Khen một lần cho một thành tích",
    "ldtt_share": "Tỷ lệ Lao động tiên tiến",
    "completion_share": "Tỷ lệ hoàn thành nhiệm vụ",
    "cstdcs_needed": "Chiến sĩ thi đua cơ sở trong tập thể",
}
"""What a condition is called where one line has to do."""

_WEIGHTS = {Level.BLOCKER: Outcome.NOT_MET, Level.WARNING: Outcome.UNSURE}
_LEVELS = [code for code, _ in RATINGS]
_WORDS = dict(RATINGS)
_EXCLUDED = {
    "none": frozenset[str](),
    "reprimand": frozenset(
        {"reprimand", "warning", "wage_cut", "demotion", "removal", "dismissal"}
    ),
    "caution": frozenset({"warning", "wage_cut", "demotion", "removal", "dismissal"}),
}
"""The forms of discipline from a form on; cảnh cáo is "caution" in the law, "warning" in people."""

DISCIPLINE_VEILED = "Hội đồng sẽ xem xét."


@dataclass(frozen=True)
class Ruled(Generic[T]):
    """A value of the law of the day: the value, its sentence, its clause, and itself as used."""

    value: T
    sentence: str
    citation: Citation
    used: UsedValue


@dataclass(frozen=True)
class Law:
    """The law that judges nominations for one kind of award on a day."""

    kind: AwardKind
    on: date
    overrides: Sequence[Override] = field(default=())

    def value(self, parameter: Parameter[T]) -> Ruled[T]:
        """Give the value of a parameter; `LawError` for a day without one."""
        value = parameter.on(self.on, self.overrides, self.kind.code)
        shown = parameter.input.show(value.value)
        return Ruled(
            value.value,
            parameter.describe(value.value),
            value.citation,
            UsedValue(parameter.name, shown, value.remark),
        )

    def speaks_of(self, parameter: Parameter[Any]) -> bool:
        """Say whether the law of the day sets a parameter at all."""
        return parameter.has_value_on(self.on, self.overrides, self.kind.code)


def judged(law: Law, conditions: Iterable[Condition]) -> Judgement:
    """Give the judgement of conditions; where the program holds no law for the day, one condition
    says so."""
    try:
        return Judgement(law.kind.code, regime_on(law.on).code, tuple(conditions))
    except LawError as error:
        required = f"Có quy định về {law.kind.name}."
        return Judgement(
            law.kind.code, "", (Condition("no_law", required, str(error), Outcome.UNSURE),)
        )


def unfit_subject(law: Law, subject: Subject) -> Condition:
    """Say that an award is not for such a nominee."""
    return Condition(
        "subject",
        f"{law.kind.name} tặng cho {law.kind.subject.label}.",
        f"Hồ sơ đề nghị cho {subject.label}.",
        Outcome.NOT_MET,
    )


def for_a_person_to_judge(law: Law) -> Condition:
    """Leave an award to a person whose standards the program does not hold: no invented clause,
    the law as a whole."""
    whole = regime_on(law.on).instruments[0].unread()
    return Condition(
        "standard",
        f"Đạt tiêu chuẩn tặng {law.kind.name}.",
        "Phần mềm không có tiêu chuẩn này; hãy đối chiếu văn bản và báo cáo thành tích.",
        Outcome.UNSURE,
        whole,
        evidence=Evidence.REPORT,
    )


def registration(candidate: Candidate | CollectiveCandidate, law: Law) -> list[Condition]:
    """Judge the registration: only for titles, where the campaign and the law ask for one."""
    rule = law.value(REGISTRATION_RULE)
    asked = law.kind.category is Category.TITLE and rule.value != "off"
    if not asked or candidate.is_registered is None:
        return []
    sentence, outcome = "Có trong bản đăng ký đã duyệt.", Outcome.MET
    if not candidate.is_registered:
        findings = registration_findings(is_registered=False, on=law.on, overrides=law.overrides)
        sentence, outcome = "Không có trong bản đăng ký nào.", _WEIGHTS[findings[0].level]
        if candidate.is_registration_pending:
            sentence, outcome = "Có trong bản đăng ký chưa được duyệt.", Outcome.UNSURE
    return [
        Condition(
            "registration",
            rule.sentence,
            sentence,
            outcome,
            rule.citation,
            (rule.used,),
            evidence=Evidence.REGISTRATION,
        )
    ]


def once(
    candidate: Candidate | CollectiveCandidate | OutsiderCandidate, law: Law
) -> list[Condition]:
    """Leave to a person an achievement that another nomination names as well."""
    if not candidate.named_elsewhere:
        return []
    rule = law.value(ACHIEVEMENT_ONCE)
    if not rule.value:
        return []
    others = "; ".join(candidate.named_elsewhere)
    return [
        Condition(
            "once",
            rule.sentence,
            f"“{candidate.achievement}” cũng là thành tích của {others}. Hãy xem có phải một việc "
            "không.",
            Outcome.UNSURE,
            rule.citation,
            (rule.used,),
            evidence=Evidence.REPORT,
        )
    ]


def rating(code: str, candidate: Candidate | CollectiveCandidate, rule: Ruled[str]) -> Condition:
    """Judge the rating of the year against the lowest that is enough."""
    return Condition(
        code,
        rule.sentence,
        _WORDS.get(candidate.rating, f"Chưa có xếp loại năm {candidate.year}."),
        at_least(candidate.rating, rule.value),
        rule.citation,
        (rule.used,),
        evidence=Evidence.RATINGS if isinstance(candidate, Candidate) else Evidence.REPORT,
    )


def at_least(level: str, needed: str) -> Outcome:
    """Compare two ratings; one that is not known is for a person to look at."""
    if level not in _LEVELS:
        return Outcome.UNSURE
    return Outcome.MET if _LEVELS.index(level) <= _LEVELS.index(needed) else Outcome.NOT_MET


def excluding(
    disciplines: Iterable[tuple[str, date, str]], rule: str, year: int
) -> list[tuple[str, date, str]]:
    """Give the disciplines of a year that a rule ("reprimand", "caution") does not forgive."""
    return [
        discipline
        for discipline in disciplines
        if discipline[0] in _EXCLUDED[rule] and discipline[1].year == year
    ]


def discipline(rule: Ruled[str], disciplines: Sequence[str], year: int) -> list[Condition]:
    """Judge discipline: `disciplines` tells each that excludes; nothing where none excludes."""
    if rule.value == "none":
        return []
    return [
        Condition(
            "discipline",
            rule.sentence,
            "; ".join(disciplines) or f"Không có kỷ luật ở mức này trong năm {year}.",
            Outcome.NOT_MET if disciplines else Outcome.MET,
            rule.citation,
            (rule.used,),
            evidence=Evidence.DISCIPLINE,
        )
    ]


def disciplined(discipline: tuple[str, date, str]) -> str:
    """Give "Khiển trách ngày 02/06/2021"."""
    _, day, name = discipline
    return f"{name} ngày {short_date(day)}"


def name_of(condition: Condition) -> str:
    """Give what a condition is called: "Xếp loại"."""
    return NAMES[condition.code.split(":")[0]]
