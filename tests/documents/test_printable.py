"""Text made safe for paper."""

from hypothesis import given
from hypothesis import strategies as st

from documents.paper.letter import Paragraph, Signature
from documents.paper.printable import LONGEST_WORD, SOFT_BREAK, printable, printable_text


def test_a_word_may_break_after_every_20_letters():
    assert printable_text("a" * 50) == SOFT_BREAK.join(["a" * 20, "a" * 20, "a" * 10])
    assert printable_text("a" * 20) == "a" * 20


def test_a_percent_sign_stays_on_the_line_of_its_figure():
    assert printable_text("3/11 = 27,3 % ≤ 50 %") == "3/11 = 27,3\u00a0% ≤ 50\u00a0%"


@given(st.text())
def test_no_run_without_a_break_is_longer_than_20_letters_and_no_letter_is_lost(text):
    printed = printable_text(text)

    runs = printed.replace(SOFT_BREAK, " ").split()
    assert max(map(len, runs), default=0) <= LONGEST_WORD
    assert printable_text(printed.replace(SOFT_BREAK, "")) == printed


def test_bidi_marks_controls_and_split_letters_are_mended_line_by_line():
    assert printable_text("Lê\u202e Ánh\x07\r\nnguye\u0302\u0303n") == "Lê Ánh\nnguyễn"


def test_every_text_of_a_paper_is_made_safe_and_nothing_else_is_touched():
    paper = (Paragraph("  a\u200bb ", lead="c\u202d"), Signature(("TM.  UBND",)), 7, None)

    assert printable(paper) == (Paragraph("ab", lead="c"), Signature(("TM. UBND",)), 7, None)
