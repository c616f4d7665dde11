"""Xã Quảng Thành as it might have been in January 2021; `years` tells what 2026 calls otherwise.

Every person here is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from people.models import Person, Unit
from people.roles import (
    CHAIR,
    COUNCIL_MEMBER,
    MEMBER,
    OFFICE,
    OVERSEER,
    SECRETARY,
    Role,
)

NAME = "Quảng Thành"
PASSWORD = "Thi-dua-2021"


@dataclass(frozen=True)
class UnitRow:
    """A unit; the order of the rows is the order on lists."""

    name: str
    kind: Unit.Kind


@dataclass(frozen=True)
class InventedPerson:
    """A person; `unit` is the name of a `UnitRow`."""

    full_name: str
    gender: Person.Gender
    born_on: date
    position: str
    unit: str
    group: Person.Group
    joined_on: date
    is_leader: bool = False


@dataclass(frozen=True)
class HeadRow:
    """The login of who registers for a unit."""

    username: str
    unit: str
    full_name: str


@dataclass(frozen=True)
class LoginRow:
    """A login: the role it shows, and whose it is (`is_person` false: of the office above, which
    has another name each year)."""

    username: str
    role: Role
    full_name: str
    is_person: bool = True


LEADERS = "Thường trực Đảng ủy, HĐND, UBND"
OFFICE_UNIT = "Văn phòng HĐND và UBND"
FINANCE = "Tài chính - Kế toán"
LAND = "Địa chính - Xây dựng"
JUSTICE = "Tư pháp - Hộ tịch"
CULTURE = "Văn hóa - Xã hội"
MILITARY = "Ban Chỉ huy Quân sự"
FRONT = "Mặt trận và các đoàn thể"

_K = Unit.Kind
UNITS = (
    UnitRow(LEADERS, _K.LEADERSHIP),
    UnitRow(OFFICE_UNIT, _K.DEPARTMENT),
    UnitRow(FINANCE, _K.DEPARTMENT),
    UnitRow(LAND, _K.DEPARTMENT),
    UnitRow(JUSTICE, _K.DEPARTMENT),
    UnitRow(CULTURE, _K.DEPARTMENT),
    UnitRow(MILITARY, _K.DEPARTMENT),
    UnitRow(FRONT, _K.ORGANISATION),
)

_M, _F = Person.Gender.MALE, Person.Gender.FEMALE
_OFFICIAL, _SERVANT = Person.Group.OFFICIAL, Person.Group.CIVIL_SERVANT
_EMPLOYEE, _PART_TIME = Person.Group.EMPLOYEE, Person.Group.PART_TIME


def _p(full_name, gender, born, position, unit, group, joined, is_leader=False) -> InventedPerson:
    return InventedPerson(
        full_name,
        gender,
        date.fromisoformat(born),
        position,
        unit,
        group,
        date.fromisoformat(joined),
        is_leader,
    )


PEOPLE = (
    _p("Hồ Viết Thuận", _M, "1969-04-12", "Bí thư Đảng ủy", LEADERS, _OFFICIAL, "1995-08-01", True),
    _p(
        "Trần Quang Định", _M, "1974-09-02", "Chủ tịch UBND", LEADERS, _OFFICIAL, "1999-05-15", True
    ),
    _p(
        "Phan Thị Minh Nguyệt",
        _F,
        "1978-11-23",
        "Phó Chủ tịch HĐND",
        LEADERS,
        _OFFICIAL,
        "2004-03-01",
        True,
    ),
    _p(
        "Nguyễn Hữu Ấn",
        _M,
        "1980-02-17",
        "Phó Chủ tịch UBND",
        LEADERS,
        _OFFICIAL,
        "2005-07-01",
        True,
    ),
    _p(
        "Lê Thị Ánh Tuyết",
        _F,
        "1983-06-30",
        "Văn phòng - Thống kê",
        OFFICE_UNIT,
        _SERVANT,
        "2008-10-01",
    ),
    _p(
        "Đặng Ngọc Khánh",
        _M,
        "1987-01-08",
        "Văn phòng - Thống kê",
        OFFICE_UNIT,
        _SERVANT,
        "2012-04-16",
    ),
    _p(
        "Võ Thị Hồng Vân",
        _F,
        "1990-12-05",
        "Văn thư - Lưu trữ",
        OFFICE_UNIT,
        _EMPLOYEE,
        "2015-09-01",
    ),
    _p("Hoàng Đức Thịnh", _M, "1979-07-14", "Tài chính - Kế toán", FINANCE, _SERVANT, "2006-01-03"),
    _p(
        "Bùi Thị Kim Oanh", _F, "1991-03-27", "Tài chính - Kế toán", FINANCE, _SERVANT, "2016-08-15"
    ),
    _p("Ngô Văn Ưng", _M, "1976-10-19", "Địa chính - Xây dựng", LAND, _SERVANT, "2003-11-01"),
    _p("Đoàn Thanh Ý", _M, "1989-05-11", "Địa chính - Nông nghiệp", LAND, _SERVANT, "2014-02-10"),
    _p("Mai Xuân Đạt", _M, "1993-08-21", "Địa chính - Môi trường", LAND, _SERVANT, "2018-06-01"),
    _p(
        "Trương Thị Bích Đào",
        _F,
        "1984-04-04",
        "Tư pháp - Hộ tịch",
        JUSTICE,
        _SERVANT,
        "2009-09-01",
    ),
    _p("Lý Anh Dũng", _M, "1992-11-30", "Tư pháp - Hộ tịch", JUSTICE, _SERVANT, "2017-03-20"),
    _p("Cao Thị Thùy Dương", _F, "1985-02-26", "Văn hóa - Xã hội", CULTURE, _SERVANT, "2010-05-04"),
    _p(
        "Huỳnh Văn Ổn",
        _M,
        "1988-09-09",
        "Lao động - Thương binh và Xã hội",
        CULTURE,
        _SERVANT,
        "2013-07-01",
    ),
    _p("Châu Thị Mỹ Ái", _F, "1995-01-15", "Đài truyền thanh", CULTURE, _PART_TIME, "2020-09-01"),
    _p(
        "Phạm Công Huấn",
        _M,
        "1981-12-22",
        "Chỉ huy trưởng Quân sự",
        MILITARY,
        _SERVANT,
        "2007-02-01",
    ),
    _p(
        "Dương Minh Hoà",
        _M,
        "1977-03-03",
        "Chủ tịch UBMTTQ Việt Nam xã",
        FRONT,
        _OFFICIAL,
        "2002-06-10",
        True,
    ),
    _p(
        "Tống Thị Quỳnh Như",
        _F,
        "1986-08-18",
        "Chủ tịch Hội Liên hiệp Phụ nữ",
        FRONT,
        _OFFICIAL,
        "2011-10-03",
    ),
    _p(
        "Đinh Bá Lộc",
        _M,
        "1994-06-06",
        "Bí thư Đoàn TNCS Hồ Chí Minh",
        FRONT,
        _OFFICIAL,
        "2019-01-02",
    ),
)

HEADS = (
    HeadRow("truong.lanhdao", LEADERS, "Nguyễn Hữu Ấn"),
    HeadRow("truong.vanphong", OFFICE_UNIT, "Lê Thị Ánh Tuyết"),
    HeadRow("truong", FINANCE, "Hoàng Đức Thịnh"),
    HeadRow("truong.diachinh", LAND, "Ngô Văn Ưng"),
    HeadRow("truong.tuphap", JUSTICE, "Trương Thị Bích Đào"),
    HeadRow("truong.vanhoa", CULTURE, "Cao Thị Thùy Dương"),
    HeadRow("truong.quansu", MILITARY, "Phạm Công Huấn"),
    HeadRow("truong.mattran", FRONT, "Dương Minh Hoà"),
)
"""Who registers for each unit."""

LOGINS = (
    LoginRow("canhan", MEMBER, "Bùi Thị Kim Oanh"),
    LoginRow("vanphong", OFFICE, "Đặng Ngọc Khánh"),
    LoginRow("thuky", SECRETARY, "Võ Thị Hồng Vân"),
    LoginRow("hoidong", COUNCIL_MEMBER, "Tống Thị Quỳnh Như"),
    LoginRow("chutich", CHAIR, "Trần Quang Định"),
    LoginRow("captren", OVERSEER, "", is_person=False),
)
"""One login for each other role. All have `PASSWORD`."""
ADMINISTRATOR = "quantri"
