"""The unit's review: its minutes written down, and mended while the dossiers are with the unit."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from campaigns.models import Campaign
from history.log import record
from law.findings import Finding, Level
from nominations.models import Nomination, Present, ReviewVote, UnitReview
from nominations.rules.minutes import Minutes, Vote, contradictions
from people.models import Unit
from people.roles import Actor
from procedure.locking import locked
from procedure.refusal import RefusedError, refuse
from submissions.stepping import all_locked
from vietnamese.dates import short_date


@transaction.atomic
def record_review(campaign: Campaign, unit: Unit, minutes: Minutes, *, by: Actor) -> UnitReview:
    """Write down a unit's review; `RefusedError` with the arithmetic where it does not add up."""
    review = UnitReview(campaign=campaign, unit=unit)
    _write(review, minutes, changed=minutes.votes)
    return _logged("review", review, "Ghi", by=by)


@transaction.atomic
def change_review(review: UnitReview, minutes: Minutes, *, by: Actor) -> UnitReview:
    """Write the minutes anew in place of what was there; votes on dossiers that were sent stay."""
    review = locked(review)
    before = set(votes_of(review))
    _write(review, minutes, changed=before ^ set(minutes.votes))
    return _logged("change_review", review, "Sửa", by=by)


def votes_of(review: UnitReview) -> list[Vote]:
    """Give the votes as they are written down."""
    return [
        Vote(row.nomination_id, str(row.nomination), row.votes_for, row.votes_against)
        for row in review.votes.select_related("nomination__person")
    ]


def _write(review: UnitReview, minutes: Minutes, *, changed: Iterable[Vote]) -> None:
    if findings := contradictions(minutes, review.campaign.commune.today()):
        raise RefusedError(findings)
    _refuse_what_cannot_be_voted_on(review, minutes, {vote.nomination for vote in changed})
    review.held_on, review.place = minutes.held_on, minutes.place
    review.chaired_by, review.written_by = minutes.chaired_by, minutes.written_by
    review.invited, review.discussion = minutes.invited, minutes.discussion
    try:
        with transaction.atomic():
            review.save()
    except IntegrityError:
        refuse(
            "one_a_day",
            f"Đơn vị đã có biên bản bình xét ngày {short_date(minutes.held_on)}; hãy mở biên bản "
            "đó để ghi thêm.",
            field="held_on",
        )
    review.people_present.all().delete()
    review.votes.all().delete()
    Present.objects.bulk_create(
        Present(review=review, name=name, position=position, ordinal=number)
        for number, (name, position) in enumerate(minutes.present)
    )
    ReviewVote.objects.bulk_create(
        ReviewVote(
            review=review,
            nomination_id=vote.nomination,
            votes_for=vote.votes_for,
            votes_against=vote.votes_against,
        )
        for vote in minutes.votes
    )


def _refuse_what_cannot_be_voted_on(
    review: UnitReview, minutes: Minutes, changed: set[int]
) -> None:
    wanted = changed | {vote.nomination for vote in minutes.votes}
    rows = Nomination.objects.filter(campaign=review.campaign_id, unit=review.unit_id)
    nominations = all_locked(rows.filter(pk__in=wanted))
    if len(nominations) != len(wanted):
        refuse("stranger", "Có hồ sơ không thuộc đơn vị hoặc phong trào này.", field="votes")
    if findings := [
        _sent(nomination)
        for nomination in nominations
        if nomination.pk in changed and not nomination.is_editable
    ]:
        raise RefusedError(findings)


def _sent(nomination: Nomination) -> Finding:
    sentence = (
        f"{nomination}: hồ sơ đang ở trạng thái “{nomination.state.word}” nên kết quả biểu quyết "
        "giữ nguyên như khi gửi. Muốn đổi, hãy rút hồ sơ về trước."
    )
    return Finding("was_sent", sentence, Level.BLOCKER, field=f"vote-{nomination.pk}-for")


def _logged(verb: str, review: UnitReview, word: str, *, by: Actor) -> UnitReview:
    votes = [[vote.called, vote.votes_for, vote.votes_against] for vote in votes_of(review)]
    sentence = (
        f"{word} biên bản bình xét của {review.unit} ngày {short_date(review.held_on)}: "
        f"{len(votes)} hồ sơ, {review.people_present.count()}/{review.invited} người có mặt."
    )
    record(verb, review, sentence, by=by, commune_id=review.commune.pk, votes=votes)
    return review
