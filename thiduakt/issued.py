"""Sổ văn bản đã ban hành: the papers of a commune, their files, and taking one out of force."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from documents.handing import a_file, a_signed_file
from documents.issued.issuing import frozen_bytes
from documents.models import IssuedDocument
from people.roles import Actor, Permission, require
from procedure.acting import carry_out, done_or_told
from procedure.asking import posted
from thiduakt.actions import withdraw_paper

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


def _papers(request: HttpRequest) -> QuerySet:
    return IssuedDocument.objects.filter(commune_id=request.commune.pk)
