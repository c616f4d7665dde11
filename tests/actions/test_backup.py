"""Backing everything up and bringing it back: row by row, byte by byte, number by number."""

import json
import resource
import shutil
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from threading import Event as Flag
from threading import Thread

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction
from django.utils import timezone

from backups import sealing
from backups.archive import unpacked, writing
from backups.loading import empty, without_triggers
from backups.making import make
from backups.refusals import ArchiveError
from backups.restoring import restore
from backups.tables import SPELT_OUT, backed_up, rows
from council.actions.ballots import cast as vote
from council.actions.rounds import close_phones
from council.models import Receipt, Vote
from history.chain import breaches
from history.log import record
from history.models import Event
from initiatives.models import InitiativeAttachment
from people.models import Session, Unit
from people.roles import OFFICE
from tests.backing_up import everything, files, numbers
from tests.cast import Cast, make_unit
from tests.lasting import settle
from tests.meetings import Chamber, choices
from tests.nominating import make_attachment
from tests.world import World

pytestmark = pytest.mark.django_db

embedded = pytest.mark.embedded


@pytest.fixture(autouse=True)
def guessing_costs_little(monkeypatch):
    monkeypatch.setattr(sealing, "COST", 2)


@pytest.fixture
def archive(tmp_path) -> Path:
    return tmp_path / "kept" / "all.backup"


@pytest.fixture
def world() -> World:
    world = World.of()
    record("unit.added", world.cast.unit, "Một.", by=world.cast.acting(OFFICE), commune_id=1)
    make_unit(world.cast.commune, "Đã xóa").delete()  # its number is never given again
    settle()
    return world


def lose_everything() -> None:
    """Leave a place as `migrate` leaves it."""
    settle()
    with transaction.atomic(), without_triggers():
        empty()
    shutil.rmtree(settings.MEDIA_ROOT)


def the_place() -> tuple:
    return everything(), files(), numbers()


@embedded
@pytest.mark.parametrize("passphrase", ["", "mot cau that dai"], ids=["plain", "sealed"])
def test_what_was_lost_comes_back_as_it_was(world, archive, passphrase):
    before = the_place()
    made = make(archive, passphrase=passphrase)
    assert (made.files, made.missing) == (len(before[1]), ())
    assert made.rows == sum(map(len, before[0].values()))
    lose_everything()
    assert the_place() != before
    restored = restore(archive, passphrase=passphrase)
    assert (restored.rows, restored.files) == (made.rows, made.files)
    assert the_place() == before
    assert list(breaches()) == []


@embedded
def test_a_place_in_use_is_replaced_only_when_told_so(world, archive):
    before = the_place()
    make(archive)
    later = make_attachment(world.initiative, "Đưa lên sau.pdf")
    Unit.objects.filter(pk=world.cast.unit.pk).update(name="Tên khác")
    world.initiative_file.file.storage.delete(world.initiative_file.file.name)
    Session.objects.create(session_key="x", expire_date=timezone.now() + timedelta(hours=1))
    settle()
    in_use = the_place()
    with pytest.raises(ArchiveError, match="đang có dữ liệu nên chưa phục hồi"):
        restore(archive)
    assert the_place() == in_use
    restore(archive, replace=True)
    assert everything() == before[0]
    assert files() == before[1]
    assert numbers()[later._meta.db_table] == before[2][later._meta.db_table]
    assert not Session.objects.exists()


def repacked(archive: Path, folder: Path, change) -> Path:
    """Give the archive with another content that is whole in itself."""
    manifest = unpacked(archive, "", folder)
    change(folder, manifest)
    other = archive.with_name("other.backup")
    with other.open("wb") as file, writing(file, "") as writer:
        for name in manifest.pop("members"):
            writer.add_file(name, folder / name)
        writer.end(manifest)
    return other


def to_another_commune(folder: Path, manifest: dict) -> None:
    part = folder / "tables/people_unit/000001.jsonl"
    lines = [json.loads(line) for line in part.read_text().splitlines()]
    place = manifest["tables"]["people_unit"]["columns"].index("commune_id")
    lines[-1][place] = 987654
    part.write_text("".join(f"{json.dumps(line)}\n" for line in lines))


