"""Papers that were issued, without printing them; what they say is invented."""

from __future__ import annotations

import hashlib
from datetime import date

from django.core.files.base import ContentFile
from django.utils import timezone

from documents.models import IssuedDocument, SignedAnnex

CONTENT = b"%PDF-1.7\n% a paper\n"


def make_issued(commune_id: int, content: bytes = CONTENT, **values) -> IssuedDocument:
    """Make an issued paper whose file holds `content`; the first of its book."""
    ordinal = values.pop("ordinal", 1)
    defaults = {
        "key": f"paper-{ordinal}",
        "book": "Quyết định",
        "year": 2021,
        "ordinal": ordinal,
        "number": f"{ordinal:02d}/QĐ-UBND",
        "kind": "Quyết định",
        "abstract": "Công nhận sáng kiến năm 2021",
        "issuer": "Ủy ban nhân dân xã An Bình",
        "issued_on": date(2021, 11, 20),
        "file": ContentFile(content, name="paper.pdf"),
        "sha256": hashlib.sha256(content).hexdigest(),
        "subject_path": "/sang-kien/",
        "by_name": "Người ban hành",
        "issued_at": timezone.now(),
    }
    if scan := values.get("signed_file"):
        defaults["signed_sha256"] = hashlib.sha256(scan.read()).hexdigest()
        scan.seek(0)
    return IssuedDocument.objects.create(commune_id=commune_id, **defaults | values)


def make_annex(paper: IssuedDocument, name: str, content: bytes = CONTENT) -> SignedAnnex:
    """Make a scanned annex of a paper, looked at once."""
    sha256 = hashlib.sha256(content).hexdigest()
    paper.looks.create(sha256=sha256, origin="annex")
    file = ContentFile(content, name="annex.pdf")
    return paper.annexes.create(file=file, name=name, sha256=sha256, by_name="Người đính kèm")
