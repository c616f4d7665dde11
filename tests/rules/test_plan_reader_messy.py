"""Words that change, move, doubt or only name a day or a figure: never a false value."""

from datetime import date
from decimal import Decimal

import pytest

from campaigns.rules.plan import Plan
from campaigns.rules.plan_reader import read_plan

HEAD = """ỦY BAN NHÂN DÂN
XÃ TÂN PHONG
Số: 05/KH-UBND
Tân Phong, ngày 10 tháng 01 năm 2025
KẾ HOẠCH
Phát động phong trào thi đua năm 2025
"""
FEBRUARY, NOVEMBER = date(2025, 2, 20), date(2025, 11, 20)


def read(body: str) -> Plan:
    return read_plan(HEAD + body)


def deadlines(words: str) -> list[tuple[str, date, bool]]:
    plan = read(f"I. TỔ CHỨC THỰC HIỆN\n{words}")
    return [(deadline.kind, deadline.due_on, deadline.inclusive) for deadline in plan.deadlines]


def unread(words: str) -> list[str]:
    plan = read(f"I. TỔ CHỨC THỰC HIỆN\n{words}")
    return [note.message for note in plan.notes if note.code == "deadline_unread"]


def days(words: str) -> list[tuple[int, date | None, date | None]]:
    plan = read(f"I. THỜI GIAN THI ĐUA\n{words}")
    return [(phase.ordinal, phase.starts_on, phase.ends_on) for phase in plan.phases]


# --- days -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "inclusive"),
    [
        ("đăng ký thi đua gửi trước ngày 20/02/2025 (thay cho ngày 31/01/2025)", False),
        ("gia hạn đăng ký thi đua đến hết ngày 20/02/2025 (trước đây là ngày 31/01/2025)", True),
        ("thời hạn đăng ký thi đua lùi từ ngày 31/01/2025 sang ngày 20/02/2025", True),
        ("đăng ký thi đua: từ “trước ngày 31/01/2025” thành “trước ngày 20/02/2025”", False),
        ("đăng ký được kéo dài đến hết ngày 20/02/2025 thay vì 31/01/2025", True),
        ("hạn đăng ký thi đua: 31/01/2025 → 20/02/2025", True),
        ("chưa đăng ký (hạn cũ 31/01/2025) thì gửi bổ sung trước ngày 20/02/2025", False),
    ],
)
def test_of_a_day_that_was_changed_the_new_one_holds(words: str, inclusive: bool) -> None:
    assert deadlines(f"1. Điều chỉnh {words}.") == [("registration", FEBRUARY, inclusive)]


@pytest.mark.parametrize(
    "written",
    [
        "trước ngày 2O/11/2025",
        "trước ngày 20/ll/2025",
        "trước ngày 20/11/2O25",
        "trướcngày 20/11/2025",
        "trước ngày20/11/2025",
        "trước ngày 20 tháng Mười một năm 2025",
    ],
)
def test_a_day_is_read_through_faults_of_scanning_and_typing(written: str) -> None:
    assert deadlines(f"1. Nộp hồ sơ khen thưởng {written}.") == [("nomination", NOVEMBER, False)]


def test_a_day_that_was_replaced_holds_nowhere_in_the_paper() -> None:
    body = (
        "1. Kế hoạch số 15/KH-UBND quy định nộp hồ sơ khen thưởng trước ngày 15/11/2025.\n"
        "2. Nay nộp hồ sơ khen thưởng đến hết ngày 20/11/2025 (thay cho ngày 15/11/2025)."
    )

    assert deadlines(body) == [("nomination", NOVEMBER, True)]
    assert [note.message for note in read(body).notes if note.code == "deadline_replaced"] == [
        "“15/11/2025” đã được thay bằng ngày khác nên không đưa vào."
    ]


