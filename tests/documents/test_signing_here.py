"""Signing on this machine: where the signature stands, what it says, and why it may not sign."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pdfplumber
import pikepdf
import pytest
from PIL import Image

from documents.checks import what_signing_needs_is_there
from documents.issued.issuing import IssuingError
from documents.paper import certificate, printed
from documents.signed.places import MILLIMETRE, StampBox, StampShape, places_of
from documents.signed.reading import read
from documents.signed.signatures import FileOrigin
from documents.signed.signing import sign, sign_annex
from documents.signed.signing_child import room_of
from tests.documents.paper_reader import printed_lines
from tests.documents.sample_letters import PROPOSAL
from tests.issuing import make_issued
from tests.signing import CHAIR, OFFICE_SEAL, blank, key, person, trusted

AT = datetime(2021, 12, 6, 14, 5, 10, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
A4 = 297.0
PIN = "1234"
ROOM = StampBox(100, 200, 232, 74)


# --- Places ----------------------------------------------------------------------------------


def test_the_seal_lies_over_a_third_of_the_signature_at_its_left():
    boxes = places_of([StampShape("signer", 2), StampShape("seal", 1, 36 * MILLIMETRE)], ROOM)
    signature, seal = boxes["signer"], boxes["seal"]
    assert signature.left + signature.width / 2 == pytest.approx(ROOM.left + ROOM.width / 2)
    assert (seal.right - signature.left) / signature.width == pytest.approx(1 / 3)
    assert seal.width == seal.height == pytest.approx(36 * MILLIMETRE)
    assert seal.left < signature.left


def test_the_seal_alone_stands_where_it_would_beside_a_signature():
    both = places_of([StampShape("signer", 2), StampShape("seal", 1, 100)], ROOM)
    alone = places_of([StampShape("seal", 1, 100)], ROOM)
    assert alone == {"seal": both["seal"]}


@pytest.mark.parametrize(
    "seal", [StampShape("seal"), StampShape("seal", 1, 100)], ids=["words", "picture"]
)
def test_a_seal_hides_no_word_of_a_signature_in_words(seal):
    boxes = places_of([StampShape("signer"), seal], ROOM)
    assert boxes["seal"].right <= boxes["signer"].left
    assert boxes["signer"].right <= ROOM.right + 1e-9


@pytest.mark.parametrize("aspect", [0.2, 1, 3, 20])
def test_a_signature_of_any_shape_stays_in_the_room(aspect):
    box = places_of([StampShape("signer", aspect)], ROOM)["signer"]
    assert ROOM.left <= box.left
    assert box.right <= ROOM.right
    assert box.height <= ROOM.height + 1e-9
    assert box.width / box.height == pytest.approx(aspect)


# --- Signing ---------------------------------------------------------------------------------


def picture(folder, role: str, size: tuple[int, int], colour: str) -> str:
    path = folder / f"{role}.png"
    Image.new("RGBA", size, colour).save(path)
    return str(path)


def fields(content: bytes) -> dict[str, list[float]]:
    with pikepdf.open(BytesIO(content)) as pdf:
        form_fields = pdf.Root.AcroForm.Fields
        return {
            str(form_field.T): [float(edge) for edge in form_field.Rect]
            for form_field in form_fields
        }


def words_in(content: bytes, field: str) -> str:
    """Give the words that are seen at the place of a signature."""
    left, bottom, right, top = fields(content)[field]
    flat = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.flatten_annotations("all")
        pdf.save(flat)
    with pdfplumber.open(flat) as pdf:
        page = pdf.pages[0]
        box = (left, page.height - top, right, page.height - bottom)
        return page.crop(box).extract_text()


@pytest.fixture(scope="module")
def proposal():
    return printed.pdf(replace(PROPOSAL, annexes=()))


def test_the_child_signs_without_a_client_of_the_web(tmp_path):
    order = {"at": AT.isoformat(), "keys": [key(tmp_path, "signer")], "annex_of": "12/QĐ-UBND"}
    asked = """import sys; from documents.signed import signing_child
