"""What has to be true of registrations."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, QuerySet

from law.findings import Finding
from procedure.prepared import Prepared
from submissions.invariants import breaches_of

from .models import IndividualLine, Registration


def breaches() -> Iterator[Finding]:
    """Give registrations at a stage that they did not reach, and people of another commune."""
    yield from breaches_of(Registration.objects.select_related("campaign", "unit"))
    for line in _of_others():
        registration = line.registration
        sentence = f"{registration}: {line.person} là người của xã khác."
        yield Finding("registered_across_communes", sentence, link=registration.get_absolute_url())


@Prepared
def _of_others() -> QuerySet[IndividualLine]:
    own = F("registration__campaign__commune")
    lines = IndividualLine.objects.exclude(person__commune=own)
    return lines.select_related("person", "registration__unit")
