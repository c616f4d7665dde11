"""docs/security.md: every test that it names exists, every item stands there once."""

import re
from collections import Counter

from thiduakt.environment import BASE_DIR

DOCUMENT = (BASE_DIR / "docs/security.md").read_text()
NAMED = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
ROW = re.compile(r"^\| ([\d., –]+) \|", re.M)
ITEM = re.compile(r"\d+\.\d+(?:\.\d+)?")
CHAPTERS = {1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 16}


def exists(file: str, test: str) -> bool:
    path = BASE_DIR / "tests" / file
    return path.exists() and f"def {test}(" in path.read_text()


def test_every_test_that_is_named_exists():
    named = NAMED.findall(DOCUMENT)
    assert len(named) > 70
    assert [f"{file}::{test}" for file, test in named if not exists(file, test)] == []


def test_every_item_stands_there_once_with_its_reason():
    items = [item for row in ROW.findall(DOCUMENT) for item in ITEM.findall(row)]
    assert [item for item, times in Counter(items).items() if times > 1] == []
    assert {int(item.split(".")[0]) for item in items} == CHAPTERS
    assert re.findall(r"^\|.*\| +\|$", DOCUMENT, re.M) == []
