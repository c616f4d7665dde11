"""Ra quyết định: first who has the authority, then who passed; then a draft."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from awards.views.recording import recorder_of
from decisions import actions as decisions
from decisions.facts.ready import AwaitedDecisions, waiting_in
from decisions.forms.drafts import TicksForm, WordsForm
from decisions.models import DecisionDraft
from decisions.views.access import draft_of
from decisions.views.changing import change_amend
from decisions.views.writing import campaign_asked_for, campaigns_of
from law.authority import Authority
from law.kinds import TITLES
from law.regimes import has_districts
from nominations.models import Nomination
from people.actions.writing import commune_first
from people.models import Commune
from people.roles import Permission, can, require
from procedure.acting import carry_out
from procedure.asking import numbers_of, posted
from procedure.editing import editing
from vetting.papers.tables import NomineeRow

OWN, ABOVE, LEFT_OUT = "xa", "cap-tren", "khong-dua-vao"


@require_http_methods(["GET", "POST"])
def prepare(request: HttpRequest) -> HttpResponse:
    """Show what waits for a decision, by who decides; make a draft of what is ticked."""
    by = recorder_of(request)
    campaign = campaign_asked_for(request)
    if campaign is None:
        return render(request, "decisions/nothing.html")
    waiting = waiting_in(campaign, campaign.commune.today())
    form = WordsForm(posted(request), initial=_words(campaign.commune, waiting))
    chosen = _chosen(request, waiting.of(Authority.COMMUNE))
    if request.method == "POST" and (
        made := carry_out(form, decisions.draft, campaign, chosen, by=by)
    ):
        messages.success(request, "Đã soạn dự thảo. Chưa có gì có hiệu lực.")
        return redirect(made)
    context = {
        "campaign": campaign,
        "campaigns": campaigns_of(request, campaign),
        "waiting": waiting,
        "own": waiting.of(Authority.COMMUNE),
        "count_above": sum(len(rows) for _, rows in waiting.above),
        "tab": _tab(request),
        "form": form,
        "chosen": [nomination.pk for nomination in chosen],
        "may_issue": can(request.user, Permission.ISSUE_PAPERS, campaign.commune),
        "open_drafts": DecisionDraft.objects.open().filter(campaign=campaign),
    }
    return render(request, "decisions/prepare.html", context)


@require_http_methods(["GET", "POST"])
def draft_amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a draft anew: its words, who stands in it."""
    made = draft_of(request, pk)
    by = require(request.user, Permission.RECORD_DECISIONS, made.commune)
    if not made.is_writable:
        messages.info(request, "Dự thảo này không còn sửa được; hãy rút về trước.")
        return redirect(made)
    if made.target:
        return change_amend(request, made)
    rows = [*_rows(made), *waiting_in(made.campaign, made.commune.today()).of(Authority.COMMUNE)]

    def build(data: QueryDict | None, draft: DecisionDraft) -> list[Form]:
        stored = {name: getattr(draft, name) for name in WordsForm.base_fields}
        within = [row.nomination.pk for row in _rows(draft)]
        known = [row.nomination for row in rows]
        return [
            WordsForm(data, initial=stored),
            TicksForm(data, nominations=known, within=within),
        ]

    with editing(request, made, build, lock=commune_first(by)) as page:
        form, ticks = page.parts
        chosen = [row.nomination for row in rows if row.nomination.pk in ticks.ticked]
        if carry_out(form, decisions.amend, made, chosen, by=by):
            messages.success(request, "Đã lưu dự thảo.")
            return redirect(made)
    context = {"made": made, "rows": rows, "form": form, "chosen": ticks.ticked}
    return render(request, "decisions/draft_amend.html", context)


def _rows(made: DecisionDraft) -> list[NomineeRow]:
    within = Nomination.objects.filter(draft_line__draft=made).with_names()
    return [NomineeRow(nomination) for nomination in within.order_by("draft_line__pk")]


def _tab(request: HttpRequest) -> str:
    asked = request.GET.get("muc", OWN)
    return asked if asked in (OWN, ABOVE, LEFT_OUT) else OWN


def _chosen(request: HttpRequest, rows: Iterable[NomineeRow]) -> list[Nomination]:
    """Give the dossiers that are ticked; before anybody has ticked, all of them."""
    rows = list(rows)
    if request.method != "POST":
        return [row.nomination for row in rows]
    numbers = set(numbers_of(request, "ho_so"))
    return [row.nomination for row in rows if row.nomination.pk in numbers]


def _words(commune: Commune, waiting: AwaitedDecisions) -> dict[str, str]:
    """Give who proposes by the custom of the regime, and what the year's titles are for."""
    office = (
        "Văn phòng - Thống kê" if has_districts(waiting.on) else "Trưởng phòng Văn hóa - Xã hội"
    )
    kinds = {row.kind for row in waiting.of(Authority.COMMUNE)}
    merit = "" if kinds <= set(TITLES) else "đã có thành tích xuất sắc trong phong trào thi đua"
    council = f"Hội đồng Thi đua - Khen thưởng {commune.full_name}"
    return {"proposer": f"Thường trực {council} và {office}", "merit": merit}
