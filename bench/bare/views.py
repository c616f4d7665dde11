"""The bare list and the page that its rows lead to."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import DetailView, ListView

from .models import Entry

ROWS_A_PAGE = 50


class EntryList(LoginRequiredMixin, ListView):
    """Show a page of rows to who has logged in."""

    queryset = Entry.objects.select_related("group")
    paginate_by = ROWS_A_PAGE


class EntryDetail(LoginRequiredMixin, DetailView):
    """Show a row: what the list links to."""

    model = Entry
