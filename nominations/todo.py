"""What there is to do about dossiers, for "Việc cần làm"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.db.models import Count
from django.urls import reverse

from campaigns.models import Campaign, Deadline
from campaigns.pages import running
from campaigns.todo import Todo, due_of
from nominations.models import Nomination
from nominations.reminders import Owed, owed_of
from nominations.rules.stages import Stage
from people.models import Commune, Unit, User
from people.roles import Permission, can
from submissions.models import EDITABLE
from vietnamese.dates import days_left, short_date


def todo(user: User, commune: Commune, today: date) -> list[Todo]:
    """Give what waits for the user: the units headed, the desk of who vets, the own report; the
    most urgent first. The number of queries does not grow with campaigns, units or dossiers."""
    units = user.units_headed(commune)
    vets = can(user, Permission.VET_NOMINATIONS, commune)
    if not (units or vets or user.person_id):
        return []
    campaigns = running(user, commune, today)
    found: list[Todo] = []
    if units:
        found += _of_units(campaigns, units, today)
    elif user.person_id:
        found += _own_reports(campaigns, user)
    if vets:
        found += _of_the_desk(campaigns)
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on or today))


def _of_units(campaigns: list[Campaign], units: list[Unit], today: date) -> Iterator[Todo]:
    owed = owed_of([one.pk for one in campaigns])
    for campaign in campaigns:
        for unit in units:
            yield from _owed(campaign, unit, owed[campaign.pk, unit.pk], today)
    returned = Nomination.objects.filter(
        campaign__in=campaigns, unit__in=units, stage=Stage.RETURNED.value
    )
    for nomination in returned.with_names():
        yield _to_mend(nomination, today)


def _owed(campaign: Campaign, unit: Unit, owed: Owed, today: date) -> Iterator[Todo]:
    if not owed.missing:
        return
    day, detail = due_of(campaign, unit, Deadline.Kind.NOMINATION, today)
    of_campaign = f"?phong_trao={campaign.pk}&don_vi={unit.pk}"
    if owed.drafts:
        title, button, where = "Gửi", "Xem và gửi", "nominations:submit_unit"
    else:
        title, button, where = "Lập", "Lập từ đăng ký", "nominations:from_registration"
    yield Todo(
        f"{title} hồ sơ khen thưởng của {unit}",
        f"{campaign}: {owed.missing} {detail[0].upper()}{detail[1:]}.",
        f"{reverse(where)}{of_campaign}",
        button,
        day,
    )


def _to_mend(nomination: Nomination, today: date) -> Todo:
    day = nomination.return_due_on
    return Todo(
        f"Bổ sung {nomination.called}",
        f"Được trả lại: {nomination.return_reason} Gửi lại đến hết ngày {short_date(day)} "
        f"({days_left(day, today)}).",
        nomination.get_absolute_url(),
        "Mở và bổ sung",
        day,
    )


def _own_reports(campaigns: list[Campaign], user: User) -> Iterator[Todo]:
    rows = Nomination.objects.filter(
        campaign__in=campaigns,
        person=user.person_id,
        stage__in=EDITABLE,
        report__achievements="",
    )
    for nomination in rows.with_names():
        yield Todo(
            "Viết báo cáo thành tích của mình",
            f"{nomination.campaign}: {nomination.called} chưa có phần thành tích đạt được.",
            reverse("nominations:report", args=[nomination.pk]),
            "Viết báo cáo",
        )


def _of_the_desk(campaigns: list[Campaign]) -> Iterator[Todo]:
    waiting = [Stage.SUBMITTED.value, Stage.RECEIVED.value]
    rows = Nomination.objects.filter(campaign__in=campaigns, stage__in=waiting).order_by()
    counted = rows.values_list("campaign", "stage").annotate(Count("pk"))
    counts = Counter({(campaign, stage): count for campaign, stage, count in counted})
    for campaign in campaigns:
        for stage, title in (
            (Stage.SUBMITTED, "Tiếp nhận hồ sơ khen thưởng"),
            (Stage.RECEIVED, "Thẩm định hồ sơ khen thưởng"),
        ):
            if count := counts[campaign.pk, stage.value]:
                yield Todo(
                    title,
                    f"{campaign}: {count} hồ sơ {stage.word.lower()}, chờ xử lý.",
                    f"{reverse('vetting:desk')}?phong_trao={campaign.pk}&trang_thai={stage.value}",
                    "Mở bàn thẩm định",
                )
