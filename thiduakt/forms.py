from django import forms
from django.db.models import Q, QuerySet

from ui.widgets import DayInput
from vietnamese.text import clean, clean_lines


class EventFilter(forms.Form):
    """What to show of the log."""

    words = forms.CharField(label="Nội dung, người làm", required=False, max_length=100)
    since = forms.DateField(
        label="Từ ngày",
        required=False,
        widget=DayInput,
    )
    until = forms.DateField(
        label="Đến ngày",
        required=False,
        widget=DayInput,
    )

    def narrow(self, events: QuerySet) -> QuerySet:
        """Give the events that fit what was filled in; everything while the form has errors."""
        if not self.is_valid():
            return events
        words, since, until = (self.cleaned_data[name] for name in ("words", "since", "until"))
        if words:
            events = events.filter(
                Q(sentence__icontains=clean(words)) | Q(actor_name__icontains=clean(words))
            )
        if since:
            events = events.filter(at__date__gte=since)
        return events.filter(at__date__lte=until) if until else events


class PracticeDay(forms.Form):
    """The day that a practising commune takes for today."""

    day = forms.DateField(label="Ngày thực hành")


class IssuedFilter(forms.Form):
    """Which issued papers to show: of a year, of a book."""

    year = forms.ChoiceField(label="Năm", required=False)
    book = forms.ChoiceField(label="Sổ", required=False)

    def __init__(self, *args, papers: QuerySet, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("year", "book"):
            there = papers.order_by(name).values_list(name, flat=True).distinct()
            choices = [(str(value), str(value)) for value in there]
            self.fields[name].choices = [("", "Tất cả"), *choices]

    def narrow(self, papers: QuerySet) -> QuerySet:
        """Give the papers that fit; everything while the form has errors."""
        if not self.is_valid():
            return papers
        return papers.filter(**{name: value for name, value in self.cleaned_data.items() if value})


class Withdrawal(forms.Form):
    """Why an issued paper is taken out of force."""

    reason = forms.CharField(
        label="Lý do thu hồi",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lý do ghi trong sổ và nhật ký, không hiện trên trang kiểm tra văn bản.",
        error_messages={"required": "Hãy ghi lý do thu hồi."},
    )

    def clean_reason(self) -> str:
        return clean_lines(self.cleaned_data["reason"])
