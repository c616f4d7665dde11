"""Asking for the data of a commune, taking the file, clearing it away."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from documents.dossier.jobs import in_a_process
from history import log as history
from people.models import Commune, User
from people.roles import Actor
from procedure.refusal import refuse
from takeout.making import dead
from takeout.models import Takeout
from takeout.tasks import make_takeout
from thiduakt.celery import nudge

KEPT = timedelta(days=7)
NEW = timedelta(minutes=1)
_UNFINISHED = [Takeout.State.WAITING, Takeout.State.RUNNING]


@transaction.atomic
def ask(commune: Commune, *, user: User, by: Actor) -> Takeout:
    """Ask for all data of a commune; refused while one is being made. The work begins when the
    transaction commits."""
    Commune.objects.select_for_update().get(pk=commune.pk)
    if Takeout.objects.filter(commune=commune, state__in=_UNFINISHED).exists():
        refuse("under_way", "Dữ liệu của xã đang được lấy ra. Hãy chờ lần ấy xong rồi tải tệp.")
    takeout = Takeout.objects.create(commune=commune, asked_by=user, by_name=by.name)
    sentence = f"Yêu cầu lấy toàn bộ dữ liệu của {commune} ra tệp."
    history.record("takeout.ask", takeout, sentence, by=by, commune_id=commune.pk)
    transaction.on_commit(lambda: start(takeout))
    return takeout


def note_taken(takeout: Takeout, *, by: Actor) -> None:
    """Write into the log that somebody took the file."""
    sentence = f"Tải tệp toàn bộ dữ liệu của {takeout.commune} về máy."
    history.record("takeout.take", takeout, sentence, by=by, commune_id=takeout.commune_id)


def start(takeout: Takeout) -> None:
    """Have a worker make it; without a queue a process of its own does."""
    if settings.CELERY_TASK_ALWAYS_EAGER:
        in_a_process("take_out", takeout.pk)
    else:
        nudge(make_takeout, takeout.pk)


def sweep() -> int:
    """Start again what nobody works on; give how many there were."""
    left = list(abandoned(timezone.now()))
    for takeout in left:
        start(takeout)
    return len(left)


def abandoned(now: datetime) -> QuerySet[Takeout]:
    """Give those whose worker died, or whose message was lost."""
    is_new = Q(asked_at__range=(now - NEW, now + NEW))
    forgotten = Q(state=Takeout.State.WAITING) & ~is_new
    return Takeout.objects.filter(dead(now) | forgotten)


def clear(now: datetime | None = None) -> int:
    """Remove files of more than a week ago; the rows stay. Give how many were removed."""
    old = Takeout.objects.exclude(file="").filter(finished_at__lt=(now or timezone.now()) - KEPT)
    for takeout in (cleared := list(old)):
        takeout.file.delete(save=False)
        Takeout.objects.filter(pk=takeout.pk).update(file="")
    return len(cleared)
