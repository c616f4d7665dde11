"""A dossier that a decision has taken in stays where it is until the decision lets it go."""

import pytest

from decisions import actions as decisions
from people.roles import SECRETARY
from tests.actions.test_decision_drafts import TODAY, drafted, issued, why
from tests.cast import Cast
from tests.deciding import decided, recognised
from tests.nominating import make_nomination
from tests.registering import launched, staff
from tests.signed import chairman_of
from tests.vetted import stored
from vetting.actions import reopen

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched(cast, on=TODAY)


@pytest.fixture
def ready(cast, campaign):
    return [make_nomination(campaign, person, "LDTT", "vetted") for person in staff(cast.unit)]


def test_a_dossier_in_a_draft_is_neither_opened_again_nor_decided_from_outside(
    cast, campaign, ready
):
    made = drafted(cast, campaign, ready[:2])
    assert why(reopen, stored(ready[0]), reason="Xem lại.", by=cast.acting(SECRETARY)) == [
        (
            "taken_in",
            "Trong dự thảo quyết định nên không mở lại thẩm định được. Hãy đưa hồ sơ ra khỏi dự "
            "thảo trước.",
        )
    ]
    assert why(decided, cast, campaign, recognised(stored(ready[1]), stored(ready[2]))) == [
        (
            "in_a_draft",
            f"{called(ready[1])} đang nằm trong dự thảo quyết định. Hãy đưa ra khỏi dự thảo, hoặc "
            "bỏ dự thảo, rồi mới ghi quyết định khác.",
        )
    ]
    decisions.discard(made, by=cast.acting(SECRETARY))
    reopen(stored(ready[0]), reason="Xem lại.", by=cast.acting(SECRETARY))
    decided(cast, campaign, recognised(stored(ready[1]), stored(ready[2])))
    assert [stored(nomination).stage for nomination in ready] == [
        "received",
        "recognised",
        "recognised",
    ]


def test_a_dossier_whose_decision_is_held_back_is_not_opened_again(cast, campaign, ready):
    issued(cast, campaign, ready, chairman_of(cast))
    assert why(reopen, stored(ready[0]), reason="Xem lại.", by=cast.acting(SECRETARY)) == [
        (
            "taken_in",
            "Đã có quyết định, chưa công bố nên không mở lại thẩm định được. Muốn đổi kết quả, "
            "phải ra quyết định hủy bỏ sau khi công bố.",
        )
    ]
    assert stored(ready[0]).stage == "vetted"


def called(nomination) -> str:
    return f"{nomination.called[0].upper()}{nomination.called[1:]}"
