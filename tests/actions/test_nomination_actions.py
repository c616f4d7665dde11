"""The unit's procedure of a dossier: begun, written, reviewed, sent, taken back."""

from dataclasses import replace
from datetime import date

import pytest

from attachments.accepting import accept
from eligibility.merits import Merit
from history.models import Event
from initiatives.models import Use
from nominations import actions as nominations
from nominations.actions import ReportContent
from nominations.actions.sending import days_late
from nominations.facts.freezing import differences
from nominations.facts.registered import Candidacy
from nominations.models import AchievementReport, Nomination, NominationAttachment, UnitReview
from nominations.rules.occasions import Occasion
from nominations.rules.papers import DossierPaper
from notifications.models import Notice
from people.roles import OFFICE, SECRETARY, UNIT_HEAD
from procedure.refusal import RefusedError
from tests.cast import Cast, make_person
from tests.dossiers import (
    AFTER,
    IN_TIME,
    a_picture,
    approved,
    begun,
    fresh,
    minutes,
    november,
    written,
)
from tests.nominating import make_initiative, make_nomination
from tests.registering import at, staff

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast() -> Cast:
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return november(cast)


@pytest.fixture
def person(cast):
    return make_person(cast.unit, "Lê Thị An")


@pytest.fixture
def head(cast):
    return cast.acting(UNIT_HEAD)


def refusal(act, *args, **kwargs) -> str:
    """Give the code of the first reason why an act is refused."""
    with pytest.raises(RefusedError) as refused:
        act(*args, **kwargs)
    return refused.value.findings[0].code


# --- Beginning -----------------------------------------------------------------------------


def test_a_dossier_begins_as_a_draft_with_what_is_known_of_the_career(cast, campaign, person):
    nomination = begun(cast, campaign, person)
    assert (nomination.stage, nomination.unit, nomination.position) == (
        "draft",
        cast.unit,
        person.position,
    )
    assert nomination.report.overview == (
        "Quá trình công tác:\n- Từ 01/03/2015: Công chức chuyên môn, Văn phòng - Thống kê"
    )
    assert [event.sentence for event in Event.objects.about(nomination)] == [
        "Lập hồ sơ đề nghị Lao động tiên tiến của Bà Lê Thị An."
    ]


def test_a_second_dossier_is_refused_with_a_link_to_the_first(cast, campaign, person):
    first = begun(cast, campaign, person)
    with pytest.raises(RefusedError) as refused:
        begun(cast, campaign, person)
    [finding] = refused.value.findings
    assert (finding.sentence, finding.link) == (
        "Bà Lê Thị An đã có hồ sơ đề nghị Lao động tiên tiến (nháp).",
        first.get_absolute_url(),
    )


def test_what_another_unit_has_begun_is_named_without_a_link(cast, campaign, person):
    begun(cast, campaign, person)
    person.unit = cast.other_unit
    person.save()
    with pytest.raises(RefusedError) as refused:
        begun(cast, campaign, person)
    [finding] = refused.value.findings
    assert "do Văn phòng - Thống kê lập" in finding.sentence
    assert finding.link == ""


def test_one_commendation_may_be_proposed_for_each_matter(cast, campaign, person, head):
    flood, fire = (
        Candidacy("GIAY_KHEN", person=person, occasion=Occasion.ON_THE_SPOT, matter=f"Dập {what}")
        for what in ("lũ", "cháy")
    )
    for candidacy in (flood, fire):
        nominations.begin(campaign, cast.unit, candidacy, by=head)
    assert refusal(nominations.begin, campaign, cast.unit, flood, by=head) == "exists"
    assert Nomination.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"award": "TTLDTT"}, "wrong_subject"),
        ({"occasion": Occasion.ON_THE_SPOT, "matter": "Dập lũ"}, "title_on_the_way"),
        ({"person": None}, "nobody"),
    ],
)
def test_a_candidacy_that_does_not_fit_is_refused(cast, campaign, person, head, change, code):
    candidacy = replace(Candidacy("LDTT", person=person), **change)
    assert refusal(nominations.begin, campaign, cast.unit, candidacy, by=head) == code
    assert not Nomination.objects.exists()


