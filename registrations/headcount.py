"""Who may be considered for Lao động tiên tiến: the one base of every "100 %"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from campaigns.facts import deadline_of
from campaigns.models import Campaign, Deadline
from campaigns.rules.deadlines import last_good_day
from eligibility.leaves import Employed, months_of
from law.kinds import LDTT
from law.standards import MONTHS_OF_SERVICE_REQUIRED
from law.timeline import LawError
from law.values import Override, Parameter, Value
from registrations.rules.headcount import Headcount, LeftOut
from registrations.staff import Worker, staff_of
from vietnamese.dates import short_date


def year_of(campaign: Campaign) -> int:
    """Give the year of a campaign; this one where the plan names none."""
    return campaign.year or campaign.commune.today().year


def judged_on(campaign: Campaign) -> date:
    """Give the day whose law will judge: the last on which dossiers are in time, else the last of
    the year."""
    days = [
        last_good_day(deadline_of(row))
        for row in campaign.deadlines.all()
        if row.kind == Deadline.Kind.NOMINATION
    ]
    return max(days, default=date(year_of(campaign), 12, 31))


def day_of_count(campaign: Campaign) -> date:
    """Give the day whose people count: today, or the last day of a year that is over."""
    return min(campaign.commune.today(), date(year_of(campaign), 12, 31))


def headcount_of(
    campaign: Campaign,
    overrides: Sequence[Override] = (),
    staff: Iterable[Worker] | None = None,
) -> Headcount:
    """Give who of those working here may be considered: who will have worked long enough by the
    year's end, or only may have; everybody where the program holds no law for the year. One query
    besides the campaign's deadlines, none where the `staff` is known."""
    on, day = judged_on(campaign), day_of_count(campaign)
    known = staff_of(campaign.commune, day) if staff is None else staff
    working = [person for person in known if person.works_on(day)]

    def value_of(parameter: Parameter) -> Value:
        return parameter.on(on, overrides, LDTT.code)

    try:
        needed = value_of(MONTHS_OF_SERVICE_REQUIRED)
    except LawError:
        return Headcount(len(working))
    left_out = []
    for person in working:
        employed = Employed(person.joined_on, person.left_on, person.leaves)
        months = months_of(employed, year_of(campaign), value_of).possible
        if months < needed.value:
            left_out.append(_left_out(person, months, year_of(campaign), needed))
    return Headcount(len(working), tuple(left_out))


def _left_out(person: Worker, months: int, year: int, needed: Value[int]) -> LeftOut:
    is_new = person.joined_on > date(year, 1, 1)
    since = f"vào làm từ {short_date(person.joined_on)}" if is_new else "có thời gian nghỉ, đi học"
    return LeftOut(
        person.called,
        f"{since}, đến hết năm tính được {months} tháng, chưa đủ {needed.value} tháng "
        f"({needed.citation})",
    )
