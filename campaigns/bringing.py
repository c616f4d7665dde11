"""A plan that somebody brings, as a file or as pasted text, read apart: text and values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from campaigns.sources.unreadable import UnreadablePlan, check_size
from sandbox.opening import opened
from sandbox.refusals import BrokenFileError, FileError, HeavyFileError

_HEAVY = (
    "Đọc kế hoạch này mất quá nhiều thời gian hoặc bộ nhớ. Hãy dùng bản Word chỉ có chữ, hoặc dán "
    "nội dung văn bản, bỏ phần không thuộc kế hoạch."
)


@dataclass(frozen=True)
class BroughtPlan:
    """The text of a plan and what was read from it, as `campaigns.rules.plan.as_json` gives it."""

    text: str
    plan: dict[str, Any]


def plan_of_file(name: str, content: BinaryIO) -> BroughtPlan:
    """Read a .docx, .pdf or .txt; `UnreadablePlan` says why there is nothing to read."""
    return _read_apart("campaigns.sources.reader:read_file", content, name)


def plan_of_text(text: str) -> BroughtPlan:
    """Read a text that was pasted; `UnreadablePlan` says why it is no plan."""
    return _read_apart("campaigns.sources.reader:read_text", text.encode())


def plan_at(path: Path) -> BroughtPlan:
    """Read a file on disk; one that is too big is refused before it is read."""
    try:
        check_size(path.stat().st_size)
        with path.open("rb") as file:
            return plan_of_file(path.name, file)
    except FileNotFoundError:
        raise UnreadablePlan(f"Không tìm thấy tệp “{path}”. Hãy kiểm tra lại đường dẫn.") from None
    except IsADirectoryError:
        raise UnreadablePlan(f"“{path}” là thư mục. Hãy chọn một tệp kế hoạch.") from None
    except OSError:
        raise UnreadablePlan(f"Không mở được tệp “{path}”. Hãy kiểm tra quyền đọc tệp.") from None


def _read_apart(reader: str, content: bytes | BinaryIO, *arguments: str) -> BroughtPlan:
    try:
        with opened(reader, content, *arguments) as answer:
            return BroughtPlan(**json.load(answer))
    except (HeavyFileError, BrokenFileError):
        raise UnreadablePlan(_HEAVY) from None
    except FileError as refusal:
        raise UnreadablePlan(str(refusal)) from None