def of_another_version(folder: Path, manifest: dict) -> None:
    manifest["version"] = "0.9.0"
    manifest["tables"]["people_unit"]["columns"].append("colour")


def short_of_a_row(folder: Path, manifest: dict) -> None:
    manifest["tables"]["people_unit"]["rows"] += 1


@embedded
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (to_another_commune, "không hợp lệ nên chưa thay đổi gì"),
        (of_another_version, "Hãy cài phiên bản 0.9.0, phục hồi, rồi nâng cấp"),
        (short_of_a_row, "bản sao lưu ghi 3; chưa thay đổi gì"),
    ],
)
def test_what_cannot_be_restored_changes_nothing(archive, tmp_path, change, sentence):
    Cast.of()
    settle()
    make(archive)
    other = repacked(archive, tmp_path / "unpacked", change)
    before = the_place()
    with pytest.raises(ArchiveError, match=sentence):
        restore(other, replace=True)
    assert the_place() == before


@embedded
def test_a_backup_that_fails_leaves_no_file_and_one_that_is_there_stays(archive, tmp_path):
    archive.parent.mkdir(parents=True)
    archive.write_bytes(b"yesterday")
    with pytest.raises(ArchiveError, match="bản cũ không bị ghi đè"):
        make(archive)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ArchiveError, match="Chưa ghi được tệp sao lưu"):
        make(tmp_path / "file" / "new.backup")
    assert [path.name for path in archive.parent.iterdir()] == ["all.backup"]
    assert archive.read_bytes() == b"yesterday"


@embedded
@pytest.mark.parametrize("passphrase", ["", "mot cau that dai"], ids=["plain", "sealed"])
def test_a_disk_that_is_full_leaves_nothing_behind(world, archive, passphrase):
    allowed = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, allowed[1]))
    try:
        with pytest.raises(ArchiveError, match="dữ liệu không bị ảnh hưởng"):
            make(archive, passphrase=passphrase)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, allowed)
    assert list(archive.parent.iterdir()) == []


@embedded
def test_a_file_that_is_missing_is_named_and_the_rest_is_kept(world, archive):
    gone = world.initiative_file.file.name
    world.initiative_file.file.storage.delete(gone)
    before = the_place()
    assert make(archive).missing == (gone,)
    lose_everything()
    assert restore(archive).missing == (gone,)
    assert the_place() == before


SPELT_ALIKE = {
    "AutoField",
    "BigAutoField",
    "BigIntegerField",
    "BooleanField",
    "CharField",
    "FileField",
    "FloatField",
    "GenericIPAddressField",
    "IntegerField",
    "JSONField",
    "PositiveBigIntegerField",
    "PositiveIntegerField",
    "PositiveSmallIntegerField",
    "SmallIntegerField",
    "TextField",
}


def test_every_kind_of_field_of_the_house_has_a_form_in_a_backup():
    fields = {field for model in backed_up() for field in model._meta.concrete_fields}
    kinds = {field.get_internal_type() for field in fields if not field.remote_field}
    assert kinds - SPELT_OUT - SPELT_ALIKE == set()


# --- Votes ---------------------------------------------------------------------------------


@embedded
def test_nothing_of_an_open_vote_leaves_the_server_and_who_had_voted_votes_again(archive):
    chamber = Chamber.of(members=4, names=2).seated()
    round = chamber.opened()
    for number, seat in enumerate(chamber.seats[:3], start=1):
        vote(round, seat, choices(chamber.lines, True, number != 2))
        assert (list(rows(Vote)), list(rows(Receipt))) == ([], [])
    settle()
    make(archive)
    restore(archive, replace=True)
    assert (Vote.objects.count(), Receipt.objects.count()) == (0, 0)
    for seat in chamber.seats:
        vote(round, seat, choices(chamber.lines, True, False))
    close_phones(round, by=chamber.by)
    assert list(round.tallies.values_list("agree", "disagree")) == [(4, 0), (0, 4)]


