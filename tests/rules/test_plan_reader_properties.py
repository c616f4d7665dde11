"""A plan made up of values, written in the words of a random office, is read back as it was; and no
text, however strange, is an error."""

import textwrap
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.rules.plan import Plan
from campaigns.rules.plan_reader import read_plan

BULLETS = st.sampled_from(["- ", "+ ", "• ", "* "])
ORDINALS = (
    ("1", "01", "I", "thứ nhất", "một"),
    ("2", "02", "II", "thứ hai", "hai"),
    ("3", "03", "III", "thứ ba", "ba"),
    ("4", "04", "IV", "thứ tư", "bốn"),
)
RECEIVERS = {
    "registration": "Văn phòng UBND xã",
    "initiative": "Hội đồng sáng kiến xã",
    "nomination": "Hội đồng Thi đua - Khen thưởng xã",
}
SUBJECTS = {
    "registration": ("Bản đăng ký thi đua", "Danh sách đăng ký danh hiệu thi đua"),
    "initiative": ("Hồ sơ đề nghị công nhận sáng kiến", "Báo cáo sáng kiến"),
    "nomination": ("Hồ sơ đề nghị khen thưởng", "Biên bản bình xét, báo cáo thành tích"),
}
AWARDS = {
    "LDTT": ("Lao động tiên tiến", "LĐTT", "“Lao động tiên tiến”"),
    "CSTDCS": ("Chiến sĩ thi đua cơ sở", "Chiến sỹ thi đua cấp cơ sở", "CSTĐCS"),
}


@dataclass(frozen=True)
class Written:
    """A text and the values that were written into it."""

    text: str
    phases: list[tuple[int, date, date]]
    targets: list[tuple[str, str, Decimal]]
    deadlines: list[tuple[str, date, bool, str]]


# Made once: to make a strategy anew for each draw takes longer than to draw from it.
FORMS = [
    "{:%d/%m/%Y}",
    "{0.day}/{0.month}/{0.year}",
    "ngày {:%d/%m/%Y}",
    "ngày {0.day:02d} tháng {0.month:02d} năm {0.year}",
    "{:%d-%m-%Y}",
    "ngày {:%d.%m.%Y}",
]
FORM, FORM_IN_ITS_YEAR = (
    st.sampled_from(forms) for forms in (FORMS, [*FORMS, "ngày {0.day}/{0.month}"])
)


def day_in_words(draw: st.DrawFn, day: date, year: int) -> str:
    return draw(FORM_IN_ITS_YEAR if day.year == year else FORM).format(day)


YEARS, COUNTS, STYLES = st.integers(2019, 2029), st.integers(1, 4), st.integers(0, 4)
ENDS = {
    count: st.sets(st.integers(20, 364), min_size=count, max_size=count) for count in range(1, 5)
}
PHASES = st.sampled_from(["Đợt", "Giai đoạn"])
SPANS = st.sampled_from(["từ {} đến {}", "từ {} đến hết {}", "Từ {} - {}"])
SHAPES = st.sampled_from(["{}: {}.", "{} ({}): hoàn thành nhiệm vụ.", "{}: {}, thi đua;"])


@st.composite
def phases(draw: st.DrawFn, year: int) -> tuple[str, list[tuple[int, date, date]]]:
    count, style, bullet = draw(COUNTS), draw(STYLES), draw(BULLETS)
    ends = sorted(draw(ENDS[count]))
    lines, expected, start = [], [], date(year, 1, 1)
    for at, end_day in enumerate(ends):
        end = date(year, 1, 1) + timedelta(days=end_day)
        name = f"{draw(PHASES)} {ORDINALS[at][style]}"
        span = draw(SPANS).format(day_in_words(draw, start, year), day_in_words(draw, end, year))
        lines.append(bullet + draw(SHAPES).format(name, span))
        expected.append((at + 1, start, end))
        start = end + timedelta(days=1)
    return "\n".join(lines), expected


CODES = st.lists(st.sampled_from(sorted(AWARDS)), min_size=1, max_size=3)
NAMES = {code: st.sampled_from(names) for code, names in AWARDS.items()}
VALUES, YES = st.integers(1, 100), st.booleans()
PERCENTS = st.sampled_from(["%", " %", " phần trăm"])
GOALS = st.sampled_from(
    [
        ("=", "{figure} cá nhân đạt {award}"),
        ("=", "Phấn đấu có {figure} cá nhân đạt danh hiệu {award}"),
        (">=", "Ít nhất {figure} cá nhân đạt {award}"),
        (">=", "Từ {figure} cá nhân trở lên đạt danh hiệu {award}"),
        (">=", "tối thiểu {figure} cá nhân đạt danh hiệu {award}"),
        ("<=", "Không quá {figure} cá nhân đạt {award}"),
        ("<=", "{award}: tối đa {figure} cá nhân"),
    ]
)


@st.composite
def targets(draw: st.DrawFn) -> tuple[str, list[tuple[str, str, Decimal]]]:
    lines, expected = [], []
    for code in draw(CODES):
        value = draw(VALUES)
        figure = f"{value}{draw(PERCENTS)}" if draw(YES) else f"{value:02d}"
        operator, shape = draw(GOALS)
        award = draw(NAMES[code])
        lines.append(f"- {shape.format(figure=figure, award=award)}.")
        expected.append((code, operator, Decimal(value)))
    return "\n".join(lines), expected


