"""What people write in a báo cáo sơ kết, tổng kết, part by part.

There is no national form; that results, shortcomings, causes and lessons are to be judged says
TT 01/2024/TT-BNV, Điều 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class TextBlock:
    """A part that somebody writes. `is_needed`: no report is signed without it; `is_handed_on`: a
    later report may begin with it; `is_of_year`: a sơ kết has none."""

    name: str
    section: str
    label: str
    hint: str = ""
    lines: int = 5
    is_needed: bool = False
    is_handed_on: bool = False
    is_of_year: bool = False


TEXT_BLOCKS = (
    TextBlock(
        "situation",
        "I. Đặc điểm, tình hình",
        "Đặc điểm, tình hình",
        "Tình hình kinh tế - xã hội, thuận lợi, khó khăn ảnh hưởng đến phong trào.",
        is_of_year=True,
    ),
    TextBlock(
        "guidance",
        "II. Công tác chỉ đạo",
        "Chỉ đạo, triển khai, tuyên truyền",
        "Số, ngày của kế hoạch, các đợt và phiên họp Hội đồng đã được điền.",
    ),
    TextBlock(
        "movement",
        "III. Kết quả phong trào thi đua",
        "Kết quả thực hiện phong trào",
        "Kết quả từng mặt công tác, có số liệu so với năm trước. Đăng ký, chỉ tiêu đã được điền.",
        lines=12,
        is_needed=True,
    ),
    TextBlock(
        "examples",
        "IV. Sáng kiến, điển hình tiên tiến",
        "Nhận xét về sáng kiến, điển hình tiên tiến",
        "Số sáng kiến và các điển hình đã đăng ở mục Công khai đã được điền.",
    ),
    TextBlock(
        "praise",
        "V. Công tác khen thưởng",
        "Nhận xét về công tác khen thưởng",
        "Số lượng theo danh hiệu, đối tượng, đơn vị đã được điền.",
    ),
    TextBlock(
        "shortcomings",
        "VII. Hạn chế, nguyên nhân, bài học",
        "Hạn chế",
        is_needed=True,
        is_handed_on=True,
    ),
    TextBlock(
        "causes",
        "VII. Hạn chế, nguyên nhân, bài học",
        "Nguyên nhân",
        is_needed=True,
        is_handed_on=True,
    ),
    TextBlock(
        "lessons",
        "VII. Hạn chế, nguyên nhân, bài học",
        "Bài học kinh nghiệm",
        is_needed=True,
        is_handed_on=True,
    ),
    TextBlock(
        "direction",
        "VIII. Phương hướng, kiến nghị",
        "Phương hướng, nhiệm vụ thời gian tới",
        lines=8,
        is_needed=True,
        is_handed_on=True,
    ),
    TextBlock(
        "requests",
        "VIII. Phương hướng, kiến nghị",
        "Kiến nghị, đề xuất",
        is_handed_on=True,
    ),
)
Texts = Mapping[str, str]
"""What was written, by the names of the blocks."""


def blocks_for(*, of_phase: bool) -> tuple[TextBlock, ...]:
    """Give the blocks of a sơ kết of a đợt, or of a tổng kết."""
    return tuple(block for block in TEXT_BLOCKS if not (of_phase and block.is_of_year))


def unwritten(texts: Texts, *, of_phase: bool) -> list[TextBlock]:
    """Give the blocks that a report has to have and that nobody has written yet."""
    return [
        block
        for block in blocks_for(of_phase=of_phase)
        if block.is_needed and not texts[block.name]
    ]


def handed_on(earlier: Texts, texts: Texts) -> dict[str, str]:
    """Give what an earlier report has to say where this one says nothing yet."""
    names = (block.name for block in TEXT_BLOCKS if block.is_handed_on)
    return {name: earlier[name] for name in names if earlier[name] and not texts[name]}
