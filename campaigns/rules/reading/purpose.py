"""What a day is set for: told by its clause, its sentence, the words around, the headings above."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.rules.plan import DeadlineKind

from .dues import Due
from .flow import Flow, Item
from .kinds import kind_in
from .lines import spaced

_SUMMED_UP = spaced(
    r" ?(?:, ?)?(?:va )?(?:tong ket|so ket)(?: (?:nam|dot|giai doan|cuoi nam)[\w ]{0,12})?"
    r" (?:gui|nop|truoc|cham nhat)(?!\w)"
    r"|(?: ?, ?(?:va )?| ?)(?:tong ket|so ket)(?: (?:nam|dot|cuoi nam|6 thang)[\w ]{0,12})? ?$"
)
_NEXT_CLAUSE = spaced(
    r" ?(?:\([^()\n]{0,60}\))? ?[,;] ?(?!gui|nop)"
    r"|(?: va|:) (?:tong hop|bao cao|to chuc|so ket|tong ket)"
)
# What a body does with what was sent: "Sở Nội vụ thẩm định trước ngày …".
_DONE_WITH_IT = spaced(
    r"(?<![a-z])(?:hoi dong|(?<!ho )(?<!co )so|phong(?! trao)|ubnd|uy ban|"
    r"van phong|bo phan|cong chuc|thuong truc|ban|chu tich|lanh dao|thu ky|ban giam hieu)(?!\w)"
    r"[^.;,]{0,60}? "
    r"(?:tham dinh|xet duyet|phe duyet|tong hop|hop|kiem tra|cong bo|ra soat|thong bao|ban hanh)"
    r"(?!\w)"
)
_HANDED_ON = spaced(r"(?<![a-z])(?:gui|nop|chuyen|bao cao)(?!\w)")
_LOOK_BACK, _HEADING = 600, 200

Span = tuple[int, int]


@dataclass(frozen=True)
class DayContext:
    """Where a day stands: its paragraph, its sentence, the words that tell what it is for, and the
    words behind it up to the next day."""

    item: Item
    sentence: Span
    clause: Span
    behind: Span


def purpose(flow: Flow, due: Due, place: DayContext) -> DeadlineKind:
    """Give what a day is for: told by its clause, its sentence, what stands before in the
    paragraph, or the headings above."""
    start, bare = place.sentence[0], flow.bare
    told = _of_rest(flow, place) or kind_in(bare[slice(*place.clause)])
    if not told and _is_of_another(flow, place):
        return "other"
    told = (
        told
        or kind_in(bare[start : place.clause[1]], last=True)
        or _told_behind(flow, place, due)
        or kind_in(bare[passage_before(flow, place) : start], last=True)
    )
    return told or _headed(flow, place)


def passage_before(flow: Flow, place: DayContext) -> int:
    """Give where the words before a sentence begin that may go on in it."""
    return max(flow.passage_start(place.item), place.sentence[0] - _LOOK_BACK)


def _is_of_another(flow: Flow, place: DayContext) -> bool:
    """Say whether a clause tells only what another body does with what was sent."""
    start = place.sentence[0]
    own = flow.text.rfind(";", start, place.behind[0]) + 1
    spans = place.clause, (max(start, own), place.behind[1])
    clauses = (flow.bare[slice(*span)] for span in spans)
    return any(_DONE_WITH_IT.search(words) and not _HANDED_ON.search(words) for words in clauses)


def _told_behind(flow: Flow, place: DayContext, due: Due) -> DeadlineKind | None:
    """Give what the words behind a day tell, unless they begin a clause of their own; of a day in
    brackets all up to the end: "6 tháng (trước 10/6), năm (trước 10/12) báo cáo"."""
    start, end = place.behind
    if flow.bare[: due.start].endswith("(") and flow.bare.startswith(")", start):
        return kind_in(flow.bare[start : place.sentence[1]])
    words = flow.bare[start:end]
    is_weak = due.is_weak and not due.is_alone
    return None if is_weak or _NEXT_CLAUSE.match(words) else kind_in(words)


def _of_rest(flow: Flow, place: DayContext) -> DeadlineKind | None:
    """Say of "…, tổng kết gửi trước …" that it goes on with the files named before."""
    start, end = place.clause
    words = flow.bare[start:end]
    before = flow.bare[place.sentence[0] : start].rstrip(" ;")
    goes_on = _SUMMED_UP.match(words)
    before = before.rpartition(";")[2] or before
    return "nomination" if goes_on and kind_in(before) == "nomination" else None


def _headed(flow: Flow, place: DayContext) -> DeadlineKind:
    headings = (flow.bare[parent.start : parent.end] for parent in flow.parents(place.item))
    kinds = (kind_in(words[:_HEADING]) for words in headings)
    return next((kind for kind in kinds if kind), "other")
