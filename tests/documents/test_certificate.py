"""A certificate on its side, in its frame; and that its Word file says the same."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pikepdf
import pytest

from documents.paper import build_frame, certificate
from documents.paper.certificate import Certificate
from documents.paper.letter import Signature
from documents.paper.verification import Verification
from documents.paper.word import build_certificate, certificates
from documents.paper.word.certificates import TEMPLATE
from documents.press.printer import IMAGES
from tests.documents.paper_reader import docx_words, pdf_words, printed_lines

PLAIN = Certificate(
    issuer=("Chủ tịch Ủy ban nhân dân", "xã An Bình"),
    title="Giấy chứng nhận sáng kiến",
    lead=("Chứng nhận",),
    name="Bà Lê Thị Thuỷ Tiên",
    abstract="Công nhận sáng kiến năm 2021",
    body=("Công chức Văn phòng - Thống kê", "Là tác giả của sáng kiến “Sổ tay thời hạn”"),
    notes=("Quyết định số 45/QĐ-UBND ngày 20 tháng 11 năm 2021",),
    place="An Bình",
    issued_on=date(2021, 11, 22),
    number="07/GCN-UBND",
    signature=Signature(("Chủ tịch",), "Đặng Văn Ước"),
)
ISSUED = replace(PLAIN, verification=Verification("https://thidua.example.vn/van-ban/kiem-tra/x/"))
PRAISE = replace(PLAIN, title="Giấy khen", verb="Tặng", lead=(), number="", issued_on=None)
LONGEST = replace(
    ISSUED,
    name="Bà Công Tằng Tôn Nữ Thị Nguyễn Hoàng Thùy Dương",
    body=("Công chức Văn phòng - Thống kê", "Là tác giả của sáng kiến " * 30),
)
ALL = pytest.mark.parametrize(
    "paper", [PLAIN, ISSUED, PRAISE, LONGEST], ids=["plain", "issued", "praise", "longest"]
)


@ALL
def test_a_certificate_is_one_sheet_on_its_side_with_all_words_inside_the_frame(paper):
    content = certificate.pdf(paper)
    with pikepdf.open(BytesIO(content)) as pdf:
        (sheet,) = pdf.pages
        size = [round(float(edge) * 25.4 / 72) for edge in sheet.mediabox[2:]]
    lines = printed_lines(content)
    assert size == [297, 210]
    inside = build_frame.INNER + 2
    assert min(line.left for line in lines) > inside
    assert max(line.right for line in lines) < 297 - inside
    assert min(line.top for line in lines) > inside
    assert max(line.bottom for line in lines) < 210 - inside


@ALL
def test_the_pdf_and_the_word_file_of_a_certificate_say_the_same_words(paper):
    assert docx_words(certificates.docx(paper)) == pdf_words(certificate.pdf(paper))


def test_what_a_certificate_says_stands_in_the_order_of_its_kind():
    assert [line.text for line in printed_lines(certificate.pdf(PLAIN))] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN",
        "XÃ AN BÌNH",
        "GIẤY CHỨNG NHẬN SÁNG KIẾN",
        "Chứng nhận",
        "Bà Lê Thị Thuỷ Tiên",
        "Công chức Văn phòng - Thống kê",
        "Là tác giả của sáng kiến “Sổ tay thời hạn”",
        "Số: 07/GCN-UBND",
        "An Bình, ngày 22 tháng 11 năm 2021",
        "Quyết định số 45/QĐ-UBND ngày 20 tháng 11 năm 2021",
        "CHỦ TỊCH",
        "Đặng Văn Ước",
    ]


def test_several_certificates_are_one_file_with_a_bookmark_for_each_name():
    names = ["Bà Lê Thị Thuỷ Tiên", "Ông Đặng Văn Ước", "Bà Hồ Thị Ngọc Ánh"]
    content = certificate.pdf_of_many([replace(PLAIN, name=name) for name in names])
    with pikepdf.open(BytesIO(content)) as pdf, pdf.open_outline() as outline:
        assert (len(pdf.pages), [item.title for item in outline.root]) == (3, names)


def test_the_word_file_lies_on_its_side_in_a_frame():
    document = docx.Document(BytesIO(certificates.docx(ISSUED)))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert len(section._sectPr.xpath("w:pgBorders/*")) == 4
    assert len(document.element.body.xpath(".//w:tbl//wp:inline")) == 1


def test_the_frame_on_the_shelf_is_the_one_that_is_drawn():
    assert (IMAGES / "certificate.svg").read_text(encoding="utf-8") == build_frame.frame()


def test_the_template_on_the_shelf_is_the_one_that_is_built():
    built, kept = build_certificate.build(), docx.Document(str(TEMPLATE))
    assert built.element.xml == kept.element.xml
