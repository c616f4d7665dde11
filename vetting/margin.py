"""What stands beside a dossier for a limited title: `DOSSIER_MARGIN` in the settings. The room of
dossiers itself knows no places."""

from __future__ import annotations

from dataclasses import dataclass

from nominations.models import Nomination
from vetting.facts.standing import quota_now
from vetting.rules.quota import LIMITED, Contender, Quota


@dataclass(frozen=True)
class Places:
    """The places of the title, and the dossier among those who contend for them."""

    quota: Quota
    contender: Contender | None


def places_of(nomination: Nomination) -> Places | None:
    """Give the places beside a dossier; None for a title that is not limited, and where the
    program holds no law for the year."""
    quota = quota_now(nomination.campaign) if nomination.award == LIMITED else None
    if quota is None:
        return None
    own = (contender for contender in quota.contenders if contender.pk == nomination.pk)
    return Places(quota, next(own, None))
