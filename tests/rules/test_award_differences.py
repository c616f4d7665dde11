"""What a frozen judgement keeps, and what changed since."""

from dataclasses import replace
from datetime import date

import pytest

from eligibility.candidates import Recognition
from eligibility.differences import differences
from eligibility.eligibility import judge_collective, judge_person
from eligibility.freezing import as_json, thaw
from eligibility.judging import Judgement
from eligibility.leaves import Leave
from law.kinds import CSTDCS, LDTT, TITLES, Subject
from law.sources import Instrument
from law.values import Override, Value
from tests.judging import RECEIVED, lan, office

IN_2021 = RECEIVED["A"]
QUY_CHE = Instrument(
    code="local-7",
    name="Quy chế thi đua (5/QĐ-UBND)",
    number="5/QĐ-UBND",
    issued_on=date(2021, 1, 4),
    issuer="UBND xã",
    valid_from=date(2021, 1, 4),
)
EIGHT_MONTHS = Override(
    "months_of_service_required",
    Value(8, date(2021, 1, 4), None, QUY_CHE.at("khoản 1 Điều 4")),
)


def ldtt(*overrides: Override, on: date = IN_2021, **values) -> Judgement:
    return judge_person(LDTT, lan(**values), on=on, overrides=overrides)


@pytest.mark.parametrize("day", RECEIVED.values(), ids=RECEIVED)
@pytest.mark.parametrize("kind", TITLES, ids=lambda kind: kind.code)
def test_what_is_kept_reads_back_as_it_was(kind, day):
    if kind.subject.covers(Subject.INDIVIDUAL):
        judgement = judge_person(kind, lan(day.year), on=day)
    else:
        judgement = judge_collective(kind, office(day.year), on=day)

    assert thaw(as_json(judgement)) == judgement


def test_the_clause_of_a_regulation_is_kept_even_when_the_regulation_goes():
    assert thaw(as_json(ldtt(EIGHT_MONTHS))) == ldtt(EIGHT_MONTHS)


def test_what_lacks_a_clause_is_kept_too():
    left = ldtt(left_on=date(2021, 12, 1))

    assert thaw(as_json(left)) == left


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        pytest.param(ldtt(), ldtt(), [], id="nothing"),
        pytest.param(
            ldtt(rating="HTT"),
            ldtt(rating="HT"),
            ["Xếp loại: trước “Hoàn thành tốt nhiệm vụ”, nay “Hoàn thành nhiệm vụ”"],
            id="the rating",
        ),
        pytest.param(
            ldtt(),
            ldtt(left_on=date(2021, 12, 20)),
            [
                "Thời gian công tác: trước “12 tháng trong năm 2021.”, nay “từ 11 đến 12 tháng "
                "trong năm 2021; nghỉ việc từ ngày 20/12/2021.”",
                "Nghỉ việc: điều kiện mới, hiện có “Nghỉ từ ngày 20/12/2021; cần người xem xét.”",
            ],
            id="somebody left meanwhile",
        ),
        pytest.param(
            ldtt(transfers=((date(2021, 5, 1), "Tài chính", 3, False),)),
            ldtt(),
            [
                "Chuyển công tác: không còn là điều kiện (trước “Chuyển từ Tài chính ngày "
                "01/05/2021, ở đó 3 tháng: không cần ý kiến nhận xét.”)"
            ],
            id="a move that was taken back",
        ),
        pytest.param(
            ldtt(),
            ldtt(EIGHT_MONTHS),
            [
                "Quy định “Thời gian công tác tối thiểu để xét Lao động tiên tiến”: trước 10 "
                "tháng, nay 8 tháng"
            ],
            id="a value of the law",
        ),
        pytest.param(
            ldtt(rating="HTT"),
            ldtt(
                Override(
                    "ldtt_rating", Value("HTXS", date(2021, 1, 4), None, QUY_CHE.at("Điều 4"))
                ),
                rating="HTT",
            ),
            [
                "Xếp loại: kết quả trước “Đủ điều kiện”, nay “Chưa đủ”",
                "Quy định “Mức xếp loại thấp nhất để đạt Lao động tiên tiến”: trước Hoàn thành tốt "
                "nhiệm vụ, nay Hoàn thành xuất sắc nhiệm vụ",
            ],
            id="the same rating under another value",
        ),
    ],
)
def test_what_changed_is_told_in_sentences(before, now, expected):
    assert differences(before, now) == expected


def test_a_dossier_received_under_another_law_is_told_so_first():
    told = differences(ldtt(), ldtt(on=date(2024, 1, 5)))

    assert told[0] == (
        "Quy định áp dụng: trước “Luật Thi đua, khen thưởng năm 2003 và Nghị định 91/2017/NĐ-CP”, "
        "nay “Luật Thi đua, khen thưởng năm 2022 và Nghị định 98/2023/NĐ-CP”"
    )


def test_an_initiative_recognised_meanwhile_is_a_difference_too():
    person = lan()
    pending = replace(person.initiatives[0], recognition=Recognition.PENDING)
    waiting = replace(person, initiatives=(pending,))
    before = judge_person(CSTDCS, waiting, on=IN_2021)

    assert differences(before, judge_person(CSTDCS, person, on=IN_2021)) == [
        "Sáng kiến, đề tài: trước “Sáng kiến “Sổ tay một cửa” đang chờ công nhận: có điều kiện.”, "
        "nay “Sáng kiến “Sổ tay một cửa” đã được công nhận.”"
    ]


def test_a_leave_entered_later_is_a_difference_of_the_months():
    leave = Leave("maternity", date(2021, 2, 1), date(2021, 7, 31))

    assert len(differences(ldtt(), ldtt(leaves=(leave,)))) == 1
