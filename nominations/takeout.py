"""Dossiers, as a commune takes them away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.files import File

from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from eligibility.freezing import thaw
from law.kinds import name_of
from nominations.models import (
    FrozenJudgement,
    Nomination,
    NominationAttachment,
    Present,
    ReviewVote,
    UnitReview,
)
from people.models import Commune

_DOSSIER = (
    Shown("nomination__person__full_name", "Cá nhân"),
    Shown("nomination__collective"),
    Shown("nomination__award", says=name_of),
)
_REVIEW = (
    Shown("review__campaign__year"),
    Shown("review__unit__name", "Đơn vị"),
    Shown("review__held_on"),
)


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give the dossiers with their reports and what was found of each, then the reviews of units
    with what they voted openly."""
    yield from _dossiers(commune)
    yield from _reviews(commune)


def _dossiers(commune: Commune) -> Iterator[Sheet]:
    yield sheet_of(
        "Hồ sơ đề nghị",
        Nomination.objects.filter(campaign__commune=commune),
        Shown("campaign__year"),
        Shown("unit__name", "Đơn vị"),
        Shown("person__full_name", "Cá nhân"),
        "collective",
        Shown("outsider__address", "Địa chỉ"),
        "position",
        Shown("award", says=name_of),
        "occasion",
        "matter",
        "stage",
        "sent_on",
        "days_late",
        "received_on",
        "vetted_on",
        "is_supported",
        "vetting_note",
        "override_reason",
        "place",
        Shown("report__overview"),
        Shown("report__achievements"),
        Shown("report__other_awards"),
    )
    yield sheet_of(
        "Kết quả xét điều kiện",
        FrozenJudgement.objects.filter(nomination__campaign__commune=commune),
        Shown("nomination__campaign__year"),
        *_DOSSIER,
        "moment",
        "judged_on",
        "outcome",
        Shown("judgement", says=_conditions),
        "by_name",
    )


def _reviews(commune: Commune) -> Iterator[Sheet]:
    yield sheet_of(
        "Cuộc họp bình xét",
        UnitReview.objects.filter(campaign__commune=commune),
        Shown("campaign__year"),
        Shown("unit__name", "Đơn vị"),
        "held_on",
        "place",
        "chaired_by",
        "written_by",
        "invited",
        "discussion",
    )
    present = Present.objects.filter(review__campaign__commune=commune)
    yield sheet_of("Người dự bình xét", present, *_REVIEW, "name", "position")
    votes = ReviewVote.objects.filter(review__campaign__commune=commune)
    yield sheet_of("Bình xét ở đơn vị", votes, *_REVIEW, *_DOSSIER, "votes_for", "votes_against")


def _conditions(stored: dict[str, Any]) -> str:
    """Give a line a condition: what is asked, what there is, the result."""
    return "\n".join(
        f"{condition.required}: {condition.found} ({condition.outcome.word})"
        for condition in thaw(stored).conditions
    )


def files(commune: Commune) -> Iterator[tuple[tuple[str, ...], File]]:
    """Give what was enclosed, by year, unit and dossier."""
    kept = NominationAttachment.objects.filter(nomination__campaign__commune=commune)
    for attachment in kept.select_related(
        "nomination__campaign", "nomination__unit", "nomination__person"
    ):
        of = attachment.nomination
        whose = f"{of.person.full_name if of.person else of.collective} - {of.kind.name}"
        folders = ("Hồ sơ", str(of.campaign.year or "Chuyên đề"), of.unit.name, whose)
        yield (*folders, attachment.name), attachment.file
