"""The mốc thời hạn: what is to be sent where, by which day, and whether that day still counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from campaigns.rules.plan import Deadline, DeadlineKind, Note

from .days import Mention, Years, mentions
from .flow import Flow, Item
from .lines import UPPER, spaced
from .phases import Phases
from .receivers import SENDING, Receivers

_HOUR = r"(?P<hour>\d{1,2}) ?(?:gio|h|g)(?: ?\d{2})?(?: phut)?(?:,)?(?: cua)?(?: ngay)? ?"
_BEFORE = spaced(rf"(?<![a-z])truoc(?P<end> het| cuoi)?(?: {_HOUR})?(?: ngay| thoi diem)? ?$")
_UNTIL = spaced(
    r"(?<![a-z])(?:(?:cham|muon|tre) nhat|khong (?:qua|muon hon|cham hon)|han cuoi(?: cung)?|han chot|"
    r"het han|thoi han|den het|den|toi|trong|han|het|vao|xong)"
    rf"(?: ?:| la| vao| den| trong| het| cuoi| nop| gui| ho so){{0,3}}(?: {_HOUR})?(?: ngay)? ?$"
)
_ASKED = spaced(
    r"(?<![a-z])(?:gui|nop|dang ky|ho so|thoi han|thoi gian|han nop|hoan thanh|bao cao|tong ket|so ket|"
    r"de nghi|trinh|lap|to chuc|binh xet|xet|tong hop|hop|phat dong|tham dinh|chuyen)(?!\w)"
)
_STRONG = spaced(r"(?:truoc|cham|muon|tre|khong|han|thoi|den|toi|het|xong)\b")
_BODIES_NAMES = spaced(
    r"hoi dong thi dua ?[,-]? ?(?:va )?khen thuong|hoi dong (?:xet )?(?:cong nhan )?sang kien|"
    r"ban thi dua ?[,-]? ?khen thuong|hoi dong (?:tdkt|td-kt)|luat thi dua ?, ?khen thuong|"
    r"cong tac thi dua ?, ?khen thuong|thi dua ?, ?khen thuong"
)
_KINDS: tuple[tuple[DeadlineKind, str], ...] = (
    ("registration", r"dang ky"),
    ("initiative", r"sang kien|de tai|giai phap"),
    (
        "nomination",
        r"khen thuong|danh hieu|binh xet|thanh tich|to trinh|xet tang|ho so thi dua|ket qua xet|ho so",
    ),
    ("report", r"bao cao|tong ket|so ket"),
)
_KIND = spaced(
    "(?<![a-z])(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS) + r")(?!\w)"
)
_REPORT_OF = spaced(
    r"bao cao(?: ket qua)?(?: viec)?(?: de nghi| tom tat)? (?:dang ky|sang kien|giai phap|thanh tich)"
)
_FILE_OF = spaced(r"ho so[^.;]{0,40}? (?:sang kien|de tai|giai phap)")
_RECURRING = spaced(
    r"(?:truoc|cham nhat|vao)(?: la)? ngay (?:mung )?\d{1,2} (?:hang|cua)(?: \w+)? (?:thang|quy|nam)"
)
_BLANK = spaced(
    r"(?:truoc|cham nhat(?: la)?|den het) ngay ?(?=[.…_]{2,}|/)|truoc (?:tet|ky hop|khi|le|dai hoi)"
)
_SENTENCE_END = re.compile(rf"[.;!?](?=\s[{UPPER}+“-]|\s?$)|\n")
_HISTORY = 10  # years: older days are told, not set
_LOOK_BACK, _HEADING = 1500, 300


_Span = tuple[int, int]


@dataclass(frozen=True)
class Deadlines:
    deadlines: tuple[Deadline, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class _Due:
    """A day with what its words say of it."""

    mention: Mention
    start: int
    inclusive: bool
    hour: int | None
    is_strong: bool


def read_deadlines(flow: Flow, years: Years, phases: Phases, skipped: frozenset[int]) -> Deadlines:
    """Give the deadlines in order; the days of the phases are none, `skipped` are
    paragraphs that only set goals."""
    reader = _Reader(flow, years, phases)
    deadlines = [
        deadline for item in flow.items for deadline in reader.of_item(item, item.index in skipped)
    ]
    return Deadlines(tuple(deadlines), tuple(reader.notes))


class _Reader:
    def __init__(self, flow: Flow, years: Years, phases: Phases) -> None:
        self._flow = flow
        self._years = years
        self._phase_days = sorted(phases.spans)
        self._phases = sorted(phases.segments)
        self._receivers = Receivers(flow)
        self.notes: list[Note] = []

    def of_item(self, item: Item, only_sent: bool) -> Iterator[Deadline]:
        for start, end in self._flow.pieces(item, _SENTENCE_END):
            dues = list(self._dues(start, end))
            self._note_unread(start, end, bool(dues))
            leading = bool(dues) and not _KIND.search(self._masked(start, dues[0].start))
            for at, due in enumerate(dues):
                before = dues[at - 1].mention.end if at else start
                after = dues[at + 1].start if at + 1 < len(dues) else end
                clause = (due.mention.end, after) if leading else (before, due.start)
                deadline = self._deadline(item, (start, end), clause, due, only_sent)
                if deadline:
                    yield deadline

    def _dues(self, start: int, end: int) -> Iterator[_Due]:
        bare = self._flow.bare
        for mention in mentions(bare, start, end):
            if self._is_of_phase(mention):
                continue
            lead = bare[max(start, mention.start - 60) : mention.start]
            offset = mention.start - len(lead)
            before, until = _BEFORE.search(lead), _UNTIL.search(lead)
            found = before or until
            if not found:
                continue
            hour = int(found["hour"]) if found["hour"] else None
            at_end = mention.at_end or bool(before and before["end"])
            inclusive = (not before) or at_end or (hour or 0) > 0
            strong = bool(_STRONG.match(found[0]))
            yield _Due(mention, offset + found.start(), inclusive, hour, strong)

    def _is_of_phase(self, mention: Mention) -> bool:
        return _covers(self._phase_days, mention.start)

    def _is_in_phase(self, offset: int) -> bool:
        return _covers(self._phases, offset)

    def _deadline(
        self,
        item: Item,
        sentence: _Span,
        clause: _Span,
        due: _Due,
        only_sent: bool,
    ) -> Deadline | None:
        around = self._flow.bare[sentence[0] : sentence[1]]
        kind = self._kind(item, sentence, clause)
        if not _ASKED.search(around) and kind == "other":
            return None
        if (only_sent or self._is_in_phase(due.start)) and not SENDING.search(around):
            return None
        if kind == "other" and not due.is_strong:
            return None
        line = self._flow.line_at(due.start)
        day = self._day(due, kind, line)
        if day is None:
            return None
        receiver = self._receiver(item, sentence, clause, due, line)
        return Deadline(kind, day, due.inclusive, receiver, line)

    def _day(self, due: _Due, kind: DeadlineKind, line: int) -> date | None:
        mention = due.mention
        words = self._flow.words(mention.start, mention.end)
        if mention.vague or (mention.whole and mention.edge == "dau"):
            message = f"“{words}” không phải một ngày cụ thể; hãy nhập ngày hết hạn."
            self.notes.append(Note("deadline_vague", message, line))
            return None
        year = self._year(mention, kind, due.inclusive)
        day = mention.last(year) if due.inclusive else mention.first(year)
        if day is None:
            code, reason = "deadline_invalid", f"Không có ngày “{words}” trên lịch"
            self.notes.append(Note(code, f"{reason}; hãy nhập ngày hết hạn.", line))
            return None
        if self._years.year and day.year <= self._years.year - _HISTORY:
            return None
        self._remark(due, day, words, line)
        return day

    def _remark(self, due: _Due, day: date, words: str, line: int) -> None:
        if due.mention.year is None:
            message = f"“{words}” không ghi năm; đọc là {day:%d/%m/%Y}."
            self.notes.append(Note("year_assumed", message, line))
        if due.hour and due.hour < 24:
            message = f"Hạn đến {due.hour} giờ; chương trình tính theo ngày nên nhận đến hết ngày."
            self.notes.append(Note("deadline_hour", message, line))

    def _year(self, mention: Mention, kind: DeadlineKind, inclusive: bool) -> int:
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

    def _kind(self, item: Item, sentence: _Span, clause: _Span) -> DeadlineKind:
        """Give what a day is for: told by its clause, its sentence, what stands before in the
        paragraph, or the headings above."""
        before = max(self._flow.passage_start(item), sentence[0] - _LOOK_BACK)
        places = [clause, sentence, (before, sentence[0])]
        places += [
            (one.start, min(one.end, one.start + _HEADING)) for one in self._flow.parents(item)
        ]
        for at, (start, end) in enumerate(places):
            words = self._masked(start, end)
            found = _first_kind(words, last=at == 2)
            if found:
                return found
        return "other"

    def _masked(self, start: int, end: int) -> str:
        """Give the bare words with the names of bodies blanked: a council is no registration."""
        return _BODIES_NAMES.sub(lambda m: " " * len(m[0]), self._flow.bare[start:end])

    def _receiver(self, item: Item, sentence: _Span, clause: _Span, due: _Due, line: int) -> str:
        """Give who is to receive it: said in the clause, behind the day, in the row or sentence;
        "gửi về" without a body means the one of the sentence before."""
        start, end = sentence
        own = self._receivers.named(*clause) or self._receivers.named(due.mention.end, end)
        own = own or self._receivers.in_row(item) or self._receivers.named(start, end)
        if own or not SENDING.search(self._flow.bare, start, end):
            return own or self._receivers.labelled(item)
        carried = self._receivers.named(
            max(self._flow.passage_start(item), start - _LOOK_BACK), start, last=True
        )
        if carried:
            message = f"Câu không ghi nơi nhận; lấy “{carried}” từ câu trước."
            self.notes.append(Note("receiver_carried", message, line))
        return carried or self._receivers.labelled(item)

    def _note_unread(self, start: int, end: int, has_due: bool) -> None:
        for pattern in (_RECURRING, _BLANK):
            found = pattern.search(self._flow.bare, start, end)
            if found and SENDING.search(self._flow.bare, start, end):
                words = self._flow.words(found.start(), min(found.end() + 20, end))
                message = f"Không đọc được ngày hết hạn trong “{words}”; hãy nhập."
                self.notes.append(
                    Note("deadline_unread", message, self._flow.line_at(found.start()))
                )


def _covers(spans: list[_Span], offset: int) -> bool:
    """Say whether one of the sorted spans holds the place."""
    at = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return at >= 0 and offset < spans[at][1]


def _first_kind(words: str, *, last: bool) -> DeadlineKind | None:
    """Give the kind that the first (or last) telling word names; "báo cáo thành tích" is no report,
    "hồ sơ sáng kiến" no nomination."""
    names: list[DeadlineKind] = []
    skipped = -1
    for found in _KIND.finditer(words):
        if found.start() < skipped:
            continue
        other = _REPORT_OF.match(words, found.start()) or _FILE_OF.match(words, found.start())
        if other and not _nearer_kind(words, found, other):
            continue
        kind = found.lastgroup
        names += [name for name, _ in _KINDS if name == kind]
    if not names:
        return None
    return names[-1] if last else names[0]


def _nearer_kind(words: str, found: re.Match[str], other: re.Match[str]) -> bool:
    """Say whether an award is named before the initiative: "hồ sơ khen thưởng (kèm sáng kiến)"."""
    between = words[found.end() : other.end()]
    return found["nomination"] is not None and bool(
        spaced(r"khen thuong|danh hieu|xet tang").search(between)
    )
