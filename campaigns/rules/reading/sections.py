"""Where in a plan targets stand: under which headings, and in which paragraphs besides."""

from __future__ import annotations

import re

from .figures import awards
from .flow import Flow, Item
from .lines import spaced

_SECTION = spaced(
    r"(?:noi dung ?(?:,|va) ?)?(?:cac |mot so )?"
    r"(?:chi tieu|muc tieu|danh hieu|dang ky (?:cac )?(?:chi tieu|danh hieu))"
)
_QUOTAS = spaced(r"(?:ve )?(?:(?:ty le(?! phieu)|so luong|dinh muc|co cau)(?!\w))")
_REWARDS = spaced(r"(?:cong tac )?(?:khen thuong|hinh thuc khen|to chuc khen)(?!\w)")
_NOT_TARGETS = spaced(
    r"(?:tieu chuan|dieu kien|nguyen tac|can cu|kinh phi|muc thuong|quyen loi|muc dich|yeu cau|"
    r"hinh thuc|trinh tu|thu tuc|binh xet)"
)
_PAST = spaced(
    r"moi (?:don vi|thon|bo phan|tap the|to)|tien thuong|nam qua|"
    r"da dat|nam truoc|ket qua nam|nam vua qua|da co|so voi|da duoc"
)
_AIM = spaced(
    r"(?<![a-z])(?:phan dau|chi tieu|muc tieu|dat|giu vung|tang|(?:muc|so luong) khen)(?!\w)"
)


def heads_targets(flow: Flow, item: Item) -> bool:
    """Say whether targets stand below: the paragraph is headed so and awards are named in it."""
    return _heads(flow, item, _SECTION)


def heads_quotas(flow: Flow, item: Item) -> bool:
    """Say whether shares or numbers stand below: "Tỷ lệ", "Số lượng"."""
    return _heads(flow, item, _QUOTAS)


def _heads(flow: Flow, item: Item, subject: re.Pattern[str]) -> bool:
    if not subject.match(flow.bare, item.start, item.end):
        return False
    return any(awards(flow, item.start, flow.end_of(item)))


def may_hold_target(flow: Flow, item: Item, has_sections: bool) -> bool:
    """Say whether a paragraph outside the sections of targets can hold one; in a plan that has such
    sections only what stands under "Khen thưởng"."""
    if has_sections and not _stands_under(flow, item, _REWARDS):
        return False
    if not _AIM.search(flow.bare, item.start, item.end):
        return False
    if _PAST.search(flow.bare, item.start, item.end):
        return False
    return not any(
        _NOT_TARGETS.match(flow.bare, around.start) for around in (item, *flow.parents(item))
    )


def _stands_under(flow: Flow, item: Item, heading: re.Pattern[str]) -> bool:
    return any(heading.match(flow.bare, parent.start, parent.end) for parent in flow.parents(item))
