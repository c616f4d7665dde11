"""Which files are taken, and what somebody is told whose file is not."""

import hashlib
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from attachments.accepting import (
    MAX_BYTES,
    MAX_FILES,
    accept,
    refuse_more_than,
)
from attachments.kinds import FileKind
from attachments.names import MAX_NAME, clean_name
from sandbox.refusals import FileError
from tests import attached
from tests.attached import brought

TAKEN = {
    "pdf": ("Quyết định.pdf", attached.a_pdf()),
    "pdf that only its owner may change": ("a.pdf", attached.a_pdf(owner="mat-khau")),
    "docx": ("Báo cáo.docx", attached.a_docx()),
    "xlsx": ("Số liệu.xlsx", attached.an_xlsx()),
    "odt": ("Báo cáo.odt", attached.an_odt()),
    "jpg": ("Ảnh.jpg", attached.a_picture("JPEG")),
    "png": ("Ảnh.png", attached.a_picture("PNG")),
}


@pytest.mark.parametrize("case", TAKEN)
def test_a_file_of_a_known_kind_is_taken_whole(case):
    name, content = TAKEN[case]
    accepted = accept(brought(name, content))
    assert (accepted.name, accepted.kind, accepted.size, accepted.sha256, accepted.file.read()) == (
        name,
        FileKind(name.rpartition(".")[2]),
        len(content),
        hashlib.sha256(content).hexdigest(),
        content,
    )


UNREADABLE = (
    "Tệp bị hỏng hoặc chưa tải xong, không mở được. Hãy mở thử trên máy của Ông/Bà, lưu lại rồi "
    "tải lại."
)
LOCKED = "Tệp có mật khẩu nên không đưa vào hồ sơ được. Hãy bỏ mật khẩu, lưu lại rồi tải lại."
MACROS = (
    "Tệp có macro (chương trình nhúng bên trong). Hãy lưu lại thành tệp không có macro, hoặc thành "
    "PDF, rồi tải lại."
)
TOO_MUCH = (
    "Tệp chứa quá nhiều dữ liệu bên trong, không an toàn để mở. Hãy bỏ bớt nội dung, hoặc lưu sang "
    "một tệp mới rồi tải lại."
)
ENTITIES = (
    "Tệp chứa định nghĩa không an toàn, không phần mềm soạn thảo nào tự viết ra. Hãy mở tệp, lưu "
    "lại thành PDF rồi chọn tệp PDF đó."
)
MIXED = (
    "Tệp chứa lẫn nội dung của một loại tệp khác nên không nhận được. Hãy mở tệp, lưu lại thành "
    "PDF rồi chọn tệp PDF đó."
)
ALLOWED = "Hãy dùng tệp PDF, Word (.docx), Excel (.xlsx), OpenDocument (.odt), ảnh JPG hoặc PNG."


def not_a(ending: str, word: str) -> str:
    return (
        f"Tên tệp ghi .{ending} nhưng nội dung không phải {word}. Hãy mở tệp bằng phần mềm đã tạo "
        f"ra nó và lưu lại đúng dạng .{ending}."
    )


def a_program_called(ending: str, word: str) -> str:
    return (
        f"Đây là một chương trình máy tính được đặt tên .{ending}, không phải tệp {word}. "
        "Không mở tệp này; hãy hỏi lại người đã gửi nó cho Ông/Bà."
    )


OLD_OR_LOCKED = (
    "Tệp có mật khẩu hoặc là dạng Word, Excel cũ bị đổi tên. Hãy mở tệp, bỏ mật khẩu, lưu thành "
    ".docx hoặc .xlsx rồi tải lại."
)

