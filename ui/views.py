"""The gallery of components."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from django.core.paginator import Paginator
from django.forms.utils import ErrorList
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from law.findings import Finding, Level

from .forms import SampleFilter, SampleForm
from .tones import WORDS

SAMPLE_FINDINGS = [
    Finding("sample", "Đợt 1 và đợt 2 cùng có ngày 11/06/2021.", Level.NOTE),
    Finding("sample", "Ngày trước hạn 01/11/2021 là Chủ nhật.", Level.WARNING, link="#bang"),
    Finding("sample", "Kế hoạch chưa có người ký.", Level.BLOCKER, link="#bieu-mau"),
]
SAMPLE_EVENTS = [
    SimpleNamespace(
        at=datetime(2021, 1, 15, 9, 30, tzinfo=UTC),
        sentence="Phát động phong trào thi đua năm 2021.",
        actor_name="Người dùng mẫu",
        actor_role="Chủ tịch",
    )
]


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component once, to administrators."""
    if not request.user.is_staff:
        raise Http404
    return render(
        request,
        "ui/gallery.html",
        {
            "words": [word for words in WORDS.values() for word in words],
            "findings_shown": SAMPLE_FINDINGS,
            "events": SAMPLE_EVENTS,
            "page": Paginator(range(90), 30).page(2),
            "day": date(2021, 11, 15),
            "form": SampleForm(),
            "mistakes": ErrorList(["Ngày kết thúc phải từ ngày bắt đầu trở đi."]),
            "wrong_filter": SampleFilter({"ky": "31/02/2021"}),
            "wrong_form": SampleForm({"name": "", "due_on": "31/02/2021", "kind": "xa"}),
        },
    )
