"""The kinds of award, in two lists that are never mixed: titles (danh hiệu thi đua) and
commendations (hình thức khen thưởng). In each, from the highest to the lowest, people first.

`TITLES` and `COMMENDATIONS` are what the offices of a commune register and propose. The other
lists hold what a commune gives apart from them, and what it never decides but its reports name.
"""

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
    """Who may hold an award; `BOTH` is of kinds alone: for whoever has earned it."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"
    HOUSEHOLD = "household"
    BOTH = "both"

    @property
    def label(self) -> str:
        """Give "cá nhân", "tập thể", "hộ gia đình", or all of them."""
        return {
            "individual": "cá nhân",
            "collective": "tập thể",
            "household": "hộ gia đình",
            "both": "cá nhân, tập thể, hộ gia đình",
        }[self]

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

    @property
    def granted(self) -> str:
        """Say what a decision does with it: a commendation or a flag is given, a title is
        recognised."""
        return "Được tặng" if self._is_given else "Được công nhận"

    @property
    def denied(self) -> str:
        """Say that a decision leaves it out, in the word of `granted`."""
        return "Không được tặng" if self._is_given else "Không được công nhận"

    @property
    def _is_given(self) -> bool:
        return self.category is Category.COMMENDATION or self.code == "CO_THI_DUA"


_T, _K = Category.TITLE, Category.COMMENDATION
_I, _C, _H, _BOTH = Subject.INDIVIDUAL, Subject.COLLECTIVE, Subject.HOUSEHOLD, Subject.BOTH
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

# --- Xã, thôn, gia đình --------------------------------------------------------------------------
XA_TIEU_BIEU = AwardKind(
    "XA_TIEU_BIEU", "Xã, phường, đặc khu tiêu biểu", "Xã tiêu biểu", _T, _C, _PROVINCE
)
THON_VAN_HOA = AwardKind("THON_VAN_HOA", "Thôn, tổ dân phố văn hóa", "Thôn văn hóa", _T, _C, _BASE)
GIA_DINH_VAN_HOA = AwardKind("GIA_DINH_VAN_HOA", "Gia đình văn hóa", "GĐVH", _T, _H, _BASE)

COMMUNITY_TITLES: tuple[AwardKind, ...] = (XA_TIEU_BIEU, THON_VAN_HOA, GIA_DINH_VAN_HOA)

# --- What a commune never decides, but its reports name ------------------------------------------
CO_CHINH_PHU = AwardKind(
    "CO_CHINH_PHU", "Cờ thi đua của Chính phủ", "Cờ Chính phủ", _T, _C, _NATION
)
BANG_KHEN_TTG = AwardKind(
    "BANG_KHEN_TTG", "Bằng khen của Thủ tướng Chính phủ", "BK Thủ tướng", _K, _BOTH, _NATION
)
KY_NIEM_CHUONG = AwardKind("KY_NIEM_CHUONG", "Kỷ niệm chương", "KNC", _K, _I, _NATION)
AHLD = AwardKind("AHLD", "Anh hùng Lao động", "AHLĐ", _K, _BOTH, _NATION)
AHLLVTND = AwardKind(
    "AHLLVTND", "Anh hùng Lực lượng vũ trang nhân dân", "AHLLVTND", _K, _BOTH, _NATION
)


def _honour(code: str, name: str, subject: Subject = _BOTH) -> AwardKind:
    return AwardKind(code, name, name, _K, subject, _NATION)


def _in_classes(code: str, name: str, subject: Subject = _BOTH) -> tuple[AwardKind, ...]:
    """Give an order in its three classes, the first before the others."""
    classes = enumerate(("Nhất", "Nhì", "Ba"), start=1)
    return tuple(_honour(f"{code}_{n}", f"{name} hạng {word}", subject) for n, word in classes)


ORDERS: tuple[AwardKind, ...] = (
    _honour("HC_SAO_VANG", "Huân chương Sao vàng"),
    _honour("HC_HO_CHI_MINH", "Huân chương Hồ Chí Minh"),
    *_in_classes("HC_DOC_LAP", "Huân chương Độc lập"),
    *_in_classes("HC_QUAN_CONG", "Huân chương Quân công"),
    *_in_classes("HC_LAO_DONG", "Huân chương Lao động"),
    *_in_classes("HC_BAO_VE_TQ", "Huân chương Bảo vệ Tổ quốc"),
    *_in_classes("HC_CHIEN_CONG", "Huân chương Chiến công"),
    _honour("HC_DAI_DOAN_KET", "Huân chương Đại đoàn kết dân tộc"),
    _honour("HC_DUNG_CAM", "Huân chương Dũng cảm"),
    _honour("HC_HUU_NGHI", "Huân chương Hữu nghị"),
    *_in_classes("HC_KHANG_CHIEN", "Huân chương Kháng chiến"),
)
MEDALS: tuple[AwardKind, ...] = (
    _honour("HCH_QUAN_KY", "Huy chương Quân kỳ quyết thắng", _I),
    _honour("HCH_AN_NINH", "Huy chương Vì an ninh Tổ quốc", _I),
    *_in_classes("HCH_CHIEN_SI", "Huy chương Chiến sĩ vẻ vang", _I),
    _honour("HCH_HUU_NGHI", "Huy chương Hữu nghị", _I),
    *_in_classes("HCH_KHANG_CHIEN", "Huy chương Kháng chiến"),
)
STATE_TITLES: tuple[AwardKind, ...] = (
    _honour("ME_VN_ANH_HUNG", "Bà mẹ Việt Nam anh hùng", _I),
    AHLLVTND,
    AHLD,
    _honour("NHA_GIAO_ND", "Nhà giáo nhân dân", _I),
    _honour("NHA_GIAO_UT", "Nhà giáo ưu tú", _I),
    _honour("THAY_THUOC_ND", "Thầy thuốc nhân dân", _I),
    _honour("THAY_THUOC_UT", "Thầy thuốc ưu tú", _I),
    _honour("NGHE_SI_ND", "Nghệ sĩ nhân dân", _I),
    _honour("NGHE_SI_UT", "Nghệ sĩ ưu tú", _I),
    _honour("NGHE_NHAN_ND", "Nghệ nhân nhân dân", _I),
    _honour("NGHE_NHAN_UT", "Nghệ nhân ưu tú", _I),
)
"""Danh hiệu vinh dự nhà nước: by the law a form of commendation, not a title of emulation."""

HONOURS: tuple[AwardKind, ...] = (
    CO_CHINH_PHU,
    *ORDERS,
    *MEDALS,
    *STATE_TITLES,
    BANG_KHEN_TTG,
    KY_NIEM_CHUONG,
)
CATALOGUE: tuple[AwardKind, ...] = (*TITLES, *COMMENDATIONS, *COMMUNITY_TITLES, *HONOURS)
"""Every kind that the history of awards may hold."""

_BY_CODE = {kind.code: kind for kind in CATALOGUE}


def award_kind(code: str) -> AwardKind:
    """Give the kind of a code such as "LDTT"; `LawError` when there is none."""
    if code not in _BY_CODE:
        raise LawError(f"Không có danh hiệu hay hình thức khen thưởng nào mang mã “{code}”.")
    return _BY_CODE[code]


def name_of(code: str) -> str:
    """Give the name of the kind of a code, for a line that may have none: then ""."""
    return award_kind(code).name if code else ""
