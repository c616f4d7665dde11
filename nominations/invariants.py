"""What has to be true of dossiers."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, F, Q, QuerySet

from law.findings import Finding
from nominations.models import Nomination, ReviewVote
from procedure.prepared import Prepared
from submissions.invariants import breaches_of


def breaches() -> Iterator[Finding]:
    """Give dossiers at a stage that they did not reach, for people of another commune, and votes
    of a unit that are more than those who were there."""
    yield from breaches_of(Nomination.objects.with_names())
    for nomination in _of_others():
        sentence = f"{nomination}: người được đề nghị thuộc xã khác."
        yield Finding("nominee_of_another_commune", sentence, link=nomination.get_absolute_url())
    for vote in _too_many():
        sentence = (
            f"{vote.review}: {vote.nomination} có {vote.votes_for} phiếu đồng ý, "
            f"{vote.votes_against} không đồng ý, nhiều hơn {vote.there} người có mặt."
        )
        yield Finding("more_votes_than_people", sentence, link=vote.review.get_absolute_url())


@Prepared
def _of_others() -> QuerySet[Nomination]:
    commune = F("campaign__commune")
    others = Nomination.objects.filter(
        (Q(person__isnull=False) & ~Q(person__commune=commune))
        | (Q(outsider__isnull=False) & ~Q(outsider__commune=commune))
    )
    return others.with_names()


@Prepared
def _too_many() -> QuerySet[ReviewVote]:
    votes = ReviewVote.objects.annotate(there=Count("review__people_present"))
    more = votes.filter(there__gt=0, there__lt=F("votes_for") + F("votes_against"))
    return more.select_related("review__unit", "nomination__person")
