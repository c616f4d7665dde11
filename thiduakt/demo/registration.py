"""The weeks of registration: most units are done, one waits, one was returned, one was late, one
is silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from campaigns.models import Campaign
from law.kinds import CSTDCS, TTLDTT
from people.actions import practise
from people.models import Commune, Unit, User
from people.roles import OFFICE, UNIT_HEAD, Actor, Permission, require
from registrations.actions import fill_from_unit, open_registration, save_lines, submit
from registrations.actions.reviewing import approve, send_back
from registrations.facts import draft_of
from registrations.models import Registration
from registrations.rules.lines import CollectiveLine, Draft

from . import commune as rows

IN_TIME, LATE, TODAY = date(2021, 1, 19), date(2021, 1, 22), date(2021, 1, 25)
APPROVED = (rows.LEADERS, rows.OFFICE_UNIT, rows.FINANCE, rows.JUSTICE)
WAITING, RETURNED, LATE_UNIT = rows.LAND, rows.CULTURE, rows.MILITARY
INITIATIVES = {
    "Lê Thị Ánh Tuyết": "Sổ theo dõi văn bản đến bằng bảng tính dùng chung",
    "Hoàng Đức Thịnh": "Đối chiếu thu ngân sách thôn hằng tuần qua điện thoại",
    "Trương Thị Bích Đào": "Trả kết quả hộ tịch tại nhà cho người già yếu",
}
"""Who strives for Chiến sĩ thi đua cơ sở, and with which initiative."""


def register(commune: Commune) -> None:
    """Take the launched commune through its registration."""
    practise(commune, day=IN_TIME)
    for name in (*APPROVED, WAITING, RETURNED):
        submit(_filled(commune, name), by=_head(commune, name))
    for name in APPROVED:
        approve(_of(commune, name), by=_office(commune))
    send_back(
        _of(commune, RETURNED),
        reason="Chưa ghi danh hiệu đăng ký của tập thể.",
        due_on=date(2021, 1, 27),
        by=_office(commune),
    )
    practise(commune, day=LATE)
    submit(
        _filled(commune, LATE_UNIT),
        late_reason="Cán bộ đi tập huấn tuyển quân đến hết ngày 21/01.",
        by=_head(commune, LATE_UNIT),
    )
    practise(commune, day=TODAY)


def _filled(commune: Commune, name: str) -> Registration:
    by, unit = _head(commune, name), Unit.objects.get(commune=commune, name=name)
    registration = open_registration(Campaign.objects.get(commune=commune), unit, by=by)
    fill_from_unit(registration, by=by)
    registration = _of(commune, name)
    draft = _with_initiatives(draft_of(registration))
    if name != RETURNED:
        draft = replace(draft, collectives=(CollectiveLine(name, TTLDTT.code),))
    return save_lines(registration, draft, by=by)


def _with_initiatives(draft: Draft) -> Draft:
    return replace(
        draft,
        individuals=tuple(
            replace(line, title=CSTDCS.code, initiative_name=initiative)
            if (initiative := _initiative(line.name))
            else line
            for line in draft.individuals
        ),
    )


def _initiative(titled_name: str) -> str:
    """Give the initiative of somebody named "bà Lê Thị …"."""
    return INITIATIVES.get(titled_name.partition(" ")[2], "")


def _of(commune: Commune, name: str) -> Registration:
    return Registration.objects.get(campaign__commune=commune, unit__name=name)


def _head(commune: Commune, name: str) -> Actor:
    unit = Unit.objects.get(commune=commune, name=name)
    head = User.objects.get(memberships__unit=unit, memberships__role=UNIT_HEAD.code)
    return require(head, Permission.WRITE_REGISTRATION, commune, unit)


def _office(commune: Commune) -> Actor:
    office = User.objects.get(memberships__commune=commune, memberships__role=OFFICE.code)
    return require(office, Permission.REVIEW_REGISTRATIONS, commune)
