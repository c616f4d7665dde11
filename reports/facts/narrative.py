"""What a báo cáo sơ kết, tổng kết tells besides its figures: when the councils met, typical
examples, who got the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, F, Q, Value

from campaigns.models.campaigns import Recipient as RecipientRow
from campaigns.rules.plan import Recipient
from council.models import Council, Meeting
from council.rules.stages import Stage
from publicity.models import Example
from reports.models import YearPaper


@dataclass(frozen=True)
class NarratedExample:
    """Somebody whose deed was told of; `is_chosen`: by the council, as điển hình tiên tiến."""

    name: str
    unit: str
    deed: str
    is_chosen: bool


@dataclass(frozen=True)
class Narrative:
    """The days on which each council met and concluded, by its name; those that everybody may read
    of; who got the plan."""

    meetings: dict[str, list[date]]
    examples: tuple[NarratedExample, ...]
    recipients: tuple[Recipient, ...]


def narrative_of(paper: YearPaper) -> Narrative:
    """Give what a report tells of its campaign, or of the phase that it is of; one query."""
    rows = _meetings(paper).union(_examples(paper), _recipients(paper), all=True)
    meetings: dict[str, list[date]] = {kind.label: [] for kind in Council.Kind}
    examples, recipients = [], []
    for what, day, _, _, name, unit, deed, is_so in rows.order_by("what", "day", "rank", "pk"):
        if what == _MEETING:
            meetings[Council.Kind(name).label].append(day)
        elif what == _EXAMPLE:
            examples.append(NarratedExample(name, unit, deed, bool(is_so)))
        else:
            recipients.append(Recipient(name, is_so))
    held = {name: days for name, days in meetings.items() if days}
    return Narrative(held, tuple(examples), tuple(recipients))


_MEETING, _EXAMPLE, _RECIPIENT = range(3)
_COLUMNS = ("what", "day", "rank", "pk")


def _meetings(paper: YearPaper):
    rows = Meeting.objects.filter(campaign=paper.campaign, stage=Stage.CLOSED.value)
    held = rows.filter(_within(paper, "held_on")).order_by()
    placed = held.annotate(what=Value(_MEETING), day=F("held_on"), rank=Value(0))
    return placed.values_list(*_COLUMNS, "council__kind", Value(""), Value(""), Value(False))


def _examples(paper: YearPaper):
    rows = Example.objects.filter(commune=paper.commune, year=paper.campaign.year or 0).public()
    told = rows.filter(_within(paper, "published_on")).order_by()
    placed = told.annotate(what=Value(_EXAMPLE), day=F("published_on"), rank=Value(0))
    return placed.values_list(*_COLUMNS, "name", "unit", "headline", "is_chosen")


def _recipients(paper: YearPaper):
    rows = RecipientRow.objects.filter(campaign=paper.campaign).order_by()
    no_day = Value(None, DateField())
    placed = rows.annotate(what=Value(_RECIPIENT), day=no_day, rank=F("ordinal"))
    return placed.values_list(*_COLUMNS, "name", Value(""), Value(""), "for_report")


def _within(paper: YearPaper, field: str) -> Q:
    """Give the condition that a day lies in the phase of a sơ kết."""
    phase = paper.phase
    if phase is None:
        return Q()
    begun = Q(**{f"{field}__gte": phase.starts_on}) if phase.starts_on else Q()
    return begun & (Q(**{f"{field}__lte": phase.ends_on}) if phase.ends_on else Q())
