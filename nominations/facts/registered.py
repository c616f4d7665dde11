"""From the approved registration of a unit to the dossiers that follow from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

from django.db.models import QuerySet

from campaigns.models import Campaign, Phase
from law.kinds import AwardKind, Subject, award_kind
from nominations.models import Nomination
from nominations.rules.candidacies import beside, why_beside
from nominations.rules.occasions import Occasion
from people.models import Commune, Outsider, Person, Unit
from registrations.models import CollectiveLine, IndividualLine
from registrations.rules.stages import Stage
from vietnamese.text import clean, same_word


@dataclass(frozen=True)
class Candidacy:
    """Whom a unit proposes for what: a person, an outsider or the name of a collective; `award` is
    a code of `law.kinds`. `why`: what it follows from, where nobody asked for it by name."""

    award: str
    person: Person | None = None
    outsider: Outsider | None = None
    collective: str = ""
    is_whole_commune: bool = False
    occasion: Occasion = Occasion.ANNUAL
    phase: Phase | None = None
    matter: str = ""
    why: str = ""

    @property
    def kind(self) -> AwardKind:
        return award_kind(self.award)

    @property
    def nominee(self) -> str:
        if self.person is None:
            return self.outsider.called if self.outsider else self.collective
        return f"{self.person.honorific} {self.person.full_name}"

    @property
    def subject(self) -> Subject:
        if self.outsider:
            return self.outsider.subject
        return Subject.INDIVIDUAL if self.person else Subject.COLLECTIVE

    @property
    def is_of_unit(self) -> bool:
        """Say whether it is a collective of the commune's people."""
        return self.person is None and self.outsider is None

    def with_beside(self) -> list[Candidacy]:
        """Give the candidacy, and behind it the one that goes with it."""
        also = beside(self.award)
        if not also or self.person is None:
            return [self]
        return [self, Candidacy(also, person=self.person, why=why_beside(self.award))]

    def columns(self) -> dict[str, Any]:
        """Give the columns of a nomination."""
        return {
            "award": self.award,
            "person": self.person,
            "position": self.person.position if self.person else "",
            "outsider": self.outsider,
            "collective": "" if self.person else clean(self.nominee),
            "is_whole_commune": self.is_whole_commune and self.is_of_unit,
            "occasion": self.occasion.value,
            "phase": self.phase,
            "matter": clean(self.matter),
        }


@dataclass(frozen=True)
class Candidacies:
    """What follows from a registration: the dossiers to make, and a sentence for each line that
    needs none."""

    candidacies: tuple[Candidacy, ...]
    left_out: tuple[str, ...] = ()


def candidacies_of(campaign: Campaign, unit: Unit) -> Candidacies:
    """Give a candidacy for each title and commendation of the unit's approved registration, and
    for what goes with them, that has no dossier yet; four queries."""
    people = IndividualLine.objects.select_related("person__unit")
    people = people.prefetch_related("person__postings__unit")
    return _candidacies(campaign, unit, people)


def count_not_begun(campaign: Campaign, unit: Unit) -> int:
    """Give how many `candidacies_of` gives; three queries."""
    people = IndividualLine.objects.filter(person__unit=unit).select_related("person")
    return len(_candidacies(campaign, unit, people.only(*_COUNTED)).candidacies)


_COUNTED = (
    "title",
    "commendation",
    *(f"person__{name}" for name in ("full_name", "gender", "joined_on", "left_on", "unit")),
)
"""What is read of a line that is only counted, and of whom it names."""


def _candidacies(campaign: Campaign, unit: Unit, people: QuerySet[IndividualLine]) -> Candidacies:
    existing = _existing(campaign, unit)
    today = campaign.commune.today()
    candidacies, left_out = [], []
    for candidacy in _registered(campaign, unit, people):
        reason = _why_not(candidacy, unit, existing, today)
        if reason:
            left_out.append(reason)
        else:
            candidacies.append(candidacy)
    return Candidacies(tuple(candidacies), tuple(dict.fromkeys(left_out)))


def _registered(
    campaign: Campaign, unit: Unit, people: QuerySet[IndividualLine]
) -> Iterator[Candidacy]:
    of_unit = {
        "registration__campaign": campaign,
        "registration__unit": unit,
        "registration__stage": Stage.APPROVED.value,
    }
    for line in people.filter(**of_unit):
        for code in filter(None, (line.title, line.commendation)):
            yield from Candidacy(code, person=line.person).with_beside()
    collectives = CollectiveLine.objects.only("title", "commendation", "name")
    for line in collectives.filter(**of_unit):
        is_whole = is_the_commune(line.name, campaign.commune)
        for code in filter(None, (line.title, line.commendation)):
            yield Candidacy(code, collective=line.name, is_whole_commune=is_whole)


def is_the_commune(name: str, commune: Commune) -> bool:
    """Say whether a collective is called as the commune itself is."""
    names = (commune.full_name, commune.committee, f"UBND {commune.full_name}")
    return any(same_word(name, other) for other in names)


class _There(NamedTuple):
    """A dossier that is there: which unit made it."""

    unit: int
    unit_name: str


def _existing(campaign: Campaign, unit: Unit) -> dict[tuple[str, int | str], _There]:
    annual = Nomination.objects.filter(campaign=campaign, occasion=Occasion.ANNUAL.value)
    rows = annual.order_by("pk").values_list("award", "person", "collective", "unit", "unit__name")
    return {
        (award, person or collective): _There(of, name)
        for award, person, collective, of, name in rows
        if person or of == unit.pk
    }


def _why_not(candidacy: Candidacy, unit: Unit, existing: dict, today) -> str:
    """Give why a line needs no dossier of this unit, "" where it does."""
    person = candidacy.person
    earlier = existing.get((candidacy.award, person.pk if person else candidacy.collective))
    if earlier:
        by_whom = "" if earlier.unit == unit.pk else f" do {earlier.unit_name} lập"
        return f"{candidacy.nominee}: đã có hồ sơ đề nghị {candidacy.kind.name}{by_whom}."
    if person and not person.works_on(today):
        return f"{candidacy.nominee}: đã nghỉ việc; nếu vẫn đề nghị, hãy dùng “Thêm hồ sơ”."
    if person and person.unit_id != unit.pk:
        return f"{candidacy.nominee}: nay thuộc {person.unit}; {person.unit} lập hồ sơ."
    return ""


def registered_as(nomination: Nomination) -> str:
    """Give what the approved registration says of the nominee: "Lao động tiên tiến, Giấy khen", or
    "" where it says nothing, as of nobody on no roster."""
    if nomination.outsider_id is not None:
        return ""
    approved = {
        "registration__campaign": nomination.campaign_id,
        "registration__stage": Stage.APPROVED.value,
    }
    if nomination.person_id is None:
        lines = CollectiveLine.objects.filter(
            **approved, registration__unit=nomination.unit_id, name=nomination.collective
        )
    else:
        lines = IndividualLine.objects.filter(**approved, person=nomination.person_id)
    codes = dict.fromkeys(chain.from_iterable(lines.values_list("title", "commendation")))
    return ", ".join(award_kind(code).name for code in codes if code)
