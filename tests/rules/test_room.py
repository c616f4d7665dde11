"""The room of dossiers: rows stand by unit, fold and page, and none is lost on the way."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nominations.rules.room import EVERYTHING, FOLDS_FROM, grouped, paged, unfolded
from nominations.rules.stages import Stage


@dataclass(frozen=True)
class Row:
    pk: int
    unit: int
    stage: str

    @property
    def unit_name(self) -> str:
        return f"Thôn {self.unit}"


def rows_of(*units: tuple[int, str]) -> list[Row]:
    """Give rows of units in their order: so many at a stage each."""
    made, pk = [], 0
    for unit, (count, stage) in enumerate(units, start=1):
        for _ in range(count):
            pk += 1
            made.append(Row(pk, unit, stage))
    return made


def shown(rows, asked="", *, folds_finished=True) -> set[int]:
    return unfolded(grouped(rows), asked, folds_finished=folds_finished)


@pytest.mark.parametrize(
    ("asked", "folds_finished", "units"),
    [
        ("", True, {2, 3}),
        ("1", True, {1, 2, 3}),
        ("x", True, {2, 3}),
        (EVERYTHING, True, {1, 2, 3, 4}),
        ("", False, {1, 2, 3, 4}),
    ],
)
def test_units_with_nothing_left_to_do_fold(asked, folds_finished, units):
    rows = rows_of((2, "vetted"), (3, "received"), (1, "draft"), (1, "recognised"))
    assert shown(rows, asked, folds_finished=folds_finished) == units


def test_the_one_unit_of_a_list_never_folds():
    assert shown(rows_of((2, "vetted"))) == {1}


@pytest.mark.parametrize(
    ("asked", "units"), [("", {2}), ("3", {3}), (EVERYTHING, {1, 2, 3}), ("9", {2})]
)
def test_of_a_long_list_one_unit_at_a_time_is_open(asked, units):
    rows = rows_of((60, "vetted"), (60, "received"), (60, "draft"))
    assert len(rows) > FOLDS_FROM
    assert shown(rows, asked, folds_finished=False) == units


units = st.lists(st.tuples(st.integers(1, 60), st.sampled_from(list(Stage))), max_size=8)


@given(units, st.integers(1, 50), st.sampled_from(["", "1", "3", EVERYTHING]), st.booleans())
def test_the_pages_show_each_open_row_once_and_every_unit_each_time(made, size, asked, folds):
    rows = rows_of(*made)
    groups = grouped(rows)
    opened = unfolded(groups, asked, folds_finished=folds)
    groups = [replace(group, is_open=group.unit in opened) for group in groups]
    pages = [paged(groups, number, size) for number in range(1, len(rows) // size + 2)]
    seen = [row for page in pages for part in page for row in part.rows]
    assert seen == [row for row in rows if row.unit in opened]
    assert {tuple(part.group.unit for part in page) for page in pages} == {
        tuple(group.unit for group in groups)
    }
    for number, page in enumerate(pages, start=1):
        assert sum(len(part.rows) for part in page) <= size
        for part in page:
            assert [row.pk for row in part.rows] == list(
                range(part.first, part.first + len(part.rows))
            )
            if part.group.is_open and not part.rows:
                [first] = [
                    candidate for candidate in pages[part.page - 1] if candidate.group == part.group
                ]
                assert first.rows, f"trang {number}"
