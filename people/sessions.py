"""Sessions that know whose they are: Django's own in the database, with a user.

They end after a time without a page (`SESSION_IDLE_MINUTES`), and after `LONGEST` whatever happens:
a page that asks again by itself keeps nobody in for ever.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest
from django.utils import timezone

from people.models import Session, User
from procedure.asking import client_address
from procedure.prepared import Prepared

logger = logging.getLogger("thiduakt.doors")

LONGEST = timedelta(hours=12)
NOTED_EVERY = timedelta(minutes=5)
CAME = "came"


_of_key: Prepared[Session] = Prepared(lambda key: Session.objects.filter(session_key=key), "key")


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls):
        return Session

    def _get_session_from_db(self) -> Session | None:
        now = timezone.now()
        for row in _of_key(self.session_key):
            if row.expire_date > now:
                return row
        self._session_key = None
        return None

    def create_model_instance(self, data: dict):
        row = super().create_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        return row


@dataclass(frozen=True)
class Visit:
    """One place where a user is logged in, as the user's own page lists it."""

    name: str
    began_at: datetime
    seen_at: datetime
    address: str
    browser: str
    is_here: bool


def begin(sender, request: HttpRequest, user: User, **_) -> None:
    """Note when and from where somebody came in; called at each login."""
    now = timezone.now().isoformat()
    browser = browser_in_words(request.META.get("HTTP_USER_AGENT", ""))
    address = client_address(request)
    request.session[CAME] = {"at": now, "seen": now, "address": address, "browser": browser}
    logger.info("Đăng nhập: %s, từ %s.", user.username, address)


def left(sender, request: HttpRequest, user: User | None, **_) -> None:
    """Note that somebody went out; called at each logout."""
    if user is not None:
        logger.info("Đăng xuất: %s, từ %s.", user.username, client_address(request))


def note(request: HttpRequest) -> None:
    """Lengthen a session that is used, now and then; end one that has lasted the longest time, or
    that is of a time to come: the clock was set back, and nobody knows how long it was idle."""
    came = request.session.get(CAME)
    if not came:
        return
    now = timezone.now()
    lasted, idle = (now - datetime.fromisoformat(came[name]) for name in ("at", "seen"))
    if lasted > LONGEST or idle < -NOTED_EVERY:
        request.session.flush()
    elif idle > NOTED_EVERY:
        request.session[CAME] = {**came, "seen": now.isoformat()}


def visits(request: HttpRequest) -> list[Visit]:
    """Give where the user is logged in now, newest first."""
    rows = Session.objects.filter(user=request.user, expire_date__gt=timezone.now())
    return sorted(_read(rows, request), key=lambda visit: visit.began_at, reverse=True)


def _read(rows, request: HttpRequest) -> Iterator[Visit]:
    for row in rows:
        came = SessionStore().decode(row.session_data).get(CAME)
        if came:
            yield Visit(
                name=_name(row.session_key),
                began_at=datetime.fromisoformat(came["at"]),
                seen_at=datetime.fromisoformat(came["seen"]),
                address=came["address"],
                browser=came["browser"],
                is_here=row.session_key == request.session.session_key,
            )


def end(user: User, names: set[str]) -> int:
    """End those of a user's sessions and give how many there were."""
    keys = Session.objects.filter(user=user).values_list("session_key", flat=True)
    chosen = [key for key in keys if _name(key) in names]
    return Session.objects.filter(user=user, session_key__in=chosen).delete()[0]


def end_all(user: User) -> None:
    """End every session of a user."""
    Session.objects.filter(user=user).delete()


def _name(session_key: str) -> str:
    """Give what a page may show of a session: not the key, which opens it."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:16]


BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("Firefox/", "Firefox"),
            ("Chrome/", "Chrome"), ("Safari/", "Safari"))  # fmt: skip
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
           ("Mac OS", "macOS"), ("Linux", "Linux"))  # fmt: skip


def browser_in_words(agent: str) -> str:
    """Give a browser and its system as people call them: "Chrome trên Windows"."""
    browser = next((word for sign, word in BROWSERS if sign in agent), "Trình duyệt khác")
    system = next((word for sign, word in SYSTEMS if sign in agent), "")
    return f"{browser} trên {system}" if system else browser
