"""What is to do about initiatives, for "Việc cần làm"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from campaigns.models import Campaign, Deadline
from campaigns.pages import running
from campaigns.todo import Todo, due_of
from initiatives.models import Initiative
from initiatives.planned import to_begin
from initiatives.rules.decree import SOON, decision_due
from initiatives.rules.stages import OWED, Stage
from people.models import Commune, Unit, User
from people.roles import Permission, can
from registrations.models import IndividualLine
from regulations.facts import overrides_for
from vietnamese.dates import days_left, short_date


def todo(user: User, commune: Commune, today: date) -> list[Todo]:
    """Give what authors and heads of units have begun, were given back or announced and not sent,
    and what waits for the council; the number of queries is constant."""
    return [*_of_the_authors(user, commune, today), *_of_the_council(user, commune, today)]


def _of_the_authors(user: User, commune: Commune, today: date) -> Iterator[Todo]:
    units = user.units_headed(commune)
    may_write = can(user, Permission.WRITE_INITIATIVE, commune)
    if not may_write or not (units or user.person_id):
        return
    campaigns = {one.pk: one for one in running(user, commune, today)}
    for row in _owed(user, units).filter(campaign__in=campaigns):
        row.campaign = campaigns[row.campaign_id]
        yield _to_mend(row, today) if row.state is Stage.RETURNED else _to_send(row, today)
    for line in to_begin(user, list(campaigns), units):
        yield _to_begin(line, campaigns[line.registration.campaign_id], today)


def _owed(user: User, units: Sequence[Unit]) -> QuerySet[Initiative]:
    mine = Q(unit__in=units)
    if user.person_id:
        mine |= Q(begun_by=user.person_id) | Q(authors__person=user.person_id)
    found = Initiative.objects.filter(mine, stage__in=[stage.value for stage in OWED]).distinct()
    return found.select_related("unit").order_by("pk")


def _to_send(row: Initiative, today: date) -> Todo:
    day, detail = due_of(row.campaign, row.unit, Deadline.Kind.INITIATIVE, today)
    return Todo(
        f"Nộp sáng kiến “{row}”",
        f"{row.campaign}: chưa nộp; {detail}.",
        row.get_absolute_url(),
        "Mở đơn",
        day,
    )


def _to_mend(row: Initiative, today: date) -> Todo:
    day = row.return_due_on
    return Todo(
        f"Bổ sung sáng kiến “{row}”",
        f"Được trả lại: {row.return_reason} Nộp lại đến hết ngày {short_date(day)} "
        f"({days_left(day, today)}).",
        reverse("initiatives:edit", args=[row.pk]),
        "Sửa và nộp lại",
        day,
    )


def _to_begin(line: IndividualLine, campaign: Campaign, today: date) -> Todo:
    day, detail = due_of(campaign, line.registration.unit, Deadline.Kind.INITIATIVE, today)
    return Todo(
        f"Lập đơn sáng kiến “{line.initiative_name}”",
        f"{line.person.honorific} {line.person} đã đăng ký đầu năm, chưa lập đơn; {detail}.",
        f"{reverse('initiatives:add')}?dong={line.pk}",
        "Lập đơn",
        day,
    )


# --- The council --------------------------------------------------------------------------------


def _of_the_council(user: User, commune: Commune, today: date) -> Iterator[Todo]:
    reviews = can(user, Permission.REVIEW_INITIATIVES, commune)
    scores = can(user, Permission.SCORE_INITIATIVES, commune)
    if not (reviews or scores):
        return
    before = [Stage.SUBMITTED.value, Stage.REVIEWED.value] if reviews else [Stage.REVIEWED.value]
    rows = Initiative.objects.filter(campaign__commune=commune, stage__in=before)
    by_campaign: dict[Campaign, list[Initiative]] = defaultdict(list)
    for row in rows.select_related("campaign").order_by("campaign", "pk"):
        by_campaign[row.campaign].append(row)
    to_score = _to_score(user, rows) if scores else frozenset()
    overrides = overrides_for(commune)
    for campaign, found in by_campaign.items():
        if waiting := sum(one.state is Stage.SUBMITTED for one in found):
            yield _to_accept(campaign, waiting)
        before_it = [one for one in found if one.state is Stage.REVIEWED]
        due = [decision_due(one.accepted_on, overrides) for one in before_it]
        if reviews and (soon := [day for day in due if (day - today).days <= SOON]):
            yield _to_decide(campaign, soon, today)
        if mine := sum(one.pk in to_score for one in found):
            yield _to_be_scored(campaign, mine)


def _to_score(user: User, rows: QuerySet[Initiative]) -> frozenset[int]:
    """Give the initiatives that the member has not scored and is no author of."""
    open_ones = rows.filter(stage=Stage.REVIEWED.value).exclude(score_sheets__scorer=user)
    if user.person_id:
        open_ones = open_ones.exclude(authors__person=user.person_id)
    return frozenset(open_ones.values_list("pk", flat=True))


def _desk(campaign: Campaign, part: str) -> str:
    return f"{reverse('initiatives:scores')}?phong_trao={campaign.pk}#{part}"


def _to_accept(campaign: Campaign, count: int) -> Todo:
    return Todo(
        f"Tiếp nhận {count} đơn sáng kiến",
        f"{campaign}: đã nộp, chờ tiếp nhận hoặc trả lại.",
        _desk(campaign, "cho-tiep-nhan"),
        "Xem các đơn",
    )


def _to_decide(campaign: Campaign, days: Sequence[date], today: date) -> Todo:
    day = min(days)
    return Todo(
        f"Kết luận {len(days)} sáng kiến sắp hết hoặc đã quá thời hạn xét",
        f"{campaign}: sớm nhất là hết ngày {short_date(day)} ({days_left(day, today)}).",
        _desk(campaign, "diem"),
        "Mở bảng điểm",
        day,
    )


def _to_be_scored(campaign: Campaign, count: int) -> Todo:
    return Todo(
        f"Chấm điểm {count} sáng kiến",
        f"{campaign}: Ông/Bà chưa chấm.",
        _desk(campaign, "diem"),
        "Chấm điểm",
    )
