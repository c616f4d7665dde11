"""Whatever people type into a letter, its pages hold."""

from collections import Counter
from dataclasses import replace

import pytest

from documents.paper import printed, word
from documents.paper.letter import Heading, Letter, Paragraph, Recipient, Signature
from documents.paper.printable import SOFT_BREAK, printable_text
from tests.documents.paper_reader import docx_paragraphs, printed_lines
from tests.documents.sample_letters import LIST, UNFILLED
from vietnamese.text import clean_lines

HOSTILE = {
    "one word of 20.000 letters": "x" * 20_000,
    "markup": "<script>alert(1)</script><img src=file:///etc/passwd></p></table> &amp; & <b>",
    "template tags": "{{ letter }} {% for x in y %} {%p if 1 %} {# #} }} %}",
    "bidi and hidden": "Nguyễn \u202eVăn\u202c A\u200b\ufeff\u0000\u0008\u001b",
    "split letters": "Nguye\u0302\u0303n Thi\u0323 Ho\u0301ng",
    "stacked marks": "a" + "\u0301\u0323\u0302" * 50,
    "emoji and signs": "👩‍👩‍👧 😀 ☑ ☐ ✓ 東京 العربية",
    "tabs and lines": "một\thai\nba\r\nbốn\u2028năm\fsáu\asáu",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_word_file_holds_the_text_as_it_was_cleaned(text):
    shown = docx_paragraphs(word.docx(_everywhere(text)))

    assert clean_lines(text) in shown
    assert "- Lưu: VT." in shown


def test_a_page_full_of_hostile_text_prints_every_letter_inside_the_margins():
    text = "\n".join(printable_text(text) for text in HOSTILE.values())

    lines = printed_lines(printed.pdf(replace(_everywhere("Đủ"), blocks=(Paragraph(text),))))

    assert max(line.right for line in lines) <= 190.1
    letters = Counter("".join(line.text for line in lines))
    assert letters["x"] >= 20_000
    words = "".join(line.text for line in lines)
    for part in ("<script>alert(1)</script>", "{{ letter }} {% for x in y %}", "Nguyễn Thị Hóng"):
        assert part in words


def test_a_letter_that_the_typeface_lacks_is_printed_as_an_empty_box():
    paper = replace(UNFILLED, blocks=(Paragraph("Đạt ☑ 😀 ẫ Ω"),))

    assert "Đạt □ □ ẫ Ω" in [line.text for line in printed_lines(printed.pdf(paper))]


def test_hostile_text_in_every_part_at_once_still_makes_a_paper():
    text = " ".join(HOSTILE.values()).replace("x" * 20_000, "x" * 1_000)

    pages = {line.page for line in printed_lines(printed.pdf(_everywhere(text)))}

    assert len(pages) > 5
    assert SOFT_BREAK not in "".join(docx_paragraphs(word.docx(_everywhere(text))))


def _everywhere(text: str) -> Letter:
    return replace(
        UNFILLED,
        superior=text,
        issuer=text,
        kind=text,
        abstract=text,
        number=text,
        place=text,
        addressees=(text,),
        bases=(text,),
        blocks=(
            Heading(1, text),
            Paragraph(text, lead=text),
            Paragraph(text),
            replace(LIST, rows=(("1", text, text, text),)),
        ),
        signature=Signature((text,), text),
        recipients=(Recipient(text), Recipient("Lưu: VT")),
    )
