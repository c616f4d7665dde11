"""The papers of initiatives: what they say, and that PDF and Word say the same."""

from datetime import date
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from council.papers import conclusion_letter, minutes_letter
from documents.paper import certificate, printed, sheet, word
from documents.paper.letter import Heading, Letter, Paragraph, Table
from initiatives import actions as initiatives
from initiatives import papers
from initiatives.council import members_of, scale_of, scored
from initiatives.models import CouncilSession, Initiative
from initiatives.papers.certificates import certificate_of
from initiatives.sheets import score_sheet
from initiatives.signed import decisions
from people.roles import CHAIR, COUNCIL_MEMBER, SECRETARY
from tests.cast import Cast, make_person
from tests.councils import held, on, recognised, refused
from tests.councils import sheet as score
from tests.documents.paper_reader import docx_words, pdf_words
from tests.nominating import make_initiative
from tests.registered import a_campaign
from tests.signed import issued

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return on(Cast.of())


@pytest.fixture
def campaign(cast):
    return a_campaign(cast)


@pytest.fixture
def together(cast, campaign) -> Initiative:
    """Give an initiative of two, under review, with two sheets."""
    first, second = (make_person(cast.unit, name) for name in ("Lê Thị An", "Lê Thị Bình"))
    initiative = make_initiative(
        campaign,
        first,
        "Sổ tay một cửa",
        "reviewed",
        field="Cải cách hành chính",
        problem="Người dân phải đi lại nhiều lần.",
        solution="Một quyển sổ tay cho từng thủ tục.",
        novelty="Lần đầu có ở xã.",
        benefit="Rút ngắn hai ngày làm việc.",
        benefit_amount=12_500_000,
        applied_where="Bộ phận Một cửa",
    )
    initiative.authors.update(share=60)
    initiative.authors.create(person=second, name="Lê Thị Bình", position="Công chức", share=40)
    score(initiative, cast[COUNCIL_MEMBER], comment="Dễ nhân rộng.")
    score(initiative, cast[CHAIR], 30, 40, 21)
    return initiative


@pytest.fixture
def alone(cast, campaign) -> Initiative:
    return make_initiative(campaign, make_person(cast.unit, "Lê Thị Chi"), "Bảng tin", "reviewed")


@pytest.fixture
def session(cast, campaign, together, alone) -> CouncilSession:
    return held(cast, campaign, recognised(together), refused(alone))


def text_of(paper: Letter) -> list[str]:
    blocks = [block for block in paper.blocks if isinstance(block, (Heading, Paragraph))]
    return [f"{getattr(block, 'lead', '')} {block.text}".strip() for block in blocks]


def rows(table: Table) -> list[tuple[str, ...]]:
    titles = tuple(column.title for column in table.columns)
    return [titles, *table.rows, *([table.totals] if table.totals else [])]


def tables(paper: Letter) -> list[Table]:
    return [block for block in paper.blocks if isinstance(block, Table)]


# --- What they say -----------------------------------------------------------------------------


def test_a_request_names_authors_shares_and_what_was_written(together):
    paper = papers.request_letter(together)
    assert (paper.addressees, paper.number_line) == (("Hội đồng sáng kiến xã Quảng Thành",), "")
    assert text_of(paper) == [
        "Chúng tôi ghi tên dưới đây:",
        "Là tác giả, đồng tác giả đề nghị xét công nhận sáng kiến: “Sổ tay một cửa”.",
        "I. LĨNH VỰC, NƠI VÀ NGÀY ÁP DỤNG",
        "- Lĩnh vực áp dụng: Cải cách hành chính.",
        "- Nơi áp dụng: Bộ phận Một cửa.",
        "- Ngày áp dụng lần đầu hoặc áp dụng thử: 01/03/2021.",
        "II. THỰC TRẠNG TRƯỚC KHI CÓ SÁNG KIẾN",
        "Người dân phải đi lại nhiều lần.",
        "III. NỘI DUNG GIẢI PHÁP",
        "Một quyển sổ tay cho từng thủ tục.",
        "IV. TÍNH MỚI",
        "Lần đầu có ở xã.",
        "V. LỢI ÍCH, HIỆU QUẢ",
        "Tính được bằng tiền: 12.500.000 đ.",
        "Rút ngắn hai ngày làm việc.",
        "Chúng tôi cam đoan mọi thông tin nêu trong đơn là trung thực, đúng sự thật và hoàn toàn "
        "chịu trách nhiệm trước pháp luật./.",
    ]
    assert rows(tables(paper)[0])[1:] == [
        ("1", "Lê Thị An", "Công chức chuyên môn, Văn phòng - Thống kê", "60\u00a0%"),
        ("2", "Lê Thị Bình", "Công chức, Văn phòng - Thống kê", "40\u00a0%"),
    ]


