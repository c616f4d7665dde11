"""A plan laid open: what stands above its title, the title, the body, and what stands below."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from .flow import Flow
from .lines import CELL, Line, bare, read_lines, spaced

# What a paper calls itself, by the bare word that stands for it here.
PLAN, REPORT, LETTER, DECISION = "ke hoach", "bao cao", "cong van", "quyet dinh"
_KINDS = {
    PLAN: r"K\s?Ế\s?\s?H\s?O\s?Ạ\s?C\s?H\b(?:\sLIÊN\sTỊCH|\sPHỐI\sHỢP)?",
    "huong dan": r"HƯỚNG\sDẪN\b(?:\sLIÊN\sTỊCH)?",
    "thong bao": r"THÔNG\sBÁO\b(?:\sKẾT\sLUẬN)?",
    "chi thi": r"CHỈ\sTHỊ\b",
    REPORT: r"BÁO\sCÁO\b",
    "chuong trinh": r"CHƯƠNG\sTRÌNH\b(?:\sHÀNH\sĐỘNG|\sCÔNG\sTÁC)?",
    "phuong an": r"PHƯƠNG\sÁN\b",
    "cong van": r"CÔNG\sVĂN\b",
    DECISION: r"QUYẾT\sĐỊNH\b",
    "to trinh": r"TỜ\sTRÌNH\b",
    "giay moi": r"GIẤY\sMỜI\b",
    "bien ban": r"BIÊN\sBẢN\b",
    "nghi quyet": r"NGHỊ\sQUYẾT\b",
}
_KIND = {kind: re.compile(pattern) for kind, pattern in _KINDS.items()}
_ADDRESSED = spaced(r"kinh gui ?(?::|$|\t)")
_SUBJECT = spaced(r"(?:v/v|(?:trich yeu|ve viec)) ?:? ?")
_MOST_HEAD_LINES = 40
_MOST_COVER_LINES = 120
_BODY = spaced(
    r"(?:[ivx]{1,4}|[a-d1-9]) ?[.)-] |phan (?:thu|[ivx]+) |can cu |"
    r"thuc hien (?:chi thi|ke hoach|nghi quyet)"
)
_MARKED = spaced(r"(?:[ivx]{1,4}|[a-d1-9]) ?[.)-] |phan (?:thu|[ivx]+)(?!\w)")
_CITES = spaced(r"thuc hien ")
_INTRODUCTION = spaced(
    r"(?:can cu|thuc hien|phat huy|nham|de (?:tiep tuc|day manh|tao)|tren co so|trong nam|"
    r"nam 20\d\d|tiep tuc|uy ban nhan dan|ubnd|duoc su|ngay \d|xet|theo)\b"
)
_AHEAD = spaced(r"(?:va )?(?:phuong huong|nhiem vu|muc tieu)\b")
_ENDS_A_SENTENCE = re.compile(r"[:;.]\s*$")
_ENDS_WITH_YEAR = re.compile(r"20\d\d\W*$")
_LONGEST_TITLE_LINE = 160
_LONGEST_TITLE = 700
# Without a colon and behind other cells it heads a column: "TT | Nội dung | Nơi nhận".
_RECIPIENTS = spaced(r"(?:^|[\t.;]) ?noi nhan ?:|^ ?noi nhan ?(?:$|\t)")
_ANNEX = spaced(r"(?:phu luc|mau so|bieu mau|mau \d)\b")
_POSITIONS = (
    r"(?:PHÓ |Q\. ?|QUYỀN )?(?:CHỦ TỊCH|CHỦ NHIỆM|BÍ THƯ|HIỆU TRƯỞNG|GIÁM ĐỐC|"
    r"(?:CỤM|KHỐI|TỔ) TRƯỞNG|TRƯỞNG (?:BAN|PHÒNG|THÔN|CỤM|KHỐI|CÔNG AN|TRẠM|KHOA)|CHÁNH VĂN PHÒNG|"
    r"CHỈ HUY TRƯỞNG|TỔNG GIÁM ĐỐC|VIỆN TRƯỞNG)"
)
# Some texts came through a machine that dropped the accents.
POSITION = re.compile(rf"(?:{_POSITIONS}|{bare(_POSITIONS).upper()})".replace(" ", r"\s"))
ON_BEHALF = re.compile(r"(?:(?:TM|KT|TL|TUQ)\s?[./]|(?:T/M|K/T|T/L|T/UQ)\.?)\s?(?=[A-ZĐỦ]|$)")


@dataclass(frozen=True)
class Paper:
    """The parts of a plan; `kind` is what it calls itself ("" when it does not say); `tail` starts
    at "Nơi nhận" or at the signature, whichever is first; `foot` has the last lines of the body
    besides, where some plans are dated."""

    kind: str
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
    opening = _open_letter(lines) or _open_titled(lines)
    tail_at = _find_tail(lines, opening.body_at)
    annex_at = next(
        (at for at in range(tail_at, len(lines)) if _ANNEX.match(lines[at].bare)), len(lines)
    )
    return Paper(
        kind=opening.kind,
        head=opening.head,
        title=opening.title,
        title_line=opening.title_line,
        body=Flow(lines[opening.body_at : tail_at]),
        tail=lines[tail_at:annex_at] or opening.cover,
        foot=lines[max(tail_at - 2, opening.body_at) : annex_at],
        annex_line=lines[annex_at].number if annex_at < len(lines) else None,
    )


@dataclass(frozen=True)
class _Opening:
    """What a paper begins with, and where its body does."""

    kind: str
    head: list[Line]
    body_at: int
    title: str = ""
    title_line: int | None = None
    cover: list[Line] = field(default_factory=list)


def _open_titled(lines: list[Line]) -> _Opening:
    """Open a paper by the words KẾ HOẠCH, HƯỚNG DẪN …, of a decision that issues a plan by the
    plan; without such words the head ends where the body plainly begins."""
    for at, line in enumerate(lines[:_MOST_HEAD_LINES]):
        kind = _kind_of(line)
        if kind:
            plan_at = _plan_below(lines, at) if kind == DECISION else at
            kind = kind if plan_at == at else PLAN
            title, title_line, body_at = _read_title(lines, plan_at, kind)
            body_at = _decided(lines, body_at) if kind == DECISION else body_at
            cover = lines[_find_tail(lines[:plan_at], at) : plan_at]
            return _Opening(kind, lines[:at], body_at, title, title_line, cover)
    for at, line in enumerate(lines[:_MOST_HEAD_LINES]):
        if _BODY.match(line.bare):
            return _Opening("", lines[:at], at)
    return _Opening("", [], 0)


def _plan_below(lines: list[Line], at: int) -> int:
    """Give where the plan begins that a decision issues, else where the decision does."""
    below = range(at + 1, min(len(lines), at + _MOST_COVER_LINES))
    return next((other for other in below if _KIND[PLAN].fullmatch(lines[other].text)), at)


def _decided(lines: list[Line], start: int) -> int:
    """Give where the articles of a decision begin, below "QUYẾT ĐỊNH:"."""
    below = range(start, min(len(lines), start + _MOST_HEAD_LINES))
    return next((at + 1 for at in below if _KIND[DECISION].match(lines[at].text)), start)


def _kind_of(line: Line) -> str:
    return next(
        (kind for kind, words in _KIND.items() if words.match(line.text) or line.bare == kind), ""
    )


def _open_letter(lines: list[Line]) -> _Opening | None:
    """Open a công văn: it has no kind above, its subject stands behind "V/v" below the number, and
    "Kính gửi" ends its head."""
    head = lines[:_MOST_HEAD_LINES]
    end = next((at for at, line in enumerate(head) if _ADDRESSED.match(line.bare)), None)
    if end is None or any(_kind_of(line) for line in lines[:end]):
        return None
    left, title, title_line = _without_subject(lines[:end])
    body_at = end + 1
    while body_at < len(lines) and lines[body_at].text.startswith(("-", "+", "•")):
        body_at += 1
    return _Opening(LETTER, left, body_at, title, title_line)


def _without_subject(head: list[Line]) -> tuple[list[Line], str, int | None]:
    """Part the subject ("V/v …", which may be broken over lines of the left column) from a head."""
    left: list[Line] = []
    words: list[str] = []
    first = None
    is_open = False
    for line in head:
        cell = line.cells[0]
        begins = _SUBJECT.match(bare(cell))
        is_open = bool(begins) or (is_open and not line.after_gap and _goes_on_subject(cell))
        if not is_open:
            left.append(line)
            continue
        first = first or line.number
        words.append(cell[begins.end() :] if begins else cell)
        left += [replace(line, text=CELL.join(line.cells[1:]))] if len(line.cells) > 1 else []
    return left, " ".join(words).strip(" ./"), first


def _goes_on_subject(cell: str) -> bool:
    return not cell.isupper() and ", ngày" not in cell


def _read_title(lines: list[Line], kind_at: int, kind: str) -> tuple[str, int | None, int]:
    """Give the words below the kind, the line they begin on, and where the body begins."""
    named = _KIND[kind].match(lines[kind_at].text)
    same_line = lines[kind_at].text[named.end() :].strip(" :") if named else ""
    parts = [same_line] if same_line else []
    first = lines[kind_at].number if same_line else None
    at = kind_at + 1
    while at < len(lines) and _belongs_to_title(lines[at], parts, kind):
        first = first or lines[at].number
        parts.append(lines[at].text)
        at += 1
    title = " ".join(" ".join(parts).split())
    if len(parts) > bool(same_line) and title.endswith((":", ";")):  # the sentence that opens
        return same_line, first if same_line else None, kind_at + 1
    return title, first, at


def _belongs_to_title(line: Line, parts: list[str], kind: str) -> bool:
    if sum(map(len, parts)) + len(line.text) > _LONGEST_TITLE or _is_tail(line):
        return False
    if line.is_capital and not _MARKED.match(line.bare) and (not parts or parts[-1].isupper()):
        return True
    if not parts and _CITES.match(line.bare) and not _ENDS_A_SENTENCE.search(line.text):
        return True  # "Thực hiện Chỉ thị số …" may be what the plan is about
    if _BODY.match(line.bare):
        return False
    is_long = len(line.text) > _LONGEST_TITLE_LINE
    if not parts:
        return not (is_long and _ENDS_A_SENTENCE.search(line.text))
    if is_long:
        return False
    if kind == REPORT and _AHEAD.match(line.bare):
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


def _first_of_run(run: list[int]) -> int:
    first = run[-1]
    for at in reversed(run):
        if first - at > 8:
            break
        first = at
    return first


def _is_tail(line: Line) -> bool:
    return bool(_RECIPIENTS.search(line.bare)) or _is_signature(line)


def _is_signature(line: Line) -> bool:
    """Say whether a cell of the line is "TM. …", "KT. …" or a position in capitals."""
    return any(ON_BEHALF.match(cell) or POSITION.match(cell) for cell in line.cells)
