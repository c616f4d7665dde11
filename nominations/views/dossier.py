"""One dossier on one screen: what it comes to, what it lacks, its parts, and what to do next."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Manager, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.module_loading import import_string
from django.views.decorators.http import require_http_methods, require_safe

from eligibility.judging import Outcome
from eligibility.merits import Merit
from history.models import Event
from nominations import actions as nominations
from nominations.facts.conditions import seen_of
from nominations.facts.gaps import linked
from nominations.facts.known import known_of
from nominations.facts.registered import registered_as
from nominations.forms.writing import EnclosureForm
from nominations.models import Nomination, NominationAttachment, NominationMove
from nominations.pages import due_in_words, knows_discipline, list_of, sees_all, uses_of
from nominations.rules.parts import CONDITIONS, FILES, HISTORY, PARTS, REPORT
from nominations.rules.stages import OWED, Stage
from nominations.rules.verdict import in_a_sentence
from nominations.views.access import (
    dossier_of,
    may_write,
    may_write_report,
    nomination_of,
    writer_of,
)
from nominations.views.listing import kept_filters, room_around
from people.roles import Permission, can
from procedure.acting import attempt


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a dossier with the part of it that the address names."""
    nomination = counted(request, pk)
    part = request.GET.get("phan", "")
    return render(request, "nominations/detail.html", shown(request, nomination, part))


def counted(request: HttpRequest, pk: int) -> Nomination:
    """Give a nomination that the user may read, with the counts that its tabs say."""
    return dossier_of(
        request,
        pk,
        file_count=_count_of(NominationAttachment.objects),
        move_count=_count_of(NominationMove.objects),
    )


def _count_of(rows: Manager) -> Coalesce:
    of_one = rows.filter(nomination=OuterRef("pk")).order_by().values("nomination")
    return Coalesce(Subquery(of_one.annotate(count=Count("pk")).values("count")), 0)


def shown(
    request: HttpRequest, nomination: Nomination, part: str, form: EnclosureForm | None = None
) -> dict:
    """Give what the page of a dossier that `counted` gave shows; `form` is one that was refused."""
    part = part if part in dict(PARTS) else CONDITIONS
    return {
        "nomination": nomination,
        "lead": _lead(nomination),
        "stage": nomination.state,
        "due": due_in_words(nomination),
        "part": part,
        "tabs": _tabs(request, nomination),
        "registered": registered_as(nomination),
        "known": known_of(nomination),
        "votes": nomination.review_votes.select_related("review"),
        "kept": kept_filters(request),
        **_rights(request, nomination),
        **_judged(request, nomination),
        **_beside(request, nomination),
        **_part_of(request, nomination, part, form),
    }


def _lead(nomination: Nomination) -> str:
    """Give "Lao động tiên tiến · Kế toán, Tài chính"; what a position says of the unit is said
    once."""
    whose = dict.fromkeys(filter(None, (nomination.position, nomination.unit.name)))
    about = nomination.phase or nomination.matter
    occasion = nomination.get_occasion_display() if nomination.is_short else ""
    short = f"{occasion}: {about}" if occasion and about else occasion
    return " · ".join(filter(None, (nomination.kind.name, ", ".join(whose), short)))


def _tabs(request: HttpRequest, nomination: Nomination) -> list[tuple[str, str, int | None, str]]:
    """Give the parts of the page: name, word, how many things are in it, address."""
    of_parts = {FILES: nomination.file_count, HISTORY: nomination.move_count}
    kept = kept_filters(request)
    joint = "&" if kept else "?"
    return [(name, word, of_parts.get(name), f"{kept}{joint}phan={name}") for name, word in PARTS]


def _rights(request: HttpRequest, nomination: Nomination) -> dict[str, bool]:
    """Give what the user may see and do here."""
    commune, is_open = nomination.commune, nomination.is_editable
    writes = may_write(request, nomination)
    vets = can(request.user, Permission.VET_NOMINATIONS, commune)
    return {
        "writes": writes and is_open,
        "writes_report": may_write_report(request, nomination) and is_open,
        "may_withdraw": writes and nomination.state is Stage.SUBMITTED,
        "sees_reviews": can(request.user, Permission.VIEW_NOMINATIONS, commune, nomination.unit),
        "sees_history": can(request.user, Permission.VIEW_DECISIONS, commune, nomination.unit),
        "sees_conclusion": sees_all(request.user, commune),
        "may_receive": vets and nomination.state is Stage.SUBMITTED,
        "may_vet": vets and nomination.state is Stage.RECEIVED,
        "may_reopen": vets and nomination.state is Stage.VETTED and not nomination.taken_in,
        "vets": vets,
    }


def _judged(request: HttpRequest, nomination: Nomination) -> dict[str, Any]:
    """Give what the conditions come to, what differs from what was sent, and what is missing, with
    links for those who may mend it."""
    seen = seen_of(nomination, with_discipline=knows_discipline(request.user, nomination))
    is_owed = nomination.state in OWED
    looks = can(request.user, Permission.VET_NOMINATIONS, nomination.commune)
    links = linked(seen.gaps, nomination, request.user) if is_owed else seen.findings
    return {
        "seen": seen,
        "verdict": in_a_sentence(seen.judgement),
        "gaps": links if is_owed or looks else [],
        "is_plain": seen.judgement.outcome is Outcome.MET and not seen.differences,
    }


def _beside(request: HttpRequest, nomination: Nomination) -> dict[str, Any]:
    """Give the list that the dossier was opened from, and its neighbours there."""
    room = room_around(request, nomination.campaign)
    place = room.place_of(nomination.pk)
    back = list_of(nomination.campaign) if place is None else room.address
    return {
        "room": room,
        "place": place,
        "back": back,
        "behind": room.next_after(nomination.pk),
    }


def _part_of(
    request: HttpRequest, nomination: Nomination, part: str, form: EnclosureForm | None
) -> dict[str, Any]:
    """Give what one part of the page holds."""
    if part == CONDITIONS:
        is_shown = sees_all(request.user, nomination.commune)
        margin = import_string(settings.DOSSIER_MARGIN)(nomination) if is_shown else None
        return {"margin": margin}
    if part == REPORT:
        return _merit(nomination)
    if part == FILES:
        return {"attachments": nomination.attachments.all(), "file_form": form or EnclosureForm()}
    sees_log = can(request.user, Permission.VIEW_HISTORY, nomination.commune)
    events = Event.objects.about(nomination) if sees_log else None
    return {"moves": nomination.moves.all(), "events": events}


def _merit(nomination: Nomination) -> dict[str, Any]:
    if nomination.person_id is None or nomination.is_short:
        return {"has_merit": False}
    return {
        "has_merit": True,
        "merit": Merit(nomination.merit) if nomination.merit else None,
        "uses": uses_of(nomination),
    }


@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a draft is to be thrown away; then do so."""
    nomination = nomination_of(request, pk)
    by = writer_of(request, nomination)
    refusals = []
    if request.method == "POST":
        called, back = nomination.called, list_of(nomination.campaign)
        _, refusals = attempt(nominations.discard, nomination, by=by)
        if not refusals:
            messages.success(request, f"Đã bỏ {called}.")
            return redirect(back)
    context = {
        "nomination": nomination,
        "refusals": refusals,
        "is_draft": nomination.state is Stage.DRAFT,
        "files": nomination.attachments.count(),
    }
    return render(request, "nominations/discard.html", context)
