"""What it means that nobody registered."""

from datetime import date

import pytest

from law.findings import Finding, Level
from law.instruments import LAW_2003, LAW_2022, PROGRAM_DEFAULT
from law.registration import registration_findings
from law.values import Override, Value

BLOCKED = Finding(
    code="not_registered",
    sentence="Không đăng ký thi đua thì không được xét tặng danh hiệu. Hãy kiểm tra bản đăng ký "
    "của đơn vị.",
    level=Level.BLOCKER,
    citation=LAW_2003.at("Điều 10"),
)
WARNED = Finding(
    code="not_registered",
    sentence="Chưa có đăng ký thi đua. Pháp luật không bắt buộc, nhưng hãy hỏi lại đơn vị trước "
    "khi xét.",
    level=Level.WARNING,
    citation=LAW_2022.at("Điều 7"),
)


@pytest.mark.parametrize(
    ("day", "findings"),
    [
        pytest.param(date(2021, 11, 14), (BLOCKED,), id="Điều 10 Luật 2003"),
        pytest.param(date(2023, 12, 31), (BLOCKED,), id="Điều 10 Luật 2003, ngày cuối"),
        pytest.param(date(2024, 1, 1), (WARNED,), id="Điều 7 Luật 2022"),
    ],
)
def test_without_a_registration_the_law_of_the_day_speaks(day, findings):
    assert registration_findings(is_registered=False, on=day) == findings


@pytest.mark.parametrize("day", [date(2021, 11, 14), date(2024, 1, 1), date(2026, 12, 1)])
def test_with_a_registration_there_is_nothing_to_say(day):
    assert registration_findings(is_registered=True, on=day) == ()


def test_a_commune_may_ask_for_registration_or_let_it_go():
    clause = PROGRAM_DEFAULT.at("Điều 3")

    def ruled(rule):
        override = Override("registration_rule", Value(rule, date(2024, 1, 1), None, clause))
        return registration_findings(is_registered=False, on=date(2024, 6, 1), overrides=[override])

    assert [(finding.level, finding.citation) for finding in ruled("required")] == [
        (Level.BLOCKER, clause)
    ]
    assert ruled("off") == ()
