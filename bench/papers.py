"""A batch of dossiers: through the press, and as bare WeasyPrint would print the same pages.

The bare way is one plain process that lays out and writes each page of HTML by itself, with the
same stylesheets and options: no limits, no contents, no links, nothing joined.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from documents.dossier.whole import Dossier, Part, order_of
from documents.paper.letter import Paragraph
from documents.press import orders as press
from documents.press import printer
from tests.documents.sample_letters import LIST, PROPOSAL

DOSSIERS, PARAGRAPHS = 34, 24
TEXT = (
    "Đã hoàn thành tốt nhiệm vụ được giao, có sáng kiến được công nhận và áp dụng có hiệu quả, "
    "chấp hành tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước; đoàn kết, tương trợ. "
) * 2


def things_to_measure() -> Iterator[tuple[str, Callable[[], str]]]:
    """Give the batch each way; the second line also says how both compare."""
    bench = _Batch([_dossier(number) for number in range(1, DOSSIERS + 1)])
    yield f"{DOSSIERS} dossiers, bare WeasyPrint", bench.printed_bare
    yield f"{DOSSIERS} dossiers, press", bench.printed
    sys.stdout.write(bench.compared())


class _Batch:
    def __init__(self, dossiers: list[Dossier]) -> None:
        self.orders = [order_of(dossier) for dossier in dossiers]
        self.pages = 0
        self.bare: list[Taken] = []
        self.pressed: list[Taken] = []

    def printed_bare(self) -> str:
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            stop = _clock()
            file.write(_as_json(self.orders))
            file.flush()
            subprocess.run([sys.executable, "-m", __name__, file.name], check=True)
            self.bare.append(stop())
        return ""

    def printed(self) -> str:
        stop = _clock()
        papers = list(press.printed(self.orders))
        self.pressed.append(stop())
        self.pages = sum(paper.pages for paper in papers)
        return next((paper.error for paper in papers if paper.error), "")

    def compared(self) -> str:
        """Give the pages, the time for each, how both ways compare, how busy the cores were."""
        bare, pressed = min(self.bare), min(self.pressed)
        cores = len(os.sched_getaffinity(0))
        return (
            f"    {self.pages} pages: {1000 * bare.seconds / self.pages:.0f} ms a page bare, "
            f"{1000 * pressed.seconds / self.pages:.0f} ms by the press: "
            f"ratio {pressed.seconds / bare.seconds:.2f}, "
            f"of processor time {pressed.processor_seconds / bare.processor_seconds:.2f} "
            f"(best of {len(self.bare)}); "
            f"{cores} cores {pressed.processor_seconds / pressed.seconds / cores:.0%} busy\n"
        )


class Taken(NamedTuple):
    """What a run took: seconds on the clock and of the processors."""

    seconds: float
    processor_seconds: float


def _clock() -> Callable[[], Taken]:
    start, used = time.perf_counter(), processor_seconds()
    return lambda: Taken(time.perf_counter() - start, processor_seconds() - used)


def _dossier(number: int) -> Dossier:
    report = replace(
        PROPOSAL,
        kind="Báo cáo",
        abstract="Thành tích cá nhân năm 2021",
        number=f"{number}/BC-UBND",
        blocks=(LIST, *[Paragraph(TEXT) for _ in range(PARAGRAPHS)]),
        annexes=(),
    )
    parts = (Part("Tờ trình", replace(PROPOSAL, annexes=())), Part("Báo cáo thành tích", report))
    lines = (f"Ông Đặng Văn {number}", "Danh hiệu: Chiến sĩ thi đua cơ sở")
    return Dossier("Hồ sơ đề nghị khen thưởng", lines, parts, issuer=PROPOSAL.issuer, year=2021)


def processor_seconds() -> float:
    """Give the processor time of the children of this process that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _as_json(orders: list[press.Order]) -> str:
    contents = [order.content for order in orders]
    return json.dumps(
        [[content["front"], *(p["html"] for p in content["parts"])] for content in contents]
    )


def _print_bare(file: Path) -> None:
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    with tempfile.TemporaryDirectory() as folder:
        printer.use_only_our_fonts(Path(folder))
        fonts = FontConfiguration()
        styles = [printer.style("letter"), printer.style("dossier")]
        for pages in json.loads(file.read_text()):
            for html in pages:
                HTML(string=html).write_pdf(
                    font_config=fonts, stylesheets=styles, **printer.LASTING
                )


if __name__ == "__main__":
    _print_bare(Path(sys.argv[1]))
