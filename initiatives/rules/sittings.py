"""What the record of a session of the council must say before it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from law.findings import Finding, Level
from vietnamese.dates import short_date
from vietnamese.text import same_word

SEATS = "#thanh-vien"
"""The place of the members on the form."""


@dataclass(frozen=True)
class Seat:
    """A member at a session, present or absent. `duty` is a code of `Attendance.Duty`."""

    name: str
    position: str = ""
    duty: str = "member"
    is_present: bool = True
    reason: str = ""


@dataclass(frozen=True)
class Conclusion:
    """What a session concluded about one initiative (`pk`); `sphere` is a code of `law.kinds`."""

    pk: int
    is_recognised: bool
    votes_for: int
    votes_against: int
    sphere: str = ""
    reason: str = ""


def place_of(ruling: Conclusion) -> str:
    """Give the place of a conclusion on the form."""
    return f"#sang-kien-{ruling.pk}"


@dataclass(frozen=True)
class Sitting:
    """A session as it was typed, ready to be kept."""

    held_on: date
    seats: tuple[Seat, ...]
    rulings: tuple[Conclusion, ...]
    place: str = ""
    discussion: str = ""
    decision_number: str = ""
    decision_on: date | None = None

    @property
    def present(self) -> list[Seat]:
        return [seat for seat in self.seats if seat.is_present]

    @property
    def absent(self) -> list[Seat]:
        return [seat for seat in self.seats if not seat.is_present]

    @property
    def recognised(self) -> list[Conclusion]:
        return [ruling for ruling in self.rulings if ruling.is_recognised]

    @property
    def refused(self) -> list[Conclusion]:
        return [ruling for ruling in self.rulings if not ruling.is_recognised]

    @property
    def decided_on(self) -> date:
        """Give the day of the decision; of the session while there is no decision yet."""
        return self.decision_on or self.held_on


@dataclass(frozen=True)
class Matter:
    """What is known of an initiative that a session concludes on."""

    name: str
    authors: tuple[str, ...]
    accepted_on: date
    passes: bool
    arithmetic: str


def faults(sitting: Sitting, matters: dict[int, Matter], today: date) -> list[Finding]:
    """Give what stops the record of a session, each with the place on the form that mends it."""
    return [
        *_faults_of_days(sitting, matters, today),
        *_faults_of_seats(sitting),
        *_faults_of_rulings(sitting, matters),
    ]


def _blocker(code: str, sentence: str, link: str = "") -> Finding:
    return Finding(code, sentence, Level.BLOCKER, link=link)


def _faults_of_days(sitting: Sitting, matters: dict[int, Matter], today: date) -> Iterator[Finding]:
    if sitting.held_on > today:
        yield _blocker(
            "not_held_yet", f"Ngày họp phải từ hôm nay ({short_date(today)}) trở về trước."
        )
    for ruling in sitting.rulings:
        matter = matters[ruling.pk]
        if sitting.held_on < matter.accepted_on:
            yield _blocker(
                "held_before_acceptance",
                f"“{matter.name}” được chấp nhận đơn ngày {short_date(matter.accepted_on)}, sau "
                f"ngày họp {short_date(sitting.held_on)}. Hãy xem lại ngày họp.",
            )
    if bool(sitting.decision_number) != bool(sitting.decision_on):
        yield _blocker(
            "half_a_decision",
            "Quyết định cần cả số và ngày; chưa có quyết định thì để trống cả hai.",
        )
    if sitting.decision_on and sitting.decision_on < sitting.held_on:
        yield _blocker("decided_before_session", "Ngày quyết định phải từ ngày họp trở đi.")
    if sitting.decision_on and sitting.decision_on > today:
        yield _blocker(
            "not_decided_yet",
            f"Ngày quyết định phải từ hôm nay ({short_date(today)}) trở về trước.",
        )


def _faults_of_seats(sitting: Sitting) -> Iterator[Finding]:
    if not sitting.present:
        yield _blocker("nobody_present", "Chưa có thành viên nào có mặt.", SEATS)
    for seat in sitting.absent:
        if not seat.reason:
            sentence = f"{seat.name} vắng: hãy ghi lý do vắng."
            yield _blocker("absent_without_reason", sentence, SEATS)
    seen: list[Seat] = []
    for seat in sitting.seats:
        if any(_is_same(seat, other) for other in seen):
            yield _blocker(
                "seated_twice", f"{seat.name} có hai dòng trong danh sách thành viên.", SEATS
            )
        seen.append(seat)
    for duty, word in (("chair", "Chủ tịch Hội đồng"), ("secretary", "Thư ký")):
        if sum(seat.duty == duty and seat.is_present for seat in sitting.seats) > 1:
            yield _blocker(f"two_{duty}", f"Phiên họp chỉ có một {word} có mặt.", SEATS)


def _is_same(seat: Seat, other: Seat) -> bool:
    """Say whether two rows are one member; namesakes differ in what they are."""
    return same_word(seat.name, other.name) and same_word(seat.position, other.position)


def _faults_of_rulings(sitting: Sitting, matters: dict[int, Matter]) -> Iterator[Finding]:
    if not sitting.rulings:
        yield _blocker("nothing_concluded", "Chưa kết luận sáng kiến nào.")
    for ruling in sitting.rulings:
        matter, place = matters[ruling.pk], place_of(ruling)
        yield from _fault_of_votes(ruling, matter, len(sitting.present))
        if ruling.is_recognised and not ruling.sphere:
            yield _blocker("no_sphere", f"“{matter.name}”: hãy chọn phạm vi ảnh hưởng.", place)
        if ruling.reason:
            continue
        if not ruling.is_recognised:
            sentence = f"“{matter.name}” không được công nhận: hãy ghi lý do."
            yield _blocker("no_reason", sentence, place)
        elif doubt := _doubt(ruling, matter):
            yield _blocker(
                "unusual_without_reason",
                f"“{matter.name}” {doubt}: vẫn công nhận thì hãy ghi lý do.",
                place,
            )


def _fault_of_votes(ruling: Conclusion, matter: Matter, present: int) -> Iterator[Finding]:
    cast = ruling.votes_for + ruling.votes_against
    if cast > present:
        yield _blocker(
            "too_many_votes",
            f"“{matter.name}”: {ruling.votes_for} + {ruling.votes_against} = {cast} phiếu, nhiều "
            f"hơn {present} thành viên có mặt.",
            place_of(ruling),
        )


def _doubt(ruling: Conclusion, matter: Matter) -> str:
    """Give what speaks against a recognition; "" when nothing does."""
    if ruling.votes_for <= ruling.votes_against:
        return f"có {ruling.votes_for} phiếu đồng ý, {ruling.votes_against} phiếu không đồng ý"
    return "" if matter.passes else f"chưa đạt điểm ({matter.arithmetic})"


def remarks(sitting: Sitting, matters: dict[int, Matter]) -> list[Finding]:
    """Give what a person should look at before the record is kept; nothing of it stops."""
    return [
        finding
        for ruling in sitting.rulings
        for finding in (
            *_sitting_authors(sitting, matters[ruling.pk]),
            *_passing_but_refused(ruling, matters[ruling.pk]),
        )
    ]


def _sitting_authors(sitting: Sitting, matter: Matter) -> Iterator[Finding]:
    for seat in sitting.present:
        if any(same_word(seat.name, author) for author in matter.authors):
            yield Finding(
                "author_sits",
                f"{seat.name} dự họp và trùng tên tác giả của “{matter.name}”; nếu là một người "
                "thì không biểu quyết sáng kiến này.",
            )


def _passing_but_refused(ruling: Conclusion, matter: Matter) -> Iterator[Finding]:
    if matter.passes and not ruling.is_recognised:
        yield Finding(
            "passing_but_refused", f"“{matter.name}” đạt điểm nhưng không được công nhận."
        )
