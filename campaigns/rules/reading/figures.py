"""Awards and quantities where they stand in the text: "ít nhất 15%", "05 cá nhân", "Giấy khen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from campaigns.rules.plan import Operator, TargetUnit

from .flow import Flow
from .lines import bare, spaced

LEVEL_UNKNOWN = "CSTD?"
# Longest names first: "Tập thể lao động tiên tiến" holds "lao động tiên tiến".
_CSTD = r"(?:chien s[iy] thi dua|cstd)"
_LD = r"(?:lao dong|ld)"
_TT = r"(?:tap the|tt|to|don vi|phong|khoa|truong|co quan)"
_AWARDS = (
    ("CSTDTQ", rf"{_CSTD}(?: ?cap)? ?(?:toan quoc|tq)"),
    ("CSTDT", rf"{_CSTD}(?: ?cap)? ?(?:tinh|thanh pho|bo|nganh)|cstdc?t"),
    ("CSTDCS", rf"{_CSTD}(?: ?cap)? ?(?:co so|cs)|cstdccs"),
    ("TTLDXS", rf"{_TT} ?{_LD} ?(?:xuat sac|xs)"),
    ("TTLDTT", rf"{_TT} ?{_LD} ?(?:tien tien|tt)|(?:tap the|tt) ?tien tien"),
    ("LDTT", rf"{_LD} ?(?:tien tien|tt)"),
    ("CO_THI_DUA", r"co (?:thi dua|td)"),
    ("GIAY_KHEN", r"giay khen|gk"),
    ("BANG_KHEN", r"bang khen|bk"),
    (LEVEL_UNKNOWN, _CSTD),
)
_AWARD = spaced(
    r"(?<![a-z])(?:"
    + "|".join(f"(?P<a{at}>{pattern})" for at, (_, pattern) in enumerate(_AWARDS))
    + r")(?!\w)"
)
# Without accents "có thi đua" looks like a flag and "bảng khen" like praise.
_SPELLED = {
    "co thi dua": "cờ thi đua",
    "co td": "cờ tđ",
    "bang khen": "bằng khen",
    "gk": "GK",
    "bk": "BK",
}

PEOPLE = (
    r"ca nhan|nguoi|dong chi|d/c|gv|can bo|cong chuc|vien chuc|giao vien|nhan vien|doan vien|"
    r"hoi vien|lao dong(?! tien tien)|cb,? ?cc|cbcc\w*|cbgv\w*|luot nguoi|dang vien"
)
GROUPS = (
    r"tap the|don vi|bo phan|thon|to dan pho|to(?! chuc)|phong|ban|chi bo|truong|khoi|lop|co quan|"
    r"nganh|chi hoi|chi doan|cdcs|tdp|"
    r"khoa|khu dan cu|khu pho|ap(?! dung)|xom|buon|ho gia dinh|ho dan|gia dinh|doanh nghiep|"
    r"hop tac xa"
)
FIRST_NOUN = spaced(
    r"\W*(?:(?:trong )?(?:tong so|so|cac|trong so|tong) ){0,2}"
    rf"(?:(?P<people>{PEOPLE})|(?P<groups>{GROUPS}))\b"
)
VERB = spaced(
    r"(?<![a-z])(?:phan dau|dat|duoc|dang ky|de nghi|xep|hoan thanh|giu vung|giu|la|tang|cong nhan|"
    r"tro len|tro xuong|trong do|co)(?!\w)"
)
_DIGITS = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin")
_LAST_DIGITS = {**{word: value for value, word in enumerate(_DIGITS, 1)}, "lam": 5, "tu": 4}
_WORD = rf"(?:(?:{'|'.join(_DIGITS)}) )?muoi(?: (?:{'|'.join(_LAST_DIGITS)}))?|{'|'.join(_DIGITS)}"
_LEAST = r"it nhat|toi thieu|khong duoi|khong it hon|thap nhat|tu|tren|hon|>=|≥|>"
_MOST = r"khong qua|toi da|khong vuot qua|khong vuot|khong nhieu hon|cao nhat|duoi|<=|≤|<"
_ABOUT = r"khoang|gan|xap xi|~"
_STRICT = frozenset({"tren", "hon", "duoi", ">", "<"})
_IS_LEAST, _IS_MOST = spaced(_LEAST), spaced(_MOST)
_NOUN_FOLLOWS = (
    rf"(?=\x20(?:luot )?(?:{PEOPLE}|{GROUPS}|chien s[iy] thi dua|cstd(?:cs|c?t|tq)?|"
    r"co thi dua|ldtt|ttldtt|ttldxs|lao dong tien tien|tap the lao dong)\b)"
)
_QUANTITY = spaced(
    rf"(?:(?<![a-z])(?P<before>{_LEAST}|{_MOST}|{_ABOUT}|dung) ?)?(?:la |dat |co |tu )?"
    rf"(?<![\d/.,a-z-])(?:(?P<low>\d{{1,3}})(?: ?%)? ?(?:-|den|toi) ?(?P<high>\d{{1,3}})"
    rf"(?: ?(?P<of_hundred>%)|{_NOUN_FOLLOWS})"
    r"|(?P<percent>\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|phan tram)"
    rf"|(?P<spelled>{_WORD}) phan tram"
    rf"|(?P<part>\d{{1,3}}) ?/ ?(?P<whole>\d{{1,3}}){_NOUN_FOLLOWS}"
    rf"|(?<!phan )(?P<count>\d{{1,3}}|{_WORD})(?: ?\([\w ]{{1,20}}\))?{_NOUN_FOLLOWS})"
)
_OR_MORE = spaced(r"(?P<between>[^.;:%\d\n]{0,60}?)(?<![a-z])tro (?P<way>len|xuong)")
# Who gives an award may stand between it and its number: "Giấy khen Giám đốc Sở: 06".
_GIVER = (
    r"(?: (?:cua |do )?(?:chu tich|ubnd|uy ban|giam doc|so|bo|thu tuong|chinh phu|tinh|huyen|xa|"
    r"phuong|thanh pho|lien doan|ldld|cong doan|hoi dong|hieu truong|truong|phong|nganh|trung uong|"
    r"ban|hoi|cap)(?![a-z])[^\d.;:,\n\t%]{0,80})?"
)
_BARE_COUNT = spaced(
    rf"(?P<lead>\W{{0,3}}{_GIVER}\W*)"
    rf"(?:(?P<before>{_LEAST}|{_MOST}) )?(?P<count>\d{{1,3}})(?![\d%/]| %)"
    r"(?P<ends>(?=\W*$|[.;,)]))?"
)
_OF_LDTT = spaced(r" ?(?:tong )?(?:so )?(?:ldtt|lao dong tien tien)(?!\w)")
_IN_BRACKETS = spaced(
    rf" ?(?:{PEOPLE}|{GROUPS})? ?(?:\( ?(?:dat |t[yi] le |chiem )?|, ?(?:dat|chiem) ty le )"
)
# "Không để xảy ra tình trạng trên 15% …" allows no more.
_BANNED = spaced(r"(?<![a-z])khong (?:de|cho|duoc)(?!\w)[^.;,:\n]*$")
_LONGEST_BAN = 60
# "Bằng khen của …", "Cá nhân", "03" in three cells of a row.
_CELL_COUNT = spaced(
    rf"(?P<lead>[^\t\n]{{0,100}}\t(?:[^\t\n\d]{{0,40}}\t)?)"
    rf"(?:(?P<before>{_LEAST}|{_MOST}) )?(?P<count>\d{{1,3}})(?=\t|\n|$)"
)


@dataclass(frozen=True)
class NamedAward:
    """An award's code and where its name stands."""

    code: str
    start: int
    end: int


