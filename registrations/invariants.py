"""What has to be true of registrations."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F

from law.findings import Finding
from submissions.invariants import breaches_of

from .models import IndividualLine, Registration


def breaches() -> Iterator[Finding]:
    """Give registrations at a stage that they did not reach, and people of another commune."""
    yield from breaches_of(Registration)
    others = IndividualLine.objects.exclude(
        person__commune=F("registration__campaign__commune")
    ).select_related("person", "registration__unit")
    for line in others:
        registration = line.registration
        sentence = f"{registration}: {line.person} là người của xã khác."
        yield Finding("registered_across_communes", sentence, link=registration.get_absolute_url())
