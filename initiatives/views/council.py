"""The council before its session: accepting requests, sending them back, scoring them."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.models import Campaign
from initiatives import actions as initiatives
from initiatives.council import (
    accepted,
    members_of,
    next_to_score,
    objections_to,
    points_of,
    scale_of,
    scored,
    to_receive,
)
from initiatives.forms.council import ScoreForm
from initiatives.models import Initiative, ScoreSheet
from initiatives.rules.scoring import NOT_SEATED, Points
from initiatives.rules.stages import Stage
from people.roles import Actor, Permission, can, require
from procedure.acting import carry_out
from procedure.editing import editing
from registrations.consolidation import chosen as chosen_campaign
from registrations.consolidation import launched
from submissions.stepping import locked
from submissions.views import chosen_of, confirm_page, send_back_page

from .access import initiative_of, visible_initiatives

REVIEW, SCORE = Permission.REVIEW_INITIATIVES, Permission.SCORE_INITIATIVES
_BEFORE_THE_COUNCIL = [Stage.REVIEWED.value, Stage.RECOGNISED.value, Stage.REFUSED.value]


def desk_of(campaign_pk: int) -> str:
    """Give the address of the council's page of a campaign."""
    return f"{reverse('initiatives:scores')}?phong_trao={campaign_pk}"


@require_safe
def scores(request: HttpRequest) -> HttpResponse:
    """Show what waits for the council: requests to accept, and the points of all under review.

    The secretary sees every member's total; a member the own ones.
    """
    commune = request.commune
    if commune is None:
        raise Http404
    require(request.user, SCORE, commune)
    campaigns = list(launched(request.user, commune))
    campaign = chosen_campaign(campaigns, commune, request.GET.get("phong_trao", ""))
    if campaign is None:
        return render(request, "initiatives/council.html", {"campaign": None})
    context = {
        "campaign": campaign,
        "campaigns": campaigns,
        "may_review": can(request.user, REVIEW, commune),
        "waiting": list(to_receive(campaign)),
        **_matrix(request, campaign),
    }
    return render(request, "initiatives/council.html", context)


def before_the_council(campaign: Campaign) -> list[Initiative]:
    """Give the campaign's initiatives that were accepted, those without a verdict first."""
    rows = accepted(campaign).filter(stage__in=_BEFORE_THE_COUNCIL)
    return sorted(rows, key=lambda initiative: initiative.state is not Stage.REVIEWED)


def _matrix(request: HttpRequest, campaign: Campaign) -> dict:
    commune, login = campaign.commune, request.user.pk
    members = council = members_of(commune)
    if not can(request.user, REVIEW, commune):
        members = [member for member in members if member.login == login]
    rows = scored(before_the_council(campaign), commune, council=council)
    return {
        "members": members,
        "objection": "" if members else NOT_SEATED.sentence,
        "rows": [
            {
                "scored": initiative_row,
                "cells": [
                    (member.name, initiative_row.cell_of(member.login)) for member in members
                ],
                "is_open": initiative_row.initiative.state is Stage.REVIEWED,
                "may_score": login in initiative_row.owing or login in initiative_row.sheets,
                "score_word": "Sửa phiếu chấm" if login in initiative_row.sheets else "Chấm điểm",
            }
            for initiative_row in rows
        ],
        "under_review": sum(row.initiative.state is Stage.REVIEWED for row in rows),
    }


# --- Accepting, sending back --------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the request that would be accepted; then accept it."""
    initiative = initiative_of(request, pk)
    by = require(request.user, REVIEW, initiative.commune)
    return _received(request, [initiative], by)


@require_http_methods(["GET", "POST"])
def receive_many(request: HttpRequest) -> HttpResponse:
    """Show the requests that were ticked, and how many; then accept all of them or none."""
    by = require(request.user, REVIEW, request.commune)
    chosen = chosen_of(request, "don", visible_initiatives(request.user), by)
    if not chosen:
        messages.warning(request, "Hãy đánh dấu ít nhất một đơn rồi bấm Tiếp nhận.")
        return redirect("initiatives:scores")
    return _received(request, chosen, by)


def _received(request: HttpRequest, chosen: list[Initiative], by: Actor) -> HttpResponse:
    back = desk_of(chosen[0].campaign_id)
    return confirm_page(
        request,
        chosen,
        partial(initiatives.receive_many, by=by),
        done=lambda accepted: f"Đã tiếp nhận {_in_words(accepted)}; tác giả được báo.",
        onward=back,
        template="initiatives/council_receive.html",
        context=lambda: {
            "back": back,
            "in_words": _in_words(chosen),
            "may_confirm": all(initiative.state is Stage.SUBMITTED for initiative in chosen),
        },
    )


def _in_words(chosen: list[Initiative]) -> str:
    return f"đơn “{chosen[0].name}”" if len(chosen) == 1 else f"{len(chosen)} đơn sáng kiến"


@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason and a new day; then send the request back."""
    initiative = initiative_of(request, pk)
    by = require(request.user, REVIEW, initiative.commune)
    return send_back_page(
        request,
        partial(initiatives.send_back, initiative, by=by),
        lead=f"{initiative}. Tác giả và trưởng đơn vị được báo lý do và hạn mới.",
        back=initiative.get_absolute_url(),
        done=f"Đã trả lại {initiative.called}; tác giả và trưởng đơn vị được báo.",
        onward=desk_of(initiative.campaign_id),
    )


# --- Scoring ------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
def score(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the request beside the member's own sheet; keep the sheet, and open the next one."""
    initiative = initiative_of(request, pk)
    by = require(request.user, SCORE, initiative.commune)
    scale = scale_of(initiative)
    sheet = initiative.score_sheets.filter(scorer=request.user).first()

    def build(data: QueryDict | None, row: Initiative) -> ScoreForm:
        own = row.score_sheets.filter(scorer=request.user).first()
        return ScoreForm(data, scale=scale, sheet=own)

    with editing(request, initiative, build, lock=locked) as page:
        form = page.form
        if carry_out(form, partial(_scored, request, initiative, by)):
            return _after_scoring(request, initiative)
    authors = {author.person_id for author in initiative.authors.all()}
    context = {
        "initiative": initiative,
        "attachments": initiative.attachments.all(),
        "form": form,
        "scale": scale,
        "sheet": sheet,
        "sheet_total": points_of(sheet).total if sheet else None,
        "refusals": objections_to(request.user, initiative, authors),
        "is_open": initiative.state is Stage.REVIEWED,
        "back": desk_of(initiative.campaign_id),
    }
    return render(request, "initiatives/score.html", context)


def _scored(
    request: HttpRequest, initiative: Initiative, by: Actor, *, comment: str, **points: Decimal
) -> ScoreSheet:
    return initiatives.score(
        initiative, Points(**points), comment=comment, scorer=request.user, by=by
    )


def _after_scoring(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    messages.success(request, f"Đã lưu phiếu chấm “{initiative.name}”.")
    if request.POST.get("then") != "next":
        return redirect(desk_of(initiative.campaign_id))
    following = next_to_score(initiative, request.user.pk, request.user.person_id)
    if following is None:
        messages.info(request, "Ông/Bà đã chấm hết các sáng kiến đang xét.")
        return redirect(desk_of(initiative.campaign_id))
    return redirect("initiatives:score", following.pk)
