"""An import of people is taken out again: all of it, while nothing rests on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count

from history.log import record
from people.models import Membership, PeopleImport, Person, Posting
from people.roles import Actor
from procedure.locking import locked

from .writing import lock_commune

Snapshot = dict[str, Any]
"""A person with postings and roles, as JSON holds them."""


def snapshots(people: Collection[int]) -> dict[int, Snapshot]:
    """Give people as they are now, with their postings and roles; three queries."""
    kept: dict[int, Snapshot] = {
        person.pk: {"person": _fields(person), "postings": [], "roles": []}
        for person in Person.objects.filter(pk__in=people)
    }
    for posting in Posting.objects.filter(person__in=people).order_by("starts_on"):
        kept[posting.person_id]["postings"].append(_fields(posting))
    roles = Membership.objects.filter(user__person__in=people).select_related("user")
    for role in roles.order_by("pk"):
        kept[role.user.person_id]["roles"].append(_fields(role))
    return kept


def resting_on(people: Collection[int]) -> dict[int, Counter[str]]:
    """Give how many rows of each sort rest on each person, besides the postings; a query for each
    sort."""
    resting: dict[int, Counter[str]] = defaultdict(Counter)
    for relation in Person._meta.related_objects:
        if relation.related_model is Posting:
            continue
        name = relation.field.name
        rows = relation.related_model._base_manager.filter(**{f"{name}__in": people})
        what = str(relation.related_model._meta.verbose_name_plural)
        for pk, number in rows.order_by().values_list(name).annotate(Count("pk")):
            resting[pk][what] += number
    return resting


def steps_of(added: Iterable[int], before: dict[int, Snapshot]) -> list[dict[str, Any]]:
    """Give what an import did, to be undone: `before` are those who were changed."""
    people = [*added, *before]
    after, resting = snapshots(people), resting_on(people)
    return [
        {
            "pk": pk,
            "before": before.get(pk),
            "after": after[pk],
            "resting": resting.get(pk, Counter()),
        }
        for pk in people
    ]


@transaction.atomic
def undo_list(people_import: PeopleImport, *, by: Actor) -> PeopleImport:
    """Take out again what an import added, and give back what it changed; refused once something
    rests on it or somebody has changed it since."""
    lock_commune(people_import.commune_id, by)
    people_import = locked(people_import)
    if not people_import.done_at:
        raise ValidationError("Danh sách này chưa được nhập hoặc đã được hoàn tác.")
    if len(people_import.steps) != people_import.added + people_import.changed:
        raise ValidationError("Lần nhập này có từ khi phần mềm chưa hoàn tác được.")
    _refuse_what_rests(people_import.steps)
    for step in people_import.steps:
        _take_back(step["pk"], step["before"])
    people_import.done_at, people_import.steps, people_import.seen = None, [], ""
    people_import.save()
    sentence = (
        f"Hoàn tác lần nhập danh sách từ {people_import.source}: bỏ {people_import.added} người, "
        f"trả lại như cũ {people_import.changed} người."
    )
    record("people_import.undone", people_import, sentence, by=by, commune_id=by.commune_id)
    return people_import


def _refuse_what_rests(steps: list[dict[str, Any]]) -> None:
    people = [step["pk"] for step in steps]
    now, resting = snapshots(people), resting_on(people)
    names = dict(Person.objects.filter(pk__in=people).values_list("pk", "full_name"))
    told = []
    for step in steps:
        pk = step["pk"]
        if now.get(pk) != step["after"]:
            told.append(f"{names.get(pk, 'có người')} đã được sửa sau lần nhập")
        more = resting.get(pk, Counter()) - Counter(step["resting"])
        told += [f"{names[pk]} đã có {what}" for what in more]
    if told:
        raise ValidationError(
            "Không hoàn tác được vì đã có việc dựa vào danh sách này: " + "; ".join(told[:20]) + "."
        )


def _take_back(pk: int, before: Snapshot | None) -> None:
    Posting.objects.filter(person=pk).delete()
    if before is None:
        Person.objects.filter(pk=pk).delete()
        return
    _restore(Person, before["person"])
    for posting in before["postings"]:
        _restore(Posting, posting)
    kept = [role["pk"] for role in before["roles"]]
    Membership.objects.filter(user__person=pk).exclude(pk__in=kept).delete()
    for role in before["roles"]:
        _restore(Membership, role)


def _fields(row: models.Model) -> dict[str, Any]:
    [kept] = serializers.serialize("python", [row])
    values = {name: _plain(value) for name, value in kept["fields"].items()}
    return {"pk": kept["pk"], **values}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _restore(model: type[models.Model], kept: dict[str, Any]) -> None:
    values = {name: value for name, value in kept.items() if name != "pk"}
    [row] = serializers.deserialize(
        "python", [{"model": model._meta.label_lower, "pk": kept["pk"], "fields": values}]
    )
    row.object.save()
