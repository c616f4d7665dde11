"""Received, sent back, vetted, opened again: the secretary's half of the procedure."""

from datetime import date

import pytest

from history.models import Event
from nominations.facts.freezing import differences, freeze
from nominations.models import FrozenJudgement
from notifications.models import Notice
from people.models import Rating
from people.roles import MEMBER, SECRETARY, UNIT_HEAD
from procedure.refusal import RefusedError
from tests.cast import Cast, make_person
from tests.nominating import make_attachment, make_nomination
from tests.registered import a_campaign, registered, with_person
from tests.vetted import TODAY, stored
from vetting import actions as vetting

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast() -> Cast:
    cast = Cast.of()
    cast.commune.practice_day = TODAY
    cast.commune.save()
    return cast


@pytest.fixture
def campaign(cast):
    return a_campaign(cast)


@pytest.fixture
def person(cast, campaign):
    person = make_person(cast.unit, "Lê Thị An")
    Rating.objects.create(person=person, year=2021, level="HTT")
    with_person(registered(campaign, cast.unit, "approved"), person)
    return person


@pytest.fixture
def by(cast):
    return cast.acting(SECRETARY)


@pytest.fixture
def received(campaign, person, by):
    nomination = make_nomination(campaign, person, stage="submitted")
    freeze(nomination, FrozenJudgement.Moment.SENT, by=by)
    return vetting.receive(nomination, by=by)


def test_the_day_of_receipt_is_kept_and_fixes_the_rules(received, by):
    assert (received.stage, received.received_on) == ("received", TODAY)
    assert Event.objects.filter(verb="receive").get().sentence == (
        "Tiếp nhận hồ sơ đề nghị Lao động tiên tiến của Bà Lê Thị An ngày 18/11/2021."
    )


def test_the_day_of_receipt_stays_when_a_dossier_was_returned_and_came_again(received, cast, by):
    vetting.send_back(received, reason="Thiếu chữ ký.", due_on=date(2021, 11, 25), by=by)
    again = stored(received)
    again.stage = "submitted"
    again.save()
    cast.commune.practice_day = date(2021, 11, 22)
    cast.commune.save()
    assert vetting.receive(again, by=by).received_on == TODAY


def test_a_receipt_is_told_once_to_each_unit_and_to_each_person(campaign, person, cast, by):
    cast[MEMBER].person = person
    cast[MEMBER].save()
    both = [make_nomination(campaign, person, award, "submitted") for award in ("LDTT", "CSTDCS")]
    other = make_nomination(campaign, cast.other_unit, "TTLDTT", "submitted")
    vetting.receive_many([*both, other], by=by)

    told = {row.recipient.username: row for row in Notice.objects.select_related("recipient")}
    assert sorted(told) == ["member", "unit_head"]
    for notice in told.values():
        assert notice.subject == "Đã tiếp nhận 2 hồ sơ"
        assert [line for line in notice.body.splitlines() if line.startswith("- ")] == [
            "- Bà Lê Thị An: Lao động tiên tiến",
            "- Bà Lê Thị An: Chiến sĩ thi đua cơ sở",
        ]
        assert notice.path == f"/ho-so/?phong_trao={campaign.pk}"


def test_one_that_is_received_is_led_to(received, cast):
    [notice] = Notice.objects.filter(recipient=cast[UNIT_HEAD])
    assert (notice.subject, notice.path) == (
        "Đã tiếp nhận hồ sơ đề nghị Lao động tiên tiến của Bà Lê Thị An",
        received.get_absolute_url(),
    )


def test_many_are_received_all_or_none(campaign, cast, by):
    rows = [
        make_nomination(campaign, make_person(cast.unit, f"Người {number}"), stage=stage)
        for number, stage in enumerate(["submitted", "submitted", "returned"])
    ]
    with pytest.raises(RefusedError) as refused:
        vetting.receive_many(rows, by=by)
    assert [finding.code for finding in refused.value.findings] == ["not_waiting"]
    assert "đang ở trạng thái “Cần bổ sung”" in str(refused.value)
    assert [stored(row).stage for row in rows] == ["submitted", "submitted", "returned"]
    vetting.receive_many(rows[:2], by=by)
    assert [stored(row).stage for row in rows] == ["received", "received", "returned"]


def test_a_return_is_told_to_the_unit_and_to_the_person(received, cast, person, by):
    cast[MEMBER].person = person
    cast[MEMBER].save()
    vetting.send_back(received, reason="Thiếu chữ ký.", due_on=date(2021, 11, 25), by=by)
    told = Notice.objects.filter(key__contains="return").values_list("recipient", flat=True)
    assert sorted(told) == sorted([cast[UNIT_HEAD].pk, cast[MEMBER].pk])
    row = stored(received)
    assert (row.stage, row.return_reason, row.return_due_on) == (
        "returned",
        "Thiếu chữ ký.",
        date(2021, 11, 25),
    )


@pytest.mark.parametrize(
    ("reason", "due_on", "sentence"),
    [
        (" ", date(2021, 11, 25), "Hãy ghi lý do trả lại"),
        ("Thiếu.", TODAY, "Hạn bổ sung phải sau hôm nay"),
    ],
)
def test_a_return_needs_a_reason_and_a_day_ahead(received, reason, due_on, sentence, by):
    with pytest.raises(RefusedError, match=sentence):
        vetting.send_back(received, reason=reason, due_on=due_on, by=by)
    assert stored(received).stage == "received"


