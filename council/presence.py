"""Who came to a meeting of a council, and who of them votes on a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from council.models import Attendance, Meeting
from council.rules.voting import Roll

State = Attendance.State


@dataclass(frozen=True)
class Presence:
    """Who came: the state of every member of a meeting, by seat."""

    attendances: tuple[Attendance, ...]

    def _in(self, state: str) -> list[Attendance]:
        return [attendance for attendance in self.attendances if attendance.state == state]

    @property
    def members(self) -> int:
        return len(self.attendances)

    @property
    def present(self) -> list[Attendance]:
        return self._in(State.PRESENT)

    @property
    def written(self) -> list[Attendance]:
        return self._in(State.WRITTEN)

    @property
    def away(self) -> list[Attendance]:
        """Give those absent without an opinion."""
        return self._in(State.ABSENT)

    @property
    def unmarked(self) -> list[Attendance]:
        return self._in(State.UNMARKED)

    @property
    def absent(self) -> list[Attendance]:
        return [*self.written, *self.away]

    @property
    def sentence(self) -> str:
        """Give "11 thành viên: 9 có mặt, 1 gửi ý kiến bằng văn bản, 1 vắng"; before the roll is
        called how many there are alone."""
        if self.unmarked:
            return f"{self.members} thành viên"
        parts = (
            (self.present, "có mặt"),
            (self.written, "gửi ý kiến bằng văn bản"),
            (self.away, "vắng"),
        )
        parts_in_words = ", ".join(f"{len(some)} {word}" for some, word in parts if some)
        return f"{self.members} thành viên: {parts_in_words}"

    def roll(self, recused: Iterable[int]) -> Roll:
        """Give who there is to vote on a line from which these seats are recused."""
        state_of = {attendance.seat_id: attendance.state for attendance in self.attendances}
        states = Counter(state_of[seat] for seat in recused if seat in state_of)
        return Roll(
            members=self.members,
            present=len(self.present),
            written=len(self.written),
            recused=states.total(),
            recused_present=states[State.PRESENT],
            recused_written=states[State.WRITTEN],
        )


def presence_of(meeting: Meeting, *, with_people: bool = False) -> Presence:
    """Give who came to a meeting, with the people behind the seats where they are addressed; one
    query."""
    fetched = ("seat__person",) if with_people else ("seat",)
    return Presence(tuple(meeting.attendances.select_related(*fetched)))
