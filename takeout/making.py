"""The file itself: made by one worker, a part at a time, never whole in memory.

A takeout belongs to the worker whose heartbeat stands in its row. Each part begins with a
conditional update on the beat before: who was taken for dead finds it gone and stops. Another
worker begins anew.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.core.files import File
from django.db.models import Q
from django.utils import timezone

from documents.models import new_token
from documents.paper.sheet import Column, Sheet, xlsx
from takeout.models import Takeout
from takeout.naming import Shelf
from takeout.sources import Kept, sources

logger = logging.getLogger(__name__)

STALE = timedelta(minutes=5)
WORKBOOK = "Dữ liệu.xlsx"
GONE = "không còn trên máy chủ"
NOT_MADE = (
    "Chưa lấy được dữ liệu vì phần mềm gặp lỗi, hoặc máy chủ hết chỗ trống. Dữ liệu vẫn còn "
    "nguyên; hãy báo người quản trị xem nhật ký máy chủ, rồi bấm “Lấy dữ liệu” lần nữa."
)


class TakenOverError(Exception):
    """The takeout is no longer ours."""


def make(pk: int) -> bool:
    """Make a takeout; False where it is done or another worker has it."""
    beat = _claim(pk)
    if beat is None:
        return False
    work = _Work(Takeout.objects.select_related("commune").get(pk=pk), beat)
    try:
        work.to_its_end()
    except TakenOverError:
        logger.info("takeout %s was taken over", pk)
    except Exception:
        logger.exception("takeout %s could not be made", pk)
        work.fail()
    return True


def dead(now: datetime) -> Q:
    """Tell takeouts whose worker has died: the last beat is long past, or of before the clock was
    set back."""
    beats = Q(heartbeat_at__range=(now - STALE, now + STALE))
    return Q(state=Takeout.State.RUNNING) & ~beats


def _claim(pk: int) -> datetime | None:
    now = timezone.now()
    free = Takeout.objects.filter(Q(state=Takeout.State.WAITING) | dead(now), pk=pk)
    taken = free.update(state=Takeout.State.RUNNING, heartbeat_at=now, done=0)
    return now if taken else None


class _Work:
    """One worker at one takeout."""

    def __init__(self, takeout: Takeout, beat: datetime) -> None:
        self.takeout, self.beat = takeout, beat
        self.shelf = Shelf()
        self.kept: list[tuple[str, int | str]] = []

    def to_its_end(self) -> None:
        commune = self.takeout.commune
        files = [file for room in sources() for file in room.files(commune)]
        self._write(total=len(files) + 1)
        with tempfile.NamedTemporaryFile(suffix=".zip") as place:
            with ZipFile(place, "w", ZIP_DEFLATED) as archive:
                self._put_files(archive, files)
                self._put_workbook(archive)
            place.flush()
            self._finish(Path(place.name))

    def fail(self) -> None:
        state = {"state": Takeout.State.FAILED, "error": NOT_MADE}
        self._write(**state, finished_at=timezone.now())

    def _put_files(self, archive: ZipFile, files: list[Kept]) -> None:
        for number, (words, file) in enumerate(files, start=1):
            path = self.shelf.path(words)
            self.kept.append((path, _copied(archive, path, file)))
            self._write(done=number)

    def _put_workbook(self, archive: ZipFile) -> None:
        commune = self.takeout.commune
        sheets = [sheet for room in sources() for sheet in room.sheets(commune)]
        archive.writestr(WORKBOOK, xlsx(*_index(self.takeout, sheets, self.kept), *sheets))

    def _finish(self, made: Path) -> None:
        with made.open("rb") as file:
            self.takeout.file.save(f"{new_token()}.zip", File(file), save=False)
        try:
            self._write(
                state=Takeout.State.DONE,
                done=self.takeout.total,
                finished_at=timezone.now(),
                file=self.takeout.file.name,
            )
        except TakenOverError:
            self.takeout.file.storage.delete(self.takeout.file.name)
            raise

    def _write(self, **values) -> None:
        now = max(timezone.now(), self.beat + timedelta(microseconds=1))
        ours = Takeout.objects.filter(
            pk=self.takeout.pk, state=Takeout.State.RUNNING, heartbeat_at=self.beat
        )
        if ours.update(heartbeat_at=now, **values) != 1:
            raise TakenOverError
        self.beat = now
        self.takeout.total = values.get("total", self.takeout.total)


def _copied(archive: ZipFile, path: str, file: File) -> int | str:
    """Put a file into the archive and give its size, or the word that it is gone. What is packed
    already (PDF, pictures, Office) is not packed again."""
    try:
        source = file.open("rb")
    except FileNotFoundError:
        return GONE
    archive.compression = ZIP_STORED
    with source, archive.open(path, "w", force_zip64=True) as target:
        shutil.copyfileobj(source, target, 1024 * 1024)
    archive.compression = ZIP_DEFLATED
    return file.size


def _index(
    takeout: Takeout, sheets: list[Sheet], kept: list[tuple[str, int | str]]
) -> Iterator[Sheet]:
    """Give what lies where: the sheets of the workbook, then every file."""
    commune, day = takeout.commune, timezone.localdate()
    titles = (
        f"Toàn bộ dữ liệu của {commune.committee}",
        f"Lấy ngày {day:%d/%m/%Y}, {takeout.by_name} yêu cầu. Không có mật khẩu và phiếu kín.",
    )
    columns = (Column("Trang tính", 40), Column("Số dòng", 12, "integer"))
    rows = [(sheet.name, len(sheet.rows)) for sheet in sheets]
    yield Sheet("Mục lục", columns, rows, titles, author=takeout.by_name, made_on=day)
    columns = (Column("Tệp", 90), Column("Dung lượng (byte)", 24))
    yield Sheet("Các tệp", columns, [(path, str(size)) for path, size in kept])
