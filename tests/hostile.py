"""Files that ask whoever opens them for all the time or memory there is, or bring company."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from tests import attached
from tests.workbooks import archive

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PLAN = "Kế hoạch phong trào thi đua, khen thưởng của xã năm 2022. "


# --- Word ------------------------------------------------------------------------------------


def docx_of(body: str, **parts: bytes) -> bytes:
    """Make a .docx with this XML as its body."""
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return attached.docx_with({"word/document.xml": document.encode(), **parts})


def docx_of_many_styles(count: int = 12_000) -> bytes:
    """Make the .docx of 67 KB in which each paragraph asks for the last of many styles."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{at}"><w:name w:val="s{at}"/></w:style>'
        for at in range(count)
    )
    paragraph = (
        f'<w:p><w:pPr><w:pStyle w:val="s{count - 1}"/></w:pPr><w:r><w:t>{{}}</w:t></w:r></w:p>'
    )
    body = paragraph.format(PLAN) + paragraph.format("Kế") * count
    return docx_of(
        body, **{"word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode()}
    )


def docx_of_deep_xml(depth: int = 200_000) -> bytes:
    return docx_of("<w:sdt>" * depth + "</w:sdt>" * depth)


def docx_of_a_huge_picture() -> bytes:
    picture = attached.a_png_that_claims(60_000, 60_000)
    return attached.docx_with({"word/media/image1.png": picture})


# --- Excel -----------------------------------------------------------------------------------

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def xlsx_of_rows_times_columns_times_text(sheets: int, letters: int) -> bytes:
    """Make an .xlsx within each limit alone: full sheets, each cell the same long text."""
    row = '<row r="{0}">' + "".join(
        f'<c r="{_letters(at)}{{0}}" t="s"><v>0</v></c>' for at in range(60)
    )
    page = "".join(row.format(at) + "</row>" for at in range(1, 1001))
    listed = "".join(
        f'<sheet name="S{at}" sheetId="{at}" r:id="r{at}"/>' for at in range(1, sheets + 1)
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{_LINKS}/worksheet" Target="worksheets/s.xml"/>'
        for at in range(1, sheets + 1)
    )
    shared = f'<Relationship Id="t" Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
    book = f'<Relationship Id="b" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/>'
    return archive(
        **{
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>'.encode(),
            "_rels/.rels": (
                f'<Relationships xmlns="{_PACKAGE}/relationships">{book}</Relationships>'
            ).encode(),
            "xl/workbook.xml": (
                f'<workbook xmlns="{_SHEET}" xmlns:r="{_LINKS}"><sheets>{listed}</sheets>'
                "</workbook>"
            ).encode(),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{_PACKAGE}/relationships">{links}{shared}</Relationships>'
            ).encode(),
            "xl/worksheets/s.xml": (
                f'<worksheet xmlns="{_SHEET}"><sheetData>{page}</sheetData></worksheet>'
            ).encode(),
            "xl/sharedStrings.xml": (
                f'<sst xmlns="{_SHEET}"><si><t>{"x" * letters}</t></si></sst>'
            ).encode(),
        }
    )


def _letters(column: int) -> str:
    return (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)


# --- PDF -------------------------------------------------------------------------------------


def raw_pdf(*objects: str) -> bytes:
    """Make a PDF of objects numbered from 1; the first is its catalogue."""
    file, places = io.BytesIO(b"%PDF-1.7\n"), []
    file.seek(0, io.SEEK_END)
    for number, content in enumerate(objects, start=1):
        places.append(file.tell())
        file.write(f"{number} 0 obj\n{content}\nendobj\n".encode())
    began = file.tell()
    file.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    file.write("".join(f"{place:010d} 00000 n \n" for place in places).encode())
    file.write(
        f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{began}\n%%EOF".encode()
    )
    return file.getvalue()


def pdf_of_pages(count: int) -> bytes:
    kids = " ".join(f"{at} 0 R" for at in range(3, count + 3))
    return raw_pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>",
        *["<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * count,
    )


def pdf_of_a_loop() -> bytes:
    """Make a PDF whose tree of pages is its own branch."""
    return raw_pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[2 0 R]>>")


def pdf_of_a_growing_tree(levels: int = 12) -> bytes:
    """Make a PDF of a dozen objects whose tree of pages has ten thousand million leaves."""
    nodes = [
        f"<</Type/Pages/Count {10 ** (levels - at)}/Kids[{f'{at + 3} 0 R ' * 10}]>>"
        for at in range(levels)
    ]
    return raw_pdf("<</Type/Catalog/Pages 2 0 R>>", *nodes, "<</Type/Page/MediaBox[0 0 9 9]>>")


def pdf_that_unpacks_to(megabytes: int) -> bytes:
    return _saved(_with_drawing(b"BT /F1 9 Tf (a) Tj ET\n" * (megabytes * 1024 * 1024 // 22)))


def _with_drawing(content: bytes) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].Contents = pdf.make_stream(content)
    return pdf


def pdf_with(**root: object) -> bytes:
    """Make a PDF of one page with more in its catalogue."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    for name, value in root.items():
        pdf.Root[f"/{name}"] = value
    return _saved(pdf)


def pdf_with_a_note(action: Dictionary, subtype: str = "/Link") -> bytes:
    """Make a PDF with something on its page that acts when it is pressed."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    note = Dictionary(Type=Name.Annot, Subtype=Name(subtype), Rect=Array([0, 0, 9, 9]), A=action)
    pdf.pages[0].Annots = Array([note])
    return _saved(pdf)


def pdf_with_an_attachment(name: str, content: bytes) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.attachments[name] = content
    return _saved(pdf)


def script(code: str = "app.alert(1)") -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(code))


def _saved(pdf: pikepdf.Pdf) -> bytes:
    file = io.BytesIO()
    pdf.save(file, compress_streams=True)
    return file.getvalue()


# --- Pictures --------------------------------------------------------------------------------


def png_that_unpacks_to(width: int, height: int) -> bytes:
    """Make a PNG of black dots that is as large as it says."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    packer, row = zlib.compressobj(9), bytes(width + 1)
    dots = b"".join(_packed(packer, row, height))
    chunks = ((b"IHDR", head), (b"IDAT", dots), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _packed(packer: object, row: bytes, height: int) -> Iterator[bytes]:
    for _ in range(height):
        yield packer.compress(row)
    yield packer.flush()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def jpeg_that_claims(width: int, height: int) -> bytes:
    whole = attached.a_picture("JPEG")
    at = whole.index(b"\xff\xc0") + 5
    return whole[:at] + struct.pack(">HH", height, width) + whole[at + 4 :]


def photograph(picture_format: str = "JPEG") -> bytes:
    """Make a picture that lies on its side and tells where it was taken."""
    picture = Image.effect_noise((64, 48), 90).convert("RGB")
    exif = Image.Exif()
    exif[0x0110], exif[0x0112] = "Điện thoại của bà Tiên".encode(), 6
    exif.get_ifd(0x8825).update({1: "N", 2: (16.0, 28.0, 12.0), 3: "E", 4: (107.0, 34.0, 55.0)})
    file = io.BytesIO()
    picture.save(file, picture_format, exif=exif, comment=b"nha ba Tien")
    return file.getvalue()
