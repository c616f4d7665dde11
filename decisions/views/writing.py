"""Recording a decision in two steps: the paper and its results, by hand or out of Excel; then a
look at all of it. Everything typed travels with the page until the decision is recorded."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from attachments.telling import tell_what_was_taken_out
from awards.views.recording import recorder_of
from campaigns.models import Campaign
from decisions import actions as decisions
from decisions.facts.results import Result, findings_of
from decisions.facts.rewards import rewards_of
from decisions.forms import ConfirmForm, DecisionForm
from decisions.rules import decision_rows
from decisions.rules.decision_rows import Nominee, Said
from decisions.sheets import decision_template as template_sheet
from documents.handing import a_file
from documents.paper.sheet import xlsx
from law.authority import Authority
from law.findings import Finding, Level
from law.timeline import LawError
from nominations.models import Nomination
from nominations.rules.stages import DECIDABLE, TakenIn
from people.forms.imports import SheetForm
from people.models import Commune
from people.roles import Actor
from procedure.acting import attempt
from procedure.asking import number_in, posted
from regulations.facts import overrides_for
from vetting.facts.foundations import without_foundation

SHOWN = 300  # problems of a file on one page; who has more begins with these


@dataclass(frozen=True)
class ResultRow:
    """A dossier that waits for its result, and what was typed for it: "", "dat" or "khong"; `doubt`
    is what it lacks to be recognised."""

    nomination: Nomination
    result: str
    reason: str
    doubt: str = ""


@require_http_methods(["GET", "POST"])
def decision_add(request: HttpRequest) -> HttpResponse:
    """Take the paper and the results, show them, and record them."""
    by = recorder_of(request)
    campaign = campaign_asked_for(request)
    if campaign is None:
        return render(request, "decisions/nothing.html")
    nominations = list(waiting(campaign))
    typed = _typed(request, nominations)
    form = DecisionForm(posted(request), initial=_initial(campaign.commune))
    page = _Page(request, campaign, nominations, typed, form)
    if request.method == "GET":
        return page.first()
    if "tat_ca" in request.POST:
        page.recognise_all()
    elif "doc" in request.POST:
        return page.read_sheet()
    elif {"xem", "ghi"} & request.POST.keys() and form.is_valid():
        return page.record(by) if "ghi" in request.POST else page.second()
    return page.first()


@require_safe
def decision_template(request: HttpRequest) -> HttpResponse:
    """Give the workbook of the nominations that wait, to fill in the results."""
    recorder_of(request)
    campaign = campaign_asked_for(request)
    nominations = waiting(campaign) if campaign else []
    sheet = template_sheet(nominations, author=request.user.display_name)
    return a_file(xlsx(sheet), "ket-qua-khen-thuong", "xlsx")


def waiting(campaign: Campaign):
    """Give the nominations of a campaign that wait for a decision: vetted, or considered by the
    council."""
    waiting = campaign.nominations.filter(stage__in=DECIDABLE).exclude(taken_in=TakenIn.ISSUED)
    return waiting.with_names()


def campaign_asked_for(request: HttpRequest) -> Campaign | None:
    """Give the campaign that was asked for, or the newest in which something waits."""
    campaigns = Campaign.objects.visible_to(request.user).launched()
    campaigns = campaigns.filter(commune=request.commune).select_related("commune")
    asked = number_in((request.POST or request.GET).get("phong_trao", ""))
    if asked is not None and (campaign := campaigns.filter(pk=asked).first()):
        return campaign
    waits = campaigns.filter(nominations__stage__in=DECIDABLE).distinct()
    return waits.order_by("-year", "-pk").first() or campaigns.order_by("-year", "-pk").first()


def campaigns_of(request: HttpRequest, campaign: Campaign) -> list[Campaign]:
    """Give the launched campaigns of a commune to choose from, newest first."""
    visible = Campaign.objects.visible_to(request.user).launched()
    return list(visible.filter(commune=campaign.commune_id).order_by("-year", "-pk"))


def _initial(commune: Commune) -> dict:
    return {
        "decided_on": commune.today(),
        "authority": Authority.COMMUNE.value,
        "issuer": f"Chủ tịch {commune.committee}",
    }


def _typed(request: HttpRequest, nominations: list[Nomination]) -> dict[int, tuple[str, str]]:
    posted_values = request.POST
    return {
        nomination.pk: (
            posted_values.get(f"ket_qua_{nomination.pk}", ""),
            posted_values.get(f"ly_do_{nomination.pk}", "")[:1000],
        )
        for nomination in nominations
    }


class _Page:
    """One conversation about one decision."""

    def __init__(
        self,
        request: HttpRequest,
        campaign: Campaign,
        nominations: list[Nomination],
        typed: dict[int, tuple[str, str]],
        form: DecisionForm,
    ) -> None:
        self.request, self.campaign, self.nominations = request, campaign, nominations
        self.typed, self.form = typed, form
        self.sheet_form = SheetForm()

    # --- The first step -----------------------------------------------------------------------

    def first(self, **more) -> HttpResponse:
        """Show the paper and the rows to fill in."""
        asked = self.request.POST or self.request.GET
        context = {
            "campaign": self.campaign,
            "campaigns": campaigns_of(self.request, self.campaign),
            "form": self.form,
            "sheet_form": self.sheet_form,
            "rows": self._rows(asked.get("don_vi", ""), asked.get("danh_hieu", "")),
            "count": len(self.nominations),
            "units": {nomination.unit_id: nomination.unit.name for nomination in self.nominations},
            "kinds": {nomination.award: nomination.kind.name for nomination in self.nominations},
            "don_vi": asked.get("don_vi", ""),
            "danh_hieu": asked.get("danh_hieu", ""),
        }
        return render(self.request, "decisions/add.html", context | more)

    def recognise_all(self) -> None:
        """Let every shown row without a result be recognised, but what was vetted against and what
        lacks the title that it rests on."""
        asked = self.request.POST
        for row in self._rows(asked.get("don_vi", ""), asked.get("danh_hieu", "")):
            if not row.result and row.nomination.is_supported and not row.doubt:
                self.typed[row.nomination.pk] = ("dat", "")

    def read_sheet(self) -> HttpResponse:
        """Fill the rows in from a workbook: all that it says, or nothing and every problem."""
        self.sheet_form = SheetForm(self.request.POST, self.request.FILES)
        if not self.sheet_form.is_valid():
            return self.first()
        nominees = [_nominee(nomination) for nomination in self.nominations]
        reading = decision_rows.read(self.sheet_form.cleaned_data["sheets"], nominees)
        if reading.problems:
            problems = reading.problems
            return self.first(
                problems=problems[:SHOWN],
                more_problems=len(problems[SHOWN:]),
                accounts=reading.accounts,
            )
        for result in reading.results:
            self.typed[result.nominee] = _as_typed(result)
        text = f"Đã điền {len(reading.results)} kết quả từ tệp. Hãy xem lại rồi bấm Xem trước."
        messages.success(self.request, text)
        return self.first(
            doubts=reading.doubts[:SHOWN],
            sheet_notes=reading.notes[:SHOWN],
            accounts=reading.accounts,
        )

    def _rows(self, unit: str, award: str) -> list[ResultRow]:
        """Give the rows that the filter asks for; what has a result is always shown."""
        stages = {result.nomination.pk: result.stage for result in self._results()}
        doubts = without_foundation(self.nominations, stages)
        rows = [
            ResultRow(nomination, *self.typed[nomination.pk], doubts.get(nomination.pk, ""))
            for nomination in self.nominations
        ]
        return [
            row
            for row in rows
            if row.result
            or (unit in ("", str(row.nomination.unit_id)) and award in ("", row.nomination.award))
        ]

    # --- The second step ----------------------------------------------------------------------

    def second(self, refusals: list[Finding] = (), confirm: ConfirmForm | None = None):
        """Show all of it: names, numbers, money, what the law has to say."""
        results = self._results()
        if refused := self._refusals(results):
            return self.first(refusals=refused)
        paper = self.form.cleaned_data
        overrides = overrides_for(self.campaign.commune)
        authority, decided_on = paper["authority"], paper["decided_on"]
        recognised = [result.nomination for result in results if result.is_recognised]
        try:
            findings = findings_of(
                self.campaign, results, authority=authority, decided_on=decided_on
            )
            payments = rewards_of(recognised, decided_on=decided_on, overrides=overrides)
        except LawError as error:
            self.form.add_error("decided_on", str(error))
            return self.first()
        has_warnings = any(finding.level is Level.WARNING for finding in findings)
        context = {
            "campaign": self.campaign,
            "paper": paper,
            "rows": [(result, payments.get(result.nomination.pk)) for result in results],
            "recognised": len(recognised),
            "refused": len(results) - len(recognised),
            "total": sum(payment.reward.amount for payment in payments.values() if payment.is_paid),
            "findings": findings,
            "refusals": refusals,
            "confirm": confirm or ConfirmForm(has_warnings=has_warnings),
            "kept": self._kept(),
        }
        return render(self.request, "decisions/preview.html", context)

    def record(self, by: Actor) -> HttpResponse:
        """Record the decision; where something refuses, show the second step with the reason."""
        confirm = ConfirmForm(self.request.POST, self.request.FILES, has_warnings=True)
        if not confirm.is_valid():
            return self.second(confirm=confirm)
        decision, refusals = attempt(
            decisions.record,
            self.campaign,
            **self.form.cleaned_data,
            **confirm.cleaned_data,
            results=self._results(),
            by=by,
        )
        if refusals:
            return self.second(refusals=refusals)
        messages.success(self.request, "Đã ghi quyết định. Những người có liên quan đã được báo.")
        tell_what_was_taken_out(self.request, confirm)
        return redirect(decision)

    def _results(self) -> list[Result]:
        return [
            Result(nomination, result == "dat", reason if result == "khong" else "")
            for nomination in self.nominations
            for result, reason in [self.typed[nomination.pk]]
            if result in ("dat", "khong")
        ]

    def _refusals(self, results: list[Result]) -> list[Finding]:
        if not results:
            sentence = "Hãy chọn kết quả cho ít nhất một hồ sơ."
            return [Finding("no_results", sentence, Level.BLOCKER)]
        return [
            Finding(
                "no_reason",
                f"Hãy ghi lý do {result.nomination.called} không được khen thưởng.",
                Level.BLOCKER,
                link=f"#ly-do-{result.nomination.pk}",
            )
            for result in results
            if not result.is_recognised and not result.reason.strip()
        ]

    def _kept(self) -> list[tuple[str, str]]:
        """Give what was typed in the first step, to travel with the second."""
        names = [*self.form.fields, "phong_trao", "don_vi", "danh_hieu"]
        kept = [(name, self.request.POST.get(name, "")) for name in names]
        for pk, (result, reason) in self.typed.items():
            if result:
                kept += [(f"ket_qua_{pk}", result), (f"ly_do_{pk}", reason)]
        return kept


def _nominee(nomination: Nomination) -> Nominee:
    person = nomination.person
    name = person.full_name if person else nomination.collective
    position = nomination.position if person else ""
    return Nominee(nomination.pk, name, nomination.unit.name, nomination.award, position)


def _as_typed(result: Said) -> tuple[str, str]:
    return ("dat", "") if result.is_recognised else ("khong", result.reason)
