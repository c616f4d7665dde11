"""Reads the signatures of a stranger's PDF, run apart by `reading`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import Any

from documents.signed.offline import stay_offline
from documents.signed.signatures import CertificateTrust, FileOrigin, ReadingFault

ENDINGS = (".pem", ".crt", ".cer", ".der")
MOST = 50  # signatures: nobody signs a paper so often
NAMELESS = "(chứng thư không ghi tên)"
LONGEST = 200  # letters of a name: a certificate may hold a book


def answer(content: bytes, length: str, folder: str) -> Iterator[bytes]:
    """Give what was read as JSON. `length` is how many bytes of the beginning are the very print
    that was handed out, 0 where they are not; `folder` holds the certificates that are trusted."""
    stay_offline()
    yield json.dumps(read(content, int(length), roots_in(folder))).encode()


def roots_in(folder: str) -> list[Any]:
    """Give the certificates in a folder whose word is taken; a file that holds none is passed
    over."""
    from pyhanko.keys import load_certs_from_pemder

    roots: list[Any] = []
    is_there = folder and Path(folder).is_dir()  # a system check says where it is not
    for path in sorted(Path(folder).iterdir()) if is_there else ():
        if path.suffix.lower() in ENDINGS:
            try:
                roots += load_certs_from_pemder([str(path)])
            except (ValueError, OSError) as error:
                print(f"{path.name}: {error}", file=sys.stderr)  # noqa: T201
    return roots


def read(content: bytes, length: int, roots: list[Any]) -> dict[str, Any]:
    """Give the fault, or the origin of the file and its signatures, oldest first."""
    from pyhanko.pdf_utils.misc import PdfError

    from documents.signed.quick_reader import QuickReader

    try:
        reader = QuickReader(BytesIO(content))
        if reader.encrypted:
            return {"fault": ReadingFault.LOCKED}
        signatures = [_found(signature, roots) for signature in _signatures(reader)]
        return {"origin": _origin(reader, content[:length]), "signatures": signatures}
    except (PdfError, ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
        # A library that reads what a stranger wrote stumbles in each of these ways.
        print(f"{type(error).__name__}: {error}", file=sys.stderr)  # noqa: T201
        return {"fault": ReadingFault.UNREADABLE}


def _signatures(reader: Any) -> list[Any]:
    """Give all signatures; `ValueError` where one is of a kind that is not known."""
    from pyhanko.sign.fields import enumerate_sig_fields

    filled = list(enumerate_sig_fields(reader, filled_status=True))
    known = reader.embedded_signatures
    if len(known) < len(filled):
        raise ValueError("a signature of an unknown kind")
    if len(known) > MOST:
        raise ValueError(f"{len(known)} signatures")
    return [signature for signature in known if signature.sig_object_type == "/Sig"]


def _origin(reader: Any, printed: bytes) -> FileOrigin:
    """Say whether the file grew out of the print, by signatures alone up to the first of them."""
    from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, SuspiciousModification

    if not printed or reader.xrefs.get_startxref_for_revision(0) != _start_of_table(printed):
        return FileOrigin.OTHER
    base = _with_an_empty_form(reader.get_historical_resolver(0), reader.root)
    first = min((signature.signed_revision for signature in reader.embedded_signatures), default=0)
    try:
        for revision in range(1, first + 1):
            DEFAULT_DIFF_POLICY.apply(base, reader.get_historical_resolver(revision))
    except SuspiciousModification:
        return FileOrigin.WRITTEN_IN
    return FileOrigin.PRINT


def _with_an_empty_form(state: Any, later: Any) -> Any:
    """Give a state of a file as if it had a form without fields, marked as the later one is: the
    library compares only what had a form, as every file has since its first signature."""
    from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, pdf_name

    if "/AcroForm" not in state.root:
        marks = {key: value for key, value in later["/AcroForm"].items() if key == "/SigFlags"}
        form = {pdf_name("/Fields"): ArrayObject(), **marks}
        state.root[pdf_name("/AcroForm")] = DictionaryObject(form)
    return state


def _start_of_table(content: bytes) -> int:
    """Give where the last table of cross-references of a PDF begins, by which a state of it is
    known."""
    from pyhanko.pdf_utils.reader import process_data_at_eof

    stream = BytesIO(content)
    stream.seek(-1, SEEK_END)
    return process_data_at_eof(stream)


def _found(signature: Any, roots: list[Any]) -> dict[str, Any]:
    status = _status(signature, roots)
    certificate = signature.signer_cert
    signed_at = _signed_at(status)
    return {
        "signer": _name(certificate.subject, "common_name", "organization_name") or NAMELESS,
        "organisation": _name(certificate.subject, "organization_name"),
        "issuer": _name(certificate.issuer, "common_name", "organization_name") or NAMELESS,
        "serial": f"{certificate.serial_number:X}"[:LONGEST],
        "signed_at": signed_at.isoformat() if signed_at else None,
        "is_timestamped": _is_timestamped(status),
        "covers_whole": status.coverage.name == "ENTIRE_FILE",
        "is_intact": status.intact and status.valid,
        "is_unchanged": _is_unchanged(status),
        "trust": _trust(status, certificate, signed_at),
    }


def _status(signature: Any, roots: list[Any]) -> Any:
    from pyhanko.sign.validation import KeyUsageConstraints, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    moment = _not_ahead(signature.self_reported_timestamp)
    asked = ValidationContext(trust_roots=roots, moment=moment, allow_fetching=False)
    usage = KeyUsageConstraints(key_usage=set())  # many tokens say digital_signature alone
    return validate_pdf_signature(signature, asked, key_usage_settings=usage)


def _not_ahead(day: datetime | None) -> datetime:
    """Give the time for which certificates are asked: that of the signature, never one to come."""
    now = datetime.now(UTC)
    return min(_aware(day), now) if day else now


def _aware(day: datetime) -> datetime:
    return day if day.tzinfo else day.replace(tzinfo=UTC)


def _is_timestamped(status: Any) -> bool:
    stamp = status.timestamp_validity
    return bool(stamp and stamp.intact and stamp.valid and stamp.trusted)


def _signed_at(status: Any) -> datetime | None:
    if _is_timestamped(status):
        return _aware(status.timestamp_validity.timestamp)
    return _aware(status.signer_reported_dt) if status.signer_reported_dt else None


def _is_unchanged(status: Any) -> bool:
    from pyhanko.sign.diff_analysis import ModificationLevel

    level = status.modification_level
    return level is not None and level <= ModificationLevel.FORM_FILLING and bool(status.docmdp_ok)


def _trust(status: Any, certificate: Any, signed_at: datetime | None) -> CertificateTrust:
    moment = _not_ahead(signed_at)
    if not certificate.not_valid_before <= moment <= certificate.not_valid_after:
        return CertificateTrust.EXPIRED
    return CertificateTrust.TRUSTED if status.trusted else CertificateTrust.UNKNOWN


def _name(name: Any, *parts: str) -> str:
    """Give the first of the parts that a name has, as one line."""
    return next(_texts(name.native, parts), "")


def _texts(native: dict[str, Any], parts: tuple[str, ...]) -> Iterator[str]:
    for part in parts:
        if text := native.get(part):
            last = text[-1] if isinstance(text, list) else text
            yield " ".join(str(last).split())[:LONGEST]
