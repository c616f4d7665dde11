"""Receiving dossiers, one or many; sending one back; opening its vetting again."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from nominations.models import Nomination
from nominations.rules.stages import Stage
from nominations.views.access import nomination_of, vetter_of, visible
from nominations.views.listing import room_address, room_around
from people.roles import Actor
from procedure.asking import Question, ask_for_reason, posted
from registrations.consolidation import current_campaign
from submissions.views import chosen_of, confirm_page, send_back_page
from vetting import actions as vetting
from vetting.forms.desk import ReasonForm
from vetting.views.onward import dossier_address, onward_from
from vietnamese.text import capitalised


@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what would be received; then receive it and open it for vetting."""
    nomination = nomination_of(request, pk)
    by = vetter_of(request, nomination.commune)
    return _confirmed(request, [nomination], by, dossier_address(request, pk))


@require_http_methods(["GET", "POST"])
def receive_many(request: HttpRequest) -> HttpResponse:
    """Show the dossiers that were ticked, and how many; then receive all of them or none."""
    by = vetter_of(request, request.commune)
    chosen = _all_waiting(request) or chosen_of(request, "ho_so", visible(request), by)
    if not chosen:
        messages.warning(request, "Hãy đánh dấu ít nhất một hồ sơ rồi bấm Tiếp nhận.")
        return redirect(room_address(request))
    return _confirmed(request, chosen, by, room_address(request))


def _all_waiting(request: HttpRequest) -> list[Nomination]:
    """Give all that wait in the tab, where that is what was asked for (`tat_ca`)."""
    if request.method == "POST" or "tat_ca" not in request.GET:
        return []
    wanted = request.GET.get("phong_trao", "")
    campaign = current_campaign(request.user, request.commune, wanted)
    rows = room_around(request, campaign).rows if campaign else []
    waiting = [row.pk for row in rows if row.stage == Stage.SUBMITTED]
    return list(visible(request).filter(pk__in=waiting))


def _confirmed(
    request: HttpRequest, chosen: list[Nomination], by: Actor, onward: str
) -> HttpResponse:
    return confirm_page(
        request,
        chosen,
        partial(vetting.receive_many, by=by),
        done=lambda received: f"Đã tiếp nhận {_in_words(received)}.",
        onward=onward,
        template="vetting/desk_receive.html",
        context=lambda: {
            "in_words": _in_words(chosen),
            "back": room_address(request),
            "may_confirm": all(vetting.may_receive(nomination) for nomination in chosen),
        },
    )


def _in_words(chosen: list[Nomination]) -> str:
    return chosen[0].called if len(chosen) == 1 else f"{len(chosen)} hồ sơ"


@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason and a new day; then send the dossier back."""
    nomination = nomination_of(request, pk)
    by = vetter_of(request, nomination.commune)
    return send_back_page(
        request,
        partial(vetting.send_back, nomination, by=by),
        lead=f"{_sentence(nomination)}. Đơn vị và người được đề nghị được báo lý do, hạn mới.",
        back=dossier_address(request, pk),
        done=f"Đã trả lại {nomination.called}; đơn vị được báo.",
        onward=onward_from(request, nomination),
    )


@require_http_methods(["GET", "POST"])
def send_back_many(request: HttpRequest) -> HttpResponse:
    """Ask for the reason and a new day of all that were ticked; then send all of them back or
    none."""
    by = vetter_of(request, request.commune)
    chosen = chosen_of(request, "ho_so", visible(request), by)
    if not chosen:
        messages.warning(request, "Hãy đánh dấu ít nhất một hồ sơ rồi bấm Trả lại.")
        return redirect(room_address(request))
    named = "; ".join(f"{nomination.nominee} ({nomination.kind.short})" for nomination in chosen)
    return send_back_page(
        request,
        partial(vetting.send_back_many, chosen, by=by),
        lead=f"Trả lại {len(chosen)} hồ sơ, tất cả hoặc không hồ sơ nào: {named}.",
        back=room_address(request),
        done=f"Đã trả lại {_in_words(chosen)}; các đơn vị được báo.",
    )


@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why; then open the vetting of the dossier again."""
    nomination = nomination_of(request, pk)
    by = vetter_of(request, nomination.commune)
    freed = " Suất đã chọn cho hồ sơ này sẽ được trả lại." if nomination.place else ""
    return ask_for_reason(
        request,
        ReasonForm(posted(request)),
        partial(vetting.reopen, nomination, by=by),
        Question(
            "Mở lại thẩm định",
            back=dossier_address(request, pk),
            lead=f"{_sentence(nomination)}. Kết luận thẩm định trước đó vẫn được lưu.{freed}",
            word="Mở lại",
        ),
        done=f"Đã mở lại thẩm định {nomination.called}.",
    )


def _sentence(nomination: Nomination) -> str:
    return capitalised(nomination.called)
