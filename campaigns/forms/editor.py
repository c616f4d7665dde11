"""The whole form of a plan: filled from a plan, and giving a plan back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from campaigns.models import Campaign
from campaigns.rules import checks
from campaigns.rules.changes import SINGLE_VALUES
from campaigns.rules.in_words import ROW_NAMES
from campaigns.rules.plan import Plan
from campaigns.rules.rungs import DEFAULT_RUNGS, rungs_text
from vietnamese.numbers import number

from .plan import ROWS, GeneralForm, Rows

SIGNER = ("signer_name", "signer_position", "signer_on_behalf")
SECTIONS = (
    (
        checks.GENERAL,
        "Thông tin chung",
        ("kind", "year", "number", "issued_on", "title", "issuer", "place"),
    ),
    (checks.THEME, "Chủ đề, khẩu hiệu, mục đích", ("theme", "slogan", "purposes")),
    (checks.PHASES, "Đợt thi đua", "phases"),
    (checks.TARGETS, "Chỉ tiêu", "targets"),
    (checks.DEADLINES, "Mốc thời hạn", "deadlines"),
    (checks.CONTENTS, "Nội dung thi đua", "contents"),
    (checks.RECIPIENTS, "Nơi nhận", "recipients"),
    (checks.SIGNER, "Người ký", SIGNER),
)
_LONGEST_SUMMARY = 90


@dataclass(frozen=True)
class Section:
    """A part of the page: either single `fields` (each with its line of the source) or `rows`."""

    anchor: str
    title: str
    fields: list[tuple[forms.BoundField, int | None]]
    rows: Rows | None = None
    row_name: str = ""

    @property
    def has_errors(self) -> bool:
        """Say whether something that was sent cannot be read."""
        if self.rows is None:
            return any(field.errors for field, _ in self.fields)
        return bool(self.rows.total_error_count())

    @property
    def summary(self) -> str:
        """Give in a few words what the part holds, for when it is folded."""
        if self.rows is not None:
            filled = [form for form in self.rows if form.initial or form.has_changed()]
            return f"{len(filled)} dòng"
        values = (field.value() for field, _ in self.fields)
        line = " · ".join(value for value in values if isinstance(value, str) and value)
        return line if len(line) <= _LONGEST_SUMMARY else f"{line[:_LONGEST_SUMMARY]}…"


class PlanEditor:
    """A plan as forms. `data` is what was sent; without it the forms show `plan`.

    `rungs` are the reminders of the plan's deadlines in their order.
    """

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        plan: Plan | None = None,
        kind: str = Campaign.Kind.ANNUAL,
        rungs: Sequence[Sequence[int]] = (),
        is_launched: bool = False,
    ) -> None:
        self._source = plan or Plan()
        self.is_launched = is_launched
        self.general = GeneralForm(
            data, initial=_general(self._source, kind), is_launched=is_launched
        )
        self.lists: dict[str, Rows] = {
            name: rows(data, prefix=name, initial=_initial(name, self._source, rungs))
            if data is None
            else rows(data, prefix=name)
            for name, rows in ROWS.items()
        }

    @property
    def parts(self) -> list[forms.BaseForm | forms.BaseFormSet]:
        return [self.general, *self.lists.values()]

    def is_valid(self) -> bool:
        """Say whether everything can be read; every part is looked at."""
        return all([self.general.is_valid(), *(rows.is_valid() for rows in self.lists.values())])

    @property
    def has_errors(self) -> bool:
        return self.general.is_bound and not self.is_valid()

    def plan(self) -> Plan:
        """Give the plan of a valid form, with the lines that the values were read from."""
        single = {
            name: value
            for name, value in self.general.cleaned_data.items()
            if name not in (*SIGNER, "kind", "reason")
        }
        return Plan(
            **single,
            **{name: rows.values() for name, rows in self.lists.items()},
            signer=self.general.signer(),
            lines=dict(self._source.lines),
        )

    @property
    def rungs(self) -> list[tuple[int, ...]]:
        return [form.cleaned_data["rungs"] for form in self.lists["deadlines"].kept()]

    @property
    def kind(self) -> str:
        return self.general.cleaned_data["kind"]

    @property
    def reason(self) -> str:
        return self.general.cleaned_data.get("reason", "")

    @property
    def sections(self) -> Iterator[Section]:
        """Give the parts of the page in order."""
        for anchor, title, content in SECTIONS:
            place = anchor.removeprefix("#")
            if isinstance(content, str):
                yield Section(place, title, [], self.lists[content], ROW_NAMES[content])
            else:
                yield Section(place, title, [(self.general[n], self._line(n)) for n in content])

    def _line(self, name: str) -> int | None:
        if name in SIGNER:
            return self._source.signer.line if self._source.signer else None
        return self._source.lines.get(name)


def _general(plan: Plan, kind: str) -> dict[str, Any]:
    single = {name: getattr(plan, name) for name in (*SINGLE_VALUES, "purposes")}
    signer = asdict(plan.signer) if plan.signer else {}
    return {"kind": kind, **single, **{f"signer_{key}": value for key, value in signer.items()}}


def _initial(name: str, plan: Plan, rungs: Sequence[Sequence[int]]) -> list[dict[str, Any]]:
    rows = [asdict(item) for item in getattr(plan, name)]
    if name == "targets":
        for row in rows:
            row["value"] = number(row["value"])
    if name == "deadlines":
        for place, row in enumerate(rows):
            days = rungs[place] if place < len(rungs) else DEFAULT_RUNGS
            row["rungs"] = rungs_text(days)
    return rows
