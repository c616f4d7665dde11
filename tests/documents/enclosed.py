"""Files that people might enclose, good and bad, put into the media storage of the test."""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from documents.dossier.whole import Enclosure


def enclosure(title: str, kind: str, content: bytes, note: str = "") -> Enclosure:
    """Give an enclosure whose file is stored."""
    path = default_storage.save(f"enclosed/{len(content)}.{kind}", ContentFile(content))
    return Enclosure(title, path, kind, note)


def pdf(pages: int = 1, *, across: bool = False, **save) -> bytes:
    """Give a PDF of empty A4 pages but for a black square on each."""
    made = pikepdf.new()
    for _ in range(pages):
        page = made.add_blank_page(page_size=(842, 595) if across else (595, 842))
        page.Contents = made.make_stream(b"0 g 100 100 200 200 re f")
    return _saved(made, **save)


def locked_pdf() -> bytes:
    return pdf(encryption=pikepdf.Encryption(owner="chu", user="khoa"))


def signed_pdf() -> bytes:
    """Give a PDF with the fields of a signature; whether it is valid is not asked here."""
    made = pikepdf.open(BytesIO(pdf()))
    value = pikepdf.Dictionary(Type=pikepdf.Name.Sig, ByteRange=pikepdf.Array([0, 1, 2, 3]))
    name = pikepdf.Dictionary(
        FT=pikepdf.Name.Sig, T=pikepdf.String("Ký"), V=made.make_indirect(value)
    )
    fields = pikepdf.Array([made.make_indirect(name)])
    made.Root.AcroForm = made.make_indirect(pikepdf.Dictionary(Fields=fields))
    return _saved(made)


def swelling_pdf() -> bytes:
    """Give a small PDF whose one page holds drawing orders of a gigabyte."""
    made = pikepdf.new()
    page = made.add_blank_page()
    inner = zlib.compress(b"0 0 m " * (1 << 24) * 10)
    page.Contents = pikepdf.Stream(made, inner, Filter=pikepdf.Name.FlateDecode)
    return _saved(made)


def picture(kind: str = "JPEG", size: tuple[int, int] = (400, 300), colour="navy") -> bytes:
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return file.getvalue()


def image_bomb() -> bytes:
    """Give a PNG of a few kilobytes with 900 million points."""
    file = BytesIO()
    Image.new("1", (30_000, 30_000)).save(file, "PNG")
    return file.getvalue()


def _saved(made: pikepdf.Pdf, **save) -> bytes:
    file = BytesIO()
    made.save(file, **save)
    return file.getvalue()
