"""The QR code on an issued paper, in the PDF and in Word."""

import re
from dataclasses import replace
from io import BytesIO

import docx
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from documents.paper import printed, word
from documents.paper.printable import printable
from documents.paper.verification import Verification, drawn
from tests.documents.paper_reader import docx_words, pdf_words, printed_lines
from tests.documents.sample_letters import PROPOSAL

MARK = Verification("https://thidua.example.vn/van-ban/kiem-tra/Zk3vT8a9s0QWERTYuiopasdf/")
ISSUED = replace(PROPOSAL, verification=MARK)

squares = st.integers(1, 8).flatmap(
    lambda size: st.lists(
        st.lists(st.booleans(), min_size=size, max_size=size), min_size=size, max_size=size
    )
)
BOX = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


@given(squares)
def test_the_drawing_covers_each_dark_square_and_no_other(rows):
    drawing = drawn(rows)
    boxes = [tuple(map(int, box)) for box in BOX.findall(drawing.path)]
    covered = {(x + step, y) for x, y, width, _ in boxes for step in range(width)}
    dark = {(x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark}
    assert (covered, drawing.size) == (dark, len(rows))
    assert all(width == back for _, _, width, back in boxes)
    assert BOX.sub("", drawing.path) == ""


def test_the_picture_for_word_has_the_same_squares():
    rows = MARK.modules
    with Image.open(MARK.png()) as picture:
        seen = [
            [picture.getpixel((8 * x + 4, 8 * y + 4)) == 0 for x in range(len(rows))]
            for y in range(len(rows))
        ]
    assert seen == rows


def test_the_address_in_the_code_stays_as_it_is_when_the_paper_is_made_printable():
    assert printable(ISSUED).verification == MARK


def test_two_papers_have_different_codes():
    other = Verification(MARK.url.replace("Zk", "kZ"))
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}", MARK.code)
    assert MARK.code != other.code
    assert MARK.modules != other.modules


def test_the_mark_stands_below_the_recipients_and_moves_nothing_else():
    plain = [line for line in printed_lines(printed.pdf(PROPOSAL)) if line.page == 1]
    issued = [line for line in printed_lines(printed.pdf(ISSUED)) if line.page == 1]
    added = [line.text for line in issued if line not in plain]
    assert added == ["Quét mã để kiểm tra văn bản.", f"Mã kiểm tra: {MARK.code}"]
    recipients = max(line.bottom for line in plain if line.text.startswith("- Lưu"))
    assert [line.top > recipients for line in issued if line.text in added] == [True, True]
    assert [line for line in plain if line not in issued] == []


def test_the_pdf_and_the_word_file_of_an_issued_letter_say_the_same_words():
    file = word.docx(ISSUED)
    assert docx_words(file) == pdf_words(printed.pdf(ISSUED))
    assert len(docx.Document(BytesIO(file)).inline_shapes) == 1
