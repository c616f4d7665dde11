"""From the end of registration to the autumn: what happened to people, and their old awards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from awards import actions as awards
from law.kinds import CSTDCS, GIAY_KHEN, LDTT, TTLDTT, AwardKind
from people.actions import practise, rate, record_absence, record_discipline
from people.actions.persons import hire_person
from people.models import Commune, Person
from people.roles import OFFICE, Actor, Permission
from registrations import actions as registrations
from registrations.facts import draft_of
from registrations.models import Registration
from registrations.rules.lines import CollectiveLine

from . import commune as rows
from .acting import acting, head_of, person_of, unit_of
from .registration import LATE_UNIT, RETURNED, WAITING

MENDED = date(2021, 1, 27)
AUTUMN = date(2021, 11, 5)

NEWCOMER = "Hà Thị Phương Thảo"
EXCELLENT = ("Lê Thị Ánh Tuyết", "Hoàng Đức Thịnh", "Trương Thị Bích Đào", "Trần Quang Định")
ONLY_DONE, NOT_RATED, DISCIPLINED = "Mai Xuân Đạt", "Ngô Văn Ưng", "Phạm Công Huấn"
MOTHER, STUDENT = "Cao Thị Thùy Dương", "Đoàn Thanh Ý"

OLD_AWARDS: tuple[tuple[str, AwardKind, tuple[int, ...]], ...] = (
    ("Lê Thị Ánh Tuyết", CSTDCS, (2018, 2020)),
    ("Lê Thị Ánh Tuyết", LDTT, (2016, 2018, 2019, 2020)),
    ("Hoàng Đức Thịnh", CSTDCS, (2019, 2020)),
    ("Hoàng Đức Thịnh", LDTT, (2018, 2019, 2020)),
    ("Trương Thị Bích Đào", CSTDCS, (2016,)),
    ("Trương Thị Bích Đào", LDTT, (2016, 2018, 2019, 2020)),
    ("Trần Quang Định", LDTT, (2018, 2019, 2020)),
    ("Ngô Văn Ưng", LDTT, (2016, 2018, 2019)),
    ("Bùi Thị Kim Oanh", LDTT, (2019, 2020)),
    ("Huỳnh Văn Ổn", GIAY_KHEN, (2020,)),
)
"""Who got what in five years. 2017 is missing, and nobody has said that 2016 is complete."""
COMPLETE_YEARS = (2018, 2019, 2020)


def pass_the_year(commune: Commune) -> None:
    """Take the commune from its registration to the days before the dossiers."""
    _finish_registration(commune)
    practise(commune, day=AUTUMN)
    office = acting(commune, OFFICE, Permission.MANAGE_PEOPLE)
    _let_things_happen(commune, office)
    _rate_everybody(commune, office)
    _remember_old_awards(commune)


def _finish_registration(commune: Commune) -> None:
    practise(commune, day=MENDED)
    registration = Registration.objects.get(campaign__commune=commune, unit__name=RETURNED)
    head = head_of(commune, RETURNED, Permission.WRITE_REGISTRATION)
    draft = draft_of(registration)
    with_collective = replace(draft, collectives=(CollectiveLine(RETURNED, TTLDTT.code),))
    registrations.save(registration, with_collective, by=head)
    registrations.submit(registration, by=head)
    office = acting(commune, OFFICE, Permission.REVIEW_REGISTRATIONS)
    for name in (RETURNED, WAITING, LATE_UNIT):
        registrations.approve(
            Registration.objects.get(campaign__commune=commune, unit__name=name), by=office
        )


def _let_things_happen(commune: Commune, by: Actor) -> None:
    hire_person(
        unit_of(commune, rows.CULTURE),
        full_name=NEWCOMER,
        gender=Person.Gender.FEMALE,
        born_on=date(1998, 10, 2),
        position="Văn hóa - Xã hội",
        group=Person.Group.CIVIL_SERVANT,
        joined_on=date(2021, 5, 4),
        by=by,
    )
    record_discipline(
        person_of(commune, DISCIPLINED),
        form="reprimand",
        decided_on=date(2021, 6, 15),
        decision="88/QĐ-UBND",
        by=by,
    )
    record_absence(
        person_of(commune, MOTHER),
        kind="maternity",
        starts_on=date(2021, 2, 1),
        ends_on=date(2021, 7, 31),
        by=by,
    )
    record_absence(
        person_of(commune, STUDENT),
        kind="training",
        starts_on=date(2020, 9, 14),
        ends_on=date(2021, 10, 15),
        note="Học tập trung lớp trung cấp lý luận chính trị; chưa có bảng điểm.",
        by=by,
    )


def _rate_everybody(commune: Commune, by: Actor) -> None:
    for person in Person.objects.filter(commune=commune).exclude(full_name=NOT_RATED):
        level = "HTXS" if person.full_name in EXCELLENT else "HTT"
        rate(person, year=2021, level="HT" if person.full_name == ONLY_DONE else level, by=by)


def _remember_old_awards(commune: Commune) -> None:
    by = acting(commune, OFFICE, Permission.RECORD_DECISIONS)
    for full_name, kind, years in OLD_AWARDS:
        person = person_of(commune, full_name)
        for year in years:
            awards.add(
                commune, kind=kind, year=year, person=person, by=by, **_old_decision(kind, year)
            )
    for year in COMPLETE_YEARS:
        unit = unit_of(commune, rows.OFFICE_UNIT)
        awards.add(commune, kind=TTLDTT, year=year, unit=unit, by=by, **_old_decision(TTLDTT, year))
    awards.confirm_years(commune, COMPLETE_YEARS, by=by)


def _old_decision(kind: AwardKind, year: int) -> dict:
    """Give the decision of an old year: the commune's own, or the district's."""
    is_own = kind in (LDTT, GIAY_KHEN)
    number = year - 1700 if is_own else year + 400
    return {
        "decision_number": f"{number}/QĐ-UBND",
        "decided_on": date(year, 12, 20),
        "issuer": f"Chủ tịch UBND {'xã Quảng Thành' if is_own else 'huyện Quảng Điền'}",
    }
