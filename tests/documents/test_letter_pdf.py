"""A letter on paper, held against Nghị định 30/2020/NĐ-CP, Phụ lục I."""

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from documents.paper import printed
from documents.paper.letter import BLANK_NAME, Paragraph, Table
from tests.documents.paper_reader import is_page_number, printed_lines
from tests.documents.sample_letters import LIST, PROPOSAL, UNFILLED


@pytest.fixture(scope="module")
def proposal() -> bytes:
    return printed.pdf(PROPOSAL)


@pytest.fixture(scope="module")
def long_list() -> bytes:
    rows = tuple((str(n), f"Người thứ {n}", "Thôn Đông", "") for n in range(1, 301))
    return printed.pdf(replace(PROPOSAL, blocks=(replace(LIST, rows=rows),), annexes=()))


def test_each_part_stands_where_the_decree_puts_it(proposal):
    first_page = [line for line in printed_lines(proposal) if line.page == 1]

    # Millimetres from the left and the top edge of the paper.
    assert [(round(line.left), round(line.top), line.text) for line in first_page] == [
        (36, 21, "UBND HUYỆN SÔNG HỒNG"),
        (99, 21, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (43, 26, "ỦY BAN NHÂN DÂN"),
        (115, 26, "Độc lập - Tự do - Hạnh phúc"),
        (50, 31, "XÃ AN BÌNH"),
        (45, 40, "Số: 128/TTr-UBND"),
        (109, 40, "An Bình, ngày 05 tháng 02 năm 2021"),
        (98, 50, "TỜ TRÌNH"),
        (55, 56, "Về việc đề nghị xét tặng danh hiệu thi đua năm 2021"),
        (65, 69, "Kính gửi: Chủ tịch UBND huyện Sông Hồng."),
        (40, 79, "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;"),
        (40, 87, "Căn cứ Biên bản họp Hội đồng Thi đua - Khen thưởng xã ngày 02 tháng 02"),
        (30, 93, "năm 2021."),
        (40, 101, "Ủy ban nhân dân xã An Bình kính trình như sau:"),
        (40, 110, "I. DANH HIỆU THI ĐUA"),
        (40, 119, "1. Lao động tiên tiến"),
        (32, 129, "STT"),
        (58, 129, "Họ và tên"),
        (110, 129, "Chức vụ, đơn vị"),
        (166, 129, "Số phiếu"),
        (35, 136, "1"),
        (44, 136, "Lê Thị Thuỷ Tiên"),
        (94, 136, "Công chức Văn phòng - Thống kê"),
        (178, 136, "11/11"),
        (35, 144, "2 Đặng Văn Ước"),
        (94, 144, "Công chức Địa chính"),
        (178, 144, "10/11"),
        (44, 151, "Tổng số"),
        (186, 151, "2"),
        (40, 160, "Ghi chú. Danh sách này có 02 người."),
        (40, 168, "Kính đề nghị Chủ tịch xem xét, quyết định./."),
        (30, 177, "Nơi nhận:"),
        (121, 177, "TM. ỦY BAN NHÂN DÂN"),
        (30, 182, "- Như trên;"),
        (132, 183, "KT. CHỦ TỊCH"),
        (30, 187, "- Phòng Nội vụ huyện (để báo cáo);"),
        (131, 189, "PHÓ CHỦ TỊCH"),
        (30, 192, "- Lưu: VT."),
        (135, 221, "Lê Ngọc Ánh"),
    ]


def test_text_keeps_inside_the_margins_on_every_page(long_list):
    body = [line for line in printed_lines(long_list) if not is_page_number(line)]

    assert min(line.left for line in body) >= 30
    assert max(line.right for line in body) <= 190
    assert min(line.top for line in body) >= 20
    assert max(line.bottom for line in body) <= 277


def test_the_page_number_stands_in_the_middle_of_the_top_margin_but_not_on_page_1(long_list):
    numbers = [line for line in printed_lines(long_list) if is_page_number(line)]

    assert [(line.page, line.text) for line in numbers] == [(n, str(n)) for n in range(2, 11)]
    assert {round((line.left + line.right) / 2) for line in numbers} == {110}


def test_an_annex_counts_its_own_pages(proposal):
    numbers = [(n.page, n.text) for n in printed_lines(proposal) if is_page_number(n)]

    # Page 2 opens annex I and page 6 annex II: neither shows a number.
    assert numbers == [(3, "2"), (4, "3")]


def test_a_landscape_annex_lies_on_its_side(proposal):
    with pikepdf.open(BytesIO(proposal)) as pdf:
        is_wide = [page.mediabox[2] > page.mediabox[3] for page in pdf.pages]

    assert is_wide == [False, True, True, True, False]


def test_the_header_of_a_table_of_300_rows_stands_on_every_page_of_it(long_list):
    lines = printed_lines(long_list)

    assert [line.page for line in lines if line.text == "Họ và tên"] == list(range(1, 11))
    names = re.findall(r"Người thứ \d+", "\n".join(line.text for line in lines))
    assert names == [f"Người thứ {n}" for n in range(1, 301)]


def test_only_tinos_is_printed_whatever_letters_come(proposal):
    strange = replace(PROPOSAL, blocks=(Paragraph("☑ 東京 😀 Ω ẫ"),), annexes=())

    for paper in (proposal, printed.pdf(strange)):
        with pikepdf.open(BytesIO(paper)) as pdf:
            fonts = {name for page in pdf.pages for name in _font_names(page)}
        assert {name.split("+")[1] for name in fonts} <= {
            "Tinos",
            "Tinos-Bold",
            "Tinos-Italic",
            "Tinos-Bold-Italic",
        }


def _font_names(page) -> list[str]:
    return [str(font.BaseFont) for font in page.Resources.Font.values()]


def test_the_same_letter_gives_the_same_bytes(proposal):
    assert printed.pdf(PROPOSAL) == proposal


def test_the_file_says_what_it_is(proposal):
    with pikepdf.open(BytesIO(proposal)) as pdf:
        about = pdf.open_metadata()
        facts = {
            "title": about["dc:title"],
            "author": about["dc:creator"],
            "archive": about["pdfaid:part"] + about["pdfaid:conformance"],
            "created": str(pdf.docinfo.CreationDate)[:10],
            "language": str(pdf.Root.Lang),
        }
        with pdf.open_outline() as outline:
            chapters = [item.title for item in outline.root]

    assert facts == {
        "title": "Tờ trình 128/TTr-UBND Về việc đề nghị xét tặng danh hiệu thi đua năm 2021",
        "author": ["Ủy ban nhân dân xã An Bình"],
        "archive": "3B",
        "created": "D:20210205",
        "language": "vi",
    }
    assert chapters == ["Tờ trình", "Phụ lục I", "Phụ lục II"]


def test_a_letter_that_lacks_its_parts_leaves_room_for_them():
    texts = [line.text.replace("\u00a0", " ") for line in printed_lines(printed.pdf(UNFILLED))]

    assert texts == [
        "ỦY BAN NHÂN DÂN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ AN BÌNH",
        "Độc lập - Tự do - Hạnh phúc",
        "Số:         /KH-UBND",
        "ngày      tháng      năm",
        "KẾ HOẠCH",
        BLANK_NAME,
    ]


def test_the_abstract_of_a_cong_van_stands_under_its_number():
    reminder = replace(UNFILLED, kind="", abstract="đôn đốc đăng ký thi đua", number="7/UBND-VP")

    left = [line.text for line in printed_lines(printed.pdf(reminder)) if line.left < 90]

    assert left[2:] == ["Số: 7/UBND-VP", "V/v đôn đốc đăng ký thi đua"]


def test_long_names_wrap_inside_their_column():
    committee = "Ban Chỉ đạo các chương trình mục tiêu quốc gia và phong trào thi đua yêu nước"
    named = replace(PROPOSAL, issuer=committee, annexes=(), blocks=(_with_names(committee),))

    lines = printed_lines(printed.pdf(named))

    motto = next(line for line in lines if line.text == "Độc lập - Tự do - Hạnh phúc")
    head = [line.text for line in lines if line.right < motto.left]
    issuer = head[1 : head.index("Số: 128/TTr-UBND")]
    assert " ".join(issuer) == committee.upper()
    assert max(line.right for line in lines) <= 190


def _with_names(name: str) -> Table:
    return replace(LIST, rows=(("1", name * 2, name, "11/11"),), totals=())
