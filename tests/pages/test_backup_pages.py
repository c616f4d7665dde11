"""The page of backups: asked for by a press, made by the worker, taken out by administrators."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from backups.actions import ask
from backups.making import part_of
from backups.models import Backup
from backups.running import clear, run, run_waiting
from backups.tasks import make_nightly_backup, make_waiting_backups
from history.models import Event
from notifications.models import Notice
from people.models import User
from people.roles import OFFICE
from procedure.refusal import RefusedError
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

PAGE = "/sao-luu/"


@pytest.fixture
def administrator(client) -> User:
    user = User.objects.create_superuser("quantri", "quantri@example.org", "x")
    client.force_login(user)
    return user


def a_backup(**values) -> Backup:
    defaults = {
        "name": f"thiduakt-{Backup.objects.count()}.backup",
        "by_name": "quantri",
        "asked_at": timezone.now(),
        "state": "done",
        "sha256": "a" * 64,
        "size": 1000,
    }
    backup = Backup.objects.create(**defaults | values)
    backup.path.parent.mkdir(parents=True, exist_ok=True)
    backup.path.write_bytes(b"x")
    return backup


def page_of(client) -> str:
    return client.get(PAGE).content.decode()


def test_a_press_is_a_file_to_download_with_its_size_and_hash(client, administrator):
    assert "Chưa có bản sao lưu nào" in page_of(client)
    assert client.post(f"{PAGE}ngay/").url == PAGE
    assert "Đang chờ" in page_of(client)
    assert make_waiting_backups() == 1
    backup = Backup.objects.get()
    for close in client.head(f"{PAGE}{backup.pk}/tep/")._resource_closers:  # it takes nothing
        close()
    content = b"".join(client.get(f"{PAGE}{backup.pk}/tep/"))
    assert (len(content), hashlib.sha256(content).hexdigest()) == (backup.size, backup.sha256)
    page = page_of(client)
    assert backup.sha256 in page
    assert "không mã hóa" in page
    assert list(Event.objects.of_chain(0).values_list("actor_name", "verb")) == [
        ("quantri", "backup.downloaded"),
        ("quantri", "backup.asked"),
    ]


def test_a_second_press_waits_for_the_first(client, administrator):
    client.post(f"{PAGE}ngay/")
    answer = client.post(f"{PAGE}ngay/", follow=True).content.decode()
    assert "Hãy chờ bản đó xong rồi bấm lại." in answer
    with pytest.raises(RefusedError):
        ask(by=administrator)
    assert Backup.objects.count() == 1


def test_who_is_no_administrator_knows_of_no_backup(client):
    backup = a_backup()
    client.force_login(Cast.of()[OFFICE])
    for address in (PAGE, f"{PAGE}{backup.pk}/tep/"):
        assert client.get(address).status_code == 404
    assert client.post(f"{PAGE}ngay/").status_code == 404
    assert "Sao lưu" not in client.get("/").content.decode()


def test_the_page_shows_how_far_it_is_and_asks_again_only_while_it_runs(client, administrator):
    a_backup(size=4000)
    running = a_backup(state="running", sha256="", size=0, started_at=timezone.now())
    part_of(running.path).write_bytes(bytes(1000))
    part = client.get(PAGE, headers={"HX-Request": "true"}).content.decode()
    assert '<progress class="w-100" value="1000" max="4000"' in part
    assert "<h1" not in part
    assert 'hx-trigger="every 2s"' in part
    part_of(running.path).unlink()
    running.delete()
    assert 'hx-trigger="every 2s"' not in page_of(client)


def test_the_page_asks_as_few_queries_for_one_as_for_thirty(client, administrator):
    counts = []
    for number in (1, 2, 27):
        for _ in range(number):
            a_backup()
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))
    assert counts == [6, 6, 6]


def test_a_backup_is_made_once_whoever_else_tries(administrator):
    backup = ask(by=administrator)
    assert (run(backup.pk), run(backup.pk), run_waiting()) == (True, False, 0)


def test_what_lost_its_worker_is_given_up_and_told(administrator):
    long_ago = timezone.now() - timedelta(hours=1)
    backup = a_backup(state="running", sha256="", started_at=long_ago)
    alive = a_backup(state="running", sha256="", started_at=long_ago)
    part_of(alive.path).write_bytes(b"x")
    run_waiting()
    backup.refresh_from_db()
    alive.refresh_from_db()
    assert (backup.state, alive.state) == ("failed", "running")
    [notice] = Notice.objects.all()
    assert (notice.recipient, notice.subject) == (administrator, "Sao lưu không thành công")
    assert "Máy chủ dừng giữa chừng." in notice.body


def test_the_nightly_one_lets_old_ones_go_but_never_the_three_newest_whole_ones(settings):
    old = [a_backup(asked_at=timezone.now() - timedelta(days=days)) for days in (40, 30, 16, 15)]
    assert make_nightly_backup().startswith("thiduakt-")
    tonight = Backup.objects.get(is_nightly=True)
    assert (tonight.state, tonight.is_sealed, tonight.by_name) == ("done", False, "Hệ thống")
    kept = [False, False, True, True, True]
    assert [backup.path.exists() for backup in (*old, tonight)] == kept
    clear(timezone.now() + timedelta(days=99))
    assert list(Backup.objects.all()) == [tonight, *reversed(old[2:])]


def test_a_night_without_room_on_the_disk_keeps_the_old_ones_and_tells(settings, administrator):
    old = a_backup(asked_at=timezone.now() - timedelta(days=40))
    kept = old.path
    settings.BACKUP_ROOT = old.path  # a file: nothing can be written below it
    with pytest.raises(CommandError, match="Chưa ghi được tệp sao lưu"):
        call_command("backup_nightly")
    assert kept.exists()
    assert Backup.objects.filter(state="done").count() == 1
    assert Notice.objects.get().recipient == administrator


def test_with_a_passphrase_in_the_settings_every_backup_is_sealed(settings, administrator, client):
    settings.BACKUP_PASSPHRASE = "mot cau that dai"
    make_nightly_backup()
    assert Backup.objects.get().is_sealed
    assert "có mã hóa" in page_of(client)
