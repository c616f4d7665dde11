"""Theme, slogan, purposes and the numbered contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from campaigns.rules.plan import Content, Note

from .flow import Flow, Item
from .lines import UPPER, spaced

_LABELS = {
    "theme": spaced(
        r"chu de(?: (?:cua )?(?:phong trao )?thi dua)?(?: yeu nuoc)?(?: nam (?:hoc )?[\d -]+)?"
    ),
    "slogan": spaced(
        r"khau hieu(?: hanh dong)?(?: (?:cua )?(?:phong trao )?thi dua)?(?: nam (?:hoc )?[\d -]+)?"
    ),
}
_AFTER_LABEL = re.compile(r"\s?(?:la\b)?[:\s]*(?=[\"'«‘])|\s?:\s?|\s?\bla\b\s?:?\s?")
_NEXT_LABEL = spaced(r"(?<![a-z])(?:chu de|khau hieu)(?! ?,)")
_OPENING = re.compile(r"[“«\"‘]")
_QUOTES = {"“": "”", "«": "»", '"': '"', "‘": "’"}
_SENTENCE_END = re.compile(rf"[.;](?=\s[{UPPER}]|\s?$|\n)")
_SAYS = re.compile(r"(?!\([^()]*\)$)\W*[^\W_]")  # not "………" nor "(do đơn vị tự chọn)"
_MOST_BEFORE_QUOTE = 120
_MOST_PHASES = 20
_PURPOSES = spaced(r"muc (?:dich|tieu chung)(?: ?[,-]? ?(?:va )?(?:y nghia|yeu cau))*(?! ?,)")
_CONTENTS = spaced(
    r"(?:cac |mot so )?noi dung(?: trong tam| chu yeu| chinh| cu the)?(?: ?,? ?(?:va )?"
    r"(?:hinh thuc|bien phap|giai phap|chi tieu|tieu chi|muc tieu))*"
    r"(?: (?:cua )?(?:phong trao )?thi dua)?(?: yeu nuoc)?(?: nam (?:hoc )?[\d -]+)?"
)
_TASKS = spaced(r"(?:cac )?nhiem vu(?: ?,? (?:va )?giai phap| trong tam| cu the)")
_OTHER_SUBJECT = spaced(
    r"(?:chu de|khau hieu|muc dich|yeu cau|doi tuong|pham vi|thoi gian|tien do|hinh thuc|"
    r"tieu chuan|(?:cac )?chi tieu|(?:cac )?dot thi dua|phat dong (?:cac )?dot|cac dot|"
    r"to chuc (?:cac )?dot|giai doan|dang ky|khen thuong|cong tac khen|danh hieu|"
    r"kinh phi|binh xet|ho so|muc tieu|dieu kien|nguyen tac|to chuc thuc hien|phan cong|"
    r"quyen loi)\b"
)


@dataclass(frozen=True)
class Words:
    theme: str
    slogan: str
    purposes: str
    contents: tuple[Content, ...]
    content_items: frozenset[int]
    notes: tuple[Note, ...]
    lines: dict[str, int]


def read_words(flow: Flow, taken: frozenset[int], phases: tuple[tuple[int, int], ...]) -> Words:
    """Give what the plan says in its own words; `taken` are paragraphs that hold a phase or a
    target and so are no contents, `phases` the places whose theme is only that of a phase."""
    notes: list[Note] = []
    lines: dict[str, int] = {}
    theme = _labelled(flow, "theme", phases, lines, notes)
    slogan = _labelled(flow, "slogan", phases, lines, notes)
    purposes = _purposes(flow, lines)
    contents, items = _contents(flow, taken)
    return Words(theme, slogan, purposes, tuple(contents), frozenset(items), tuple(notes), lines)


def _labelled(
    flow: Flow,
    name: str,
    phases: tuple[tuple[int, int], ...],
    lines: dict[str, int],
    notes: list[Note],
) -> str:
    """Give the words behind "Chủ đề:" or "Khẩu hiệu:": those in quotes, else the sentence."""
    best: tuple[int, int] | None = None
    for match in _LABELS[name].finditer(flow.bare):
        if any(start <= match.start() < end for start, end in phases[:_MOST_PHASES]):
            continue
        label_end = match.start() + len(match[0].rstrip())
        span = _span_of(flow, label_end, notes)
        if span and _SAYS.match(flow.words(*span)):
            best = best or span
            if _leads(flow, match.start()):
                best = span
                break
    if best is None:
        return ""
    lines[name] = flow.line_at(best[0])
    return flow.words(*best)


def _leads(flow: Flow, start: int) -> bool:
    """Say whether the label begins its paragraph: then it speaks of the whole campaign."""
    return start == flow.item_at(start).start


def _span_of(flow: Flow, label_end: int, notes: list[Note]) -> tuple[int, int] | None:
    after = _AFTER_LABEL.match(flow.bare, label_end)
    item = flow.item_at(label_end)
    # A heading in capitals has the theme on its next line, in capitals as well.
    is_heading = label_end == item.end or (item.is_heading and flow.starts_line(label_end + 1))
    at = after.end() if after else label_end
    if at >= len(flow.text) or not (after or is_heading):
        return None
    start, end = _reach(flow, at)
    return _quoted(flow, start, end, notes) or (start, _sentence_end(flow, start, end))


def _reach(flow: Flow, start: int) -> tuple[int, int]:
    """Give how far the words of a label may go: its paragraph, or the list below an empty one."""
    item = flow.item_at(max(start - 1, 0))
    end = item.end
    if start >= end:
        children = flow.children(item)
        following = children[0] if children else None
        if following is None and item.index + 1 < len(flow.items):
            following = flow.items[item.index + 1]
        if following:
            return following.start, following.end
    again = _NEXT_LABEL.search(flow.bare, start, end)
    if again and again.start() > start + 3 and '"' in flow.bare[start : again.start()]:
        end = again.start()
    return start, end


def _quoted(flow: Flow, start: int, end: int, notes: list[Note]) -> tuple[int, int] | None:
    opening = _OPENING.search(flow.text, start, min(end, start + _MOST_BEFORE_QUOTE))
    if not opening or "." in flow.text[start : opening.start()]:
        return None
    closing = _closing(flow.text, opening.start(), end)
    if closing is None:
        line = flow.line_at(opening.start())
        notes.append(Note("quote_unclosed", "Thiếu dấu ngoặc kép đóng; hãy kiểm tra lại.", line))
        closing = _sentence_end(flow, opening.end(), end)
    return opening.end(), closing


def _closing(text: str, opening: int, end: int) -> int | None:
    """Give where the quotation that opens here is closed, quotations inside it counted."""
    opens, closes = text[opening], _QUOTES[text[opening]]
    depth = 0
    for at in range(opening, end if opens != closes else opening):
        depth += (text[at] == opens) - (text[at] == closes)
        if depth == 0:
            return at
    at = text.rfind(closes, opening + 1, end)
    return at if at > 0 else None


def _sentence_end(flow: Flow, start: int, end: int) -> int:
    match = _SENTENCE_END.search(flow.text, start, end)
    return match.start() if match else end


def _purposes(flow: Flow, lines: dict[str, int]) -> str:
    item = _first_headed(flow, flow.items, _PURPOSES)
    if item is None:
        return ""
    item = _first_headed(flow, flow.children(item), _PURPOSES) or item
    words = _below_heading(flow, item, _PURPOSES)
    if words:
        lines["purposes"] = flow.line_at(item.start)
    return words


def _contents(flow: Flow, taken: frozenset[int]) -> tuple[list[Content], set[int]]:
    """Give the paragraphs below the heading "Nội dung", the innermost one when there are two, and
    the paragraphs they fill."""
    for heading in _headings(flow):
        item = _first_headed(flow, flow.children(heading), _CONTENTS) or heading
        chosen = [child for child in flow.children(item) if _is_content(flow, child, taken)]
        if chosen:
            below = {item.index for child in chosen for item in _subtree(flow, child)}
            return [_content(flow, child) for child in chosen], below
        words = _below_heading(flow, item, _CONTENTS)
        if words and item.index not in taken and not flow.children(item):
            return [Content(item.mark, words, flow.line_at(item.start))], {item.index}
    return [], set()


def _headings(flow: Flow) -> Iterator[Item]:
    """Give the paragraphs headed "Nội dung"; where there are none, those headed "Nhiệm vụ"."""
    headings = [item for item in flow.items if _is_contents_heading(flow, item)]
    yield from headings or (item for item in flow.items if _starts(flow, item, _TASKS))


def _is_content(flow: Flow, item: Item, taken: frozenset[int]) -> bool:
    if taken & {inner.index for inner in _subtree(flow, item)}:
        return False
    return item.start < item.end and not _starts(flow, item, _OTHER_SUBJECT)


def _content(flow: Flow, item: Item) -> Content:
    number = item.mark if item.mark[:1].isalnum() else ""
    return Content(number, flow.whole(item), flow.line_at(item.start))


def _subtree(flow: Flow, item: Item) -> Iterator[Item]:
    yield item
    for child in flow.children(item):
        yield from _subtree(flow, child)


def _is_contents_heading(flow: Flow, item: Item) -> bool:
    match = _CONTENTS.match(flow.bare, item.start)
    if not match or item.rank > 6:
        return False
    rest = flow.bare[match.end() : item.end].strip()
    return not rest or rest[0] in ":." or item.rank == 1 or bool(flow.children(item))


def _first_headed(flow: Flow, items: list[Item], heading: re.Pattern[str]) -> Item | None:
    return next((item for item in items if _starts(flow, item, heading)), None)


def _starts(flow: Flow, item: Item, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.match(flow.bare, item.start, item.end))


def _below_heading(flow: Flow, item: Item, heading: re.Pattern[str]) -> str:
    """Give the words of a paragraph and below it, without its heading."""
    match = heading.match(flow.bare, item.start, item.end)
    whole = flow.whole(item)
    own = flow.words(item.start, item.end)
    rest = flow.words(match.end(), item.end).lstrip(" :.") if match else own
    return (rest + whole[len(own) :]).strip()
