"""The initiatives of the year: one recognised, one refused, others on their way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from council.actions.agenda import drop_name, explain, put_on
from council.actions.councils import NewSeat, seat, set_up
from council.actions.meetings import RollMark, close, plan, write_down
from council.actions.recording import Counted, record_session
from council.models import Council, Seat
from council.rules.counting import Typed
from council.rules.voting import Way
from initiatives import actions as initiatives
from initiatives.hearing import KEY
from initiatives.models import CouncilSession, Initiative
from initiatives.models.initiatives import SOURCE
from initiatives.rules.requests import AuthorLine, Request
from initiatives.rules.scoring import Points
from people.actions import practise
from people.models import Commune, Person, User
from people.roles import CHAIR, COUNCIL_MEMBER, OFFICE, SECRETARY, Permission

from .acting import acting, campaign_of, days_of, head_of, holder_of, person_of, year_of
from .registration import INITIATIVES
from .years import DemoYear

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
    ("Trần Quang Định", Seat.Duty.CHAIR),
    ("Võ Thị Hồng Vân", Seat.Duty.SECRETARY),
    ("Tống Thị Quỳnh Như", Seat.Duty.MEMBER),
)
"""Who sits in the council of initiatives."""


def invent(commune: Commune) -> None:
    """Take the initiatives from their requests to the session of the council."""
    days = days_of(commune)
    practise(commune, day=days.requested)
    for name in (RECOGNISED, PENDING, REFUSED, RETURNED):
        _send(commune, _written(commune, name))
    practise(commune, day=days.requests_received)
    _written(commune, DRAFTING)
    secretary = acting(commune, SECRETARY, Permission.REVIEW_INITIATIVES)
    for name in (RECOGNISED, PENDING, REFUSED):
        initiatives.receive(_of(commune, name), by=secretary)
    initiatives.send_back(
        _of(commune, RETURNED),
        reason="Chưa nêu số hộ đã áp dụng và kết quả so với trước khi áp dụng.",
        due_on=days.request_returned_until,
        by=secretary,
    )
    practise(commune, day=days.requested_late)
    _send(commune, _written(commune, LATE_AUTHOR), late_reason="Chờ xác nhận của công an xã.")
    practise(commune, day=days.first_session)
    _score(commune)
    _meet(commune)


def _written(commune: Commune, full_name: str) -> Initiative:
    person = person_of(commune, full_name)
    name = (INITIATIVES | OTHERS)[full_name]
    by = head_of(commune, person.unit.name, Permission.WRITE_INITIATIVE)
    initiative = initiatives.begin(
        campaign_of(commune), person.unit, name=name, person=person, by=by
    )
    return initiatives.save(initiative, _request(year_of(commune), name, person), by=by)


def _request(year: DemoYear, name: str, person: Person) -> Request:
    told = STORIES[person.full_name]
    return Request(
        name=name,
        field=told.field,
        problem=told.problem,
        solution=told.solution,
        novelty="Lần đầu áp dụng ở xã; không sao chép giải pháp đã công nhận của đơn vị khác.",
        benefit=told.benefit,
        applied_where=year.say("Bộ phận Một cửa xã Quảng Thành"),
        applied_since=date(year.year, 3, 1),
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
    founded = year_of(commune).founded
    by = acting(commune, SECRETARY, Permission.HOLD_MEETINGS)
    council = set_up(commune, kind=Council.Kind.INITIATIVE, starts_on=founded, by=by)
    people = [(person_of(commune, name), duty) for name, duty in SEATS]
    rows = [
        NewSeat(
            person.full_name,
            person.position,
            duty,
            User.objects.filter(person=person).first(),
            person,
        )
        for person, duty in people
    ]
    seat(council, rows, on=founded, by=by)
    held(
        commune,
        without=PENDING,
        against={REFUSED: "Giải pháp đã được xã bên áp dụng từ hai năm trước, chưa có tính mới."},
        on=days_of(commune).first_session,
        number="31/QĐ-UBND",
    )


def held(
    commune: Commune, *, on: date, number: str, without: str = "", against: dict[str, str]
) -> None:
    """Let the council of initiatives meet on a day, vote by hands and have its decision; nobody is
    for what has a reason `against` it."""
    by = acting(commune, SECRETARY, Permission.HOLD_MEETINGS)
    council = Council.objects.get(commune=commune, kind=Council.Kind.INITIATIVE)
    meeting = plan(
        council,
        campaign_of(commune),
        held_on=on,
        starts_at=time(8),
        place="Phòng họp UBND xã",
        by=by,
    )
    [item] = put_on(meeting, [(SOURCE, KEY)], by=by)
    if without:
        drop_name(item.lines.get(subject=_of(commune, without).pk), by=by)
    marks = {attendance.seat_id: RollMark("present") for attendance in meeting.attendances.all()}
    refused = {_of(commune, name).pk: why for name, why in against.items()}
    typed = {
        line.pk: Typed(line.name, 0, 3) if line.subject in refused else Typed(line.name, 3, 0)
        for line in item.lines.all()
    }
    record_session(meeting, marks, {item.pk: Counted(Way.HANDS, typed)}, by=by)
    for line in item.lines.filter(subject__in=refused):
        explain(line, reason=refused[line.subject], by=by)
    write_down(
        meeting,
        discussion="Hội đồng nghe tác giả trình bày và hỏi về kết quả áp dụng.",
        ended_at=time(10, 30),
        by=by,
    )
    close(meeting, by=by)
    office = acting(commune, OFFICE, Permission.ISSUE_PAPERS)
    session = CouncilSession.objects.get(meeting=meeting)
    initiatives.note_decision(session, number=number, on=on, by=office)
