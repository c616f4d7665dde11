"""A plan as plain values: the one shape that the reader gives, the form edits, the clone shifts,
the checks look through and the paper prints."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

Line = int | None
"""The line of the source that a value was read from, counted from 1; None when it was typed."""

Subject = Literal["collective", "individual"]
Operator = Literal[">=", "<=", "="]
TargetUnit = Literal["percent", "count"]
Base = Literal["eligible", "LDTT"]
DeadlineKind = Literal["registration", "initiative", "nomination", "report", "other"]


@dataclass(frozen=True)
class Phase:
    """A đợt: both days belong to it; either may be unknown."""

    ordinal: int
    starts_on: date | None
    ends_on: date | None
    goal: str = ""
    line: Line = None


@dataclass(frozen=True)
class Target:
    """A chỉ tiêu: `who` of `subject` is to reach `award`; `value` counts percent of `base`, or
    heads."""

    subject: Subject
    who: str
    award: str
    operator: Operator
    value: Decimal
    unit: TargetUnit
    base: Base | None = None
    line: Line = None


@dataclass(frozen=True)
class Deadline:
    """A mốc thời hạn: with `inclusive` the day itself is still in time, without it the day before
    is the last."""

    kind: DeadlineKind
    due_on: date
    inclusive: bool
    receiver: str = ""
    line: Line = None


@dataclass(frozen=True)
class Content:
    """A numbered item of the contents, such as 2.1."""

    number: str
    text: str
    line: Line = None


@dataclass(frozen=True)
class Recipient:
    """Who gets the paper (Nơi nhận)."""

    name: str
    for_report: bool = False
    line: Line = None


@dataclass(frozen=True)
class Signer:
    """Who signed; `on_behalf` is the body in "TM. …", empty when the person signs alone."""

    name: str
    position: str = ""
    on_behalf: str = ""
    line: Line = None


@dataclass(frozen=True)
class Note:
    """A remark of the reader: what it could not read, or what looks like a slip of the text."""

    code: str
    message: str
    line: Line = None


@dataclass(frozen=True)
class Plan:
    """A kế hoạch phong trào thi đua. What is unknown is empty (`""` or None), never guessed.

    `lines` gives the line of each single value by its name: `{"number": 3, …}`.
    """

    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    place: str = ""
    year: int | None = None
    title: str = ""
    theme: str = ""
    slogan: str = ""
    purposes: str = ""
    phases: tuple[Phase, ...] = ()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    contents: tuple[Content, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signer: Signer | None = None
    notes: tuple[Note, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)


def as_json(value: Any) -> Any:
    """Give a plan, or a part of one, as what `json.dumps` takes: days as ISO text, numbers as
    numbers."""
    if is_dataclass(value):
        return {f.name: as_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def from_json(data: dict[str, Any]) -> Plan:
    """Give the plan that `as_json` wrote."""
    values = dict(data)
    for name, kind in _ITEMS.items():
        values[name] = tuple(_item(kind, item) for item in data.get(name, ()))
    if data.get("signer"):
        values["signer"] = Signer(**data["signer"])
    if data.get("issued_on"):
        values["issued_on"] = date.fromisoformat(data["issued_on"])
    return Plan(**values)


_ITEMS: dict[str, Any] = {
    "phases": Phase,
    "targets": Target,
    "deadlines": Deadline,
    "contents": Content,
    "recipients": Recipient,
    "notes": Note,
}


def _item(kind: Any, data: dict[str, Any]) -> Any:
    values = dict(data)
    for name in ("starts_on", "ends_on", "due_on"):
        if values.get(name):
            values[name] = date.fromisoformat(values[name])
    if "value" in values:
        values["value"] = Decimal(str(values["value"]))
    return kind(**values)
