"""Plans of the tests: the real one of 2021 as values, and the parts it is made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from campaigns.rules.plan import Content, Deadline, Phase, Plan, Recipient, Signer, Target

REGISTRATION = Deadline("registration", date(2021, 1, 20), False, "Văn phòng HĐND và UBND xã")
INITIATIVE = Deadline("initiative", date(2021, 11, 1), False, "Hội đồng thi đua khen thưởng xã")
NOMINATION = Deadline("nomination", date(2021, 11, 15), False, "Hội đồng thi đua khen thưởng xã")

FIRST = Phase(
    1,
    date(2021, 1, 1),
    date(2021, 6, 11),
    "chào mừng kỷ niệm 73 năm ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc "
    "(11/6/1948 - 11/6/2021), hoàn thành các nhiệm vụ, chỉ tiêu 6 tháng đầu năm 2021",
)
SECOND = Phase(
    2, date(2021, 6, 11), date(2021, 12, 31), "hoàn thành toàn diện các chỉ tiêu năm 2021"
)

TTLDXS = Target("collective", "Tập thể UBND xã", "TTLDXS", "=", Decimal(1), "count")
LDTT = Target("individual", "cá nhân", "LDTT", "=", Decimal(100), "percent", "eligible")
CSTDCS = Target("individual", "cá nhân", "CSTDCS", "=", Decimal(15), "percent", "LDTT")

PLAN_2021 = Plan(
    number="12/KH-UBND",
    issued_on=date(2021, 1, 15),
    issuer="Ủy ban nhân dân xã Quảng Thành",
    place="Quảng Thành",
    year=2021,
    title="Triển khai thực hiện phong trào thi đua năm 2021",
    theme="Đoàn kết, sáng tạo, thi đua xây dựng và bảo vệ Tổ quốc",
    slogan="Thi đua hoàn thành xuất sắc nhiệm vụ năm 2021, chào mừng kỷ niệm 73 năm Ngày Chủ tịch "
    "Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc - Ngày truyền thống Thi đua yêu nước (11/6/1948 - "
    "11/6/2021)",
    purposes="Hoàn thành nhiệm vụ giao tại Quyết định số 03/QĐ-UBND ngày 11/01/2021 về Chương "
    "trình công tác năm 2021.",
    phases=(FIRST, SECOND),
    targets=(TTLDXS, LDTT, CSTDCS),
    deadlines=(REGISTRATION, INITIATIVE, NOMINATION),
    contents=(
        Content("2.1", "Thi đua hoàn thành xuất sắc nhiệm vụ chuyên môn."),
        Content("2.6", "Xây dựng điển hình tiên tiến năm 2021."),
    ),
    recipients=(Recipient("UBND huyện", for_report=True), Recipient("Lưu: VT")),
    signer=Signer("Nguyễn Văn Khoa", "Chủ tịch", "Ủy ban nhân dân"),
)
