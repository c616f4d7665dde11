"""Tables of a PDF that no rules part: rows are read back as they were laid out, or none are."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from campaigns.sources.pdf_lines import PrintedLine, Run
from campaigns.sources.pdf_unruled import tables_in

SIZE, PITCH, LETTER = 13.0, 17.0, 5.0
LEFT = (60.0, 90.0, 260.0, 400.0)
HEADER = ("TT", "Nội dung", "Thời gian", "Đơn vị")
WORDS = st.sampled_from(["hồ sơ", "đăng ký", "báo cáo", "của xã", "trước", "gửi về"])
CELLS = st.lists(WORDS, max_size=4).map(lambda words: [*map(str.capitalize, words[:1]), *words[1:]])
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6)


@dataclass(frozen=True)
class Layout:
    """How an office lays out a table: cells from above or in the middle, with room or without."""

    is_middle: bool
    room: float


LAYOUTS = st.builds(Layout, st.booleans(), st.sampled_from([0.0, 1.0, 6.0]))


def laid_out(
    rows: list[tuple[list[str], ...]], layout: Layout, top: float = 100.0
) -> list[PrintedLine]:
    """Give the lines of a table as they stand on the page, each cell's words in their column."""
    runs: dict[float, list[Run]] = {}
    for row in rows:
        height = max(map(len, row))
        for left, cell in zip(LEFT, row, strict=True):
            first = (height - len(cell)) / 2 if layout.is_middle else 0
            for at, words in enumerate(cell):
                run = Run(left, left + LETTER * len(words), words, "\t")
                runs.setdefault(top + (first + at) * PITCH, []).append(run)
        top += height * PITCH + layout.room
    return [PrintedLine(height, SIZE, tuple(line)) for height, line in sorted(runs.items())]


def table(rows: list[tuple[list[str], ...]]) -> list[tuple[list[str], ...]]:
    header = tuple([name] for name in HEADER)
    numbered = (([str(number)], *row) for number, row in enumerate(filter(any, rows), start=1))
    return [header, *numbered]


@given(rows=ROWS, layout=LAYOUTS)
def test_a_table_without_rules_is_read_as_it_was_laid_out_or_said_to_be_unread(
    rows: list[tuple[list[str], ...]], layout: Layout
) -> None:
    expected = table(rows)
    lines = laid_out(expected, layout)

    read = list(tables_in(lines))

    if len(expected) == 1:
        assert read == []
        return
    assert [(table.first, table.last) for table in read] == [(0, len(lines) - 1)]
    cells = [[list(cell) for cell in row.cells] for row in read[0].rows]
    assert cells in ([], [list(row) for row in expected])
    if layout.room > 3 or not layout.is_middle:
        assert cells
