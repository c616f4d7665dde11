"""From a form to an action and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def carried_out(form: BaseForm, action: Callable[..., Any], *subject: Any, **more: Any) -> Any:
    """Do the action with what the form says and give its result; None where the form or the
    action refuses, and then the form says why."""
    if not form.is_valid():
        return None
    try:
        return action(*subject, **form.cleaned_data, **more)
    except ValidationError as error:
        _take_refusal(form, error)
        return None


def _take_refusal(form: BaseForm, error: ValidationError) -> None:
    """Put each sentence at its field; at the top where the form has no such field."""
    for name, messages in error.update_error_dict({}).items():
        form.add_error(name if name in form.fields else None, messages)


def page_before(request: HttpRequest, otherwise: str) -> str:
    """Give the page of ours that the user came from."""
    before = request.META.get("HTTP_REFERER", "")
    is_ours = url_has_allowed_host_and_scheme(before, {request.get_host()}, request.is_secure())
    return before if is_ours else otherwise
