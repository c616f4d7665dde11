"""A unit's registration and the report to the level above, as papers."""

from datetime import date

import pytest

from documents.paper import printed, word
from documents.paper.letter import Heading, Letter, Paragraph, Table
from people.roles import UNIT_HEAD
from registrations.consolidation import consolidation, entries_of
from registrations.documents import registration_letter, report_letter
from registrations.models import Registration
from registrations.rules.stages import Stage
from tests.cast import Cast, make_person, make_unit, make_user
from tests.documents.paper_reader import docx_words, is_page_number, pdf_words, printed_lines
from tests.registered import a_campaign, registered, with_collective, with_person

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast() -> Cast:
    return on(Cast.of(), date(2021, 1, 21))


def on(cast: Cast, day: date) -> Cast:
    cast.commune.practice_day = day
    cast.commune.save()
    return cast


@pytest.fixture
def campaign(cast):
    return a_campaign(cast)


@pytest.fixture
def approved(cast, campaign) -> Registration:
    """Give a unit of three: one strives for CSTĐCS with an initiative, one for a bằng khen too."""
    registration = registered(campaign, cast.unit, Stage.APPROVED)
    champion, worker, newcomer = (
        make_person(cast.unit, name) for name in ("Lê Thị An", "Lê Thị Bình", "Lê Thị Chi")
    )
    with_person(
        registration,
        champion,
        "CSTDCS",
        initiative_name="Một cửa không chờ",
        initiative_field="Cải cách hành chính",
        commitment="Giải quyết 100 % hồ sơ đúng hạn",
    )
    with_person(registration, worker, commendation="BANG_KHEN")
    with_person(registration, newcomer)
    with_collective(registration, "Bộ phận Một cửa", commendation="GIAY_KHEN")
    return registration


def text_of(paper: Letter) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, (Heading, Paragraph))]


def report(campaign) -> Letter:
    return report_letter(consolidation(campaign))


# --- The report ------------------------------------------------------------------------------


def test_the_report_says_results_goals_and_who_is_missing(cast, campaign, approved):
    registered(campaign, cast.other_unit)
    assert text_of(report(campaign)) == [
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2021, Ủy ban nhân dân xã Quảng Thành báo cáo "
        "kết quả đăng ký thi đua năm 2021 như sau:",
        "I. KẾT QUẢ ĐĂNG KÝ",
        "1. Đến ngày 21/01/2021, 01/02 bộ phận, đơn vị có bản đăng ký đã được duyệt; số liệu dưới "
        "đây tính theo các bản này.",
        "2. Tập thể: 01 tập thể đăng ký, trong đó: 01 Tập thể lao động tiên tiến; 01 Giấy khen.",
        "3. Cá nhân: 03 người đăng ký, trong đó: 01 Chiến sĩ thi đua cơ sở; 02 Lao động tiên tiến; "
        "01 Bằng khen.",
        "(Danh sách kèm theo tại các phụ lục.)",
        "II. SO VỚI CHỈ TIÊU CỦA KẾ HOẠCH",
        "- Tập thể UBND xã: đạt Tập thể lao động xuất sắc: đăng ký 0 trên chỉ tiêu 1.",
        "- Cá nhân: 100 % người đủ điều kiện xét đạt Lao động tiên tiến: đăng ký 3 trên chỉ tiêu "
        "3.",
        "- Cá nhân: 15 % người đạt Lao động tiên tiến đạt Chiến sĩ thi đua cơ sở: đăng ký 1 trên "
        "chỉ tiêu 1. Mức tối đa theo quy định: 0.",
        "III. DANH HIỆU, HÌNH THỨC THUỘC THẨM QUYỀN CẤP TRÊN",
        "- Chiến sĩ thi đua cơ sở: 01, do Chủ tịch Ủy ban nhân dân cấp huyện xét.",
        "- Bằng khen cho cá nhân: 01, do Chủ tịch Ủy ban nhân dân cấp tỉnh xét.",
        "- Tập thể lao động tiên tiến: 01, do Chủ tịch Ủy ban nhân dân cấp huyện xét.",
        "IV. ĐƠN VỊ CHƯA HOÀN THÀNH ĐĂNG KÝ",
        "- Tài chính - Kế toán: chờ duyệt.",
        "Ủy ban nhân dân xã Quảng Thành báo cáo Phòng Nội vụ huyện Quảng Điền theo dõi, tổng "
        "hợp./.",
    ]


@pytest.mark.parametrize(
    ("day", "receiver", "above"),
    [
        (
            date(2021, 1, 21),
            "Phòng Nội vụ huyện Quảng Điền",
            ["Chiến sĩ thi đua cơ sở", "Bằng khen cho cá nhân", "Tập thể lao động tiên tiến"],
        ),
        (date(2025, 8, 1), "Sở Nội vụ tỉnh Thừa Thiên Huế", ["Bằng khen cho cá nhân"]),
    ],
    ids=["under the district", "since there is no district"],
)
def test_who_receives_and_what_is_decided_above_follows_the_law_of_the_day(
    cast, campaign, approved, day, receiver, above
):
    on(cast, day)
    campaign.refresh_from_db()
    paper = report(campaign)
    awards = [text[2:].partition(":")[0] for text in text_of(paper) if ", do Chủ tịch" in text]
    assert (paper.addressees, awards) == ((receiver,), above)


