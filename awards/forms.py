"""The forms of the history: its filter, a list from Excel, one award by hand, complete years."""

from __future__ import annotations

from django import forms
from django.db.models import Q, QuerySet

from awards.models import AwardQuerySet
from law.kinds import (
    COMMENDATIONS,
    COMMUNITY_TITLES,
    HONOURS,
    TITLES,
    AwardKind,
    Category,
    award_kind,
)
from people.forms.fields import DayField, laid_out
from people.forms.imports import SheetForm
from people.models import Commune, Person, Unit
from ui.filters import EVERYTHING
from vietnamese.text import search_text, without_accents

KIND_CHOICES = [
    (label, [(kind.code, kind.name) for kind in kinds])
    for label, kinds in (
        (Category.TITLE.label, TITLES),
        (Category.COMMENDATION.label, COMMENDATIONS),
        ("Xã, thôn, gia đình", COMMUNITY_TITLES),
        ("Khen thưởng cấp Nhà nước", HONOURS),
    )
]


class HistoryFilter(forms.Form):
    """Whose awards the list shows; field names are what the address says."""

    ten = forms.CharField(label="Họ tên, tên tập thể", required=False, max_length=100)
    nam = forms.TypedChoiceField(label="Năm", required=False, coerce=int, empty_value=None)
    danh_hieu = forms.ChoiceField(
        label="Danh hiệu, hình thức", required=False, choices=[EVERYTHING, *KIND_CHOICES]
    )
    don_vi = forms.ModelChoiceField(
        Unit.objects.none(), label="Đơn vị", required=False, empty_label="Tất cả"
    )

    def __init__(self, data, *, units: QuerySet, years: list[int]) -> None:
        super().__init__(data)
        self.fields["don_vi"].queryset = units
        self.fields["nam"].choices = [EVERYTHING, *((year, year) for year in years)]

    def narrow(self, awards: AwardQuerySet) -> AwardQuerySet:
        """Give the awards that fit; a choice that is none is left out."""
        self.is_valid()
        wanted = self.cleaned_data
        if words := wanted.get("ten"):
            awards = awards.filter(holder_name__in=_names_with(words, awards))
        if year := wanted.get("nam"):
            awards = awards.filter(year=year)
        if kind := wanted.get("danh_hieu"):
            awards = awards.filter(kind_code=kind)
        if unit := wanted.get("don_vi"):
            awards = awards.filter(Q(unit=unit) | Q(person__unit=unit))
        return awards


def _names_with(words: str, awards: AwardQuerySet) -> list[str]:
    """Give the names that have every one of the words, with or without accents."""
    asked = without_accents(words).split()
    names = awards.order_by().values_list("holder_name", flat=True).distinct()
    return [name for name in names if all(word in search_text(name) for word in asked)]


class HistoryImportForm(SheetForm):
    """A list of awards of old years."""

    helper = laid_out(("file",), ("text",))


class AwardForm(forms.Form):
    """One award of an old year."""

    kind = forms.ChoiceField(label="Danh hiệu, hình thức", choices=[("", "Chọn"), *KIND_CHOICES])
    year = forms.IntegerField(label="Năm", min_value=1)
    person = forms.ModelChoiceField(
        Person.objects.none(), label="Cá nhân", required=False, empty_label="Không phải cá nhân"
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="Hoặc đơn vị", required=False, empty_label="Không phải đơn vị"
    )
    collective = forms.CharField(
        label="Hoặc tên tập thể khác, hộ gia đình",
        max_length=150,
        required=False,
        help_text="Ví dụ: Tập thể Ủy ban nhân dân xã",
    )
    position = forms.CharField(label="Chức vụ lúc đó", max_length=150, required=False)
    unit_name = forms.CharField(label="Đơn vị lúc đó", max_length=150, required=False)
    decision_number = forms.CharField(label="Số quyết định", max_length=60, required=False)
    decided_on = DayField(label="Ngày quyết định", required=False)
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=200, required=False)

    helper = laid_out(
        ("kind", "year"),
        ("person",),
        ("unit", "collective"),
        ("position", "unit_name"),
        ("decision_number", "decided_on"),
        ("issuer",),
    )

    def __init__(self, *args, commune: Commune, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(commune=commune).select_related("unit")
        self.fields["person"].queryset = people
        self.fields["person"].label_from_instance = _described
        self.fields["unit"].queryset = Unit.objects.filter(commune=commune)

    def clean_kind(self) -> AwardKind:
        return award_kind(self.cleaned_data["kind"])


def _described(person: Person) -> str:
    return f"{person.full_name} ({person.unit.name})"


class YearsForm(forms.Form):
    """Of which years all awards are known."""

    years = forms.TypedMultipleChoiceField(
        label="Các năm đã có đủ",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_sure = forms.BooleanField(
        label="Tôi đã đối chiếu với sổ, quyết định của các năm được đánh dấu",
        error_messages={"required": "Hãy đánh dấu xác nhận đã đối chiếu."},
    )

    helper = laid_out(("years",), ("is_sure",))

    def __init__(self, *args, years: list[int], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["years"].choices = [(year, str(year)) for year in years]


def years_of(awards: AwardQuerySet) -> list[int]:
    """Give the years that have awards, newest first."""
    return list(awards.order_by("-year").values_list("year", flat=True).distinct())