def test_nobody_is_proposed_by_a_unit_where_they_do_not_work(cast, campaign, person, head):
    candidacy = Candidacy("LDTT", person=person)
    act = nominations.begin
    assert refusal(act, campaign, cast.other_unit, candidacy, by=head) == "of_another_unit"
    campaign.launched_at = None
    assert refusal(act, campaign, cast.unit, candidacy, by=head) == "not_launched"


# --- From the registration -----------------------------------------------------------------


def test_every_line_of_the_approved_registration_becomes_a_draft(cast, campaign, head):
    approved(cast, campaign)
    opened = nominations.begin_from_registration(campaign, cast.unit, by=head)
    assert sorted(str(dossier) for dossier in opened.made) == [
        "Bà Lê Thị An: Chiến sĩ thi đua cơ sở",
        "Bà Lê Thị An: Giấy khen",
        "Bà Lê Thị An: Lao động tiên tiến",
        "Bà Lê Thị Bình: Lao động tiên tiến",
        "Bà Lê Thị Chi: Lao động tiên tiến",
        "Văn phòng - Thống kê: Tập thể lao động tiên tiến",
    ]
    assert opened.left_out == ()
    assert {dossier.report.nomination_id for dossier in opened.made} == {
        dossier.pk for dossier in opened.made
    }


def test_what_exists_and_who_has_gone_is_left_out_with_a_sentence(cast, campaign, head):
    _, second, third = approved(cast, campaign)
    begun(cast, campaign, second)
    third.left_on = date(2021, 6, 1)
    third.save()
    opened = nominations.begin_from_registration(campaign, cast.unit, by=head)
    assert len(opened.made) == 4
    assert opened.left_out == (
        "Bà Lê Thị Bình: đã có hồ sơ đề nghị Lao động tiên tiến.",
        "Bà Lê Thị Chi: đã nghỉ việc; nếu vẫn đề nghị, hãy dùng “Thêm hồ sơ”.",
    )
    again = nominations.begin_from_registration(campaign, cast.unit, by=head)
    assert (again.made, len(again.left_out)) == ((), 6)


@pytest.mark.parametrize("award", ["CSTDCS", "CSTDT"])
def test_who_is_proposed_for_a_higher_title_is_proposed_for_ldtt_in_the_same_act(
    cast, campaign, person, head, award
):
    begun(cast, campaign, person, award)
    higher, ldtt = Nomination.objects.order_by("pk")
    assert (higher.award, ldtt.award, ldtt.stage) == (award, "LDTT", "draft")
    assert [event.sentence for event in Event.objects.about(ldtt)] == [
        "Lập hồ sơ đề nghị Lao động tiên tiến của Bà Lê Thị An: đề nghị "
        f"{higher.kind.name} thì đề nghị cả Lao động tiên tiến."
    ]


def test_an_ldtt_dossier_that_is_there_is_left_as_it_is(cast, campaign, person):
    sent = make_nomination(campaign, person, stage="submitted")
    begun(cast, campaign, person, "CSTDCS")
    assert list(Nomination.objects.filter(award="LDTT").values_list("pk", "stage")) == [
        (sent.pk, "submitted")
    ]


# --- Written once --------------------------------------------------------------------------


def sections(nomination: Nomination) -> tuple[str, str, str]:
    report = fresh(nomination).report
    return report.overview, report.achievements, report.other_awards


@pytest.fixture
def two(cast, campaign, person) -> tuple[Nomination, Nomination]:
    """Give the drafts of one person for CSTĐCS and for LĐTT."""
    higher = begun(cast, campaign, person, "CSTDCS")
    return higher, Nomination.objects.get(award="LDTT")


def test_a_report_goes_into_the_other_draft_of_the_same_person(two, head):
    higher, ldtt = two
    nominations.save_report(higher, ReportContent("A", "Nửa"), by=head, quietly=True)
    nominations.save_report(higher, ReportContent("A", "Cả", "GK"), by=head)
    assert sections(ldtt) == ("A", "Cả", "GK")
    [event] = Event.objects.about(higher).filter(verb="write")
    assert event.sentence.endswith(
        "; ghi cả vào hồ sơ đề nghị Lao động tiên tiến của Bà Lê Thị An."
    )


