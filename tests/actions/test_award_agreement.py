"""How many reach Lao động tiên tiến: one number on every page, paper and condition."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.urls import reverse

from campaigns.models import Campaign
from nominations.facts.gathering import Gathered
from nominations.facts.judging import candidate_of
from nominations.models import Nomination
from people.roles import SECRETARY
from registrations.rules.stages import Stage as Registered
from tests.cast import Cast, make_person
from tests.nominating import make_nomination
from tests.registered import a_campaign, registered, with_person
from tests.registering import at
from vetting.facts.comparison import comparison_of
from vetting.facts.standing import counted_nominations, quota_now, standing_of
from vetting.papers.rows import rows_put_forward
from vetting.rules.counting import deciding

pytestmark = pytest.mark.django_db

CASES = {
    "Nháp cả hai": ("draft", "draft"),
    "Nháp một nửa": ("draft", "submitted"),
    "Mới nộp": ("submitted", None),
    "Nộp cả hai": ("submitted", "submitted"),
    "Trả lại": ("returned", None),
    "Tiếp nhận": ("received", "vetted"),
    "Thẩm định": ("vetted", "vetted"),
    "Không đề nghị": ("declined", "vetted"),
    "Đã nghỉ": ("submitted", None),
    "Chỉ có bậc cao": (None, "vetted"),
    "Chưa có gì": (None, None),
}
"""By name: the stage of the dossier for LĐTT and of that for CSTĐCS, None where there is none."""

DECIDED = CASES | {
    "Công nhận": ("recognised", "vetted"),
    "Công nhận cả hai": ("recognised", "recognised"),
    "Không công nhận": ("not_recognised", "vetted"),
    "Thu hồi": ("revoked", None),
}


@dataclass(frozen=True)
class Heads:
    """The people whom each place counts for Lao động tiên tiến."""

    campaign: Campaign

    @property
    def by_eligibility(self) -> list[str]:
        """Who would have the foundation of Chiến sĩ thi đua cơ sở, or may still have it."""
        rows = list(Nomination.objects.filter(campaign=self.campaign).with_names())
        gathered = Gathered(rows)
        standings = {row.person.full_name: candidate_of(row, gathered).ldtt for row in rows}
        return sorted(f"Bà {name}" for name, far in standings.items() if far in self._reaching)

    @property
    def by_counting(self) -> list[str]:
        rows = deciding("LDTT", counted_nominations(self.campaign)).values()
        return sorted(row.name for row in rows if row.progress in self._reaching)

    @property
    def _reaching(self) -> set[str]:
        quota = quota_now(self.campaign)
        return {"recognised"} if quota.base.is_decided else {"proposed", "recognised"}


@pytest.fixture
def cast() -> Cast:
    cast = Cast.of()
    at(cast, date(2021, 11, 18))
    return cast


def mixed(cast: Cast, cases: dict) -> Campaign:
    """Make a campaign in which everybody registered and the dossiers stand as the cases say."""
    campaign = a_campaign(cast)
    registration = registered(campaign, cast.unit, Registered.APPROVED)
    for name, (ldtt, cstdcs) in cases.items():
        left_on = date(2021, 11, 15) if name == "Đã nghỉ" else None
        person = make_person(cast.unit, name, left_on=left_on)
        with_person(registration, person, "CSTDCS" if cstdcs else "LDTT")
        for award, stage in (("LDTT", ldtt), ("CSTDCS", cstdcs)):
            if stage == "declined":
                make_nomination(campaign, person, award, "vetted", is_supported=False)
            elif stage:
                make_nomination(campaign, person, award, stage)
    return campaign


@pytest.mark.parametrize(
    ("cases", "base", "line", "listed"),
    [
        pytest.param(CASES, 5, (11, 7, 2, 1, 0), 1, id="before the first decision"),
        pytest.param(DECIDED, 2, (15, 11, 4, 5, 2), 3, id="after it"),
    ],
)
def test_every_place_counts_the_same_dossiers(client, cast, cases, base, line, listed):
    campaign = mixed(cast, cases)
    standing = standing_of(campaign)
    [ldtt] = [goal for goal in standing.lines if goal.target.award == "LDTT"]
    figures = (ldtt.registered, ldtt.proposed, ldtt.fallen, ldtt.supported, ldtt.reached)
    rows, _ = comparison_of(campaign)
    put_forward = [
        nomination for nomination in rows_put_forward(campaign) if nomination.kind.code == "LDTT"
    ]

    assert (standing.quota, standing.quota.base.count) == (quota_now(campaign), base)
    assert (figures, len(put_forward)) == (line, listed)
    assert sum("LDTT" in row.proposed for row in rows) == ldtt.proposed
    assert sum("LDTT" in row.reached for row in rows) == ldtt.reached
    assert len(Heads(campaign).by_counting) == base

    client.force_login(cast[SECRETARY])
    for name in ("quota", "comparison"):
        answer = client.get(reverse(f"vetting:{name}", args=[campaign.pk]))
        assert answer.context["standing"] == standing


@pytest.mark.parametrize("cases", [CASES, DECIDED], ids=["before", "after"])
def test_who_has_the_foundation_of_a_higher_title_is_who_is_counted(cast, cases):
    # Of who left before the decision the law says nothing: the count leaves them out, the dossier
    # asks a person to look.
    heads = Heads(mixed(cast, {name: case for name, case in cases.items() if name != "Đã nghỉ"}))
    assert heads.by_eligibility == heads.by_counting
