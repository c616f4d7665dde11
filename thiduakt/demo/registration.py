"""The weeks of registration: most units are done, one waits, one was returned, one was late, one
is silent."""

from __future__ import annotations

from dataclasses import replace

from law.kinds import CSTDCS, TTLDTT
from people.actions import practise
from people.models import Commune
from people.roles import OFFICE, Permission
from registrations import actions as registrations
from registrations.facts import draft_of
from registrations.models import Registration
from registrations.rules.lines import CollectiveLine, Draft

from . import commune as rows
from .acting import acting, campaign_of, days_of, head_of, unit_of

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
    days = days_of(commune)
    practise(commune, day=days.registered)
    for name in (*APPROVED, WAITING, RETURNED):
        registrations.submit(
            _filled(commune, name), by=head_of(commune, name, Permission.WRITE_REGISTRATION)
        )
    for name in APPROVED:
        registrations.approve(
            _of(commune, name), by=acting(commune, OFFICE, Permission.REVIEW_REGISTRATIONS)
        )
    registrations.send_back(
        _of(commune, RETURNED),
        reason="Chưa ghi danh hiệu đăng ký của tập thể.",
        due_on=days.registration_mended,
        by=acting(commune, OFFICE, Permission.REVIEW_REGISTRATIONS),
    )
    practise(commune, day=days.registered_late)
    registrations.submit(
        _filled(commune, LATE_UNIT),
        late_reason="Cán bộ đi tập huấn tuyển quân đến ngày hôm qua.",
        by=head_of(commune, LATE_UNIT, Permission.WRITE_REGISTRATION),
    )
    practise(commune, day=days.registration_closed)


def _filled(commune: Commune, name: str) -> Registration:
    by, unit = head_of(commune, name, Permission.WRITE_REGISTRATION), unit_of(commune, name)
    registration = registrations.begin(campaign_of(commune), unit, by=by)
    registrations.fill_from_unit(registration, by=by)
    registration = _of(commune, name)
    draft = _with_initiatives(draft_of(registration))
    if name != RETURNED:
        draft = replace(draft, collectives=(CollectiveLine(unit.name, TTLDTT.code),))
    return registrations.save(registration, draft, by=by)


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
    return Registration.objects.get(unit=unit_of(commune, name))
