"""What has to be true of the whole database: asked of every room, told every night."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db import Error
from django.utils import timezone
from django.utils.module_loading import import_string

from history.chain import anchors
from law.findings import Finding
from notifications.outbox import notify
from people.models import User

logger = logging.getLogger(__name__)

SHOWN = 50
"""A letter names no more than these; the command names all."""


def breaches() -> Iterator[Finding]:
    """Give what is not as it has to be, room by room from the bottom. Of a room that meets what it
    cannot even read, that is said, and the others are asked all the same."""
    for name in settings.INVARIANTS:
        try:
            yield from import_string(name)()
        except Error:  # the database has gone: there is nobody to ask
            raise
        except Exception:
            logger.exception("%s could not read what it looks at", name)
            room = apps.get_app_config(name.partition(".")[0]).verbose_name
            yield Finding(
                "unreadable",
                f"{room}: chưa kiểm tra hết được, vì có dữ liệu mà phần mềm không đọc nổi. Hãy "
                "chuyển nhật ký máy chủ của lần kiểm tra này cho kỹ thuật.",
            )


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
