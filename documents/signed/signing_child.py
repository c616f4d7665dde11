"""The child process that signs with the keys of this machine: `python -m
documents.signed.signing_child` takes one line of JSON (`at`, `keys`) and then a PDF of ours from
standard input, and gives the signed PDF.

It draws, signs and forgets: keys and passphrases live in it for a second and stand neither in its
arguments nor in its environment. Started by `signing` only.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import IntEnum
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

from documents.press import printer
from documents.signed.offline import stay_offline
from documents.signed.places import MILLIMETRE, StampBox, StampShape, corner_of, places_of
from sandbox.limits import Limits, limit

LIMITS = Limits(processor_seconds=20, megabytes=1024, seconds=40)
FIELDS = {"signer": "ChuKyNguoiKy", "seal": "DauCoQuan"}
ROOM, ROOM_END = "cho-ky", "het-cho-ky"
"""The anchors at the left upper and the right lower corner of the room for a signature."""

NO_BREAK = "\u00a0"
_PICTURE = "print:signature"
_STAMP = """<html lang="vi"><title>.</title><style>
@page { size: %.2fpt %.2fpt; margin: 0 }</style><body class="%s">%s</body></html>"""


class SigningFault(IntEnum):
    """Why the paper was not signed, as the number that the process ends with."""

    BAD_KEY = 3
    BAD_PICTURE = 4
    NO_ROOM = 5
    ALREADY = 6


class SigningFaultError(Exception):
    """The paper cannot be signed."""

    def __init__(self, fault: SigningFault, answer: object = ""):
        super().__init__(f"{fault.name} {answer}")
        self.fault = fault


def main() -> int:
    limit(LIMITS)
    stay_offline()
    gc.disable()  # a seventh of the time, for a process that takes all it made with it
    order = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    try:
        with tempfile.TemporaryDirectory(prefix="thiduakt-sign-") as folder:
            printer.use_only_our_fonts(Path(folder))
            at = datetime.fromisoformat(order["at"])
            signed = sign(content, order["keys"], at, Path(folder), order.get("annex_of", ""))
    except SigningFaultError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return error.fault
    sys.stdout.buffer.write(signed)
    return 0


def sign(
    content: bytes, keys: list[dict[str, Any]], at: datetime, folder: Path, annex_of: str = ""
) -> bytes:
    """Give the PDF with a signature of each key, one after the other, seen in their places; that of
    an annex is a line at the corner."""
    if annex_of:
        page, boxes = 0, dict.fromkeys(FIELDS, _corner(content))
    else:
        page, room = room_of(content)
        boxes = places_of([_shape(key) for key in keys], room)
    for key in keys:
        role, box = key["role"], boxes[key["role"]]
        with _signer(key) as signer:
            drawing = folder / f"{role}.pdf"
            drawn = _line(annex_of, box, at) if annex_of else _drawn(key, box, signer, at)
            drawing.write_bytes(drawn)
            content = _signed(content, signer, FIELDS[role], page, box, drawing)
    return content


def _corner(content: bytes) -> StampBox:
    """Give the right upper corner of the first page, within the margin of paper."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    page = PdfFileReader(BytesIO(content), strict=False).root["/Pages"]
    while "/Kids" in page:
        page = page["/Kids"][0]
    left, _, right, top = (float(edge) for edge in page["/MediaBox"])
    return corner_of(left, right, top)


def room_of(content: bytes) -> tuple[int, StampBox]:
    """Give the page and the room between position and name, which the layout named."""
    import pikepdf

    with pikepdf.open(BytesIO(content)) as pdf:
        try:
            names = pikepdf.NameTree(pdf.Root.Names.Dests)
            first, last = names[ROOM], names[ROOM_END]
        except (AttributeError, KeyError):
            raise SigningFaultError(SigningFault.NO_ROOM) from None
        left, top, right, bottom = (float(spot[n]) for spot in (first, last) for n in (2, 3))
        page = pikepdf.Page(first[0]).index
    return page, StampBox(left, bottom, right - left, top - bottom)


def _shape(key: dict[str, Any]) -> StampShape:
    if not key["picture"]:
        return StampShape(key["role"])
    from PIL import Image

    try:
        with Image.open(key["picture"], formats=["PNG"]) as picture:
            aspect = picture.width / picture.height
    except (OSError, SyntaxError, ValueError) as error:
        raise SigningFaultError(SigningFault.BAD_PICTURE, error) from error
    return StampShape(key["role"], aspect, key["millimetres"] * MILLIMETRE)


