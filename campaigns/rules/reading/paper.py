"""A plan laid open: what stands above its title, the title, the body, and what stands below."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .flow import Flow
from .lines import Line, bare, read_lines, spaced

_KIND = re.compile(r"K\s?Ế\s?\s?H\s?O\s?Ạ\s?C\s?H\b(?:\sLIÊN\sTỊCH|\sPHỐI\sHỢP)?")
_KIND_ALONE = spaced(r"ke hoach")
_MOST_HEAD_LINES = 40
_BODY = spaced(
    r"(?:[ivx]{1,4}|[a-d1-9]) ?[.)-] |phan (?:thu|[ivx]+) |can cu |"
    r"thuc hien (?:chi thi|ke hoach|nghi quyet)"
)
_INTRODUCTION = spaced(
    r"(?:can cu|thuc hien|phat huy|nham|de (?:tiep tuc|day manh|tao)|tren co so|trong nam|"
    r"nam 20\d\d|tiep tuc|uy ban nhan dan|ubnd|duoc su|ngay \d|xet|theo)\b"
)
_ENDS_WITH_YEAR = re.compile(r"20\d\d\W*$")
_LONGEST_TITLE_LINE = 160
_RECIPIENTS = spaced(r"(?:^|[\t.;]) ?noi nhan ?(?::|$|\t)")
_ANNEX = spaced(r"(?:phu luc|mau so|bieu mau|mau \d)\b")
_POSITIONS = (
    r"(?:PHÓ |Q\. ?|QUYỀN )?(?:CHỦ TỊCH|CHỦ NHIỆM|BÍ THƯ|HIỆU TRƯỞNG|GIÁM ĐỐC|"
    r"TRƯỞNG (?:BAN|PHÒNG|THÔN)|CHÁNH VĂN PHÒNG|CHỈ HUY TRƯỞNG|TỔNG GIÁM ĐỐC|VIỆN TRƯỞNG)"
)
# Some texts came through a machine that dropped the accents.
POSITION = re.compile(rf"(?:{_POSITIONS}|{bare(_POSITIONS).upper()})".replace(" ", r"\s"))
ON_BEHALF = re.compile(r"(?:(?:TM|KT|TL|TUQ)\s?[./]|(?:T/M|K/T|T/L|T/UQ)\.?)\s?(?=[A-ZĐỦ]|$)")


@dataclass(frozen=True)
class Paper:
    """The parts of a plan; `tail` starts at "Nơi nhận" or at the signature, whichever is first;
    `foot` has the last lines of the body besides, where some plans are dated."""

    head: list[Line]
    title: str
    title_line: int | None
    body: Flow
    tail: list[Line]
    foot: list[Line]
    annex_line: int | None


def open_paper(text: str) -> Paper:
    """Give the parts of a plan's text, however much of it is missing."""
    lines = read_lines(text)
    kind_at, after_kind = _find_kind(lines)
    tail_at = _find_tail(lines, after_kind)
    annex_at = next(
        (at for at in range(tail_at, len(lines)) if _ANNEX.match(lines[at].bare)), len(lines)
    )
    title, title_line, body_at = _read_title(lines[:tail_at], kind_at, after_kind)
    return Paper(
        head=lines[:kind_at],
        title=title,
        title_line=title_line,
        body=Flow(lines[body_at:tail_at]),
        tail=lines[tail_at:annex_at],
        foot=lines[max(tail_at - 2, body_at) : annex_at],
        annex_line=lines[annex_at].number if annex_at < len(lines) else None,
    )


def _find_kind(lines: list[Line]) -> tuple[int, int]:
    """Give where the head ends and what follows the words KẾ HOẠCH begins; without these words
    the head ends where the body plainly begins."""
    for at, line in enumerate(lines[:_MOST_HEAD_LINES]):
        if _KIND.match(line.text) or _KIND_ALONE.fullmatch(line.bare):
            return at, at + 1
    for at, line in enumerate(lines[:_MOST_HEAD_LINES]):
        if _BODY.match(line.bare):
            return at, at
    return 0, 0


def _read_title(lines: list[Line], kind_at: int, start: int) -> tuple[str, int | None, int]:
    if start == kind_at:
        return "", None, start
    kind = _KIND.match(lines[kind_at].text)
    same_line = lines[kind_at].text[kind.end() :].strip() if kind else ""
    parts = [same_line] if same_line else []
    first = lines[kind_at].number if same_line else None
    at = start
    while at < len(lines) and _belongs_to_title(lines[at], parts):
        first = first or lines[at].number
        parts.append(lines[at].text)
        at += 1
    return " ".join(" ".join(parts).split()), first, at


def _belongs_to_title(line: Line, parts: list[str]) -> bool:
    if _BODY.match(line.bare) or len(line.text) > _LONGEST_TITLE_LINE:
        return False
    if not parts:
        return True
    if line.text[0].islower() or line.text[0].isdigit() or line.text[0] == "-":
        return not line.after_gap or not _ENDS_WITH_YEAR.search(parts[-1])
    is_over = line.after_gap or bool(_ENDS_WITH_YEAR.search(parts[-1]))
    return not is_over and not _INTRODUCTION.match(line.bare)


def _find_tail(lines: list[Line], start: int) -> int:
    """Give where recipients and signature begin; the number of lines when there are neither."""
    recipients = [at for at in range(start, len(lines)) if _RECIPIENTS.search(lines[at].bare)]
    signatures = [at for at in range(start, len(lines)) if _is_signature(lines[at])]
    if not recipients and not signatures:
        return len(lines)
    if not recipients or not signatures:
        return _first_of_run(recipients or signatures)
    near = [at for at in signatures if abs(at - recipients[-1]) <= _MOST_HEAD_LINES]
    return min([recipients[-1], *near])


def _first_of_run(found: list[int]) -> int:
    first = found[-1]
    for at in reversed(found):
        if first - at > 8:
            break
        first = at
    return first


def _is_signature(line: Line) -> bool:
    """Say whether a cell of the line is "TM. …", "KT. …" or a position in capitals."""
    return any(ON_BEHALF.match(cell) or POSITION.match(cell) for cell in line.cells)
