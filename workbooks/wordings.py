"""The words by which the rows around a list are known: totals, signatures, notes, headings."""

from __future__ import annotations

import re

from vietnamese.text import without_accents


def _wording(pattern: str, bare: str = "") -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give a wording as it is written with accents, and as it is without any."""
    return re.compile(pattern), re.compile(bare or without_accents(pattern))


TOTAL = _wording(
    r"tổng (?:số|cộng)(?: .*)?|tổng(?: i| i .*| .*\d.*)?|cộng(?: .*)?"
    r"|danh sách (?:này )?(?:có|gồm|trên)(?: .*)?|danh sách .*\d+ (?:người|đồng chí|cá nhân).*"
    r"|ấn định (?:danh sách)?.*|(?:có|gồm|bao gồm|tất cả(?: có)?|số người) \d+.*",
    r"tong (?:so|cong)(?: .*)?|tong(?: \d.*)?|cong(?: \d.*)?|danh sach (?:nay )?(?:co|gom)(?: .*)?"
    r"|an dinh danh sach.*|(?:co|gom|bao gom|tat ca(?: co)?|so nguoi) \d+.*",
)
SIGNATURE = _wording(
    r"(?:người (?:lập|tổng hợp|thống kê|báo cáo|ký|viết|đề nghị|kiểm|phụ trách)|lập biểu|cán bộ lập"
    r"|công chức (?:lập|phụ trách)|thủ trưởng"
    r"|(?:phó )?trưởng (?:bộ phận|đơn vị|phòng|ban|thôn|khối|công an)|đại diện|xác nhận|nơi nhận"
    r"|kế toán trưởng|phụ trách|(?:phó )?chủ tịch|(?:phó )?bí thư|hiệu trưởng|(?:phó )?giám đốc"
    r"|chánh văn phòng|(?:tm|kt|tl|tuq|t m|k t|t l|q) |(?:đã )?ký(?: tên| ghi| và)|đã ký|đóng dấu"
    r"|(?:người )?duyệt|ban chấp hành|[uủ]y ban|uỷ ban).*"
    r"|(?:.* )?ngày .*tháng .*năm.*"
)
NOTE = _wording(r"(?:ghi chú|lưu ý|chú thích|chú ý|nguồn)(?: .*)?")
EXAMPLE = _wording(r"(?:ví dụ|vd)(?: .*)?")
PARTS = _wording(
    r"(?:cán bộ|công chức|viên chức|người|khối|không chuyên trách|cá nhân|tập thể|hộ gia đình|nhóm"
    r"|các|bộ phận|phòng|ban (?!thị|văn|đình)|tổ|thôn|đoàn thể|mặt trận|đảng|[uủ]y ban|uỷ ban|hội"
    r"|trường|trạm|hợp đồng|danh hiệu|hình thức|lao động tiên|chiến s[iĩyỹ]|giấy khen|bằng khen"
    r"|danh sách).*"
)


def says(wording: tuple[re.Pattern[str], re.Pattern[str]], text: str) -> bool:
    """Say whether a text is of a wording; one typed without accents is compared without."""
    plain = " ".join(re.findall(r"\w+", text.lower()))
    return wording[text.isascii()].fullmatch(plain) is not None
