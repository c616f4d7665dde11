"""The instruments that the program computes with, one row each.

The days are of issue and of effect. A day of issue that nobody has verified is None.
"""

from __future__ import annotations

from datetime import date

from law.sources import Instrument
from law.timeline import LawError

NATIONAL_ASSEMBLY = "Quốc hội"
GOVERNMENT = "Chính phủ"
MINISTRY_OF_HOME_AFFAIRS = "Bộ Nội vụ"
MINISTRY_OF_FINANCE = "Bộ Tài chính"

# --- Thi đua, khen thưởng ------------------------------------------------------------------
LAW_2003 = Instrument(
    code="LUAT-2003",
    name="Luật Thi đua, khen thưởng năm 2003",
    number="15/2003/QH11",
    issued_on=date(2003, 11, 26),
    issuer=NATIONAL_ASSEMBLY,
    valid_from=date(2004, 7, 1),
    valid_to=date(2023, 12, 31),
    about="được sửa đổi, bổ sung các năm 2005, 2009, 2013",
)
DECREE_91_2017 = Instrument(
    code="ND-91-2017",
    name="Nghị định 91/2017/NĐ-CP",
    number="91/2017/NĐ-CP",
    issued_on=date(2017, 7, 31),
    issuer=GOVERNMENT,
    valid_from=date(2017, 10, 1),
    valid_to=date(2023, 12, 31),
    about="quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
)
CIRCULAR_12_2019 = Instrument(
    code="TT-12-2019",
    name="Thông tư 12/2019/TT-BNV",
    number="12/2019/TT-BNV",
    issued_on=date(2019, 11, 4),
    issuer=MINISTRY_OF_HOME_AFFAIRS,
    valid_from=date(2019, 12, 20),
    valid_to=date(2023, 12, 31),
    about="quy định chi tiết thi hành một số điều của Nghị định số 91/2017/NĐ-CP",
)
LAW_2022 = Instrument(
    code="LUAT-2022",
    name="Luật Thi đua, khen thưởng năm 2022",
    number="06/2022/QH15",
    issued_on=date(2022, 6, 15),
    issuer=NATIONAL_ASSEMBLY,
    valid_from=date(2024, 1, 1),
)
DECREE_98_2023 = Instrument(
    code="ND-98-2023",
    name="Nghị định 98/2023/NĐ-CP",
    number="98/2023/NĐ-CP",
    issued_on=date(2023, 12, 31),
    issuer=GOVERNMENT,
    valid_from=date(2024, 1, 1),
    valid_to=date(2025, 6, 30),
    about="quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
)
CIRCULAR_01_2024 = Instrument(
    code="TT-01-2024",
    name="Thông tư 01/2024/TT-BNV",
    number="01/2024/TT-BNV",
    issued_on=date(2024, 2, 24),
    issuer=MINISTRY_OF_HOME_AFFAIRS,
    valid_from=date(2024, 4, 15),
    valid_to=date(2025, 8, 4),
)
DECREE_152_ENDS_ON = date(2027, 2, 28)
DECREE_152_2025 = Instrument(
    code="ND-152-2025",
    name="Nghị định 152/2025/NĐ-CP",
    number="152/2025/NĐ-CP",
    issued_on=date(2025, 6, 14),
    issuer=GOVERNMENT,
    valid_from=date(2025, 7, 1),
    valid_to=DECREE_152_ENDS_ON,
    about="quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết "
    "và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng",
)
DECREE_129_2025 = Instrument(
    code="ND-129-2025",
    name="Nghị định 129/2025/NĐ-CP",
    number="129/2025/NĐ-CP",
    issued_on=date(2025, 6, 11),
    issuer=GOVERNMENT,
    valid_from=date(2025, 7, 1),
    about="quy định về phân định thẩm quyền của chính quyền địa phương 02 cấp trong lĩnh vực quản "
    "lý nhà nước của Bộ Nội vụ",
)
CIRCULAR_15_2025 = Instrument(
    code="TT-15-2025",
    name="Thông tư 15/2025/TT-BNV",
    number="15/2025/TT-BNV",
    issued_on=date(2025, 8, 4),
    issuer=MINISTRY_OF_HOME_AFFAIRS,
    valid_from=date(2025, 8, 5),
)
LAW_2026 = Instrument(
    code="LUAT-2026",
    name="Luật 06/2026/QH16",
    number="06/2026/QH16",
    issued_on=None,
    issuer=NATIONAL_ASSEMBLY,
    valid_from=date(2026, 10, 1),
    about="sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng",
)

