"""The mốc thời hạn: what is to be sent where, by which day, and whether that day still counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from campaigns.rules.plan import Deadline, DeadlineKind, Note

from .days import Mention, Years, mentions
from .dues import Due, dues, replaced
from .flow import Flow, Item, covers
from .kinds import names_kind
from .lines import UPPER, spaced
from .phases import Phases
from .purpose import DayContext, Span, passage_before, purpose
from .receivers import SENDING, Receivers
from .unread import Unread
from .vague import HANDING_IN

_ASKED = spaced(
    r"(?<![a-z])(?:gui|nop|dang ky|ho so|thoi han|thoi gian|han nop|hoan thanh|bao cao|tong ket|"
    r"so ket|de nghi|trinh|lap|to chuc|binh xet|xet|tong hop|hop|phat dong|tham dinh|chuyen)(?!\w)"
)
_SHOWN = spaced(r"(?<![a-z])(?:niem yet|cong khai|cong bo|lay y kien|dang tai|tuyen truyen)(?!\w)")
_HANDED_IN = spaced(
    rf"{SENDING.pattern}"
    r"|(?<![a-z])(?:ho so|dang ky|sang kien|tiep nhan|binh xet|khen thuong|hoan thanh)(?!\w)"
)
_PURPOSE = spaced(r"(?<![a-z])(?:de|nham|phuc vu)(?: \w+){0,3} (?:bao cao|trinh|gui)(?!\w)")
_YEARLY = spaced(r" ?hang nam(?!\w)")
_NEXT_YEARS = spaced(r" ?,? ?(?:va )?(?:cac nam sau|nhung nam sau|hang nam),? ?")
_SENT = spaced(r"(?<![a-z])(?:gui|nop)(?!\w)")
_STILL_SENT = spaced(r" ?,? ?(?:gui|nop|ve|cho|tai)(?!\w)[^,;\n]*(?:,| va )")
_SENTENCE_END = re.compile(rf"[.;!?](?=\s[{UPPER}+“-]|\s?$)|\n")
_HISTORY = 10  # years: older days are told, not set
_MOST = 500  # no plan names more days; a text that does must not hold up the reader


@dataclass(frozen=True)
class Deadlines:
    """What was read, and the remarks on it."""

    deadlines: tuple[Deadline, ...] = ()
    notes: tuple[Note, ...] = ()


def read_deadlines(
    flow: Flow, years: Years, phases: Phases, goals: frozenset[int], past: frozenset[int]
) -> Deadlines:
    """Give the deadlines in order. The days of the phases are none, nor those of the paragraphs in
    `past`; paragraphs in `goals` only say what is to be done, unless something is to be sent."""
    reader = _Reader(flow, years, phases, goals, past)
    places = list(islice(reader.places(), _MOST + 1))
    if len(places) > _MOST:
        message = f"Văn bản có quá nhiều ngày tháng; chỉ đọc {_MOST} ngày đầu."
        reader.notes.append(Note("too_many_days", message))
    gone = reader.replaced_days()
    read = (
        reader.deadline(due, place)
        for due, place in places[:_MOST]
        if due.mention.last(years.of(due.mention)) not in gone
    )
    deadlines = tuple(deadline for deadline in read if deadline)
    unread = reader.unread.notes(gone.union(deadline.due_on for deadline in deadlines))
    return Deadlines(deadlines, (*unread, *reader.notes))


class _Reader:
    def __init__(
        self,
        flow: Flow,
        years: Years,
        phases: Phases,
        goals: frozenset[int],
        past: frozenset[int],
    ) -> None:
        self._goals, self._past = goals, past
        self._flow = flow
        self._years = years
        self._phase_days = sorted(phases.days)
        self._phases = sorted(phases.segments)
        self._receivers = Receivers(flow)
        self.unread = Unread(flow, years, phases.days)
        self.notes: list[Note] = []

    def replaced_days(self) -> set[date]:
        """Give the days that the paper says are none any more, and note each."""
        days = set()
        for item in self._flow.items:
            for mention in replaced(self._flow, item.start, item.end):
                words = self._flow.words(mention.start, mention.end)
                message = f"“{words}” đã được thay bằng ngày khác nên không đưa vào."
                line = self._flow.line_at(mention.start)
                self.notes.append(Note("deadline_replaced", message, line))
                days.add(mention.last(self._years.of(mention)))
        return {day for day in days if day}

    def places(self) -> Iterator[tuple[Due, DayContext]]:
        """Give each day on which something may be due, and note what looks like one unread."""
        for item in self._flow.items:
            if item.index in self._past or self._only_cites(item):
                continue
            for start, end in self._flow.pieces(item, _SENTENCE_END):
                self.unread.look(start, end, is_goal=self._is_goal(item, start))
                yield from self._places(item, start, end)

    def _only_cites(self, item: Item) -> bool:
        """Say whether a paragraph tells on what the paper rests, and has nothing sent."""
        is_cited = self._flow.bare.startswith("can cu ", item.start)
        return is_cited and not _SENT.search(self._flow.bare, item.start, item.end)

    def _places(self, item: Item, start: int, end: int) -> Iterator[tuple[Due, DayContext]]:
        """Give each due day of a sentence with its place; where the first day leads ("Trước ngày …
        gửi …"), what it is for stands behind it, and so for the others."""
        several = [
            due
            for due in dues(self._flow, start, end)
            if not covers(self._phase_days, due.mention.start)
        ]
        opening = self._flow.bare[start : several[0].start] if several else ""
        leads = bool(several) and not (names_kind(opening) or HANDING_IN.search(opening))
        clause = (start, start)
        for at, due in enumerate(several):
            before = several[at - 1].mention.end if at else start
            after = several[at + 1].start if at + 1 < len(several) else end
            behind = (due.mention.end, self._until_semicolon(due.mention.end, after))
            cut = self._flow.text.rfind(";", before, due.start) + 1
            if not due.is_beside:
                clause = behind if leads else (max(before, cut), due.start)
            yield due, DayContext(item, (start, end), clause, behind)

    def _until_semicolon(self, start: int, end: int) -> int:
        at = self._flow.text.find(";", start, end)
        return end if at < 0 else at

    def deadline(self, due: Due, place: DayContext) -> Deadline | None:
        is_goal = self._is_goal(place.item, due.start)
        words = self._flow.bare[slice(*place.sentence)]
        kind = purpose(self._flow, due, place)
        if kind == "other" and (due.is_weak or not _ASKED.search(words)):
            return None
        if is_goal and not SENDING.search(words):
            return None
        if due.is_stretch and self._is_no_sending(place):
            return None
        if due.is_weak and kind == "report" and self._is_meeting(due, place):
            return None
        line = self._flow.line_at(due.start)
        if _NEXT_YEARS.fullmatch(self._flow.bare, *place.clause):
            self._note_yearly(due, line)
            return None
        day = self._day(due, kind, line)
        if day is None:
            return None
        return Deadline(kind, day, due.inclusive, self._receiver(place, line), line)

    def _is_goal(self, item: Item, at: int) -> bool:
        """Say whether words only tell what is to be done, in the contents or in a phase."""
        return item.index in self._goals or covers(self._phases, at)

    def _note_yearly(self, due: Due, line: int) -> None:
        words = self._flow.words(due.start, due.mention.end)
        message = f"“{words}” là hạn của các năm sau; không đưa vào, hãy nhập nếu cần."
        self.notes.append(Note("deadline_yearly", message, line))

    def _is_no_sending(self, place: DayContext) -> bool:
        """Say whether a stretch of days is of something else: "niêm yết từ … đến …"."""
        start, end = place.sentence[0], place.behind[1]
        words = self._flow.bare[
            max(start, self._flow.text.rfind(";", start, place.clause[1])) : end
        ]
        return bool(_SHOWN.search(words)) or not _HANDED_IN.search(words)

    def _is_meeting(self, due: Due, place: DayContext) -> bool:
        """Say whether a day is that of a meeting: "Họp tổng kết: ngày 15/12/2025"; what stands
        behind the cell of a table that was cut into lines is another row."""
        is_cell = due.is_alone and self._flow.starts_line(due.start)
        words = self._flow.bare[
            place.clause[0] if is_cell else place.sentence[0] : place.behind[0 if is_cell else 1]
        ]
        return "bao cao" not in words and not SENDING.search(words)

    def _day(self, due: Due, kind: DeadlineKind, line: int) -> date | None:
        mention = due.mention
        words = self._flow.words(mention.start, mention.end)
        if mention.vague or (mention.whole and mention.edge == "dau"):
            message = f"“{words}” không phải một ngày cụ thể; hãy nhập ngày hết hạn."
            self.notes.append(Note("deadline_vague", message, line))
            return None
        year = self._year(mention, kind)
        day = mention.last(year) if due.inclusive else mention.first(year)
        if day is None:
            code, reason = "deadline_invalid", f"Không có ngày “{words}” trên lịch"
            if not year:
                code, reason = "deadline_without_year", f"“{words}” không ghi năm"
            self.notes.append(Note(code, f"{reason}; hãy nhập ngày hết hạn.", line))
        elif not self._years.year or day.year > self._years.year - _HISTORY:
            self._remark(due, day, words, line)
            return day
        return None

    def _year(self, mention: Mention, kind: DeadlineKind) -> int:
        """Give the year of a day written without one: the plan's, or where that would lie before
        the signature the next; a registration is due at the first such day after it."""
        year = self._years.of(mention)
        signed = self._years.issued_on
        if mention.year or not signed or mention.later:
            return year
        if kind == "registration" and signed.year < year:
            earlier = mention.last(signed.year)
            if earlier and earlier >= signed:
                return signed.year
        day = mention.last(year)
        return year + 1 if day and day < signed else year

    def _remark(self, due: Due, day: date, words: str, line: int) -> None:
        if due.mention.year is None:
            message = f"“{words}” không ghi năm; đọc là {day:%d/%m/%Y}."
            self.notes.append(Note("year_assumed", message, line))
        if due.hour and due.hour < 24:
            message = f"Hạn đến {due.hour} giờ; chương trình tính theo ngày nên nhận đến hết ngày."
            self.notes.append(Note("deadline_hour", message, line))
        if _YEARLY.match(self._flow.bare, due.mention.end):
            message = f"“{words}” lặp lại hằng năm; ở đây ghi lần đầu, hãy nhập các năm sau nếu có."
            self.notes.append(Note("deadline_yearly", message, line))
        if due.is_alone:
            message = f"“{words}” không ghi “trước” hay “đến hết”; coi là nhận đến hết ngày."
            self.notes.append(Note("deadline_without_word", message, line))

    def _receiver(self, place: DayContext, line: int) -> str:
        """Give who is to receive it: said with the day, in the row, for all days of the sentence;
        "gửi về" without a body means the one of the sentence before."""
        start, end = place.sentence
        behind = place.behind[0], self._until_purpose(*self._own_behind(place))
        own = self._receivers.named(*self._own_clause(place)) or self._receivers.named(*behind)
        own = own or self._receivers.beside(place.behind[0])
        own = own or self._receivers.in_row(place.item) or self._for_all(place)
        if own or not SENDING.search(self._flow.bare, start, end):
            return own or self._receivers.labelled(place.item)
        carried = self._receivers.named(passage_before(self._flow, place), start, last=True)
        if carried:
            message = f"Câu không ghi nơi nhận; lấy “{carried}” từ câu trước."
            self.notes.append(Note("receiver_carried", message, line))
        return carried or self._receivers.labelled(place.item)

    def _own_behind(self, place: DayContext) -> Span:
        """Give the words behind a day up to the last comma before the next: "trước 20/01, hồ sơ gửi
        về Hội đồng trước …" tells of the next who receives it."""
        start, end = place.behind
        days = mentions(self._flow.bare, start, place.sentence[1])
        later = next((day.start for day in days if not day.whole), end)
        comma = self._flow.text.rfind(",", start, later) if later < place.sentence[1] else -1
        return start, min(end, later if comma < 0 else comma)

    def _own_clause(self, place: DayContext) -> Span:
        """Give the words before a day without what still tells who receives by the day before."""
        of_before = _STILL_SENT.match(self._flow.bare, *place.clause)
        is_second = place.clause[0] > place.sentence[0] and place.clause != place.behind
        return (of_before.end() if of_before and is_second else place.clause[0]), place.clause[1]

    def _until_purpose(self, start: int, end: int) -> int:
        """Give where words begin on what the receiver does with it: "để báo cáo UBND huyện"."""
        match = _PURPOSE.search(self._flow.bare, start, end)
        return match.start() if match else end

    def _for_all(self, place: DayContext) -> str:
        """Give the one body of the sentence, unless it is named only behind the day's semicolon."""
        start, end = place.sentence
        until = self._until_semicolon(place.behind[0], self._until_purpose(place.clause[0], end))
        days = [day for day in mentions(self._flow.bare, start, end) if not day.whole]
        beyond = days[-1].end if days and days[-1].end > place.behind[0] else until
        own_end = max(self._own_behind(place)[1], place.behind[0])
        first = self._receivers.named(start, min(own_end, until))
        last = self._receivers.named(start, end, last=True)
        is_behind_all = not first and last in self._flow.words(beyond, until)
        return last if first == last or is_behind_all else ""
