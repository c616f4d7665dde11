"""What looks like a deadline and was read as none: said aloud, so that a person sets the day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from campaigns.rules.plan import Note

from .days import Mention, Years, mentions
from .dues import dues
from .flow import Flow, covers
from .lines import spaced
from .purpose import Span
from .vague import HANDING_IN, vague_times

_RECURRING = spaced(
    r"(?:truoc|cham nhat|vao)(?: la)? (?:ngay )?(?:mung )?\d{1,2} (?:hang|cua)(?: \w+)? "
    r"(?:thang|quy)"
    r"|(?:truoc|cham nhat|muon nhat)(?: la| vao)? ngay \d{1,2}"
    r"(?: thang (?:cuoi|dau|sau|tiep|ke)(?!\w)|(?= ?(?:\.(?!\d)|[;,)\n]|$)))"
)
_COUNTED = spaced(
    r"(?:trong(?: vong| thoi han)?|sau(?: do)?|cham nhat(?: la)?(?: sau do)?) "
    r"(?:\d{1,2}|mot|hai|ba|nam|bay|muoi) (?:\(\w+\) )?(?:ngay|tuan|thang)(?! \d)"
    r"|truoc (?:khi )?(?!ngay)(?:[^.;,\n]{0,30} )?\d{1,2} ngay(?! \d)"
    r"|sau (?:khi )?ket thuc [^.;,\n]{0,30} \d{1,2} ngay"
)
_BLANK = spaced(
    r"(?:truoc|cham nhat(?: la)?|den het) ngay ?(?=[.…_]{2,}|/)|truoc (?:tet|ky hop|khi|le|dai hoi)"
)
_PROMISE = spaced(r"(?<![a-z])(?:truoc ngay|(?:cham|muon) nhat|han (?:cuoi|chot))(?!\w)")
# Days that are named and ask for nothing: of other papers, of history, since when is counted.
_ONLY_NAMED = spaced(
    r"(?<![a-z])(?:so \d|luat|nghi dinh|quyet dinh|ke hoach|cong van|thong tu|chi thi|huong dan|"
    r"nghi quyet|to trinh|bo luat|ky niem|chao mung|mung|thanh lap|ngay sinh|truyen thong|"
    r"quoc khanh|tinh (?:tu|den)|so lieu|chot|hop|lan thu|le|hoi nghi|dai hoi)"
    r"(?!\w)[^;\n]{0,50}$"
    r"|(?<![a-z])(?:tu|bat dau|khoi dau)(?: tu| vao| ke tu)?(?: ngay)? ?$"
)
_FRACTION = spaced(r"[1-4]/[2-5]")
_TO_ANOTHER = spaced(r" ?(?:-|den|toi)(?!\w)")
_FEASTS = frozenset(
    [(3, 8), (3, 26), (4, 30), (5, 1), (5, 19), (7, 27), (9, 2), (10, 20), (11, 20), (12, 22)]
)
_LEAD = 60
_LONGEST_CLAUSE = 140


class Unread:
    """Looks through sentences for days and times at which something is due, and remembers what
    nobody read."""

    def __init__(self, flow: Flow, years: Years, phase_days: Collection[Span]) -> None:
        self._flow = flow
        self._years = years
        self._phase_days = sorted(phase_days)
        self._silent: list[tuple[Mention, int]] = []
        self._notes: list[Note] = []

    def look(self, start: int, end: int, *, is_goal: bool) -> None:
        """Look at a sentence."""
        known = len(self._silent)
        if HANDING_IN.search(self._flow.bare, start, end) and self._promises(start, end):
            return
        days = [mention.start for mention, _ in self._silent[known:]]
        for first, last in self._clauses(start, end):
            if not any(first <= day < last for day in days):
                self._look_for_vague(first, last, is_goal=is_goal)

    def _clauses(self, start: int, end: int) -> Iterator[Span]:
        while start < end:
            semicolon = self._flow.text.find(";", start, end)
            yield start, end if semicolon < 0 else semicolon
            start = end if semicolon < 0 else semicolon + 1

    def notes(self, told: Collection[date]) -> list[Note]:
        """Give the notes, also on the days that may be deadlines and are neither `told` nor over at
        the signature."""
        signed = self._years.issued_on
        for mention, start in self._silent:
            day = mention.last(self._years.of(mention))
            if day is None or not (day in told or (signed and day < signed)):
                self._note(start, mention.end)
        return self._notes

    def _promises(self, start: int, end: int) -> bool:
        """Note a day that a sentence on sending counts, repeats or leaves open; say whether."""
        for pattern in (_RECURRING, _BLANK, _COUNTED):
            match = pattern.search(self._flow.bare, start, end)
            if match:
                self._note(match.start(), self._word_end(match.end() + 20, end))
                return True
        due = {due.mention.start for due in dues(self._flow, start, end)}
        self._remember_silent(start, end, due)
        if due:
            return False
        promise = _PROMISE.search(self._flow.bare, start, end)
        if promise and not any(not day.whole for day in mentions(self._flow.bare, start, end)):
            self._note(promise.start(), self._word_end(promise.end() + 30, end))
            return True
        return False

    def _look_for_vague(self, start: int, end: int, *, is_goal: bool) -> None:
        """Note a time that names no day, in a clause that names no other."""
        vague = vague_times(self._flow, start, end, is_goal=is_goal)
        at = next((first for first, _ in vague if not covers(self._phase_days, first)), None)
        if at is None or any(dues(self._flow, start, end)):
            return
        begin = start if at - start < _LONGEST_CLAUSE else self._flow.bare.rfind(" ", start, at)
        last = min(self._word_end(begin + _LONGEST_CLAUSE, end), end)
        words = self._flow.words(begin, last)
        message = f"“{words}” không ghi ngày cụ thể; hãy nhập ngày hết hạn."
        self._notes.append(Note("deadline_vague", message, self._flow.line_at(at)))

    def _remember_silent(self, start: int, end: int, due: set[int]) -> None:
        """Remember a day in a sentence on sending that no word tells to be a deadline."""
        for mention in mentions(self._flow.bare, start, end):
            lead = self._flow.bare[max(start, mention.start - _LEAD) : mention.start]
            is_old = mention.year and self._years.year and mention.year < self._years.year
            is_told = covers(self._phase_days, mention.start) or mention.start in due
            is_told |= mention.whole and (bool(due) or not self._flow.starts_line(mention.start))
            is_told |= bool(due and _TO_ANOTHER.match(self._flow.bare, mention.end))
            if self._is_day(mention) and not (is_old or is_told or _ONLY_NAMED.search(lead)):
                before = self._flow.bare.find(" ", max(start, mention.start - 25), mention.start)
                self._silent.append((mention, max(start, before)))

    def _is_day(self, mention: Mention) -> bool:
        """Say whether a mention is a day, neither a feast nor a fraction such as "2/3"."""
        words = self._flow.bare[mention.start : mention.end]
        if mention.is_now or (not mention.whole and not mention.year and mention.opens in _FEASTS):
            return False
        is_fraction = _FRACTION.fullmatch(words) and mention.opens[0] > mention.opens[1]
        return not is_fraction or "ngay" in self._flow.bare[mention.start - 6 : mention.start]

    def _word_end(self, at: int, end: int) -> int:
        """Give where the word at a place ends."""
        while at < end and not self._flow.bare[at].isspace():
            at += 1
        return min(at, end)

    def _note(self, start: int, end: int) -> None:
        words = self._flow.words(start, end)
        message = f"Không đọc được ngày hết hạn trong “{words}”; hãy nhập."
        self._notes.append(Note("deadline_unread", message, self._flow.line_at(start)))
