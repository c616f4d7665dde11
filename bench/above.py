"""What a level above looks at: each commune has issued its báo cáo tổng kết and handed it up."""

from __future__ import annotations

from django.utils import timezone

from campaigns.models import Campaign
from documents.models import IssuedDocument
from people.models import Commune, Membership, User
from people.roles import OVERSEER
from reports.models import HandingUp, YearPaper
from reports.signed import year_papers
from signing.sources import key_of

from .province import SINCE, TODAY


def report(campaign: Campaign) -> None:
    """Issue the báo cáo tổng kết of a campaign and hand it up."""
    report = YearPaper.objects.create(campaign=campaign, movement="Đạt kết quả tốt.")
    number = f"{campaign.pk}/BC-UBND"
    report.paper = IssuedDocument.objects.create(
        commune_id=campaign.commune_id,
        key=key_of(year_papers, report),
        book="BC-UBND",
        year=campaign.year,
        ordinal=campaign.pk,
        number=number,
        kind="Báo cáo",
        abstract=f"Tổng kết phong trào thi đua năm {campaign.year}",
        issuer=campaign.commune.committee,
        issued_on=TODAY,
        issued_at=timezone.now(),
        by_name="Văn phòng",
    )
    report.figures = {}
    report.save()
    HandingUp.objects.create(
        commune=campaign.commune,
        campaign=campaign,
        subject=report.paper.key,
        paper=report.paper,
        round=1,
        sent_on=TODAY,
        sent_by_name="Văn phòng",
    )


def look_after_all(user: User) -> None:
    """Let a user look after every commune, not the first alone."""
    known = user.memberships.values_list("commune", flat=True)
    Membership.objects.bulk_create(
        Membership(user=user, role=OVERSEER.code, commune=commune, starts_on=SINCE)
        for commune in Commune.objects.exclude(pk__in=known)
    )
