"""Goals and ceiling of a campaign, and who is chosen for the places of the limited title."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.models import Campaign
from nominations.pages import sees_all
from nominations.views.access import nomination_of, vetter_of
from people.roles import Permission, can, require
from procedure.acting import attempt, done_or_told
from procedure.asking import Question, ask_for_reason, numbers_of, posted
from procedure.editing import editing
from procedure.locking import locked
from registrations.views.access import campaign_of
from vetting import actions as vetting
from vetting.facts.standing import quota_now, standing_of
from vetting.forms.desk import ReasonForm
from vetting.forms.quota import OrderForm
from vetting.rules.quota import LIMITED
from vetting.rules.standing import Standing


@require_safe
def quota(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the goals, the ceiling and, to who may see names, who stands for its places."""
    campaign = campaign_of(request, pk)
    require(request.user, Permission.VIEW_TOTALS, campaign.commune)
    return render(request, "vetting/quota.html", _context(request, campaign))


def _context(request: HttpRequest, campaign: Campaign) -> dict:
    standing = standing_of(campaign)
    lists = list(campaign.quota_lists.filter(award=LIMITED))
    chosen = [contender.pk for contender in standing.quota.chosen] if standing.quota else []
    return {
        "campaign": campaign,
        "standing": standing,
        "quota": standing.quota,
        "fixed": next((quota_list for quota_list in lists if quota_list.opened_on is None), None),
        "earlier": [quota_list for quota_list in lists if quota_list.opened_on is not None],
        "sees_names": sees_all(request.user, campaign.commune),
        "may_choose": can(request.user, Permission.VET_NOMINATIONS, campaign.commune),
        "would_be": standing.quota,
        "ticked": chosen,
        "shown": chosen,
    }


@require_POST
def what_if(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what the ticked names would leave; nothing is stored.

    With a script it is a part of the page, without one the page with the ticks as they were.
    """
    campaign = _campaign_to_choose_for(request, pk)
    ticked = numbers_of(request, "chon")
    if request.htmx:
        now = quota_now(campaign)
        context = {"quota": now, "would_be": now.with_places(ticked) if now else None}
        return render(request, "vetting/parts/quota_what_if.html", context)
    context = _context(request, campaign)
    standing: Standing = context["standing"]
    would_be = standing.quota.with_places(ticked) if standing.quota else None
    context |= {"would_be": would_be, "ticked": ticked}
    return render(request, "vetting/quota.html", context)


@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Give and take places as the names are ticked, all or nothing."""
    campaign = _campaign_to_choose_for(request, pk)
    shown, ticked = numbers_of(request, "da_chon"), numbers_of(request, "chon")
    if set(shown) == set(ticked):
        messages.info(request, "Danh sách không có gì thay đổi.")
        return redirect("vetting:quota", pk)
    reason, by = request.POST.get("reason", ""), vetter_of(request, campaign.commune)
    choice = {"shown": shown, "ticked": ticked, "reason": reason}
    if done_or_told(request, vetting.choose, campaign, **choice, by=by):
        now = quota_now(campaign)
        messages.success(request, f"Đã lưu lựa chọn. {now.sentence if now else ''}")
    return redirect("vetting:quota", pk)


@require_http_methods(["GET", "POST"])
def give_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose one person, with a reason if there is one to give."""
    nomination = nomination_of(request, pk)
    by = vetter_of(request, nomination.commune)
    return _asked(
        request,
        ReasonForm(posted(request), is_required=False),
        partial(vetting.give_place, nomination, by=by),
        campaign=nomination.campaign,
        title="Chọn vào danh sách",
        lead=f"{nomination.nominee}, {nomination.unit}: {nomination.kind.name}.",
        word="Chọn",
    )


@require_http_methods(["GET", "POST"])
def take_back_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Free the place of one person, with the reason."""
    nomination = nomination_of(request, pk)
    by = vetter_of(request, nomination.commune)
    return _asked(
        request,
        ReasonForm(posted(request)),
        partial(vetting.take_back_place, nomination, by=by),
        campaign=nomination.campaign,
        title="Bỏ chọn",
        lead=f"{nomination.nominee}, {nomination.unit}: {nomination.kind.name}.",
        word="Bỏ chọn",
    )


@require_http_methods(["GET", "POST"])
def reorder(request: HttpRequest, pk: int) -> HttpResponse:
    """Number the chosen anew, with the reason."""
    campaign = _campaign_to_choose_for(request, pk)
    by = vetter_of(request, campaign.commune)
    with editing(request, campaign, _order_form, lock=partial(locked, no_key=True)) as page:
        form = page.form
        return _asked(
            request,
            form,
            lambda reason, **_: vetting.reorder(campaign, form.order, reason=reason, by=by),
            campaign=campaign,
            title="Xếp lại thứ tự",
            lead="Ghi số thứ tự mới cho từng người được chọn.",
            word="Lưu thứ tự",
        )


def _order_form(data: QueryDict | None, campaign: Campaign) -> OrderForm:
    now = quota_now(campaign)
    return OrderForm(data, chosen=now.chosen if now else [])


@require_http_methods(["GET", "POST"])
def fix_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what would be fixed, or what stands in the way; then fix it."""
    campaign = _campaign_to_choose_for(request, pk)
    by = vetter_of(request, campaign.commune)
    refusals = []
    if request.method == "POST":
        fixed, refusals = attempt(vetting.fix_list, campaign, by=by)
        if fixed:
            messages.success(request, f"Đã chốt danh sách: {fixed.sentence}.")
            return redirect("vetting:quota", pk)
    context = {"campaign": campaign, "quota": quota_now(campaign), "refusals": refusals}
    return render(request, "vetting/quota_fix.html", context)


@require_http_methods(["GET", "POST"])
def open_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why; then open the fixed list again."""
    campaign = _campaign_to_choose_for(request, pk)
    by = vetter_of(request, campaign.commune)
    return _asked(
        request,
        ReasonForm(posted(request)),
        partial(vetting.open_list, campaign, by=by),
        campaign=campaign,
        title="Mở lại danh sách đã chốt",
        lead="Danh sách đã chốt vẫn được lưu, kèm ngày và lý do mở lại.",
        word="Mở lại",
    )


def _asked(
    request: HttpRequest,
    form: ReasonForm,
    act: Callable[..., object],
    *,
    campaign: Campaign,
    title: str,
    lead: str,
    word: str,
) -> HttpResponse:
    """Ask for a reason, do the act with it and go back to the quota."""
    back = reverse("vetting:quota", args=[campaign.pk])
    question = Question(title, back=back, lead=lead, word=word)
    return ask_for_reason(request, form, act, question, done=f"Đã lưu: {title.lower()}.")


def _campaign_to_choose_for(request: HttpRequest, pk: int) -> Campaign:
    campaign = campaign_of(request, pk)
    vetter_of(request, campaign.commune)
    return campaign
