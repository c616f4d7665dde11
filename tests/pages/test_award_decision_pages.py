"""The pages of decisions and of who holds what: what they show, keep and refuse, and to whom."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from awards.models import Award, CompleteYear
from decisions.models import AwardDecision, DecisionLine
from nominations.models import Nomination
from people.roles import CHAIR, MEMBER, OFFICE, SECRETARY, UNIT_HEAD
from tests.cast import Cast, make_person
from tests.deciding import decided, make_award, make_decided, recognised, signed_paper
from tests.nominating import make_nomination
from tests.registered import a_campaign
from tests.registering import at, staff
from workbooks import opening as workbook

pytestmark = pytest.mark.django_db

TODAY = date(2021, 12, 20)
PAPER = {
    "number": "125/QĐ-UBND",
    "decided_on": "01/12/2021",
    "authority": "commune",
    "issuer": "Chủ tịch UBND xã",
    "signer": "",
}
ADD = "/quyet-dinh/ghi/"


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


def vetted(campaign, people, award="LDTT") -> list:
    return [make_nomination(campaign, person, award, "vetted") for person in people]


def typed(results: dict, **more) -> dict:
    """Give what the first step sends: by nomination "dat", or ("khong", reason)."""
    data = {}
    for nomination, result in results.items():
        result, reason = result if isinstance(result, tuple) else (result, "")
        data |= {f"ket_qua_{nomination.pk}": result, f"ly_do_{nomination.pk}": reason}
    return PAPER | data | more


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


# --- Recording a decision -------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["pdf", "docx", "xlsx"])
def test_there_is_no_list_to_sign_where_nobody_is_paid(office, campaign, cast, suffix):
    [nomination, *_] = vetted(campaign, staff(cast.unit))
    refused = typed({nomination: ("khong", "Chưa đủ minh chứng.")})
    office.post(ADD, refused | {"ghi": "1", "file": signed_paper()})
    decision = AwardDecision.objects.get()
    page = reverse(f"decisions:paylist_{suffix}", args=[decision.pk])
    answer = office.get(page, follow=True)
    assert answer.redirect_chain == [(decision.get_absolute_url(), 302)]
    assert "không có tiền thưởng do xã chi" in text(answer)


def test_a_decision_is_shown_with_its_money_before_it_is_recorded(office, campaign, cast):
    yes, no, _ = vetted(campaign, staff(cast.unit))
    data = typed({yes: "dat", no: ("khong", "Chưa đủ minh chứng.")})
    preview = text(office.post(ADD, data | {"xem": "1"}))
    assert "0,3 × 1.490.000 đ = 447.000 đ, làm tròn lên 450.000 đ" in preview
    assert "Chưa đủ minh chứng." in preview
    assert "Lê Thị Chi" not in preview
    assert AwardDecision.objects.count() == 0
    done = office.post(ADD, data | {"ghi": "1", "file": signed_paper()}, follow=True)
    decision = AwardDecision.objects.get()
    assert done.redirect_chain == [(decision.get_absolute_url(), 302)]
    lines = decision.lines.values_list("nomination", "is_recognised", "reason")
    assert list(lines) == [(yes.pk, True, ""), (no.pk, False, "Chưa đủ minh chứng.")]
    assert [file.name for file in decision.files.all()] == ["quyet-dinh-ky.pdf"]


def test_a_file_that_is_refused_loses_nothing_that_was_typed(office, campaign, cast):
    yes, *_ = vetted(campaign, staff(cast.unit))
    program = SimpleUploadedFile("qd.pdf", b"MZ\x90\x00" + b"\0" * 200)
    page = office.post(ADD, typed({yes: "dat"}) | {"ghi": "1", "file": program})
    assert "Đây là một chương trình máy tính" in text(page)
    assert f'name="ket_qua_{yes.pk}" value="dat"' in text(page)
    assert 'name="number" value="125/QĐ-UBND"' in text(page)
    assert AwardDecision.objects.count() == 0


def test_all_that_are_shown_are_ticked_at_once_and_others_keep_what_was_said(
    office, campaign, cast
):
    first, second, third, against = vetted(campaign, staff(cast.unit, 4))
    Nomination.objects.filter(pk=against.pk).update(is_supported=False)
    (elsewhere,) = vetted(campaign, staff(cast.other_unit, 1))
    data = typed({second: ("khong", "Thiếu.")}, don_vi=cast.unit.pk, tat_ca="1")
    page = office.post(ADD, data)
    rows = {row.nomination: (row.result, row.reason) for row in page.context["rows"]}
    assert rows == {
        first: ("dat", ""),
        second: ("khong", "Thiếu."),
        third: ("dat", ""),
        against: ("", ""),
    }
    everything = office.post(ADD, typed({first: "dat"}, danh_hieu="CSTDCS", loc="1"))
    assert [row.nomination for row in everything.context["rows"]] == [first]
    assert elsewhere not in rows


def test_whose_foundation_is_refused_is_marked_and_not_ticked_with_all(office, campaign, cast):
    people = staff(cast.unit, 2)
    (first, _), fighters = vetted(campaign, people), vetted(campaign, people, "CSTDCS")
    page = office.post(ADD, typed({first: ("khong", "Thiếu.")}, danh_hieu="CSTDCS", tat_ca="1"))
    assert [(row.nomination, row.result, row.doubt) for row in page.context["rows"]] == [
        (first, "khong", ""),
        (
            fighters[0],
            "",
            "không đạt Lao động tiên tiến nên không đủ điều kiện Chiến sĩ thi đua cơ sở",
        ),
        (fighters[1], "dat", ""),
    ]
    assert text(page).count("Không đạt Lao động tiên tiến nên không đủ điều kiện") == 1


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        ("", "Hãy chọn kết quả cho ít nhất một hồ sơ."),
        (("khong", "  "), "Hãy ghi lý do hồ sơ đề nghị Lao động tiên tiến"),
    ],
)
def test_the_first_step_says_what_is_missing(office, campaign, cast, result, sentence):
    nomination, *_ = vetted(campaign, staff(cast.unit))
    assert sentence in text(office.post(ADD, typed({nomination: result}) | {"xem": "1"}))


def test_what_the_law_warns_of_is_confirmed_with_a_tick(office, campaign, cast):
    people = staff(cast.unit, 7)
    decided(cast, campaign, recognised(*vetted(campaign, people)))
    (fighter,) = vetted(campaign, people[:1], "CSTDCS")
    data = typed({fighter: "dat"}) | {"number": "126/QĐ-UBND"}
    preview = text(office.post(ADD, data | {"xem": "1"}))
    assert "thẩm quyền thuộc Chủ tịch Ủy ban nhân dân cấp huyện" in preview
    assert "khoản 2 Điều 43" in preview
    refused = office.post(ADD, data | {"ghi": "1"})
    assert "Chưa ghi được" in text(refused)
    office.post(ADD, data | {"ghi": "1", "is_confirmed": "on"})
    assert AwardDecision.objects.count() == 2


def test_a_day_before_all_law_is_named_at_its_field(office, campaign, cast):
    nomination, *_ = vetted(campaign, staff(cast.unit))
    page = office.post(ADD, typed({nomination: "dat"}) | {"decided_on": "01/01/2016", "xem": "1"})
    assert "Chương trình chỉ có quy định từ ngày 01/10/2017" in text(page)


def test_without_a_campaign_the_page_says_where_old_years_go(office, cast):
    assert "Chưa có phong trào nào được phát động" in text(office.get(ADD))


# --- Looking at decisions -------------------------------------------------------------------------


def two_units(cast, campaign) -> AwardDecision:
    """Record a decision over the own unit and another one."""
    own = vetted(campaign, [make_person(cast.unit, "Người Trong Nhà")])
    other = vetted(campaign, [make_person(cast.other_unit, "Người Đơn Vị Khác")])
    return decided(cast, campaign, recognised(*own, *other))


def test_a_head_of_a_unit_sees_the_own_unit_alone(client, cast, campaign):
    decision = two_units(cast, campaign)
    alone = vetted(campaign, [make_person(cast.other_unit, "Chỉ Đơn Vị Khác")])
    hidden = decided(cast, campaign, recognised(*alone), number="7/QĐ")
    client.force_login(cast[UNIT_HEAD])
    listed = client.get(reverse("decisions:list"))
    assert [(row.pk, row.recognised) for row in listed.context["page"]] == [(decision.pk, 1)]
    page = text(client.get(decision.get_absolute_url()))
    assert ("Người Trong Nhà" in page, "Người Đơn Vị Khác" in page) == (True, False)
    assert client.get(hidden.get_absolute_url()).status_code == 404
    history = text(client.get(reverse("awards:history")))
    assert ("Người Trong Nhà" in history, "Người Đơn Vị Khác" in history) == (True, False)
    exported = workbook.sheets(client.get(reverse("awards:history_export")).content)[0]
    assert "Người Đơn Vị Khác" not in str(exported.rows)


@pytest.mark.parametrize("role", [OFFICE, SECRETARY, CHAIR])
def test_who_sees_the_commune_sees_every_line(client, cast, campaign, role):
    decision = two_units(cast, campaign)
    client.force_login(cast[role])
    assert len(client.get(decision.get_absolute_url()).context["lines"]) == 2


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({}, ["2/QĐ", "1/QĐ"]),
        ({"nam": "2020"}, ["1/QĐ"]),
        ({"cap": "district"}, ["2/QĐ"]),
        ({"nam": "2020", "cap": "district"}, []),
        ({"nam": "abc", "cap": "x"}, ["2/QĐ", "1/QĐ"]),
    ],
)
def test_decisions_are_filtered_by_year_and_level(office, cast, campaign, query, numbers):
    first, second, _ = staff(cast.unit)
    papers = [
        (first, {"number": "1/QĐ", "decided_on": date(2020, 12, 1)}),
        (second, {"number": "2/QĐ", "authority": "district"}),
    ]
    for person, paper in papers:
        make_decided(make_nomination(campaign, person, stage="recognised"), **paper)
    page = office.get(reverse("decisions:list"), query).context["page"]
    assert [decision.number for decision in page] == numbers


def many(cast, campaign, count: int) -> AwardDecision:
    decision = None
    for number in range(count):
        person = make_person(cast.unit, f"Lê Văn {'Ab' * (number // 26)}{chr(65 + number % 26)}",
                             born_on=date(1980, 1, 1).replace(year=1960 + number % 40))  # fmt: skip
        nomination = make_nomination(campaign, person, stage="recognised")
        award = make_decided(nomination, number=f"{number}/QĐ")
        if decision:
            award.line.decision = decision
            award.line.save()
        decision = award.line.decision
    return decision


@pytest.mark.parametrize("count", [1, 3, 60])
def test_each_list_costs_the_same_for_any_number_of_rows(
    office, cast, campaign, count, django_assert_num_queries
):
    decision = many(cast, campaign, count)
    pages = {
        reverse("decisions:list"): 8,  # and the drafts
        decision.get_absolute_url(): 8,  # and its drafts
        reverse("awards:history"): 9,
        reverse("awards:history") + "?ten=le van": 10,
        reverse("decisions:add"): 8,
    }
    for address, queries in pages.items():
        with django_assert_num_queries(queries):
            assert office.get(address).status_code == 200, address


@pytest.mark.parametrize("count", [1, 3])
def test_the_pay_list_costs_the_same_for_any_number_of_lines(
    office, cast, campaign, count, django_assert_num_queries
):
    decision = many(cast, campaign, count)
    for number in range(count):
        collective = make_nomination(
            campaign, cast.unit, "TTLDTT", stage="recognised", collective=f"Tổ {number}"
        )
        line = make_decided(collective, number=f"{number}/QĐ-TT").line
        DecisionLine.objects.filter(pk=line.pk).update(decision=decision)
    decision.lines.update(is_paid=True, reward_coefficient="0.3", reward_amount=447_000)
    with django_assert_num_queries(5):
        office.get(reverse("decisions:paylist_xlsx", args=[decision.pk]))


def test_a_decision_of_many_names_is_read_in_pages_and_printed_whole(office, cast, campaign):
    decision = many(cast, campaign, 65)

    def shown(query: str) -> list[int]:
        answer = office.get(f"{decision.get_absolute_url()}{query}")
        assert "Tổng số: 65 hồ sơ, 65 được khen thưởng" in text(answer)
        return [line.pk for line in answer.context["page"]]

    pages = [shown(query) for query in ("", "?trang=2", "?trang=3")]

    assert [len(page) for page in pages] == [25, 25, 15]
    assert shown("?in=1") == [pk for page in pages for pk in page]


def test_taking_back_names_what_rests_on_it_first(office, cast, campaign):
    decision = two_units(cast, campaign)
    line = decision.lines.first()
    make_nomination(campaign, line.nomination.person, "CSTDCS", "submitted")
    address = reverse("decisions:revoke_line", args=[line.pk])
    shown = text(office.get(address))
    assert "Hồ sơ đề nghị Chiến sĩ thi đua cơ sở của Bà Người Trong Nhà (Đã nộp)." in shown
    refused = office.post(address, {"reason": "", "on": "20/12/2021"})
    assert (refused.status_code, Award.objects.held().count()) == (200, 2)
    office.post(address, {"reason": "Khai sai.", "on": "20/12/2021"})
    assert Award.objects.held().count() == 1
    office.post(
        reverse("decisions:revoke", args=[decision.pk]),
        {"reason": "Sai thủ tục.", "on": "20/12/2021"},
    )
    assert "Quyết định đã bị thu hồi" in text(office.get(decision.get_absolute_url()))
    assert Award.objects.held().count() == 0


def test_a_paper_is_added_later_and_handed_out_as_it_came(office, cast, campaign):
    decision = two_units(cast, campaign)
    office.post(reverse("decisions:attach", args=[decision.pk]), {"file": signed_paper()})
    kept = decision.files.get()
    answer = office.get(reverse("decisions:file", args=[kept.pk]))
    assert b"".join(answer).startswith(b"%PDF")


EVERYTHING = [("CSTDCS", 2020), ("TTLDTT", 2020), ("LDTT", 2019)]


# --- History --------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["duong", "DƯƠNG", "thùy dương", "thuy duong cao"])
def test_names_are_found_with_or_without_accents(office, cast, words):
    make_award(make_person(cast.unit, "Cao Thị Thùy Dương"))
    make_award(make_person(cast.unit, "Lê Văn Minh"))
    make_award(cast.unit, "TTLDTT")
    page = office.get(reverse("awards:history"), {"ten": words}).context["page"]
    assert [award.holder_name for award in page] == ["Cao Thị Thùy Dương"]


@pytest.mark.parametrize(
    ("query", "awards"),
    [
        ({}, EVERYTHING),
        ({"nam": "2019"}, [("LDTT", 2019)]),
        ({"danh_hieu": "TTLDTT"}, [("TTLDTT", 2020)]),
        ({"nam": "1900", "danh_hieu": "X", "don_vi": "x"}, EVERYTHING),
    ],
)  # fmt: skip
def test_the_history_is_filtered(office, cast, query, awards):
    person = make_person(cast.unit, "Lê Văn Minh")
    make_award(person, "LDTT", 2019)
    make_award(person, "CSTDCS", 2020)
    make_award(cast.other_unit, "TTLDTT", 2020)
    page = office.get(reverse("awards:history"), query).context["page"]
    assert [(award.kind_code, award.year) for award in page] == awards


def test_a_persons_years_tell_what_is_known_and_what_is_not(office, cast, campaign):
    person = make_person(cast.unit, "Lê Văn Minh", position="Chủ tịch")
    make_award(person, "LDTT", 2018, position="Văn thư", unit_name="Phòng cũ")
    make_award(person, "LDTT", 2020, revoked_on=TODAY, revoke_reason="Khai sai.")
    CompleteYear.objects.create(commune=cast.commune, year=2019, by_name="Người ghi")
    page = office.get(reverse("awards:history_person", args=[person.pk]))
    years = [
        (year_row.year, len(year_row.awards), year_row.note) for year_row in page.context["years"]
    ]
    assert years == [
        (2021, 0, "chưa có dữ liệu"),
        (2020, 1, ""),
        (2019, 0, "không có"),
        (2018, 1, ""),
    ]
    assert "Lê Văn Minh, Văn thư, Phòng cũ" in text(page)
    assert "Khai sai." in text(page)


def test_members_see_their_own_years_and_nobody_elses(client, cast, campaign):
    own, other = make_person(cast.unit, "Lê Văn Minh"), make_person(cast.unit, "Trần Thị Lan")
    cast[MEMBER].person = own
    cast[MEMBER].save()
    client.force_login(cast[MEMBER])
    seen = [
        client.get(reverse("awards:history_person", args=[person.pk])).status_code
        for person in (own, other)
    ]
    assert (seen, client.get(reverse("awards:history")).status_code) == ([200, 404], 403)
    assert reverse("awards:history_person", args=[own.pk]) in text(
        client.get(reverse("people:person", args=[own.pk]))
    )


def test_a_unit_keeps_the_awards_of_those_it_goes_on_from(office, cast):
    cast.unit.predecessors.add(cast.other_unit)
    make_award(cast.other_unit, "TTLDTT", 2019)
    make_award(cast.unit, "TTLDXS", 2020)
    page = office.get(reverse("awards:history_unit", args=[cast.unit.pk]))
    known = [
        (award.holder_name, year_row.year)
        for year_row in page.context["years"]
        for award in year_row.awards
    ]
    assert known == [(cast.unit.name, 2020), (cast.other_unit.name, 2019)]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"person": "", "unit": ""}, "Hãy chọn một cá nhân, hoặc một đơn vị"),
        ({"kind": "TTLDTT"}, "Tập thể lao động tiên tiến chỉ tặng cho tập thể."),
        ({"year": "2031"}, "Hãy ghi một năm từ 1945 đến 2021."),
        ({"decided_on": "01/01/2018"}, "Ngày quyết định phải từ năm 2019 đến hôm nay."),
        ({"number": ""}, ""),
    ],
)
def test_one_old_award_is_written_by_hand_or_refused_with_a_sentence(
    office, cast, campaign, values, sentence
):
    person = make_person(cast.unit, "Lê Văn Minh")
    data = {"kind": "LDTT", "year": "2019", "person": person.pk, "position": "Văn thư"} | values
    page = office.post(reverse("awards:history_add"), data, follow=True)
    assert sentence in text(page)
    assert Award.objects.count() == (0 if sentence else 1)


@pytest.mark.parametrize(
    ("holder", "kind", "sentence"),
    [
        ("person", "HC_LAO_DONG_3", ""),
        ("person", "NHA_GIAO_UT", ""),
        ("unit", "CO_CHINH_PHU", ""),
        ("unit", "BANG_KHEN_TTG", ""),
        ("collective", "GIA_DINH_VAN_HOA", ""),
        ("collective", "XA_TIEU_BIEU", ""),
        ("person", "GIA_DINH_VAN_HOA", "Gia đình văn hóa chỉ tặng cho hộ gia đình."),
        ("unit", "GIA_DINH_VAN_HOA", "Gia đình văn hóa chỉ tặng cho hộ gia đình."),
        ("collective", "NHA_GIAO_UT", "Nhà giáo ưu tú chỉ tặng cho cá nhân."),
    ],
)
def test_what_a_commune_never_decides_is_kept_in_the_history_too(
    office, cast, campaign, holder, kind, sentence
):
    holders = {
        "person": make_person(cast.unit, "Lê Văn Minh").pk,
        "unit": cast.unit.pk,
        "collective": "Hộ ông Lê Văn Minh",
    }
    data = {"kind": kind, "year": "2019", holder: holders[holder]}
    page = office.post(reverse("awards:history_add"), data, follow=True)
    assert sentence in text(page)
    assert [award.kind_code for award in Award.objects.all()] == ([] if sentence else [kind])


def test_an_award_written_twice_is_there_once(office, cast, campaign):
    person = make_person(cast.unit, "Lê Văn Minh")
    data = {"kind": "LDTT", "year": "2019", "person": person.pk, "and_another": "1"}
    office.post(reverse("awards:history_add"), data)
    again = office.post(reverse("awards:history_add"), data)
    assert "Khen thưởng này đã có trong lịch sử." in text(again)
    assert Award.objects.count() == 1


def test_complete_years_are_confirmed_together(office, cast, campaign):
    CompleteYear.objects.create(commune=cast.commune, year=2018, by_name="Người ghi")
    address = reverse("awards:complete_years")
    unsure = office.post(address, {"years": ["2019", "2020"]})
    assert "Hãy đánh dấu xác nhận đã đối chiếu." in text(unsure)
    office.post(address, {"years": ["2019", "2020"], "is_sure": "on"})
    assert list(CompleteYear.objects.values_list("year", flat=True)) == [2019, 2020]


def test_an_old_award_is_marked_as_taken_back(office, cast, campaign):
    award = make_award(make_person(cast.unit, "Lê Văn Minh"), "LDTT", 2018)
    address = reverse("decisions:revoke_award", args=[award.pk])
    office.post(address, {"reason": "Nhập nhầm.", "on": "20/12/2021"})
    assert "Nhập nhầm." in text(office.get(reverse("awards:history")))
    assert Award.objects.held().count() == 0
