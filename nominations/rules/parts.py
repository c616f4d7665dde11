"""The parts of the page of a dossier, as the address names them."""

from __future__ import annotations

CONDITIONS, REPORT, FILES, HISTORY = "dieu-kien", "bao-cao", "giay-to", "lich-su"
PARTS = (
    (CONDITIONS, "Điều kiện"),
    (REPORT, "Báo cáo"),
    (FILES, "Giấy tờ"),
    (HISTORY, "Lịch sử"),
)