@contextmanager
def _signer(key: dict[str, Any]) -> Iterator[Any]:
    """Give what signs with a key: of a PKCS#12 file, or of a token by its PKCS#11 address (RFC
    7512)."""
    try:
        if key["source"].startswith("pkcs11:"):
            with _token(key["source"], key["secret"]) as signer:
                yield signer
        else:
            yield _of_file(Path(key["source"]), key["secret"])
    except (OSError, ValueError) as error:
        raise SigningFaultError(SigningFault.BAD_KEY, error) from error


def _of_file(path: Path, secret: str) -> Any:
    from pyhanko.sign.signers import SimpleSigner

    return SimpleSigner.load_pkcs12_data(path.read_bytes(), [], secret.encode() or None)


@contextmanager
def _token(address: str, pin: str) -> Iterator[Any]:
    from pkcs11.exceptions import PKCS11Error
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

    path, _, query = address.removeprefix("pkcs11:").partition("?")
    parts = {name: unquote(value) for name, _, value in (p.partition("=") for p in path.split(";"))}
    module = dict(parse_qsl(query)).get("module-path", "")
    token, label = TokenCriteria(label=parts.get("token")), parts.get("object")
    try:
        with open_pkcs11_session(module, token_criteria=token, user_pin=pin or None) as session:
            # The digest is made here: every device signs one, not every device makes one.
            signer = PKCS11Signer(
                session, cert_label=label, key_label=label, use_raw_mechanism=True
            )
            signer.signing_cert  # noqa: B018  (looked for now, so that what is wrong is said here)
            yield signer
    except (PKCS11Error, SigningError) as error:
        raise ValueError(f"{type(error).__name__} {error}") from error


def _drawn(key: dict[str, Any], box: StampBox, signer: Any, at: datetime) -> bytes:
    """Give the stamp as a page of its size: the picture, or words where there is none."""
    if key["picture"]:
        inside, images = f'<img src="{_PICTURE}" alt="">', {_PICTURE: Path(key["picture"])}
    else:
        lines = _lines(signer.signing_cert.subject.native, at)
        inside, images = "".join(f"<p>{escape(line)}</p>" for line in lines), {}
    return _laid_out(inside, key["role"], box, images)


def _line(number: str, box: StampBox, at: datetime) -> bytes:
    """Give what an annex of its own bears: "12/QĐ-UBND; 06/12/2021 14:05:10 +07:00"."""
    return _laid_out(f"<p>{escape(number)}; {_time(at)}</p>", "annex", box, {})


def _laid_out(inside: str, kind: str, box: StampBox, images: dict[str, Path]) -> bytes:
    html = _STAMP % (box.width, box.height, kind, inside)
    page = printer.laid_out(html, [printer.style("stamp")], images=images)
    return page.write_pdf(**printer.LASTING)


def _lines(subject: dict[str, Any], at: datetime) -> list[str]:
    name, organisation = subject.get("common_name", ""), subject.get("organization_name", "")
    lines = [f"Ký bởi: {name}", f"Cơ quan: {organisation}"]
    if not organisation or organisation == name:
        lines.pop()
    return [*lines, f"Thời gian ký: {_time(at)}"]


def _time(at: datetime) -> str:
    return f"{at:%d/%m/%Y %H:%M:%S}{NO_BREAK}{at.isoformat()[-6:]}"


def _signed(
    content: bytes, signer: Any, field: str, page: int, box: StampBox, drawing: Path
) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.stamp import StaticStampStyle

    writer = IncrementalPdfFileWriter(BytesIO(content))
    if field in {name for name, *_ in enumerate_sig_fields(writer.prev)}:
        raise SigningFaultError(SigningFault.ALREADY)
    middle = AxisAlignment.ALIGN_MID
    style = StaticStampStyle.from_pdf_file(
        str(drawing),
        border_width=0,
        background_layout=SimpleBoxLayoutRule(middle, middle, Margins()),
    )
    seen = PdfSigner(
        PdfSignatureMetadata(
            field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
        ),
        signer,
        stamp_style=style,
        new_field_spec=SigFieldSpec(field, on_page=page, box=box.corners),
    )
    return seen.sign_pdf(writer).getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
