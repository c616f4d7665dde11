"""What a báo cáo sơ kết of a đợt, a báo cáo tổng kết of a campaign counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from initiatives.rules.stages import Stage as InventionStage
from law.authority import Authority
from nominations.rules.stages import Stage
from registrations.rules.totals import CountedAward
from reports.rules.inventions import NO_FIELD
from reports.rules.results import Attainment, attainment
from reports.rules.steps import AWARDS, TargetFacts, own_dossiers
from vetting.rules.comparison import Compared
from vetting.rules.standing import GoalLine, way_among


@dataclass(frozen=True)
class GoalCount:
    """A goal of the plan; `wanted` None where it cannot be counted, `before` what was reached the
    year before, None where nothing is known of it."""

    name: str
    wanted: int | None
    registered: int
    proposed: int
    reached: int
    before: int | None = None

    @property
    def in_a_sentence(self) -> str:
        """Give "100 % người đủ điều kiện xét đạt Lao động tiên tiến", without a colon."""
        return self.name.removeprefix("Cá nhân: ").removeprefix("Tập thể: ").replace(": ", " ", 1)


@dataclass(frozen=True)
class AwardCount:
    """An award in a campaign: how many were proposed, given, refused, taken back; `units` says how
    many of the given each unit has. `is_own`: the commune decides it; `granted` and `denied` are
    how its gift and its refusal are called."""

    name: str
    label: str
    granted: str
    denied: str
    is_own: bool
    proposed: int
    reached: int
    refused: int = 0
    revoked: int = 0
    units: Mapping[str, int] = field(default_factory=dict)

    @property
    def waiting(self) -> int:
        """Give how many have no result yet."""
        return self.proposed - self.reached - self.refused - self.revoked


@dataclass(frozen=True)
class Inventions:
    """The initiatives: sent, recognised, refused, what they save in đồng, and how many of the
    recognised are of each field."""

    sent: int = 0
    recognised: int = 0
    refused: int = 0
    saves: int = 0
    fields: tuple[tuple[str, int], ...] = ()

    @property
    def pending(self) -> int:
        return self.sent - self.recognised - self.refused


@dataclass(frozen=True)
class Attained:
    """How many of those who registered reached it, or more; less; have no result yet; and how many
    were proposed without having registered."""

    registered: int
    reached: int
    less: int
    waiting: int
    unregistered: int


@dataclass(frozen=True)
class Praised:
    """The people of the year, and those of them who were praised."""

    people: int
    praised: int
    direct: int
    leaders: int
    women: int
    first: int


@dataclass(frozen=True)
class FundCount:
    """The fund of the year, in đồng."""

    income: int
    by_decision: int
    otherwise: int

    @property
    def left(self) -> int:
        return self.income - self.by_decision - self.otherwise


@dataclass(frozen=True)
class Registered:
    """How many units have an approved registration, of how many, with how many people and
    collectives."""

    units: int
    of_units: int
    people: int
    collectives: int


@dataclass(frozen=True)
class PaperFigures:
    """Every number of a report. What a sơ kết does not count is None."""

    units: tuple[str, ...]
    awards: tuple[AwardCount, ...] = ()
    inventions: Inventions = Inventions()
    goals: tuple[GoalCount, ...] = ()
    registered: Registered | None = None
    attained: Attained | None = None
    praised: Praised | None = None
    fund: FundCount | None = None

    @property
    def proposed(self) -> int:
        return sum(award.proposed for award in self.awards)

    @property
    def reached(self) -> int:
        return sum(award.reached for award in self.awards)

    @property
    def counted(self) -> dict[str, int]:
        """Give each number under the words for it, to be kept with the report and compared."""
        figures: dict[str, int] = {}
        for goal in self.goals:
            figures |= {f"Chỉ tiêu {goal.name}: kế hoạch": goal.wanted} if goal.wanted else {}
            figures |= {
                f"Chỉ tiêu {goal.name}: đăng ký": goal.registered,
                f"Chỉ tiêu {goal.name}: đạt": goal.reached,
            }
        for award in self.awards:
            figures |= {
                f"{award.name}: đề nghị": award.proposed,
                f"{award.name}: được khen": award.reached,
                f"{award.name}: không được khen": award.refused,
                f"{award.name}: thu hồi": award.revoked,
            }
        return figures | dict(self._apart())

    def _apart(self) -> Iterable[tuple[str, int]]:
        yield "Sáng kiến: đơn đã nộp", self.inventions.sent
        yield "Sáng kiến: được công nhận", self.inventions.recognised
        if self.registered:
            yield "Đăng ký: đơn vị", self.registered.units
            yield "Đăng ký: cá nhân", self.registered.people
            yield "Đăng ký: tập thể", self.registered.collectives
        if self.attained:
            yield "Đăng ký và kết quả: đạt", self.attained.reached
            yield "Đăng ký và kết quả: thấp hơn", self.attained.less
        if self.praised:
            yield "Đối tượng: người được khen", self.praised.praised
            yield "Đối tượng: nữ được khen", self.praised.women
        if self.fund:
            yield "Quỹ: đã có, đồng", self.fund.income
            yield "Quỹ: đã chi, đồng", self.fund.income - self.fund.left


def goal_counts(goals: Iterable[GoalLine], before: Mapping[str, int]) -> tuple[GoalCount, ...]:
    """Give the goals; `before` says how many reached an award the year before, by its code."""
    return tuple(
        GoalCount(
            goal.goal,
            goal.wanted.count if goal.wanted else None,
            goal.registered,
            goal.proposed,
            goal.reached,
            before.get(goal.target.award),
        )
        for goal in goals
    )


def award_counts(
    known: TargetFacts, decider: Mapping[str, Authority | None]
) -> tuple[AwardCount, ...]:
    """Give every award that somebody was proposed for; `decider` says by its code who decides."""
    counts = (_award_count(award, known, decider.get(award.kind.code)) for award in AWARDS)
    return tuple(row for row in counts if row.proposed)


def _award_count(
    award: CountedAward, known: TargetFacts, authority: Authority | None
) -> AwardCount:
    way = way_among(own_dossiers(award, known))
    revoked = sum(dossier.stage is Stage.REVOKED for dossier in way.fallen)
    return AwardCount(
        award.name,
        award.label,
        award.kind.granted.lower(),
        award.kind.denied.lower(),
        authority is Authority.COMMUNE,
        len(way.proposed),
        len(way.reached),
        len(way.fallen) - revoked,
        revoked,
        Counter(dossier.unit for dossier in way.reached),
    )


def invention_counts(rows: Sequence[tuple[str, InventionStage, int]]) -> Inventions:
    """Count initiatives that were sent, each with its field, its stage and what it saves."""
    recognised = [
        (field, saves) for field, stage, saves in rows if stage is InventionStage.RECOGNISED
    ]
    of_fields = Counter(field or NO_FIELD for field, _ in recognised)
    fields = dict.fromkeys(field or NO_FIELD for field, *_ in rows)
    return Inventions(
        len(rows),
        len(recognised),
        sum(stage is InventionStage.REFUSED for _, stage, _ in rows),
        sum(saves for _, saves in recognised),
        tuple((field, of_fields[field]) for field in fields if of_fields[field]),
    )


def attained_counts(rows: Iterable[Compared], *, is_over: bool) -> Attained:
    """Count how far those came who registered or were proposed."""
    counts = Counter(attainment(row, is_over=is_over) for row in rows)
    same, more, less, waiting, unregistered = (counts[found] for found in Attainment)
    return Attained(same + more + less + waiting, same + more, less, waiting, unregistered)


@dataclass(frozen=True)
class Moved:
    """A number that is another now than in the report."""

    name: str
    then: int
    now: int


def moved_on(then: Mapping[str, int], now: Mapping[str, int]) -> list[Moved]:
    """Give what has changed since a report was printed; what one of the two lacks counts as 0."""
    names: Sequence[str] = list(dict.fromkeys((*then, *now)))
    return [
        Moved(name, then.get(name, 0), now.get(name, 0))
        for name in names
        if then.get(name, 0) != now.get(name, 0)
    ]
