"""The council accepts, sends back, scores, concludes, and mends a slip."""

from datetime import date, time

import pytest

from council.actions.agenda import put_on
from council.actions.councils import NewSeat, seat
from council.actions.meetings import close, plan
from council.models import Recusal
from documents.issued.issuing import frozen_bytes
from documents.models import IssuedDocument
from history.models import Event
from initiatives import actions as initiatives
from initiatives.council import members_of, scored
from initiatives.hearing import KEY
from initiatives.models import (
    CouncilSession,
    Initiative,
    InitiativeMove,
    ScoreSheet,
    Use,
    Verdict,
)
from initiatives.models.initiatives import SOURCE
from initiatives.rules.stages import Stage
from initiatives.signed import decisions
from notifications.models import Notice
from people.roles import CHAIR, COUNCIL_MEMBER, MEMBER, OFFICE, SECRETARY, UNIT_HEAD
from procedure.refusal import RefusedError
from regulations.models import Regulation
from signing import actions
from tests.cast import Cast, make_person
from tests.councils import (
    HELD_ON,
    TODAY,
    council_of,
    held,
    on,
    points,
    recognised,
    refused,
    sat,
    sheet,
)
from tests.deciding import accepted_paper
from tests.nominating import make_initiative
from tests.registered import a_campaign
from tests.signed import issued, numbered

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast() -> Cast:
    return on(Cast.of())


@pytest.fixture
def campaign(cast):
    return a_campaign(cast)


@pytest.fixture
def author(cast):
    """Give somebody with the login of a member."""
    person = make_person(cast.unit, "Lê Thị An")
    cast[MEMBER].person = person
    cast[MEMBER].save()
    return person


def fresh(initiative: Initiative) -> Initiative:
    return Initiative.objects.select_related("campaign__commune", "unit").get(pk=initiative.pk)


def told() -> list[tuple[str, str]]:
    rows = Notice.objects.order_by("recipient__username")
    return [(notice.recipient.username, notice.subject) for notice in rows]


def codes(error) -> list[str]:
    return [finding.code for finding in error.value.findings]


# --- Accepting, sending back -------------------------------------------------------------------


def test_acceptance_begins_the_months_and_tells_authors_and_heads(cast, campaign, author):
    initiative = make_initiative(campaign, author, stage="submitted")
    initiatives.receive(initiative, by=cast.acting(SECRETARY))
    initiative = fresh(initiative)
    assert (initiative.state, initiative.accepted_on) == (Stage.REVIEWED, TODAY)
    assert told() == [
        ("member", "Đã tiếp nhận: Sổ tay một cửa"),
        ("unit_head", "Đã tiếp nhận: Sổ tay một cửa"),
    ]
    assert "trong vòng 3 tháng kể từ ngày chấp nhận đơn" in Notice.objects.first().body
    assert "khoản 1 Điều 7" in Notice.objects.first().body
    assert [event.sentence for event in Event.objects.about(initiative)] == [
        "Tiếp nhận đơn sáng kiến “Sổ tay một cửa”."
    ]


def test_many_are_accepted_together_or_none(cast, campaign, author):
    waiting = make_initiative(campaign, author, "Một", "submitted")
    draft = make_initiative(campaign, author, "Hai")
    with pytest.raises(RefusedError) as error:
        initiatives.receive_many([waiting, draft], by=cast.acting(SECRETARY))
    assert str(error.value) == (
        "“Hai” đang ở trạng thái “Nháp” nên không tiếp nhận được. Có thể người khác vừa làm "
        "trước; hãy mở lại danh sách."
    )
    assert fresh(waiting).state is Stage.SUBMITTED
    assert not Notice.objects.exists()