def test_what_was_written_apart_stays_apart(two, head):
    higher, ldtt = two
    nominations.save_report(higher, ReportContent("A", "Chung"), by=head)
    nominations.save_report(ldtt, ReportContent("A", "Riêng"), by=head)
    assert sections(higher) == ("A", "Riêng", "")
    AchievementReport.objects.filter(nomination=higher).update(achievements="Khác hẳn")
    nominations.save_report(ldtt, ReportContent("B", "Sửa", "GK"), by=head)
    assert sections(higher) == ("B", "Khác hẳn", "GK")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"stage": "submitted", "sent_on": IN_TIME}, id="sent already"),
        pytest.param({"occasion": "on_the_spot", "matter": "Cứu người"}, id="on the way"),
    ],
)
def test_only_drafts_of_the_years_end_take_what_is_written(two, head, change):
    higher, ldtt = two
    Nomination.objects.filter(pk=ldtt.pk).update(**change)
    before = sections(ldtt)
    nominations.save_report(higher, ReportContent("A", "Cả"), by=head)
    assert sections(ldtt) == before


def test_a_colleagues_report_is_left_alone(cast, campaign, head):
    first, second = (begun(cast, campaign, nominee) for nominee in staff(cast.unit, 2))
    before = sections(second)
    nominations.save_report(first, ReportContent("A", "Của tôi"), by=head)
    assert sections(second) == before


# --- Writing -------------------------------------------------------------------------------


def test_a_report_is_written_and_logged_once_it_is_saved_by_hand(cast, campaign, person, head):
    nomination = begun(cast, campaign, person)
    half, whole = ReportContent(achievements="Một nửa"), ReportContent(achievements="Đủ cả")
    nominations.save_report(nomination, half, by=head, quietly=True)
    nominations.save_report(nomination, whole, by=head)
    assert fresh(nomination).report.achievements == "Đủ cả"
    assert Event.objects.about(nomination).filter(verb="write").count() == 1


def test_a_collective_keeps_its_rating_with_its_report(cast, campaign, head):
    nomination = make_nomination(campaign, cast.unit, "TTLDTT")
    nominations.save_report(nomination, ReportContent(rating="HTT"), by=head)
    assert fresh(nomination).rating == "HTT"


def test_a_file_is_attached_as_a_paper_and_taken_out_again(cast, campaign, person, head):
    nomination = begun(cast, campaign, person)
    accepted = accept(a_picture())
    kept = nominations.attach(nomination, accepted, DossierPaper.MINUTES, by=head)
    assert (kept.name, kept.paper, kept.by_name) == ("anh.png", "minutes", head.name)
    nominations.detach(kept, by=head)
    assert not NominationAttachment.objects.exists()
    assert [event.verb for event in Event.objects.about(nomination)] == ["detach", "attach", "open"]


def test_nothing_is_written_into_a_dossier_that_was_sent(cast, campaign, person, head):
    nomination = make_nomination(campaign, person, stage="submitted")
    accepted = accept(a_picture())
    refused = [
        refusal(nominations.save_report, nomination, ReportContent("A"), by=head),
        refusal(nominations.attach, nomination, accepted, DossierPaper.EVIDENCE, by=head),
        refusal(nominations.rest_on, nomination, None, by=head),
        refusal(nominations.discard, nomination, by=head),
    ]
    assert refused == ["not_editable"] * 3 + ["not_a_draft"]


# --- What it rests on ----------------------------------------------------------------------


def test_an_initiative_is_chosen_through_the_ledger_of_use(cast, campaign, person, head):
    nomination = begun(cast, campaign, person, "CSTDCS")
    initiative = make_initiative(campaign, person, stage="recognised")
    for _ in range(2):
        nominations.rest_on(nomination, Merit.INITIATIVE, initiatives=[initiative], by=head)
    [use] = Use.objects.all()
    assert (use.initiative, use.award, use.path) == (
        initiative,
        "CSTDCS",
        nomination.get_absolute_url(),
    )
    nominations.rest_on(nomination, Merit.TOPIC, text="Đề tài cải cách", by=head)
    assert (fresh(nomination).merit, fresh(nomination).merit_text, Use.objects.count()) == (
        "topic",
        "Đề tài cải cách",
        0,
    )


