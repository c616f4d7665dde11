"""The pages from the vote to the signed paper: what they show, ask, keep and refuse."""

from datetime import date

import pytest
from django.urls import reverse

from awards.models import Award
from decisions.models import AwardDecision, DecisionDraft
from people.roles import CHAIR, OFFICE, SECRETARY
from tests.cast import Cast, make_person
from tests.deciding import decided, make_draft, recognised, signed_paper
from tests.issuing import make_annex, make_issued
from tests.nominating import make_nomination
from tests.registered import a_campaign
from tests.registering import at, launched, staff

pytestmark = pytest.mark.django_db

TODAY = date(2021, 12, 20)
PREPARE = "/quyet-dinh/ra/"
WORDS = {"proposer": "Hội đồng Thi đua - Khen thưởng xã", "merit": "", "other_bases": ""}


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    at(cast, TODAY)
    return a_campaign(cast)


@pytest.fixture
def chairman(cast):
    return make_person(cast.other_unit, "Trần Quang Định", position="Chủ tịch UBND", gender="male")


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def vetted(campaign, people, award="LDTT", **values) -> list:
    return [make_nomination(campaign, person, award, "vetted", **values) for person in people]


def many(cast, campaign, count: int) -> list:
    people = [
        make_person(cast.unit, f"Lê Thị Số {at:03d}", born_on=date(1985, 1, 1))
        for at in range(count)
    ]
    return vetted(campaign, people)


def test_a_decision_goes_from_the_list_to_the_signed_paper_page_by_page(
    cast, campaign, chairman, client
):
    ready = vetted(campaign, staff(cast.unit))
    client.force_login(cast[SECRETARY])
    page = text(client.get(PREPARE))
    assert "Chủ tịch UBND xã quyết định 3" in page
    ticked = WORDS | {"ho_so": [nomination.pk for nomination in ready[:2]]}
    client.post(PREPARE, ticked)
    made = DecisionDraft.objects.get()
    assert [line.nomination for line in made.lines.all()] == ready[:2]
    shown = text(client.get(made.get_absolute_url()))
    assert "0,3 × 1.490.000 đ = 447.000 đ, làm tròn lên 450.000 đ" in shown
    assert "Chín trăm nghìn đồng" in shown
    client.post(reverse("decisions:draft_submit", args=[made.pk]))

    client.force_login(cast[CHAIR])
    assert "Duyệt dự thảo quyết định" in text(client.get("/"))
    client.post(reverse("decisions:draft_approve", args=[made.pk]))

    client.force_login(cast[OFFICE])
    assert "Lấy số quyết định" in text(client.get("/"))
    number = reverse("decisions:draft_number", args=[made.pk])
    wrong = client.post(number, {"ordinal": "", "signed_on": "06/12/2021", "signer": chairman.pk})
    assert 'value="06/12/2021"' in text(wrong)
    client.post(number, {"ordinal": "325", "signed_on": "06/12/2021", "signer": chairman.pk})
    assert "chưa được ban hành" in text(
        client.get(DecisionDraft.objects.get().paper.get_absolute_url())
    )
    attach = reverse("decisions:draft_attach", args=[made.pk])
    client.post(attach, {"file": signed_paper()})
    assert not Award.objects.exists()
    issue = reverse("decisions:draft_issue", args=[made.pk])
    assert "325/QĐ-UBND" in text(client.get(issue))
    done = client.post(issue, follow=True)
    decision = AwardDecision.objects.get()
    assert done.redirect_chain == [(decision.get_absolute_url(), 302)]
    assert "Chưa công bố" in text(done)
    assert "là thật và đang có hiệu lực" in text(client.get(decision.paper.get_absolute_url()))
    client.post(reverse("decisions:release", args=[decision.pk]))
    decision.refresh_from_db()
    assert decision.released_on == TODAY
    number = reverse("decisions:draft_number", args=[made.pk])
    for step in (made.get_absolute_url(), number, attach, issue):
        assert client.get(step).url == decision.get_absolute_url()


def test_a_scan_that_cannot_be_read_is_refused_and_the_number_stays(
    cast, campaign, chairman, client
):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.actions.test_decision_drafts import numbered

    made = numbered(cast, campaign, vetted(campaign, staff(cast.unit)), chairman)
    client.force_login(cast[OFFICE])
    broken = SimpleUploadedFile("ky.pdf", b"%PDF-1.4 hong")
    page = text(client.post(reverse("decisions:draft_attach", args=[made.pk]), {"file": broken}))
    assert "Tệp bị hỏng hoặc chưa tải xong" in page
    made.paper.refresh_from_db()
    assert (made.paper.number, made.paper.signed_file.name) == ("325/QĐ-UBND", "")


