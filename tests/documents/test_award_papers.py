"""The papers of a dossier: what stands on them, and that they agree."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from awards.models import Award
from documents.paper import printed, word
from documents.paper.letter import Heading, Letter, Paragraph, Table
from initiatives.models import Use
from law.authority import Authority
from nominations.facts.known import KnownParts, known_of
from nominations.models import Nomination, UnitReview
from nominations.papers.minutes import minutes_letter
from nominations.papers.report import report_letter
from people.actions import rate
from people.roles import OFFICE
from procedure.refusal import RefusedError
from signing.sources import Head
from tests.cast import Cast, make_person
from tests.documents.paper_reader import docx_words, pdf_words
from tests.nominating import make_initiative, make_nomination
from tests.registered import a_campaign
from tests.registering import at
from vetting.papers.proposal import authorities_of, list_letter, proposal_letter, rows_for
from vetting.papers.rows import WITHOUT_A_PLACE, rows_put_forward
from vetting.papers.sheets import list_sheet
from vetting.papers.tables import NomineeRow
from vetting.papers.vetting import vetting_paper

pytestmark = pytest.mark.django_db

ACHIEVED = """1. Nhiệm vụ được giao
Tham mưu công tác văn thư, thống kê của xã; giải quyết hồ sơ ở bộ phận Một cửa.
2. Kết quả
- Giải quyết 1.248 hồ sơ, 100 % đúng hạn.
- Rút thời gian trả kết quả từ 5 ngày xuống 3 ngày."""


@pytest.fixture
def cast() -> Cast:
    cast = Cast.of()
    at(cast, date(2021, 11, 18))
    return cast


@pytest.fixture
def campaign(cast):
    return a_campaign(cast)


@pytest.fixture
def an(cast):
    return make_person(
        cast.unit, "Lê Thị An", born_on=date(1983, 6, 30), position="Văn phòng - Thống kê"
    )


@pytest.fixture
def striver(cast, campaign, an) -> Nomination:
    """Give a nomination for CSTĐCS with everything a report can know."""
    initiative = make_initiative(campaign, an, stage="recognised")
    Use.objects.create(
        initiative=initiative, person=an, award="CSTDCS", campaign=campaign, on=date(2021, 11, 9)
    )
    rate(an, year=2021, level="HTXS", by=cast.acting(OFFICE))
    for year, kind in ((2019, "LDTT"), (2020, "CSTDCS"), (2020, "GIAY_KHEN")):
        Award.objects.create(
            commune=cast.commune,
            person=an,
            holder_name=an.full_name,
            kind_code=kind,
            year=year,
            decision_number=f"{year - 2000}/QĐ-UBND",
            decided_on=date(year, 12, 20),
            issuer="Chủ tịch UBND huyện Quảng Điền",
        )
    nomination = make_nomination(campaign, an, "CSTDCS", "vetted", merit="initiative", place=1)
    nomination.report.overview = "- Trình độ chuyên môn: Đại học Hành chính."
    nomination.report.achievements = ACHIEVED
    nomination.report.save()
    return nomination


def review_of(campaign, *nominations: Nomination) -> UnitReview:
    review = UnitReview.objects.create(
        campaign=campaign,
        unit=nominations[0].unit,
        held_on=date(2021, 11, 5),
        chaired_by="Lê Thị Hạnh",
        written_by="Trần Văn Bút",
        invited=7,
    )
    for number in range(6):
        review.people_present.create(name=f"Người {number + 1}", position="Công chức")
    for nomination in nominations:
        review.votes.create(nomination=nomination, votes_for=5, votes_against=1)
    return review


def text_of(paper: Letter) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, (Heading, Paragraph))]


def tables_of(paper: Letter) -> list[tuple]:
    return [block.rows for block in paper.blocks if isinstance(block, Table)]


def test_what_is_known_of_a_person_is_in_the_report(striver):
    known = known_of(striver)
    assert known.facts == (
        ("Họ và tên", "Lê Thị An"),
        ("Giới tính", "Nữ"),
        ("Ngày, tháng, năm sinh", "30/06/1983"),
        ("Chức vụ", "Văn phòng - Thống kê"),
        ("Đơn vị công tác", "Văn phòng - Thống kê, Ủy ban nhân dân xã Quảng Thành"),
        ("Vào làm từ ngày", "01/03/2015"),
    )
    assert [(title.year, title.name) for title in known.titles] == [
        (2019, "Lao động tiên tiến"),
        (2020, "Chiến sĩ thi đua cơ sở"),
    ]
    assert known.ratings == ((2021, "Hoàn thành xuất sắc nhiệm vụ"),)
    assert known.initiatives == (
        "Sổ tay một cửa (công nhận theo Quyết định số 31/QĐ-UBND ngày 08/11/2021)",
    )


@pytest.mark.parametrize("days", [0, 1])
def test_a_report_tells_nothing_that_came_after_it(cast, an, striver, days):
    reported = known_of(striver)
    Award.objects.create(
        commune=cast.commune,
        person=an,
        holder_name=an.full_name,
        kind_code="CSTDCS",
        year=2021,
        decision_number="118/QĐ-UBND",
        decided_on=striver.sent_on + timedelta(days=days),
        issuer="Chủ tịch UBND huyện Quảng Điền",
    )
    rate(an, year=2022, level="HTT", by=cast.acting(OFFICE))
    make_initiative(
        striver.campaign, an, stage="recognised", name="Sau", decided_on=date(2022, 5, 4)
    )
    assert known_of(striver) == reported


def test_a_revoked_award_is_not_reported(striver):
    Award.objects.filter(kind_code="GIAY_KHEN").update(
        revoked_on=date(2021, 2, 1), revoke_reason="Sai thủ tục."
    )
    assert known_of(striver).commendations == ()


def test_the_report_has_the_three_sections_of_the_law(striver):
    paper = report_letter(striver, known_of(striver))
    headings = [block.text for block in paper.blocks if isinstance(block, Heading)]
    assert headings == [
        "I. SƠ LƯỢC LÝ LỊCH",
        "II. THÀNH TÍCH ĐẠT ĐƯỢC",
        "1. Nhiệm vụ được giao",
        "2. Kết quả",
        "III. CÁC DANH HIỆU, HÌNH THỨC KHEN THƯỞNG ĐÃ ĐƯỢC TẶNG",
        "1. Danh hiệu thi đua",
        "2. Hình thức khen thưởng",
    ]
    assert tables_of(paper)[-1] == (
        ("2020", "Giấy khen", "Quyết định số 20/QĐ-UBND ngày 20/12/2020 của Chủ tịch UBND huyện "
         "Quảng Điền"),
    )  # fmt: skip
    assert paper.number_line == ""


def test_the_short_form_tells_the_achievement_only(campaign, an):
    short = make_nomination(
        campaign, an, "GIAY_KHEN", occasion="on_the_spot", matter="Cứu người ngày 12/10"
    )
    paper = report_letter(short, KnownParts((("Họ và tên", "Lê Thị An"),), (), ()))
    assert paper.kind == "Tóm tắt thành tích"
    assert text_of(paper) == [
        "I. SƠ LƯỢC LÝ LỊCH",
        "- Họ và tên: Lê Thị An",
        "II. THÀNH TÍCH ĐẠT ĐƯỢC",
        "Hoàn thành nhiệm vụ.",
    ]


def test_a_collective_describes_itself_instead_of_a_life(cast, campaign):
    collective = make_nomination(campaign, cast.unit, "TTLDTT")
    paper = report_letter(collective, known_of(collective))
    assert text_of(paper)[0] == "I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH"
    assert paper.signature.authority == ("Đại diện tập thể",)


def test_minutes_say_who_was_there_and_how_they_voted(campaign, striver):
    paper = minutes_letter(review_of(campaign, striver))
    assert "- Tổng số người của đơn vị: 07; có mặt: 06; vắng mặt: 01." in text_of(paper)
    assert tables_of(paper)[1] == (
        ("1", "Bà Lê Thị An", "Chiến sĩ thi đua cơ sở", "05", "01", "83,33 %"),
    )
    assert (paper.witness.name, paper.signature.name) == ("Trần Văn Bút", "Lê Thị Hạnh")


@pytest.fixture
def put_forward(cast, campaign, striver, an):
    """Give the rows of three who are put forward, among others who are not."""
    binh = make_person(cast.other_unit, "Trần Văn Bình", position="Kế toán", gender="male")
    make_nomination(campaign, an, "LDTT", "vetted")
    make_nomination(campaign, cast.unit, "TTLDTT", "vetted")
    make_nomination(campaign, binh, "LDTT", "vetted", is_supported=False)
    make_nomination(campaign, binh, "CSTDCS", "received")
    review_of(campaign, striver)
    return rows_put_forward(campaign)


def test_only_what_was_vetted_and_supported_is_put_forward(put_forward):
    assert [(row.name, row.kind.code, row.votes, row.merit) for row in put_forward] == [
        ("Lê Thị An", "CSTDCS", "5/6", "Sổ tay một cửa"),
        ("Lê Thị An", "LDTT", "", ""),
        ("Văn phòng - Thống kê", "TTLDTT", "", ""),
    ]


def test_who_was_not_chosen_for_a_limited_title_is_in_no_paper(cast, campaign, put_forward):
    chi = make_person(cast.unit, "Lê Thị Chi")
    make_nomination(campaign, chi, "CSTDCS", "vetted")
    assert rows_put_forward(campaign) == put_forward
    assert campaign.nominations.filter(WITHOUT_A_PLACE).count() == 1


def test_in_2021_the_commune_decides_one_and_proposes_two_to_the_district(campaign, put_forward):
    day = date(2021, 11, 18)
    assert authorities_of(put_forward, day) == [Authority.COMMUNE, Authority.DISTRICT]
    rows = rows_for(put_forward, Authority.DISTRICT, day)
    paper = proposal_letter(campaign, rows, Authority.DISTRICT, on=day)
    assert paper.addressees == ("Chủ tịch Ủy ban nhân dân huyện Quảng Điền",)
    assert [block.text for block in paper.blocks if isinstance(block, Heading)] == [
        "1. Danh hiệu “Chiến sĩ thi đua cơ sở” (01 cá nhân)",
        "2. Danh hiệu “Tập thể lao động tiên tiến” (01 tập thể)",
    ]
    (annex,) = paper.annexes
    assert annex.belongs_to == "Kèm theo Tờ trình của Ủy ban nhân dân xã Quảng Thành"
    assert len(annex.blocks[0].rows) == 2
    [table] = annex.blocks
    assert table.rows == (
        (
            "1",
            "Bà Lê Thị An\nSinh năm 1983",
            "Văn phòng - Thống kê",
            "Chiến sĩ thi đua cơ sở",
            "2021: Hoàn thành xuất sắc nhiệm vụ",
            "CSTĐCS 2020: 20/QĐ-UBND\nGK 2020: 20/QĐ-UBND\nLĐTT 2019: 19/QĐ-UBND",
            "Sổ tay một cửa\n31/QĐ-UBND",
            "5/6",
        ),
        (
            "2",
            "Văn phòng - Thống kê",
            "Ủy ban nhân dân xã Quảng Thành",
            "Tập thể lao động tiên tiến",
            *[""] * 4,
        ),
    )
    assert table.totals == ("", "Tổng số: 01 tập thể, 01 cá nhân", *[""] * 6)


def test_a_proposal_cites_the_standards_the_council_and_what_comes_with_it(campaign, put_forward):
    day = date(2021, 11, 18)
    rows = rows_for(put_forward, Authority.DISTRICT, day)
    paper = proposal_letter(campaign, rows, Authority.DISTRICT, on=day)
    words = text_of(paper)
    assert [line for line in words if line.startswith("Tiêu chuẩn:")] == [
        "Tiêu chuẩn: Điều 23 Luật Thi đua, khen thưởng năm 2003.",
        "Tiêu chuẩn: Điều 28 Luật Thi đua, khen thưởng năm 2003.",
    ]
    assert "Danh sách trích ngang và báo cáo thành tích kèm theo Tờ trình này." in words
    assert [recipient.name for recipient in paper.recipients] == [
        "Như trên",
        "Phòng Nội vụ huyện Quảng Điền",
        "Lưu: VT, TĐKT",
    ]
    assert not [line for line in words if "đã họp" in line]


def test_the_annex_of_an_issued_proposal_names_its_number_and_day(campaign, put_forward):
    day = date(2021, 11, 18)
    rows = rows_for(put_forward, Authority.DISTRICT, day)
    paper = proposal_letter(
        campaign, rows, Authority.DISTRICT, on=day, head=Head("07/TTr-UBND", day)
    )
    assert (paper.number_line, paper.issued_on) == ("Số: 07/TTr-UBND", day)
    assert paper.annexes[0].belongs_to == (
        "Kèm theo Tờ trình số 07/TTr-UBND ngày 18/11/2021 của Ủy ban nhân dân xã Quảng Thành"
    )


def test_the_sheet_of_vetting_names_the_law_it_judged_by_and_ends(striver):
    sheet = vetting_paper(striver)
    assert sheet.abstract == "Hồ sơ đề nghị tặng danh hiệu “Chiến sĩ thi đua cơ sở” năm 2021"
    (judged,) = [
        block.text for block in sheet.blocks if getattr(block, "text", "").startswith("Xét")
    ]
    assert judged.startswith(
        "Xét theo: Luật Thi đua, khen thưởng năm 2003 và Nghị định 91/2017/NĐ-CP. Kết quả:"
    )
    assert sheet.blocks[-1].text.endswith("./.")


def test_a_post_that_bears_the_name_of_its_unit_is_written_once(cast, campaign):
    clerk = make_person(cast.unit, "Lê Thị Bình", position=cast.unit.name)
    nomination = make_nomination(campaign, clerk, "LDTT", "vetted")
    assert NomineeRow(nomination).post == cast.unit.name


def test_since_july_2025_the_commune_decides_all_three(put_forward):
    assert authorities_of(put_forward, date(2025, 11, 18)) == [Authority.COMMUNE]


def test_a_proposal_whose_counts_differ_is_not_printed(campaign, striver, put_forward):
    striver.report.achievements = ""
    striver.report.save()
    rows = rows_put_forward(campaign)
    with pytest.raises(RefusedError) as refused:
        proposal_letter(campaign, rows, Authority.DISTRICT, on=date(2021, 11, 18))
    assert str(refused.value) == (
        "Số lượng Chiến sĩ thi đua cơ sở không khớp giữa các văn bản (Danh sách trích ngang: 1; "
        "Báo cáo thành tích: 0; Phiếu thẩm định: 1). Hãy mở danh sách, bổ sung phần còn thiếu rồi "
        "in lại. Chưa có báo cáo thành tích: Bà Lê Thị An."
    )


def test_the_rows_cost_three_queries_for_any_number(
    cast, campaign, put_forward, django_assert_num_queries
):
    for number in range(20):
        make_nomination(campaign, make_person(cast.unit, f"Người {number}"), "LDTT", "vetted")
    with django_assert_num_queries(3):
        assert len(rows_put_forward(campaign)) == 23


def test_pdf_and_word_say_the_same(campaign, striver, put_forward):
    papers = [
        report_letter(striver, known_of(striver)),
        minutes_letter(UnitReview.objects.get()),
        list_letter(campaign, put_forward),
        proposal_letter(campaign, put_forward[:1], Authority.DISTRICT, on=date(2021, 11, 18)),
    ]
    for paper in papers:
        assert docx_words(word.docx(paper)) == pdf_words(printed.pdf(paper)), paper.kind


def test_the_excel_list_has_a_row_for_each_and_a_total(campaign, put_forward):
    sheet = list_sheet(campaign, put_forward, author="Văn phòng")
    assert [row[2] for row in sheet.rows] == ["Lê Thị An", "Lê Thị An", "Văn phòng - Thống kê"]
    assert sheet.totals[2] == "3 hồ sơ"


def test_hostile_text_stays_text(campaign, striver):
    hostile = replace(known_of(striver), initiatives=("<script>x</script> \u202eNgược",))
    assert "<script>x</script>" in " ".join(pdf_words(printed.pdf(report_letter(striver, hostile))))
