"""Papers of other offices: what they call themselves, and the ways in which they say things."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.rules.plan import Plan
from campaigns.rules.plan_reader import read_plan

PAPER = """UBND HUYỆN THANH LÂM
PHÒNG NỘI VỤ
Số: 45/{mark}-NV
Thanh Lâm, ngày 10 tháng 01 năm 2022
{kind}
{title}
{body}
Nơi nhận:
- UBND huyện;
- Lưu: VT.
TRƯỞNG PHÒNG
Đinh Công Tráng
"""


def read(body: str, kind: str = "KẾ HOẠCH", title: str = "Thi đua năm 2022") -> Plan:
    return read_plan(PAPER.format(mark="KH", kind=kind, title=title, body=body))


def codes(plan: Plan) -> list[str]:
    return [note.code for note in plan.notes]


def targets(body: str) -> list[tuple[str, str, str, int, str]]:
    return [
        (target.subject, target.award, target.operator, int(target.value), target.unit)
        for target in read(f"I. CHỈ TIÊU\n{body}").targets
    ]


def phases(body: str) -> list[tuple[int, date | None, date | None]]:
    plan = read(f"I. CÁC ĐỢT THI ĐUA\n{body}\nII. NỘI DUNG\n1. Thi đua.")
    return [(phase.ordinal, phase.starts_on, phase.ends_on) for phase in plan.phases]


def deadlines(body: str) -> list[tuple[str, date, bool]]:
    plan = read(f"I. TỔ CHỨC THỰC HIỆN\n{body}")
    return [(deadline.kind, deadline.due_on, deadline.inclusive) for deadline in plan.deadlines]


# --- what a paper is -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("HƯỚNG DẪN", "hướng dẫn"),
        ("THÔNG BÁO", "thông báo"),
        ("CHỈ THỊ", "chỉ thị"),
        ("BÁO CÁO", "báo cáo"),
    ],
)
def test_a_paper_that_is_no_plan_is_read_and_says_what_it_is(kind: str, name: str) -> None:
    plan = read("I. MỤC ĐÍCH\nNâng cao chất lượng.", kind, "Về công tác thi đua năm 2022")

    assert (plan.issuer, plan.year) == ("Phòng Nội vụ", 2022)
    assert plan.title == "Về công tác thi đua năm 2022"
    assert [note.message for note in plan.notes if note.code == "not_a_plan"] == [
        f"Văn bản này là {name}, không phải kế hoạch; hãy xem có nên nhập hay không."
    ]


def test_a_plan_is_not_said_to_be_something_else() -> None:
    assert "not_a_plan" not in codes(read("I. MỤC ĐÍCH\nNâng cao chất lượng."))


@pytest.mark.parametrize(
    "subject",
    [
        "Số: 45/NV-TĐKT\nV/v đăng ký thi đua\nvà khen thưởng năm 2022\nThanh Lâm, ngày 10/01/2022",
        "Số: 45/NV-TĐKT\tThanh Lâm, ngày 10/01/2022\n"
        "V/v đăng ký thi đua\tHỎA TỐC\nvà khen thưởng năm 2022",
    ],
    ids=["above each other", "beside each other"],
)
def test_a_letter_has_its_subject_behind_v_v(subject: str) -> None:
    plan = read_plan(
        f"UBND HUYỆN THANH LÂM\nPHÒNG NỘI VỤ\n{subject}\n\nKính gửi:\n- Các xã;\n- Các phòng.\n\n"
        "Phòng Nội vụ đề nghị đăng ký thi đua gửi trước ngày 20/02/2022.\nNơi nhận:\n- Như trên."
    )

    assert (plan.number, plan.issued_on) == ("45/NV-TĐKT", date(2022, 1, 10))
    assert (plan.issuer, plan.year) == ("Phòng Nội vụ", 2022)
    assert plan.title == "đăng ký thi đua và khen thưởng năm 2022"
    assert [deadline.kind for deadline in plan.deadlines] == ["registration"]
    assert "not_a_plan" in codes(plan)


@pytest.mark.parametrize("length", [161, 300, 600])
def test_a_title_may_be_longer_than_a_line(length: int) -> None:
    title = ("Phát động thi đua “" + "đoàn kết " * 80)[:length].strip() + "” năm 2022"

    assert read("I. MỤC ĐÍCH\nThi đua.", title=title).title == title
    assert read("I. MỤC ĐÍCH\nThi đua.", title=title.upper()).title == title.upper()


def test_the_day_of_another_paper_in_a_title_is_not_the_year_of_the_plan() -> None:
    title = "Thực hiện Chỉ thị số 19/CT-TTg ngày 16 tháng 7 năm 2020 về thi đua 5 năm (2021 - 2025)"

    assert read("I. MỤC ĐÍCH\nThi đua.", title=title).year == 2021


def test_what_a_paper_tells_of_the_past_year_is_no_value_of_this_one() -> None:
    body = (
        "I. KẾT QUẢ PHONG TRÀO\n1. Đợt 1 từ 01/01/2022 đến 30/6/2022; 18/20 cá nhân đạt LĐTT.\n"
        "2. Hồ sơ khen thưởng gửi trước ngày 15/01/2022.\n"
        "II. PHƯƠNG HƯỚNG\n1. Phấn đấu 95% cá nhân đạt LĐTT."
    )
    for kind in ("KẾ HOẠCH", "BÁO CÁO"):
        plan = read(body, kind)
        assert [(target.award, target.value) for target in plan.targets] == [("LDTT", 95)], kind
        assert (plan.phases, plan.deadlines) == ((), ()), kind


# --- targets ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Tập thể LĐTT: 80 %", ("collective", "TTLDTT", "=", 80, "percent")),
        ("02 tổ TT LĐXS", ("collective", "TTLDXS", "=", 2, "count")),
        ("TT LĐTT: 03 phòng", ("collective", "TTLDTT", "=", 3, "count")),
        ("Tập thể LĐ xuất sắc: tối đa 30%", ("collective", "TTLDXS", "<=", 30, "percent")),
        ("CSTĐ CS: 04 đ/c", ("individual", "CSTDCS", "=", 4, "count")),
        ("CSTĐ cấp tỉnh: 01 đ/c", ("individual", "CSTDT", "=", 1, "count")),
        ("LĐ tiên tiến: 90%", ("individual", "LDTT", "=", 90, "percent")),
        ("Cá nhân: Giấy khen Giám đốc Sở: 06", ("individual", "GIAY_KHEN", "=", 6, "count")),
        ("Tập thể: BK UBND tỉnh: 02", ("collective", "BANG_KHEN", "=", 2, "count")),
        ("Trường: Tập thể LĐXS", ("collective", "TTLDXS", "=", 1, "count")),
        ("LĐTT: 18/20 đ/c (90%)", ("individual", "LDTT", "=", 90, "percent")),
    ],
)
def test_half_abbreviations_and_numbers_behind_the_giver_are_read(
    words: str, expected: tuple[str, str, str, int, str]
) -> None:
    assert targets(f"- {words}.") == [expected]


def test_the_awards_listed_behind_a_body_are_all_its() -> None:
    for between in ("", "đề nghị tặng "):
        assert targets(f"- Trường: đạt Tập thể LĐXS, {between}Cờ thi đua của UBND tỉnh.") == [
            ("collective", "TTLDXS", "=", 1, "count"),
            ("collective", "CO_THI_DUA", "=", 1, "count"),
        ]


@pytest.mark.parametrize(
    "words",
    [
        "Mỗi chi hội 01 cá nhân được tặng Giấy khen",
        "Mỗi công đoàn cơ sở chọn 01 tập thể, 02 cá nhân đề nghị tặng Giấy khen",
        "Giấy khen: 02 cá nhân cho mỗi thôn",
        "Giấy khen: 01 cá nhân/chi đoàn",
        "Mỗi đợt tặng Giấy khen cho 05 tập thể",
    ],
)
def test_a_number_for_each_unit_is_no_target_and_is_said(words: str) -> None:
    plan = read(f"I. CHỈ TIÊU\n- {words}.")

    assert plan.targets == ()
    assert "target_per_unit" in codes(plan)


@pytest.mark.parametrize(
    "words",
    [
        "Tỷ lệ phiếu đồng ý từ 80% trở lên đối với Chiến sĩ thi đua cơ sở",
        "ví dụ: 15 tập thể đạt TTLĐTT",
        "Trong 2021: năm 2021 có 35/40 cá nhân đạt LĐTT",
    ],
)
def test_votes_examples_and_results_are_no_targets(words: str) -> None:
    assert targets(f"- {words}.") == []


def test_an_award_for_nobody_is_left_out_and_said() -> None:
    plan = read("I. CHỈ TIÊU\n- Giấy khen: 06.")

    assert plan.targets == ()
    assert "target_without_subject" in codes(plan)


@pytest.mark.parametrize("bullet", ["\uf0b7", "\uf02d", "◦", "•", "o ", "➢", "-"])
def test_bullets_of_any_font_keep_items_apart(bullet: str) -> None:
    lines = f"{bullet} 75% tập thể đạt Tập thể LĐTT\n{bullet} LĐTT: 90%"

    assert targets(lines) == [
        ("collective", "TTLDTT", "=", 75, "percent"),
        ("individual", "LDTT", "=", 90, "percent"),
    ]


@pytest.mark.parametrize("edge", ["| {} |", "{}"])
def test_figures_belong_to_the_column_they_stand_in(edge: str) -> None:
    cells = "\t" if edge == "{}" else "|"
    rows = (
        ("TT", "Danh hiệu", "Tập thể", "Cá nhân"),
        ("1", "Lao động tiên tiến", "", "90%"),
        ("2", "Giấy khen của Chủ tịch UBND phường", "12", "35"),
        ("3", "Bằng khen", "02", ""),
    )

    assert targets("\n".join(edge.format(cells.join(row)) for row in rows)) == [
        ("individual", "LDTT", "=", 90, "percent"),
        ("collective", "GIAY_KHEN", "=", 12, "count"),
        ("individual", "GIAY_KHEN", "=", 35, "count"),
        ("collective", "BANG_KHEN", "=", 2, "count"),
    ]


# --- phases ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "starts_on", "ends_on"),
    [
        ("Từ tháng 02/2022 đến hết năm học", date(2022, 2, 1), None),
        ("Từ 21/11/2022 - kết thúc học kỳ I", date(2022, 11, 21), None),
        ("Từ ngày 02/01/2022 đến giữa tháng 5", date(2022, 1, 2), None),
        ("Từ đầu học kỳ II đến 26/3/2022", None, date(2022, 3, 26)),
        ("Sau khi sơ kết đến ngày 31/12/2022", None, date(2022, 12, 31)),
        ("Quý I + II", date(2022, 1, 1), date(2022, 6, 30)),
        ("8-1 đến 8-6-2022", date(2022, 1, 8), date(2022, 6, 8)),
        ("từ 05.9 đến 20.11.2022", date(2022, 9, 5), date(2022, 11, 20)),
    ],
)
def test_the_end_that_can_be_read_is_kept(
    words: str, starts_on: date | None, ends_on: date | None
) -> None:
    assert phases(f"- Đợt 1: {words}, thi đua sôi nổi.") == [(1, starts_on, ends_on)]


def test_phases_with_a_name_for_a_number_are_read() -> None:
    assert phases(
        "- Đợt thi đua chào mừng Đại hội: từ ngày 01/9/2022 đến ngày 15/10/2022.\n"
        "- Đợt thi đua nước rút: từ ngày 16/10/2022 đến ngày 31/12/2022."
    ) == [
        (1, date(2022, 9, 1), date(2022, 10, 15)),
        (2, date(2022, 10, 16), date(2022, 12, 31)),
    ]


STRETCHES = (
    "Danh sách được niêm yết từ ngày 01/12/2022 đến ngày 07/12/2022 tại trụ sở.",
    "Thời gian lấy ý kiến nhân dân: từ ngày 01/12/2022 đến ngày 10/12/2022.",
    "Phát động cao điểm 200 ngày thi đua giải phóng mặt bằng từ 15/3/2022 đến 30/9/2022.",
    "Kế hoạch này có hiệu lực từ ngày ký đến ngày 31/12/2022.",
    "Tính đến ngày 31/10/2022 đơn vị nào chưa đăng ký thì không xét.",
)


@pytest.mark.parametrize("words", STRETCHES)
def test_a_stretch_of_something_else_is_neither_phase_nor_deadline(words: str) -> None:
    plan = read(f"I. TỔ CHỨC THỰC HIỆN\n1. Các đơn vị triển khai thi đua, khen thưởng.\n2. {words}")

    assert (plan.phases, plan.deadlines) == ((), ())


def test_the_time_to_hand_in_files_is_a_deadline_and_no_phase() -> None:
    plan = read("I. HỒ SƠ\n1. Thời gian nộp hồ sơ: từ ngày 01/11/2022 đến ngày 15/11/2022.")

    assert plan.phases == ()
    assert [(deadline.kind, deadline.due_on) for deadline in plan.deadlines] == [
        ("nomination", date(2022, 11, 15))
    ]


# --- deadlines -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Hồ sơ khen thưởng sơ kết gửi trước ngày 15/8/2022; tổng kết gửi trước ngày 15/12/2022",
            [("nomination", date(2022, 8, 15), False), ("nomination", date(2022, 12, 15), False)],
        ),
        (
            "Báo cáo kết quả gửi Phòng Nội vụ trước ngày 15/6 và 15/12/2022",
            [("report", date(2022, 6, 15), False), ("report", date(2022, 12, 15), False)],
        ),
        (
            "Báo cáo gửi Phòng Nội vụ vào tháng 7 (sơ kết) và tháng 11 (tổng kết)",
            [("report", date(2022, 7, 31), True), ("report", date(2022, 11, 30), True)],
        ),
        (
            "Nộp hồ sơ khen thưởng trước ngày 05/7 (sơ kết) và 05/12/2022 (tổng kết)",
            [("nomination", date(2022, 7, 5), False), ("nomination", date(2022, 12, 5), False)],
        ),
        (
            "Sáng kiến nộp trước ngày 15/10/2022, sơ kết, báo cáo theo quy định",
            [("initiative", date(2022, 10, 15), False)],
        ),
        (
            "Xây dựng kế hoạch xong trước ngày 15/02/2022; báo cáo, tổng kết theo quy định",
            [("other", date(2022, 2, 15), False)],
        ),
        (
            "Đăng ký thi đua: trước 28/02/2022; hằng năm trước ngày 15/02",
            [("registration", date(2022, 2, 28), False)],
        ),
        (
            "Hồ sơ khen thưởng\t01/11 - 15/11/2022\tVăn phòng",
            [("nomination", date(2022, 11, 15), True)],
        ),
        ("Nộp SKKN: 20/3/2022", [("initiative", date(2022, 3, 20), True)]),
        ("Họp tổng kết: ngày 15/12/2022", []),
    ],
)
def test_a_deadline_is_for_what_its_own_clause_says(
    words: str, expected: list[tuple[str, date, bool]]
) -> None:
    assert deadlines(f"1. {words}.") == expected


# --- below the body --------------------------------------------------------------------------


def test_of_two_who_sign_beside_each_other_the_one_of_the_office_is_taken() -> None:
    text = PAPER.format(
        mark="KH", kind="KẾ HOẠCH", title="Thi đua năm 2022", body="I. THI ĐUA\n1. A."
    )
    text = text.split("TRƯỞNG PHÒNG")[0]
    plan = read_plan(
        f"{text}CHỦ TỊCH CÔNG ĐOÀN\tHIỆU TRƯỞNG\n(Ký)\t(Ký)\nPhạm Thị Lài\tVõ Thanh Tòng"
    )

    assert plan.signer is not None
    assert (plan.signer.name, plan.signer.position) == ("Võ Thanh Tòng", "Hiệu trưởng")
    assert "several_signers" in codes(plan)


@pytest.mark.parametrize("name", ["H'Hen Niê", "K’ Brẹoh", "Y Ben Niê", "TS.BS. Lê Văn Nam"])
def test_names_of_all_peoples_sign(name: str) -> None:
    signer = read("I. THI ĐUA\n1. A.").signer
    text = PAPER.replace("Đinh Công Tráng", name)
    other = read_plan(text.format(mark="KH", kind="KẾ HOẠCH", title="Thi đua năm 2022", body="A."))

    assert signer is not None
    assert other.signer is not None
    assert (signer.name, other.signer.name) == ("Đinh Công Tráng", name.removeprefix("TS.BS. "))


def test_the_number_of_a_page_is_neither_item_nor_recipient() -> None:
    body = "1. Đăng ký thi đua gửi về\n" + " " * 30 + "7\nVăn phòng trước ngày 20/02/2022."
    text = PAPER.format(mark="KH", kind="KẾ HOẠCH", title="Thi đua năm 2022", body=body)
    plan = read_plan(text.replace("- Lưu: VT.", "- Lưu: VT.\n" + " " * 40 + "8"))

    assert [(deadline.kind, deadline.receiver) for deadline in plan.deadlines] == [
        ("registration", "Văn phòng")
    ]
    assert [recipient.name for recipient in plan.recipients] == ["UBND huyện", "Lưu: VT"]


# --- properties ------------------------------------------------------------------------------

HEADS = st.sampled_from(["KẾ HOẠCH", "HƯỚNG DẪN", "THÔNG BÁO", "CHỈ THỊ", "CHƯƠNG TRÌNH"])
DAYS = st.integers(20, 340).map(lambda at: date(2022, 1, 1) + timedelta(days=at))
AWARDS = {
    "TTLDTT": ("TT LĐTT", "Tập thể LĐTT", "Tập thể lao động tiên tiến"),
    "TTLDXS": ("TT LĐXS", "Tập thể LĐ xuất sắc", "TTLĐXS"),
    "LDTT": ("LĐTT", "LĐ tiên tiến", "Lao động tiên tiến"),
    "CSTDCS": ("CSTĐCS", "CSTĐ cơ sở", "Chiến sĩ thi đua cấp CS"),
}


@settings(deadline=None)
@given(HEADS, DAYS, st.sampled_from(["TM. ỦY BAN", "TRƯỞNG PHÒNG"]))
def test_whatever_a_paper_calls_itself_its_values_are_the_same(
    kind: str, day: date, signing: str
) -> None:
    body = f"1. Đăng ký thi đua gửi trước ngày {day:%d/%m/%Y}.\n2. Phấn đấu 90% cá nhân đạt LĐTT."
    plan = read(body, kind)

    assert (plan.title, plan.issuer) == ("Thi đua năm 2022", "Phòng Nội vụ")
    assert [(deadline.kind, deadline.due_on) for deadline in plan.deadlines] == [
        ("registration", day)
    ]
    assert [(target.award, target.value) for target in plan.targets] == [("LDTT", Decimal(90))]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(AWARDS)), st.integers(0, 2), st.integers(1, 99)),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(["-", "+", "◦", "\uf0b7", "\uf0a7"]),
)
def test_each_line_of_a_list_keeps_its_own_award_and_share(
    lines: list[tuple[str, int, int]], bullet: str
) -> None:
    body = "\n".join(f"{bullet} {AWARDS[code][at]}: {share} %" for code, at, share in lines)

    assert [(row[1], row[3]) for row in targets(body)] == [
        (code, share) for code, _, share in lines
    ]


@settings(deadline=None)
@given(st.lists(st.sampled_from(STRETCHES), min_size=1, max_size=5), DAYS)
def test_stretches_of_other_things_never_hide_or_make_a_deadline(
    stretches: list[str], day: date
) -> None:
    lines = [*stretches, f"Hồ sơ khen thưởng gửi về Phòng Nội vụ trước ngày {day:%d/%m/%Y}."]
    body = "\n".join(f"{at}. {words}" for at, words in enumerate(lines, start=1))

    assert deadlines(body) == [("nomination", day, False)]
    assert read(f"I. TỔ CHỨC THỰC HIỆN\n{body}").phases == ()


def test_a_heading_of_awards_does_not_win_over_the_initiatives_it_is_over():
    plan = read_plan(
        "KẾ HOẠCH\nTriển khai phong trào thi đua năm 2026\nIII. TỔ CHỨC THỰC HIỆN\n"
        "2. Xét khen thưởng: hồ sơ đề nghị xét sáng kiến gửi về trước ngày 25/8/2026 và hồ sơ đề "
        "nghị khen thưởng gửi về trước ngày 12/9/2026."
    )
    assert [(deadline.kind, deadline.due_on) for deadline in plan.deadlines] == [
        ("initiative", date(2026, 8, 25)),
        ("nomination", date(2026, 9, 12)),
    ]
