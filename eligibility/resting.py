"""Which award rests on which: what is to be looked at again when one is taken back."""

from __future__ import annotations

from dataclasses import dataclass

from law.kinds import CSTDCS, CSTDT, CSTDTQ, LDTT, TTLDTT, TTLDXS


@dataclass(frozen=True)
class Chains:
    """How many consecutive years two titles ask for."""

    cstdt: int
    cstdtq: int


def rests_on(award: str, year: int, basis: str, basis_year: int, chains: Chains) -> bool:
    """Say whether a person's award of a year may rest on another of theirs; codes of `law.kinds`.

    A title rests on the lower one of its own year, and on the years of its chain, which may end
    in its own year or in the one before.
    """
    ago = year - basis_year
    if award == CSTDCS.code:
        return basis == LDTT.code and ago == 0
    if award == CSTDT.code:
        return basis in (LDTT.code, CSTDCS.code) and 0 <= ago <= chains.cstdt
    if award == CSTDTQ.code:
        return basis == CSTDT.code and 0 <= ago <= chains.cstdtq
    return False


def counts_members(award: str) -> bool:
    """Say whether a collective's award counts the titles of its members."""
    return award in (TTLDTT.code, TTLDXS.code)


def counts_as_member(award: str) -> bool:
    """Say whether a person's award is counted for the collective."""
    return award in (LDTT.code, CSTDCS.code, CSTDT.code, CSTDTQ.code)
