"""One wording at a time: the same fact in the words of many offices."""

from datetime import date
from decimal import Decimal

import pytest

from campaigns.rules.plan import Plan
from campaigns.rules.plan_reader import read_plan

PLAN = """Số: 05/KH-UBND
Phong Điền, ngày 10 tháng 01 năm 2022
KẾ HOẠCH
{title}
I. MỤC ĐÍCH
Nâng cao chất lượng phong trào.
II. CÁC ĐỢT THI ĐUA
{phases}
III. CHỈ TIÊU
{targets}
IV. TỔ CHỨC THỰC HIỆN
{deadlines}
"""


def read(
    *,
    title: str = "Phong trào thi đua năm 2022",
    phases: str = "",
    targets: str = "",
    deadlines: str = "",
) -> Plan:
    return read_plan(PLAN.format(title=title, phases=phases, targets=targets, deadlines=deadlines))


def days(plan: Plan) -> list[tuple[int, date | None, date | None]]:
    return [(phase.ordinal, phase.starts_on, phase.ends_on) for phase in plan.phases]


FIRST_HALF = (1, date(2022, 1, 1), date(2022, 6, 30))


@pytest.mark.parametrize(
    "words",
    [
        "Đợt 1: Từ ngày 01/01/2022 đến ngày 30/6/2022.",
        "- Đợt 01: từ 01/01/2022 đến 30/06/2022",
        "+ Đợt thứ nhất: Từ đầu năm đến ngày 30/6/2022",
        "Đợt một (từ ngày 01 tháng 01 năm 2022 đến ngày 30 tháng 6 năm 2022): thi đua.",
        "Đợt I: từ ngày 01/01 đến hết ngày 30/6/2022",
        "a) Đợt I/2022: từ 01/01 đến 30/6",
        "1. Giai đoạn 1: tháng 01/2022 - tháng 6/2022",
        "Giai đoạn I (01/01/2022 - 30/06/2022)",
        "Đợt thi đua thứ nhất: từ 01-01-2022 đến 30-06-2022",
        "Đợt 1: từ đầu năm đến hết quý II",
        "Đợt 1: 6 tháng đầu năm 2022",
        "Đợt 1: thời gian: sáu tháng đầu năm.",
        "Đợt 1: Quý I và Quý II năm 2022",
        "Đợt đầu: từ tháng 1 đến tháng 6",
        "Đợt 1:\n- Thời gian: từ ngày 01/01/2022 đến ngày 30/6/2022\n- Mục tiêu: hoàn thành",
        "Đợt 1 | Từ 01/01/2022 đến 30/6/2022 | Hoàn thành nhiệm vụ",
        "Đợt 1\tTừ 1/1/2022\tđến 30/6/2022",
        "Đợt 1: Từ ngày 01.01.2022 đến ngày 30.6.2022",
        "Đợt 1: từ đầu năm đến trước ngày 01/7/2022",
        "- Từ ngày 01/01/2022 đến ngày 30/6/2022: hoàn thành nhiệm vụ",
        "- 6 tháng đầu năm: hoàn thành nhiệm vụ",
        "Thời gian thực hiện: từ ngày 01/01/2022 đến ngày 30/6/2022.",
    ],
)
def test_the_days_of_a_phase_are_read(words: str) -> None:
    assert days(read(phases=words)) == [FIRST_HALF]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Đợt 1: từ nay đến 30/4.", (1, date(2022, 1, 10), date(2022, 4, 30))),
        (
            "Đợt 1: từ ngày ban hành Kế hoạch đến hết tháng 10",
            (1, date(2022, 1, 10), date(2022, 10, 31)),
        ),
        ("Đợt 2: từ sau ngày 11/6/2022 đến hết năm", (2, date(2022, 6, 12), date(2022, 12, 31))),
        ("Đợt tư: quý IV", (4, date(2022, 10, 1), date(2022, 12, 31))),
        ("Đợt 2: từ 01/10/2022 đến 31/3/2023", (2, date(2022, 10, 1), date(2023, 3, 31))),
        ("Đợt 2: từ 01/10 đến 31/3/2023", (2, date(2022, 10, 1), date(2023, 3, 31))),
        ("Đợt 1: từ ngày 05 đến 25/3/2022", (1, date(2022, 3, 5), date(2022, 3, 25))),
        ("Đợt 1: đến ngày 11/6/2022, chào mừng", (1, None, date(2022, 6, 11))),
        ("Đợt 1: từ ngày 31/02/2022 đến 30/6/2022", (1, None, date(2022, 6, 30))),
    ],
)
def test_unusual_days_of_a_phase_are_read_or_left_open(
    words: str, expected: tuple[int, date | None, date | None]
) -> None:
    assert days(read(phases=words)) == [expected]


