"""Whether a count adds up: issued, returned, valid, invalid, agree, disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from law.findings import Finding, Level

from .voting import Roll, Way


@dataclass(frozen=True)
class BallotSheet:
    """The ballots of a round as they were counted by hand; by raised hands there are none."""

    issued: int = 0
    returned: int = 0
    invalid: int = 0

    @property
    def valid(self) -> int:
        return self.returned - self.invalid


@dataclass(frozen=True)
class Typed:
    """What was typed for one name; `invalid` are the lines struck or left open on ballots that are
    valid, or at raised hands those who did not vote."""

    name: str
    agree: int
    disagree: int
    invalid: int = 0


def faults(
    way: Way, sheet: BallotSheet, typed: Mapping[int, Typed], rolls: Mapping[int, Roll]
) -> list[Finding]:
    """Give what does not add up, each with the arithmetic that shows it."""
    if way is Way.HANDS:
        return [hand for key in typed for hand in _hands(typed[key], rolls[key])]
    present = max(roll.present for roll in rolls.values())
    return [
        *_sheet(sheet, present),
        *(ballot for key in typed for ballot in _ballots(typed[key], rolls[key], sheet)),
    ]


def _blocker(code: str, sentence: str) -> Finding:
    return Finding(code, sentence, Level.BLOCKER)


def _hands(typed: Typed, roll: Roll) -> Iterator[Finding]:
    cast = typed.agree + typed.disagree + typed.invalid
    if cast != roll.voters:
        yield _blocker(
            "hands_do_not_add_up",
            f"{typed.name}: đồng ý {typed.agree} + không đồng ý {typed.disagree} + không có ý kiến "
            f"{typed.invalid} = {cast}, phải bằng {roll.voters} thành viên có mặt được biểu quyết.",
        )


def _sheet(sheet: BallotSheet, present: int) -> Iterator[Finding]:
    if sheet.issued > present:
        yield _blocker(
            "too_many_issued",
            f"Phát {sheet.issued} phiếu, nhiều hơn {present} thành viên có mặt.",
        )
    if sheet.returned > sheet.issued:
        yield _blocker(
            "too_many_returned", f"Thu {sheet.returned} phiếu, nhiều hơn {sheet.issued} phiếu phát."
        )
    if sheet.invalid > sheet.returned:
        yield _blocker(
            "too_many_invalid",
            f"Không hợp lệ {sheet.invalid} phiếu, nhiều hơn {sheet.returned} phiếu thu về.",
        )


def _ballots(typed: Typed, roll: Roll, sheet: BallotSheet) -> Iterator[Finding]:
    """The ballots of those recused carry no line for the name: at most their number may lack."""
    cast = typed.agree + typed.disagree + typed.invalid
    if not sheet.valid - roll.recused_present <= cast <= min(sheet.valid, roll.voters):
        barred = (
            f" trừ {roll.recused_present} người không biểu quyết" if roll.recused_present else ""
        )
        yield _blocker(
            "ballots_do_not_add_up",
            f"{typed.name}: đồng ý {typed.agree} + không đồng ý {typed.disagree} + dòng không hợp "
            f"lệ {typed.invalid} = {cast}, phải bằng {sheet.valid} phiếu hợp lệ{barred}.",
        )
