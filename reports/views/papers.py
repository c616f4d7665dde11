"""Báo cáo sơ kết, tổng kết: which there are, one of them, and writing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.models import Campaign, Phase
from documents.models import IssuedDocument
from documents.paper.letter import Block, Heading, Letter
from law.procedures import REPORTS_HANDED_UP
from people.models import Commune
from people.roles import Actor, Permission, can, require
from procedure.acting import done_or_told
from procedure.asking import number_in
from registrations.signed import registered_totals
from regulations.facts import hands_reports_up
from reports import actions
from reports.catalogue import BY_CODE
from reports.facts.yearpaper import facts_of
from reports.forms import TextsForm
from reports.models import HandingUp, YearPaper
from reports.papers.yearpaper import report_letter
from reports.rules.texts import TextBlock, blocks_for, unwritten
from reports.rules.yearpaper import moved_on
from reports.scope import Scope
from reports.signed import year_papers
from signing.handing import a_paper
from signing.sources import key_of, papers_of
from submissions.views import autosave_part, edit_page
from vietnamese.dates import short_date

OF_YEAR = ("chi-tieu", "ket-qua", "sang-kien", "co-cau", "nhieu-nam", "quy")
OF_PHASE = ("chi-tieu", "sang-kien")
"""The reports whose figures a tổng kết, a sơ kết tells."""
CLOSED = "Báo cáo đã có số nên không sửa được."


@dataclass(frozen=True)
class PaperRow:
    """A report that there is or may be: of what was registered, of a phase, of a campaign; with its
    paper once that has a number, and the last time that it was handed up."""

    name: str
    until: str
    made: YearPaper | None = None
    phase: Phase | None = None
    address: str = ""
    paper: IssuedDocument | None = None
    last: HandingUp | None = None
    is_of_registration: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether it is to be begun here, or is written on."""
        return self.made.is_editable if self.made else not self.is_of_registration

    @property
    def state(self) -> str:
        """Give the word for where it stands."""
        if self.paper:
            return "Đã ban hành" if self.paper.issued_at else "Chưa ban hành"
        return "Dự thảo" if self.made else "Chưa lập"


@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """List the reports of each campaign, begun or not, the newest campaign first."""
    scope = _scope(request)
    campaigns = list(_campaigns(request))
    registered = papers_of(registered_totals, campaigns)
    rounds = {ballot.subject: ballot for ballot in _last_rounds(scope.commune)}
    context = {
        "campaigns": [
            (campaign, [_of_registration(campaign, registered, rounds), *_rows(campaign, rounds)])
            for campaign in campaigns
        ],
        "may_write": _may_write(request),
        "wanted": number_in(request.GET.get("phong_trao", "")),
        "scope": scope,
        **_upward(request),
    }
    return render(request, "reports/papers.html", context)


def _upward(request: HttpRequest) -> dict:
    """Say whether the level above takes reports here, and whether the user sends them."""
    is_here = hands_reports_up(request.commune)
    may = can(request.user, Permission.HAND_REPORTS_UP, request.commune)
    return {
        "is_handed_up": is_here,
        "may_hand_up": is_here and may,
        "setting": REPORTS_HANDED_UP.name,
    }


def _last_rounds(commune: Commune) -> QuerySet[HandingUp]:
    return HandingUp.objects.filter(commune=commune).last_rounds().with_names()


def _campaigns(request: HttpRequest) -> QuerySet[Campaign]:
    rows = Campaign.objects.visible_to(request.user).launched().filter(commune=request.commune)
    campaigns = rows.select_related("commune").prefetch_related("phases", "year_papers__paper")
    return campaigns.order_by("-year", "kind", "-pk")


def _of_registration(
    campaign: Campaign, papers: Mapping[int, IssuedDocument], rounds: Mapping[str, HandingUp]
) -> PaperRow:
    year = f" năm {campaign.year}" if campaign.year else ""
    return PaperRow(
        f"Báo cáo kết quả đăng ký{year}",
        "khi duyệt xong",
        address=reverse("registrations:consolidated", args=[campaign.pk]),
        paper=papers.get(campaign.pk),
        last=rounds.get(key_of(registered_totals, campaign)),
        is_of_registration=True,
    )


def _rows(campaign: Campaign, rounds: Mapping[str, HandingUp]) -> Iterable[PaperRow]:
    made = {paper.phase_id: paper for paper in campaign.year_papers.all()}
    for phase in (*campaign.phases.all(), None):
        one = made.get(phase.pk if phase else None)
        until = (short_date(phase.ends_on) if phase.ends_on else "—") if phase else "hết năm"
        if one is None:
            yield PaperRow(str(YearPaper(campaign=campaign, phase=phase)), until, phase=phase)
            continue
        one.campaign, one.phase = campaign, phase
        last = rounds.get(key_of(year_papers, one))
        yield PaperRow(str(one), until, one, phase, one.get_absolute_url(), one.paper, last)


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the report of a campaign or of one of its phases (`dot`), and go on to writing it."""
    by = _writer(request)
    campaign = get_object_or_404(_campaigns(request), pk=pk)
    number = number_in(request.POST.get("dot", ""))
    phase = get_object_or_404(campaign.phases, pk=number) if number else None
    made = done_or_told(request, actions.begin, campaign, phase, by=by)
    return redirect("reports:paper_edit", made.pk) if made else redirect("reports:papers")


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a report as it reads today, or as it was printed, and what has changed since."""
    made = _paper(request, pk)
    facts = facts_of(made)
    now = facts.figures.counted
    context = {
        "made": made,
        "paper": made.paper,
        **_parts(report_letter(facts, on=made.commune.today())),
        "moved": moved_on(made.figures, now) if made.figures is not None else [],
        "unwritten": unwritten(made.texts, of_phase=facts.of_phase) if made.is_editable else [],
        "may_issue": _may_write(request),
        "sources": list(_sources(made)),
        "last": HandingUp.objects.filter(subject=key_of(year_papers, made)).last_rounds().first(),
        **_upward(request),
    }
    return render(request, "reports/paper_page.html", context)