def test_an_initiative_used_before_needs_a_reason_and_changes_nothing_without(
    cast, campaign, person, head
):
    earlier = campaign.__class__.objects.create(
        commune=cast.commune, year=2020, title="Năm trước", launched_at=campaign.launched_at
    )
    initiative = make_initiative(campaign, person, stage="recognised")
    Use.objects.create(
        initiative=initiative,
        person=person,
        award="CSTDCS",
        campaign=earlier,
        path="/",
        on=date(2020, 11, 1),
        by_name="Người ghi",
    )
    nomination = begun(cast, campaign, person, "CSTDCS")
    chosen = {"initiatives": [initiative], "by": head}
    assert refusal(nominations.rest_on, nomination, Merit.INITIATIVE, **chosen) == "used_before"
    assert (fresh(nomination).merit, Use.objects.count()) == ("", 1)
    reason = "Mở rộng ra toàn xã"
    nominations.rest_on(nomination, Merit.INITIATIVE, override_reason=reason, **chosen)
    assert Use.objects.get(campaign=campaign).override_reason == reason


@pytest.mark.parametrize(
    ("merit", "code"), [(Merit.INITIATIVE, "no_initiative"), (Merit.COMBAT, "no_text")]
)
def test_a_merit_without_its_substance_is_refused(cast, campaign, person, head, merit, code):
    nomination = begun(cast, campaign, person, "CSTDCS")
    assert refusal(nominations.rest_on, nomination, merit, by=head) == code


# --- The review ----------------------------------------------------------------------------


def test_the_minutes_of_a_review_keep_who_was_there_and_each_vote(cast, campaign, head):
    first, second = (begun(cast, campaign, nominee) for nominee in staff(cast.unit, 2))
    record = minutes(first, second)
    review = nominations.record_review(campaign, cast.unit, record, by=head)
    assert [str(attendee) for attendee in review.people_present.all()] == [
        "Lê Thị An",
        "Lê Thị Bình",
        "Lê Thị Chi",
    ]
    assert list(review.votes.values_list("nomination", "votes_for", "votes_against")) == [
        (first.pk, 3, 0),
        (second.pk, 3, 0),
    ]
    nominations.change_review(review, minutes(first, votes_for=1), by=head)
    assert list(review.votes.values_list("nomination", "votes_for")) == [(first.pk, 1)]


def test_minutes_that_do_not_add_up_leave_nothing_behind(cast, campaign, person, head):
    record = minutes(begun(cast, campaign, person), votes_for=4)
    act = nominations.record_review
    assert refusal(act, campaign, cast.unit, record, by=head) == "more_votes_than_people"
    assert not UnitReview.objects.exists()


def test_a_vote_on_a_dossier_that_was_sent_stays_as_it_was(cast, campaign, head):
    first, second = (begun(cast, campaign, nominee) for nominee in staff(cast.unit, 2))
    review = nominations.record_review(campaign, cast.unit, minutes(first, second), by=head)
    nominations.submit(written(cast, first), by=head)
    act = nominations.change_review
    assert refusal(act, review, minutes(first, second, votes_for=2), by=head) == "was_sent"
    assert refusal(act, review, minutes(second), by=head) == "was_sent"
    mended = replace(minutes(first, second), place="Phòng họp")
    assert act(review, mended, by=head).place == "Phòng họp"


def test_a_unit_holds_one_review_a_day_and_votes_on_its_own_dossiers(cast, campaign, head):
    own, foreign = (
        begun(cast, campaign, make_person(unit, "Lê Thị An", born_on=born))
        for unit, born in ((cast.unit, date(1980, 1, 1)), (cast.other_unit, date(1981, 1, 1)))
    )
    act = nominations.record_review
    assert refusal(act, campaign, cast.unit, minutes(foreign), by=head) == "stranger"
    act(campaign, cast.unit, minutes(own), by=head)
    assert refusal(act, campaign, cast.unit, minutes(own), by=head) == "one_a_day"


def test_a_draft_that_a_meeting_voted_on_is_not_thrown_away(cast, campaign, person, head):
    nomination = begun(cast, campaign, person)
    review = nominations.record_review(campaign, cast.unit, minutes(nomination), by=head)
    assert refusal(nominations.discard, nomination, by=head) == "was_voted_on"
    review.votes.all().delete()
    nominations.discard(nomination, by=head)
    assert not Nomination.objects.exists()
    assert Event.objects.filter(verb="discard").count() == 1


