"""Nothing that a file holds makes the process that answers people large or slow."""

import io
import time

import pytest

from attachments.accepting import accept
from campaigns.bringing import plan_of_file
from campaigns.sources.unreadable import UnreadablePlan
from campaigns.sources.word import word_text
from sandbox.limits import Limits
from sandbox.opening import opened
from sandbox.refusals import FileError, HeavyFileError
from tests import attached, hostile
from tests.attached import brought
from tests.measured import Cost, measured
from tests.workbooks import archive, far_apart, ods, xlsx
from workbooks.opening import sheets

MEGABYTE = 1024 * 1024


def held(cost: Cost) -> None:
    assert cost.seconds < 10
    assert cost.processor_seconds < 2
    assert cost.megabytes < 150


# --- Plans -----------------------------------------------------------------------------------


def test_a_word_file_of_twelve_thousand_styles_is_read_in_no_time():
    content = hostile.docx_of_many_styles()
    assert len(content) < 100_000
    with measured() as cost:
        lines = word_text(content).split("\n")
    assert lines == [hostile.PLAN, *["Kế"] * 12_000]
    assert cost.processor_seconds < 5


BROKEN_WORD = "Tệp Word bị hỏng, không mở được."
LARGE_WORD = "Tệp Word bung ra quá lớn nên không mở."
BROKEN_PDF = "Tệp PDF bị hỏng, không mở được."
LONG_TEXT = "Văn bản dài hơn một triệu ký tự,"
PLANS = {
    "XML without end": ("k.docx", hostile.docx_of_deep_xml, BROKEN_WORD),
    "a zip bomb": (
        "k.docx",
        lambda: archive(**{"word/document.xml": bytes(61 * MEGABYTE)}),
        LARGE_WORD,
    ),
    "many small parts": (
        "k.docx",
        lambda: archive(**{f"word/{n}": b"" for n in range(20_000)}),
        LARGE_WORD,
    ),
    "a billion laughs": (
        "k.docx",
        lambda: attached.docx_with({"word/styles.xml": attached.BILLION_LAUGHS}),
        "Tệp chứa định nghĩa không an toàn,",
    ),
    "twenty thousand pages": (
        "k.pdf",
        lambda: hostile.pdf_of_pages(20_000),
        "Tệp PDF có hơn 60 trang.",
    ),
    "pages that are their own parents": ("k.pdf", hostile.pdf_of_a_loop, BROKEN_PDF),
    "pages that grow tenfold": ("k.pdf", hostile.pdf_of_a_growing_tree, BROKEN_PDF),
    "ten megabytes of one line": ("k.txt", lambda: hostile.PLAN.encode() * 120_000, LONG_TEXT),
    "blank lines without end": (
        "k.txt",
        lambda: hostile.PLAN.encode() * 2 + b"\n" * 900_000,
        "Văn bản có hơn 20.000 dòng,",
    ),
}


@pytest.mark.parametrize("case", PLANS)
def test_a_plan_that_harms_its_reader_is_refused_in_time(case):
    name, make, sentence = PLANS[case]
    content = make()
    with measured() as cost, pytest.raises(UnreadablePlan) as refusal:
        plan_of_file(name, io.BytesIO(content))
    assert str(refusal.value).startswith(sentence)
    held(cost)


def test_a_pdf_that_unpacks_without_end_is_stopped():
    content = hostile.pdf_that_unpacks_to(80)
    assert len(content) < MEGABYTE
    with measured() as cost, pytest.raises(HeavyFileError):
        opened("campaigns.sources.reader:read_file", content, "k.pdf", limits=Limits(1, 768, 5))
    held(cost)


# --- Lists -----------------------------------------------------------------------------------

