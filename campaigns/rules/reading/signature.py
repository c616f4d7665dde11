"""What stands below the body: who gets the paper and who signed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from campaigns.rules.plan import Note, Recipient, Signer

from .lines import BULLETS, CELL, LOWER, UPPER, Line, bare, is_second_half, spaced
from .names import body_name, person_name, position_name
from .paper import ON_BEHALF, POSITION, Paper

_MOST_TAIL_LINES = 150
_RECIPIENTS = spaced(r"noi nhan ?:? ?")
_BULLET = re.compile(rf"^(?:[{re.escape(BULLETS)}.]\s?|\d{{1,2}}[.)]\s)(?=\S)")
_PAGE_NUMBER = re.compile(r"\W*\d{1,3}\W*")
_SIGN_AFTER = re.compile(
    rf"(?<=[;:.,])(?<!TM\.)(?<!KT\.)(?<!TL\.)(?<!UQ\.)(?<!\bQ\.)\s(?={ON_BEHALF.pattern}|{POSITION.pattern})"
)
_NAME_AFTER = re.compile(rf"(?<=[.;])\s(?=[{UPPER}][{LOWER}]*(?:\s[{UPPER}][{LOWER}]+){{1,5}}$)")
_ENDED = re.compile(r"[;.]\s*$")
_FOR_REPORT = spaced(r" ?[-([,]? ?(?:de )?(?:b/cao|b/c|bao cao|b\.c|bc)\.? ?[)\]]?[;,.]* ?$")
_PURPOSE = spaced(
    r" ?[(\[](?:de )?(?:t/h|thuc hien|ph|phoi hop|biet|chi dao|theo doi)\.?[^)\]]*[)\]]"
)
_REPORT_BRACKET = spaced(r"[-}\])>\W]*(?:de )?(?:bao cao|b/c)[\W]*")
_ABOVE = spaced(
    r"(?:tt\.?|thuong truc|btv|ban thuong vu|bch|ban chap hanh)(?: ?,? ?tt\.?)? ?"
    r"(?:dang uy|huyen uy|thanh uy|hdnd|du)|dang uy|.*(?:huyen|tinh|thanh pho|quan|thi xa)\b|"
    r"phong |so |tp\.?"
)
_SIGNED_MARK = spaced(
    r"\W*(?:da ky|ky ten|ky|ky va dong dau|chu ky|da ky va dong dau|"
    r"(?:nguoi ky|ky boi|(?:thoi gian|ngay) ky|email|thoi gian) ?:)(?!\w).*"
)
_NAME = rf"[{UPPER}][^\W\d_]*(?:['’]\s?[^\W\d_]+)?"  # H'Hen, K’ Brẹoh
_RANK = r"(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|úy|uý)"  # of army and police
_PERSON = re.compile(
    rf"(?:{_RANK}\s)?(?:(?:PGS|GS|TS|ThS|Th\.S|BS|BSCK\w*|DS|KS|CN)\.\s?){{0,3}}{_NAME}(?:[\s-]{_NAME}){{1,5}}|[{UPPER}]['’]\s?[^\W\d_]+"
)
_TITLES = re.compile(rf"^(?:{_RANK}\s|(?:PGS|GS|TS|ThS|Th\.S|BS|BSCK\w*|DS|KS|CN)\.\s?)+")
_DEGREE = re.compile(r"(?:(?:PGS|GS|TS|ThS|BS|BSCK\w*|DS|KS|CN)\.?\s?)+")
_NAME_END = re.compile(rf"[{UPPER}][{LOWER}]+")
_BEHALF_OF = re.compile(rf"T/?M\s?\.?\s?(.*?)(?=\s?(?:{ON_BEHALF.pattern}|{POSITION.pattern}|$))")
_ACTING = re.compile(r"(?:KT|K/T|TL|T/L|TUQ|T/UQ)\s?[./]?\s?")
# With accents: Trương, Phương and Huyền are names of people.
_BODY_WORD = re.compile(
    r"(?<!\w)(?:UBND|HĐND|ỦY BAN|UỶ BAN|HỘI ĐỒNG|XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|TRƯỜNG)(?!\w)"
)
_OF_A_UNION = spaced(
    r"(?:(?:pho )?(?:chu tich|bi thu) |bch |ban chap hanh )?"
    r"(?:cong doan|cd(?!\w)|doan|hoi(?! dong))"
)
_LOOKS_ABOVE_MESSAGE = (
    "Dấu ngoặc “Để báo cáo” không cho biết gồm những nơi nhận nào; tạm đánh dấu các cơ quan "
    "cấp trên, hãy xác nhận."
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
    column: int = 0

    @property
    def bare(self) -> str:
        return bare(self.text)


def read_ending(paper: Paper) -> Ending:
    """Give recipients and signer, whether they stand below or beside each other."""
    list_cells, sign_cells, bracket, list_line = _sort_cells(paper.tail[:_MOST_TAIL_LINES])
    recipients = _recipients(_entries(list_cells))
    notes = []
    if bracket is not None and not any(recipient.for_report for recipient in recipients):
        recipients = [_with_bracket(recipient) for recipient in recipients]
        notes.append(Note("report_bracket_extent", _LOOKS_ABOVE_MESSAGE, bracket))
    signers = _signers(_in_columns(sign_cells))
    leading = _leading(signers)
    if len(signers) > 1:
        names = ", ".join(signer.name or signer.position for signer in signers)
        name = (leading.name or leading.position) if leading else ""
        message = f"Có {len(signers)} người ký ({names}); lấy {name}, hãy kiểm tra lại."
        notes.append(Note("several_signers", message, signers[0].line))
    return Ending(tuple(recipients), list_line, leading, tuple(notes))


def _in_columns(cells: list[_Cell]) -> list[_Cell]:
    """Keep the columns only where two people sign beside each other; else the signature is one
    column however its lines are indented."""
    behalf = [cell.line for cell in cells if ON_BEHALF.match(cell.text)]
    names = [cell.line for cell in cells if _is_name(cell)]
    if len(behalf) > len(set(behalf)) or len(names) > len(set(names)):
        return cells
    return [_Cell(cell.text, cell.line) for cell in cells]


def _is_name(cell: _Cell) -> bool:
    return bool(_PERSON.fullmatch(cell.text)) and not cell.text.isupper()


def _leading(signers: list[Signer]) -> Signer | None:
    """Give who signed for the committee, else the first who does not sign for a union beside."""
    committee = [signer for signer in signers if signer.on_behalf.startswith("Ủy ban nhân dân")]
    others = [signer for signer in signers if not _OF_A_UNION.match(bare(_body_of(signer)))]
    return next(iter([*committee, *others, *signers]), None)


def _body_of(signer: Signer) -> str:
    """Give for whom one signs: told before the position, or behind it."""
    return signer.on_behalf or signer.position


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
            listed += [_Cell(rest, cell.line)] if rest else []
        elif _goes_on_list(cell, listed):
            listed.append(cell)
        elif _REPORT_BRACKET.fullmatch(cell.bare):
            bracket = cell.line
        elif list_line is None or _is_signing(cell, bool(signed)) or _names_signer(cell, signed):
            signed.append(cell)
        else:
            listed.append(cell)
    return listed, signed, bracket, list_line


def _cells(tail: list[Line]) -> Iterator[_Cell]:
    for line in tail:
        parts = _SIGN_AFTER.sub(CELL, _NAME_AFTER.sub(CELL, line.text)).split(CELL)
        kept = [part.strip() for part in parts if part.strip(" -–|}")]
        kept = [part for part in kept if not _PAGE_NUMBER.fullmatch(part)]
        yield from (_Cell(part, line.number, at) for at, part in enumerate(kept))


def _is_signing(cell: _Cell, has_begun: bool) -> bool:
    if ON_BEHALF.match(cell.text) or POSITION.match(cell.text):
        return True
    if _SIGNED_MARK.fullmatch(cell.bare):
        return True
    return has_begun and cell.text.isupper() and not _BULLET.match(cell.text)


def _ends_name(cell: _Cell, before: _Cell) -> bool:
    return bool(_NAME_END.fullmatch(cell.text) and _PERSON.fullmatch(before.text))


def _names_signer(cell: _Cell, signed: list[_Cell]) -> bool:
    return bool(signed and (_PERSON.fullmatch(cell.text) or _ends_name(cell, signed[-1])))


def _goes_on_list(cell: _Cell, listed: list[_Cell]) -> bool:
    """Say whether the cell ends a recipient that was broken before it."""
    if not listed or _ENDED.search(listed[-1].text) or _is_signing(cell, False):
        return False
    return cell.column == 0 and bool(_ENDED.search(cell.text)) and not _BULLET.match(cell.text)


def _entries(cells: list[_Cell]) -> list[_Cell]:
    """Join the lines of one recipient: a new one starts with a dash or after a semicolon."""
    entries: list[_Cell] = []
    for cell in cells:
        mark = _BULLET.match(cell.text)
        words = cell.text[mark.end() :] if mark else cell.text
        if mark and entries and is_second_half(entries[-1].text, words):
            mark, words = None, cell.text
        if mark or not entries or _ENDED.search(entries[-1].text):
            entries.append(_Cell(words, cell.line))
        else:
            entries[-1] = _Cell(f"{entries[-1].text} {words}", entries[-1].line)
    return [
        _Cell(_BULLET.sub("", part.strip(), count=1), entry.line)
        for entry in entries
        for part in entry.text.split(";")
        if part.strip()
    ]


def _recipients(entries: list[_Cell]) -> list[Recipient]:
    """Give the recipients; where a brace "}" is drawn beside some, "để báo cáo" goes for them."""
    recipients: list[Recipient] = []
    braced = set()
    for entry in entries:
        named = _recipient(entry)
        if "}" in entry.text:
            braced.add(len(recipients) if named.name else len(recipients) - 1)
        if named.name:
            recipients.append(named)
    says_report = any("}" in entry.text and _FOR_REPORT.search(entry.bare) for entry in entries)
    return [
        replace(recipient, for_report=recipient.for_report or (says_report and at in braced))
        for at, recipient in enumerate(recipients)
    ]


def _recipient(cell: _Cell) -> Recipient:
    purpose = _PURPOSE.search(cell.bare)
    name = cell.text[: purpose.start()] if purpose else cell.text
    report = _FOR_REPORT.search(bare(name), 1)
    name = name[: report.start()] if report else name
    return Recipient(name.strip(" ;.,}("), bool(report), cell.line)


def _with_bracket(recipient: Recipient) -> Recipient:
    return Recipient(recipient.name, bool(_ABOVE.match(bare(recipient.name))), recipient.line)


def _signers(cells: list[_Cell]) -> list[Signer]:
    """Give who signed, column by column and from above: each "TM." after a name begins anew."""
    signers = []
    for column in sorted({cell.column for cell in cells}):
        group: list[_Cell] = []
        for cell in cells:
            if cell.column != column:
                continue
            if cell.text.startswith("TM") and group and _PERSON.fullmatch(group[-1].text):
                signers.append(_signer(group))
                group = []
            group.append(cell)
        signers.append(_signer(group))
    return [signer for signer in signers if signer]


def _signer(cells: list[_Cell]) -> Signer | None:
    """Give who signed: the words in capitals tell body and position, the name stands below."""
    at = next((at for at, cell in enumerate(cells) if _is_signing(cell, False)), None)
    if at is None:
        return None
    capitals: list[str] = []
    names: list[_Cell] = []
    for cell in cells[at:]:
        if _DEGREE.fullmatch(cell.text):
            continue
        if cell.text.isupper() and not names and not _is_capital_name(cell, capitals):
            capitals.append(cell.text)
        elif _PERSON.fullmatch(cell.text) or (names and _ends_name(cell, names[-1])):
            names.append(cell)
        elif POSITION.match(cell.text) and not names:
            position, name = _split_name(cell.text)
            capitals.append(position)
            names += [_Cell(name, cell.line)] if name else []
    behalf, position = _split_capitals(" ".join(capitals))
    name = _TITLES.sub("", person_name(" ".join(cell.text for cell in names[:2])), count=1)
    line = names[0].line if names else cells[at].line
    return Signer(name, position, behalf, line) if name or position else None


def _is_capital_name(cell: _Cell, capitals: list[str]) -> bool:
    """Say whether words in capitals below a position are the signer's name."""
    if not _PERSON.fullmatch(cell.text) or _BODY_WORD.search(cell.text):
        return False
    return bool(POSITION.search(" ".join(capitals))) and not POSITION.search(cell.text)


def _split_capitals(capitals: str) -> tuple[str, str]:
    """Part "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH" into the body and the position; who
    signs for another (KT., TL., TUQ.) has the position behind that."""
    behalf = _BEHALF_OF.match(capitals)
    body = body_name(behalf[1].strip()) if behalf and behalf[1].strip() else ""
    starts = [match.start() for match in POSITION.finditer(capitals)]
    if not starts:
        return body, ""
    acting = _ACTING.search(capitals)
    own = [start for start in starts if acting and start > acting.end()][:1] or starts[:1]
    following = [start for start in starts if start > own[0]]
    return body, position_name(capitals[own[0] : following[0] if following else None].strip())


def _split_name(position: str) -> tuple[str, str]:
    """Part "CHỦ TỊCH Nguyễn Văn A" into the position and the name."""
    words = position.split()
    capitals = next((at for at, word in enumerate(words) if not word.isupper()), len(words))
    return " ".join(words[:capitals]), " ".join(words[capitals:])
