"""Names that papers print in capitals, written as in a sentence."""

from __future__ import annotations

import re

from .lines import bare

# What keeps a capital inside a name, longest first; every other common word is written small.
_KNOWN = (
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Hội đồng Thi đua khen thưởng",
    "Hội đồng Thi đua - Khen thưởng",
    "Hội đồng Thi đua, Khen thưởng",
    "Hội đồng",
    "Ban Chỉ đạo",
    "Ban Thường vụ",
    "Ban Thường trực",
    "Thường trực",
    "Ban Tổ chức",
    "Ban Giám hiệu",
    "Hội Nông dân",
    "Hội Cựu chiến binh",
    "Hội Liên hiệp Phụ nữ",
    "Mặt trận Tổ quốc Việt Nam",
    "Mặt trận Tổ quốc",
    "Bệnh viện Đa khoa khu vực",
    "Bệnh viện Đa khoa",
    "Bệnh viện",
    "Y tế",
    "Trường Tiểu học",
    "Trường Trung học cơ sở",
    "Trường Trung học phổ thông",
    "Trường Mầm non",
    "Trường",
    "Giáo dục và Đào tạo",
    "Nội vụ",
    "Kinh tế, Hạ tầng và Đô thị",
    "Kinh tế",
    "Phục vụ hành chính công",
    "Viên chức",
    "Nhà trẻ",
    "Văn hóa - Xã hội",
    "Văn hóa và Thông tin",
    "Tài chính - Kế hoạch",
    "Nông nghiệp và Môi trường",
    "Nông nghiệp và Phát triển nông thôn",
    "Tài nguyên và Môi trường",
    "Khoa học và Công nghệ",
    "Lao động - Thương binh và Xã hội",
    "Phòng",
    "Sở",
    "Chi cục",
    "Huyện ủy",
    "Tỉnh ủy",
    "Thành ủy",
    "Quận ủy",
    "Thị ủy",
    "Công an",
    "Văn phòng",
    "Đảng ủy",
    "Ban Chấp hành",
    "Công đoàn",
    "cơ quan",
    "Liên đoàn Lao động",
    "Trung tâm",
    "Cụm thi đua số",
    "Khối thi đua số",
    "Cụm thi đua",
    "Khối thi đua",
    "Trạm",
    "Tiểu học",
    "thành phố",
    "thị trấn",
    "thị xã",
    "phường",
    "huyện",
    "quận",
    "tỉnh",
    "xã",
    "và",
)


def _key(words: str) -> str:
    """Give words in capitals with the tone where the law on spelling puts it: UỶ as ỦY."""
    return words.upper().replace("UỶ", "ỦY").replace("OÀ", "ÒA").replace("OÁ", "ÓA")


# By their accents: Trương and Phương are names. Without any accent the bare words must do.
_BY_CAPITALS = {_key(name): name for name in _KNOWN}
_BY_BARE = {bare(name).upper(): name for name in _KNOWN}
_ACRONYMS = frozenset(
    [
        "HĐND",
        "UBND",
        "UBMTTQ",
        "UBMTTQVN",
        "MTTQ",
        "MTTQVN",
        "THCS",
        "THPT",
        "TH",
        "MN",
        "GD&ĐT",
        "GDĐT",
        "TĐKT",
        "ĐU",
        "BCH",
        "BTV",
        "LHPN",
        "LĐLĐ",
        "CĐCS",
    ]
)
_DASH = re.compile(r"([-–])")
_VOWEL = re.compile(r"[aeiouy]")
_LONGEST = max(len(name.split()) for name in _KNOWN)
_POSITION_WORDS = {
    "pho chu tich": "Phó Chủ tịch",
    "chu tich": "Chủ tịch",
    "pho hieu truong": "Phó Hiệu trưởng",
    "hieu truong": "Hiệu trưởng",
    "pho bi thu": "Phó Bí thư",
    "bi thu": "Bí thư",
    "pho giam doc": "Phó Giám đốc",
    "giam doc": "Giám đốc",
    "pho truong ban": "Phó Trưởng ban",
    "truong ban": "Trưởng ban",
    "pho truong phong": "Phó Trưởng phòng",
    "truong phong": "Trưởng phòng",
    "chanh van phong": "Chánh Văn phòng",
    "quyen chu tich": "Quyền Chủ tịch",
    "q. chu tich": "Quyền Chủ tịch",
}


def body_name(capitals: str) -> str:
    """Give "Ủy ban nhân dân xã Phong Điền" for "UBND XÃ PHONG ĐIỀN"."""
    book = _BY_BARE if capitals.isascii() else _BY_CAPITALS
    words = re.sub(r"^\s*UBND\b", "Ủy ban nhân dân", capitals).split()
    written: list[str] = []
    at = 0
    while at < len(words):
        known, length = _known_at(words, at, book)
        written.append(known or _with_capital(words[at]))
        at += length
    name = " ".join(written)
    return name[:1].upper() + name[1:]


def position_name(capitals: str) -> str:
    """Give "Phó Chủ tịch" for "PHÓ CHỦ TỊCH"; what follows the position is a body's name."""
    low = bare(capitals)
    for key in sorted(_POSITION_WORDS, key=len, reverse=True):
        if low.startswith(key):
            rest = capitals[len(key) :].strip()
            return f"{_POSITION_WORDS[key]} {_inner_name(rest)}".strip()
    return capitals.capitalize()


def person_name(written: str) -> str:
    """Give a person's name with capitals only where they belong."""
    return " ".join(map(_with_capital, written.split())) if written.isupper() else written


def _inner_name(capitals: str) -> str:
    return (
        capitals if capitals in ("", "UBND", "HĐND") else _keep_short(body_name(capitals), capitals)
    )


def _keep_short(name: str, capitals: str) -> str:
    return name.replace("Ủy ban nhân dân", "UBND") if capitals.startswith("UBND") else name


def _known_at(words: list[str], at: int, book: dict[str, str]) -> tuple[str, int]:
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        known = book.get(_key(" ".join(words[at : at + length])))
        if known:
            return known, length
    return "", 1


def _with_capital(word: str) -> str:
    return "".join(map(_part_with_capital, _DASH.split(word)))


def _part_with_capital(part: str) -> str:
    """Give "TĐKT" as it is: an acronym is known, or has no vowel."""
    if part in _ACRONYMS or not _VOWEL.search(bare(part)):
        return part
    return part[:1].upper() + part[1:].lower()