# --- Sáng kiến, văn bản, đánh giá, dữ liệu cá nhân -----------------------------------------
DECREE_13_2012 = Instrument(
    code="ND-13-2012",
    name="Điều lệ Sáng kiến (Nghị định 13/2012/NĐ-CP)",
    number="13/2012/NĐ-CP",
    issued_on=date(2012, 3, 2),
    issuer=GOVERNMENT,
    valid_from=date(2012, 4, 25),
    about="ban hành Điều lệ Sáng kiến",
)
DECREE_30_2020 = Instrument(
    code="ND-30-2020",
    name="Nghị định 30/2020/NĐ-CP",
    number="30/2020/NĐ-CP",
    issued_on=date(2020, 3, 5),
    issuer=GOVERNMENT,
    valid_from=date(2020, 3, 5),
    about="về công tác văn thư",
)
DECREE_335_2025 = Instrument(
    code="ND-335-2025",
    name="Nghị định 335/2025/NĐ-CP",
    number="335/2025/NĐ-CP",
    issued_on=None,
    issuer=GOVERNMENT,
    valid_from=date(2026, 1, 1),
    about="quy định về đánh giá, xếp loại chất lượng đối với cơ quan hành chính nhà nước và "
    "công chức",
)
LAW_91_2025 = Instrument(
    code="LUAT-91-2025",
    name="Luật Bảo vệ dữ liệu cá nhân năm 2025",
    number="91/2025/QH15",
    issued_on=date(2025, 6, 26),
    issuer=NATIONAL_ASSEMBLY,
    valid_from=date(2026, 1, 1),
)

# --- Tổ chức chính quyền địa phương ----------------------------------------------------------
LAW_LOCAL_GOVERNMENT_2015 = Instrument(
    code="LUAT-TCCQDP-2015",
    name="Luật Tổ chức chính quyền địa phương năm 2015",
    number="77/2015/QH13",
    issued_on=date(2015, 6, 19),
    issuer=NATIONAL_ASSEMBLY,
    valid_from=date(2016, 1, 1),
    valid_to=date(2025, 6, 15),
    about="được sửa đổi, bổ sung năm 2019",
)
LAW_LOCAL_GOVERNMENT_2025 = Instrument(
    code="LUAT-TCCQDP-2025",
    name="Luật Tổ chức chính quyền địa phương năm 2025",
    number="72/2025/QH15",
    issued_on=date(2025, 6, 16),
    issuer=NATIONAL_ASSEMBLY,
    valid_from=date(2025, 6, 16),
)

# --- Lương cơ sở ---------------------------------------------------------------------------
DECREE_72_2018 = Instrument(
    code="ND-72-2018",
    name="Nghị định 72/2018/NĐ-CP",
    number="72/2018/NĐ-CP",
    issued_on=date(2018, 5, 15),
    issuer=GOVERNMENT,
    valid_from=date(2018, 7, 1),
    valid_to=date(2019, 6, 30),
)
DECREE_38_2019 = Instrument(
    code="ND-38-2019",
    name="Nghị định 38/2019/NĐ-CP",
    number="38/2019/NĐ-CP",
    issued_on=date(2019, 5, 9),
    issuer=GOVERNMENT,
    valid_from=date(2019, 7, 1),
    valid_to=date(2023, 6, 30),
)
DECREE_24_2023 = Instrument(
    code="ND-24-2023",
    name="Nghị định 24/2023/NĐ-CP",
    number="24/2023/NĐ-CP",
    issued_on=date(2023, 5, 14),
    issuer=GOVERNMENT,
    valid_from=date(2023, 7, 1),
    valid_to=date(2024, 6, 30),
)
DECREE_73_2024 = Instrument(
    code="ND-73-2024",
    name="Nghị định 73/2024/NĐ-CP",
    number="73/2024/NĐ-CP",
    issued_on=date(2024, 6, 30),
    issuer=GOVERNMENT,
    valid_from=date(2024, 7, 1),
    valid_to=date(2026, 6, 30),
)
DECREE_161_2026 = Instrument(
    code="ND-161-2026",
    name="Nghị định 161/2026/NĐ-CP",
    number="161/2026/NĐ-CP",
    issued_on=None,
    issuer=GOVERNMENT,
    valid_from=date(2026, 7, 1),
)

