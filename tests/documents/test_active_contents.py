"""What runs, fetches, hides a program or tells of a place: refused aloud, or taken out."""

import hashlib
import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageOps

from attachments.accepting import accept
from sandbox.refusals import FileError
from tests import attached, hostile
from tests.attached import brought

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ANEW = "Hãy mở tệp, chọn In rồi chọn máy in “Microsoft Print to PDF”, và tải tệp vừa in."
SCRIPTS = f"Tệp PDF có chương trình chạy bên trong (JavaScript, biểu mẫu XFA). {ANEW}"
ACTIONS = (
    "Tệp PDF có lệnh tự mở chương trình khác hoặc gửi dữ liệu đi nơi khác. Không bấm vào liên kết "
    f"trong tệp. {ANEW}"
)
MEDIA = f"Tệp PDF có âm thanh, phim hoặc mô hình nhúng bên trong. {ANEW}"
EMBEDDED = (
    "Bên trong tệp có nhúng một tệp khác không rõ loại, có thể là chương trình. Hãy bỏ tệp nhúng "
    "đó, lưu lại rồi tải lại; tài liệu kèm theo thì tải riêng từng tệp."
)
MACROS = (
    "Tệp có macro (chương trình nhúng bên trong). Hãy lưu lại thành tệp không có macro, hoặc thành "
    "PDF, rồi tải lại."
)
OLE = (
    "Tệp có đối tượng nhúng của chương trình khác (OLE, ActiveX). Hãy bỏ đối tượng đó hoặc đổi nó "
    "thành ảnh, hoặc lưu tệp thành PDF, rồi tải lại."
)
PROGRAM = (
    "Bên trong tệp có một chương trình máy tính. Không mở tệp này; hãy hỏi lại người đã gửi nó cho "
    "Ông/Bà."
)
FETCHED = (
    "Tệp tự tải mẫu hoặc nội dung từ nơi khác trên mạng khi mở. Hãy mở tệp, lưu lại thành PDF rồi "
    "chọn tệp PDF đó."
)
TOO_LONG = (
    "Tệp PDF có 2.001 trang, quá 2.000 trang. Hãy chỉ tải những trang cần cho hồ sơ, hoặc tách "
    "thành nhiều tệp."
)


def template(target: str) -> bytes:
    """Make a .docx whose template lies elsewhere."""
    link = f'Id="r" Type="{REL}/attachedTemplate" Target="{target}" TargetMode="External"'
    links = f'<Relationships xmlns="{PACKAGE}"><Relationship {link}/></Relationships>'
    return attached.docx_with({"word/_rels/settings.xml.rels": links.encode()})


def with_macros() -> bytes:
    return attached.zipped({"xl/workbook.xml": b"<x/>", "xl/vbaProject.bin": b"Sub Auto_Open()"})


LAUNCH = Dictionary(S=Name.Launch, F=String("cmd.exe"))

