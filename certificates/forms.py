"""Forms of this room: what to print on what, a preprinted form and its spots, the book's year."""

from __future__ import annotations

from decimal import Decimal

from django import forms
from django.db.models import QuerySet

from certificates.models import Blank
from certificates.rules.spots import ALIGNS, LARGEST, LONGEST, PIECE_OF, SMALLEST, SUBJECTS, Spot
from law.kinds import Subject
from people.forms.fields import laid_out, prompt
from ui.filters import EVERYTHING

MILLIMETRES = {"max_digits": 5, "decimal_places": 1, "localize": True}
DECIMAL = {"inputmode": "decimal", "autocomplete": "off"}
SUBJECT_CHOICES = [(subject.value, subject.label.capitalize()) for subject in SUBJECTS]


class PrintForm(forms.Form):
    """On what papers are printed, and what they say instead of the dossiers' words."""

    blank = forms.ModelChoiceField(
        Blank.objects.none(),
        label="In trên",
        required=False,
        empty_label="Giấy trắng A4 (in cả khung, quốc huy)",
    )
    merit = forms.CharField(
        label="Thành tích ghi trên giấy",
        required=False,
        max_length=300,
        help_text="Bỏ trống: ghi theo hồ sơ của từng người.",
    )

    helper = laid_out(("blank", "merit"))

    def __init__(self, *args, blanks: QuerySet, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["blank"].queryset = blanks


class BlankForm(forms.ModelForm):
    """A form: its name, what it is for, its size, and how far everything is moved."""

    class Meta:
        model = Blank
        fields = ["name", "award", "width", "height", "shift_x", "shift_y"]
        help_texts = {
            "name": "Ví dụ: Phôi giấy khen mua năm 2021",
            "shift_x": "Số âm dời sang trái.",
            "shift_y": "Số âm dời lên trên.",
        }
        localized_fields = ("width", "height", "shift_x", "shift_y")
        widgets = {name: forms.TextInput(DECIMAL) for name in localized_fields}

    helper = laid_out(("name", "award"), ("width", "height", "shift_x", "shift_y"))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        prompt(self)


class SubjectForm(forms.Form):
    """For which kind of subject the spots are shown; the name is what the address says."""

    doi_tuong = forms.ChoiceField(label="Đối tượng", choices=SUBJECT_CHOICES, required=False)

    @property
    def subject(self) -> Subject:
        self.is_valid()
        return Subject(self.cleaned_data.get("doi_tuong") or Subject.INDIVIDUAL.value)


class SpotForm(forms.Form):
    """Where one piece of text stands."""

    code = forms.ChoiceField(choices=[(code, code) for code in PIECE_OF], widget=forms.HiddenInput)
    is_on = forms.BooleanField(label="In", required=False)
    x = forms.DecimalField(label="Ngang", min_value=Decimal(0), max_value=LONGEST, **MILLIMETRES)
    y = forms.DecimalField(label="Dọc", min_value=Decimal(0), max_value=LONGEST, **MILLIMETRES)
    width = forms.DecimalField(label="Rộng", min_value=Decimal(5), max_value=LONGEST, **MILLIMETRES)
    size = forms.DecimalField(
        label="Cỡ chữ",
        min_value=SMALLEST,
        max_value=LARGEST,
        **(MILLIMETRES | {"max_digits": 4}),
    )
    align = forms.ChoiceField(label="Căn", choices=list(ALIGNS.items()))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        label = self.piece_label
        for name, field in self.fields.items():
            field.widget.attrs["aria-label"] = f"{label}: {field.label}"
            if isinstance(field, forms.DecimalField):
                field.widget.attrs |= DECIMAL | {"class": "form-control"}
            elif name == "align":
                field.widget.attrs["class"] = "form-select"
            elif name == "is_on":
                field.widget.attrs["class"] = "form-check-input"

    @property
    def piece_label(self) -> str:
        """Give what the piece is, as the page names it."""
        code = self.data.get(self.add_prefix("code")) if self.is_bound else self.initial.get("code")
        return PIECE_OF[code].label if code in PIECE_OF else ""

    @property
    def spot(self) -> Spot:
        return Spot(**self.cleaned_data)


SpotFormSet = forms.formset_factory(
    SpotForm, extra=0, max_num=len(PIECE_OF), absolute_max=len(PIECE_OF), validate_max=True
)


class BookFilter(forms.Form):
    """Which year of the book is shown; the name is what the address says."""

    nam = forms.TypedChoiceField(label="Năm", required=False, coerce=int, empty_value=None)

    def __init__(self, data, *, years: list[int]) -> None:
        super().__init__(data)
        self.fields["nam"].choices = [EVERYTHING, *((year, year) for year in years)]

    @property
    def year(self) -> int | None:
        """Give the year that was chosen; None for all years."""
        self.is_valid()
        return self.cleaned_data.get("nam")
