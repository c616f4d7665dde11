"""The reader of plans, run apart by `campaigns.bringing`: a plan's text and values, as JSON.

What answers people loads none of it: two dozen modules with their patterns.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from campaigns.rules.plan import as_json
from campaigns.rules.plan_reader import read_plan
from campaigns.sources.kept import KeptText, source_of, source_of_text


def read_file(content: bytes, name: str) -> Iterator[bytes]:
    """Give a file's text and plan."""
    yield _told(source_of(name, content))


def read_text(content: bytes) -> Iterator[bytes]:
    """Give the text and the plan of a text that was pasted."""
    yield _told(source_of_text(content.decode()))


def _told(source: KeptText) -> bytes:
    plan = as_json(read_plan(source.text, source.notes))
    return json.dumps({"text": source.text, "plan": plan}).encode()
