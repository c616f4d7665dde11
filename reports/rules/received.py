"""Biểu 0602.N, 0603.N: what people of the commune got of the state and of the province.

Columns and rows: see `reports.rules.statistics`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from law.kinds import (
    BANG_KHEN,
    BANG_KHEN_TTG,
    CO_CHINH_PHU,
    CO_THI_DUA,
    CSTDT,
    CSTDTQ,
    KY_NIEM_CHUONG,
    MEDALS,
    ORDERS,
    STATE_TITLES,
    AwardKind,
    Subject,
)
from nominations.rules.occasions import Occasion
from reports.rules.report import (
    NO_DATA,
    Cell,
    CountedRow,
    FigureColumn,
    FigureTable,
    ReportPart,
    counted,
)


@dataclass(frozen=True)
class ReceivedAward:
    """An award of the level of a province or of the state that somebody of the commune got: what
    the holder was on its day, and on which occasion, None where nobody knows."""

    row: CountedRow
    kind: AwardKind
    subject: Subject
    is_leader: bool | None = None
    occasion: Occasion | None = None

    @property
    def is_person(self) -> bool:
        return self.subject is Subject.INDIVIDUAL


Fits = Callable[[ReceivedAward], bool]
Heading = tuple[str, Fits]


def _of(*kinds: AwardKind, is_person: bool | None = None) -> Fits:
    codes = {kind.code for kind in kinds}
    return lambda award: award.kind.code in codes and is_person in (None, award.is_person)


STATE: tuple[Heading, ...] = (
    ("Huân, huy chương tập thể", _of(*ORDERS, *MEDALS, is_person=False)),
    ("Huân, huy chương cá nhân", _of(*ORDERS, *MEDALS, is_person=True)),
    ("Danh hiệu vinh dự", _of(*STATE_TITLES)),
    ("Cờ Chính phủ", _of(CO_CHINH_PHU)),
    ("Bằng khen TTg tập thể", _of(BANG_KHEN_TTG, is_person=False)),
    ("Bằng khen TTg cá nhân", _of(BANG_KHEN_TTG, is_person=True)),
    ("CSTĐ toàn quốc", _of(CSTDTQ)),
)
PROVINCE: tuple[Heading, ...] = (
    ("Bằng khen", _of(BANG_KHEN)),
    ("CSTĐ cấp tỉnh", _of(CSTDT)),
    ("Cờ thi đua", _of(CO_THI_DUA)),
    ("Huy hiệu, kỷ niệm chương", _of(KY_NIEM_CHUONG)),
)
_HOLDERS: tuple[tuple[str, Callable[[ReceivedAward], bool] | None], ...] = (
    ("Tổng số", lambda award: True),
    ("Tập thể", lambda award: award.subject is Subject.COLLECTIVE),
    ("Hộ gia đình", lambda award: award.subject is Subject.HOUSEHOLD),
    ("Cá nhân", lambda award: award.is_person),
    ("Cá nhân: lãnh đạo", lambda award: award.is_person and award.is_leader is True),
    ("Cá nhân: doanh nhân", None),
    (
        "Cá nhân: trực tiếp công tác",
        lambda award: award.is_person and award.is_leader is False,
    ),
    (f"Cá nhân: {NO_DATA}", lambda award: award.is_person and award.is_leader is None),
    ("Thường xuyên", lambda award: award.occasion in (Occasion.ANNUAL, Occasion.PHASE)),
    ("Chuyên đề", lambda award: award.occasion is Occasion.THEME),
    ("Đột xuất", lambda award: award.occasion is Occasion.ON_THE_SPOT),
    ("Đối ngoại, cống hiến, niên hạn, kháng chiến", None),
    (f"Phương thức: {NO_DATA}", lambda award: award.occasion is None),
)
"""The rows of a form, whom first and then on which occasion; the program has nothing to count for
those without a condition."""


def received_part(
    number: str,
    name: str,
    headings: Sequence[Heading],
    awards: Sequence[ReceivedAward],
    notes: tuple[str, ...],
) -> ReportPart:
    """Give one of the two forms; on the page it is folded where it counts nothing."""
    within = [award for award in awards if any(fits(award) for _, fits in headings)]
    rows = tuple(
        (
            word,
            *_along(f"{number}-{place}", word, headings, [award for award in within if of(award)]),
        )
        if of
        else (word, *("" for _ in range(len(headings) + 1)))
        for place, (word, of) in enumerate(_HOLDERS, start=1)
        if NO_DATA not in word or (of and any(map(of, within)))
    )
    return ReportPart(
        f"Biểu {number}.N: {len(within)} {name}",
        f"{number}.N",
        FigureTable(
            (
                FigureColumn("Đối tượng", "text"),
                FigureColumn("Tổng số"),
                *(FigureColumn(word) for word, _ in headings),
            ),
            rows,
        ),
        notes=notes,
        is_aside=not within,
    )


def _along(
    key: str, word: str, headings: Sequence[Heading], awards: Sequence[ReceivedAward]
) -> tuple[Cell, ...]:
    return (
        counted(key, word, (award.row for award in awards)),
        *(
            counted(
                f"{key}-{place}",
                f"{word}: {title}",
                (award.row for award in awards if fits(award)),
            )
            for place, (title, fits) in enumerate(headings, start=1)
        ),
    )
