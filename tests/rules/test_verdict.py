"""What a judgement comes to, in a sentence."""

import pytest

from eligibility.judging import Condition, Judgement, Outcome
from nominations.rules.verdict import in_a_sentence

MET, NOT_MET, UNSURE = Outcome.MET, Outcome.NOT_MET, Outcome.UNSURE


def judgement(*outcomes: Outcome | str) -> Judgement:
    """Give a judgement with a condition for each outcome; "waits" is one that awaits a decision."""
    conditions = (
        Condition(
            f"c{number}",
            f"Yêu cầu {number}.",
            "",
            UNSURE if outcome == "waits" else outcome,
            is_conditional=outcome == "waits",
        )
        for number, outcome in enumerate(outcomes, start=1)
    )
    return Judgement("LDTT", "", tuple(conditions))


@pytest.mark.parametrize(
    ("outcomes", "sentence"),
    [
        ((MET, MET), "Đạt cả 2 yêu cầu"),
        ((MET, "waits"), "Đạt 1 trên 2 yêu cầu; 1 yêu cầu còn chờ: Yêu cầu 2"),
        ((NOT_MET, MET), "Đạt 1 trên 2 yêu cầu; 1 yêu cầu chưa đủ: Yêu cầu 1"),
        (
            (UNSURE, UNSURE, NOT_MET, "waits"),
            "Đạt 0 trên 4 yêu cầu; 1 yêu cầu chưa đủ: Yêu cầu 3; 2 yêu cầu cần người xem xét; "
            "1 yêu cầu còn chờ: Yêu cầu 4",
        ),
    ],
)
def test_a_judgement_comes_to_a_sentence(outcomes, sentence):
    assert in_a_sentence(judgement(*outcomes)) == sentence


def test_where_the_law_counts_nothing_a_person_looks():
    assert "người có thẩm quyền xem xét thành tích" in in_a_sentence(judgement())
