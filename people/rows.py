"""The list of people as its page prints it: each cell is made once here, the template only lays it
out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import NamedTuple

from django.core.paginator import Page
from django.utils.safestring import SafeString

from people.models import Person
from ui.addresses import addresses_of
from ui.templatetags.ui import badge
from vietnamese.dates import short_date

_GROUPS = dict(Person.Group.choices)


class PeopleRow(NamedTuple):
    """One person: what the cells say, and where the links lead. Everything is escaped here, and the
    template takes a row apart: much quicker than to ask and escape for each cell."""

    number: str
    address: SafeString
    name: SafeString
    born_on: str
    position: SafeString
    unit: SafeString
    group: str
    status: SafeString
    edit_address: SafeString


def person_rows(page: Page, today: date) -> Iterator[PeopleRow]:
    """Give the rows of a page of people."""
    own, edit = addresses_of("people:person"), addresses_of("people:person_edit")
    for number, person in enumerate(page.object_list, start=page.start_index()):
        yield PeopleRow(
            str(number),
            own(person.pk),
            SafeString(escape(person.full_name)),
            short_date(person.born_on) if person.born_on else "—",
            SafeString(escape(person.position)),
            SafeString(escape(person.unit.name)),
            _GROUPS[person.group],
            badge(person.status_on(today)),
            edit(person.pk),
        )
