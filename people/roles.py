"""Roles and what they may do. One page to read before giving somebody a login."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Protocol

from django.core.exceptions import PermissionDenied


class Permission(Enum):
    """One thing that somebody may do, in the words of the users page."""

    VIEW_CAMPAIGNS = "Xem phong trào thi đua"
    MANAGE_CAMPAIGNS = "Soạn, sửa kế hoạch và gia hạn cho đơn vị"
    LAUNCH_CAMPAIGN = "Phát động phong trào"
    VIEW_REGISTRATIONS = "Xem đăng ký thi đua"
    WRITE_REGISTRATION = "Lập và gửi đăng ký thi đua của đơn vị"
    REVIEW_REGISTRATIONS = "Duyệt, trả lại đăng ký thi đua"
    VIEW_TOTALS = "Xem số liệu tổng hợp, báo cáo của cả xã"
    WRITE_INITIATIVE = "Viết và nộp đơn sáng kiến"
    VIEW_INITIATIVES = "Xem đơn sáng kiến"
    SCORE_INITIATIVES = "Chấm điểm sáng kiến"
    REVIEW_INITIATIVES = "Tiếp nhận, trả lại đơn sáng kiến; ghi phiên họp Hội đồng sáng kiến"
    WRITE_NOMINATION = "Lập và gửi hồ sơ đề nghị khen thưởng của đơn vị"
    VIEW_NOMINATIONS = "Xem hồ sơ đề nghị khen thưởng"
    VET_NOMINATIONS = "Tiếp nhận, trả lại, thẩm định hồ sơ; chọn và chốt danh sách theo tỷ lệ"
    VIEW_COUNCIL = "Xem phiên họp, kết quả biểu quyết của Hội đồng"
    VOTE_IN_COUNCIL = "Đọc hồ sơ trình Hội đồng và bỏ phiếu"
    HOLD_MEETINGS = "Lập Hội đồng; chuẩn bị, điều hành phiên họp, kiểm phiếu"
    VIEW_DECISIONS = "Xem quyết định, lịch sử khen thưởng"
    APPROVE_DECISIONS = "Đọc, trả lại, duyệt dự thảo quyết định khen thưởng"
    RECORD_DECISIONS = "Soạn, ghi, thu hồi quyết định; nhập lịch sử khen thưởng"
    ISSUE_PAPERS = "Ban hành văn bản: lấy số, giữ nguyên bản, in mã xác minh"
    HAND_REPORTS_UP = "Gửi báo cáo của xã lên cấp trên, rút báo cáo chưa được tiếp nhận"
    TAKE_REPORTS = "Tiếp nhận, trả lại báo cáo mà xã gửi lên"
    VIEW_PEOPLE = "Xem danh sách cán bộ, công chức, đơn vị"
    MANAGE_PEOPLE = "Thêm, sửa, nhập danh sách cán bộ, công chức, đơn vị"
    VIEW_DISCIPLINE = "Xem kỷ luật của cá nhân"
    VIEW_RULES = "Xem căn cứ pháp luật đang áp dụng"
    MANAGE_RULES = "Khai quy chế của địa phương"
    VIEW_USERS = "Xem người dùng và vai trò"
    MANAGE_USERS = "Tạo, khóa tài khoản; giao, kết thúc vai trò"
    VIEW_HISTORY = "Xem nhật ký"
    PRACTISE = "Chọn ngày thực hành trong xã tập sử dụng"
    TAKE_DATA_AWAY = "Lấy toàn bộ dữ liệu của xã ra tệp"


@dataclass(frozen=True)
class Role:
    """A vai trò: what it is called, what it does, what it may do, and whether only for its unit."""

    code: str
    name: str
    description: str
    permissions: frozenset[Permission]
    of_unit: bool = False


def _role(code: str, name: str, description: str, *permissions: Permission, of_unit=False) -> Role:
    return Role(code, name, description, frozenset(permissions), of_unit)


_P = Permission

UNIT_HEAD = _role(
    "unit_head",
    "Trưởng bộ phận, đơn vị",
    "Đăng ký thi đua cho tập thể và cá nhân của đơn vị mình; gửi sáng kiến, hồ sơ. "
    "Chỉ thấy đơn vị mình.",
    _P.VIEW_CAMPAIGNS,
    _P.PRACTISE,
    _P.VIEW_REGISTRATIONS,
    _P.WRITE_REGISTRATION,
    _P.VIEW_PEOPLE,
    _P.VIEW_RULES,
    _P.WRITE_INITIATIVE,
    _P.VIEW_INITIATIVES,
    _P.WRITE_NOMINATION,
    _P.VIEW_NOMINATIONS,
    _P.VIEW_DECISIONS,
    of_unit=True,
)
MEMBER = _role(
    "member",
    "Cá nhân",
    "Xem phong trào; viết báo cáo, sáng kiến của mình; xem thành tích của mình.",
    _P.VIEW_CAMPAIGNS,
    _P.PRACTISE,
    _P.VIEW_RULES,
    _P.WRITE_INITIATIVE,
    of_unit=True,
)
OFFICE = _role(
    "office",
    "Văn phòng",
    "Giữ danh sách cán bộ, công chức, đơn vị, tài khoản; soạn kế hoạch; kiểm tra, tổng hợp đăng "
    "ký; báo cáo cấp trên.",
    _P.VIEW_CAMPAIGNS,
    _P.PRACTISE,
    _P.MANAGE_CAMPAIGNS,
    _P.VIEW_REGISTRATIONS,
    _P.WRITE_REGISTRATION,
    _P.REVIEW_REGISTRATIONS,
    _P.VIEW_TOTALS,
    _P.VIEW_PEOPLE,
    _P.MANAGE_PEOPLE,
    _P.VIEW_DISCIPLINE,
    _P.VIEW_RULES,
    _P.MANAGE_RULES,
    _P.VIEW_USERS,
    _P.MANAGE_USERS,
    _P.VIEW_HISTORY,
    _P.TAKE_DATA_AWAY,
    _P.WRITE_INITIATIVE,
    _P.VIEW_INITIATIVES,
    _P.WRITE_NOMINATION,
    _P.VIEW_NOMINATIONS,
    _P.VIEW_DECISIONS,
    _P.RECORD_DECISIONS,
    _P.ISSUE_PAPERS,
    _P.HAND_REPORTS_UP,
    _P.VIEW_COUNCIL,
)
SECRETARY = _role(
    "secretary",
    "Thư ký Hội đồng",
    "Tiếp nhận, thẩm định hồ sơ; chuẩn bị phiên họp, biên bản, giấy tờ của Hội đồng.",
    _P.VIEW_CAMPAIGNS,
    _P.PRACTISE,
    _P.MANAGE_CAMPAIGNS,
    _P.VIEW_REGISTRATIONS,
    _P.VIEW_TOTALS,
    _P.VIEW_PEOPLE,
    _P.VIEW_DISCIPLINE,
    _P.VIEW_RULES,
    _P.VIEW_HISTORY,
    _P.VIEW_INITIATIVES,
    _P.SCORE_INITIATIVES,
    _P.REVIEW_INITIATIVES,
    _P.VIEW_NOMINATIONS,
    _P.VET_NOMINATIONS,
    _P.VIEW_DECISIONS,
    _P.RECORD_DECISIONS,
    _P.ISSUE_PAPERS,
    _P.VIEW_COUNCIL,
    _P.VOTE_IN_COUNCIL,
    _P.HOLD_MEETINGS,
)
COUNCIL_MEMBER = _role(
    "council_member",
    "Thành viên Hội đồng",
    "Xem hồ sơ trình Hội đồng và bỏ phiếu.",
    _P.VIEW_CAMPAIGNS,
    _P.PRACTISE,
    _P.VIEW_RULES,
    _P.SCORE_INITIATIVES,
    _P.VIEW_COUNCIL,
    _P.VOTE_IN_COUNCIL,
)
CHAIR = _role(
    "chair",
    "Chủ tịch",
    "Phát động phong trào, ký quyết định; xem mọi việc của xã.",
    _P.VIEW_CAMPAIGNS,
    _P.PRACTISE,
    _P.MANAGE_CAMPAIGNS,
    _P.LAUNCH_CAMPAIGN,
    _P.VIEW_REGISTRATIONS,
    _P.VIEW_TOTALS,
    _P.VIEW_PEOPLE,
    _P.VIEW_DISCIPLINE,
    _P.VIEW_RULES,
    _P.VIEW_USERS,
    _P.VIEW_HISTORY,
    _P.TAKE_DATA_AWAY,
    _P.VIEW_INITIATIVES,
    _P.SCORE_INITIATIVES,
    _P.VIEW_NOMINATIONS,
    _P.VIEW_DECISIONS,
    _P.APPROVE_DECISIONS,
    _P.VIEW_COUNCIL,
    _P.VOTE_IN_COUNCIL,
)
OVERSEER = _role(
    "overseer",
    "Cấp trên",
    "Xem số liệu tổng hợp của các xã; tiếp nhận, trả lại báo cáo các xã gửi; không xem chi tiết cá "
    "nhân.",
    _P.VIEW_CAMPAIGNS,
    _P.VIEW_TOTALS,
    _P.TAKE_REPORTS,
    _P.VIEW_RULES,
)

ROLES = (UNIT_HEAD, MEMBER, OFFICE, SECRETARY, COUNCIL_MEMBER, CHAIR, OVERSEER)
_BY_CODE = {role.code: role for role in ROLES}


def role_of(code: str) -> Role:
    """Give the role with a code; KeyError for a code that is none."""
    return _BY_CODE[code]


@dataclass(frozen=True)
class Actor:
    """Who acts and in which role: only `require` gives one (and `system`, `administrator`), so an
    action that was handed an actor knows that somebody asked whether it may be done."""

    user_id: int | None
    name: str
    role_name: str
    commune_id: int
    practice_day: date | None = None
    """The day that a practising commune has while the actor acts; the log says both clocks."""


class Keyed(Protocol):
    """A commune or a unit, as far as roles ask."""

    @property
    def pk(self) -> Any: ...


class Login(Keyed, Protocol):
    """A user, as far as roles ask."""

    @property
    def display_name(self) -> str: ...

    def memberships_in(self, commune: Keyed) -> list[Any]: ...


def system(commune: Keyed) -> Actor:
    """Give the actor of what the program does by itself: dates, imports at the command line."""
    return _acting(None, "Hệ thống", "", commune)


def administrator(user: Login, commune: Keyed) -> Actor:
    """Give the actor of what is done in Django admin, which has asked for its own permission."""
    return _acting(user.pk, user.display_name, "Quản trị", commune)


INSTALLATION = 0  # the chain of the log in which stands what concerns no commune alone


def installer(user: Login) -> Actor:
    """Give the actor of what an administrator does to the installation itself."""
    return Actor(user.pk, user.display_name, "Quản trị", INSTALLATION)


def _acting(user_id: int | None, name: str, role_name: str, commune: Keyed) -> Actor:
    return Actor(user_id, name, role_name, commune.pk, getattr(commune, "practice_day", None))


def can(
    user: Login, permission: Permission, commune: Keyed | None, unit: Keyed | None = None
) -> bool:
    """Say whether one of the user's roles of today allows it; in `unit` where it concerns one.
    `commune` None, of a user without a role: no."""
    return _allowing(user, permission, commune, unit) is not None


def can_for_all(user: Login, permission: Permission, commune: Keyed | None) -> bool:
    """Say whether one of the user's roles of today allows it in the whole commune, not in one unit
    only."""
    if commune is None:
        return False
    roles = (role_of(membership.role) for membership in user.memberships_in(commune))
    return any(permission in role.permissions and not role.of_unit for role in roles)


def require(
    user: Login, permission: Permission, commune: Keyed | None, unit: Keyed | None = None
) -> Actor:
    """Give the actor in the role that allows it; PermissionDenied with a sentence otherwise."""
    membership = _allowing(user, permission, commune, unit)
    if membership is None:
        raise PermissionDenied(
            f"Việc “{permission.value}” cần một vai trò mà tài khoản của Ông/Bà chưa có. "
            "Hãy liên hệ Văn phòng hoặc người quản trị."
        )
    return _acting(user.pk, user.display_name, role_of(membership.role).name, commune)


def _allowing(user: Login, permission: Permission, commune: Keyed | None, unit: Keyed | None):
    if commune is None:
        return None
    for membership in user.memberships_in(commune):
        role = role_of(membership.role)
        if permission not in role.permissions:
            continue
        if role.of_unit and unit is not None and membership.unit_id != unit.pk:
            continue
        return membership
    return None
