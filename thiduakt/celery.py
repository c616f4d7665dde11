"""Work in the background, and the one timetable of the house.

The beat only ever starts stateless sweeps: what is due is asked of the database, so a missed or a
doubled tick changes nothing (docs/adr/0003).
"""

import logging
import os
import threading

from celery import Celery, Task
from celery.schedules import crontab
from celery.signals import beat_init
from kombu.exceptions import OperationalError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thiduakt.settings")

logger = logging.getLogger(__name__)

app = Celery("thiduakt")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(related_name="periodic")

app.conf.beat_schedule = {
    "send-notices": {"task": "notifications.tasks.send_notices", "schedule": 60.0},
    "write-letters": {"task": "people.tasks.write_letters", "schedule": 60.0},
    "sweep-reminders": {"task": "notifications.periodic.sweep_reminders", "schedule": 300.0},
    "follow-changes": {"task": "nominations.periodic.follow_changes", "schedule": 300.0},
    "sweep-print-jobs": {"task": "documents.periodic.sweep_print_jobs", "schedule": 60.0},
    "clear-printed-files": {
        "task": "documents.periodic.clear_printed_files",
        "schedule": crontab(hour=3, minute=0),
    },
    "sweep-takeouts": {"task": "takeout.periodic.sweep_takeouts", "schedule": 60.0},
    "clear-takeouts": {
        "task": "takeout.periodic.clear_takeouts",
        "schedule": crontab(hour=3, minute=30),
    },
    "nightly-backup": {
        "task": "backups.tasks.make_nightly_backup",
        "schedule": crontab(hour=1, minute=0),
    },
    "forget-presses": {
        "task": "procedure.periodic.forget_presses",
        "schedule": crontab(hour=3, minute=15),
    },
    "make-waiting-backups": {"task": "backups.tasks.make_waiting_backups", "schedule": 60.0},
    "check-invariants": {
        "task": "thiduakt.periodic.check_invariants",
        "schedule": crontab(hour=2, minute=0),
    },
    "clear-doors": {
        "task": "people.periodic.clear_doors",
        "schedule": crontab(hour=3, minute=30),
    },
    "sweep-orphans": {
        "task": "attachments.periodic.sweep_orphans",
        "schedule": crontab(hour=3, minute=0),
    },
}


@beat_init.connect
def make_good_at_once(**_) -> None:
    """Do on start what an outage may have passed over, instead of waiting for the first tick."""
    for name in ("notifications.periodic.sweep_reminders", "notifications.tasks.send_notices"):
        nudge(app.tasks[name])


_calls = threading.BoundedSemaphore(4)  # more would only wait for the same hung queue


def nudge(task: Task, *arguments) -> None:
    """Ask a worker to do a task now, without waiting for the queue: whoever asks goes on at once,
    and where the queue is gone or hangs the next sweep does what is due."""
    if app.conf.task_always_eager:
        task.delay(*arguments)
    elif _calls.acquire(blocking=False):
        threading.Thread(target=_call, args=(task, arguments)).start()
    else:
        logger.warning("Hàng đợi đang không trả lời; lần quét tới sẽ làm.")


def _call(task: Task, arguments: tuple) -> None:
    try:
        task.delay(*arguments)
    except (OperationalError, OSError):
        logger.warning("Không gọi được hàng đợi; lần quét tới sẽ làm.")
    finally:
        _calls.release()