def test_the_phases_of_one_sentence_are_told_apart() -> None:
    plan = read(phases="Chia làm 02 đợt: đợt 1 từ 01/01 đến 30/6; đợt 2 từ 01/7 đến 31/12/2022.")

    assert days(plan) == [FIRST_HALF, (2, date(2022, 7, 1), date(2022, 12, 31))]


@pytest.mark.parametrize(
    "words",
    [
        "Đợt 1: chào mừng Ngày Quốc khánh (từ ngày 01/01/2022 đến ngày 30/6/2022).",
        "Đợt 1: từ ngày 01/01/2022 đến ngày 30/6/2022, chào mừng Ngày Quốc khánh;",
        "Đợt 1 (từ 01/01/2022 đến 30/6/2022): Mục tiêu: chào mừng Ngày Quốc khánh.",
        "Đợt 1:\n- Thời gian: từ 01/01/2022 đến 30/6/2022\n- Nội dung: chào mừng Ngày Quốc khánh",
    ],
)
def test_the_goal_of_a_phase_is_what_is_left_beside_its_days(words: str) -> None:
    (phase,) = read(phases=words).phases

    assert phase.goal.removeprefix("- ") == "chào mừng Ngày Quốc khánh"


@pytest.mark.parametrize(
    "words",
    [
        "Kết thúc mỗi đợt thi đua, các đơn vị bình xét.",
        "Đợt 1: gửi hồ sơ trước ngày 15/6/2022.",
        "chào mừng 73 năm (11/6/1949 - 11/6/2022).",
        "Kế hoạch giai đoạn 2021-2025 của tỉnh.",
    ],
)
def test_what_is_no_phase_is_not_read_as_one(words: str) -> None:
    assert read(phases=words).phases == ()


def target(words: str) -> list[tuple[str, str, str, str, Decimal, str, str | None]]:
    return [
        (goal.subject, goal.who, goal.award, goal.operator, goal.value, goal.unit, goal.base)
        for goal in read(targets=words).targets
    ]


@pytest.mark.parametrize(
    ("words", "operator"),
    [
        ("100% cá nhân đạt Lao động tiên tiến", "="),
        ("Phấn đấu 100 % cá nhân đạt danh hiệu Lao động tiên tiến.", "="),
        ("Lao động tiên tiến: 100%", "="),
        ("Lao động tiên tiến | 100%", "="),
        ("ít nhất 100 phần trăm cá nhân đạt LĐTT", ">="),
        ("tối thiểu 100% cá nhân đạt “Lao động tiên tiến”", ">="),
        ("từ 100% cá nhân trở lên đạt Lao động tiên tiến", ">="),
        ("100% trở lên cá nhân đạt Lao động tiên tiến", ">="),
        ("không dưới 100% cá nhân đạt Lao động tiên tiến", ">="),
        ("Số cá nhân đạt Lao động tiên tiến từ 100% trở lên", ">="),
        ("không quá 100% cá nhân đạt Lao động tiên tiến", "<="),
        ("tối đa 100% cá nhân đạt Lao động tiên tiến", "<="),
        ("cá nhân đạt Lao động tiên tiến không vượt quá 100%", "<="),
    ],
)
def test_the_qualifier_of_a_figure_is_read(words: str, operator: str) -> None:
    assert target(words) == [
        ("individual", "cá nhân", "LDTT", operator, Decimal(100), "percent", "eligible")
    ]


