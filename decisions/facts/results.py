"""What a decision says of each dossier, and what the law has to say to that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from campaigns.models import Campaign
from law.authority import Authority, competence_for
from law.findings import Finding, Level
from law.kinds import award_kind
from law.regimes import newer_rule_finding, regime_on
from law.values import Override
from nominations.models import Nomination
from nominations.rules.stages import Stage
from vetting.facts.foundations import without_foundation
from vetting.facts.standing import quota_after
from vetting.rules.quota import LIMITED
from vietnamese.dates import short_date


@dataclass(frozen=True)
class Result:
    """What became of a dossier; `reason` only where it was not recognised."""

    nomination: Nomination
    is_recognised: bool
    reason: str = ""

    @property
    def stage(self) -> Stage:
        """Give where it takes the dossier."""
        return Stage.RECOGNISED if self.is_recognised else Stage.NOT_RECOGNISED


def findings_of(
    campaign: Campaign,
    results: Sequence[Result],
    *,
    authority: Authority,
    decided_on: date,
    overrides: tuple[Override, ...] | None = None,
    foundations: Iterable[Nomination] | None = None,
) -> list[Finding]:
    """Give what is to be looked at before a decision is recorded; the queries do not grow with the
    results, and what is given is not asked. `LawError` for a day of which the program has no law.
    """
    regime_on(decided_on)  # its refusal says where older results go
    return [
        *_other_authority(results, authority, decided_on),
        *_too_early(results, decided_on),
        *_against_the_vetting(results),
        *_without_foundation(results, foundations),
        *_newer_rule(results, decided_on),
        *_ceiling(campaign, results, overrides),
    ]


def _other_authority(
    results: Sequence[Result], authority: Authority, decided_on: date
) -> Iterable[Finding]:
    for kind in dict.fromkeys(result.nomination.kind for result in results):
        competence = competence_for(kind, decided_on)
        if competence.authority is not authority:
            yield Finding(
                "other_authority",
                f"{kind.name}: ngày {short_date(decided_on)} thẩm quyền thuộc "
                f"{competence.authority.head}, còn quyết định này ghi {authority.head}. "
                "Hãy kiểm tra lại cấp ban hành.",
                citation=competence.citation,
            )


def _too_early(results: Sequence[Result], decided_on: date) -> Iterable[Finding]:
    early = [result for result in results if result.nomination.received_on > decided_on]
    if early:
        first = early[0].nomination
        others = f" và {len(early) - 1} hồ sơ khác" if len(early) > 1 else ""
        yield Finding(
            "decided_before_received",
            f"Quyết định ký ngày {short_date(decided_on)}, trước ngày tiếp nhận {first.called} "
            f"({short_date(first.received_on)}){others}. Hãy kiểm tra lại ngày ký.",
        )


def _against_the_vetting(results: Sequence[Result]) -> Iterable[Finding]:
    names = [
        result.nomination.nominee
        for result in results
        if result.is_recognised and result.nomination.is_supported is False
    ]
    if names:
        yield Finding(
            "recognised_against_vetting",
            f"Thẩm định không đề nghị nhưng quyết định vẫn khen thưởng: {'; '.join(names)}. "
            "Hãy đối chiếu với văn bản đã ký.",
        )


def _without_foundation(
    results: Sequence[Result], foundations: Iterable[Nomination] | None
) -> Iterable[Finding]:
    """Warn of a title given to somebody whose foundation for it was refused, here or before."""
    recognised = [result.nomination for result in results if result.is_recognised]
    stages = {result.nomination.pk: result.stage for result in results}
    groundless = without_foundation(recognised, stages, foundations)
    named = [
        f"{nomination.nominee} {groundless[nomination.pk]}"
        for nomination in recognised
        if nomination.pk in groundless
    ]
    if named:
        yield Finding(
            "recognised_without_foundation",
            f"{'; '.join(named)}, nhưng quyết định vẫn công nhận. Hãy đối chiếu với văn bản đã ký.",
        )


def _newer_rule(results: Sequence[Result], decided_on: date) -> Iterable[Finding]:
    """Give the note once, for the dossier that was received first."""
    days = [result.nomination.received_on for result in results]
    if days and (finding := newer_rule_finding(min(days), decided_on)):
        yield finding


def _ceiling(
    campaign: Campaign, results: Sequence[Result], overrides: tuple[Override, ...] | None
) -> Iterable[Finding]:
    """Warn where those recognised in the campaign, with this decision, pass the ceiling."""
    if not any(result.is_recognised and result.nomination.award == LIMITED for result in results):
        return
    stages = {result.nomination.pk: result.stage for result in results}
    quota = quota_after(campaign, stages, overrides)
    if quota is None:
        return
    recognised = sum(contender.is_recognised for contender in quota.contenders)
    if recognised > quota.allowed:
        yield Finding(
            "ceiling_passed",
            f"Cùng quyết định này có {recognised} người được công nhận {award_kind(LIMITED).name}, "
            f"nhiều hơn số tối đa: {quota.arithmetic}. Tính trên {quota.base.in_words}",
            Level.WARNING,
            quota.ceiling.limit.citation,
        )
