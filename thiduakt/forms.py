from django import forms
from django.db.models import Q, QuerySet

from ui.widgets import DayInput
from vietnamese.text import clean


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
