"""The Word file of a certificate, filled into `certificate.docx`, which a clerk can restyle."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from pathlib import Path

from documents.paper.certificate import Certificate
from documents.paper.printable import cleaned
from documents.paper.word.codes import code_of
from documents.paper.word.filling import environment
from documents.press.printer import IMAGES

TEMPLATE = Path(__file__).with_name("certificate.docx")


def docx(certificate: Certificate) -> bytes:
    """Give the certificate as .docx with the emblem and the words of its PDF, in a frame that Word
    itself draws; without both it fits a preprinted sheet."""
    from docxtpl import DocxTemplate, InlineImage

    certificate = cleaned(certificate)
    template = DocxTemplate(TEMPLATE)
    picture = IMAGES / ("emblem-flags.png" if certificate.has_flags else "emblem.png")
    context = {
        "certificate": certificate,
        "code": code_of(certificate, template),
        "emblem": InlineImage(template, str(picture)),
    }
    template.render(context, environment())
    document = template.docx
    about = document.core_properties
    about.title, about.author, about.language = certificate.title, certificate.author, "vi-VN"
    about.comments, about.last_modified_by = "", certificate.author[:255]
    if certificate.issued_on:
        about.created = about.modified = datetime.combine(certificate.issued_on, time())
    file = BytesIO()
    document.save(file)
    return file.getvalue()
