"""Who writes down what was awarded."""

from __future__ import annotations

from django.http import HttpRequest

from people.roles import Actor, Permission, require

PERMISSION = Permission.RECORD_DECISIONS


def recorder_of(request: HttpRequest) -> Actor:
    """Give the actor who records decisions and old years in the commune of the page."""
    return require(request.user, PERMISSION, request.commune)
