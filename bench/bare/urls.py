"""The list, and the page that its rows lead to."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.urls import path
from django.views.generic import DetailView, ListView

from .models import Entry


class EntryList(LoginRequiredMixin, ListView):
    """Show a page of rows to who has logged in."""

    queryset = Entry.objects.select_related("group")
    paginate_by = 50


class EntryDetail(LoginRequiredMixin, DetailView):
    """Show a row."""

    model = Entry


urlpatterns = [
    path("", EntryList.as_view(), name="entries"),
    path("<int:pk>/", EntryDetail.as_view(), name="entry"),
]
