"""What is to do about initiatives, for "Việc cần làm"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import BooleanField, Exists, OuterRef, Q, Value
from django.urls import reverse

from campaigns.models import Campaign, Deadline
from campaigns.todo import Todo, is_near, last_day_of, until
from campaigns.viewer import Viewer
from initiatives.models import Author, Initiative, ScoreSheet
from initiatives.planned import to_begin
from initiatives.rules.decree import SOON, decision_due
from initiatives.rules.stages import OWED, Stage
from people.roles import Permission
from registrations.models import IndividualLine
from regulations.facts import overrides_for


def todo(viewer: Viewer) -> Iterator[Todo]:
    """Give what authors and heads of units have begun, were given back or announced and not sent,
    and what waits for the council; one query for both, one for what was announced."""
    rows = _rows(viewer)
    yield from _of_the_authors(viewer, [row for row in rows if row.state in OWED])
    yield from _of_the_council(viewer, [row for row in rows if row.state not in OWED])


def _rows(viewer: Viewer) -> list[Initiative]:
    """Give what the user has to send, and what is before the council for who sits in it; each says
    whether the user `is_to_score` it."""
    concerned = [
        *([_is_owed(viewer)] if _writes(viewer) else ()),
        *([_is_before_the_council(viewer)] if _sits(viewer) else ()),
    ]
    if not concerned:
        return []
    rows = Initiative.objects.filter(reduce(or_, concerned)).order_by("pk")
    return list(rows.annotate(is_to_score=_is_to_be_scored_by(viewer)).only(*_READ))


_READ = ("name", "campaign", "unit", "stage", "accepted_on", "return_reason", "return_due_on")


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


def _of_the_authors(viewer: Viewer, owed: Sequence[Initiative]) -> Iterator[Todo]:
    if not _writes(viewer):
        return
    campaigns = {campaign.pk: campaign for campaign in viewer.running}
    for row in owed:
        row.campaign = campaigns[row.campaign_id]
        yield _to_mend(viewer, row) if row.state is Stage.RETURNED else _to_send(viewer, row)
    for line in to_begin(viewer.user, list(campaigns), viewer.units):
        campaign = campaigns[line.registration.campaign_id]
        due = last_day_of(campaign, line.registration.unit_id, Deadline.Kind.INITIATIVE)
        if is_near(due, viewer.today):
            yield _to_begin(viewer, line, due)


def _to_send(viewer: Viewer, row: Initiative) -> Todo:
    due = last_day_of(row.campaign, row.unit_id, Deadline.Kind.INITIATIVE)
    return Todo(
        1,
        f"Nộp sáng kiến “{row}”",
        f"{viewer.named(row.campaign)}đã lập đơn, chưa nộp",
        row.get_absolute_url(),
        "Mở đơn",
        **until(due, viewer.today),
    )


def _to_mend(viewer: Viewer, row: Initiative) -> Todo:
    return Todo(
        1,
        f"Bổ sung sáng kiến “{row}”",
        f"{viewer.named(row.campaign)}được trả lại: {row.return_reason}",
        reverse("initiatives:edit", args=[row.pk]),
        "Sửa và nộp lại",
        **until(row.return_due_on, viewer.today),
    )


def _to_begin(viewer: Viewer, line: IndividualLine, due: date | None) -> Todo:
    return Todo(
        1,
        f"Lập đơn sáng kiến “{line.initiative_name}”",
        f"{line.person.honorific} {line.person} đã đăng ký đầu năm, chưa lập đơn",
        f"{reverse('initiatives:add')}?dong={line.pk}",
        "Lập đơn",
        **until(due, viewer.today),
    )


# --- The council --------------------------------------------------------------------------------


def _sits(viewer: Viewer) -> bool:
    return viewer.can(Permission.REVIEW_INITIATIVES) or viewer.can(Permission.SCORE_INITIATIVES)


def _is_before_the_council(viewer: Viewer) -> Q:
    return Q(campaign__in=viewer.campaigns, stage__in=[Stage.SUBMITTED.value, Stage.REVIEWED.value])


def _of_the_council(viewer: Viewer, before: Sequence[Initiative]) -> Iterator[Todo]:
    if not before:
        return
    reviews = viewer.can(Permission.REVIEW_INITIATIVES)
    overrides = overrides_for(viewer.commune) if reviews else ()
    for campaign in viewer.campaigns:
        rows = [row for row in before if row.campaign_id == campaign.pk]
        waiting = sum(row.stage == Stage.SUBMITTED for row in rows)
        if reviews and waiting:
            yield _to_accept(viewer, campaign, waiting)
        days = [decision_due(row.accepted_on, overrides) for row in rows if _is_open(row)]
        if reviews and (soon := [day for day in days if (day - viewer.today).days <= SOON]):
            yield _to_decide(viewer, campaign, soon)
        if mine := sum(row.is_to_score for row in rows):
            yield _to_be_scored(viewer, campaign, mine)


def _is_open(row: Initiative) -> bool:
    return row.stage == Stage.REVIEWED and row.accepted_on is not None


def _is_to_be_scored_by(viewer: Viewer) -> Q | Value:
    """Say whether the user scores, has not scored it yet and is no author of it."""
    if not viewer.can(Permission.SCORE_INITIATIVES):
        return Value(False, output_field=BooleanField())
    scored = ScoreSheet.objects.filter(initiative=OuterRef("pk"), scorer=viewer.user)
    to_score = Q(stage=Stage.REVIEWED.value) & ~Q(Exists(scored))
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
