"""Each remark shows where its slip stands, and is silent where it does not."""

import pytest

from campaigns.rules.plan_reader import read_plan

# A plan without a slip: complete, its days in order, none on a weekend.
CLEAN = """ỦY BAN NHÂN DÂN
XÃ PHONG ĐIỀN
Số: 05/KH-UBND
Phong Điền, ngày 03 tháng 01 năm 2022
KẾ HOẠCH
Phong trào thi đua năm 2022
I. MỤC ĐÍCH
Nâng cao chất lượng phong trào.
II. NỘI DUNG THI ĐUA
1. Chủ đề: “Đoàn kết, sáng tạo”.
2. Khẩu hiệu: “Chào mừng 74 năm Ngày Thi đua ái quốc (11/6/1948 - 11/6/2022)”.
3. Nội dung
3.1. Hoàn thành nhiệm vụ chuyên môn.
4. Các đợt thi đua
- Đợt 1: Từ ngày 04/01/2022 đến ngày 30/6/2022, hoàn thành nhiệm vụ.
- Đợt 2: Từ ngày 01/7/2022 đến ngày 15/11/2022, hoàn thành nhiệm vụ.
5. Chỉ tiêu
- Ít nhất 80% cá nhân đạt danh hiệu Lao động tiên tiến.
- Không quá 15% cá nhân đạt danh hiệu Chiến sĩ thi đua cơ sở.
III. TỔ CHỨC THỰC HIỆN
1. Đăng ký thi đua gửi về Văn phòng UBND xã chậm nhất ngày 20/01/2022.
2. Hồ sơ sáng kiến gửi về Hội đồng sáng kiến xã chậm nhất ngày 20/10/2022.
3. Hồ sơ khen thưởng đợt 1 gửi về UBND xã chậm nhất ngày 15/7/2022.
4. Hồ sơ khen thưởng năm gửi về UBND xã chậm nhất ngày 15/11/2022.
5. Thực hiện Kế hoạch công tác năm 2022 của xã.
Nơi nhận:
- UBND huyện (để báo cáo);
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
"""


def notes(text: str) -> list[tuple[str, int | None]]:
    return [(note.code, note.line) for note in read_plan(text).notes]


def test_a_plan_without_a_slip_has_no_note() -> None:
    assert notes(CLEAN) == []


