"""Nobody votes on the own dossier, nor on the own work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from council.models import Line, Meeting, Recusal
from council.rules.recusing import Interest
from council.sources import source


def recuse_from_own(meeting: Meeting) -> None:
    """Take every member out of the lines that are about themselves or their own work, where no
    vote was held."""
    seats = {
        attendance.seat.person_id: attendance.seat
        for attendance in meeting.attendances.select_related("seat")
        if attendance.seat.person_id
    }
    unvoted = Line.objects.filter(item__meeting=meeting, tallies__isnull=True)
    lines = list(unvoted.select_related("item"))
    own = _own_work(lines)
    Recusal.objects.bulk_create(
        [
            Recusal(line=line, seat=seats[person], kind=Interest.OWN.value)
            for line in lines
            for person in {line.person_id, *own.get((line.item.source, line.subject), ())}
            if person in seats
        ],
        ignore_conflicts=True,
    )


def _own_work(lines: Sequence[Line]) -> dict[tuple[str, int], Collection[int]]:
    """Give whose own work the subjects of lines are, by room and subject."""
    subjects: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        if not line.item.is_matter:
            subjects[line.item.source].append(line.subject)
    return {
        (name, subject): people
        for name, of_room in subjects.items()
        for subject, people in source(name).own_of(of_room).items()
    }
