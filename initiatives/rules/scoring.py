"""How the council's points are added up: a sheet's total, the average, and whether it passes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from law.findings import Finding, Level
from vietnamese.numbers import number

CRITERIA = (
    ("novelty", "Tính mới"),
    ("benefit", "Lợi ích"),
    ("applicability", "Khả năng áp dụng"),
)
"""The three criteria, in the order of the sheet: field and name."""

_GRAIN = 100  # an average has two decimals


@dataclass(frozen=True)
class Points:
    """What one member gave."""

    novelty: Decimal
    benefit: Decimal
    applicability: Decimal

    @property
    def total(self) -> Decimal:
        return self.novelty + self.benefit + self.applicability

    @property
    def in_order(self) -> tuple[Decimal, ...]:
        return (self.novelty, self.benefit, self.applicability)


@dataclass(frozen=True)
class Scale:
    """The most points of each criterion, and the average that passes."""

    novelty: int
    benefit: int
    applicability: int
    pass_mark: int

    @property
    def total(self) -> int:
        return self.novelty + self.benefit + self.applicability

    @property
    def in_order(self) -> tuple[int, ...]:
        return (self.novelty, self.benefit, self.applicability)

    @property
    def in_words(self) -> str:
        """Give "Tính mới 30, lợi ích 40, khả năng áp dụng 30; tổng 100, đạt từ 70"."""
        parts = (
            f"{name if place == 0 else name.lower()} {most}"
            for place, ((_, name), most) in enumerate(zip(CRITERIA, self.in_order, strict=True))
        )
        return f"{', '.join(parts)}; tổng {self.total}, đạt từ {self.pass_mark}"

    @property
    def flaw(self) -> str:
        """Say that nobody can pass, where the regulation's numbers do not fit; "" where they do."""
        if self.pass_mark <= self.total:
            return ""
        return (
            f"Điểm đạt ({self.pass_mark}) lớn hơn tổng điểm tối đa ({self.total}), nên không sáng "
            "kiến nào đạt được. Hãy sửa ở mục “Căn cứ pháp luật”."
        )


def outside(points: Points, scale: Scale) -> list[Finding]:
    """Give a sentence for each criterion whose points are below 0 or above the scale."""
    given = zip(CRITERIA, points.in_order, scale.in_order, strict=True)
    return [
        Finding(
            f"{field}_outside",
            f"{name}: {number(value)} điểm không dùng được. Hãy cho từ 0 đến {most} điểm.",
            Level.BLOCKER,
            field=field,
        )
        for (field, name), value, most in given
        if not 0 <= value <= most
    ]


@dataclass(frozen=True)
class Scores:
    """The totals of all sheets of one initiative, and who of the council has not scored yet."""

    totals: tuple[Decimal, ...]
    scale: Scale
    waiting: tuple[str, ...] = ()

    @property
    def average(self) -> Decimal | None:
        """Give the average, rounded down to two decimals; None without a sheet.

        Rounded down, what is printed passes exactly when the unrounded average does.
        """
        if not self.totals:
            return None
        return Decimal(floor(self._exact * _GRAIN)) / _GRAIN

    @property
    def passes(self) -> bool:
        return bool(self.totals) and self._exact >= self.scale.pass_mark

    @property
    def _exact(self) -> Fraction:
        return sum((Fraction(total) for total in self.totals), Fraction()) / len(self.totals)

    @property
    def sentence(self) -> str:
        """Give "(78 + 82 + 90)/3 ≈ 83,33 (làm tròn xuống); điểm đạt từ 70: đạt"."""
        if self.average is None:
            return f"Chưa có phiếu chấm; điểm đạt từ {self.scale.pass_mark}"
        verdict = "đạt" if self.passes else "chưa đạt"
        return f"{self._arithmetic}; điểm đạt từ {self.scale.pass_mark}: {verdict}"

    @property
    def _arithmetic(self) -> str:
        given = " + ".join(number(total) for total in self.totals)
        average = number(self.average or 0)
        if len(self.totals) == 1:
            return f"{average} (một phiếu)"
        if self._exact * _GRAIN == floor(self._exact * _GRAIN):
            return f"({given})/{len(self.totals)} = {average}"
        return f"({given})/{len(self.totals)} ≈ {average} (làm tròn xuống)"

    @property
    def waiting_sentence(self) -> str:
        """Give "Chưa chấm: Lê Thị An, Trần Văn Bình"; "" when all have scored."""
        return f"Chưa chấm: {', '.join(self.waiting)}" if self.waiting else ""


def interest(person: int | None, authors: Collection[int | None]) -> list[Finding]:
    """Say that an author does not score the own initiative; nothing for anybody else.

    `person` and `authors` are the numbers of people of the commune, None for who is none.
    """
    if person is None or person not in authors:
        return []
    sentence = "Ông/Bà là tác giả của sáng kiến này nên không chấm điểm sáng kiến của mình."
    return [Finding("author_scores", sentence, Level.BLOCKER)]


NOT_SEATED = Finding(
    "not_seated",
    "Ông/Bà không có tên trong Hội đồng sáng kiến nên không chấm điểm. Nếu danh sách thành viên "
    "thiếu, thư ký bổ sung ở trang Hội đồng.",
    Level.BLOCKER,
)
"""Who has the role and no seat, where the council was set up here."""


def those_who_score(
    members: Sequence[tuple[int, int | None]], authors: Collection[int | None]
) -> list[int]:
    """Give which members (login, person) are to score an initiative: all who are no author."""
    return [login for login, person in members if not interest(person, authors)]
