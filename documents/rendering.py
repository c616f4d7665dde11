"""HTML becomes PDF in a child process, so that a hostile or huge paper harms nobody else.

A fresh interpreter costs about 0.6 s a paper more than a warm fork. It is safe under threads, runs
inside Celery's daemonic workers (where `multiprocessing` refuses to), frees all its memory, and
knows neither the database nor the secrets of its parent. See docs/adr/0005.
"""

import json
import logging
import subprocess
import sys
from pathlib import Path

from . import printer
from .fonts import font_folder

logger = logging.getLogger(__name__)

_PROJECT = Path(__file__).resolve().parent.parent
_ENOUGH_OF_A_MESSAGE = 4000

_TOO_LARGE = (
    "Chưa in được văn bản này vì nó quá dài hoặc quá nặng. Hãy chia danh sách thành nhiều phần "
    "(mỗi phần dưới 2.000 dòng) hoặc rút ngắn nội dung rồi in lại."
)
_NO_LIBRARY = (
    "Chưa in được văn bản vì máy chủ thiếu thư viện Pango. Hãy chạy: apt-get install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)
_BROKEN = (
    "Chưa in được văn bản này vì phần mềm gặp lỗi khi dựng trang. Dữ liệu vẫn còn nguyên; "
    "hãy báo người quản trị xem nhật ký máy chủ."
)


class RenderingError(Exception):
    """A paper could not be made; its text is a sentence for the person who asked for it."""


def pdf(html: str, *, limits: printer.Limits = printer.LIMITS, stylesheet: str = "letter") -> bytes:
    """Give the PDF (PDF/A-3b) of a whole HTML page set with `static/css/print/{stylesheet}.css`.

    The same page gives the same bytes. Raises `FontsMissingError` or `RenderingError`.
    """
    font_folder()
    job = {"html": html, "stylesheet": stylesheet, "limits": limits._asdict()}
    try:
        done = subprocess.run(
            [sys.executable, "-m", printer.__name__],
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=limits.seconds,
            cwd=_PROJECT,
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise RenderingError(_TOO_LARGE) from error
    if done.returncode != 0:
        raise RenderingError(_reason(done))
    return done.stdout


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    said = done.stderr.decode(errors="replace")
    logger.warning("printing ended with %s: %s", done.returncode, said[-_ENOUGH_OF_A_MESSAGE:])
    was_killed = done.returncode < 0
    if was_killed or done.returncode == printer.TOO_LARGE:
        return _TOO_LARGE
    return _NO_LIBRARY if done.returncode == printer.NO_LIBRARY else _BROKEN
