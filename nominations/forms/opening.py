"""Who of a unit is proposed for what: the form of a yearly dossier and the short one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from attachments.forms import AttachmentField
from campaigns.forms.plan import lines_input
from campaigns.models import Campaign
from law.kinds import AwardKind, Category, Subject
from nominations.facts.registered import Candidacy
from nominations.rules.candidacies import kinds_for
from nominations.rules.occasions import Occasion
from nominations.rules.papers import DossierPaper
from people.forms.fields import laid_out
from people.models import Person, Unit

SHORT = [occasion for occasion in Occasion if occasion.is_short]


class OpeningForm(forms.Form):
    """What every form that begins a dossier asks: the unit, where the user writes for several, and
    the award."""

    unit = forms.ChoiceField(label="Đơn vị đề nghị", required=False)
    award = forms.ChoiceField(label="Danh hiệu, hình thức khen thưởng")

    def __init__(self, data, *, campaign: Campaign, units: Sequence[Unit], files=None) -> None:
        super().__init__(data, files)
        self.campaign, self.units = campaign, {str(unit.pk): unit for unit in units}
        self.fields["unit"].choices = [("", "Chọn"), *((n, u.name) for n, u in self.units.items())]
        self.fields["award"].choices = [("", "Chọn"), *self.awards()]
        if len(units) == 1:
            del self.fields["unit"]

    def awards(self) -> list:
        """Give the awards to choose from."""
        raise NotImplementedError

    def there(self, rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Give the rows of a layout without the fields that this user is not asked."""
        kept = [tuple(name for name in row if name in self.fields) for row in rows]
        return [row for row in kept if row]

    @property
    def proposing_unit(self) -> Unit:
        """Give the unit that proposes: the chosen one, or the only one."""
        return self.units[self.cleaned_data.get("unit") or next(iter(self.units))]


class CandidacyForm(OpeningForm):
    """A nominee, a person or a collective, and an award."""

    person = forms.ChoiceField(label="Cá nhân", required=False)
    collective = forms.CharField(
        label="Hoặc tên tập thể",
        required=False,
        max_length=150,
        help_text="Chỉ ghi khi đề nghị khen tập thể.",
    )
    is_whole_commune = forms.BooleanField(label="Là tập thể cả xã", required=False)

    def __init__(
        self, data, *, campaign: Campaign, units: Sequence[Unit], files=None, is_for_all: bool
    ) -> None:
        super().__init__(data, campaign=campaign, units=units, files=files)
        self.people = {str(person.pk): person for person in _people(campaign, units)}
        self.fields["person"].choices = [("", "Chọn"), *_by_unit(self.people.values())]
        if "unit" in self.fields:
            self.fields["unit"].label = "Đơn vị của tập thể"
        if not is_for_all:
            del self.fields["is_whole_commune"]
        self.helper = self._helper()

    def _helper(self) -> FormHelper:
        rows = [("person", "collective"), ("unit", "is_whole_commune"), ("award",)]
        return laid_out(*self.there(rows))

    def awards(self) -> list[tuple[str, list[tuple[str, str]]]]:
        kinds = _both_kinds(Occasion.ANNUAL)
        return [
            (
                category.label,
                [(kind.code, kind.name) for kind in kinds if kind.category is category],
            )
            for category in Category
        ]

    def clean(self) -> dict:
        cleaned = super().clean()
        has_person, has_name = bool(cleaned.get("person")), bool(cleaned.get("collective"))
        if has_person and has_name:
            self.add_error("collective", "Chỉ chọn cá nhân, hoặc chỉ ghi tên tập thể.")
        elif not has_person and not has_name:
            self.add_error("person", "Hãy chọn một cá nhân, hoặc ghi tên tập thể ở ô bên.")
        elif has_name and "unit" in self.fields and not cleaned.get("unit"):
            self.add_error("unit", "Hãy chọn đơn vị của tập thể.")
        return cleaned

    @property
    def proposing_unit(self) -> Unit:
        """Give the person's unit, the chosen one, or the only one."""
        if person := self.people.get(self.cleaned_data["person"]):
            return self.units[str(person.unit_id)]
        return super().proposing_unit

    def candidacy(self) -> Candidacy:
        """Give what a valid form says."""
        typed = self.cleaned_data
        return Candidacy(
            typed["award"],
            person=self.people.get(typed["person"]),
            collective=typed["collective"],
            is_whole_commune=typed.get("is_whole_commune", False),
            **self.when(),
        )

    def when(self) -> dict[str, Any]:
        """Give the occasion, where it is not the year's end."""
        return {}


