"""Which figures of a clause are aims: not those of past years, of growth, or in an aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .figures import NamedAward, Quantity, awards
from .flow import Flow
from .lines import spaced

_YEAR = spaced(r"(?<![a-z])nam (20\d\d)(?!\d)")
_YEAR_TOLD = spaced(r"(?<![a-z])(?<!so voi )(?<!\()nam (20\d\d)(?!\d)")
_GROWS = spaced(r"(?<![a-z])(?:tang|nang|giam|ha)(?!\w)[^,;.\d%]{0,40}$")
_GROWS_BY = spaced(r"(?<![a-z])(?:tang|giam)(?: them)? ?$")
_TO = spaced(r" ?(?:len|xuong|den|thanh)(?: it nhat| toi thieu)? ?")
_SAYS_AGAIN = spaced(r"\( ?(?:bang|chiem|dat|tuong duong|tuc)?(?: ty le)?(?: khoang)? ?$")
_LEAD = 40
_CONDITION = spaced(
    r"(?<![a-z])(?:thi|moi) (?:duoc|dat|xet|de nghi|cong nhan)(?!\w)|(?<![a-z])dieu kien(?!\w)"
)

_SHARE_OF = spaced(
    r"(?<![a-z])(?:tinh|tren|trong|so voi)(?: tren| theo)? (?:tong )?so(?! do(?!\w)| nay)"
    r"(?: luong)?(?: \w+ \w+)?(?: dat)?(?: danh hieu)? \W?$"
)
_LONGEST_BASE = 80


def is_condition(flow: Flow, start: int, end: int) -> bool:
    """Say whether a clause tells what an award asks for: "… 70% đạt LĐTT mới được xét"."""
    return bool(_CONDITION.search(flow.bare, start, end))


def aimed_at(flow: Flow, start: int, end: int) -> list[NamedAward]:
    """Give the awards of a clause but for those whose number others are a share of: "CSTĐCS tính
    trên số LĐTT"."""
    named = list(awards(flow, start, end))
    own = [
        award
        for award in named
        if not _SHARE_OF.search(flow.bare, max(start, award.start - _LONGEST_BASE), award.start)
    ]
    return own or named


def is_past(flow: Flow, start: int, end: int, year: int | None) -> bool:
    """Say whether a clause names but years before `year`; one in brackets is an aside."""
    named = [int(match[1]) for match in _YEAR_TOLD.finditer(flow.bare, start, end)]
    return bool(named and year and max(named) < year)


def aims(
    flow: Flow, figures: list[Quantity], named: list[NamedAward], start: int, year: int | None
) -> list[Quantity]:
    """Give the figures that are to be reached in `year`, of "tăng từ 85% lên 90%" the last."""
    return [
        figure
        for figure in _grown(flow, figures, start)
        if not _is_of_the_past(flow, figure, start, year)
        and not _is_aside(flow, figure, figures, named)
    ]


def _grown(flow: Flow, figures: list[Quantity], start: int) -> Iterator[Quantity]:
    opened = False
    for at, figure in enumerate(figures):
        lead = flow.bare[start : figure.start]
        following = figures[at + 1] if at + 1 < len(figures) else None
        grows = bool(_GROWS.search(lead))
        if figure.is_end and grows and flow.bare.startswith("tu ", figure.start):
            if figure.operator == "<=":
                yield replace(figure, operator="=", is_end=False)
        elif opened:
            opened = False
            yield replace(figure, operator="=")
        elif grows and following and _TO.fullmatch(flow.bare, figure.end, following.start):
            opened = True
        elif not _GROWS_BY.search(lead):
            yield figure


def _is_of_the_past(flow: Flow, figure: Quantity, start: int, year: int | None) -> bool:
    """Say whether the year named last before a figure is over."""
    named = [int(match[1]) for match in _YEAR.finditer(flow.bare, start, figure.start)]
    return bool(named and year and named[-1] < year)


def _is_aside(
    flow: Flow, figure: Quantity, figures: list[Quantity], named: list[NamedAward]
) -> bool:
    """Say whether a share in brackets says the count of an award again: "07 CSTĐCS (bằng 15%
    LĐTT)"."""
    if figure.unit != "percent" or not _SAYS_AGAIN.search(
        flow.bare, max(figure.start - _LEAD, 0), figure.start
    ):
        return False
    counts = [other for other in figures if other.unit == "count" and other.end < figure.start]
    return any(counts and counts[-1].end <= award.start < figure.start for award in named)
