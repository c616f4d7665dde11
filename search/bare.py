"""Text without accents, made by the database: what is searched need not be stored a second time,
and is never older than what it was made of."""

from __future__ import annotations

from django.db.models import Aggregate, F, Func, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce

from vietnamese.text import without_accents


def _accented() -> dict[str, str]:
    """Give each letter of print that loses something, with what is left of it."""
    letters = (chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)))
    bare = {letter: without_accents(letter) for letter in letters}
    return {letter: left for letter, left in bare.items() if left != letter and len(left) == 1}


_BARE = _accented()
_MARKS = "".join(map(chr, range(0x300, 0x370)))
FROM, TO = "".join(_BARE) + _MARKS, "".join(_BARE.values())
"""What `translate` takes: the marks, which have no counterpart, are left out."""


class Bare(Func):
    """A text as `vietnamese.text.without_accents` gives it."""

    function = "bare"
    arity = 1
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **context):
        text, params = compiler.compile(self.source_expressions[0])
        return f"LOWER(TRANSLATE({text}, %s, %s))", (*params, FROM, TO)


def lend_to_sqlite(connection, **kwargs) -> None:
    """Give a new connection the function that SQLite has not."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("bare", 1, _bare_or_null, deterministic=True)


def _bare_or_null(text: str | None) -> str | None:
    return None if text is None else without_accents(text)


class Joined(Aggregate):
    """The texts of several rows in one, with spaces between them."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ' ')"
    output_field = TextField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **context)


class Together(Func):
    """Texts in one row, with spaces between them. Django's `Concat` nests a pair for each text,
    which is more than SQLite reads of a long one."""

    template = "(%(expressions)s)"
    arg_joiner = " || ' ' || "
    output_field = TextField()


def together(*parts: str | Combinable) -> Together:
    """Give several texts as one, with spaces between them; a name is a field's."""
    texts = (Cast(F(part) if isinstance(part, str) else part, TextField()) for part in parts)
    return Together(*(Coalesce(text, Value("", output_field=TextField())) for text in texts))