KINDS = st.permutations(sorted(SUBJECTS))
DAYS_ON = st.integers(0, 320)
UNTIL = st.sampled_from(
    [
        (False, "trước {}"),
        (True, "chậm nhất {}"),
        (True, "chậm nhất là {}"),
        (True, "đến hết {}"),
        (True, "trước 17 giờ {}"),
    ]
)
PAPERS = {kind: st.sampled_from(subjects) for kind, subjects in SUBJECTS.items()}
ORDERS = st.sampled_from(
    [
        "{number}. {subject} gửi về {receiver} {when}.",
        "{number}. {subject} nộp cho {receiver} {when} để tổng hợp.",
        "{number}. {subject}: {when}, gửi {receiver}.",
    ]
)


@st.composite
def deadlines(draw: st.DrawFn, year: int) -> tuple[str, list[tuple[str, date, bool, str]]]:
    lines, expected = [], []
    for number, kind in enumerate(draw(KINDS), start=1):
        due = date(year, 2, 1) + timedelta(days=draw(DAYS_ON))
        inclusive, words = draw(UNTIL)
        when = words.format(day_in_words(draw, due, year))
        subject, receiver = draw(PAPERS[kind]), RECEIVERS[kind]
        shape = draw(ORDERS)
        lines.append(shape.format(number=number, subject=subject, receiver=receiver, when=when))
        expected.append((kind, due, inclusive, receiver))
    return "\n".join(lines), expected


@st.composite
def plans(draw: st.DrawFn) -> Written:
    year = draw(YEARS)
    phase_text, phase_values = draw(phases(year))
    target_text, target_values = draw(targets())
    deadline_text, deadline_values = draw(deadlines(year))
    text = (
        f"Số: 05/KH-UBND\nPhong Điền, ngày 02 tháng 01 năm {year}\nKẾ HOẠCH\n"
        f"Phong trào thi đua năm {year}\nI. CÁC ĐỢT THI ĐUA\n{phase_text}\n"
        f"II. CHỈ TIÊU THI ĐUA\n{target_text}\nIII. TỔ CHỨC THỰC HIỆN\n{deadline_text}\n"
    )
    return Written(text, phase_values, target_values, deadline_values)


def values_of(plan: Plan) -> tuple[list[object], list[object], list[object]]:
    return (
        [(phase.ordinal, phase.starts_on, phase.ends_on) for phase in plan.phases],
        [(target.award, target.operator, target.value) for target in plan.targets],
        [
            (deadline.kind, deadline.due_on, deadline.inclusive, deadline.receiver)
            for deadline in plan.deadlines
        ],
    )


@settings(deadline=None)
@given(plans())
def test_what_was_written_into_a_plan_is_read_out_of_it(written: Written) -> None:
    assert values_of(read_plan(written.text)) == (
        written.phases,
        written.targets,
        written.deadlines,
    )


@settings(deadline=None)
@given(plans(), st.integers(45, 100))
def test_it_is_read_alike_when_its_lines_are_wrapped(written: Written, width: int) -> None:
    text = "\n".join(
        "\n".join(textwrap.wrap(line, width, break_on_hyphens=False))
        for line in written.text.split("\n")
    )

    assert values_of(read_plan(text)) == (written.phases, written.targets, written.deadlines)


@settings(deadline=None)
@given(plans())
def test_every_value_has_the_line_it_was_written_on(written: Written) -> None:
    plan, lines = read_plan(written.text), written.text.split("\n")

    for number, phase in enumerate(plan.phases):
        assert phase.line == lines.index("I. CÁC ĐỢT THI ĐUA") + 2 + number
    for number, target in enumerate(plan.targets):
        assert target.line == lines.index("II. CHỈ TIÊU THI ĐUA") + 2 + number
    for number, deadline in enumerate(plan.deadlines):
        assert deadline.line == lines.index("III. TỔ CHỨC THỰC HIỆN") + 2 + number


PIECES = st.sampled_from(
    [
        *(
            "KẾ HOẠCH",
            "Đợt 1:",
            "đợt IV",
            "từ ngày",
            "đến hết",
            "trước ngày",
            "31/02/2021",
            "quý V",
        ),
        *(
            "00/00/0000",
            "99/99/9999",
            "tháng 13",
            "năm 0001",
            "01/01/0001",
            "năm 9999",
            "31/12/9999",
        ),
        *("15%", "999%", "0 %", "15-20%", "Lao động tiên tiến", "CSTĐCS", "cá nhân", "ít nhất"),
        *("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "CHỦ TỊCH", "Nguyễn Văn A", "}", "|"),
        *("Chủ đề: “", "Khẩu hiệu:", "”", "gửi về", "Hội đồng", "trở lên", "trong đó", "năm học"),
        *(
            "Số:",
            "Số: 1/KH",
            ", ngày",
            "I.",
            "1.",
            "2.1.",
            "a)",
            "- ",
            "\t",
            "\n",
            "\n\n",
            ".",
            ";",
            "(",
        ),
        *(
            "chia thành 02 đợt",
            "73 năm (11/6/1948 - 11/6/2021)",
            "sau",
            "từ nay",
            "6 tháng đầu năm",
        ),
        *(
            "trước 17 giờ",
            "hằng tháng",
            "PHỤ LỤC",
            "\u0301",
            "\u202e",
            "\x00",
            "🙂",
            "İ",
            "ﬁ",
            "한",
        ),
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES | st.text(max_size=12), max_size=60))
def test_no_text_is_an_error_and_the_same_text_gives_the_same_plan(pieces: list[str]) -> None:
    text = " ".join(pieces)
    plan = read_plan(text)

    assert plan == read_plan(text)
    count = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    items = (*plan.phases, *plan.targets, *plan.deadlines, *plan.contents, *plan.recipients)
    lines = [*plan.lines.values(), *(item.line for item in items)]
    assert all(line is not None and 1 <= line <= count for line in lines)
    assert all(note.line is None or 1 <= note.line <= count for note in plan.notes)