code = signing_child.main()
print(code, "pyhanko.sign" in sys.modules, "aiohttp.client" in sys.modules, file=sys.stderr)"""
    ask = [sys.executable, "-W", "ignore", "-c", asked]
    whole = json.dumps(order).encode() + b"\n" + blank()
    done = subprocess.run(ask, input=whole, capture_output=True, check=True)
    assert (done.stdout[:5], done.stderr) == (b"%PDF-", b"0 True False\n")


@pytest.mark.django_db
def test_both_keys_sign_one_after_the_other_between_position_and_name(proposal, tmp_path, settings):
    settings.SIGNATURE_ROOTS = trusted(tmp_path)
    settings.SIGNING_KEYS = [
        key(tmp_path, "signer"),
        key(
            tmp_path,
            "seal",
            person(OFFICE_SEAL),
            picture=picture(tmp_path, "seal", (60, 60), "#c8102e"),
        ),
    ]
    paper = make_issued(1, proposal)
    signed = sign(paper, AT)
    reading = read(paper, signed)
    assert (reading.origin, [signature.signer for signature in reading.signatures]) == (
        FileOrigin.PRINT,
        [CHAIR, OFFICE_SEAL],
    )
    assert [signature.is_unchanged for signature in reading.signatures] == [True, True]
    boxes = fields(signed)
    assert sorted(boxes) == ["ChuKyNguoiKy", "DauCoQuan"]
    above, below = (line_of(proposal, text) for text in ("PHÓ CHỦ TỊCH", "Lê Ngọc Ánh"))
    left, bottom, right, top = (edge / MILLIMETRE for edge in boxes["ChuKyNguoiKy"])
    assert above.bottom - 2 <= A4 - top
    assert A4 - bottom <= below.top + 2
    assert left < below.right < right
    seal = boxes["DauCoQuan"]
    assert seal[2] - seal[0] == pytest.approx(36 * MILLIMETRE, abs=1)
    with pytest.raises(IssuingError, match="đã có chữ ký của máy chủ"):
        sign(kept(paper, signed), AT)


def line_of(content: bytes, text: str):
    return next(line for line in printed_lines(content) if line.text.upper() == text.upper())


def kept(paper, signed: bytes):
    from documents.signed.keeping import keep_signed

    paper.issued_at = None
    paper.save()
    return keep_signed(paper, content=signed, name="ky.pdf", reading=read(paper, signed))


@pytest.mark.django_db
def test_who_has_no_picture_signs_in_words(proposal, tmp_path, settings):
    settings.SIGNING_KEYS = [key(tmp_path, "signer")]
    signed = sign(make_issued(1, proposal), AT)
    words = words_in(signed, "ChuKyNguoiKy")
    assert words.split("\n") == [
        f"Ký bởi: {CHAIR}",
        f"Cơ quan: {OFFICE_SEAL}",
        "Thời gian ký: 06/12/2021 14:05:10 +07:00",
    ]


def test_a_certificate_has_its_room_too():
    from tests.documents.test_issuing import certificate as sample

    page, room = room_of(certificate.pdf(sample("03/GCN-UBND", "")))
    assert (page, room.width / MILLIMETRE, room.height / MILLIMETRE) == (
        0,
        pytest.approx(certificate.SIGNERS_ROOM),
        pytest.approx(certificate.SEAL),
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "content", "sentence"),
    [
        ({"secret": "sai"}, None, "Không mở được khóa ký trên máy chủ"),
        ({"source": "/khong/co.p12"}, None, "Không mở được khóa ký trên máy chủ"),
        ({"source": "pkcs11:token=A;object=b?module-path=/khong/co.so"}, None, "Không mở được"),
        ({"picture": "/khong/co.png"}, None, "Không mở được ảnh chữ ký"),
        ({}, blank(), "không chừa chỗ ký"),
    ],
    ids=["wrong passphrase", "no file", "no device", "no picture", "no room"],
)
def test_why_this_machine_does_not_sign_is_said(
    proposal, tmp_path, settings, values, content, sentence
):
    settings.SIGNING_KEYS = [key(tmp_path, "signer") | values]
    with pytest.raises(IssuingError, match=sentence):
        sign(make_issued(1, content or proposal), AT)


def test_a_setting_that_names_what_is_not_there_is_told_at_the_start(settings, tmp_path):
    settings.SIGNATURE_ROOTS = "/khong/co"
    settings.SIGNING_KEYS = [
        key(tmp_path, "signer", picture="/khong/co.png"),
        key(tmp_path, "seal", source="pkcs11:token=A;object=b?module-path=/khong/co.so"),
    ]
    assert [warning.msg for warning in what_signing_needs_is_there(None)] == [
        "SIGNATURE_ROOTS: không có thư mục /khong/co. Hãy sửa trong tệp .env, hoặc bỏ dòng đó.",
        "SIGNER_PICTURE: không có tệp /khong/co.png. Hãy sửa trong tệp .env, hoặc bỏ dòng đó.",
    ]


# --- With a device ---------------------------------------------------------------------------


@pytest.fixture
def device(tmp_path, monkeypatch) -> str:
    """Give the address of a key in a token of software, which drivers find through HOME."""
    module = next(Path("/usr/lib").rglob("libsofthsm2.so"))
    monkeypatch.setenv("HOME", str(tmp_path))
    tokens, conf = tmp_path / "tokens", tmp_path / ".config/softhsm2/softhsm2.conf"
    tokens.mkdir()
    conf.parent.mkdir(parents=True)
    conf.write_text(f"directories.tokendir = {tokens}\n")
    fill_token(tmp_path, module, person(OFFICE_SEAL))
    return f"pkcs11:token=UBND%20xa;object=condau?module-path={module}"


def fill_token(folder: Path, module: Path, who) -> None:
    """Make a token with a key and its certificate, as whoever hands them out does."""
    secret, certificate = folder / "key.pem", folder / "certificate.der"
    secret.write_bytes(who.plain_key())
    certificate.write_bytes(who.der())
    run = partial(subprocess.run, check=True, capture_output=True)
    pins = ["--so-pin", "87654321", "--pin", PIN]
    run(["softhsm2-util", "--init-token", "--free", "--label", "UBND xa", *pins])
    names = ["--token", "UBND xa", "--label", "condau", "--id", "01", "--pin", PIN]
    run(["softhsm2-util", "--import", str(secret), *names])
    run([sys.executable, "-c", PUT_CERTIFICATE, str(module), PIN, str(certificate)])


PUT_CERTIFICATE = """
import sys
from pathlib import Path
import pkcs11
from pkcs11.util.x509 import decode_x509_certificate
module, pin, certificate = sys.argv[1:]
token = pkcs11.lib(module).get_token(token_label="UBND xa")
with token.open(rw=True, user_pin=pin) as session:
    found = decode_x509_certificate(Path(certificate).read_bytes())
    labelled = {pkcs11.Attribute.LABEL: "condau", pkcs11.Attribute.ID: bytes([1])}
    session.create_object(found | labelled | {pkcs11.Attribute.TOKEN: True})
