"""A decision with a thousand names: through the press, and as one naive table of bare WeasyPrint,
whose columns find their width by themselves."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator

from django.template.loader import render_to_string

from documents.paper import letter
from documents.paper.letter import Annex, Column, Letter, Table
from documents.paper.printable import printable

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


def _pressed() -> str:
    letter.pdf(_decision())
    return ""


def _naive() -> str:
    html = render_to_string("documents/letter.html", {"letter": printable(_decision())})
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump([[html.replace("</head>", AUTOMATIC)]], file)
        file.flush()
        subprocess.run([sys.executable, "-m", "bench.papers", file.name], check=True)
    return ""


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
