"""The form of a unit's review: who was there, who voted how for whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from campaigns.forms.plan import lines_input
from nominations.actions.reviews import votes_of
from nominations.models import Nomination, UnitReview
from nominations.rules.minutes import Minutes, Vote
from people.forms.fields import DayField
from people.models import Unit, User
from people.roles import UNIT_HEAD

MEETING = ("held_on", "place", "chaired_by", "written_by", "invited", "present", "discussion")


class ReviewForm(forms.Form):
    """The minutes of a meeting; below, two numbers for each dossier of the unit."""

    held_on = DayField(label="Ngày họp")
    place = forms.CharField(label="Địa điểm", required=False, max_length=200)
    chaired_by = forms.CharField(label="Người chủ trì", max_length=150)
    written_by = forms.CharField(label="Thư ký cuộc họp", max_length=150)
    invited = forms.IntegerField(
        label="Tổng số người của đơn vị",
        min_value=1,
        max_value=9999,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    present = forms.CharField(
        label="Người có mặt",
        max_length=50_000,
        widget=lines_input(8),
        help_text="Mỗi dòng một người: họ và tên, dấu phẩy, chức vụ. Bỏ dòng của người vắng.",
    )
    discussion = forms.CharField(
        label="Ý kiến tại cuộc họp", required=False, max_length=50_000, widget=lines_input(5)
    )

    def __init__(self, data=None, *, nominations: Sequence[Nomination], **kwargs):
        super().__init__(data, **kwargs)
        self.nominations = list(nominations)
        for nomination in self.nominations:
            for half, word in (("for", "đồng ý"), ("against", "không đồng ý")):
                self.fields[f"vote-{nomination.pk}-{half}"] = _number(
                    f"{nomination}: số phiếu {word}"
                )

    @property
    def meeting(self) -> list[forms.BoundField]:
        return [self[name] for name in MEETING]

    @property
    def rows(self) -> list[tuple[Nomination, forms.BoundField, forms.BoundField]]:
        """Give each dossier with its two fields."""
        return [
            (nomination, self[f"vote-{nomination.pk}-for"], self[f"vote-{nomination.pk}-against"])
            for nomination in self.nominations
        ]

    def minutes(self) -> Minutes:
        """Give what a valid form says; dossiers without a number were not voted on."""
        typed = dict(self.cleaned_data)
        votes = [self._vote(nomination) for nomination in self.nominations]
        return Minutes(
            **{name: typed[name] for name in MEETING if name != "present"},
            present=_present(typed["present"]),
            votes=tuple(vote for vote in votes if vote),
        )

    def _vote(self, nomination: Nomination) -> Vote | None:
        halves = [self.cleaned_data[f"vote-{nomination.pk}-{half}"] for half in ("for", "against")]
        if halves == [None, None]:
            return None
        return Vote(nomination.pk, str(nomination), halves[0] or 0, halves[1] or 0)


def _number(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=9999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4, "class": "form-control"}),
    )


def _present(text: str) -> tuple[tuple[str, str], ...]:
    lines = (line.partition(",") for line in text.splitlines() if line.strip(" ,"))
    return tuple((name.strip()[:150], position.strip()[:150]) for name, _, position in lines)


def first_values(unit: Unit, writer: User) -> dict[str, Any]:
    """Give what new minutes begin with: today, all who work in the unit, and who leads it where
    that is who writes."""
    today = unit.commune.today()
    people = list(unit.people.employed_on(today))
    return {
        "held_on": today,
        "chaired_by": writer.display_name if _leads(writer, unit) else "",
        "invited": len(people) or None,
        "present": "\n".join(f"{person.full_name}, {person.position}" for person in people),
    }


def _leads(user: User, unit: Unit) -> bool:
    places = user.memberships_in(unit.commune)
    return any((place.role, place.unit_id) == (UNIT_HEAD.code, unit.pk) for place in places)


def values_of(review: UnitReview) -> dict[str, Any]:
    """Give what stored minutes say, as the form shows it."""
    values = {name: getattr(review, name) for name in MEETING if name != "present"}
    people = review.people_present.all()
    values["present"] = "\n".join(
        f"{person.name}, {person.position}".rstrip(", ") for person in people
    )
    for vote in votes_of(review):
        values[f"vote-{vote.nomination}-for"] = vote.votes_for
        values[f"vote-{vote.nomination}-against"] = vote.votes_against
    return values