def test_an_author_who_sits_in_the_council_does_not_vote_on_the_own_work(cast, campaign, author):
    initiative = make_initiative(campaign, author, stage="reviewed")
    by, council = cast.acting(SECRETARY), council_of(cast)
    [own] = seat(council, [NewSeat("Tác giả", person=author)], on=date(2021, 1, 1), by=by)
    meeting = plan(council, campaign, held_on=HELD_ON, starts_at=time(8), place="Phòng họp", by=by)
    put_on(meeting, [(SOURCE, KEY)], by=by)
    recusals = Recusal.objects.values_list("line__subject", "seat", "kind")
    assert list(recusals) == [(initiative.pk, own.pk, "own")]


@pytest.mark.parametrize("stage", ["submitted", "reviewed"])
def test_what_is_sent_back_has_a_reason_and_a_day_that_the_author_reads(
    cast, campaign, author, stage
):
    initiative = make_initiative(campaign, author, stage=stage)
    day = date(2021, 11, 15)
    initiatives.send_back(
        initiative, reason="Nêu rõ tính mới.", due_on=day, by=cast.acting(SECRETARY)
    )
    initiative = fresh(initiative)
    assert (initiative.state, initiative.return_reason, initiative.return_due_on) == (
        Stage.RETURNED,
        "Nêu rõ tính mới.",
        day,
    )
    assert [name for name, _ in told()] == ["member", "unit_head"]


# --- Scoring -----------------------------------------------------------------------------------


def give(cast, initiative, role=COUNCIL_MEMBER, *given, comment=""):
    return initiatives.score(
        initiative, points(*given), comment=comment, scorer=cast[role], by=cast.acting(role)
    )


def test_a_member_writes_one_sheet_and_may_change_it(cast, campaign, author):
    initiative = make_initiative(campaign, author, stage="reviewed")
    give(cast, initiative)
    give(cast, initiative, COUNCIL_MEMBER, 30, 40, 30, comment="Rất tốt.")
    kept = ScoreSheet.objects.get()
    assert (kept.novelty, kept.benefit, kept.applicability) == (30, 40, 30)
    assert (kept.comment, kept.scorer_name) == ("Rất tốt.", "Người Thành viên Hội đồng")
    assert [event.sentence for event in Event.objects.about(initiative).order_by("pk")] == [
        "Chấm điểm đơn sáng kiến “Sổ tay một cửa”.",
        "Sửa phiếu chấm đơn sáng kiến “Sổ tay một cửa”.",
    ]


@pytest.mark.parametrize("stage", ["submitted", "returned", "recognised", "refused"])
def test_only_what_is_under_review_is_scored(cast, campaign, author, stage):
    initiative = make_initiative(campaign, author, stage=stage)
    with pytest.raises(RefusedError) as error:
        give(cast, initiative)
    assert codes(error) == ["not_under_review"]
    assert not ScoreSheet.objects.exists()


def test_an_author_in_the_council_does_not_score_the_own_initiative(cast, campaign, author):
    initiative = make_initiative(campaign, author, stage="reviewed")
    cast[COUNCIL_MEMBER].person = author
    with pytest.raises(RefusedError) as error:
        give(cast, initiative)
    assert codes(error) == ["author_scores"]


def test_where_members_with_logins_have_seats_nobody_else_scores(cast, campaign, author):
    initiative = make_initiative(campaign, author, stage="reviewed")
    by, council = cast.acting(SECRETARY), council_of(cast)
    assert [member.login for member in members_of(cast.commune)] == [
        cast[role].pk for role in (CHAIR, SECRETARY, COUNCIL_MEMBER)
    ]
    chair = NewSeat("Phó Chủ tịch", duty="deputy", user=cast[CHAIR])
    seat(council, [chair], on=date(2021, 1, 1), by=by)
    with pytest.raises(RefusedError) as error:
        give(cast, initiative)
    assert codes(error) == ["not_seated"]
    give(cast, initiative, CHAIR)
    assert [(member.login, member.duty) for member in members_of(cast.commune)] == [
        (cast[CHAIR].pk, "deputy")
    ]
    [kept] = scored([initiative], cast.commune)
    assert (set(kept.sheets), kept.owing) == ({cast[CHAIR].pk}, frozenset())


