"""Reading the signatures of a file that came back, held against the print that went out."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from documents.issued.issuing import frozen_bytes
from documents.models import IssuedDocument
from documents.signed.reading_child import LIMITS, TOO_MUCH
from documents.signed.signatures import (
    CertificateTrust,
    FileOrigin,
    FoundSignature,
    ReadingFault,
    SignatureReading,
)
from vietnamese.text import clean

logger = logging.getLogger(__name__)

_PROJECT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
_MARK = b"/ByteRange"  # stands in the clear in every signed PDF, as signatures lie at known bytes
_ENOUGH_OF_A_MESSAGE = 2000


def read(document: IssuedDocument, content: bytes) -> SignatureReading:
    """Give what signatures a file has and whether it is the print of a paper; looked at in a
    process of its own. A scan has none. `IssuingError` where the print is missing."""
    if not content.startswith(b"%PDF-") or _MARK not in content:
        return SignatureReading(document.sha256)
    printed = frozen_bytes(document)
    answer = _answered(content, len(printed) if content.startswith(printed) else 0)
    return SignatureReading(
        document.sha256,
        FileOrigin(answer.get("origin", FileOrigin.OTHER)),
        ReadingFault(answer.get("fault", ReadingFault.NONE)),
        tuple(_found(one) for one in answer.get("signatures", ())),
    )


def _answered(content: bytes, length: int) -> dict[str, Any]:
    try:
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "documents.signed.reading_child",
                str(length),
                settings.SIGNATURE_ROOTS,
            ],
            input=content,
            capture_output=True,
            timeout=LIMITS.seconds,
            cwd=_PROJECT,
            env=_ENVIRONMENT,
        )
    except subprocess.TimeoutExpired:
        return {"fault": ReadingFault.TOO_LARGE}
    if done.stderr:
        said = done.stderr.decode(errors="replace")
        logger.warning("reading signatures: %s", said[-_ENOUGH_OF_A_MESSAGE:])
    if done.returncode == 0:
        return json.loads(done.stdout)
    was_stopped = done.returncode < 0 or done.returncode == TOO_MUCH
    return {"fault": ReadingFault.TOO_LARGE if was_stopped else ReadingFault.UNREADABLE}


def _found(said: dict[str, Any]) -> FoundSignature:
    names = {name: clean(said[name]) for name in ("signer", "organisation", "issuer", "serial")}
    at = said["signed_at"]
    more = {
        "signed_at": datetime.fromisoformat(at) if at else None,
        "trust": CertificateTrust(said["trust"]),
    }
    return FoundSignature(**said | names | more)
