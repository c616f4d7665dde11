"""Files that people might enclose, good and bad, put into the media storage of the test."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pikepdf
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from documents.dossier.whole import Enclosure

ADLER = 65521


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


def drawing(words: str) -> bytes:
    """Give what draws letters of the standard typeface into a field."""
    return f"/Tx BMC q BT /Helv 12 Tf 2 5 Td ({words}) Tj ET Q EMC".encode()


def form(
    value: str, drawn: bytes | None = None, *, asks_to_draw: bool = False, hidden: bool = False
) -> bytes:
    """Give a form with one field of text; `drawn` is its appearance."""
    made = pikepdf.open(BytesIO(pdf()))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    fonts = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=font))
    field = _widget(hidden, FT=pikepdf.Name.Tx, V=pikepdf.String(value))
    field.DA = pikepdf.String("/Helv 12 Tf 0 g")
    if drawn is not None:
        field.AP = pikepdf.Dictionary(N=_appearance(made, drawn, fonts))
    return _with_field(made, field, NeedAppearances=asks_to_draw, DR=fonts)


def ticked_form(*, shows: str) -> bytes:
    """Give a form with one box that is ticked; `shows` is the state that its page draws."""
    made = pikepdf.open(BytesIO(pdf()))
    field = _widget(False, FT=pikepdf.Name.Btn, V=pikepdf.Name.Yes, AS=pikepdf.Name(shows))
    states = {"/Yes": b"0 g 0 0 20 20 re f", "/Off": b"0 0 20 20 re S"}
    field.AP = pikepdf.Dictionary(
        N=pikepdf.Dictionary({name: _appearance(made, drawn) for name, drawn in states.items()})
    )
    return _with_field(made, field)


def note_on_a_page(drawn: bytes | None = None) -> bytes:
    """Give a PDF onto which words were typed."""
    made = pikepdf.open(BytesIO(pdf()))
    note = _widget(False, Contents=pikepdf.String("Đã kiểm tra, đúng với sổ"))
    note.Subtype = pikepdf.Name.FreeText
    if drawn is not None:
        note.AP = pikepdf.Dictionary(N=_appearance(made, drawn))
    made.pages[0].obj.Annots = pikepdf.Array([made.make_indirect(note)])
    return _saved(made)


def _widget(hidden: bool, **entries) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Widget,
        F=6 if hidden else 4,
        T=pikepdf.String("o"),
        Rect=pikepdf.Array([100, 700, 400, 720]),
        **entries,
    )


def _appearance(made: pikepdf.Pdf, drawn: bytes, resources=None) -> pikepdf.Stream:
    return pikepdf.Stream(
        made,
        drawn,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=pikepdf.Array([0, 0, 300, 20]),
        Resources=resources or pikepdf.Dictionary(),
    )


def _with_field(made: pikepdf.Pdf, field: pikepdf.Dictionary, **entries) -> bytes:
    kept = made.make_indirect(field)
    made.pages[0].obj.Annots = pikepdf.Array([kept])
    fields = pikepdf.Array([kept])
    made.Root.AcroForm = made.make_indirect(pikepdf.Dictionary(Fields=fields, **entries))
    return _saved(made)


def swelling_pdf() -> bytes:
    """Give a small PDF whose one page holds drawing orders of a gigabyte."""
    made = pikepdf.new()
    page = made.add_blank_page()
    inner = repeated(b"0 0 m " * (1 << 14), 10 << 10)
    page.Contents = pikepdf.Stream(made, inner, Filter=pikepdf.Name.FlateDecode)
    return _saved(made)


def repeated(block: bytes, times: int) -> bytes:
    """Give what `zlib.compress(block * times)` might give, compressing the block but once."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    low, high = 1, 0  # the two halves of the checksum (RFC 1950)
    of_block = zlib.adler32(block, 0)
    for _ in range(times):
        high = (high + len(block) * low + (of_block >> 16)) % ADLER
        low = (low + (of_block & 0xFFFF)) % ADLER
    checksum = (high << 16 | low).to_bytes(4)
    return b"\x78\x9c" + packed * times + packer.flush() + checksum


def picture(kind: str = "JPEG", size: tuple[int, int] = (400, 300), colour="navy") -> bytes:
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return file.getvalue()


def gray_of_16_bits(see_through: int | None = None) -> bytes:
    """Give a PNG from black on the left to white on the right, as scanners make them."""
    shades = [x * 65535 // 299 for x in range(300)] * 200
    image = Image.new("I;16", (300, 200))
    image.putdata(shades)
    file = BytesIO()
    image.save(file, "PNG", **({} if see_through is None else {"transparency": see_through}))
    return file.getvalue()


def image_bomb() -> bytes:
    """Give a PNG of a few kilobytes with 900 million points."""
    bits, gray = 1, 0
    head = struct.pack(">IIBBBBB", 30_000, 30_000, bits, gray, 0, 0, 0)
    rows = repeated(bytes(1 + 30_000 // 8) * 100, 300)
    parts = (b"IHDR", head), (b"IDAT", rows), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_png_part(*part) for part in parts)


def _png_part(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def _saved(made: pikepdf.Pdf, **save) -> bytes:
    file = BytesIO()
    made.save(file, **save)
    return file.getvalue()
