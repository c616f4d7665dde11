"""The table of the room as its page prints it: each cell is made once here, the template only
lays it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from nominations.facts.listed import Listed, Told
from nominations.room import Room
from nominations.rules.occasions import Occasion
from nominations.rules.room import EVERYTHING, Group, Part, grouped, paged, unfolded
from nominations.rules.stages import OWED, Stage
from people.roles import Permission, can
from ui.templatetags.ui import badge

ROWS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class TableRow:
    """One dossier: what its cells say, and where its links lead."""

    pk: int
    number: int
    address: str
    nominee: str
    kind: str
    short: str
    state: SafeString
    result: SafeString
    note: SafeString | str
    act: str
    act_address: str
    called: str
    may_be_chosen: bool


@dataclass(frozen=True, slots=True)
class TableGroup:
    """One unit: its line, and its rows where they are on this page; `address` unfolds it, or leads
    to the page where it begins."""

    unit: int
    name: str
    words: str
    address: str
    is_folded: bool
    rows: Sequence[TableRow]


@dataclass(frozen=True)
class Table:
    """What one page of the room shows."""

    groups: Sequence[TableGroup]
    page: Page
    count: int

    @property
    def rows(self) -> list[TableRow]:
        return [row for group in self.groups for row in group.rows]


def table_of(room: Room, *, opened: str, number: str) -> Table:
    """Give the page with a number; `opened` is the unit to unfold, or all (`tat-ca`)."""
    groups = grouped(room.rows)
    is_whole = room.tab == EVERYTHING and not room.form.narrows_a_tab
    shown = unfolded(groups, opened, folds_finished=is_whole)
    groups = [replace(group, is_open=group.unit in shown) for group in groups]
    open_rows = [row for group in groups if group.is_open for row in group.rows]
    page = Paginator(open_rows, ROWS_A_PAGE).get_page(number)
    make = _row_maker(room, room.told(page.object_list))
    made = [
        TableGroup(
            part.group.unit,
            part.group.name,
            _in_words(part.group, room),
            _leading_to(part, room, opened),
            part.is_folded,
            [make(row, place) for row, place in zip(part.rows, count(part.first), strict=False)],
        )
        for part in paged(groups, page.number, ROWS_A_PAGE)
    ]
    return Table(made, page, len(room.rows))


def _leading_to(part: Part[Listed], room: Room, opened: str) -> str:
    """Give the address that shows the rows of a unit; "" where this page does."""
    if part.rows:
        return ""
    more = {"mo": part.group.unit} if part.is_folded else {"mo": opened, "trang": part.page}
    shown = urlencode({name: value for name, value in more.items() if value})
    return f"{room.query}&{shown}#don-vi-{part.group.unit}"


_OWN_WORDS = {Stage.SUBMITTED: "chờ tôi tiếp nhận", Stage.RECEIVED: "chờ tôi thẩm định"}
_WORDS = {
    Stage.DRAFT: "chưa gửi",
    Stage.SUBMITTED: "chờ tiếp nhận",
    Stage.RETURNED: "chờ đơn vị bổ sung",
    Stage.RECEIVED: "chờ thẩm định",
    Stage.VETTED: "đã thẩm định",
}


def _in_words(group: Group[Listed], room: Room) -> str:
    """Give "5 hồ sơ, 3 chờ tôi tiếp nhận"; where nothing waits, how far they are."""
    words = _WORDS | (_OWN_WORDS if room.vets else {})
    stages = [(words.get(stage, "đã xét, quyết định"), number) for stage, number in group.stages]
    if not group.is_finished:
        stages = [one for one in stages if one[0] not in _FINISHED]
    told = ", ".join(f"{number} {word}" for word, number in stages)
    return f"{len(group.rows)} hồ sơ, {told}"


_FINISHED = ("đã thẩm định", "đã xét, quyết định")


def _row_maker(room: Room, told: dict[int, Told]) -> Callable[[Listed, int], TableRow]:
    """Give what makes a row; addresses are resolved once for all of them."""
    opened = _address_maker("nominations:detail", room.query)
    received = _address_maker("vetting:receive", room.query)
    reported = _address_maker("nominations:report")
    commune = room.campaign.commune

    @cache
    def writes(unit: int) -> bool:
        return can(room.user, Permission.WRITE_NOMINATION, commune, _Unit(unit))

    def make(row: Listed, number: int) -> TableRow:
        address = opened(row.pk)
        is_owed = row.stage in OWED
        act, act_address = "Mở", address
        if room.vets and row.stage == Stage.SUBMITTED:
            act, act_address = "Tiếp nhận", received(row.pk)
        elif room.vets and row.stage == Stage.RECEIVED:
            act = "Thẩm định"
        elif is_owed and writes(row.unit):
            act, act_address = "Viết", reported(row.pk)
        said = told[row.pk]
        return TableRow(
            row.pk,
            number,
            address,
            row.nominee,
            row.kind.name,
            row.kind.short,
            badge(row.state_word),
            badge(said.word),
            _note(row, room, said.gaps if is_owed else 0),
            act,
            act_address,
            row.called,
            room.vets and row.stage == Stage.SUBMITTED,
        )

    return make


def _address_maker(name: str, query: str = "") -> Callable[[int], str]:
    before, behind = reverse(name, args=[0]).split("0")
    return lambda pk: f"{before}{pk}{behind}{query}"


@dataclass(frozen=True)
class _Unit:
    """A unit of which roles ask no more than the number."""

    pk: int


def _note(row: Listed, room: Room, gaps: int) -> SafeString | str:
    """Give what there is to know of a dossier: its time, the reason of a return, what it lacks,
    what it is of, whether the desk supports it."""
    time, is_late = room.note_of(row)
    parts: list[str] = []
    if row.is_supported is False and room.sees_all:
        parts.append("không đề nghị")
    if row.occasion != Occasion.ANNUAL:
        subject = f"Đợt {row.phase}" if row.phase else row.matter
        word = Occasion(row.occasion).word
        parts.append(f"{word}: {subject}" if subject else word)
    if gaps:
        parts.append(f"thiếu {gaps}")
    if row.stage == Stage.RETURNED:
        parts.append(f"Lý do: {Truncator(row.return_reason).chars(80)}")
    rest = ", ".join(parts)
    if not is_late:
        return ", ".join(filter(None, (time, rest)))
    return format_html('<span class="late">{}</span>{}', time, f", {rest}" if rest else "")
