"""What a day is set for: registration, initiatives, nominations or reports."""

from __future__ import annotations

import re

from campaigns.rules.plan import DeadlineKind

from .lines import spaced

# Names of bodies and laws hold the same words: "Hội đồng thi đua khen thưởng" is no nomination.
_NAMES = spaced(
    r"hoi dong thi dua ?[,-]? ?(?:va )?khen thuong|hoi dong (?:xet )?(?:cong nhan )?sang kien|"
    r"ban thi dua ?[,-]? ?khen thuong|hoi dong (?:tdkt|td-kt)|luat thi dua ?, ?khen thuong|"
    r"cong tac thi dua ?, ?khen thuong|thi dua ?, ?khen thuong"
)
_WORDS: dict[DeadlineKind, str] = {
    "registration": r"dang ky",
    "initiative": r"sang kien|de tai|giai phap",
    "nomination": (
        r"khen thuong|danh hieu|binh xet|thanh tich|to trinh|xet tang|ho so thi dua|"
        r"ket qua xet|ho so"
    ),
    "report": r"bao cao|tong ket|so ket",
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
    r"(?:dang ky|sang kien|giai phap|thanh tich)"
    r"|ho so(?:(?!khen thuong|danh hieu|xet tang)[^.;]){0,40}? (?:sang kien|de tai|giai phap)"
)


def kind_in(words: str, *, last: bool = False) -> DeadlineKind | None:
    """Give the kind that the first (or last) telling word of bare `words` names, if any."""
    words = _NAMES.sub(lambda name: " " * len(name[0]), words)
    found = [
        kind
        for match in _KIND.finditer(words)
        if not _CARRIES.match(words, match.start())
        for kind in _WORDS
        if match[kind]
    ]
    return found[-1 if last else 0] if found else None


def names_kind(words: str) -> re.Match[str] | None:
    """Say whether bare `words` name what a day is for."""
    return _KIND.search(_NAMES.sub(lambda name: " " * len(name[0]), words))
