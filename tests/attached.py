"""Files as people bring them, of every kind that is taken, and as they should not be."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import docx
import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from documents.paper.sheet import Column, Sheet, xlsx

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
WINDOWS_PROGRAM = b"MZ\x90\x00" + bytes(60) + b"PE\0\0"

BILLION_LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE d [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
<document>&d;</document>"""

ODT_PARTS = {
    "mimetype": b"application/vnd.oasis.opendocument.text",
    "content.xml": b"<office/>",
    "META-INF/manifest.xml": b"<manifest/>",
}


def brought(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def a_pdf(password: str = "", owner: str = "") -> bytes:
    """Make a PDF of one page; `password` is asked for opening, `owner` only for changing it."""
    file = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        lock = pikepdf.Encryption(user=password, owner=owner or password)
        is_locked = bool(password or owner)
        pdf.save(file, encryption=is_locked and lock, deterministic_id=not is_locked)
    return file.getvalue()


def a_docx() -> bytes:
    file = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Minh chứng")
    document.save(file)
    return file.getvalue()


def an_xlsx() -> bytes:
    return xlsx(Sheet("Số liệu", (Column("Năm"),), [("2021",)]))


def zipped(members: dict[str, bytes], *, is_packed: bool = True) -> bytes:
    file = io.BytesIO()
    packing = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def an_odt() -> bytes:
    return zipped(ODT_PARTS)


def docx_with(members: dict[str, bytes]) -> bytes:
    """Make a .docx in which members were added or replaced."""
    with zipfile.ZipFile(io.BytesIO(a_docx())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | members)


def a_picture(picture_format: str, size: tuple[int, int] = (40, 30)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "white").save(file, picture_format)
    return file.getvalue()


def a_png_that_claims(width: int, height: int) -> bytes:
    """Make a PNG of a few bytes whose header says that it is very large."""
    whole = a_picture("PNG")
    head = b"IHDR" + struct.pack(">II", width, height) + whole[24:29]
    return whole[:12] + head + struct.pack(">I", zlib.crc32(head)) + whole[33:]
