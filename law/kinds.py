"""The kinds of award, in two lists that are never mixed: titles (danh hiệu thi đua) and
commendations (hình thức khen thưởng). In each, from the highest to the lowest, people first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from law.timeline import LawError


class Category(StrEnum):
    """Which of the two lists a kind stands in."""

    TITLE = "title"
    COMMENDATION = "commendation"

    @property
    def label(self) -> str:
        """Give the list's Vietnamese name."""
        return "Danh hiệu thi đua" if self is Category.TITLE else "Hình thức khen thưởng"


class Subject(StrEnum):
    """Who may hold an award."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"
    BOTH = "both"

    @property
    def label(self) -> str:
        """Give "cá nhân", "tập thể" or both."""
        return {"individual": "cá nhân", "collective": "tập thể"}.get(self, "cá nhân, tập thể")

    def covers(self, other: Subject) -> bool:
        """Say whether an award for this subject may go to the other."""
        return self in (Subject.BOTH, other)


class Sphere(StrEnum):
    """How far the merit reaches (phạm vi ảnh hưởng)."""

    BASE = "base"
    PROVINCE = "province"
    NATION = "nation"

    @property
    def label(self) -> str:
        """Give "cơ sở", "cấp tỉnh" or "toàn quốc"."""
        return {"base": "cơ sở", "province": "cấp tỉnh", "nation": "toàn quốc"}[self]


@dataclass(frozen=True)
class AwardKind:
    """A kind of award: `name` in the law's spelling, `short` for narrow columns."""

    code: str
    name: str
    short: str
    category: Category
    subject: Subject
    level: Sphere


_T, _K = Category.TITLE, Category.COMMENDATION
_I, _C, _BOTH = Subject.INDIVIDUAL, Subject.COLLECTIVE, Subject.BOTH
_BASE, _PROVINCE, _NATION = Sphere.BASE, Sphere.PROVINCE, Sphere.NATION

CSTDTQ = AwardKind("CSTDTQ", "Chiến sĩ thi đua toàn quốc", "CSTĐTQ", _T, _I, _NATION)
CSTDT = AwardKind("CSTDT", "Chiến sĩ thi đua cấp tỉnh", "CSTĐ tỉnh", _T, _I, _PROVINCE)
CSTDCS = AwardKind("CSTDCS", "Chiến sĩ thi đua cơ sở", "CSTĐCS", _T, _I, _BASE)
LDTT = AwardKind("LDTT", "Lao động tiên tiến", "LĐTT", _T, _I, _BASE)
CO_THI_DUA = AwardKind("CO_THI_DUA", "Cờ thi đua cấp tỉnh", "Cờ thi đua", _T, _C, _PROVINCE)
TTLDXS = AwardKind("TTLDXS", "Tập thể lao động xuất sắc", "TTLĐXS", _T, _C, _BASE)
TTLDTT = AwardKind("TTLDTT", "Tập thể lao động tiên tiến", "TTLĐTT", _T, _C, _BASE)

BANG_KHEN = AwardKind("BANG_KHEN", "Bằng khen", "BK", _K, _BOTH, _PROVINCE)
GIAY_KHEN = AwardKind("GIAY_KHEN", "Giấy khen", "GK", _K, _BOTH, _BASE)

TITLES: tuple[AwardKind, ...] = (CSTDTQ, CSTDT, CSTDCS, LDTT, CO_THI_DUA, TTLDXS, TTLDTT)
PERSONAL_TITLES = tuple(kind for kind in TITLES if kind.subject.covers(Subject.INDIVIDUAL))
COLLECTIVE_TITLES = tuple(kind for kind in TITLES if kind.subject.covers(Subject.COLLECTIVE))
COMMENDATIONS: tuple[AwardKind, ...] = (BANG_KHEN, GIAY_KHEN)
_BY_CODE = {kind.code: kind for kind in TITLES + COMMENDATIONS}


def award_kind(code: str) -> AwardKind:
    """Give the kind of a code such as "LDTT"; `LawError` when there is none."""
    if code not in _BY_CODE:
        raise LawError(f"Không có danh hiệu hay hình thức khen thưởng nào mang mã “{code}”.")
    return _BY_CODE[code]
