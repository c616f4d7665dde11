"""Which report a deadline asks for."""

from datetime import date

import pytest

from reports.rules.due import TOTAL, report_due
from tests.plans import FIRST, SECOND


@pytest.mark.parametrize(
    ("due", "receiver", "wanted"),
    [
        (date(2021, 1, 25), "Phòng Nội vụ huyện", None),
        (date(2021, 6, 5), "Phòng Nội vụ huyện", 1),
        (date(2021, 6, 25), "", 1),
        (date(2021, 12, 5), "Sở Nội vụ", TOTAL),
        (date(2022, 1, 10), "", TOTAL),
        (date(2021, 12, 5), "Văn phòng HĐND và UBND xã", None),
    ],
)
def test_a_deadline_asks_for_what_ends_nearest(due, receiver, wanted):
    assert report_due(due, (FIRST, SECOND), receiver) == wanted


def test_a_plan_without_phases_asks_for_the_whole():
    assert report_due(date(2021, 12, 5), ()) == TOTAL
