"""What commendations (hình thức khen thưởng) ask for, as far as it can be reckoned, by date.

Those of the law of 2003 nobody has read: its days have no row, and a person judges.
"""

from __future__ import annotations

from law.inputs import Choice, WholeNumber, YesNo
from law.instruments import LAW_2003, LAW_2022, LAW_2026
from law.regimes import B1, B2, A, C
from law.standards import RATINGS
from law.values import Parameter, under

_GROUP = "Hình thức khen thưởng"

BANG_KHEN_YEARS = Parameter(
    code="bang_khen_years",
    standard_of="BANG_KHEN",
    name="Số năm liên tục để xét Bằng khen của Chủ tịch UBND tỉnh",
    group=_GROUP,
    input=WholeNumber("năm", least=1, most=10),
    sentence="Bằng khen theo công trạng: {value} liên tục là Chiến sĩ thi đua cơ sở hoặc được xếp "
    "loại Hoàn thành xuất sắc nhiệm vụ.",
    values=(
        under(2, LAW_2022.at("điểm d khoản 1 Điều 74"), B1, B2),
        under(2, LAW_2026.unread(), C),
    ),
)
BANG_KHEN_INITIATIVES = Parameter(
    code="bang_khen_initiatives",
    name="Số sáng kiến để xét Bằng khen của Chủ tịch UBND tỉnh",
    group=_GROUP,
    input=WholeNumber("sáng kiến", least=0, most=10),
    sentence="Bằng khen theo công trạng: có {value} được công nhận, ngoài sáng kiến đã dùng cho "
    "Chiến sĩ thi đua cơ sở.",
    values=(
        under(2, LAW_2022.at("điểm d khoản 1 Điều 74"), B1, B2),
        under(2, LAW_2026.unread(), C),
    ),
)
GIAY_KHEN_RATING = Parameter(
    code="giay_khen_rating",
    standard_of="GIAY_KHEN",
    name="Mức hoàn thành nhiệm vụ để xét Giấy khen theo công trạng",
    group=_GROUP,
    input=Choice(RATINGS),
    sentence="Giấy khen theo công trạng: được xếp loại từ mức “{value}”.",
    values=(
        under("HTT", LAW_2022.at("Điều 75"), B1, B2),
        under("HTT", LAW_2026.unread(), C),
    ),
)
ACHIEVEMENT_ONCE = Parameter(
    code="achievement_once",
    name="Một thành tích chỉ khen một lần",
    group=_GROUP,
    input=YesNo(),
    sentence="Một thành tích chỉ được khen thưởng một lần: {value}.",
    values=(
        under(True, LAW_2003.unread(), A),
        under(True, LAW_2022.at("Điều 5"), B1, B2),
        under(True, LAW_2026.unread(), C),
    ),
)

COMMENDATION_STANDARDS = (
    BANG_KHEN_YEARS,
    BANG_KHEN_INITIATIVES,
    GIAY_KHEN_RATING,
    ACHIEVEMENT_ONCE,
)
