"""Beginning a request, writing what it says, its files, throwing a draft away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction

from attachments.accepting import Accepted, refuse_more_than, stored
from campaigns.models import Campaign
from initiatives.facts import request_of
from initiatives.models import Author, Initiative, InitiativeAttachment
from initiatives.rules.requests import FILES, Request, contradictions
from initiatives.rules.stages import Stage
from people.models import Person, Unit
from people.roles import Actor
from procedure.refusal import RefusedError, refuse
from sandbox.refusals import FileError
from submissions.stepping import locked, log
from vietnamese.text import clean, same_word


@transaction.atomic
def begin(
    campaign: Campaign,
    unit: Unit,
    *,
    name: str,
    field: str = "",
    person: Person | None = None,
    by: Actor,
) -> Initiative:
    """Open a request of a unit for a launched campaign; `person`, who begins it, is its first
    author. `RefusedError` without a name, and for one that the unit has begun already."""
    _refuse_what_cannot_begin(campaign, unit, clean(name))
    initiative = Initiative.objects.create(
        campaign=campaign, unit=unit, name=name, field=field, begun_by=person
    )
    if person is not None:
        initiative.authors.create(
            person=person, name=person.full_name, position=person.position, share=100
        )
    log("begin", initiative, f"Lập {initiative.called} của {unit}.", by=by)
    return initiative


def _refuse_what_cannot_begin(campaign: Campaign, unit: Unit, name: str) -> None:
    if not campaign.is_launched:
        refuse("not_launched", "Phong trào chưa phát động nên chưa lập đơn sáng kiến được.")
    if unit.commune_id != campaign.commune_id:
        refuse("foreign_unit", "Đơn vị này không thuộc xã của phong trào.")
    if not Unit.objects.active_on(campaign.commune.today()).filter(pk=unit.pk).exists():
        refuse("closed_unit", f"{unit} đã ngừng hoạt động nên không lập đơn mới.")
    if not name:
        refuse("no_name", "Hãy ghi tên sáng kiến.", field="name")
    begun = Initiative.objects.filter(campaign=campaign, unit=unit).values_list("name", flat=True)
    if any(same_word(name, other) for other in begun):
        refuse(
            "begun_already",
            f"{unit} đã có đơn sáng kiến tên “{name}” trong phong trào này. Hãy mở đơn đó, hoặc "
            "ghi tên khác.",
            field="name",
        )


@transaction.atomic
def save(
    initiative: Initiative, request: Request, *, by: Actor, quietly: bool = False
) -> Initiative:
    """Write what the request says, all of it in place of what was there.

    `quietly`: half-way, so not logged; what counts is logged whole when it is sent.
    """
    initiative = locked(initiative)
    refuse_unless_editable(initiative)
    if request == request_of(initiative):
        return initiative
    _refuse_what_cannot_be_stored(initiative, request)
    _write(initiative, request)
    if not quietly:
        log("write", initiative, f"Ghi {initiative.called}: {request.in_words()}.", by=by)
    return initiative


def _write(initiative: Initiative, request: Request) -> None:
    for name, value in vars(request).items():
        if name != "authors":
            setattr(initiative, name, value)
    initiative.save()
    initiative.authors.all().delete()
    Author.objects.bulk_create(
        Author(initiative=initiative, ordinal=ordinal, **_columns(asdict(author)))
        for ordinal, author in enumerate(request.authors)
    )


def _columns(author: dict[str, Any]) -> dict[str, Any]:
    return {"person_id": author.pop("person"), **author}


def refuse_unless_editable(initiative: Initiative) -> None:
    """Stop who would write in a request that was sent."""
    if not initiative.is_editable:
        refuse(
            "not_editable",
            f"Đơn đang ở trạng thái “{initiative.state.word}” nên không sửa được. "
            "Chưa tiếp nhận thì rút về được.",
        )


def _refuse_what_cannot_be_stored(initiative: Initiative, request: Request) -> None:
    if findings := contradictions(request):
        raise RefusedError(findings)
    people = {author.person for author in request.authors if author.person is not None}
    here = Person.objects.filter(pk__in=people, commune=initiative.campaign.commune_id)
    if here.count() != len(people):
        refuse("stranger", "Có tác giả không thuộc danh sách của xã. Hãy chọn lại từ danh sách.")


@transaction.atomic
def attach(
    initiative: Initiative, files: Sequence[Accepted], *, by: Actor
) -> list[InitiativeAttachment]:
    """Put files to the request, all or none. `RefusedError` when it would hold too many."""
    initiative = locked(initiative)
    refuse_unless_editable(initiative)
    try:
        refuse_more_than(initiative.attachments.count() + len(files))
    except FileError as error:
        refuse("too_many_files", str(error), link=FILES)
    rows = [
        InitiativeAttachment.objects.create(initiative=initiative, **stored(file, by=by))
        for file in files
    ]
    names = ", ".join(row.name for row in rows)
    log("attach", initiative, f"Kèm tệp vào {initiative.called}: {names}.", by=by)
    return rows


@transaction.atomic
def detach(attachment: InitiativeAttachment, *, by: Actor) -> None:
    """Take a file away from a request that is still being written."""
    initiative = locked(attachment.initiative)
    refuse_unless_editable(initiative)
    log("detach", initiative, f"Bỏ tệp {attachment.name} khỏi {initiative.called}.", by=by)
    attachment.delete()


@transaction.atomic
def discard(initiative: Initiative, *, by: Actor) -> None:
    """Throw a draft away with its files. `RefusedError` for what was sent, and for one that a
    dossier rests on."""
    initiative = locked(initiative)
    if initiative.state is not Stage.DRAFT:
        refuse(
            "not_a_draft",
            f"Chỉ xóa được bản nháp; đơn này đang ở trạng thái “{initiative.state.word}”.",
        )
    if initiative.uses.exists():
        refuse(
            "in_use",
            "Có hồ sơ khen thưởng dựa vào sáng kiến này nên chưa xóa được. Hãy gỡ sáng kiến khỏi "
            "hồ sơ đó trước.",
        )
    log("discard", initiative, f"Xóa bản nháp {initiative.called}.", by=by)
    for attachment in initiative.attachments.all():
        attachment.delete()
    initiative.delete()
