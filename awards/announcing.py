"""Who hears of a receipt or a decision: heads of units of their unit's, each person of their own;
of a decision the office and the secretary of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse

from awards.models import AwardDecision, Nomination
from campaigns.announcements import heads_of
from notifications.outbox import notify
from people.models import User
from people.roles import OFFICE, SECRETARY, Actor
from submissions.announcements import holders_of
from vietnamese.dates import short_date

from .results import Result


def announce_receipt(nominations: Sequence[Nomination], *, move: int, by: Actor) -> None:
    """Tell the heads of each unit once, and each person, which dossiers were received together;
    `move` is the number of the first step."""
    commune = nominations[0].commune
    on = short_date(commune.today())

    def tell(users: Iterable[User], received: Sequence[Nomination], about: str) -> None:
        first, is_one = received[0], len(received) == 1
        listed = f"{reverse('awards:list')}?phong_trao={first.campaign_id}"
        lines = "\n".join(f"- {one}" for one in received)
        notify(
            [user for user in users if user.pk != by.user_id],
            commune=commune,
            key=f"nominations-received-{move}-{about}",
            subject=f"Đã tiếp nhận {first.called if is_one else f'{len(received)} hồ sơ'}"[:200],
            body=f"Thư ký Hội đồng đã tiếp nhận ngày {on}:\n\n{lines}\n\n{first.campaign.title}.",
            path=first.get_absolute_url() if is_one else listed,
        )

    heads_told: set[int] = set()
    for unit in {one.unit for one in nominations}:
        heads = heads_of(unit)
        heads_told |= {user.pk for user in heads}
        tell(heads, [one for one in nominations if one.unit_id == unit.pk], f"unit-{unit.pk}")
    people = {one.person_id for one in nominations} - {None}
    for user in User.objects.filter(is_active=True, person__in=people).exclude(pk__in=heads_told):
        own = [one for one in nominations if one.person_id == user.person_id]
        tell([user], own, f"user-{user.pk}")


def announce_decision(decision: AwardDecision, results: Sequence[Result], *, by: Actor) -> None:
    """Tell who is concerned what a decision says of them."""
    _tell_all(decision, results, _in_words, subject="Kết quả khen thưởng", key="result", by=by)


def announce_revocation(
    decision: AwardDecision, results: Sequence[Result], *, reason: str, by: Actor
) -> None:
    """Tell who is concerned which recognitions were taken back, who waits for a decision again,
    and why; `results` say what the decision had said."""
    key = f"revoked-{min(one.nomination.pk for one in results)}"
    _tell_all(
        decision,
        results,
        lambda result: f"{_who(result)}: {_taken_back(result)}. Lý do: {reason}",
        subject="Thu hồi khen thưởng",
        key=key,
        by=by,
    )


def _tell_all(decision, results: Sequence[Result], said, *, subject: str, key: str, by: Actor):
    def tell(users: Iterable[User], concerning: Sequence[Result], path: str, about: str) -> None:
        lines = "\n".join(f"- {said(one)}" for one in concerning)
        notify(
            [user for user in users if user.pk != by.user_id],
            commune=decision.commune,
            key=f"award-decision-{decision.pk}-{key}-{about}",
            subject=f"{subject}: {decision}"[:200],
            body=f"{decision}, {decision.issuer}:\n\n{lines}",
            path=path,
        )

    of_all = holders_of(decision.commune, OFFICE, SECRETARY)
    tell(of_all, results, decision.get_absolute_url(), "all")
    for unit in {one.nomination.unit for one in results}:
        concerning = [one for one in results if one.nomination.unit_id == unit.pk]
        heads = [user for user in heads_of(unit) if user not in of_all]
        tell(heads, concerning, decision.get_absolute_url(), f"unit-{unit.pk}")
    people = {one.nomination.person_id for one in results} - {None}
    for user in User.objects.filter(is_active=True, person__in=people):
        concerning = [one for one in results if one.nomination.person_id == user.person_id]
        path = reverse("awards:history_person", args=[user.person_id])
        tell([user], concerning, path, "person")


def _in_words(result: Result) -> str:
    if result.is_recognised:
        return f"{_who(result)}: được công nhận."
    return f"{_who(result)}: không được công nhận. Lý do: {result.reason}"


def _taken_back(result: Result) -> str:
    return "thu hồi" if result.is_recognised else "kết quả cũ bị hủy, chờ quyết định lại"


def _who(result: Result) -> str:
    return f"{result.nomination.nominee}, {result.nomination.kind.name}"