def test_letters_read_as_digits_are_told() -> None:
    notes = read("1. Nộp hồ sơ khen thưởng trước ngày 20/11/2O25.").notes

    assert [note.message for note in notes if note.code == "digit_misread"] == [
        "“2O25” có chữ ở chỗ của số; đọc là 2025, hãy kiểm tra."
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Hạn cuối nhận hồ sơ: 17h00 ngày 20/11/2025. Quá hạn không nhận",
        "Thời gian chốt hồ sơ: hết giờ hành chính ngày 20/11/2025",
        "Ngày 20/11/2025: hạn cuối nhận hồ sơ khen thưởng",
        "Hạn nộp hồ sơ: 10/11/2025 - 20/11/2025",
        "Thời hạn nhận hồ sơ kể từ ngày 01/11/2025 cho đến hết ngày 20/11/2025",
        "HSKT: 20/11/2025",
        "Gửi báo cáo và hồ sơ khen thưởng chậm nhất 20/11/2025",
        "Ngày 20/11/2025: hết hạn nộp hồ sơ khen thưởng",
        "Hồ sơ tổng kết nộp chậm nhất ngày 20/11/2025",
        "Số liệu chốt đến ngày 15/11/2025, hồ sơ gửi chậm nhất 20/11/2025",
    ],
)
def test_the_last_day_for_files_is_read_however_it_is_said(words: str) -> None:
    assert deadlines(f"1. {words}.") == [("nomination", NOVEMBER, True)]


@pytest.mark.parametrize(
    "words",
    [
        "; Sở Nội vụ thẩm định trước ngày 25/02/2025",
        ". Phòng Văn hóa - Xã hội tổng hợp, trình UBND xã trước ngày 25/02/2025",
        ", Phòng Văn hóa - Xã hội tổng hợp danh sách trước ngày 25/02/2025",
        ".\n- Phòng Văn hóa - Xã hội tổng hợp trước ngày 25/02/2025",
    ],
)
def test_what_is_done_with_a_registration_is_not_its_deadline(words: str) -> None:
    assert deadlines(f"1. Các đơn vị gửi đăng ký thi đua trước ngày 20/02/2025{words}.") == [
        ("registration", FEBRUARY, False),
        ("other", date(2025, 2, 25), False),
    ]


def test_bullets_in_one_line_are_read_each_by_itself() -> None:
    words = "Thời gian: - Đăng ký: 20/02/2025 - Sáng kiến: 30/9/2025 - Hồ sơ: 20/11/2025"

    assert deadlines(f"1. {words}") == [
        ("registration", FEBRUARY, True),
        ("initiative", date(2025, 9, 30), True),
        ("nomination", NOVEMBER, True),
    ]


def test_an_aside_on_when_does_not_say_what_is_sent() -> None:
    words = "Hồ sơ khen thưởng gửi trước 15/6 (đối với sơ kết), trước 15/12 (đối với tổng kết năm)."

    assert deadlines(f"1. {words}") == [
        ("nomination", date(2025, 6, 15), False),
        ("nomination", date(2025, 12, 15), False),
    ]


def test_days_in_brackets_are_for_what_stands_behind_them_all() -> None:
    words = "Định kỳ 6 tháng (trước ngày 10/6), năm (trước ngày 10/12) báo cáo về Sở Nội vụ."

    assert deadlines(f"1. {words}") == [
        ("report", date(2025, 6, 10), False),
        ("report", date(2025, 12, 10), False),
    ]