@dataclass(frozen=True)
class Quantity:
    """A figure and where it stands, with its qualifiers; `strict`: "trên", "dưới"; `about`:
    "khoảng"; `is_end`: one end of "15-20%"."""

    operator: Operator
    value: Decimal
    unit: TargetUnit
    start: int
    end: int
    strict: bool = False
    about: bool = False
    is_end: bool = False


def awards(flow: Flow, start: int, end: int) -> Iterator[NamedAward]:
    """Give the awards named between two places, in order."""
    for match in _AWARD.finditer(flow.bare, start, end):
        code = _AWARDS[int(str(match.lastgroup)[1:])][0]
        if _is_spelled(flow.words(match.start(), match.end())):
            yield NamedAward(code, match.start(), match.end())


def _is_spelled(written: str) -> bool:
    right = _SPELLED.get(bare(written))
    if right is None:
        return True
    return written == right if right.isupper() else written.isascii() or written.lower() == right


def quantities(flow: Flow, start: int, end: int) -> Iterator[Quantity]:
    """Give the figures between two places, in order; "15-20%" is two of them, "04/05 tổ" is 4."""
    for match in _QUANTITY.finditer(flow.bare, start, end):
        is_bare = match["count"] and not match["before"]
        if is_bare and (_is_cell(flow, match) or _is_ordinal(flow, match)):
            continue
        if match["part"] and int(match["part"]) > int(match["whole"]):
            continue
        if match["low"]:
            unit: TargetUnit = "percent" if match["of_hundred"] else "count"
            low, high = Decimal(match["low"]), Decimal(match["high"])
            yield Quantity(">=", low, unit, match.start(), match.end(), is_end=True)
            yield Quantity("<=", high, unit, match.start(), match.end(), is_end=True)
        else:
            yield _quantity(flow, match, end)


