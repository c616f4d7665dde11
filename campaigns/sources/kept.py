"""The bytes of a file that somebody brings → its text. What a file is, its content says.

Read apart, by `campaigns.sources.reader`, never in the process that answers people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from campaigns.rules.plan import Note
from campaigns.sources.pdf import pdf_text
from campaigns.sources.unreadable import UnreadablePlan, check_size
from campaigns.sources.word import word_text
from vietnamese.numbers import in_ranges
from vietnamese.old_fonts import Converted, LostLetters, font_of, in_unicode
from vietnamese.syllables import is_syllable
from vietnamese.text import without_accents

_MOST_CHARACTERS = 1_000_000
_MOST_LINES = 20_000
_LEAST_LETTERS = 40

_ZIP, _PDF, _OLD_OFFICE, _RTF = (
    b"PK\x03\x04",
    b"%PDF-",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"{\\rtf",
)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # a PDF may claim that its letters are these
# Letters that only Vietnamese has, and those that texts in the old fonts .VnTime and VNI show.
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_OLD_FONTS = re.compile(r"[µ¸¹¶·®©¨ªÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÜÞßöøùúûüýþ]|[aeouAEOU][àáäåãùúûöïø](?=\w)")
_WORDS = re.compile(r"[^\s\d!-/:-@\[-`{-~–—“”‘’…•]+")  # with the signs that stand within them
_LOST_LETTERS = (
    "Văn bản dùng bảng mã cũ TCVN3 và đã mất chữ “ư” (“phường” thành “phờng”) khi sao chép. Hãy mở "
    "bản gốc, chuyển sang Unicode rồi tải lại."
)
_SUBJECTS = ("thi dua", "khen thuong", "ke hoach")


@dataclass(frozen=True)
class KeptText:
    """A text as it is kept, in Unicode, and what happened to it on the way."""

    text: str
    notes: tuple[Note, ...] = ()


def source_of(name: str, content: bytes) -> KeptText:
    """Give the text of an uploaded .docx, .pdf or .txt file in the order in which it is read.

    Raises `UnreadablePlan` with a sentence when there is nothing to read: an empty, locked,
    scanned, foreign or oversized file, or one that is no plan.
    """
    check_size(len(content))
    if not content.strip():
        raise UnreadablePlan("Tệp rỗng. Hãy chọn tệp kế hoạch có nội dung.")
    text, notes = _read(PurePath(name).suffix.lower(), content)
    kept = source_of_text(text)
    return replace(kept, notes=notes + kept.notes)


def source_of_text(text: str) -> KeptText:
    """Give a text that was pasted, or taken out of a file, with what was typed for the fonts of
    before Unicode converted.

    Raises `UnreadablePlan` for what is too long, cannot be converted, or is no plan.
    """
    text = _UNSTORABLE.sub("", text)
    if len(text) > _MOST_CHARACTERS:
        raise UnreadablePlan(
            "Văn bản dài hơn một triệu ký tự, không thể là một kế hoạch. Hãy kiểm tra lại tệp."
        )
    if text.count("\n") > _MOST_LINES:
        raise UnreadablePlan(
            f"Văn bản có hơn {_MOST_LINES:,} dòng".replace(",", ".")
            + ", không thể là một kế hoạch. Hãy kiểm tra lại tệp."
        )
    try:
        converted = in_unicode(text)
    except LostLetters:
        raise UnreadablePlan(_LOST_LETTERS) from None
    check_plan(converted.text)
    return KeptText(converted.text, tuple(_conversions(converted)))


def _conversions(converted: Converted) -> Iterator[Note]:
    for font, lines in converted.fonts:
        message = (
            f"Dòng {in_ranges(lines)} dùng bảng mã cũ {font}, đã chuyển sang Unicode; hãy đối "
            "chiếu chữ với bản gốc."
        )
        yield Note("old_font_converted", message, lines[0])


def check_plan(text: str) -> None:
    """Raise `UnreadablePlan` for text that is empty, not Vietnamese, or no plan of emulation."""
    letters = sum(char.isalpha() for char in text)
    if letters < _LEAST_LETTERS:
        raise UnreadablePlan("Không có nội dung để đọc. Hãy chọn tệp kế hoạch có nội dung.")
    composed = unicodedata.normalize("NFC", text)
    vietnamese = len(_VIETNAMESE.findall(composed))
    if vietnamese < letters * 0.03:
        if len(_OLD_FONTS.findall(composed)) > letters * 0.05:
            raise UnreadablePlan(
                "Văn bản dùng bảng mã cũ (TCVN3 hoặc VNI). Hãy chuyển sang Unicode rồi tải lại."
            )
        raise UnreadablePlan(
            "Văn bản không phải tiếng Việt có dấu. Hãy chọn tệp kế hoạch tiếng Việt."
        )
    words = " ".join(without_accents(composed).split())
    if not any(subject in words for subject in _SUBJECTS):
        raise UnreadablePlan(
            "Văn bản không phải kế hoạch thi đua: không có chữ “kế hoạch” hay “thi đua”. "
            "Hãy kiểm tra lại tệp."
        )


def _read(suffix: str, content: bytes) -> tuple[str, tuple[Note, ...]]:
    if content.startswith(_ZIP):
        return word_text(content), ()
    if _PDF in content[:1024]:
        return pdf_text(content)
    if content.startswith(_OLD_OFFICE):
        raise UnreadablePlan(_old_office_sentence(content))
    if content.startswith(_RTF):
        raise UnreadablePlan("Tệp là RTF. Hãy mở bằng Word, lưu thành .docx rồi tải lại.")
    if suffix in (".docx", ".pdf"):
        raise UnreadablePlan(
            f"Tệp có đuôi {suffix} nhưng nội dung không phải {suffix}, có thể đã hỏng. "
            "Hãy lưu lại rồi tải lên."
        )
    return _plain_text(content), ()


def _old_office_sentence(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "Tệp Word có mật khẩu. Hãy bỏ mật khẩu rồi tải lại."
    return "Tệp là Word đời cũ (.doc). Hãy mở bằng Word, lưu thành .docx rồi tải lại."


def _plain_text(content: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if content.startswith(mark):
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                break
            if "\x00" not in text:
                return text
            break
    if b"\x00" in content:
        raise UnreadablePlan("Tệp không phải văn bản. Hãy chọn tệp .docx, .pdf có chữ hoặc .txt.")
    if text := _of_windows(content):
        return text
    if font_of(content.decode("latin-1").split("\n")):  # the tables are one byte a letter
        return content.decode("latin-1")
    raise UnreadablePlan(
        "Tệp văn bản không dùng Unicode. Hãy mở bằng Notepad, lưu lại với mã hóa UTF-8 rồi tải lên."
    )


def _of_windows(content: bytes) -> str:
    """Give a text that an older Windows saved in its code page of Vietnamese, "" for another: there
    nearly all words that are more than ASCII are syllables, typed for TCVN3 or VNI few are."""
    try:
        text = unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        return ""
    words = [word for word in _WORDS.findall(text) if not word.isascii()]
    syllables = sum(map(is_syllable, words))
    return text if syllables > 0.9 * len(words) else ""
