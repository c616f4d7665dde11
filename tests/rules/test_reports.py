"""Every figure of every report against a count as naive as a person with a pencil would make it,
over a year that Hypothesis makes up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.candidates import History, PastAward
from initiatives.rules.stages import Stage as InitiativeStage
from law.kinds import Category, Subject, award_kind
from nominations.rules.stages import Stage
from registrations.rules.stages import Stage as RegistrationStage
from registrations.rules.targets import goal_rows
from registrations.rules.totals import Entry, UnitList
from reports.rules.charts import WIDTH, Chart, ChartBar, ChartLimit, Shade, drawn
from reports.rules.inventions import NO_FIELD, Invention, invention_parts
from reports.rules.makeup import UNKNOWN, Employee, makeup_parts
from reports.rules.money import FundFacts, fund_parts
from reports.rules.progress import StepRows, UnitProgress, progress_parts
from reports.rules.report import NO_DATA, CountedRow, Figure, Report
from reports.rules.results import Attainment, attainment, result_parts
from reports.rules.steps import TargetFacts
from reports.rules.targets import target_parts
from reports.rules.yearpaper import Attained, Inventions, attained_counts, invention_counts
from reports.rules.years import GivenAward, Serving, YearsFacts, years_parts
from tests.plans import CSTDCS as CSTDCS_GOAL
from tests.plans import LDTT as LDTT_GOAL
from tests.plans import TTLDXS as TTLDXS_GOAL
from tests.reported import as_report, assert_adds_up, table_of
from vetting.rules.comparison import Compared, compare
from vetting.rules.counting import CountedNomination
from vetting.rules.quota import quota_of
from vetting.rules.standing import lines_of
from vietnamese.numbers import number

DAY = date(2021, 11, 14)
UNITS = ("Văn phòng", "Tài chính", "Thôn Một")
SUPPORTED_AT = {Stage.VETTED, Stage.PASSED, Stage.NOT_PASSED, Stage.RECOGNISED, Stage.REVOKED}


@dataclass(frozen=True)
class MadeUpYear:
    """Registrations and dossiers, each nominee with one dossier for an award."""

    lists: tuple[UnitList, ...]
    nominations: tuple[CountedNomination, ...]

    @property
    def entries(self) -> list[tuple[str, Entry]]:
        return [(unit_list.unit, entry) for unit_list in self.lists for entry in unit_list.entries]


# Made once: to make one anew for each draw takes longer than to draw from it.
MANY = st.integers(0, 5)
UNIT = st.sampled_from(UNITS)
TITLE = st.sampled_from(["", "LDTT", "CSTDCS"])
COMMENDATION = st.sampled_from(["", "GIAY_KHEN"])
TITLE_OF_UNIT = st.sampled_from(["", "TTLDTT", "TTLDXS"])
PROPOSED = {
    "individual": st.sets(st.sampled_from(["LDTT", "CSTDCS", "GIAY_KHEN"])),
    "collective": st.sets(st.sampled_from(["TTLDTT", "TTLDXS", "GIAY_KHEN"])),
}
STAGE = st.sampled_from(Stage)
SUPPORTED = st.booleans()


@st.composite
def made_up_years(draw) -> MadeUpYear:
    people = [(number, draw(UNIT)) for number in range(draw(MANY))]
    entries: dict[str, list[Entry]] = {unit: [] for unit in UNITS}
    for person, unit in people:
        title, commendation = draw(TITLE), draw(COMMENDATION)
        if title or commendation:
            entries[unit].append(Entry(f"Người {person}", title, commendation, person))
    for unit in UNITS:
        if title := draw(TITLE_OF_UNIT):
            entries[unit].append(Entry(unit, title))
    nominees = [
        *((f"person:{person}", f"Người {person}", unit, "individual") for person, unit in people),
        *((f"{unit}:{unit}", unit, unit, "collective") for unit in UNITS),
    ]
    rows = []
    for nominee, name, unit, subject in nominees:
        for award in draw(PROPOSED[subject]):
            stage = draw(STAGE)
            supported = draw(SUPPORTED) if stage in SUPPORTED_AT else None
            rows.append(
                CountedNomination(
                    len(rows), nominee, name, Subject(subject), award, stage, supported, unit=unit
                )
            )
    lists = (UnitList(unit, RegistrationStage.APPROVED, tuple(entries[unit])) for unit in UNITS)
    return MadeUpYear(tuple(lists), tuple(rows))


def goals_of(year: MadeUpYear):
    targets = (TTLDXS_GOAL, LDTT_GOAL, CSTDCS_GOAL)
    entries = [entry for _, entry in year.entries]
    goals = goal_rows(targets, entries, headcount=7, on=DAY)
    return lines_of(goals, year.nominations, quota_of(year.nominations, on=DAY))


def target_parts_of(year: MadeUpYear, units=UNITS):
    return target_parts(TargetFacts(1, goals_of(year), year.lists, year.nominations, units))


# --- Chỉ tiêu --------------------------------------------------------------------------------


def naive(year: MadeUpYear, award: str, subject: str) -> list[int]:
    """Count registered, proposed, unsent, supported and reached of just one award."""
    wanted = {
        (unit, entry.name)
        for unit, entry in year.entries
        if entry.subject == subject and award in (entry.title, entry.commendation)
    }
    own = [
        nomination
        for nomination in year.nominations
        if (nomination.award, nomination.subject) == (award, subject)
    ]
    proposed = {
        (nomination.unit, nomination.name)
        for nomination in own
        if nomination.stage is not Stage.DRAFT
    }
    return [
        len(wanted),
        len(proposed),
        len(wanted - proposed),
        sum(nomination.is_supported is True for nomination in own),
        sum(nomination.stage is Stage.RECOGNISED for nomination in own),
    ]


@given(made_up_years())
def test_each_award_is_counted_by_itself(year):
    parts = target_parts_of(year)
    assert_adds_up(parts)
    names = {
        "Chiến sĩ thi đua cơ sở": ("CSTDCS", "individual"),
        "Lao động tiên tiến": ("LDTT", "individual"),
        "Giấy khen cho cá nhân": ("GIAY_KHEN", "individual"),
        "Tập thể lao động xuất sắc": ("TTLDXS", "collective"),
        "Tập thể lao động tiên tiến": ("TTLDTT", "collective"),
        "Giấy khen cho tập thể": ("GIAY_KHEN", "collective"),
    }
    counted = {name: naive(year, *award) for name, award in names.items()}
    expected = {name: numbers for name, numbers in counted.items() if any(numbers)}
    table = table_of(parts, "Theo danh hiệu") if expected else {}
    assert table == expected


@given(made_up_years())
def test_a_goal_says_what_the_standing_says_and_leads_to_just_those_rows(year):
    goals, parts = goals_of(year), target_parts_of(year)
    for goal, part in zip(goals, parts, strict=False):
        table = table_of([part], part.short)
        steps = [table[step][0] for step in ("Đăng ký", "Đề nghị", "Qua thẩm định", "Đạt")]
        assert steps == [goal.registered, goal.proposed, goal.supported, goal.reached]


@given(made_up_years(), st.sampled_from([UNITS, UNITS[:1], ()]))
def test_the_units_add_up_to_the_goal_they_are_compared_by(year, open_today):
    parts = target_parts_of(year, open_today)
    assert_adds_up(parts)
    named = {part.short: part for part in parts}
    if "Theo đơn vị" not in named:
        assert {(year_goal.registered, year_goal.proposed) for year_goal in goals_of(year)} == {
            (0, 0)
        }
        return
    title = named["Theo đơn vị"].title.partition(" theo đơn vị")[0]
    goal = next(
        year_goal
        for year_goal in goals_of(year)
        if award_kind(year_goal.target.award).name == title
    )
    totals = named["Theo đơn vị"].table.totals
    assert [cell.value for cell in totals[1:] if isinstance(cell, Figure)][:2] == [
        goal.registered,
        goal.proposed,
    ]


def test_of_one_unit_there_is_no_goal_and_no_comparison_of_units():
    entry = Entry("Lan", "LDTT", person=1)
    lists = (UnitList("Văn phòng", RegistrationStage.APPROVED, (entry,)),)
    parts = target_parts(TargetFacts(1, (), lists, (), ("Văn phòng",)))
    assert [part.short for part in parts] == ["Theo danh hiệu"]
    assert table_of(parts, "Theo danh hiệu") == {"Lao động tiên tiến": [1, 0, 1, 0, 0]}


def test_a_goal_above_the_ceiling_is_said_in_the_title_with_both_lines_in_the_chart():
    rows = [
        CountedNomination(n, f"person:{n}", f"N{n}", Subject.INDIVIDUAL, "LDTT", Stage.SUBMITTED)
        for n in range(14)
    ]
    year = MadeUpYear(
        (UnitList("Văn phòng", RegistrationStage.APPROVED, (Entry("A", "CSTDCS", person=1),)),),
        tuple(rows),
    )
    part = next(candidate for candidate in target_parts_of(year) if candidate.short == "CSTĐCS")
    assert part.title == "Chiến sĩ thi đua cơ sở: chỉ tiêu 3, luật cho nhiều nhất 2"
    assert part.chart.limits == (
        ChartLimit("chỉ tiêu", 3),
        ChartLimit("nhiều nhất", 2, is_ceiling=True),
    )
    assert [row[0] for row in part.table.rows[:2]] == [
        "Chỉ tiêu: 15 % × 14 = 2,1 → 3 (làm tròn lên)",
        "Nhiều nhất: 15 % × 14 = 2,1 → 2 (làm tròn xuống)",
    ]


def test_without_any_row_a_year_has_its_goals_and_nothing_else():
    year = MadeUpYear((), ())
    assert [part.short for part in target_parts_of(year)] == ["TTLĐXS", "LĐTT", "CSTĐCS"]
    assert target_parts(TargetFacts(1, (), (), (), ())) == []


# --- Đăng ký và kết quả ----------------------------------------------------------------------


@given(made_up_years(), st.booleans())
def test_everybody_came_as_far_as_a_pencil_says(year, is_over):
    rows = compare(year.lists, year.nominations)
    parts = result_parts(rows, is_over=is_over)
    assert_adds_up(parts)
    expected = dict.fromkeys((result.word for result in Attainment), 0)
    for row in rows:
        expected[naive_attainment(row, is_over)] += 1
    counts = {word: cells[2] for word, cells in table_of(parts, "Kết quả").items()} if rows else {}
    assert counts == (expected if rows else {})


def naive_attainment(row: Compared, is_over: bool) -> str:
    rank = ["TTLDTT", "TTLDXS", "LDTT", "CSTDCS"]

    def includes(title: str, other: str) -> bool:
        both = {title, other}
        on_one_ladder = both <= {"TTLDTT", "TTLDXS"} or both <= {"LDTT", "CSTDCS"}
        return title == other or (on_one_ladder and rank.index(title) > rank.index(other))

    if not row.registered:
        return "Không đăng ký"
    missed = [w for w in row.registered if not any(includes(r, w) for r in row.reached)]
    if missed and (row.waiting or (not row.proposed and not is_over)):
        return "Chưa có kết quả"
    if missed:
        return "Đạt thấp hơn hoặc không đạt"
    extra = [r for r in row.reached if not any(includes(w, r) for w in row.registered)]
    return "Đạt cao hơn đăng ký" if extra else "Đạt như đăng ký"


@pytest.mark.parametrize(
    ("registered", "proposed", "reached", "waiting", "is_over", "expected"),
    [
        (("CSTDCS",), ("CSTDCS", "LDTT"), ("CSTDCS", "LDTT"), (), False, Attainment.SAME),
        (("LDTT",), ("CSTDCS",), ("CSTDCS",), (), False, Attainment.MORE),
        (("LDTT",), ("LDTT", "GIAY_KHEN"), ("LDTT", "GIAY_KHEN"), (), False, Attainment.MORE),
        (("CSTDCS",), ("CSTDCS", "LDTT"), ("LDTT",), (), False, Attainment.LESS),
        (("CSTDCS",), ("CSTDCS", "LDTT"), ("LDTT",), ("CSTDCS",), True, Attainment.WAITING),
        (("LDTT",), (), (), (), False, Attainment.WAITING),
        (("LDTT",), (), (), (), True, Attainment.LESS),
        ((), ("LDTT",), ("LDTT",), (), True, Attainment.UNREGISTERED),
    ],
)
def test_how_far_somebody_came(registered, proposed, reached, waiting, is_over, expected):
    row = Compared("Văn phòng", "Bà Lan", True, registered, proposed, reached, waiting)
    assert attainment(row, is_over=is_over) is expected


# --- Tiến độ ---------------------------------------------------------------------------------

ROWS = st.lists(st.builds(CountedRow, st.text(max_size=3)), max_size=3).map(tuple)
STEP = st.builds(StepRows, ROWS, ROWS, ROWS, ROWS, st.integers(0, 40))
PROGRESS = st.lists(
    st.builds(UnitProgress, st.sampled_from(UNITS), st.tuples(STEP, STEP, STEP, STEP)), max_size=4
)


@given(PROGRESS)
def test_the_steps_are_the_sum_of_the_units_and_the_latest_is_named(units):
    parts = progress_parts(units)
    assert_adds_up(parts)
    if not units:
        assert parts == []
        return
    steps = list(table_of(parts, "Các bước").values())
    expected = [
        [sum(len(unit.steps[at].parts[place]) for unit in units) for place in range(4)]
        for at in range(4)
    ]
    assert steps == [[*numbers, sum(numbers)] for numbers in expected]
    longest = max(step.days_late for unit in units for step in unit.steps)
    lateness = f"trễ nhiều nhất {longest} ngày" if longest else "chưa có việc nào trễ"
    assert parts[1].title == f"Theo đơn vị: {lateness}"


# --- Theo đối tượng --------------------------------------------------------------------------

EMPLOYEES = st.lists(
    st.builds(
        Employee,
        st.integers(1, 99),
        st.text(max_size=3),
        st.sampled_from(UNITS),
        st.sampled_from(["Cán bộ", "Công chức", ""]),
        st.sampled_from([True, False, None]),
        st.sampled_from([True, False, None]),
        st.lists(st.sampled_from(["Giấy khen", "Lao động tiên tiến"]), max_size=2).map(tuple),
        st.booleans(),
    ),
    max_size=8,
)


@given(EMPLOYEES)
def test_people_are_counted_by_place_gender_and_group(people):
    parts = makeup_parts(people)
    assert_adds_up(parts)
    if not any(person.awards for person in people):
        assert parts == []
        return
    sorts = {
        "Lãnh đạo, trực tiếp": {
            "Trực tiếp công tác": [person for person in people if person.is_leader is False],
            "Lãnh đạo": [person for person in people if person.is_leader],
            UNKNOWN: [person for person in people if person.is_leader is None],
        },
        "Nữ, nam": {
            "Nữ": [person for person in people if person.is_woman],
            "Nam": [person for person in people if person.is_woman is False],
            UNKNOWN: [person for person in people if person.is_woman is None],
        },
        "Nhóm": {
            word: [person for person in people if person.group == group]
            for word, group in (("Cán bộ", "Cán bộ"), ("Công chức", "Công chức"), (UNKNOWN, ""))
            if group in {person.group for person in people}
        },
    }
    assert {short: table_of(parts, short) for short in sorts} == {
        short: {
            word: [
                len(own),
                sum(bool(person.awards) for person in own),
                Fraction(sum(bool(person.awards) for person in own), len(own)) if own else None,
                sum(bool(person.awards) and person.is_first for person in own),
            ]
            for word, own in rows.items()
            if own or word != UNKNOWN
        }
        for short, rows in sorts.items()
    }
    sexes = [person.is_woman for person in people if person.awards]
    women, unknown = sexes.count(True), sexes.count(None)
    part = f" ({number(Fraction(women, len(sexes)) * 100, 1)} %)"
    more = f"; {unknown} người chưa có dữ liệu" if unknown else part
    assert parts[1].title == f"{women} trên {len(sexes)} người được khen là nữ{more}"


# --- Nhiều năm -------------------------------------------------------------------------------

CODES = ("LDTT", "CSTDCS", "TTLDTT", "GIAY_KHEN")
GIVEN = st.lists(
    st.builds(
        GivenAward,
        st.integers(1, 99),
        st.sampled_from(CODES),
        st.integers(2014, 2021),
        st.text(max_size=3),
        st.sampled_from(["", *UNITS]),
    ),
    max_size=10,
)
OWN_YEAR = st.sampled_from(["", "LDTT", "CSTDCS", "CSTDCS", "revoked"])
PAST = st.lists(OWN_YEAR, min_size=6, max_size=6).map(
    lambda years: tuple(
        PastAward("CSTDCS" if won == "revoked" else won, year, won == "revoked")
        for year, won in enumerate(years, start=2016)
        if won
    )
)
"""What somebody won in each of six years, up to 2021."""


def serving(number: int, since: int, past=(), complete=frozenset()) -> Serving:
    return Serving(number, f"Người {number}", "Văn phòng", since, History(past, complete))


def known_years(awards=(), complete=frozenset(), people=()) -> YearsFacts:
    chain_years = {"CSTDT": 3, "CSTDTQ": 2}
    return YearsFacts(2021, tuple(awards), complete, tuple(people), chain_years)


@given(GIVEN, st.frozensets(st.integers(2017, 2021)))
def test_awards_are_counted_by_kind_unit_and_year_and_silence_is_no_zero(awards, complete):
    parts = years_parts(known_years(awards, complete))
    assert_adds_up(parts)
    years = range(2017, 2022)
    known = complete | {award.year for award in awards}
    if not known & set(years):
        assert parts == []
        return

    def cells(own) -> list:
        of_years = [
            sum(award.year == year for award in own) if year in known else NO_DATA for year in years
        ]
        return [*of_years, sum(award.year in years for award in own)]

    recent = [award for award in awards if award.year in years]
    assert table_of(parts, "Theo năm") == {
        award_kind(code).name: cells([award for award in recent if award.award == code])
        for code in CODES
        if any(award.award == code for award in recent)
    }
    assert table_of(parts, "Theo đơn vị") == {
        unit or "Không ghi đơn vị": cells([award for award in recent if award.unit == unit])
        for unit in {award.unit for award in recent}
    }
    titles = [award for award in recent if award_kind(award.award).category is Category.TITLE]
    drawn_titles = [dict(bar.pieces).get(Shade.DONE, 0) for bar in parts[0].chart.bars]
    assert drawn_titles == [sum(award.year == year for award in titles) for year in years]


@given(PAST)
def test_whoever_lacks_one_year_of_a_chain_is_named(past):
    complete = frozenset(range(2014, 2022))
    person = serving(1, 2014, past, complete)
    parts = years_parts(known_years((), complete, [person]))
    held = {award.year for award in past if award.award == "CSTDCS" and not award.is_revoked}
    is_short = {2020, 2021} <= held and 2019 not in held
    chains = next(candidate for candidate in parts if candidate.short == "Chuỗi năm")
    expected = [
        (
            "Người 1",
            "Văn phòng",
            "Chiến sĩ thi đua cấp tỉnh",
            "Chiến sĩ thi đua cơ sở năm 2020, 2021",
        )
    ]
    rows = [tuple(map(str, row[1:])) for row in chains.table.rows]
    assert rows == (expected if is_short else [])


@given(PAST, st.frozensets(st.integers(2017, 2021)), st.integers(2014, 2021))
def test_who_was_not_praised_is_named_for_certain_only_where_all_years_are_known(
    past, complete, since
):
    person = serving(1, since, past, complete)
    parts = years_parts(known_years([GivenAward(1, "LDTT", 2021, "Ai", "")], complete, [person]))
    never = next(candidate for candidate in parts if candidate.short == "Chưa được khen")
    is_praised = any(award.year >= 2017 and not award.is_revoked for award in past)
    gaps = [year for year in range(max(since, 2017), 2022) if year not in complete]
    sure, unsure = (not is_praised and not gaps), (not is_praised and bool(gaps))
    more = "; 1 người chưa đủ dữ liệu để nói" if unsure else ""
    assert never.title == f"Chưa được khen trong 5 năm: {int(sure)} người{more}"
    assert len(never.table.rows) == int(not is_praised)


# --- Sáng kiến -------------------------------------------------------------------------------

INVENTIONS = st.lists(
    st.builds(
        Invention,
        st.integers(1, 99),
        st.text(max_size=3),
        st.sampled_from(UNITS),
        st.sampled_from(["", "Tài chính", "Văn hóa"]),
        st.sampled_from([stage for stage in InitiativeStage if stage is not InitiativeStage.DRAFT]),
        st.integers(0, 10**9),
        st.lists(st.just("CSTĐCS 2021: Lan"), max_size=1).map(tuple),
    ),
    max_size=8,
)


@given(INVENTIONS)
def test_initiatives_are_counted_by_field_and_unit(rows):
    parts = invention_parts(rows)
    assert_adds_up(parts)
    if not rows:
        assert parts == []
        return

    def cells(own) -> list[int]:
        done = [initiative for initiative in own if initiative.stage is InitiativeStage.RECOGNISED]
        refused = sum(initiative.stage is InitiativeStage.REFUSED for initiative in own)
        return [
            len(own),
            len(done),
            refused,
            len(own) - len(done) - refused,
            sum(bool(initiative.uses) for initiative in done),
            sum(initiative.saves for initiative in done),
        ]

    assert table_of(parts, "Theo lĩnh vực") == {
        field or NO_FIELD: cells([initiative for initiative in rows if initiative.field == field])
        for field in {initiative.field for initiative in rows}
    }
    assert table_of(parts, "Theo đơn vị") == {
        unit: cells([initiative for initiative in rows if initiative.unit == unit])
        for unit in {initiative.unit for initiative in rows}
    }


# --- Quỹ -------------------------------------------------------------------------------------

MONEY = st.lists(
    st.integers(1, 10**9).map(lambda sum_: CountedRow("Khoản", amount=sum_)), max_size=3
).map(tuple)


@given(MONEY, MONEY, MONEY)
def test_the_fund_adds_up_in_dong(sources, decisions, expenses):
    parts = fund_parts(FundFacts(2021, sources, decisions, expenses))
    assert_adds_up(parts)
    if not (sources or decisions or expenses):
        assert parts == []
        return
    income, awards, others = (
        sum(entry.amount for entry in rows) for rows in (sources, decisions, expenses)
    )
    table = table_of(parts, "Quỹ")
    assert {word: cells[0] for word, cells in table.items() if not word.startswith("–")} == {
        "Đã có": income,
        "Chi theo quyết định": awards,
        "Chi khoản khác": others,
        "Đã chi": awards + others,
        "Còn lại": income - awards - others,
    }


# --- Of all reports --------------------------------------------------------------------------


@given(made_up_years())
def test_who_sees_totals_only_gets_the_same_numbers_and_no_name(year):
    rows = compare(year.lists, year.nominations)
    report = as_report([*target_parts_of(year), *result_parts(rows, is_over=False)])
    totals = report.totals_only()
    kept = [part for part in report.parts if not part.has_names]
    assert [part.title for part in totals.parts] == [part.title for part in kept]
    assert [figure.value for figure in totals.figures] == [
        figure.value for figure in as_report(kept).figures
    ]
    assert [figure for figure in totals.figures if figure.leads_on] == []
    assert "Người" not in repr(totals).replace("Số người", "")


BARS = st.lists(
    st.builds(
        ChartBar,
        st.text("Thôn xã", min_size=1, max_size=60),
        st.lists(st.tuples(st.sampled_from(Shade), st.integers(0, 10**7)), max_size=4).map(tuple),
    ),
    min_size=1,
    max_size=6,
).map(tuple)


@given(
    BARS, st.lists(st.builds(ChartLimit, st.just("chỉ tiêu"), st.integers(0, 10**7)), max_size=2)
)
def test_whatever_is_drawn_stays_on_the_sheet_and_in_proportion(bars, limits):
    chart = Chart("Biểu đồ", bars, tuple(limits))
    drawing = drawn(chart)
    assert all(box.x >= 0 and box.x + box.width <= WIDTH for box in drawing.boxes)
    assert all(box.y >= 0 and box.y + box.height <= drawing.height for box in drawing.boxes)
    assert all(0 <= rule.x <= WIDTH for rule in drawing.rules)
    assert all(0 < word.y <= drawing.height for word in drawing.words)
    for word in drawing.words:
        wide = 7 * len(word.text)
        start = word.x - {"start": 0, "middle": wide // 2, "end": wide}[word.anchor]
        assert start >= -2, word
        assert start + wide <= WIDTH, word
    assert len(drawing.rules) == len(limits)


def test_a_chart_says_in_words_what_it_shows():
    chart = Chart(
        "Khen thưởng",
        (
            ChartBar("2020", (), "chưa có dữ liệu"),
            ChartBar("2021", ((Shade.DONE, 24), (Shade.HATCHED, 0))),
        ),
        legend=((Shade.DONE, "danh hiệu"), (Shade.HATCHED, "hình thức")),
    )
    assert chart.in_words == "Khen thưởng: 2020 chưa có dữ liệu, 2021 (24 danh hiệu)"


# --- What a báo cáo counts --------------------------------------------------------------------


@given(made_up_years(), st.booleans())
def test_a_paper_counts_who_came_how_far_as_the_report_does(year, is_over):
    rows = compare(year.lists, year.nominations)
    figures = as_report(result_parts(rows, is_over=is_over))
    same, more, less, waiting, unregistered = (_value(figures, found) for found in Attainment)
    assert attained_counts(rows, is_over=is_over) == Attained(
        same + more + less + waiting, same + more, less, waiting, unregistered
    )


@given(INVENTIONS)
def test_a_paper_counts_initiatives_as_the_report_does(rows):
    figures = as_report(invention_parts(rows))
    by_field = table_of(figures.parts, "Theo lĩnh vực") if rows else {}
    assert invention_counts([(row.field, row.stage, row.saves) for row in rows]) == Inventions(
        *(_value(figures, f"lv-{key}") for key in ("nop", "cong-nhan", "khong", "lam-loi")),
        tuple((field, counts[1]) for field, counts in by_field.items() if counts[1]),
    )


def _value(report: Report, key: str) -> int:
    figure = report.figure(key)
    return figure.value if figure else 0
