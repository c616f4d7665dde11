"""Roles are given and ended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from history.log import record
from people.models import Membership, Person, Unit
from people.models.users import MembershipQuerySet
from people.roles import MEMBER, Actor
from procedure.refusal import refuse
from vietnamese.dates import short_date

from .writing import listed, lock_commune, put

DAY = timedelta(days=1)


@transaction.atomic
def give_role(membership: Membership, *, by: Actor) -> Membership:
    """Give a user a role, from today on where no day is said; `membership` is new and unsaved.

    Nobody but an administrator gives a role to oneself.
    """
    lock_commune(membership.commune_id, by)
    if _is_own(membership, by):
        refuse("own_role", "Không tự giao vai trò cho mình được; hãy nhờ người khác giao.")
    return _give(membership, by)


def _is_own(membership: Membership, by: Actor) -> bool:
    return membership.user_id == by.user_id and not membership.user.is_superuser


def _give(membership: Membership, by: Actor) -> Membership:
    membership.full_clean()
    membership.save()
    until = f" đến {short_date(membership.ends_on)}" if membership.ends_on else ""
    sentence = (
        f"Giao vai trò {_described(membership)} từ {short_date(membership.starts_on)}{until}."
    )
    record("role.given", membership.user, sentence, by=by, commune_id=by.commune_id)
    return membership


@transaction.atomic
def change_role(membership: Membership, *, by: Actor, **values: Any) -> Membership:
    """Change a role's unit or period; a role ends with a last day, it is not deleted.

    Nobody but an administrator lets one's own role reach further than it was given.
    """
    lock_commune(membership.commune_id, by)
    before = Membership.objects.get(pk=membership.pk)
    membership = Membership.objects.select_related("user", "unit").get(pk=membership.pk)
    changes = put(membership, values)
    if _is_own(membership, by) and not _lies_within(membership, before):
        refuse("own_role", "Không tự gia hạn, mở rộng vai trò của mình được; hãy nhờ người khác.")
    if changes:
        sentence = f"Sửa vai trò {_described(membership)}: {listed(changes)}."
        record("role.changed", membership.user, sentence, by=by, commune_id=by.commune_id)
    return membership


def _lies_within(now: Membership, before: Membership) -> bool:
    last_day, given_until = now.ends_on or date.max, before.ends_on or date.max
    is_there = now.unit_id == before.unit_id
    return is_there and before.starts_on <= now.starts_on and last_day <= given_until


def end_roles(person: Person, left_on: date, *, by: Actor) -> None:
    """End every role in the commune of a person who leaves it."""
    _end(_roles_of(person), left_on, by)


def follow_to(person: Person, unit: Unit, moved_on: date, *, by: Actor) -> None:
    """End the roles that a moved person had in another unit; Cá nhân goes on in the new one."""
    _hand_over(_roles_of(person).filter(unit__isnull=False).exclude(unit=unit), unit, moved_on, by)


def end_roles_in(unit: Unit, closed_on: date, *, successor: Unit | None, by: Actor) -> None:
    """End the roles that belong to a closing unit; Cá nhân goes on in the successor, if any."""
    _hand_over(unit.memberships.all(), successor, closed_on, by)


def _hand_over(
    memberships: MembershipQuerySet, unit: Unit | None, moved_on: date, by: Actor
) -> None:
    members = [m.user for m in memberships.filter(role=MEMBER.code).in_force_on(moved_on)]
    _end(memberships, moved_on, by)
    for user in members if unit else []:
        new = Membership(user=user, commune_id=by.commune_id, unit=unit, role=MEMBER.code)
        new.starts_on = moved_on
        _give(new, by)


def _roles_of(person: Person) -> MembershipQuerySet:
    return Membership.objects.filter(user__person=person, commune_id=person.commune_id)


def _end(memberships: MembershipQuerySet, first_day_without: date, by: Actor) -> None:
    last_day = first_day_without - DAY
    for membership in memberships.select_related("user", "unit"):
        if membership.ends_on and membership.ends_on <= last_day:
            continue
        if membership.starts_on > last_day:
            _withdraw(membership, by)
        else:
            change_role(membership, ends_on=last_day, by=by)


def _withdraw(membership: Membership, by: Actor) -> None:
    """Take back a role that has not begun."""
    sentence = f"Hủy vai trò {_described(membership)}, chưa bắt đầu."
    record("role.withdrawn", membership.user, sentence, by=by, commune_id=by.commune_id)
    membership.delete()


def _described(membership: Membership) -> str:
    where = f" ({membership.unit})" if membership.unit else ""
    return f"{membership.get_role_display()}{where} của {membership.user.display_name}"
