"""From the end of registration to the autumn: what happened to people, and their old awards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from awards import actions as awards
from law.authority import Authority
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
from .acting import acting, days_of, head_of, person_of, unit_of, year_of
from .registration import LATE_UNIT, RETURNED, WAITING
from .years import DemoYear

NEWCOMER = "Hà Thị Phương Thảo"
EXCELLENT = ("Lê Thị Ánh Tuyết", "Hoàng Đức Thịnh", "Trương Thị Bích Đào", "Trần Quang Định")
ONLY_DONE, NOT_RATED, DISCIPLINED = "Mai Xuân Đạt", "Ngô Văn Ưng", "Phạm Công Huấn"
MOTHER, STUDENT = "Cao Thị Thùy Dương", "Đoàn Thanh Ý"

OLD_AWARDS: tuple[tuple[str, AwardKind, tuple[int, ...]], ...] = (
    ("Lê Thị Ánh Tuyết", CSTDCS, (3, 1)),
    ("Lê Thị Ánh Tuyết", LDTT, (5, 3, 2, 1)),
    ("Hoàng Đức Thịnh", CSTDCS, (2, 1)),
    ("Hoàng Đức Thịnh", LDTT, (3, 2, 1)),
    ("Trương Thị Bích Đào", CSTDCS, (5,)),
    ("Trương Thị Bích Đào", LDTT, (5, 3, 2, 1)),
    ("Trần Quang Định", LDTT, (3, 2, 1)),
    ("Ngô Văn Ưng", LDTT, (5, 3, 2)),
    ("Bùi Thị Kim Oanh", LDTT, (2, 1)),
    ("Huỳnh Văn Ổn", GIAY_KHEN, (1,)),
)
"""Who got what so many years ago. The fourth is missing, and nobody has said that the fifth is
complete."""
COMPLETE = (3, 2, 1)


def pass_the_year(commune: Commune) -> None:
    """Take the commune from its registration to the days before the dossiers."""
    _finish_registration(commune)
    practise(commune, day=days_of(commune).rated)
    office = acting(commune, OFFICE, Permission.MANAGE_PEOPLE)
    _let_things_happen(commune, office)
    _rate_everybody(commune, office)
    _remember_old_awards(commune)


def _finish_registration(commune: Commune) -> None:
    practise(commune, day=days_of(commune).registration_mended)
    unit = unit_of(commune, RETURNED)
    registration = Registration.objects.get(unit=unit)
    head = head_of(commune, RETURNED, Permission.WRITE_REGISTRATION)
    draft = draft_of(registration)
    with_collective = replace(draft, collectives=(CollectiveLine(unit.name, TTLDTT.code),))
    registrations.save(registration, with_collective, by=head)
    registrations.submit(registration, by=head)
    office = acting(commune, OFFICE, Permission.REVIEW_REGISTRATIONS)
    for name in (RETURNED, WAITING, LATE_UNIT):
        registrations.approve(Registration.objects.get(unit=unit_of(commune, name)), by=office)


def _let_things_happen(commune: Commune, by: Actor) -> None:
    told, days = year_of(commune), days_of(commune)
    hire_person(
        unit_of(commune, rows.CULTURE),
        full_name=NEWCOMER,
        gender=Person.Gender.FEMALE,
        born_on=date(1998, 10, 2),
        position=told.say("Văn hóa - Xã hội"),
        group=Person.Group.CIVIL_SERVANT,
        joined_on=days.newcomer_joined,
        by=by,
    )
    record_discipline(
        person_of(commune, DISCIPLINED),
        form="reprimand",
        decided_on=days.disciplined,
        decision="88/QĐ-UBND",
        by=by,
    )
    record_absence(
        person_of(commune, MOTHER),
        kind="maternity",
        starts_on=days.maternity[0],
        ends_on=days.maternity[1],
        by=by,
    )
    record_absence(
        person_of(commune, STUDENT),
        kind="training",
        starts_on=days.training[0],
        ends_on=days.training[1],
        note="Học tập trung lớp trung cấp lý luận chính trị; chưa có bảng điểm.",
        by=by,
    )


def _rate_everybody(commune: Commune, by: Actor) -> None:
    year = year_of(commune).year
    for person in Person.objects.filter(commune=commune).exclude(full_name=NOT_RATED):
        level = "HTXS" if person.full_name in EXCELLENT else "HTT"
        rate(person, year=year, level="HT" if person.full_name == ONLY_DONE else level, by=by)


def _remember_old_awards(commune: Commune) -> None:
    by, told = acting(commune, OFFICE, Permission.RECORD_DECISIONS), year_of(commune)
    for full_name, kind, ago in OLD_AWARDS:
        person = person_of(commune, full_name)
        for year in map(told.before, ago):
            old = _old_decision(told, kind, year)
            awards.add(commune, kind=kind, year=year, person=person, by=by, **old)
    complete = [told.before(ago) for ago in COMPLETE]
    unit = unit_of(commune, rows.OFFICE_UNIT)
    for year in (year for year in complete if year >= told.founded.year):
        old = _old_decision(told, TTLDTT, year)
        awards.add(commune, kind=TTLDTT, year=year, unit=unit, by=by, **old)
    awards.confirm_years(commune, complete, by=by)


def _old_decision(told: DemoYear, kind: AwardKind, year: int) -> dict:
    """Give the decision of an old year, of whoever had the authority then."""
    day = date(year, 12, 20)
    authority, issuer = told.decider(kind, day)
    number = year - 1700 if authority is Authority.COMMUNE else year + 400
    return {"decision_number": f"{number}/QĐ-UBND", "decided_on": day, "issuer": issuer}
