"""A web process or a worker dies while a decision is numbered, issued or released: nothing is half
there, and the same press does it afterwards."""

import pytest

from awards.models import Award
from decisions import actions as decisions
from decisions.actions import issuing, releasing
from decisions.models import AwardDecision, DecisionDraft
from decisions.signed import Drafts
from documents.issued.issuing import check_frozen
from documents.models import IssuedDocument
from history.chain import breaches
from nominations.models import Nomination
from notifications.models import Notice
from people.roles import OFFICE, UNIT_HEAD
from tests.actions.test_decision_drafts import SIGNED_ON, TODAY, approved, signed
from tests.cast import Cast
from tests.killed import die, dies, dies_in
from tests.nominating import make_nomination
from tests.registering import launched, staff
from tests.signed import chairman_of

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched(cast, on=TODAY)


@pytest.fixture
def ready(cast, campaign):
    return [make_nomination(campaign, person, "LDTT", "vetted") for person in staff(cast.unit)]


def kept() -> tuple[int, int, list[str]]:
    """Give how many decisions and awards there are, and where the dossiers stand."""
    stages = Nomination.objects.order_by("pk").values_list("stage", "taken_in")
    return (
        AwardDecision.objects.count(),
        Award.objects.count(),
        ["/".join(standing) for standing in stages],
    )


def test_a_numbering_that_dies_over_the_print_takes_no_number(cast, campaign, ready):
    made, signer = approved(cast, campaign, ready), chairman_of(cast)
    act = {"signed_on": SIGNED_ON, "signer": signer, "ordinal": 325, "by": cast.acting(OFFICE)}
    assert dies_in(Drafts, "numbered", lambda: decisions.number(made, **act))
    assert not IssuedDocument.objects.exists()
    made = decisions.number(DecisionDraft.objects.get(pk=made.pk), **act)
    assert (made.paper.number, list(check_frozen())) == ("325/QĐ-UBND", [])


def test_an_issue_that_dies_at_its_last_step_gives_nothing(cast, campaign, ready):
    made = signed(cast, campaign, ready, chairman_of(cast))
    before = kept()
    act = {"is_confirmed": True, "by": cast.acting(OFFICE)}
    assert dies_in(issuing, "put_in_force", lambda: decisions.issue(made, **act))
    assert kept() == before == (0, 0, ["vetted/draft"] * 3)
    made = DecisionDraft.objects.get()
    assert (made.stage, made.lines.count(), made.paper.issued_at) == ("approved", 3, None)
    decisions.issue(made, **act)
    assert kept() == (1, 3, ["vetted/issued"] * 3)
    assert list(breaches()) == []


def test_a_release_that_dies_before_the_last_is_told_tells_nobody(cast, campaign, ready):
    made = signed(cast, campaign, ready, chairman_of(cast))
    decision = decisions.issue(made, is_confirmed=True, by=cast.acting(OFFICE))
    told = Notice.objects.filter(recipient=cast[UNIT_HEAD], subject__startswith="Kết quả")
    announce = releasing.announce_decision

    def announced() -> None:
        releasing.announce_decision = lambda *a, **k: (announce(*a, **k), die())
        decisions.release(decision, by=cast.acting(OFFICE))

    assert dies(announced)
    assert (kept(), told.count()) == ((1, 3, ["vetted/issued"] * 3), 0)
    decisions.release(decision, by=cast.acting(OFFICE))
    assert (kept(), told.count()) == ((1, 3, ["recognised/"] * 3), 1)