@pytest.mark.parametrize(
    ("words", "receiver"),
    [
        ("gửi trước 20/02/2025 để tổng hợp báo cáo UBND huyện", ""),
        ("gửi: đối với khối trường học: trước 20/02/2025", ""),
    ],
)
def test_who_hands_in_or_hears_of_it_later_is_no_receiver(words: str, receiver: str) -> None:
    [deadline] = read(f"I. TỔ CHỨC\n1. Các đơn vị đăng ký thi đua {words}.").deadlines

    assert deadline.receiver == receiver


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Hồ sơ khen thưởng gửi chậm nhất sau đó 10 ngày", "chậm nhất sau đó 10 ngày"),
        (
            "Nộp hồ sơ các ngày 20 và 21 tháng 11 năm 2025",
            "hồ sơ các ngày 20 và 21 tháng 11 năm 2025",
        ),
        ("Hồ sơ gửi sau ngày 20/11/2025 không được nhận", "sơ gửi sau ngày 20/11/2025"),
        ("Gửi đăng ký trước ngày Rằm tháng Giêng", "trước ngày Rằm tháng Giêng"),
    ],
)
def test_a_day_of_handing_in_that_is_not_read_is_never_passed_over_in_silence(
    words: str, told: str
) -> None:
    assert deadlines(f"1. {words}.") == []
    assert unread(f"1. {words}.") == [f"Không đọc được ngày hết hạn trong “{told}”; hãy nhập."]


@pytest.mark.parametrize(
    "words",
    [
        "Căn cứ Nghị định 152/2025/NĐ-CP ngày 14/6/2025, các đơn vị lập hồ sơ theo mẫu",
        "Báo cáo kỷ niệm ngày 19/5/2025",
        "Căn cứ Công văn số 88/SNV về việc đăng ký thi đua trước ngày 15/02/2025",
        "Tổ chuyên môn 4/5 gửi hồ sơ theo mẫu",
    ],
)
def test_days_that_ask_for_nothing_are_not_noted(words: str) -> None:
    assert (deadlines(f"1. {words}."), unread(f"1. {words}.")) == ([], [])


def test_a_day_is_noted_once() -> None:
    assert unread("1. Nộp hồ sơ khen thưởng trước ngày 20.11.25") == []


# --- phases ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [
        "- Quý I: phát động.\n- Quý II: sơ kết.\n- Quý III: kiểm tra.\n- Quý IV: tổng kết.",
        "- Tháng 1: đăng ký thi đua.\n- Tháng 6: sơ kết.\n- Tháng 12: tổng kết.",
    ],
)
def test_a_timetable_is_no_list_of_phases(lines: str) -> None:
    assert days(lines) == []


def test_the_rows_of_a_table_of_phases_are_read_by_their_cells() -> None:
    table = (
        "| STT | Đợt thi đua | Thời gian |\n| 1 | Mừng Xuân | 01/01/2025 - 28/02/2025 |\n"
        "| 2 | 30/4 và 01/5 | 01/3/2025 - 05/5/2025 |"
    )

    assert days(table) == [
        (1, date(2025, 1, 1), date(2025, 2, 28)),
        (2, date(2025, 3, 1), date(2025, 5, 5)),
    ]


@pytest.mark.parametrize(
    "steps",
    [
        "1. Thời gian phát động: từ 01/02/2025 - 10/02/2025\n"
        "2. Thời gian thực hiện: từ 11/02/2025 - 30/11/2025\n"
        "3. Thời gian tổng kết: từ 01/12/2025 - 15/12/2025",
        "- Bước 1 (từ 01/02 đến 10/02/2025): phát động\n"
        "- Bước 2 (từ 11/02 đến 30/11/2025): thực hiện",
    ],
)
def test_of_several_steps_the_work_itself_is_the_time_of_the_campaign(steps: str) -> None:
    assert days(steps) == [(1, date(2025, 2, 11), date(2025, 11, 30))]
    assert read(f"I. THỜI GIAN THI ĐUA\n{steps}").deadlines == ()


@pytest.mark.parametrize(
    "words",
    [
        "từ ngày ký ban hành đến ngày 30/6/2025",
        "từ ngày phát động phong trào đến ngày 30/6/2025",
        "10/01/2025 ÷ 30/6/2025",
        "từ 10/01/2025 ~ 30/6/2025",
    ],
)
def test_a_phase_may_begin_with_the_signature_and_have_any_dash(words: str) -> None:
    assert days(f"Đợt 1: {words}") == [(1, date(2025, 1, 10), date(2025, 6, 30))]


