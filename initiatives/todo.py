"""What is to do about initiatives, for "Việc cần làm"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.urls import reverse

from campaigns.models import Campaign, Deadline
from campaigns.todo import Todo, is_near, last_day_of, until
from campaigns.viewer import Viewer
from initiatives.council import is_seated
from initiatives.models import Author, Initiative, ScoreSheet
from initiatives.planned import to_begin
from initiatives.rules.decree import SOON, decision_due
from initiatives.rules.stages import OWED, Stage
from people.models.persons import honorific_of
from people.roles import Permission
from regulations.facts import overrides_for


class _Row(NamedTuple):
    """A request, or without a `stage` a line of a registration that names an initiative which
    `person` has not begun; whether the user is to score it."""

    ordinal: int
    pk: int
    name: str
    campaign: int
    unit: int
    stage: str
    accepted_on: date | None
    return_reason: str
    return_due_on: date | None
    is_to_score: bool
    person: str
    gender: str


def todo(viewer: Viewer) -> Iterator[Todo]:
    """Give what authors and heads of units have begun, were given back or announced and not sent,
    and what waits for the council; one query, for the council another one."""
    rows = _rows(viewer)
    yield from _of_the_authors(viewer, [row for row in rows if row.stage in OWED])
    yield from _of_the_registered(viewer, [row for row in rows if not row.stage])
    yield from _of_the_council(viewer, [row for row in rows if row.stage in _BEFORE_THE_COUNCIL])


def _rows(viewer: Viewer) -> list[_Row]:
    """Give what the user has to send or to begin, and what is before the council for who sits in
    it."""
    concerned = [
        *([_is_owed(viewer)] if _writes(viewer) else ()),
        *([_is_before_the_council(viewer)] if _sits(viewer) else ()),
    ]
    if not concerned:
        return []
    rows = _requests(viewer, reduce(or_, concerned))
    if _writes(viewer):
        rows = rows.union(_registered(viewer), all=True)
    return sorted(_Row(*row) for row in rows)


def _requests(viewer: Viewer, concerned: Q) -> QuerySet:
    nothing = Value("", CharField())
    rows = Initiative.objects.filter(concerned).order_by()
    return rows.annotate(is_to_score=_is_to_be_scored_by(viewer)).values_list(
        Value(0),
        "pk",
        "name",
        "campaign",
        "unit",
        "stage",
        "accepted_on",
        "return_reason",
        "return_due_on",
        "is_to_score",
        nothing,
        nothing,
    )


def _registered(viewer: Viewer) -> QuerySet:
    nothing, no_day = Value("", CharField()), Value(None, DateField())
    lines = to_begin(viewer.user, [row.pk for row in viewer.running], viewer.units).order_by()
    return lines.values_list(
        "ordinal",
        "pk",
        "initiative_name",
        "registration__campaign",
        "registration__unit",
        nothing,
        no_day,
        nothing,
        no_day,
        Value(False, BooleanField()),
        "person__full_name",
        "person__gender",
    )


# --- The authors --------------------------------------------------------------------------------


def _writes(viewer: Viewer) -> bool:
    concerned = viewer.running and (viewer.units or viewer.user.person_id)
    return bool(concerned) and viewer.can(Permission.WRITE_INITIATIVE)


def _is_owed(viewer: Viewer) -> Q:
    mine, person = Q(unit__in=viewer.units), viewer.user.person_id
    if person:
        authored = Author.objects.filter(initiative=OuterRef("pk"), person=person)
        mine |= Q(begun_by=person) | Q(Exists(authored))
    return mine & Q(stage__in=[stage.value for stage in OWED], campaign__in=viewer.running)


def _of_the_authors(viewer: Viewer, owed: Sequence[_Row]) -> Iterator[Todo]:
    campaigns = {campaign.pk: campaign for campaign in viewer.running}
    for row in owed:
        tell = _to_mend if row.stage == Stage.RETURNED else _to_send
        yield tell(viewer, row, campaigns[row.campaign])


def _of_the_registered(viewer: Viewer, lines: Sequence[_Row]) -> Iterator[Todo]:
    campaigns = {campaign.pk: campaign for campaign in viewer.running}
    for line in lines:
        due = last_day_of(campaigns[line.campaign], line.unit, Deadline.Kind.INITIATIVE)
        if is_near(due, viewer.today):
            yield _to_begin(viewer, line, due)


def _to_send(viewer: Viewer, row: _Row, campaign: Campaign) -> Todo:
    due = last_day_of(campaign, row.unit, Deadline.Kind.INITIATIVE)
    return Todo(
        1,
        f"Nộp sáng kiến “{row.name}”",
        f"{viewer.named(campaign)}đã lập đơn, chưa nộp",
        reverse("initiatives:detail", args=[row.pk]),
        "Mở đơn",
        **until(due, viewer.today),
    )


def _to_mend(viewer: Viewer, row: _Row, campaign: Campaign) -> Todo:
    return Todo(
        1,
        f"Bổ sung sáng kiến “{row.name}”",
        f"{viewer.named(campaign)}được trả lại: {row.return_reason}",
        reverse("initiatives:edit", args=[row.pk]),
        "Sửa và nộp lại",
        **until(row.return_due_on, viewer.today),
    )


def _to_begin(viewer: Viewer, line: _Row, due: date | None) -> Todo:
    return Todo(
        1,
        f"Lập đơn sáng kiến “{line.name}”",
        f"{honorific_of(line.gender)} {line.person} đã đăng ký đầu năm, chưa lập đơn",
        f"{reverse('initiatives:add')}?dong={line.pk}",
        "Lập đơn",
        **until(due, viewer.today),
    )


# --- The council --------------------------------------------------------------------------------


_BEFORE_THE_COUNCIL = (Stage.SUBMITTED, Stage.REVIEWED)


def _sits(viewer: Viewer) -> bool:
    return viewer.can(Permission.REVIEW_INITIATIVES) or viewer.can(Permission.SCORE_INITIATIVES)


def _is_before_the_council(viewer: Viewer) -> Q:
    return Q(
        campaign__in=viewer.campaigns, stage__in=[stage.value for stage in _BEFORE_THE_COUNCIL]
    )


def _of_the_council(viewer: Viewer, before: Sequence[_Row]) -> Iterator[Todo]:
    if not before:
        return
    reviews = viewer.can(Permission.REVIEW_INITIATIVES)
    overrides = overrides_for(viewer.commune) if reviews else ()
    for campaign in viewer.campaigns:
        rows = [row for row in before if row.campaign == campaign.pk]
        waiting = sum(row.stage == Stage.SUBMITTED for row in rows)
        if reviews and waiting:
            yield _to_accept(viewer, campaign, waiting)
        days = [decision_due(row.accepted_on, overrides) for row in rows if _is_open(row)]
        if reviews and (soon := [day for day in days if (day - viewer.today).days <= SOON]):
            yield _to_decide(viewer, campaign, soon)
        if mine := sum(row.is_to_score for row in rows):
            yield _to_be_scored(viewer, campaign, mine)


def _is_open(row: _Row) -> bool:
    return row.stage == Stage.REVIEWED and row.accepted_on is not None


def _is_to_be_scored_by(viewer: Viewer) -> Q | Value:
    """Say whether the user scores, has not scored it yet and is no author of it."""
    if not viewer.can(Permission.SCORE_INITIATIVES):
        return Value(False, output_field=BooleanField())
    scored = ScoreSheet.objects.filter(initiative=OuterRef("pk"), scorer=viewer.user)
    to_score = Q(stage=Stage.REVIEWED.value) & ~Q(Exists(scored))
    to_score &= is_seated(viewer.user, viewer.commune)
    if person := viewer.user.person_id:
        to_score &= ~Q(Exists(Author.objects.filter(initiative=OuterRef("pk"), person=person)))
    return to_score


def _desk(campaign: Campaign, part: str) -> str:
    return f"{reverse('initiatives:scores')}?phong_trao={campaign.pk}#{part}"


def _to_accept(viewer: Viewer, campaign: Campaign, count: int) -> Todo:
    return Todo(
        count,
        f"Tiếp nhận {count} đơn sáng kiến",
        f"{viewer.named(campaign)}đã nộp, chờ tiếp nhận hoặc trả lại",
        _desk(campaign, "cho-tiep-nhan"),
        "Xem các đơn",
    )


def _to_decide(viewer: Viewer, campaign: Campaign, days: Sequence[date]) -> Todo:
    return Todo(
        len(days),
        f"Kết luận {len(days)} sáng kiến sắp hết hoặc đã quá thời hạn xét",
        f"{viewer.named(campaign)}tính từ ngày tiếp nhận đơn",
        _desk(campaign, "diem"),
        "Mở bảng điểm",
        **until(min(days), viewer.today),
    )


def _to_be_scored(viewer: Viewer, campaign: Campaign, count: int) -> Todo:
    return Todo(
        count,
        f"Chấm điểm {count} sáng kiến",
        f"{viewer.named(campaign)}Ông/Bà chưa chấm",
        _desk(campaign, "diem"),
        "Chấm điểm",
    )
