"""The whole record of a session as forms, and the plain sitting that it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import formset_factory
from django.http import QueryDict

from campaigns.forms.plan import Rows, lines_input
from initiatives.council import CouncilMember, Scored
from initiatives.models import Attendance
from initiatives.rules.sittings import Conclusion, Seat, Sitting
from law.kinds import Sphere
from people.forms.fields import DayField
from vietnamese.text import clean, clean_lines

SEATS = "seats"
MOST_SEATS = 60
RECOGNISED, REFUSED = "recognised", "refused"
_OUTCOME = re.compile(r"sk-([0-9]{1,18})-outcome")


class CleanForm(forms.Form):
    """A form whose texts come out as they are stored."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str):
                is_long = isinstance(self.fields[name].widget, forms.Textarea)
                cleaned[name] = clean_lines(value) if is_long else clean(value)
        return cleaned


class SittingForm(CleanForm):
    """When and where, what was said, and the decision where there is one already."""

    held_on = DayField(label="Ngày họp")
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)
    discussion = forms.CharField(
        label="Nội dung thảo luận", max_length=20_000, required=False, widget=lines_input(5)
    )
    decision_number = forms.CharField(
        label="Số quyết định công nhận",
        max_length=60,
        required=False,
        help_text="Chưa có thì để trống; có thể ban hành sau, ngay trong phần mềm.",
    )
    decision_on = DayField(label="Ngày quyết định", required=False)


class SessionSeatForm(CleanForm):
    """A member of the council at the session."""

    name = forms.CharField(label="Họ và tên", max_length=150)
    position = forms.CharField(label="Chức vụ", max_length=150, required=False)
    duty = forms.ChoiceField(
        label="Nhiệm vụ", choices=Attendance.Duty.choices, initial=Attendance.Duty.MEMBER
    )
    is_present = forms.BooleanField(label="Có mặt", required=False, initial=True)
    reason = forms.CharField(label="Lý do vắng", max_length=200, required=False)

    def value(self, ordinal: int) -> Seat:
        kept = {name: value for name, value in self.cleaned_data.items() if name != "DELETE"}
        return Seat(**kept | {"reason": "" if kept["is_present"] else kept["reason"]})


SeatRows = formset_factory(
    SessionSeatForm,
    formset=Rows,
    can_delete=True,
    max_num=MOST_SEATS,
    absolute_max=MOST_SEATS,
    validate_max=True,
)


class RulingForm(CleanForm):
    """What the session concluded about one initiative; left open, it waits for another one."""

    outcome = forms.ChoiceField(
        label="Kết luận",
        required=False,
        choices=[
            ("", "Chưa kết luận trong phiên này"),
            (RECOGNISED, "Công nhận"),
            (REFUSED, "Không công nhận"),
        ],
    )
    votes_for = forms.IntegerField(label="Phiếu đồng ý", min_value=0, max_value=999, required=False)
    votes_against = forms.IntegerField(
        label="Phiếu không đồng ý", min_value=0, max_value=999, required=False
    )
    sphere = forms.ChoiceField(
        label="Phạm vi ảnh hưởng",
        required=False,
        choices=[(one.value, one.label) for one in Sphere],
        initial=Sphere.BASE.value,
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=2000,
        required=False,
        widget=lines_input(2),
        help_text="Bắt buộc khi không công nhận, hoặc công nhận dù chưa đạt điểm.",
    )

    def __init__(self, *args, scored: Scored, **kwargs) -> None:
        super().__init__(*args, prefix=f"sk-{scored.initiative.pk}", **kwargs)
        self.scored = scored

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("outcome"):
            for name in ("votes_for", "votes_against"):
                if cleaned.get(name) is None and name not in self.errors:
                    self.add_error(name, "Hãy ghi số phiếu; không có thì ghi 0.")
        return cleaned

    @property
    def verdict_word(self) -> str:
        """Give how the points stand: "Đạt điểm", "Chưa đạt điểm", "Chưa có phiếu chấm"."""
        scores = self.scored.scores
        if scores.average is None:
            return "Chưa có phiếu chấm"
        return "Đạt điểm" if scores.passes else "Chưa đạt điểm"

    @property
    def is_concluded(self) -> bool:
        return bool(self.cleaned_data["outcome"])

    def value(self) -> Conclusion:
        row = self.cleaned_data
        is_recognised = row["outcome"] == RECOGNISED
        return Conclusion(
            pk=self.scored.initiative.pk,
            is_recognised=is_recognised,
            votes_for=row["votes_for"],
            votes_against=row["votes_against"],
            sphere=row["sphere"] if is_recognised else "",
            reason=row["reason"],
        )


class SessionEditor:
    """A session as forms. `data` is what was sent; without it the forms begin with today's council
    and today's date."""

    def __init__(
        self,
        data: QueryDict | None,
        *,
        scores: Sequence[Scored],
        members: Sequence[CouncilMember] = (),
        first: dict[str, Any] | None = None,
    ) -> None:
        seats = [{"name": one.name, "position": one.position, "duty": one.duty} for one in members]
        self.general = SittingForm(data, initial=first)
        self.seats = SeatRows(data, prefix=SEATS, initial=seats if data is None else None)
        self.rulings = [RulingForm(data, scored=one) for one in scores]

    @property
    def has_errors(self) -> bool:
        return self.general.is_bound and not self.is_valid()

    def is_valid(self) -> bool:
        """Say whether everything can be read; every part is looked at."""
        looked_at = [part.is_valid() for part in (self.general, self.seats, *self.rulings)]
        return all(looked_at)

    def sitting(self) -> Sitting:
        """Give what a valid form says."""
        rulings = tuple(form.value() for form in self.rulings if form.is_concluded)
        return Sitting(seats=self.seats.values(), rulings=rulings, **self.general.cleaned_data)


def with_another_seat(data: QueryDict) -> QueryDict:
    """Give what was sent with one more empty row for a member, for browsers without scripts."""
    grown, key = data.copy(), f"{SEATS}-TOTAL_FORMS"
    if grown.get(key, "").isdigit():
        grown[key] = str(int(grown[key]) + 1)
    return grown


def concluded_in(data: QueryDict) -> set[int]:
    """Give the numbers of the initiatives that a sent form concludes on, whatever became of them
    since it was opened."""
    found = {key: _OUTCOME.fullmatch(key) for key in data}
    return {int(match[1]) for key, match in found.items() if match and data[key]}
