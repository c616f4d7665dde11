"""Questions that every page asks are put into SQL once.

Django writes the words of a query anew each time it is asked, which takes several times as long as
the answer of the database. See docs/adr/0023-quick-by-shape.md.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import QuerySet

Row = TypeVar("Row")


class Prepared(Generic[Row]):
    """A question about one key, such as the roles of a user; the answer is read anew each time."""

    def __init__(self, asked: Callable[[Any], QuerySet], example: Any) -> None:
        self.asked, self.example = asked, example

    def __call__(self, key: Any) -> list[Row]:
        """Give what the QuerySet of this key would."""
        queryset, compiler, sql = self._in_sql
        compiler = copy(compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_, **__: (sql, (key,))
        queryset = queryset.all()
        queryset.query.get_compiler = lambda *_, **__: compiler
        return list(queryset)

    @cached_property
    def _in_sql(self):
        queryset = self.asked(self.example)
        compiler = queryset.query.get_compiler(queryset.db)
        sql, keys = compiler.as_sql()
        if keys != (self.example,):
            raise ValueError(f"Not a question about one key: {sql}")
        return queryset, compiler, sql
