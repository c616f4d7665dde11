"""Telling who brought a file what of it was not kept."""

from __future__ import annotations

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest

from .accepting import Accepted


def tell_what_was_taken_out(request: HttpRequest, form: BaseForm) -> None:
    """Say on the next page what was taken out of the files that a form took."""
    for cleaned in form.cleaned_data.values():
        for file in cleaned if isinstance(cleaned, list) else [cleaned]:
            if isinstance(file, Accepted) and file.remark:
                messages.info(request, file.remark)
