"""Awards as lists and old papers call them, in any of their spellings: one vocabulary for all that
is brought."""

from __future__ import annotations

import re

from law.kinds import CATALOGUE, AwardKind
from workbooks.cells import bare

_OTHER_NAMES = {
    "CSTDT": ("chien si thi dua tinh thanh pho",),
    "CO_THI_DUA": ("co thi dua", "co thi dua cua uy ban nhan dan tinh"),
    "BANG_KHEN": (
        "bang khen tinh",
        "bang khen uy ban nhan dan tinh",
        "bang khen cua uy ban nhan dan tinh",
        "bang khen cua chu tich uy ban nhan dan tinh",
    ),
    "GIAY_KHEN": (
        "giay khen xa",
        "giay khen cua xa",
        "giay khen uy ban nhan dan xa",
        "giay khen chu tich uy ban nhan dan xa",
        "giay khen cua uy ban nhan dan xa",
        "giay khen cua chu tich uy ban nhan dan xa",
    ),
    "CO_CHINH_PHU": ("co thi dua chinh phu", "co cua chinh phu"),
    "BANG_KHEN_TTG": (
        "bang khen thu tuong chinh phu",
        "bang khen thu tuong",
        "bang khen cua thu tuong",
    ),
    "XA_TIEU_BIEU": ("xa phuong thi tran tieu bieu", "phuong tieu bieu", "thi tran tieu bieu"),
    "THON_VAN_HOA": ("to dan pho van hoa", "khu dan cu van hoa"),
}


def kind_named(text: str) -> AwardKind | None:
    """Give the kind that "Chiến sỹ thi đua cấp cơ sở", "Chiến sỹ TĐCS", "CSTĐ cơ sở" or "LĐTT"
    names; None for what names none. The spelling Chiến sỹ is the plan's, Chiến sĩ the law's."""
    words = _words(text)
    if kind := _BY_NAME.get(words):
        return kind
    kinds = {kind for name, kind in _BY_NAME.items() if _shortens(words, name)}
    return kinds.pop() if len(kinds) == 1 else None


def _words(text: str) -> tuple[str, ...]:
    """Give the bare words in one spelling."""
    words = re.sub(r"\bsy\b", "si", bare(text)).removeprefix("danh hieu ").split()
    return tuple(word for word in words if word != "cap")


def _shortens(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Say whether each word stands in the name, or for several of its words: "ldtt"."""
    at = 0
    for word in words:
        if name[at : at + 1] == (word,):
            at += 1
        elif word == "".join(full[0] for full in name[at : at + len(word)]) and len(word) > 1:
            at += len(word)
        else:
            return False
    return at == len(name)


_BY_NAME = {
    _words(name): kind
    for kind in CATALOGUE
    for name in (kind.name, kind.short, kind.code, *_OTHER_NAMES.get(kind.code, ()))
}