TOO_LARGE = (
    "Tệp nhỏ nhưng chứa dữ liệu rất lớn, không an toàn để mở. Hãy chép các ô cần nhập sang một tệp "
    "mới."
)
TOO_LONG = (
    "Tệp có hơn 5.000 dòng, tính cả các trang tính. Hãy bỏ trang không cần nhập hoặc chia thành "
    "nhiều tệp."
)
LISTS = {
    "rows times columns times text": (
        lambda: hostile.xlsx_of_rows_times_columns_times_text(3, 1000),
        TOO_LARGE,
    ),
    "many full sheets": (
        lambda: hostile.xlsx_of_rows_times_columns_times_text(20, 3),
        TOO_LARGE,
    ),
    "many long sheets": (lambda: xlsx(**{f"S{n}": [["x"]] * 900 for n in range(6)}), TOO_LONG),
    "two cells far apart": (far_apart, TOO_LARGE),
    "a row that stands a hundred million times": (
        lambda: ods([["x"] * 50], repeated=100_000_000),
        TOO_LARGE,
    ),
    "a zip bomb": (lambda: archive(**{"xl/workbook.xml": bytes(61 * MEGABYTE)}), TOO_LARGE),
    "many small parts": (lambda: archive(**{f"xl/{n}": b"" for n in range(20_000)}), TOO_LARGE),
}


@pytest.mark.parametrize("case", LISTS)
def test_a_list_that_harms_its_reader_is_refused_in_time(case):
    make, sentence = LISTS[case]
    content = make()
    assert len(content) < 5 * MEGABYTE
    with measured() as cost, pytest.raises(FileError) as refusal:
        sheets(content)
    assert str(refusal.value) == sentence
    held(cost)


# --- Attachments -----------------------------------------------------------------------------

HEAVY = "Tệp chứa quá nhiều dữ liệu bên trong,"
BROKEN = "Tệp bị hỏng hoặc chưa tải xong,"
ATTACHMENTS = {
    "a hundred thousand pages": (
        "a.pdf",
        lambda: hostile.pdf_of_pages(100_000),
        "Tệp PDF có 100.000 trang, quá 2.000 trang.",
    ),
    "pages that are their own parents": ("a.pdf", hostile.pdf_of_a_loop, BROKEN),
    "pages that grow tenfold": ("a.pdf", hostile.pdf_of_a_growing_tree, BROKEN),
    "a PNG of 144 million dots": (
        "a.png",
        lambda: hostile.png_that_unpacks_to(12_000, 12_000),
        HEAVY,
    ),
    "a JPEG that claims 4,000 million": (
        "a.jpg",
        lambda: hostile.jpeg_that_claims(65_000, 65_000),
        HEAVY,
    ),
    "a picture in a Word file that claims them": ("a.docx", hostile.docx_of_a_huge_picture, HEAVY),
    "a zip bomb": (
        "a.docx",
        lambda: attached.docx_with({"word/x.bin": bytes(201 * MEGABYTE)}),
        HEAVY,
    ),
    "files within files within files": (
        "a.pdf",
        lambda: within(within(within(attached.a_pdf()))),
        "Bên trong tệp có nhúng một tệp khác",
    ),
}


def within(content: bytes) -> bytes:
    return hostile.pdf_with_an_attachment("a.pdf", content)


@pytest.mark.parametrize("case", ATTACHMENTS)
def test_an_attachment_that_harms_its_reader_is_refused_in_time(case):
    name, make, sentence = ATTACHMENTS[case]
    upload = brought(name, make())
    with measured() as cost, pytest.raises(FileError) as refusal:
        accept(upload)
    assert str(refusal.value).startswith(sentence)
    held(cost)


def test_of_many_slow_files_those_that_come_too_late_are_told_to_come_again():
    with pytest.raises(FileError) as refusal:
        accept(brought("a.pdf", attached.a_pdf()), until=time.monotonic() + 0.1)
    assert str(refusal.value) == (
        "Máy chủ đang bận nên chưa xem được tệp này. Hãy đợi một phút rồi tải lại; "
        "gửi nhiều tệp thì chia làm vài lần."
    )
