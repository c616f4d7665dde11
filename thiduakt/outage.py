"""What people see while the database does not answer: a page that says so, never a trace.

What only read is asked once more where the connection was lost, as at a restart of the database;
what may have written is not.
"""

from __future__ import annotations

import logging
import sys

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views import defaults

from procedure.storing import FULL, is_full

logger = logging.getLogger(__name__)

RETRY_AFTER = 10  # seconds
SAFE = ("GET", "HEAD")


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer what failed: 503 when it was the database, 507 a full disk, 500 otherwise."""
    error = sys.exc_info()[1]
    if is_full(error):
        return HttpResponse(loader.render_to_string("500.html", {"sentence": FULL}), status=507)
    if not _is_outage(error):
        return defaults.server_error(request)
    logger.warning("Cơ sở dữ liệu không trả lời ở %s: %s", request.path, str(error).strip())
    return _said(request)


class OutageMiddleware:
    """Ask once more what only read and lost its connection to the database."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not getattr(response, "is_outage", False) or not _is_lost():
            return response
        connection.close()
        return self._once_more(request) if request.method in SAFE else response

    def _once_more(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _is_lost():
            connection.close()
        return response


def _is_outage(error: BaseException | None) -> bool:
    """SQLite calls a missing table operational, too: that is a fault of ours."""
    is_of_database = isinstance(error, (OperationalError, InterfaceError))
    return is_of_database and not str(error).startswith("no such")


def _is_lost() -> bool:
    return connection.connection is None or bool(getattr(connection.connection, "closed", False))


def _said(request: HttpRequest) -> HttpResponse:
    is_safe = request.method in SAFE
    page = loader.render_to_string("503.html", {"is_safe": is_safe, "seconds": RETRY_AFTER})
    response = HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER)})
    response.headers["Cache-Control"] = "no-store"
    response.is_outage = True
    response._has_been_logged = True  # with its trace, which says no more than our line
    return response
