"""The end of the end: the báo cáo tổng kết is written."""

from __future__ import annotations

from documents.paper.outline import paragraphs_of
from people.models import Commune
from people.roles import OFFICE, Permission
from reports import actions as reports

from .acting import acting, campaign_of

_SITUATION = """\
Kinh tế - xã hội của xã cơ bản ổn định; đội ngũ cán bộ, công chức đoàn kết, nắm chắc địa bàn.
Khó khăn: khối lượng việc tăng trong khi biên chế không tăng; thời tiết và dịch bệnh có lúc làm gián
đoạn hoạt động của các thôn, đoàn thể."""

_GUIDANCE = """\
Thường trực Hội đồng Thi đua - Khen thưởng theo dõi tiến độ từng bộ phận, đơn vị, nhắc việc trước
mỗi mốc thời hạn; kết quả thi đua là một nội dung của giao ban hằng tháng. Quy định về thi đua, khen
thưởng được phổ biến trên hệ thống truyền thanh và tại các cuộc họp thôn."""

_MOVEMENT = """\
Thi đua hoàn thành nhiệm vụ chuyên môn: các bộ phận, đơn vị hoàn thành kế hoạch công tác năm; các
khoản thu của thôn đạt 104 % kế hoạch, được đối chiếu hằng tuần.
Thi đua cải cách hành chính: văn bản trễ hạn giảm từ 12 xuống còn 02 văn bản mỗi tháng; thời gian
lập một tờ khai hộ tịch rút xuống còn 03 phút.
Thi đua xây dựng nông thôn mới, đô thị văn minh: các thôn, tổ dân cư tham gia dọn vệ sinh, trồng
cây, giữ gìn đường làng, ngõ xóm sạch đẹp."""

_PRAISE = """\
Việc bình xét từ đơn vị đến Hội đồng được thực hiện công khai, dân chủ, đúng tiêu chuẩn; chú trọng
người trực tiếp công tác. Tiền thưởng được chi kịp thời, đúng chế độ."""

_SHORTCOMINGS = """\
- Một số đơn vị đăng ký, gửi hồ sơ còn chậm, phải bổ sung nhiều lần; còn đơn vị chưa đăng ký.
- Các chỉ tiêu về danh hiệu thi đua chưa đạt; một số cá nhân không đủ điều kiện về thời gian công
tác, mức xếp loại hoặc bị xử lý kỷ luật.
- Sáng kiến tập trung ở công chức chuyên môn, khối thôn và đoàn thể còn ít."""

_CAUSES = """\
- Người đứng đầu một số đơn vị chưa quan tâm đúng mức, giao việc cho một người làm vào cuối kỳ.
- Kỹ năng viết sáng kiến, báo cáo thành tích của khối thôn và đoàn thể còn hạn chế."""

_LESSONS = """\
- Nơi nào người đứng đầu theo dõi phong trào hằng tháng thì nơi đó có kết quả thực chất.
- Chỉ tiêu phải được giao cụ thể cho từng người ngay từ khi đăng ký; hồ sơ phải được chuẩn bị trong
năm, không dồn vào cuối năm."""

_DIRECTION = """\
- Phát động phong trào trong tháng 01; tất cả bộ phận, đơn vị đăng ký đúng hạn.
- Mỗi bộ phận, đơn vị có ít nhất 01 sáng kiến; tổ chức 01 buổi hướng dẫn viết sáng kiến cho khối
thôn và đoàn thể.
- Kịp thời khen thưởng đột xuất; nâng tỷ lệ người trực tiếp công tác, người được khen lần đầu.
- Lựa chọn, nhân rộng ít nhất 02 điển hình tiên tiến."""

_REQUESTS = """\
Đề nghị cơ quan thi đua, khen thưởng cấp trên tổ chức tập huấn nghiệp vụ cho công chức phụ trách thi
đua, khen thưởng cấp xã."""


def write_the_report(commune: Commune) -> None:
    """Let the office write the báo cáo tổng kết, which waits for its number."""
    by = acting(commune, OFFICE, Permission.ISSUE_PAPERS)
    paper = reports.begin(campaign_of(commune), by=by)
    texts = {
        "situation": _SITUATION,
        "guidance": _GUIDANCE,
        "movement": _MOVEMENT,
        "praise": _PRAISE,
        "shortcomings": _SHORTCOMINGS,
        "causes": _CAUSES,
        "lessons": _LESSONS,
        "direction": _DIRECTION,
        "requests": _REQUESTS,
    }
    unbroken = {name: "\n".join(paragraphs_of(text)) for name, text in texts.items()}
    reports.write(paper, unbroken, by=by)