def test_a_month_before_a_year_is_no_anniversary() -> None:
    words = "Đợt 1: từ tháng 1 đến tháng 5 năm 2025 chào mừng 50 năm (30/4/1975 - 30/4/2025)"

    assert "anniversary_wrong" not in [note.code for note in read(words).notes]


# --- targets --------------------------------------------------------------------------------


def targets(words: str) -> list[tuple]:
    plan = read(f"I. CHỈ TIÊU\n- {words}.")
    return [(target.award, target.operator, target.value, target.who) for target in plan.targets]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Năm 2024 đạt 85% LĐTT, phấn đấu năm 2025 đạt 90% LĐTT", [("LDTT", "=", 90, "cá nhân")]),
        ("Phấn đấu LĐTT đạt 90% (năm 2024: 85%)", [("LDTT", "=", 90, "cá nhân")]),
        ("Tỷ lệ LĐTT tăng từ 85% lên 90%", [("LDTT", "=", 90, "cá nhân")]),
        ("Nâng tỷ lệ LĐTT từ 85% đến 90%", [("LDTT", "=", 90, "cá nhân")]),
        (
            "Nâng cao tỷ lệ LĐTT đạt 85% - 90%",
            [("LDTT", ">=", 85, "cá nhân"), ("LDTT", "<=", 90, "cá nhân")],
        ),
        ("Tăng 5% số cá nhân đạt LĐTT so với năm 2024", []),
        ("Tập thể có ít nhất 70% cá nhân đạt LĐTT mới được xét TTLĐTT", []),
        ("Đơn vị đạt 100% LĐTT thì được xét Tập thể lao động xuất sắc", []),
    ],
)
def test_what_was_grows_or_is_asked_for_is_no_target(words: str, expected: list) -> None:
    assert targets(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("LĐTT > 90%; CSTĐCS < 15%", [("LDTT", ">=", 90), ("CSTDCS", "<=", 15)]),
        ("LĐTT ≥90%; CSTĐCS ≤15%", [("LDTT", ">=", 90), ("CSTDCS", "<=", 15)]),
        ("LĐTT ~90%", [("LDTT", "=", 90)]),
        ("Chín mươi phần trăm cá nhân đạt LĐTT", [("LDTT", "=", 90)]),
        ("Hai mươi lăm phần trăm (25%) LĐTT đạt CSTĐCS", [("CSTDCS", "=", 25)]),
        ("25% (hai mươi lăm phần trăm) LĐTT đạt CSTĐCS", [("CSTDCS", "=", 25)]),
        ("LĐTT 1OO%", [("LDTT", "=", 100)]),
        ("LĐTT: 45 người, đạt tỷ lệ 93,75%", [("LDTT", "=", Decimal("93.75"))]),
        ("07 CSTĐCS (15,2%)", [("CSTDCS", "=", Decimal("15.2"))]),
        ("07 CSTĐCS (bằng 15% LĐTT)", [("CSTDCS", "=", 7)]),
        ("CSTĐCS không quá 15% tổng số LĐTT", [("CSTDCS", "<=", 15)]),
        ("Chiến sĩ thi đua cơ sở tính trên số Lao động tiên tiến: 15%", [("CSTDCS", "=", 15)]),
        ("CSTĐCS (trên tổng số cá nhân đạt LĐTT): không quá 15%", [("CSTDCS", "<=", 15)]),
        ("95% đạt LĐTT, 15% trong số đó đạt CSTĐCS", [("LDTT", "=", 95), ("CSTDCS", "=", 15)]),
        ("Không để tình trạng trên 15% cá nhân được xét CSTĐCS", [("CSTDCS", "<=", 15)]),
        ("9/10 tổ đạt Tổ lao động tiên tiến", [("TTLDTT", "=", 9)]),
        ("TTLĐTT (03), TTLĐXS (01)", [("TTLDTT", "=", 3), ("TTLDXS", "=", 1)]),
        ("LĐTT 28, CSTĐCS 04", [("LDTT", "=", 28), ("CSTDCS", "=", 4)]),
        (
            "10% LĐTT đạt CSTĐCS, 5% CSTĐCS đạt CSTĐ cấp tỉnh",
            [("CSTDCS", "=", 10), ("CSTDT", "=", 5)],
        ),
        (
            "120 LĐTT, 18 CSTĐCS, 01 CSTĐCT, 05 TTLĐTT",
            [("LDTT", "=", 120), ("CSTDCS", "=", 18), ("CSTDT", "=", 1), ("TTLDTT", "=", 5)],
        ),
    ],
)
def test_each_figure_goes_with_the_award_it_is_of(words: str, expected: list) -> None:
    assert [target[:3] for target in targets(words)] == expected