REFUSED = {
    "a script when the PDF opens": (hostile.pdf_with(OpenAction=hostile.script()), SCRIPTS),
    "a script by name": (
        hostile.pdf_with(
            Names=Dictionary(JavaScript=Dictionary(Names=Array([String("a"), hostile.script()])))
        ),
        SCRIPTS,
    ),
    "a script whose name is written in another way": (
        hostile.raw_pdf(
            "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/J#61vaScript/J#53(1)>>>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        ),
        SCRIPTS,
    ),
    "a script after another action": (
        hostile.pdf_with_a_note(
            Dictionary(S=Name.URI, URI=String("https://xa.vn"), Next=Array([hostile.script()]))
        ),
        SCRIPTS,
    ),
    "a form of XFA": (hostile.pdf_with(AcroForm=Dictionary(XFA=Array([]))), SCRIPTS),
    "a program that is started": (hostile.pdf_with_a_note(LAUNCH), ACTIONS),
    "a form that is sent away": (
        hostile.pdf_with_a_note(Dictionary(S=Name.SubmitForm, F=String("https://x.example"))),
        ACTIONS,
    ),
    "a film": (
        hostile.pdf_with_a_note(Dictionary(S=Name.GoTo, D=String("1")), "/RichMedia"),
        MEDIA,
    ),
    "a program in a PDF": (
        hostile.pdf_with_an_attachment("hoa-don.pdf", attached.WINDOWS_PROGRAM),
        EMBEDDED,
    ),
    "an archive in a PDF": (
        hostile.pdf_with_an_attachment("a.zip", attached.zipped({"a.exe": b"MZ"})),
        EMBEDDED,
    ),
    "a workbook with macros in a PDF": (
        hostile.pdf_with_an_attachment("a.xlsx", with_macros()),
        MACROS,
    ),
    "a script in a PDF in a PDF": (
        hostile.pdf_with_an_attachment("a.pdf", hostile.pdf_with(OpenAction=hostile.script())),
        SCRIPTS,
    ),
    "more pages than anybody reads": (hostile.pdf_of_pages(2001), TOO_LONG),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_pdf_that_does_something_is_not_taken(case):
    content, sentence = REFUSED[case]
    assert refusal("a.pdf", content) == sentence


OFFICE = {
    "an object of OLE": ("word/embeddings/oleObject1.bin", attached.OLD_OFFICE, OLE),
    "an old workbook": ("word/embeddings/Sheet.xls", attached.OLD_OFFICE, OLE),
    "ActiveX": ("word/activeX/activeX1.xml", b"<ax/>", OLE),
    "a program": ("word/media/image1.png", attached.WINDOWS_PROGRAM, PROGRAM),
    "a workbook with macros": ("word/embeddings/Sheet.xlsx", with_macros(), MACROS),
    "an archive": ("word/embeddings/a.docx", attached.zipped({"a": b"a"}), EMBEDDED),
}


@pytest.mark.parametrize("case", OFFICE)
def test_a_word_file_with_company_is_not_taken(case):
    name, content, sentence = OFFICE[case]
    assert refusal("a.docx", attached.docx_with({name: content})) == sentence


@pytest.mark.parametrize(
    "target",
    ["https://x.example/t.dotm", "HTTP://x", r"\\x.example\t.dotm", r"file:///\\x\t.dotm"],
)
def test_a_word_file_that_fetches_its_template_is_not_taken(target):
    assert refusal("a.docx", template(target)) == FETCHED


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(FileError) as refused:
        accept(brought(name, content))
    return str(refused.value)


HARMLESS = {
    "a PDF that opens on a page": (
        "a.pdf",
        hostile.pdf_with(OpenAction=Dictionary(S=Name.GoTo, D=String("Launch /JavaScript"))),
    ),
    "a PDF with a link": (
        "a.pdf",
        hostile.pdf_with_a_note(Dictionary(S=Name.URI, URI=String("https://xa.vn"))),
    ),
    "a PDF that holds a signed PDF": (
        "a.pdf",
        hostile.pdf_with_an_attachment("a.pdf", attached.a_pdf()),
    ),
    "an invoice with its data": (
        "a.pdf",
        hostile.pdf_with_an_attachment("a.xml", b"\xef\xbb\xbf<?xml version='1.0'?><i/>"),
    ),
    "a Word file with a chart": (
        "a.docx",
        attached.docx_with({"word/embeddings/Microsoft_Excel_Sheet.xlsx": attached.an_xlsx()}),
    ),
    "a Word file of the template of an office": (
        "a.docx",
        template("file:///C:/Users/An/Normal.dotm"),
    ),
    "a Word file with a broken picture": (
        "a.docx",
        attached.docx_with({"word/media/image1.png": attached.a_picture("PNG")[:40]}),
    ),
}


@pytest.mark.parametrize("case", HARMLESS)
def test_what_harms_nobody_is_taken_byte_for_byte(case):
    name, content = HARMLESS[case]
    accepted = accept(brought(name, content))
    assert (accepted.file.read(), accepted.sha256, accepted.remark) == (
        content,
        hashlib.sha256(content).hexdigest(),
        "",
    )


# --- Photographs -----------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "kind"), [("Ảnh.jpg", "JPEG"), ("Ảnh.png", "PNG")])
def test_a_photograph_is_kept_dot_for_dot_without_its_place_and_telephone(name, kind):
    content = hostile.photograph(kind)
    assert b"Tien" in content or b"eXIf" in content
    accepted = accept(brought(name, content))
    kept = accepted.file.read()
    before, after = (Image.open(io.BytesIO(picture)) for picture in (content, kept))
    assert (dict(after.getexif()), after.getexif().get_ifd(0x8825)) == ({0x0112: 6}, {})
    assert after.tobytes() == before.tobytes()
    assert ImageOps.exif_transpose(after).size == (48, 64)
    assert b"Ti" not in kept.replace(b"IDAT", b"") or kind == "PNG"
    assert (accepted.size, accepted.sha256) == (len(kept), hashlib.sha256(kept).hexdigest())
    assert accepted.remark == (
        f"Đã bỏ vị trí chụp (GPS), ngày giờ và thông tin máy ảnh ghi kèm trong “{name}”; hình "
        "không đổi."
    )


def test_what_a_telephone_writes_behind_a_picture_is_left_out():
    """Such as a second, larger picture with its own place, or a film."""
    plain = attached.a_picture("JPEG")
    accepted = accept(brought("a.jpg", plain + hostile.photograph()))
    assert (accepted.file.read(), accepted.remark != "") == (plain, True)


def test_a_progressive_photograph_in_the_colours_of_its_profile_is_kept_whole():
    file = io.BytesIO()
    picture = Image.effect_noise((64, 48), 90).convert("RGB")
    picture.save(file, "JPEG", progressive=True, icc_profile=b"x" * 100_000, restart_marker_rows=1)
    content = file.getvalue()
    assert accept(brought("a.jpg", content)).file.read() == content


def test_a_pdf_that_was_signed_is_not_touched():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([Dictionary(FT=Name.Sig, V=Dictionary(ByteRange=Array([0, 1, 2, 3])))])
    )
    file = io.BytesIO()
    pdf.save(file)
    assert accept(brought("a.pdf", file.getvalue())).file.read() == file.getvalue()