def test_a_sheet_has_the_scale_and_the_points_of_one_member(cast, together):
    own = together.score_sheets.get(scorer=cast[COUNCIL_MEMBER])
    paper = papers.sheet_letter(together, scale_of(together), own.scorer_name, own)
    assert rows(tables(paper)[0])[1:] == [
        ("1", "Tính mới", "30", "25"),
        ("2", "Lợi ích", "40", "35"),
        ("3", "Khả năng áp dụng", "30", "20"),
        ("", "Tổng số", "100", "80"),
    ]
    assert text_of(paper)[-1] == "Dễ nhân rộng."


def test_a_sheet_before_scoring_is_a_blank_to_fill_in(together):
    paper = papers.sheet_letter(together, scale_of(together), "Trần Thị Thư", None)
    assert [row[3] for row in rows(tables(paper)[0])[1:]] == ["", "", "", ""]


def test_the_table_of_scores_says_who_gave_what(cast, campaign, together, alone):
    scores = scored([together, alone], cast.commune)
    paper = papers.score_table_letter(campaign, scores, members_of(cast.commune))
    assert text_of(paper)[:2] == [
        "Hội đồng sáng kiến xã Quảng Thành chấm 02 sáng kiến, 01 sáng kiến đạt điểm (bảng kèm "
        "theo).",
        "- Thang điểm: Tính mới 30, lợi ích 40, khả năng áp dụng 30; tổng 100, đạt từ 70.",
    ]
    assert rows(paper.annexes[0].blocks[0]) == [
        ("STT", "Tên sáng kiến", "Tác giả", "(1)", "(2)", "(3)", "Trung bình", "Kết quả"),
        (
            "1",
            "Sổ tay một cửa",
            "Lê Thị An (60\u00a0%), Lê Thị Bình (40\u00a0%)",
            "91",
            "",
            "80",
            "85,5",
            "Đạt",
        ),
        ("2", "Bảng tin", "Lê Thị Chi", "", "", "", "", "Chưa chấm"),
    ]


def test_the_decision_counts_initiatives_and_authors_and_lists_only_the_recognised(session):
    paper = papers.decision_letter(session)
    assert text_of(paper)[0] == (
        "Điều 1. Công nhận 01 sáng kiến năm 2021 của 02 tác giả, đồng tác giả (danh sách kèm theo)."
    )
    assert paper.basis_lines == (
        "Căn cứ Nghị định số 13/2012/NĐ-CP ngày 02 tháng 3 năm 2012 của Chính phủ ban hành Điều lệ "
        "Sáng kiến;",
        "Căn cứ Biên bản họp Hội đồng sáng kiến xã Quảng Thành ngày 08 tháng 11 năm 2021;",
        "Theo đề nghị của Hội đồng sáng kiến xã Quảng Thành.",
    )
    assert paper.signature.authority == ("Chủ tịch",)
    assert [row[1] for row in paper.annexes[0].blocks[0].rows] == ["Sổ tay một cửa"]
    assert paper.annexes[0].belongs_to == (
        "Kèm theo Quyết định của Chủ tịch Ủy ban nhân dân xã Quảng Thành"
    )


def test_a_numbered_decision_names_its_number_on_annex_and_certificates(cast, session):
    issued(cast, decisions, session, date(2021, 11, 9))
    session = CouncilSession.objects.select_related("meeting__campaign__commune").get()
    paper = papers.decision_letter(session)
    assert (paper.number_line, paper.issued_on) == ("Số: 31/QĐ-UBND", date(2021, 11, 9))
    assert "số 31/QĐ-UBND ngày 09/11/2021" in paper.annexes[0].belongs_to
    assert [
        (award_paper.name, award_paper.notes) for award_paper in papers.certificates_of(session)
    ] == [
        ("Lê Thị An", ("Quyết định số 31/QĐ-UBND ngày 09/11/2021",)),
        ("Lê Thị Bình", ("Quyết định số 31/QĐ-UBND ngày 09/11/2021",)),
    ]


def test_what_was_opened_again_stands_neither_in_the_decision_nor_on_a_certificate(
    cast, session, together
):
    initiatives.reopen(together, reason="Ghi nhầm.", by=cast.acting(SECRETARY))
    assert papers.decision_letter(session).annexes[0].blocks[0].rows == ()
    assert papers.certificates_of(session) == []