def test_each_group_that_a_colon_names_is_one_collective() -> None:
    assert targets("Tổ lá: TTLĐTT, Tổ 2: TTLĐTT; Khối văn phòng: Tập thể lao động xuất sắc") == [
        ("TTLDTT", "=", 1, "Tổ lá"),
        ("TTLDTT", "=", 1, "Tổ 2"),
        ("TTLDXS", "=", 1, "Khối văn phòng"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Lao động tiên tiến: trường mầm non 95%, trường THCS 92%",
            [("LDTT", "=", 95, "trường mầm non"), ("LDTT", "=", 92, "trường THCS")],
        ),
        (
            "Trường Mầm non: 95% LĐTT, 10% CSTĐCS",
            [("LDTT", "=", 95, "Trường Mầm non"), ("CSTDCS", "=", 10, "Trường Mầm non")],
        ),
        (
            "CSTĐCS không quá 15% số LĐTT (khối trường học không quá 20%)",
            [("CSTDCS", "<=", 15, "cá nhân"), ("CSTDCS", "<=", 20, "khối trường học")],
        ),
    ],
)
def test_a_figure_for_some_units_says_for_which(words: str, expected: list) -> None:
    assert targets(words) == expected


def test_a_condition_is_noted() -> None:
    plan = read("I. CHỈ TIÊU\n- Tập thể phải có 70% cá nhân đạt LĐTT mới được xét TTLĐTT.")

    assert [note.message for note in plan.notes if note.code == "target_condition"] == [
        "“có 70% cá nhân đạt LĐTT mới được xét TTLĐTT…” được hiểu là điều kiện xét, không phải "
        "chỉ tiêu; không đưa vào."
    ]


def test_figures_below_an_award_are_its() -> None:
    body = (
        "1. Tập thể lao động tiên tiến\n- Số lượng: 05\n- Tỷ lệ: 80%\n"
        "2. Lao động tiên tiến\n- Chỉ tiêu: 45"
    )
    plan = read(f"I. CHỈ TIÊU\n{body}.")

    assert [(target.award, target.value, target.unit) for target in plan.targets] == [
        ("TTLDTT", 5, "count"),
        ("TTLDTT", 80, "percent"),
        ("LDTT", 45, "count"),
    ]


def test_a_body_behind_the_giver_is_for_whom_the_award_is() -> None:
    assert targets("Cờ thi đua của UBND tỉnh: UBND xã") == [("CO_THI_DUA", "=", 1, "UBND xã")]


def test_how_awards_are_shared_out_is_no_target() -> None:
    words = "Cơ cấu: cán bộ lãnh đạo không quá 40%, người lao động ít nhất 60% số Giấy khen"

    assert targets(words) == []


def test_a_fraction_is_noted() -> None:
    plan = read("I. CHỈ TIÊU\n- 1/3 số LĐTT đạt CSTĐCS.")

    assert plan.targets == ()
    assert "target_without_figure" in [note.code for note in plan.notes]


