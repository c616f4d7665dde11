"""Sổ văn bản: the papers of a commune that bear a number, and the steps of one that waits."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from attachments.forms import FileForm
from attachments.telling import tell_what_was_taken_out
from documents.handing import a_file, a_kept_file, a_signed_file
from documents.issued.issuing import frozen_bytes
from documents.models import IssuedDocument, SignedAnnex
from documents.signed import signing
from history.chain import anchor_at
from law.values import Override
from people.asking_again import asks_again
from people.models import Commune
from people.roles import Actor, Permission, require
from procedure.acting import carry_out, done_or_told
from procedure.asking import posted
from regulations.facts import gives_own_numbers
from signing import actions
from signing.forms import NumberForm, PaperFilter, SignedForm, Withdrawal
from signing.signers import signatories, signs_here
from signing.sources import PaperSource, paper_of, source_named, source_of
from signing.steps import steps_of
from ui.paging import page_of


@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """List the papers of the commune that have a number, newest first."""
    _issuer(request)
    kept = _papers(request)
    form = PaperFilter(request.GET or None, papers=kept)
    page = page_of(form.narrow(kept), 50, request.GET)
    return render(request, "signing/list.html", {"form": form, "page": page})


@require_safe
def paper_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the file of a paper as it was issued; never one that was altered since."""
    _issuer(request)
    kept = get_object_or_404(_papers(request), pk=pk)
    content = done_or_told(request, frozen_bytes, kept)
    return a_file(content, str(kept), "pdf") if content else redirect("signing:list")


@require_safe
def signed_file(request: HttpRequest, pk: int) -> FileResponse:
    """Give the signed scan of a paper to save under the name that it was brought with."""
    _issuer(request)
    return a_signed_file(get_object_or_404(_papers(request).exclude(signed_file=""), pk=pk))


@require_http_methods(["GET", "POST"])
def number(request: HttpRequest, source: str, pk: int) -> HttpResponse:
    """Show a paper that has no number yet; take its number, day and signer, and print it."""
    actor = _issuer(request)
    room = source_named(source)
    if room is None or room.has_own_road:
        raise Http404
    subject = get_object_or_404(room.of_commune(request.commune), pk=pk)
    if numbered := paper_of(room, subject):
        return redirect("signing:paper", numbered.pk)
    form = number_form(request, room, subject)
    if made := carry_out(form, actions.number, room, subject, by=actor):
        messages.success(request, f"{made} đã có số. Hãy tải bản in để trình ký.")
        return redirect("signing:paper", made.pk)
    context = {
        "room": room,
        "subject": subject,
        "form": form,
        "steps": steps_of(None),
        "previews": {word: room.preview(subject, word) for word in ("pdf", "docx")},
    }
    return render(request, "signing/number.html", context)


def number_form(
    request: HttpRequest,
    room: PaperSource,
    subject: Any,
    overrides: tuple[Override, ...] | None = None,
) -> NumberForm:
    """Give the form that asks for number, day and signer of a paper."""
    commune: Commune = room.commune_of(subject)
    today = commune.today()
    return NumberForm(
        posted(request),
        symbol=room.symbol_of(subject),
        signers=signatories(commune, today) if room.is_of_committee(subject) else None,
        is_numbered_here=gives_own_numbers(commune, overrides),
        initial={"signed_on": today},
    )


@require_http_methods(["GET", "POST"])
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a paper that has its number and waits for its signature; keep the signed scan."""
    actor = _issuer(request)
    waiting = get_object_or_404(_papers(request), pk=pk)
    if waiting.issued_at or _has_own_road(waiting):
        return redirect(waiting.subject_path)
    form = SignedForm(posted(request), request.FILES or None)
    if carry_out(form, actions.attach_signed, waiting, by=actor):
        messages.success(request, "Đã giữ bản đã ký. Hãy xem lại rồi ban hành.")
        tell_what_was_taken_out(request, form)
        return redirect("signing:paper", pk)
    context = {
        "form": form,
        "paper": waiting,
        "steps": steps_of(waiting),
        "signs_here": signs_here(),
    }
    return render(request, "signing/paper.html", context)


@require_http_methods(["GET", "POST"])
def signatures(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the signatures of an issued paper say; keep the signed file of one that was issued
    without."""
    actor = _issuer(request)
    kept = get_object_or_404(_papers(request), pk=pk)
    if not kept.issued_at:
        return redirect("signing:paper", pk)
    form = SignedForm(posted(request), request.FILES or None)
    if carry_out(form, actions.attach_signed, kept, by=actor):
        messages.success(request, "Đã giữ bản đã ký.")
        tell_what_was_taken_out(request, form)
        return redirect("signing:signatures", pk)
    return render(request, "signing/signatures.html", {"form": form, "paper": kept})


