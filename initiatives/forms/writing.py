"""The form of a request: what it says, and its authors."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q
from django.forms import formset_factory
from django.http import QueryDict

from campaigns.forms.plan import CleanedForm, Rows, lines_input
from initiatives.models import Initiative
from initiatives.rules.requests import AuthorLine, Request
from initiatives.rules.shares import CENT, WHOLE, filled
from people.forms.fields import DayField
from people.models import Person
from registrations.forms.rows import Registrable
from vietnamese.numbers import number, read_number
from vietnamese.text import clean

AUTHORS = "authors"
MOST_AUTHORS = 30
MOST_CHARACTERS = 20_000
MOST_MONEY = 10**15
TOO_MUCH = "Tỷ lệ không quá 100 %%."


class MoneyField(forms.CharField):
    """An amount in đồng, typed "12.000.000" or "12000000"; None when left empty."""

    def clean(self, value: str | None) -> int | None:
        text = super().clean(value).removesuffix("đ").strip()
        if not text:
            return None
        try:
            amount = read_number(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        if amount.denominator != 1 or amount > MOST_MONEY:
            raise forms.ValidationError("Hãy ghi số đồng tròn, ví dụ 12.000.000.")
        return int(amount)

    def prepare_value(self, value: Any) -> Any:
        return number(value, places=0) if isinstance(value, int) else value


def _text(label: str, help_text: str, rows: int = 6) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=MOST_CHARACTERS,
        widget=lines_input(rows),
    )


class RequestForm(CleanedForm):
    """What the request says; only the name must stand from the beginning."""

    problem = _text(
        "Thực trạng trước khi có sáng kiến", "Cách làm cũ vướng ở đâu, tốn kém thế nào."
    )
    solution = _text("Nội dung giải pháp", "Các bước thực hiện, để người khác làm theo được.", 10)
    novelty = _text("Tính mới", "Khác cách làm cũ ở chỗ nào.", 4)
    benefit_amount = MoneyField(
        label="Số tiền làm lợi (đồng)",
        required=False,
        max_length=30,
        help_text="Ví dụ 12.000.000; không tính được thì bỏ trống và ghi bằng lời.",
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    benefit = _text("Lợi ích, hiệu quả bằng lời", "Giảm thời gian, giấy tờ, phiền hà cho dân…", 4)
    applied_since = DayField(label="Ngày áp dụng lần đầu", required=False)

    class Meta:
        model = Initiative
        fields = [
            "name",
            "field",
            "problem",
            "solution",
            "novelty",
            "benefit_amount",
            "benefit",
            "applied_where",
            "applied_since",
        ]
        widgets = {"name": lines_input(2)}
        help_texts = {"field": "Ví dụ: cải cách hành chính, tài chính, văn hóa."}


class AuthorForm(forms.Form):
    """Tác giả: somebody of the commune, or the name of somebody from elsewhere."""

    person = forms.TypedChoiceField(
        label="Người của xã",
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": "Hãy chọn một người trong danh sách của xã."},
    )
    name = forms.CharField(label="Hoặc người ngoài xã: họ và tên", required=False, max_length=150)
    position = forms.CharField(label="Chức vụ, nơi công tác", required=False, max_length=200)
    share = forms.DecimalField(
        label="Tỷ lệ đóng góp (%)",
        required=False,
        localize=True,
        max_digits=5,
        decimal_places=2,
        validators=[
            MinValueValidator(CENT, "Tỷ lệ phải lớn hơn 0."),
            MaxValueValidator(WHOLE, TOO_MUCH),
        ],
        error_messages={
            "invalid": "Hãy ghi số phần trăm, ví dụ 33,34.",
            "max_digits": TOO_MUCH,
            "max_whole_digits": TOO_MUCH,
            "max_decimal_places": "Hãy ghi nhiều nhất hai chữ số sau dấu phẩy, ví dụ 33,34.",
        },
        help_text="Bỏ trống thì chia đều phần còn lại.",
        widget=forms.TextInput({"inputmode": "decimal", "data-share": ""}),
    )

    def __init__(self, *args, people: Mapping[int, Registrable], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["person"].choices = [
            ("", "Chọn người…"),
            *((person.pk, f"{person.full_name} ({person.position})") for person in people.values()),
        ]

    @property
    def chosen(self) -> Registrable | None:
        """Give who of the commune stands in the row already."""
        number = str(self["person"].value() or "")
        return self.people.get(int(number)) if number.isdecimal() else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not (cleaned.get("person") or clean(cleaned.get("name", ""))):
            self.add_error("person", "Hãy chọn người trong danh sách, hoặc ghi tên người ngoài xã.")
        return cleaned

    def line(self, share: Decimal) -> AuthorLine:
        """Give the author with the share that is due."""
        if person := self.people.get(self.cleaned_data["person"]):
            return AuthorLine(person.full_name, share, person.position, person.pk)
        return AuthorLine(
            clean(self.cleaned_data["name"]), share, clean(self.cleaned_data["position"])
        )


class AuthorRows(
    formset_factory(
        AuthorForm,
        formset=Rows,
        can_delete=True,
        max_num=MOST_AUTHORS,
        absolute_max=MOST_AUTHORS,
        validate_max=True,
    )
):
    """The authors; who has no share gets an even part of what is left."""

    label = "Tác giả, đồng tác giả"

    def clean(self) -> None:
        if not any(self.errors):
            self._shares()

    def _shares(self) -> tuple[Decimal, ...]:
        try:
            return filled([form.cleaned_data["share"] for form in self.kept()])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def values(self) -> tuple[AuthorLine, ...]:
        pairs = zip(self.kept(), self._shares(), strict=True)
        return tuple(form.line(share) for form, share in pairs)


class RequestEditor:
    """The whole form: empty, filled with `request`, or bound to what was sent."""

    def __init__(
        self, data: QueryDict | None, *, people: Mapping[int, Registrable], request: Request
    ) -> None:
        initial = vars(request) | {AUTHORS: None}
        self.form = RequestForm(data, initial=initial)
        self.authors = AuthorRows(
            data,
            prefix=AUTHORS,
            initial=[_shown(author) for author in request.authors] if data is None else None,
            form_kwargs={"people": people},
        )

    @property
    def parts(self) -> list[forms.BaseForm | forms.BaseFormSet]:
        return [self.form, self.authors]

    def is_valid(self) -> bool:
        """Say whether everything can be read; both parts are looked at."""
        return all([self.form.is_valid(), self.authors.is_valid()])

    @property
    def has_errors(self) -> bool:
        return self.form.is_bound and not self.is_valid()

    def request(self) -> Request:
        """Give what a valid form says."""
        values = {name: self.form.cleaned_data[name] for name in RequestForm.Meta.fields}
        return Request(**values, authors=self.authors.values())


def _shown(author: AuthorLine) -> dict[str, Any]:
    if author.person is None:
        return vars(author)
    return {"person": author.person, "share": author.share}


def candidates(initiative: Initiative, request: Request) -> dict[int, Registrable]:
    """Give who may be an author, by number: who works in the commune today, and who is one already;
    in the order of lists."""
    people = Person.objects.filter(commune=initiative.campaign.commune_id)
    already = [author.person for author in request.authors if author.person]
    here = people.employed_on(initiative.commune.today()).values("pk")
    offered = people.filter(Q(pk__in=here) | Q(pk__in=already)).select_related("unit")
    return {
        person.pk: Registrable(
            person.pk,
            person.full_name,
            person.titled_name,
            f"{person.position}, {person.unit}"[:200],
        )
        for person in offered
    }