def test_the_scale_is_that_of_the_commune_on_the_day_of_acceptance(cast, campaign, author):
    rules = Regulation.objects.create(
        commune=cast.commune,
        number="5/QĐ-UBND",
        issued_on=date(2021, 11, 1),
        issuer="UBND xã",
        title="Quy chế xét sáng kiến",
        valid_from=date(2021, 11, 1),
    )
    rules.values.create(parameter="initiative_novelty_max", value="10 điểm", clause="Điều 3")
    before = make_initiative(campaign, author, "Trước", "reviewed")
    after = make_initiative(campaign, author, "Sau", "reviewed", accepted_on=date(2021, 11, 2))
    give(cast, before)
    with pytest.raises(RefusedError) as error:
        give(cast, after)
    assert [finding.sentence for finding in error.value.findings] == [
        "Tính mới: 25 điểm không dùng được. Hãy cho từ 0 đến 10 điểm."
    ]


# --- The session -------------------------------------------------------------------------------


def test_a_session_concludes_and_everybody_concerned_is_told_why(cast, campaign, author):
    good = make_initiative(campaign, author, "Sổ tay", "reviewed")
    poor = make_initiative(campaign, author, "Bảng tin", "reviewed")
    sheet(good, cast[COUNCIL_MEMBER])
    sheet(good, cast[CHAIR], 30, 40, 21)
    session = held(cast, campaign, recognised(good), refused(poor))
    good, poor = fresh(good), fresh(poor)
    assert (good.state, good.sphere, good.decided_on, good.decision_number) == (
        Stage.RECOGNISED,
        "base",
        session.held_on,
        "",
    )
    assert (poor.state, poor.refusal_reason, poor.decided_on) == (
        Stage.REFUSED,
        "Chưa có tính mới.",
        session.held_on,
    )
    assert list(
        session.verdicts.values_list("initiative__name", "average", "votes_for", "is_recognised")
    ) == [("Sổ tay", 85.5, 3, True), ("Bảng tin", None, 1, False)]
    bodies = Notice.objects.filter(recipient=cast[MEMBER]).order_by("pk")
    assert [(notice.subject, notice.body.split("\n\n")[:2]) for notice in bodies] == [
        (
            "Được công nhận: Sổ tay",
            [
                "Công nhận sáng kiến “Sổ tay”, phạm vi cơ sở (họp ngày 08/11/2021, 3 phiếu đồng "
                "ý, 0 không đồng ý).",
                "Căn cứ khoản 1 Điều 7 Điều lệ Sáng kiến (Nghị định 13/2012/NĐ-CP).",
            ],
        ),
        (
            "Không công nhận: Bảng tin",
            [
                "Không công nhận sáng kiến “Bảng tin” (họp ngày 08/11/2021, 1 phiếu đồng ý, 2 "
                "không đồng ý). Lý do: Chưa có tính mới.",
                "Căn cứ khoản 1 Điều 7 Điều lệ Sáng kiến (Nghị định 13/2012/NĐ-CP).",
            ],
        ),
    ]
    assert [event.sentence for event in Event.objects.about(session)] == [
        "Kết luận phiên họp Hội đồng sáng kiến ngày 08/11/2021: công nhận 1, không công nhận 1 "
        "sáng kiến."
    ]


def test_a_typed_decision_is_written_into_what_was_recognised_alone(cast, campaign, author):
    good = make_initiative(campaign, author, "Sổ tay", "reviewed")
    poor = make_initiative(campaign, author, "Bảng tin", "reviewed")
    sheet(good, cast[CHAIR])
    day = date(2021, 11, 9)
    session = held(cast, campaign, recognised(good), refused(poor))
    by = cast.acting(OFFICE)
    initiatives.note_decision(session, number=" 31 ", on=day, by=by)
    with pytest.raises(RefusedError) as error:
        initiatives.note_decision(session, number="32", on=day, by=by)
    assert codes(error) == ["decided"]
    rows = Initiative.objects.order_by("pk").values_list("decision_number", "decided_on")
    assert list(rows) == [("31", day), ("", session.held_on)]


