"""A commune of 2026: its own decisions for CSTĐCS and TTLĐTT, tờ trình straight to the province."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.models import Campaign
from decisions.models import DecisionDraft
from people.models import Commune
from people.roles import CHAIR, OFFICE, SECRETARY
from tests.documents.paper_reader import docx_paragraphs
from tests.lasting import settle, undone_in_the_end
from thiduakt.demo.acting import holder_of
from thiduakt.demo.build import build
from thiduakt.demo.council import rise
from thiduakt.demo.results import fix_the_list

pytestmark = pytest.mark.django_db
PROVINCE = "Chủ tịch Ủy ban nhân dân thành phố Huế"


@pytest.fixture(scope="module")
def risen(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Commune]:
    """Give the commune of 2026 on the day its council let the dossiers pass."""
    with undone_in_the_end(django_db_blocker, tmp_path_factory.mktemp("media")):
        commune = build("council", 2026)
        rise(commune)
        fix_the_list(commune)
        settle()
        yield commune


@pytest.fixture
def campaign(risen) -> Campaign:
    return Campaign.objects.get()


@pytest.fixture
def secretary(risen, client) -> Client:
    client.force_login(holder_of(risen, SECRETARY))
    return client


def paper(client: Client, name: str, pk: int, query: str = "") -> list[str]:
    """Give the paragraphs of a paper in Word."""
    answer = client.get(reverse(name, args=[pk]) + query)
    assert answer.status_code == 200, answer
    return docx_paragraphs(answer.getvalue())


def receiver_in(lines: list[str]) -> str:
    [line] = [one for one in lines if one.startswith("Kính gửi")]
    return line.removeprefix("Kính gửi:").strip().removesuffix(".")


@pytest.mark.parametrize(
    ("day", "above"),
    [
        (date(2021, 1, 15), "huyện Quảng Điền"),
        (date(2025, 6, 30), "huyện Quảng Điền"),
        (date(2025, 7, 1), "thành phố Huế"),
    ],
    ids=str,
)
def test_a_district_that_was_never_blanked_leaves_the_papers_by_itself(day, above):
    commune = Commune(name="Quảng Thành", district="huyện Quảng Điền", province="thành phố Huế")
    assert commune.superior_on(day) == f"Ủy ban nhân dân {above}"


def test_the_commune_decides_what_the_district_did_and_proposes_the_rest(secretary, campaign):
    waiting = secretary.get(reverse("decisions:prepare")).context["waiting"]
    own = {row.kind.code for row in waiting.rows} - {"CSTDT"}
    assert own == {"LDTT", "CSTDCS", "TTLDTT"}
    assert [
        (authority.value, [row.kind.code for row in rows]) for authority, rows in waiting.above
    ] == [("province", ["CSTDT"])]


def test_the_decision_of_the_commune_stands_on_the_law_of_2026(secretary, campaign):
    page = secretary.get(reverse("decisions:prepare"))
    chosen = [row.nomination.pk for row in page.context["own"] if row.kind.code != "LDTT"]
    words = page.context["form"].initial | {"phong_trao": campaign.pk, "ho_so": chosen}
    answer = secretary.post(reverse("decisions:prepare"), words)
    made = DecisionDraft.objects.latest("pk")
    assert answer["Location"] == made.get_absolute_url()

    lines = paper(secretary, "decisions:draft_docx", made.pk)

    assert lines[0] == "UBND thành phố Huế"
    bases = [line for line in lines if line.startswith("Căn cứ")]
    assert [base.partition(" ngày ")[0] for base in bases] == [
        "Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;",
        "Căn cứ Luật Thi đua, khen thưởng năm 2022;",
        "Căn cứ Nghị định số 152/2025/NĐ-CP",
        "Căn cứ Nghị định số 129/2025/NĐ-CP",
        "Căn cứ Thông tư số 15/2025/TT-BNV",
        "Căn cứ Kế hoạch số 09/KH-UBND",
    ]
    [first] = [line for line in lines if line.startswith("Điều 1.")]
    assert "danh hiệu Chiến sĩ thi đua cơ sở cho 02 cá nhân" in first
    assert "danh hiệu Tập thể lao động tiên tiến cho 05 tập thể" in first
    assert "- Sở Nội vụ;" in lines


def test_the_proposal_goes_straight_to_the_province(secretary, campaign):
    lines = paper(secretary, "vetting:proposal_docx", campaign.pk, "?cap=province")
    assert lines[0] == "UBND thành phố Huế"
    assert receiver_in(lines) == PROVINCE
    assert "1. Danh hiệu “Chiến sĩ thi đua cấp tỉnh” (01 cá nhân)" in lines
    assert (
        secretary.get(
            reverse("vetting:proposal_docx", args=[campaign.pk]), {"cap": "district"}
        ).status_code
        == 404
    )


def test_the_report_of_registrations_goes_to_the_province(risen, client, campaign):
    client.force_login(holder_of(risen, OFFICE))
    lines = paper(client, "registrations:consolidated_docx", campaign.pk)
    assert lines[0] == "UBND thành phố Huế"
    assert receiver_in(lines) == "Sở Nội vụ thành phố Huế"


@pytest.mark.parametrize(
    "name",
    [
        "decisions:prepare",
        "nominations:list",
        "vetting:papers",
        "vetting:quota",
        "registrations:consolidated",
        "campaigns:detail",
        "home",
    ],
)
def test_no_page_of_a_commune_of_today_speaks_of_a_district(risen, client, campaign, name):
    of_a_campaign = name in (
        "vetting:papers",
        "vetting:quota",
        "registrations:consolidated",
        "campaigns:detail",
    )
    for role in (OFFICE, SECRETARY, CHAIR):
        client.force_login(holder_of(risen, role))
        answer = client.get(reverse(name, args=[campaign.pk] if of_a_campaign else []))
        if answer.status_code == 200:
            assert "huyện" not in answer.content.decode().casefold().replace("chuyện", "")


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("campaigns:plan_docx", ""),
        ("vetting:summary_docx", ""),
        ("vetting:proposal_docx", "?cap=commune"),
        ("vetting:proposal_docx", "?cap=province"),
        ("registrations:consolidated_docx", ""),
    ],
)
def test_no_paper_of_a_commune_of_today_speaks_of_a_district(secretary, campaign, name, query):
    text = " ".join(paper(secretary, name, campaign.pk, query)).casefold()
    assert "huyện" not in text.replace("chuyện", "")


def test_the_book_of_awards_is_headed_by_the_province(risen, client):
    client.force_login(holder_of(risen, OFFICE))
    answer = client.get(reverse("certificates:book_docx"))
    assert docx_paragraphs(answer.getvalue())[0] == "UBND thành phố Huế"
