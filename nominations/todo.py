"""What there is to do about dossiers, for "Việc cần làm"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from campaigns.models import Campaign, Deadline
from campaigns.todo import (
    Todo,
    Waiting,
    is_near,
    is_to_be_reminded,
    last_day_of,
    names,
    overdue_since,
    until,
)
from campaigns.viewer import Viewer
from nominations.facts.states import DossierState, OwnDossier
from nominations.pages import list_of
from nominations.rules.stages import Stage
from people.roles import Permission
from registrations.states import UnitState


def todo(
    viewer: Viewer,
    units: Sequence[UnitState],
    states: Sequence[DossierState],
    own: Sequence[OwnDossier],
) -> Iterator[Todo]:
    """Give what waits for the user: the units headed, the desk of who vets, who records what was
    decided. `units` and `states` say how far the units are, `own` holds the dossiers of those that
    the user heads; no query."""
    for campaign in viewer.running:
        for unit in viewer.units:
            mine = [
                state for state in own if (state.campaign, state.unit) == (campaign.pk, unit.pk)
            ]
            registered = sum(
                of_unit.registered
                for of_unit in units
                if (of_unit.campaign, of_unit.unit) == (campaign.pk, unit.pk)
            )
            yield from _of_unit(viewer, campaign, unit, registered, mine)
        yield from _of_the_desk(viewer, campaign, units, states)
    if not viewer.units and viewer.user.person_id:
        yield from _own_reports(viewer, states)


# --- The unit -----------------------------------------------------------------------------------


def _of_unit(
    viewer: Viewer, campaign: Campaign, unit, registered: int, mine: Sequence[OwnDossier]
) -> Iterator[Todo]:
    due = last_day_of(campaign, unit, Deadline.Kind.NOMINATION)
    annual = [state for state in mine if state.state.is_annual]
    if registered and not annual and is_near(due, viewer.today):
        yield Todo(
            registered,
            f"Lập {registered} hồ sơ từ đăng ký của {unit}",
            f"{viewer.named(campaign)}chưa lập hồ sơ nào",
            f"{reverse('nominations:from_registration')}?{_address(campaign, don_vi=unit.pk)}",
            "Lập từ đăng ký",
            **until(due, viewer.today),
        )
    drafts = [state for state in mine if state.stage is Stage.DRAFT]
    yield from _drafts(viewer, campaign, unit, drafts, due)
    if back := [state for state in mine if state.stage is Stage.RETURNED]:
        yield _to_mend(viewer, campaign, unit, back)


def _drafts(
    viewer: Viewer, campaign: Campaign, unit, drafts: Sequence[OwnDossier], due: date | None
) -> Iterator[Todo]:
    """Give the drafts that can be sent, and those that plainly lack something."""
    ready = [draft for draft in drafts if not draft.lacks]
    if ready:
        yield Todo(
            len(ready),
            f"Xem lại và gửi {len(ready)} hồ sơ",
            f"{viewer.named(campaign)}{_nominees(ready)}",
            f"{reverse('nominations:submit_unit')}?{_address(campaign, don_vi=unit.pk)}",
            f"Xem lại và gửi {len(ready)} hồ sơ",
            **until(due, viewer.today),
        )
    lacking = [draft for draft in drafts if draft.lacks]
    if lacking:
        yield Todo(
            len(lacking),
            f"Hoàn thiện {len(lacking)} hồ sơ đang soạn",
            f"{viewer.named(campaign)}{_lacking(lacking)}",
            _page_of(campaign, lacking, don_vi=unit.pk, trang_thai=Stage.DRAFT.value),
            "Xem chỗ còn thiếu",
            **until(due, viewer.today),
        )


def _to_mend(viewer: Viewer, campaign: Campaign, unit, back: Sequence[OwnDossier]) -> Todo:
    detail = f"trả lại vì: {back[0].reason}" if len(back) == 1 else _nominees(back)
    nominee = f" của {back[0].nominee}" if len(back) == 1 else ""
    return Todo(
        len(back),
        f"Bổ sung {len(back)} hồ sơ được trả lại{nominee}",
        f"{viewer.named(campaign)}{detail}",
        _page_of(campaign, back, don_vi=unit.pk, trang_thai=Stage.RETURNED.value),
        "Mở và bổ sung",
        **until(min(filter(None, (state.state.due_on for state in back))), viewer.today),
    )


def _nominees(dossiers: Sequence[OwnDossier]) -> str:
    return names(dict.fromkeys(dossier.nominee for dossier in dossiers))


def _lacking(dossiers: Sequence[OwnDossier]) -> str:
    counts = Counter(word for dossier in dossiers for word in dossier.lacks)
    return "; ".join(f"{count} hồ sơ thiếu {word}" for word, count in counts.items())


def _page_of(campaign: Campaign, dossiers: Sequence[OwnDossier], **filters: str | int) -> str:
    """Give the dossier where it is one, else the list of them."""
    if len(dossiers) == 1:
        return reverse("nominations:detail", args=[dossiers[0].pk])
    return list_of(campaign, **filters)


def _address(campaign: Campaign, **filters: str | int) -> str:
    return urlencode({"phong_trao": campaign.pk, **filters})


def _own_reports(viewer: Viewer, states: Sequence[DossierState]) -> Iterator[Todo]:
    """Give the reports that the user has still to write; where the whole commune was counted, they
    are among what was counted."""
    for state in states:
        if state.own_report is None:
            continue
        campaign = next(campaign for campaign in viewer.running if campaign.pk == state.campaign)
        due = last_day_of(campaign, state.unit, Deadline.Kind.NOMINATION)
        yield Todo(
            state.count,
            "Viết báo cáo thành tích của mình",
            f"{viewer.named(campaign)}{state.count} hồ sơ chưa có phần thành tích đạt được",
            reverse("nominations:report", args=[state.own_report]),
            "Viết báo cáo",
            **until(due, viewer.today),
        )


# --- The commune --------------------------------------------------------------------------------


def _of_the_desk(
    viewer: Viewer,
    campaign: Campaign,
    units: Sequence[UnitState],
    states: Sequence[DossierState],
) -> Iterator[Todo]:
    called = {unit.unit: unit.name for unit in units}
    mine = [state for state in states if state.campaign == campaign.pk]
    if viewer.can(Permission.VET_NOMINATIONS):
        for stage, verb in ((Stage.SUBMITTED, "Tiếp nhận"), (Stage.RECEIVED, "Thẩm định")):
            if waiting := [state for state in mine if state.stage is stage]:
                yield _on_the_desk(viewer, campaign, stage, verb, waiting, called)
        yield from _to_remind(viewer, campaign, units, mine)
    if viewer.can(Permission.RECORD_DECISIONS):
        vetted = [state for state in mine if state.awaits_draft]
        if vetted:
            count = sum(state.count for state in vetted)
            yield Todo(
                count,
                f"Ra quyết định cho {count} hồ sơ đã thẩm định",
                f"{viewer.named(campaign)}{_by_unit(vetted, called)}",
                f"{reverse('decisions:prepare')}?{_address(campaign)}",
                "Ra quyết định",
            )


def _on_the_desk(
    viewer: Viewer,
    campaign: Campaign,
    stage: Stage,
    verb: str,
    waiting: Sequence[DossierState],
    called: Mapping[int, str],
) -> Todo:
    count, late = sum(state.count for state in waiting), max(state.days_late for state in waiting)
    one_unit = f" của {called[waiting[0].unit]}" if len({s.unit for s in waiting}) == 1 else ""
    note = f" (có hồ sơ nộp trễ {late} ngày)" if late else ""
    whose = stage.word if one_unit else _by_unit(waiting, called)
    filters = {"trang_thai": stage.value}
    if one_unit:
        filters["don_vi"] = str(waiting[0].unit)
    return Todo(
        count,
        f"{verb} {count} hồ sơ{one_unit}",
        f"{viewer.named(campaign)}{whose}{note}",
        list_of(campaign, **filters),
        verb,
    )


def _by_unit(states: Sequence[DossierState], called: Mapping[int, str]) -> str:
    """Give "Tư pháp - Hộ tịch 4, Ban Chỉ huy Quân sự 2"."""
    counts: Counter[str] = Counter()
    for state in states:
        counts[called[state.unit]] += state.count
    return names(f"{unit} {count}" for unit, count in counts.items())


def owing(
    campaign: Campaign, units: Sequence[UnitState], states: Sequence[DossierState]
) -> dict[int, int]:
    """Give how many dossiers each unit still owes for the year's end: its drafts, or all that it
    registered where it has begun none."""
    begun, drafts = Counter(), Counter()
    for state in states:
        if state.campaign == campaign.pk and state.is_annual:
            begun[state.unit] += state.count
            drafts[state.unit] += state.count if state.stage is Stage.DRAFT else 0
    mine = [of_unit for of_unit in units if of_unit.campaign == campaign.pk]
    owed = {
        state.unit: drafts[state.unit] if begun[state.unit] else state.registered for state in mine
    }
    return {unit: count for unit, count in owed.items() if count}


def _to_remind(
    viewer: Viewer,
    campaign: Campaign,
    units: Sequence[UnitState],
    states: Sequence[DossierState],
) -> Iterator[Todo]:
    owed = owing(campaign, units, states)
    called = {unit.unit: unit.name for unit in units}
    days = {unit: last_day_of(campaign, unit, Deadline.Kind.NOMINATION) for unit in owed}
    late = {unit: day for unit, day in days.items() if day and is_to_be_reminded(day, viewer.today)}
    if late:
        yield Todo(
            len(late),
            f"Nhắc {len(late)} đơn vị chưa gửi hồ sơ",
            f"{viewer.named(campaign)}{names(f'{called[unit]} {owed[unit]}' for unit in late)}",
            reverse("reminders:ahead"),
            "Soạn lời nhắc",
            **overdue_since(min(late.values()), viewer.today),
        )


def waiting(
    viewer: Viewer, units: Sequence[UnitState], states: Sequence[DossierState]
) -> Iterator[Waiting]:
    """Give what others have to finish: the units for who vets, the secretary for the units."""
    called = {unit.unit: unit.name for unit in units}
    headed = {unit.pk for unit in viewer.units}
    vets = viewer.can(Permission.VET_NOMINATIONS)
    for campaign in viewer.running:
        mine = [state for state in states if state.campaign == campaign.pk]
        for state in mine:
            if vets and state.stage is Stage.RETURNED:
                time = until(state.due_on, viewer.today).get("time", "")
                filters = {"don_vi": state.unit, "trang_thai": state.stage.value}
                owed = f"{called[state.unit]} bổ sung {state.count} hồ sơ ({time})"
                yield Waiting(
                    f"{viewer.named(campaign)}{owed}",
                    list_of(campaign, **filters),
                )
        sent = [state for state in mine if state.unit in headed and state.stage in _WITH_THE_DESK]
        if sent and not vets:
            count = sum(state.count for state in sent)
            theirs = f"Thư ký Hội đồng tiếp nhận, thẩm định {count} hồ sơ đã gửi"
            yield Waiting(f"{viewer.named(campaign)}{theirs}", list_of(campaign))
        if not headed and not viewer.can(Permission.VIEW_TOTALS):
            yield from _own_waiting(viewer, campaign, mine)


_WITH_THE_DESK = {Stage.SUBMITTED, Stage.RECEIVED}


def _own_waiting(
    viewer: Viewer, campaign: Campaign, own: Sequence[DossierState]
) -> Iterator[Waiting]:
    """Say to who is proposed how far it is, as long as others have it."""
    for stage, whose in _HAVE_IT.items():
        if count := sum(state.count for state in own if state.stage is stage):
            sentence = f"{count} hồ sơ của Ông/Bà: {stage.word.lower()}, {whose}"
            yield Waiting(f"{viewer.named(campaign)}{sentence}", list_of(campaign))


_HAVE_IT = {
    Stage.DRAFT: "đơn vị chưa gửi",
    Stage.SUBMITTED: "chờ Thư ký Hội đồng tiếp nhận",
    Stage.RETURNED: "chờ đơn vị gửi lại",
    Stage.RECEIVED: "chờ Thư ký Hội đồng thẩm định",
    Stage.VETTED: "chờ Hội đồng, quyết định",
}
