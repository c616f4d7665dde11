"""Sổ văn bản đã ban hành: the papers of a commune, their files, and taking one out of force."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from attachments.forms import FileForm
from attachments.telling import tell_what_was_taken_out
from decisions.facts.signers import signs_here
from decisions.models import DecisionDraft
from documents.handing import a_file, a_signed_file
from documents.issued.issuing import frozen_bytes
from documents.models import IssuedDocument
from documents.signed import signing
from history.chain import anchor_at
from people.asking_again import asks_again
from people.roles import Actor, Permission, require
from procedure.acting import carry_out, done_or_told
from procedure.asking import posted
from thiduakt.actions import (
    check_signatures_again,
    keep_signed_paper,
    put_paper_in_force,
    sign_annex_here,
    sign_paper_here,
    take_paper_number_back,
    withdraw_paper,
)

from .forms import IssuedFilter, Withdrawal


@require_safe
def issued_list(request: HttpRequest) -> HttpResponse:
    """List the papers of the commune that have a number, newest first."""
    _issuer(request)
    papers = _papers(request)
    form = IssuedFilter(request.GET or None, papers=papers)
    page = Paginator(form.narrow(papers), 50).get_page(request.GET.get("trang"))
    return render(request, "issued_list.html", {"form": form, "page": page})


@require_safe
def issued_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the file of a paper as it was issued; never one that was altered since."""
    _issuer(request)
    paper = get_object_or_404(_papers(request), pk=pk)
    content = done_or_told(request, frozen_bytes, paper)
    return a_file(content, str(paper), "pdf") if content else redirect("issued_list")


@require_safe
def issued_signed_file(request: HttpRequest, pk: int) -> FileResponse:
    """Give the signed scan of a paper to save under the name that it was brought with."""
    _issuer(request)
    paper = get_object_or_404(_papers(request).exclude(signed_file=""), pk=pk)
    return a_signed_file(paper)


@require_http_methods(["GET", "POST"])
def issued_waiting(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a paper that has its number and waits for its signature; keep the signed scan."""
    actor = _issuer(request)
    paper = get_object_or_404(_papers(request), pk=pk)
    if paper.issued_at or _is_drafted(paper):
        return redirect(paper.subject_path)
    form = FileForm(request.POST or None, request.FILES or None)
    if carry_out(form, keep_signed_paper, paper, by=actor):
        messages.success(request, "Đã giữ bản đã ký. Hãy xem lại rồi ban hành.")
        tell_what_was_taken_out(request, form)
        return redirect("issued_waiting", paper.pk)
    context = {"form": form, "paper": paper, "signs_here": signs_here()}
    return render(request, "issued_waiting.html", context)


@require_http_methods(["GET", "POST"])
def issued_signed(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the signatures of an issued paper say; keep the signed file of one that was issued
    without."""
    actor = _issuer(request)
    paper = get_object_or_404(_papers(request), pk=pk)
    if not paper.issued_at:
        return redirect("issued_waiting", pk)
    form = FileForm(posted(request), request.FILES or None)
    if carry_out(form, keep_signed_paper, paper, by=actor):
        messages.success(request, "Đã giữ bản đã ký.")
        tell_what_was_taken_out(request, form)
        return redirect("issued_signed", paper.pk)
    return render(request, "issued_signed.html", {"form": form, "paper": paper})


@require_POST
def issued_check_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the signatures of a signed file once more."""
    actor = _issuer(request)
    paper = get_object_or_404(_papers(request), pk=pk)
    if done_or_told(request, check_signatures_again, paper, by=actor):
        messages.success(request, "Đã kiểm tra lại chữ ký số trong bản đã ký.")
    return redirect("issued_signed", pk)


@asks_again
@require_http_methods(["GET", "POST"])
def issued_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then sign a waiting paper with the keys of this machine."""
    actor = _issuer(request)
    paper = get_object_or_404(_papers(request), pk=pk)
    if request.method == "POST":
        if done_or_told(request, sign_paper_here, paper, at=timezone.localtime(), by=actor):
            messages.success(request, "Đã ký số. Hãy tải bản đã ký về xem lại rồi ban hành.")
        return redirect("issued_signed", paper.pk)
    return render(request, "issued_sign.html", {"paper": paper, "keys": signing.keys()})


@require_http_methods(["GET", "POST"])
def issued_sign_annex(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign an annex that is a file of its own, and hand it back signed."""
    actor = _issuer(request)
    paper = get_object_or_404(_papers(request), pk=pk)
    form = FileForm(posted(request), request.FILES or None)
    if content := carry_out(form, sign_annex_here, paper, at=timezone.localtime(), by=actor):
        return a_file(content, f"phu-luc {paper.number} ky-so", "pdf")
    return render(request, "issued_sign_annex.html", {"form": form, "paper": paper})


@asks_again
@require_POST
def issued_put_in_force(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue a signed paper that no room issues itself."""
    actor = _issuer(request)
    paper = _waiting(request, pk)
    if done_or_told(request, put_paper_in_force, paper, by=actor):
        messages.success(request, f"Đã ban hành {paper}.")
        return redirect(paper.subject_path)
    return redirect("issued_waiting", pk)


@require_POST
def issued_let_number_go(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a number that was entered by mistake off a paper."""
    actor = _issuer(request)
    paper = _waiting(request, pk)
    if done_or_told(request, take_paper_number_back, paper, by=actor):
        messages.success(request, f"Đã bỏ số {paper.number}.")
        return redirect(paper.subject_path)
    return redirect("issued_waiting", pk)


@asks_again
@require_http_methods(["GET", "POST"])
def issued_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason, then take a paper out of force."""
    actor = _issuer(request)
    paper = get_object_or_404(_papers(request), pk=pk)
    form = Withdrawal(posted(request))
    if carry_out(form, withdraw_paper, paper, on=request.commune.today(), by=actor):
        messages.success(request, f"Đã thu hồi {paper}.")
        return redirect("issued_list")
    return render(request, "issued_withdraw.html", {"form": form, "paper": paper})


def _issuer(request: HttpRequest) -> Actor:
    if request.commune is None:
        raise Http404
    return require(request.user, Permission.ISSUE_PAPERS, request.commune)


def _waiting(request: HttpRequest, pk: int) -> IssuedDocument:
    """Give a paper without a room of its own; a decision is issued from its draft."""
    drafted = DecisionDraft.objects.filter(paper__isnull=False).values("paper")
    return get_object_or_404(_papers(request).exclude(pk__in=drafted), pk=pk)


def _is_drafted(paper: IssuedDocument) -> bool:
    return DecisionDraft.objects.filter(paper=paper).exists()


def _papers(request: HttpRequest) -> QuerySet:
    papers = IssuedDocument.objects.filter(commune_id=request.commune.pk)
    return papers.annotate(anchor=anchor_at("commune_id", "issued_at"))
