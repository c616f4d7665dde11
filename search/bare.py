"""Text without accents, made by the database: what is searched need not be stored a second time,
and is never older than what it was made of."""

from __future__ import annotations

from django.db.models import Aggregate, F, Func, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce

from vietnamese.text import without_accents

_MARKS = "[\u0300-\u036f]+"
_STROKES = "ĐđÐð"


class Bare(Func):
    """A text as `vietnamese.text.without_accents` gives it."""

    function = "bare"
    arity = 1
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **context):
        text, params = compiler.compile(self.source_expressions[0])
        # To translate letter by letter, out of all that there are with marks, takes ten times
        # as long.
        unmarked = f"REGEXP_REPLACE(NORMALIZE({text}, NFD), %s, '', 'g')"
        lowered = f"LOWER(TRANSLATE({unmarked}, %s, %s))"
        return lowered, (*params, _MARKS, _STROKES, "d" * len(_STROKES))


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


class WordFor(Func):
    """The word that a table, as JSON, has for the code in a field; none where it has no such code.
    To write a `Case` of sixty kinds takes Django as long as the rest of a search."""

    arity = 2
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **context):
        looked_up = {"template": "(%(expressions)s)", "arg_joiner": "::jsonb ->> "}
        return self.as_sql(compiler, connection, **looked_up, **context)

    def as_sqlite(self, compiler, connection, **context):
        looked_up = {
            "template": "JSON_EXTRACT(%(expressions)s || '\"')",
            "arg_joiner": ", '$.\"' || ",
        }
        return self.as_sql(compiler, connection, **looked_up, **context)
