"""The plan as a paper: in its own words, or written from its values."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from campaigns.documents import plan_letter, plan_paper, signature, verbatim_letter
from campaigns.rules.plan import (
    Content,
    Deadline,
    Phase,
    Plan,
    Recipient,
    Signer,
    Target,
)
from campaigns.wording import deadline_sentence, phase_sentence, target_sentence
from documents.paper import printed, word
from documents.paper.letter import BLANK_NAME, Heading, Letter, Paragraph, Signature
from tests.documents.paper_reader import docx_words, pdf_words, printed_lines

PLAN = Plan(
    number="12/KH-UBND",
    issued_on=date(2021, 1, 15),
    issuer="UBND xã An Bình",
    place="An Bình",
    year=2021,
    title="Triển khai phong trào thi đua năm 2021",
    theme="Đoàn kết, sáng tạo",
    slogan="“Hoàn thành xuất sắc nhiệm vụ”.",
    purposes="1. Mục đích\n\na) Đổi mới phong trào.\n\n2. Yêu cầu\n\na) Thiết thực.",
    phases=(
        Phase(1, date(2021, 1, 1), date(2021, 6, 11), "Lập thành tích chào mừng."),
        Phase(2, date(2021, 6, 11), None),
    ),
    targets=(
        Target("collective", "Tập thể UBND xã", "TTLDXS", ">=", Decimal(1), "count"),
        Target("individual", "cá nhân", "LDTT", ">=", Decimal(100), "percent", "eligible"),
        Target("individual", "cá nhân", "CSTDCS", "<=", Decimal(15), "percent", "LDTT"),
    ),
    deadlines=(
        Deadline("registration", date(2021, 1, 20), False, "Văn phòng HĐND và UBND xã"),
        Deadline("nomination", date(2021, 11, 15), True),
    ),
    contents=(Content("2.1", "Thi đua làm tốt chuyên môn."), Content("2.2", "Khen kịp thời.")),
    recipients=(Recipient("UBND huyện", for_report=True), Recipient("Lưu: VT.")),
    signer=Signer("Lê Ngọc Ánh", "CHỦ TỊCH", "ỦY BAN NHÂN DÂN"),
)

SIGNED_TEXT = """
UỶ BAN NHÂN DÂN XÃ AN BÌNH

Số: 12 /KH-UBND

An Bình, ngày 15 tháng 01 năm 2021

KẾ HOẠCH
Triển khai phong trào thi đua
năm 2021

Phát huy kết quả năm qua; cơ quan xã phát động như sau năm 2021 như sau:

I. MỤC ĐÍCH

1. Mục đích

a) Coi đây là nhiệm vụ trọng tâm, thường

xuyên của xã .

Kế hoạch này được triển khai từ năm 2018./.

Nơi nhận:

- UBND huyện;
 - Lưu: VT.
- | Để báo cáo

**TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH**

