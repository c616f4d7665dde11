"""A certificate on its side, in its frame; and that its Word file says the same."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import docx
import pikepdf
import pytest

from documents.paper import build_frame, certificate
from documents.paper.certificate import Certificate
from documents.paper.letter import BLANK_DATE, Signature
from documents.paper.measuring import width
from documents.paper.placing import Line
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
TITLE = replace(
    PRAISE,
    issuer=("Chủ tịch Ủy ban nhân dân xã An Bình",),
    verb="Tặng danh hiệu",
    title="Chiến sĩ thi đua cơ sở",
    notes=("Số quyết định: 45/QĐ-UBND, ngày 05 tháng 12 năm 2021", "Số sổ vàng: 12"),
    signature=Signature(("KT. Chủ tịch", "Phó Chủ tịch"), "Nguyễn Quốc Hưng"),
    has_flags=True,
)
LONGEST = replace(
    ISSUED,
    name="Bà Công Tằng Tôn Nữ Thị Nguyễn Hoàng Thùy Dương",
    body=("Công chức Văn phòng - Thống kê", "Là tác giả của sáng kiến " * 30),
)
ALL = pytest.mark.parametrize(
    "paper",
    [PLAIN, ISSUED, PRAISE, TITLE, LONGEST],
    ids=["plain", "issued", "praise", "title", "longest"],
)


pdf_of = cache(certificate.pdf)
"""Give the certificate as it was printed: several tests look at one."""


@ALL
def test_a_certificate_is_one_sheet_on_its_side_with_all_words_inside_the_frame(paper):
    content = pdf_of(paper)
    with pikepdf.open(BytesIO(content)) as pdf:
        (sheet,) = pdf.pages
        size = [round(float(edge) * 25.4 / 72) for edge in sheet.mediabox[2:]]
    lines = printed_lines(content)
    assert size == [297, 210]
    inside = build_frame.INNER + 1.5
    assert min(line.left for line in lines) > inside
    assert max(line.right for line in lines) < 297 - inside
    assert min(line.top for line in lines) > inside
    assert max(line.bottom for line in lines) < 210 - inside


@ALL
def test_the_pdf_and_the_word_file_of_a_certificate_say_the_same_words(paper):
    assert docx_words(certificates.docx(paper)) == pdf_words(pdf_of(paper))


def test_what_a_certificate_says_stands_in_the_order_of_its_kind():
    assert [line.text for line in printed_lines(pdf_of(PLAIN))] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN",
        "XÃ AN BÌNH",
        "GIẤY CHỨNG NHẬN SÁNG KIẾN",
        "Chứng nhận",
        "Bà Lê Thị Thuỷ Tiên",
        "Công chức Văn phòng - Thống kê",
        "Là tác giả của sáng kiến “Sổ tay thời hạn”",
        "An Bình, ngày 22 tháng 11 năm 2021",
        "CHỦ TỊCH",
        "Số: 07/GCN-UBND",
        "Đặng Văn Ước",
        "Quyết định số 45/QĐ-UBND ngày 20 tháng 11 năm 2021",
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


@pytest.mark.parametrize(
    ("paper", "name", "sides"),
    [(ISSUED, "emblem.png", (23, 23)), (TITLE, "emblem-flags.png", (71, 24))],
    ids=["alone", "between flags"],
)
def test_the_word_file_begins_with_the_emblem_as_large_as_on_the_pdf(paper, name, sides):
    document = docx.Document(BytesIO(certificates.docx(paper)))
    first = document.paragraphs[0]
    [number] = first._p.xpath(".//a:blip/@r:embed")
    [shape] = [
        inline
        for inline in document.inline_shapes
        if inline._inline in first._p.xpath(".//wp:inline")
    ]
    assert document.part.related_parts[number].blob == (IMAGES / name).read_bytes()
    assert (round(shape.width.mm), round(shape.height.mm)) == sides


def test_no_two_lines_of_a_certificate_lie_on_each_other():
    for paper in (TITLE, LONGEST):
        lines = certificate.placed(paper).lines
        boxes = [(line.y, line.y + line.height, *_sides(line)) for line in lines]
        for number, (top, bottom, left, right) in enumerate(boxes):
            for upper, lower, west, east in boxes[number + 1 :]:
                is_apart = bottom <= upper + 0.01 or lower <= top + 0.01
                assert is_apart or right <= west or east <= left, (lines[number], paper.title)


def _sides(line: Line) -> tuple[float, float]:
    wide = width(line.text, line.face, line.size)
    left = line.x - {"left": 0, "center": wide / 2, "right": wide}[line.align]
    return left, left + wide


def test_words_that_are_few_are_as_large_as_they_are_designed():
    sizes = {line.text: line.size for line in certificate.placed(TITLE).lines}
    assert sizes == {
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": 15,
        "Độc lập - Tự do - Hạnh phúc": 15,
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN BÌNH": 17,
        "TẶNG DANH HIỆU": 16,
        "CHIẾN SĨ THI ĐUA CƠ SỞ": 36,
        "Bà Lê Thị Thuỷ Tiên": 26,
        "Công chức Văn phòng - Thống kê": 17,
        "Là tác giả của sáng kiến “Sổ tay thời hạn”": 17,
        "Số quyết định: 45/QĐ-UBND, ngày 05 tháng 12 năm 2021": 13,
        "Số sổ vàng: 12": 13,
        f"An Bình, {BLANK_DATE}": 14.5,
        "KT. CHỦ TỊCH": 15,
        "PHÓ CHỦ TỊCH": 15,
        "Nguyễn Quốc Hưng": 15.5,
    }


def test_the_frame_lies_once_in_a_file_of_many_sheets():
    content = certificate.pdf_of_many([TITLE] * 5)
    with pikepdf.open(BytesIO(content)) as pdf:
        stamps = [dict(page.Resources.XObject) for page in pdf.pages]
        forms = {form.objgen for page in stamps for form in page.values()}
    assert [sorted(page) for page in stamps] == [["/Stamp0", "/Stamp1"]] * 5
    assert len(forms) == 2


def test_the_same_certificates_give_the_same_bytes():
    assert certificate.pdf_of_many([TITLE, TITLE]) == certificate.pdf_of_many([TITLE, TITLE])


def test_the_drawings_on_the_shelf_are_those_that_are_drawn():
    shelf = [
        (IMAGES / name).read_text(encoding="utf-8") for name in ("certificate.svg", "flags.svg")
    ]
    assert shelf == [build_frame.frame(), build_frame.flags_beside()]


def test_the_template_on_the_shelf_is_the_one_that_is_built():
    built, kept = build_certificate.build(), docx.Document(str(TEMPLATE))
    assert built.element.xml == kept.element.xml
