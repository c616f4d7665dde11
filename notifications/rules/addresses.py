"""What a mail server takes as one address (RFC 5322): "ten@xa.vn", "Tên người gửi <ten@xa.vn>"."""

from __future__ import annotations

import re
from email.errors import ObsoleteHeaderDefect
from email.headerregistry import HeaderRegistry
from typing import Any

_NAME_AND_ADDRESS = re.compile(r'\s*"?(?P<name>[^"<>]+?)"?\s*<(?P<address>[^<>\s]+)>\s*')
_read: Any = HeaderRegistry()


def is_one_address(text: str) -> bool:
    """Say whether a text is the address of one mailbox, with or without a name before it."""
    try:
        header = _read("From", text)
    except (ValueError, IndexError):  # what the reader says of line breaks and of half an address
        return False
    # "TP. Huế <…>": a full stop in a name is out of date, yet every server takes it.
    if any(not isinstance(defect, ObsoleteHeaderDefect) for defect in header.defects):
        return False
    address, *others = header.addresses or (None,)
    is_group = any(group.display_name is not None for group in header.groups)
    return bool(address and address.username and address.domain and not others and not is_group)


def quoted(text: str) -> str:
    """Give "Tên, có dấu phẩy <ten@xa.vn>" with its name in quotes, or "" where that mends
    nothing."""
    parts = _NAME_AND_ADDRESS.fullmatch(text)
    mended = f'"{parts["name"]}" <{parts["address"]}>' if parts else ""
    return mended if mended and is_one_address(mended) else ""
