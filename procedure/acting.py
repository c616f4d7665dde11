"""From a form to an action and back: the one road of every page that changes something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from procedure.refusal import RefusedError


def carry_out(form: BaseForm, act: Callable[..., Any], *subject: Any, **more: Any) -> Any:
    """Do the act with what the form says and give its result; None where the form or the act
    refuses, and then the form says why."""
    if not form.is_valid():
        return None
    try:
        return act(*subject, **form.cleaned_data, **more)
    except RefusedError as refused:
        for finding in refused.findings:
            _tell(form, finding.where, finding.sentence)
    except ValidationError as error:
        for field, sentences in error.update_error_dict({}).items():
            _tell(form, field, sentences)
    return None


def _tell(form: BaseForm, field: str, sentences: Any) -> None:
    """Put a refusal at its field; at the top where the form has no such field."""
    form.add_error(field if field in form.fields else None, sentences)


def page_before(request: HttpRequest, otherwise: str) -> str:
    """Give the page of ours that the user came from."""
    before = request.META.get("HTTP_REFERER", "")
    is_ours = url_has_allowed_host_and_scheme(before, {request.get_host()}, request.is_secure())
    return before if is_ours else otherwise
