"""A list from Excel, from the upload to the people: all of it or nothing, twice the same."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from history.models import Event
from people.actions import (
    bring_list,
    change_person,
    close_unit,
    move_person,
    preview,
    take_in,
)
from people.models import PeopleImport, Person, Posting
from people.roles import OFFICE
from tests.cast import Cast, make_person
from tests.listing import AS_OF, LAN, MINH, OTHER_UNIT, UNIT, brought, everybody, taken_in
from tests.workbooks import HEADER, xlsx

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def by(cast):
    return cast.acting(OFFICE)


LAN_KNOWN = ("Trần Thị Lan", "female", date(1986, 4, 5), "Văn thư", UNIT, "civil_servant", False,
             date(2010, 3, 1), None)  # fmt: skip
MINH_KNOWN = ("Lê Văn Minh", "male", date(1979, 8, 7), "Chủ tịch", OTHER_UNIT, "official", True,
              date(2005, 3, 1), None)  # fmt: skip


def refusal(people_import: PeopleImport, by) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        take_in(people_import, by=by)
    return refused.value.messages


def test_looking_changes_nobody(cast):
    plan = preview(brought(cast, LAN, MINH))
    assert [addition.values["full_name"] for addition in plan.additions] == [
        "Trần Thị Lan",
        "Lê Văn Minh",
    ]
    assert (everybody(), Event.objects.count()) == ([], 0)


def test_a_list_is_taken_in_with_one_event_each_and_one_for_the_whole(cast):
    done = taken_in(cast, LAN, MINH)
    assert everybody() == [LAN_KNOWN, MINH_KNOWN]
    assert (done.added, done.changed) == (2, 0)
    assert list(Event.objects.order_by("sequence").values_list("verb", flat=True)) == [
        "person.hired",
        "person.hired",
        "people_import.done",
    ]
    assert Event.objects.about(done).get().sentence == (
        "Nhập danh sách từ tệp ds.xlsx: thêm 2 người, sửa 0 người, giữ nguyên 0 người."
    )


def test_the_same_list_a_second_time_changes_nothing(cast):
    taken_in(cast, LAN, MINH)
    postings = list(Posting.objects.values_list())
    events = Event.objects.count()
    again = taken_in(cast, LAN, MINH)
    assert (again.added, again.changed) == (0, 0)
    assert everybody() == [LAN_KNOWN, MINH_KNOWN]
    assert list(Posting.objects.values_list()) == postings
    assert Event.objects.count() == events + 1


def test_one_wrong_cell_keeps_the_whole_list_out(cast, by):
    people_import = brought(cast, LAN, [*MINH[:5], "Tài chính", *MINH[6:]])
    assert [str(problem) for problem in preview(people_import).problems] == [
        "Trang tính “Cán bộ”, dòng 3, cột F (Đơn vị): Không có bộ phận, đơn vị “Tài chính”. "
        "Có phải là “Tài chính - Kế toán”?"
    ]
    assert refusal(people_import, by) == [
        "Danh sách còn lỗi, chưa nhập được. Xin xem các lỗi bên dưới."
    ]
    assert everybody() == []


def test_changes_are_corrections_and_moves_are_moves_from_the_day_of_the_list(cast):
    taken_in(cast, LAN, MINH)
    done = taken_in(cast, [1, *LAN[1:4], "Kế toán", OTHER_UNIT, "Cán bộ", "Có", LAN[8]], MINH)
    lan = Person.objects.get(full_name="Trần Thị Lan")
    assert (done.added, done.changed) == (0, 1)
    assert everybody()[0] == (*LAN_KNOWN[:3], "Kế toán", OTHER_UNIT, "official", True,
                              *LAN_KNOWN[7:])  # fmt: skip
    assert list(lan.postings.values_list("unit__name", "position", "starts_on", "ends_on")) == [
        (UNIT, "Văn thư", date(2010, 3, 1), date(2021, 1, 17)),
        (OTHER_UNIT, "Kế toán", AS_OF, None),
    ]


def test_people_who_are_not_on_the_list_stay(cast):
    mai = make_person(cast.unit, "Ngô Thị Mai")
    taken_in(cast, LAN)
    assert list(Person.objects.filter(pk=mai.pk)) == [mai]


def test_what_somebody_changed_since_the_preview_is_not_overwritten(cast, by):
    taken_in(cast, LAN)
    people_import = brought(cast, [*LAN[:6], "Cán bộ", *LAN[7:]])
    preview(people_import)
    lan = Person.objects.get()
    change_person(lan, group="employee", by=by)
    assert refusal(people_import, by) == [
        "Danh sách cán bộ, công chức, đơn vị của xã đã có người sửa sau khi Ông/Bà xem trước. "
        "Chưa có gì được nhập. Xin xem lại các thay đổi dưới đây rồi bấm nhập lần nữa."
    ]
    lan.refresh_from_db()
    assert lan.group == "employee"
    preview(people_import)
    assert take_in(people_import, by=by).changed == 1


def test_a_unit_closed_since_the_preview_keeps_the_list_out(cast, by):
    people_import = brought(cast, MINH)
    preview(people_import)
    close_unit(cast.other_unit, closed_on=date(2021, 1, 18), by=by)
    assert refusal(people_import, by) == [
        "Danh sách còn lỗi, chưa nhập được. Xin xem các lỗi bên dưới."
    ]
    assert everybody() == []


def test_what_was_never_looked_at_is_not_taken_in(cast, by):
    assert len(refusal(brought(cast, LAN), by)) == 1
    assert everybody() == []


def test_a_list_is_taken_in_once(cast, by):
    done = taken_in(cast, LAN)
    assert refusal(done, by) == ["Danh sách này đã được nhập rồi."]


def test_a_failure_in_the_middle_names_its_row_and_undoes_the_beginning(cast, by):
    taken_in(cast, LAN)
    lan = Person.objects.get()
    move_person(lan, unit=cast.unit, position="Kế toán", moved_on=date(2015, 1, 1), by=by)
    people_import = brought(cast, MINH, [*LAN[:4], "Kế toán", *LAN[5:8], date(2016, 1, 1)])
    assert preview(people_import).problems == []
    events = Event.objects.count()
    assert refusal(people_import, by) == [
        "Trang tính “Cán bộ”, dòng 3: Ngày vào làm phải trước ngày kết thúc công tác đầu tiên "
        "(31/12/2014)."
    ]
    assert (list(Person.objects.all()), Event.objects.count()) == ([lan], events)


def test_the_day_of_a_list_is_not_tomorrow(cast, by):
    with pytest.raises(ValidationError) as refused:
        bring_list(cast.commune, sheets=[], source="x", as_of=date(2999, 1, 1), by=by)
    assert refused.value.message_dict == {"as_of": ["Ngày của danh sách không được sau hôm nay."]}


# --- The pages ---------------------------------------------------------------------------------


@pytest.fixture
def office(cast, client):
    client.force_login(cast[OFFICE])
    return client


def post_file(client, content: bytes, name: str = "ds.xlsx"):
    data = {"file": SimpleUploadedFile(name, content), "text": "", "as_of": "18/01/2021"}
    return client.post(reverse("people:import"), data, follow=True)


def test_a_file_is_uploaded_looked_at_and_taken_in(office):
    page = post_file(office, xlsx(A=[HEADER, LAN, MINH]))
    url = page.redirect_chain[-1][0]
    assert "Lê Văn Minh" in page.content.decode()
    done = office.post(url, follow=True).content.decode()
    assert "Từ tệp ds.xlsx" in done
    assert "thêm 2 người, sửa 0 người" in done
    assert everybody() == [LAN_KNOWN, MINH_KNOWN]
    office.post(url)
    assert PeopleImport.objects.get().added == 2


def test_a_paste_from_excel_is_taken_like_a_file(office):
    text = "Họ và tên\tGiới tính\tNgày sinh\tChức vụ\tĐơn vị\tNhóm\tVào làm từ\n" + "\t".join(
        ["Trần Thị Lan", "Nữ", "05/04/1986", "Văn thư", UNIT, "Công chức", "01/03/2010"]
    )
    data = {"text": text, "as_of": "18/01/2021"}
    page = office.post(reverse("people:import"), data, follow=True)
    office.post(page.redirect_chain[-1][0])
    assert everybody() == [LAN_KNOWN]


def test_the_filled_template_is_taken_in(office):
    answer = office.get(reverse("people:import_template"))
    assert answer["Content-Disposition"] == ('attachment; filename="mau-danh-sach-con-nguoi.xlsx"')
    page = post_file(office, answer.content).content.decode()
    assert "Danh sách chưa có dòng nào dưới dòng tiêu đề." in page


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Hãy chọn một tệp Excel, hoặc dán các ô từ Excel."),
        ({"text": "  \n "}, "Hãy chọn một tệp Excel, hoặc dán các ô từ Excel."),
        ({"as_of": "31/02/2021", "text": "a"}, "Hãy ghi ngày/tháng/năm, ví dụ 15/03/1985."),
        ({"as_of": "18/01/2999", "text": "a"}, "Ngày của danh sách không được sau hôm nay."),
    ],
)
def test_an_upload_that_says_nothing_is_answered_with_a_sentence(office, data, sentence):
    page = office.post(reverse("people:import"), {"text": "", "as_of": "18/01/2021"} | data)
    assert sentence in page.content.decode()
    assert not PeopleImport.objects.exists()


def test_nothing_at_all_is_answered_with_a_sentence(office):
    form = office.post(reverse("people:import"), {}).context["form"]
    assert form.errors == {"as_of": ["Trường này là bắt buộc."]}


def test_a_file_that_is_no_workbook_is_answered_and_nothing_is_kept(office):
    page = post_file(office, b"%PDF-1.7", "ds.xlsx").content.decode()
    assert "Đây không phải tệp bảng tính." in page
    assert not PeopleImport.objects.exists()


def test_group_and_first_day_are_chosen_once_for_a_list_that_has_neither(office):
    text = "Họ và tên\tGiới tính\tChức vụ\tĐơn vị\n" + "\t".join(
        ["Trần Thị Lan", "Nữ", "Văn thư", UNIT]
    )
    data = {"text": text, "as_of": "18/01/2021"}
    page = office.post(reverse("people:import"), data, follow=True)
    preview = page.redirect_chain[-1][0]
    assert "Danh sách chưa ghi “Nhóm” của 1 người mới, “Vào làm từ” của 1 người mới." in (
        page.content.decode()
    )
    fill = reverse("people:import_fill", args=[PeopleImport.objects.get().pk])
    late = office.post(fill, {"group": "civil_servant", "joined_on": "19/01/2021"})
    assert "Ngày này không được sau 18/01/2021, ngày của danh sách." in late.content.decode()
    assert PeopleImport.objects.get().filling == {}
    filled = {"group": "civil_servant", "joined_on": "01/03/2010"}
    shown = office.post(fill, filled, follow=True).content.decode()
    assert "1 người mới chưa ghi “Nhóm”: điền Công chức như Ông/Bà đã chọn." in shown
    assert 'value="01/03/2010"' in shown
    office.post(preview)
    known = Person.objects.get(full_name="Trần Thị Lan")
    assert (known.group, known.joined_on) == ("civil_servant", date(2010, 3, 1))


def test_the_preview_names_each_problem_and_offers_no_way_past_it(office):
    page = post_file(office, xlsx(A=[HEADER, [*LAN[:2], "Nưx", *LAN[3:]]]))
    text = page.content.decode()
    assert "Trang tính “A”, dòng 2, cột C (Giới tính)" in text
    assert "Nhập danh sách</button>" not in text


def test_hostile_cells_are_shown_as_text(office):
    script = "<script>alert(1)</script>"
    page = post_file(office, xlsx(A=[HEADER, [*LAN[:4], script, *LAN[5:]]])).content.decode()
    assert script not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_nobody_looks_at_the_list_that_another_brought(cast, client, office):
    own = brought(cast, LAN)
    other = Cast.of("Quảng Phú", prefix="b_")
    client.force_login(other[OFFICE])
    assert client.get(reverse("people:import_preview", args=[own.pk])).status_code == 404
