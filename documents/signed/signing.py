"""Signing on this machine, where somebody gave it a key: an option beside signing outside."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from documents.issued.issuing import IssuingError, frozen_bytes, signed_bytes
from documents.models import IssuedDocument
from documents.signed.signatures import FileOrigin, SignatureVerdict
from documents.signed.signing_child import LIMITS, SigningFault

logger = logging.getLogger(__name__)

_PROJECT = Path(__file__).resolve().parents[2]
_ENOUGH_OF_A_MESSAGE = 2000
_BROKEN = (
    "Máy chủ chưa ký được văn bản. Văn bản vẫn còn nguyên; hãy báo người quản trị xem nhật ký máy "
    "chủ, hoặc tải bản in về ký rồi đính kèm."
)
_SENTENCES = {
    SigningFault.BAD_KEY: "Không mở được khóa ký trên máy chủ: sai mật khẩu, sai đường dẫn hoặc "
    "chưa cắm thiết bị. Hãy báo người quản trị xem lại SIGNER_KEY, SEAL_KEY trong tệp .env.",
    SigningFault.BAD_PICTURE: "Không mở được ảnh chữ ký hoặc ảnh con dấu (tệp PNG). Hãy báo người "
    "quản trị xem lại SIGNER_PICTURE, SEAL_PICTURE trong tệp .env.",
    SigningFault.NO_ROOM: "Văn bản này không chừa chỗ ký nên không ký trên máy chủ được. Hãy tải "
    "bản in về ký rồi đính kèm.",
    SigningFault.ALREADY: "Bản đã ký này đã có chữ ký của máy chủ. Muốn ký lại, hãy thay bản đã ký "
    "bằng bản khác.",
}


def keys() -> list[dict[str, Any]]:
    """Give the keys that this machine has been given: the signer's first, then the seal."""
    return [key for key in settings.SIGNING_KEYS if key["source"]]


def sign(document: IssuedDocument, at: datetime) -> bytes:
    """Give a paper signed with the keys of this machine: over the file that came back with a
    digital signature where there is one, else over the print. `IssuingError` says why not."""
    return _signed_apart(_to_sign(document), {"at": at.isoformat(), "keys": keys()})


def sign_annex(document: IssuedDocument, content: bytes, at: datetime) -> bytes:
    """Give an annex, a PDF of its own, signed with the seal, or the one key that there is; number
    and time stand at the right upper corner of its first page. `IssuingError` says why not."""
    order = {"at": at.isoformat(), "keys": keys()[-1:], "annex_of": document.number}
    return _signed_apart(content, order)


def _signed_apart(content: bytes, order: dict[str, Any]) -> bytes:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "documents.signed.signing_child"],
            input=json.dumps(order).encode() + b"\n" + content,
            capture_output=True,
            timeout=LIMITS.seconds,
            cwd=_PROJECT,
            env=_environment(),
        )
    except subprocess.TimeoutExpired:
        raise IssuingError(_BROKEN) from None
    if done.returncode == 0:
        return done.stdout
    words = done.stderr.decode(errors="replace")
    logger.warning("signing ended with %s: %s", done.returncode, words[-_ENOUGH_OF_A_MESSAGE:])
    is_known = done.returncode in [*SigningFault]
    raise IssuingError(_SENTENCES[SigningFault(done.returncode)] if is_known else _BROKEN)


def _environment() -> dict[str, str]:
    """Give what the child may know of ours: where the driver of a device finds its settings. It
    draws as the press does and runs no program: a look for Pango would find a compiler to ask."""
    return {"PATH": "", "LANG": "C.UTF-8", "HOME": os.environ.get("HOME", "/")}


def _to_sign(document: IssuedDocument) -> bytes:
    """Give the file to sign; nobody seals a signed file that is not the print, or was changed."""
    check = document.signed_check
    if not check or check.fault or not check.signatures.all():
        return frozen_bytes(document)
    if check.origin != FileOrigin.PRINT:
        raise IssuingError(check.sentence)
    for signature in check.signatures.all():
        if signature.verdict is SignatureVerdict.CHANGED:
            raise IssuingError(signature.sentence)
    return signed_bytes(document)
