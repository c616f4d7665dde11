"""Which awards of a commune get a paper, and what the paper says of its kind.

Source: Nghị định 98/2023/NĐ-CP, Điều 104; LĐTT and TTLĐTT get money alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from law.kinds import CSTDCS, GIAY_KHEN, AwardKind


@dataclass(frozen=True)
class PaperKind:
    """The paper of a kind of award: what stands over its title, what lists call it, and whether
    flags stand beside the emblem."""

    award: AwardKind
    verb: str
    noun: str
    has_flags: bool = False

    @property
    def title(self) -> str:
        return self.award.name


PAPERS = (
    PaperKind(GIAY_KHEN, "Tặng", "Giấy khen"),
    PaperKind(CSTDCS, "Tặng danh hiệu", "Bằng Chiến sĩ thi đua cơ sở", has_flags=True),
)
PAPER_OF = {paper.award.code: paper for paper in PAPERS}
