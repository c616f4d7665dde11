"""What is filled in about councils and their meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from django import forms

from campaigns.forms.plan import lines_input
from council.boards import Board
from council.models import Attendance, Council, Item, Meeting, Seat
from council.presence import presence_of
from council.rules.recusing import Interest
from council.rules.voting import Way
from people.forms.fields import DayField, laid_out, prompt
from people.models import Commune, User


class HourField(forms.TimeField):
    """An hour typed as 14:00, 14h00 or 14 giờ 00."""

    default_error_messages = {"invalid": "Hãy ghi giờ và phút, ví dụ 14:00."}

    def __init__(self, **kwargs) -> None:
        widget = forms.TimeInput({"placeholder": "14:00", "autocomplete": "off"}, format="%H:%M")
        super().__init__(widget=widget, input_formats=["%H:%M"], **kwargs)

    def to_python(self, value) -> time | None:
        if isinstance(value, str):
            value = value.lower().replace("giờ", ":").replace("h", ":").replace(" ", "")
            value = f"{value}00" if value.endswith(":") else value
        return super().to_python(value)


class SetUpForm(forms.Form):
    """A council as the decision sets it up."""

    kind = forms.ChoiceField(label="Hội đồng", choices=Council.Kind.choices)
    decision_number = forms.CharField(
        label="Số quyết định thành lập", max_length=60, required=False
    )
    decided_on = DayField(label="Ngày quyết định", required=False)
    starts_on = DayField(
        label="Từ ngày",
        required=False,
        help_text="Để trống thì từ ngày quyết định. Hội đồng cùng loại đang có, nếu có, kết thúc "
        "trước ngày này.",
    )
    helper = laid_out(("kind", "starts_on"), ("decision_number", "decided_on"))

    def clean(self) -> dict:
        told = self.cleaned_data
        if not self.errors and not (told["starts_on"] or told["decided_on"]):
            self.add_error("starts_on", "Hãy ghi ngày quyết định, hoặc từ ngày nào.")
        return told | {"starts_on": told.get("starts_on") or told.get("decided_on")}


class MemberForm(forms.Form):
    """A member: with a login of the program, or a name alone."""

    user = forms.ModelChoiceField(
        User.objects.none(), label="Tài khoản", required=False, empty_label="Không có tài khoản"
    )
    name = forms.CharField(
        label="Họ và tên",
        max_length=150,
        required=False,
        help_text="Để trống thì lấy tên của tài khoản.",
    )
    position = forms.CharField(label="Chức vụ", max_length=150, required=False)
    duty = forms.ChoiceField(
        label="Trong Hội đồng", choices=Seat.Duty.choices, initial=Seat.Duty.MEMBER
    )
    on = DayField(label="Từ ngày")
    helper = laid_out(("user", "name"), ("position", "duty"), ("on",))

    def __init__(self, *args, commune: Commune, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        users = User.objects.filter(memberships__commune=commune, is_active=True)
        field = self.fields["user"]
        field.queryset = users.distinct().order_by("last_name", "first_name")
        field.label_from_instance = lambda user: f"{user.display_name} ({user.username})"

    def clean(self) -> dict:
        cleaned = super().clean()
        user = cleaned.get("user")
        if not cleaned.get("name"):
            if user is None:
                self.add_error("name", "Hãy ghi họ và tên, hoặc chọn tài khoản.")
            else:
                cleaned["name"] = user.display_name
        if user is not None and user.person and not cleaned.get("position"):
            cleaned["position"] = user.person.position
        return cleaned


class UnseatForm(forms.Form):
    """The last day of a member."""

    on = DayField(label="Thôi tham gia từ hết ngày")
    helper = laid_out(("on",))


class MeetingForm(forms.ModelForm):
    """When and where a meeting is."""

    held_on = DayField(label="Ngày họp")
    starts_at = HourField(label="Giờ họp")

    class Meta:
        model = Meeting
        fields = ["held_on", "starts_at", "place", "request"]
        widgets = {"request": lines_input(3)}
        help_texts = {"request": "In trong giấy mời, ví dụ: đọc hồ sơ trước khi họp."}

    helper = laid_out(("held_on", "starts_at"), ("place",), ("request",))

    def _post_clean(self) -> None:
        """Leave the row alone: the action checks and writes it."""


class MatterForm(forms.Form):
    """A matter of the council's own."""

    title = forms.CharField(label="Nội dung", max_length=200)
    is_voted = forms.BooleanField(label="Có biểu quyết", required=False, initial=True)
    helper = laid_out(("title",), ("is_voted",))


