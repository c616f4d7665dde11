"""Certificates, keys and signatures as offices have them, made anew by each run.

pyHanko is imported where it is needed: whoever only collects tests does not wait for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.sign.timestamps import DummyTimeStamper

CHAIR, OFFICE_SEAL = "Trần Quang Định", "Ủy ban nhân dân xã An Bình"
AUTHORITY = "Cơ quan chứng thực thử nghiệm"
SECRET = "mat-khau-cua-khoa"
CURVE = ec.SECP256R1()
NOW = datetime.now(UTC)
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Identity:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

    def pkcs12(self) -> bytes:
        return pkcs12.serialize_key_and_certificates(
            b"khoa", self.key, self.certificate, None, BestAvailableEncryption(SECRET.encode())
        )

    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    def plain_key(self) -> bytes:
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def signer(self) -> SimpleSigner:
        from pyhanko.sign.signers import SimpleSigner

        return SimpleSigner.load_pkcs12_data(self.pkcs12(), [], SECRET.encode())


@cache
def authority(name: str) -> Identity:
    """Give an authority that vouches for itself."""
    return _identity(name, "", None, is_authority=True)


@cache
def person(
    name: str = CHAIR, organisation: str = OFFICE_SEAL, by: str = AUTHORITY, is_over: bool = False
) -> Identity:
    """Give whom an authority vouches for; with the own name as `by`, who vouches for himself."""
    issuer = None if by == name else authority(by)
    return _identity(name, organisation, issuer, is_over=is_over)


def _identity(
    name: str,
    organisation: str,
    by: Identity | None,
    *,
    is_authority: bool = False,
    is_over: bool = False,
    is_clock: bool = False,
) -> Identity:
    # The stand-in of a time authority signs with RSA alone.
    key = rsa.generate_private_key(65537, 2048) if is_clock else ec.generate_private_key(CURVE)
    subject = _name(name, organisation)
    usage = {
        "digital_signature": not is_authority,
        "content_commitment": not is_authority,
        "key_cert_sign": is_authority,
        "crl_sign": is_authority,
    }
    others = ("key_encipherment", "data_encipherment", "key_agreement")
    never = dict.fromkeys([*others, "encipher_only", "decipher_only"], False)
    purpose = (
        ExtendedKeyUsageOID.TIME_STAMPING if is_clock else ExtendedKeyUsageOID.EMAIL_PROTECTION
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - 2 * YEAR)
        .not_valid_after(NOW - YEAR if is_over else NOW + YEAR)
        .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        .add_extension(x509.KeyUsage(**usage | never), critical=True)
        .add_extension(x509.ExtendedKeyUsage([purpose]), critical=is_clock)
        .sign(by.key if by else key, hashes.SHA256())
    )
    return Identity(certificate, key)


def _name(name: str, organisation: str) -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if organisation:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    return x509.Name(parts)


@cache
def blank(words: str = "Quyết định") -> bytes:
    """Give a PDF of one sheet, as if it had been printed."""
    file = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = words
        pdf.save(file)
    return file.getvalue()


@cache
def with_room() -> bytes:
    """Give a print that names the room for its signature, as our letters do."""
    file = BytesIO()
    with pikepdf.open(BytesIO(blank())) as pdf:
        page = pdf.pages[0].obj
        names = pikepdf.NameTree.new(pdf)
        for name, spot in (("cho-ky", (300, 300)), ("het-cho-ky", (530, 226))):
            names[name] = pikepdf.Array([page, pikepdf.Name.XYZ, *spot, 0])
        pdf.Root.Names = pikepdf.Dictionary(Dests=names.obj)
        pdf.save(file)
    return file.getvalue()


def key(folder: Path, role: str, who: Identity | None = None, **values) -> dict:
    """Give a key as the settings hold it."""
    path = folder / f"{role}.p12"
    path.write_bytes((who or person()).pkcs12())
    no_picture = {"picture": "", "millimetres": 36.0}
    return {"role": role, "source": str(path), "secret": SECRET} | no_picture | values


@contextmanager
def no_loop() -> Iterator[None]:
    """Put the loop of events away that a browser of the stories keeps in this thread: signing and
    reading run one of their own. Nothing here may ask the database, which tells threads by it."""
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(loop)


@cache
@no_loop()
def signed_outside(
    content: bytes,
    who: Identity | None = None,
    field: str = "ChuKy1",
    clock: DummyTimeStamper | None = None,
) -> bytes:
    """Give a PDF as it comes back from the program of somebody's token."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf

    meta = PdfSignatureMetadata(field_name=field, md_algorithm="sha256")
    writer = IncrementalPdfFileWriter(BytesIO(content))
    return sign_pdf(writer, meta, (who or person()).signer(), timestamper=clock).getvalue()


def clock() -> DummyTimeStamper:
    """Give an authority for times, known by the one that is trusted."""
    from pyhanko.sign.timestamps import DummyTimeStamper

    signer = _identity("Giờ", "", authority(AUTHORITY), is_clock=True).signer()
    return DummyTimeStamper(signer.signing_cert, signer.signing_key)


def written_in(content: bytes) -> bytes:
    """Give a PDF with something drawn over its first page in a later revision."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(content))
    drawn = writer.add_object(generic.StreamObject(stream_data=b"0 0 200 200 re f"))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = drawn
    writer.update_container(page)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def trusted(folder: Path) -> str:
    """Give a folder with the certificate of the authority that is trusted."""
    (folder / "goc.pem").write_bytes(authority(AUTHORITY).pem())
    (folder / "hong.cer").write_bytes(b"khong phai chung thu")
    (folder / "ghi-chu.txt").write_text("Chứng thư của nơi cấp.")
    return str(folder)