def _parts(letter: Letter) -> dict:
    """Give the letter in the parts that its page folds: what stands before the first heading, then
    each heading with what is under it, and the annexes."""
    parts: list[tuple[str, list[Block]]] = [("", [])]
    for block in letter.blocks:
        if isinstance(block, Heading) and block.level == 1:
            parts.append((block.text, []))
        else:
            parts[-1][1].append(block)
    annexes = [(f"{one.title}. {one.name}", one.blocks) for one in letter.annexes]
    return {"opening": parts[0][1], "parts": [*parts[1:], *annexes]}


def _sources(made: YearPaper) -> Iterable[tuple[str, str]]:
    """Give the reports that its figures are of, each with its address: there every number leads to
    its rows."""
    campaign, of_phase = made.campaign, made.phase_id is not None
    for code in OF_PHASE if of_phase else OF_YEAR:
        kind = BY_CODE[code]
        query = {
            "phong_trao": campaign.pk,
            "nam": campaign.year,
            **({"dot": made.phase_id} if of_phase else {}),
        }
        asked = {name: value for name, value in query.items() if name in kind.fields and value}
        yield kind.word, f"{reverse('reports:report', args=[code])}?{urlencode(asked)}"


@require_safe
def paper_file(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the report: the draft, or once it has its number the very print that is signed."""
    made = _paper(request, pk)
    return a_paper(request, year_papers, made, suffix, str(made), otherwise=made)


# --- Writing ----------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the texts of a report."""
    made, by = _paper(request, pk), _writer(request)
    return edit_page(
        request,
        made,
        _form,
        _saving(made, by),
        closed=CLOSED,
        template="reports/paper_edit.html",
        context=lambda form: {
            "form": form,
            "made": made,
            "sections": _sections(made, form),
            "earlier": actions.earlier_than(made),
            "unwritten": _unwritten(made),
        },
        onward=lambda: _onward(request, made),
        lock=actions.locked_paper,
    )


@require_POST
def autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what has been typed so far, and give what is still open."""
    made, by = _paper(request, pk), _writer(request)
    return autosave_part(
        request,
        made,
        _form,
        _saving(made, by),
        template="reports/parts/paper_live.html",
        context=lambda stored: {"unwritten": _unwritten(stored)},
        lock=actions.locked_paper,
    )


@require_POST
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Take evaluation and direction over from last year's report, where there is nothing yet."""
    made, by = _paper(request, pk), _writer(request)
    if taken := done_or_told(request, actions.take_over, made, by=by):
        messages.success(request, f"Đã lấy {len(taken)} phần của báo cáo năm trước; hãy sửa lại.")
    return redirect("reports:paper_edit", made.pk)


def _form(data: QueryDict | None, made: YearPaper) -> TextsForm:
    return TextsForm(data, blocks=_blocks(made), texts=made.texts)


def _blocks(made: YearPaper) -> tuple[TextBlock, ...]:
    return blocks_for(of_phase=made.phase_id is not None)


def _unwritten(made: YearPaper) -> list[TextBlock]:
    return unwritten(made.texts, of_phase=made.phase_id is not None)


def _sections(made: YearPaper, form: TextsForm) -> dict[str, list]:
    """Give the fields under the sections of the report, each with where its text comes from."""
    sections: dict[str, list] = {}
    for block in _blocks(made):
        sections.setdefault(block.section, []).append(
            (form[block.name], made.taken.get(block.name))
        )
    return sections


def _saving(made: YearPaper, by: Actor) -> Callable[..., YearPaper]:
    return lambda form, **how: actions.write(made, form.cleaned_data, by=by, **how)


def _onward(request: HttpRequest, made: YearPaper) -> HttpResponse:
    messages.success(request, "Đã lưu báo cáo.")
    return redirect(made)


# --- Who may ----------------------------------------------------------------------------------


def _scope(request: HttpRequest) -> Scope:
    """Give the scope of who sees all figures with their names; PermissionDenied otherwise."""
    scope = Scope.of(request.user, request.commune)
    if not (scope.is_whole and scope.sees_names):
        raise PermissionDenied("Báo cáo sơ kết, tổng kết là văn bản của cả xã.")
    return scope


def _paper(request: HttpRequest, pk: int) -> YearPaper:
    rows = YearPaper.objects.visible_to(request.user).filter(campaign__commune=request.commune)
    return get_object_or_404(rows.with_names(), pk=pk)


def _writer(request: HttpRequest) -> Actor:
    if request.commune is None:
        raise Http404
    return require(request.user, Permission.ISSUE_PAPERS, request.commune)


def _may_write(request: HttpRequest) -> bool:
    return can(request.user, Permission.ISSUE_PAPERS, request.commune)
