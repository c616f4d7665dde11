"""Plans of many hands: each text in `plans/` was read by a person, and what they read stands beside
it as JSON (notes as pairs of code and line)."""

import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from campaigns.rules.plan import as_json
from campaigns.rules.plan_reader import read_plan

PLANS = sorted(Path(__file__).with_name("plans").glob("*.txt"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_plan_is_read_as_a_careful_person_reads_it(path: Path) -> None:
    read = as_json(read_plan(path.read_text()))
    read["notes"] = [[note["code"], note["line"]] for note in read["notes"]]

    assert read == json.loads(path.with_suffix(".json").read_text())


def test_there_are_plans_of_many_hands() -> None:
    assert len(PLANS) >= 33


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_note_is_a_vietnamese_sentence_without_codes(path: Path) -> None:
    for note in read_plan(path.read_text()).notes:
        assert note.message.endswith((".", ".”")), note
        assert note.message[0].isupper() or note.message[0] == "“", note
        assert not {"None", "percent", "eligible", note.code} & set(note.message.split()), note


@pytest.mark.parametrize(
    "typed",
    [
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("đ", "ð").replace("Đ", "Ð"),
        lambda text: re.sub(r"(?<=\w) (?=\w)", "\u00a0", text),
        lambda text: re.sub(r"(?<=[a-z]) (?=[a-z])", " \u200b", text),
        lambda text: text.replace("\n", "  \r\n"),
    ],
    ids=["decomposed", "eth", "blanks that do not break", "unseen letters", "ends of lines"],
)
def test_letters_that_look_the_same_are_read_the_same(typed: Callable[[str], str]) -> None:
    for path in PLANS:
        assert as_json(read_plan(typed(path.read_text()))) == read_as_it_is(path), path.stem


@cache
def read_as_it_is(path: Path) -> dict:
    return as_json(read_plan(path.read_text()))
