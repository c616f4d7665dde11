"""Awards as lists and old papers call them, in any of their spellings: one vocabulary for all that
is brought."""

from __future__ import annotations

import re

from law.kinds import CATALOGUE, AwardKind
from workbooks.cells import bare

_WRITTEN_OUT = {
    "ttldtt": "tap the lao dong tien tien",
    "ttldxs": "tap the lao dong xuat sac",
    "ldtt": "lao dong tien tien",
    "ttld": "tap the lao dong",
    "cstdcs": "chien si thi dua co so",
    "cstdtq": "chien si thi dua toan quoc",
    "cstd": "chien si thi dua",
    "gk": "giay khen",
    "bk": "bang khen",
    "ubnd": "uy ban nhan dan",
}
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
    """Give the kind that "Chiến sỹ thi đua cấp cơ sở", "CSTĐ cơ sở" or "LĐTT" names; None for what
    names none. The spelling Chiến sỹ is the plan's, Chiến sĩ the law's."""
    return _BY_NAME.get(_in_one_spelling(text))


def _in_one_spelling(text: str) -> str:
    words = re.sub(r"\bsy\b", "si", bare(text)).split()
    return " ".join(_WRITTEN_OUT.get(word, word) for word in words if word != "cap")


_BY_NAME = {
    _in_one_spelling(name): kind
    for kind in CATALOGUE
    for name in (kind.name, kind.short, kind.code, *_OTHER_NAMES.get(kind.code, ()))
}
