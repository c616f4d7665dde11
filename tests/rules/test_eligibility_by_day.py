"""What is asked of whom on the days on which the law changed: worked cases, one for each line of
the law, with the clause in its name."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.candidates import Candidate, KnownInitiative, Recognition
from eligibility.eligibility import judge_collective, judge_person
from eligibility.judging import Judgement
from eligibility.leaves import Leave
from eligibility.merits import Merit
from law.kinds import CSTDCS, LDTT, TTLDTT, TTLDXS
from tests.judging import lan, line, member, office, outcomes

DAYS = {
    "A, ngày cuối": date(2023, 12, 31),
    "B1, ngày đầu": date(2024, 1, 1),
    "B1, ngày cuối": date(2025, 6, 30),
    "B2, ngày đầu": date(2025, 7, 1),
    "TT 01/2024, ngày cuối": date(2025, 8, 4),
    "TT 15/2025, ngày đầu": date(2025, 8, 5),
    "B2, ngày cuối": date(2026, 9, 30),
    "C, ngày đầu": date(2026, 10, 1),
}
CLAUSES = {
    "A, ngày cuối": "Điều 23 Luật Thi đua, khen thưởng năm 2003",
    **dict.fromkeys(list(DAYS)[1:-1], "Điều 23 Luật Thi đua, khen thưởng năm 2022"),
    "C, ngày đầu": "Luật 06/2026/QH16",
}
each_day = pytest.mark.parametrize("day", DAYS)


def cstdcs(day: str, **values) -> Judgement:
    on = DAYS[day]
    bare = {"initiatives": (), "merit": None, "rating": "HTT"}
    return judge_person(CSTDCS, lan(on.year, **bare | values), on=on)


def merit_on(day: str, **values) -> str:
    return outcomes(cstdcs(day, **values))["merit"]


def by_regime(a: str, b: str, c: str) -> list[str]:
    return [a, *[b] * 6, c]


# --- Điều 23: bốn đường đến Chiến sĩ thi đua cơ sở -----------------------------------------------
RECOGNISED = KnownInitiative("Sổ tay một cửa", Recognition.RECOGNISED, "base")


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        pytest.param({}, ["unsure"] * 8, id="nothing chosen, a gap on every day"),
        pytest.param(
            {"rating": "HTXS"},
            by_regime("unsure", "met", "unsure"),
            id="HTXS is a route of its own, Điều 23 Luật 2022",
        ),
        pytest.param(
            {"initiatives": (RECOGNISED,)}, ["met"] * 8, id="a recognised initiative, Điều 23"
        ),
        pytest.param(
            {"merit": Merit.COMBAT, "has_merit_paper": True},
            ["met"] * 8,
            id="mưu trí, sáng tạo trong chiến đấu, Điều 23",
        ),
        pytest.param(
            {"merit": Merit.TOPIC, "has_merit_paper": True},
            by_regime("met", "met", "not_met"),
            id="đề tài, Điều 23; not in the draft of 2026",
        ),
        pytest.param(
            {"merit": Merit.SCHEME, "has_merit_paper": True},
            by_regime("not_met", "met", "not_met"),
            id="đề án, Điều 23 Luật 2022 alone",
        ),
        pytest.param(
            {"rating": "", "initiatives": (replace(RECOGNISED, recognition=Recognition.REFUSED),)},
            by_regime("not_met", "unsure", "not_met"),
            id="refused, but the rating may still be HTXS, Điều 23 Luật 2022",
        ),
        pytest.param(
            {
                "rating": "HT",
                "initiatives": (replace(RECOGNISED, recognition=Recognition.REFUSED),),
            },
            ["not_met"] * 8,
            id="refused, and rated too low for the other route",
        ),
        pytest.param(
            {
                "rating": "HTXS",
                "initiatives": (replace(RECOGNISED, recognition=Recognition.REFUSED),),
            },
            by_regime("not_met", "met", "not_met"),
            id="a refused initiative does not spoil HTXS, Điều 23 Luật 2022",
        ),
    ],
)
def test_the_routes_to_cstdcs_on_each_day(route, expected):
    assert [merit_on(day, **route) for day in DAYS] == expected


@each_day
def test_the_clause_of_cstdcs_is_that_of_the_day(day):
    judgement = cstdcs(day)

    assert {str(line(judgement, code).citation) for code in ("foundation", "merit")} == {
        CLAUSES[day]
    }


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(
            {"ldtt": "recognised"}, by_regime("met", "met", "not_met"), id="LĐTT, rated HTT"
        ),
        pytest.param(
            {"ldtt": "declined", "rating": "HTXS"},
            by_regime("not_met", "not_met", "met"),
            id="HTXS without LĐTT",
        ),
        pytest.param({"ldtt": "recognised", "rating": "HTXS"}, ["met"] * 8, id="both"),
    ],
)
def test_what_cstdcs_stands_on_is_ldtt_until_the_draft_of_2026_asks_for_htxs(values, expected):
    assert [outcomes(cstdcs(day, **values))["foundation"] for day in DAYS] == expected


def test_htxs_alone_makes_no_cstdcs_under_the_draft_of_2026_but_with_an_initiative_it_does():
    alone = cstdcs("C, ngày đầu", rating="HTXS")
    both = cstdcs("C, ngày đầu", rating="HTXS", initiatives=(RECOGNISED,))

    assert (alone.word, both.word) == ("Cần người xem xét", "Đủ điều kiện")
    assert {value.remark for condition in both.conditions for value in condition.values} == {
        "chưa đối chiếu văn bản gốc"
    }


def test_the_route_of_the_rating_is_told_in_words():
    judgement = cstdcs("B2, ngày đầu", rating="HTXS")

    assert line(judgement, "merit").found == "Được xếp loại Hoàn thành xuất sắc nhiệm vụ."
    assert judgement.word == "Đủ điều kiện"


def test_a_rating_that_is_not_there_yet_is_where_the_gap_is_mended():
    condition = line(cstdcs("B2, ngày đầu", rating=""), "merit")

    assert (condition.found, condition.outcome.value) == (
        "Chưa có xếp loại năm 2025; mức Hoàn thành xuất sắc nhiệm vụ là đủ.",
        "unsure",
    )


# --- Điều 28 Luật 2003, khoản 1 Điều 28 Luật 2022: Tập thể lao động tiên tiến --------------------
def share_on(day: str, recognised: int, declined: int, kind=TTLDTT) -> str:
    members = [
        *(member(f"đạt {n}") for n in range(recognised)),
        *(member(f"không {n}", ldtt="declined") for n in range(declined)),
    ]
    on = DAYS[day]
    return outcomes(judge_collective(kind, office(on.year, *members), on=on))["ldtt_share"]


@pytest.mark.parametrize(
    ("recognised", "declined", "expected"),
    [
        pytest.param(5, 5, ["not_met"] * 8, id="half is too little on every day"),
        pytest.param(6, 4, ["met", *["not_met"] * 7], id="60 %: more than half, Điều 28 Luật 2003"),
        pytest.param(69, 31, ["met", *["not_met"] * 7], id="69 %: below khoản 1 Điều 28 Luật 2022"),
        pytest.param(7, 3, ["met"] * 8, id="70 %: at least that, khoản 1 Điều 28 Luật 2022"),
    ],
)
def test_the_share_of_ldtt_in_a_ttldtt_on_each_day(recognised, declined, expected):
    assert [share_on(day, recognised, declined) for day in DAYS] == expected


@each_day
def test_a_ttldxs_asks_for_seventy_percent_on_every_day(day):
    shares = [share_on(day, *counts, kind=TTLDXS) for counts in [(69, 31), (7, 3)]]

    assert shares == ["not_met", "met"]


@each_day
def test_who_is_too_new_counts_in_the_collective_and_is_looked_at_where_it_decides(day):
    """5 of 7 people are 71 %, of 8 people 62,5 %; in 2023 both are more than half."""
    on = DAYS[day]
    members = [
        *(member(f"đạt {n}") for n in range(5)),
        *(member(f"không {n}", ldtt="declined") for n in range(2)),
        member("Mới", ldtt="", may_be_considered=False),
    ]
    judgement = judge_collective(TTLDTT, office(on.year, *members), on=on)

    expected = "met" if on.year == 2023 else "unsure"
    assert outcomes(judgement)["ldtt_share"] == expected
    assert line(judgement, "ldtt_share").found.startswith("Có 8 người.")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(TTLDTT, ["not_met"] * 8, id="TTLĐTT: khoản 1 Điều 28 Luật 2022"),
        pytest.param(TTLDXS, by_regime("not_met", "–", "–"), id="TTLĐXS: gone since Luật 2022"),
    ],
    ids=None,
)
def test_a_member_at_canh_cao_excludes_the_collective(kind, expected):
    outcomes_seen = []
    for on in DAYS.values():
        warned = member("An", disciplines=(("warning", date(on.year, 3, 1), "Cảnh cáo"),))
        judgement = judge_collective(kind, office(on.year, warned), on=on)
        outcomes_seen.append(outcomes(judgement).get("discipline", "–"))

    assert outcomes_seen == expected


# --- Lao động tiên tiến ---------------------------------------------------------------------------
def ldtt(day: str, **values) -> Judgement:
    on = DAYS[day]
    return judge_person(LDTT, lan(on.year, **values), on=on)


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        pytest.param(5, ["not_met"] * 8, id="5 months"),
        pytest.param(6, ["not_met", *["met"] * 7], id="6 months, TT 01/2024 and TT 15/2025"),
        pytest.param(9, ["not_met", *["met"] * 7], id="9 months, Điều 10 NĐ 91"),
        pytest.param(10, ["met"] * 8, id="10 months, Điều 10 NĐ 91"),
    ],
)
def test_how_long_somebody_new_has_worked(months, expected):
    outcomes_seen = []
    for day, on in DAYS.items():
        joined = date(on.year, 13 - months, 1)
        outcomes_seen.append(outcomes(ldtt(day, joined_on=joined))["service"])

    assert outcomes_seen == expected


@pytest.mark.parametrize(
    ("day", "clause"),
    [
        ("A, ngày cuối", "Điều 10 Nghị định 91/2017/NĐ-CP"),
        ("B1, ngày cuối", "Thông tư 01/2024/TT-BNV"),
        ("TT 01/2024, ngày cuối", "Thông tư 01/2024/TT-BNV"),
        ("TT 15/2025, ngày đầu", "Thông tư 15/2025/TT-BNV"),
        ("B2, ngày cuối", "Thông tư 15/2025/TT-BNV"),
    ],
)
def test_the_circular_of_the_day_is_cited(day, clause):
    assert str(line(ldtt(day), "service").citation) == clause


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        pytest.param("good", ["met"] * 8, id="khá"),
        pytest.param("average", by_regime("not_met", "unsure", "unsure"), id="trung bình"),
        pytest.param("poor", by_regime("not_met", "unsure", "unsure"), id="không đạt"),
        pytest.param("", ["unsure"] * 8, id="no result"),
    ],
)
def test_a_training_of_a_year_counts_by_its_result(result, expected):
    """Điều 10 NĐ 91: khá or better; điểm b khoản 5 Điều 2 TT 15/2025: otherwise a person judges."""
    outcomes_seen = []
    for day, on in DAYS.items():
        away = Leave("training", date(on.year - 1, 11, 1), date(on.year, 10, 31), result)
        outcomes_seen.append(outcomes(ldtt(day, leaves=(away,)))["service"])

    assert outcomes_seen == expected


@each_day
def test_a_training_under_a_year_counts_whatever_its_result(day):
    year = DAYS[day].year
    away = Leave("training", date(year, 1, 4), date(year, 12, 24), "poor")

    assert outcomes(ldtt(day, leaves=(away,)))["service"] == "met"


@pytest.mark.parametrize(
    ("day", "told", "clause"),
    [
        (
            "A, ngày cuối",
            "ở đó 7 tháng: chưa có ý kiến nhận xét",
            "Điều 10 Nghị định 91/2017/NĐ-CP",
        ),
        (
            "TT 01/2024, ngày cuối",
            "ở đó 7 tháng: chưa có ý kiến nhận xét",
            "Điều 24 Luật Thi đua, khen thưởng năm 2022",
        ),
        (
            "TT 15/2025, ngày đầu",
            "đã có xếp loại năm 2025",
            "điểm c khoản 5 Điều 2 Thông tư 15/2025/TT-BNV",
        ),
    ],
)
def test_whoever_moved_is_considered_by_the_new_unit_and_since_august_2025_by_who_rates(
    day, told, clause
):
    moved = ((date(DAYS[day].year, 8, 1), "Tài chính", 7, False),)
    condition = line(ldtt(day, transfers=moved), "transfer:1")

    assert condition.found.endswith(f"{told}.")
    assert str(condition.citation) == clause
    assert condition.outcome.value == ("met" if "đã có" in told else "unsure")


@each_day
@pytest.mark.parametrize(
    ("has_opinion", "outcome", "told"),
    [(False, "unsure", "chưa có"), (True, "met", "đã có")],
    ids=["without", "with"],
)
def test_whoever_was_seconded_is_considered_here_with_the_opinion_of_the_host(
    day, has_opinion, outcome, told
):
    year = DAYS[day].year
    away = Leave("secondment", date(year, 2, 1), date(year, 8, 31))
    judgement = ldtt(day, leaves=(away,), has_host_opinion=has_opinion)
    condition = line(judgement, "secondment:1")

    assert (condition.outcome.value, condition.found) == (
        outcome,
        f"Được biệt phái từ ngày 01/02/{year}: {told} ý kiến nhận xét của nơi đến.",
    )
    assert not condition.citation.verified
    assert outcomes(judgement)["service"] == "met"


# --- What holds of everybody ----------------------------------------------------------------------
PEOPLE = st.builds(
    lan,
    st.sampled_from([2023, 2024, 2025, 2026]),
    rating=st.sampled_from(["", "HTXS", "HTT", "HT", "KHT"]),
    ldtt=st.sampled_from(["", "recognised", "proposed", "declined"]),
    merit=st.sampled_from([None, *Merit]),
    has_merit_paper=st.booleans(),
    initiatives=st.lists(
        st.builds(KnownInitiative, st.just("A"), st.sampled_from(Recognition)), max_size=2
    ).map(tuple),
)
RANKS = ["not_met", "unsure", "met"]


def merit_of(person: Candidate, on: date) -> str:
    return outcomes(judge_person(CSTDCS, person, on=on))["merit"]


@given(PEOPLE, st.sampled_from(list(DAYS.values())))
def test_one_route_more_never_makes_it_worse(person, on):
    better = replace(person, initiatives=(*person.initiatives, RECOGNISED))

    assert RANKS.index(merit_of(better, on)) >= RANKS.index(merit_of(person, on))
    assert merit_of(better, on) == "met"


@given(
    PEOPLE,
    st.sampled_from([on for on in DAYS.values() if date(2024, 1, 1) <= on < DAYS["C, ngày đầu"]]),
)
def test_under_the_law_of_2022_the_best_rating_is_always_enough(person, on):
    assert merit_of(replace(person, rating="HTXS"), on) == "met"


@given(PEOPLE, st.sampled_from([DAYS["A, ngày cuối"], DAYS["C, ngày đầu"]]))
def test_under_the_others_the_rating_changes_nothing_of_the_merit(person, on):
    assert merit_of(replace(person, rating="HTXS"), on) == merit_of(person, on)
