"""The 99 dossiers of a year for the pages, with all that a dossier holds, and the decision over
them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from django.utils import timezone

from awards.models import Award
from awards.of_day import of_today
from campaigns.models import Campaign
from decisions.models import AwardDecision, DecisionLine
from eligibility.freezing import as_json
from history.models import Event
from nominations.facts.judging import judgements_of
from nominations.models import (
    AchievementReport,
    FrozenJudgement,
    Nomination,
    NominationAttachment,
    NominationMove,
    Present,
    ReviewVote,
    UnitReview,
)
from people.models import Person, Unit

from .province import Staffed

SENTENCE = (
    "Đã hoàn thành tốt nhiệm vụ được giao, giải quyết hồ sơ đúng hạn, có sáng kiến được công nhận "
    "và áp dụng có hiệu quả, chấp hành tốt chủ trương của Đảng, pháp luật của Nhà nước. "
)
PAGE = "\n".join(SENTENCE * 2 for _ in range(6))
STEPS = ("draft", "submitted", "received", "vetted", "recognised")
OF_THIS_YEAR = ("vetted", "vetted", "vetted", "received", "submitted", "returned")
BY = {"by_name": "Lê Thị Thư ký", "by_role": "Thư ký Hội đồng"}


def propose(campaign: Campaign, staffed: Staffed, *, is_over: bool) -> list[Nomination]:
    """Give the dossiers of a campaign, reviewed by their units: all recognised where its year is
    over, else at every stage."""
    nominations = Nomination.objects.bulk_create(_nominations(campaign, staffed, is_over))
    _review(campaign, staffed, nominations)
    return nominations


def fill(staffed: Staffed, nominations: list[Nomination], judged: list[dict]) -> None:
    """Write what dossiers hold. `judged` are judgements to freeze with them, in their order; where
    there are none yet, the last 99 are judged, and added to it."""
    if not judged:
        judged += _judged(nominations[-99:])
    AchievementReport.objects.bulk_create(
        AchievementReport(nomination=nomination, overview=SENTENCE, achievements=PAGE)
        for nomination in nominations
    )
    NominationAttachment.objects.bulk_create(_attachments(nominations))
    NominationMove.objects.bulk_create(_moves(nominations))
    FrozenJudgement.objects.bulk_create(_frozen(nominations, judged))
    Event.objects.bulk_create(_events(staffed, nominations))


def decide(campaign: Campaign, nominations: list[Nomination]) -> AwardDecision:
    """Recognise dossiers by one decision, and give the awards."""
    paper = {
        "issuer": f"Chủ tịch {campaign.commune.committee}",
        "decided_on": date(campaign.year, 12, 1),
    }
    decision = AwardDecision.objects.create(
        commune=campaign.commune,
        campaign=campaign,
        number="125/QĐ-UBND",
        authority="commune",
        by_name=BY["by_name"],
        **paper,
    )
    awards = Award.objects.bulk_create(
        Award(
            commune=campaign.commune,
            person=nomination.person,
            unit=nomination.unit,
            holder_name=nomination.nominee,
            position=nomination.position,
            **of_today(nomination.person),
            kind_code=nomination.award,
            year=campaign.year,
            decision_number=decision.number,
            **paper,
        )
        for nomination in nominations
    )
    DecisionLine.objects.bulk_create(
        DecisionLine(decision=decision, nomination=nomination, is_recognised=True, award=award)
        for nomination, award in zip(nominations, awards, strict=True)
    )
    return decision


def _nominations(campaign: Campaign, staffed: Staffed, is_over: bool) -> Iterator[Nomination]:
    """60 for LĐTT, 9 for CSTĐCS, 20 for a giấy khen, 10 for TTLĐTT."""
    for award, nominees in (
        ("LDTT", staffed.people),
        ("CSTDCS", staffed.people[::7]),
        ("GIAY_KHEN", staffed.people[::3]),
        ("TTLDTT", staffed.units),
    ):
        for number, nominee in enumerate(nominees):
            stage = OF_THIS_YEAR[number // len(staffed.units)]
            yield _nomination(campaign, award, nominee, "recognised" if is_over else stage)


def _nomination(campaign: Campaign, award: str, nominee: Person | Unit, stage: str) -> Nomination:
    day = date(campaign.year, 11, 10)
    values: dict = {"campaign": campaign, "award": award, "stage": stage, "sent_on": day}
    if isinstance(nominee, Person):
        values |= {"person": nominee, "unit": nominee.unit, "position": nominee.position}
    else:
        values |= {"unit": nominee, "collective": nominee.name, "rating": "HTXS"}
    if award == "CSTDCS":
        values["merit"] = "initiative"
    if stage == "returned":
        values |= {"return_reason": "Thiếu minh chứng.", "return_due_on": date(2021, 11, 25)}
    if stage in STEPS[2:]:
        values["received_on"] = day
    if stage in STEPS[3:]:
        values |= {"vetted_on": day, "is_supported": True}
    return Nomination(**values)


def _review(campaign: Campaign, staffed: Staffed, nominations: list[Nomination]) -> None:
    reviews = UnitReview.objects.bulk_create(
        UnitReview(
            campaign=campaign,
            unit=unit,
            held_on=date(campaign.year, 11, 5),
            chaired_by="Lê Thị An",
            written_by="Lê Thị Bình",
            invited=6,
        )
        for unit in staffed.units
    )
    Present.objects.bulk_create(
        Present(review=review, name=f"Lê Thị {number}", ordinal=number)
        for review in reviews
        for number in range(6)
    )
    by_unit = {review.unit_id: review for review in reviews}
    ReviewVote.objects.bulk_create(
        ReviewVote(
            review=by_unit[nomination.unit_id], nomination=nomination, votes_for=6, votes_against=0
        )
        for nomination in nominations
    )


def _judged(nominations: list[Nomination]) -> list[dict]:
    judgements = judgements_of(nominations, with_discipline=True)
    return [as_json(judgements[nomination.pk]) for nomination in nominations]


def _frozen(nominations: list[Nomination], judged: list[dict]) -> Iterator[FrozenJudgement]:
    """One of the sending, and one of the vetting where there was one."""
    for number, nomination in enumerate(nominations):
        for moment in ("sent", "vetted") if nomination.stage in STEPS[3:] else ("sent",):
            yield FrozenJudgement(
                nomination=nomination,
                moment=moment,
                judged_on=nomination.sent_on,
                outcome="met",
                judgement=judged[number % len(judged)],
                by_name=BY["by_name"],
            )


def _attachments(nominations: Iterable[Nomination]) -> Iterator[NominationAttachment]:
    for nomination in nominations:
        for paper in ("initiative" if nomination.merit else "report", "evidence"):
            yield NominationAttachment(
                nomination=nomination,
                paper=paper,
                file=f"bench/{paper}.pdf",
                name=f"{paper}.pdf",
                kind="pdf",
                size=1000,
                sha256="0" * 64,
                by_name=BY["by_name"],
                is_accepted=True,
            )


def _steps(nomination: Nomination) -> Iterator[tuple[str, str]]:
    if nomination.stage == "returned":
        return pairwise(("draft", "submitted", "returned"))
    return pairwise(STEPS[: STEPS.index(nomination.stage) + 1])


def _moves(nominations: Iterable[Nomination]) -> Iterator[NominationMove]:
    for nomination in nominations:
        for before, after in _steps(nomination):
            yield NominationMove(
                nomination=nomination, before=before, after=after, on=nomination.sent_on, **BY
            )


def _events(staffed: Staffed, nominations: Iterable[Nomination]) -> Iterator[Event]:
    at, steps = (
        timezone.now(),
        ((nomination, after) for nomination in nominations for _, after in _steps(nomination)),
    )
    for sequence, (step, after) in enumerate(steps, start=1):
        yield Event(
            at=at,
            chain=staffed.commune.pk,
            sequence=sequence,
            actor_name=BY["by_name"],
            actor_role=BY["by_role"],
            verb=f"nomination.{after}",
            subject_type=Nomination._meta.label_lower,
            subject_id=step.pk,
            sentence=f"Hồ sơ của {step.collective or step.position} sang bước {after}.",
            previous_hash="0" * 64,
            hash="0" * 64,
        )
