"""Which figure of a clause belongs to which award: "LĐTT: 80%", "15% đạt CSTĐCS"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from .figures import LEVEL_UNKNOWN, VERB, NamedAward, Quantity
from .flow import Flow
from .lines import spaced

_LADDER = ("LDTT", "CSTDCS", LEVEL_UNKNOWN, "CSTDT", "CSTDTQ")
_BASE_LEAD = spaced(r"% ?(?:trong |tren )?(?:tong )?(?:so )?(?:ca nhan )?(?:dat )?$")
_OF_NUMBER = spaced(r"% ?(?:trong |tren )?(?:tong )?so $")
_SHARE_OF = spaced(r" ?(?:trong |tren )?(?:tong )?so\b")


def pair(
    flow: Flow, named: list[NamedAward], figures: list[Quantity]
) -> list[tuple[NamedAward, Quantity]]:
    """Tell which figure belongs to which award of a clause, in the order in which they are read."""
    named = [award for award in named if not _is_composed(flow, award)]
    if not named or not figures:
        return []
    if named[0].start < figures[0].start:
        named = [named[0], *(award for award in named[1:] if not _is_base(flow, award))]
        return _award_first(flow, named, figures)
    return _figure_first(flow, named, figures)


def _is_composed(flow: Flow, award: NamedAward) -> bool:
    """Say whether a share is one of the awards given: "ít nhất 60% số Giấy khen" to workers."""
    lead = flow.bare[max(award.start - 40, 0) : award.start]
    return award.code in ("GIAY_KHEN", "BANG_KHEN") and bool(_OF_NUMBER.search(lead))


def _is_base(flow: Flow, award: NamedAward) -> bool:
    """Say whether an award is what a share before it is taken of: "15% tổng số LĐTT"."""
    lead = flow.bare[max(award.start - 40, 0) : award.start]
    is_label = flow.bare[award.end :].lstrip().startswith(":")
    return award.code == "LDTT" and not is_label and bool(_BASE_LEAD.search(lead))


def _award_first(
    flow: Flow, named: list[NamedAward], figures: list[Quantity]
) -> list[tuple[NamedAward, Quantity]]:
    pairs: list[tuple[NamedAward, Quantity]] = []
    ahead: list[Quantity] = []
    for award, following in zip(named, [*named[1:], None], strict=True):
        behind = [
            figure
            for figure in figures
            if award.end <= figure.start and (not following or figure.start < following.start)
        ]
        leading = [
            quantity for quantity in behind if following and _leads_to(flow, quantity, following)
        ]
        own = [*ahead, *(quantity for quantity in behind if quantity not in leading)]
        ahead = leading
        listed = own[:1]
        for first, second in pairwise(own):
            if _share_award(flow, first, second):
                listed.append(_with_bound_of(listed[-1], second))
        pairs += [(award, figure) for figure in listed]
    return pairs


def _figure_first(
    flow: Flow, named: list[NamedAward], figures: list[Quantity]
) -> list[tuple[NamedAward, Quantity]]:
    pairs: list[tuple[NamedAward, Quantity]] = []
    figures = list(figures)
    for at, following in enumerate([*figures[1:], None]):
        figure = figures[at]
        later = [award for award in named if award.start > figure.start]
        own = [award for award in later if not following or award.start < following.start]
        if own:
            pairs.append((_meant(flow, own), figure))
        elif later and following and _share_award(flow, figure, following):
            pairs.append((later[0], figure))
            figures[at + 1] = _with_bound_of(figure, following)
    return pairs


def _leads_to(flow: Flow, figure: Quantity, award: NamedAward) -> bool:
    """Say whether a verb binds a figure to the award behind it: "… , 04/05 tổ đạt …"."""
    between = flow.bare[figure.end : award.start]
    is_share = _SHARE_OF.match(between) or "," in between
    return not is_share and bool(VERB.search(between))


def _meant(flow: Flow, own: list[NamedAward]) -> NamedAward:
    """Give the award a figure speaks of: in "15% cá nhân đạt Lao động tiên tiến được đề nghị Chiến
    sĩ thi đua" the first is what the share is taken of."""
    if len(own) > 1 and _rank(own[0]) < _rank(own[1]) and own[0].code in _LADDER[:2]:
        between = flow.bare[own[0].end : own[1].start]
        is_next = own[0].code == "LDTT" or VERB.search(between)
        if is_next and "," not in between and "va" not in between.split():
            return own[1]
    return own[0]


def _rank(award: NamedAward) -> int:
    return _LADDER.index(award.code) if award.code in _LADDER else -1


def _share_award(flow: Flow, quantity: Quantity, following: Quantity) -> bool:
    """Say whether two figures share the award behind them: "01 tập thể và 02 cá nhân được …"."""
    between = flow.bare[quantity.end : following.start]
    return quantity.start == following.start or (len(between) < 60 and not VERB.search(between))


def _with_bound_of(quantity: Quantity, following: Quantity) -> Quantity:
    """Give the second of two listed figures: "không quá 03 tập thể và 05 cá nhân" bounds both."""
    if quantity.is_end or following.operator != "=":
        return following
    return replace(following, operator=quantity.operator)
