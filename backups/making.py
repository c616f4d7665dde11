"""Making a backup: rows of one moment, the files they name, one archive that is whole or not
there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from . import archive
from .refusals import ArchiveError
from .snapshot import one_moment, sequences
from .tables import as_line, backed_up, columns, file_columns, rows

PART = 1024 * 1024  # bytes of rows in one member


@dataclass(frozen=True)
class Made:
    """What was made: bytes and SHA-256 of the archive, how much is in it, and the paths that rows
    name though nothing is there."""

    size: int
    sha256: str
    rows: int
    files: int
    missing: tuple[str, ...]


def make(path: Path, *, passphrase: str = "") -> Made:
    """Write a backup of everything to a new file; `ArchiveError` where there is one already or the
    disk does not take it, and nothing is left behind then."""
    if path.exists():
        raise ArchiveError(f"Đã có tệp {path}. Hãy chọn tên khác, bản cũ không bị ghi đè.")
    try:
        with _new_file(path) as file:
            hashing = archive.Hashing(file)
            with archive.writing(cast(BinaryIO, hashing), passphrase) as writer, one_moment():
                row_count, missing = _write(writer)
        files = sum(name.startswith("files/") for name in writer.members)
        return Made(hashing.size, hashing.digest, row_count, files, missing)
    except OSError as error:
        raise ArchiveError(
            f"Chưa ghi được tệp sao lưu: {_why(error)}. Hãy xem lại ổ đĩa và quyền của thư mục "
            f"{path.parent}; dữ liệu không bị ảnh hưởng."
        ) from error


def _why(error: OSError) -> str:
    known = {errno.ENOSPC: "ổ đĩa đã đầy", errno.EACCES: "không có quyền ghi"}
    return known.get(error.errno or 0, error.strerror or str(error))


def part_of(path: Path) -> Path:
    """Give where a backup is written before it is whole."""
    return path.with_name(f"{path.name}.part")


@contextmanager
def _new_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file under a passing name, which gets its own when it is on the disk as a whole."""
    part = part_of(path)
    part.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(part, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write(writer: archive.Writer) -> tuple[int, tuple[str, ...]]:
    models, tables, paths = backed_up(), {}, set[str]()
    for model in models:
        count = 0
        for number, (lines, in_part, named) in enumerate(_parts(model), start=1):
            writer.add(f"tables/{model._meta.db_table}/{number:06d}.jsonl", lines)
            count += in_part
            paths |= named
        tables[model._meta.db_table] = {"columns": columns(model), "rows": count}
    missing = tuple(_add_files(writer, sorted(paths)))
    writer.end(
        {
            "program": "thiduakt",
            "version": settings.VERSION,
            "made_at": timezone.now().isoformat(),
            "database": connection.vendor,
            "tables": tables,
            "sequences": sequences(models),
            "missing": missing,
        }
    )
    return sum(table["rows"] for table in tables.values()), missing


def _parts(model) -> Iterator[tuple[bytes, int, set[str]]]:
    """Give the rows of a table in parts: their lines, how many, and the files that they name."""
    lines, count, named = bytearray(), 0, set[str]()
    places = file_columns(model)
    for row in rows(model):
        lines += as_line(row)
        count += 1
        named.update(row[place] for place in places if row[place])
        if len(lines) >= PART:
            yield bytes(lines), count, named
            lines, count, named = bytearray(), 0, set()
    if count:
        yield bytes(lines), count, named


def _add_files(writer: archive.Writer, paths: Iterable[str]) -> Iterator[str]:
    """Add the files; give the paths of those that are not there."""
    for path in paths:
        try:
            writer.add_file(f"files/{path}", Path(default_storage.path(path)))
        except FileNotFoundError:
            yield path
