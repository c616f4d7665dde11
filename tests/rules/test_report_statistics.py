"""The statistical forms of Bộ Nội vụ against a naive count."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from law.kinds import (
    BANG_KHEN,
    BANG_KHEN_TTG,
    CO_THI_DUA,
    CSTDT,
    CSTDTQ,
    KY_NIEM_CHUONG,
    ORDERS,
    Subject,
)
from law.statistics import statistics_rule
from nominations.rules.occasions import Occasion
from reports.rules.received import ReceivedAward
from reports.rules.report import CountedRow
from reports.rules.statistics import Movement, Staff, statistics_parts
from tests.reported import assert_adds_up, table_of

PROVINCE = (BANG_KHEN, CSTDT, CO_THI_DUA, KY_NIEM_CHUONG)
KINDS = (*PROVINCE, BANG_KHEN_TTG, CSTDTQ, *ORDERS[:2])
FIRST = date(2021, 1, 1)

awards = st.lists(
    st.builds(
        ReceivedAward,
        st.just(CountedRow("Ai đó")),
        st.sampled_from(KINDS),
        st.sampled_from([Subject.INDIVIDUAL, Subject.COLLECTIVE, Subject.HOUSEHOLD]),
        st.sampled_from([True, False, None]),
        st.sampled_from([*Occasion, None]),
    ),
    max_size=12,
)
movements = st.lists(
    st.builds(
        lambda thematic, days: Movement(
            CountedRow("Phong trào"), thematic, FIRST, FIRST + timedelta(days=days - 1)
        ),
        st.booleans(),
        st.integers(30, 3000),
    ),
    min_size=1,
    max_size=6,
)


def parts_of(movements, awards, staff=(), *, is_complete=True):
    rule = statistics_rule(2021)
    return statistics_parts(2021, rule, movements, awards, staff, is_complete=is_complete)


@given(movements, awards)
def test_every_cell_is_a_naive_count(movements, awards):
    parts = parts_of(movements, awards)
    assert_adds_up(parts)
    thematic = sum(movement.is_thematic for movement in movements)
    whole = table_of(parts, "0601.N")
    assert whole["Tổng số"] == [len(movements), "", "", len(movements)]
    assert whole["Phong trào thi đua theo chuyên đề"][0] == thematic
    assert sum(cells[0] for cells in list(whole.values())[3:]) == len(movements)
    of_province = [award for award in awards if award.kind in PROVINCE]
    table = table_of(parts, "0603.N")
    assert table["Tổng số"] == [
        len(of_province),
        *(sum(award.kind is kind for award in awards) for kind in PROVINCE),
    ]
    assert table["Cá nhân"][0] == sum(award.is_person for award in of_province)
    by_subject = [table[word][0] for word in ("Tập thể", "Hộ gia đình", "Cá nhân")]
    assert by_subject == [
        sum(award.subject is subject for award in of_province)
        for subject in (Subject.COLLECTIVE, Subject.HOUSEHOLD, Subject.INDIVIDUAL)
    ]
    unknown = "Phương thức: chưa có dữ liệu"
    known = [word for word in ("Thường xuyên", "Chuyên đề", "Đột xuất", unknown) if word in table]
    assert sum(table[word][0] for word in known) == len(of_province)
    assert (unknown in table) is any(award.occasion is None for award in of_province)
    assert table["Thường xuyên"][0] == sum(
        award.occasion in (Occasion.ANNUAL, Occasion.PHASE) for award in of_province
    )
    assert set(table["Cá nhân: doanh nhân"]) == {""}
    assert table_of(parts, "0602.N")["Tổng số"][0] == len(awards) - len(of_province)


def test_a_form_says_that_nobody_read_it_whole_and_what_is_not_known():
    movement = Movement(CountedRow("Phong trào"), False, FIRST, None)
    parts = parts_of([movement], [], is_complete=False)
    assert all("chưa được đối chiếu toàn văn" in part.notes[1] for part in parts)
    assert [len(part.notes) for part in parts] == [2, 3, 3, 2, 3]
    assert table_of(parts, "0604.N") == {"Tổ chức": ["", "", "", "", ""]}
    assert table_of(parts, "0605.N") == {"Người": ["", "", "", "", ""]}
    assert sum(cells[0] for cells in list(table_of(parts, "0601.N").values())[3:]) == 0


def test_of_the_staff_only_what_is_known_is_counted():
    staff = [Staff(CountedRow(name), name == "Lan") for name in ("Lan", "Nam", "Hải")]
    parts = parts_of([Movement(CountedRow("Phong trào"), False, FIRST, None)], [], staff)
    assert table_of(parts, "0605.N") == {"Người": [3, 1, "", "", ""]}
    assert_adds_up(parts)


def test_there_is_no_form_of_a_year_without_anything():
    assert parts_of([], []) == []
