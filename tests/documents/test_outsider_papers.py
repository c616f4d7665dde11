"""What the papers of a decision say of citizens, households and businesses on no roster, and what
they are paid by the law of the day."""

from __future__ import annotations

from datetime import date

import pytest

from decisions.facts.rewards import rewards_of
from decisions.models import DecisionDraft
from decisions.papers.decision import decision_letter
from decisions.papers.paylist import paylist_letter
from decisions.papers.refusal import refusal_letter
from documents.paper.letter import Heading, Paragraph, Table
from nominations.facts.known import known_of
from nominations.models import Nomination
from nominations.papers.report import report_letter
from signing.signers import signatory
from signing.sources import Head
from tests.cast import Cast, make_person
from tests.deciding import decided, make_draft, recognised
from tests.nominating import make_nomination, make_outsider
from tests.registering import launched
from vetting.papers.proposal import list_letter
from vetting.papers.rows import rows_of
from vetting.papers.vetting import vetting_paper

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

SIGNED_ON = date(2021, 12, 6)
TITLES = ("STT", "Chủ hộ", "Địa chỉ", "Danh hiệu, hình thức", "Hệ số", "Tiền thưởng (đồng)")


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched(cast, on=date(2021, 12, 20))


@pytest.fixture
def nominations(cast, campaign) -> list[Nomination]:
    person = make_person(cast.unit, "Lê Thị An")
    nominees = (
        person,
        make_outsider(cast.unit, "Hồ Thị Mai", "citizen", gender="female", address="Xóm Chợ"),
        make_outsider(cast.unit),
        make_outsider(cast.other_unit, "Công ty TNHH Phú Lộc", "business", address="Quốc lộ 1A"),
    )
    return [make_nomination(campaign, nominee, "GIAY_KHEN", "vetted") for nominee in nominees]


@pytest.fixture
def head(cast) -> Head:
    signer = make_person(cast.other_unit, "Trần Quang Định", position="Chủ tịch UBND")
    return Head("325/QĐ-UBND", SIGNED_ON, signatory(signer, SIGNED_ON))


def titles(table: Table) -> tuple[str, ...]:
    return tuple(column.title for column in table.columns)


def test_a_decision_lists_households_by_head_and_address(campaign, nominations, head):
    made: DecisionDraft = make_draft(campaign, *nominations)
    paper = decision_letter(made, nominations, head)

    paragraphs = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    assert paragraphs[0] == (
        "Tặng Giấy khen cho 01 tập thể, 01 hộ gia đình, 02 cá nhân năm 2021 (có danh sách kèm "
        "theo)."
    )
    assert "các tập thể, hộ gia đình, cá nhân có tên tại Điều 1" in paragraphs[2]
    companies, households, people = paper.annexes[0].blocks[1::2]
    assert [block.text for block in paper.annexes[0].blocks if isinstance(block, Heading)] == [
        "1. TẬP THỂ (01)",
        "2. HỘ GIA ĐÌNH (01)",
        "3. CÁ NHÂN (02)",
    ]
    assert titles(households) == TITLES
    assert titles(people)[1:3] == ("Họ và tên, tên tập thể", "Chức vụ, đơn vị, địa chỉ")
    assert companies.rows == (
        ("1", "Công ty TNHH Phú Lộc", "Quốc lộ 1A", "Giấy khen", "0,3", "450.000"),
    )
    assert households.rows == (
        (
            "2",
            "Ông Trần Văn Thuận",
            "Xóm Đình, thôn Kim Đôi",
            "Giấy khen",
            "0,225",
            "340.000",
        ),
    )
    assert people.rows == (
        ("3", "Bà Lê Thị An", "Công chức chuyên môn, Văn phòng - Thống kê", "Giấy khen", "0,15",
         "230.000"),
        ("4", "Bà Hồ Thị Mai", "Xóm Chợ", "Giấy khen", "0,15", "230.000"),
    )  # fmt: skip
    assert people.totals == ("", "Tổng số: 04", "", "", "", "1.250.000")


@pytest.mark.parametrize(
    ("on", "citizen", "household", "business"),
    [
        pytest.param(date(2021, 12, 6), 230_000, 340_000, 450_000, id="NĐ 91/2017"),
        pytest.param(date(2024, 12, 6), 351_000, 526_500, 702_000, id="NĐ 98/2023"),
        pytest.param(date(2025, 8, 1), 710_000, 1_060_000, 1_410_000, id="NĐ 152/2025"),
        pytest.param(date(2026, 8, 1), 760_000, 1_140_000, 1_520_000, id="NĐ 161/2026"),
    ],
)
def test_each_is_paid_by_the_law_of_the_day(nominations, on, citizen, household, business):
    payments = rewards_of(nominations, decided_on=on)

    paid = [payments[nomination.pk].reward.amount for nomination in nominations]
    assert paid == [citizen, citizen, household, business]


def test_two_households_of_one_name_are_each_paid_and_given_an_award(cast, campaign):
    rows = [make_outsider(cast.unit, address=address) for address in ("Xóm Đình", "Xóm Chợ")]
    both = [make_nomination(campaign, row, "GIAY_KHEN", "vetted") for row in rows]
    decision = decided(cast, campaign, recognised(*both))

    lines = decision.lines.order_by("pk")
    assert [(line.award.outsider, line.award.address, line.is_paid) for line in lines] == [
        (rows[0], "Xóm Đình", True),
        (rows[1], "Xóm Chợ", True),
    ]


def test_every_other_paper_names_a_household_and_where_it_lives(cast, campaign, nominations):
    household = Nomination.objects.with_names().get(outsider__kind="household")
    decision = decided(cast, campaign, recognised(*nominations))

    report = report_letter(household, known_of(household))
    assert report.signature.name == "Trần Văn Thuận"
    assert [block.text for block in report.blocks if isinstance(block, Paragraph)][:3] == [
        "- Chủ hộ: Ông Trần Văn Thuận",
        "- Địa chỉ: Xóm Đình, thôn Kim Đôi",
        "- Đơn vị đề nghị: Văn phòng - Thống kê",
    ]
    sheet = [
        block.text for block in vetting_paper(household).blocks if isinstance(block, Paragraph)
    ]
    assert sheet[:2] == [
        "- Hộ gia đình: Hộ ông Trần Văn Thuận.",
        "- Địa chỉ: Xóm Đình, thôn Kim Đôi.",
    ]
    listed = list_letter(campaign, rows_of([household])).blocks[1]
    assert titles(listed) == ("STT", "Chủ hộ", "Địa chỉ", "Kết quả bình xét")
    assert listed.rows == (("1", "Ông Trần Văn Thuận", "Xóm Đình, thôn Kim Đôi", ""),)
    refused = refusal_letter(household, "Chưa đạt.")
    assert refused.addressees == ("Hộ ông Trần Văn Thuận", "Xóm Đình, thôn Kim Đôi")
    lines = list(decision.lines.order_by("pk"))
    signed_for = paylist_letter(decision, lines).blocks[0]
    assert titles(signed_for)[1] == "Họ và tên, tên tập thể; chức vụ, đơn vị, địa chỉ"
    assert [row[1] for row in signed_for.rows][2:] == [
        "Hộ ông Trần Văn Thuận\nXóm Đình, thôn Kim Đôi",
        "Công ty TNHH Phú Lộc\nQuốc lộ 1A",
    ]
