"""Models of a room are created together, and taken away again."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from thiduakt.tables import RoomMigration

ID = ("id", models.BigAutoField(primary_key=True))


class Two(RoomMigration):
    operations = [
        migrations.CreateModel("Shelf", [ID]),
        migrations.CreateModel(
            "Book", [ID, ("shelf", models.ForeignKey("toy.Shelf", models.CASCADE))]
        ),
        migrations.AddField("Shelf", "name", models.CharField(max_length=9, default="")),
    ]


class Three(RoomMigration):
    operations = [
        migrations.CreateModel(
            "Page", [ID, ("book", models.ForeignKey("toy.Book", models.CASCADE))]
        ),
    ]


def columns() -> dict[str, list[str]]:
    with connection.cursor() as cursor:
        return {
            name: [
                column.name
                for column in connection.introspection.get_table_description(cursor, name)
            ]
            for name in connection.introspection.table_names(cursor)
            if name.startswith("toy_")
        }


@pytest.mark.postgres
@pytest.mark.django_db
def test_what_stands_together_is_created_together_and_taken_away_again():
    migration, state = Two("0001_initial", "toy"), ProjectState()
    state.apps  # noqa: B018  # rendered before, as between two migrations
    with connection.schema_editor() as editor:
        migration.apply(state, editor)
    assert columns() == {"toy_shelf": ["id", "name"], "toy_book": ["id", "shelf_id"]}
    assert [operation.describe() for operation in migration.operations] == [
        "Create model Shelf; Create model Book",
        "Add field name to Shelf",
    ]
    with connection.schema_editor() as editor:
        migration.unapply(ProjectState(), editor)
    assert columns() == {}


@pytest.mark.parametrize("preserve", [False, True], ids=["forwards", "in copies"])
def test_what_was_there_before_knows_what_leads_to_it(preserve):
    state = ProjectState()
    state.apps  # noqa: B018  # rendered before, as between two migrations
    for migration in (Two("0001_initial", "toy"), Three("0002_pages", "toy")):
        state = migration.mutate_state(state, preserve=preserve)
    book, page = (state.apps.get_model("toy", name) for name in ("Book", "Page"))
    assert [relation.related_model for relation in book._meta.related_objects] == [page]


def test_each_room_of_several_models_creates_them_together():
    loader = MigrationLoader(None)
    alone = [
        label
        for (label, _), migration in loader.disk_migrations.items()
        if apps.get_app_config(label).name in OURS
        and sum(isinstance(step, migrations.CreateModel) for step in migration.operations) > 1
    ]
    assert alone == []


OURS = {name for name in settings.INSTALLED_APPS if not name.startswith("django.")}
