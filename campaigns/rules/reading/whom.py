"""For whom a target is set: the words behind its figure, or the group named before it."""

from __future__ import annotations

import re

from campaigns.rules.plan import Subject

from .figures import FIRST_NOUN, GROUPS, VERB, NamedAward, Quantity
from .flow import Flow
from .lines import bare, spaced

WHO_TRIM = " ,:;-–+.“”\"'()\t\n"
_OF_ALL = spaced(r"(?:trong |tren )?(?:(?:tong so|so|tong|toan the)(?: cac)?|cac)\b ?")
_OR_MORE = spaced(r" ?tro (?:len|xuong)(?!\w)")
_WHO_END = re.compile(
    r"[.;\n\t(\d]|\svà\s\d|"
    r",(?!\s(?:công chức|viên chức|nhân viên|người lao động|giáo viên|đảng viên))"
)
# "Trường Mầm non: 95% LĐTT", "(khối trường học không quá 20%)", "trường tiểu học 90%"
_GROUP_BEFORE = re.compile(r"[(,;:]")
_LONGEST = 150
_NAMES_GROUP = spaced(
    rf"(?<![a-z])(?:{GROUPS}|trung tam|benh vien|tram|cong ty|chi cuc|cum|ubnd|uy ban|"
    r"hdnd|xa|phuong|thi tran|van phong|dang uy|doan|hoi)\b"
)
_NOT_ONE = spaced(
    r"\d ?/ ?\d|(?<![a-z])(?:(?:mot|hai) phan|mot nua|da so|phan lon|tat ca|cac)(?!\w)"
)


def who(
    flow: Flow, award: NamedAward, figure: Quantity, subject: Subject, reach: tuple[int, int]
) -> str:
    """Give whom a figure is for; `reach` goes from the start of its clause to the next figure."""
    start, following = reach
    words = _behind(flow, award, figure, following)
    if FIRST_NOUN.match(bare(words)) and words != "đ/c" and len(words) < _LONGEST:
        return words
    if subject == "collective":
        return "tập thể"
    return _group_before(flow, figure, start) or "cá nhân"


def _behind(flow: Flow, award: NamedAward, figure: Quantity, following: int) -> str:
    """Give the words between a figure and its award, or up to what ends them."""
    or_more = _OR_MORE.match(flow.bare, figure.end)
    start = or_more.end() if or_more else figure.end
    end = max(min(_end(flow, start, award), max(following, start)), start)
    verb = VERB.search(flow.bare, start, end)
    words = flow.words(start, verb.start() if verb else end).strip(WHO_TRIM)
    of_all = _OF_ALL.match(bare(words))
    words = words[of_all.end() :] if of_all else words
    return words.removesuffix(" và").strip(WHO_TRIM)


def _end(flow: Flow, start: int, award: NamedAward) -> int:
    """Give where the words on who end: at the award, or behind it at a comma."""
    if award.start > start:
        return award.start
    end = flow.item_at(start).end
    match = _WHO_END.search(flow.text, start, end)
    return match.start() if match else end


def _group_before(flow: Flow, figure: Quantity, start: int) -> str:
    """Give the kind of unit that stands right before a figure, or before the colon of its clause:
    its figure is not of all."""
    before = flow.text[start : figure.start]
    parts = [_GROUP_BEFORE.split(before)[-1]]
    parts += [before.partition(":")[0]] if ":" in before else []
    for part in parts:
        words = part.strip(WHO_TRIM)
        noun = FIRST_NOUN.match(bare(words))
        is_all = (
            not noun or noun["people"] or bare(words).startswith(("tap the", "don vi", "co quan"))
        )
        if not is_all and not VERB.search(bare(words)) and not re.search(r"\d", words):
            return words
    return ""


def is_one_group(who: str) -> bool:
    """Say whether words name one collective."""
    low = bare(who)
    return len(who) < 120 and bool(_NAMES_GROUP.search(low)) and not _NOT_ONE.search(low)
