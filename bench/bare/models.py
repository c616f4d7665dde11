"""The table of the bare list; no app of the program, so the bench makes it itself."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection, models

GROUPS, ENTRIES = 10, 200


class Group(models.Model):
    """What a row of the list belongs to."""

    name = models.CharField(max_length=150)

    class Meta:
        app_label = "bare"

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """A row of the list."""

    class State(models.TextChoices):
        OPEN = "open", "Đang làm"
        DONE = "done", "Đã xong"

    name = models.CharField(max_length=150)
    group = models.ForeignKey(Group, models.PROTECT)
    state = models.CharField(max_length=10, choices=State)
    since = models.DateField()
    changed_at = models.DateTimeField(auto_now=True)
    note = models.CharField(max_length=200)

    class Meta:
        app_label = "bare"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


def build() -> None:
    """Make the tables and what is listed."""
    with connection.schema_editor() as editor:
        editor.create_model(Group)
        editor.create_model(Entry)
    groups = Group.objects.bulk_create(Group(name=f"Thôn {number}") for number in range(GROUPS))
    Entry.objects.bulk_create(
        Entry(
            name=f"Nguyễn Thị Minh Khai {number}",
            group=groups[number % GROUPS],
            state=Entry.State.OPEN if number % 3 else Entry.State.DONE,
            since=date(2020, 1, 1) + timedelta(number),
            note="Công chức Văn phòng - Thống kê",
        )
        for number in range(ENTRIES)
    )
