"""What is raised when somebody brings a file that cannot be read as a plan."""

from sandbox.refusals import FileError

MOST_BYTES = 10 * 1024 * 1024


class UnreadablePlan(FileError):  # noqa: N818 - the name says what it is
    """A file that is no readable plan; the message is a Vietnamese sentence for the screen."""


def check_size(size: int) -> None:
    """Raise `UnreadablePlan` for a file of too many bytes; call it before reading an upload."""
    if size > MOST_BYTES:
        raise UnreadablePlan(
            f"Tệp nặng {size / 1024 / 1024:.0f} MB, quá mức cho phép "
            f"{MOST_BYTES // 1024 // 1024} MB. Hãy bỏ bớt hình ảnh hoặc dán nội dung văn bản."
        )