@require_POST
def check_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the signatures of a signed file once more."""
    actor = _issuer(request)
    kept = get_object_or_404(_papers(request), pk=pk)
    if done_or_told(request, actions.check_again, kept, by=actor):
        messages.success(request, "Đã kiểm tra lại chữ ký số trong bản đã ký.")
    return redirect("signing:signatures", pk)


@asks_again
@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then sign a waiting paper with the keys of this machine."""
    actor = _issuer(request)
    waiting = get_object_or_404(_papers(request), pk=pk)
    if request.method == "POST":
        if done_or_told(request, actions.sign_here, waiting, at=timezone.localtime(), by=actor):
            messages.success(request, "Đã ký số. Hãy tải bản đã ký về xem lại rồi ban hành.")
        return redirect("signing:signatures", pk)
    return render(request, "signing/sign.html", {"paper": waiting, "keys": signing.keys()})


@asks_again
@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue a signed paper that no room issues itself."""
    actor = _issuer(request)
    waiting = _without_own_road(request, pk)
    if done_or_told(request, actions.issue, waiting, by=actor):
        messages.success(request, f"Đã ban hành {waiting}.")
        return redirect(waiting.subject_path)
    return redirect("signing:paper", pk)


@require_POST
def let_number_go(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a number that was entered by mistake off a paper."""
    actor = _issuer(request)
    waiting = _without_own_road(request, pk)
    if done_or_told(request, actions.let_number_go, waiting, by=actor):
        messages.success(request, f"Đã bỏ số {waiting.number}.")
        return redirect(waiting.subject_path)
    return redirect("signing:paper", pk)


@asks_again
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason, then take a paper out of force; one with a road of its own ends there."""
    actor = _issuer(request)
    ended = get_object_or_404(_papers(request), pk=pk)
    if _has_own_road(ended):
        messages.info(request, "Văn bản này thu hồi bằng một quyết định; hãy làm ở trang này.")
        return redirect(ended.subject_path)
    form = Withdrawal(posted(request))
    if carry_out(form, actions.withdraw, ended, on=request.commune.today(), by=actor):
        messages.success(request, f"Đã thu hồi {ended}.")
        return redirect("signing:list")
    return render(request, "signing/withdraw.html", {"form": form, "paper": ended})


@asks_again
@require_http_methods(["GET", "POST"])
def sign_annex(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign an annex that is a file of its own, and keep it signed."""
    actor = _issuer(request)
    kept = get_object_or_404(_papers(request), pk=pk)
    form = FileForm(posted(request), request.FILES or None)
    if carry_out(form, actions.sign_annex_here, kept, at=timezone.localtime(), by=actor):
        messages.success(request, "Đã ký số và giữ phụ lục. Hãy tải về xem lại.")
        return redirect("signing:annexes", pk)
    return render(request, "signing/sign_annex.html", {"form": form, "paper": kept})


@require_http_methods(["GET", "POST"])
def annexes(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the annexes of a paper that were signed as files of their own; keep another."""
    actor = _issuer(request)
    kept = get_object_or_404(_papers(request), pk=pk)
    form = SignedForm(posted(request), request.FILES or None)
    if carry_out(form, actions.attach_annex, kept, by=actor):
        messages.success(request, "Đã giữ phụ lục đã ký.")
        tell_what_was_taken_out(request, form)
        return redirect("signing:annexes", pk)
    context = {"form": form, "paper": kept, "signs_here": signs_here()}
    return render(request, "signing/annexes.html", context)


@require_safe
def annex_file(request: HttpRequest, pk: int) -> FileResponse:
    """Give an annex to save under the name that it was brought with."""
    _issuer(request)
    annex = _annex(request, pk)
    return a_kept_file(annex.file, annex.name)


@require_POST
def annex_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an annex go that was brought by mistake."""
    actor = _issuer(request)
    annex = _annex(request, pk)
    if done_or_told(request, actions.drop_annex, annex, by=actor):
        messages.success(request, f"Đã bỏ phụ lục “{annex.name}”.")
    return redirect("signing:annexes", annex.document_id)


def _annex(request: HttpRequest, pk: int) -> SignedAnnex:
    rows = SignedAnnex.objects.filter(document__commune_id=request.commune.pk)
    return get_object_or_404(rows.select_related("document"), pk=pk)


def _issuer(request: HttpRequest) -> Actor:
    if request.commune is None:
        raise Http404
    return require(request.user, Permission.ISSUE_PAPERS, request.commune)


def _has_own_road(kept: IssuedDocument) -> bool:
    subject = source_of(kept)
    return subject is not None and subject[0].has_own_road


def _without_own_road(request: HttpRequest, pk: int) -> IssuedDocument:
    """Give a paper that is issued here; a decision is issued from its draft."""
    kept = get_object_or_404(_papers(request), pk=pk)
    if _has_own_road(kept):
        raise Http404
    return kept


def _papers(request: HttpRequest) -> QuerySet:
    papers = IssuedDocument.objects.filter(commune_id=request.commune.pk)
    return papers.annotate(anchor=anchor_at("commune_id", "issued_at"))
