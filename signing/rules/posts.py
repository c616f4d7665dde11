"""Who may sign for the chair of the committee, and the lines above the name."""

from __future__ import annotations

import re
from enum import StrEnum

from vietnamese.text import search_text


class Post(StrEnum):
    """A post that signs decisions of the chair."""

    CHAIR = "chair"
    DEPUTY = "deputy"

    @property
    def lines(self) -> tuple[str, ...]:
        """Give the lines above the name (Nghị định 30/2020/NĐ-CP, Điều 13): a deputy signs for the
        chair."""
        return ("Chủ tịch",) if self is Post.CHAIR else ("KT. Chủ tịch", "Phó Chủ tịch")


_OF_OTHERS = re.compile(r"hdnd|hoi dong nhan dan|mttq|mat tran|hoi\b|cong doan|lien doan")
_OF_THE_COMMITTEE = re.compile(r"ubnd|uy ban nhan dan")


def post_of(position: str) -> Post | None:
    """Give the post in the committee that a position names: "Phó Bí thư, Chủ tịch UBND xã" is the
    chair, "Chủ tịch HĐND, Phó Chủ tịch UBND" a deputy, "Chủ tịch Hội Nông dân" none."""
    parts = [search_text(part) for part in re.split(r"[,;]|\bkiêm\b", position)]
    presiding = [part for part in parts if "chu tich" in part]
    own = [part for part in presiding if _OF_THE_COMMITTEE.search(part)]
    own = own or [part for part in presiding if not _OF_OTHERS.search(part)]
    if not own:
        return None
    return Post.DEPUTY if all("pho chu tich" in part for part in own) else Post.CHAIR
