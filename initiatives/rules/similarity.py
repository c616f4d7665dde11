"""Whether two descriptions are nearly the same text, and which passages they share.

Texts are compared word by word, without accents, case and punctuation. What overlaps is counted
in shingles: every run of `RUN` words. A fingerprint is a small sample of them, enough to never miss
a passage of `SURE` words (winnowing: of each window of shingles the one with the least hash stays),
so that thousands of stored fingerprints can be searched before two texts are read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from zlib import crc32

from vietnamese.text import clean_lines, without_accents

RUN = 5
WINDOW = 8
SURE = RUN + WINDOW - 1
LEAST_WORDS = 24
"""A shorter text says too little to be called a copy."""

NEARLY_THE_SAME = Fraction(1, 2)
"""The share of the shorter text that has to be found in the other."""

MOST_PASSAGES = 5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Passage:
    """What stands nearly the same in both texts, each in its own spelling; `words` counts it."""

    mine: str
    theirs: str
    words: int


@dataclass(frozen=True)
class Likeness:
    """How much of the shorter text is in the other (0 to 1), and the longest shared passages."""

    score: Fraction
    passages: tuple[Passage, ...]

    @property
    def is_near(self) -> bool:
        return self.score >= NEARLY_THE_SAME


def fingerprint(text: str) -> tuple[int, ...]:
    """Give the sample of a text's shingles: two texts that share `SURE` words in a row share at
    least one number. Sorted, each once; empty for a text under `LEAST_WORDS`."""
    words = _words(text)
    if len(words) < LEAST_WORDS:
        return ()
    hashes = [crc32(" ".join(run).encode()) for run in _shingles([word.bare for word in words])]
    windows = range(max(len(hashes) - WINDOW + 1, 1))
    return tuple(sorted({min(hashes[start : start + WINDOW]) for start in windows}))


def shared(mine: set[int], theirs: Collection[int]) -> float:
    """Give how much of the shorter of two fingerprints is in the other, 0 to 1: above 0 it is worth
    comparing the texts."""
    return len(mine.intersection(theirs)) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def likeness(mine: str, theirs: str) -> Likeness:
    """Compare two texts; the score is the same in both directions, 0 for a text too short."""
    ours, others = _words(mine), _words(theirs)
    if min(len(ours), len(others)) < LEAST_WORDS:
        return Likeness(Fraction(0), ())
    our_runs = _shingles([word.bare for word in ours])
    other_runs = _shingles([word.bare for word in others])
    shorter = min(len(set(our_runs)), len(set(other_runs)))
    score = Fraction(len(set(our_runs) & set(other_runs)), shorter)
    passages = [
        _passage(mine, theirs, ours, others, *match) for match in _matches(our_runs, other_runs)
    ]
    longest = sorted(passages, key=lambda passage: -passage.words)[:MOST_PASSAGES]
    return Likeness(score, tuple(longest))


@dataclass(frozen=True)
class _Word:
    bare: str
    start: int
    end: int


def _words(text: str) -> list[_Word]:
    text = clean_lines(text)
    return [
        _Word(without_accents(match.group()), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]


def _shingles(bare: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(bare[start : start + RUN]) for start in range(len(bare) - RUN + 1)]


def _matches(
    ours: Sequence[tuple[str, ...]], others: Sequence[tuple[str, ...]]
) -> Iterator[tuple[int, int, int]]:
    """Give where shared runs begin in both and how many shingles long they are, from the left."""
    places: dict[tuple[str, ...], int] = {}
    for place, run in enumerate(others):
        places.setdefault(run, place)
    here = 0
    while here < len(ours):
        other = places.get(ours[here])
        if other is None:
            here += 1
            continue
        length = _common(ours, others, here, other)
        yield here, other, length
        here += length


def _common(
    ours: Sequence[tuple[str, ...]], others: Sequence[tuple[str, ...]], here: int, other: int
) -> int:
    """Give how many runs are the same in both from two places on."""
    most = min(len(ours) - here, len(others) - other)
    return next((n for n in range(most) if ours[here + n] != others[other + n]), most)


def _passage(
    mine: str,
    theirs: str,
    ours: Sequence[_Word],
    others: Sequence[_Word],
    here: int,
    other: int,
    length: int,
) -> Passage:
    words = length + RUN - 1
    return Passage(_cut(mine, ours, here, words), _cut(theirs, others, other, words), words)


def _cut(text: str, words: Sequence[_Word], first: int, count: int) -> str:
    return clean_lines(text)[words[first].start : words[first + count - 1].end]
