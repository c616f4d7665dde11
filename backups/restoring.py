"""Restoring: the archive is unpacked and checked as a whole before anything is touched, the rows
come in one transaction, the files beside those that are there, and what is no longer named goes
last. Stopped anywhere, the place is as it was or as the backup says."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DataError, IntegrityError, ProgrammingError, connection, transaction

from . import archive
from .loading import empty, is_empty, load, without_triggers
from .refusals import ArchiveError
from .tables import backed_up, columns, file_columns, rows


@dataclass(frozen=True)
class Restored:
    """What was brought back: when and by which version it was backed up, how much, and the paths
    that were missing then."""

    made_at: str
    version: str
    rows: int
    files: int
    missing: tuple[str, ...]


def restore(path: Path, *, passphrase: str = "", replace: bool = False) -> Restored:
    """Bring a backup back. `ArchiveError` for a file that is damaged, of another version or locked,
    and for a database that is not empty, unless told to `replace` what is there."""
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".restoring-", dir=root) as name:
        folder = Path(name)
        try:
            manifest = archive.unpacked(path, passphrase, folder)
        except OSError as error:
            raise ArchiveError(f"Không đọc được {path}: {error.strerror or error}.") from error
        _refuse_another_shape(manifest)
        before, files = _in_one_transaction(folder, manifest, replace)
        files |= _moved(folder / "files")
        _remove(before - files)
    return Restored(
        manifest["made_at"],
        manifest["version"],
        sum(table["rows"] for table in manifest["tables"].values()),
        len(files),
        tuple(manifest["missing"]),
    )


def _refuse_another_shape(manifest: dict) -> None:
    ours = {model._meta.db_table: columns(model) for model in backed_up()}
    theirs = {table: kept["columns"] for table, kept in manifest["tables"].items()}
    other = sorted(table for table in {*ours, *theirs} if ours.get(table) != theirs.get(table))
    if other:
        raise ArchiveError(
            f"Bản sao lưu do phiên bản {manifest['version']} tạo, máy này chạy phiên bản "
            f"{settings.VERSION}; bảng “{other[0]}” của hai bên khác nhau nên không phục hồi được. "
            f"Hãy cài phiên bản {manifest['version']}, phục hồi, rồi nâng cấp."
        )


def _in_one_transaction(folder: Path, manifest: dict, replace: bool) -> tuple[set[str], set[str]]:
    """Write the rows, and the files whose names are free; give the paths that rows named before,
    and those of the files."""
    try:
        with transaction.atomic():
            if not replace and not is_empty():
                raise ArchiveError(
                    "Cơ sở dữ liệu đang có dữ liệu nên chưa phục hồi. Hãy phục hồi vào một cơ sở "
                    "dữ liệu trống, hoặc thêm --replace để thay TOÀN BỘ dữ liệu đang có."
                )
            before = _named()
            with without_triggers():
                empty()
                load(folder / "tables", manifest["sequences"])
            _refuse_other_counts(manifest)
            return before, _moved(folder / "files", only_free=True)
    except (IntegrityError, DataError) as error:
        raise ArchiveError(
            f"Dữ liệu trong bản sao lưu không hợp lệ nên chưa thay đổi gì. Máy nói: {error}"
        ) from error
    except ProgrammingError as error:
        if "must be owner" not in str(error) and "permission denied" not in str(error):
            raise
        raise ArchiveError(
            "Phục hồi cần quyền của chủ cơ sở dữ liệu, chương trình không có quyền đó. Hãy chạy: "
            "docker compose run --rm migrate python manage.py restore …"
        ) from error


def _refuse_other_counts(manifest: dict) -> None:
    with connection.cursor() as cursor:
        for table, written in manifest["tables"].items():
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
            [count] = cursor.fetchone()
            if count != written["rows"]:
                raise ArchiveError(
                    f"Bảng “{table}” có {count} dòng, bản sao lưu ghi {written['rows']}; chưa thay "
                    "đổi gì."
                )


def _named() -> set[str]:
    return {
        row[place]
        for model in backed_up()
        if (places := file_columns(model))
        for row in rows(model)
        for place in places
        if row[place]
    }


def _moved(folder: Path, *, only_free: bool = False) -> set[str]:
    """Move files to their places and give their paths; `only_free`: leave those whose name is
    taken, so that nothing of before is touched."""
    moved = set()
    for source in [path for path in folder.rglob("*") if path.is_file()]:
        name = source.relative_to(folder).as_posix()
        target = Path(default_storage.path(name))
        if only_free and target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
        moved.add(name)
    return moved


def _remove(paths: Iterable[str]) -> None:
    for path in paths:
        default_storage.delete(path)