Lê Ngọc Ánh
"""


def texts(paper: Letter) -> list[str]:
    return [block.text for block in paper.blocks]


def test_a_new_plan_is_written_in_the_order_of_a_plan_of_a_commune():
    assert texts(plan_letter(PLAN)) == [
        "Nhằm tạo khí thế thi đua sôi nổi, hoàn thành tốt nhiệm vụ năm 2021, Ủy ban nhân dân xã "
        "An Bình ban hành Kế hoạch triển khai phong trào thi đua năm 2021 như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "a) Đổi mới phong trào.",
        "2. Yêu cầu",
        "a) Thiết thực.",
        "II. NỘI DUNG THI ĐUA",
        "1. Chủ đề, khẩu hiệu thi đua",
        "a) Chủ đề: “Đoàn kết, sáng tạo”.",
        "b) Khẩu hiệu: “Hoàn thành xuất sắc nhiệm vụ”.",
        "2. Nội dung",
        "2.1. Thi đua làm tốt chuyên môn.",
        "2.2. Khen kịp thời.",
        "3. Phát động các đợt thi đua",
        "Phong trào thi đua năm 2021 được chia thành 02 đợt:",
        "+ Đợt thứ nhất: từ ngày 01/01/2021 đến hết ngày 11/06/2021; lập thành tích chào mừng.",
        "+ Đợt thứ hai: từ ngày 11/06/2021 đến hết ngày …/…/…….",
        "4. Các chỉ tiêu thi đua",
        "- Tập thể",
        "+ Phấn đấu tập thể UBND xã đạt danh hiệu “Tập thể lao động xuất sắc”.",
        "- Cá nhân",
        "+ Phấn đấu 100% cá nhân đạt danh hiệu “Lao động tiên tiến”.",
        "+ Phấn đấu không quá 15% trong số cá nhân đạt Lao động tiên tiến đạt danh hiệu “Chiến sĩ "
        "thi đua cơ sở”.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Đăng ký thi đua: các bộ phận, đơn vị tổ chức cho tập thể, cá nhân thuộc đơn vị mình "
        "đăng ký danh hiệu thi đua; kết quả đăng ký gửi về Văn phòng HĐND và UBND xã trước ngày "
        "20/01/2021.",
        "2. Khen thưởng: biên bản bình xét và hồ sơ đề nghị khen thưởng gửi chậm nhất ngày "
        "15/11/2021.",
        "3. Các bộ phận, đơn vị căn cứ Kế hoạch này phát động thi đua gắn với nhiệm vụ chuyên "
        "môn; kết thúc mỗi đợt thi đua, tiến hành bình xét, đề nghị khen thưởng theo quy định.",
        "4. Thường trực Hội đồng Thi đua - Khen thưởng hướng dẫn, theo dõi, đôn đốc việc thực "
        "hiện Kế hoạch này và tổng hợp, báo cáo cấp có thẩm quyền theo quy định.",
        "Đề nghị các bộ phận, đơn vị triển khai thực hiện Kế hoạch này; nếu có vướng mắc, phản "
        "ánh về Hội đồng Thi đua - Khen thưởng để được hướng dẫn./.",
    ]


def test_what_a_plan_does_not_say_has_no_heading_and_the_numerals_close_up():
    bare = Plan(contents=(Content("2.1", "Thi đua làm tốt chuyên môn."),))

    headings = [block.text for block in plan_letter(bare).blocks if isinstance(block, Heading)]

    assert headings == ["I. NỘI DUNG THI ĐUA", "1. Nội dung", "II. TỔ CHỨC THỰC HIỆN"]
    assert "1.1. Thi đua làm tốt chuyên môn." in texts(plan_letter(bare))


def test_an_empty_plan_is_a_form_to_fill_in():
    paper = plan_letter(Plan())

    assert paper.number_line.replace("\u00a0", " ") == "Số:         /KH-UBND"
    assert paper.date_line.replace("\u00a0", " ") == "ngày      tháng      năm        "
    assert paper.signature.authority == ("TM. Ủy ban nhân dân", "Chủ tịch")
    assert paper.signature.name_line == BLANK_NAME
    assert paper.recipient_lines == ("- Lưu: VT.",)


def test_a_plan_prints_in_its_signed_words_where_there_are_any():
    assert plan_paper(PLAN, SIGNED_TEXT) == verbatim_letter(PLAN, SIGNED_TEXT)
    assert plan_paper(PLAN, " \n") == plan_letter(PLAN)


def test_a_signed_plan_keeps_its_words_and_slips_and_only_broken_lines_are_mended():
    paper = verbatim_letter(PLAN, SIGNED_TEXT)

    assert paper.abstract == "Triển khai phong trào thi đua năm 2021"
    assert paper.blocks == (
        Paragraph("Phát huy kết quả năm qua; cơ quan xã phát động như sau năm 2021 như sau:"),
        Heading(1, "I. MỤC ĐÍCH"),
        Heading(2, "1. Mục đích"),
        Paragraph("a) Coi đây là nhiệm vụ trọng tâm, thường xuyên của xã ."),
        Paragraph("Kế hoạch này được triển khai từ năm 2018./."),
    )
    assert paper.annexes == ()


WITHOUT_GAPS = SIGNED_TEXT.replace("\n\n", "\n")
WITHOUT_HEAD = SIGNED_TEXT[SIGNED_TEXT.index("KẾ HOẠCH") :]


@pytest.mark.parametrize(
    ("text", "known_title"),
    [
        (SIGNED_TEXT, PLAN.title),
        (SIGNED_TEXT, "Một tên khác"),
        (SIGNED_TEXT, ""),
        (WITHOUT_GAPS, PLAN.title),
        (WITHOUT_GAPS.replace("đua\nnăm", "đua năm"), "Một tên khác"),
        (WITHOUT_HEAD, PLAN.title),
        (WITHOUT_HEAD.replace("KẾ HOẠCH\n", ""), PLAN.title),
    ],
)
def test_head_and_foot_of_the_text_are_not_printed_twice(text, known_title):
    body = " ".join(texts(verbatim_letter(replace(PLAN, title=known_title), text)))

    assert body.startswith("Phát huy kết quả năm qua")
    assert body.endswith("từ năm 2018./.")


def test_a_text_without_head_and_title_is_all_body():
    paper = verbatim_letter(PLAN, "I. MỤC ĐÍCH\n\nĐổi mới phong trào.")

    assert texts(paper) == ["I. MỤC ĐÍCH", "Đổi mới phong trào."]
    assert paper.abstract == PLAN.title


def test_an_annex_behind_the_signature_stays_an_annex():
    (annex,) = verbatim_letter(PLAN, f"{SIGNED_TEXT}\nPHỤ LỤC\nDanh sách đơn vị\n").annexes

    assert (annex.title, annex.belongs_to, annex.blocks) == (
        "PHỤ LỤC",
        "Kèm theo Kế hoạch số 12/KH-UBND ngày 15/01/2021",
        (Paragraph("Danh sách đơn vị"),),
    )


@pytest.mark.parametrize(
    ("signer", "lines"),
    [
        (Signer("A", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            Signer("A", "Phó Chủ tịch", "Ủy ban nhân dân"),
            ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"),
        ),
        (Signer("A", "Giám đốc"), ("Giám đốc",)),
        (Signer("A"), ()),
    ],
)
def test_a_deputy_signs_for_the_chair_and_a_committee_is_signed_for(signer, lines):
    assert signature(signer, "UBND xã An Bình") == Signature(lines, "A")


@pytest.mark.parametrize(
    ("deadline", "end"),
    [
        (Deadline("initiative", date(2021, 11, 1), False), "gửi trước ngày 01/11/2021."),
        (Deadline("initiative", date(2021, 11, 1), True), "gửi chậm nhất ngày 01/11/2021."),
        (Deadline("report", date(2021, 12, 5), True, "xã"), "gửi về xã chậm nhất ngày 05/12/2021."),
        (Deadline("other", date(2021, 12, 5), False), "gửi trước ngày 05/12/2021."),
    ],
)
def test_a_deadline_says_whether_its_day_is_still_in_time(deadline, end):
    assert deadline_sentence(deadline).endswith(end)


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        (
            Target("collective", "thôn", "GIAY_KHEN", "=", Decimal(3), "count"),
            "+ Phấn đấu 03 thôn được tặng “Giấy khen”.",
        ),
        (
            Target("collective", "UBND xã", "TTLDTT", "=", Decimal(1), "count"),
            "+ Phấn đấu tập thể UBND xã đạt danh hiệu “Tập thể lao động tiên tiến”.",
        ),
        (
            Target("individual", "", "CSTDCS", ">=", Decimal("12.5"), "percent"),
            "+ Phấn đấu ít nhất 12,5% cá nhân đạt danh hiệu “Chiến sĩ thi đua cơ sở”.",
        ),
        (
            Target("individual", "cá nhân", "BANG_KHEN", "<=", Decimal(5), "count"),
            "+ Phấn đấu không quá 05 cá nhân được tặng “Bằng khen”.",
        ),
    ],
)
def test_a_target_is_said_in_one_sentence(target, sentence):
    assert target_sentence(target) == sentence


def test_phases_beyond_the_tenth_are_counted_in_digits():
    assert phase_sentence(Phase(11, None, None)).startswith("+ Đợt 11: từ ngày …/…/……")


@pytest.mark.parametrize(
    "paper",
    [
        plan_letter(PLAN, superior="Ủy ban nhân dân huyện Sông Hồng"),
        verbatim_letter(PLAN, SIGNED_TEXT),
    ],
    ids=["composed", "verbatim"],
)
def test_the_plan_prints_alike_as_pdf_and_word(paper):
    paper_in_pdf = printed.pdf(paper)

    assert docx_words(word.docx(paper)) == pdf_words(paper_in_pdf)
    lines = [line.text for line in printed_lines(paper_in_pdf)]
    assert lines[-1] == "Lê Ngọc Ánh"
    assert "Số: 12/KH-UBND" in lines
    assert "- UBND huyện (để báo cáo);" in lines
