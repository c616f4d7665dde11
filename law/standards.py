"""Who may be Lao động tiên tiến, by date, and the ratings that titles rest on.

V and U of the source table are `at` (read) and `unread`; under regime C everything that the
amended law may change is unread.
"""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TypeVar

from law.inputs import Choice, Percentage, WholeNumber, YesNo
from law.instruments import (
    CIRCULAR_01_2024,
    CIRCULAR_15_2025,
    DECREE_91_2017,
    DECREE_335_2025,
    LAW_2003,
    LAW_2022,
    LAW_2026,
)
from law.regimes import B1, B2, A, C
from law.sources import Citation
from law.values import Parameter, Value, under

_LDTT, _RATING = "Lao động tiên tiến", "Xếp loại chất lượng"

RATINGS = (
    ("HTXS", "Hoàn thành xuất sắc nhiệm vụ"),
    ("HTT", "Hoàn thành tốt nhiệm vụ"),
    ("HT", "Hoàn thành nhiệm vụ"),
    ("KHT", "Không hoàn thành nhiệm vụ"),
)
"""The yearly ratings, best first."""

DISCIPLINE = (
    ("none", "không loại vì kỷ luật"),
    ("reprimand", "khiển trách trở lên"),
    ("caution", "cảnh cáo trở lên"),
)
"""The lightest discipline that excludes."""

TRAINING = (
    ("always", "luôn được tính"),
    ("if_good", "được tính khi kết quả học tập từ loại khá trở lên"),
    (
        "if_passed",
        "được tính khi chấp hành quy định, hoàn thành nhiệm vụ học tập và đạt kết quả tối thiểu",
    ),
    ("never", "không được tính"),
)

T = TypeVar("T")


def _by_circulars(
    value: T, before: Citation, first: Citation, then: Citation
) -> tuple[Value[T], ...]:
    """Give the rows of B1 and B2 for what a circular sets: while there was none yet, under that of
    2024, and under that of 2025."""
    day = timedelta(days=1)
    return (
        Value(value, B1.valid_from, CIRCULAR_01_2024.valid_from - day, before),
        Value(value, CIRCULAR_01_2024.valid_from, CIRCULAR_01_2024.valid_to, first),
        Value(value, CIRCULAR_15_2025.valid_from, B2.valid_to, then),
    )