"""


@pytest.mark.device
@pytest.mark.django_db
def test_a_key_in_a_device_signs_and_its_pin_is_asked(proposal, tmp_path, settings, device):
    settings.SIGNING_KEYS = [key(tmp_path, "seal", source=device, secret=PIN)]
    paper = make_issued(1, proposal)
    (signature,) = read(paper, sign(paper, AT)).signatures
    assert (signature.signer, signature.is_intact, signature.covers_whole) == (
        OFFICE_SEAL,
        True,
        True,
    )
    settings.SIGNING_KEYS = [key(tmp_path, "seal", source=device, secret="0000")]
    with pytest.raises(IssuingError, match="Không mở được khóa ký"):
        sign(paper, AT)


# --- An annex --------------------------------------------------------------------------------


@pytest.mark.django_db
def test_an_annex_of_its_own_bears_number_and_time_at_its_corner(proposal, tmp_path, settings):
    settings.SIGNING_KEYS = [key(tmp_path, "signer"), key(tmp_path, "seal", person(OFFICE_SEAL))]
    signed = sign_annex(make_issued(1, proposal, number="41/TTr-UBND"), blank(), AT)
    assert list(fields(signed)) == ["DauCoQuan"]
    left, bottom, right, top = (edge / MILLIMETRE for edge in fields(signed)["DauCoQuan"])
    assert words_in(signed, "DauCoQuan") == "41/TTr-UBND; 06/12/2021 14:05:10 +07:00"
    with pikepdf.open(BytesIO(signed)) as pdf:
        _, _, width, height = (float(edge) / MILLIMETRE for edge in pdf.pages[0].mediabox)
    assert (width - right, height - top) == pytest.approx((16, 10), abs=0.01)
    assert bottom < top
    assert left >= 0
