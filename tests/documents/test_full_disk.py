"""A disk without room: a sentence, no half of a file, no file of an act that failed.

The system itself refuses to write here (RLIMIT_FSIZE), as it does where a disk or quota is full.
"""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, transaction

from attachments.accepting import accept
from decisions import actions as decisions
from decisions.models import DecisionDraft
from documents.issued.issuing import check_frozen
from documents.models import IssuedDocument
from history.models import Event
from initiatives import actions as initiatives
from initiatives.models import InitiativeAttachment
from people.roles import MEMBER, OFFICE
from procedure.acting import attempt
from procedure.storing import FULL
from tests import attached
from tests.actions.test_decision_drafts import SIGNED_ON, TODAY, approved
from tests.attached import brought
from tests.cast import Cast
from tests.nominating import make_nomination
from tests.registering import launched, staff
from tests.signed import chairman_of
from tests.world import World
from thiduakt.outage import server_error

KILOBYTE = 1024


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file of this process grow larger."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def on_disk(settings) -> list[str]:
    root = Path(settings.MEDIA_ROOT)
    return sorted(path.name for path in root.rglob("*") if path.is_file())


def test_half_of_a_file_does_not_stay(settings):
    with room_for(64 * KILOBYTE), pytest.raises(OSError, match="File too large"):
        default_storage.save("initiatives/a.pdf", ContentFile(bytes(200 * KILOBYTE)))
    assert on_disk(settings) == []


def test_an_older_file_of_that_name_is_left_alone(settings):
    kept = default_storage.save("a.pdf", ContentFile(b"x"))
    with room_for(64 * KILOBYTE), pytest.raises(OSError, match="File too large"):
        default_storage.save("a.pdf", ContentFile(bytes(200 * KILOBYTE)))
    assert (kept, on_disk(settings)) == ("a.pdf", ["a.pdf"])


@pytest.mark.postgres  # the limit would meet the file of SQLite, too
@pytest.mark.django_db
def test_of_several_files_for_which_there_is_no_room_none_stays_and_a_sentence_says_so(settings):
    world = World.of()
    before = on_disk(settings), InitiativeAttachment.objects.count()
    small, large = (
        attached.a_pdf(),
        attached.zipped({**attached.ODT_PARTS, "Pictures/a": os.urandom(200 * KILOBYTE)}),
    )
    files = [accept(brought("1.pdf", small)), accept(brought("2.odt", large))]
    with room_for(64 * KILOBYTE):
        done, findings = attempt(
            initiatives.attach, world.initiative, files=files, by=world.cast.acting(MEMBER)
        )
    assert (done, [finding.sentence for finding in findings]) == (None, [FULL])
    assert (on_disk(settings), InitiativeAttachment.objects.count()) == before


@pytest.mark.postgres  # the limit would meet the file of SQLite, too
@pytest.mark.django_db
@pytest.mark.parametrize("room", [0.0, 0.9], ids=["none to print", "none to keep what is printed"])
def test_a_paper_for_which_there_is_no_room_takes_no_number_and_gets_it_later(settings, room):
    cast = Cast.of()
    campaign = launched(cast, on=TODAY)
    people = [make_nomination(campaign, person, "LDTT", "vetted") for person in staff(cast.unit)]
    made = approved(cast, campaign, people)
    numbering = {"signed_on": SIGNED_ON, "signer": chairman_of(cast), "ordinal": 325}
    act = {**numbering, "by": cast.acting(OFFICE)}
    with transaction.atomic():  # to know how large it is
        size = decisions.number(made, **act).paper.file.size
        transaction.set_rollback(True)
    made = DecisionDraft.objects.get(pk=made.pk)
    before = on_disk(settings), Event.objects.count()
    with room_for(KILOBYTE + int(room * size)):
        done, findings = attempt(decisions.number, made, **act)
    assert (done, [finding.sentence for finding in findings]) == (None, [FULL])
    assert (on_disk(settings), Event.objects.count()) == before
    assert not IssuedDocument.objects.exists()
    made = DecisionDraft.objects.get(pk=made.pk)
    assert decisions.number(made, **act).paper.number == "325/QĐ-UBND"
    assert list(check_frozen()) == []


@pytest.mark.django_db
def test_a_database_without_room_is_told_from_one_that_does_not_answer(rf):
    with connection.cursor() as cursor:
        full = "DO $$ BEGIN RAISE 'x' USING ERRCODE = '53100'; END $$"
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA page_count")
            cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
            full = "CREATE TABLE room AS SELECT zeroblob(9000000)"
        try:
            with transaction.atomic():
                cursor.execute(full)
        except OperationalError:
            answer = server_error(rf.post("/"))
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA max_page_count = 1073741823")
    assert (answer.status_code, FULL in answer.content.decode()) == (507, True)


@pytest.mark.django_db
def test_an_act_that_fails_takes_its_files_with_it_and_one_that_is_done_keeps_them(settings):
    world = World.of()
    files = [accept(brought("1.pdf", attached.a_pdf()))]
    act = {"files": files, "by": world.cast.acting(MEMBER)}
    before = on_disk(settings)

    def fails() -> None:
        with transaction.atomic():
            initiatives.attach(world.initiative, **act)
            raise ZeroDivisionError

    def hook_fails() -> None:
        initiatives.attach(world.initiative, **act)
        raise ZeroDivisionError("after the act was done")

    with pytest.raises(ZeroDivisionError):
        attempt(fails)
    assert on_disk(settings) == before
    with pytest.raises(ZeroDivisionError, match="after"):
        attempt(hook_fails)
    assert len(on_disk(settings)) == len(before) + 1


@pytest.mark.postgres  # the limit would meet the file of SQLite, too
@pytest.mark.django_db
def test_an_upload_without_room_is_told_so(client, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    client.raise_request_exception = False
    upload = SimpleUploadedFile("a.pdf", bytes(3 * KILOBYTE * KILOBYTE))
    with room_for(KILOBYTE * KILOBYTE):
        answer = client.post("/dang-nhap/", {"file": upload})
    assert (answer.status_code, FULL in answer.content.decode()) == (507, True)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []
