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
    for award in known:
        if award.number and award.decided_on:
            days.setdefault(_decision(award), {}).setdefault(
                award.decided_on, "đã có trong phần mềm"
            )
    listed: dict[tuple[str, str, int], str] = {}
    for award, row in met:
        if award.number and award.decided_on:
            days.setdefault(_decision(award), {}).setdefault(
                award.decided_on, row.place("decided_on")
            )
            listed[_decision(award)] = award.number
    return [
        f"Quyết định số {number} có hai ngày khác nhau: "
        + "; ".join(f"{short_date(on)} ({where})" for on, where in days[decision].items())
        + ". Hãy đối chiếu với bản giấy."
        for decision, number in listed.items()
        if len(days[decision]) > 1
    ]


def _decision(award: OldAward) -> tuple[str, str, int]:
    number = bare(award.number).replace(" ", "")
    return number, letters(award.issuer), award.decided_on.year if award.decided_on else 0