def test_a_figure_for_each_size_of_unit_is_no_target() -> None:
    assert (
        targets("CĐCS có dưới 30 đoàn viên: 01 Giấy khen; từ 30 đến 100 đoàn viên: 02 Giấy khen")
        == []
    )


# --- times without a day ----------------------------------------------------------------------


def vague(words: str) -> list[str]:
    plan = read(f"I. TỔ CHỨC THỰC HIỆN\n{words}")
    return [note.message for note in plan.notes if note.code == "deadline_vague"]


@pytest.mark.parametrize(
    "words",
    [
        "Đăng ký thi đua gửi về Văn phòng UBND xã trong tuần 3 tháng 1",
        "Đăng ký thi đua: Tuần thứ ba của tháng 01/2025",
        "Tuần 3 tháng 1: các tổ đăng ký thi đua, nộp về thư ký Hội đồng",
        "Tháng 9, tuần 2: các tổ đăng ký danh hiệu thi đua",
        "Hồ sơ khen thưởng nộp tuần đầu tháng 11 năm 2025",
        "Các đơn vị gửi báo cáo trong nửa đầu tháng 12",
        "Báo cáo gửi về UBND xã vào ngày làm việc cuối cùng của tháng 11",
        "Hồ sơ đề nghị khen thưởng gửi về khoảng giữa tháng 11",
        "Hồ sơ khen thưởng gửi cuối tháng 11",
        "Hồ sơ gửi về Văn phòng khoảng tháng 10",
        "Báo cáo gửi về Văn phòng ngay sau khi kết thúc mỗi đợt",
        "Bình xét thi đua cuối năm: tháng 11 - 12",
        "Thời gian nộp hồ sơ: cuối năm học",
        "Thời gian đăng ký: ngay từ đầu năm",
        "Thời hạn nộp: theo lịch của Phòng Giáo dục và Đào tạo",
        "Các thôn hoàn thành bình xét trước Ngày hội Đại đoàn kết",
    ],
)
def test_a_time_that_names_no_day_is_said_with_its_sentence(words: str) -> None:
    assert deadlines(f"1. {words}.") == []
    assert vague(f"1. {words}.") == [f"“{words}” không ghi ngày cụ thể; hãy nhập ngày hết hạn."]


def test_a_time_beside_a_day_that_was_read_is_passed_over_but_not_that_of_another_clause() -> None:
    words = "Đăng ký gửi đầu tháng 2 (trước ngày 20/02/2025); báo cáo gửi tuần 2 tháng 6"

    assert deadlines(f"1. {words}.") == [("registration", FEBRUARY, False)]
    assert vague(f"1. {words}.") == [
        "“báo cáo gửi tuần 2 tháng 6” không ghi ngày cụ thể; hãy nhập ngày hết hạn."
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Kịp thời khen thưởng tập thể, cá nhân có thành tích xuất sắc sau mỗi đợt thi đua",
        "Có 100% đoàn viên đăng ký thi đua từ đầu năm",
        "Tập trung tổng kết cuối năm, nâng cao chất lượng bình xét khen thưởng",
        "Báo cáo kết quả 6 tháng đầu năm và cả năm",
        "Tiếp nhận hồ sơ của công dân 24/7, mỗi tuần một lần",
    ],
)
def test_what_only_sounds_like_a_time_asks_for_no_day(words: str) -> None:
    assert vague(f"1. {words}.") == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("4 Hồ sơ bình xét cuối năm gửi Hội đồng 25/11 các phòng", "cuối năm gửi Hội đồng 25/11"),
        (
            "Hồ sơ gửi trước ngày 20/02/2025, riêng đợt 2 gửi ngày 25/11",
            "riêng đợt 2 gửi ngày 25/11",
        ),
        ("Hồ sơ gửi khi có 2/3 số phiếu", ""),
        ("Hồ sơ gửi trước ngày 20/02/2025, chào cờ 20/11 và 01/5", ""),
    ],
)
def test_a_day_without_a_year_that_no_word_explains_is_said(words: str, day: str) -> None:
    messages = [f"Không đọc được ngày hết hạn trong “{day}”; hãy nhập."] if day else []

    assert unread(f"{words}.") == messages


