"""The papers that a dossier is made of."""

from __future__ import annotations

from enum import StrEnum


class DossierPaper(StrEnum):
    """A paper of a dossier that somebody attaches."""

    REPORT = "report"
    MINUTES = "minutes"
    INITIATIVE = "initiative"
    TOPIC = "topic"
    OPINION = "opinion"
    EVIDENCE = "evidence"
    OTHER = "other"

    @property
    def word(self) -> str:
        """Give the paper as the screens name it."""
        return {
            "report": "Báo cáo thành tích đã ký",
            "minutes": "Biên bản bình xét đã ký",
            "initiative": "Chứng nhận, quyết định công nhận sáng kiến",
            "topic": "Biên bản nghiệm thu đề tài, đề án",
            "opinion": "Ý kiến của đơn vị cũ",
            "evidence": "Minh chứng thành tích",
            "other": "Giấy tờ khác",
        }[self]