def figures(flow: Flow, named: list[NamedAward], start: int, end: int) -> list[Quantity]:
    """Give the figures between two places and the bare numbers behind the awards, in order."""
    read = list(quantities(flow, start, end))
    for count in _counts_after(flow, named, end):
        if not any(figure.start < count.end and count.start < figure.end for figure in read):
            read.append(count)
    read.sort(key=lambda figure: figure.start)
    said_again = [
        share if figure.unit == share.unit else figure
        for figure, share in pairwise(read)
        if _says_again(flow, figure, share, named)
    ]
    return [figure for figure in read if figure not in said_again]


def _says_again(flow: Flow, quantity: Quantity, share: Quantity, named: list[NamedAward]) -> bool:
    """Say whether a share in brackets says a count again, "18/20 đ/c (90%)", "07 CSTĐCS (15%)", or
    the same share: "25% (hai mươi lăm phần trăm)"."""
    is_same = quantity.unit == share.unit and quantity.value == share.value
    if share.unit == "count" or (quantity.unit == share.unit and not is_same):
        return False
    award = next((award for award in named if award.start == quantity.end + 1), None)
    start = award.end if award and not _OF_LDTT.match(flow.bare, share.end) else quantity.end
    return bool(_IN_BRACKETS.fullmatch(flow.bare, start, share.start))


def _counts_after(flow: Flow, named: list[NamedAward], end: int) -> Iterator[Quantity]:
    """Give bare numbers right behind an award: "Chiến sĩ thi đua cơ sở: 05", or in a cell."""
    for award in named:
        match = _BARE_COUNT.match(flow.bare, award.end, end)
        match = match or _CELL_COUNT.match(flow.bare, award.end, end)
        if match and (
            set(match["lead"]) & set(":\t-(") or match.groupdict().get("ends") is not None
        ):
            operator = _operator(match["before"] or "", "")
            value = Decimal(match["count"])
            yield Quantity(operator, value, "count", match.start("count"), match.end())


def _is_cell(flow: Flow, match: re.Match[str]) -> bool:
    """Say whether a number fills its line: the STT of a table that was cut into lines."""
    return flow.starts_line(match.start("count")) and flow.starts_line(match.end() + 1)


def _is_ordinal(flow: Flow, match: re.Match[str]) -> bool:
    """Say whether a number that begins a line counts the rows: "1 Lao động tiên tiến"."""
    start = match.start("count")
    follows = _AWARD.match(flow.bare, match.end() + 1)
    return bool(follows) and flow.starts_line(start) and not flow.item_at(start).is_bullet


def _quantity(flow: Flow, match: re.Match[str], end: int) -> Quantity:
    before = match["before"] or ""
    lead = flow.bare[max(0, match.start() - _LONGEST_BAN) : match.start()]
    after = _OR_MORE.match(flow.bare, match.end(), end)
    way = after["way"] if after and not VERB.search(after["between"]) else ""
    word = match["percent"] or match["spelled"] or match["part"] or match["count"]
    return Quantity(
        "<=" if before in _STRICT and _BANNED.search(lead) else _operator(before, way),
        Decimal(_in_digits(word) if word[0].isalpha() else word.replace(",", ".")),
        "percent" if match["percent"] or match["spelled"] else "count",
        match.start(),
        match.end(),
        strict=before in _STRICT and not way,
        about=bool(before) and before in _ABOUT.split("|"),
    )


def _in_digits(word: str) -> int:
    """Give 25 for "hai mươi lăm"."""
    tens, is_ten, ones = word.partition("muoi")
    if not is_ten:
        return _LAST_DIGITS[word]
    return 10 * _LAST_DIGITS.get(tens.strip(), 1) + _LAST_DIGITS.get(ones.strip(), 0)


def _operator(before: str, way: str) -> Operator:
    """A figure without a qualifier is meant as it stands: "="."""
    if way:
        return ">=" if way == "len" else "<="
    if _IS_MOST.fullmatch(before):
        return "<="
    return ">=" if _IS_LEAST.fullmatch(before) else "="
