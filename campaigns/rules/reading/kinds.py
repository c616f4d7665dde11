"""What a day is set for: registration, initiatives, nominations or reports."""

from __future__ import annotations

from campaigns.rules.plan import DeadlineKind

from .lines import spaced

# Names of bodies and laws hold the same words: "Hội đồng thi đua khen thưởng" is no nomination.
_NAMES = spaced(
    r"hoi dong thi dua ?[,-]? ?(?:va )?khen thuong|hoi dong (?:xet )?(?:cong nhan )?sang kien|"
    r"ban thi dua ?[,-]? ?khen thuong|hoi dong (?:tdkt|td-kt)|luat thi dua ?, ?khen thuong|"
    r"cong tac thi dua ?, ?khen thuong|thi dua ?, ?khen thuong"
)
_ASIDE = spaced(r"\((?:(?:doi voi|cho|dot|ky) )?(?:so ket|tong ket)[^()\n]{0,40}\)")
_WORDS: dict[DeadlineKind, str] = {
    "registration": r"dang ky",
    "initiative": r"sang kien|skkn|sk(?= ?:)|de tai|giai phap",
    "nomination": (
        r"khen thuong|danh hieu|binh xet|thanh tich|to trinh|xet tang|ho so thi dua|hskt|"
        r"ket qua xet"
    ),
    "report": r"bao cao|(?<!ho so )(?:tong ket|so ket)",
}
_KIND = spaced(
    r"(?<![a-z])(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _WORDS.items())
    + r")(?!\w)"
)
# What only carries something else: "báo cáo thành tích" is no report, "hồ sơ … sáng kiến" no
# nomination unless an award is named before the initiative.
_CARRIES = spaced(
    r"bao cao(?: ket qua)?(?: viec)?(?: de nghi| tom tat)? "
    r"(?:dang ky|sang kien|giai phap|thanh tich)|(?:tong ket|so ket),? (?:xet|binh xet|khen)"
    r"|bao cao(?: ket qua)?(?:,| va) (?:lap )?ho so"
    r"|ho so(?:(?!khen thuong|danh hieu|xet tang)[^.;]){0,40}? (?:sang kien|de tai|giai phap)"
)


_SENT = spaced(r"(?<![a-z])(?:gui|nop)(?!\w)")
_FILE = spaced(r"(?<![a-z])ho so(?!\w)")


def kind_in(words: str, *, last: bool = False) -> DeadlineKind | None:
    """Give the kind that bare `words` tell: what is sent, else the first (or last) telling word,
    else that a file is spoken of."""
    words = _without_names(words)
    sent = _SENT.search(words)
    told = _told(words[sent.end() :]) if sent and not last else []
    told = told or _behind_a_label(words) or _told(words)
    if told:
        return told[-1 if last else 0]
    return "nomination" if _FILE.search(words) else None


def _behind_a_label(words: str) -> list[DeadlineKind]:
    """Give what is told behind "Xét khen thưởng:", which heads all that is sent to be judged."""
    label, colon, rest = words.partition(":")
    is_heading = bool(colon) and _told(label) == ["nomination"]
    return [kind for kind in _told(rest) if kind == "initiative"] if is_heading else []


def names_kind(words: str) -> bool:
    """Say whether bare `words` name what a day is for."""
    return bool(_KIND.search(_without_names(words)))


def _told(words: str) -> list[DeadlineKind]:
    return [
        kind
        for match in _KIND.finditer(words)
        if not _CARRIES.match(words, match.start())
        for kind in _WORDS
        if match[kind]
    ]


def _without_names(words: str) -> str:
    """Blank names of bodies, and asides on when: "(đối với tổng kết năm)"."""
    for pattern in (_NAMES, _ASIDE):
        words = pattern.sub(lambda match: " " * len(match[0]), words)
    return words
