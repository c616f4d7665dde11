"""How phases, targets and deadlines are called in sentences."""

from __future__ import annotations

from decimal import Decimal

from campaigns.rules.plan import Base, Deadline, DeadlineKind, Operator, Phase, Subject, Target
from law.kinds import award_kind
from vietnamese.dates import short_date
from vietnamese.numbers import number, two_digits
from vietnamese.text import capitalised

DEADLINE_NAMES: dict[DeadlineKind, str] = {
    "registration": "Đăng ký thi đua",
    "initiative": "Hồ sơ sáng kiến",
    "nomination": "Hồ sơ đề nghị khen thưởng",
    "report": "Báo cáo",
    "other": "Việc khác",
}
ROW_NAMES = {
    "phases": "Đợt",
    "targets": "Chỉ tiêu",
    "deadlines": "Mốc",
    "contents": "Nội dung",
    "recipients": "Nơi nhận",
}
"""What one row of each list of a plan is called."""
SUBJECT_NAMES: dict[Subject, str] = {"collective": "Tập thể", "individual": "Cá nhân"}
OPERATOR_NAMES: dict[Operator, str] = {">=": "ít nhất", "<=": "không quá", "=": "đạt"}
BASE_NAMES: dict[Base, str] = {
    "eligible": "người đủ điều kiện xét",
    "LDTT": "người đạt Lao động tiên tiến",
}


def phase_in_words(phase: Phase) -> str:
    """Give "đợt 1 (01/01/2021 – 11/06/2021)"; unknown days show as "…"."""
    days = (short_date(day) if day else "…" for day in (phase.starts_on, phase.ends_on))
    return f"đợt {phase.ordinal} ({' – '.join(days)})"


def due_in_words(deadline: Deadline) -> str:
    """Give "trước ngày 20/01/2021" or "đến hết ngày 20/01/2021", as a plan says it."""
    word = "đến hết ngày" if deadline.inclusive else "trước ngày"
    return f"{word} {short_date(deadline.due_on)}"


def deadline_in_words(deadline: Deadline) -> str:
    """Give "Đăng ký thi đua: trước ngày 20/01/2021"."""
    return f"{DEADLINE_NAMES[deadline.kind]}: {due_in_words(deadline)}"


def target_in_words(target: Target) -> str:
    """Give "Tập thể UBND xã: đạt Tập thể lao động xuất sắc" or "Cá nhân: 15 % người đạt Lao động
    tiên tiến đạt Chiến sĩ thi đua cơ sở"."""
    who = target.who or SUBJECT_NAMES[target.subject]
    amount = "" if _is_the_one_itself(target) else f"{_amount(target)} "
    return f"{capitalised(who)}: {amount}đạt {award_kind(target.award).name}"


def _is_the_one_itself(target: Target) -> bool:
    return target.subject == "collective" and target.unit == "count" and target.value == 1


def _amount(target: Target) -> str:
    limit = "" if target.operator == "=" else f"{OPERATOR_NAMES[target.operator]} "
    counted = SUBJECT_NAMES[target.subject].lower()
    if target.unit == "count":
        return f"{limit}{_heads(target.value)} {counted}"
    base = BASE_NAMES[target.base] if target.base else counted
    return f"{limit}{number(target.value)} % {base}"


def _heads(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return two_digits(int(value)) if whole else number(value)
