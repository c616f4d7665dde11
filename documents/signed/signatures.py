"""What a signed file says of itself, as plain values, and the words for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

COMPARE = "Hãy mở tệp và đối chiếu từng dòng với bản in trước khi dùng."


class FileOrigin(StrEnum):
    """What the file that was signed is, beside the print that was handed out."""

    PRINT = "print"
    WRITTEN_IN = "written_in"
    OTHER = "other"
    ANNEX = "annex"

    @property
    def sentence(self) -> str:
        return {
            "print": "Người ký đã ký đúng bản in của chương trình.",
            "written_in": f"Trước khi ký, bản in đã được ghi thêm nội dung khác. {COMPARE}",
            "other": "Tệp đã ký không phải đúng tệp bản in của chương trình: phần mềm ký đã ghi "
            f"lại cả tệp, hoặc đây là một văn bản khác. {COMPARE}",
            "annex": "Phụ lục là một tệp riêng, ký riêng; nội dung đối chiếu với danh sách trong "
            "bản in.",
        }[self]


class ReadingFault(StrEnum):
    """Why the signatures of a file could not be read."""

    NONE = ""
    LOCKED = "locked"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"

    @property
    def sentence(self) -> str:
        return {
            "": "",
            "locked": "Tệp đã bị khóa (mã hóa) nên không kiểm tra được chữ ký số. Hãy xin lại tệp "
            "đã ký không đặt khóa.",
            "too_large": "Tệp quá nặng hoặc có nội dung bất thường nên đã dừng kiểm tra chữ ký "
            "số. Hãy tải lại bản in, ký lại rồi đính kèm.",
            "unreadable": "Không đọc được chữ ký số trong tệp: tệp bị hỏng, hoặc phần mềm ký ghi "
            "sai quy cách. Hãy ký lại bằng phần mềm khác, hoặc đính kèm bản quét.",
        }[self]


class CertificateTrust(StrEnum):
    """What is known of who gave the signer the certificate."""

    TRUSTED = "trusted"
    UNKNOWN = "unknown"
    EXPIRED = "expired"

    @property
    def word(self) -> str:
        return {
            "trusted": "Đã kiểm chứng",
            "unknown": "Chưa kiểm chứng được",
            "expired": "Ngoài hạn lúc ký",
        }[self]


class SignatureVerdict(StrEnum):
    """What a signature is worth, in the words of a badge."""

    HOLDS = "holds"
    UNKNOWN_ISSUER = "unknown_issuer"
    EXPIRED = "expired"
    CHANGED = "changed"
    BROKEN = "broken"

    @property
    def word(self) -> str:
        return {
            "holds": "Chữ ký số hợp lệ",
            "unknown_issuer": "Chưa kiểm chứng người cấp",
            "expired": "Ngoài hạn chứng thư",
            "changed": "Đã thêm nội dung sau khi ký",
            "broken": "Chữ ký số không còn đúng",
        }[self]


SCANNED = "Bản đã ký là bản quét; chữ ký và con dấu ở trên tờ văn bản."
NO_SIGNATURE, UNREAD = "Không có chữ ký số", "Chưa kiểm tra được"
"""Words of a file without signatures, and of one whose signatures could not be read."""


class Signed(Protocol):
    """What has the columns of a signature: a value just read, or its row."""

    signer: str
    organisation: str
    issuer: str
    signed_at: datetime | None
    is_timestamped: bool
    covers_whole: bool
    is_intact: bool
    is_unchanged: bool
    trust: str


@dataclass(frozen=True)
class FoundSignature:
    """One signature of a file.

    `is_intact`: what it covers is as it was signed; `covers_whole`: that is the whole file, not an
    earlier state of it; `is_unchanged`: what came after are signatures alone. `signed_at` is what
    the signer's machine said, unless a time authority vouches for it (`is_timestamped`).
    """

    signer: str
    organisation: str
    issuer: str
    serial: str
    signed_at: datetime | None
    is_timestamped: bool
    covers_whole: bool
    is_intact: bool
    is_unchanged: bool
    trust: CertificateTrust


@dataclass(frozen=True)
class SignatureReading:
    """What was found in a file that came back signed; `print_sha256` names the print that it was
    held against."""

    print_sha256: str
    origin: FileOrigin = FileOrigin.OTHER
    fault: ReadingFault = ReadingFault.NONE
    signatures: tuple[FoundSignature, ...] = ()


def verdict_of(signature: Signed) -> SignatureVerdict:
    """Give what a signature is worth; the worst that is known of it counts."""
    if not signature.is_intact:
        return SignatureVerdict.BROKEN
    if not signature.is_unchanged:
        return SignatureVerdict.CHANGED
    return {
        CertificateTrust.TRUSTED: SignatureVerdict.HOLDS,
        CertificateTrust.UNKNOWN: SignatureVerdict.UNKNOWN_ISSUER,
        CertificateTrust.EXPIRED: SignatureVerdict.EXPIRED,
    }[CertificateTrust(signature.trust)]


def sentence_of(signature: Signed) -> str:
    """Give in a sentence or two what a signature is worth and what to do."""
    match verdict_of(signature):
        case SignatureVerdict.BROKEN:
            return (
                "Tệp đã bị sửa sau khi ký: nội dung không còn khớp với chữ ký. Không dùng tệp "
                "này; hãy xin lại tệp gốc của người ký."
            )
        case SignatureVerdict.CHANGED:
            return (
                "Phần đã ký còn nguyên, nhưng sau khi ký có người ghi thêm nội dung khác vào tệp; "
                "chữ ký không bảo đảm phần thêm đó. Hãy xin lại tệp gốc của người ký."
            )
        case SignatureVerdict.EXPIRED:
            return (
                f"{_covered(signature)} Lúc ký, chứng thư đã hết hạn hoặc chưa có hiệu lực. Hãy "
                "hỏi lại người ký."
            )
        case SignatureVerdict.UNKNOWN_ISSUER:
            return (
                f"{_covered(signature)} Chưa kiểm chứng được người cấp chứng thư "
                f"({signature.issuer})."
            )
        case _:
            return f"{_covered(signature)} Chứng thư do {signature.issuer} cấp, đã kiểm chứng."


def _covered(signature: Signed) -> str:
    if signature.covers_whole:
        return "Chữ ký bao trùm cả tệp, tệp còn nguyên từ khi ký."
    return "Phần đã ký còn nguyên; sau đó tệp chỉ có thêm chữ ký khác."


def time_note(signature: Signed) -> str:
    """Say where the time of a signature comes from."""
    return "có dấu thời gian" if signature.is_timestamped else "theo giờ máy của người ký"


def doubts_of(origin: str, fault: str, signatures: Sequence[Signed]) -> list[str]:
    """Give what somebody has to look at before relying on a signed file; a scan, which has no
    signatures, is looked at anyway."""
    if fault:
        return [ReadingFault(fault).sentence]
    doubts = [
        f"Chữ ký số của {signature.signer}: {sentence_of(signature)}"
        for signature in signatures
        if verdict_of(signature) is not SignatureVerdict.HOLDS
    ]
    strange = signatures and origin not in (FileOrigin.PRINT, FileOrigin.ANNEX)
    return [FileOrigin(origin).sentence, *doubts] if strange else doubts
