"""Whole dossiers: everything of a nomination in one file, in the order in which it is filed."""

from __future__ import annotations

from collections.abc import Iterable

from campaigns.documents import of_year
from campaigns.models import Campaign
from documents.dossier.whole import Dossier, Enclosure, Part
from documents.paper.letterhead import issuer_lines, superior_line
from nominations.facts.known import known_of
from nominations.models import Nomination, NominationAttachment
from nominations.papers.minutes import minutes_letter
from nominations.papers.report import report_letter
from nominations.papers.words import kind_in_words
from nominations.rules.papers import DossierPaper
from vetting.papers.proposal import list_letter
from vetting.papers.rows import rows_put_forward
from vetting.papers.vetting import vetting_paper
from vietnamese.text import capitalised

TITLE = "Hồ sơ đề nghị\nkhen thưởng"


def parts_of(
    nominations: Iterable[Nomination],
    *,
    with_vetting: bool,
    campaign: Campaign | None = None,
) -> list[tuple[str, str, int]]:
    """Give what the worker is to print: title, maker and number of each dossier.

    With a `campaign` its list goes first. `with_vetting`: the reader may see the sheets of vetting.
    """
    maker = "nomination_vetted" if with_vetting else "nomination"
    front = [("Danh sách trích ngang", "campaign_list", campaign.pk)] if campaign else []
    return front + [
        (f"{nomination.nominee}: {nomination.kind.name}", maker, nomination.pk)
        for nomination in nominations
    ]


def dossier_of_nomination(pk: int) -> Dossier:
    """Give the dossier of a nomination as its unit may see it: without the sheet of vetting."""
    return _dossier(_nomination(pk), with_vetting=False)


def vetted_dossier_of_nomination(pk: int) -> Dossier:
    """Give the dossier of a nomination with its sheet of vetting."""
    return _dossier(_nomination(pk), with_vetting=True)


def list_of_campaign(pk: int) -> Dossier:
    """Give the danh sách trích ngang of a campaign as the first dossier of all."""
    campaign = Campaign.objects.select_related("commune").get(pk=pk)
    rows = rows_put_forward(campaign)
    return Dossier(
        title=f"{TITLE}{of_year(campaign)}",
        subject_lines=(capitalised(campaign.commune.full_name), f"{len(rows)} hồ sơ"),
        parts=(Part("Danh sách trích ngang", list_letter(campaign, rows)),),
        **_head(campaign),
    )


def _nomination(pk: int) -> Nomination:
    return Nomination.objects.with_names().select_related("report").get(pk=pk)


def _dossier(nomination: Nomination, *, with_vetting: bool) -> Dossier:
    return Dossier(
        title=TITLE,
        subject_lines=_subject_lines(nomination),
        parts=tuple(_parts(nomination, with_vetting=with_vetting)),
        enclosures=tuple(
            _enclosure(attachment)
            for attachment in nomination.attachments.all()
            if _goes_in(attachment)
        ),
        **_head(nomination.campaign),
    )


def _head(campaign: Campaign) -> dict:
    commune = campaign.commune
    return {
        "superior": superior_line(commune.superior_on(commune.today())),
        "issuer": issuer_lines(commune.committee),
        "place": campaign.place or commune.name,
        "year": campaign.year,
    }


def _subject_lines(nomination: Nomination) -> tuple[str, ...]:
    named = capitalised(kind_in_words(nomination.kind))
    address = nomination.outsider.address if nomination.outsider else ""
    lines = (nomination.nominee, named, nomination.position, address, nomination.unit.name)
    return tuple(dict.fromkeys(line for line in lines if line))


def _parts(nomination: Nomination, *, with_vetting: bool) -> list[Part]:
    parts = [Part("Báo cáo thành tích", report_letter(nomination, known_of(nomination)))]
    vote = nomination.review_votes.select_related("review__campaign__commune", "review__unit")
    if newest := vote.order_by("review__held_on", "review__pk").last():
        parts.append(Part("Biên bản bình xét", minutes_letter(newest.review)))
    if with_vetting and nomination.vetted_on:
        parts.append(Part("Phiếu thẩm định", vetting_paper(nomination)))
    return parts


def _goes_in(attachment: NominationAttachment) -> bool:
    """What the secretary refused stays out; what nobody has looked at yet says so."""
    return attachment.is_accepted is not False


def _enclosure(attachment: NominationAttachment) -> Enclosure:
    note = "" if attachment.is_accepted else "chưa được thẩm định"
    title = f"{DossierPaper(attachment.paper).word}: {attachment.name}"
    return Enclosure(title, attachment.file.name, attachment.kind, note)
