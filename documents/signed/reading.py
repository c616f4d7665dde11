"""Reading the signatures of a file that came back, held against the print that went out."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.conf import settings

from documents.issued.issuing import frozen_bytes
from documents.models import IssuedDocument
from documents.signed.signatures import (
    CertificateTrust,
    FileOrigin,
    FoundSignature,
    ReadingFault,
    SignatureReading,
)
from sandbox.opening import limits_until, opened
from sandbox.refusals import BusyError, FileError, HeavyFileError
from vietnamese.text import clean

_MARK = b"/ByteRange"  # stands in the clear in every signed PDF, as signatures lie at known bytes


def read(
    document: IssuedDocument, content: bytes, *, until: float | None = None
) -> SignatureReading:
    """Give what signatures a file has and whether it is the print of a paper; looked at in a
    process of its own, before an instant of the monotonic clock. A scan has none. `IssuingError`
    where the print is missing, `BusyError` where the machine has no time for it now."""
    if _is_scan(content):
        return SignatureReading(document.sha256)
    printed = frozen_bytes(document)
    answer = _answered(content, len(printed) if content.startswith(printed) else 0, until)
    return _reading(document, FileOrigin(answer.get("origin", FileOrigin.OTHER)), answer)


def read_annex(
    document: IssuedDocument, content: bytes, *, until: float | None = None
) -> SignatureReading:
    """Give what signatures an annex of a paper has, that is a file of its own."""
    answer = {} if _is_scan(content) else _answered(content, 0, until)
    return _reading(document, FileOrigin.ANNEX, answer)


def _is_scan(content: bytes) -> bool:
    return not content.startswith(b"%PDF-") or _MARK not in content


def _reading(
    document: IssuedDocument, origin: FileOrigin, answer: dict[str, Any]
) -> SignatureReading:
    return SignatureReading(
        document.sha256,
        origin,
        ReadingFault(answer.get("fault", ReadingFault.NONE)),
        tuple(_found(signature) for signature in answer.get("signatures", ())),
    )


def _answered(content: bytes, length: int, until: float | None) -> dict[str, Any]:
    asked = (content, str(length), settings.SIGNATURE_ROOTS)
    try:
        with opened("documents.signed.reader:answer", *asked, limits=limits_until(until)) as answer:
            return json.load(answer)
    except BusyError:  # says nothing of the file, and is not to be kept beside it
        raise
    except HeavyFileError:
        return {"fault": ReadingFault.TOO_LARGE}
    except FileError:
        return {"fault": ReadingFault.UNREADABLE}


def _found(signature: dict[str, Any]) -> FoundSignature:
    names = {
        name: clean(signature[name]) for name in ("signer", "organisation", "issuer", "serial")
    }
    at = signature["signed_at"]
    more = {
        "signed_at": datetime.fromisoformat(at) if at else None,
        "trust": CertificateTrust(signature["trust"]),
    }
    return FoundSignature(**signature | names | more)
