"""Awards of old years from Excel, from the upload to the history: all of it or nothing, twice the
same, taken out again while nothing rests on it."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from awards import actions as awards
from awards.models import Award, AwardsImport
from awards.sheets import history_template
from decisions.models import DecisionLine
from decisions.sheets import decision_template
from documents.paper.sheet import xlsx as made
from history.models import Event
from people.roles import OFFICE
from procedure.refusal import RefusedError
from tests.cast import Cast, make_person
from tests.deciding import make_award
from tests.nominating import make_nomination
from tests.registering import launched, staff
from tests.workbooks import xlsx
from workbooks import opening as workbook

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

HEADER = ["STT", "Họ tên", "Ngày sinh", "Chức vụ", "Đơn vị", "Danh hiệu", "Năm", "Số QĐ",
          "Ngày QĐ", "Cơ quan ban hành"]  # fmt: skip
LAN = [1, "Bà Trần Thị Lan", date(1986, 4, 5), "Văn thư", "Văn phòng", "CSTĐ cơ sở", 2019,
       "45/QĐ-UBND", date(2020, 1, 15), "UBND huyện"]  # fmt: skip
UNIT = [2, "Tài chính - Kế toán", "", "", "", "TTLĐTT", 2019, "46/QĐ-UBND", "15/01/2020",
        "UBND huyện"]  # fmt: skip


@pytest.fixture
def cast():
    cast = Cast.of()
    make_person(cast.unit, "Trần Thị Lan", born_on=date(1986, 4, 5))
    return cast


@pytest.fixture
def office(cast, client):
    client.force_login(cast[OFFICE])
    return client


def uploaded(client, *rows, header=HEADER):
    """Bring a real workbook through the page and give the preview."""
    title = ["SỔ KHEN THƯỞNG"]
    file = SimpleUploadedFile("so-khen.xlsx", xlsx(Khen=[title, header, *rows]))
    return client.post(reverse("awards:history_import"), {"file": file}, follow=True)


def confirmed(client, page):
    brought = page.context["brought"]
    address = reverse("awards:history_import_preview", args=[brought.pk])
    return client.post(address, {"seen": page.context["plan"].fingerprint()}, follow=True)


def held() -> list[tuple]:
    return list(
        Award.objects.order_by("pk").values_list(
            "person__full_name", "unit__name", "holder_name", "position", "unit_name", "kind_code",
            "year", "decision_number", "decided_on", "issuer",
        )
    )  # fmt: skip


BOTH = [
    ("Trần Thị Lan", None, "Trần Thị Lan", "Văn thư", "Văn phòng", "CSTDCS", 2019, "45/QĐ-UBND",
     date(2020, 1, 15), "UBND huyện"),
    (None, "Tài chính - Kế toán", "Tài chính - Kế toán", "", "", "TTLDTT", 2019, "46/QĐ-UBND",
     date(2020, 1, 15), "UBND huyện"),
]  # fmt: skip


def test_a_list_is_looked_at_and_then_taken_in_as_it_was_shown(cast, office):
    page = uploaded(office, LAN, UNIT)
    assert (len(page.context["additions"]), held()) == (2, [])
    done = confirmed(office, page)
    assert "Nhập xong" in done.content.decode()
    assert held() == BOTH
    brought = AwardsImport.objects.get()
    assert Event.objects.about(brought).get().sentence == (
        "Nhập lịch sử khen thưởng từ tệp so-khen.xlsx: thêm 2, giữ nguyên 0."
    )


@pytest.mark.parametrize(
    ("since", "group", "is_leader"),
    [(date(2020, 1, 15), "official", True), (date(2020, 1, 16), "", None)],
)
def test_an_old_award_keeps_of_its_day_only_what_the_roster_knows(
    cast, office, since, group, is_leader
):
    """Who took the post of today the day after was something else then."""
    lan = cast.commune.people.get()
    lan.group, lan.is_leader = "official", True
    lan.save()
    lan.postings.create(unit=cast.unit, position="Bí thư", starts_on=since)
    confirmed(office, uploaded(office, LAN, UNIT))
    kept = Award.objects.order_by("pk").values_list("gender", "group", "is_leader")
    assert list(kept) == [(lan.gender, group, is_leader), ("", "", None)]


def test_the_same_file_again_changes_nothing(cast, office):
    confirmed(office, uploaded(office, LAN, UNIT))
    page = uploaded(office, LAN, UNIT)
    assert "Danh sách trùng khớp" in page.content.decode()
    confirmed(office, page)
    assert held() == BOTH


def test_one_wrong_cell_keeps_everything_out_and_is_named(cast, office):
    wrong = [*UNIT[:5], "Tập thể giỏi", *UNIT[6:]]
    page = uploaded(office, LAN, wrong)
    text = page.content.decode()
    assert "Trang tính “Khen”, dòng 4, cột F" in text
    assert "Không có danh hiệu, hình thức nào tên “Tập thể giỏi”." in text
    again = confirmed(office, page)
    assert "Danh sách còn lỗi, chưa nhập được." in again.content.decode()
    assert held() == []


def test_pasted_cells_are_read_as_a_file_is(cast, office):
    text = "Họ tên\tDanh hiệu\tNăm\nTrần Thị Lan\tLĐTT\t2018"
    page = office.post(reverse("awards:history_import"), {"text": text}, follow=True)
    confirmed(office, page)
    assert [(row[0], row[5], row[6]) for row in held()] == [("Trần Thị Lan", "LDTT", 2018)]


def test_what_changed_since_it_was_shown_is_shown_again_before_it_is_done(cast, office):
    page = uploaded(office, LAN)
    make_award(cast.unit, "TTLDTT", 2019)
    make_award(cast.commune.people.get(), "CSTDCS", 2019)
    answer = confirmed(office, page)
    assert "đã có người sửa sau khi Ông/Bà xem trước" in answer.content.decode()
    assert Award.objects.count() == 2


def test_a_list_is_taken_in_once(cast, office):
    page = uploaded(office, LAN)
    confirmed(office, page)
    brought, seen = page.context["brought"], page.context["plan"].fingerprint()
    with pytest.raises(RefusedError, match="đã được nhập rồi"):
        awards.import_history(brought, seen=seen, by=cast.acting(OFFICE))
    assert Award.objects.count() == 1


def test_a_near_name_waits_for_a_choice_on_the_page(cast, office):
    page = uploaded(office, [1, "Trần Thị Lân", *LAN[2:]])
    [question] = page.context["plan"].questions
    text = page.content.decode()
    assert "Có phải Trần Thị Lan?" in text
    assert "3 dòng = 1 dòng đã đọc + 2 dòng bỏ qua" in text
    address = reverse("awards:history_import_preview", args=[page.context["brought"].pk])
    sent = {"seen": page.context["seen"]}
    assert "Hãy trả lời các câu hỏi" in office.post(address, sent).content.decode()
    assert held() == []
    lan = cast.commune.people.get()
    office.post(address, sent | {question.name: str(lan.pk)})
    assert [(row[0], row[2]) for row in held()] == [("Trần Thị Lan", "Trần Thị Lan")]


def test_an_import_is_taken_out_again_and_nothing_else_with_it(cast, office):
    other = make_award(cast.unit, "TTLDTT", 2018)
    confirmed(office, uploaded(office, LAN, UNIT))
    brought = AwardsImport.objects.get()
    office.post(reverse("decisions:undo_import", args=[brought.pk]))
    assert [award.pk for award in Award.objects.all()] == [other.pk]
    brought.refresh_from_db()
    assert brought.done_at is None


def test_an_import_that_something_rests_on_stays(cast, office):
    confirmed(office, uploaded(office, LAN))
    person = cast.commune.people.get()
    make_nomination(launched(cast), person, "CSTDT", "submitted")
    brought = AwardsImport.objects.get()
    answer = office.post(reverse("decisions:undo_import", args=[brought.pk]), follow=True)
    text = answer.content.decode()
    assert "Không hoàn tác được vì đã có việc dựa vào danh sách này" in text
    assert "Hồ sơ đề nghị Chiến sĩ thi đua cấp tỉnh của Bà Trần Thị Lan (Đã nộp)." in text
    assert Award.objects.count() == 1


def test_the_template_has_the_headers_that_are_read_and_an_example_that_is_not(cast, office):
    sheets = workbook.sheets(made(history_template(author="Người làm")))
    brought = awards.bring_history(
        cast.commune, sheets=sheets, source="tệp mẫu", by=cast.acting(OFFICE)
    )
    problems = [str(problem) for problem in awards.preview_history(brought).problems]
    assert problems == ["Danh sách chưa có dòng nào dưới dòng tiêu đề."]


def test_nothing_at_all_is_answered_with_a_sentence(office):
    page = office.post(reverse("awards:history_import"), {}).content.decode()
    assert "Hãy chọn một tệp Excel, hoặc dán các ô từ Excel." in page


def test_what_was_exported_is_taken_in_as_known(cast, office):
    confirmed(office, uploaded(office, LAN, UNIT))
    exported = office.get(reverse("awards:history_export")).content
    file = SimpleUploadedFile("xuat.xlsx", exported)
    page = office.post(reverse("awards:history_import"), {"file": file}, follow=True)
    plan = page.context["plan"]
    assert (plan.unchanged, plan.additions, plan.problems) == (2, [], [])


@pytest.mark.once
@pytest.mark.parametrize("count", [1, 3, 10])
def test_a_preview_costs_the_same_for_any_list(cast, office, count, django_assert_num_queries):
    people = staff(cast.unit, count)
    rows = [[1, person.full_name, "", "", "", "LĐTT", 2019, "", "", ""] for person in people]
    brought = uploaded(office, *rows).context["brought"]
    with django_assert_num_queries(4):
        plan = awards.preview_history(brought)
    assert (len(plan.additions), plan.problems) == (count, [])


# --- Results of a decision ------------------------------------------------------------------------


def filled_in(campaign, results: dict[str, tuple[str, str]]) -> BytesIO:
    """Give the template as somebody filled it in: by name, the result and the reason."""
    nominations = list(campaign.nominations.with_names())
    sheet = workbook.sheets(made(decision_template(nominations, author="Người làm")))[0]
    name = sheet.rows[0].index("Họ và tên, tên tập thể")
    rows = [[*row[:-2], *results.get(row[name], row[-2:])] for row in sheet.rows]
    file = BytesIO(xlsx(A=[["" if cell is None else cell for cell in row] for row in rows]))
    file.name = "ket-qua.xlsx"
    return file


def test_results_out_of_the_template_fill_the_page_and_record_nothing_yet(cast, office):
    campaign = launched(cast)
    an, binh, chi = (
        make_nomination(campaign, person, stage="vetted") for person in staff(cast.unit)
    )
    results = {"Lê Thị An": ("Được công nhận", ""), "Lê Thị Bình": ("Không", "Thiếu minh chứng.")}
    page = office.post(
        reverse("decisions:add"),
        {
            "phong_trao": campaign.pk,
            "doc": "1",
            "number": "9/QĐ",
            "file": filled_in(campaign, results),
        },
    )
    rows = {row.nomination.pk: (row.result, row.reason) for row in page.context["rows"]}
    assert rows == {an.pk: ("dat", ""), binh.pk: ("khong", "Thiếu minh chứng."), chi.pk: ("", "")}
    assert 'value="9/QĐ"' in page.content.decode()
    assert DecisionLine.objects.count() == 0


def test_one_wrong_result_fills_nothing_in_and_is_named(cast, office):
    campaign = launched(cast)
    for person in staff(cast.unit):
        make_nomination(campaign, person, stage="vetted")
    results = {"Lê Thị An": ("Được công nhận", ""), "Lê Thị Bình": ("Chưa biết", "")}
    page = office.post(
        reverse("decisions:add"),
        {"phong_trao": campaign.pk, "doc": "1", "file": filled_in(campaign, results)},
    )
    (problem,) = page.context["problems"]
    assert str(problem) == (
        "Trang tính “A”, dòng 3, cột F (Kết quả): “Chưa biết” chưa rõ. Hãy ghi “Được công nhận”, "
        "“Được tặng” hoặc “Không”."
    )
    assert {row.result for row in page.context["rows"]} == {""}


def test_a_result_of_a_name_that_is_only_near_ticks_nobody_and_is_suggested(cast, office):
    campaign = launched(cast)
    an, binh, chi = (
        make_nomination(campaign, person, stage="vetted") for person in staff(cast.unit)
    )
    header = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Kết quả"]
    unit, title = cast.unit.name, an.kind.name
    rows = [
        [1, "Lê Thị Ân", unit, title, "Được công nhận"],
        [2, "Lê Thị Bình", "Trường Tiểu học", title, "Được công nhận"],
        [3, "Lê Thị Chi", unit, title, "Được công nhận"],
    ]
    file = BytesIO(xlsx(A=[header, *rows]))
    file.name = "ket-qua.xlsx"
    sent = {"phong_trao": campaign.pk, "doc": "1", "file": file}
    page = office.post(reverse("decisions:add"), sent)
    ticked = {row.nomination.pk: row.result for row in page.context["rows"]}
    assert ticked == {an.pk: "", binh.pk: "", chi.pk: "dat"}
    text = page.content.decode()
    assert "Chưa rõ “Lê Thị Ân” là hồ sơ nào, chưa điền. Có phải: Lê Thị An" in text
    assert "(dòng này lại ghi đơn vị “Trường Tiểu học”)" in text
    assert "4 dòng = 3 dòng đã đọc + 1 dòng bỏ qua" in text
