"""Many pages from one warm process: each in a child of its own, none able to harm another."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from documents.press import orders as press
from documents.press.limits import LIMITS
from sandbox.limits import Limits
from tests.documents.paper_reader import printed_lines

HOSTILE = {
    "one cell over a million columns": (
        '<table><tr><td colspan="1000000">x</td></tr></table>' * 5,
        Limits(1, 768, 60),
    ),
    "endless": ("<p>đường dài</p>" * 20_000, Limits(60, 768, 1)),
    "deep": ("<div>" * 5_000, Limits(30, 768, 60)),
}


@pytest.fixture
def nobody_keeps_a_press(monkeypatch) -> None:
    """Begin a test cold: what is kept for the other tests is not for it."""
    monkeypatch.setattr(press, "_kept", None)


cold = pytest.mark.usefixtures("nobody_keeps_a_press")


def ordered(body: str, limits: Limits = LIMITS) -> press.Order:
    html = f'<html lang="vi"><head><title>Thử</title></head><body>{body}</body></html>'
    return press.page(html, "letter", limits)


def words(paper: press.Printed) -> str:
    return " ".join(line.text for line in printed_lines(paper.file.read_bytes()))


def test_many_pages_come_back_whole_and_each_with_its_order():
    orders = [ordered(f"<p>Trang số {number}.</p>") for number in range(6)]

    printed = {id(paper.order): words(paper) for paper in press.printed(orders)}

    assert printed == {id(order): f"Trang số {n}." for n, order in enumerate(orders)}


@pytest.mark.parametrize(("body", "limits"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_becomes_a_sentence_and_its_neighbours_stay_whole(body, limits):
    hostile = ordered(body, limits)
    good = [ordered(f"<p>Vẫn in được {number}.</p>") for number in range(3)]

    results = {
        id(paper.order): paper.error or words(paper)
        for paper in press.printed([good[0], hostile, *good[1:]])
    }

    assert results.pop(id(hostile)) == press.TOO_LARGE_SENTENCE
    assert results == {id(order): f"Vẫn in được {n}." for n, order in enumerate(good)}


def test_the_same_page_gives_the_same_bytes_alone_and_among_others():
    orders = [ordered("<p>Như nhau.</p>") for _ in range(3)]

    [alone] = [paper.file.read_bytes() for paper in press.printed(orders[:1])]
    together = {paper.file.read_bytes() for paper in press.printed(orders)}

    assert together == {alone}


def test_orders_are_taken_only_when_there_is_room():
    taken = []

    def orders():
        for number in range(20):
            taken.append(number)
            yield ordered("<p>Một.</p>")

    with closing(press.printed(orders())) as papers:
        next(papers)
        assert len(taken) <= len(os.sched_getaffinity(0)) + 1


def test_who_waits_is_called_again_and_again(monkeypatch):
    monkeypatch.setattr(press, "_BREATH", 0.05)
    calls = []

    list(press.printed([ordered("<p>x</p>" * 500)], while_waiting=lambda: calls.append(1)))

    assert len(calls) > 1


@cold
def test_a_press_that_dies_gives_a_sentence_for_each_order_and_no_error():
    with press._press() as warm:
        warm.process.kill()
        for body in ("<p>Một.</p>", "<p>Hai.</p>"):
            warm.give(ordered(body))
        lost = list(warm.next_one(lambda: None))

    assert [paper.error for paper in lost] == [press.TOO_LARGE_SENTENCE] * 2
    assert warm.in_hand == {}


@cold
def test_nothing_is_left_behind_when_nobody_waits_any_more():
    with closing(press.printed([ordered("<p>Một.</p>"), ordered("<p>x</p>" * 5_000)])) as papers:
        folder = next(papers).file.parent
        assert folder.is_dir()

    assert not folder.exists()


def folder_of_the_press(*bodies: str) -> Path:
    """Print pages, take only the first of them, and give the folder in which it lay."""
    with closing(press.printed(map(ordered, bodies))) as papers:
        return next(papers).file.parent


@cold
def test_a_press_is_kept_for_the_next_printing_while_somebody_asks_for_it():
    with press.kept_warm():
        first = folder_of_the_press("<p>Một.</p>")
        with press.kept_warm():
            second = folder_of_the_press("<p>Hai.</p>")
        third = folder_of_the_press("<p>Ba.</p>")
        left = [file.name for file in first.iterdir() if file.stem.isdigit()]

    assert (second, third, left) == (first, first, [])
    assert not first.exists()
    assert folder_of_the_press("<p>Bốn.</p>") != first


@cold
def test_a_press_left_with_work_in_hand_is_not_kept():
    with press.kept_warm():
        left = folder_of_the_press("<p>Một.</p>", "<p>x</p>" * 5_000)
        assert not left.exists()
        assert folder_of_the_press("<p>Hai.</p>") != left


@cold
def test_a_kept_press_that_died_is_replaced():
    with press.kept_warm():
        folder_of_the_press("<p>Một.</p>")
        press._kept[0].process.kill()
        press._kept[0].process.wait()
        [sentence] = [
            paper.error or words(paper) for paper in press.printed([ordered("<p>Hai.</p>")])
        ]

    assert sentence == "Hai."


@cold
def test_who_prints_while_another_prints_gets_a_press_of_their_own():
    with press.kept_warm(), closing(press.printed([ordered("<p>Một.</p>")])) as papers:
        first = next(papers).file.parent
        assert folder_of_the_press("<p>Hai.</p>") != first