@pytest.mark.parametrize(
    ("words", "award"),
    [
        ("Lao động tiên tiến", "LDTT"),
        ("LĐTT", "LDTT"),
        ("Chiến sĩ thi đua cơ sở", "CSTDCS"),
        ("CHIẾN SỸ THI ĐUA CẤP CƠ SỞ", "CSTDCS"),
        ("CSTĐCS", "CSTDCS"),
        ("CSTĐ cơ sở", "CSTDCS"),
        ("Chiến sĩ thi đua cấp tỉnh", "CSTDT"),
        ("Chiến sĩ thi đua toàn quốc", "CSTDTQ"),
        ("Giấy khen của Chủ tịch UBND huyện", "GIAY_KHEN"),
        ("Bằng khen của Chủ tịch UBND tỉnh", "BANG_KHEN"),
    ],
)
def test_the_award_of_a_person_is_read_however_it_is_spelt(words: str, award: str) -> None:
    assert target(f"Có 05 cá nhân đạt {words}.") == [
        ("individual", "cá nhân", award, "=", Decimal(5), "count", None)
    ]


@pytest.mark.parametrize(
    ("words", "award"),
    [
        ("Tập thể lao động tiên tiến", "TTLDTT"),
        ("TTLĐTT", "TTLDTT"),
        ("“Tập thể Lao động xuất sắc”", "TTLDXS"),
        ("Cờ thi đua của UBND tỉnh", "CO_THI_DUA"),
        ("Giấy khen", "GIAY_KHEN"),
    ],
)
def test_the_award_of_a_collective_is_read_however_it_is_spelt(words: str, award: str) -> None:
    assert target(f"Có hai tập thể đạt {words}.") == [
        ("collective", "tập thể", award, "=", Decimal(2), "count", None)
    ]


@pytest.mark.parametrize(
    ("words", "base"),
    [
        ("100% cá nhân đạt Lao động tiên tiến; trong đó 15% đạt CSTĐCS", "LDTT"),
        ("15% số Lao động tiên tiến đạt CSTĐCS", "LDTT"),
        ("15% cá nhân đạt LĐTT được đề nghị CSTĐCS", "LDTT"),
        ("CSTĐCS: 15% tổng số Lao động tiên tiến", "LDTT"),
        ("15% tổng số cán bộ, công chức đạt CSTĐCS", "eligible"),
    ],
)
def test_a_share_of_chien_si_thi_dua_counts_those_who_reached_ldtt(words: str, base: str) -> None:
    rows = [(row[2], row[4], row[6]) for row in target(words)]

    assert rows[-1] == ("CSTDCS", Decimal(15), base)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("01 tập thể và 02 cá nhân được tặng Giấy khen", [("collective", 1), ("individual", 2)]),
        ("Giấy khen: 03 tập thể, 05 cá nhân", [("collective", 3), ("individual", 5)]),
    ],
)
def test_figures_of_a_list_share_their_award(words: str, expected: list[tuple[str, int]]) -> None:
    assert [(row[0], row[4]) for row in target(words)] == expected


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("95% trở lên cán bộ, công chức, viên chức đạt LĐTT", "cán bộ, công chức, viên chức"),
        ("Từ 95% cán bộ, công chức trở lên đạt LĐTT", "cán bộ, công chức"),
        ("95% tổng số các giáo viên đạt LĐTT", "giáo viên"),
        ("95% đạt LĐTT", "cá nhân"),
        ("80% khoa, phòng đạt Tập thể lao động tiên tiến", "khoa, phòng"),
        ("Phấn đấu UBND xã được tặng Cờ thi đua của UBND tỉnh", "UBND xã"),
        ("Danh hiệu tập thể: Trường đạt Tập thể lao động xuất sắc", "Trường"),
    ],
)
def test_whom_a_target_is_set_for_is_read(words: str, who: str) -> None:
    assert [row[1] for row in target(words)] == [who]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("7/7 công chức đạt LĐTT, 01 công chức đạt CSTĐCS", [("LDTT", 7), ("CSTDCS", 1)]),
        ("Trường đạt TTLĐXS, 04/05 tổ đạt TTLĐTT", [("TTLDXS", 1), ("TTLDTT", 4)]),
        ("hai mươi lăm cá nhân đạt LĐTT", [("LDTT", 25)]),
        ("mười hai cá nhân đạt LĐTT", [("LDTT", 12)]),
        ("12 (mười hai) cá nhân đạt LĐTT", [("LDTT", 12)]),
        ("100% cá nhân đạt LĐTT và 01 CSTĐ cấp tỉnh", [("LDTT", 100), ("CSTDT", 1)]),
        ("Tập thể lao động xuất sắc | Tập thể | 02 |", [("TTLDXS", 2)]),
        ("Bằng khen của Chủ tịch UBND tỉnh | Cá nhân | 03 |", [("BANG_KHEN", 3)]),
    ],
)
def test_a_count_is_read_however_it_is_written(words: str, expected: list[tuple[str, int]]) -> None:
    assert [(row[2], row[4]) for row in target(words)] == expected


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Ít nhất 1/3 số phòng đạt Tập thể lao động xuất sắc", "target_without_figure"),
        ("Một phần ba số phòng đạt Tập thể lao động xuất sắc", "target_without_figure"),
        ("Tối thiểu hai phần ba tập thể đạt Tập thể lao động tiên tiến", "target_without_figure"),
        ("Mỗi đơn vị có 01 cá nhân đạt CSTĐCS", "target_per_unit"),
    ],
)
def test_a_figure_that_cannot_be_kept_is_left_out_and_said(words: str, code: str) -> None:
    plan = read(targets=words)

    assert plan.targets == ()
    assert code in [note.code for note in plan.notes]


