"""What should make somebody think twice before a plan is launched. Nothing here forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from campaigns.rules.checks import GENERAL
from campaigns.rules.plan import Plan
from law.findings import Finding
from vietnamese.text import same_word

_KINDS = r"xã|phường|thị trấn|đặc khu"
_COMMUNE = re.compile(rf"\b(?:{_KINDS})\s+(?P<name>\S.*)$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Place:
    """The commune that would launch, as far as a plan asks: its names, units and today."""

    full_name: str
    today: date
    unit_count: int
    headless: Sequence[str] = ()


def doubts(plan: Plan, place: Place) -> list[Finding]:
    """Give what is odd about launching this plan here today: it is another commune's, of a past
    year, or there is nobody to register for it."""
    return [*_other_commune(plan, place), *_past_year(plan, place), *_units(place)]


def _other_commune(plan: Plan, place: Place) -> Iterator[Finding]:
    named = _COMMUNE.search(plan.issuer)
    if named and not same_word(_one_line(named.group(0)), place.full_name):
        yield Finding(
            "other_commune",
            f"Kế hoạch do “{_one_line(plan.issuer)}” ban hành, còn Ông/Bà đang làm việc ở "
            f"{place.full_name}.",
            link=GENERAL,
        )


def _past_year(plan: Plan, place: Place) -> Iterator[Finding]:
    if plan.year is not None and plan.year < place.today.year:
        yield Finding(
            "past_year",
            f"Kế hoạch của năm {plan.year}, nay đã là năm {place.today.year}: các hạn trong kế "
            "hoạch đã qua, phần mềm không nhắc hạn nữa.",
            link=GENERAL,
        )


def _units(place: Place) -> Iterator[Finding]:
    if not place.unit_count:
        yield Finding(
            "no_units", "Xã chưa có bộ phận, đơn vị nào: chưa có ai đăng ký thi đua được."
        )
    elif place.headless:
        yield Finding(
            "units_without_head",
            f"{len(place.headless)} đơn vị chưa có tài khoản Trưởng bộ phận, đơn vị nên chưa đăng "
            f"ký được: {_some(place.headless)}.",
        )


def _some(names: Sequence[str], shown: int = 8) -> str:
    more = len(names) - shown
    return ", ".join(names[:shown]) + (f" và {more} đơn vị khác" if more > 0 else "")


def _one_line(text: str) -> str:
    return " ".join(text.split())
