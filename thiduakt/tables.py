"""Tables of a room that are created together.

After each model that a migration adds, Django renders anew all models that lead to it. Of a hundred
models that hang together this is most of the time of a first start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.db import migrations
from django.db.migrations.operations.base import Operation


class RoomMigration(migrations.Migration):
    """A migration that creates in one step the models that stand one after another in it."""

    def __init__(self, name: str, app_label: str) -> None:
        super().__init__(name, app_label)
        self.operations = list(_together(self.operations))


def _together(operations: Iterable[Operation]) -> Iterator[Operation]:
    for are_new, some in groupby(operations, _creates):
        if are_new:
            yield CreateModels(list(some))
        else:
            yield from some


def _creates(operation: Operation) -> bool:
    return isinstance(operation, migrations.CreateModel)


class CreateModels(Operation):
    """The creation of several models, rendered once."""

    def __init__(self, operations: list[migrations.CreateModel]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: Any) -> None:
        rendered = vars(state).pop("apps", None)  # all are rendered again when a table asks
        for operation in self.operations:
            operation.state_forwards(app_label, state)
        if rendered and _knows_all_it_holds(rendered):  # nothing leads to what is new
            new = [state.models[app_label, one.name_lower] for one in self.operations]
            rendered.render_multiple(new)
            state.apps = rendered

    def database_forwards(self, app_label: str, schema_editor, from_state, to_state) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor, from_state, to_state) -> None:
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "; ".join(operation.describe() for operation in self.operations)


def _knows_all_it_holds(rendered: Any) -> bool:
    """Say whether models look here for what leads to them: those of a copy look in the original."""
    return all(model._meta.apps is rendered for model in rendered.get_models())
