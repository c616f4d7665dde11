"""A decision with a thousand names: through the press, and as one naive table of bare WeasyPrint,
whose columns find their width by themselves.

Both lay out the same pages. The press does it in two processes at once: what counts on two free
cores is the slower one, which is measured by its processor time, so that a busy machine does not
matter.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from django.template.loader import render_to_string

from documents.paper import printed
from documents.paper.letter import Annex, Column, Letter, Table
from documents.paper.paging import halves_of
from documents.paper.printable import printable
from documents.press import printer

NAMES = 1000
COLUMNS = (
    Column("STT", 15, "center"),
    Column("Họ và tên, tên tập thể", 58),
    Column("Chức vụ, đơn vị", 72),
    Column("Danh hiệu, hình thức", 46),
    Column("Hệ số", 18, "center"),
    Column("Tiền thưởng (đồng)", 34, "right"),
)
AUTOMATIC = "<style>.list { table-layout: auto !important }</style></head>"


def things_to_measure() -> Iterator[tuple[str, Callable[[], str]]]:
    """Give the decision each way."""
    yield f"decision of {NAMES} names, naive table", _naive
    yield f"decision of {NAMES} names, press", _pressed
    sys.stdout.write(_compared())


def _pressed() -> str:
    printed.pdf(_decision())
    return ""


def _naive() -> str:
    html = render_to_string("documents/letter.html", {"letter": printable(_decision())})
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump([[html.replace("</head>", AUTOMATIC)]], file)
        file.flush()
        subprocess.run([sys.executable, "-m", "bench.papers", file.name], check=True)
    return ""


def _compared() -> str:
    """Give the processor time of both ways, each in processes that were warm."""
    paper = printable(_decision())
    whole = render_to_string("documents/letter.html", {"letter": paper})
    halves = halves_of(paper)
    first = render_to_string("documents/letter.html", {"letter": halves.first})
    second = render_to_string("documents/half.html", {"letter": paper, "halves": halves})
    with tempfile.TemporaryDirectory() as folder:
        printer.use_only_our_fonts(Path(folder))
        printer.make('<html lang="vi"><title>.</title><p>Ấ</p></html>', "letter")
        naive = _processor_seconds(whole.replace("</head>", AUTOMATIC), collects=True)
        slower = max(_processor_seconds(half) for half in (first, second))
    return (
        f"    processor time: naive {naive:.2f} s, the slower half {slower:.2f} s: "
        f"ratio {slower / naive:.2f}\n"
    )


def _processor_seconds(html: str, *, collects: bool = False) -> float:
    """Give what a forked process takes for a page of HTML, as a child of the press does it, or
    with the garbage collector at work."""
    child = os.fork()
    if child == 0:
        if not collects:
            gc.disable()
        printer.make(html, "letter")
        os._exit(0)
    used = os.wait4(child, 0)[2]
    return used.ru_utime + used.ru_stime


def _decision() -> Letter:
    rows = tuple(
        (
            str(ordinal),
            f"Ông Nguyễn Văn Thành Công {ordinal}",
            "Công chức Văn phòng - Thống kê, Văn phòng HĐND và UBND",
            "Lao động tiên tiến",
            "0,3",
            "450.000",
        )
        for ordinal in range(1, NAMES + 1)
    )
    table = Table(COLUMNS, rows, ("", f"Tổng số: {NAMES}", "", "", "", "450.000.000"))
    annex = Annex("Danh sách", "Lao động tiên tiến", "Kèm theo Quyết định", (table,), True)
    return Letter("Ủy ban nhân dân xã", "Quyết định", "Về việc khen thưởng", annexes=(annex,))
