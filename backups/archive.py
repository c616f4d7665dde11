"""The archive: a gzipped tar that standard tools open, sealed where a passphrase is given.

tables/<table>/000001.jsonl   rows, one JSON list a line, in parts of about a megabyte
files/<path>                  what is stored beside the database
manifest.json                 last: format, program, tables, SHA-256 of every other member
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

from . import sealing
from .refusals import ArchiveError

FORMAT = 1
MANIFEST = "manifest.json"
BLOCK = 256 * 1024
_MEMBER = re.compile(r"tables/[a-z0-9_]+/\d{6}\.jsonl|files/[^/].*|manifest\.json")


class Writer:
    """Writes members and remembers their hashes for the manifest."""

    def __init__(self, below: BinaryIO) -> None:
        self._tar = tarfile.open(fileobj=below, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115
        self.members: dict[str, str] = {}

    def add(self, name: str, content: bytes) -> None:
        self._add(name, io.BytesIO(content), len(content))

    def add_file(self, name: str, path: Path) -> None:
        """Add a file from the disk; `FileNotFoundError` where there is none."""
        with path.open("rb") as file:
            self._add(name, file, path.stat().st_size)

    def end(self, manifest: dict) -> None:
        """Write the manifest, which ends the archive."""
        whole = {"format": FORMAT, **manifest, "members": self.members}
        self.add(MANIFEST, json.dumps(whole, ensure_ascii=False, indent=1).encode())
        self.close()

    def close(self) -> None:
        self._tar.close()

    def _add(self, name: str, file: BinaryIO, size: int) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        read = Hashing(file)
        self._tar.addfile(member, cast(BinaryIO, read))
        if name != MANIFEST:
            self.members[name] = read.digest


class Hashing(io.RawIOBase):
    """Passes bytes on, either way, and knows their SHA-256 and how many they were."""

    def __init__(self, below: BinaryIO) -> None:
        self._below, self._hash, self.size = below, hashlib.sha256(), 0

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()

    def read(self, size: int = -1) -> bytes:
        return self._seen(self._below.read(size))

    def write(self, data) -> int:
        self._below.write(self._seen(data))
        return len(data)

    def _seen(self, data):
        self._hash.update(data)
        self.size += len(data)
        return data


@contextmanager
def writing(below: BinaryIO, passphrase: str) -> Iterator[Writer]:
    """Give a writer; what it wrote is complete once the block has ended well."""
    sealer = sealing.Sealer(below, passphrase) if passphrase else None
    # The quickest level: rows shrink well at any, and most files are packed already.
    packed = gzip.GzipFile(fileobj=sealer or below, mode="wb", compresslevel=1, mtime=0)
    writer = Writer(cast(BinaryIO, packed))
    layers = [packed, sealer] if sealer else [packed]
    try:
        yield writer
        for layer in layers:
            layer.close()
    except BaseException:
        for layer in (writer, *layers):
            with suppress(OSError):  # the first failure is told; none of them may try later
                layer.close()
        raise


def unpacked(archive: Path, passphrase: str, into: Path) -> dict:
    """Unpack an archive into an empty folder and give its manifest, once every member was found to
    be what was written; `ArchiveError` otherwise."""
    with archive.open("rb") as file, _opened(file, passphrase) as packed:
        try:
            members = _unpacked(packed, into)
        except (tarfile.TarError, EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise ArchiveError(sealing.CHANGED) from error
    return _manifest(into, members)


@contextmanager
def _opened(file: BinaryIO, passphrase: str) -> Iterator[BinaryIO]:
    head = file.read(len(sealing.MAGIC))
    file.seek(0)
    if sealing.is_sealed(head):
        if not passphrase:
            raise ArchiveError("Tệp sao lưu được mã hóa: hãy cho biết mật khẩu khi phục hồi.")
        below: BinaryIO = cast(BinaryIO, io.BufferedReader(sealing.Opener(file, passphrase)))
    elif head.startswith(b"\x1f\x8b"):
        below = file
    else:
        raise ArchiveError("Tệp này không phải bản sao lưu của thiduakt. Hãy chọn đúng tệp.")
    with gzip.GzipFile(fileobj=below, mode="rb") as packed:
        yield cast(BinaryIO, packed)


def _unpacked(packed: BinaryIO, into: Path) -> dict[str, str]:
    hashes = {}
    with tarfile.open(fileobj=packed, mode="r|") as tar:
        for member in tar:
            path = into / member.name
            if not (member.isreg() and _is_ours(member.name)) or member.name in hashes:
                raise ArchiveError(f"Tệp sao lưu có phần lạ “{member.name}”, không phục hồi được.")
            path.parent.mkdir(parents=True, exist_ok=True)
            hashes[member.name] = _copied(cast(BinaryIO, tar.extractfile(member)), path)
    while packed.read(BLOCK):
        pass  # to the very end: its checksums and the last seal are looked at there
    return hashes


def _is_ours(name: str) -> bool:
    return bool(_MEMBER.fullmatch(name)) and ".." not in name.split("/")


def _copied(source: BinaryIO, path: Path) -> str:
    read = Hashing(source)
    with path.open("xb") as target:
        while block := read.read(BLOCK):
            target.write(block)
    return read.digest


def _manifest(folder: Path, members: dict[str, str]) -> dict:
    """Give the manifest of what was unpacked; `ArchiveError` where it says otherwise."""
    if members.pop(MANIFEST, None) is None:
        raise ArchiveError(sealing.CUT_OFF)
    manifest = json.loads((folder / MANIFEST).read_text())
    if manifest.get("format") != FORMAT:
        raise ArchiveError(
            f"Tệp sao lưu theo dạng {manifest.get('format')}, phiên bản này chỉ đọc được dạng "
            f"{FORMAT}. Hãy phục hồi bằng thiduakt phiên bản {manifest.get('version', 'đã tạo nó')}"
            " rồi nâng cấp."
        )
    wrong = sorted(set(manifest["members"].items()) ^ set(members.items()))
    if wrong:
        raise ArchiveError(f"{sealing.CHANGED} Phần không khớp đầu tiên: {wrong[0][0]}.")
    return manifest
