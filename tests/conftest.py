"""What every test may lean on.

A test marked `postgres`, `redis` or `story` is skipped where its service is missing; under
`bin/test` (THIDUAKT_TEST=full) nothing is skipped, and what is missing is an error.
"""

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from copy import copy
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.contrib.auth import login
from django.db import connection
from django.http import HttpRequest
from django.test import Client, TransactionTestCase, override_settings
from django.test.utils import ContextList
from pytest_django import DjangoDbBlocker

from documents.press import orders as press
from tests.browser import browser_path
from tests.emptying import empty_all
from tests.migrated import migrated_once
from thiduakt.stack import with_room

# bin/check asks for the quick one; everywhere else each rule is tried as often as Hypothesis likes.
# A busy machine is no failure of a rule: nothing here is held to a time.
hypothesis.settings.register_profile("default", deadline=None)
hypothesis.settings.register_profile("quick", max_examples=15, deadline=None)
hypothesis.settings.register_profile("thorough", max_examples=1000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def missing_service(mark: str) -> str | None:
    """Give the sentence that says what a mark lacks here, or None."""
    if mark == "postgres" and connection.vendor != "postgresql":
        return "cần PostgreSQL thật: bin/test, hoặc bin/with-services .venv/bin/pytest"
    if mark == "redis" and not settings.REDIS_URL:
        return "cần Redis thật: bin/test, hoặc bin/with-services .venv/bin/pytest"
    if mark == "story" and browser_path() is None:
        return "cần trình duyệt: apt-get install chromium-headless-shell, hoặc cài Google Chrome"
    if mark == "device" and shutil.which("softhsm2-util") is None:
        return "cần thiết bị ký giả lập: apt-get install softhsm2"
    return None


def pytest_sessionstart(session: pytest.Session) -> None:
    """Have each worker of a whole run begin with files of its own: what one has compiled, the
    others read, where on a fresh checkout each would compile everything."""
    config = session.config
    if config.args != config.getini("testpaths") or not hasattr(config, "workerinput"):
        return
    worker, workers = config.workerinput["workerid"], config.workerinput["workercount"]
    files = sorted(config.rootpath.glob("tests/**/test_*.py"))
    for file in files[int(worker.removeprefix("gw")) :: workers]:
        with suppress(Exception):  # the collection will say what is wrong with it
            import_module(".".join(file.relative_to(config.rootpath).with_suffix("").parts))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the stories, which wait half of their time for a browser: one worker tells them
    while the others compute, and what is left for all in the end is short."""
    items.sort(key=lambda item: item.get_closest_marker("story") is None)


def pytest_collection_finish() -> None:
    """Leave what was imported and collected alone: thousands of tests later it is still no garbage,
    and to look through all of it again and again takes a twentieth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Run each test as the program answers a page: with room for its calls."""
    runner = item.config.pluginmanager.get_plugin("runner")
    return with_room(runner.pytest_runtest_protocol, item, nextitem)


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in ("postgres", "redis", "story", "device"):
        reason = missing_service(mark) if item.get_closest_marker(mark) else None
        if reason and os.environ.get("THIDUAKT_TEST") == "full":
            pytest.fail(reason, pytrace=False)
        elif reason:
            pytest.skip(reason)


LITTLE_TO_PLAN = " -c join_collapse_limit=1 -c enable_mergejoin=off -c enable_hashjoin=off"


def _answer_quickly(place: dict[str, Any]) -> None:
    """Ask by the socket where there is one. Have tables joined as a query names them, row by row:
    they are all but empty, and the best way takes long to find."""
    place["HOST"] = os.environ.get("DATABASE_SOCKET", place["HOST"])
    place["OPTIONS"]["options"] += LITTLE_TO_PLAN


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest,
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Migrate once for all workers: each of them copies the database that one of them made."""
    if connection.vendor != "postgresql":
        return
    _answer_quickly(connection.settings_dict)
    if not hasattr(request.config, "workerinput"):
        return
    with django_db_blocker.unblock():
        template = migrated_once(tmp_path_factory.getbasetemp().parent / "migrated")
    connection.settings_dict["TEST"] |= {"TEMPLATE": template, "MIGRATE": False}


@pytest.fixture(scope="session")
def folders(tmp_path_factory) -> Iterator[Path]:
    """Give folders, one for each test: `tmp_path` looks through those of all tests before it."""
    root = tmp_path_factory.mktemp("tests")
    return (root / str(number) for number in count())


@pytest.fixture(autouse=True)
def each_test_has_a_place_of_its_own(request: pytest.FixtureRequest, folders) -> Iterator[None]:
    """Keep what a test brings or issues away from the files of the place, and tasks out of a queue
    that no worker empties; `redis` tests talk to the real one. Who keeps something makes the
    folder: most tests keep nothing, and thousands of folders take seconds to be removed."""
    folder, is_queued = next(folders), request.node.get_closest_marker("redis") is not None
    with override_settings(
        MEDIA_ROOT=folder / "media",
        BACKUP_ROOT=folder / "backups",
        CELERY_TASK_ALWAYS_EAGER=not is_queued,
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def all_tests_have_one_surrounding() -> Iterator[None]:
    """Surround all tests at once: each fixture more is asked for anew by each of thousands."""
    surroundings = (
        what_only_takes_time_is_left_out,
        clients_make_one_session_when_they_enter,
        clients_keep_what_the_view_gave_its_page,
        tests_that_commit_leave_nothing,
        the_log_has_a_key,
        press.kept_warm,  # as a job prints: each paper has a child of its own all the same
    )
    with ExitStack() as until_the_end:
        for surrounding in surroundings:
            until_the_end.enter_context(surrounding())
        yield


@contextmanager
def what_only_takes_time_is_left_out() -> Iterator[None]:
    """Save the seconds that argon2 rightly costs a thief, and the suite at each login it makes; and
    the look at every static file of the house with which each client would begin."""
    hasher = "django.contrib.auth.hashers.MD5PasswordHasher"
    with override_settings(PASSWORD_HASHERS=[hasher], WHITENOISE_AUTOREFRESH=True):
        yield


@contextmanager
def clients_make_one_session_when_they_enter() -> Iterator[None]:
    """Enter as Django's client does, but for the session that it makes beforehand, which the login
    throws away: half of what is asked by each of thousands."""

    def enter(client: Client, user, backend: str | None = None) -> None:
        cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
        request = HttpRequest()
        sessions = import_module(settings.SESSION_ENGINE)
        request.session = sessions.SessionStore(cookie and cookie.value)
        login(request, user, backend)
        request.session.save()
        client._set_login_cookies(request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "_login", enter)
        yield


@contextmanager
def clients_keep_what_the_view_gave_its_page() -> Iterator[None]:
    """Keep the context of the page alone, where Django's client copies that of each part as well:
    a field, an icon, a row of a list."""

    def keep(store: dict, signal: Any, sender: Any, template: Any, context: Any, **_: Any) -> None:
        if "context" not in store:
            store |= {"templates": [template], "context": ContextList([copy(context)])}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.test.client.store_rendered_templates", keep)
        yield


@contextmanager
def tests_that_commit_leave_nothing() -> Iterator[None]:
    """Empty all tables, the log too, which nobody else may (docs/adr/0019)."""
    with pytest.MonkeyPatch.context() as patch:
        if connection.vendor == "postgresql":
            patch.setattr(TransactionTestCase, "_fixture_teardown", lambda test: empty_all())
        yield


@contextmanager
def the_log_has_a_key() -> Iterator[None]:
    """Sign the log of tests also where the place they run in was given no key."""
    with override_settings(HISTORY_KEY=settings.HISTORY_KEY or "khoa-cua-mot-noi-khong-co-khoa"):
        yield
