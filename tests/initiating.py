"""Initiatives of the tests, written by their own procedure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from campaigns.models import Campaign
from initiatives import actions as initiatives
from initiatives.models import Initiative
from initiatives.rules.requests import AuthorLine, Request
from people.models import Person
from people.roles import MEMBER
from tests.cast import Cast, make_person

IN_TIME = date(2021, 10, 20)
NAME = "Sổ tay một cửa"


def author(cast: Cast, name: str = "Trần Thị Lan") -> Person:
    """Make the person who the member of the cast is."""
    person = make_person(cast.unit, name)
    cast[MEMBER].person = person
    cast[MEMBER].save()
    return person


def line(person: Person, share: str = "100") -> AuthorLine:
    position = f"{person.position}, {person.unit}"
    return AuthorLine(person.full_name, Decimal(share), position, person.pk)


def whole(*authors: AuthorLine, **values) -> Request:
    """Give a request that lacks nothing."""
    return Request(
        **{
            "name": NAME,
            "field": "Cải cách hành chính",
            "problem": "Người dân phải đi lại nhiều lần vì không biết cần giấy tờ gì.",
            "solution": "Mỗi thủ tục một trang hướng dẫn, đặt ở bàn tiếp dân.",
            "novelty": "Trước đây chỉ hướng dẫn bằng lời.",
            "benefit_amount": 12_000_000,
            "benefit": "Giảm hai lần đi lại mỗi hồ sơ.",
            "applied_where": "Bộ phận một cửa",
            "applied_since": date(2021, 3, 1),
            "authors": authors,
        }
        | values
    )


def begun(cast: Cast, campaign: Campaign, person: Person, name: str = NAME) -> Initiative:
    by = cast.acting(MEMBER)
    return initiatives.begin(campaign, person.unit, name=name, person=person, by=by)


def written(cast: Cast, campaign: Campaign, person: Person, **values) -> Initiative:
    """Give a request that can be sent."""
    initiative = begun(cast, campaign, person, values.get("name", NAME))
    initiatives.save(initiative, whole(line(person), **values), by=cast.acting(MEMBER))
    return fresh(initiative)


def sent(cast: Cast, campaign: Campaign, person: Person, **values) -> Initiative:
    initiative = written(cast, campaign, person, **values)
    initiatives.submit(initiative, by=cast.acting(MEMBER))
    return fresh(initiative)


def fresh(initiative: Initiative) -> Initiative:
    """Give the initiative as it is stored now."""
    rows = Initiative.objects.select_related("campaign__commune", "unit")
    return rows.get(pk=initiative.pk)
