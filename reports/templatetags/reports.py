"""Charts and tables of reports, alike on the page and on paper."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from html import escape

from django import template
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from reports.rules.charts import Box, Chart, ChartWord, Shade, drawn
from reports.rules.report import Cell, Figure, FigureColumn, Measure, Named, ReportPart
from ui.templatetags.vietnamese import unbroken
from vietnamese.numbers import money, number

register = template.Library()

_WORDS: tuple[Measure, ...] = ("ordinal", "text")


@register.inclusion_tag("reports/parts/chart.html")
def report_chart(chart: Chart, ordinal: int) -> dict:
    """Give a chart as SVG; `ordinal` tells it apart from the others of the page."""
    drawing = drawn(chart)
    return {
        "drawing": drawing,
        "ordinal": ordinal,
        "boxes": SafeString("".join(_rect(box, ordinal) for box in drawing.boxes)),
        "words": SafeString("".join(map(_written, drawing.words))),
    }


def _rect(box: Box, ordinal: int) -> str:
    fill = f"url(#hatch{ordinal})" if box.shade is Shade.HATCHED else box.shade.value
    return (
        f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" fill="{fill}" '
        'stroke="#525c6b" stroke-width="1"/>'
    )


def _written(word: ChartWord) -> str:
    """Give a word of a chart as HTML; on hatching it has a white rim."""
    place, text = f'<text x="{word.x}" y="{word.y}"', escape(word.text)
    rim = f"{place}{_RIM}{text}</text>" if word.on is Shade.HATCHED else ""
    bold = ' font-weight="bold"' if word.is_value else ""
    colour = "#ffffff" if word.is_light else "#1c2430"
    return f'{rim}{place} text-anchor="{word.anchor}"{bold} fill="{colour}">{text}</text>'


_RIM = ' text-anchor="middle" font-weight="bold" fill="#ffffff" stroke="#ffffff" stroke-width="5">'


@register.inclusion_tag("reports/parts/table.html")
def report_table(part: ReportPart, rows_at: str = "") -> dict:
    """Give the table of a part; `rows_at` is the address at which the rows behind a figure are
    listed, but for its key; without one nothing is a link."""
    table = part.table
    is_of_words = all(column.measure in _WORDS for column in table.columns)
    name_at = int(table.columns[0].measure == "ordinal") if is_of_words else None
    return {
        "caption": part.title,
        "columns": table.columns,
        "is_of_words": is_of_words,
        "rows": [_shown(row, table.columns, rows_at, name_at) for row in table.rows],
        "totals": _shown(table.totals, table.columns, rows_at) if table.totals else "",
    }


def _shown(
    cells: tuple[Cell, ...],
    columns: tuple[FigureColumn, ...],
    rows_at: str,
    name_at: int | None = None,
) -> SafeString:
    """Give the cells of a row; with `name_at` it becomes a card on a phone, headed by the name."""
    return SafeString(
        "".join(
            _td(
                _text(cell, column.measure),
                _address(cell, rows_at),
                "name" if place == name_at else _look(cell, column),
                "" if name_at is None else column.title,
            )
            for place, (cell, column) in enumerate(zip(cells, columns, strict=True))
        )
    )


def _td(text: str, address: str, look: str, label: str) -> str:
    """Give a cell as HTML: a template for each of some hundred takes longer than all else."""
    words = unbroken(text)
    link = f'<a href="{escape(address)}">{words}</a>' if address else words
    return f"<td{_attributes(look, label)}>{link}</td>"


@lru_cache
def _attributes(look: str, label: str) -> str:
    """Give what the cells of a column have in common; there are a few dozen of them."""
    named = f' class="{look}"' if look else ""
    return f'{named} data-label="{escape(label)}"' if label else named


def _look(cell: Cell, column: FigureColumn) -> str:
    """Give the class of a cell: a figure, or words in a column of figures."""
    if column.measure in _WORDS:
        return ""
    return "num words" if isinstance(cell, str) and cell else "num"


def _text(cell: Cell, measure: Measure) -> str:
    if isinstance(cell, Figure):
        return money(cell.value) if measure == "money" else number(cell.value)
    if isinstance(cell, Fraction):
        return f"{number(cell * 100, 1)} %"
    return str(cell or "")


def _address(cell: Cell, rows_at: str) -> str:
    if not rows_at or not isinstance(cell, Figure | Named):
        return ""
    if isinstance(cell, Figure) and cell.leads_on:
        return f"{rows_at}{urlencode({'so': cell.key})}"
    return page_of(cell.page)


@register.filter
@lru_cache(maxsize=4096)
def page_of(page: tuple[str, int] | None) -> str:
    """Give the address of the page of a row or a figure; "" for none. A report has some hundred,
    and to find one takes longer than to write its cell."""
    return reverse(page[0], args=[page[1]]) if page else ""
