"""Sealing a stream with a passphrase: chunks under ChaCha20-Poly1305, whose order, number and end
are proved (STREAM of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).

    magic · salt (16) · prefix (7) · chunk · chunk · … · last chunk

The nonce of a chunk is prefix, number (4 bytes) and 1 for the last; the head is proved with each.
Both sides hold one chunk in memory.
"""

from __future__ import annotations

import io
import os
import struct
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from .refusals import ArchiveError

MAGIC = b"thiduakt-sealed-1\n"
CHUNK = 64 * 1024
COST = 2**16
"""Of scrypt: a guess at a passphrase costs 64 MB and about a fifth of a second."""
_SALT, _PREFIX, _TAG = 16, 7, 16


class Sealer(io.RawIOBase):
    """Seals what is written to it; without `close` the last chunk is missing, and whoever opens it
    is told so. The stream below stays open."""

    def __init__(self, below: BinaryIO, passphrase: str) -> None:
        salt, self._prefix = os.urandom(_SALT), os.urandom(_PREFIX)
        self._below, self._head = below, MAGIC + salt + self._prefix
        self._cipher, self._number, self._waiting = _cipher(passphrase, salt), 0, bytearray()
        below.write(self._head)

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        self._waiting += data
        while len(self._waiting) > CHUNK:  # what may be the last chunk waits
            self._seal(bytes(self._waiting[:CHUNK]), is_last=False)
            del self._waiting[:CHUNK]
        return len(data)

    def close(self) -> None:
        try:
            if not self.closed:
                self._seal(bytes(self._waiting), is_last=True)
        finally:
            super().close()

    def _seal(self, chunk: bytes, *, is_last: bool) -> None:
        nonce = _nonce(self._prefix, self._number, is_last)
        self._below.write(self._cipher.encrypt(nonce, chunk, self._head))
        self._number += 1


class Opener(io.RawIOBase):
    """Reads what was sealed; `ArchiveError` for a wrong passphrase, and for chunks that were
    changed, moved, repeated or cut off, before a byte of them is given."""

    def __init__(self, below: BinaryIO, passphrase: str) -> None:
        self._below = below
        self._head = below.read(len(MAGIC) + _SALT + _PREFIX)
        salt, self._prefix = self._head[len(MAGIC) : -_PREFIX], self._head[-_PREFIX:]
        if len(salt) != _SALT:
            raise ArchiveError(CUT_OFF)
        self._cipher, self._number, self._open = _cipher(passphrase, salt), 0, b""
        self._next = below.read(CHUNK + _TAG)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        while not self._open and self._next:
            self._open = self._opened()
        given = self._open[: len(buffer)]
        buffer[: len(given)] = given
        self._open = self._open[len(given) :]
        return len(given)

    def _opened(self) -> bytes:
        chunk, self._next = self._next, self._below.read(CHUNK + _TAG)
        nonce = _nonce(self._prefix, self._number, not self._next)
        try:
            opened = self._cipher.decrypt(nonce, chunk, self._head)
        except InvalidTag:
            raise ArchiveError(CHANGED if self._number else WRONG_PASSPHRASE) from None
        self._number += 1
        return opened


CUT_OFF = "Tệp sao lưu bị cắt cụt. Hãy dùng bản khác, hoặc chép lại tệp này từ nơi cất giữ."
CHANGED = (
    "Tệp sao lưu đã bị sửa, bị cắt hoặc hỏng trên đĩa; không phục hồi từ tệp này được. Hãy dùng "
    "bản khác, hoặc chép lại tệp này từ nơi cất giữ."
)
WRONG_PASSPHRASE = (
    "Không mở được tệp sao lưu: mật khẩu không đúng, hoặc tệp đã bị sửa ngay ở phần đầu. Hãy nhập "
    "lại mật khẩu đã dùng khi sao lưu."
)


def is_sealed(head: bytes) -> bool:
    """Say whether a file that begins like this was sealed."""
    return head.startswith(MAGIC)


def _cipher(passphrase: str, salt: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(Scrypt(salt, 32, n=COST, r=8, p=1).derive(passphrase.encode()))


def _nonce(prefix: bytes, number: int, is_last: bool) -> bytes:
    return prefix + struct.pack(">IB", number, is_last)