REFUSED = {
    "empty": ("a.pdf", b"", "Tệp trống, không có nội dung. Hãy chọn tệp khác."),
    "a kind that is not taken": ("a.zip", b"PK", f"Không nhận tệp loại “.zip”. {ALLOWED}"),
    "two endings": ("a.pdf.exe", b"MZ", f"Không nhận tệp loại “.exe”. {ALLOWED}"),
    "no ending": ("quyet dinh", b"%PDF-", f"Tên tệp thiếu phần đuôi. {ALLOWED}"),
    "old Word": (
        "a.doc",
        attached.OLD_OFFICE,
        "Tệp .doc là dạng Word cũ. Hãy mở bằng Word, chọn “Lưu thành” dạng .docx rồi tải lại.",
    ),
    "old Excel": (
        "a.XLS",
        attached.OLD_OFFICE,
        "Tệp .xls là dạng Excel cũ. Hãy mở bằng Excel, chọn “Lưu thành” dạng .xlsx rồi tải lại.",
    ),
    "a program": ("a.pdf", attached.WINDOWS_PROGRAM, a_program_called("pdf", "PDF")),
    "a program of Linux": ("a.docx", b"\x7fELF\x02", a_program_called("docx", "Word")),
    "a script": ("a.png", b"#!/bin/sh\nreboot\n", a_program_called("png", "Ảnh PNG")),
    "a picture called pdf": ("a.pdf", attached.a_picture("PNG"), not_a("pdf", "PDF")),
    "a workbook called docx": ("a.docx", attached.an_xlsx(), not_a("docx", "Word")),
    "text called odt": ("a.odt", b"xin chao", not_a("odt", "OpenDocument")),
    "PDF with its beginning only": ("a.pdf", b"%PDF-1.7\n" + bytes(200), UNREADABLE),
    "half of a docx": ("a.docx", attached.a_docx()[:9000], UNREADABLE),
    "half of a picture": ("a.jpg", attached.a_picture("JPEG", (900, 900))[:-2000], UNREADABLE),
    "docx with XML that ends early": (
        "a.docx",
        attached.docx_with({"word/document.xml": b"<w:document>"}),
        UNREADABLE,
    ),
    "PDF under a password": ("a.pdf", attached.a_pdf(password="bi-mat"), LOCKED),
    "docx under a password": ("a.docx", attached.OLD_OFFICE, OLD_OR_LOCKED),
    "docx with macros": (
        "a.docx",
        attached.docx_with({"word/vbaProject.bin": b"Sub AutoOpen()"}),
        MACROS,
    ),
    "odt with macros": (
        "a.odt",
        attached.zipped(attached.ODT_PARTS | {"Basic/Standard/Module1.xml": b"<m/>"}),
        MACROS,
    ),
    "docx with a billion laughs": (
        "a.docx",
        attached.docx_with({"word/document.xml": attached.BILLION_LAUGHS}),
        ENTITIES,
    ),
    "docx with a billion laughs in UTF-16": (
        "a.docx",
        attached.docx_with({"docProps/app.xml": attached.BILLION_LAUGHS.decode().encode("utf-16")}),
        ENTITIES,
    ),
    "a picture as large as a house": (
        "a.png",
        attached.a_png_that_claims(60_000, 60_000),
        TOO_MUCH,
    ),
    "a picture with a program's archive behind it": (
        "a.jpg",
        attached.a_picture("JPEG") + attached.zipped({"Main.class": b"\xca\xfe"}),
        MIXED,
    ),
    "a document that is a PDF, too": (
        "a.odt",
        attached.zipped({"%PDF-1.4": b""} | attached.ODT_PARTS),
        MIXED,
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_taken_is_told_why_and_what_to_do(case):
    name, content, sentence = REFUSED[case]
    with pytest.raises(FileError) as refusal:
        accept(brought(name, content))
    assert str(refusal.value) == sentence


BOMBS = {
    "six parts of 50 MB": lambda: {f"word/media/{n}.bmp": bytes(50_000_000) for n in range(6)},
    "six thousand parts": lambda: {f"word/{n}.txt": b"" for n in range(6000)},
}


@pytest.mark.parametrize("case", BOMBS)
def test_a_small_file_that_unpacks_to_a_large_one_is_not_opened(case):
    content = attached.docx_with(BOMBS[case]())
    assert len(content) < 1_000_000
    with pytest.raises(FileError) as refusal:
        accept(brought("a.docx", content))
    assert str(refusal.value) == TOO_MUCH


class NobodyReads(SimpleUploadedFile):
    def read(self, *args):
        raise AssertionError("a file that is too large was read")


def test_a_file_of_60_mb_is_refused_at_once_and_without_reading_it():
    large = NobodyReads("a.pdf", b"")
    large.size = 60 * 1024 * 1024
    began = time.monotonic()
    with pytest.raises(FileError) as refusal:
        accept(large)
    assert str(refusal.value) == (
        "Tệp lớn hơn 20 MB. Hãy giảm độ phân giải khi quét, hoặc chia thành nhiều tệp nhỏ hơn."
    )
    assert time.monotonic() - began < 0.1


def test_a_file_of_exactly_the_largest_size_is_taken():
    spare = len(attached.zipped({**attached.ODT_PARTS, "Pictures/a": b""}, is_packed=False))
    filling = {"Pictures/a": bytes(MAX_BYTES - spare)}
    content = attached.zipped({**attached.ODT_PARTS, **filling}, is_packed=False)
    assert accept(brought("a.odt", content)).size == len(content) == MAX_BYTES


NAMES = {
    "Quyết định số 12.pdf": "Quyết định số 12.pdf",
    r"C:\Users\An\Quyết định.PDF": "Quyết định.pdf",
    "../../etc/passwd.pdf": "passwd.pdf",
    "bao\ncao\t2021\x00.pdf": "bao cao 2021.pdf",
    "gi\u202eẤyfdp.pdf": "giẤyfdp.pdf",
    'a<b>:"c|?*.pdf': "a b c.pdf",
    ".pdf": "Tệp đính kèm.pdf",
    "...pdf": "Tệp đính kèm.pdf",
    "hồ\u200b sơ .pdf": "hồ sơ.pdf",
    "Ảnh.tar.pdf": "Ảnh.tar.pdf",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_keeps_what_a_person_wrote_and_nothing_else(name):
    assert clean_name(name, FileKind.PDF) == NAMES[name]


def test_a_name_that_is_too_long_is_shortened_before_its_ending():
    assert clean_name("Báo cáo " * 40 + ".jpeg", FileKind.JPG) == "Báo cáo " * 14 + "Báo.jpg"


@given(st.text(max_size=300), st.sampled_from(FileKind))
def test_every_name_becomes_one_that_can_be_shown_and_saved(name, kind):
    cleaned = clean_name(name, kind)
    assert cleaned.endswith(f".{kind}")
    assert len(cleaned) <= MAX_NAME
    assert not set(cleaned) & set('/\\<>:"|?*\n\r\0\u202e\u200b')
    assert clean_name(cleaned, kind) == cleaned


def test_a_thing_holds_twenty_files_and_no_more():
    refuse_more_than(MAX_FILES)
    with pytest.raises(FileError) as refusal:
        refuse_more_than(MAX_FILES + 1)
    assert str(refusal.value) == (
        "Mỗi hồ sơ giữ tối đa 20 tệp. Hãy bỏ bớt tệp không cần, hoặc gộp nhiều trang thành một "
        "tệp PDF."
    )
