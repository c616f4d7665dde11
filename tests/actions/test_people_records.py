"""Absences, disciplines and ratings: written, corrected, struck out, logged with care."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from history.models import Event
from people.actions import change_record, rate, record_absence, record_discipline, remove_record
from people.models import Absence, Discipline, Rating
from people.roles import OFFICE
from tests.cast import Cast, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def by(cast):
    return cast.acting(OFFICE)


@pytest.fixture
def lan(cast):
    return make_person(cast.unit, "Trần Thị Lan")


def log(person) -> list[tuple[str, str]]:
    events = Event.objects.about(person).order_by("sequence")
    return list(events.values_list("verb", "sentence"))


def refusal(action, *args, **kwargs) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        action(*args, **kwargs)
    return refused.value.messages


def test_an_absence_is_written_corrected_and_struck_out(lan, by):
    absence = record_absence(lan, kind="maternity", starts_on=date(2020, 2, 1), by=by)
    change_record(absence, ends_on=date(2020, 7, 31), by=by)
    remove_record(Absence.objects.get(), by=by)
    assert log(lan) == [
        ("absence.added", "Ghi thời gian “Nghỉ thai sản” từ 01/02/2020 của bà Trần Thị Lan."),
        ("absence.changed", "Sửa thời gian “Nghỉ thai sản” từ 01/02/2020 của bà Trần Thị Lan."),
        (
            "absence.removed",
            "Xóa thời gian “Nghỉ thai sản” từ 01/02/2020 đến 31/07/2020 của bà Trần Thị Lan.",
        ),
    ]
    assert not Absence.objects.exists()


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "overlaps"),
    [
        (date(2020, 7, 31), None, True),
        (date(2020, 8, 1), None, False),
        (date(2020, 1, 1), date(2020, 1, 31), False),
        (date(2020, 1, 1), date(2020, 2, 1), True),
    ],
)
def test_no_day_is_counted_twice_as_the_same_absence(lan, by, starts_on, ends_on, overlaps):
    record_absence(lan, kind="sick", starts_on=date(2020, 2, 1), ends_on=date(2020, 7, 31), by=by)
    again = {"kind": "sick", "starts_on": starts_on, "ends_on": ends_on}
    if overlaps:
        assert refusal(record_absence, lan, by=by, **again) == [
            "Trùng ngày với thời gian “Nghỉ ốm đau, điều trị” từ 01/02/2020 đến 31/07/2020 đã ghi."
        ]
    else:
        record_absence(lan, by=by, **again)
    assert Absence.objects.count() == (1 if overlaps else 2)


def test_training_may_lie_within_another_absence(lan, by):
    day = {"starts_on": date(2020, 2, 1), "ends_on": date(2020, 7, 31)}
    record_absence(lan, kind="unpaid", by=by, **day)
    record_absence(lan, kind="training", result="good", by=by, **day)
    assert Absence.objects.count() == 2


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"kind": "sick", "ends_on": date(2020, 1, 31)},
            "Ngày kết thúc phải sau ngày bắt đầu.",
        ),
        (
            {"kind": "sick", "result": "good"},
            "Chỉ thời gian đào tạo mới có kết quả học tập.",
        ),
    ],
)
def test_an_absence_that_cannot_be_is_refused(lan, by, values, sentence):
    assert refusal(record_absence, lan, starts_on=date(2020, 2, 1), by=by, **values) == [sentence]
    assert log(lan) == []


def test_the_log_never_says_what_a_discipline_was(lan, by):
    discipline = record_discipline(
        lan, form="dismissal", decided_on=date(2019, 5, 5), decision="77/QĐ-UBND", by=by
    )
    change_record(discipline, form="warning", ended_on=date(2020, 5, 5), by=by)
    remove_record(Discipline.objects.get(), by=by)
    assert log(lan) == [
        ("discipline.added", "Ghi một quyết định kỷ luật của bà Trần Thị Lan."),
        ("discipline.changed", "Sửa một quyết định kỷ luật của bà Trần Thị Lan."),
        ("discipline.removed", "Xóa một quyết định kỷ luật của bà Trần Thị Lan."),
    ]
    assert list(Event.objects.values_list("data", flat=True)) == [{}, {}, {}]


def test_a_year_has_one_rating(lan, by):
    rate(lan, year=2020, level="HTT", by=by)
    assert refusal(rate, lan, year=2020, level="HTXS", by=by) == ["Năm này đã có mức xếp loại."]
    change_record(Rating.objects.get(), level="HTXS", by=by)
    assert [(r.year, r.level) for r in lan.ratings.all()] == [(2020, "HTXS")]
    assert [sentence for _, sentence in log(lan)] == [
        "Ghi xếp loại năm 2020 “Hoàn thành tốt nhiệm vụ” của bà Trần Thị Lan.",
        "Sửa xếp loại năm 2020 “Hoàn thành tốt nhiệm vụ” của bà Trần Thị Lan.",
    ]