def test_the_awards_of_the_rest_are_noted() -> None:
    plan = read(targets="02 phòng đạt TTLĐXS, số còn lại đạt TTLĐTT")

    assert [goal.award for goal in plan.targets] == ["TTLDXS"]
    assert "target_without_figure" in [note.code for note in plan.notes]


def test_a_range_is_a_least_and_a_most() -> None:
    assert [
        (row[3], row[4]) for row in target("Từ 80% đến 90% cá nhân đạt Lao động tiên tiến")
    ] == [
        (">=", 80),
        ("<=", 90),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "100% cán bộ, công chức hoàn thành tốt nhiệm vụ",
        "90% gia đình đạt Gia đình văn hóa",
        "Có thi đua, có khen thưởng 02 lần",
        "Năm 2021, có 95% cá nhân đạt Lao động tiên tiến",
        "Đạt 19/19 tiêu chí",
    ],
)
def test_what_is_no_target_of_an_award_is_not_read_as_one(words: str) -> None:
    assert target(words) == []


def deadline(words: str, **parts: str) -> list[tuple[str, date, bool, str]]:
    return [
        (due.kind, due.due_on, due.inclusive, due.receiver)
        for due in read(deadlines=words, **parts).deadlines
    ]


@pytest.mark.parametrize(
    ("words", "due_on", "inclusive"),
    [
        ("trước ngày 15/11/2022", date(2022, 11, 15), False),
        ("trước 15/11/2022", date(2022, 11, 15), False),
        ("trước ngày 15 tháng 11 năm 2022", date(2022, 11, 15), False),
        ("trước ngày 15/11", date(2022, 11, 15), False),
        ("trước ngày 15.11.2022", date(2022, 11, 15), False),
        ("trước ngày 15-11-2022", date(2022, 11, 15), False),
        ("trước tháng 11/2022", date(2022, 11, 1), False),
        ("trước quý IV", date(2022, 10, 1), False),
        ("chậm nhất ngày 15/11/2022", date(2022, 11, 15), True),
        ("chậm nhất là ngày 15/11/2022", date(2022, 11, 15), True),
        ("muộn nhất vào ngày 15/11/2022", date(2022, 11, 15), True),
        ("không quá ngày 15/11/2022", date(2022, 11, 15), True),
        ("đến hết ngày 15/11/2022", date(2022, 11, 15), True),
        ("hạn cuối là ngày 15/11/2022", date(2022, 11, 15), True),
        ("thời hạn: 15/11/2022", date(2022, 11, 15), True),
        ("từ ngày 01/11/2022 đến ngày 15/11/2022", date(2022, 11, 15), True),
        ("trước 17 giờ ngày 15/11/2022", date(2022, 11, 15), True),
        ("trước 16h30 ngày 15/11/2022", date(2022, 11, 15), True),
        ("trước 0 giờ ngày 15/11/2022", date(2022, 11, 15), False),
        ("trước 16h30' ngày 15/11/2022", date(2022, 11, 15), True),
        ("chậm nhất vào 10 giờ sáng thứ Ba ngày 15/11/2022", date(2022, 11, 15), True),
        ("từ 01 - 15/11/2022", date(2022, 11, 15), True),
        ("đúng ngày 15/11/2022", date(2022, 11, 15), True),
        ("xong trước ngày 15/11/2022", date(2022, 11, 15), False),
        ("trước ngày 15/11 hằng năm", date(2022, 11, 15), False),
        ("đến hết quý III", date(2022, 9, 30), True),
        ("trước hết quý III", date(2022, 9, 30), True),
        ("hết tháng 10", date(2022, 10, 31), True),
        ("chậm nhất cuối tháng 10", date(2022, 10, 31), True),
        ("trong tháng 10/2022", date(2022, 10, 31), True),
        ("chậm nhất ngày 15 tháng 01 năm sau", date(2023, 1, 15), True),
        ("trước ngày 05/01", date(2023, 1, 5), False),
        ("trước ngày mùng 1 tháng 11", date(2022, 11, 1), False),
        ("chậm nhất là ngày mồng 5/11/2022", date(2022, 11, 5), True),
    ],
)
def test_the_day_of_a_deadline_is_read(words: str, due_on: date, inclusive: bool) -> None:
    sentence = f"1. Hồ sơ khen thưởng gửi về Hội đồng Thi đua - Khen thưởng xã {words}."

    assert deadline(sentence) == [
        ("nomination", due_on, inclusive, "Hội đồng Thi đua - Khen thưởng xã")
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Đăng ký thi đua gửi trước ngày 15/11/2022", "registration"),
        ("Bản đăng ký danh hiệu thi đua nộp trước ngày 15/11/2022", "registration"),
        ("Báo cáo kết quả đăng ký thi đua gửi trước ngày 15/11/2022", "registration"),
        ("Hồ sơ đề nghị xét sáng kiến gửi trước ngày 15/11/2022", "initiative"),
        ("Báo cáo sáng kiến nộp trước ngày 15/11/2022", "initiative"),
        ("Hồ sơ khen thưởng (kèm sáng kiến) gửi trước ngày 15/11/2022", "nomination"),
        ("Báo cáo thành tích gửi trước ngày 15/11/2022", "nomination"),
        ("Tổng kết, bình xét và gửi hồ sơ đề nghị khen thưởng trước ngày 15/11/2022", "nomination"),
        ("Báo cáo tổng kết phong trào gửi trước ngày 15/11/2022", "report"),
        ("Họp Hội đồng Thi đua - Khen thưởng trước ngày 15/11/2022", "other"),
        ("Trước ngày 15/11/2022, các đơn vị gửi đăng ký thi đua", "registration"),
        ("Hạn chót nộp sáng kiến về Hội đồng sáng kiến xã là ngày 15/11/2022", "initiative"),
        ("Hạn đăng ký thi đua là 17 giờ 00 phút ngày 15/11/2022", "registration"),
        ("Ngày 15/11/2022 là hạn cuối nhận hồ sơ khen thưởng", "nomination"),
        ("Hồ sơ thi đua cuối năm: 15/11/2022, gửi về Phòng Nội vụ", "nomination"),
        ("Đăng ký thi đua:\n- Thời hạn: trước ngày 15/11/2022", "registration"),
    ],
)
def test_what_a_deadline_is_for_is_read(words: str, kind: str) -> None:
    assert [(row[0], row[1]) for row in deadline(f"1. {words}.")] == [(kind, date(2022, 11, 15))]


