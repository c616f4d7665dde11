"""Why a file is not taken, as a sentence that says what to do."""

from __future__ import annotations


class FileError(Exception):
    """The file is not taken; the text is a sentence that says why and what to do."""


class HeavyFileError(FileError):
    """Opening the file takes more time, memory or room than any honest file needs."""

    def __init__(self, sentence: str = ""):
        super().__init__(
            sentence
            or "Tệp chứa quá nhiều dữ liệu bên trong, không an toàn để mở. Hãy bỏ bớt nội dung, "
            "hoặc lưu sang một tệp mới rồi tải lại."
        )


class BrokenFileError(FileError):
    """Whatever reads the file broke with it."""

    def __init__(self, sentence: str = ""):
        super().__init__(
            sentence
            or "Tệp bị hỏng hoặc chưa tải xong, không mở được. Hãy mở thử trên máy của Ông/Bà, "
            "lưu lại rồi tải lại."
        )


class BusyError(FileError):
    """The machine has too much to do at this moment to open the file in time."""

    def __init__(self) -> None:
        super().__init__(
            "Máy chủ đang bận nên chưa xem được tệp này. Hãy đợi một phút rồi tải "
            "lại; gửi nhiều tệp thì chia làm vài lần."
        )
