"""The demo's commune in the middle of its year, made once for 2021 and once for 2026, and how each
goes on from there: that of 2026 decides on CSTĐCS and TTLĐTT itself, tờ trình go straight to the
province."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from awards.models import Award, CompleteYear
from campaigns.models import Campaign
from certificates.models import Blank, BookEntry
from council.boards import boards_of, turnout
from council.models import Round
from decisions.facts.fund import fund_of
from decisions.models import AwardDecision, DecisionDraft
from eligibility.judging import Outcome
from initiatives.models import Initiative
from nominations.facts.judging import judgements_of
from nominations.models import Nomination
from people.models import Commune, User
from people.roles import CHAIR, OFFICE, ROLES, SECRETARY
from publicity.models import Comment, Example, Publication
from tests.documents.paper_reader import docx_paragraphs
from tests.lasting import settle, undone_in_the_end
from thiduakt.demo.acting import holder_of
from thiduakt.demo.build import go_on
from thiduakt.demo.commune import JUSTICE, PASSWORD
from thiduakt.demo.council import rise
from thiduakt.demo.results import fix_the_list
from thiduakt.demo.years import YEARS, DemoYear
from thiduakt.invariants import breaches
from vetting.models import QuotaList

pytestmark = pytest.mark.django_db

ANYWHERE = {"on_server": True, "password": PASSWORD}  # PostgreSQL wants to be told twice
OWN = "Chủ tịch Ủy ban nhân dân xã Quảng Thành"
DECIDED = {
    2021: [
        ("312/QĐ-UBND", "commune", OWN, {"GIAY_KHEN"}),
        ("350/QĐ-UBND", "commune", OWN, {"LDTT"}),
        ("118/QĐ-UBND", "district", "Chủ tịch UBND huyện Quảng Điền", {"CSTDCS", "TTLDTT"}),
        ("452/QĐ-UBND", "province", "Chủ tịch UBND tỉnh Thừa Thiên Huế", {"CSTDT"}),
    ],
    2026: [
        ("312/QĐ-UBND", "commune", OWN, {"GIAY_KHEN"}),
        ("350/QĐ-UBND", "commune", OWN, {"LDTT"}),
        ("351/QĐ-UBND", "commune", OWN, {"CSTDCS", "TTLDTT"}),
        ("452/QĐ-UBND", "province", "Chủ tịch UBND thành phố Huế", {"CSTDT"}),
    ],
}


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="module", params=YEARS)
def review(request, django_db_setup, django_db_blocker, files) -> Iterator[str]:
    """Make the stage of who asks for none; give what the command printed."""
    printed = StringIO()
    with undone_in_the_end(django_db_blocker, files):
        call_command("create_demo", stdout=printed, year=request.param, **ANYWHERE)
        settle()
        yield printed.getvalue()


@pytest.mark.usefixtures("review")
class TestReview:
    """The stage in which every room has something to do, made once for these tests."""

    def test_each_role_has_a_login_that_the_command_prints(self, review):
        for role in ROLES:
            assert role.name in review
        user = User.objects.get(username="truong")
        assert user.check_password(PASSWORD)
        assert not User.objects.exclude(email="").exists()

    def test_a_second_demo_changes_nothing(self, capsys):
        call_command("create_demo")
        assert "Đã có dữ liệu" in capsys.readouterr().out
        assert Commune.objects.count() == 1

    def test_the_review_stage_has_an_initiative_and_a_dossier_in_every_state(self):
        assert stages(Initiative) == {
            "draft": 1,
            "submitted": 1,
            "returned": 1,
            "reviewed": 1,
            "recognised": 1,
            "refused": 1,
        }
        assert set(stages(Nomination)) == {
            "draft",
            "submitted",
            "returned",
            "received",
            "vetted",
            "recognised",
        }
        assert Nomination.objects.filter(days_late__gt=0).exists()
        assert Commune.objects.get().today() == the_year().days.desk

    def test_the_review_stage_has_one_clear_case_of_each_finding(self):
        judgements = judgements_of(list(Nomination.objects.with_names()), with_discipline=True)
        conditions = [
            condition for judgement in judgements.values() for condition in judgement.conditions
        ]
        assert {condition.outcome for condition in conditions} == set(Outcome)
        not_met = {
            condition.code for condition in conditions if condition.outcome is Outcome.NOT_MET
        }
        registered = {"registration"} if the_year().year == 2021 else set()  # asked by Luật 2003
        assert {"rating", "service", "discipline", "chain"} | registered <= not_met
        unsure = {condition.code for condition in conditions if condition.outcome is Outcome.UNSURE}
        assert {"rating", "service", "merit", "ldtt_share"} <= unsure
        assert any(judgement.is_conditional for judgement in judgements.values())

    def test_five_years_of_awards_have_a_gap(self):
        years = Award.objects.filter(line__isnull=True).values_list("year", flat=True)
        assert set(years) == {the_year().before(ago) for ago in (5, 3, 2, 1)}
        complete = [complete_year.year for complete_year in CompleteYear.objects.all()]
        assert complete == [the_year().before(ago) for ago in (3, 2, 1)]

    def test_it_goes_on_to_a_council_that_votes_and_to_the_end_of_the_year(self, settings, files):
        settings.MEDIA_ROOT = files
        commune = Commune.objects.get()
        go_on(commune, "review", "council")
        assert_half_of_a_secret_vote_is_in()
        go_on(commune, "council", "awarded")
        assert_the_year_has_ended()


def assert_half_of_a_secret_vote_is_in() -> None:
    round = Round.objects.get(closed_at__isnull=True)
    assert (round.item.title, round.way) == ("Chiến sĩ thi đua cơ sở", "phones")
    voted, voters = turnout(round)
    assert (voted, voters) == (4, 9)
    boards = boards_of(round.item.meeting)
    done = [board.item.title for board in boards if board.state == "done"]
    assert done == ["Thông qua chương trình", "Lao động tiên tiến"]
    assert list(breaches()) == []


def assert_the_year_has_ended() -> None:
    commune, year = Commune.objects.get(), the_year().year
    assert not Nomination.objects.filter(
        stage__in=["draft", "submitted", "returned", "received"]
    ).exists()
    decided = AwardDecision.objects.order_by("decided_on", "number")
    assert [
        (
            decision.number,
            decision.authority,
            decision.issuer,
            {line.nomination.award for line in decision.lines.all()},
        )
        for decision in decided
    ] == DECIDED[year]
    quota = QuotaList.objects.get()
    champions = Award.objects.filter(kind_code="CSTDCS", year=year)
    assert champions.count() == len(quota.names) == quota.allowed
    assert what_is_public(commune) == (
        ["Đã hết hạn", *["Đang công khai"] * 3],
        ["Có. Kết quả trực lũ nằm trong hồ sơ của từng người"],
        [("Bà Châu Thị Mỹ Ái", "Đang công khai"), ("Tập thể " + the_year().unit(JUSTICE), "Đạt")],
    )
    assert Blank.objects.count() == 1
    assert BookEntry.objects.count() == Award.objects.count()
    fund = fund_of(commune, year)
    assert (fund.income, 0 < fund.spent < fund.income) == (the_year().budget, True)
    assert list(breaches()) == []


def what_is_public(commune: Commune) -> tuple:
    today = commune.today()
    ups = Publication.objects.order_by("starts_on", "pk")
    answers = [comment.answer.split(",")[0] for comment in Comment.objects.filter(state="shown")]
    examples = [(example.name, example.state) for example in Example.objects.order_by("pk")]
    return [publication.state_on(today) for publication in ups], answers, examples


def the_year() -> DemoYear:
    return YEARS[Campaign.objects.get().year]


def stages(model) -> dict[str, int]:
    return dict(Counter(model.objects.values_list("stage", flat=True)))


# --- Two levels: no district any more ------------------------------------------------------------

PROVINCE = "Chủ tịch Ủy ban nhân dân thành phố Huế"


@pytest.fixture(scope="class")
def risen(review, django_db_blocker, files) -> Iterator[Commune]:
    """Give the commune on the day its council let the dossiers pass."""
    with undone_in_the_end(django_db_blocker, files):
        commune = Commune.objects.get()
        go_on(commune, "review", "council")
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
    [line] = [text for text in lines if text.startswith("Kính gửi")]
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


@pytest.mark.parametrize("review", [2026], indirect=True)
class TestTwoLevels:
    """The pages and papers of 2026 when the council has let the dossiers pass."""

    def test_the_commune_decides_what_the_district_did_and_proposes_the_rest(
        self, secretary, campaign
    ):
        waiting = secretary.get(reverse("decisions:prepare")).context["waiting"]
        own = {row.kind.code for row in waiting.rows} - {"CSTDT"}
        assert own == {"LDTT", "CSTDCS", "TTLDTT"}
        assert [
            (authority.value, [row.kind.code for row in rows]) for authority, rows in waiting.above
        ] == [("province", ["CSTDT"])]

    def test_the_decision_of_the_commune_stands_on_the_law_of_2026(self, secretary, campaign):
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
            "Căn cứ Biên bản họp Hội đồng Thi đua - Khen thưởng xã Quảng Thành",
        ]
        [first] = [line for line in lines if line.startswith("Điều 1.")]
        assert "danh hiệu Chiến sĩ thi đua cơ sở cho 02 cá nhân" in first
        assert "danh hiệu Tập thể lao động tiên tiến cho 05 tập thể" in first
        assert "- Sở Nội vụ;" in lines

    def test_the_proposal_goes_straight_to_the_province(self, secretary, campaign):
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

    def test_the_report_of_registrations_goes_to_the_province(self, risen, client, campaign):
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
    def test_no_page_of_a_commune_of_today_speaks_of_a_district(
        self, risen, client, campaign, name
    ):
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
    def test_no_paper_of_a_commune_of_today_speaks_of_a_district(
        self, secretary, campaign, name, query
    ):
        text = " ".join(paper(secretary, name, campaign.pk, query)).casefold()
        assert "huyện" not in text.replace("chuyện", "")

    def test_the_book_of_awards_is_headed_by_the_province(self, risen, client):
        client.force_login(holder_of(risen, OFFICE))
        answer = client.get(reverse("certificates:book_docx"))
        assert docx_paragraphs(answer.getvalue())[0] == "UBND thành phố Huế"
