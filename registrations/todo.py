"""What there is to do about registrations, for "Việc cần làm": of a unit, and of the office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from campaigns.models import Campaign, Deadline
from campaigns.todo import (
    Todo,
    Waiting,
    is_to_be_reminded,
    last_day_of,
    names,
    overdue_since,
    until,
)
from campaigns.viewer import Viewer
from people.roles import Permission
from registrations.rules.stages import OWED, Stage
from registrations.states import UnitState


def todo(viewer: Viewer, states: Sequence[UnitState]) -> Iterator[Todo]:
    """Give what the user's units still owe, and what waits for the office, by where the units
    are; no query."""
    headed = {unit.pk for unit in viewer.units}
    for campaign in viewer.running:
        of_campaign = [state for state in states if state.campaign == campaign.pk]
        for state in of_campaign:
            if state.unit in headed and state.stage in OWED:
                yield _owed(viewer, campaign, state)
        if viewer.can(Permission.REVIEW_REGISTRATIONS):
            yield from _of_the_office(viewer, campaign, of_campaign)


def _owed(viewer: Viewer, campaign: Campaign, state: UnitState) -> Todo:
    if state.stage is Stage.RETURNED:
        return Todo(
            1,
            f"Bổ sung đăng ký thi đua của {state.name}",
            f"{viewer.named(campaign)}Văn phòng trả lại: {state.reason}",
            reverse("registrations:edit", args=[state.registration]),
            "Sửa và gửi lại",
            **until(state.due_on, viewer.today),
        )
    is_begun = state.registration is not None
    return Todo(
        1,
        f"{'Gửi' if is_begun else 'Lập'} đăng ký thi đua của {state.name}",
        f"{viewer.named(campaign)}{'đã lập, chưa gửi' if is_begun else 'chưa lập'}",
        reverse("registrations:edit", args=[state.registration])
        if is_begun
        else desk_of(campaign, don_vi=state.unit),
        "Mở đăng ký" if is_begun else "Lập đăng ký",
        **until(_due(campaign, state), viewer.today),
    )


def _of_the_office(
    viewer: Viewer, campaign: Campaign, states: Sequence[UnitState]
) -> Iterator[Todo]:
    sent = [state for state in states if state.stage is Stage.SUBMITTED]
    if sent:
        yield _to_approve(viewer, campaign, sent)
    late = [
        state
        for state in states
        if state.stage is Stage.DRAFT and is_to_be_reminded(_due(campaign, state), viewer.today)
    ]
    if late:
        last = min(filter(None, (_due(campaign, state) for state in late)))
        yield Todo(
            len(late),
            f"Nhắc {len(late)} đơn vị chưa gửi đăng ký thi đua",
            f"{viewer.named(campaign)}{names(state.name for state in late)}",
            reverse("reminders:ahead"),
            "Soạn lời nhắc",
            **overdue_since(last, viewer.today),
        )


def _to_approve(viewer: Viewer, campaign: Campaign, sent: Sequence[UnitState]) -> Todo:
    registration = sent[0].registration if len(sent) == 1 else None
    return Todo(
        len(sent),
        f"Duyệt {len(sent)} bản đăng ký",
        f"{viewer.named(campaign)}{names(state.name for state in sent)}",
        reverse("registrations:detail", args=[registration])
        if registration
        else desk_of(campaign, trang_thai=Stage.SUBMITTED.value),
        "Xem và duyệt",
    )


def waiting(viewer: Viewer, states: Sequence[UnitState]) -> Iterator[Waiting]:
    """Give what the office waits for, and what a unit has sent and the office has yet to answer."""
    headed = {unit.pk for unit in viewer.units}
    reviews = viewer.can(Permission.REVIEW_REGISTRATIONS)
    for campaign in viewer.running:
        of_campaign = [state for state in states if state.campaign == campaign.pk]
        for state in of_campaign:
            if state.unit in headed and state.stage is Stage.SUBMITTED and not reviews:
                yield Waiting(
                    f"{viewer.named(campaign)}Văn phòng duyệt bản đăng ký của {state.name}",
                    reverse("registrations:detail", args=[state.registration]),
                )
        if reviews:
            yield from _of_units(viewer, campaign, of_campaign)


def _of_units(viewer: Viewer, campaign: Campaign, states: Sequence[UnitState]) -> Iterator[Waiting]:
    for state in states:
        if state.stage is Stage.RETURNED:
            time = until(state.due_on, viewer.today).get("time", "")
            sentence = f"{viewer.named(campaign)}{state.name} bổ sung bản đăng ký ({time})"
            yield Waiting(sentence, reverse("registrations:detail", args=[state.registration]))
    ahead = [
        state
        for state in states
        if state.stage is Stage.DRAFT and not _is_late(campaign, state, viewer.today)
    ]
    if ahead:
        sentence = f"{viewer.named(campaign)}{len(ahead)} đơn vị gửi đăng ký thi đua: "
        named = names(state.name for state in ahead)
        yield Waiting(sentence + named, desk_of(campaign, trang_thai=Stage.DRAFT.value))


def _due(campaign: Campaign, state: UnitState) -> date | None:
    return last_day_of(campaign, state.unit, Deadline.Kind.REGISTRATION)


def _is_late(campaign: Campaign, state: UnitState, today: date) -> bool:
    """Say whether the day of a unit that has not sent is past."""
    due = _due(campaign, state)
    return due is not None and due < today


def desk_of(campaign: Campaign, **filters: str | int) -> str:
    """Give the address of the desk of a campaign, narrowed."""
    return f"{reverse('registrations:list')}?{urlencode({'phong_trao': campaign.pk, **filters})}"
