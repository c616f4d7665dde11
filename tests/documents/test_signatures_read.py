"""What a file that comes back says of its signatures, each kind with its sentence."""

import gc
import subprocess
import sys
from collections import Counter
from io import BytesIO
from time import monotonic

import pikepdf
import pytest

from documents.signed import reader
from documents.signed.reading import read
from documents.signed.signatures import (
    FileOrigin,
    FoundSignature,
    ReadingFault,
    SignatureReading,
    SignatureVerdict,
    doubts_of,
    sentence_of,
    time_note,
    verdict_of,
)
from sandbox.refusals import BusyError
from tests.issuing import make_issued
from tests.signing import (
    AUTHORITY,
    CHAIR,
    OFFICE_SEAL,
    authority,
    blank,
    clock,
    no_loop,
    person,
    signed_outside,
    trusted,
    written_in,
)

WHOLE = "Chữ ký bao trùm cả tệp, tệp còn nguyên từ khi ký."
EARLIER = "Phần đã ký còn nguyên; sau đó tệp chỉ có thêm chữ ký khác."


@no_loop()
def read_here(content: bytes, printed: bytes) -> dict:
    """Read a file as the child does, without starting one."""
    from pyhanko.keys import load_certs_from_pemder_data

    length = len(printed) if content.startswith(printed) else 0
    roots = list(load_certs_from_pemder_data(authority(AUTHORITY).pem()))
    return reader.read(content, length, roots)


def told(content: bytes, printed: bytes) -> tuple[FileOrigin, list[tuple[SignatureVerdict, str]]]:
    answer = read_here(content, printed)
    signatures = [FoundSignature(**values) for values in answer["signatures"]]
    return answer["origin"], [
        (verdict_of(signature), sentence_of(signature)) for signature in signatures
    ]


def byte_changed(content: bytes) -> bytes:
    at = content.index(b"/Title")
    return content[: at + 8] + bytes([content[at + 8] ^ 1]) + content[at + 9 :]


SENTENCES = {
    "by somebody whom a trusted authority knows": (
        lambda print_: signed_outside(print_),
        FileOrigin.PRINT,
        [(SignatureVerdict.HOLDS, f"{WHOLE} Chứng thư do {AUTHORITY} cấp, đã kiểm chứng.")],
    ),
    "by somebody of an unknown authority": (
        lambda print_: signed_outside(print_, person(by="Nơi cấp khác")),
        FileOrigin.PRINT,
        [
            (
                SignatureVerdict.UNKNOWN_ISSUER,
                f"{WHOLE} Chưa kiểm chứng được người cấp chứng thư (Nơi cấp khác).",
            )
        ],
    ),
    "by an authority of the same name with another key": (
        lambda print_: signed_outside(print_, forged()),
        FileOrigin.PRINT,
        [
            (
                SignatureVerdict.UNKNOWN_ISSUER,
                f"{WHOLE} Chưa kiểm chứng được người cấp chứng thư ({AUTHORITY}).",
            )
        ],
    ),
    "by who vouches for himself": (
        lambda print_: signed_outside(print_, person(CHAIR, by=CHAIR)),
        FileOrigin.PRINT,
        [
            (
                SignatureVerdict.UNKNOWN_ISSUER,
                f"{WHOLE} Chưa kiểm chứng được người cấp chứng thư ({CHAIR}).",
            )
        ],
    ),
    "with a certificate that was over": (
        lambda print_: signed_outside(print_, person(is_over=True)),
        FileOrigin.PRINT,
        [
            (
                SignatureVerdict.EXPIRED,
                f"{WHOLE} Lúc ký, chứng thư đã hết hạn hoặc chưa có hiệu lực. Hãy hỏi lại người "
                "ký.",
            )
        ],
    ),
    "by the chair and then with the seal": (
        lambda print_: signed_outside(signed_outside(print_), person(OFFICE_SEAL), "Dau"),
        FileOrigin.PRINT,
        [
            (SignatureVerdict.HOLDS, f"{EARLIER} Chứng thư do {AUTHORITY} cấp, đã kiểm chứng."),
            (SignatureVerdict.HOLDS, f"{WHOLE} Chứng thư do {AUTHORITY} cấp, đã kiểm chứng."),
        ],
    ),
    "and a byte changed": (
        lambda print_: byte_changed(signed_outside(print_)),
        FileOrigin.OTHER,
        [
            (
                SignatureVerdict.BROKEN,
                "Tệp đã bị sửa sau khi ký: nội dung không còn khớp với chữ ký. Không dùng tệp "
                "này; hãy xin lại tệp gốc của người ký.",
            )
        ],
    ),
    "and written in afterwards": (
        lambda print_: written_in(signed_outside(print_)),
        FileOrigin.PRINT,
        [
            (
                SignatureVerdict.CHANGED,
                "Phần đã ký còn nguyên, nhưng sau khi ký có người ghi thêm nội dung khác vào tệp; "
                "chữ ký không bảo đảm phần thêm đó. Hãy xin lại tệp gốc của người ký.",
            )
        ],
    ),
    "after something was written in": (
        lambda print_: signed_outside(written_in(print_)),
        FileOrigin.WRITTEN_IN,
        [(SignatureVerdict.HOLDS, f"{WHOLE} Chứng thư do {AUTHORITY} cấp, đã kiểm chứng.")],
    ),
    "another paper": (
        lambda print_: signed_outside(blank("Văn bản khác")),
        FileOrigin.OTHER,
        [(SignatureVerdict.HOLDS, f"{WHOLE} Chứng thư do {AUTHORITY} cấp, đã kiểm chứng.")],
    ),
    "another paper behind the bytes of this one": (
        lambda print_: signed_outside(print_ + moved(blank("Văn bản khác"), len(print_))),
        FileOrigin.OTHER,
        [(SignatureVerdict.HOLDS, f"{WHOLE} Chứng thư do {AUTHORITY} cấp, đã kiểm chứng.")],
    ),
}


