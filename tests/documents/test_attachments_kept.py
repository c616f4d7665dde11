"""Files on their way in through a form, on the disk, and out again."""

import io
import os
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import transaction
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from attachments.accepting import MAX_BYTES, accept, stored
from attachments.forms import FileForm, FilesForm
from attachments.orphans import orphans
from attachments.periodic import sweep_orphans
from attachments.serving import MissingFileError, download
from attachments.uploading import StopAfterEnough
from initiatives.models import InitiativeAttachment
from people.roles import MEMBER
from tests import attached, hostile
from tests.attached import brought
from tests.world import World
from thiduakt.views import not_found


@pytest.fixture
def world(db) -> World:
    return World.of()


def kept(world: World, name: str = "Minh chứng.pdf") -> InitiativeAttachment:
    accepted = accept(brought(name, attached.a_pdf()))
    return InitiativeAttachment.objects.create(
        **stored(accepted, by=world.cast.acting(MEMBER)), initiative=world.initiative
    )


# --- The form ------------------------------------------------------------------------------


def test_the_form_gives_an_accepted_file():
    content = attached.a_pdf()
    form = FileForm({}, {"file": brought("Minh chứng.pdf", content)})
    assert form.is_valid()
    accepted = form.cleaned_data["file"]
    assert (accepted.name, accepted.size) == ("Minh chứng.pdf", len(content))


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({}, "Hãy chọn một tệp."),
        (
            {"file": SimpleUploadedFile("a.pdf", b"")},
            "Tệp trống, không có nội dung. Hãy chọn tệp khác.",
        ),
        (
            {"file": SimpleUploadedFile("a.doc", b"x")},
            "Tệp .doc là dạng Word cũ. Hãy mở bằng Word, chọn “Lưu thành” dạng .docx rồi tải lại.",
        ),
    ],
)
def test_the_form_says_what_is_wrong_at_the_field(files, sentence):
    assert FileForm({}, files).errors == {"file": [sentence]}


def test_of_several_files_each_refused_one_is_named():
    files = [
        brought("Tốt.pdf", attached.a_pdf()),
        brought("Cũ.doc", b"x"),
        brought("Trống.pdf", b""),
    ]
    assert FilesForm({}, MultiValueDict({"files": files})).errors == {
        "files": [
            "“Cũ.doc”: Tệp .doc là dạng Word cũ. Hãy mở bằng Word, chọn “Lưu thành” dạng .docx rồi "
            "tải lại.",
            "“Trống.pdf”: Tệp trống, không có nội dung. Hãy chọn tệp khác.",
        ]
    }


def test_several_files_are_taken_at_once():
    files = [brought("1.pdf", attached.a_pdf()), brought("2.png", attached.a_picture("PNG"))]
    form = FilesForm({}, MultiValueDict({"files": files}))
    assert form.is_valid()
    assert [file.name for file in form.cleaned_data["files"]] == ["1.pdf", "2.png"]


def test_the_field_says_which_kinds_and_how_large():
    page = FileForm().as_p()
    assert 'accept=".pdf,.docx,.xlsx,.odt,.jpg,.png,.jpeg"' in page
    assert "ảnh JPG hoặc PNG; mỗi tệp tối đa 20 MB." in page


def test_who_brings_a_photograph_is_told_what_was_taken_out_of_it(client, world):
    client.force_login(world.cast[MEMBER])
    photograph = brought("Ảnh lớp.jpg", hostile.photograph())
    page = client.post(
        reverse("initiatives:attach", args=[world.initiative.pk]),
        {"files": [photograph]},
        follow=True,
    )
    assert [str(message) for message in page.context["messages"]] == [
        "Đã kèm 1 tệp.",
        "Đã bỏ vị trí chụp (GPS), ngày giờ và thông tin máy ảnh ghi kèm trong “Ảnh lớp.jpg”; hình "
        "không đổi.",
    ]


