"""What an administrator may type for a value."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.inputs import Choice, Coefficient, Limit, Percentage, WholeNumber, YesNo
from law.shares import Threshold

MONTHS = WholeNumber("tháng", least=0, most=12)
STEP = WholeNumber("đồng", least=0, most=1_000_000, zero="không làm tròn")
TIMES = Coefficient("lần mức lương cơ sở", most=Decimal(100))
BALLOT = Choice((("hands", "giơ tay"), ("secret", "phiếu kín")))


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (MONTHS, "10", 10),
        (MONTHS, " 10  tháng ", 10),
        (MONTHS, "0", 0),
        (STEP, "10.000 đồng", 10_000),
        (STEP, "10000", 10_000),
        (STEP, "Không làm tròn", 0),
        (TIMES, "0,3", Decimal("0.3")),
        (TIMES, "0.15", Decimal("0.15")),
        (TIMES, "4,5 lần mức lương cơ sở", Decimal("4.5")),
        (Percentage(), "15 %", Fraction(15, 100)),
        (Percentage(), "15%", Fraction(15, 100)),
        (Percentage(), "15", Fraction(15, 100)),
        (Percentage(), "12,5 %", Fraction(125, 1000)),
        (Percentage(), "0,5 %", Fraction(5, 1000)),
        (Percentage(), "15 phần trăm", Fraction(15, 100)),
        (Percentage(), "2/3", Fraction(2, 3)),
        (Percentage(), "100 %", Fraction(1)),
        (Percentage(), "0", Fraction(0)),
        (Limit(), "trên 50 %", Threshold(Fraction(1, 2), strict=True)),
        (Limit(), "> 50%", Threshold(Fraction(1, 2), strict=True)),
        (Limit(), "từ 70 % trở lên", Threshold(Fraction(7, 10))),
        (Limit(), "70% trở lên", Threshold(Fraction(7, 10))),
        (Limit(), "ít nhất 70%", Threshold(Fraction(7, 10))),
        (Limit(), "tối thiểu 2/3", Threshold(Fraction(2, 3))),
        (Limit(), "≥ 90%", Threshold(Fraction(9, 10))),
        (Limit(), "đủ 100 %", Threshold(Fraction(1))),
        (Limit(), "từ 100 % trở lên", Threshold(Fraction(1))),
        (Limit(), ">= 90%", Threshold(Fraction(9, 10))),
        (YesNo(), "Có", True),
        (YesNo(), "co", True),
        (YesNo(), "KHÔNG", False),
        (BALLOT, "phiếu kín", "secret"),
        (BALLOT, "Phieu kin", "secret"),
        (BALLOT, "hands", "hands"),
    ],
)
def test_a_value_is_read_as_people_type_it(field, text, value):
    assert field.parse(text) == value


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        (MONTHS, "mười", "“mười” không phải là số. Hãy nhập số, ví dụ 12 hoặc 4,5."),
        (
            MONTHS,
            "13",
            "“13” không dùng được. Hãy nhập số nguyên từ 0 đến 12 (tháng).",
        ),
        (
            MONTHS,
            "2,5",
            "“2,5” không dùng được. Hãy nhập số nguyên từ 0 đến 12 (tháng).",
        ),
        (
            TIMES,
            "0",
            "“0” không dùng được. Hãy nhập hệ số lớn hơn 0, không quá 100, ví dụ 0,3.",
        ),
        (
            TIMES,
            "1.500",
            "“1.500” không dùng được. Hãy nhập hệ số lớn hơn 0, không quá 100, ví dụ 0,3.",
        ),
        (
            Percentage(),
            "0,15",
            "“0,15” không phải là tỷ lệ. Hãy nhập phần trăm, ví dụ 15 %, hoặc phân số, ví dụ 2/3.",
        ),
        (
            Percentage(),
            "1/0",
            "“1/0” không phải là tỷ lệ. Hãy nhập phần trăm, ví dụ 15 %, hoặc phân số, ví dụ 2/3.",
        ),
        (
            Percentage(),
            "150 %",
            "“150 %” không dùng được. Hãy nhập tỷ lệ từ 0 % đến 100 %.",
        ),
        (
            Limit(),
            "70 %",
            "“70 %” chưa rõ là “trên” hay “từ … trở lên”. Hãy ghi đủ, ví dụ “trên 50 %” hoặc “từ "
            "70 % trở lên”.",
        ),
        (
            Limit(),
            "trên nhiều",
            "“trên nhiều” không phải là tỷ lệ. Hãy nhập phần trăm, ví dụ 15 %, hoặc phân số, ví dụ "
            "2/3.",
        ),
        (Limit(), "trên 100 %", "“trên 100 %” không ai đạt được. Hãy nhập “đủ 100 %”."),
        (YesNo(), "được", "“được” không dùng được. Hãy nhập “có” hoặc “không”."),
        (
            BALLOT,
            "hô to",
            "“hô to” không dùng được. Hãy chọn một trong: “giơ tay”, “phiếu kín”.",
        ),
    ],
)
def test_what_cannot_be_read_gets_a_sentence_that_says_what_to_type(field, text, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        field.parse(text)


@pytest.mark.parametrize("field", [MONTHS, STEP, TIMES, Percentage(), Limit(), YesNo(), BALLOT])
@given(text=st.text())
def test_any_text_is_read_or_refused_with_a_value_error(field, text):
    value, sentence = read(field, text)
    assert "Hãy" in sentence if sentence else field.parse(field.show(value)) == value


def read(field, text):
    try:
        return field.parse(text), ""
    except ValueError as error:
        return None, str(error)


_SHARES = st.fractions(0, 1, max_denominator=10_000)


@given(_SHARES)
def test_a_share_is_read_back_as_it_is_shown(share):
    assert Percentage().parse(Percentage().show(share)) == share


@given(_SHARES, st.booleans())
def test_a_threshold_is_read_back_as_it_is_shown(share, strict):
    threshold = Threshold(share, strict=strict and share < 1)
    assert Limit().parse(Limit().show(threshold)) == threshold


@given(st.integers(0, 1_000_000))
def test_a_whole_number_is_read_back_as_it_is_shown(count):
    assert STEP.parse(STEP.show(count)) == count


@given(st.decimals("0.0001", 100, places=4))
def test_a_coefficient_is_read_back_as_it_is_shown(coefficient):
    assert TIMES.parse(TIMES.show(coefficient)) == coefficient