def test_the_annexes_hold_the_columns_that_offices_use(campaign, approved):
    annexes = report(campaign).annexes
    assert [(annex.title, annex.name, annex.is_landscape) for annex in annexes] == [
        ("Phụ lục I", "Số lượng đăng ký thi đua theo đơn vị năm 2021", True),
        ("Phụ lục II", "Danh sách tập thể đăng ký thi đua năm 2021", True),
        ("Phụ lục III", "Danh sách cá nhân đăng ký thi đua năm 2021", True),
        ("Phụ lục IV", "Danh sách sáng kiến, đề tài dự kiến năm 2021", True),
    ]
    counts, collectives, people, initiatives = (annex.blocks[0] for annex in annexes)
    assert rows(counts) == [
        (
            "STT",
            "Bộ phận, đơn vị",
            "Cá nhân",
            "Tập thể",
            "CSTĐCS",
            "LĐTT",
            "BK cá nhân",
            "TTLĐTT",
            "GK tập thể",
        ),
        ("1", "Văn phòng - Thống kê", "3", "1", "1", "2", "1", "1", "1"),
        ("", "Tổng số", "3", "1", "1", "2", "1", "1", "1"),
    ]
    assert rows(collectives) == [
        ("STT", "Tên tập thể", "Danh hiệu thi đua", "Hình thức khen thưởng"),
        ("1", "Bộ phận Một cửa", "Tập thể lao động tiên tiến", "Giấy khen"),
    ]
    post = "Công chức chuyên môn, Văn phòng - Thống kê"
    assert rows(people) == [
        (
            "STT",
            "Ông/Bà",
            "Họ và tên",
            "Chức vụ, đơn vị",
            "Danh hiệu thi đua",
            "Hình thức khen thưởng",
        ),
        ("1", "Bà", "Lê Thị An", post, "Chiến sĩ thi đua cơ sở", ""),
        ("2", "Bà", "Lê Thị Bình", post, "Lao động tiên tiến", "Bằng khen"),
        ("3", "Bà", "Lê Thị Chi", post, "Lao động tiên tiến", ""),
    ]
    assert rows(initiatives)[1:] == [
        (
            "1",
            "Lê Thị An",
            post,
            "Chiến sĩ thi đua cơ sở",
            "Một cửa không chờ (Cải cách hành chính)",
        )
    ]


def rows(table: Table) -> list[tuple[str, ...]]:
    titles = tuple(column.title for column in table.columns)
    return [titles, *table.rows, *([table.totals] if table.totals else [])]


def test_before_anything_was_approved_the_report_has_no_annex(campaign):
    assert report(campaign).annexes == ()


def test_a_plan_that_says_little_gives_a_report_with_blanks(cast, campaign, approved):
    campaign.number, campaign.issued_on, campaign.year, campaign.signer_name = "", None, None, ""
    campaign.save()
    paper = report(campaign)
    assert text_of(paper)[0].startswith("Thực hiện Kế hoạch của Ủy ban nhân dân xã Quảng Thành,")
    assert paper.abstract == "Kết quả đăng ký thi đua"


@pytest.mark.once
def test_word_and_pdf_of_the_report_say_the_same(campaign, approved):
    paper = report(campaign)
    assert pdf_words(printed.pdf(paper)) == docx_words(word.docx(paper))


@pytest.mark.once
def test_everybody_of_a_long_list_is_printed_once(cast, campaign):
    names = [f"Người thứ {number}" for number in range(210)]
    for part in range(3):
        unit = make_unit(cast.commune, f"Thôn {part}")
        registration = registered(campaign, unit, Stage.APPROVED)
        for name in names[part * 70 : part * 70 + 70]:
            with_person(registration, make_person(unit, name))
    lines = printed_lines(printed.pdf(report(campaign)))
    numbers = [line.text for line in lines if line.left < 45 and line.text.isdigit()]
    assert set(map(str, range(1, 211))) <= set(numbers)
    assert any(is_page_number(line) for line in lines)


# --- A unit's own paper ----------------------------------------------------------------------


def test_a_registration_names_collectives_people_initiatives_and_promises(approved):
    paper = registration_letter(approved, entries_of(approved))
    assert (paper.superior, paper.issuer, paper.addressees, paper.issued_on) == (
        "UBND xã Quảng Thành",
        "Văn phòng - Thống kê",
        ("Văn phòng HĐND và UBND xã",),
        date(2021, 1, 15),
    )
    assert (paper.signature.authority, paper.signature.name) == (
        ("Trưởng bộ phận, đơn vị",),
        "Người Trưởng bộ phận, đơn vị",
    )
    assert text_of(paper)[1:] == [
        "I. TẬP THỂ",
        "II. CÁ NHÂN",
        "III. SÁNG KIẾN, ĐỀ TÀI DỰ KIẾN",
        "IV. NỘI DUNG CAM KẾT",
        "- Bà Lê Thị An: Giải quyết 100 % hồ sơ đúng hạn",
        "Văn phòng - Thống kê cam kết phấn đấu hoàn thành các nội dung đã đăng ký./.",
    ]
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    assert [table.columns[-3].title for table in tables] == [
        "Tên tập thể",
        "Chức vụ",
        "Chức vụ",
    ]


def test_a_registration_of_one_person_has_one_section(cast, campaign):
    registration = registered(campaign, cast.unit, Stage.DRAFT)
    with_person(registration, make_person(cast.unit, "Lê Thị An"))
    make_user("hai", UNIT_HEAD, cast.commune, cast.unit)
    paper = registration_letter(registration, entries_of(registration))
    assert text_of(paper)[1:2] == ["I. CÁ NHÂN"]
    assert (paper.issued_on, paper.signature.name) == (None, "")  # two heads: one of them signs


@pytest.mark.once
def test_word_and_pdf_of_a_registration_say_the_same(approved):
    paper = registration_letter(approved, entries_of(approved))
    assert pdf_words(printed.pdf(paper)) == docx_words(word.docx(paper))
