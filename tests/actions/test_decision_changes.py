"""Decisions that revoke or correct a decision: drafted, approved, numbered, signed; nothing changes
before they are issued."""

from datetime import date

import pytest

from awards.models import Award
from decisions import actions as decisions
from decisions.actions import LineChange
from decisions.facts.changes import changes_of
from decisions.facts.ready import waiting_in
from decisions.models import AwardDecision, DecisionDraft, DecisionLine
from decisions.rules.drafting import DraftKind
from documents.models import IssuedDocument
from law.authority import Authority
from notifications.models import Notice
from people.roles import CHAIR, OFFICE, SECRETARY, UNIT_HEAD
from procedure.refusal import RefusedError
from tests.cast import Cast
from tests.deciding import accepted_paper, decided, recognised
from tests.issuing import make_issued
from tests.nominating import make_nomination
from tests.registering import launched, staff
from tests.signed import chairman_of

pytestmark = pytest.mark.django_db

SIGNED_ON = date(2021, 12, 18)
WHY = "Kết luận kiểm tra: kê khai không đúng."


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched(cast, on=date(2021, 12, 20))


@pytest.fixture
def decision(cast, campaign) -> AwardDecision:
    nominations = [
        make_nomination(campaign, person, "LDTT", "vetted") for person in staff(cast.unit)
    ]
    return decided(cast, campaign, recognised(*nominations))


def drafted(cast, kind, decision, *changes, reason=WHY) -> DecisionDraft:
    by = cast.acting(SECRETARY)
    return decisions.draft_change(
        kind, decision, changes, reason=reason, proposer="Hội đồng", by=by
    )


def signed(cast, made, ordinal=330) -> DecisionDraft:
    office = cast.acting(OFFICE)
    decisions.submit(made, by=cast.acting(SECRETARY))
    decisions.approve(made, by=cast.acting(CHAIR))
    decisions.number(
        made, ordinal=ordinal, signed_on=SIGNED_ON, signer=chairman_of(cast), by=office
    )
    return decisions.attach_signed(made, file=accepted_paper(), by=office)


def why(act, *args, **values) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        act(*args, **values)
    return [finding.code for finding in refused.value.findings]


def standing() -> list[tuple[str, date | None]]:
    lines = DecisionLine.objects.order_by("ordinal")
    return [(line.nomination.stage, line.revoked_on) for line in lines]


def revoking(decision, *ordinals: int) -> list[LineChange]:
    return [LineChange(decision.lines.get(ordinal=ordinal).pk) for ordinal in ordinals]


def test_nothing_is_taken_back_before_the_revocation_is_issued(cast, decision):
    made = signed(cast, drafted(cast, DraftKind.REVOCATION, decision, *revoking(decision, 2)))
    told = Notice.objects.filter(recipient=cast[UNIT_HEAD], subject__startswith="Thu hồi")
    assert standing() == [("recognised", None)] * 3
    assert (Award.objects.held().count(), told.count()) == (3, 0)
    assert decisions.issue(made, by=cast.acting(OFFICE)) == decision
    assert standing() == [("recognised", None), ("revoked", SIGNED_ON), ("recognised", None)]
    line = decision.lines.get(ordinal=2)
    assert (line.revoke_number, line.revoke_reason) == ("330/QĐ-UBND", WHY)
    assert (Award.objects.held().count(), told.count()) == (2, 1)
    decision.refresh_from_db()
    made.refresh_from_db()
    assert (decision.revoked_on, made.stage, made.outcome) == (None, "issued", decision)
    assert made.paper.issued_at is not None


def test_a_revocation_of_all_lines_ends_the_decision(cast, decision):
    made = signed(cast, drafted(cast, DraftKind.REVOCATION, decision, *revoking(decision, 1, 2, 3)))
    assert changes_of(made, ()).due == 1_350_000
    decisions.issue(made, by=cast.acting(OFFICE))
    decision.refresh_from_db()
    assert (decision.revoked_on, decision.revoke_number) == (SIGNED_ON, "330/QĐ-UBND")


def test_what_rests_on_it_is_named_before_anybody_signs(cast, campaign, decision):
    person = decision.lines.get(ordinal=1).nomination.person
    fighter = make_nomination(campaign, person, "CSTDCS", "vetted", place=1)
    made = drafted(cast, DraftKind.REVOCATION, decision, *revoking(decision, 1))
    assert changes_of(made, ()).rested == [
        f"Hồ sơ đề nghị Chiến sĩ thi đua cơ sở của {fighter.nominee} (Đã thẩm định)."
    ]


