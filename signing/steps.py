"""The boxes over a paper: how far it is from its draft to being in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from documents.models import IssuedDocument

WAITING, AT_WORK, DONE = "Chưa làm", "Đang làm", "Xong"
TITLES = ("1. Dự thảo", "2. Số, ngày, người ký", "3. Đính kèm bản đã ký", "4. Ban hành")


@dataclass(frozen=True)
class Step:
    """One of the four boxes: what it is, how far it is, since when."""

    title: str
    word: str
    since: date | None = None


def steps_of(
    paper: IssuedDocument | None, *, is_approved: bool = True, approved_on: date | None = None
) -> tuple[Step, ...]:
    """Give the boxes of a paper; one without a number may still have to be approved."""
    is_signed = bool(paper and paper.signed_file)
    is_issued = bool(paper and paper.issued_at)
    done = (is_approved, paper is not None, is_signed, is_issued)
    days = (approved_on, paper.issued_on if paper else None, None, None)
    return tuple(Step(*parts) for parts in zip(TITLES, _words(done), days, strict=True))


def _words(done: Sequence[bool]) -> list[str]:
    """Give how far each step is: the first that is not done is at work."""
    words = [DONE if is_done else WAITING for is_done in done]
    if WAITING in words:
        words[words.index(WAITING)] = AT_WORK
    return words
