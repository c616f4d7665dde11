"""The initiatives of the year: one recognised, one refused, others on their way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from initiatives import actions as initiatives
from initiatives.models import Initiative
from initiatives.rules.requests import AuthorLine, Request
from initiatives.rules.scoring import Points
from initiatives.rules.sittings import Conclusion, Seat, Sitting
from people.actions import practise
from people.models import Commune, Person
from people.roles import CHAIR, COUNCIL_MEMBER, SECRETARY, Permission

from .acting import acting, campaign_of, head_of, holder_of, person_of
from .registration import INITIATIVES

SENT, TAKEN, LATE, SESSION = (date(2021, *day) for day in ((10, 22), (10, 25), (11, 3), (11, 8)))
RECOGNISED, PENDING, REFUSED = INITIATIVES
"""The three who registered an initiative in January."""
RETURNED, LATE_AUTHOR, DRAFTING = "Huỳnh Văn Ổn", "Lý Anh Dũng", "Mai Xuân Đạt"
OTHERS = {
    RETURNED: "Nhóm tin nhắn của tổ trưởng tổ dân cư về chính sách xã hội",
    LATE_AUTHOR: "Mẫu đơn hộ tịch điền sẵn bằng mã vạch căn cước",
    DRAFTING: "Bản đồ điểm rác tự phát của xã",
}


@dataclass(frozen=True)
class Story:
    """What a request tells of itself; the last one is told in the words of the first, as it
    happens among neighbours."""

    field: str
    problem: str
    solution: str
    benefit: str


_SHARED_SHEET = Story(
    "Cải cách hành chính",
    "Văn bản đến được ghi vào sổ giấy, mỗi bộ phận ghi một cách; khi lãnh đạo hỏi việc nào sắp đến "
    "hạn phải gọi điện từng nơi, có văn bản chậm đến một tuần mà không ai biết.",
    "Lập một bảng tính dùng chung có cột hạn xử lý và người phụ trách; mỗi sáng bộ phận xem việc "
    "đến hạn, mỗi chiều ghi kết quả; việc quá hạn tự đổi màu và được nhắc ở cuộc họp giao ban.",
    "Số văn bản trễ hạn giảm từ 12 xuống 2 mỗi tháng; giao ban không còn phải hỏi lại từng người.",
)
STORIES = {
    RECOGNISED: _SHARED_SHEET,
    PENDING: Story(
        "Tài chính - ngân sách",
        "Số thu của các thôn chỉ đối chiếu vào cuối quý bằng biên lai giấy, sai lệch phát hiện "
        "muộn, có khoản phải thu lại từ đầu.",
        "Tối thứ sáu trưởng thôn chụp bảng kê gửi qua điện thoại; kế toán nhập, đối chiếu và báo "
        "lại chênh lệch ngay sáng thứ hai.",
        "Thu ngân sách thôn đạt 104 % kế hoạch; không còn khoản sai lệch quá một tuần.",
    ),
    REFUSED: Story(
        "Tư pháp - hộ tịch",
        "Người già yếu, người khuyết tật phải nhờ con cháu nghỉ làm chở đến trụ sở nhận giấy tờ.",
        "Công chức hẹn lịch và mang kết quả hộ tịch đến tận nhà vào chiều thứ tư.",
        "38 lượt người già yếu nhận giấy tờ tại nhà trong chín tháng.",
    ),
    LATE_AUTHOR: Story(
        "Tư pháp - hộ tịch",
        "Tờ khai viết tay hay sai ngày sinh, số căn cước; bình quân năm tờ phải viết lại hai.",
        "Quét mã trên thẻ căn cước, phần mềm văn phòng điền sẵn các ô của tờ khai rồi in ra ký.",
        "Thời gian lập một tờ khai còn ba phút; không còn tờ khai phải viết lại.",
    ),
    DRAFTING: Story(
        "Môi trường",
        "Điểm rác tự phát chỉ được biết khi dân phản ánh.",
        "Cán bộ thôn ghim điểm rác lên bản đồ dùng chung, đội vệ sinh xử lý trong ba ngày.",
        "",
    ),
    RETURNED: _SHARED_SHEET,
}


SEATS = (
    Seat("Trần Quang Định", "Chủ tịch UBND xã", "chair"),
    Seat("Võ Thị Hồng Vân", "Văn thư - Lưu trữ", "secretary"),
    Seat("Tống Thị Quỳnh Như", "Chủ tịch Hội Liên hiệp Phụ nữ"),
)


def invent(commune: Commune) -> None:
    """Take the initiatives from their requests to the session of the council."""
    practise(commune, day=SENT)
    for name in (RECOGNISED, PENDING, REFUSED, RETURNED):
        _send(commune, _written(commune, name))
    practise(commune, day=TAKEN)
    _written(commune, DRAFTING)
    secretary = acting(commune, SECRETARY, Permission.REVIEW_INITIATIVES)
    for name in (RECOGNISED, PENDING, REFUSED):
        initiatives.receive(_of(commune, name), by=secretary)
    initiatives.send_back(
        _of(commune, RETURNED),
        reason="Chưa nêu số hộ đã áp dụng và kết quả so với trước khi áp dụng.",
        due_on=date(2021, 11, 12),
        by=secretary,
    )
    practise(commune, day=LATE)
    _send(commune, _written(commune, LATE_AUTHOR), late_reason="Chờ xác nhận của công an xã.")
    practise(commune, day=SESSION)
    _score(commune)
    _meet(commune)


def _written(commune: Commune, full_name: str) -> Initiative:
    person = person_of(commune, full_name)
    name = (INITIATIVES | OTHERS)[full_name]
    by = head_of(commune, person.unit.name, Permission.WRITE_INITIATIVE)
    initiative = initiatives.begin(
        campaign_of(commune), person.unit, name=name, person=person, by=by
    )
    return initiatives.save(initiative, _request(name, person), by=by)


def _request(name: str, person: Person) -> Request:
    told = STORIES[person.full_name]
    return Request(
        name=name,
        field=told.field,
        problem=told.problem,
        solution=told.solution,
        novelty="Lần đầu áp dụng ở xã; không sao chép giải pháp đã công nhận của đơn vị khác.",
        benefit=told.benefit,
        applied_where="Bộ phận Một cửa xã Quảng Thành",
        applied_since=date(2021, 3, 1),
        authors=(AuthorLine(person.full_name, Decimal(100), person.position, person.pk),),
    )


def _send(commune: Commune, initiative: Initiative, late_reason: str = "") -> None:
    by = head_of(commune, initiative.unit.name, Permission.WRITE_INITIATIVE)
    initiatives.submit(initiative, late_reason=late_reason, by=by)


def _of(commune: Commune, full_name: str) -> Initiative:
    return Initiative.objects.get(campaign__commune=commune, begun_by__full_name=full_name)


def _score(commune: Commune) -> None:
    given = {RECOGNISED: (26, 35, 25), PENDING: (24, 32, 22), REFUSED: (12, 20, 18)}
    for role in (SECRETARY, COUNCIL_MEMBER, CHAIR):
        by = acting(commune, role, Permission.SCORE_INITIATIVES)
        for name, points in given.items():
            if name == PENDING and role is CHAIR:
                continue  # one sheet is still awaited
            made = Points(*map(Decimal, points))
            initiatives.score(_of(commune, name), made, scorer=holder_of(commune, role), by=by)


def _meet(commune: Commune) -> None:
    """Conclude on two of the three; the third waits for the next session."""
    by = acting(commune, SECRETARY, Permission.REVIEW_INITIATIVES)
    sitting = Sitting(
        held_on=SESSION,
        place="Phòng họp UBND xã",
        seats=SEATS,
        rulings=(
            Conclusion(_of(commune, RECOGNISED).pk, True, 3, 0, "base"),
            Conclusion(
                _of(commune, REFUSED).pk,
                False,
                0,
                3,
                reason="Giải pháp đã được xã bên áp dụng từ năm 2019, chưa có tính mới.",
            ),
        ),
        discussion="Hội đồng nghe tác giả trình bày và hỏi về kết quả áp dụng.",
        decision_number="31/QĐ-UBND",
        decision_on=SESSION,
    )
    initiatives.record_session(campaign_of(commune), sitting, by=by)
