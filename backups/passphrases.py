"""Where a passphrase comes from: never from the command line, which others on the machine read."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from .refusals import ArchiveError


def passphrase_from(file: Path | None) -> str:
    """Give the first line of a file, or `BACKUP_PASSPHRASE`; "" where neither is given."""
    if file is None:
        return settings.BACKUP_PASSPHRASE
    try:
        passphrase = file.read_text().split("\n")[0].strip()
    except OSError as error:
        raise ArchiveError(f"Không đọc được tệp mật khẩu {file}: {error.strerror}.") from error
    if not passphrase:
        raise ArchiveError(f"Tệp mật khẩu {file} trống. Hãy ghi mật khẩu vào dòng đầu của tệp.")
    return passphrase
