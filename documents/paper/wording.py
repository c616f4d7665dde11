"""Words of the screen made fit for a paper: it states what is, and tells nobody what to press."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_ADVICE = re.compile(r"(hãy|xin|mời|bấm|vui lòng)\b", re.IGNORECASE)


def stated(text: str) -> str:
    """Give a text of the screen without the sentences that tell its reader what to do: "Chưa có
    biên bản bình xét. Hãy ghi cuộc họp." says on paper "Chưa có biên bản bình xét."."""
    kept = [sentence for sentence in _SENTENCE.split(text) if not _ADVICE.match(sentence)]
    return " ".join(kept)


def where_to_object(commune: str) -> str:
    """Give the last sentence of a notice that refuses something: where its reader may write to."""
    return (
        f"Ý kiến về kết quả này gửi bằng văn bản đến Văn phòng HĐND và UBND {commune} để được xem "
        "xét, trả lời theo quy định"
    )
