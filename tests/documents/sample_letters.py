"""Letters to print in tests. Their people and places are invented."""

from dataclasses import replace
from datetime import date

from documents.paper.letter import (
    Annex,
    Column,
    Heading,
    Letter,
    Paragraph,
    Recipient,
    Signature,
    Table,
)

LIST = Table(
    columns=(
        Column("STT", 12, "center"),
        Column("Họ và tên", 50),
        Column("Chức vụ, đơn vị", 68),
        Column("Số phiếu", 30, "right"),
    ),
    rows=(
        ("1", "Lê Thị Thuỷ Tiên", "Công chức Văn phòng - Thống kê", "11/11"),
        ("2", "Đặng Văn Ước", "Công chức Địa chính", "10/11"),
    ),
    totals=("", "Tổng số", "", "2"),
)

PROPOSAL = Letter(
    superior="UBND huyện Sông Hồng",
    issuer="Ủy ban nhân dân\nxã An Bình",
    kind="Tờ trình",
    abstract="Về việc đề nghị xét tặng danh hiệu thi đua năm 2021",
    number="128/TTr-UBND",
    place="An Bình",
    issued_on=date(2021, 2, 5),
    addressees=("Chủ tịch UBND huyện Sông Hồng",),
    bases=(
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003",
        "Căn cứ Biên bản họp Hội đồng Thi đua - Khen thưởng xã ngày 02 tháng 02 năm 2021;",
    ),
    blocks=(
        Paragraph("Ủy ban nhân dân xã An Bình kính trình như sau:"),
        Heading(1, "I. DANH HIỆU THI ĐUA"),
        Heading(2, "1. Lao động tiên tiến"),
        LIST,
        Paragraph("Danh sách này có 02 người.", lead="Ghi chú."),
        Paragraph("Kính đề nghị Chủ tịch xem xét, quyết định./."),
    ),
    signature=Signature(("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"), "Lê Ngọc Ánh"),
    recipients=(
        Recipient("Như trên"),
        Recipient("Phòng Nội vụ huyện;", for_report=True),
        Recipient("Lưu: VT"),
    ),
    annexes=(
        Annex(
            title="Phụ lục I",
            name="Danh sách trích ngang",
            belongs_to="Kèm theo Tờ trình số 128/TTr-UBND ngày 05/02/2021",
            blocks=(LIST, *[Paragraph(f"Thành tích thứ {n}.") for n in range(1, 40)]),
            is_landscape=True,
        ),
        Annex("Phụ lục II", "Danh sách đơn vị", "", (Paragraph("Văn phòng."),)),
    ),
)

MINUTES = Letter(
    superior="UBND xã An Bình",
    issuer="Văn phòng - Thống kê",
    kind="Biên bản",
    abstract="Họp bình xét thi đua năm 2021",
    place="An Bình",
    issued_on=date(2021, 11, 5),
    blocks=(Paragraph("Cuộc họp kết thúc lúc 16 giờ cùng ngày./."),),
    witness=Signature(("Thư ký",), "Lê Thị Thuỷ Tiên", "(Ký, ghi rõ họ và tên)"),
    signature=Signature(("Chủ trì",), "Đặng Văn Ước"),
    recipients=(Recipient("Lưu: đơn vị"),),
)

PAY_LIST = replace(
    MINUTES,
    witness=Signature(("Người lập",), "Lê Thị Thuỷ Tiên"),
    between=Signature(("Kế toán",), "Bùi Thị Kim Oanh"),
    signature=Signature(("Chủ tài khoản",), "Đặng Văn Ước"),
)

UNFILLED = Letter(
    issuer="Ủy ban nhân dân\nxã An Bình", kind="Kế hoạch", abstract="", symbol="KH-UBND"
)
