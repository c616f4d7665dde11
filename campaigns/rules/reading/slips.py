"""Slips of the pen: years of an older text, anniversaries miscounted, words doubled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaigns.rules.plan import Note

from .flow import Flow
from .lines import LOST_DIGITS, as_digits, spaced

_YEAR_OF_WORK = spaced(
    r"(?<![a-z])(?:ke hoach|chuong trinh|nhiem vu|chi tieu|phong trao|danh hieu|dien hinh|muc tieu)"
    r"[^.;,\n\d(]{0,60}?(?<![a-z])nam (?P<year>20\d\d)(?!\d| ?-)"
)
_LOOKS_BACK = spaced(
    r"(?:ket qua|thanh tich|so voi|tong ket|so ket|trong nam|phat huy|nhung|dat duoc|cuoi|"
    r"quyet dinh)"
)
_ANNIVERSARY = spaced(
    r"(?<![\d/])(?<!thang )(?P<count>\d{1,3})(?: \(\w+\))? nam[^;\n]{0,200}?"
    r"\( ?(?:\d{1,2} ?/ ?){1,2}(?P<from>\d{4}) ?- ?(?:\d{1,2} ?/ ?){1,2}(?P<to>\d{4}) ?\)"
)
_CALL_OF_1948 = spaced(
    r"(?P<count>\d{2,3}) nam (?:ngay )?[^.;\n(]{0,60}?loi keu goi thi dua ai quoc"
    r"(?! ?[^.;\n]{0,60}\()"
)
_HOP = re.compile(r"(?i)\bhợp\s(?:thống\snhất|xét|bình\sxét|bàn|biểu\squyết|bỏ\sphiếu)")
_DOUBLED = re.compile(r"(?i)\b(các|của|và|trong|được|cho|với|về|là|những|theo|đến|tại)\s\1\b")
_AS_FOLLOWS = re.compile(r"(?i)như\ssau[^.:;\n]{1,60}như\ssau")
_COUNCIL_DECIDES = spaced(
    r"hoi dong (?:thi dua|tdkt)[^.;\n]{0,80}?(?<![a-z])(?:ra|ban hanh) quyet dinh"
)
_SY = re.compile(r"(?i)chiến\ssỹ\sthi\sđua")


def slips(flow: Flow, year: int | None) -> Iterator[Note]:
    """Give a note for each slip of a plan of `year`; the text itself is kept as it is."""
    yield from _stale_years(flow, year)
    yield from _anniversaries(flow, year)
    for pattern, code, message in (
        (_HOP, "typo_hop", "“hợp” có lẽ là “họp”; văn bản được giữ nguyên."),
        (_AS_FOLLOWS, "repeated_words", "Lặp từ: “như sau … như sau”; văn bản được giữ nguyên."),
        (_DOUBLED, "repeated_words", "Lặp từ; văn bản được giữ nguyên."),
    ):
        for match in pattern.finditer(flow.text):
            yield Note(code, message, flow.line_at(match.start()))
    for match in LOST_DIGITS.finditer(flow.text):
        message = f"“{match[0]}” có chữ ở chỗ của số; đọc là {as_digits(match[0])}, hãy kiểm tra."
        yield Note("digit_misread", message, flow.line_at(match.start()))
    decides = _COUNCIL_DECIDES.search(flow.bare)
    if decides:
        message = "Hội đồng chỉ đề nghị; quyết định thuộc thẩm quyền của Chủ tịch Ủy ban nhân dân."
        yield Note("council_decides", message, flow.line_at(decides.start()))
    spelling = _SY.search(flow.text)
    if spelling:
        message = "Văn bản viết “Chiến sỹ thi đua”, luật viết “Chiến sĩ thi đua”."
        yield Note("spelling_chien_si", message, flow.line_at(spelling.start()))


def _stale_years(flow: Flow, year: int | None) -> Iterator[Note]:
    for match in _YEAR_OF_WORK.finditer(flow.bare):
        named = int(match["year"])
        before = flow.bare[max(0, match.start() - 40) : match.end()]
        if year and named < year and not _LOOKS_BACK.search(before):
            words = flow.words(match.start(), match.end())
            message = f"“{words}” trong kế hoạch năm {year}: có thể chép sót từ văn bản cũ."
            yield Note("stale_year", message, flow.line_at(match.start("year")))


def _anniversaries(flow: Flow, year: int | None) -> Iterator[Note]:
    for match in _ANNIVERSARY.finditer(flow.bare):
        first, last = int(match["from"]), int(match["to"])
        if last - first != int(match["count"]):
            message = f"Ghi {match['count']} năm nhưng {last} - {first} = {last - first}."
            yield Note("anniversary_wrong", message, flow.line_at(match.start()))
    for match in _CALL_OF_1948.finditer(flow.bare):
        if year and year - 1948 != int(match["count"]):
            message = f"Ghi {match['count']} năm nhưng {year} - 1948 = {year - 1948}."
            yield Note("anniversary_wrong", message, flow.line_at(match.start()))
