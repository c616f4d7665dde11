"""What stands below the body: who gets the paper and who signed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from campaigns.rules.plan import Note, Recipient, Signer

from .lines import CELL, LOWER, UPPER, Line, bare, spaced
from .names import body_name, person_name, position_name
from .paper import ON_BEHALF, POSITION, Paper

_MOST_TAIL_LINES = 150
_RECIPIENTS = spaced(r"noi nhan ?:? ?")
_BULLET = re.compile(r"[-–—+*•·.]\s?(?=\S)")
_SIGN_AFTER = re.compile(rf"(?<=[;:.,])\s(?={ON_BEHALF.pattern}|{POSITION.pattern})")
_NAME_AFTER = re.compile(rf"(?<=[.;])\s(?=[{UPPER}][{LOWER}]*(?:\s[{UPPER}][{LOWER}]+){{1,5}}$)")
_ENDED = re.compile(r"[;.]\s*$")
_FOR_REPORT = spaced(r" ?[-(,]? ?(?:de )?(?:b/c|bao cao|b\.c|bc)\.? ?\)?[;,.]* ?$")
_PURPOSE = spaced(r" ?\((?:de )?(?:t/h|thuc hien|ph|phoi hop|biet|chi dao|theo doi)\.?[^)]*\)")
_REPORT_BRACKET = spaced(r"[-}\])>\W]*(?:de )?(?:bao cao|b/c)[\W]*")
_ABOVE = spaced(
    r"(?:tt\.?|thuong truc|btv|ban thuong vu|bch|ban chap hanh)(?: ?,? ?tt\.?)? ?(?:dang uy|huyen uy|"
    r"thanh uy|hdnd|du)|dang uy|.*(?:huyen|tinh|thanh pho|quan|thi xa)\b|phong |so |tp\.?"
)
_SIGNED_MARK = spaced(r"\W*(?:da ky|ky ten|ky|ky va dong dau|chu ky|da ky va dong dau)\b.*")
_PERSON = re.compile(
    rf"(?:(?:TS|ThS|Th\.S|BS|KS|CN)\.\s?)?[{UPPER}][^\W\d_]*(?:[\s-][{UPPER}][^\W\d_]*){{1,5}}"
)
_LOOKS_ABOVE_MESSAGE = (
    "Dấu ngoặc “Để báo cáo” không cho biết gồm những nơi nhận nào; tạm đánh dấu các cơ quan cấp trên, "
    "hãy xác nhận."
)


@dataclass(frozen=True)
class Ending:
    recipients: tuple[Recipient, ...]
    recipients_line: int | None
    signer: Signer | None
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class _Cell:
    text: str
    line: int

    @property
    def bare(self) -> str:
        return bare(self.text)


def read_ending(paper: Paper) -> Ending:
    """Give recipients and signer, whether they stand below or beside each other."""
    list_cells, sign_cells, bracket, list_line = _sort_cells(paper.tail[:_MOST_TAIL_LINES])
    recipients = [_recipient(cell) for cell in _entries(list_cells)]
    notes = []
    if bracket is not None and not any(one.for_report for one in recipients):
        recipients = [_with_bracket(one) for one in recipients]
        notes.append(Note("report_bracket_extent", _LOOKS_ABOVE_MESSAGE, bracket))
    return Ending(
        tuple(one for one in recipients if one.name), list_line, _signer(sign_cells), tuple(notes)
    )


def _sort_cells(
    tail: list[Line],
) -> tuple[list[_Cell], list[_Cell], int | None, int | None]:
    """Tell the cells of the list from those of the signature, and give the lines of the bracket
    and of the words "Nơi nhận"."""
    listed: list[_Cell] = []
    signed: list[_Cell] = []
    bracket = list_line = None
    for cell in _cells(tail):
        heading = _RECIPIENTS.match(cell.bare)
        if heading and list_line is None:
            list_line = cell.line
            rest = cell.text[heading.end() :].strip()
            listed += [_Cell(part, cell.line) for part in _inline_entries(rest)]
        elif _REPORT_BRACKET.fullmatch(cell.bare):
            bracket = cell.line
        elif _is_signing(cell, bool(signed)) or list_line is None:
            signed.append(cell)
        elif not _is_person_after_list(cell, listed, signed):
            listed.append(cell)
        else:
            signed.append(cell)
    return listed, signed, bracket, list_line


def _cells(tail: list[Line]) -> Iterator[_Cell]:
    for line in tail:
        parts = _SIGN_AFTER.sub(CELL, _NAME_AFTER.sub(CELL, line.text)).split(CELL)
        for part in parts:
            if part.strip(" -–|}"):
                yield _Cell(part.strip(), line.number)


def _inline_entries(words: str) -> list[str]:
    return [f"{part.strip()};" for part in words.split(";") if part.strip()]


def _is_signing(cell: _Cell, has_begun: bool) -> bool:
    if ON_BEHALF.match(cell.text) or POSITION.match(cell.text):
        return True
    if _SIGNED_MARK.fullmatch(cell.bare):
        return True
    return has_begun and cell.text.isupper() and not _BULLET.match(cell.text)


def _is_person_after_list(cell: _Cell, listed: list[_Cell], signed: list[_Cell]) -> bool:
    """Say whether the cell is the signer's name rather than one more recipient."""
    if not signed or not _PERSON.fullmatch(cell.text):
        return False
    return not listed or bool(_ENDED.search(listed[-1].text))