def forged():
    """Give somebody of an authority that calls itself as the trusted one does."""
    from tests.signing import _identity

    return _identity(CHAIR, OFFICE_SEAL, _identity(AUTHORITY, "", None, is_authority=True))


def moved(content: bytes, by: int) -> bytes:
    """Give a PDF with a plain table of cross-references that counts from `by` bytes before it."""
    file = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    head, _, table = file.getvalue().rpartition(b"xref\n0 ")
    head, _, table = file.getvalue().partition(b"\nxref\n")
    lines = table.split(b"\n")
    lines = [
        b"%010d%s" % (int(line[:10]) + by, line[10:]) if line.endswith(b" n ") else line
        for line in lines
    ]
    start = lines.index(b"startxref") + 1
    lines[start] = b"%d" % (int(lines[start]) + by)
    return head + b"\nxref\n" + b"\n".join(lines)


@pytest.mark.parametrize("kind", SENTENCES)
def test_a_file_that_was_signed_says_by_whom_and_whether_it_holds(kind):
    make, origin, sentences = SENTENCES[kind]
    printed = blank()
    assert told(make(printed), printed) == (origin, sentences)


def test_a_time_that_an_authority_vouches_for_is_told_apart_from_that_of_a_machine():
    stamped = signed_outside(blank(), clock=clock())
    own, vouched = (
        FoundSignature(**read_here(content, blank())["signatures"][0])
        for content in (signed_outside(blank()), stamped)
    )
    assert (own.is_timestamped, time_note(own)) == (False, "theo giờ máy của người ký")
    assert (vouched.is_timestamped, time_note(vouched)) == (True, "có dấu thời gian")
    assert verdict_of(vouched) is SignatureVerdict.HOLDS


def test_a_long_list_is_read_as_quickly_as_it_is_long():
    """Counted in calls, not seconds: 190 for each object, 590 with the library's own reader."""
    file = BytesIO()
    with pikepdf.open(BytesIO(blank())) as pdf:
        pdf.Root.Objects = pikepdf.Array(
            [pdf.make_indirect(pikepdf.Dictionary(N=n)) for n in range(500)]
        )
        pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    printed = file.getvalue()
    asked = Counter()
    gc.disable()  # or what other tests left behind is counted too
    sys.setprofile(lambda frame, event, _: asked.update([event]))
    try:
        answer = read_here(signed_outside(printed), printed)
    finally:
        sys.setprofile(None)
        gc.enable()
    assert answer["origin"] is FileOrigin.PRINT
    assert asked["call"] < 400 * 500


