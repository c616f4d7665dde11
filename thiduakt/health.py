"""The health address `/song/`: is the program alive, does its database answer, does mail leave, are
files scanned?"""

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from attachments import scanning
from notifications.models import Notice


@login_not_required
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 "ok" when the database answers, otherwise 503 with a sentence.

    Mails that do not leave and a scanner that does not answer are lines of their own: a start anew
    would not help them.
    """
    try:
        stuck = Notice.objects.troubled().count()
    except DatabaseError:
        return _plain("Cơ sở dữ liệu không trả lời.", status=503)
    return _plain("\n".join(["ok", *_troubles(stuck)]), status=200)


def _troubles(stuck: int) -> Iterator[str]:
    if stuck:
        yield f"{stuck} thư chưa gửi được; xem Quản trị, mục Thông báo."
    if settings.CLAMD_SOCKET and scanning.answers():
        yield "Quét vi-rút: ClamAV đang chạy."
    elif settings.CLAMD_SOCKET:
        yield "Quét vi-rút: ClamAV không trả lời nên không nhận tệp nào; xem CLAMD_SOCKET."


def _plain(text: str, *, status: int) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
