"""Goal and ceiling beside what is registered. The goal is the plan's, the ceiling the law's."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.rules.in_words import target_in_words
from law.ceilings import Ceiling, cstdcs_ceiling
from law.findings import Finding, Level
from law.timeline import LawError
from registrations.rules.findings import Surroundings
from registrations.rules.lines import CSTDCS_OR_HIGHER, LDTT_OR_HIGHER, Draft


@dataclass(frozen=True)
class Tally:
    """How many strive for what: in the unit, and in the whole commune with this registration.

    `ceiling` is None where the program holds no law for the year; `most` is what it would allow
    once everybody eligible strives for LĐTT.
    """

    unit_size: int
    ldtt: int
    cstdcs: int
    commune_ldtt: int
    commune_cstdcs: int
    eligible: int
    ceiling: Ceiling | None
    most: int | None
    goals: tuple[str, ...]

    @property
    def of_unit(self) -> str:
        """Give "LĐTT 10/10 · CSTĐCS 2"."""
        return f"LĐTT {self.ldtt}/{self.unit_size} · CSTĐCS {self.cstdcs}"

    @property
    def of_commune(self) -> str:
        """Give "LĐTT 21/21 · CSTĐCS 3, nhiều nhất 3: 15 % × 21 = 3,15 → 3 (làm tròn xuống)"."""
        counted = f"LĐTT {self.commune_ldtt}/{self.eligible} · CSTĐCS {self.commune_cstdcs}"
        if self.ceiling is None:
            return counted
        allowed = self.ceiling.allowed
        return f"{counted}, nhiều nhất {allowed.count}: {allowed.sentence}"

    @property
    def room(self) -> int | None:
        """Give how many places the commune has left, below 0 how many there are too many; None
        without a ceiling."""
        return None if self.ceiling is None else self.ceiling.allowed.count - self.commune_cstdcs

    @property
    def is_over(self) -> bool:
        """Say whether the commune passes its ceiling."""
        return self.room is not None and self.room < 0

    @property
    def is_tentative(self) -> bool:
        """Say whether the ceiling still rises, as others register, to what is enough for all."""
        if self.ceiling is None or self.most is None:
            return False
        return max(self.ceiling.allowed.count, self.commune_cstdcs - 1) < self.most

    @property
    def room_in_words(self) -> str:
        """Give "đã chọn 3, còn 0 chỗ", or by how many the ceiling is passed."""
        if self.room is None:
            return f"đã chọn {self.commune_cstdcs}"
        left = f"còn {self.room} chỗ" if self.room >= 0 else f"quá {-self.room}"
        return f"đã chọn {self.commune_cstdcs}, {left}"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Give what to hear about the ceiling: first that it is passed."""
        if self.ceiling is None:
            return ()
        passed = (self._passed(self.ceiling),) if self.is_over else ()
        lasting = (one for one in self.ceiling.findings if one.code != "ceiling_empty")
        return (*passed, *(lasting if self.is_tentative else self.ceiling.findings))

    def _passed(self, ceiling: Ceiling) -> Finding:
        count, citation = ceiling.allowed.count, ceiling.limit.citation
        if self.is_tentative:
            sentence = (
                f"Cả xã mới có {self.commune_ldtt} trên {self.eligible} người đăng ký Lao động "
                f"tiên tiến nên mức tối đa Chiến sĩ thi đua cơ sở tạm tính là {count}, đã đăng ký "
                f"{self.commune_cstdcs}. Mọi người cùng đăng ký thì mức tối đa là {self.most}."
            )
            return Finding("over_ceiling", sentence, Level.NOTE, citation)
        sentence = (
            f"Cả xã đăng ký {self.commune_cstdcs} Chiến sĩ thi đua cơ sở, nhiều hơn mức tối đa "
            f"{count} tính trên số đăng ký Lao động tiên tiến hiện có. Đăng ký không bị chặn; khi "
            "bình xét chỉ được chọn trong mức này."
        )
        return Finding("over_ceiling", sentence, citation=citation)


def tally(draft: Draft, known: Surroundings) -> Tally:
    """Count a registration together with those of the other units, everybody once: in the unit
    are its people and those of the registration, but who is counted with another unit."""
    titles = [line.title for line in draft.individuals if line.person not in known.elsewhere]
    ldtt = sum(title in LDTT_OR_HIGHER for title in titles)
    cstdcs = sum(title in CSTDCS_OR_HIGHER for title in titles)
    highest = _ceiling(known.eligible, known)
    return Tally(
        unit_size=len({*known.of_unit, *draft.people} - known.elsewhere),
        ldtt=ldtt,
        cstdcs=cstdcs,
        commune_ldtt=known.others_ldtt + ldtt,
        commune_cstdcs=known.others_cstdcs + cstdcs,
        eligible=known.eligible,
        ceiling=_ceiling(known.others_ldtt + ldtt, known),
        most=highest.allowed.count if highest else None,
        goals=tuple(target_in_words(target) for target in known.targets),
    )


def _ceiling(ldtt: int, known: Surroundings) -> Ceiling | None:
    try:
        return cstdcs_ceiling(ldtt, on=known.judged_on, overrides=known.overrides)
    except LawError:
        return None
