"""Who does what in the commune to try the program on."""

from __future__ import annotations

from campaigns.models import Campaign
from people.models import Commune, Person, Unit, User
from people.roles import OFFICE, UNIT_HEAD, Actor, Permission, Role, require

from .years import YEARS, Days, DemoYear


def campaign_of(commune: Commune) -> Campaign:
    """Give the one campaign of the demo."""
    return Campaign.objects.select_related("commune").get(commune=commune)


def year_of(commune: Commune) -> DemoYear:
    """Give the year that the demo tells."""
    return YEARS[campaign_of(commune).year]


def days_of(commune: Commune) -> Days:
    return year_of(commune).days


def unit_of(commune: Commune, name: str) -> Unit:
    """Give the unit that 2021 calls `name`."""
    return Unit.objects.get(commune=commune, name=year_of(commune).unit(name))


def person_of(commune: Commune, full_name: str) -> Person:
    return Person.objects.select_related("unit").get(commune=commune, full_name=full_name)


def holder_of(commune: Commune, role: Role) -> User:
    """Give the login that holds a role of the whole commune."""
    return User.objects.get(memberships__commune=commune, memberships__role=role.code)


def acting(commune: Commune, role: Role, permission: Permission) -> Actor:
    """Give the actor who holds a role of the whole commune."""
    return require(holder_of(commune, role), permission, commune)


def head_of(commune: Commune, name: str, permission: Permission) -> Actor:
    """Give the head of a unit; of one without a login, the office that writes for it."""
    unit = unit_of(commune, name)
    heads = User.objects.filter(memberships__unit=unit, memberships__role=UNIT_HEAD.code)
    user = heads.first() or holder_of(commune, OFFICE)
    return require(user, permission, commune, unit)
