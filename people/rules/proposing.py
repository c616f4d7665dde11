"""Roles that a position suggests. Nobody gets one by this: a person looks, and gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vietnamese.text import without_accents

LEADERSHIP = "leadership"
MEMBER, UNIT_HEAD, OFFICE = "member", "unit_head", "office"
SECRETARY, COUNCIL_MEMBER, CHAIR = "secretary", "council_member", "chair"

Roles = tuple[str, ...]
"""Codes of roles that one account has."""

CHOICES: tuple[Roles, ...] = (
    (MEMBER,),
    (UNIT_HEAD,),
    (UNIT_HEAD, COUNCIL_MEMBER),
    (CHAIR, COUNCIL_MEMBER),
    (SECRETARY, OFFICE),
    (SECRETARY, OFFICE, UNIT_HEAD),
    (OFFICE,),
    (OFFICE, UNIT_HEAD),
    (SECRETARY,),
    (COUNCIL_MEMBER,),
    (COUNCIL_MEMBER, MEMBER),
)
"""What may be chosen for a new account in one go; anything else is given on the account's page."""

_CHAIR = re.compile(r"\bchu tich (ubnd|uy ban nhan dan|xa|phuong|thi tran)\b")
_COUNCIL = re.compile(r"\b(bi thu dang uy|chu tich (hdnd|hoi dong nhan dan))\b")
_PAPERS = re.compile(r"\b(van thu|thi dua)\b")
_OFFICE = re.compile(r"\b(van phong)\b")
_DEPUTY = re.compile(r"\bpho\b")
_HEAD = re.compile(
    r"^(truong (?!hoc)|quyen truong|chu tich|bi thu|hieu truong|giam doc|chi huy truong|chanh |"
    r"tram truong|to truong|chu nhiem|doi truong|phu trach)"
)


@dataclass(frozen=True)
class Official:
    """A person as far as roles ask: where, as what, and whether a leader."""

    pk: int
    position: str
    unit: int
    unit_kind: str
    is_leader: bool = False


def proposals(people: Iterable[Official], headed: Iterable[int] = ()) -> dict[int, Roles]:
    """Give the roles that each position suggests; `headed` are units that have a head already.

    A unit gets one head at most: who is called one, else its only leader, else its only person.
    """
    people = list(people)
    proposed = {person.pk: _by_position(person.position) for person in people}
    heads = _heads(people, set(headed))
    return {pk: _with_head(roles) if pk in heads else roles for pk, roles in proposed.items()}


def _by_position(position: str) -> Roles:
    words = _plain(position)
    if _CHAIR.search(words):
        return (CHAIR, COUNCIL_MEMBER)
    if _COUNCIL.search(words) and not _DEPUTY.search(words):
        return (COUNCIL_MEMBER, MEMBER)
    if _PAPERS.search(words):
        return (SECRETARY, OFFICE)
    if _OFFICE.search(words):
        return (OFFICE,)
    return (MEMBER,)


def _plain(position: str) -> str:
    return " ".join(re.findall(r"\w+", without_accents(position)))


def _with_head(roles: Roles) -> Roles:
    return (UNIT_HEAD,) if roles == (MEMBER,) else (*roles, UNIT_HEAD)


def _heads(people: list[Official], headed: set[int]) -> set[int]:
    by_unit: dict[int, list[Official]] = {}
    for person in people:
        if person.unit_kind != LEADERSHIP and person.unit not in headed:
            by_unit.setdefault(person.unit, []).append(person)
    return {head.pk for unit in by_unit.values() if (head := _head(unit)) is not None}


def _head(people: list[Official]) -> Official | None:
    able = [person for person in people if _may_head(person)]
    called = [person for person in able if _HEAD.search(_plain(person.position))]
    leaders = [person for person in able if person.is_leader]
    for group in (called, leaders, people):
        if len(group) == 1 and _may_head(group[0]):
            return group[0]
    return None


def _may_head(official: Official) -> bool:
    roles = _by_position(official.position)
    return CHAIR not in roles and COUNCIL_MEMBER not in roles