@pytest.mark.parametrize(
    ("words", "receiver"),
    [
        ("gửi về Văn phòng UBND xã trước ngày 15/11/2022 để tổng hợp", "Văn phòng UBND xã"),
        ("nộp cho công chức Văn phòng - Thống kê trước ngày 15/11/2022", None),
        ("nộp về Văn phòng - Thống kê chậm nhất ngày 15/11/2022", "Văn phòng - Thống kê"),
        ("nộp về Sở Nội vụ tỉnh đến hết ngày 15/11/2022", "Sở Nội vụ tỉnh"),
        ("gửi UBND xã (qua Văn phòng) trước ngày 15/11/2022", "UBND xã (qua Văn phòng)"),
        ("trước ngày 15/11/2022 gửi Phòng Nội vụ huyện, đúng mẫu", "Phòng Nội vụ huyện"),
        ("gửi về Hội đồng Thi đua\n- Khen thưởng xã trước ngày 15/11/2022", None),
        ("nộp trước ngày 15/11/2022 (Phòng Nội vụ huyện)", "Phòng Nội vụ huyện"),
        ("làm xong trước ngày 15/11/2022; báo cáo gửi UBND xã", ""),
        ("gửi bản giấy trước ngày 15/11/2022", ""),
        ("hoàn thành trước ngày 15/11/2022", ""),
    ],
)
def test_the_receiver_is_read_up_to_its_end(words: str, receiver: str | None) -> None:
    others = {"nộp": "công chức Văn phòng - Thống kê", "gửi": "Hội đồng Thi đua - Khen thưởng xã"}
    expected = others[words.split()[0]] if receiver is None else receiver

    assert [row[3] for row in deadline(f"1. Hồ sơ khen thưởng {words}.")] == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "Theo Quyết định số 03/QĐ-UBND ngày 11/01/2021 về đăng ký thi đua.",
        "Nội dung đăng ký theo Quyết định số 63/2019/QĐ-UBND ngày 09 tháng 10 năm 2019.",
        "Hồ sơ khen thưởng những người tham gia trước ngày 30/4/1975.",
        "Kế hoạch số 15/KH-UBND gửi các đơn vị để báo cáo.",
        "Gửi hồ sơ khen thưởng của người có thời gian công tác tính đến hết ngày 30/11/2022.",
        "Gửi hồ sơ khen thưởng thành tích kể từ ngày 01/12/2021 đến hết ngày 30/11/2022.",
    ],
)
def test_days_of_history_and_of_other_papers_are_no_deadlines(words: str) -> None:
    assert deadline(words) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("1. Nộp hồ sơ khen thưởng trước ngày 31/02/2022.", "deadline_invalid"),
        ("1. Nộp hồ sơ khen thưởng trong trung tuần tháng 11.", "deadline_vague"),
        ("1. Nộp hồ sơ khen thưởng trước Tết Nguyên đán.", "deadline_unread"),
        ("1. Gửi báo cáo trước ngày 20 hằng tháng.", "deadline_unread"),
        ("1. Gửi báo cáo trước ngày 05 tháng cuối quý.", "deadline_unread"),
        ("1. Hồ sơ khen thưởng nộp sau khi kết thúc đợt 05 ngày.", "deadline_unread"),
        ("1. Gửi đăng ký trong vòng 05 ngày làm việc kể từ ngày ký.", "deadline_unread"),
    ],
)
def test_a_day_that_cannot_be_read_is_left_out_and_said(words: str, code: str) -> None:
    plan = read(deadlines=words)

    assert plan.deadlines == ()
    assert [note.line for note in plan.notes if note.code == code] == [12]


