"""Who hears of a decision: heads of units of their unit's, each person of their own, the office and
the secretary of all; of a refusal who was refused; of a draft the chair and who wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse

from campaigns.announcements import heads_of
from decisions.facts.results import Result
from decisions.models import AwardDecision, DecisionDraft, DecisionLine
from documents.models import IssuedDocument
from law.certificates import PAPER_OF
from nominations.models import Nomination
from notifications.outbox import notify
from people.models import User
from people.roles import CHAIR, OFFICE, SECRETARY, Actor
from submissions.announcements import holders_of
from vietnamese.dates import short_date


def announce_decision(decision: AwardDecision, results: Sequence[Result], *, by: Actor) -> None:
    """Tell who is concerned what a decision says of them."""
    _tell_all(decision, results, _in_words, subject="Kết quả khen thưởng", key="result", by=by)


def announce_revocation(
    decision: AwardDecision, results: Sequence[Result], *, reason: str, by: Actor
) -> None:
    """Tell who is concerned which recognitions were taken back, who waits for a decision again,
    and why; `results` say what the decision had said."""
    key = f"revoked-{min(result.nomination.pk for result in results)}"
    _tell_all(
        decision,
        results,
        lambda result: f"{_who(result)}: {_taken_back(result)}. Lý do: {reason}",
        subject="Thu hồi khen thưởng",
        key=key,
        by=by,
    )


def announce_correction(
    decision: AwardDecision, lines: Sequence[DecisionLine], *, key: str, by: Actor
) -> None:
    """Tell who is concerned how a decision reads now."""
    sentences = {line.nomination_id: _corrected(line) for line in lines}
    results = [Result(line.nomination, is_recognised=True) for line in lines]
    _tell_all(
        decision,
        results,
        lambda result: f"{_who(result)}: {sentences[result.nomination.pk]}",
        subject="Đính chính quyết định khen thưởng",
        key=f"corrected-{key}",
        by=by,
    )


def _corrected(line: DecisionLine) -> str:
    """Give how a line reads now, and that its paper is given anew."""
    paper = PAPER_OF.get(line.nomination.award)
    anew = f". {paper.noun} đã in được thay bằng tờ mới" if paper else ""
    return f"{line.correction.splitlines()[-1]}{anew}"


def announce_refusal(nomination: Nomination, paper: IssuedDocument, *, by: Actor) -> None:
    """Tell whom an award was refused, and the heads of the unit, that the thông báo with the
    reasons is issued, and lead to it."""
    sentence = (
        f"{paper.number} ngày {short_date(paper.issued_on)}: {paper.abstract}, "
        f"{nomination.nominee}. Lý do và cách gửi ý kiến ghi trong thông báo."
    )
    path = reverse("decisions:refusal_pdf", args=[nomination.pk])
    _tell_of_refusal(nomination, f"{paper.kind} số {sentence}", f"issued-{paper.pk}", by, path)


def announce_refusal_withdrawn(nomination: Nomination, paper: IssuedDocument, *, by: Actor) -> None:
    """Tell the same people that the thông báo does not hold any more."""
    sentence = f"{paper.kind} số {paper.number} về {nomination.called} đã được thu hồi."
    _tell_of_refusal(nomination, sentence, f"withdrawn-{paper.pk}", by)


def _tell_of_refusal(
    nomination: Nomination, sentence: str, key: str, by: Actor, path: str = ""
) -> None:
    own = User.objects.filter(is_active=True, person__isnull=False, person=nomination.person_id)
    concerned = {user.pk: user for user in (*heads_of(nomination.unit), *own)}
    notify(
        [user for user in concerned.values() if user.pk != by.user_id],
        commune=nomination.commune,
        key=f"decision-refusal-{nomination.pk}-{key}",
        subject=f"Kết quả xét khen thưởng: {nomination.nominee}"[:200],
        body=sentence,
        path=path or nomination.get_absolute_url(),
    )


def tell_chairs(draft: DecisionDraft, *, key: str, by: Actor) -> None:
    """Tell the chair that a draft waits to be read."""
    sentence = f"Ông/Bà {by.name} trình, chờ đọc và duyệt."
    _tell_of_a_draft(draft, holders_of(draft.commune, CHAIR), sentence, key, by)


def tell_drafter(draft: DecisionDraft, sentence: str, *, key: str, by: Actor) -> None:
    """Tell who drafted a decision what the chair said of it."""
    users = User.objects.filter(is_active=True, pk=draft.drafted_by)
    _tell_of_a_draft(draft, users, sentence, key, by)


def _tell_of_a_draft(
    draft: DecisionDraft, users: Iterable[User], sentence: str, key: str, by: Actor
) -> None:
    notify(
        [user for user in users if user.pk != by.user_id],
        commune=draft.commune,
        key=f"decision-draft-{draft.pk}-{key}",
        subject=str(draft)[:200],
        body=f"{draft}, {draft.campaign}.\n\n{sentence}",
        path=draft.get_absolute_url(),
    )


def _tell_all(
    decision, results: Sequence[Result], sentence_of, *, subject: str, key: str, by: Actor
):
    def tell(users: Iterable[User], concerning: Sequence[Result], path: str, about: str) -> None:
        lines = "\n".join(f"- {sentence_of(finding)}" for finding in concerning)
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
    for unit in {result.nomination.unit for result in results}:
        concerning = [result for result in results if result.nomination.unit_id == unit.pk]
        heads = [user for user in heads_of(unit) if user not in of_all]
        tell(heads, concerning, decision.get_absolute_url(), f"unit-{unit.pk}")
    people = {result.nomination.person_id for result in results} - {None}
    for user in User.objects.filter(is_active=True, person__in=people):
        concerning = [result for result in results if result.nomination.person_id == user.person_id]
        path = reverse("awards:history_person", args=[user.person_id])
        tell([user], concerning, path, "person")


def _in_words(result: Result) -> str:
    kind = result.nomination.kind
    if result.is_recognised:
        return f"{_who(result)}: {kind.granted.lower()}."
    return f"{_who(result)}: {kind.denied.lower()}. Lý do: {result.reason}"


def _taken_back(result: Result) -> str:
    return "thu hồi" if result.is_recognised else "kết quả cũ bị hủy, chờ quyết định lại"


def _who(result: Result) -> str:
    return f"{result.nomination.nominee}, {result.nomination.kind.name}"