def _entries(cells: list[_Cell]) -> list[_Cell]:
    """Join the lines of one recipient: a new one starts with a dash or after a semicolon."""
    entries: list[_Cell] = []
    for cell in cells:
        mark = _BULLET.match(cell.text)
        words = cell.text[mark.end() :] if mark else cell.text
        if mark or not entries or _ENDED.search(entries[-1].text):
            entries.append(_Cell(words, cell.line))
        else:
            entries[-1] = _Cell(f"{entries[-1].text} {words}", entries[-1].line)
    return entries


def _recipient(cell: _Cell) -> Recipient:
    words = _PURPOSE.sub("", cell.bare)
    name = cell.text if words == cell.bare else cell.text[: _purpose_start(cell)]
    report = _FOR_REPORT.search(bare(name))
    if report and report.start() > 0:
        name = name[: report.start()]
    return Recipient(name.strip(" ;.,"), bool(report and report.start() > 0), cell.line)


def _purpose_start(cell: _Cell) -> int:
    found = _PURPOSE.search(cell.bare)
    return found.start() if found else len(cell.text)


def _with_bracket(one: Recipient) -> Recipient:
    return Recipient(one.name, bool(_ABOVE.match(bare(one.name))), one.line)


def _signer(cells: list[_Cell]) -> Signer | None:
    """Give who signed: the first name below the last position."""
    behalf = position = ""
    name_parts: list[_Cell] = []
    begun: int | None = None
    for cell in cells:
        acting = ON_BEHALF.match(cell.text)
        words = cell.text[acting.end() :] if acting else cell.text
        at_position = POSITION.match(words)
        if acting and cell.text.upper().startswith(("TM", "T/M")):
            behalf, begun = words, begun or cell.line
            if split := POSITION.search(words):
                behalf, position = words[: split.start()].strip(), words[split.start() :]
        elif at_position or acting:
            position, begun = words, begun or cell.line
        elif _PERSON.fullmatch(cell.text) and begun and _may_follow(name_parts):
            if cell.text.isupper() and not position:
                behalf = f"{behalf} {cell.text}"
            else:
                name_parts.append(cell)
    if begun is None and not name_parts:
        return None
    position, tail_name = _split_position(position)
    name = person_name(" ".join(part.text for part in name_parts) or tail_name)
    if not name and not position:
        return None
    line = name_parts[0].line if name_parts else begun
    return Signer(name, position_name(position) if position else "", _body(behalf), line)


def _may_follow(parts: list[_Cell]) -> bool:
    return sum(len(part.text.split()) for part in parts) < 3


def _split_position(position: str) -> tuple[str, str]:
    """Part "CHỦ TỊCH Nguyễn Văn A" into the position and the name."""
    words = position.split()
    capitals = next((at for at, word in enumerate(words) if not word.isupper()), len(words))
    return " ".join(words[:capitals]), " ".join(words[capitals:])


def _body(capitals: str) -> str:
    return body_name(capitals) if capitals else ""
