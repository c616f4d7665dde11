"""The page behind the QR code of an issued paper, open to whoever holds the paper."""

from __future__ import annotations

import hashlib

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from documents.issued.issuing import verification_url
from documents.models import IssuedDocument
from documents.paper.verification import Verification


class HeldFile(forms.Form):
    """The file that somebody holds, cleaned to its SHA-256."""

    file = forms.FileField(
        label="Tệp PDF Ông/Bà đang giữ",
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        error_messages={
            "required": "Hãy chọn tệp PDF cần so sánh.",
            "empty": "Tệp trống, không có nội dung. Hãy chọn tệp khác.",
        },
    )

    def clean_file(self) -> str:
        digest = hashlib.sha256()
        for chunk in self.cleaned_data["file"].chunks():
            digest.update(chunk)
        return digest.hexdigest()


@login_not_required
@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest, token: str) -> HttpResponse:
    """Say whether a paper is genuine and in force, or not issued yet, and whether its signatures
    hold; on POST, whether a file is that paper.

    Names nobody but who signed it digitally: what the paper prints is on the paper, and the page
    is open to everyone.
    """
    document = IssuedDocument.objects.filter(token=token).first()
    if document is None:
        return _page(request, "documents/verify_unknown.html", {}, status=404)
    if document.issued_at is None:
        return _page(request, "documents/verify_draft.html", {})
    form = HeldFile(request.POST, request.FILES) if request.method == "POST" else HeldFile()
    held = form.cleaned_data["file"] if form.is_valid() else ""
    annexes = list(document.annexes.all())
    files = (document.sha256, document.signed_sha256, *(annex.sha256 for annex in annexes))
    known = {sha256 for sha256 in files if sha256}
    context = {
        "document": document,
        "annexes": annexes,
        "code": Verification(verification_url(token)).code,
        "fingerprint": in_groups(document.sha256),
        "form": form,
        "known": " ".join(sorted(known)),
        "is_same": bool(held) and held in known,
        "is_different": bool(held) and held not in known,
    }
    return _page(request, "documents/verify.html", context)


def _page(request: HttpRequest, template: str, context: dict, status: int = 200) -> HttpResponse:
    """Give a page that search engines leave alone and that is asked for anew each time."""
    answer = render(request, template, context, status=status)
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Cache-Control"] = "no-store"
    return answer


def in_groups(digest: str, size: int = 8) -> str:
    """Give a SHA-256 in groups that an eye can follow: "3f9a01bc 77e4…"."""
    return " ".join(digest[start : start + size] for start in range(0, len(digest), size))
