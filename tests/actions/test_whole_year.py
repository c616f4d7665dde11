"""A machine acts a year at random: whatever anybody does in whatever order, what has to be true of
the database stays true, and what is refused is refused with a sentence and leaves nothing behind.

The suite tries the same few years each time. `HYPOTHESIS_PROFILE=thorough` tries many, others each
time, and looks at everything after each step.
"""

from __future__ import annotations

from collections.abc import Iterator

import hypothesis
import pytest
from hypothesis import HealthCheck, Phase
from hypothesis.stateful import run_state_machine_as_test
from pytest_django import DjangoDbBlocker

from tests.cast import Cast
from tests.lasting import settle, undone_in_the_end
from tests.year.deciding import Year
from tests.year.places import places

pytestmark = pytest.mark.django_db

IS_THOROUGH = hypothesis.settings.get_current_profile_name() == "thorough"
FEW = hypothesis.settings(max_examples=25, stateful_step_count=50, derandomize=True, database=None)
MANY = hypothesis.settings(stateful_step_count=60, print_blob=True)
FOUND = [Phase.explicit, Phase.reuse, Phase.generate]
"""A year that fails is told as it was: to look for a shorter one takes many minutes, so that is
asked for with HYPOTHESIS_PROFILE=thorough."""


@pytest.fixture(scope="module")
def begun(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory
) -> Iterator[dict[str, Cast]]:
    with undone_in_the_end(django_db_blocker, tmp_path_factory.mktemp("files")):
        made = places()
        settle()
        yield made


def test_whatever_is_done_in_a_year_what_has_to_be_true_stays_true(begun):
    class ThisYear(Year):
        places = begun
        is_thorough = IS_THOROUGH

    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    chosen = MANY if IS_THOROUGH else FEW
    settings = hypothesis.settings(chosen, deadline=None, suppress_health_check=slow)
    if not IS_THOROUGH:
        settings = hypothesis.settings(settings, phases=FOUND)
    run_state_machine_as_test(ThisYear, settings=settings)
