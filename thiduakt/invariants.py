"""What has to be true of the whole database: asked of every room, told every night."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from history.chain import anchors
from law.findings import Finding
from notifications.outbox import notify
from people.models import User

SHOWN = 50
"""A letter names no more than these; the command names all."""


def breaches() -> Iterator[Finding]:
    """Give what is not as it has to be, room by room from the bottom."""
    for name in settings.INVARIANTS:
        yield from import_string(name)()


def tell_administrators(findings: list[Finding]) -> None:
    """Send tonight's result to the administrators, once a day, with the marks of the log, which
    prove it as long as somebody keeps the mail."""
    on = timezone.localdate()  # of the calendar, whatever day a commune practises
    result = f"{len(findings)} điều không đúng" if findings else "mọi điều đều đúng"
    notify(
        User.administrators(),
        commune=None,
        key=f"invariants-{on}",
        subject=f"Kiểm tra dữ liệu ngày {on:%d/%m/%Y}: {result}",
        body="\n".join(_letter(findings)),
        path="/nhat-ky/",
    )


def _letter(findings: list[Finding]) -> Iterator[str]:
    if findings:
        yield "Những điều sau không đúng; hãy mở trang ghi kèm, hoặc chuyển thư này cho kỹ thuật:"
        yield ""
        yield from (f"- {in_words(finding)}" for finding in findings[:SHOWN])
        if len(findings) > SHOWN:
            yield f"- … và {len(findings) - SHOWN} điều nữa: python manage.py check_invariants"
    else:
        yield "Đã đi qua toàn bộ dữ liệu và tệp: không có gì sai."
    yield ""
    yield "Mốc của nhật ký lúc này. Hãy giữ thư này: sau này đối chiếu bằng"
    yield "python manage.py verify_history --anchor <tệp thư>"
    yield ""
    yield from map(str, anchors())


def in_words(finding: Finding) -> str:
    """Give a breach as a line: the sentence, and the page where it is seen."""
    page = f" ({settings.SITE_URL}{finding.link})" if finding.link else ""
    return f"{finding.sentence}{page}"
