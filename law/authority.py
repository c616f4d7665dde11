"""Who decides an award on a day, and who receives reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from law.instruments import DECREE_91_2017, DECREE_129_2025, LAW_2003, LAW_2022, LAW_2026
from law.kinds import (
    BANG_KHEN,
    BANG_KHEN_TTG,
    CO_CHINH_PHU,
    CO_THI_DUA,
    CSTDCS,
    CSTDT,
    CSTDTQ,
    GIA_DINH_VAN_HOA,
    GIAY_KHEN,
    LDTT,
    THON_VAN_HOA,
    TTLDTT,
    TTLDXS,
    XA_TIEU_BIEU,
    AwardKind,
)
from law.regimes import B1, B2, A, C, Regime
from law.sources import Citation
from law.timeline import the_one


class Authority(StrEnum):
    """A level of the state, from the commune up."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    STATE = "state"

    @property
    def head(self) -> str:
        """Give who signs at this level."""
        return _HEADS[self]


_HEADS = {
    Authority.COMMUNE: "Chủ tịch Ủy ban nhân dân cấp xã",
    Authority.DISTRICT: "Chủ tịch Ủy ban nhân dân cấp huyện",
    Authority.PROVINCE: "Chủ tịch Ủy ban nhân dân cấp tỉnh",
    Authority.STATE: "Thủ tướng Chính phủ",
}


@dataclass(frozen=True)
class Competence:
    """Who decides some kinds of award through a time, and by which clause."""

    kinds: tuple[AwardKind, ...]
    authority: Authority
    citation: Citation
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class ReportReceiver:
    """Who receives the commune's reports through a time."""

    name: str
    valid_from: date
    valid_to: date | None


def _competence(
    kinds: tuple[AwardKind, ...], authority: Authority, citation: Citation, regime: Regime
) -> Competence:
    return Competence(kinds, authority, citation, regime.valid_from, regime.valid_to)


_BY_CHAIR, _LOCAL = (LDTT, GIAY_KHEN, GIA_DINH_VAN_HOA), (CSTDCS, TTLDTT)
_BY_PROVINCE = (TTLDXS, CSTDT, BANG_KHEN, CO_THI_DUA)
_BY_STATE = (CSTDTQ, CO_CHINH_PHU, BANG_KHEN_TTG)
_FAMILY, _HAMLET, _COMMUNE = (GIA_DINH_VAN_HOA,), (THON_VAN_HOA,), (XA_TIEU_BIEU,)

COMPETENCES: tuple[Competence, ...] = (
    # A
    _competence((LDTT, GIAY_KHEN), Authority.COMMUNE, LAW_2003.at("Điều 80"), A),
    _competence(_FAMILY, Authority.COMMUNE, LAW_2003.at(), A),
    _competence(_LOCAL, Authority.DISTRICT, DECREE_91_2017.at("khoản 2 Điều 43"), A),
    _competence(_HAMLET, Authority.DISTRICT, LAW_2003.at(), A),
    _competence(_BY_PROVINCE, Authority.PROVINCE, LAW_2003.at("Điều 79"), A),
    _competence(_BY_STATE, Authority.STATE, LAW_2003.unread(), A),
    # B1
    _competence(_BY_CHAIR, Authority.COMMUNE, LAW_2022.at("khoản 3 Điều 80"), B1),
    _competence(_LOCAL, Authority.DISTRICT, LAW_2022.at("khoản 2 Điều 80"), B1),
    _competence(_HAMLET, Authority.DISTRICT, LAW_2022.at(), B1),
    _competence(_BY_PROVINCE, Authority.PROVINCE, LAW_2022.at(), B1),
    _competence(_COMMUNE, Authority.PROVINCE, LAW_2022.unread(), B1),
    _competence(_BY_STATE, Authority.STATE, LAW_2022.unread(), B1),
    # B2: the district is gone, its competence went down to the commune
    _competence((LDTT, GIAY_KHEN), Authority.COMMUNE, DECREE_129_2025.at(), B2),
    _competence(_FAMILY, Authority.COMMUNE, LAW_2022.at("khoản 3 Điều 80"), B2),
    _competence(_LOCAL + _HAMLET, Authority.COMMUNE, DECREE_129_2025.at(), B2),
    _competence(_BY_PROVINCE, Authority.PROVINCE, LAW_2022.at(), B2),
    _competence(_COMMUNE, Authority.PROVINCE, LAW_2022.unread(), B2),
    _competence(_BY_STATE, Authority.STATE, LAW_2022.unread(), B2),
    # C
    _competence(_BY_CHAIR + _LOCAL + _HAMLET, Authority.COMMUNE, LAW_2026.unread(), C),
    _competence(_BY_PROVINCE + _COMMUNE, Authority.PROVINCE, LAW_2026.unread(), C),
    _competence(_BY_STATE, Authority.STATE, LAW_2026.unread(), C),
)
REPORT_RECEIVERS: tuple[ReportReceiver, ...] = (
    ReportReceiver("Phòng Nội vụ huyện", A.valid_from, B1.valid_to),
    ReportReceiver("Sở Nội vụ", B2.valid_from, None),
)


def competence_for(kind: AwardKind, on: date) -> Competence:
    """Give who decides a kind of award on a day; `LawError` when the tables do not say."""
    rows = (row for row in COMPETENCES if kind in row.kinds)
    return the_one(rows, on, what=f"quy định về thẩm quyền tặng {kind.name}")


def report_receiver(on: date) -> str:
    """Give who receives the commune's reports on a day."""
    return the_one(REPORT_RECEIVERS, on, what="nơi nhận báo cáo").name
