"""Why a mail did not go out, in words for the office and the administrator."""

from __future__ import annotations

import smtplib


class UnsendableError(ValueError):
    """A mail that no server would take; its text is the sentence that says why."""


def failure_in_words(error: Exception) -> str:
    """Give a sentence with what the server or the program answered, in letters that can be kept."""
    sentence = _sentence(error)
    return sentence.encode(errors="replace").decode().replace("\x00", "")


def _sentence(error: Exception) -> str:
    match error:
        case UnsendableError():
            return str(error)
        case smtplib.SMTPRecipientsRefused(recipients=refused):
            return "; ".join(
                f"Máy chủ thư không nhận địa chỉ {address}: {_reply(*answer)}"
                for address, answer in refused.items()
            )
        case smtplib.SMTPSenderRefused():
            reply = _reply(error.smtp_code, error.smtp_error)
            return f"Máy chủ thư không nhận người gửi {error.sender}: {reply}"
        case smtplib.SMTPAuthenticationError():
            reply = _reply(error.smtp_code, error.smtp_error)
            return f"Máy chủ thư không nhận tên hoặc mật khẩu trong EMAIL_URL: {reply}"
        case smtplib.SMTPResponseException():
            return f"Máy chủ thư trả lời: {_reply(error.smtp_code, error.smtp_error)}"
        case smtplib.SMTPServerDisconnected():
            return f"Máy chủ thư ngắt kết nối giữa chừng: {error}"
        case OSError():
            return f"Không nối được với máy chủ thư: {error}"
        case _:
            return f"Không soạn được thư ({type(error).__name__}): {error}"


def _reply(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{code} {text}"
