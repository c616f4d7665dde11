"""The money for what a decision gives, weighed with all that was given on its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from awards.models import Award
from decisions.models import AwardDecision, DecisionLine
from law.money import REWARD_COEFFICIENT, Reward, reward
from law.paying import EarnedReward, paid_of, years_of
from law.values import Override
from nominations.models import Nomination
from people.models import Commune
from regulations.facts import overrides_for
from vietnamese.text import search_text

Holder = tuple[str, int | None, str]
"""A person or an outsider by number, or a collective by its unit and name."""


@dataclass(frozen=True)
class Payment:
    """The money for one line. `is_paid` False: a higher award of the same holder, decided on the
    same day by this decision or another, is paid."""

    reward: Reward
    is_paid: bool


def rewards_of(
    nominations: Iterable[Nomination],
    *,
    decided_on: date,
    overrides: Sequence[Override] = (),
    given: Iterable[Award] | None = None,
) -> dict[int, Payment]:
    """Give the money for each recognised nomination by its number; nothing for a kind that the law
    of the day gives no money. What one holder was given on that day, by whatever decision, is
    weighed together: `given`, or one query besides the nominations."""
    nominations = [
        nomination
        for nomination in nominations
        if _is_rewarded(nomination.award, decided_on, overrides)
    ]
    dues: dict[Holder, dict[tuple[int, int], EarnedReward]] = defaultdict(dict)
    for nomination in nominations:
        dues[_nominee(nomination)][0, nomination.pk] = _due(nomination, decided_on, overrides)
    for award in _given_besides(nominations, decided_on, given):
        if _holder(award) in dues and _is_rewarded(award.kind_code, decided_on, overrides):
            key = (0, award.line.nomination_id) if hasattr(award, "line") else (1, award.pk)
            dues[_holder(award)][key] = _due_of_award(award, decided_on, overrides)
    payments = {}
    for rewards in dues.values():
        # In one order on the page of each decision, so that of equal ones the same is paid.
        paid = paid_of(
            [rewards[key] for key in sorted(rewards)], on=decided_on, overrides=overrides
        )
        for key, due in rewards.items():
            payments[key] = Payment(due.reward, any(due is payment for payment in paid))
    return {nomination.pk: payments[0, nomination.pk] for nomination in nominations}


def store_rewards(commune: Commune, day: date) -> None:
    """Write down the money of what was recognised on a day, in the lines of its decisions.

    An amount that is written already stays; which of several of one holder is paid is weighed anew,
    as a decision of the same day may have come or gone.
    """
    lines = list(_lines_of_day(commune, day))
    payments = rewards_of(
        [line.nomination for line in lines], decided_on=day, overrides=overrides_for(commune)
    )
    for line in lines:
        if payment := payments.get(line.nomination_id):
            _write(line, payment)
    DecisionLine.objects.bulk_update(lines, REWARD_FIELDS)


REWARD_FIELDS = (
    "reward_amount",
    "reward_coefficient",
    "base_salary",
    "rounding_step",
    "reward_sentence",
    "reward_citation",
    "is_paid",
)


def forget_rewards(decision: AwardDecision) -> None:
    """Take the money out of the lines of a decision whose day turned out to be another."""
    nothing = dict.fromkeys(REWARD_FIELDS[:4]) | dict.fromkeys(REWARD_FIELDS[4:6], "")
    decision.lines.update(**nothing, is_paid=False)


def _lines_of_day(commune: Commune, day: date):
    lines = DecisionLine.objects.filter(
        decision__commune=commune,
        decision__decided_on=day,
        is_recognised=True,
        revoked_on__isnull=True,
    )
    return lines.select_related(
        "nomination__campaign", "nomination__person", "nomination__outsider"
    )


def _write(line: DecisionLine, payment: Payment) -> None:
    line.is_paid = payment.is_paid
    if line.reward_amount is not None:
        return
    reward = payment.reward
    line.reward_amount = reward.amount
    line.reward_coefficient = reward.coefficient
    line.base_salary, line.rounding_step = reward.base_salary, reward.rounding_step
    unread = "" if reward.verified else " (chưa đối chiếu văn bản gốc)"
    line.reward_sentence = reward.sentence
    line.reward_citation = f"{reward.citation}{unread}"[:200]


def _is_rewarded(award: str, day: date, overrides: Sequence[Override]) -> bool:
    return REWARD_COEFFICIENT.has_value_on(day, overrides, award)


def _nominee(nomination: Nomination) -> Holder:
    sort, number, name = nomination.who
    return (sort, None, name) if nomination.is_whole_commune else (sort, number, name)


def _holder(award: Award) -> Holder:
    if award.person_id is not None:
        return "person", award.person_id, ""
    if award.outsider_id is not None:
        return "outsider", award.outsider_id, ""
    return "collective", award.unit_id, search_text(award.holder_name)


def given_on(commune: int, days: Iterable[date]) -> list[Award]:
    """Give what is held of what was decided on some days in a commune; one query."""
    awards = Award.objects.held().filter(commune=commune, decided_on__in=set(days))
    return list(awards.select_related("line__nomination", "outsider"))


def _given_besides(
    nominations: Sequence[Nomination], decided_on: date, given: Iterable[Award] | None
) -> list[Award]:
    """Give what else was given on a day in the commune of the nominations."""
    if not nominations:
        return []
    if given is None:
        given = given_on(nominations[0].campaign.commune_id, [decided_on])
    own = {nomination.pk for nomination in nominations}
    return [
        award
        for award in given
        if award.decided_on == decided_on
        and not (hasattr(award, "line") and award.line.nomination_id in own)
    ]


def _due(nomination: Nomination, decided_on: date, overrides: Sequence[Override]) -> EarnedReward:
    return EarnedReward(
        reward=reward(
            nomination.kind, nomination.subject, decided_on=decided_on, overrides=overrides
        ),
        kind=nomination.kind,
        years=years_of(
            nomination.kind,
            nomination.campaign.year or decided_on.year,
            on=decided_on,
            overrides=overrides,
        ),
        achievement=_achievement(nomination),
    )


def _due_of_award(award: Award, decided_on: date, overrides: Sequence[Override]) -> EarnedReward:
    kind = award.kind
    return EarnedReward(
        reward=reward(kind, award.subject, decided_on=decided_on, overrides=overrides),
        kind=kind,
        years=years_of(kind, award.year, on=decided_on, overrides=overrides),
        achievement=_achievement(award.line.nomination if hasattr(award, "line") else None),
    )


def _achievement(nomination: Nomination | None) -> tuple[int | None, str]:
    if nomination is None:
        return None, ""
    return nomination.phase_id, search_text(nomination.matter)