# --- Lao động tiên tiến ----------------------------------------------------------------------
LDTT_RATING = Parameter(
    code="ldtt_rating",
    standard_of="LDTT",
    name="Mức xếp loại thấp nhất để đạt Lao động tiên tiến",
    group=_LDTT,
    input=Choice(RATINGS),
    sentence="Người đạt Lao động tiên tiến phải được xếp loại từ mức “{value}”.",
    values=(
        under("HTT", LAW_2003.at("Điều 24"), A),
        under("HTT", LAW_2022.at("Điều 24"), B1, B2),
        under("HTT", LAW_2026.unread(), C),
    ),
)
MONTHS_OF_SERVICE_REQUIRED = Parameter(
    code="months_of_service_required",
    name="Thời gian công tác tối thiểu để xét Lao động tiên tiến",
    group=_LDTT,
    input=WholeNumber("tháng", least=0, most=12),
    sentence="Người mới tuyển dụng có thời gian công tác dưới {value} không được xét.",
    values=(
        under(10, DECREE_91_2017.at("Điều 10"), A),
        *_by_circulars(6, LAW_2022.unread("Điều 24"), CIRCULAR_01_2024.at(), CIRCULAR_15_2025.at()),
        under(6, LAW_2026.unread(), C),
    ),
)
DISCIPLINE_EXCLUDING_LDTT = Parameter(
    code="discipline_excluding_ldtt",
    name="Hình thức kỷ luật không được xét Lao động tiên tiến",
    group=_LDTT,
    input=Choice(DISCIPLINE),
    sentence="Kỷ luật làm cho cá nhân không được xét: {value}.",
    values=(
        under("reprimand", DECREE_91_2017.at("Điều 10"), A),
        under("reprimand", LAW_2022.unread("Điều 24"), B1, B2),
        under("reprimand", LAW_2026.unread(), C),
    ),
)
MATERNITY_LEAVE_COUNTS = Parameter(
    code="maternity_leave_counts",
    name="Tính thời gian nghỉ thai sản",
    group=_LDTT,
    input=YesNo(),
    sentence="Thời gian nghỉ thai sản được tính là thời gian công tác: {value}.",
    values=(
        under(True, DECREE_91_2017.at("Điều 10"), A),
        under(True, LAW_2022.unread("Điều 24"), B1, B2),
        under(True, LAW_2026.unread(), C),
    ),
)
LONG_TRAINING_MONTHS = Parameter(
    code="long_training_months",
    name="Đào tạo, bồi dưỡng dài hạn bắt đầu từ",
    group=_LDTT,
    input=WholeNumber("tháng", least=1, most=60),
    sentence="Đào tạo, bồi dưỡng dưới {value} được tính là thời gian công tác; từ đó trở lên theo "
    "quy định về đào tạo dài hạn.",
    values=(
        under(12, DECREE_91_2017.at("Điều 10"), A),
        under(12, LAW_2022.at("Điều 24"), B1, B2),
        under(12, LAW_2026.unread(), C),
    ),
)
LONG_TRAINING_COUNTS = Parameter(
    code="long_training_counts",
    name="Tính thời gian đào tạo, bồi dưỡng dài hạn",
    group=_LDTT,
    input=Choice(TRAINING),
    sentence="Thời gian đào tạo, bồi dưỡng dài hạn {value}.",
    values=(
        under("if_good", DECREE_91_2017.at("Điều 10"), A),
        *_by_circulars(
            "if_passed",
            LAW_2022.unread("Điều 24"),
            CIRCULAR_01_2024.unread(),
            CIRCULAR_15_2025.at("điểm b khoản 5 Điều 2"),
        ),
        under("if_passed", LAW_2026.unread(), C),
    ),
)
RESCUE_INJURY_COUNTS = Parameter(
    code="rescue_injury_counts",
    name="Tính thời gian điều trị do cứu người, cứu tài sản",
    group=_LDTT,
    input=YesNo(),
    sentence="Thời gian điều trị của người bị thương khi dũng cảm cứu người, cứu tài sản được "
    "tính: {value}.",
    values=(
        under(True, DECREE_91_2017.at("Điều 10"), A),
        under(True, LAW_2022.at("Điều 24"), B1, B2),
        under(True, LAW_2026.unread(), C),
    ),
)
TRANSFER_CONSIDERED_BY = Parameter(
    code="transfer_considered_by",
    name="Ai xét Lao động tiên tiến cho người chuyển công tác",
    group=_LDTT,
    input=Choice(
        (
            ("new_unit", "đơn vị mới xét, có ý kiến nhận xét của đơn vị cũ"),
            ("rater", "nơi có thẩm quyền đánh giá, xếp loại người đó xét"),
        )
    ),
    sentence="Người chuyển công tác do {value}.",
    values=(
        under("new_unit", DECREE_91_2017.at("Điều 10"), A),
        Value("new_unit", B1.valid_from, CIRCULAR_01_2024.valid_to, LAW_2022.unread("Điều 24")),
        Value(
            "rater",
            CIRCULAR_15_2025.valid_from,
            B2.valid_to,
            CIRCULAR_15_2025.at("điểm c khoản 5 Điều 2"),
        ),
        under("rater", LAW_2026.unread(), C),
    ),
)
TRANSFER_OPINION_MONTHS = Parameter(
    code="transfer_opinion_months",
    name="Thời gian ở đơn vị cũ phải có ý kiến nhận xét khi chuyển công tác",
    group=_LDTT,
    input=WholeNumber("tháng", least=1, most=12),
    sentence="Người chuyển công tác do đơn vị mới xét; đã ở đơn vị cũ từ {value} trở lên thì cần ý "
    "kiến nhận xét của đơn vị cũ.",
    values=(
        under(6, DECREE_91_2017.unread("Điều 10"), A),
        under(6, LAW_2022.unread("Điều 24"), B1, B2),
        under(6, LAW_2026.unread(), C),
    ),
)
SECONDMENT_OPINION = Parameter(
    code="secondment_opinion",
    name="Ý kiến nhận xét của nơi người được biệt phái đến",
    group=_LDTT,
    input=YesNo(),
    sentence="Người được biệt phái do đơn vị cử đi xét, có ý kiến nhận xét của nơi đến: {value}.",
    values=(
        under(True, DECREE_91_2017.unread("Điều 10"), A),
        under(True, LAW_2022.unread("Điều 24"), B1, B2),
        under(True, LAW_2026.unread(), C),
    ),
)
LDTT_CEILING_SHARE = Parameter(
    code="ldtt_ceiling_share",
    name="Tỷ lệ tối đa Lao động tiên tiến",
    group=_LDTT,
    input=Percentage(),
    sentence="Không quá {value} số người được xét đạt Lao động tiên tiến (100 %: không giới hạn).",
    values=(
        under(Fraction(1), LAW_2003.at("Điều 24"), A),
        under(Fraction(1), LAW_2022.at("Điều 24"), B1, B2),
        under(Fraction(1), LAW_2026.unread(), C),
    ),
)

# --- Xếp loại chất lượng ---------------------------------------------------------------------
HTXS_CEILING_SHARE = Parameter(
    code="htxs_ceiling_share",
    name="Tỷ lệ tối đa xếp loại Hoàn thành xuất sắc nhiệm vụ",
    group=_RATING,
    input=Percentage(),
    sentence="Không quá {value} số người xếp loại từ Hoàn thành tốt nhiệm vụ trở lên trong cùng cơ "
    "quan, đơn vị được xếp loại Hoàn thành xuất sắc nhiệm vụ.",
    values=(Value(Fraction(20, 100), DECREE_335_2025.valid_from, None, DECREE_335_2025.at()),),
)

STANDARDS = (
    LDTT_RATING,
    MONTHS_OF_SERVICE_REQUIRED,
    DISCIPLINE_EXCLUDING_LDTT,
    MATERNITY_LEAVE_COUNTS,
    LONG_TRAINING_MONTHS,
    LONG_TRAINING_COUNTS,
    RESCUE_INJURY_COUNTS,
    TRANSFER_CONSIDERED_BY,
    TRANSFER_OPINION_MONTHS,
    SECONDMENT_OPINION,
    LDTT_CEILING_SHARE,
    HTXS_CEILING_SHARE,
)
