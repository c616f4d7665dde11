"""Nothing that a file holds makes the process that answers people large or slow."""

import io
import time

import pytest

from attachments.accepting import accept
from campaigns.bringing import plan_of_file
from campaigns.sources_word import word_text
from sandbox.limits import Limits
from sandbox.opening import opened
from sandbox.refusals import FileError, HeavyFileError
from tests import attached, hostile
from tests.attached import brought
from tests.measured import Cost, measured
from tests.workbooks import archive, far_apart, ods
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


PLANS = {
    "XML without end": ("k.docx", hostile.docx_of_deep_xml),
    "a zip bomb": ("k.docx", lambda: archive(**{"word/document.xml": bytes(200 * MEGABYTE)})),
    "many small parts": ("k.docx", lambda: archive(**{f"word/{n}": b"" for n in range(60_000)})),
    "a billion laughs": (
        "k.docx",
        lambda: attached.docx_with({"word/styles.xml": attached.BILLION_LAUGHS}),
    ),
    "a hundred thousand pages": ("k.pdf", lambda: hostile.pdf_of_pages(100_000)),
    "pages that are their own parents": ("k.pdf", hostile.pdf_of_a_loop),
    "pages that grow tenfold": ("k.pdf", hostile.pdf_of_a_growing_tree),
    "ten megabytes of one line": ("k.txt", lambda: hostile.PLAN.encode() * 120_000),
    "nine megabytes of blank lines": (
        "k.txt",
        lambda: hostile.PLAN.encode() + b"\n" * 9 * MEGABYTE,
    ),
}


@pytest.mark.parametrize("case", PLANS)
def test_a_plan_that_harms_its_reader_is_refused_in_time(case):
    name, make = PLANS[case]
    content = make()
    with measured() as cost, pytest.raises(FileError) as refusal:
        plan_of_file(name, io.BytesIO(content))
    assert "Hãy" in str(refusal.value) or "nên không" in str(refusal.value)
    held(cost)


def test_a_pdf_that_unpacks_without_end_is_stopped():
    content = hostile.pdf_that_unpacks_to(80)
    assert len(content) < MEGABYTE
    with measured() as cost, pytest.raises(HeavyFileError):
        opened("campaigns.bringing:read_file", content, "k.pdf", limits=Limits(1, 768, 5))
    held(cost)


# --- Lists -----------------------------------------------------------------------------------

LISTS = {
    "rows times columns times text": hostile.xlsx_of_rows_times_columns_times_text,
    "many full sheets": lambda: hostile.xlsx_of_rows_times_columns_times_text(20, 3),
    "two cells far apart": far_apart,
    "a row that stands a hundred million times": lambda: ods([["x"] * 50], repeated=100_000_000),
    "a zip bomb": lambda: archive(**{"xl/workbook.xml": bytes(200 * MEGABYTE)}),
    "many small parts": lambda: archive(**{f"xl/{n}": b"" for n in range(40_000)}),
}


@pytest.mark.parametrize("case", LISTS)
def test_a_list_that_harms_its_reader_is_refused_in_time(case):
    content = LISTS[case]()
    assert len(content) < 5 * MEGABYTE
    with measured() as cost, pytest.raises(FileError) as refusal:
        sheets(content)
    assert "Hãy" in str(refusal.value)
    held(cost)


# --- Attachments -----------------------------------------------------------------------------

ATTACHMENTS = {
    "a hundred thousand pages": ("a.pdf", lambda: hostile.pdf_of_pages(100_000)),
    "pages that are their own parents": ("a.pdf", hostile.pdf_of_a_loop),
    "pages that grow tenfold": ("a.pdf", hostile.pdf_of_a_growing_tree),
    "a PNG of 400 million dots": ("a.png", lambda: hostile.png_that_unpacks_to(20_000, 20_000)),
    "a JPEG that claims 4,000 million": ("a.jpg", lambda: hostile.jpeg_that_claims(65_000, 65_000)),
    "a picture in a Word file that claims them": ("a.docx", hostile.docx_of_a_huge_picture),
    "a zip bomb": ("a.docx", lambda: attached.docx_with({"word/x.bin": bytes(300 * MEGABYTE)})),
    "a file within a file within a file within a file": (
        "a.pdf",
        lambda: hostile.pdf_with_an_attachment(
            "1.pdf",
            hostile.pdf_with_an_attachment(
                "2.pdf", hostile.pdf_with_an_attachment("3.pdf", attached.a_pdf())
            ),
        ),
    ),
}


@pytest.mark.parametrize("case", ATTACHMENTS)
def test_an_attachment_that_harms_its_reader_is_refused_in_time(case):
    name, make = ATTACHMENTS[case]
    upload = brought(name, make())
    with measured() as cost, pytest.raises(FileError) as refusal:
        accept(upload)
    assert "Hãy" in str(refusal.value)
    held(cost)


def test_of_many_slow_files_those_that_come_too_late_are_told_to_come_again():
    with pytest.raises(FileError) as refusal:
        accept(brought("a.pdf", attached.a_pdf()), until=time.monotonic() + 0.1)
    assert str(refusal.value) == (
        "Máy chủ đang mở nhiều tệp khác nên chưa xem được tệp này. Hãy đợi một phút rồi tải lại; "
        "gửi nhiều tệp thì chia làm vài lần."
    )
