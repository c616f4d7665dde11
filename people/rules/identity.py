"""Whom a row of a list means. Letters decide: a name that differs in a tone or a mark is another
one, and is only suggested."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from vietnamese.dates import short_date
from vietnamese.text import and_in_words, one_d, sort_key
from workbooks.cells import bare
from workbooks.names import as_it_looks, surely_untitled, untitled
from workbooks.questions import SKIP, Answers, RowQuestion


@dataclass(frozen=True)
class Known:
    """Somebody who is known; units and positions are all they had, that of now first."""

    pk: int
    full_name: str
    born_on: date | None = None
    units: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()

    def __str__(self) -> str:
        born = [f"sinh {short_date(self.born_on)}"] if self.born_on else []
        return ", ".join([self.full_name, *self.positions[:1], *self.units[:1], *born])


@dataclass(frozen=True)
class Sought:
    """What a row says of the person it means."""

    name: str
    born_on: date | None = None
    unit: str = ""
    position: str = ""

    def against(self, known: Known) -> list[str]:
        """Give what in the row contradicts what is known, in words."""
        reasons = []
        if self.born_on and known.born_on and self.born_on != known.born_on:
            reasons.append(f"ngày sinh {short_date(self.born_on)}")
        if self.unit and known.units and not _holds(known.units, self.unit):
            reasons.append(f"đơn vị “{self.unit}”")
        if self.position and known.positions and not _is_held(known.positions, self.position):
            reasons.append(f"chức vụ “{self.position}”")
        return reasons


@dataclass(frozen=True)
class Found:
    """Who is meant, and what in the row contradicts it, in words."""

    person: Known
    against: tuple[str, ...] = ()


@dataclass(frozen=True)
class Doubt:
    """Who may be meant; `is_exact`: the letters of the name are theirs."""

    sought: Sought
    candidates: tuple[Known, ...]
    is_exact: bool

    def question(self, key: str, place: str, *more: tuple[str, str]) -> RowQuestion:
        """Ask who is meant; `more` are further answers besides leaving the row out."""
        names = " hay ".join(dict.fromkeys(candidate.full_name for candidate in self.candidates))
        if self.is_exact:
            asked = f"Chưa rõ “{self.sought.name}” là người nào. Có phải {names}?"
        else:
            asked = f"Không có ai tên đúng là “{self.sought.name}”. Có phải {names}?"
        options = [
            (str(candidate.pk), f"Phải: {self._described(candidate)}")
            for candidate in self.candidates
        ]
        return RowQuestion(key, place, asked, (*options, *more, (SKIP, "Không phải: bỏ dòng này")))

    def chosen(self, answer: str) -> Known | None:
        return next(
            (candidate for candidate in self.candidates if str(candidate.pk) == answer), None
        )

    @property
    def described(self) -> list[str]:
        """Give each who may be meant, with what in the row contradicts it."""
        return [self._described(candidate) for candidate in self.candidates]

    def _described(self, known: Known) -> str:
        against = self.sought.against(known)
        return f"{known}" + (f" (dòng này lại ghi {', '.join(against)})" if against else "")


class People:
    """Those who are known, found by their names."""

    def __init__(self, people: Iterable[Known]) -> None:
        self.by_letters: dict[str, list[Known]] = defaultdict(list)
        self.by_bare: dict[str, list[Known]] = defaultdict(list)
        for person in people:
            self.by_letters[letters(person.full_name)].append(person)
            self.by_bare[_near(person.full_name)].append(person)

    def named(self, name: str) -> list[Known]:
        """Give those with exactly this name; the whole name first, a title before it after."""
        found = (self.by_letters.get(letters(spelling)) for spelling in _spellings(name))
        return next(filter(None, found), [])

    def near(self, name: str) -> list[Known]:
        """Give those whose name differs in tones and marks alone."""
        found = (self.by_bare.get(_near(spelling), []) for spelling in _spellings(name))
        return list(dict.fromkeys(person for people in found for person in people))

    def who(self, sought: Sought) -> Found | Doubt | None:
        """Give who is meant, or may be; None for nobody who is known."""
        exact = self.named(sought.name)
        if not exact:
            near = self.near(sought.name)
            return Doubt(sought, tuple(near), is_exact=False) if near else None
        narrowed = _narrowed(sought, exact)
        if len(narrowed) == 1:
            return Found(narrowed[0], tuple(sought.against(narrowed[0])))
        return Doubt(sought, tuple(narrowed or exact), is_exact=True)


def settled(
    doubt: Doubt, question: RowQuestion, answers: Answers
) -> tuple[Known | None, RowQuestion | None]:
    """Give whom an answer means, and the question where there is none yet."""
    answer = question.answer(answers)
    return (doubt.chosen(answer), None) if answer else (None, question)


def letters(text: str) -> str:
    """Give what two spellings of the same letters have in common, whatever the case, the place of
    the tone (òa, oà), Ð for Đ, and & for và."""
    return sort_key(one_d(and_in_words(text)))


def same_words(typed: str, known: str) -> bool:
    """Say whether a unit or position is meant: by its letters, or typed with no accents at all."""
    return letters(typed) == letters(known) or (typed.isascii() and bare(typed) == bare(known))


def _narrowed(sought: Sought, exact: list[Known]) -> list[Known]:
    """Give those whom birthday, unit and position do not rule out; none where the birthday of all
    contradicts."""
    narrowed = exact
    if sought.born_on:
        same_day = [person for person in exact if person.born_on == sought.born_on]
        narrowed = same_day or [person for person in exact if person.born_on is None]
    for value, held in ((sought.unit, "units"), (sought.position, "positions")):
        if len(narrowed) > 1 and value:
            narrowed = [
                person for person in narrowed if _holds(getattr(person, held), value)
            ] or narrowed
    return narrowed


def _holds(held: Iterable[str], value: str) -> bool:
    return any(same_words(value, other) for other in held)


def _is_held(positions: Iterable[str], value: str) -> bool:
    """Say whether a position is among these, or written together with more, as its unit."""
    bare_value = bare(value)
    return _holds(positions, value) or any(
        f" {bare(position)} " in f" {bare_value} "
        for position in positions
        if position.lower() in value.lower()
    )


def _spellings(name: str) -> Iterator[str]:
    """Give the whole name, and the name without the titles before it."""
    yield from dict.fromkeys((name, untitled(name), surely_untitled(name)))


def _near(name: str) -> str:
    return bare(as_it_looks(name)).replace("y", "i")
