"""Five hundred giấy khen through the press, and the time for each."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import date

from bench.papers import processor_seconds
from certificates.printing import PART
from documents.paper.certificate import Certificate, order_of
from documents.paper.letter import Signature
from documents.press import orders as press

PAPERS = 500
NAMES = ("Bà Lê Thị Na", "Ông Trần Văn Thuận", "Bà Công Tằng Tôn Nữ Thị Nguyễn Hoàng Thùy Dương")


def things_to_measure() -> Iterator[tuple[str, Callable[[], str]]]:
    """Give the batch, and once more how busy the processors were with it."""
    yield f"{PAPERS} giấy khen, frame and all", _printed
    before = time.process_time() + processor_seconds()
    _printed()
    used = time.process_time() + processor_seconds() - before
    sys.stdout.write(f"    processor time: {used:.1f} s, {1000 * used / PAPERS:.0f} ms a paper\n")


def _printed() -> str:
    papers = [_paper(number) for number in range(1, PAPERS + 1)]
    orders = (order_of(papers[at : at + PART]) for at in range(0, PAPERS, PART))
    return next((paper.error for paper in press.printed(orders) if paper.error), "")


def _paper(number: int) -> Certificate:
    return Certificate(
        issuer=("Chủ tịch Ủy ban nhân dân xã Quảng Thành",),
        verb="Tặng",
        title="Giấy khen",
        name=f"{NAMES[number % 3]} {number}",
        abstract="Tặng Giấy khen",
        body=(
            "Công chức Văn hóa - Xã hội, bộ phận Văn phòng - Thống kê",
            "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm 2021",
        ),
        notes=("Số quyết định: 45/QĐ-UBND, ngày 05 tháng 12 năm 2021", f"Số sổ vàng: {number}"),
        place="Quảng Thành",
        issued_on=date(2021, 12, 5),
        signature=Signature(("Chủ tịch",), "Nguyễn Quốc Hưng"),
    )
