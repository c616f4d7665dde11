"""What a judgement comes to, in a sentence."""

from __future__ import annotations

from eligibility.judging import Condition, Judgement, Outcome


def in_a_sentence(judgement: Judgement) -> str:
    """Give "Đạt 4 trên 5 yêu cầu; 1 yêu cầu còn chờ: Có sáng kiến được công nhận"."""
    conditions = judgement.conditions
    if not conditions:
        return (
            "Pháp luật không đặt điều kiện tính được cho loại này; người có thẩm quyền xem xét "
            "thành tích"
        )
    met = sum(condition.outcome is Outcome.MET for condition in conditions)
    if met == len(conditions):
        return f"Đạt cả {met} yêu cầu"
    parts = [
        _told(words, [condition for condition in conditions if _waits(condition) == words])
        for words in ("chưa đủ", "cần người xem xét", "còn chờ")
    ]
    return "; ".join([f"Đạt {met} trên {len(conditions)} yêu cầu", *filter(None, parts)])


def _waits(condition: Condition) -> str:
    if condition.outcome is Outcome.MET:
        return ""
    if condition.outcome is Outcome.NOT_MET:
        return "chưa đủ"
    return "còn chờ" if condition.is_conditional else "cần người xem xét"


def _told(words: str, conditions: list[Condition]) -> str:
    """Give "2 yêu cầu còn chờ"; a single one is named."""
    if not conditions:
        return ""
    named = f": {conditions[0].required.rstrip('.')}" if len(conditions) == 1 else ""
    return f"{len(conditions)} yêu cầu {words}{named}"
