"""The lines of a letter, before any page is made."""

from datetime import date

import pytest

from documents.paper.letter import Letter, Recipient, closed, enumeration
from documents.paper.letterhead import full_name, issuer_lines, superior_line
from ui.templatetags.vietnamese import unbroken


@pytest.mark.parametrize(
    ("items", "lines"),
    [
        ((), ()),
        (("Như trên",), ("Như trên.",)),
        (("UBND huyện;", "Lưu: VT;"), ("UBND huyện;", "Lưu: VT.")),
    ],
)
def test_an_enumeration_ends_its_items_with_semicolons_and_a_full_stop(items, lines):
    assert enumeration(items) == lines


@pytest.mark.parametrize("text", ["Kính trình", "Kính trình.", "Kính trình./."])
def test_a_letter_closes_with_a_stroke_and_a_stop(text):
    assert closed(text) == "Kính trình./."


def test_recipients_for_report_are_marked():
    letter = Letter(
        "UBND xã", "", "", recipients=(Recipient("UBND huyện", True), Recipient("Lưu: VT."))
    )

    assert letter.recipient_lines == ("- UBND huyện (để báo cáo);", "- Lưu: VT.")


def test_one_addressee_stands_in_the_line_and_several_below_it():
    letter = Letter("UBND xã", "", "", addressees=("Phòng Nội vụ",))
    two = Letter("UBND xã", "", "", addressees=("Phòng Nội vụ", "Văn phòng"))

    assert letter.addressee_lines == ("Kính gửi: Phòng Nội vụ.",)
    assert two.addressee_lines == ("Kính gửi:", "- Phòng Nội vụ;", "- Văn phòng.")


def test_the_day_is_written_with_leading_zeros_for_small_days_and_the_first_two_months():
    letter = Letter("UBND xã", "", "", place="An Bình", issued_on=date(2021, 2, 5))

    assert letter.date_line == "An Bình, ngày 05 tháng 02 năm 2021"


@pytest.mark.parametrize("written", ["UBND xã An Bình", "Uỷ ban nhân dân xã An Bình"])
def test_a_committee_is_named_as_the_head_of_a_letter_does(written):
    assert issuer_lines(written) == "Ủy ban nhân dân\nxã An Bình"
    assert full_name(written) == "Ủy ban nhân dân xã An Bình"
    assert superior_line(written) == "UBND xã An Bình"


def test_a_council_for_emulation_has_its_purpose_on_a_line_of_its_own():
    council = "Hội đồng Thi đua - Khen thưởng"

    assert issuer_lines(council) == "Hội đồng\nThi đua - Khen thưởng"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Kế hoạch số 12/KH-UBND.", 'Kế hoạch số <span class="unbroken">12/KH-UBND</span>.'),
        ("Nghị định 91/2017/NĐ-CP", 'Nghị định <span class="unbroken">91/2017/NĐ-CP</span>'),
        ("ngày 15/01/2021, 3/3 phiếu", "ngày 15/01/2021, 3/3 phiếu"),
        ("5/<b>A</b>", "5/&lt;b&gt;A&lt;/b&gt;"),
    ],
)
def test_only_the_number_of_a_document_is_kept_in_one_line(text, html):
    assert unbroken(text) == html


def test_the_name_of_any_other_body_is_left_alone():
    body = "Hội đồng nhân dân xã An Bình"

    assert (issuer_lines(body), full_name(body), superior_line(body)) == (body, body, body)
