"""What a paper tells of the time before: results, not what it asks for."""

from __future__ import annotations

from .flow import Flow, Item
from .lines import spaced
from .paper import REPORT

_RESULTS = spaced(
    r"(?:(?:nhung|mot so|khai quat|tom tat|danh gia) )*(?:ket qua|dac diem|tinh hinh|boi canh|"
    r"thuc trang|(?:ve )?(?:kho khan|thuan loi)|uu diem|ton tai|han che|thanh tich|nguyen nhan|"
    r"bai hoc)\b"
)
_AHEAD = spaced(
    r"(?:muc tieu|phuong huong|nhiem vu|chi tieu|ke hoach|to chuc thuc hien|giai phap|dang ky)\b"
)
_ASKS = spaced(r"(?<![a-z])(?:gui|nop|truoc|cham nhat|dang ky|binh xet|phan dau)(?!\w)")
_LONGEST_HEADING = 160


def past_items(flow: Flow, kind: str) -> frozenset[int]:
    """Give the paragraphs that hang under a heading of results; of a report all that stand before
    what lies ahead."""
    past: set[int] = set()
    is_past = kind == REPORT
    until = -1
    for item in flow.items:
        if item.is_heading and _AHEAD.match(flow.bare, item.start, item.end):
            is_past = False
        if _heads_results(flow, item):
            until = max(until, flow.end_of(item))
        if is_past or item.start < until:
            past.add(item.index)
    return frozenset(past)


def _heads_results(flow: Flow, item: Item) -> bool:
    if item.end - item.start > _LONGEST_HEADING or not (item.is_heading or flow.children(item)):
        return False
    if _ASKS.search(flow.bare, item.start, item.end):
        return False
    return bool(_RESULTS.match(flow.bare, item.start, item.end))