def test_of_an_upload_of_60_mb_no_more_than_the_largest_file_reaches_the_disk():
    """Read as the server reads it: a stream of parts, none of which is held."""
    boundary = "ranh-gioi"
    head = (
        f"--{boundary}\r\nContent-Disposition: form-data; name=file; filename=quet.pdf\r\n"
        "Content-Type: application/pdf\r\n\r\n"
    ).encode()
    body = head + b"%PDF-" + bytes(60 * 1024 * 1024) + f"\r\n--{boundary}--\r\n".encode()
    request = RequestFactory().generic(
        "POST", "/", body, content_type=f"multipart/form-data; boundary={boundary}"
    )
    request.upload_handlers = [StopAfterEnough(), TemporaryFileUploadHandler(request)]
    upload = request.FILES["file"]
    written = os.path.getsize(upload.temporary_file_path())
    assert MAX_BYTES < written < MAX_BYTES + 1024 * 1024
    assert FileForm({}, {"file": upload}).errors == {
        "file": [
            "Tệp lớn hơn 20 MB. Hãy giảm độ phân giải khi quét, hoặc chia thành nhiều tệp nhỏ hơn."
        ]
    }
    upload.close()


# --- On the disk and out -----------------------------------------------------------------------


def test_a_kept_file_has_a_path_that_tells_nothing(world):
    attachment = kept(world, "Đơn của bà Tiên.pdf")
    folder, name = os.path.split(attachment.file.name)
    assert os.path.dirname(folder) == "initiatives"
    assert "Ti" not in name
    assert (attachment.name, attachment.by_name) == ("Đơn của bà Tiên.pdf", "Người Cá nhân")


def test_a_file_is_handed_out_to_be_saved_under_its_vietnamese_name(world):
    answer = download(kept(world, "Đơn của bà Tiên.pdf"))
    content = b"".join(answer.streaming_content)
    answer.close()
    assert content == attached.a_pdf()
    assert {name: answer[name] for name in WATCHED} == {
        "Content-Type": "application/pdf",
        "Content-Disposition": f"attachment; filename*=utf-8''{quote('Đơn của bà Tiên.pdf')}",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }


WATCHED = ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Cache-Control")


def test_a_file_that_is_gone_from_the_disk_is_told_in_a_sentence(world):
    attachment = kept(world)
    default_storage.delete(attachment.file.name)
    with pytest.raises(MissingFileError) as missing:
        download(attachment)
    assert str(missing.value) == (
        "Tệp “Minh chứng.pdf” có trong danh sách nhưng không còn trên máy chủ. Hãy báo người quản "
        "trị phục hồi từ bản sao lưu; nếu còn giữ tệp, hãy đưa lên lại."
    )


def test_the_page_of_a_missing_file_shows_that_sentence(world):
    request = RequestFactory().get("/")
    page = not_found(request, MissingFileError("Tệp “a.pdf” không còn trên máy chủ."))
    assert page.status_code == 404
    assert "Tệp “a.pdf” không còn trên máy chủ." in page.content.decode()


def test_the_list_shows_each_file_with_its_size_and_who_brought_it(world):
    attachment = kept(world)
    page = render_to_string(
        "attachments/parts/list.html",
        {"attachments": [attachment], "download": "people:person", "remove": ""},
    )
    for shown in ("Minh chứng.pdf", "PDF", "byte", "Người Cá nhân"):
        assert shown in page
    assert "<form" not in page


def test_removing_a_row_removes_its_file_once_that_is_certain(
    world, django_capture_on_commit_callbacks
):
    attachment = kept(world)
    path = attachment.file.name
    with django_capture_on_commit_callbacks(execute=True):
        attachment.delete()
        assert default_storage.exists(path)
    assert not default_storage.exists(path)


# --- Files that no row names ----------------------------------------------------------------------


def an_undone_upload(world: World) -> str:
    """Bring a file in an act that is undone, and give where its bytes lie."""
    try:
        with transaction.atomic():
            attachment = kept(world)
            raise RuntimeError("the act fails after its file was written")
    except RuntimeError:
        return attachment.file.name


def make_old(path: str) -> None:
    long_ago = (timezone.now() - timedelta(days=2)).timestamp()
    os.utime(default_storage.path(path), (long_ago, long_ago))


def test_only_an_old_file_that_no_row_names_is_swept(world):
    named, young, old = kept(world), an_undone_upload(world), an_undone_upload(world)
    by_hand = default_storage.save("initiatives/ghi-chu/doc-toi.pdf", io.BytesIO(b"x"))
    for path in (named.file.name, old, by_hand):
        make_old(path)
    assert list(orphans(timezone.now() - timedelta(days=1))) == [old]
    assert sweep_orphans() == 1
    presence = {
        path: default_storage.exists(path) for path in (named.file.name, young, old, by_hand)
    }
    assert presence == {named.file.name: True, young: True, old: False, by_hand: True}


def test_a_commune_to_which_nobody_has_brought_a_file_has_no_orphans(db):
    assert sweep_orphans() == 0
