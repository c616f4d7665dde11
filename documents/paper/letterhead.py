"""How bodies are named at the top of a letter (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.2)."""

import re

_COMMITTEE = re.compile(r"^(ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+", re.IGNORECASE)
COMMITTEE = "Ủy ban nhân dân"
_COUNCIL = re.compile(r"^(hội đồng)\s+(thi đua)", re.IGNORECASE)


def full_name(body: str) -> str:
    """Give "Ủy ban nhân dân xã Quảng Thành" for "UBND xã Quảng Thành"; other names as they are."""
    return _COMMITTEE.sub(f"{COMMITTEE} ", body)


def issuer_lines(body: str) -> str:
    """Give the issuer as the head writes it: what names a committee or council on its own line."""
    return _COUNCIL.sub(r"\1\n\2", _COMMITTEE.sub(f"{COMMITTEE}\n", body))


def superior_line(body: str) -> str:
    """Give the superior body short enough for one line: "UBND huyện Quảng Điền"."""
    return _COMMITTEE.sub("UBND ", body)


def is_committee(body: str) -> bool:
    """Say whether a body is an Ủy ban nhân dân, for which letters are signed "TM."."""
    return bool(_COMMITTEE.match(body))