def test_one_thing_that_does_not_add_up_keeps_the_whole_session_out(cast, campaign, author):
    good = make_initiative(campaign, author, "Sổ tay", "reviewed")
    poor = make_initiative(campaign, author, "Bảng tin", "reviewed")
    sheet(good, cast[CHAIR])
    with pytest.raises(RefusedError) as error:
        held(cast, campaign, recognised(good), refused(poor, votes_against=3))
    assert codes(error) == ["hands_do_not_add_up"]
    assert not CouncilSession.objects.exists()
    assert {fresh(good).state, fresh(poor).state} == {Stage.REVIEWED}
    assert not Notice.objects.exists()


def test_what_another_meeting_concluded_meanwhile_stays(cast, campaign, author):
    initiative = make_initiative(campaign, author, "Sổ tay", "reviewed")
    other = make_initiative(campaign, author, "Bảng tin", "reviewed")
    waiting = sat(cast, campaign, recognised(initiative), refused(other))
    held(cast, campaign, refused(initiative))
    close(waiting, by=cast.acting(SECRETARY))
    assert (fresh(initiative).state, fresh(other).state) == (Stage.REFUSED, Stage.REFUSED)
    assert fresh(initiative).decided_on is not None


def test_a_refusal_without_a_reason_of_the_council_says_the_votes(cast, campaign, author):
    initiative = make_initiative(campaign, author, "Sổ tay", "reviewed")
    held(cast, campaign, refused(initiative, reason=""))
    assert fresh(initiative).refusal_reason == (
        "Hội đồng không nhất trí: 1/4 thành viên = 25 % < 2/3 → Không đạt."
    )


# --- A slip ------------------------------------------------------------------------------------


@pytest.fixture
def concluded(cast, campaign, author) -> Initiative:
    initiative = make_initiative(campaign, author, stage="reviewed")
    sheet(initiative, cast[CHAIR])
    held(cast, campaign, recognised(initiative))
    return fresh(initiative)


def reopened(cast, initiative, reason="Ghi nhầm số phiếu."):
    return initiatives.reopen(initiative, reason=reason, by=cast.acting(SECRETARY))


def test_a_slip_is_opened_again_with_a_reason_and_its_trail(cast, concluded):
    reopened(cast, concluded)
    initiative = fresh(concluded)
    assert (
        initiative.state,
        initiative.decided_on,
        initiative.sphere,
        initiative.decision_number,
    ) == (
        Stage.REVIEWED,
        None,
        "",
        "",
    )
    assert not Verdict.objects.exists()
    last = InitiativeMove.objects.filter(initiative=initiative).last()
    assert (last.before, last.after, last.note) == ("recognised", "reviewed", "Ghi nhầm số phiếu.")
    event = Event.objects.about(initiative).filter(verb="reopen").get()
    assert (event.data["verdict"]["votes_for"], event.data["verdict"]["average"]) == (3, "80.00")
    assert Notice.objects.filter(subject="Xét lại: Sổ tay một cửa").count() == 2


def test_a_slip_that_was_mended_can_be_concluded_anew(cast, campaign, concluded):
    reopened(cast, concluded)
    held(cast, campaign, refused(concluded))
    assert fresh(concluded).state is Stage.REFUSED


def test_nothing_is_opened_again_without_a_reason_or_a_verdict(cast, campaign, author, concluded):
    with pytest.raises(RefusedError) as error:
        reopened(cast, concluded, reason=" ")
    assert codes(error) == ["no_reason"]
    with pytest.raises(RefusedError) as error:
        reopened(cast, make_initiative(campaign, author, "Khác", "reviewed"))
    assert codes(error) == ["nothing_to_reopen"]
    assert fresh(concluded).state is Stage.RECOGNISED


