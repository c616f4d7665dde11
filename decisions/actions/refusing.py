"""What stops a decision from being recorded: its paper, its results, what the law warns of."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from django.core.exceptions import ValidationError

from awards.models import Award
from awards.of_day import of_today
from decisions.facts.results import Result, findings_of
from decisions.models import AwardDecision
from documents.models import IssuedDocument
from law.authority import Authority
from law.findings import Finding, Level
from law.kinds import Category
from law.timeline import LawError
from nominations.models import Nomination
from nominations.rules.stages import DECIDABLE, TakenIn
from procedure.refusal import RefusedError, refuse
from vietnamese.dates import short_date
from vietnamese.text import capitalised


def refuse_paper(decision: AwardDecision) -> None:
    """Refuse what no decision can say: fields left out, a day to come, one that is there."""
    today = decision.commune.today()
    if decision.decided_on > today:
        refuse(
            "not_yet", f"Ngày ký phải không sau hôm nay ({short_date(today)}).", field="decided_on"
        )
    same = AwardDecision.objects.filter(
        commune=decision.commune,
        number__iexact=decision.number,
        decided_on=decision.decided_on,
        issuer__iexact=decision.issuer,
    ).exclude(pk=decision.pk)
    if earlier := same.first():
        refuse(
            "decision_is_there",
            f"{earlier} của {earlier.issuer} đã được ghi. Hãy mở quyết định đó để xem.",
            link=earlier.get_absolute_url(),
        )
    try:
        decision.full_clean()
    except ValidationError as error:
        raise RefusedError(
            Finding("wrong_field", sentence, Level.BLOCKER, field=name)
            for name, sentences in error.message_dict.items()
            for sentence in sentences
        ) from None


def refuse_results(decision: AwardDecision, results: Sequence[Result]) -> None:
    """Raise `RefusedError` where a decision cannot say these results of the dossiers."""
    findings = [*_unfit(results, decision.paper), *_there_already(decision, results)]
    if findings:
        raise RefusedError(findings)


def _unfit(results: Sequence[Result], paper: IssuedDocument | None) -> Iterable[Finding]:
    for result in results:
        called = result.nomination.called
        if result.nomination.taken_in == TakenIn.ISSUED:
            yield Finding(
                "decided_already",
                f"{capitalised(called)} đã có quyết định, chưa công bố.",
                Level.BLOCKER,
            )
        elif result.nomination.taken_in == TakenIn.DRAFT and paper is None:
            yield Finding(
                "in_a_draft",
                f"{capitalised(called)} đang nằm trong dự thảo quyết định. Hãy đưa ra "
                "khỏi dự thảo, hoặc bỏ dự thảo, rồi mới ghi quyết định khác.",
                Level.BLOCKER,
            )
        elif result.nomination.stage not in DECIDABLE:
            yield Finding(
                "not_vetted",
                f"{capitalised(called)} đang ở trạng thái "
                f"“{result.nomination.state.word}” nên chưa ghi kết quả được. Có thể người "
                "khác vừa làm trước; hãy mở lại trang.",
                Level.BLOCKER,
            )
        elif not result.is_recognised and not result.reason:
            sentence = f"Hãy ghi lý do {called} không được khen thưởng."
            yield Finding("no_reason", sentence, Level.BLOCKER)


def _there_already(decision: AwardDecision, results: Sequence[Result]) -> Iterable[Finding]:
    """Name what the history holds already: a title is given once a year, anything else once by
    one decision."""
    given = [
        award_values(decision, result.nomination) for result in results if result.is_recognised
    ]
    years = {row["year"] for row in given}
    known: dict[tuple, list[Award]] = {}
    for award in Award.objects.filter(commune=decision.commune, year__in=years):
        known.setdefault(_whose(award), []).append(award)
    for row in given:
        award = Award(**row)
        held = known.setdefault(_whose(award), [])
        if clash := next((past for past in held if _is_same(past, award)), None):
            number = clash.decision_number or "chưa ghi"
            yield Finding(
                "award_is_there",
                f"{clash} đã có trong lịch sử khen thưởng (quyết định số {number}). Nếu lịch sử "
                "ghi nhầm, hãy sửa lịch sử trước.",
                Level.BLOCKER,
            )
        held.append(award)


def _whose(award: Award) -> tuple[Hashable, str, int]:
    who = ("outsider", award.outsider_id) if award.outsider_id else award.holder_name
    return (award.person_id or who, award.kind_code, award.year)


def _is_same(past: Award, award: Award) -> bool:
    is_title = award.kind.category is Category.TITLE
    return past.decision_number == award.decision_number or (is_title and not past.revoked_on)


def refuse_unconfirmed(
    decision: AwardDecision, results: Sequence[Result], is_confirmed: bool
) -> None:
    """Stop once for what the law warns of, so that a person has seen it."""
    try:
        findings = findings_of(
            decision.campaign,
            results,
            authority=Authority(decision.authority),
            decided_on=decision.decided_on,
        )
    except LawError as error:
        refuse("no_law", str(error), field="decided_on")
    warnings = [finding for finding in findings if finding.level is Level.WARNING]
    if warnings and not is_confirmed:
        raise RefusedError(warnings)


def award_values(decision: AwardDecision, nomination: Nomination) -> dict:
    """Give the award with all that it says of its holder as of this day."""
    person, outsider = nomination.person, nomination.outsider
    return {
        "commune": decision.commune,
        "person": person,
        "outsider": outsider,
        "unit": None if nomination.is_whole_commune else nomination.unit,
        "holder_name": person.full_name if person else nomination.collective,
        "position": nomination.position if person else "",
        "unit_name": "" if nomination.is_of_unit else nomination.unit.name,
        "address": outsider.address if outsider else "",
        **of_today(person or outsider),
        "kind_code": nomination.award,
        # A campaign of several years has none of its own.
        "year": decision.campaign.year or decision.decided_on.year,
        "decision_number": decision.number,
        "decided_on": decision.decided_on,
        "issuer": decision.issuer,
        "is_held_back": decision.released_on is None,
    }
