"""Building the commune by the same actions that people use."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.db import transaction

from campaigns import actions as campaigns
from campaigns.models import Campaign
from campaigns.rules.plan_reader import read_plan
from people.actions.communes import add_commune, finish_first_day
from people.actions.persons import hire_person
from people.actions.units import add_unit
from people.actions.users import give_role
from people.models import Commune, Membership, Person, Unit, User
from people.roles import UNIT_HEAD, Actor, Permission, administrator, require

from . import commune as rows
from .council import sit
from .dossiers import propose
from .inventions import invent
from .public import put_up
from .registration import register
from .results import end_the_year, finish_the_vetting
from .year import pass_the_year
from .years import YEARS, DemoYear

STAGES = ("launch", "registration", "review", "council", "awarded")
"""How far into the year the commune is taken, in order."""
DEFAULT_STAGE = "review"  # every room has something to do


@transaction.atomic
def build(stage: str, year: int, password: str = rows.PASSWORD) -> Commune:
    """Make the commune up to a stage of one of the `YEARS` and give it; `password` is that of all
    its logins."""
    told = YEARS[year]
    admin = User.objects.create_superuser(rows.ADMINISTRATOR, last_name="Quản", first_name="trị")
    commune = add_commune(
        Commune(
            name=rows.NAME,
            district=told.district,
            province=told.province,
            practice_day=told.days.launched,
        ),
        by=admin,
    )
    by = administrator(admin, commune)
    units = _units(commune, told, by)
    people = _people(units, told, by)
    _logins(commune, units, people, told, by)
    set_password(password)
    _launched_campaign(commune, told)
    finish_first_day(commune, by=by)
    go_on(commune, "launch", stage)
    return commune


def go_on(commune: Commune, stage: str, until: str) -> None:
    """Take the commune from the stage at which it stands to a later one."""
    takes = (register, _review, _council, end_the_year)
    for take in takes[STAGES.index(stage) : STAGES.index(until)]:
        take(commune)


def set_password(password: str) -> None:
    """Give all logins of the commune to try this password, whatever real ones are held to."""
    usernames = [row.username for row in (*rows.HEADS, *rows.LOGINS)]
    tried = User.objects.filter(username__in=[*usernames, rows.ADMINISTRATOR])
    tried.update(password=make_password(password))


def _review(commune: Commune) -> None:
    pass_the_year(commune)
    invent(commune)
    propose(commune)


def _council(commune: Commune) -> None:
    finish_the_vetting(commune)
    put_up(commune)
    sit(commune)


def _units(commune: Commune, told: DemoYear, by: Actor) -> dict[str, Unit]:
    return {
        row.name: add_unit(
            commune,
            name=told.unit(row.name),
            kind=row.kind,
            position=position,
            valid_from=told.founded,
            by=by,
        )
        for position, row in enumerate(rows.UNITS, start=1)
    }


def _people(units: dict[str, Unit], told: DemoYear, by: Actor) -> dict[str, Person]:
    return {
        row.full_name: hire_person(
            units[row.unit],
            full_name=row.full_name,
            gender=row.gender,
            born_on=row.born_on,
            position=told.say(row.position),
            group=row.group,
            is_leader=row.is_leader,
            joined_on=row.joined_on,
            by=by,
        )
        for row in rows.PEOPLE
    }


def _logins(
    commune: Commune,
    units: dict[str, Unit],
    people: dict[str, Person],
    told: DemoYear,
    by: Actor,
) -> None:
    for row in rows.HEADS:
        user = _user(row.username, row.full_name, people[row.full_name])
        _give(Membership(user=user, role=UNIT_HEAD.code, unit=units[row.unit]), told, by)
    for row in rows.LOGINS:
        person = people[row.full_name] if row.is_person else None
        user = _user(row.username, row.full_name or told.overseer, person)
        unit = person.unit if person and row.role.of_unit else None
        _give(Membership(user=user, role=row.role.code, unit=unit), told, by)


def _user(username: str, full_name: str, person: Person | None) -> User:
    family_names, _, given_name = full_name.rpartition(" ")
    return User.objects.create_user(
        username,
        last_name=family_names,
        first_name=given_name,
        person=person,
    )


def _give(membership: Membership, told: DemoYear, by: Actor) -> None:
    membership.commune_id, membership.starts_on = by.commune_id, told.founded
    give_role(membership, by=by)


def _launched_campaign(commune: Commune, told: DemoYear) -> Campaign:
    text = told.plan_file.read_text(encoding="utf-8")
    office, chair = (User.objects.get(username=name) for name in ("vanphong", "chutich"))
    draft = campaigns.create_draft(
        commune,
        read_plan(text),
        source_text=text,
        by=require(office, Permission.MANAGE_CAMPAIGNS, commune),
    )
    return campaigns.launch(draft, by=require(chair, Permission.LAUNCH_CAMPAIGN, commune))
