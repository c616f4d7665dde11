"""Sending a dossier, or all of a unit's, and taking one back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.models import Campaign
from campaigns.rules.deadlines import closes_at
from law.findings import Finding, Level
from nominations import actions as nominations
from nominations.actions.sending import days_late
from nominations.facts.gaps import linked
from nominations.facts.kept import judged_of
from nominations.models import Nomination
from nominations.pages import due_in_words, knows_discipline, list_of, sendable
from nominations.rules.stages import Stage
from nominations.views.access import dossier_of, nomination_of, visible, writer_of
from people.models import Unit
from people.roles import Permission, require
from procedure.acting import attempt
from procedure.asking import posted, ticked
from registrations.consolidation import current_campaign
from submissions import views as submissions
from submissions.forms import LateForm
from submissions.lateness import deadline_for
from submissions.views import submit_page


@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what will be sent, what it lacks and whether it is late; then send it."""
    nomination = dossier_of(request, pk)
    by = writer_of(request, nomination)
    return submit_page(
        request,
        nomination,
        partial(nominations.submit, nomination, by=by),
        was_sent="Hồ sơ đã được gửi.",
        done="Đã gửi hồ sơ. Thư ký Hội đồng và Văn phòng đã được báo.",
        template="nominations/submit.html",
        context=lambda: _before_sending(request, nomination),
    )


def _before_sending(request: HttpRequest, nomination: Nomination) -> dict:
    judged = judged_of([nomination])[nomination.pk]
    knows = knows_discipline(request.user, nomination)
    return {
        "nomination": nomination,
        "due": due_in_words(nomination),
        "gaps": linked(judged.gaps, nomination),
        "judgement": judged.told(with_discipline=knows),
        "files": nomination.attachments.count(),
        **_lateness([nomination]),
    }


@require_http_methods(["GET", "POST"])
def submit_unit(request: HttpRequest) -> HttpResponse:
    """Show all that a unit may send, by name and with what each lacks; then send what is ticked,
    all or none."""
    campaign, unit, units = _asked_for(request)
    by = require(request.user, Permission.WRITE_NOMINATION, campaign.commune, unit)
    rows = _sendable_rows(request, campaign, unit)
    ready = [str(row.nomination.pk) for row in rows if row.is_ready]
    form = LateForm(posted(request))
    refusals: list[Finding] = []
    if form.is_valid():
        of_unit = visible(request).filter(campaign=campaign, unit=unit)
        chosen = ticked(request, "ho_so", of_unit)
        sent, refusals = attempt(nominations.submit_many, chosen, **form.cleaned_data, by=by)
        if sent:
            done = f"Đã gửi {len(sent)} hồ sơ. Thư ký Hội đồng và Văn phòng đã được báo."
            messages.success(request, done)
            return redirect(list_of(campaign))
    context = {
        "campaign": campaign,
        "unit": unit,
        "units": units,
        "rows": rows,
        "ticked": request.POST.getlist("ho_so") if request.method == "POST" else ready,
        "ready": len(ready),
        "form": form,
        "refusals": refusals,
        "back": list_of(campaign),
        **_lateness([row.nomination for row in rows]),
    }
    return render(request, "nominations/submit_unit.html", context)


@dataclass(frozen=True)
class SendRow:
    """A dossier that may be sent, with what it lacks."""

    nomination: Nomination
    gaps: list[Finding]

    @property
    def is_ready(self) -> bool:
        return not any(gap.level is Level.BLOCKER for gap in self.gaps)


def _sendable_rows(request: HttpRequest, campaign: Campaign, unit: Unit) -> list[SendRow]:
    rows = list(sendable(visible(request).filter(campaign=campaign, unit=unit)))
    judged = judged_of(rows)
    return [SendRow(row, linked(judged[row.pk].gaps, row)) for row in rows]


def _asked_for(request: HttpRequest) -> tuple[Campaign, Unit, list[Unit]]:
    """Give the campaign and the unit that were asked for, and all that the user writes for."""
    user, commune = request.user, request.commune
    require(user, Permission.WRITE_NOMINATION, commune)
    campaign = current_campaign(user, commune, request.GET.get("phong_trao", ""))
    units = user.units_where(Permission.WRITE_NOMINATION, commune)
    wanted = request.GET.get("don_vi", "")
    asked = [unit for unit in units if wanted in ("", str(unit.pk))]
    if campaign is None or not asked:
        raise Http404
    return campaign, asked[0], units


def _lateness(dossiers: list[Nomination]) -> dict:
    """Give by how many days those of one unit are late, and when their deadline closed."""
    drafts_first = sorted(
        dossiers, key=lambda nomination: (nomination.is_short, nomination.state is not Stage.DRAFT)
    )
    days = days_late(drafts_first[0]) if drafts_first else 0
    deadline = deadline_for(drafts_first[0]) if days else None
    return {"days_late": days, "closed": closes_at(deadline) if deadline else ""}


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a sent dossier back."""
    nomination = nomination_of(request, pk)
    act = partial(nominations.withdraw, by=writer_of(request, nomination))
    done = "Đã rút hồ sơ về. Sửa xong hãy gửi lại."
    return submissions.withdraw(request, nomination, act, done=done)
