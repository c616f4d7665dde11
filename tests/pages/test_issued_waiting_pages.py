"""A tờ trình in three steps: drafted, numbered and printed for signing, issued once signed."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.models import IssuedDocument
from people.roles import OFFICE
from regulations.models import Regulation, RegulationValue
from tests.cast import Cast
from tests.deciding import decided, make_draft, recognised, signed_paper
from tests.issuing import make_issued
from tests.nominating import make_nomination
from tests.registered import a_campaign
from tests.registering import at, staff
from tests.signed import chairman_of
from vetting.papers.rows import rows_put_forward, rows_to_propose

pytestmark = pytest.mark.django_db

TODAY = date(2021, 12, 20)


def entered(cast, **values) -> dict:
    """Give the form of a tờ trình to the district, as the office fills it in."""
    first = {"cap": "district", "ordinal": "41", "signed_on": "18/12/2021"}
    return first | {"signer": chairman_of(cast).pk} | values


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    at(cast, TODAY)
    return a_campaign(cast)


@pytest.fixture
def office(cast, client):
    client.force_login(cast[OFFICE])
    return client


@pytest.fixture
def fighter(cast, campaign):
    return make_nomination(campaign, staff(cast.unit, 1)[0], "CSTDCS", "vetted", place=1)


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_proposal_is_issued_only_once_it_is_signed(office, cast, campaign, fighter):
    number = reverse("vetting:proposal_issue", args=[campaign.pk])
    done = office.post(number, entered(cast), follow=True)
    paper = IssuedDocument.objects.get()
    assert (paper.number, paper.issued_on, paper.issued_at) == (
        "41/TTr-UBND",
        date(2021, 12, 18),
        None,
    )
    assert "chờ ký" in text(done)
    verify = paper.get_absolute_url()
    assert "chưa được ban hành" in text(office.get(verify))
    issue = reverse("signing:issue", args=[paper.pk])
    assert "Hãy đính kèm bản đã ký trước" in text(office.post(issue, follow=True))
    office.post(reverse("signing:paper", args=[paper.pk]), {"file": signed_paper()})
    office.post(issue)
    paper.refresh_from_db()
    assert paper.issued_at is not None
    assert "là thật và đang có hiệu lực" in text(office.get(verify))
    with paper.signed_file.open() as file:
        scan = SimpleUploadedFile("ky.pdf", file.read(), "application/pdf")
    assert office.post(verify, {"file": scan}).context["is_same"]


def test_a_number_of_another_paper_and_none_are_refused_and_nothing_is_lost(
    office, cast, campaign, fighter
):
    make_issued(cast.commune.pk, ordinal=41, book="TTr-UBND", number="41/TTr-UBND")
    number = reverse("vetting:proposal_issue", args=[campaign.pk])
    page = text(office.post(number, entered(cast)))
    assert "Số 41/TTr-UBND năm 2021 đã dùng cho quyết định" in page
    assert 'value="18/12/2021"' in page
    assert IssuedDocument.objects.count() == 1


def test_a_book_of_the_program_gives_the_number_itself(office, cast, campaign, fighter):
    regulation = Regulation.objects.create(
        commune=cast.commune,
        number="5/QĐ-UBND",
        issued_on=date(2021, 1, 2),
        issuer="UBND xã",
        title="Quy chế",
        valid_from=date(2021, 1, 2),
    )
    value = "chương trình lấy số tiếp theo trong sổ riêng"
    RegulationValue.objects.create(regulation=regulation, parameter="numbers_given_by", value=value)
    number = reverse("vetting:proposal_issue", args=[campaign.pk])
    office.post(number, entered(cast))
    assert IssuedDocument.objects.get().number == "01/TTr-UBND"


def test_a_number_entered_by_mistake_is_let_go(office, cast, campaign, fighter):
    office.post(reverse("vetting:proposal_issue", args=[campaign.pk]), entered(cast))
    paper = IssuedDocument.objects.get()
    office.post(reverse("signing:let_number_go", args=[paper.pk]))
    assert IssuedDocument.objects.count() == 0


def test_a_decision_is_issued_from_its_draft_alone(office, cast, campaign):
    made = make_draft(campaign, stage="approved")
    paper = make_issued(cast.commune.pk, issued_at=None, key=f"decision-draft-{made.pk}")
    assert office.post(reverse("signing:issue", args=[paper.pk])).status_code == 404
    assert office.get(reverse("signing:paper", args=[paper.pk])).status_code == 302


def test_who_has_a_decision_is_not_proposed_again(cast, campaign):
    first, second = [
        make_nomination(campaign, person, "GIAY_KHEN", "vetted") for person in staff(cast.unit, 2)
    ]
    decided(cast, campaign, recognised(first))
    assert [row.nomination for row in rows_to_propose(campaign)] == [second]
    assert {row.nomination for row in rows_put_forward(campaign)} == {first, second}
