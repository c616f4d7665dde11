"""One word, one colour, on every page: the table of all words that say where a thing stands.

Grey has not begun, blue is on its way, amber waits for somebody, green is done, red has failed.
"""

from __future__ import annotations

from law.findings import Level

NEUTRAL, INFO, SUCCESS, WARNING, DANGER = "neutral", "info", "success", "warning", "danger"
TONES = (NEUTRAL, INFO, SUCCESS, WARNING, DANGER)

WORDS = {
    NEUTRAL: (
        "Nháp",
        "Dự thảo",
        "Chưa gửi",
        "Chưa làm",
        "Chưa ban hành",
        "Chưa xem xét",
        "Chưa có phiếu chấm",
        "Đang chuẩn bị",
        "Chưa mở",
        "Chưa biểu quyết",
        "Không xét",
        "Chưa in",
        "Đã kết thúc",
        "Đã ngừng",
        "Đã nghỉ",
        "Đã khóa",
        "Chưa bật",
        "Đã gỡ",
        "Đã rút về",
        "Đã hủy",
        "Đã hết hạn",
        "Không hiển thị",
        "Chưa đến",
        "Vắng",
        "Chưa lập",
        "Không có chữ ký số",
    ),
    INFO: (
        "Đã nộp",
        "Chờ duyệt",
        "Chờ tiếp nhận",
        "Đã tiếp nhận",
        "Đã thẩm định",
        "Đang xét",
        "Đang làm",
        "Đã mời họp",
        "Đang họp",
        "Đang bỏ phiếu",
        "Đã phát động",
        "Đề nghị khác đăng ký",
        "Đang chờ",
        "Đang soạn",
        "Đang in",
        "Đang sao lưu",
        "Đang lấy",
        "Chưa đọc",
        "đang lập",
        "Sắp vào làm",
        "quy chế địa phương",
    ),
    WARNING: (
        "Phải đợi",
        "Phải in lại",
        "Phải nộp lại",
        "Cần bổ sung",
        "Chờ tôi",
        "Chờ xem",
        "Cần người xem xét",
        "Có điều kiện",
        "Phải bỏ phiếu lại",
        "Bằng phiếu",
        "Chưa đủ số họp",
        "Chưa đạt điểm",
        "Đủ phiếu, hết chỗ",
        "Sắp nghỉ",
        "Chưa kiểm chứng người cấp",
        "Ngoài hạn chứng thư",
        "Chưa kiểm tra được",
        "Đăng ký nhưng chưa đề nghị",
        "Đề nghị nhưng không đăng ký",
        "chưa đối chiếu văn bản gốc",
        "chưa có quy định chung, đang dùng mặc định",
    ),
    SUCCESS: (
        "Có mặt",
        "Đã bật",
        "Hội đồng đã xét: Đạt",
        "Đã duyệt",
        "Đủ điều kiện",
        "Đạt điểm",
        "Được công nhận",
        "Được tặng",
        "Được chấp nhận",
        "Đạt",
        "Xong",
        "Đã bế mạc",
        "Đúng như đăng ký",
        "Đang thực hiện",
        "Đang hoạt động",
        "Đang công tác",
        "Đang dùng",
        "Đang công khai",
        "Đã hiển thị",
        "Đã ban hành",
        "Có hiệu lực",
        "Đang có hiệu lực",
        "Đã in",
        "Đã in lại",
        "Đã xong",
        "Đủ số họp",
        "Chữ ký số hợp lệ",
    ),
    DANGER: (
        "Hội đồng đã xét: Không đạt",
        "Chưa đủ",
        "Trễ hạn",
        "Không đạt",
        "Không công nhận",
        "Không được công nhận",
        "Không được tặng",
        "Không chấp nhận",
        "Không in được",
        "Đã thêm nội dung sau khi ký",
        "Chữ ký số không còn đúng",
        "Không sao lưu được",
        "Chưa lấy được",
        "Thu hồi",
        "Đã thu hồi",
    ),
}
_TONE_OF_WORD = {word: tone for tone, words in WORDS.items() for word in words}


LEVELS = {Level.NOTE: INFO, Level.WARNING: WARNING, Level.BLOCKER: DANGER}


def tone_of(word: str) -> str:
    """Give the colour of a word.

    Raises KeyError for a word that is not in the table: it is to be put there.
    """
    return _TONE_OF_WORD[word]


def tone_of_days(days: int) -> str:
    """Give the colour of a deadline by the days that are left: red in the last three, amber in the
    last fourteen, grey when it is over."""
    if days < 0:
        return NEUTRAL
    return DANGER if days <= 3 else WARNING if days <= 14 else INFO
