"""The Word file of a certificate, filled into `certificate.docx`, which a clerk can restyle."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from documents.paper.word.codes import code_of

if TYPE_CHECKING:
    from documents.paper.certificate import Certificate

TEMPLATE = Path(__file__).with_name("certificate.docx")


def filled(certificate: Certificate) -> bytes:
    """Give the template filled with what stands on a certificate."""
    from docxtpl import DocxTemplate

    template = DocxTemplate(TEMPLATE)
    context = {"certificate": certificate, "code": code_of(certificate, template)}
    template.render(context, autoescape=True)
    document = template.docx
    about = document.core_properties
    about.title, about.author, about.language = certificate.title, certificate.author, "vi-VN"
    about.comments, about.last_modified_by = "", certificate.author[:255]
    if certificate.issued_on:
        about.created = about.modified = datetime.combine(certificate.issued_on, time())
    file = BytesIO()
    document.save(file)
    return file.getvalue()