def test_who_is_left_out_is_named_with_the_reason(cast, campaign, client):
    nomination, *_ = vetted(
        campaign, staff(cast.unit), is_supported=False, vetting_note="Thiếu minh chứng."
    )
    client.force_login(cast[SECRETARY])
    page = text(client.get(f"{PREPARE}?muc=khong-dua-vao"))
    assert nomination.nominee in page
    assert "Thẩm định không đề nghị. Thiếu minh chứng." in page


def test_what_goes_up_is_shown_by_level(cast, campaign, client):
    vetted(campaign, staff(cast.unit, 1), "CSTDCS", place=1)
    client.force_login(cast[SECRETARY])
    page = text(client.get(f"{PREPARE}?muc=cap-tren"))
    assert "Chủ tịch Ủy ban nhân dân cấp huyện" in page
    assert "Bà Lê Thị An" in page


def test_an_unverified_basis_is_marked_on_the_screen_and_not_on_paper(cast, client):
    from decisions.papers.decision import decision_letter

    campaign = launched(cast, on=TODAY)
    cast.commune.practice_day = date(2024, 5, 2)
    cast.commune.save()
    campaign.refresh_from_db()
    (nomination,) = vetted(campaign, staff(cast.unit, 1))
    made = make_draft(campaign, nomination)
    client.force_login(cast[OFFICE])
    assert "chưa đối chiếu văn bản gốc" in text(client.get(made.get_absolute_url()))
    assert "chưa đối chiếu" not in str(decision_letter(made, [nomination]))


@pytest.mark.parametrize("count", [1, 3, 60])
def test_each_page_costs_the_same_for_any_number_of_rows(
    cast, campaign, client, count, django_assert_num_queries
):
    nominations = many(cast, campaign, count + 1)
    made = make_draft(campaign, *nominations[:-1])
    client.force_login(cast[OFFICE])
    pages = {
        PREPARE: 12,
        made.get_absolute_url(): 10,
        reverse("decisions:draft_issue", args=[made.pk]): 10,
        "/quyet-dinh/quy/": 10,
    }
    for address, queries in pages.items():
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("count", [1, 3, 60])
def test_a_draft_that_shows_all_it_may_stays_within_the_budget(
    cast, campaign, chairman, client, count, django_assert_num_queries
):
    usual = many(cast, campaign, count)
    best = vetted(campaign, [nomination.person for nomination in usual], "CSTDCS")
    made = make_draft(campaign, *usual, *best, stage="approved")
    cast.commune.funds.create(year=2021).sources.create(kind="budget", amount=100, by_name="KT")
    client.force_login(cast[OFFICE])
    number = reverse("decisions:draft_number", args=[made.pk])
    with django_assert_num_queries(15):
        assert "Đã có" in text(client.get(number))
    paper = make_issued(cast.commune.pk, issued_at=None, signed_file=signed_paper())
    for annex in range(count):
        make_annex(paper, f"Phụ lục {annex}.pdf", f"%PDF {annex}".encode())
    DecisionDraft.objects.update(paper=paper, signer=chairman, signer_position="Chủ tịch UBND")
    with django_assert_num_queries(15):
        assert "Ban hành…" in text(client.get(made.get_absolute_url()))


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_fund_asks_as_much_of_many_drafts_as_of_one(
    cast, campaign, client, count, django_assert_num_queries
):
    for nomination in many(cast, campaign, count):
        make_draft(campaign, nomination)
    client.force_login(cast[OFFICE])
    with django_assert_num_queries(10):
        assert len(client.get("/quyet-dinh/quy/").context["drafts"]) == count


def test_of_a_thousand_names_a_page_shows_some_and_all_are_printed(cast, campaign, client):
    made = make_draft(campaign, *many(cast, campaign, 60))
    client.force_login(cast[OFFICE])

    def shown(query: str) -> int:
        return len(client.get(f"{made.get_absolute_url()}{query}").context["page"].object_list)

    assert [shown(query) for query in ("", "?trang=2", "?trang=9", "?in=1")] == [30, 30, 30, 60]


# --- The fund -------------------------------------------------------------------------------------


