"""A web process or a worker dies while a decision is numbered, issued or released: nothing is half
there, and the same press does it afterwards."""

import signal

import pytest

from awards.models import Award
from decisions import actions as decisions
from decisions.models import AwardDecision, DecisionDraft
from documents.issued.issuing import check_frozen
from documents.models import IssuedDocument
from history.chain import breaches
from nominations.models import Nomination
from notifications.models import Notice
from people.roles import OFFICE, UNIT_HEAD
from tests.actions.test_decision_drafts import SIGNED_ON, TODAY, approved, signed
from tests.cast import Cast
from tests.nominating import make_nomination
from tests.notices.sender import python
from tests.registering import launched, staff
from tests.signed import chairman_of

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

DIE = (
    "import os, signal; die = lambda *any, **more: os.kill(os.getpid(), signal.SIGKILL); "
    "from people.roles import Actor; from decisions import actions as decisions; "
    "from decisions.models import AwardDecision, DecisionDraft; "
    "from decisions.actions import issuing, releasing; "
)


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched(cast, on=TODAY)


@pytest.fixture
def ready(cast, campaign):
    return [make_nomination(campaign, one, "LDTT", "vetted") for one in staff(cast.unit)]


def dies(cast, script: str) -> None:
    """Run the script in a process of its own, which has to be killed by it."""
    by = f"by = Actor(None, 'Văn phòng', '', {cast.commune.pk}); "
    assert python(DIE + by + script, "consolemail://").wait(60) == -signal.SIGKILL


def kept() -> tuple[int, int, list[str]]:
    """Give how many decisions and awards there are, and where the dossiers stand."""
    stages = Nomination.objects.order_by("pk").values_list("stage", "taken_in")
    return (
        AwardDecision.objects.count(),
        Award.objects.count(),
        ["/".join(one) for one in stages],
    )


def test_a_numbering_that_dies_over_the_print_takes_no_number(cast, campaign, ready):
    made, signer = approved(cast, campaign, ready), chairman_of(cast)
    dies(
        cast,
        "from datetime import date; from people.models import Person; "
        "from decisions.signed import Drafts; Drafts.numbered = die; "
        f"decisions.number(DecisionDraft.objects.get(pk={made.pk}), signed_on=date(2021, 12, 6), "
        f"signer=Person.objects.get(pk={signer.pk}), ordinal=325, by=by)",
    )
    assert not IssuedDocument.objects.exists()
    by = cast.acting(OFFICE)
    made = decisions.number(made, signed_on=SIGNED_ON, signer=signer, ordinal=325, by=by)
    assert (made.paper.number, list(check_frozen())) == ("325/QĐ-UBND", [])


def test_an_issue_that_dies_at_its_last_step_gives_nothing(cast, campaign, ready):
    made = signed(cast, campaign, ready, chairman_of(cast))
    before = kept()
    dies(
        cast,
        "issuing.put_in_force = die; "
        f"decisions.issue(DecisionDraft.objects.get(pk={made.pk}), is_confirmed=True, by=by)",
    )
    assert kept() == before == (0, 0, ["vetted/draft"] * 3)
    made = DecisionDraft.objects.get()
    assert (made.stage, made.lines.count(), made.paper.issued_at) == ("approved", 3, None)
    decisions.issue(made, is_confirmed=True, by=cast.acting(OFFICE))
    assert kept() == (1, 3, ["vetted/issued"] * 3)
    assert list(breaches()) == []


def test_a_release_that_dies_before_the_last_is_told_tells_nobody(cast, campaign, ready):
    made = signed(cast, campaign, ready, chairman_of(cast))
    decision = decisions.issue(made, is_confirmed=True, by=cast.acting(OFFICE))
    told = Notice.objects.filter(recipient=cast[UNIT_HEAD], subject__startswith="Kết quả")
    dies(
        cast,
        "from decisions import announcing; releasing.announce_decision = lambda *a, **k: "
        "(announcing.announce_decision(*a, **k), die()); "
        f"decisions.release(AwardDecision.objects.get(pk={decision.pk}), by=by)",
    )
    assert (kept(), told.count()) == ((1, 3, ["vetted/issued"] * 3), 0)
    decisions.release(decision, by=cast.acting(OFFICE))
    assert (kept(), told.count()) == ((1, 3, ["recognised/"] * 3), 1)
