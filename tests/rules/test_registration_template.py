"""The list that a unit fills in, handed back as it is: the registration stays as it was."""

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from law.kinds import COLLECTIVE_TITLES, PERSONAL_TITLES
from registrations.forms.rows import Registrable
from registrations.importing import read
from registrations.rules.lines import CollectiveLine, Draft, IndividualLine
from registrations.sheets import list_template
from workbooks.sheets import BroughtSheet

UNIT = "Văn phòng - Thống kê"
NAMES = ("Công Văn Nhãn", "Tổng Thị Mười", "Hộ Bá Lập", "Lê Thị An", "Ông Ích Không", "Bà Thị Chủ")
POSITIONS = ("", "Công chức", "Chủ tịch UBND", "Trưởng thôn", "Người lập biểu", UNIT)
COLLECTIVES = (UNIT, "Tổ một cửa", "Thôn 1", "Tập thể tổ 2", "Chi bộ", "Cá nhân", "Văn phòng")
TEXTS = st.sampled_from(
    ("", "Số hóa hồ sơ", "Không", "Tổng số 5", "Ghi chú: xem", "1", "=1+1", "LĐTT", "x", "Ví dụ",
     "ngày 5 tháng 6 năm 2021", "Đi đầu,\nlàm gương")
)  # fmt: skip


def awards(titles) -> st.SearchStrategy[tuple[str, str]]:
    codes = st.sampled_from(["", *(kind.code for kind in titles)])
    return st.tuples(codes, st.sampled_from(["", "GIAY_KHEN", "BANG_KHEN"])).filter(any)


@st.composite
def registrations(draw) -> tuple[dict[int, Registrable], Draft]:
    birthdays = st.none() | st.dates(date(1950, 1, 1), date(2000, 1, 1))
    people = {
        pk: Registrable(pk, name, f"bà {name}", draw(st.sampled_from(POSITIONS)), draw(birthdays))
        for pk, name in enumerate(draw(st.lists(st.sampled_from(NAMES), max_size=6)))
    }
    lines = [
        IndividualLine(
            pk,
            people[pk].titled_name,
            people[pk].position,
            *draw(awards(PERSONAL_TITLES)),
            draw(TEXTS).replace("\n", " "),
            draw(TEXTS).replace("\n", " "),
            draw(TEXTS),
        )
        for pk in draw(st.permutations(list(people)))
    ]
    names = draw(st.lists(st.sampled_from(COLLECTIVES), unique=True, max_size=3))
    teams = [CollectiveLine(name, *draw(awards(COLLECTIVE_TITLES))) for name in names]
    return people, Draft(tuple(teams), tuple(lines[: draw(st.integers(0, len(lines)))]))


@given(registrations())
def test_nothing_is_lost_and_nothing_asked_but_which_namesake_is_meant(registration):
    people, draft = registration
    sheet = list_template(UNIT, draft, people, author="")
    rows = [[column.title for column in sheet.columns], *map(list, sheet.rows)]
    reading = read([BroughtSheet(sheet.name, rows)], people.values(), UNIT)
    assert reading.problems == []
    assume(not reading.questions)
    assert draft.corrected_by(reading.draft) == draft
    assert reading.draft == draft
