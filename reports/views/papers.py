"""Báo cáo sơ kết, tổng kết: which there are, one of them, and writing it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from campaigns.models import Campaign, Phase
from documents.models import IssuedDocument
from documents.paper.letter import Block, Heading, Letter
from law.procedures import REPORTS_HANDED_UP
from law.values import Override
from people.models import Commune
from people.roles import Actor, Permission, can, require
from procedure.acting import done_or_told
from procedure.asking import number_in
from registrations.signed import registered_totals
from regulations.facts import hands_reports_up, overrides_for
from reports import actions
from reports.catalogue import BY_CODE
from reports.facts.yearpaper import facts_of, figures_of
from reports.models import HandingUp, YearPaper
from reports.papers.yearpaper import report_letter
from reports.rules.texts import TextBlock, unwritten
from reports.rules.yearpaper import Moved, moved_on
from reports.scope import Scope
from reports.signed import year_papers
from signing.handing import a_paper
from signing.sources import key_of, papers_of
from vietnamese.dates import short_date

OF_YEAR = ("chi-tieu", "ket-qua", "sang-kien", "co-cau", "nhieu-nam", "quy")
OF_PHASE = ("chi-tieu", "sang-kien")
"""The reports whose figures a tổng kết, a sơ kết tells."""


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
    rounds = {handing.subject: handing for handing in _last_rounds(scope.commune)}
    context = {
        "campaigns": [
            (campaign, [_of_registration(campaign, registered, rounds), *_rows(campaign, rounds)])
            for campaign in campaigns
        ],
        "may_write": _may_write(request),
        "wanted": number_in(request.GET.get("phong_trao", "")),
        "scope": scope,
        **_upward(request, overrides_for(scope.commune)),
    }
    return render(request, "reports/papers.html", context)


def _upward(request: HttpRequest, overrides: tuple[Override, ...]) -> dict:
    """Say whether the level above takes reports here, and whether the user sends them."""
    is_here = hands_reports_up(request.commune, overrides)
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
        year_paper = made.get(phase.pk if phase else None)
        until = (short_date(phase.ends_on) if phase.ends_on else "—") if phase else "hết năm"
        if year_paper is None:
            yield PaperRow(str(YearPaper(campaign=campaign, phase=phase)), until, phase=phase)
            continue
        year_paper.campaign, year_paper.phase = campaign, phase
        last = rounds.get(key_of(year_papers, year_paper))
        yield PaperRow(
            str(year_paper),
            until,
            year_paper,
            phase,
            year_paper.get_absolute_url(),
            year_paper.paper,
            last,
        )


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the report of a campaign or of one of its phases (`dot`), and go on to writing it."""
    by = writer_of(request)
    campaign = get_object_or_404(_campaigns(request), pk=pk)
    number = number_in(request.POST.get("dot", ""))
    phase = get_object_or_404(campaign.phases, pk=number) if number else None
    made = done_or_told(request, actions.begin, campaign, phase, by=by)
    return redirect("reports:paper_edit", made.pk) if made else redirect("reports:papers")


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a report as it reads today, or as it was printed, and what has changed since."""
    made = paper_of(request, pk)
    context = {
        "made": made,
        "paper": made.paper,
        "may_issue": _may_write(request),
        "sources": list(_sources(made)),
        "unwritten": unwritten_of(made) if made.is_editable else [],
        **(_text(made) if made.is_editable else _since(request, made)),
    }
    return render(request, "reports/paper_page.html", context)


def _text(made: YearPaper) -> dict:
    """Give what a draft says by the figures of today; printed, its text is the PDF."""
    return _parts(report_letter(facts_of(made), on=made.commune.today()))


def _since(request: HttpRequest, made: YearPaper) -> dict:
    """Give the figures that are others than when the report was printed; of an issued one, whether
    the level above takes it here, and how its last round stands."""
    overrides = overrides_for(request.commune)
    known = {"moved": _moved(made, overrides)}
    if made.paper.issued_at:
        rounds = HandingUp.objects.filter(subject=key_of(year_papers, made)).last_rounds()
        known["last"] = rounds.select_related("paper").first()
        known |= _upward(request, overrides)
    return known


def _moved(made: YearPaper, overrides: tuple[Override, ...]) -> list[Moved]:
    if made.figures is None:
        return []
    return moved_on(made.figures, figures_of(made, overrides).counted)


def _parts(letter: Letter) -> dict:
    """Give the letter in the parts that its page folds: what stands before the first heading, then
    each heading with what is under it, and the annexes."""
    parts: list[tuple[str, list[Block]]] = [("", [])]
    for block in letter.blocks:
        if isinstance(block, Heading) and block.level == 1:
            parts.append((block.text, []))
        else:
            parts[-1][1].append(block)
    annexes = [(f"{annex.title}. {annex.name}", annex.blocks) for annex in letter.annexes]
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


def unwritten_of(made: YearPaper) -> list[TextBlock]:
    """Give the texts that a report still needs."""
    return unwritten(made.texts, of_phase=made.phase_id is not None)


@require_safe
def paper_file(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the report: the draft, or once it has its number the very print that is signed."""
    made = paper_of(request, pk)
    return a_paper(request, year_papers, made, suffix, str(made), otherwise=made)


# --- Who may ----------------------------------------------------------------------------------


def _scope(request: HttpRequest) -> Scope:
    """Give the scope of who sees all figures with their names; PermissionDenied otherwise."""
    scope = Scope.of(request.user, request.commune)
    if not (scope.is_whole and scope.sees_names):
        raise PermissionDenied("Báo cáo sơ kết, tổng kết là văn bản của cả xã.")
    return scope


def paper_of(request: HttpRequest, pk: int) -> YearPaper:
    """Give a report that the user may see, 404 otherwise."""
    rows = YearPaper.objects.visible_to(request.user).filter(campaign__commune=request.commune)
    return get_object_or_404(rows.with_names(), pk=pk)


def writer_of(request: HttpRequest) -> Actor:
    """Give the user as who writes reports; PermissionDenied for who may not."""
    if request.commune is None:
        raise Http404
    return require(request.user, Permission.ISSUE_PAPERS, request.commune)


def _may_write(request: HttpRequest) -> bool:
    return can(request.user, Permission.ISSUE_PAPERS, request.commune)
