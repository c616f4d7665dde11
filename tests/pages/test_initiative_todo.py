"""What "Việc cần làm" says of initiatives: to authors, heads and the secretary."""

from datetime import date
from decimal import Decimal

import pytest

from campaigns.viewer import Viewer
from council.actions.councils import NewSeat, seat
from initiatives import actions as initiatives
from initiatives.rules.scoring import Points
from initiatives.rules.stages import Stage
from initiatives.todo import todo
from people.roles import CHAIR, COUNCIL_MEMBER, MEMBER, OFFICE, SECRETARY, UNIT_HEAD
from submissions.stepping import step
from tests.cast import Cast, make_person
from tests.councils import council_of
from tests.initiating import IN_TIME, author, begun, sent
from tests.nominating import make_initiative
from tests.registered import a_campaign, registered, with_person
from tests.registering import at

pytestmark = pytest.mark.django_db

LAST = date(2021, 10, 31)


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    at(cast, IN_TIME)
    return a_campaign(cast)


@pytest.fixture
def lan(cast):
    return author(cast)


def tasks(cast, role, today=IN_TIME) -> list[tuple]:
    viewer = Viewer.of(cast[role], cast.commune, today)
    return [(task.title, task.url, task.due_on) for task in todo(viewer)]


def desk(campaign, part: str) -> str:
    return f"/sang-kien/hoi-dong/?phong_trao={campaign.pk}#{part}"


def test_a_draft_is_to_be_sent_by_its_author_and_the_head(cast, campaign, lan):
    row = begun(cast, campaign, lan)
    expected = [("Nộp sáng kiến “Sổ tay một cửa”", f"/sang-kien/{row.pk}/", LAST)]
    assert tasks(cast, MEMBER) == tasks(cast, UNIT_HEAD) == expected
    assert tasks(cast, OFFICE) == tasks(cast, SECRETARY) == []


def test_the_draft_of_a_colleague_is_not_ones_own(cast, campaign, lan):
    make_initiative(campaign, make_person(cast.unit, "Lê Hùng"))
    assert tasks(cast, MEMBER) == []


def test_what_was_given_back_is_to_be_mended_by_its_day(cast, campaign, lan):
    row, until = sent(cast, campaign, lan), date(2021, 10, 30)
    by = cast.acting(SECRETARY)
    step(row, Stage.RETURNED, on=IN_TIME, by=by, note="Chưa rõ.", due_on=until)
    assert tasks(cast, MEMBER) == [
        ("Bổ sung sáng kiến “Sổ tay một cửa”", f"/sang-kien/{row.pk}/sua/", until)
    ]


def test_what_was_announced_is_to_be_begun(cast, campaign, lan):
    registration = registered(campaign, cast.unit)
    line = with_person(registration, lan, initiative_name="Số hóa hộ tịch")
    expected = [
        (
            "Lập đơn sáng kiến “Số hóa hộ tịch”",
            f"/sang-kien/lap/?dong={line.pk}",
            LAST,
        )
    ]
    assert tasks(cast, MEMBER) == tasks(cast, UNIT_HEAD) == expected
    begun(cast, campaign, lan, "Tên khác")
    assert [title for title, *_ in tasks(cast, MEMBER)] == ["Nộp sáng kiến “Tên khác”"]


def test_what_waits_to_be_received_is_the_secretarys(cast, campaign, lan):
    sent(cast, campaign, lan)
    make_initiative(campaign, lan, "Nháp")
    assert tasks(cast, SECRETARY) == [
        ("Tiếp nhận 1 đơn sáng kiến", desk(campaign, "cho-tiep-nhan"), None)
    ]
    assert tasks(cast, COUNCIL_MEMBER) == tasks(cast, OFFICE) == []


def test_a_member_of_the_council_is_to_score_what_is_not_scored_and_not_the_own(
    cast, campaign, lan
):
    own = make_person(cast.unit, "Lê Hùng")
    for name in ("Chưa chấm", "Đã chấm"):
        scored = make_initiative(campaign, lan, name, "reviewed")
    make_initiative(campaign, own, "Của mình", "reviewed")
    cast[COUNCIL_MEMBER].person = own
    cast[COUNCIL_MEMBER].save()
    points = Points(Decimal(20), Decimal(20), Decimal(20))
    by = cast.acting(COUNCIL_MEMBER)
    initiatives.score(scored, points, scorer=cast[COUNCIL_MEMBER], by=by)

    to_score = (desk(campaign, "diem"), None)
    assert tasks(cast, COUNCIL_MEMBER) == [("Chấm điểm 1 sáng kiến", *to_score)]
    assert tasks(cast, SECRETARY) == tasks(cast, CHAIR) == [("Chấm điểm 3 sáng kiến", *to_score)]
    assert tasks(cast, OFFICE) == []
    seated = NewSeat("Chủ tịch", user=cast[CHAIR])
    seat(council_of(cast), [seated], on=date(2021, 1, 1), by=cast.acting(SECRETARY))
    assert tasks(cast, SECRETARY) == tasks(cast, COUNCIL_MEMBER) == []
    assert tasks(cast, CHAIR) == [("Chấm điểm 3 sáng kiến", *to_score)]


def test_what_was_announced_is_no_work_yet_while_its_day_is_far(cast, campaign, lan):
    with_person(registered(campaign, cast.unit), lan, initiative_name="Số hóa hộ tịch")
    assert tasks(cast, MEMBER, date(2021, 9, 30)) == []
    assert [title for title, *_ in tasks(cast, MEMBER, date(2021, 10, 1))] == [
        "Lập đơn sáng kiến “Số hóa hộ tịch”"
    ]


@pytest.mark.parametrize(
    ("today", "is_told"),
    [
        (date(2022, 1, 11), False),
        (date(2022, 1, 12), True),
        (date(2022, 1, 26), True),
        (date(2022, 1, 27), True),
    ],
)
def test_the_secretary_is_told_when_the_three_months_to_decide_end(
    cast, campaign, lan, today, is_told
):
    make_initiative(campaign, lan, stage="reviewed")  # accepted on 26/10/2021
    title = "Kết luận 1 sáng kiến sắp hết hoặc đã quá thời hạn xét"
    expected = [(title, desk(campaign, "diem"), date(2022, 1, 26))] if is_told else []
    assert [task for task in tasks(cast, SECRETARY, today) if "Kết luận" in task[0]] == expected
    assert [task for task in tasks(cast, CHAIR, today) if "Kết luận" in task[0]] == []


@pytest.mark.parametrize("number", [1, 3, 30])
def test_many_initiatives_before_the_council_cost_no_more_queries_than_one(
    cast, campaign, lan, number, django_assert_num_queries
):
    for n in range(number):
        make_initiative(campaign, lan, f"Sáng kiến {n}", "reviewed")
    viewer = Viewer.of(cast[SECRETARY], cast.commune, IN_TIME)
    with django_assert_num_queries(2):
        assert len(list(todo(viewer))) == 1


@pytest.mark.parametrize("number", [1, 3, 30])
def test_many_drafts_cost_no_more_queries_than_one(
    cast, campaign, lan, number, django_assert_num_queries
):
    for n in range(number):
        make_initiative(campaign, lan, f"Sáng kiến {n}")
    viewer = Viewer.of(cast[MEMBER], cast.commune, IN_TIME)
    with django_assert_num_queries(1):
        assert len(list(todo(viewer))) == number