class OccasionForm(OpeningForm):
    """The part of a form that asks for the occasion."""

    occasion = forms.ChoiceField(
        label="Loại đề nghị", choices=[(occasion.value, occasion.word) for occasion in SHORT]
    )
    phase = forms.ChoiceField(label="Đợt", required=False, help_text="Chọn khi sơ kết đợt.")
    matter = forms.CharField(
        label="Chuyên đề, vụ việc",
        required=False,
        max_length=200,
        help_text="Ví dụ: cứu người bị đuối nước ngày 12/6/2021.",
    )

    def __init__(self, data, *, campaign: Campaign, **kwargs) -> None:
        super().__init__(data, campaign=campaign, **kwargs)
        self.phases = {str(phase.pk): phase for phase in campaign.phases.all()}
        named = [(number, str(phase)) for number, phase in self.phases.items()]
        self.fields["phase"].choices = [("", "Chọn"), *named]

    def when(self) -> dict[str, Any]:
        """Give the occasion, with its phase or what it is about."""
        occasion = Occasion(self.cleaned_data["occasion"])
        is_phase = occasion is Occasion.PHASE
        return {
            "occasion": occasion,
            "phase": self.phases.get(self.cleaned_data["phase"]) if is_phase else None,
            "matter": self.cleaned_data["matter"],
        }


class WholeForm(OccasionForm):
    """The part of a form that asks for a whole dossier at once: its report and a file."""

    achievements = forms.CharField(label="Thành tích", max_length=20_000, widget=lines_input(7))
    file = AttachmentField(label="Tệp kèm theo (nếu có)", required=False)
    paper = forms.TypedChoiceField(
        label="Loại giấy tờ",
        choices=[(paper.value, paper.word) for paper in DossierPaper],
        coerce=DossierPaper,
        initial=DossierPaper.EVIDENCE.value,
    )


class ShortForm(WholeForm, CandidacyForm):
    """The one form of a commendation by phase, theme or on the spot, with its report and a file."""

    def _helper(self) -> FormHelper:
        rows = [
            ("person", "collective"),
            ("unit", "is_whole_commune"),
            ("award", "occasion"),
            ("phase", "matter"),
            ("achievements",),
            ("file", "paper"),
        ]
        return laid_out(*self.there(rows))

    def awards(self):
        return [(kind.code, kind.name) for kind in _both_kinds(Occasion.ON_THE_SPOT)]


def _both_kinds(occasion: Occasion) -> list[AwardKind]:
    both = [*kinds_for(Subject.INDIVIDUAL, occasion), *kinds_for(Subject.COLLECTIVE, occasion)]
    return list(dict.fromkeys(both))


def _people(campaign: Campaign, units: Iterable[Unit]) -> list[Person]:
    """Give who may be proposed: who works there now, or did in the campaign's year."""
    year = campaign.year or campaign.commune.today().year
    people = Person.objects.filter(unit__in=units)
    offered = people.filter(left_on__isnull=True) | people.filter(left_on__year__gte=year)
    rows = offered.select_related("unit").prefetch_related("postings__unit")
    return list(rows.order_by("unit__position", "unit__sort_key", "sort_key", "pk"))


def _by_unit(people: Iterable[Person]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (unit, [(str(person.pk), f"{person.full_name} ({person.position})") for person in group])
        for unit, group in groupby(people, key=lambda person: person.unit.name)
    ]