def test_the_fund_adds_up_and_tells_the_cap_with_its_clause(cast, campaign, client):
    client.force_login(cast[OFFICE])
    where = "/quyet-dinh/quy/{}?nam=2021"
    client.post(
        where.format("muc-trich/"), {"regular_spending": "2.000.000.000", "terrain": "plain"}
    )
    client.post(where.format("nguon/"), {"kind": "budget", "amount": "25.000.000", "note": ""})
    spent = {"kind": "paper", "amount": "500.000", "spent_on": "10/12/2021", "note": "In giấy khen"}
    client.post(where.format("chi/"), spent)
    page = client.get(where.format(""))
    fund = page.context["fund"]
    assert (fund.income, fund.spent_on_awards, fund.spent_otherwise, fund.left) == (
        25_000_000,
        0,
        500_000,
        24_500_000,
    )
    assert "1 % × 2.000.000.000 đ = 20.000.000 đ" in text(page)
    assert "Ngân sách trích 25.000.000 đ, nhiều hơn mức tối đa" in text(page)
    assert "Điều 65" in text(page)


def test_an_expense_of_another_year_is_refused_at_its_field(cast, campaign, client):
    client.force_login(cast[OFFICE])
    spent = {"kind": "paper", "amount": "500.000", "spent_on": "10/12/2020", "note": "In"}
    page = text(client.post("/quyet-dinh/quy/chi/?nam=2021", spent))
    assert "Ngày chi phải thuộc năm 2021" in page


# --- A decision that changes a decision --------------------------------------------------------


def test_a_decision_is_revoked_page_by_page(cast, campaign, chairman, client):
    people = staff(cast.unit, 2)
    decision = decided(cast, campaign, recognised(*vetted(campaign, people)))
    client.force_login(cast[SECRETARY])
    line = decision.lines.get(ordinal=1)
    ask = reverse("decisions:revocation", args=[decision.pk])
    assert "450.000 đ đã chi theo quyết định này" in text(client.get(f"{ask}?dong={line.pk}"))
    empty = text(client.post(ask, {"dong": line.pk, "reason": "", "proposer": "Hội đồng"}))
    assert "Trường này là bắt buộc" in empty or "bắt buộc" in empty
    client.post(ask, {"dong": line.pk, "reason": "Kê khai sai.", "proposer": "Hội đồng"})
    made = DecisionDraft.objects.get()
    page = text(client.get(made.get_absolute_url()))
    assert "hủy bỏ, thu hồi khen thưởng" in page
    assert "Bốn trăm năm mươi nghìn đồng" in page
    amend = reverse("decisions:draft_amend", args=[made.pk])
    assert 'value="Hội đồng"' in text(client.get(amend))
    client.post(reverse("decisions:draft_submit", args=[made.pk]))
    assert "Dự thảo về quyết định này" in text(client.get(decision.get_absolute_url()))

    client.force_login(cast[CHAIR])
    client.post(reverse("decisions:draft_approve", args=[made.pk]))
    client.force_login(cast[OFFICE])
    entered = {"ordinal": "330", "signed_on": "18/12/2021", "signer": chairman.pk}
    client.post(reverse("decisions:draft_number", args=[made.pk]), entered)
    client.post(reverse("decisions:draft_attach", args=[made.pk]), {"file": signed_paper()})
    issue = reverse("decisions:draft_issue", args=[made.pk])
    assert "Tiền thưởng phải thu hồi" in text(client.get(issue))
    done = client.post(issue, follow=True)
    assert done.redirect_chain == [(decision.get_absolute_url(), 302)]
    assert "quyết định số 330/QĐ-UBND ngày 18/12/2021: Kê khai sai." in text(done)


def test_a_correction_is_drafted_from_the_line_it_corrects(cast, campaign, client):
    decision = decided(cast, campaign, recognised(*vetted(campaign, staff(cast.unit, 2))))
    line = decision.lines.select_related("award").get(ordinal=1)
    client.force_login(cast[OFFICE])
    ask = f"{reverse('decisions:correction', args=[decision.pk])}?dong={line.pk}"
    shown = text(client.get(ask))
    assert (shown.count('name="holder_name_'), 'value="Lê Thị An"' in shown) == (1, True)
    written = {
        "reason": "Ghi sai dấu.",
        "proposer": "Hội đồng",
        f"holder_name_{line.pk}": "Lê Thị Ân",
        f"position_{line.pk}": line.award.position,
        f"unit_name_{line.pk}": line.award.unit_name,
    }
    made = client.post(ask, written, follow=True)
    assert "“Lê Thị An” sửa thành “Lê Thị Ân”" in text(made)
