"""What the pages of every submission do alike: save what was typed, send it, say how late."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from campaigns.rules.deadlines import closes_at
from law.findings import Finding
from procedure.acting import attempt
from procedure.asking import posted

from .forms import LateForm
from .lateness import days_late, deadline_for
from .models import Submission


def try_to_store(is_readable: bool, save: Callable[[], object]) -> tuple[bool, list[Finding]]:
    """Store a form that can be read; say whether that was done, and otherwise why not."""
    if not is_readable:
        return False, []
    _, refusals = attempt(save)
    return not refusals, refusals


def late_form(request: HttpRequest, submission: Submission) -> LateForm:
    """Give the form of a page that sends, with the reason that was given before."""
    return LateForm(posted(request), initial={"late_reason": submission.late_reason})


def lateness_of(submission: Submission) -> dict:
    """Give by how many days a sending of today is late, and when the deadline closed."""
    deadline = deadline_for(submission)
    return {
        "days_late": days_late(submission),
        "closed": closes_at(deadline) if deadline else "",
    }
