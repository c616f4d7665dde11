"""A check on the ratings of a year: how many of a unit may be rated best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from law.findings import Finding
from law.shares import Rounding, share_of
from law.standards import HTXS_CEILING_SHARE, RATINGS
from law.timeline import LawError
from law.values import Override

_BEST, _GOOD = RATINGS[0], RATINGS[1]


def too_many_best(
    unit: str, levels: Iterable[str], *, year: int, overrides: Sequence[Override] = ()
) -> Finding | None:
    """Give a warning where more of a unit are rated best in a year than the law of its last day
    allows; None where it sets no share, or the share is kept. `levels` are codes of `RATINGS`."""
    try:
        rule = HTXS_CEILING_SHARE.on(date(year, 12, 31), overrides)
    except LawError:
        return None
    rated = list(levels)
    best, base = rated.count(_BEST[0]), rated.count(_BEST[0]) + rated.count(_GOOD[0])
    allowed = share_of(base, rule.value, Rounding.FLOOR)
    if best <= allowed.count:
        return None
    return Finding(
        code="too_many_best",
        sentence=f"{unit}: năm {year} có {best} người xếp loại {_BEST[1]}, nhiều hơn tỷ lệ cho "
        f"phép tính trên số người từ {_GOOD[1]} trở lên ({allowed.sentence}). Hãy rà soát lại xếp "
        "loại trước khi xét danh hiệu.",
        citation=rule.citation,
    )
