"""Who holds already what a dossier asks for: a title is given once a year, whoever gave it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from awards.models import Award
from law.kinds import Category
from nominations.models import Nomination

Holder = tuple[int | str, str, int | None]


def held_already(nominations: Sequence[Nomination]) -> Mapping[int, Award]:
    """Give, by the number of the nomination, the award that stands for its title and year; one
    query for the nominations of one commune. A commendation may be given again."""
    asked = {
        nomination.pk: _asked(nomination)
        for nomination in nominations
        if nomination.kind.category is Category.TITLE
    }
    if not asked:
        return {}
    commune = nominations[0].campaign.commune_id
    kinds = {kind for _, kind, _ in asked.values()}
    years = {year for *_, year in asked.values() if year}
    awards = Award.objects.held().filter(commune=commune, kind_code__in=kinds, year__in=years)
    held = {
        (award.person_id or award.holder_name, award.kind_code, award.year): award
        for award in awards
    }
    return {pk: held[holder] for pk, holder in asked.items() if holder in held}


def _asked(nomination: Nomination) -> Holder:
    return (
        nomination.person_id or nomination.collective,
        nomination.award,
        nomination.campaign.year,
    )
