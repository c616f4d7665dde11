"""The unit's reviews: their list, their minutes, and writing them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.models import Campaign
from nominations import actions as nominations
from nominations.forms.reviews import ReviewForm, first_values, values_of
from nominations.models import Nomination, UnitReview
from nominations.pages import list_of, sendable
from people.models import Unit
from people.roles import Permission, can, require
from procedure.acting import carry_out
from procedure.asking import posted
from procedure.editing import editing
from registrations.consolidation import current_campaign


@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    """List the minutes of a campaign that the user may see."""
    require(request.user, Permission.VIEW_NOMINATIONS, request.commune)
    campaign = _campaign(request)
    rows = _visible(request).filter(campaign=campaign)
    context = {
        "campaign": campaign,
        "back": list_of(campaign),
        "reviews": rows.annotate(
            voted=Count("votes", distinct=True), present=Count("people_present", distinct=True)
        ),
        "units": request.user.units_where(Permission.WRITE_NOMINATION, campaign.commune),
    }
    return render(request, "nominations/reviews.html", context)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the minutes of a review with its table of votes."""
    review = get_object_or_404(_visible(request), pk=pk)
    context = {
        "review": review,
        "back": _list(review.campaign),
        "present": review.people_present.all(),
        "votes": review.votes.select_related("nomination__person"),
        "may_write": can(request.user, Permission.WRITE_NOMINATION, review.commune, review.unit),
    }
    return render(request, "nominations/review.html", context)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Write down a review of a unit."""
    require(request.user, Permission.WRITE_NOMINATION, request.commune)
    campaign = _campaign(request)
    unit = _unit(request, campaign)
    by = require(request.user, Permission.WRITE_NOMINATION, campaign.commune, unit)
    of_unit = Nomination.objects.filter(campaign=campaign, unit=unit).with_names()
    begun = first_values(unit, request.user)
    form = ReviewForm(posted(request), nominations=sendable(of_unit), initial=begun)
    if review := _kept(form, partial(nominations.record_review, campaign, unit, by=by)):
        return _saved(request, review)
    return _shown(request, form, campaign, unit, back=_list(campaign))


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend the minutes of a review."""
    review = get_object_or_404(_visible(request), pk=pk)
    by = require(request.user, Permission.WRITE_NOMINATION, review.commune, review.unit)
    with editing(request, review, _form) as page:
        if kept := _kept(page.form, partial(nominations.change_review, review, by=by)):
            return _saved(request, kept)
    back = review.get_absolute_url()
    return _shown(request, page.form, review.campaign, review.unit, back=back)


def _form(data: QueryDict | None, review: UnitReview) -> ReviewForm:
    of_unit = Nomination.objects.filter(campaign=review.campaign, unit=review.unit).with_names()
    voted_on = Q(pk__in=review.votes.values("nomination"))
    rows = of_unit.filter(Q(pk__in=sendable(of_unit).values("pk")) | voted_on)
    return ReviewForm(data, nominations=rows, initial=values_of(review))


def _kept(form: ReviewForm, act: Callable[..., UnitReview]) -> UnitReview | None:
    return carry_out(form, lambda **_: act(form.minutes()))


def _saved(request: HttpRequest, review: UnitReview) -> HttpResponse:
    messages.success(request, "Đã lưu biên bản bình xét.")
    return redirect(review)


def _shown(
    request: HttpRequest, form: ReviewForm, campaign: Campaign, unit: Unit, *, back: str
) -> HttpResponse:
    context = {"form": form, "campaign": campaign, "unit": unit, "back": back}
    return render(request, "nominations/review_form.html", context)


def _visible(request: HttpRequest) -> QuerySet[UnitReview]:
    rows = UnitReview.objects.visible_to(request.user)
    return rows.select_related("campaign__commune", "unit__commune")


def _campaign(request: HttpRequest) -> Campaign:
    wanted = request.GET.get("phong_trao", "")
    campaign = current_campaign(request.user, request.commune, wanted)
    if campaign is None:
        raise Http404
    return campaign


def _unit(request: HttpRequest, campaign: Campaign) -> Unit:
    wanted = request.GET.get("don_vi", "")
    units = request.user.units_where(Permission.WRITE_NOMINATION, campaign.commune)
    asked = [unit for unit in units if wanted in ("", str(unit.pk))]
    if not asked:
        raise Http404
    return asked[0]


def _list(campaign: Campaign) -> str:
    return f"{reverse('nominations:reviews')}?phong_trao={campaign.pk}"
