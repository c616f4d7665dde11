"""Instruments, citations and regimes."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.findings import Finding, Level
from law.instruments import (
    CIRCULAR_01_2024,
    CIRCULAR_15_2025,
    CIRCULAR_28_2025,
    DECREE_91_2017,
    DECREE_98_2023,
    DECREE_129_2025,
    DECREE_152_2025,
    DECREE_161_2026,
    INSTRUMENTS,
    LAW_2022,
    LAW_2026,
    instrument,
)
from law.regimes import (
    B1,
    B2,
    REGIMES,
    A,
    C,
    has_districts,
    newer_rule_finding,
    regime_for_dossier,
    regime_on,
)
from law.timeline import LawError, in_force

DAYS = st.dates(date(2017, 10, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        (date(2017, 10, 1), A),
        (date(2021, 1, 15), A),
        (date(2023, 12, 31), A),
        (date(2024, 1, 1), B1),
        (date(2025, 6, 30), B1),
        (date(2025, 7, 1), B2),
        (date(2026, 9, 30), B2),
        (date(2026, 10, 1), C),
        (date(2040, 1, 1), C),
    ],
    ids=str,
)
def test_a_day_belongs_to_its_regime(day, regime):
    assert regime_on(day) == regime
    assert regime_for_dossier(day) == regime


@pytest.mark.parametrize(
    ("day", "has"),
    [(date(2016, 12, 20), True), (date(2025, 6, 30), True), (date(2025, 7, 1), False)],
    ids=str,
)
def test_the_last_day_of_the_districts_is_30_06_2025(day, has):
    assert has_districts(day) is has


def test_regimes_abut_without_gap_or_overlap():
    assert all(
        later.valid_from == earlier.valid_to + timedelta(days=1)
        for earlier, later in pairwise(REGIMES)
    )
    assert REGIMES[-1].valid_to is None


@given(DAYS)
def test_every_day_belongs_to_exactly_one_regime(day):
    assert [regime for regime in REGIMES if in_force(regime, day)] == [regime_on(day)]


def test_a_day_before_the_first_regime_is_an_error_that_says_what_to_do():
    with pytest.raises(LawError) as error:
        regime_on(date(2017, 9, 30))
    assert str(error.value) == (
        "Chương trình chỉ có quy định từ ngày 01/10/2017 (Nghị định 91/2017/NĐ-CP có hiệu lực), "
        "không có cho ngày 30/09/2017. Hãy kiểm tra lại ngày; kết quả cũ hơn thì nhập vào lịch sử "
        "khen thưởng."
    )


def test_a_circular_may_start_later_than_its_regime():
    assert B1.instruments_on(date(2024, 4, 14)) == (LAW_2022, DECREE_98_2023)
    assert B1.instruments_on(date(2024, 4, 15)) == (LAW_2022, DECREE_98_2023, CIRCULAR_01_2024)


@pytest.mark.parametrize(
    ("day", "circular"),
    [(date(2025, 8, 4), CIRCULAR_01_2024), (date(2025, 8, 5), CIRCULAR_15_2025)],
    ids=["TT 01/2024, ngày cuối", "TT 15/2025, ngày đầu"],
)
def test_one_circular_ends_within_a_regime_and_the_next_begins(day, circular):
    laws = (LAW_2022, DECREE_152_2025, DECREE_129_2025)
    assert B2.instruments_on(day) == (*laws, circular)


@pytest.mark.parametrize(
    ("legal_text", "number", "issued_on"),
    [
        (LAW_2022, "06/2022/QH15", date(2022, 6, 15)),
        (DECREE_152_2025, "152/2025/NĐ-CP", date(2025, 6, 14)),
        (CIRCULAR_15_2025, "15/2025/TT-BNV", date(2025, 8, 4)),
        (DECREE_161_2026, "161/2026/NĐ-CP", None),
        (CIRCULAR_28_2025, "28/2025/TT-BTC", None),
    ],
    ids=lambda value: getattr(value, "code", ""),
)
def test_an_instrument_has_its_number_and_the_day_it_was_issued_where_that_is_known(
    legal_text, number, issued_on
):
    assert (legal_text.number, legal_text.issued_on) == (number, issued_on)


def test_each_instrument_is_found_by_its_code_and_no_code_is_given_twice():
    assert [instrument(legal_text.code) for legal_text in INSTRUMENTS] == list(INSTRUMENTS)


def test_an_unknown_instrument_is_an_error_in_words():
    with pytest.raises(LawError, match="không có văn bản nào mang mã “ND-0”"):
        instrument("ND-0")


@pytest.mark.parametrize("legal_text", INSTRUMENTS, ids=lambda legal_text: legal_text.code)
def test_an_instrument_is_issued_before_it_takes_effect_and_ends_after_it_began(legal_text):
    assert legal_text.issued_on is None or legal_text.issued_on <= legal_text.valid_from
    assert legal_text.valid_to is None or legal_text.valid_from < legal_text.valid_to


def test_a_citation_reads_as_officials_write_it_and_knows_whether_it_was_read():
    read, recalled = DECREE_91_2017.at("khoản 3 Điều 9"), LAW_2026.unread()
    assert (str(read), read.verified) == ("khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP", True)
    assert (str(recalled), recalled.verified) == ("Luật 06/2026/QH16", False)


@pytest.mark.parametrize(
    ("legal_text", "words"),
    [
        (LAW_2022, "Luật Thi đua, khen thưởng năm 2022, số 06/2022/QH15, ngày 15/06/2022"),
        (CIRCULAR_15_2025, "Thông tư 15/2025/TT-BNV, ngày 04/08/2025"),
        (DECREE_161_2026, "Nghị định 161/2026/NĐ-CP"),
    ],
    ids=lambda value: getattr(value, "code", ""),
)
def test_an_instrument_is_named_in_full_with_what_is_known(legal_text, words):
    assert legal_text.in_full == words


def test_a_dossier_received_before_the_amended_law_asks_which_rule_is_more_favourable():
    assert newer_rule_finding(date(2026, 9, 30), date(2026, 10, 1)) == Finding(
        code="newer_rule_may_favour",
        sentence="Hồ sơ nhận ngày 30/09/2026 vẫn xét theo quy định cũ (Luật Thi đua, khen thưởng "
        "năm 2022 và Nghị định 152/2025/NĐ-CP), trừ khi quy định có hiệu lực từ ngày 01/10/2026 có "
        "lợi hơn. Hãy so sánh trước khi quyết định.",
        level=Level.NOTE,
        citation=LAW_2026.unread(),
    )


@pytest.mark.parametrize(
    ("received_on", "decided_on"),
    [
        (date(2026, 10, 1), date(2026, 11, 1)),  # all under the new law
        (date(2026, 9, 1), date(2026, 9, 30)),  # all under the old law
        (date(2023, 12, 1), date(2024, 2, 1)),  # an earlier change, without such a clause
    ],
)
def test_other_dossiers_have_no_such_choice(received_on, decided_on):
    assert newer_rule_finding(received_on, decided_on) is None
