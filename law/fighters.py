"""What a Chiến sĩ thi đua has to have, by date: the routes that lead to it, how many may be, and
the years in a row before the higher ones."""

from __future__ import annotations

from fractions import Fraction

from law.inputs import Choice, Percentage, WholeNumber, YesNo
from law.instruments import DECREE_91_2017, LAW_2003, LAW_2022, LAW_2026
from law.regimes import B1, B2, A, C
from law.standards import RATINGS
from law.values import Parameter, by_default, under

_CSTD = "Chiến sĩ thi đua"

# Under C the rows are those of the draft: HTXS together with an initiative or merit in combat.
CSTDCS_FOUNDATION = Parameter(
    code="cstdcs_foundation",
    standard_of="CSTDCS",
    name="Điều kiện nền của Chiến sĩ thi đua cơ sở",
    group=_CSTD,
    input=Choice((("LDTT", "danh hiệu Lao động tiên tiến"), ("HTXS", RATINGS[0][1]))),
    sentence="Chiến sĩ thi đua cơ sở phải đạt: {value}.",
    values=(
        under("LDTT", LAW_2003.at("Điều 23"), A),
        under("LDTT", LAW_2022.at("Điều 23"), B1, B2),
        under("HTXS", LAW_2026.unread(), C),
    ),
)
CSTDCS_REQUIRES_INITIATIVE = Parameter(
    code="cstdcs_requires_initiative",
    name="Chiến sĩ thi đua cơ sở cần sáng kiến, hoặc điều được tính thay cho sáng kiến",
    group=_CSTD,
    input=YesNo(),
    sentence="Phải có sáng kiến được công nhận, hoặc điều được tính thay cho sáng kiến: {value}.",
    values=(
        under(True, LAW_2003.at("Điều 23"), A),
        under(True, LAW_2022.at("Điều 23"), B1, B2),
        under(True, LAW_2026.unread(), C),
    ),
)


def _in_place_of_an_initiative(
    code: str, what: str, *, a: bool, b: bool, c: bool
) -> Parameter[bool]:
    """Give whether something stands for the initiative of a CSTĐCS under the three laws."""
    return Parameter(
        code=f"{code}_replaces_initiative",
        name=f"{what} thay cho sáng kiến",
        group=_CSTD,
        input=YesNo(),
        sentence=f"{what} được tính thay cho sáng kiến: {{value}}.",
        values=(
            under(a, LAW_2003.at("Điều 23"), A),
            under(b, LAW_2022.at("Điều 23"), B1, B2),
            under(c, LAW_2026.unread(), C),
        ),
    )


RATING_REPLACES_INITIATIVE = _in_place_of_an_initiative(
    "rating", "Xếp loại Hoàn thành xuất sắc nhiệm vụ", a=False, b=True, c=False
)
TOPIC_REPLACES_INITIATIVE = _in_place_of_an_initiative(
    "topic", "Đề tài khoa học được nghiệm thu", a=True, b=True, c=False
)
SCHEME_REPLACES_INITIATIVE = _in_place_of_an_initiative(
    "scheme", "Đề án khoa học được nghiệm thu", a=False, b=True, c=False
)
COMBAT_REPLACES_INITIATIVE = _in_place_of_an_initiative(
    "combat", "Mưu trí, sáng tạo trong chiến đấu, phục vụ chiến đấu", a=True, b=True, c=True
)
CSTDCS_CEILING_SHARE = Parameter(
    code="cstdcs_ceiling_share",
    name="Tỷ lệ tối đa Chiến sĩ thi đua cơ sở",
    group=_CSTD,
    input=Percentage(),
    sentence="Không quá {value} số người đạt Lao động tiên tiến của cả xã; nơi tỉnh quy định tỷ lệ "
    "thấp hơn thì theo tỉnh.",
    values=(
        under(Fraction(15, 100), DECREE_91_2017.at("khoản 3 Điều 9"), A),
        *by_default(Fraction(15, 100), since=B1.valid_from),
    ),
)
CSTDT_CONSECUTIVE_YEARS = Parameter(
    code="cstdt_consecutive_years",
    standard_of="CSTDT",
    name="Số lần liên tục đạt Chiến sĩ thi đua cơ sở để xét cấp tỉnh",
    group=_CSTD,
    input=WholeNumber("lần", least=1, most=10),
    sentence="Chiến sĩ thi đua cấp tỉnh: đã có {value} liên tục đạt Chiến sĩ thi đua cơ sở và có "
    "sáng kiến, đề tài có hiệu quả trong phạm vi tỉnh.",
    values=(
        under(3, LAW_2003.at("Điều 22"), A),
        under(3, LAW_2022.at(), B1, B2),
        under(3, LAW_2026.unread(), C),
    ),
)
CSTDTQ_CONSECUTIVE_YEARS = Parameter(
    code="cstdtq_consecutive_years",
    standard_of="CSTDTQ",
    name="Số lần liên tục đạt Chiến sĩ thi đua cấp tỉnh để xét toàn quốc",
    group=_CSTD,
    input=WholeNumber("lần", least=1, most=10),
    sentence="Chiến sĩ thi đua toàn quốc: đã có {value} liên tục đạt Chiến sĩ thi đua cấp tỉnh và "
    "có sáng kiến, đề tài có ảnh hưởng trong phạm vi toàn quốc.",
    values=(
        under(2, LAW_2003.at("Điều 21"), A),
        under(2, LAW_2022.at(), B1, B2),
        under(2, LAW_2026.unread(), C),
    ),
)

FIGHTERS = (
    CSTDCS_FOUNDATION,
    CSTDCS_REQUIRES_INITIATIVE,
    RATING_REPLACES_INITIATIVE,
    TOPIC_REPLACES_INITIATIVE,
    SCHEME_REPLACES_INITIATIVE,
    COMBAT_REPLACES_INITIATIVE,
    CSTDCS_CEILING_SHARE,
    CSTDT_CONSECUTIVE_YEARS,
    CSTDTQ_CONSECUTIVE_YEARS,
)
