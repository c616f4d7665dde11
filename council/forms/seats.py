"""What is filled in about who sits in a council."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError

from council.actions.councils import NewSeat
from council.models import Seat
from council.rules.seating import proposed_duty
from people.forms.fields import DayField, laid_out
from people.models import User

OUT = ""
ORDER = [duty.value for duty in Seat.Duty]


class SeatsForm(forms.Form):
    """Who of those with a login sits in a council, each with a duty, from one day on."""

    on = DayField(label="Từ ngày")

    def __init__(self, *args, users: Sequence[User], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.users = users
        duties = [(OUT, "Không tham gia"), *Seat.Duty.choices]
        for user in users:
            self.fields[_field(user)] = forms.ChoiceField(
                label=user.display_name, choices=duties, required=False, help_text=_post(user)
            )
            self.initial[_field(user)] = proposed_duty(_roles(user), _post(user))
        names = [_field(user) for user in users]
        pairs = [tuple(names[first : first + 2]) for first in range(0, len(names), 2)]
        self.helper = laid_out(("on",), *pairs)

    def clean(self) -> dict:
        chosen = [(user, self.cleaned_data.get(_field(user))) for user in self.users]
        seats = [
            NewSeat(user.display_name, _post(user), duty, user) for user, duty in chosen if duty
        ]
        if not seats:
            raise ValidationError("Hãy chọn ít nhất một thành viên.")
        return {
            "on": self.cleaned_data.get("on"),
            "rows": sorted(seats, key=lambda seat: ORDER.index(seat.duty)),
        }


def _field(user: User) -> str:
    return f"user_{user.pk}"


def _roles(user: User) -> set[str]:
    return {membership.role for membership in user.memberships.all()}


def _post(user: User) -> str:
    return user.person.position if user.person else ""
