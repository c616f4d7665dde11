"""The one room of dossiers: those of a campaign that somebody may see, narrowed as an address
says. Its page lists them; a dossier that was opened from it knows the one before and behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode
from zlib import crc32

from django.http import QueryDict
from django.urls import reverse

from campaigns.facts import dues_in
from campaigns.models import Campaign
from nominations.facts.listed import Listed, Told, listed_in, time_note, told_of
from nominations.forms.listing import NARROWING, RESULTS, RoomFilter
from nominations.models import Nomination, SavedFilter
from nominations.rules.room import EVERYTHING, LATE, MINE, Wish
from nominations.rules.stages import Stage
from people.models import User
from people.roles import Permission, can, can_for_all
from submissions.models import EDITABLE

OF_THE_DESK = (Stage.SUBMITTED, Stage.RECEIVED)
"""What waits for who vets."""


_TABS = {
    MINE: "Chờ tôi",
    EVERYTHING: "Tất cả",
    **{stage.value: stage.word for stage in Stage},
    LATE: "Trễ hạn",
}


@dataclass(frozen=True)
class Tab:
    """A ready filter with how many dossiers it takes in; `query` is the end of its address."""

    key: str
    word: str
    count: int
    query: str
    is_here: bool


@dataclass(frozen=True)
class RoomPlace:
    """Where a dossier stands in a tab: its number of how many, and its neighbours."""

    number: int
    count: int
    before: Listed | None
    behind: Listed | None


class Room:
    """The dossiers of a campaign for a user and an address; what is asked of the database is asked
    once, and only when it is needed. `saved` are the filters that become tabs of the user."""

    def __init__(
        self,
        user: User,
        campaign: Campaign,
        campaigns: Sequence[Campaign],
        address: QueryDict,
        saved: Sequence[SavedFilter] = (),
    ) -> None:
        self.user, self.campaign = user, campaign
        self.today = campaign.commune.today()
        self.vets = can(user, Permission.VET_NOMINATIONS, campaign.commune)
        self.sees_all = can_for_all(user, Permission.VIEW_NOMINATIONS, campaign.commune)
        self.all, self.saved = listed_in(campaign, user), saved
        units = dict.fromkeys((row.unit, row.unit_name) for row in self.all)
        units |= dict.fromkeys(
            (saved_filter.unit_id, saved_filter.unit_name)
            for saved_filter in saved
            if saved_filter.unit_id
        )
        self.form = RoomFilter(address, campaign=campaign, campaigns=campaigns, units=units)

    # --- Tabs -----------------------------------------------------------------------------------

    @cached_property
    def tab(self) -> str:
        """Give the tab that is asked for; who vets lands on what waits, if anything does."""
        asked = self.form.chosen("loc") or self.form.chosen("trang_thai")
        lands = self.vets and not self.form.narrows_a_tab and any(map(self.is_mine, self.all))
        return asked or (MINE if lands else EVERYTHING)

    @cached_property
    def tabs(self) -> list[Tab]:
        """Give the tabs: what waits for the user, all, each stage that has some, what is late."""
        counted = [(key, word, self._count(key)) for key, word in _TABS.items()]
        kept = (MINE, EVERYTHING, self.tab) if self.waits_for_stages else (EVERYTHING, self.tab)
        return [
            Tab(key, word, count, self.query_of(Wish(key)), key == self.tab and not self.saved_here)
            for key, word, count in counted
            if count or key in kept
        ]

    @cached_property
    def saved_tabs(self) -> list[Tab]:
        """Give the tabs that the user has saved."""
        return [
            self._saved_tab(saved_filter.name, wish) for saved_filter, wish in self._saved_wishes
        ]

    def _saved_tab(self, name: str, wish: Wish) -> Tab:
        count = len(self._fitting(wish))
        return Tab(name, name, count, self.query_of(wish), wish == self.wish)

    @cached_property
    def saved_here(self) -> str:
        """Give the name of the saved filter that the page shows; "" where it shows none."""
        return next(
            (saved_filter.name for saved_filter, wish in self._saved_wishes if wish == self.wish),
            "",
        )

    @cached_property
    def _saved_wishes(self) -> list[tuple[SavedFilter, Wish]]:
        return [
            (
                saved_filter,
                Wish(
                    saved_filter.tab,
                    saved_filter.award,
                    str(saved_filter.unit_id or ""),
                    saved_filter.result,
                ),
            )
            for saved_filter in self.saved
        ]

    @property
    def tab_word(self) -> str:
        return _TABS[self.tab]

    @property
    def in_words(self) -> str:
        """Give what the page shows: "Chờ tôi, Lao động tiên tiến"."""
        return ", ".join(filter(None, (self.tab_word, self.form.in_words)))

    @cached_property
    def waits_for_stages(self) -> tuple[Stage, ...]:
        """Give the stages in which a dossier waits for the user: with the desk for who vets, with
        the unit for who writes for one, or is proposed."""
        if self.vets:
            return OF_THE_DESK
        return () if self.sees_all else tuple(map(Stage, EDITABLE))

    def is_mine(self, row: Listed) -> bool:
        """Say whether a dossier waits for the user."""
        return row.stage in self.waits_for_stages

    @cached_property
    def _tests(self) -> dict[str, Callable[[Listed], bool]]:
        return {
            MINE: self.is_mine,
            EVERYTHING: lambda row: True,
            LATE: lambda row: self.notes[row.pk][1],
        }

    def _count(self, key: str) -> int:
        return sum(map(self._takes(key), self.all))

    def _takes(self, key: str) -> Callable[[Listed], bool]:
        return self._tests.get(key) or (lambda row: row.stage == key)

    def query_of(self, wish: Wish) -> str:
        """Give the end of the address that asks for something."""
        return "?" + urlencode(self._asking(wish))

    def _asking(self, wish: Wish) -> list[tuple[str, str]]:
        chosen = [pair for pair in zip(NARROWING, wish[1:], strict=True) if pair[1]]
        return [("phong_trao", str(self.campaign.pk)), self._naming(wish.tab), *chosen]

    def _naming(self, key: str) -> tuple[str, str]:
        return ("loc" if key in self._tests else "trang_thai"), key

    # --- Rows -----------------------------------------------------------------------------------

    @cached_property
    def rows(self) -> list[Listed]:
        """Give the dossiers of the tab that fit the other filters."""
        return self._fitting(self.wish)

    @cached_property
    def wish(self) -> Wish:
        """Give what the address asks for."""
        return Wish(self.tab, *map(self.form.chosen, NARROWING))

    def _fitting(self, wish: Wish) -> list[Listed]:
        """Give the dossiers that are asked for; only for a result of the conditions are all of
        them judged."""
        award, unit, word = wish.award, wish.unit, RESULTS.get(wish.result)
        rows = filter(self._takes(wish.tab), self.all)
        rows = [row for row in rows if award in ("", row.award) and unit in ("", str(row.unit))]
        if not word:
            return rows
        told = self.told(rows)
        return [row for row in rows if told[row.pk].word == word]

    def told(self, rows: Sequence[Listed]) -> dict[int, Told]:
        """Give what is said of the conditions of dossiers, as the user may know it."""
        knows = can(self.user, Permission.VIEW_DISCIPLINE, self.campaign.commune)
        return told_of(rows, self.campaign, self.user, with_discipline=knows)

    @cached_property
    def notes(self) -> dict[int, tuple[str, bool]]:
        """Give what is to be said of each dossier's time, and whether it is late."""
        dues = dues_in(self.campaign, Nomination.DEADLINE_KIND)
        return {row.pk: time_note(row, dues, self.today) for row in self.all}

    @cached_property
    def phases(self) -> dict[int, int]:
        """Give which phase of the campaign a number is of; few dossiers are of one."""
        return dict(self.campaign.phases.values_list("pk", "ordinal"))

    @cached_property
    def kept(self) -> list[tuple[str, str]]:
        """Give the tab and the filters, to travel on: ("don_vi", "3")."""
        return self._asking(self.wish)

    @cached_property
    def query(self) -> str:
        """Give the same as the end of an address."""
        return "?" + urlencode(self.kept)

    @property
    def address(self) -> str:
        return f"{reverse('nominations:list')}{self.query}"

    @property
    def is_filtered(self) -> bool:
        """Say whether there may be dossiers that are not shown."""
        return self.form.narrows_a_tab or self.tab != EVERYTHING

    @property
    def mark(self) -> str:
        """Give a mark that changes when a dossier comes, goes or takes a step."""
        told = ",".join(f"{row.pk}:{row.stage}" for row in self.all)
        return f"{crc32(told.encode()):x}"

    # --- One of them ----------------------------------------------------------------------------

    def place_of(self, pk: int) -> RoomPlace | None:
        """Give where a dossier stands among the rows; None where it is not among them."""
        numbers = [row.pk for row in self.rows]
        if pk not in numbers:
            return None
        at = numbers.index(pk)
        before = self.rows[at - 1] if at else None
        behind = self.rows[at + 1] if at + 1 < len(numbers) else None
        return RoomPlace(at + 1, len(numbers), before, behind)

    def next_after(self, pk: int) -> Listed | None:
        """Give the dossier behind one that waits for the user; None behind the last."""
        numbers = [row.pk for row in self.rows]
        behind = self.rows[numbers.index(pk) + 1 :] if pk in numbers else []
        return next((row for row in behind if self.is_mine(row)), None)