def test_a_correction_is_read_everywhere_once_it_is_issued(cast, decision):
    paper = make_issued(cast.commune.pk, ordinal=77)
    AwardDecision.objects.filter(pk=decision.pk).update(paper=paper)
    line = decision.lines.get(ordinal=1)
    right = LineChange(line.pk, "Lê Thị Ân", line.award.position, line.award.unit_name)
    made = signed(cast, drafted(cast, DraftKind.CORRECTION, decision, right))
    assert Award.objects.get(pk=line.award_id).holder_name == "Lê Thị An"
    decisions.issue(made, by=cast.acting(OFFICE))
    assert Award.objects.get(pk=line.award_id).holder_name == "Lê Thị Ân"
    line.refresh_from_db()
    assert line.correction == (
        "“Lê Thị An” sửa thành “Lê Thị Ân”, theo Quyết định số 330/QĐ-UBND ngày 18/12/2021"
    )
    assert line.corrected_at is not None
    paper.refresh_from_db()
    assert (paper.withdrawn_on, paper.changes) == (
        None,
        "Đính chính kết quả số 1 trong danh sách kèm theo, theo Quyết định số 330/QĐ-UBND ngày "
        "18/12/2021.",
    )
    assert standing() == [("recognised", None)] * 3
    assert Notice.objects.filter(recipient=cast[UNIT_HEAD], subject__startswith="Đính chính")


def test_a_draft_says_why_and_changes_something_that_stands(cast, decision):
    line = decision.lines.get(ordinal=1)
    same = LineChange(line.pk, line.award.holder_name, line.award.position, line.award.unit_name)
    lines = revoking(decision, 1)
    draft = (drafted, cast, DraftKind.REVOCATION, decision)
    assert why(*draft, *lines, reason=" ") == ["no_reason"]
    assert why(*draft) == ["nobody"]
    assert why(*draft, LineChange(0)) == ["other_line"]
    assert why(drafted, cast, DraftKind.CORRECTION, decision, same) == ["nothing_changed"]
    assert not DecisionDraft.objects.exists()


def test_a_line_stands_in_one_draft_and_is_revoked_once(cast, decision):
    made = drafted(cast, DraftKind.REVOCATION, decision, *revoking(decision, 1))
    with pytest.raises(Exception, match="đã nằm trong một dự thảo"):
        drafted(cast, DraftKind.REVOCATION, decision, *revoking(decision, 1))
    decisions.revoke_line(
        decision.lines.get(ordinal=1), reason="Khai sai.", on=SIGNED_ON, by=cast.acting(OFFICE)
    )
    assert why(decisions.submit, made, by=cast.acting(SECRETARY)) == ["not_standing"]


def test_what_another_level_decided_is_revoked_by_that_level(cast, campaign):
    (an,) = staff(cast.unit, 1)
    fighter = make_nomination(campaign, an, "CSTDCS", "vetted", place=1)
    values = {"authority": Authority.DISTRICT, "is_confirmed": True}
    above = decided(cast, campaign, recognised(fighter), **values)
    draft = (drafted, cast, DraftKind.REVOCATION, above)
    assert why(*draft, *revoking(above, 1)) == ["other_authority"]


def test_what_was_issued_here_is_not_just_recorded_as_revoked(cast, campaign):
    (an,) = staff(cast.unit, 1)
    nomination = make_nomination(campaign, an, "LDTT", "vetted")
    by = cast.acting(SECRETARY)
    made = decisions.draft(campaign, [nomination], proposer="Hội đồng", by=by)
    decision = decisions.issue(signed(cast, made, 325), by=cast.acting(OFFICE))
    decisions.release(decision, by=cast.acting(OFFICE))
    values = {"reason": "Khai sai.", "on": SIGNED_ON, "by": cast.acting(OFFICE)}
    assert why(decisions.revoke, decision, **values) == ["made_here"]
    assert why(decisions.revoke_line, decision.lines.get(), **values) == ["made_here"]
    back = signed(cast, drafted(cast, DraftKind.REVOCATION, decision, *revoking(decision, 1)))
    decisions.issue(back, by=cast.acting(OFFICE))
    assert standing() == [("revoked", SIGNED_ON)]
    paper = IssuedDocument.objects.get(pk=decision.paper_id)
    assert (paper.withdrawn_on, paper.changes) == (
        SIGNED_ON,
        "Hủy bỏ kết quả số 1 trong danh sách kèm theo, theo Quyết định số 330/QĐ-UBND ngày "
        "18/12/2021.",
    )


def test_what_is_revoked_before_anybody_knew_of_it_waits_for_a_decision_again(cast, campaign):
    (an,) = staff(cast.unit, 1)
    nomination = make_nomination(campaign, an, "LDTT", "vetted")
    by = cast.acting(SECRETARY)
    made = decisions.draft(campaign, [nomination], proposer="Hội đồng", by=by)
    decision = decisions.issue(signed(cast, made, 325), by=cast.acting(OFFICE))
    back = signed(cast, drafted(cast, DraftKind.REVOCATION, decision, *revoking(decision, 1)))
    decisions.issue(back, by=cast.acting(OFFICE))
    assert standing() == [("vetted", SIGNED_ON)]
    waiting = waiting_in(campaign, SIGNED_ON)
    assert [row.nomination for row in waiting.of(Authority.COMMUNE)] == [nomination]
    assert not Notice.objects.filter(recipient=cast[UNIT_HEAD], subject__contains="hu hồi")