SLIPS = [
    ("Số: 05/KH-UBND", "Số: 05 / KH-UBND", ("number_normalised", 3)),
    ("ngày 04/01/2022", "ngày 02/01/2022", ("phase_before_issue", 15)),
    ("ngày 01/7/2022", "ngày 30/6/2022", ("phases_overlap", 16)),
    ("ngày 01/7/2022", "ngày 15/7/2022", ("phases_gap", 16)),
    ("ngày 30/6/2022,", "ngày 03/01/2022,", ("phase_reversed", 15)),
    ("công tác năm 2022", "công tác năm 2019", ("stale_year", 25)),
    ("Hoàn thành nhiệm vụ chuyên môn", "Hội đồng hợp thống nhất việc này", ("typo_hop", 13)),
    ("Hoàn thành nhiệm vụ", "Hoàn thành các các nhiệm vụ", ("repeated_words", 13)),
    ("Nâng cao", "Phát động như sau năm 2022 như sau:", ("repeated_words", 8)),
    ("Chào mừng 74", "Chào mừng 75", ("anniversary_wrong", 11)),
    ("Chiến sĩ", "Chiến sỹ", ("spelling_chien_si", 19)),
    ("Không quá 15%", "15%", ("goal_and_ceiling", 19)),
    ("chậm nhất ngày 20/01/2022", "trước ngày 21/01/2022", ("exclusive_deadline", 21)),
    ("chậm nhất ngày 20/01/2022", "chậm nhất ngày 07/01/2022", ("short_notice", 21)),
    ("ngày 20/01/2022", "ngày 20/01", ("year_assumed", 21)),
    ("ngày 20/01/2022", "ngày 22/01/2022", ("deadline_on_weekend", 21)),
    ("chậm nhất ngày 20/01/2022", "trước ngày 24/01/2022", ("deadline_eve_weekend", 21)),
    ("ngày 20/01/2022", "ngày 20/12/2021", ("deadline_before_issue", 21)),
    ("chậm nhất ngày 20/01", "trước 17 giờ ngày 20/01", ("deadline_hour", 21)),
    ("ngày 15/11/2022.", "ngày 16/11/2022.", ("deadline_after_phase_end", 24)),
    ("ngày 15/11/2022.", "ngày 10/11/2022.", ("deadline_before_phase_end", 24)),
    ("chậm nhất ngày 15/7/2022", "theo hướng dẫn", ("phase_without_deadline", 15)),
    ("Các đợt thi đua", "Các đợt thi đua: chia thành 03 đợt", ("phase_count_differs", 14)),
    ("- Đợt 2:", "- Đợt 3:", ("phase_ordinal_gap", 15)),
    ("Từ ngày 04/01/2022 đến", "Đến", ("phase_dates_missing", 15)),
    ("Ít nhất 80%", "Trên 80%", ("strict_bound", 18)),
    ("Ít nhất 80%", "Khoảng 80%", ("approximate_value", 18)),
    ("đua cơ sở.", "đua.", ("award_level_assumed", 19)),
    ("danh hiệu Lao động tiên tiến", "yêu cầu", ("target_without_award", 18)),
    ("Không quá 15% cá nhân", "Có cá nhân", ("target_without_figure", 19)),
    ("Đoàn kết, sáng tạo”", "Đoàn kết, sáng tạo", ("quote_unclosed", 10)),
    ("Hoàn thành nhiệm vụ", "Hội đồng thi đua ra quyết định", ("council_decides", 13)),
    ("(để báo cáo);", ";\n- | Để báo cáo", ("report_bracket_extent", 28)),
    ("Nguyễn Văn An\n", "Nguyễn Văn An\nPHỤ LỤC\nBiểu mẫu\n", ("annex_not_read", 32)),
    ("ngày 03 tháng 01", "ngày 31 tháng 02", ("issued_on_invalid", 4)),
    ("Nguyễn Văn An\n", "", ("signer_name_missing", 29)),
]


@pytest.mark.parametrize(
    ("words", "slip", "note"),
    SLIPS,
    ids=[f"{code} {at}" for at, (_, _, (code, _)) in enumerate(SLIPS)],
)
def test_a_slip_is_noted_at_its_line(words: str, slip: str, note: tuple[str, int]) -> None:
    assert words in CLEAN

    remarks = notes(CLEAN.replace(words, slip, 1))

    assert note in remarks
    assert remarks.count(note) == 1


GAPS = [
    ("Số: 05/KH-UBND\n", "", "number_missing"),
    ("Phong Điền, ngày 03 tháng 01 năm 2022\n", "", "issued_on_missing"),
    ("“Đoàn kết, sáng tạo”", "", "theme_missing"),
    ("Khẩu hiệu: “Chào", "Việc khác: “Chào", "slogan_missing"),
    ("MỤC ĐÍCH", "ĐẶT VẤN ĐỀ", "purposes_missing"),
    ("3. Nội dung\n3.1. Hoàn thành nhiệm vụ chuyên môn.\n", "", "contents_missing"),
    ("Đăng ký thi đua gửi", "Thư từ gửi", "registration_deadline_missing"),
    (
        "Hồ sơ sáng kiến gửi về Hội đồng sáng kiến",
        "Thư gửi về Văn phòng",
        "initiative_deadline_missing",
    ),
    ("Nơi nhận:\n- UBND huyện (để báo cáo);\n- Lưu: VT.\n", "", "recipients_missing"),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An\n", "", "signer_missing"),
]


@pytest.mark.parametrize(("words", "instead", "code"), GAPS, ids=[code for _, _, code in GAPS])
def test_what_is_missing_is_said(words: str, instead: str, code: str) -> None:
    assert words in CLEAN

    assert (code, None) in notes(CLEAN.replace(words, instead, 1))
