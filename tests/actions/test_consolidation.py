"""What units registered, as the plain values that pages, reports and papers count."""

import pytest

from registrations.consolidation import entries_of, unit_lists
from registrations.rules.stages import Stage
from registrations.rules.totals import Entry, UnitList
from tests.cast import Cast, make_person, make_unit
from tests.registered import a_campaign, registered, with_collective, with_person

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


def test_each_line_stands_once_in_its_order_and_a_draft_is_its_units_own():
    cast = Cast.of()
    idle = make_unit(cast.commune, "Chưa đăng ký", position=200)
    campaign = a_campaign(cast)
    sent = registered(campaign, cast.unit, Stage.APPROVED, days_late=2)
    begun = registered(campaign, cast.other_unit, Stage.DRAFT)
    an, binh = (make_person(cast.unit, name) for name in ("Lê Thị An", "Lê Thị Bình"))
    with_person(sent, binh, "CSTDCS", ordinal=2, initiative_name="Sổ tay", commitment="Giữ sổ gọn.")
    with_person(sent, an, ordinal=1, commendation="GIAY_KHEN")
    with_collective(sent, "Một cửa", ordinal=2)
    with_collective(sent, "Tài chính", "", ordinal=1, commendation="GIAY_KHEN")
    with_person(begun, binh)
    lines = (
        Entry("Lê Thị An", "LDTT", "GIAY_KHEN", an.pk, an.honorific, an.position, cast.unit.name),
        Entry(
            "Lê Thị Bình",
            "CSTDCS",
            "",
            binh.pk,
            binh.honorific,
            binh.position,
            cast.unit.name,
            "Sổ tay",
            "",
            "Giữ sổ gọn.",
        ),
        Entry("Tài chính", "", "GIAY_KHEN"),
        Entry("Một cửa", "TTLDTT"),
    )
    lists = {
        cast.other_unit: UnitList(cast.other_unit.name, Stage.DRAFT, pk=cast.other_unit.pk),
        cast.unit: UnitList(cast.unit.name, Stage.APPROVED, lines, 2, cast.unit.pk),
        idle: UnitList("Chưa đăng ký", Stage.DRAFT, pk=idle.pk),
    }
    assert unit_lists(campaign) == list(lists.values())
    assert unit_lists(campaign, [idle, cast.unit]) == [lists[idle], lists[cast.unit]]
    assert unit_lists(campaign, []) == []
    assert entries_of(sent) == list(lines)
    assert [entry.name for entry in entries_of(begun)] == ["Lê Thị Bình"]
