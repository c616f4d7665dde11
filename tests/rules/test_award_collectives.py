"""Which collective may be given which title, out of its people's results."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.candidates import Member
from eligibility.eligibility import judge_collective, veiled
from eligibility.judging import Evidence, Judgement, Outcome
from law.instruments import PROGRAM_DEFAULT
from law.kinds import TTLDTT, TTLDXS
from law.values import Override, Value
from tests.judging import RECEIVED, line, member, office, outcomes

IN_2021, IN_2024 = RECEIVED["A"], RECEIVED["B1"]
WARNED = ("warning", date(2021, 6, 1), "Cảnh cáo")
REPRIMANDED = ("reprimand", date(2021, 6, 1), "Khiển trách")


def people(**counts: int) -> list[Member]:
    """Give members by how far their LĐTT is: `people(recognised=3, proposed=1, nothing=2)`."""
    return [
        member(f"{standing} {number}", ldtt="" if standing == "nothing" else standing)
        for standing, count in counts.items()
        for number in range(1, count + 1)
    ]


def ttldtt(*members: Member, on: date = IN_2021, **values) -> Judgement:
    return judge_collective(TTLDTT, office(on.year, *members, **values), on=on)


def ttldxs(*members: Member, on: date = IN_2021, **values) -> Judgement:
    return judge_collective(TTLDXS, office(on.year, *members, **values), on=on)


def verdict(judgement: Judgement, code: str) -> tuple[str, str, bool]:
    condition = line(judgement, code)
    return condition.outcome.value, condition.found, condition.is_conditional


@pytest.mark.parametrize(
    ("counts", "outcome", "conditional"),
    [
        pytest.param({"recognised": 11, "declined": 10}, "met", False, id="11 of 21"),
        pytest.param({"recognised": 10, "declined": 10}, "not_met", False, id="half is not more"),
        pytest.param(
            {"recognised": 10, "proposed": 1, "declined": 10}, "unsure", True, id="with the awaited"
        ),
        pytest.param(
            {"recognised": 10, "nothing": 1, "declined": 10}, "unsure", False, id="one to propose"
        ),
        pytest.param({"proposed": 3}, "unsure", True, id="all awaited"),
        pytest.param({"nothing": 3}, "unsure", False, id="nobody proposed yet"),
    ],
)
def test_ttldtt_needs_more_than_half_ldtt_article_28_of_2003(counts, outcome, conditional):
    condition = line(ttldtt(*people(**counts)), "ldtt_share")

    assert (condition.outcome.value, condition.is_conditional) == (outcome, conditional)


def test_everybody_counts_and_the_share_without_the_new_ones_is_told_beside():
    new = member("Mới", may_be_considered=False, ldtt="")
    members = [*people(recognised=1, proposed=1, declined=1, nothing=1), new]

    assert verdict(ttldtt(*members, roster="Văn phòng"), "ldtt_share") == (
        "unsure",
        "Có 5 người (danh sách của Văn phòng). Đã được công nhận Lao động tiên tiến: 1/5 = 20 % "
        "(yêu cầu trên 50 %, tức ít nhất 3). Tính cả người đang đề nghị: 2/5 = 40 % (yêu cầu trên "
        "50 %, tức ít nhất 3). Chưa có hồ sơ đề nghị: 1 người. Chưa đủ thời gian công tác: Mới. "
        "Nếu không tính người chưa đủ thời gian: 1/4 = 25 % (yêu cầu trên 50 %, tức ít nhất 3). "
        "Cả người đang đề nghị: 2/4 = 50 % (yêu cầu trên 50 %, tức ít nhất 3).",
        False,
    )


@pytest.mark.parametrize(
    ("counts", "outcome", "conditional", "verdicts"),
    [
        pytest.param(
            {"recognised": 2, "declined": 1},
            "unsure",
            False,
            " Tính cả những người này: Chưa đủ; không tính: Đủ điều kiện. Không văn bản nào loại "
            "họ ra; cần người xem xét.",
            id="2 of 4 is half, 2 of 3 is more",
        ),
        pytest.param({"recognised": 3, "declined": 1}, "met", False, "", id="met both ways"),
        pytest.param({"recognised": 1, "declined": 2}, "not_met", False, "", id="missed both ways"),
        pytest.param({"proposed": 3}, "unsure", True, "", id="awaited both ways"),
    ],
)
def test_where_the_new_ones_change_the_verdict_a_person_decides(
    counts, outcome, conditional, verdicts
):
    new = member("Mới", may_be_considered=False, ldtt="")
    got = verdict(ttldtt(*people(**counts), new), "ldtt_share")

    assert (got[0], got[2]) == (outcome, conditional)
    assert got[1].endswith(f").{verdicts}")


def test_a_new_one_who_was_recognised_all_the_same_counts_both_ways():
    new = member("Mới", may_be_considered=False, ldtt="recognised")

    assert verdict(ttldtt(*people(recognised=1, declined=1), new), "ldtt_share") == (
        "met",
        "Có 3 người. Đã được công nhận Lao động tiên tiến: 2/3 ≈ 66,67 % (yêu cầu trên 50 %, tức "
        "ít nhất 2).",
        False,
    )


def test_a_collective_of_nobody_is_for_a_person_to_look_at():
    nobody = replace(office(), members=())

    assert outcomes(judge_collective(TTLDTT, nobody, on=IN_2021))["ldtt_share"] == "unsure"


@pytest.mark.parametrize(
    ("recognised", "declined", "outcome"),
    [
        pytest.param(7, 3, "met", id="exactly 70 %"),
        pytest.param(14, 7, "not_met", id="14 of 21 is 66,67 %"),
        pytest.param(15, 6, "met", id="15 of 21 is 71,43 %"),
    ],
)
def test_ttldxs_needs_seventy_percent_ldtt_article_27_of_2003(recognised, declined, outcome):
    judgement = ttldxs(*people(recognised=recognised, declined=declined))

    assert outcomes(judgement)["ldtt_share"] == outcome


@pytest.mark.parametrize(
    ("judge", "rating", "outcome"),
    [
        (ttldtt, "HTT", "met"),
        (ttldtt, "HT", "not_met"),
        (ttldxs, "HTXS", "met"),
        (ttldxs, "HTT", "not_met"),
        (ttldxs, "", "unsure"),
    ],
    ids=[
        "TTLĐTT from HTT on, Điều 28 Luật 2003",
        "TTLĐTT not from HT",
        "TTLĐXS from HTXS on, Điều 27 Luật 2003",
        "TTLĐXS not from HTT",
        "not rated yet",
    ],
)
def test_a_collective_is_rated_too(judge, rating, outcome):
    judgement = judge(rating=rating)

    assert outcomes(judgement)["rating"] == outcome
    assert line(judgement, "rating").evidence is Evidence.REPORT


@pytest.mark.parametrize(
    ("others", "outcome", "told"),
    [
        pytest.param(
            (member("Bình", rating="HT"),),
            "met",
            "Hoàn thành nhiệm vụ: 2/2 = 100 % (yêu cầu đủ 100 %, tức ít nhất 2).",
            id="hoàn thành is enough",
        ),
        pytest.param(
            (member("Bình", rating="KHT"),),
            "not_met",
            "Hoàn thành nhiệm vụ: 1/2 = 50 % (yêu cầu đủ 100 %, tức ít nhất 2). Không hoàn thành: "
            "Bình.",
            id="one did not",
        ),
        pytest.param(
            (member("Bình", rating=""),),
            "unsure",
            "Hoàn thành nhiệm vụ: 1/2 = 50 % (yêu cầu đủ 100 %, tức ít nhất 2). Chưa có xếp loại: "
            "Bình.",
            id="one is not rated yet",
        ),
        pytest.param(
            (member("Bình", rating="", ldtt="", may_be_considered=False),),
            "unsure",
            "Hoàn thành nhiệm vụ: 1/2 = 50 % (yêu cầu đủ 100 %, tức ít nhất 2). Chưa có xếp loại: "
            "Bình. Chưa đủ thời gian công tác: Bình. Nếu không tính người chưa đủ thời gian: 1/1 = "
            "100 % (yêu cầu đủ 100 %, tức ít nhất 1). Tính cả những người này: Cần người xem xét; "
            "không tính: Đủ điều kiện. Không văn bản nào loại họ ra; cần người xem xét.",
            id="one is too new to be rated",
        ),
    ],
)
def test_all_of_a_ttldxs_complete_their_tasks_article_27_of_2003(others, outcome, told):
    assert verdict(ttldxs(member("An"), *others), "completion_share") == (outcome, told, False)


@pytest.mark.parametrize(
    ("standings", "outcome", "told", "conditional"),
    [
        pytest.param(
            ["recognised", ""],
            "met",
            "1 người đã được công nhận, 0 người đang đề nghị.",
            False,
            id="one has it",
        ),
        pytest.param(
            ["proposed", ""],
            "unsure",
            "0 người đã được công nhận, 1 người đang đề nghị.",
            True,
            id="one is proposed",
        ),
        pytest.param(
            ["", ""],
            "unsure",
            "0 người đã được công nhận, 0 người đang đề nghị.",
            False,
            id="nobody is proposed yet",
        ),
        pytest.param(
            ["declined", "declined"],
            "not_met",
            "0 người đã được công nhận, 0 người đang đề nghị.",
            False,
            id="all declined",
        ),
    ],
)
def test_a_ttldxs_needs_one_cstdcs_article_27_of_2003(standings, outcome, told, conditional):
    members = [member(str(number), cstdcs=standing) for number, standing in enumerate(standings)]

    assert verdict(ttldxs(*members), "cstdcs_needed") == (
        outcome,
        f"Chiến sĩ thi đua cơ sở: {told}",
        conditional,
    )


@pytest.mark.parametrize(
    ("at_most", "outcome"),
    [(6, "not_met"), (7, "unsure"), (None, "unsure")],
    ids=["15 % of 6 is nobody", "15 % of 7 is one", "not known"],
)
def test_the_ceiling_may_leave_no_place_for_the_cstdcs_that_is_needed(at_most, outcome):
    judgement = ttldxs(member(cstdcs="proposed"), ldtt_at_most=at_most)

    assert outcomes(judgement)["cstdcs_needed"] == outcome


def test_that_the_ceiling_makes_it_impossible_is_told_with_its_arithmetic():
    assert verdict(ttldxs(member(cstdcs="proposed"), ldtt_at_most=6), "cstdcs_needed") == (
        "not_met",
        "Chiến sĩ thi đua cơ sở: 0 người đã được công nhận, 1 người đang đề nghị. Cả xã có nhiều "
        "nhất 6 người đạt Lao động tiên tiến; tỷ lệ tối đa 15 % × 6 = 0,9 → 0 (làm tròn xuống), "
        "không đủ 1 suất Chiến sĩ thi đua cơ sở.",
        False,
    )


def test_a_regulation_that_rounds_up_opens_the_place():
    round_up = Value("ceil", date(2018, 1, 1), None, PROGRAM_DEFAULT.at())
    candidate = office(2021, member(cstdcs="proposed"), ldtt_at_most=6)
    judgement = judge_collective(
        TTLDXS, candidate, on=IN_2021, overrides=(Override("share_rounding", round_up),)
    )

    assert outcomes(judgement)["cstdcs_needed"] == "unsure"


@pytest.mark.parametrize(
    ("judge", "on", "discipline", "outcome"),
    [
        (ttldtt, IN_2021, WARNED, "not_met"),
        (ttldtt, IN_2021, REPRIMANDED, "met"),
        (ttldxs, IN_2021, WARNED, "not_met"),
        (ttldxs, IN_2024, ("warning", date(2024, 6, 1), "Cảnh cáo"), None),
    ],
    ids=[
        "cảnh cáo, Điều 28 Luật 2003",
        "khiển trách is lighter, Điều 28 Luật 2003",
        "cảnh cáo, Điều 27 Luật 2003",
        "no such clause any more, Luật 2022",
    ],
)
def test_nobody_of_a_collective_is_disciplined_at_caution(judge, on, discipline, outcome):
    judgement = judge(member("An", disciplines=(discipline,)), on=on)

    assert outcomes(judgement).get("discipline") == outcome


def test_who_was_disciplined_is_named_only_to_who_may_know():
    marked = ttldtt(member("An", disciplines=(WARNED,)))

    assert verdict(marked, "discipline") == ("not_met", "An: Cảnh cáo ngày 01/06/2021", False)
    assert veiled(marked) == veiled(ttldtt(member("An")))


MEMBERS = st.lists(
    st.builds(
        Member,
        name=st.sampled_from(["An", "Bình", "Chi"]),
        rating=st.sampled_from(["", "HTXS", "HTT", "HT", "KHT"]),
        ldtt=st.sampled_from(["", "recognised", "proposed", "declined"]),
        cstdcs=st.sampled_from(["", "recognised", "proposed", "declined"]),
        may_be_considered=st.booleans(),
    ),
    max_size=12,
)
RANKS = [Outcome.NOT_MET, Outcome.UNSURE, Outcome.MET]


@given(MEMBERS, st.sampled_from([TTLDTT, TTLDXS]), st.sampled_from(list(RECEIVED.values())))
def test_once_everybody_is_recognised_it_is_never_worse(members, kind, on):
    better = [
        replace(colleague, rating="HTXS", ldtt="recognised", cstdcs="recognised")
        for colleague in members
    ]
    before = judge_collective(kind, replace(office(on.year), members=tuple(members)), on=on)
    after = judge_collective(kind, replace(office(on.year), members=tuple(better)), on=on)

    assert RANKS.index(after.outcome) >= RANKS.index(before.outcome)


@given(MEMBERS)
def test_the_share_holds_or_fails_only_where_it_does_with_and_without_the_new_ones(members):
    judgement = judge_collective(TTLDTT, replace(office(), members=tuple(members)), on=IN_2021)
    old = [
        colleague
        for colleague in members
        if colleague.may_be_considered or colleague.ldtt in ("recognised", "proposed")
    ]

    def more_than_half(*standings: str) -> list[bool | None]:
        part = sum(colleague.ldtt in standings for colleague in old)
        return [
            Fraction(part, len(base)) > Fraction(1, 2) if base else None for base in (members, old)
        ]

    outcome = outcomes(judgement)["ldtt_share"]
    assert (outcome == "met") == (more_than_half("recognised") == [True, True])
    assert (outcome == "not_met") == (
        more_than_half("recognised", "proposed", "") == [False, False]
    )
