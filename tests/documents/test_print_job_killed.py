"""A worker dies in the middle of a batch; another goes on, and nothing is lost or printed twice.

Real workers on a real database and a real queue.
"""

import os
import subprocess
import sys
from collections import Counter
from datetime import timedelta

import pytest
from celery import Task
from django.test import override_settings
from django.utils import timezone

from documents.dossier import jobs, running
from documents.models import PrintJob, StoredFile
from documents.periodic import sweep_print_jobs
from documents.press import orders as press
from documents.tasks import print_job
from people.roles import OFFICE
from tests.cast import Cast
from tests.documents.sample_dossiers import KILL_BEFORE, MAKERS
from tests.killed import Child
from tests.notices.sender import environment, eventually, kill, redis_server
from thiduakt.celery import app
from thiduakt.environment import BASE_DIR
from thiduakt.processes import free_port

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

DOSSIERS = 6
WORKER = (
    "import django; django.setup(); from django.conf import settings; "
    "from tests.documents.sample_dossiers import MAKERS; settings.PAPER_MAKERS = MAKERS; "
    "from thiduakt.celery import app; "
    "app.worker_main(['worker', '-c', '1', '--pool', 'solo', '--loglevel', 'CRITICAL', "
    "'--without-gossip', '--without-mingle'])"
)


@pytest.fixture
def job(tmp_path):
    witness = tmp_path / "witness"
    witness.touch()
    cast = Cast.of()
    parts = [(f"Hồ sơ {n}", "deadly", n) for n in range(1, DOSSIERS + 1)]
    made = PrintJob.objects.create(
        title="Hồ sơ", asked_by=cast[OFFICE], commune_id=1, back_path="/", total=DOSSIERS
    )
    for number, (title, maker, subject) in enumerate(parts, start=1):
        made.parts.create(ordinal=number, title=title, maker=maker, subject=subject)
    return made


def a_worker(url: str, settings, tmp_path) -> subprocess.Popen:
    """Start a worker with the makers of the tests and the files of this test."""
    ours = {
        "DJANGO_SETTINGS_MODULE": "thiduakt.settings",
        "WITNESS": str(tmp_path / "witness"),
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
    }
    return subprocess.Popen(
        [sys.executable, "-c", WORKER],
        cwd=BASE_DIR,
        env=environment("consolemail://", REDIS_URL=url) | ours,
        start_new_session=True,
    )


def beside(job: PrintJob, tmp_path) -> Child:
    """Run the job in a process beside this one, with the makers of the tests."""

    def run() -> None:
        press._kept = None  # what the parent's press prints is the parent's
        os.environ["WITNESS"] = str(tmp_path / "witness")
        with override_settings(PAPER_MAKERS=MAKERS):
            running.run(job.pk)

    return Child(run)


def let_the_heartbeat_grow_old() -> None:
    past = timezone.now() - running.STALE - timedelta(seconds=1)
    PrintJob.objects.filter(state="running").update(heartbeat_at=past)


def assert_all_is_there(job: PrintJob, tmp_path) -> None:
    job.refresh_from_db()
    assert (job.state, job.done, job.error) == ("done", DOSSIERS, "")
    stored = [part.stored for part in job.parts.select_related("stored")]
    assert len({row.pk for row in stored}) == StoredFile.objects.count() == DOSSIERS
    assert all(row.file.storage.exists(row.file.name) for row in stored)
    assert job.file.storage.exists(job.file.name)


def test_a_worker_killed_in_the_middle_is_continued_where_it_stood(job, tmp_path):
    assert beside(job, tmp_path).wait() < 0
    printed = {part.subject for part in job.parts.exclude(stored=None)}
    let_the_heartbeat_grow_old()

    assert beside(job, tmp_path).wait() == 0

    assert_all_is_there(job, tmp_path)
    asked = (tmp_path / "witness").read_text().split()
    before, after = asked[: asked.index("killed")], asked[asked.index("killed") + 1 :]
    assert before == [str(n) for n in range(1, KILL_BEFORE)]
    assert printed.isdisjoint(map(int, after))


def test_two_workers_at_once_share_no_job(job, tmp_path):
    (tmp_path / "witness").write_text("killed\n")

    crowd = [beside(job, tmp_path) for _ in range(2)]

    assert [process.wait() for process in crowd] == [0, 0]
    assert_all_is_there(job, tmp_path)
    asked = Counter((tmp_path / "witness").read_text().split())
    assert asked == Counter(["killed", *map(str, range(1, DOSSIERS + 1))])


@pytest.mark.redis
def test_the_beat_gives_the_job_of_a_killed_worker_to_another(job, settings, tmp_path):
    port = free_port()
    programs = [redis_server(port, tmp_path)]
    url = f"redis://127.0.0.1:{port}/0"

    def ask(task: Task, *arguments) -> None:
        with app.connection_for_write(url) as connection:
            task.apply_async(arguments, connection=connection)

    def start_a_worker() -> subprocess.Popen:
        programs.append(a_worker(url, settings, tmp_path))
        return programs[-1]

    try:
        victim = start_a_worker()
        ask(print_job, job.pk)
        assert victim.wait(90) < 0
        let_the_heartbeat_grow_old()
        start_a_worker()
        ask(sweep_print_jobs)
        eventually(lambda: PrintJob.objects.filter(pk=job.pk, state="done").exists(), 90)
    finally:
        for program in reversed(programs):
            if program.poll() is None:
                kill(program)

    assert_all_is_there(job, tmp_path)


def test_without_a_queue_a_process_of_its_own_does_the_job_and_nobody_waits(
    job, settings, monkeypatch
):
    """That process knows no maker of the tests: it says so for each dossier, and ends the job."""
    monkeypatch.setenv("DATABASE_URL", environment("consolemail://")["DATABASE_URL"])
    monkeypatch.setenv("MEDIA_ROOT", str(settings.MEDIA_ROOT))
    monkeypatch.setenv("LOG_LEVEL", "CRITICAL")
    settings.CELERY_TASK_ALWAYS_EAGER = True

    jobs.start(job)

    job.refresh_from_db()
    assert job.state == "waiting"
    eventually(lambda: PrintJob.objects.filter(pk=job.pk, state="failed").exists(), 60)
    assert {part.error for part in job.parts.all()} == {running.NOT_MADE}
