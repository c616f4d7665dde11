"""Whom a unit proposes though they stand on no roster: kept once, their name and address mended
while the dossier is written."""

from __future__ import annotations

from django.db import transaction

from nominations.actions.writing import refuse_unless_editable
from nominations.models import Nomination
from people.models import Outsider
from people.roles import Actor
from procedure import locking
from procedure.refusal import refuse
from submissions.models import EDITABLE
from submissions.stepping import locked, log
from vietnamese.text import capitalised, clean


def kept(outsider: Outsider) -> Outsider:
    """Give the row of whom a form describes: the one that the unit has under exactly this name and
    address, or a new one. Inside a transaction."""
    if outsider.pk is not None:
        return outsider
    outsider.name, outsider.address = clean(outsider.name), clean(outsider.address)
    outsider.full_clean(validate_unique=False, validate_constraints=False)
    row, _ = Outsider.objects.get_or_create(
        unit=outsider.unit,
        kind=outsider.kind,
        name=outsider.name,
        address=outsider.address,
        defaults={"commune": outsider.commune, "gender": outsider.gender},
    )
    return row


@transaction.atomic
def correct_outsider(
    nomination: Nomination, *, name: str, address: str, gender: str = "", by: Actor
) -> Nomination:
    """Mend how somebody on no roster is written, in this dossier and the others that their unit
    still writes.

    `RefusedError` once a dossier of theirs was sent and is not decided, and for a name and address
    that the unit has already.
    """
    nomination = locked(nomination)
    refuse_unless_editable(nomination)
    outsider = locking.locked(nomination.outsider)
    before = f"{outsider.called}, {outsider.address}"
    _refuse_what_is_sent(outsider)
    outsider.name, outsider.address, outsider.gender = clean(name), clean(address), gender
    outsider.full_clean()
    outsider.save()
    outsider.nominations.filter(stage__in=EDITABLE).update(collective=outsider.called)
    nomination.refresh_from_db(fields=["collective"])
    after = f"{outsider.called}, {outsider.address}"
    if after != before:
        log("correct", nomination, f"Sửa “{before}” thành “{after}”.", by=by)
    return nomination


def _refuse_what_is_sent(outsider: Outsider) -> None:
    sent = outsider.nominations.undecided().exclude(stage__in=EDITABLE).first()
    if sent:
        refuse(
            "sent_elsewhere",
            f"{capitalised(sent.called)} đã gửi với tên và địa chỉ này. Hãy đề nghị "
            "Thư ký Hội đồng trả lại hồ sơ đó, rồi sửa.",
        )
