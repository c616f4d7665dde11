"""What is known already about the people of a registration. It informs; nothing here holds a
registration up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from campaigns.rules.plan import Target
from eligibility.service import whole_months
from law.fighters import CSTDCS_FOUNDATION, CSTDCS_REQUIRES_INITIATIVE, RATING_REPLACES_INITIATIVE
from law.findings import Finding, Level
from law.kinds import CSTDCS, LDTT, award_kind
from law.ladders import REPEATED
from law.registration import registration_findings
from law.sources import Citation
from law.standards import (
    DISCIPLINE_EXCLUDING_LDTT,
    MONTHS_OF_SERVICE_REQUIRED,
    RATINGS,
    TRANSFER_CONSIDERED_BY,
)
from law.timeline import LawError
from law.values import Override
from registrations.rules.checks import INDIVIDUALS, place_of
from registrations.rules.lines import (
    CSTDCS_OR_HIGHER,
    LDTT_OR_HIGHER,
    Draft,
    IndividualLine,
)
from vietnamese.dates import short_date
from vietnamese.text import capitalised


@dataclass(frozen=True)
class KnownPerson:
    """A person as the year knows her: "bà Trần Thị Lan".

    `unit` is where she works now, `moves` the days of this year on which she came to a unit after
    another, with both names; `registered_by` the other units that registered her too;
    `disciplines` what the reader may know of, as words and day.
    """

    pk: int
    name: str
    unit: str
    joined_on: date
    left_on: date | None = None
    moves: tuple[tuple[date, str, str], ...] = ()
    registered_by: tuple[str, ...] = ()
    disciplines: tuple[tuple[str, date], ...] = ()

    @property
    def called(self) -> str:
        """Give the name as a sentence begins with it."""
        return capitalised(self.name)


@dataclass(frozen=True)
class Surroundings:
    """What surrounds a registration of `unit` in a `year`.

    `judged_on` is the day whose law will judge; `people` those of the unit today and those of the
    registration; `of_unit` the numbers of the former. `others_*` count in the registrations of the
    other units, `elsewhere` are who is counted there and not here; `eligible` are who in the whole
    commune has worked long enough by the year's end.
    """

    unit: str
    year: int
    today: date
    judged_on: date
    people: Mapping[int, KnownPerson] = field(default_factory=dict)
    of_unit: Sequence[int] = ()
    elsewhere: frozenset[int] = frozenset()
    others_ldtt: int = 0
    others_cstdcs: int = 0
    eligible: int = 0
    targets: tuple[Target, ...] = ()
    overrides: tuple[Override, ...] = ()

    @property
    def ends_on(self) -> date:
        """Give the day by which months of service are counted."""
        return date(self.year, 12, 31)


def findings(draft: Draft, known: Surroundings) -> list[Finding]:
    """Give what is known of each person of the registration, in its order, then who of the unit is
    not in it. Without law for the year: one note that says so."""
    try:
        of_lines = [finding for line in draft.individuals for finding in _of_line(line, known)]
        return of_lines + missing_findings(draft, known)
    except LawError as error:
        return [Finding("no_law", str(error), Level.NOTE)]


def _of_line(line: IndividualLine, known: Surroundings) -> Iterator[Finding]:
    person = known.people[line.person]
    yield from _elsewhere(person)
    yield from _moved(person, known)
    yield from _gone(person, known)
    if line.title in LDTT_OR_HIGHER:
        yield from short_service(person, known, line.title)
        yield from _disciplined(person, known)
    if line.title in CSTDCS_OR_HIGHER and not line.initiative_name:
        yield from _without_initiative(person, line.title, known)
    if line.title in REPEATED:
        yield _needs_history(person, line.title, known)


def _elsewhere(person: KnownPerson) -> Iterator[Finding]:
    for unit in person.registered_by:
        yield _about(
            person,
            "registered_elsewhere",
            f"{person.called} cũng có trong bản đăng ký của {unit}. Một người chỉ đăng ký ở một "
            f"đơn vị; hãy thống nhất với {unit}.",
        )


def _moved(person: KnownPerson, known: Surroundings) -> Iterator[Finding]:
    rule = TRANSFER_CONSIDERED_BY.on(known.judged_on, known.overrides)
    considered = TRANSFER_CONSIDERED_BY.describe(rule.value)
    for day, before, after in person.moves:
        yield _about(
            person,
            "moved",
            f"{person.called} chuyển từ {before} sang {after} từ ngày {short_date(day)}. "
            f"{considered}",
            Level.NOTE,
            citation=rule.citation,
        )
    if not person.moves and person.unit != known.unit:
        sentence = f"{person.called} hiện làm việc ở {person.unit}, không ở {known.unit}."
        yield _about(person, "of_another_unit", sentence)


def _gone(person: KnownPerson, known: Surroundings) -> Iterator[Finding]:
    if person.left_on and person.left_on <= known.ends_on:
        yield _about(person, "left", f"{person.called} nghỉ từ ngày {short_date(person.left_on)}.")


def short_service(
    person: KnownPerson, known: Surroundings, title: str = "LDTT"
) -> Iterator[Finding]:
    """Give what it means that somebody came too late in the year; nothing for who did not."""
    needed = MONTHS_OF_SERVICE_REQUIRED.on(known.judged_on, known.overrides)
    months = whole_months(person.joined_on, known.ends_on)
    if months >= needed.value:
        return
    yield _about(
        person,
        "short_service",
        f"{person.called} vào làm từ ngày {short_date(person.joined_on)}, đến "
        f"{short_date(known.ends_on)} được {months} tháng; xét Lao động tiên tiến cần từ "
        f"{needed.value} tháng.",
        citation=needed.citation,
    )
    foundation = CSTDCS_FOUNDATION.on(known.judged_on, known.overrides)
    if title in CSTDCS_OR_HIGHER and foundation.value == LDTT.code:
        sentence = (
            f"{award_kind(title).name} phải đạt Lao động tiên tiến trước, mà {person.name} chưa đủ."
        )
        yield _about(person, "no_foundation", sentence, citation=foundation.citation)


def _disciplined(person: KnownPerson, known: Surroundings) -> Iterator[Finding]:
    rule = DISCIPLINE_EXCLUDING_LDTT.on(known.judged_on, known.overrides)
    if rule.value == "none":
        return
    for form, day in person.disciplines:
        yield _about(
            person,
            "disciplined",
            f"{person.called} bị kỷ luật ({form.lower()}) ngày {short_date(day)}. Cần người xem "
            "xét trước khi bình xét.",
            citation=rule.citation,
        )


def _without_initiative(person: KnownPerson, title: str, known: Surroundings) -> Iterator[Finding]:
    needed = CSTDCS_REQUIRES_INITIATIVE.on(known.judged_on, known.overrides)
    by_rating = RATING_REPLACES_INITIATIVE.on(known.judged_on, known.overrides)
    if not needed.value:
        return
    sentence = f"{person.called} đăng ký Chiến sĩ thi đua mà chưa ghi sáng kiến, đề tài dự kiến."
    level = Level.WARNING
    if by_rating.value and title == CSTDCS.code:
        sentence += f" Không có thì cuối năm phải được xếp loại {RATINGS[0][1]}."
        level = Level.NOTE
    yield _about(person, "no_initiative", sentence, level, citation=needed.citation)


def _needs_history(person: KnownPerson, title: str, known: Surroundings) -> Finding:
    before = REPEATED[title]
    times = before.years.on(known.judged_on, known.overrides)
    return _about(
        person,
        "needs_history",
        f"{award_kind(title).name} cần {times.value} lần liên tục đạt {before.title.name}; hồ sơ "
        f"đề nghị sẽ được đối chiếu với lịch sử khen thưởng của {person.name}.",
        Level.NOTE,
        citation=times.citation,
    )


def missing(draft: Draft, known: Surroundings) -> list[KnownPerson]:
    """Give who of the unit is in no registration, this or another's, in the order of its list."""
    registered = draft.people | known.elsewhere
    return [known.people[pk] for pk in known.of_unit if pk not in registered]


def missing_findings(draft: Draft, known: Surroundings) -> list[Finding]:
    """Give one finding that names them and says why it matters under the law of the year."""
    absent = missing(draft, known)
    findings = registration_findings(
        is_registered=not absent, on=known.judged_on, overrides=known.overrides
    )
    if not absent:
        return []
    names = ", ".join(person.name for person in absent)
    why = f" {findings[0].sentence}" if findings else ""
    return [
        Finding(
            "not_registered",
            f"Chưa đăng ký {len(absent)} người của đơn vị: {names}.{why}",
            Level.WARNING if findings else Level.NOTE,
            findings[0].citation if findings else None,
            link=INDIVIDUALS,
        )
    ]


def _about(
    person: KnownPerson,
    code: str,
    sentence: str,
    level: Level = Level.WARNING,
    citation: Citation | None = None,
) -> Finding:
    return Finding(code, sentence, level, citation, link=place_of(person.pk))
