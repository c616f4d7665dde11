"""Many dossiers in the background: each printed once, and a failure harms nobody else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from documents.dossier import jobs, keeping, running
from documents.models import PrintJob, PrintPart, StoredFile
from documents.refusals import UnprintableError
from people.roles import OFFICE, SECRETARY
from tests.cast import Cast
from tests.documents.paper_reader import printed_lines
from tests.documents.sample_dossiers import MAKERS

pytestmark = pytest.mark.django_db

FINISHED_AGO = timedelta(days=31)


@pytest.fixture(autouse=True)
def makers(settings):
    settings.PAPER_MAKERS = MAKERS


@pytest.fixture
def cast():
    return Cast.of()


def asked(cast: Cast, *makers: str) -> PrintJob:
    parts = [(f"Hồ sơ {n}", maker, n) for n, maker in enumerate(makers, start=1)]
    values = {"user": cast[OFFICE], "commune_id": cast.commune.pk, "back_path": "/"}
    return jobs.ask("Hồ sơ năm 2021", parts, **values)


def done(cast: Cast, *makers: str) -> PrintJob:
    job = asked(cast, *makers)
    assert running.run(job.pk)
    job.refresh_from_db()
    return job


def texts(file) -> str:
    with file.open("rb") as paper:
        return "\n".join(line.text for line in printed_lines(paper.read()))


def test_all_dossiers_are_printed_and_joined_behind_a_list_of_them(cast):
    job = done(cast, "report", "report")

    parts = list(job.parts.all())
    assert (job.state, job.done, job.error) == ("done", 2, "")
    assert [(part.stored.pages, part.error) for part in parts] == [(8, "")] * 2
    assert "Ông Đặng Văn 2" in texts(parts[1].stored.file)
    volume = texts(job.file)
    assert volume.startswith("DANH MỤC HỒ SƠ\nHồ sơ năm 2021")
    assert "Ông Đặng Văn 1" in volume
    assert "Ông Đặng Văn 2" in volume


def test_a_part_that_cannot_be_made_names_itself_and_leaves_the_others_whole(cast):
    job = done(cast, "report", "refused", "faulty", "report")

    errors = [part.error for part in job.parts.all()]
    assert (job.state, job.done) == ("done", 4)
    assert [part.stored is not None for part in job.parts.all()] == [True, False, False, True]
    assert errors == [
        "",
        "Tờ trình ghi 3 người mà danh sách có 2. Hãy xem lại danh sách.",
        running.NOT_MADE,
        "",
    ]
    assert "(Tờ trình ghi 3 người mà danh sách có 2." in texts(job.file)


def test_a_job_of_which_nothing_could_be_printed_says_so(cast):
    job = done(cast, "refused")

    assert (job.state, job.in_words, bool(job.file)) == (
        "failed",
        "Không in được: 1/1 hồ sơ",
        False,
    )


def test_the_same_content_is_the_stored_file_and_not_a_new_rendering(cast):
    first = done(cast, "report").parts.get().stored
    again = done(cast, "report").parts.get().stored

    assert again == first
    assert StoredFile.objects.count() == 1


def test_a_stored_file_whose_bytes_are_gone_is_printed_again(cast):
    stored = done(cast, "report").parts.get().stored
    stored.file.storage.delete(stored.file.name)

    assert "Ông Đặng Văn 1" in texts(done(cast, "report").parts.get().stored.file)


def test_what_a_worker_left_is_continued_and_nothing_printed_twice(cast):
    job = asked(cast, "report", "refused", "report")
    finished = done(cast, "report").parts.get().stored
    job.parts.filter(ordinal=1).update(stored=finished, maker="faulty")
    job.parts.filter(ordinal=2).update(error="Lỗi cũ.", maker="faulty")
    past = timezone.now() - running.STALE - timedelta(seconds=1)
    PrintJob.objects.filter(pk=job.pk).update(state="running", heartbeat_at=past, done=2)

    assert running.run(job.pk)

    parts = job.parts.order_by("ordinal")
    assert [part.error for part in parts] == ["", "Lỗi cũ.", ""]
    assert parts[0].stored == finished
    assert parts[2].stored is not None


def test_a_job_that_another_worker_has_is_left_to_it(cast):
    job = asked(cast, "report")
    PrintJob.objects.update(state="running", heartbeat_at=timezone.now())

    assert not running.run(job.pk)
    assert not PrintPart.objects.exclude(stored=None).exists()


def test_a_worker_whose_job_was_cancelled_stops_and_what_is_printed_stays(cast, settings):
    settings.PAPER_MAKERS = MAKERS | {"cancelling": f"{__name__}.cancel_all"}
    job = done(cast, "report", "cancelling", "report")

    printed = [part.stored is not None for part in job.parts.all()]
    assert (job.state, job.error) == ("failed", jobs.CANCELLED)
    assert printed[1:] == [False, False]


def cancel_all(subject: int):
    for job in PrintJob.objects.all():
        jobs.cancel(job)
    return MAKERS and import_string(MAKERS["report"])(subject)


def test_only_what_nobody_works_on_is_swept(cast, monkeypatch):
    names = ["fresh", "forgotten", "running", "dead", "finished"]
    made = {name: asked(cast, "report") for name in names}
    now = timezone.now()
    old = now - timedelta(minutes=5)
    _set(made["forgotten"], asked_at=old)
    _set(made["running"], state="running", heartbeat_at=now, asked_at=old)
    _set(made["dead"], state="running", heartbeat_at=old)
    _set(made["finished"], state="done", heartbeat_at=old, asked_at=old)

    assert set(jobs._abandoned(now)) == {made["forgotten"], made["dead"]}


def _set(job: PrintJob, **values) -> None:
    PrintJob.objects.filter(pk=job.pk).update(**values)


def test_no_dossier_at_all_is_refused_with_a_sentence(cast):
    with pytest.raises(UnprintableError, match=r"^Chưa có hồ sơ nào để in\.$"):
        asked(cast)


def test_after_thirty_days_jobs_and_files_that_nobody_holds_are_gone(cast):
    old, recent = done(cast, "report", "report"), done(cast, "report")
    shared, _ = (part.stored for part in old.parts.all())
    _set(old, finished_at=timezone.now() - FINISHED_AGO)
    StoredFile.objects.update(made_at=timezone.now() - FINISHED_AGO)

    removed = keeping.clear()

    assert removed == 1
    assert list(PrintJob.objects.all()) == [recent]
    assert list(StoredFile.objects.all()) == [shared]
    assert shared.file.storage.exists(shared.file.name)


def test_the_page_counts_while_it_prints_and_stops_asking_when_done(cast, client):
    client.force_login(cast[OFFICE])
    job = asked(cast, "report", "refused")
    address = reverse("documents:job", args=[job.pk])

    waiting = client.get(address).content.decode()
    _set(job, state="running", done=1, heartbeat_at=timezone.now() - timedelta(minutes=5))
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    running.run(job.pk)
    finished = client.get(address).content.decode()

    assert "Đang chờ: 0/2 hồ sơ" in waiting
    assert 'hx-trigger="every 2s"' in waiting
    assert "Đang in: 1/2 hồ sơ" in part
    assert "<html" not in part
    assert "Đã xong: 2/2 hồ sơ" in finished
    assert 'hx-trigger="every 2s"' not in finished
    assert "Hồ sơ 2: Tờ trình ghi 3 người mà danh sách có 2." in finished


def test_files_are_handed_to_who_asked_and_to_nobody_else(cast, client):
    job = done(cast, "report", "report")
    addresses = [
        reverse("documents:job", args=[job.pk]),
        reverse("documents:job_file", args=[job.pk]),
        reverse("documents:part_file", args=[job.parts.first().pk]),
    ]

    for user, code in ((OFFICE, 200), (SECRETARY, 404)):
        client.force_login(cast[user])
        assert [_code(client, address) for address in addresses] == [code] * 3

    client.force_login(cast[OFFICE])
    paper = client.get(addresses[2])
    assert paper["Content-Disposition"] == 'inline; filename="ho-so-1.pdf"'
    assert b"".join(paper).startswith(b"%PDF-")


def _code(client, address: str) -> int:
    answer = client.get(address)
    if answer.streaming:  # a file is closed when it has been read
        list(answer)
    return answer.status_code


def test_a_file_that_is_not_printed_yet_is_not_found(cast, client):
    client.force_login(cast[OFFICE])
    job = asked(cast, "report")

    for name, pk in (("job_file", job.pk), ("part_file", job.parts.get().pk)):
        assert client.get(reverse(f"documents:{name}", args=[pk])).status_code == 404


def test_a_job_is_stopped_and_asked_again_from_its_page(cast, client):
    client.force_login(cast[OFFICE])
    job = asked(cast, "report")

    client.post(reverse("documents:job_cancel", args=[job.pk]))
    stopped = client.get(reverse("documents:job", args=[job.pk])).content.decode()
    answer = client.post(reverse("documents:job_again", args=[job.pk]))

    assert jobs.CANCELLED in stopped
    again = PrintJob.objects.first()
    assert (answer.url, again.state, again.parts.count()) == (
        again.get_absolute_url(),
        "waiting",
        1,
    )
    assert PrintJob.objects.get(pk=job.pk).state == "failed"


@pytest.mark.parametrize("count", [1, 3, 100])
def test_the_list_costs_the_same_however_long_it_is(cast, client, django_assert_num_queries, count):
    client.force_login(cast[OFFICE])
    for _ in range(count):
        asked(cast, "report")
    client.get(reverse("documents:jobs"))
    with django_assert_num_queries(6):
        page = client.get(reverse("documents:jobs")).content.decode()
    assert page.count("Hồ sơ năm 2021") == min(count, 30)


def test_an_empty_list_says_what_will_stand_there(cast, client):
    client.force_login(cast[SECRETARY])
    assert "Chưa in lần nào" in client.get(reverse("documents:jobs")).content.decode()