# --- Quỹ thi đua, khen thưởng ----------------------------------------------------------------
CIRCULAR_71_2011 = Instrument(
    code="TT-71-2011",
    name="Thông tư 71/2011/TT-BTC",
    number="71/2011/TT-BTC",
    issued_on=None,
    issuer=MINISTRY_OF_FINANCE,
    valid_from=DECREE_91_2017.valid_from,  # older than that; no earlier day is asked for
    valid_to=date(2025, 7, 14),
    about="hướng dẫn việc trích lập, quản lý và sử dụng Quỹ thi đua, khen thưởng",
)
CIRCULAR_28_2025 = Instrument(
    code="TT-28-2025",
    name="Thông tư 28/2025/TT-BTC",
    number="28/2025/TT-BTC",
    issued_on=None,
    issuer=MINISTRY_OF_FINANCE,
    valid_from=date(2025, 7, 15),
)

# --- Ngày nghỉ -----------------------------------------------------------------------------
LABOUR_CODE_2012 = Instrument(
    code="BLLD-2012",
    name="Bộ luật Lao động năm 2012",
    number="10/2012/QH13",
    issued_on=date(2012, 6, 18),
    issuer=NATIONAL_ASSEMBLY,
    valid_from=date(2013, 5, 1),
    valid_to=date(2020, 12, 31),
)
LABOUR_CODE_2019 = Instrument(
    code="BLLD-2019",
    name="Bộ luật Lao động năm 2019",
    number="45/2019/QH14",
    issued_on=date(2019, 11, 20),
    issuer=NATIONAL_ASSEMBLY,
    valid_from=date(2021, 1, 1),
)
RESOLUTION_80_2026 = Instrument(
    code="NQ-80-2026",
    name="Nghị quyết 80-NQ/TW",
    number="80-NQ/TW",
    issued_on=date(2026, 1, 7),
    issuer="Bộ Chính trị",
    valid_from=date(2026, 1, 7),
    about="về phát triển văn hóa Việt Nam",
)

# --- Thống kê ngành Nội vụ -------------------------------------------------------------------
CIRCULAR_03_2018 = Instrument(
    code="TT-03-2018",
    name="Thông tư 03/2018/TT-BNV",
    number="03/2018/TT-BNV",
    issued_on=None,
    issuer=MINISTRY_OF_HOME_AFFAIRS,
    valid_from=date(2018, 5, 1),
    valid_to=date(2023, 5, 9),
    about="quy định chế độ báo cáo thống kê ngành Nội vụ",
)
CIRCULAR_02_2023 = Instrument(
    code="TT-02-2023",
    name="Thông tư 02/2023/TT-BNV",
    number="02/2023/TT-BNV",
    issued_on=None,
    issuer=MINISTRY_OF_HOME_AFFAIRS,
    valid_from=date(2023, 5, 10),
    valid_to=date(2025, 10, 7),
    about="quy định chế độ báo cáo thống kê ngành Nội vụ",
)
CIRCULAR_18_2025 = Instrument(
    code="TT-18-2025",
    name="Thông tư 18/2025/TT-BNV",
    number="18/2025/TT-BNV",
    issued_on=None,
    issuer=MINISTRY_OF_HOME_AFFAIRS,
    valid_from=date(2025, 10, 8),
)

# --- Khi chưa có quy định chung ------------------------------------------------------------
PROGRAM_DEFAULT = Instrument(
    code="MAC-DINH",
    name="mặc định của chương trình (chưa có quy định chung)",
    number="",
    issued_on=None,
    issuer="",
    valid_from=DECREE_91_2017.valid_from,
)

INSTRUMENTS = tuple(row for row in list(globals().values()) if isinstance(row, Instrument))
"""Every one above, in their order."""
_BY_CODE = {instrument.code: instrument for instrument in INSTRUMENTS}


def instrument(code: str) -> Instrument:
    """Give the instrument of a code such as "ND-91-2017"; `LawError` when there is none."""
    if code not in _BY_CODE:
        raise LawError(f"Chương trình không có văn bản nào mang mã “{code}”.")
    return _BY_CODE[code]
