"""Initiatives and nominations for tests, made as rows: what leads to them is tested elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from django.core.files.base import ContentFile

from campaigns.models import Campaign
from initiatives.models import Author, Initiative, InitiativeAttachment
from nominations.models import AchievementReport, Nomination, NominationAttachment, UnitReview
from people.models import Outsider, Person, Unit
from tests.many import inserted

SENT_ON = date(2021, 11, 10)
_RECEIVED = {"received", "vetted", "recognised", "not_recognised", "revoked"}


def make_initiative(
    campaign: Campaign, person: Person, name: str = "Sổ tay một cửa", stage="draft", **values
) -> Initiative:
    """Make an initiative of one author in a stage, as if it had got there on time."""
    [initiative] = make_initiatives(campaign, [(person, name)], stage, **values)
    return initiative


def make_initiatives(
    campaign: Campaign, begun: Iterable[tuple[Person, str]], stage="draft", **values
) -> list[Initiative]:
    """Make many in one stage: of whom, and their names."""
    defaults: dict = {}
    if stage != "draft":
        defaults["sent_on"] = date(2021, 10, 25)
    if stage == "returned":
        defaults |= {"return_reason": "Chưa rõ tính mới.", "return_due_on": date(2021, 11, 5)}
    if stage in {"reviewed", "recognised", "refused"}:
        defaults["accepted_on"] = date(2021, 10, 26)
    if stage in {"recognised", "refused"}:
        defaults["decided_on"] = date(2021, 11, 8)
    if stage == "recognised":
        defaults |= {"sphere": "base", "decision_number": "31/QĐ-UBND"}
    if stage == "refused":
        defaults["refusal_reason"] = "Chưa có tính mới."
    initiatives = inserted(
        Initiative(
            campaign=campaign,
            unit=person.unit,
            name=name,
            stage=stage,
            begun_by=person,
            **defaults | {"applied_since": date(2021, 3, 1)} | values,
        )
        for person, name in begun
    )
    inserted(_author(initiative) for initiative in initiatives)
    return initiatives


def _author(initiative: Initiative) -> Author:
    person = initiative.begun_by
    return Author(
        initiative=initiative,
        person=person,
        name=person.full_name,
        position=person.position,
        share=100,
    )


def make_outsider(unit: Unit, name: str = "Trần Văn Thuận", kind="household", **values) -> Outsider:
    """Make a household, or who else stands on no roster."""
    is_body = kind in ("business", "organisation")
    defaults = {"gender": "" if is_body else "male", "address": "Xóm Đình, thôn Kim Đôi"}
    return Outsider.objects.create(
        commune=unit.commune, unit=unit, kind=kind, name=name, **defaults | values
    )


def make_nomination(
    campaign: Campaign,
    nominee: Person | Unit | Outsider,
    award: str = "LDTT",
    stage="draft",
    **values,
) -> Nomination:
    """Make a nomination of a person, of a unit as a collective, or of an outsider, in a stage."""
    [nomination] = make_nominations(campaign, [nominee], award, stage, **values)
    return nomination


def make_nominations(
    campaign: Campaign,
    nominees: Iterable[Person | Unit | Outsider],
    award: str = "LDTT",
    stage="draft",
    **values,
) -> list[Nomination]:
    """Make the nominations of many in one stage."""
    defaults: dict = {}
    if stage != "draft":
        defaults["sent_on"] = SENT_ON
    if stage == "returned":
        defaults |= {"return_reason": "Thiếu minh chứng.", "return_due_on": date(2021, 11, 20)}
    if stage in _RECEIVED:
        defaults["received_on"] = date(2021, 11, 11)
    if stage in _RECEIVED - {"received"}:
        defaults |= {"vetted_on": date(2021, 11, 18), "is_supported": True}
    nominations = inserted(
        Nomination(
            campaign=campaign, award=award, stage=stage, **defaults | _nominee(nominee) | values
        )
        for nominee in nominees
    )
    inserted(
        AchievementReport(nomination=nomination, achievements="Hoàn thành nhiệm vụ.")
        for nomination in nominations
    )
    return nominations


def _nominee(nominee: Person | Unit | Outsider) -> dict:
    if isinstance(nominee, Person):
        return {"person": nominee, "unit": nominee.unit, "position": nominee.position}
    if isinstance(nominee, Outsider):
        return {"outsider": nominee, "unit": nominee.unit, "collective": nominee.called}
    return {"unit": nominee, "collective": nominee.name}


def make_attachment(
    to: Initiative | Nomination, name: str = "minh-chung.pdf"
) -> InitiativeAttachment | NominationAttachment:
    """Put a small PDF to an initiative or a nomination, as if somebody had brought it; the file
    itself lies in MEDIA_ROOT."""
    content = b"%PDF-1.4 minh chung"
    return to.attachments.create(
        file=ContentFile(content, name="minh-chung.pdf"),
        name=name,
        kind="pdf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        by_name="Người đưa lên",
    )


def make_review(*nominations: Nomination, chaired_by: str = "Nguyễn Văn Chủ Trì") -> UnitReview:
    """Make the minutes of a unit of three, all there and all for each of its nominations."""
    first = nominations[0]
    review = UnitReview.objects.create(
        campaign=first.campaign,
        unit=first.unit,
        held_on=date(2021, 11, 5),
        chaired_by=chaired_by,
        written_by="Trần Thị Thư Ký",
        invited=3,
    )
    for name in ("Lê Thị An", "Lê Thị Bình", "Lê Thị Chi"):
        review.people_present.create(name=name, position="Công chức chuyên môn")
    inserted(
        review.votes.model(review=review, nomination=nomination, votes_for=3, votes_against=0)
        for nomination in nominations
    )
    return review
