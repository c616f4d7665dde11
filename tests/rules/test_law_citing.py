"""The clause that a paper cites as the standard of an award."""

from datetime import date

import pytest

from law.citing import standard_of
from law.kinds import COMMENDATIONS, TITLES, award_kind

LAW_2003 = "Luật Thi đua, khen thưởng năm 2003"
LAW_2022 = "Luật Thi đua, khen thưởng năm 2022"


@pytest.mark.parametrize(
    ("day", "cited"),
    [
        (
            date(2021, 11, 18),
            {
                "CSTDTQ": f"Điều 21 {LAW_2003}",
                "CSTDT": f"Điều 22 {LAW_2003}",
                "CSTDCS": f"Điều 23 {LAW_2003}",
                "LDTT": f"Điều 24 {LAW_2003}",
                "TTLDXS": f"Điều 27 {LAW_2003}",
                "TTLDTT": f"Điều 28 {LAW_2003}",
            },
        ),
        (
            date(2025, 11, 18),
            {
                "CSTDCS": f"Điều 23 {LAW_2022}",
                "LDTT": f"Điều 24 {LAW_2022}",
                "TTLDTT": f"khoản 1 Điều 28 {LAW_2022}",
                "BANG_KHEN": f"điểm d khoản 1 Điều 74 {LAW_2022}",
                "GIAY_KHEN": f"Điều 75 {LAW_2022}",
            },
        ),
        (date(2026, 11, 18), {}),  # of the amended law nobody has read the text
    ],
    ids=str,
)
def test_a_paper_cites_only_clauses_that_somebody_has_read(day, cited):
    kinds = (*TITLES, *COMMENDATIONS)
    assert {kind.code: str(clause) for kind in kinds if (clause := standard_of(kind, day))} == cited


def test_a_kind_without_a_standard_of_its_own_cites_nothing():
    assert standard_of(award_kind("CO_THI_DUA"), date(2021, 11, 18)) is None
