"""What a request lacks before it is sent, and what it must not say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from initiatives.rules.requests import AuthorLine, Request, contradictions, gaps
from law.findings import Level

DAY = date(2021, 10, 20)
LAN = AuthorLine("Trần Thị Lan", Decimal(60), "Công chức", 1)
HUNG = AuthorLine("Lê Hùng", Decimal(40), "Trưởng thôn", 2)
WHOLE = Request(
    name="Sổ tay một cửa",
    field="Cải cách hành chính",
    problem="Người dân phải đi lại nhiều lần.",
    solution="Mỗi thủ tục một trang hướng dẫn.",
    novelty="Trước đây không có hướng dẫn.",
    benefit_amount=12_000_000,
    applied_where="Bộ phận một cửa",
    applied_since=date(2021, 3, 1),
    authors=(LAN, HUNG),
)


def lacking(request: Request, files: int = 1) -> list[tuple[str, Level, str]]:
    return [(gap.code, gap.level, gap.link) for gap in gaps(request, files=files, on=DAY)]


def test_a_whole_request_lacks_nothing():
    assert lacking(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"name": ""}, "no_name", "#id_name"),
        ({"problem": ""}, "no_problem", "#id_problem"),
        ({"solution": ""}, "no_solution", "#id_solution"),
        ({"novelty": ""}, "no_novelty", "#id_novelty"),
        ({"benefit_amount": None}, "no_benefit", "#id_benefit"),
        ({"applied_where": ""}, "no_applied_where", "#id_applied_where"),
        ({"applied_since": None}, "no_applied_since", "#id_applied_since"),
        ({"applied_since": date(2021, 10, 21)}, "applied_in_future", "#id_applied_since"),
        ({"authors": ()}, "no_author", "#tac-gia"),
        ({"authors": (LAN,)}, "shares_not_whole", "#tac-gia"),
    ],
)
def test_each_gap_that_holds_it_up_leads_to_its_place(change, code, where):
    assert lacking(replace(WHOLE, **change)) == [(code, Level.BLOCKER, where)]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"benefit_amount": None, "benefit": "Dân đỡ đi lại."}, id="in words"),
        pytest.param({"benefit_amount": 0}, id="an amount of nought is an answer"),
        pytest.param({"applied_since": DAY}, id="applied since today"),
    ],
)
def test_what_is_enough(change):
    assert lacking(replace(WHOLE, **change)) == []


def test_what_is_only_better_to_have_holds_nothing_up():
    assert lacking(replace(WHOLE, field=""), files=0) == [
        ("no_field", Level.NOTE, "#id_field"),
        ("no_file", Level.NOTE, "#tai-lieu"),
    ]


def test_authors_from_elsewhere_alone_are_pointed_out():
    stranger = AuthorLine("Võ Xa", Decimal(100), "Trường tiểu học")
    assert lacking(replace(WHOLE, authors=(stranger,))) == [
        ("no_author_of_commune", Level.WARNING, "#tac-gia")
    ]


@pytest.mark.parametrize(
    ("change", "sentences"),
    [
        ({}, []),
        ({"authors": ()}, []),
        ({"name": ""}, ["Chưa ghi tên sáng kiến."]),
        ({"authors": (LAN, LAN)}, ["Trần Thị Lan có 2 dòng tác giả. Hãy giữ một dòng."]),
        (
            {"authors": (replace(LAN, share=Decimal(0)),)},
            ["Tỷ lệ đóng góp của Trần Thị Lan phải lớn hơn 0 và không quá 100 %."],
        ),
        (
            {"authors": (replace(LAN, share=Decimal("100.01")),)},
            ["Tỷ lệ đóng góp của Trần Thị Lan phải lớn hơn 0 và không quá 100 %."],
        ),
        ({"authors": (replace(LAN, person=None), replace(HUNG, person=None))}, []),
    ],
)
def test_what_cannot_be_stored(change, sentences):
    assert [mistake.sentence for mistake in contradictions(replace(WHOLE, **change))] == sentences


def test_a_request_in_words():
    assert WHOLE.in_words() == "“Sổ tay một cửa”, 02 tác giả"
