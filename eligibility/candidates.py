"""Who is judged: what is known of a person or a collective, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from eligibility.leaves import Employed, Leave
from eligibility.merits import Merit
from eligibility.progress import Progress


@dataclass(frozen=True)
class PastAward:
    """An award held: a code of `law.kinds`, its year, whether it was revoked since."""

    award: str
    year: int
    is_revoked: bool = False


@dataclass(frozen=True)
class History:
    """The awards somebody holds, and the years of which the program knows all awards."""

    awards: tuple[PastAward, ...] = ()
    complete_years: frozenset[int] = frozenset()


class Recognition(Enum):
    """How far an initiative is."""

    NOT_SENT = "not_sent"
    PENDING = "pending"
    RECOGNISED = "recognised"
    REFUSED = "refused"


@dataclass(frozen=True)
class KnownInitiative:
    """An initiative a nomination rests on, with its `sphere` ("province"); `used_for`: what other
    title of this person it supported already ("Chiến sĩ thi đua cơ sở năm 2020");
    `may_be_reused`: with a reason on record."""

    name: str
    recognition: Recognition
    sphere: str = ""
    used_for: str = ""
    may_be_reused: bool = False


@dataclass(frozen=True)
class Candidate:
    """A person in a year.

    `rating` is "HTXS", "HTT", "HT", "KHT" or "" while unknown; `earlier_ratings` are (year,
    rating). `disciplines` are (form, day, name) with the forms of `people.Discipline`. `transfers`
    are (day, old unit, whole months there, has the old unit's opinion); `has_host_opinion`: whoever
    was seconded has that of the unit she was sent to. `is_annual` False: proposed for a phase, a
    theme or an act, where the `matter` counts and not the year; `named_elsewhere`: the other
    nominations that name the same achievement. `ldtt` says how far the LĐTT of this year is,
    `cstdcs` the same of the CSTĐCS. `is_registered`
    None: the campaign asks for none; `is_registration_pending`: registered, not approved yet.
    """

    name: str
    year: int
    joined_on: date
    left_on: date | None = None
    rating: str = ""
    disciplines: tuple[tuple[str, date, str], ...] = ()
    leaves: tuple[Leave, ...] = ()
    earlier_ratings: tuple[tuple[int, str], ...] = ()
    transfers: tuple[tuple[date, str, int, bool], ...] = ()
    has_host_opinion: bool = False
    is_annual: bool = True
    matter: str = ""
    named_elsewhere: tuple[str, ...] = ()
    merit: Merit | None = None
    merit_text: str = ""
    has_merit_paper: bool = False
    initiatives: tuple[KnownInitiative, ...] = ()
    ldtt: Progress = Progress.NONE
    cstdcs: Progress = Progress.NONE
    is_registered: bool | None = None
    is_registration_pending: bool = False
    history: History = field(default_factory=History)

    @property
    def achievement(self) -> str:
        """Give what it is proposed for by name: an act or a theme, or what its merit is called."""
        return self.matter or self.merit_text

    @property
    def employed(self) -> Employed:
        return Employed(self.joined_on, self.left_on, self.leaves)

    def rating_of(self, year: int) -> str:
        """Give the rating of this year or of an earlier one; "" while it is unknown."""
        return self.rating if year == self.year else dict(self.earlier_ratings).get(year, "")


@dataclass(frozen=True)
class OutsiderCandidate:
    """Somebody on no roster: a citizen, a household, a business. Of them the program knows what
    they are proposed for, and no rating, service or discipline."""

    name: str
    is_annual: bool = True
    matter: str = ""
    named_elsewhere: tuple[str, ...] = ()

    @property
    def achievement(self) -> str:
        """Give the act or the theme that it is proposed for."""
        return self.matter


@dataclass(frozen=True)
class Member:
    """Somebody of a collective in a year, as far as its title depends on them.

    `may_be_considered`: has worked long enough to be counted at all.
    """

    name: str
    rating: str = ""
    disciplines: tuple[tuple[str, date, str], ...] = ()
    ldtt: Progress = Progress.NONE
    cstdcs: Progress = Progress.NONE
    may_be_considered: bool = True


@dataclass(frozen=True)
class CollectiveCandidate:
    """A collective in a year; `rating` and registration as for a person.

    `roster` says whose list the members are. `ldtt_at_most`: how many of the whole commune can
    still become LĐTT this year, None while unknown.
    """

    name: str
    year: int
    rating: str = ""
    members: tuple[Member, ...] = ()
    roster: str = ""
    ldtt_at_most: int | None = None
    is_annual: bool = True
    matter: str = ""
    named_elsewhere: tuple[str, ...] = ()
    is_registered: bool | None = None
    is_registration_pending: bool = False
    history: History = field(default_factory=History)

    @property
    def achievement(self) -> str:
        """Give the act or the theme that it is proposed for."""
        return self.matter