def test_what_supports_a_title_is_not_opened_again(cast, campaign, author, concluded):
    Use.objects.create(
        initiative=concluded,
        person=author,
        award="CSTDCS",
        campaign=campaign,
        path="/ho-so/1/",
        on=TODAY,
        by_name="Người làm",
    )
    with pytest.raises(RefusedError) as error:
        reopened(cast, concluded)
    assert str(error.value) == (
        "Sáng kiến đang là căn cứ trong hồ sơ của Lê Thị An. Hãy gỡ sáng kiến khỏi hồ sơ đó trước "
        "khi xét lại."
    )


# --- The decision ------------------------------------------------------------------------------


@pytest.fixture
def session(concluded) -> CouncilSession:
    return CouncilSession.objects.select_related("meeting__campaign__commune").get()


def issue(cast, session, day=date(2021, 11, 9), ordinal=31) -> IssuedDocument:
    return issued(cast, decisions, session, day, ordinal)


def test_an_issued_decision_is_frozen_and_written_into_what_it_recognises(cast, session, concluded):
    waiting = numbered(cast, decisions, session, date(2021, 11, 9))
    session.refresh_from_db()
    assert (session.decision_number, fresh(concluded).decision_number) == ("", "")
    actions.attach_signed(waiting, file=accepted_paper(), by=cast.acting(OFFICE))
    document = actions.issue(waiting, by=cast.acting(OFFICE))
    session.refresh_from_db()
    initiative = fresh(concluded)
    assert (document.number, document.issued_on) == ("31/QĐ-UBND", date(2021, 11, 9))
    assert (session.decision_number, session.decision_on) == ("31/QĐ-UBND", date(2021, 11, 9))
    assert (initiative.decision_number, initiative.decided_on) == ("31/QĐ-UBND", date(2021, 11, 9))
    assert frozen_bytes(document).startswith(b"%PDF")
    with pytest.raises(RefusedError) as error:
        issue(cast, session)
    assert codes(error) == ["decided"]
    assert IssuedDocument.objects.count() == 1


@pytest.mark.parametrize(
    ("day", "code"), [(date(2021, 11, 7), "too_early"), (date(2021, 11, 11), "not_yet")]
)
def test_a_decision_is_neither_before_the_session_nor_ahead(cast, session, day, code):
    with pytest.raises(RefusedError) as error:
        issue(cast, session, day)
    assert codes(error) == [code]
    assert not IssuedDocument.objects.exists()


def test_a_session_that_recognised_nothing_has_no_decision(cast, campaign, author):
    nothing = held(cast, campaign, refused(make_initiative(campaign, author, stage="reviewed")))
    with pytest.raises(RefusedError) as error:
        issue(cast, nothing)
    assert codes(error) == ["nothing_recognised"]


def test_a_verdict_in_a_numbered_decision_waits_until_that_is_let_go_or_withdrawn(
    cast, session, concluded
):
    numbered(cast, decisions, session, date(2021, 11, 9))
    with pytest.raises(RefusedError) as error:
        reopened(cast, concluded)
    assert codes(error) == ["stands_in_a_decision"]
    with pytest.raises(RefusedError) as error:
        initiatives.note_decision(
            session, number="30", on=date(2021, 11, 9), by=cast.acting(OFFICE)
        )
    assert codes(error) == ["decided"]
    office = cast.acting(OFFICE)
    actions.let_number_go(IssuedDocument.objects.get(), by=office)
    paper = issue(cast, session)
    actions.withdraw(paper, reason="Sai tên tác giả.", on=date(2021, 11, 10), by=office)
    initiative = fresh(concluded)
    assert (initiative.state, initiative.decision_number, initiative.decided_on) == (
        Stage.RECOGNISED,
        "",
        session.held_on,
    )
    assert IssuedDocument.objects.get().withdraw_reason == "Sai tên tác giả."
    assert issue(cast, session, ordinal=32).number == "32/QĐ-UBND"


def test_heads_of_the_unit_hear_of_the_result(cast, concluded):
    assert Notice.objects.filter(
        recipient=cast[UNIT_HEAD], subject="Được công nhận: Sổ tay một cửa"
    ).exists()
