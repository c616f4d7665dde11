"""The office approves and sends back."""

from datetime import date

import pytest

from history.models import Event
from notifications.models import Notice
from people.roles import OFFICE, UNIT_HEAD
from procedure.refusal import RefusedError
from registrations import actions as registrations
from registrations.models import Registration, RegistrationMove
from registrations.rules.stages import Stage
from tests.cast import Cast
from tests.registered import a_campaign, registered

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

TODAY = date(2021, 1, 18)


@pytest.fixture
def cast() -> Cast:
    cast = Cast.of()
    cast.commune.practice_day = TODAY
    cast.commune.save()
    return cast


@pytest.fixture
def campaign(cast):
    return a_campaign(cast)


def moves() -> list[tuple]:
    return list(
        RegistrationMove.objects.values_list("before", "after", "on", "by_name", "note", "due_on")
    )


def stages() -> list[str]:
    return list(Registration.objects.order_by("pk").values_list("stage", flat=True))


def test_an_approved_registration_has_its_day_its_step_and_its_event(cast, campaign):
    waiting = registered(campaign, cast.unit)
    registrations.approve(waiting, by=cast.acting(OFFICE))
    waiting.refresh_from_db()
    assert (waiting.stage, waiting.approved_on) == (Stage.APPROVED, TODAY)
    assert moves() == [("submitted", "approved", TODAY, "Người Văn phòng", "", None)]
    assert [event.sentence for event in Event.objects.about(waiting)] == [
        "Duyệt bản đăng ký của Văn phòng - Thống kê."
    ]
    assert not Notice.objects.exists()


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.RETURNED, Stage.APPROVED])
def test_only_what_waits_is_approved(cast, campaign, stage):
    other = registered(campaign, cast.unit, stage)
    with pytest.raises(RefusedError) as refused:
        registrations.approve(other, by=cast.acting(OFFICE))
    assert str(refused.value) == (
        f"Bản đăng ký của Văn phòng - Thống kê đang ở trạng thái “{stage.word}” nên không duyệt "
        "được. Có thể người khác vừa làm trước; hãy mở lại danh sách."
    )
    assert (stages(), moves()) == ([stage], [])


def test_many_are_approved_together(cast, campaign):
    both = [registered(campaign, unit) for unit in (cast.unit, cast.other_unit)]
    registrations.approve_many(both, by=cast.acting(OFFICE))
    assert stages() == ["approved", "approved"]
    assert Event.objects.count() == 2


def test_one_that_cannot_be_approved_keeps_all_the_others_waiting(cast, campaign):
    waiting = registered(campaign, cast.unit)
    returned = registered(campaign, cast.other_unit, Stage.RETURNED)
    with pytest.raises(RefusedError) as refused:
        registrations.approve_many([waiting, returned], by=cast.acting(OFFICE))
    assert [finding.sentence.partition(" đang")[0] for finding in refused.value.findings] == [
        "Bản đăng ký của Tài chính - Kế toán"
    ]
    assert stages() == ["submitted", "returned"]
    assert (moves(), Event.objects.count()) == ([], 0)


def test_sending_back_tells_the_head_of_the_unit_why_and_until_when(cast, campaign):
    waiting = registered(campaign, cast.unit)
    registrations.send_back(
        waiting, reason="Thiếu chức vụ", due_on=date(2021, 1, 22), by=cast.acting(OFFICE)
    )
    waiting.refresh_from_db()
    assert (waiting.stage, waiting.return_reason, waiting.return_due_on) == (
        Stage.RETURNED,
        "Thiếu chức vụ",
        date(2021, 1, 22),
    )
    assert moves() == [
        ("submitted", "returned", TODAY, "Người Văn phòng", "Thiếu chức vụ", date(2021, 1, 22))
    ]
    (notice,) = Notice.objects.all()
    assert (notice.recipient, notice.subject, notice.path) == (
        cast[UNIT_HEAD],
        "Cần bổ sung bản đăng ký thi đua của Văn phòng - Thống kê",
        waiting.get_absolute_url(),
    )
    assert "Lý do: Thiếu chức vụ\n\nHạn bổ sung: 24:00 ngày 22/01/2021." in notice.body
    assert [event.sentence for event in Event.objects.about(waiting)] == [
        "Trả lại bản đăng ký thi đua của Văn phòng - Thống kê, bổ sung đến hết ngày 22/01/2021. Lý "
        "do: Thiếu chức vụ"
    ]


@pytest.mark.parametrize(
    ("reason", "due_on", "sentence"),
    [
        (" \n", date(2021, 1, 22), "Hãy ghi lý do trả lại để đơn vị biết phải sửa gì."),
        ("Thiếu", TODAY, "Hạn bổ sung phải sau hôm nay (18/01/2021)."),
        ("Thiếu", date(2020, 1, 22), "Hạn bổ sung phải sau hôm nay (18/01/2021)."),
    ],
)
def test_a_return_needs_a_reason_and_a_day_ahead(cast, campaign, reason, due_on, sentence):
    waiting = registered(campaign, cast.unit)
    with pytest.raises(RefusedError) as refused:
        registrations.send_back(waiting, reason=reason, due_on=due_on, by=cast.acting(OFFICE))
    assert str(refused.value) == sentence
    assert (stages(), moves(), Notice.objects.count()) == (["submitted"], [], 0)


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.RETURNED, Stage.APPROVED])
def test_only_what_waits_is_sent_back(cast, campaign, stage):
    other = registered(campaign, cast.unit, stage)
    with pytest.raises(RefusedError, match=f"“{stage.word}” nên không chuyển"):
        registrations.send_back(
            other, reason="Thiếu", due_on=date(2021, 1, 22), by=cast.acting(OFFICE)
        )
    assert (stages(), moves(), Notice.objects.count()) == ([stage], [], 0)


def test_a_second_return_is_told_again(cast, campaign):
    waiting = registered(campaign, cast.unit)
    for day in (22, 25):
        registrations.send_back(
            waiting, reason="Thiếu", due_on=date(2021, 1, day), by=cast.acting(OFFICE)
        )
        Registration.objects.update(stage=Stage.SUBMITTED)
    assert Notice.objects.filter(recipient=cast[UNIT_HEAD]).count() == 2
