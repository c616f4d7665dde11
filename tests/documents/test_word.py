"""The Word file of a letter, and that it says what the PDF says."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from documents.paper import printed, word
from documents.paper.letter import Paragraph
from documents.paper.word import build_letter
from tests.documents.paper_reader import docx_paragraphs, docx_words, pdf_words
from tests.documents.sample_letters import LIST, MINUTES, PAY_LIST, PROPOSAL, UNFILLED


def opened(paper):
    return docx.Document(BytesIO(word.docx(paper)))


CONG_VAN = replace(
    UNFILLED, kind="", abstract="đôn đốc đăng ký thi đua", addressees=("Văn phòng", "Các thôn")
)


@pytest.mark.parametrize(
    "paper",
    [PROPOSAL, UNFILLED, CONG_VAN, MINUTES, PAY_LIST],
    ids=["full", "empty", "cong van", "minutes", "pay list"],
)
def test_the_pdf_and_the_word_file_say_the_same_words(paper):
    assert docx_words(word.docx(paper)) == pdf_words(printed.pdf(paper))


def test_the_parts_follow_each_other_in_the_order_of_the_decree():
    plain = replace(PROPOSAL, annexes=(), blocks=PROPOSAL.blocks[:3] + PROPOSAL.blocks[4:])

    assert docx_paragraphs(word.docx(plain)) == [
        "UBND huyện Sông Hồng",
        "Ủy ban nhân dân\nxã An Bình",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 128/TTr-UBND",
        "An Bình, ngày 05 tháng 02 năm 2021",
        "Tờ trình",
        "Về việc đề nghị xét tặng danh hiệu thi đua năm 2021",
        "Kính gửi: Chủ tịch UBND huyện Sông Hồng.",
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;",
        "Căn cứ Biên bản họp Hội đồng Thi đua - Khen thưởng xã ngày 02 tháng 02 năm 2021.",
        "Ủy ban nhân dân xã An Bình kính trình như sau:",
        "I. DANH HIỆU THI ĐUA",
        "1. Lao động tiên tiến",
        "Ghi chú. Danh sách này có 02 người.",
        "Kính đề nghị Chủ tịch xem xét, quyết định./.",
        "Nơi nhận:",
        "- Như trên;",
        "- Phòng Nội vụ huyện (để báo cáo);",
        "- Lưu: VT.",
        "TM. Ủy ban nhân dân",
        "KT. Chủ tịch",
        "Phó Chủ tịch",
        "Lê Ngọc Ánh",
    ]


def test_pages_are_a4_with_the_margins_of_the_decree_and_annexes_may_lie_on_their_side():
    sections = opened(PROPOSAL).sections

    assert [_page(section) for section in sections] == [
        (210, 297, 20, 20, 30, 20),
        (297, 210, 30, 20, 20, 20),
        (210, 297, 20, 20, 30, 20),
    ]
    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]


def _page(section) -> tuple[int, ...]:
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    return tuple(round(size.mm) for size in (section.page_width, section.page_height, *edges))


def test_every_section_counts_from_1_and_hides_the_number_on_its_first_page():
    for section in opened(PROPOSAL).sections:
        fields = list(section.header._element.iter(qn("w:fldSimple")))

        assert [field.get(qn("w:instr")) for field in fields] == ["PAGE"]
        assert section.different_first_page_header_footer
        assert section.first_page_header.paragraphs[0].text == ""
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_a_table_has_its_widths_alignments_and_a_header_that_repeats():
    rows = tuple((str(n), f"Người thứ {n}", "Thôn Đông", "7") for n in range(1, 301))
    paper = replace(PROPOSAL, blocks=(replace(LIST, rows=rows),), annexes=())

    table = next(
        candidate for candidate in opened(paper).tables if candidate.style.name == "Table Grid"
    )

    assert [round(column.width / Mm(1)) for column in table.columns] == [12, 50, 68, 30]
    assert len(table.rows) == 302
    marks = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows[:3]]
    assert marks == [True, False, False]
    aligned = [cell.paragraphs[0].alignment for cell in table.rows[300].cells]
    assert [None if alignment is None else alignment.name for alignment in aligned] == [
        "CENTER",
        None,
        None,
        "RIGHT",
    ]


def test_the_signature_never_stands_alone_on_a_page():
    document = opened(replace(PROPOSAL, annexes=()))

    last = next(p for p in document.paragraphs if p.text.endswith("./."))

    assert last.paragraph_format.keep_with_next


def test_no_page_ends_with_the_words_that_lead_to_a_table():
    paper = replace(UNFILLED, blocks=(Paragraph("Nhất trí 06."), LIST, LIST))
    paragraphs = opened(paper).paragraphs
    kept = [p.text for p in paragraphs if p.paragraph_format.keep_with_next and p.text]
    assert kept == ["Nhất trí 06."]


def test_the_file_says_what_it_is():
    about = opened(PROPOSAL).core_properties

    assert (about.title, about.author, about.language, f"{about.created:%d/%m/%Y}") == (
        PROPOSAL.title,
        "Ủy ban nhân dân xã An Bình",
        "vi-VN",
        "05/02/2021",
    )


def test_everything_is_set_in_times_new_roman_under_styles_with_vietnamese_names():
    document = opened(PROPOSAL)
    used = [paragraph.style for paragraph in document.paragraphs]

    assert {style.font.name for style in used} == {"Times New Roman"}
    assert {"Tên loại", "Trích yếu", "Căn cứ", "Nội dung", "Đề mục 1", "Đề mục 2"} < {
        style.name for style in used
    }


def test_minutes_have_two_signers_and_no_line_for_a_number():
    paragraphs = [text for text in docx_paragraphs(word.docx(MINUTES)) if text]
    assert paragraphs[paragraphs.index("Độc lập - Tự do - Hạnh phúc") + 1 :] == [
        "An Bình, ngày 05 tháng 11 năm 2021",
        "Biên bản",
        "Họp bình xét thi đua năm 2021",
        "Cuộc họp kết thúc lúc 16 giờ cùng ngày./.",
        "Thư ký",
        "(Ký, ghi rõ họ và tên)",
        "Chủ trì",
        "Lê Thị Thuỷ Tiên",
        "Đặng Văn Ước",
        "Nơi nhận:",
        "- Lưu: đơn vị.",
    ]


@pytest.mark.parametrize("paper", [UNFILLED, MINUTES], ids=["empty", "minutes"])
def test_every_cell_ends_with_a_paragraph_as_word_requires(paper):
    cells = opened(paper).element.body.iter(qn("w:tc"))
    assert [cell for cell in cells if cell[-1].tag != qn("w:p")] == []


def test_the_template_in_the_repository_is_what_its_script_builds():
    kept, built = docx.Document(word.TEMPLATE), build_letter.build()

    assert kept.element.xml == built.element.xml
    assert kept.styles.element.xml == built.styles.element.xml
