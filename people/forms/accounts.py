"""Accounts: many at once from the list of people, one for somebody else, a role and its days."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import cached_property

from people.actions import NewAccount
from people.heads import headed_units
from people.models import Commune, Membership, Person, Unit, User
from people.roles import ROLES, UNIT_HEAD, role_of
from people.rules.logins import login_names
from people.rules.proposing import CHOICES, Official, Roles, proposals

from .fields import DayField, laid_out
from .persons import open_units

AT_ONCE = 100
"""People on one page: making a password takes its time."""


def _key(roles: Roles) -> str:
    return ",".join(sorted(roles))


ROLE_CHOICES = [(_key(codes), ", ".join(role_of(code).name for code in codes)) for codes in CHOICES]


class AccountForm(forms.Form):
    """The account of one person: whether, in which roles, and where an invitation goes."""

    chosen = forms.BooleanField(required=False)
    roles = forms.ChoiceField(choices=ROLE_CHOICES)
    email = forms.EmailField(required=False)

    def __init__(self, *args, person: Person, username: str, **kwargs):
        super().__init__(*args, prefix=str(person.pk), **kwargs)
        self.person, self.username = person, username
        name = f"{person.honorific} {person.full_name}"
        self.fields["chosen"].widget.attrs |= {
            "class": "form-check-input", "aria-label": f"Chọn {name}"}  # fmt: skip
        self.fields["roles"].widget.attrs |= {
            "class": "form-select", "aria-label": f"Vai trò của {name}"}  # fmt: skip
        self.fields["email"].widget.attrs |= {
            "class": "form-control", "aria-label": f"Thư điện tử của {name}",
            "placeholder": "nếu mời qua thư", "autocomplete": "off"}  # fmt: skip

    def account(self) -> NewAccount:
        """Give what was chosen; only after `is_valid`."""
        codes = self.cleaned_data["roles"].split(",")
        roles = tuple(role_of(code) for code in codes)
        return NewAccount(self.person, roles, self.cleaned_data["email"])


@dataclass
class AccountsForm:
    """The people without an account as rows to tick, with the roles that their positions
    suggest."""

    commune: Commune
    data: dict | None = None

    @cached_property
    def people(self) -> list[Person]:
        return list(_waiting(self.commune)[:AT_ONCE])

    @cached_property
    def headed(self) -> set[int]:
        return headed_units(self.commune)

    @cached_property
    def rows(self) -> list[AccountForm]:
        names = login_names(
            (person.full_name for person in self.people),
            User.objects.values_list("username", flat=True),
        )
        proposed = proposals([_official(person) for person in self.people], self.headed)
        return [
            AccountForm(
                self.data,
                person=person,
                username=name,
                initial={"chosen": True, "roles": _key(proposed[person.pk])},
            )
            for person, name in zip(self.people, names, strict=True)
        ]

    @cached_property
    def left_over(self) -> int:
        """How many people do not fit on the page."""
        return max(_waiting(self.commune).count() - AT_ONCE, 0)

    def is_valid(self) -> bool:
        """Say whether each ticked row holds; an unticked one is not looked at."""
        return all(row.is_valid() for row in self._ticked())

    def accounts(self) -> list[NewAccount]:
        """Give the accounts of the ticked rows; only after `is_valid`."""
        return [row.account() for row in self._ticked()]

    def _ticked(self) -> list[AccountForm]:
        return [row for row in self.rows if row["chosen"].data]

    @property
    def namesakes(self) -> list[str]:
        """Give a sentence for each name that several people have."""
        counts = Counter(person.full_name for person in self.people)
        return [
            f"{count} người trùng tên {name}: tên đăng nhập từ người thứ hai có thêm số."
            for name, count in counts.items()
            if count > 1
        ]

    @cached_property
    def headless(self) -> list[Unit]:
        """Give the units of these people that would have no head by what is proposed."""
        units = {person.unit_id: person.unit for person in self.people}
        heads = {
            row.person.unit_id
            for row in self.rows
            if UNIT_HEAD.code in str(row["roles"].value()).split(",")
        }
        return [
            unit
            for pk, unit in units.items()
            if pk not in heads | self.headed and unit.kind != Unit.Kind.LEADERSHIP
        ]


def _official(person: Person) -> Official:
    unit = person.unit
    return Official(person.pk, person.position, unit.pk, unit.kind, person.is_leader)


def _waiting(commune: Commune) -> QuerySet[Person]:
    people = Person.objects.filter(commune=commune).without_account_on(commune.today())
    ordered = people.order_by("unit__position", "unit__sort_key", "-is_leader", "sort_key", "pk")
    return ordered.select_related("unit")


class RoleForm(forms.ModelForm):
    """A role of this commune and its days."""

    class Meta:
        model = Membership
        fields = ["role", "unit", "starts_on", "ends_on"]
        field_classes = {"starts_on": DayField, "ends_on": DayField}
        help_texts = {
            "unit": "Cần cho Trưởng bộ phận, đơn vị và Cá nhân.",
            "ends_on": "Để trống: chưa định ngày kết thúc.",
        }

    helper = laid_out(("role", "unit"), ("starts_on", "ends_on"))

    def __init__(self, *args, commune: Commune, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.commune = commune
        self.fields["unit"].queryset = open_units(commune)
        self.fields["unit"].empty_label = "Cả xã"
        self.fields["starts_on"].initial = commune.today()
        if "role" in self.fields:
            self.fields["role"].choices = [("", "Chọn vai trò"), *((r.code, r.name) for r in ROLES)]


class RolePeriodForm(RoleForm):
    """The days of a role that was given: another role is given anew."""

    class Meta(RoleForm.Meta):
        fields = ["unit", "starts_on", "ends_on"]

    helper = laid_out(("unit",), ("starts_on", "ends_on"))


class NewUserForm(RoleForm):
    """An account with its first role for somebody who is not on the list of people."""

    last_name = forms.CharField(label="Họ và tên đệm", max_length=150)
    first_name = forms.CharField(label="Tên", max_length=150)
    email = forms.EmailField(label="Thư điện tử", required=False)
    by_mail = forms.BooleanField(label="Mời qua thư điện tử thay cho in phiếu", required=False)

    helper = laid_out(
        ("last_name", "first_name"),
        ("email", "by_mail"),
        ("role", "unit"),
        ("starts_on", "ends_on"),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("by_mail") and not cleaned.get("email"):
            self.add_error("email", "Hãy ghi thư điện tử để gửi lời mời.")
        names = {name: cleaned.get(name, "") for name in ("last_name", "first_name")}
        try:
            User(**names).clean()
        except ValidationError as refusal:
            self.add_error(None, refusal)
        return cleaned


class ExistingUserForm(RoleForm):
    """A role for an account that exists already, such as that of an overseer of several
    communes."""

    username = forms.CharField(label="Tên đăng nhập", max_length=150)

    helper = laid_out(("username",), ("role", "unit"), ("starts_on", "ends_on"))

    def clean_username(self) -> str:
        """Set the user of the role; names are matched letter by letter."""
        name = self.cleaned_data["username"].strip()
        user = User.objects.filter(username=name, is_superuser=False).first()
        if user is None:
            raise forms.ValidationError(f"Không có tài khoản “{name}”. Hãy ghi đúng từng chữ.")
        self.instance.user = user
        return name
