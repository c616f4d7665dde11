"""What people enclosed is seen as they saw it, or lies whole in the dossier with the reason."""

from io import BytesIO

import pdfplumber
import pikepdf
import pytest
from django.test import override_settings
from PIL import Image

from documents.dossier import whole as dossier
from documents.press import taming
from tests.documents import enclosed
from tests.documents.enclosed import drawing, enclosure
from tests.documents.paper_reader import printed_lines
from tests.documents.sample_dossiers import report_of

ENCLOSED_ON = 9
"""The page of the sample dossier that its first enclosure begins on."""
EXACT = (0, 64, 128, 192, 255)


def shades_across(paper: bytes, places: tuple[int, ...]) -> list[int]:
    """Give the gray of the enclosed picture at so many points from its left edge."""
    with pikepdf.open(BytesIO(paper)) as pdf:
        [drawn] = pdf.pages[ENCLOSED_ON - 1].get_images().values()
        image = Image.open(BytesIO(drawn.read_raw_bytes())).convert("L")
    return [image.getpixel((x, image.height // 2)) for x in places]


def test_gray_of_16_bits_keeps_its_shades_on_paper():
    scan = enclosure("Bản quét", "png", enclosed.gray_of_16_bits())

    shades = shades_across(dossier.pdf(report_of(7, scan)), (0, 75, 150, 225, 299))

    assert [abs(shade - exact) < 6 for shade, exact in zip(shades, EXACT, strict=True)] == [
        True
    ] * 5


def test_what_is_see_through_in_such_a_picture_is_white_paper():
    scan = enclosure("Bản quét", "png", enclosed.gray_of_16_bits(see_through=150 * 65535 // 299))

    left, middle, right = shades_across(dossier.pdf(report_of(7, scan)), (75, 150, 225))

    assert (left < 90, middle > 200, 160 < right < 220) == (True, True, True)


HIDING = {
    "no picture": enclosed.form("Nguyễn Văn Ổn"),
    "asks": enclosed.form("Nguyễn Văn Ổn", asks_to_draw=True),
    "asks beside an old one": enclosed.form(
        "Nguyễn Văn Ổn", drawing("Nguyen Van On"), asks_to_draw=True
    ),
    "empty picture": enclosed.form("Nguyễn Văn Ổn", b"/Tx BMC EMC"),
    "tick": enclosed.ticked_form(shows="/Off"),
    "note": enclosed.note_on_a_page(),
}
DRAWING = {
    "drawn": (enclosed.form("Nguyen Van On", drawing("Nguyen Van On")), ["Nguyen Van On"]),
    "empty": (enclosed.form(""), []),
    "hidden": (enclosed.form("Mã nội bộ", hidden=True), []),
    "ticked": (enclosed.ticked_form(shows="/Yes"), []),
    "drawn note": (enclosed.note_on_a_page(b"0 g 0 0 20 20 re f"), []),
}
CASES = [*HIDING, *DRAWING]


def called(case: str) -> str:
    return f"Phiếu {CASES.index(case) + 1}"


@pytest.fixture(scope="module")
def paper(tmp_path_factory) -> bytes:
    """Give a dossier in which all of them are enclosed; no test changes it."""
    contents = [*HIDING.values(), *(content for content, _ in DRAWING.values())]
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("enclosed")):
        files = [
            enclosure(called(case), "pdf", content)
            for case, content in zip(CASES, contents, strict=True)
        ]
        return dossier.pdf(report_of(7, *files))


@pytest.mark.parametrize("case", HIDING)
def test_what_a_file_does_not_draw_is_enclosed_untouched_with_the_reason(paper, case):
    titles = [line for line in printed_lines(paper) if line.page == 2 and 40 <= line.left < 170]
    contents = " ".join(line.text for line in titles)
    assert f"{called(case)} ({taming.FILLED})" in contents
    with pikepdf.open(BytesIO(paper)) as pdf:
        attached = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
    number = CASES.index(case) + 1
    assert attached[f"{number:02}. {called(case)}.pdf"] == HIDING[case]


@pytest.mark.parametrize("case", DRAWING)
def test_what_a_file_draws_itself_is_joined_as_a_page(paper, case):
    page, words = ENCLOSED_ON + list(DRAWING).index(case), DRAWING[case][1]
    with pdfplumber.open(BytesIO(paper)) as read:
        lines = read.pages[page - 1].extract_text().splitlines()
    number = CASES.index(case) + 1
    head = f"Tài liệu kèm theo {number}: {called(case)}"
    assert lines == [head, *words, f"Trang {page}"]


def test_each_is_either_a_page_or_enclosed_untouched(paper):
    with pikepdf.open(BytesIO(paper)) as pdf:
        assert len(pdf.pages) == ENCLOSED_ON - 1 + len(DRAWING)
        assert len(pdf.attachments) == len(HIDING)
