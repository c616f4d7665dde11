"""What the screen tells its reader to do stays off the paper."""

import pytest

from documents.paper.wording import stated


@pytest.mark.parametrize(
    ("screen", "paper"),
    [
        ("Đơn vị chưa bình xét. Hãy ghi cuộc họp bình xét.", "Đơn vị chưa bình xét."),
        ("Hãy bổ sung minh chứng.", ""),
        ("Có 18/21 phiếu. Xin xem lại! Đủ điều kiện.", "Có 18/21 phiếu. Đủ điều kiện."),
        ("Ông Hãy Văn Xin đủ điều kiện.", "Ông Hãy Văn Xin đủ điều kiện."),
        ("Xinh xắn, hãyhãy.", "Xinh xắn, hãyhãy."),
        ("", ""),
    ],
)
def test_only_sentences_that_give_orders_are_left_out(screen, paper):
    assert stated(screen) == paper
