"""What a collective has to reach for a title: the standards (tiêu chuẩn) by date."""

from __future__ import annotations

from fractions import Fraction

from law.inputs import Choice, Limit, WholeNumber
from law.instruments import LAW_2003, LAW_2022, LAW_2026
from law.regimes import B1, B2, A, C
from law.shares import Threshold
from law.standards import DISCIPLINE, RATINGS
from law.values import Parameter, under

_GROUP = "Tập thể"

TTLDTT_LDTT_SHARE = Parameter(
    code="ttldtt_ldtt_share",
    standard_of="TTLDTT",
    name="Tỷ lệ Lao động tiên tiến trong Tập thể lao động tiên tiến",
    group=_GROUP,
    input=Limit(),
    sentence="Tập thể lao động tiên tiến phải có {value} cá nhân đạt Lao động tiên tiến.",
    values=(
        under(Threshold(Fraction(1, 2), strict=True), LAW_2003.at("Điều 28"), A),
        under(Threshold(Fraction(70, 100)), LAW_2022.at("khoản 1 Điều 28"), B1, B2),
        under(Threshold(Fraction(70, 100)), LAW_2026.unread(), C),
    ),
)
DISCIPLINE_EXCLUDING_TTLDTT = Parameter(
    code="discipline_excluding_ttldtt",
    name="Hình thức kỷ luật làm tập thể không đạt Tập thể lao động tiên tiến",
    group=_GROUP,
    input=Choice(DISCIPLINE),
    sentence="Có cá nhân bị kỷ luật ở mức này thì tập thể không đạt: {value}.",
    values=(
        under("caution", LAW_2003.at("Điều 28"), A),
        under("caution", LAW_2022.at("khoản 1 Điều 28"), B1, B2),
        under("caution", LAW_2026.unread(), C),
    ),
)
TTLDXS_LDTT_SHARE = Parameter(
    code="ttldxs_ldtt_share",
    standard_of="TTLDXS",
    name="Tỷ lệ Lao động tiên tiến trong Tập thể lao động xuất sắc",
    group=_GROUP,
    input=Limit(),
    sentence="Tập thể lao động xuất sắc phải có {value} cá nhân đạt Lao động tiên tiến.",
    values=(
        under(Threshold(Fraction(70, 100)), LAW_2003.at("Điều 27"), A),
        under(Threshold(Fraction(70, 100)), LAW_2022.at(), B1, B2),
        under(Threshold(Fraction(70, 100)), LAW_2026.unread(), C),
    ),
)
TTLDXS_COMPLETION_SHARE = Parameter(
    code="ttldxs_completion_share",
    name="Tỷ lệ hoàn thành nhiệm vụ trong Tập thể lao động xuất sắc",
    group=_GROUP,
    input=Limit(),
    sentence="Tập thể lao động xuất sắc phải có {value} cá nhân hoàn thành nhiệm vụ.",
    values=(
        under(Threshold(Fraction(1)), LAW_2003.at("Điều 27"), A),
        under(Threshold(Fraction(1)), LAW_2022.at(), B1, B2),
        under(Threshold(Fraction(1)), LAW_2026.unread(), C),
    ),
)
TTLDXS_CSTDCS_NEEDED = Parameter(
    code="ttldxs_cstdcs_needed",
    name="Số Chiến sĩ thi đua cơ sở trong Tập thể lao động xuất sắc",
    group=_GROUP,
    input=WholeNumber("người", least=0, most=20),
    sentence="Tập thể lao động xuất sắc phải có ít nhất {value} đạt Chiến sĩ thi đua cơ sở.",
    values=(
        under(1, LAW_2003.at("Điều 27"), A),
        under(1, LAW_2022.at(), B1, B2),
        under(1, LAW_2026.unread(), C),
    ),
)
DISCIPLINE_EXCLUDING_TTLDXS = Parameter(
    code="discipline_excluding_ttldxs",
    name="Hình thức kỷ luật làm tập thể không đạt Tập thể lao động xuất sắc",
    group=_GROUP,
    input=Choice(DISCIPLINE),
    sentence="Có cá nhân bị kỷ luật ở mức này thì tập thể không đạt: {value}.",
    values=(
        under("caution", LAW_2003.at("Điều 27"), A),
        under("none", LAW_2022.at(), B1, B2),
        under("none", LAW_2026.unread(), C),
    ),
)
COLLECTIVE_RATING = Parameter(
    code="collective_rating",
    name="Mức hoàn thành nhiệm vụ của tập thể",
    group=_GROUP,
    input=Choice(RATINGS),
    sentence="Tập thể phải đạt mức thấp nhất là “{value}”.",
    by_kind={
        "TTLDTT": (
            under("HTT", LAW_2003.at("Điều 28"), A),
            under("HTT", LAW_2022.at("khoản 1 Điều 28"), B1, B2),
            under("HTT", LAW_2026.unread(), C),
        ),
        "TTLDXS": (
            under("HTXS", LAW_2003.at("Điều 27"), A),
            under("HTXS", LAW_2022.at(), B1, B2),
            under("HTXS", LAW_2026.unread(), C),
        ),
    },
)

COLLECTIVE_STANDARDS = (
    TTLDTT_LDTT_SHARE,
    DISCIPLINE_EXCLUDING_TTLDTT,
    TTLDXS_LDTT_SHARE,
    TTLDXS_COMPLETION_SHARE,
    TTLDXS_CSTDCS_NEEDED,
    DISCIPLINE_EXCLUDING_TTLDXS,
    COLLECTIVE_RATING,
)
