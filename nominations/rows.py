"""The table of the room as its page prints it: each cell is made once here, the template only
lays it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from itertools import count
from typing import NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from nominations.facts.listed import Listed, Told
from nominations.room import Room
from nominations.rules.occasions import Occasion
from nominations.rules.room import EVERYTHING, GroupPart, UnitGroup, grouped, paged, unfolded
from nominations.rules.stages import OWED, Stage
from people.roles import Permission, can
from ui.addresses import addresses_of
from ui.paging import page_of
from ui.templatetags.ui import badge, shortened

ROWS_A_PAGE = 50


class TableRow(NamedTuple):
    """One dossier: what its cells say, and where its links lead. Everything is escaped here, and
    the template takes a row apart: much quicker than to ask and escape for each cell."""

    pk: str
    number: str
    address: SafeString
    nominee: SafeString
    kind: SafeString
    state: SafeString
    result: SafeString
    note: SafeString
    act: SafeString
    act_address: SafeString
    act_label: SafeString
    called: SafeString
    may_be_chosen: bool


@dataclass(frozen=True, slots=True)
class TableGroup:
    """One unit: its line, and its rows where they are on this page; `address` unfolds it, or leads
    to the page where it begins."""

    unit: int
    name: str
    words: str
    address: str
    rows: Sequence[TableRow]


@dataclass(frozen=True)
class RoomTable:
    """What one page of the room shows."""

    groups: Sequence[TableGroup]
    page: Page
    count: int

    @property
    def rows(self) -> list[TableRow]:
        return [row for group in self.groups for row in group.rows]


def table_of(room: Room, address: QueryDict) -> RoomTable:
    """Give the page that an address asks for: `mo` is the unit to unfold, or all (`tat-ca`), as
    they are where it is to be printed (`in`)."""
    opened = EVERYTHING if "in" in address else address.get("mo", "")
    groups = grouped(room.rows)
    is_whole = room.tab == EVERYTHING and not room.form.narrows_a_tab
    shown = unfolded(groups, opened, folds_finished=is_whole)
    groups = [replace(group, is_open=group.unit in shown) for group in groups]
    open_rows = [row for group in groups if group.is_open for row in group.rows]
    page = page_of(open_rows, ROWS_A_PAGE, address)
    rows = _Rows(room, room.told(page.object_list))
    made = [
        TableGroup(
            part.group.unit,
            part.group.name,
            _in_words(part.group, room),
            _leading_to(part, room, opened),
            list(map(rows.make, part.rows, count(part.first))),
        )
        for part in paged(groups, page.number, page.paginator.per_page)
    ]
    return RoomTable(made, page, len(room.rows))


def _leading_to(part: GroupPart[Listed], room: Room, opened: str) -> str:
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


def _in_words(group: UnitGroup[Listed], room: Room) -> str:
    """Give "5 hồ sơ, 3 chờ tôi tiếp nhận"; where nothing waits, how far they are."""
    words = _WORDS | (_OWN_WORDS if room.vets else {})
    numbers: Counter[str] = Counter()
    for stage, number in group.stages:
        numbers[words.get(stage, "đã xét, quyết định")] += number
    shown = [word for word in numbers if group.is_finished or word not in _FINISHED]
    told = ", ".join(f"{numbers[word]} {word}" for word in shown)
    return f"{len(group.rows)} hồ sơ, {told}"


_FINISHED = ("đã thẩm định", "đã xét, quyết định")


_RECEIVE, _VET, _WRITE, _OPEN = map(SafeString, ("Tiếp nhận", "Thẩm định", "Viết", "Mở"))


class _Rows:
    """Makes rows; addresses are resolved, and rights asked for, once for all of them."""

    def __init__(self, room: Room, told: dict[int, Told]) -> None:
        self.room, self.told = room, told
        self.dossier = addresses_of("nominations:detail", room.query)
        self.receipt = addresses_of("vetting:receive", room.query)
        self.report = addresses_of("nominations:report")
        self.writes = cache(self._writes)

    def make(self, row: Listed, number: int) -> TableRow:
        told = self.told[row.pk]
        act, act_address = self._act(row)
        nominee, kind = SafeString(escape(row.nominee)), row.kind
        called = SafeString(f"hồ sơ đề nghị {kind.name} của {nominee}")
        return TableRow(
            str(row.pk),
            str(number),
            self.dossier(row.pk),
            nominee,
            shortened(kind.name, kind.short),
            badge(row.state_word),
            badge(told.word),
            _note(row, self.room, told),
            act,
            act_address,
            SafeString(f"{act} {called}"),
            called,
            self.room.vets and row.stage == Stage.SUBMITTED,
        )

    def _act(self, row: Listed) -> tuple[SafeString, SafeString]:
        """Give what the user does next with a dossier, and where."""
        if self.room.vets and row.stage == Stage.SUBMITTED:
            return _RECEIVE, self.receipt(row.pk)
        if self.room.vets and row.stage == Stage.RECEIVED:
            return _VET, self.dossier(row.pk)
        if row.stage in OWED and self.writes(row.unit):
            return _WRITE, self.report(row.pk)
        return _OPEN, self.dossier(row.pk)

    def _writes(self, unit: int) -> bool:
        commune = self.room.campaign.commune
        return can(self.room.user, Permission.WRITE_NOMINATION, commune, _Unit(unit))


@dataclass(frozen=True)
class _Unit:
    """A unit of which roles ask no more than the number."""

    pk: int


def note_of(row: Listed, room: Room, told: Told) -> str:
    """Give what there is to know of a dossier: its time, what it lacks, whether the desk supports
    it, what it is of, the reason of a return."""
    return ", ".join(filter(None, (room.notes[row.pk][0], *_rest_of(row, room, told))))


def _note(row: Listed, room: Room, told: Told) -> SafeString:
    """Give the same for a page, where what is late stands out."""
    time, is_late = room.notes[row.pk]
    if is_late:
        time = f'<span class="late">{time}</span>'
    parts = (time, *map(escape, _rest_of(row, room, told)))
    return SafeString(", ".join(filter(None, parts)))


def _rest_of(row: Listed, room: Room, told: Told) -> Iterator[str]:
    if told.gaps and row.stage in OWED:
        yield f"thiếu {told.gaps}"
    if row.is_supported is False and room.sees_all:
        yield "không đề nghị"
    if row.occasion != Occasion.ANNUAL:
        subject = f"Đợt {room.phases[row.phase]}" if row.phase else row.matter
        yield ": ".join(filter(None, (Occasion(row.occasion).word, subject)))
    if row.stage == Stage.RETURNED:
        yield f"Lý do: {Truncator(row.return_reason).chars(80)}"
