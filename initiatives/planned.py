"""Who registered an initiative, or a title that needs one, and has not sent it yet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from initiatives.models import Author
from initiatives.rules.stages import Stage
from law.fighters import RATING_REPLACES_INITIATIVE
from law.kinds import CSTDCS
from law.timeline import LawError
from people.models import Unit, User
from procedure.prepared import Prepared
from registrations.models import IndividualLine
from registrations.rules.lines import CSTDCS_OR_HIGHER
from registrations.rules.stages import Stage as RegistrationStage


def owed_lines(campaigns: Collection[int]) -> list[IndividualLine]:
    """Give the registered lines, of registrations that were sent, whose person is not yet an author
    of an initiative sent in the same campaign; one query, in the order of the lists. A title that
    the best rating is enough for owes none that it did not name."""
    return [row for row in _without_a_request(tuple(campaigns)) if _needs_one(row)]


def _registered(campaigns: Collection[int]) -> QuerySet[IndividualLine]:
    wants_one = ~Q(initiative_name="") | Q(title__in=CSTDCS_OR_HIGHER)
    sent = _authors_of_the_line().exclude(initiative__stage=Stage.DRAFT.value)
    lines = IndividualLine.objects.filter(
        wants_one, ~Exists(sent), registration__campaign__in=campaigns
    )
    lines = lines.exclude(registration__stage=RegistrationStage.DRAFT.value)
    return lines.select_related("registration__campaign", "registration__unit", "person")


_without_a_request: Prepared[IndividualLine] = Prepared(_registered, (9001,))


def _authors_of_the_line() -> QuerySet[Author]:
    """Give the authors, in the campaign of a line, who are its person."""
    return Author.objects.filter(
        person=OuterRef("person"), initiative__campaign=OuterRef("registration__campaign")
    )


def _needs_one(line: IndividualLine) -> bool:
    if line.initiative_name or line.title != CSTDCS.code:
        return True
    year = line.registration.campaign.year
    try:
        return year is None or not RATING_REPLACES_INITIATIVE.on(date(year, 12, 31)).value
    except LawError:  # a year before all law of the program
        return True


def in_words(lines: Collection[IndividualLine]) -> str:
    """Give "bà Lê Thị An (“Số hóa hồ sơ”), ông Lê Hùng"."""
    return ", ".join(
        f"{line.person.titled_name} (“{line.initiative_name}”)"
        if line.initiative_name
        else line.person.titled_name
        for line in lines
    )


def to_begin(
    user: User, campaigns: Collection[int], units: Collection[Unit]
) -> QuerySet[IndividualLine]:
    """Give the named initiatives that were registered, for which nobody has begun a request: those
    of the user and, of `units`, everybody's."""
    mine = Q(person=user.person_id) if user.person_id else Q(pk__in=[])
    begun = _authors_of_the_line()
    lines = IndividualLine.objects.filter(
        mine | Q(registration__unit__in=units), ~Exists(begun), registration__campaign__in=campaigns
    )
    named = lines.exclude(initiative_name="")
    return named.exclude(registration__stage=RegistrationStage.DRAFT.value)
