"""What is done with a decision that stands: let it be known, keep its file."""

from __future__ import annotations

from django.db import transaction

from attachments.accepting import Accepted, stored
from awards.models import Award
from decisions.actions.deciding import counted, log_decision, named, tell_dossier
from decisions.announcing import announce_decision
from decisions.facts.results import Result
from decisions.models import AwardDecision, DecisionFile
from people.actions.writing import lock_commune
from people.roles import Actor
from procedure.locking import locked
from procedure.refusal import refuse
from submissions import stepping


@transaction.atomic
def release(decision: AwardDecision, *, by: Actor) -> AwardDecision:
    """Let a decision that was held back be known: the dossiers say so; each person, the heads of
    the units and the office are told, and see it from now on."""
    lock_commune(decision.commune_id, by)
    decision = locked(decision, "commune")
    if decision.released_on:
        refuse("released_already", f"{decision} đã được công bố rồi.")
    decision.released_on = decision.commune.today()
    decision.save()
    Award.objects.filter(line__decision=decision).update(is_held_back=False)
    lines = decision.lines.filter(revoked_on__isnull=True).select_related(
        "nomination__person", "nomination__unit", "nomination__campaign"
    )
    for line in lines.order_by("nomination"):
        line.decision = decision
        tell_dossier(line, stepping.locked(line.nomination), by)
    results = [Result(line.nomination, line.is_recognised, line.reason) for line in lines]
    log_decision(decision, f"Công bố {named(decision)}: {counted(results)}.", "released", by)
    announce_decision(decision, results, by=by)
    return decision


@transaction.atomic
def add_file(decision: AwardDecision, *, file: Accepted, by: Actor) -> DecisionFile:
    """Keep the signed paper of a decision that was recorded without it."""
    lock_commune(decision.commune_id, by)
    kept = DecisionFile.objects.create(**stored(file, by=by), decision=decision)
    log_decision(decision, f"Thêm tệp “{kept.name}” vào {named(decision)}.", "file_added", by)
    return kept