# --- several days in one sentence -------------------------------------------------------------


def test_a_quarter_between_two_days_is_what_the_report_is_of_not_another_deadline() -> None:
    assert deadlines("1. Gửi báo cáo quý I trước 15/3, quý II trước 15/6, quý III trước 15/9.") == [
        ("report", date(2025, month, 15), False) for month in (3, 6, 9)
    ]


def test_each_day_goes_with_the_body_that_stands_before_it() -> None:
    words = "Gửi hồ sơ về UBND tỉnh trước ngày 05/12, do đó các đơn vị gửi UBND xã trước ngày 20/11"
    plan = read(f"I. TỔ CHỨC THỰC HIỆN\n1. {words}.")

    assert [(deadline.due_on.month, deadline.receiver) for deadline in plan.deadlines] == [
        (12, "UBND tỉnh"),
        (11, "UBND xã"),
    ]


def test_the_days_between_which_files_are_taken_end_with_the_last() -> None:
    november = [("nomination", NOVEMBER, True)]

    assert deadlines("1. Nhận hồ sơ: bắt đầu từ 01/11/2025, kết thúc 20/11/2025.") == november
    assert unread("1. Nhận hồ sơ: bắt đầu từ 01/11/2025, kết thúc 20/11/2025.") == []
    assert deadlines("1. Sáng kiến: từ 01 đến 20 tháng 11.") == [("initiative", NOVEMBER, True)]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Đầu tháng 7 đến giữa tháng 11", date(2025, 7, 1), None),
        ("Giữa tháng 1 - cuối tháng 6/2025", None, date(2025, 6, 30)),
        ("Tuần 3 tháng 1 đến tuần 4 tháng 6", None, None),
        ("05/9 -> 20/11/2025", date(2025, 9, 5), date(2025, 11, 20)),
        ("05/9/2025 => 20/11", date(2025, 9, 5), date(2025, 11, 20)),
    ],
)
def test_the_end_of_a_phase_that_names_no_day_stays_open(
    words: str, first: date | None, last: date | None
) -> None:
    assert days(f"- Đợt 1: {words}.") == [(1, first, last)]


def test_a_column_of_receivers_does_not_end_the_plan() -> None:
    rows = (
        "Việc\tThời hạn\tNơi nhận\nĐăng ký thi đua\t20/02/2025\tVăn phòng\n"
        "Hồ sơ khen thưởng\t20/11/2025\tHội đồng"
    )

    assert deadlines(rows) == [("registration", FEBRUARY, True), ("nomination", NOVEMBER, True)]
    assert read(f"I. TỔ CHỨC THỰC HIỆN\n{rows}").recipients == ()


@pytest.mark.parametrize(
    ("words", "receivers"),
    [
        ("Đăng ký nộp trước 20/01, hồ sơ gửi về Hội đồng trước 15/11", ["", "Hội đồng"]),
        ("Sáng kiến nộp trước 15/3, chấm 20/3, gửi Phòng GD 05/4", [""]),
        (
            "Đăng ký trước 20/01 gửi về Văn phòng, hồ sơ trước 15/11 gửi về Hội đồng",
            ["Văn phòng", "Hội đồng"],
        ),
        ("Gửi về Văn phòng: đăng ký trước 20/01, hồ sơ trước 15/11", ["Văn phòng"] * 2),
        ("Đăng ký trước 20/01, hồ sơ trước 15/11 gửi về Văn phòng", ["Văn phòng"] * 2),
        ("Báo cáo trước 15/6 và trước 15/12 hằng năm về UBND xã", ["UBND xã"] * 2),
    ],
)
def test_a_body_between_two_days_is_of_one_outside_of_all(words: str, receivers: list[str]) -> None:
    plan = read(f"I. TỔ CHỨC THỰC HIỆN\n1. {words}.")

    assert [deadline.receiver for deadline in plan.deadlines] == receivers


