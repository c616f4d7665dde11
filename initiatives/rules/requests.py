"""What a request to recognise an initiative says, as plain values: what it must not say
(`contradictions`), and what it lacks before it is sent (`gaps`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from initiatives.rules.shares import AUTHORS, WHOLE, share_findings
from law.findings import Finding, Level
from law.values import Override

FILES = "#tai-lieu"
"""The part of the pages where files are put."""


@dataclass(frozen=True)
class AuthorLine:
    """Tác giả hoặc đồng tác giả; `share` in percent, `person` the number of a person of the commune
    or None for somebody from elsewhere."""

    name: str
    share: Decimal
    position: str = ""
    person: int | None = None


@dataclass(frozen=True)
class Request:
    """Đơn yêu cầu công nhận sáng kiến; `benefit_amount` in đồng."""

    name: str
    field: str = ""
    problem: str = ""
    solution: str = ""
    novelty: str = ""
    benefit_amount: int | None = None
    benefit: str = ""
    applied_where: str = ""
    applied_since: date | None = None
    authors: tuple[AuthorLine, ...] = ()

    @property
    def shares(self) -> tuple[Decimal, ...]:
        return tuple(author.share for author in self.authors)

    def in_words(self) -> str:
        """Give "“Sổ tay một cửa”, 02 tác giả"."""
        return f"“{self.name}”, {len(self.authors):02d} tác giả"


_WANTED = {
    "problem": "Chưa ghi thực trạng trước khi có sáng kiến.",
    "solution": "Chưa ghi nội dung giải pháp.",
    "novelty": "Chưa ghi tính mới: giải pháp khác cách làm cũ ở chỗ nào.",
    "applied_where": "Chưa ghi nơi áp dụng hoặc áp dụng thử.",
    "applied_since": "Chưa ghi ngày áp dụng lần đầu.",
}
"""What a request cannot be judged without, by field."""


def contradictions(request: Request) -> list[Finding]:
    """Give what cannot be stored."""
    return [*_name(request), *_doubled(request.authors), *_out_of_range(request.authors)]


def gaps(
    request: Request, *, files: int, on: date, overrides: Sequence[Override] = ()
) -> list[Finding]:
    """Give what the request lacks before it is sent on a day; only a `BLOCKER` holds it up.
    `files` counts what is attached.
    """
    return [
        *contradictions(request),
        *_not_said(request),
        *_not_applied_yet(request, on),
        *_authors(request, on, overrides),
        *_notes(request, files),
    ]


def _name(request: Request) -> Iterator[Finding]:
    if not request.name:
        yield _blocker("no_name", "Chưa ghi tên sáng kiến.", "#id_name")


def _doubled(authors: Sequence[AuthorLine]) -> Iterator[Finding]:
    names = {author.person: author.name for author in authors}
    for person, count in Counter(author.person for author in authors).items():
        if person is not None and count > 1:
            sentence = f"{names[person]} có {count} dòng tác giả. Hãy giữ một dòng."
            yield _blocker("author_twice", sentence, AUTHORS)


def _out_of_range(authors: Sequence[AuthorLine]) -> Iterator[Finding]:
    for author in authors:
        if not 0 < author.share <= WHOLE:
            sentence = f"Tỷ lệ đóng góp của {author.name} phải lớn hơn 0 và không quá 100 %."
            yield _blocker("share_out_of_range", sentence, AUTHORS)


def _not_said(request: Request) -> Iterator[Finding]:
    for name, sentence in _WANTED.items():
        if not getattr(request, name):
            yield _blocker(f"no_{name}", sentence, f"#id_{name}")
    if not request.benefit and request.benefit_amount is None:
        sentence = "Chưa ghi lợi ích: số tiền làm lợi, hoặc hiệu quả bằng lời."
        yield _blocker("no_benefit", sentence, "#id_benefit")


def _not_applied_yet(request: Request, on: date) -> Iterator[Finding]:
    if request.applied_since and request.applied_since > on:
        sentence = (
            "Ngày áp dụng lần đầu ở sau hôm nay; sáng kiến phải được áp dụng hoặc áp dụng thử rồi "
            "mới yêu cầu công nhận."
        )
        yield _blocker("applied_in_future", sentence, "#id_applied_since")


def _authors(request: Request, on: date, overrides: Sequence[Override]) -> Iterator[Finding]:
    if not request.authors:
        yield _blocker("no_author", "Chưa ghi tác giả.", AUTHORS)
    elif all(author.person is None for author in request.authors):
        sentence = (
            "Chưa có tác giả nào chọn từ danh sách của xã; sáng kiến sẽ không dùng được cho hồ sơ "
            "khen thưởng của ai."
        )
        yield Finding("no_author_of_commune", sentence, link=AUTHORS)
    yield from share_findings(request.shares, on=on, overrides=overrides)


def _notes(request: Request, files: int) -> Iterator[Finding]:
    if not request.field:
        yield Finding("no_field", "Chưa ghi lĩnh vực.", Level.NOTE, link="#id_field")
    if not files:
        sentence = "Chưa kèm tài liệu minh chứng (ảnh, số liệu, xác nhận nơi áp dụng)."
        yield Finding("no_file", sentence, Level.NOTE, link=FILES)


def _blocker(code: str, sentence: str, link: str) -> Finding:
    return Finding(code, sentence, Level.BLOCKER, link=link)
