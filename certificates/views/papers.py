"""Papers of decisions: which there are, one to look at, many to print."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from certificates.facts import Entitled, entitled_by, frame_of
from certificates.forms import PrintForm
from certificates.models import Blank
from certificates.papers.white import certificate_of
from certificates.printing import print_papers
from certificates.views.access import decision_of, decisions_with_papers, issuer_of, line_of
from documents.handing import a_file, a_pdf
from documents.paper import certificate
from documents.paper.certificate import Certificate
from documents.paper.word import certificates as word
from procedure.acting import carry_out
from procedure.asking import numbers_of, posted
from ui.paging import page_of

A_PAGE = 30


@require_safe
def paper_list(request: HttpRequest) -> HttpResponse:
    """List the decisions that give papers, and the forms of the commune."""
    issuer_of(request)
    page = page_of(decisions_with_papers(request), A_PAGE, request.GET)
    context = {"page": page, "blanks": _blanks(request)}
    return render(request, "certificates/list.html", context)


@require_http_methods(["GET", "POST"])
def papers_of_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who gets a paper by a decision; print those that are ticked."""
    decision = decision_of(request, pk)
    entitled = entitled_by(decision)
    form = PrintForm(posted(request), blanks=_blanks(request))
    chosen = numbers_of(request, "dong")
    job = carry_out(
        form,
        print_papers,
        decision,
        [recipient for recipient in entitled if recipient.line.pk in chosen],
        user=request.user,
        back_path=request.path,
    )
    if job:
        messages.success(request, f"Đang in {len(chosen)} tờ. Tệp chờ sẵn ở trang này khi in xong.")
        return redirect(job)
    outdated = [recipient for recipient in entitled if recipient.must_be_printed_anew]
    first = outdated or [recipient for recipient in entitled if recipient.is_in_force]
    context = {
        "decision": decision,
        "entitled": entitled,
        "outdated": outdated,
        "form": form,
        "ticked": set(chosen) if form.is_bound else {recipient.line.pk for recipient in first},
    }
    return render(request, "certificates/decision.html", context)


@require_safe
def paper_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one paper as PDF on white ground."""
    recipient, paper = _paper(request, pk)
    return a_pdf(
        request, lambda: certificate.pdf(paper), _name(recipient), otherwise="certificates:list"
    )


@require_safe
def paper_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one paper as a Word file."""
    recipient, paper = _paper(request, pk)
    return a_file(word.docx(paper), _name(recipient), "docx")


def _paper(request: HttpRequest, pk: int) -> tuple[Entitled, Certificate]:
    """Give who gets a paper, and it; 404 for a line that gives none, or no more."""
    decision = line_of(request, pk).decision
    for recipient in entitled_by(decision):
        if recipient.line.pk == pk and recipient.is_in_force:
            return recipient, certificate_of(recipient, frame_of(decision))
    raise Http404


def _name(recipient: Entitled) -> str:
    return f"{recipient.kind.title} {recipient.name}"


def _blanks(request: HttpRequest):
    return Blank.objects.visible_to(request.user).filter(commune=request.commune)
