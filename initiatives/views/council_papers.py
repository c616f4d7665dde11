"""The papers of the council, handed out as PDF, Word and Excel."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from documents.handing import a_file, a_letter, a_pdf
from documents.paper import certificate, sheet
from documents.paper.word import certificates
from initiatives import papers
from initiatives.council import members_of, scale_of, scored
from initiatives.models import Author, Verdict
from initiatives.papers.certificates import certificate_of
from initiatives.sheets import score_sheet
from initiatives.signed import decisions
from people.roles import Permission, require
from registrations.views.access import campaign_of
from signing.handing import a_paper

from .access import initiative_of
from .council import REVIEW, SCORE, before_the_council, desk_of
from .sessions import session_of


@require_safe
def request_paper(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the request of the authors."""
    initiative = initiative_of(request, pk)
    paper = papers.request_letter(initiative)
    return a_letter(request, paper, suffix, f"don-sang-kien {initiative}", otherwise=initiative)


@require_safe
def sheet_paper(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the member's own sheet, blank as long as there is none."""
    initiative = initiative_of(request, pk)
    require(request.user, SCORE, initiative.commune)
    own = initiative.score_sheets.filter(scorer=request.user).first()
    name = request.user.display_name
    paper = papers.sheet_letter(initiative, scale_of(initiative), name, own)
    return a_letter(request, paper, suffix, f"phieu-cham {initiative}", otherwise=initiative)


@require_safe
def scores_paper(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the points of all members for a campaign's initiatives; xlsx as well."""
    campaign = campaign_of(request, pk)
    require(request.user, REVIEW, campaign.commune)
    rows, members = (
        scored(before_the_council(campaign), campaign.commune),
        members_of(campaign.commune),
    )
    name = f"tong-hop-diem-sang-kien {campaign.year or ''}"
    if suffix == "xlsx":
        made = score_sheet(campaign, rows, members, author=request.user.display_name)
        return a_file(sheet.xlsx(made), name, suffix)
    paper = papers.score_table_letter(campaign, rows, members)
    return a_letter(request, paper, suffix, name, otherwise=desk_of(campaign.pk))


@require_safe
def decision_paper(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the decision over a session: the print that is signed, before that the draft."""
    session = session_of(request, pk)
    name = f"quyet-dinh-cong-nhan-sang-kien {session.campaign.year or ''}"
    return a_paper(request, decisions, session, suffix, name, otherwise=session)


@require_safe
def certificates_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the certificates of all authors of a session in one PDF."""
    session = session_of(request, pk)
    require(request.user, Permission.ISSUE_PAPERS, session.commune)
    made = papers.certificates_of(session)
    if not made:
        messages.warning(request, "Phiên họp này không công nhận sáng kiến nào.")
        return redirect(session)
    name = f"giay-chung-nhan-sang-kien {session.campaign.year or ''}"
    return a_pdf(request, lambda: certificate.pdf_of_many(made), name, otherwise=session)


@require_safe
def refusal_paper(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Give the notice on an initiative that a session did not recognise; 404 for any other."""
    initiative = initiative_of(request, pk)
    rows = Verdict.objects.filter(is_recognised=False).select_related("session__meeting")
    verdict = get_object_or_404(rows, initiative=initiative)
    require(request.user, Permission.ISSUE_PAPERS, initiative.commune)
    paper = papers.refusal_letter(initiative, verdict)
    name = f"thong-bao-khong-cong-nhan {initiative}"
    return a_letter(request, paper, suffix, name, otherwise=verdict.session)


@require_safe
def certificate_word(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one author's certificate as Word, to be printed on a preprinted sheet too."""
    rows = Author.objects.filter(initiative__verdict__is_recognised=True)
    author = get_object_or_404(rows.select_related("initiative"), pk=pk)
    initiative = initiative_of(request, author.initiative_id)
    session = session_of(request, initiative.verdict.session_id)
    require(request.user, Permission.ISSUE_PAPERS, session.commune)
    content = certificates.docx(certificate_of(author, initiative))
    return a_file(content, f"giay-chung-nhan-sang-kien {author}", "docx")