class RollForm(forms.Form):
    """The roll: one state for each member, a reason for who is away; who holds the meeting."""

    chair = forms.TypedChoiceField(label="Chủ trì")
    secretary = forms.TypedChoiceField(label="Thư ký")

    def __init__(self, data=None, *, meeting: Meeting) -> None:
        initial = {"chair": meeting.chair_id, "secretary": meeting.secretary_id}
        super().__init__(data, initial=initial)
        self.attendances = presence_of(meeting).attendances
        seats = {str(attendance.seat_id): attendance.seat for attendance in self.attendances}
        for holder in ("chair", "secretary"):
            self.fields[holder].choices = [("", "Chọn"), *seats.items()]
            self.fields[holder].coerce = seats.get
        for attendance in self.attendances:
            self.fields[f"state_{attendance.seat_id}"] = forms.ChoiceField(
                label=f"Điểm danh {attendance.seat.name}",
                choices=Attendance.State.choices,
                initial=attendance.state,
                required=False,
            )
            self.fields[f"reason_{attendance.seat_id}"] = forms.CharField(
                label=f"Lý do vắng của {attendance.seat.name}",
                max_length=200,
                initial=attendance.reason,
                required=False,
            )

    @property
    def rows(self) -> list[tuple]:
        return [
            (attendance, self[f"state_{attendance.seat_id}"], self[f"reason_{attendance.seat_id}"])
            for attendance in self.attendances
        ]

    def marks(self) -> dict[int, tuple[str, str]]:
        """Give the state and the reason typed for each seat."""
        cleaned = self.cleaned_data
        seats = [attendance.seat_id for attendance in self.attendances]
        return {seat: (cleaned[f"state_{seat}"], cleaned[f"reason_{seat}"]) for seat in seats}


class OpinionsForm(forms.Form):
    """What an absent member wrote of each name that is voted on: yes, no, or nothing."""

    CHOICES = (("1", "Đồng ý"), ("0", "Không đồng ý"), ("", "Không có ý kiến"))

    def __init__(self, data=None, *, boards: Sequence[Board], seat: Seat) -> None:
        super().__init__(data)
        self.boards = boards
        self.lines = [row.line for board in boards for row in board.rows]
        opinions = dict(seat.opinions.filter(line__in=self.lines).values_list("line", "agrees"))
        for line in self.lines:
            self.fields[f"y_{line.pk}"] = forms.ChoiceField(
                label=line.name,
                choices=self.CHOICES,
                initial=str(int(opinions[line.pk])) if line.pk in opinions else "",
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def groups(self) -> list[tuple[Item, list[forms.BoundField]]]:
        """Give each item with the fields of its names."""
        return [
            (board.item, [self[f"y_{row.line.pk}"] for row in board.rows]) for board in self.boards
        ]

    def said(self) -> dict[int, bool | None]:
        """Give what a valid form says, by line."""
        meant = {"1": True, "0": False, "": None}
        return {line.pk: meant[self.cleaned_data[f"y_{line.pk}"]] for line in self.lines}


class RecuseForm(forms.Form):
    """Who does not vote on a name, and why."""

    seat = forms.ModelChoiceField(Seat.objects.none(), label="Thành viên", empty_label="Chọn")
    kind = forms.ChoiceField(
        label="Lý do",
        choices=[("", "Chọn"), *((interest.value, interest.word) for interest in Interest)],
    )
    note = forms.CharField(label="Ghi chú", required=False, max_length=500)
    helper = laid_out(("seat", "kind"), ("note",))

    def __init__(self, *args, meeting: Meeting, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = Seat.objects.filter(attendances__meeting=meeting)


class OpenForm(forms.Form):
    """How a round is voted; of a second one, why."""

    way = forms.ChoiceField(label="Biểu quyết bằng")
    reason = forms.CharField(
        label="Lý do bỏ phiếu lần nữa", required=False, max_length=1000, widget=lines_input(2)
    )
    helper = laid_out(("way",), ("reason",))

    def __init__(self, *args, is_secret: bool, is_again: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        ways = [way for way in Way if not (is_secret and way is Way.HANDS)]
        self.fields["way"].choices = [("", "Chọn"), *((way.value, way.word) for way in ways)]
        prompt(self)
        if not is_again:
            del self.fields["reason"]
            self.helper = laid_out(("way",))


def _why(read_by: str) -> forms.CharField:
    """Give the field for why something is called off; `read_by` says who reads it."""
    return forms.CharField(
        label="Lý do hủy", max_length=1000, widget=lines_input(2), help_text=read_by
    )


class GiveUpForm(forms.Form):
    """Why a round is given up."""

    reason = _why("Ghi vào biên bản. Các phiếu đã gửi bị hủy, không kiểm.")
    helper = laid_out(("reason",))


class CallOffForm(forms.Form):
    """Why a meeting is called off."""

    reason = _why("Thành viên đã được mời đọc lý do này.")
    helper = laid_out(("reason",))


class ExplainForm(forms.Form):
    """Why the council says what it says of a name."""

    reason = forms.CharField(
        label="Lý do",
        max_length=1000,
        widget=lines_input(3),
        help_text="Chuyển về hồ sơ, đơn cùng kết quả khi bế mạc; người được xét đọc lời này.",
    )
    helper = laid_out(("reason",))


class NothingForm(forms.Form):
    """A question that is answered by its button."""

    helper = laid_out()


class CodeForm(forms.Form):
    """A code as it stands on the slip."""

    code = forms.CharField(
        label="Mã bỏ phiếu",
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
        help_text="8 chữ và số trên mẩu giấy Thư ký đưa.",
    )
    helper = laid_out(("code",))


class CourseForm(forms.ModelForm):
    """What the minutes say beside the votes."""

    ended_at = HourField(label="Giờ kết thúc", required=False)

    class Meta:
        model = Meeting
        fields = ["discussion", "tellers", "ended_at"]
        widgets = {"discussion": lines_input(8), "tellers": lines_input(3)}

    helper = laid_out(("discussion",), ("tellers", "ended_at"))

    def _post_clean(self) -> None:
        """Leave the row alone: the action checks and writes it."""
