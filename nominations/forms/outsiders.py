"""Who stands on no roster: a citizen, a household, a business, as a unit proposes them."""

from __future__ import annotations

from itertools import groupby

from django import forms

from campaigns.models import Campaign
from law.kinds import Subject
from nominations.facts.registered import Candidacy
from nominations.forms.opening import OccasionForm, WholeForm
from nominations.rules.candidacies import kinds_for
from nominations.rules.occasions import Occasion
from nominations.rules.outsider_rows import OutsiderRow
from people.forms.fields import laid_out
from people.models import Outsider, Person, Unit

ADDRESSED = [("", "Chọn"), (Person.Gender.MALE.value, "Ông"), (Person.Gender.FEMALE.value, "Bà")]
_NAME = {
    Outsider.Kind.CITIZEN: "Họ và tên",
    Outsider.Kind.HOUSEHOLD: "Họ và tên chủ hộ",
}
_OF_PEOPLE = set(_NAME)


def _awards() -> list[tuple[str, str]]:
    kinds = kinds_for(Subject.HOUSEHOLD, Occasion.ANNUAL, is_outsider=True)
    return [(kind.code, kind.name) for kind in kinds]


_OCCASIONS = [(occasion.value, occasion.word) for occasion in Occasion]


class OutsiderForm(WholeForm):
    """Whom a unit proposes from outside its roster, for what, with the report and a file."""

    known = forms.ChoiceField(label="Đã từng đề nghị", required=False)
    kind = forms.ChoiceField(
        label="Hoặc ghi mới: đối tượng",
        required=False,
        choices=[("", "Chọn"), *Outsider.Kind.choices],
    )
    gender = forms.ChoiceField(
        label="Ông/Bà",
        required=False,
        choices=ADDRESSED,
        help_text="Của cá nhân, của chủ hộ; tổ chức thì bỏ trống.",
    )
    name = forms.CharField(
        label="Họ và tên, chủ hộ, tên tổ chức",
        required=False,
        max_length=120,
        help_text="Không ghi chữ “Hộ”, “Ông”, “Bà”.",
    )
    address = forms.CharField(
        label="Địa chỉ",
        required=False,
        max_length=200,
        help_text="In trên quyết định, giấy khen; không hiện ở trang công khai.",
    )
    field_order = ["unit", "known", "kind", "gender", "name", "address"]

    def __init__(self, data, *, campaign: Campaign, units, files=None) -> None:
        super().__init__(data, campaign=campaign, units=units, files=files)
        of_units = Outsider.objects.of_units(units).select_related("unit")
        self.known_ones = {str(outsider.pk): outsider for outsider in of_units}
        self.fields["known"].choices = [("", "Chưa"), *self._known_by_unit()]
        self.fields["occasion"].choices = _OCCASIONS
        self.fields["occasion"].initial = Occasion.ON_THE_SPOT.value
        if not self.known_ones:
            del self.fields["known"]
            self.fields["kind"].label = "Đối tượng"
            for name in _ASKED.keys() - {"gender"}:
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = _ASKED[name]
        rows = [
            ("unit",),
            ("known",),
            ("kind", "gender"),
            ("name", "address"),
            ("award", "occasion"),
            ("phase", "matter"),
            ("achievements",),
            ("file", "paper"),
        ]
        self.helper = laid_out(*self.there(rows))

    def _known_by_unit(self) -> list[tuple[str, list[tuple[str, str]]]]:
        return [
            (
                unit,
                [
                    (str(outsider.pk), f"{outsider.called}, {outsider.address}")
                    for outsider in group
                ],
            )
            for unit, group in groupby(
                self.known_ones.values(), key=lambda outsider: outsider.unit.name
            )
        ]

    def awards(self) -> list[tuple[str, str]]:
        return _awards()

    def clean(self) -> dict:
        cleaned = super().clean()
        if self._chosen(cleaned):
            if cleaned.get("name"):
                self.add_error("known", "Chỉ chọn ở đây, hoặc chỉ ghi mới ở dưới.")
            return cleaned
        kind = cleaned.get("kind", "")
        needed = {"kind": kind, "name": cleaned.get("name"), "address": cleaned.get("address")}
        if kind in _OF_PEOPLE:
            needed["gender"] = cleaned.get("gender")
        for field, value in needed.items():
            if not value and field not in self.errors:
                self.add_error(field, _ASKED[field])
        if "unit" in self.fields and not cleaned.get("unit"):
            self.add_error("unit", "Hãy chọn đơn vị đề nghị.")
        return cleaned

    def _chosen(self, typed: dict) -> Outsider | None:
        return self.known_ones.get(typed.get("known", ""))

    @property
    def proposing_unit(self) -> Unit:
        """Give the unit that proposes: that of whom it has proposed before, or the chosen one."""
        if outsider := self._chosen(self.cleaned_data):
            return self.units[str(outsider.unit_id)]
        return super().proposing_unit

    def candidacy(self) -> Candidacy:
        """Give what a valid form says; who is new is not stored yet."""
        typed = self.cleaned_data
        outsider = self._chosen(typed) or new_outsider(
            self.proposing_unit, typed["kind"], typed["gender"], typed["name"], typed["address"]
        )
        return Candidacy(typed["award"], outsider=outsider, **self.when())


class OutsidersForm(OccasionForm):
    """For what a list of people from outside the roster is proposed."""

    def __init__(self, data, *, campaign: Campaign, units) -> None:
        super().__init__(data, campaign=campaign, units=units)
        self.fields["occasion"].choices = _OCCASIONS
        rows = [("unit",), ("award", "occasion"), ("phase", "matter")]
        self.helper = laid_out(*self.there(rows))

    def awards(self) -> list[tuple[str, str]]:
        return _awards()

    def clean(self) -> dict:
        cleaned = super().clean()
        if "unit" in self.fields and not cleaned.get("unit"):
            self.add_error("unit", "Hãy chọn đơn vị đề nghị.")
        return cleaned

    def candidacy_of(self, row: OutsiderRow) -> Candidacy:
        """Give what a valid form and a row of the list say."""
        who = (row.kind, row.gender, row.name, row.address)
        outsider = new_outsider(self.proposing_unit, *who)
        return Candidacy(self.cleaned_data["award"], outsider=outsider, **self.when())


_ASKED = {
    "kind": "Hãy chọn đối tượng.",
    "name": "Hãy ghi tên.",
    "address": "Hãy ghi địa chỉ.",
    "gender": "Hãy chọn Ông hoặc Bà.",
}


def new_outsider(unit: Unit, kind: str, gender: str, name: str, address: str) -> Outsider:
    """Give somebody of a unit who is not stored yet; an organisation is neither Ông nor Bà."""
    return Outsider(
        commune=unit.commune,
        unit=unit,
        kind=kind,
        gender=gender if kind in _OF_PEOPLE else "",
        name=name,
        address=address,
    )


class NameForm(forms.Form):
    """How somebody on no roster is written."""

    gender = forms.ChoiceField(label="Ông/Bà", choices=ADDRESSED)
    name = forms.CharField(max_length=120)
    address = forms.CharField(label="Địa chỉ", max_length=200)

    def __init__(self, data=None, *, outsider: Outsider) -> None:
        initial = {name: getattr(outsider, name) for name in self.base_fields}
        super().__init__(data, initial=initial)
        self.fields["name"].label = _NAME.get(Outsider.Kind(outsider.kind), "Tên")
        if not outsider.gender:
            del self.fields["gender"]
        self.helper = laid_out(("gender", "name") if outsider.gender else ("name",), ("address",))
