"""Decisions of old years that cannot both be right: one number with two days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from awards.rules.old_awards import OldAward
from people.rules.identity import letters
from vietnamese.dates import short_date
from workbooks.cells import bare
from workbooks.tables import Row


def numbers_of_two_days(
    met: Iterable[tuple[OldAward, Row]], known: Iterable[OldAward]
) -> list[str]:
    """Give a note on each number of one year and issuer that stands with two days."""
    days: dict[tuple[str, str, int], dict[date, str]] = {}
    for one in known:
        if one.number and one.decided_on:
            days.setdefault(_decision(one), {}).setdefault(one.decided_on, "đã có trong phần mềm")
    listed: dict[tuple[str, str, int], str] = {}
    for one, row in met:
        if one.number and one.decided_on:
            days.setdefault(_decision(one), {}).setdefault(one.decided_on, row.place("decided_on"))
            listed[_decision(one)] = one.number
    return [
        f"Quyết định số {number} có hai ngày khác nhau: "
        + "; ".join(f"{short_date(on)} ({where})" for on, where in days[decision].items())
        + ". Hãy đối chiếu với bản giấy."
        for decision, number in listed.items()
        if len(days[decision]) > 1
    ]


def _decision(one: OldAward) -> tuple[str, str, int]:
    number = bare(one.number).replace(" ", "")
    return number, letters(one.issuer), one.decided_on.year if one.decided_on else 0
