"""Calls that go up and down map no memory, however deep they begin."""

from resource import RUSAGE_SELF, getrusage

from thiduakt.stack import room_for_calls

CALLS = 300


def called_at_each_depth(depth: int) -> None:
    """Call a function again and again at every depth up to one, as templates do."""
    for _ in range(CALLS):
        abs_of(depth)
    if depth:
        called_at_each_depth(depth - 1)


def abs_of(number: int) -> int:
    return abs(number)


def test_calls_at_any_depth_find_their_room_mapped():
    answer = room_for_calls(called_at_each_depth)
    answer(250)
    before = getrusage(RUSAGE_SELF).ru_minflt
    answer(250)
    assert getrusage(RUSAGE_SELF).ru_minflt - before < CALLS / 10  # each call did, at one depth
