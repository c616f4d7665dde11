"""What is asked of the tables around nominations; every page that judges asks all of it."""

from __future__ import annotations

from django.db.models import QuerySet

from awards.models import Award, CompleteYear
from initiatives.models import Use
from law.kinds import CSTDCS, LDTT
from nominations.models import Nomination, NominationAttachment
from nominations.rules.occasions import Occasion
from people.models import Absence, Discipline, Person, Posting, Rating
from procedure.prepared import Prepared
from registrations.models import CollectiveLine, IndividualLine
from registrations.rules.stages import Stage


def _postings_of(people: tuple[int, ...]) -> QuerySet:
    rows = Posting.objects.filter(person__in=people).select_related("unit")
    return rows.order_by("starts_on", "pk")


def _uses_of(people: tuple[int, ...]) -> QuerySet:
    rows = Use.objects.filter(person__in=people)
    return rows.select_related("initiative", "campaign__commune")


def _annual_titles_of(campaigns: tuple[int, ...]) -> QuerySet:
    return Nomination.objects.filter(
        campaign__in=campaigns,
        award__in=[LDTT.code, CSTDCS.code],
        occasion=Occasion.ANNUAL.value,
        person__isnull=False,
    )


def _registered_people_of(campaigns: tuple[int, ...], people: tuple[int, ...]) -> QuerySet:
    lines = IndividualLine.objects.filter(registration__campaign__in=campaigns, person__in=people)
    return _sent_for_a_title(lines)


def _registered_collectives_of(campaigns: tuple[int, ...]) -> QuerySet:
    return _sent_for_a_title(CollectiveLine.objects.filter(registration__campaign__in=campaigns))


def _sent_for_a_title(lines: QuerySet) -> QuerySet:
    """Give the lines of a title whose registration was sent at least."""
    lines = lines.exclude(title="").exclude(registration__stage=Stage.DRAFT)
    return lines.select_related("registration")


people_in: Prepared[Person] = Prepared(
    lambda communes: Person.objects.filter(commune__in=communes).select_related("unit"), (9001,)
)
ratings: Prepared[Rating] = Prepared(
    lambda people: Rating.objects.filter(person__in=people), (9001,)
)
disciplines: Prepared[Discipline] = Prepared(
    lambda people: Discipline.objects.filter(person__in=people), (9001,)
)
absences: Prepared[Absence] = Prepared(
    lambda people: Absence.objects.filter(person__in=people), (9001,)
)
awards: Prepared[Award] = Prepared(
    lambda people: Award.objects.told().filter(person__in=people), (9001,)
)
complete_years: Prepared[CompleteYear] = Prepared(
    lambda communes: CompleteYear.objects.filter(commune__in=communes), (9001,)
)
papers: Prepared[NominationAttachment] = Prepared(
    lambda nominations: NominationAttachment.objects.filter(nomination__in=nominations), (9001,)
)
postings: Prepared[Posting] = Prepared(_postings_of, (9001,))
uses: Prepared[Use] = Prepared(_uses_of, (9001,))
annual_titles: Prepared[Nomination] = Prepared(_annual_titles_of, (9001,))
registered_people: Prepared[IndividualLine] = Prepared(_registered_people_of, (9001,), (9002,))
registered_collectives: Prepared[CollectiveLine] = Prepared(_registered_collectives_of, (9001,))
