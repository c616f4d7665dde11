"""Times that name no day: "tuần 3 tháng 1", "nửa đầu tháng 12", "cuối năm học", "sau Tết"."""

from __future__ import annotations

from collections.abc import Iterator

from .flow import Flow
from .kinds import names_kind
from .lines import spaced
from .receivers import SENDING

HANDING_IN = spaced(rf"{SENDING.pattern}|(?<![a-z])ho so(?!\w)")
_PERIOD = r"(?:thang|quy|nam hoc|nam|hoc k[yi]|hk|ky|dot|tuan)(?!\w)"
_WHICH = (
    r"(?: thu)? (?:\d{1,2}(?![\d%])|i{1,3}(?!\w)|iv(?!\w)|(?:nhat|mot|hai|ba|tu|dau|cuoi)(?!\w))"
    r"(?! (?:lan|buoi|tiet|ngay|thang dau|thang cuoi)(?!\w))"
)
_EVENT = (
    r"(?:tet|nam moi|ky hop|le|dai hoi|ngay hoi|hoi nghi|ket thuc|tong ket|so ket|he|"
    r"(?:moi )?(?:dot|hoc k[yi]))(?!\w)"
)
_VAGUE = spaced(
    r"(?<![a-z])(?:"
    rf"tuan(?: hoc| le)?{_WHICH}"
    r"|(?:thuong|trung|ha) tuan(?!\w)"
    rf"|(?:khoang )?(?:nua (?:dau|cuoi)|giua|trong khoang)(?: cua)? {_PERIOD}"
    r"|(?:dau|cuoi)(?: cua)? (?:thang|quy)(?: (?:\d|[iv]|nay|sau|toi)| ?(?=[.;,)\t\n]|$))"
    rf"|(?:\d{{1,2}} )?ngay (?:lam viec )?(?:dau|cuoi)(?: tien| cung)?(?: cua)? {_PERIOD}"
    r"|thang (?:gieng|chap)(?!\w)|khoang (?:thang|quy|ngay|tuan)(?!\w)"
    r"|thang \d{1,2} ?(?:-|den|va|hoac) ?(?:thang )?\d{1,2}(?! ?[/\d])"
    rf"|truoc (?:khi )?{_EVENT}|(?:ngay )?sau (?:khi )?{_EVENT}"
    r"|(?<=: )(?:theo|se) (?:lich|thong bao|huong dan|ke hoach)(?!\w)"
    r"|(?:(?<=vao )|(?<=trong )|(?<=tu )|(?<=xong )|(?<=: )|(?<=\t))"
    r"(?:dau|cuoi) (?:nam hoc|nam|hoc k[yi]|hk|ky|dot)(?!\w)"
    r")"
)
_TIME_BEFORE = spaced(
    r"(?:^|[:\t(,]|(?<![a-z])(?:vao|trong|tu|xong|den|cham nhat|muon nhat|la|thanh))(?: ngay)? ?$"
)
_SHARE = spaced(r"\d ?%")  # "100% đoàn viên đăng ký thi đua từ đầu năm" is a target
_AFTERWARDS = spaced(r"(?:ngay )?sau(?!\w)")
_ENDS = spaced(r"[^.;,)\t\n]{0,20}(?:[.;,)\t\n]|$)")
_LOOK_BACK = 20


def vague_times(flow: Flow, start: int, end: int, *, is_goal: bool) -> Iterator[tuple[int, int]]:
    """Give the places of the vague times between two places at which something may be due; what is
    only a goal must say that something is sent."""
    if HANDING_IN.search(flow.bare, start, end):
        is_sent = True
    elif is_goal or _SHARE.search(flow.bare, start, end) or not names_kind(flow.bare[start:end]):
        return
    else:
        is_sent = False
    for match in _VAGUE.finditer(flow.bare, start, end):
        lead = flow.bare[max(start, match.start() - _LOOK_BACK) : match.start()]
        is_time = _TIME_BEFORE.search(lead) or _ENDS.match(flow.bare, match.end(), end)
        if is_sent or (is_time and not _AFTERWARDS.match(match[0])):
            yield match.span()
