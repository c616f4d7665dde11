"""PostgreSQL or Redis is stopped while a button is pressed: an answer in time, with a sentence;
nothing is written twice; when they go on, the same press gives the answer of the first."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from psycopg2 import extensions

from campaigns.models import Campaign, Extension
from documents.models import PrintJob
from people.models import Commune
from people.roles import OFFICE, SECRETARY
from procedure import pressing
from tests.filling import filled, forms_on, sent_by
from tests.notices.sender import environment, eventually, redis_server
from tests.silent import Line, line_to_the_database
from tests.world import World
from thiduakt import waiting
from thiduakt.environment import BASE_DIR
from thiduakt.processes import bury, free_port

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

IN_TIME = 10  # seconds
LONGEST_WAIT = waiting.FOR_PAGES.statement + waiting.OVERTIME
"""For one statement; whoever waited in vain once waits only half a second after that."""


@pytest.fixture
def world(monkeypatch) -> World:
    monkeypatch.setattr(pressing, "PATIENCE", 0.0)  # who presses again does not wait for the dead
    world = World.of()
    Commune.objects.update(practice_day=date(2021, 1, 11))
    Campaign.objects.update(issued_on=date(2021, 1, 4))
    return world


@pytest.fixture
def line(world, monkeypatch) -> Iterator[Line]:
    """Wait for the database as a page does, but for its one long wait."""
    monkeypatch.setattr(waiting, "OVERTIME", 0.0)
    with line_to_the_database() as line:
        extensions.set_wait_callback(waiting.PatientWait(0.3))
        yield line
    extensions.set_wait_callback(None)


def extension(world: World) -> tuple[Client, str, dict]:
    """Give who presses, the address and what is sent to extend a deadline of a unit."""
    client = Client(raise_request_exception=False)
    client.force_login(world.cast[OFFICE])
    address = reverse("campaigns:extend", args=[world.launched.pk])
    longer = {
        "deadline": world.launched.deadlines.first().pk,
        "unit": world.cast.unit.pk,
        "due_on": "01/12/2030",
        "reason": "Mất điện.",
    }
    return client, address, filled(client.get(address).content, **longer)


def printing(world: World) -> tuple[Client, str, dict]:
    client = Client(raise_request_exception=False)
    client.force_login(world.cast[SECRETARY])
    page = client.get(reverse("vetting:papers", args=[world.launched.pk]))
    address = reverse("vetting:print_all", args=[world.launched.pk])
    [form] = [form for form in forms_on(page.content) if form.action == address]
    return client, address, sent_by(form)


@pytest.mark.parametrize(
    ("button", "makes", "step"),
    [
        (extension, Extension, "begin"),
        (extension, Extension, "write"),
        (extension, Extension, "commit"),
        (printing, PrintJob, "begin"),
        (printing, PrintJob, "commit"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_press_is_answered_while_the_database_is_stopped_and_done_once(
    world, line, button, makes, step
):
    client, address, sent = button(world)
    before = makes.objects.count()

    began = time.monotonic()
    with line.silent_from(step):
        refused = client.post(address, sent)
        seconds = time.monotonic() - began
    again = client.post(address, sent)
    once_more = client.post(address, sent)

    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "10")
    assert "Cơ sở dữ liệu đang không trả lời" in refused.content.decode()
    assert seconds + LONGEST_WAIT < IN_TIME
    eventually(lambda: makes.objects.count() == before + 1)
    if step == "commit":  # it was heard and done, only the answer was lost
        assert [again.status_code, once_more.status_code] == [409, 409]
        assert "Lần bấm trước đã được ghi" in again.content.decode()
    else:
        assert again.headers["Location"] == once_more.headers["Location"]


PRESS = """
import django, json, os, sys, time; django.setup()
from django.test import Client
from people.models import User
answers = []
for username, address, sent in json.loads(sys.argv[1]):
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(username=username))
    for _ in range(2):
        began = time.monotonic(); answer = client.post(address, sent)
        answers.append([answer.headers.get("Location"), time.monotonic() - began])
print(json.dumps(answers), flush=True); os._exit(0)
"""


@pytest.mark.redis
def test_presses_are_answered_at_once_while_the_queue_is_stopped(world, tmp_path):
    presses = [
        ["office", *extension(world)[1:]],
        ["secretary", *printing(world)[1:]],
    ]
    before = Extension.objects.count(), PrintJob.objects.count()
    port = free_port()
    redis = redis_server(port, tmp_path)
    try:
        redis.send_signal(signal.SIGSTOP)
        surroundings = environment("consolemail://", REDIS_URL=f"redis://127.0.0.1:{port}/0")
        result = subprocess.run(
            [sys.executable, "-c", PRESS, json.dumps(presses)],
            cwd=BASE_DIR,
            env=os.environ | surroundings | {"DJANGO_SETTINGS_MODULE": "thiduakt.settings"},
            capture_output=True,
            text=True,
            timeout=6 * IN_TIME,
        )
    finally:
        redis.send_signal(signal.SIGCONT)
        bury(redis)
    assert result.returncode == 0, result.stderr
    answers = json.loads(result.stdout)
    led = [where for where, _ in answers]
    assert (led[0::2], all(led)) == (led[1::2], True)
    assert max(seconds for _, seconds in answers) < IN_TIME, answers
    assert (Extension.objects.count(), PrintJob.objects.count()) == (before[0] + 1, before[1] + 1)
