"""A long list is laid out by two processes, and nobody can tell from the paper."""

from io import BytesIO

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from documents.paper import printed
from documents.paper.letter import Annex, Column, Heading, Letter, PageBreak, Paragraph, Table
from documents.paper.paging import LONG, halves_of
from documents.paper.printable import printable
from documents.press import rendering
from tests.documents.paper_reader import printed_lines

COLUMNS = (Column("STT", 15, "center"), Column("Họ và tên", 58), Column("Chức vụ, đơn vị", 72))
POSTS = ("Kế toán", "Công chức Văn phòng - Thống kê, " * 4, "Trưởng thôn, Bí thư chi bộ thôn Một")


def rows_of(count: int, first: int = 1) -> tuple[tuple[str, ...], ...]:
    """Give rows of one to four lines, as they come in lists."""
    numbers = range(first, first + count)
    return tuple((str(n), f"Bà Nguyễn Thị Hoàng {n}", POSTS[n * n % 7 % 3]) for n in numbers)


def a_letter(*blocks, is_landscape: bool = True) -> Letter:
    annex = Annex("Danh sách", "Lao động tiên tiến", "Kèm theo Quyết định", blocks, is_landscape)
    units = Annex("Phụ lục", "Tổng hợp", "", (Table(COLUMNS[:1], (("1",),)),))
    return Letter("UBND xã", "Quyết định", "Về việc khen thưởng", annexes=(annex, units))


def a_long_letter(is_landscape: bool = True) -> Letter:
    return a_letter(
        Heading(2, "1. TẬP THỂ (40)"),
        Table(COLUMNS, rows_of(40)),
        Heading(2, "2. CÁ NHÂN (190)"),
        Table(COLUMNS, rows_of(190, 41), ("", "Tổng số: 230", ""), is_dense=True),
        is_landscape=is_landscape,
    )


def laid_out_whole(paper: Letter) -> bytes:
    from django.template.loader import render_to_string

    return rendering.pdf(render_to_string("documents/letter.html", {"letter": printable(paper)}))


def test_the_halves_of_a_list_print_as_the_whole_does():
    paper = a_long_letter()
    halves, whole = printed.pdf(paper), laid_out_whole(paper)
    assert halves != whole
    assert printed_lines(halves) == printed_lines(whole)
    with pikepdf.open(BytesIO(halves)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Quyết định", "Danh sách", "Phụ lục"]
        numbers = [int(page.obj.StructParents) for page in pdf.pages]
        tags = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
        assert numbers == list(range(len(pdf.pages)))
        for page, number in zip(pdf.pages, numbers, strict=True):
            assert {tag.Pg.objgen for tag in tags[number]} == {page.obj.objgen}


def test_a_list_that_was_cut_badly_is_laid_out_whole():
    html = '<html lang="vi"><title>Một</title><h1>Một</h1>'
    cut = {"first": html, "second": html, "pages": 2}
    assert rendering.pdf(html, halves=cut) == rendering.pdf(html)


def test_a_short_list_and_one_among_words_are_not_cut():
    short = a_letter(Table(COLUMNS, rows_of(LONG - 1)))
    among_words = a_letter(Paragraph("Gồm:"), Table(COLUMNS, rows_of(LONG)))
    assert (halves_of(short), halves_of(among_words)) == (None, None)


@given(st.lists(st.integers(1, 130), min_size=1, max_size=4), st.booleans())
def test_each_row_stands_in_one_half_in_its_order(counts, is_landscape):
    tables = [Table(COLUMNS, rows_of(count)) for count in (*counts, LONG)]
    paper = a_letter(*tables, is_landscape=is_landscape)
    halves = halves_of(paper)
    blocks = [*halves.first.annexes[-1].blocks, PageBreak(), *halves.second[0].blocks]
    pages = sum(isinstance(block, PageBreak) for block in halves.first.annexes[-1].blocks) + 1
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    assert rows == [row for table in tables for row in table.rows]
    assert (pages, halves.second[1:]) == (halves.pages, paper.annexes[1:])