def test_a_registration_without_a_year_falls_on_the_first_such_day_after_the_signature() -> None:
    text = PLAN.replace("10 tháng 01 năm 2022", "15 tháng 12 năm 2021").format(
        title="Phong trào thi đua năm 2022",
        phases="",
        targets="",
        deadlines="1. Đăng ký thi đua nộp trước ngày 31/12.\n2. Hồ sơ khen thưởng nộp trước 15/12.",
    )

    assert [(due.kind, due.due_on) for due in read_plan(text).deadlines] == [
        ("registration", date(2021, 12, 31)),
        ("nomination", date(2022, 12, 15)),
    ]


def test_a_school_year_gives_its_second_year_to_the_months_before_august() -> None:
    plan = read(
        title="Thi đua năm học 2021-2022", deadlines="1. Nộp hồ sơ khen thưởng trước ngày 31/5."
    )

    assert (plan.year, plan.deadlines[0].due_on) == (2021, date(2022, 5, 31))


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("UBND XÃ TÂN HƯNG\nHỘI ĐỒNG TĐKT", "Hội đồng TĐKT xã Tân Hưng"),
        (
            "BỆNH VIỆN ĐA KHOA HUYỆN TÂN HƯNG\nHỘI ĐỒNG TĐKT",
            "Hội đồng TĐKT Bệnh viện Đa khoa huyện Tân Hưng",
        ),
        (
            "LIÊN ĐOÀN LAO ĐỘNG HUYỆN TÂN HƯNG\nCĐCS CƠ QUAN UBND XÃ HỒNG HẠ",
            "CĐCS cơ quan UBND xã Hồng Hạ",
        ),
        ("UBND XÃ TÂN HƯNG\nVĂN PHÒNG", "Văn phòng xã Tân Hưng"),
        ("ỦY BAN NHÂN DÂN\nXÃ QUẢNG PHƯƠNG", "Ủy ban nhân dân xã Quảng Phương"),
        ("UBND XÃ TRƯƠNG MÍT", "Ủy ban nhân dân xã Trương Mít"),
        ("SỞ Y TẾ LONG SƠN\nBỆNH VIỆN ĐA KHOA TÂN AN", "Bệnh viện Đa khoa Tân An"),
        (
            "MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ AN HÒA\nBAN THƯỜNG TRỰC",
            "Ban Thường trực Mặt trận Tổ quốc Việt Nam xã An Hòa",
        ),
    ],
)
def test_the_issuer_is_named_as_in_a_sentence(head: str, issuer: str) -> None:
    assert read_plan(f"{head}\nKẾ HOẠCH\nPhong trào thi đua năm 2022").issuer == issuer


@pytest.mark.parametrize("name", ["TRƯƠNG VĂN QUÝ", "LÊ THỊ PHƯƠNG", "ĐỖ THỊ HUYỀN"])
@pytest.mark.parametrize("position", ["CHỦ TỊCH", "CHU TICH"])
def test_a_signer_in_capitals_is_no_body(name: str, position: str) -> None:
    signer = read_plan(
        f"KẾ HOẠCH\nThi đua năm 2022\nTM. ỦY BAN NHÂN DÂN\n{position}\n{name}"
    ).signer

    assert signer is not None
    assert (signer.name, signer.position) == (name.title(), "Chủ tịch")


def test_the_committee_that_issues_the_plan_in_a_sentence_is_its_issuer() -> None:
    words = "Uỷ ban nhân dân phường Hòa Bình ban hành kế hoạch phong trào thi đua năm 2026 như sau:"
    other = "Thực hiện kế hoạch do UBND phường Hòa Bình ban hành, nhà trường thi đua năm 2026."

    assert read_plan(words).issuer == "Ủy ban nhân dân phường Hòa Bình"
    assert read_plan(other).issuer == ""
