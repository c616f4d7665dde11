"""Blocks found in plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.paper.letter import Heading, Paragraph
from documents.paper.outline import blocks_of, heading_level, paragraphs_of
from vietnamese.text import clean


def test_headings_items_and_paragraphs_are_told_apart():
    text = """I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

a) Đổi mới phong trào.

2.1. Hoàn thành nhiệm vụ.

+ Đợt một: từ đầu năm.

1. Các đơn vị đăng ký thi đua.
"""

    assert blocks_of(text) == (
        Heading(1, "I. MỤC ĐÍCH, YÊU CẦU"),
        Heading(2, "1. Mục đích"),
        Paragraph("a) Đổi mới phong trào."),
        Paragraph("2.1. Hoàn thành nhiệm vụ."),
        Paragraph("+ Đợt một: từ đầu năm."),
        Paragraph("1. Các đơn vị đăng ký thi đua."),
    )


@pytest.mark.parametrize(
    ("paragraph", "level"),
    [
        ("II. NỘI DUNG", 1),
        ("IV- Tổ chức thực hiện", 1),
        ("2. Nội dung:", 2),
        ("2. Nội dung thi đua;", 0),
        ("20 tập thể", 0),
        ("2.1. Nội dung", 0),
        ("Vì vậy", 0),
        ("1. " + "rất dài " * 20, 0),
    ],
)
def test_a_heading_has_a_numeral_is_short_and_is_no_sentence(paragraph, level):
    assert heading_level(paragraph) == level


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (
            "lãnh đạo trọng tâm, thường\n\nxuyên của xã.",
            ["lãnh đạo trọng tâm, thường xuyên của xã."],
        ),
        ("Hết câu.\nchữ thường", ["Hết câu.", "chữ thường"]),
        ("gồm:\n- một\n- hai", ["gồm:", "- một", "- hai"]),
        ("1. Mục đích\nĐổi mới", ["1. Mục đích", "Đổi mới"]),
        (
            "các bộ phận, đơn vị gửi kết quả đăng ký thi đua về Văn phòng\nHĐND và UBND xã.",
            ["các bộ phận, đơn vị gửi kết quả đăng ký thi đua về Văn phòng HĐND và UBND xã."],
        ),
        ("Quyết tâm\n2021 của xã", ["Quyết tâm", "2021 của xã"]),
    ],
)
def test_a_sentence_broken_by_a_line_or_a_page_is_joined_again(text, paragraphs):
    assert paragraphs_of(text) == paragraphs


@given(st.lists(st.sampled_from(["1. Mục đích", "a) Một", "hai ba", "", "Bốn.", "I. X", "- y"])))
def test_no_word_is_lost_added_or_moved(lines):
    text = "\n".join(lines)

    assert clean(" ".join(paragraphs_of(text))) == clean(text)
