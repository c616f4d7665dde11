"""To whom something is to be sent: "gửi về Văn phòng HĐND và UBND xã"."""

from __future__ import annotations

from .flow import Flow, Item
from .lines import CELL, spaced

SENDING = spaced(r"(?<![a-z])(?:gui|nop|trinh|chuyen|bao cao)(?!\w)")
_BODY = spaced(
    r"(?:ubnd|uy ban|van phong|hoi dong|phong|so|thuong truc|bo phan|cong chuc|ban|dang uy|"
    r"cong doan|khoi|truong|to|trung tam|chu tich|lanh dao|co quan|mat tran|dong chi|ong|ba|"
    r"hieu truong|can bo|chi cuc|doan|hoi|chi bo|huyen uy|lien doan|van thu|thu ky|bch)\b"
)
_SENT_TO = spaced(
    r"(?<![a-z])(?:gui|nop|trinh|chuyen|bao cao|dang ky)(?!\w)[^.;]{0,120}?"
    rf"(?<![a-z])(?:ve|cho|den|toi|tai|len|(?<!doi )voi)(?: cho| ve)? (?={_BODY.pattern})"
)
_SENT_DIRECTLY = spaced(rf"(?<![a-z])(?:gui|nop|trinh|bao cao) (?={_BODY.pattern})")
_BODY_ENDS = spaced(
    r" (?:truoc|cham nhat|muon nhat|de|theo|trong|den|vao|hoan thanh|han|khong|duoi|va gui|"
    r"ngay|xong|kem|bang|qua|thoi han|xem xet|tong hop|tham dinh|xet|sau khi|khi|it nhat|het|"
    r"dung ngay|lam|nham) "
    r"| tu (?:ngay|thang|dau|quy|\d)"
    r"|[.;:\t\n]|, (?!khen thuong)|$"
)
_BESIDE = spaced(rf" ?(?:\(|,? ?(?:ve|cho|tai) )(?={_BODY.pattern})")
# Without accents "bản đăng ký" looks like a ban, "sơ kết" like a sở.
_SPELLED = {
    "so": "sở",
    "to": "tổ",
    "ban": "ban",
    "ba": "bà",
    "ong": "ông",
    "doan": "đoàn",
    "hoi": "hội",
    "khoi": "khối",
    "phong": "phòng",
}
_NO_PART_OF_NAME = spaced(r"\( ?(?:truoc|cham|de|theo|kem|han|den|ban)\b")
_LABEL = spaced(r"(?:noi nhan|noi tiep nhan|noi gui|dia chi nhan|noi nop)(?: ho so)? ?:? ?")
_LONGEST_NAME = 150


class Receivers:
    """Finds receivers in a flow."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._labels: dict[int, str] = {}

    def named(self, start: int, end: int, *, last: bool = False) -> str:
        """Give the first (or last) body behind "gửi về", "nộp cho" … between two places."""
        for lead in (_SENT_TO, _SENT_DIRECTLY):
            places = lead.finditer(self._flow.bare, start, end)
            names = [name for place in places if (name := self._body_at(place.end(), end))]
            if names:
                return names[-1] if last else names[0]
        return ""

    def beside(self, start: int) -> str:
        """Give the body right behind a day: "31/3 (Hội đồng sáng kiến)", "15/12 về UBND xã"."""
        match = _BESIDE.match(self._flow.bare, start)
        return self._body_at(match.end(), self._flow.item_at(start).end) if match else ""

    def in_row(self, item: Item) -> str:
        """Give the cell of a table's row that names a body."""
        if not item.is_row:
            return ""
        at = item.start
        for cell in self._flow.text[item.start : item.end].split(CELL):
            if self._is_body(at, at + len(cell)) and len(cell) < _LONGEST_NAME:
                return self._flow.words(at, at + len(cell)).strip(" ,;:.")
            at += len(cell) + 1
        return ""

    def labelled(self, item: Item) -> str:
        """Give what a neighbouring paragraph says behind "Nơi nhận:"."""
        parent = next(self._flow.parents(item), None)
        if parent is None:
            return ""
        if parent.index not in self._labels:
            self._labels[parent.index] = self._label_below(parent)
        return self._labels[parent.index]

    def _label_below(self, parent: Item) -> str:
        for child in self._flow.children(parent):
            match = _LABEL.match(self._flow.bare, child.start, child.end)
            if match:
                return self._flow.words(match.end(), child.end).strip(" ,;:.")
        return ""

    def _is_body(self, start: int, end: int) -> bool:
        match = _BODY.match(self._flow.bare, start, end)
        if not match:
            return False
        written = self._flow.text[start : match.end()].lower()
        return written == _SPELLED.get(match[0], written)

    def _body_at(self, start: int, end: int) -> str:
        if not self._is_body(start, end):
            return ""
        end = min(end, start + 2 * _LONGEST_NAME)
        stop = _BODY_ENDS.search(self._flow.bare, start + 1, end)
        last = stop.start() if stop else end
        aside = self._flow.text.find("(", start, last)
        if aside > 0 and _NO_PART_OF_NAME.match(self._flow.bare, aside):
            last = aside
        words = self._flow.words(start, last).strip(" ,;:.-–")
        words = words if "(" in words else words.rstrip(")")
        return words if len(words) <= _LONGEST_NAME else ""
