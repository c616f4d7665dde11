"""What a paper is, who issues it and who signs it, when it is no plain plan."""

from datetime import date

import pytest

from campaigns.rules.plan_reader import read_plan

DECISION = """ỦY BAN NHÂN DÂN XÃ TÂN PHONG
Số: 45/QĐ-UBND
Tân Phong, ngày 20 tháng 01 năm 2025
QUYẾT ĐỊNH
{subject}
CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ
Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022,
QUYẾT ĐỊNH:
Điều 1. Quyết định có hiệu lực từ ngày ký.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Bình
"""


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("QUYẾT ĐỊNH", "quyết định"),
        ("TỜ TRÌNH", "tờ trình"),
        ("GIẤY MỜI", "giấy mời"),
        ("BIÊN BẢN", "biên bản"),
        ("NGHỊ QUYẾT", "nghị quyết"),
    ],
)
def test_a_paper_of_another_kind_is_named_and_is_no_part_of_its_issuer(
    kind: str, name: str
) -> None:
    plan = read_plan(
        f"UBND XÃ TÂN PHONG\nHỘI ĐỒNG TĐKT\nSố: 7/TĐ\nTân Phong, ngày 05 tháng 12 năm 2025\n"
        f"{kind}\nVề thi đua năm 2025\nKính gửi: Các thành viên\nCăn cứ Luật Thi đua.\n"
    )

    assert plan.issuer == "Hội đồng TĐKT xã Tân Phong"
    assert [note.message for note in plan.notes if note.code == "not_a_plan"] == [
        f"Văn bản này là {name}, không phải kế hoạch; hãy xem có nên nhập hay không."
    ]


def test_a_decision_is_signed_below_its_articles() -> None:
    plan = read_plan(DECISION.format(subject="Về việc công nhận danh hiệu thi đua năm 2025"))

    assert (plan.number, plan.issued_on) == ("45/QĐ-UBND", date(2025, 1, 20))
    assert plan.issuer == "Ủy ban nhân dân xã Tân Phong"
    assert plan.signer
    assert (plan.signer.name, plan.signer.position) == ("Trần Văn Bình", "Chủ tịch")


def test_a_plan_that_a_decision_issues_has_its_number_and_signer() -> None:
    cover = DECISION.format(subject="Ban hành Kế hoạch phát động phong trào thi đua năm 2025")
    plan = read_plan(
        f"{cover}KẾ HOẠCH\nPhát động phong trào thi đua năm 2025\n"
        "(Kèm theo Quyết định số 45)\nI. TỔ CHỨC\n1. Đăng ký thi đua trước ngày 20/02/2025.\n"
    )

    assert (plan.number, plan.issued_on) == ("45/QĐ-UBND", date(2025, 1, 20))
    assert plan.issuer == "Ủy ban nhân dân xã Tân Phong"
    assert plan.title == "Phát động phong trào thi đua năm 2025"
    assert plan.signer
    assert plan.signer.name == "Trần Văn Bình"
    assert [deadline.due_on for deadline in plan.deadlines] == [date(2025, 2, 20)]
    assert "not_a_plan" not in [note.code for note in plan.notes]


def test_a_plan_of_a_group_is_dated_above_its_signature_and_issued_in_its_head() -> None:
    plan = read_plan(
        "TRƯỜNG MẦM NON HOA SEN\nTỔ NHÀ TRẺ\nKẾ HOẠCH\nThi đua năm học 2025 - 2026\n"
        "I. CHỈ TIÊU\n- 8/8 cá nhân đạt LĐTT.\nHoa Sen, ngày 08/9/2025\nTỔ TRƯỞNG\nLê Thị Mai\n"
    )

    assert (plan.issuer, plan.place) == ("Tổ Nhà trẻ", "Hoa Sen")
    assert plan.issued_on == date(2025, 9, 8)
    assert plan.signer
    assert (plan.signer.name, plan.signer.position) == ("Lê Thị Mai", "Tổ trưởng")


@pytest.mark.parametrize(
    ("position", "written", "name"),
    [
        ("TRƯỞNG CÔNG AN XÃ", "Đại úy Hoàng Văn Tùng", "Hoàng Văn Tùng"),
        ("CHỈ HUY TRƯỞNG", "Thiếu tá Hoàng Văn Tùng", "Hoàng Văn Tùng"),
        ("GIÁM ĐỐC", "TS.BS. Hoàng Văn Tùng", "Hoàng Văn Tùng"),
        ("TRƯỞNG TRẠM", "Hoàng Văn Tùng", "Hoàng Văn Tùng"),
    ],
)
def test_rank_and_degree_are_no_part_of_who_signs(position: str, written: str, name: str) -> None:
    plan = read_plan(
        "KẾ HOẠCH\nPhong trào thi đua năm 2025\nI. MỤC ĐÍCH\nNâng cao chất lượng.\n"
        f"Nơi nhận:\n- Lưu: VT.\n{position}\n{written}\n"
    )

    assert plan.signer
    assert plan.signer.name == name
    assert [recipient.name for recipient in plan.recipients] == ["Lưu: VT"]


def test_numbers_and_stamps_are_no_part_of_who_gets_the_paper() -> None:
    plan = read_plan(
        "KẾ HOẠCH\nPhong trào thi đua năm 2025\nI. CHỦ ĐỀ: ………\nII. KHẨU HIỆU: (do đơn vị chọn)\n"
        "Nơi nhận:\n1. UBND tỉnh;\n2. Lưu: VT.\nCHỦ TỊCH\nKý bởi: UBND xã\n"
        "Thời gian ký: 10/01/2025 10:00\nNguyễn Văn An\n"
    )

    assert [recipient.name for recipient in plan.recipients] == ["UBND tỉnh", "Lưu: VT"]
    assert plan.signer
    assert plan.signer.name == "Nguyễn Văn An"
    assert (plan.theme, plan.slogan) == ("", "")


def test_who_signs_for_a_union_beside_the_head_does_not_issue_the_plan() -> None:
    plan = read_plan(
        "KẾ HOẠCH\nPhong trào thi đua năm 2025\nI. MỤC ĐÍCH\nNâng cao.\nNơi nhận:\n- Lưu: VT.\n"
        "TM. BAN CHẤP HÀNH CĐ\tHIỆU TRƯỞNG\nCHỦ TỊCH\t\nLê Thị B\tNguyễn Văn An\n"
    )

    assert plan.signer
    assert (plan.signer.name, plan.signer.position) == ("Nguyễn Văn An", "Hiệu trưởng")


def test_a_motto_broken_in_its_cell_is_no_part_of_the_issuer() -> None:
    plan = read_plan(
        "UBND XÃ ĐÔNG THÀNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nPHÒNG KINH TẾ\tNAM\n"
        "Số: 07/KH-KT\tĐộc lập - Tự do - Hạnh phúc\nKẾ HOẠCH\nPhong trào thi đua năm 2026\n"
    )

    assert plan.issuer == "Phòng Kinh tế"


def test_the_number_of_a_row_is_no_figure_of_its_award() -> None:
    plan = read_plan(
        "KẾ HOẠCH\nPhong trào thi đua năm 2026\nI. CHỈ TIÊU\n1 Lao động tiên tiến\t90%\n"
    )

    assert [(target.award, target.value) for target in plan.targets] == [("LDTT", 90)]
