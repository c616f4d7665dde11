"""The two periods of the Điều lệ Sáng kiến: a year to ask, three months to decide."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.rules.decree import decision_findings, request_findings
from law.calendar import months_after
from law.findings import Finding, Level
from law.instruments import DECREE_13_2012
from law.values import Override, Value

REQUEST = DECREE_13_2012.at("khoản 2 Điều 5")
DECISION = DECREE_13_2012.at("khoản 1 Điều 7")


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2021, 3, 1), 12, date(2022, 3, 1)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2021, 11, 30), 3, date(2022, 2, 28)),
        (date(2019, 11, 30), 3, date(2020, 2, 29)),
        (date(2021, 12, 31), 1, date(2022, 1, 31)),
        (date(2021, 10, 26), 0, date(2021, 10, 26)),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last_there_is(day, months, last):
    assert months_after(day, months) == last


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 60))
def test_months_after_is_in_the_month_counted_to(day, months):
    last = months_after(day, months)
    assert (last.year * 12 + last.month) - (day.year * 12 + day.month) == months
    assert last.day == day.day or (last + timedelta(1)).day == 1


class TestAYearToAsk:
    @pytest.mark.parametrize(
        ("on", "code", "level", "words"),
        [
            pytest.param(
                date(2021, 10, 20),
                "may_be_asked",
                Level.NOTE,
                "Trong thời hạn yêu cầu công nhận: áp dụng lần đầu ngày 01/03/2021, còn 132 ngày, "
                "hết hạn 24:00 ngày 01/03/2022.",
                id="long before",
            ),
            pytest.param(
                date(2022, 2, 15),
                "may_be_asked",
                Level.WARNING,
                "Trong thời hạn yêu cầu công nhận: áp dụng lần đầu ngày 01/03/2021, còn 14 ngày, "
                "hết hạn 24:00 ngày 01/03/2022.",
                id="two weeks before",
            ),
            pytest.param(
                date(2022, 3, 1),
                "may_be_asked",
                Level.WARNING,
                "Trong thời hạn yêu cầu công nhận: áp dụng lần đầu ngày 01/03/2021, hôm nay là "
                "ngày cuối, hết hạn 24:00 ngày 01/03/2022.",
                id="Đ.5.2: the last day",
            ),
            pytest.param(
                date(2022, 3, 2),
                "asked_too_late",
                Level.WARNING,
                "Quá thời hạn yêu cầu công nhận 1 ngày: áp dụng lần đầu ngày 01/03/2021, thời hạn "
                "12 tháng hết ngày 01/03/2022.",
                id="Đ.5.2: the day after",
            ),
        ],
    )
    def test_it_is_counted_from_the_first_use(self, on, code, level, words):
        finding = Finding(code, words, level, REQUEST)
        assert request_findings(date(2021, 3, 1), asked_on=None, on=on) == [finding]

    @pytest.mark.parametrize("asked_on", [date(2021, 10, 20), date(2022, 3, 1)])
    def test_what_was_asked_in_time_has_no_time_left_to_tell(self, asked_on):
        words = (
            "Yêu cầu đúng thời hạn: áp dụng lần đầu ngày 01/03/2021, gửi ngày "
            f"{asked_on:%d/%m/%Y}, thời hạn 12 tháng hết ngày 01/03/2022."
        )
        finding = Finding("asked_in_time", words, Level.NOTE, REQUEST)
        for on in (asked_on, date(2022, 12, 1)):
            assert request_findings(date(2021, 3, 1), asked_on=asked_on, on=on) == [finding]

    def test_what_was_asked_too_late_stays_as_late_as_it_was(self):
        asked, later = date(2022, 3, 2), date(2022, 12, 1)
        assert request_findings(date(2021, 3, 1), asked_on=asked, on=later) == request_findings(
            date(2021, 3, 1), asked_on=None, on=asked
        )

    @pytest.mark.parametrize("since", [None, date(2021, 10, 21)])
    def test_what_was_not_applied_yet_has_no_period(self, since):
        assert request_findings(since, asked_on=None, on=date(2021, 10, 20)) == []

    def test_before_the_law_that_is_known_it_is_judged_as_on_its_first_day(self):
        [finding] = request_findings(date(2010, 1, 1), asked_on=None, on=date(2012, 1, 1))
        assert (finding.code, finding.citation) == ("asked_too_late", REQUEST)

    def test_a_regulation_of_the_commune_wins_and_is_cited(self):
        own = Value(24, date(2021, 1, 1), None, DECREE_13_2012.at("quy chế xã"))
        override = Override("initiative_request_months", own)
        [finding] = request_findings(
            date(2020, 3, 1), asked_on=None, on=date(2021, 10, 20), overrides=(override,)
        )
        assert (finding.code, finding.citation) == ("may_be_asked", own.citation)


class TestThreeMonthsToDecide:
    ACCEPTED = date(2021, 10, 26)

    @pytest.mark.parametrize(
        ("on", "code", "level", "words"),
        [
            pytest.param(
                date(2021, 11, 10),
                "decision_pending",
                Level.NOTE,
                "Đang trong thời hạn xét: đơn được chấp nhận ngày 26/10/2021, còn 77 ngày, hết hạn "
                "24:00 ngày 26/01/2022.",
                id="long before",
            ),
            pytest.param(
                date(2022, 1, 26),
                "decision_pending",
                Level.WARNING,
                "Đang trong thời hạn xét: đơn được chấp nhận ngày 26/10/2021, hôm nay là ngày "
                "cuối, hết hạn 24:00 ngày 26/01/2022.",
                id="Đ.7.1: the last day",
            ),
            pytest.param(
                date(2022, 1, 28),
                "decided_too_late",
                Level.WARNING,
                "Quá hạn xét công nhận 2 ngày: đơn được chấp nhận ngày 26/10/2021, thời hạn 3 "
                "tháng hết ngày 26/01/2022.",
                id="Đ.7.1: overdue",
            ),
        ],
    )
    def test_what_is_under_review_shows_the_time_left(self, on, code, level, words):
        assert decision_findings(self.ACCEPTED, decided_on=None, on=on) == [
            Finding(code, words, level, DECISION)
        ]

    def test_what_was_decided_in_time_is_not_spoken_of_however_much_later_it_is_read(self):
        day = date(2022, 1, 26)
        assert decision_findings(self.ACCEPTED, decided_on=day, on=date(2025, 1, 1)) == []

    def test_what_was_decided_late_stays_marked(self):
        finding = decision_findings(self.ACCEPTED, decided_on=date(2022, 2, 1), on=date(2025, 1, 1))
        words = (
            "Quyết định chậm 6 ngày: đơn được chấp nhận ngày 26/10/2021, thời hạn 3 tháng hết "
            "ngày 26/01/2022."
        )
        assert finding == [Finding("decided_too_late", words, Level.WARNING, DECISION)]

    def test_before_it_was_accepted_no_time_runs(self):
        assert decision_findings(None, decided_on=None, on=date(2021, 11, 10)) == []