def test_the_minutes_name_initiatives_as_such_with_their_authors_and_score(session, together):
    line = session.meeting.items.get().lines.get(subject=together.pk)
    line.detail = "Lê Thị An (60 %), Lê Thị Bình (40 %). 87 điểm"
    line.save()
    minuted, concluded = minutes_letter(session.meeting), conclusion_letter(session.meeting)
    table = tables(minuted)[-1]
    assert [column.title for column in table.columns[:2]] == ["STT", "Tên sáng kiến"]
    assert [row[1] for row in table.rows] == [f"Sổ tay một cửa\n{line.detail}", "Bảng tin"]
    assert [[column.title for column in table.columns[1:3]] for table in tables(concluded)] == [
        ["Đạt: tên sáng kiến", "Tác giả, điểm chấm"],
        ["Không đạt: tên sáng kiến", "Tác giả, điểm chấm"],
    ]


def test_what_was_not_recognised_is_told_with_its_reason_and_the_votes(session, alone):
    alone.refresh_from_db()
    paper = papers.refusal_letter(alone, alone.verdict)
    assert (paper.addressees, paper.number_line) == (
        ("Bà Lê Thị Chi", "Văn phòng - Thống kê"),
        "Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/TB-UBND",
    )
    assert text_of(paper) == [
        "Căn cứ khoản 1 Điều 7 Điều lệ Sáng kiến (Nghị định 13/2012/NĐ-CP), Ủy ban nhân dân xã "
        "Quảng Thành thông báo kết quả xét đơn yêu cầu công nhận sáng kiến “Bảng tin” của Bà Lê "
        "Thị Chi, gửi ngày 25/10/2021:",
        "Kết quả: không công nhận; 1/3 phiếu đồng ý tại phiên họp Hội đồng sáng kiến ngày "
        "08/11/2021.",
        "Tỷ lệ phiếu đồng ý phải đạt: từ 2/3 trở lên tổng số thành viên, căn cứ Điều 8 Điều lệ "
        "Sáng kiến (Nghị định 13/2012/NĐ-CP).",
        "Lý do: Chưa có tính mới.",
        "Ý kiến về kết quả này gửi bằng văn bản đến Văn phòng HĐND và UBND xã Quảng Thành để được "
        "xem xét, trả lời theo quy định./.",
    ]


def test_a_certificate_says_the_share_of_one_of_several_authors(session, together):
    author = together.authors.get(name="Lê Thị Bình")
    together.refresh_from_db()
    assert certificate_of(author, together).body == (
        "Công chức",
        "Là đồng tác giả (đóng góp 40\u00a0%) của sáng kiến “Sổ tay một cửa”",
        "Đơn vị: Văn phòng - Thống kê. Phạm vi ảnh hưởng: cơ sở",
    )


# --- The same in every file --------------------------------------------------------------------


def made(name: str, cast: Cast, session: CouncilSession, initiative: Initiative) -> Letter:
    return {
        "request": lambda: papers.request_letter(initiative),
        "sheet": lambda: papers.sheet_letter(
            initiative, scale_of(initiative), "Người chấm", initiative.score_sheets.first()
        ),
        "scores": lambda: papers.score_table_letter(
            session.campaign, scored([initiative], cast.commune), members_of(cast.commune)
        ),
        "decision": lambda: papers.decision_letter(session),
        "refusal": lambda: papers.refusal_letter(
            (refusal := session.verdicts.get(is_recognised=False)).initiative, refusal
        ),
    }[name]()


@pytest.mark.parametrize("name", ["request", "sheet", "scores", "decision", "refusal"])
def test_word_and_pdf_say_the_same(name, cast, session, together):
    paper = made(name, cast, session, together)
    assert pdf_words(printed.pdf(paper)) == docx_words(word.docx(paper))


def test_the_certificates_of_a_session_are_one_file_with_a_sheet_for_each_author(session):
    certificates = papers.certificates_of(session)
    words = pdf_words(certificate.pdf_of_many(certificates))
    assert [words[name] for name in ("an", "bình")] == [1, 1]
    assert words["nhận"] >= 2


def test_excel_holds_the_points_as_numbers(cast, campaign, together, alone):
    scores, members = scored([together, alone], cast.commune), members_of(cast.commune)
    content = sheet.xlsx(score_sheet(campaign, scores, members, author="Người làm"))
    lines = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert lines[2][0].startswith("(Thang điểm: Tính mới 30")
    table = [line for line in lines if line[0] in (1, 2)]
    assert [line[4:9] for line in table] == [
        [91, "", 80, 85.5, "Đạt"],
        ["", "", "", "", "Chưa chấm"],
    ]
    assert table[1][9] == "Người Chủ tịch, Người Thư ký Hội đồng, Người Thành viên Hội đồng"
