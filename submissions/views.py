"""What the pages of every submission do alike: save what was typed, send it, say how late."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from campaigns.rules.deadlines import closes_at
from law.findings import Finding
from procedure.refusal import RefusedError

from .forms import LateForm
from .lateness import days_late, deadline_for
from .models import Submission


def try_to_store(is_readable: bool, save: Callable[[], object]) -> tuple[bool, list[Finding]]:
    """Store a form that can be read; say whether that was done, and otherwise why not."""
    if not is_readable:
        return False, []
    try:
        save()
    except RefusedError as refused:
        return False, refused.findings
    return True, []


def late_form(request: HttpRequest, submission: Submission) -> LateForm:
    """Give the form of a page that sends, with the reason that was given before."""
    data = request.POST if request.method == "POST" else None
    return LateForm(data, initial={"late_reason": submission.late_reason})


def sent(form: LateForm, send: Callable[[str], object]) -> bool:
    """Send with the reason of a form that was posted; a refusal is told on the form."""
    if not form.is_valid():
        return False
    try:
        send(form.cleaned_data["late_reason"])
    except RefusedError as refused:
        form.add_error(None, str(refused))
        return False
    return True


def lateness_of(submission: Submission) -> dict:
    """Give by how many days a sending of today is late, and when the deadline closed."""
    deadline = deadline_for(submission)
    return {
        "days_late": days_late(submission),
        "closed": closes_at(deadline) if deadline else "",
    }
