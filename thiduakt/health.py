"""The health address `/song/`: is the program alive, does its database answer, does mail leave?"""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from notifications.models import Notice


@login_not_required
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 "ok" when the database answers, otherwise 503 with a sentence.

    Mails that do not leave are a second line: a start anew would not help them.
    """
    try:
        stuck = Notice.objects.troubled().count()
    except DatabaseError:
        return _plain("Cơ sở dữ liệu không trả lời.", status=503)
    trouble = f"\n{stuck} thư chưa gửi được; xem Quản trị, mục Thông báo." if stuck else ""
    return _plain(f"ok{trouble}", status=200)


def _plain(text: str, *, status: int) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
