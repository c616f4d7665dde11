"""Questions that many pages ask are put into SQL once.

Django writes the words of a query anew each time it is asked, which takes several times as long as
the answer of the database. See docs/adr/0023-quick-by-shape.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
Single = int | str | date
Key = Single | tuple[int, ...]

SHAPES = 32
"""So many lengths of lists are remembered for a question."""


class _InSql(NamedTuple):
    queryset: QuerySet
    compiler: SQLCompiler
    sql: str
    said: tuple
    examples: tuple[Key, ...]


class Prepared(Generic[Row]):
    """A question about some keys, such as the roles of a user; the answer is read anew each time.

    `examples` stand for the keys while the question is put into SQL: they differ from one another
    and from whatever else it says. `(9001,)` stands for a list of any length, each number once.
    """

    def __init__(self, asked: Callable[..., QuerySet], *examples: Key) -> None:
        self.asked, self.examples = asked, examples
        self._in_sql = lru_cache(SHAPES)(self._put_into_sql)

    def __call__(self, *keys: Key) -> list[Row]:
        """Give what the QuerySet of these keys would."""
        if () in keys:  # nothing is in an empty list: Django may not even ask
            return list(self.asked(*keys))
        keys = tuple(map(_prolonged, keys))
        known = self._in_sql(tuple(len(key) if isinstance(key, tuple) else 0 for key in keys))
        parameters = _in_place(known.said, known.examples, keys)
        compiler = copy(known.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_, **__: (known.sql, parameters)
        queryset = known.queryset.all()
        queryset.query.get_compiler = lambda *_, **__: compiler
        return list(queryset)

    def _put_into_sql(self, lengths: tuple[int, ...]) -> _InSql:
        """Put the question into SQL, and again for other keys: what else differs then was made of
        a key and would stay for ever."""
        examples = tuple(map(_of_length, self.examples, lengths))
        queryset = self.asked(*examples)
        compiler = queryset.query.get_compiler(queryset.db)
        sql, said = compiler.as_sql()
        others = tuple(map(_another, examples))
        again = self.asked(*others).query.get_compiler(queryset.db).as_sql()
        is_said = set(_singles(examples)) <= set(said)
        if not is_said or again != (sql, _in_place(said, examples, others)):
            raise ValueError(f"Not a question about these keys alone: {sql}")
        return _InSql(queryset, compiler, sql, said, examples)


def _prolonged(key: Key) -> Key:
    """Give a list as long as the next power of two, its last number again and again: the lists of
    all pages have a dozen lengths, and the answer is the same."""
    if not isinstance(key, tuple):
        return key
    return key + key[-1:] * (2 ** (len(key) - 1).bit_length() - len(key))


def _in_place(said: tuple, examples: Iterable[Key], keys: Iterable[Key]) -> tuple:
    """Give what is said besides the SQL with keys in the places of the examples."""
    known = dict(zip(_singles(examples), _singles(keys), strict=True))
    return tuple(known.get(part, part) for part in said)


def _singles(keys: Iterable[Key]) -> Iterator[Any]:
    """Give the keys one by one as the database is told them: SQLite knows no dates."""
    for key in keys:
        if isinstance(key, tuple):
            yield from key
        else:
            is_day = isinstance(key, date)
            yield connection.ops.adapt_datefield_value(key) if is_day else key


def _of_length(example: Key, length: int) -> Key:
    if isinstance(example, tuple):
        return tuple(range(example[0], example[0] + 10 * length, 10))
    return example


def _another(example: Key) -> Key:
    if isinstance(example, tuple):
        return tuple(number + 7 for number in example)
    if isinstance(example, date):
        return example + timedelta(400)  # another year, month, day and weekday
    return example + ("7" if isinstance(example, str) else 7)
