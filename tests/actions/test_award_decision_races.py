"""Two people record a decision at the same time, on a real PostgreSQL."""

import pytest

from awards.models import Award
from decisions.models import AwardDecision, DecisionLine
from history.chain import breaches
from tests.cast import Cast
from tests.deciding import SIGNED_ON, decided, recognised
from tests.nominating import make_nomination
from tests.racing import at_once
from tests.registering import launched, staff

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(
    ("numbers", "refusal"),
    [(("1/QĐ", "2/QĐ"), "not_vetted"), (("1/QĐ", "1/QĐ"), "decision_is_there")],
)
def test_a_nomination_decided_by_two_at_once_is_decided_once(numbers, refusal):
    cast = Cast.of()
    campaign = launched(cast, on=SIGNED_ON)
    nomination = make_nomination(campaign, staff(cast.unit)[0], stage="vetted")
    codes = at_once(
        *[
            lambda number=number: decided(cast, campaign, recognised(nomination), number=number)
            for number in numbers
        ]
    )
    assert codes == ["", refusal]
    counts = [table.objects.count() for table in (AwardDecision, DecisionLine, Award)]
    assert (counts, list(breaches())) == ([1, 1, 1], [])