def test_a_file_under_a_lock_is_not_read():
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf

    file = BytesIO()
    with pikepdf.open(BytesIO(blank())) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(owner="chu", user=""))
    writer = IncrementalPdfFileWriter(BytesIO(file.getvalue()))
    writer.encrypt("")
    meta = PdfSignatureMetadata(field_name="ChuKy1", md_algorithm="sha256")
    with no_loop():
        locked = sign_pdf(writer, meta, person().signer()).getvalue()
    assert read_here(locked, blank()) == {"fault": ReadingFault.LOCKED}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda signed: b"%PDF-1.7\n/ByteRange",
        lambda signed: signed[:-400],
        lambda signed: signed.replace(b"/adbe.pkcs7.detached", b"/adbe.pkcs7.unknown1"),
        lambda signed: signed.replace(b"/Contents <30", b"/Contents <99"),
    ],
    ids=["no PDF", "cut off", "a kind that nobody knows", "a seal that cannot be opened"],
)
def test_a_file_whose_signatures_cannot_be_read_says_so(spoil):
    spoilt = spoil(signed_outside(blank()))
    assert read_here(spoilt, blank()) == {"fault": ReadingFault.UNREADABLE}


@pytest.mark.django_db
def test_a_file_is_read_in_a_process_of_its_own(tmp_path, settings):
    settings.SIGNATURE_ROOTS = trusted(tmp_path)
    paper = make_issued(1, blank())
    reading = read(paper, signed_outside(blank()))
    (signature,) = reading.signatures
    assert (reading.print_sha256, reading.origin, reading.fault) == (
        paper.sha256,
        FileOrigin.PRINT,
        ReadingFault.NONE,
    )
    assert (signature.signer, signature.organisation, signature.issuer, verdict_of(signature)) == (
        CHAIR,
        OFFICE_SEAL,
        AUTHORITY,
        SignatureVerdict.HOLDS,
    )
    assert signature.serial == f"{person().certificate.serial_number:X}"
    assert doubts_of(reading.origin, reading.fault, reading.signatures) == []


@pytest.mark.django_db
def test_a_file_that_would_never_end_is_stopped():
    paper = make_issued(1, blank())
    bomb = b"%PDF-1.7\n/ByteRange\n1 0 obj\n" + b"[" * 3_000_000 + b"\ntrailer<</Root 1 0 R>>"
    bomb += b"\nxref\n0 2\n0000000000 65535 f \n0000000020 00000 n \n"
    bomb += b"trailer\n<</Size 2/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % bomb.index(b"\nxref")
    assert read(paper, bomb).fault in (ReadingFault.TOO_LARGE, ReadingFault.UNREADABLE)


@pytest.mark.django_db
def test_of_a_file_for_which_the_machine_had_no_time_nothing_is_said():
    paper = make_issued(1, blank())
    with pytest.raises(BusyError):
        read(paper, signed_outside(blank()), until=monotonic())


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n/ByteRange", blank()])
def test_a_scan_has_no_signature(content):
    paper = make_issued(1, blank())
    assert read(paper, content) == SignatureReading(paper.sha256)


def test_the_child_knows_nothing_of_the_program():
    asked = "import sys, documents.signed.reader; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_child_reads_a_signature_without_a_client_of_the_web():
    asked = """import sys; from documents.signed import reader
[answer] = reader.answer(sys.stdin.buffer.read(), "0", "")
print("signer" in answer.decode(), "pyhanko" in sys.modules, "aiohttp.client" in sys.modules)"""
    ask = [sys.executable, "-W", "ignore", "-c", asked]
    done = subprocess.run(ask, input=signed_outside(blank()), capture_output=True, check=True)
    assert done.stdout == b"True True False\n"