@embedded
def test_a_closed_vote_comes_back_in_an_order_that_tells_nothing(archive):
    chamber = Chamber.of(members=4, names=2).seated()
    round = chamber.opened()
    for number, seat in enumerate(chamber.seats, start=1):
        vote(round, seat, choices(chamber.lines, number % 2 == 0, True))
    close_phones(round, by=chamber.by)
    settle()
    piles = sorted(Vote.objects.values_list("pk", "tally", "agrees"))
    make(archive)
    with connection.cursor() as cursor:
        restore(archive, replace=True)
        cursor.execute("SELECT id FROM council_vote")  # as the rows lie in the table
        lying = [str(pk).replace("-", "") for (pk,) in cursor.fetchall()]
    assert lying == sorted(lying)
    assert sorted(Vote.objects.values_list("pk", "tally", "agrees")) == piles
    assert Receipt.objects.count() == 4


# --- The commands --------------------------------------------------------------------------


@embedded
def test_the_commands_say_what_they_did_and_refuse_in_sentences(archive, tmp_path, capsys):
    Cast.of()
    settle()
    secret = tmp_path / "passphrase"
    secret.write_text("mot cau that dai\n")
    call_command("backup", archive, passphrase_file=secret)
    output = capsys.readouterr().out
    assert output.startswith("Đã sao lưu ")
    assert sealing.is_sealed(archive.read_bytes())
    assert archive.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="hãy cho biết mật khẩu"):
        call_command("restore", archive)
    with pytest.raises(CommandError, match="thêm --replace"):
        call_command("restore", archive, passphrase_file=secret)
    call_command("restore", archive, passphrase_file=secret, replace=True)
    assert "Mọi người cần đăng nhập lại." in capsys.readouterr().out
    secret.write_text("\n")
    with pytest.raises(CommandError, match="trống"):
        call_command("restore", archive, passphrase_file=secret)


# --- While people write; from one database to the other ------------------------------------


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_backup_is_of_one_moment_though_people_go_on_writing(archive):
    cast, begun, stop = Cast.of(), Flag(), Flag()
    initiative = World.of("Quảng Thọ", "tho_").initiative
    settled = InitiativeAttachment.objects.count()

    def work():
        while not stop.is_set():
            with transaction.atomic():
                make_attachment(initiative, "Mới.pdf")
                record("x", cast.unit, "Đưa lên.", by=cast.acting(OFFICE), commune_id=1)
            begun.set()
        connections.close_all()

    at_work = Thread(target=work)
    at_work.start()
    begun.wait(10)
    made = make(archive)
    stop.set()
    at_work.join()
    assert made.missing == ()
    total = InitiativeAttachment.objects.count()
    restore(archive, replace=True)
    kept = InitiativeAttachment.objects.count()
    assert settled < kept <= total
    assert Event.objects.filter(sentence="Đưa lên.").count() == kept - settled
    assert list(breaches()) == []
    named = set(InitiativeAttachment.objects.values_list("file", flat=True))
    assert named <= set(files())
    assert all(
        files()[attachment.file.name] == attachment.sha256
        for attachment in InitiativeAttachment.objects.all()
    )


def elsewhere(folder: Path, *commands: tuple[str, ...]) -> None:
    """Run commands of the program in a place of its own, on SQLite."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "ENV_FILE": "/dev/null",
        "SECRET_KEY": settings.SECRET_KEY,
        "HISTORY_KEY": settings.HISTORY_KEY,
        "ALLOWED_HOSTS": "localhost",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
    }
    script = "import django; django.setup(); from django.core.management import call_command; "
    script += f"[call_command(*command) for command in {commands!r}]"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=settings.BASE_DIR,
        env=environment | {"DJANGO_SETTINGS_MODULE": "thiduakt.settings"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_from_postgresql_to_sqlite_and_back_nothing_changes(world, archive, tmp_path):
    before = the_place()
    make(archive)
    place, back = tmp_path / "place", tmp_path / "back.backup"
    place.mkdir()
    elsewhere(place, ("migrate", "--verbosity", "0"), ("restore", str(archive)))
    with sqlite3.connect(place / "db.sqlite3") as somebody:
        somebody.execute("BEGIN IMMEDIATE")
        somebody.execute("UPDATE people_person SET position = 'Đang sửa'")
        elsewhere(place, ("backup", str(back)))  # waits for nobody, and takes nothing half-done
        somebody.rollback()
    lose_everything()
    restore(back)
    assert the_place() == before