@pytest.mark.parametrize(
    "since", ["ngày ban hành Kế hoạch", "khi phát động", "nay", "ngày 24 tháng 5 năm 2025"]
)
def test_how_long_the_whole_campaign_lasts_is_no_deadline(since: str) -> None:
    words = f"Thời gian tổ chức: bắt đầu từ {since} đến hết ngày 20 tháng 11 năm 2025"

    assert deadlines(f"1. {words}.") == []
    assert deadlines(f"1. Đăng ký thi đua từ {since} đến hết ngày 20/11/2025.") == [
        ("registration", NOVEMBER, True)
    ]


def test_the_cells_of_a_table_cut_into_lines_keep_their_days() -> None:
    cells = (
        "Stt\nCông việc\nThời gian\n1\nĐăng ký thi đua\n20/02/2025\n2\nHọp sơ kết\n30/6/2025\n3\n"
        "Nộp hồ sơ khen thưởng\n20/11/2025"
    )

    assert deadlines(cells) == [("registration", FEBRUARY, True), ("nomination", NOVEMBER, True)]


def test_a_line_with_a_label_of_its_own_begins_anew() -> None:
    plan = read(
        "I. CHỦ ĐỀ, KHẨU HIỆU\nChủ đề: Năm 2025 - Năm dữ liệu số\n"
        "Khẩu hiệu hành động: Nói ít, làm nhiều\nII. NỘI DUNG\n1. Thi đua."
    )

    assert (plan.theme, plan.slogan) == ("Năm 2025 - Năm dữ liệu số", "Nói ít, làm nhiều")


def test_a_purpose_parted_from_its_recipient_is_nobody() -> None:
    plan = read("I. NỘI DUNG\n1. Thi đua.\nNơi nhận:\n- TT Đảng ủy; (b/c)\n- Lưu: VT.")

    assert [recipient.name for recipient in plan.recipients] == ["TT Đảng ủy", "Lưu: VT"]


def test_what_a_scanner_took_for_other_letters_is_read() -> None:
    plan = read_plan(
        HEAD.replace("Số", "Sô")
        + "I. THỜI GIAN\n- Đợt l: 21/01 - 30/6/2025.\n- Đợt 2: 01/7 - 30/11/2025."
    )

    assert plan.number == "05/KH-UBND"
    assert [phase.ordinal for phase in plan.phases] == [1, 2]
    assert [note.message for note in plan.notes if note.code == "digit_misread"] == [
        "“l” có chữ ở chỗ của số; đọc là 1, hãy kiểm tra."
    ]


def test_the_half_of_a_list_that_sums_up_the_year_is_of_the_same_files() -> None:
    assert deadlines("1. Hồ sơ khen thưởng: đợt 1 trước 20/02; tổng kết năm trước 20/11/2025.") == [
        ("nomination", FEBRUARY, False),
        ("nomination", NOVEMBER, False),
    ]
    assert deadlines(
        "1. Hồ sơ khen thưởng trước 20/02; báo cáo tổng kết năm trước 20/11/2025."
    ) == [
        ("nomination", FEBRUARY, False),
        ("report", NOVEMBER, False),
    ]


def test_a_row_of_a_group_names_one_collective_and_that_of_several_is_said() -> None:
    plan = read("I. CHỈ TIÊU\nLĐTT\t90%\nTrường\tTTLĐXS\nTổ Toán, Tổ Văn\tTTLĐTT\nII. NỘI DUNG\n")
    noted = [note.message for note in plan.notes if note.code == "target_without_figure"]

    assert [(target.award, target.who) for target in plan.targets] == [
        ("LDTT", "cá nhân"),
        ("TTLDXS", "Trường"),
    ]
    assert noted == ["Không đọc được con số của chỉ tiêu “TTLĐTT”; hãy nhập nếu có."]