# --- Sending -------------------------------------------------------------------------------


def test_a_sent_dossier_has_its_day_its_judgement_and_tells_office_and_secretary(
    cast, campaign, person, head
):
    nomination = written(cast, begun(cast, campaign, person))
    sent = nominations.submit(nomination, by=head)
    assert (sent.stage, sent.sent_on, sent.days_late) == ("submitted", date(2021, 11, 10), 0)
    assert [row.moment for row in sent.judgements.all()] == ["sent"]
    assert {notice.recipient for notice in Notice.objects.all()} == {
        cast[OFFICE],
        cast[SECRETARY],
    }


def test_a_dossier_without_achievements_is_not_sent(cast, campaign, person, head):
    nomination = begun(cast, campaign, person)
    assert refusal(nominations.submit, nomination, by=head) == "empty_report"
    assert fresh(nomination).stage == "draft"


def test_a_late_dossier_asks_for_a_reason_and_is_marked(cast, campaign, person, head):
    nomination = written(cast, begun(cast, campaign, person))
    at(cast, AFTER)
    nomination = fresh(nomination)
    assert refusal(nominations.submit, nomination, by=head) == "late_without_reason"
    sent = nominations.submit(nomination, late_reason="Ốm", by=head)
    assert (sent.days_late, sent.late_reason) == (2, "Ốm")


def test_an_extension_of_the_unit_is_kept_to(cast, campaign, person, head):
    deadline = campaign.deadlines.get(kind="nomination")
    deadline.extensions.create(unit=cast.unit, due_on=date(2021, 11, 17), reason="Bão")
    nomination = written(cast, begun(cast, campaign, person))
    at(cast, AFTER)
    assert nominations.submit(fresh(nomination), by=head).days_late == 0


def test_what_happens_on_the_way_is_never_late_for_the_years_end(cast, campaign, person, head):
    at(cast, AFTER)
    candidacy = Candidacy(
        "GIAY_KHEN", person=person, occasion=Occasion.ON_THE_SPOT, matter="Cứu người"
    )
    nomination = nominations.begin(
        campaign, cast.unit, candidacy, achievements="Cứu hai cháu bé.", by=head
    )
    assert days_late(nomination) == 0
    assert nominations.submit(nomination, by=head).days_late == 0


def test_all_are_sent_or_none_with_a_sentence_for_each_that_cannot_go(cast, campaign, head):
    first, second, third = (begun(cast, campaign, nominee) for nominee in staff(cast.unit, 3))
    written(cast, first)
    with pytest.raises(RefusedError) as refused:
        nominations.submit_many([first, second, third], by=head)
    assert [finding.sentence.partition(": Báo cáo")[0] for finding in refused.value.findings] == [
        "Bà Lê Thị Bình: Lao động tiên tiến",
        "Bà Lê Thị Chi: Lao động tiên tiến",
    ]
    assert set(Nomination.objects.values_list("stage", flat=True)) == {"draft"}
    for nomination in (second, third):
        written(cast, nomination)
    nominations.submit_many([first, second, third], by=head)
    assert set(Nomination.objects.values_list("stage", flat=True)) == {"submitted"}
    assert Notice.objects.count() == 2  # one for the office, one for the secretary


@pytest.mark.parametrize("order", [1, -1])
def test_what_rests_on_a_title_that_is_sent_along_is_judged_with_it(two, cast, head, order):
    for nomination in two:
        written(cast, nomination)
    sent = nominations.submit_many(two[::order], by=head)
    assert [differences(nomination) for nomination in sent] == [[], []]
    frozen = two[0].judgements.get().judgement["conditions"]
    [foundation] = [condition for condition in frozen if condition["code"] == "foundation"]
    assert foundation["is_conditional"] is True


def test_a_sent_dossier_is_taken_back_until_it_is_received(cast, campaign, person, head):
    sent = make_nomination(campaign, person, stage="submitted")
    assert nominations.withdraw(sent, by=head).stage == "draft"
    received = make_nomination(campaign, person, "CSTDCS", "received")
    assert refusal(nominations.withdraw, received, by=head) == "not_waiting"