def test_a_dossier_that_meets_all_is_supported_and_the_judgement_is_kept(received, by):
    done = vetting.vet(received, is_supported=True, note="Đủ.", seen="", by=by)
    assert (done.stage, done.is_supported, done.vetted_on, done.vetting_note) == (
        "vetted",
        True,
        TODAY,
        "Đủ.",
    )
    assert done.override_reason == ""
    kept = done.judgements.get(moment="vetted")
    assert (kept.outcome, kept.judged_on) == ("met", TODAY)


def test_supporting_one_that_is_not_met_asks_for_a_reason_and_keeps_it(received, person, by):
    person.disciplines.create(form="warning", decided_on=date(2021, 6, 1))
    seen = vetting.mark_of(differences(received, with_discipline=True))
    with pytest.raises(RefusedError, match="phải ghi lý do để Hội đồng biết"):
        vetting.vet(received, is_supported=True, seen=seen, by=by)
    assert stored(received).stage == "received"
    assert not received.judgements.filter(moment="vetted").exists()
    done = vetting.vet(
        received, is_supported=True, override_reason="Kỷ luật đã hủy.", seen=seen, by=by
    )
    assert (done.stage, done.override_reason) == ("vetted", "Kỷ luật đã hủy.")
    assert done.judgements.get(moment="vetted").outcome == "not_met"


def test_what_changed_since_it_was_sent_blocks_until_it_was_looked_at(received, person, by):
    Rating.objects.filter(person=person).update(level="HT")
    changes = differences(received, with_discipline=True)
    assert changes != []
    with pytest.raises(RefusedError) as refused:
        vetting.vet(received, is_supported=False, note="Chưa đạt.", seen="", by=by)
    assert [finding.code for finding in refused.value.findings] == ["differences_unseen"]
    vetting.vet(
        received, is_supported=False, note="Chưa đạt.", seen=vetting.mark_of(changes), by=by
    )
    assert stored(received).stage == "vetted"


def test_what_changed_while_the_page_was_open_blocks_too(received, person, by):
    Rating.objects.filter(person=person).update(level="HT")
    seen = vetting.mark_of(differences(received, with_discipline=True))
    person.disciplines.create(form="warning", decided_on=date(2021, 6, 1))
    with pytest.raises(RefusedError, match="đánh dấu “Đã xem” rồi lưu lại"):
        vetting.vet(received, is_supported=False, note="Chưa đạt.", seen=seen, by=by)


def test_not_supporting_asks_for_an_opinion(received, by):
    with pytest.raises(RefusedError, match="phải ghi ý kiến thẩm định"):
        vetting.vet(received, is_supported=False, seen="", by=by)
    done = vetting.vet(received, is_supported=False, note="Chưa rõ thành tích.", seen="", by=by)
    assert (done.is_supported, done.vetting_note) == (False, "Chưa rõ thành tích.")


@pytest.mark.parametrize("stage", ["submitted", "vetted", "recognised"])
def test_only_a_received_dossier_is_vetted(campaign, person, stage, by):
    row = make_nomination(campaign, person, stage=stage)
    with pytest.raises(RefusedError, match="không chuyển sang “Đã thẩm định” được"):
        vetting.vet(row, is_supported=False, note="Chưa đạt.", seen="", by=by)
    assert stored(row).stage == stage


def test_opening_again_asks_for_a_reason_and_forgets_the_conclusion_alone(received, by):
    vetting.vet(received, is_supported=True, note="Đủ.", seen="", by=by)
    with pytest.raises(RefusedError, match="Hãy ghi lý do mở lại"):
        vetting.reopen(received, reason=" ", by=by)
    done = vetting.reopen(received, reason="Có đơn thư.", by=by)
    assert (done.stage, done.is_supported, done.vetted_on, done.received_on) == (
        "received",
        None,
        None,
        TODAY,
    )
    assert done.judgements.filter(moment="vetted").count() == 1
    assert done.moves.last().note == "Có đơn thư."


@pytest.mark.parametrize("stage", ["submitted", "received", "recognised", "not_recognised"])
def test_what_is_not_vetted_or_decided_already_is_not_opened(campaign, person, stage, by):
    row = make_nomination(campaign, person, stage=stage)
    with pytest.raises(RefusedError, match="không mở lại thẩm định được"):
        vetting.reopen(row, reason="Xem lại.", by=by)
    assert stored(row).stage == stage


def test_a_file_is_accepted_or_not_while_the_dossier_is_with_the_secretary(received, by):
    file = make_attachment(received)
    assert file.is_accepted is None
    for answer in (True, False):
        vetting.accept_file(file, answer, by=by)
        file.refresh_from_db()
        assert file.is_accepted is answer
    assert Event.objects.filter(verb="accept_file").count() == 2


def test_a_file_of_a_vetted_dossier_stays_as_it_was_judged(received, by):
    file = make_attachment(received)
    vetting.vet(received, is_supported=True, seen="", by=by)
    with pytest.raises(RefusedError, match="chỉ xem xét giấy tờ của hồ sơ đã tiếp nhận"):
        vetting.accept_file(file, True, by=by)
    file.refresh_from_db()
    assert file.is_accepted is None
