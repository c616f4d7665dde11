"""An import of people is asked about where letters do not tell who is meant, and undone."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from history.models import Event
from people.actions import bring_list, change_person, preview, rate, take_in, undo_list
from people.models import Membership, PeopleImport, Person, Posting, User
from people.roles import MEMBER, OFFICE
from tests.cast import Cast
from tests.listing import AS_OF, LAN, MINH, OTHER_UNIT, brought, everybody, taken_in
from tests.workbooks import HEADER
from workbooks.sheets import BroughtSheet

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def by(cast):
    return cast.acting(OFFICE)


# --- Undoing an import ----------------------------------------------------------------------------

MOVED_LAN = [1, *LAN[1:4], "Kế toán", OTHER_UNIT, "Cán bộ", "Có", LAN[8]]


def undone(people_import: PeopleImport, by) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        undo_list(people_import, by=by)
    return refused.value.messages


def test_undone_it_leaves_people_and_postings_as_they_were(cast, by):
    taken_in(cast, LAN)
    user = User.objects.create_user("lan", person=Person.objects.get())
    Membership.objects.create(
        user=user, commune=cast.commune, unit=cast.unit, role=MEMBER.code,
        starts_on=date(2020, 1, 1),
    )  # fmt: skip
    before = [everybody(), list(Posting.objects.values()), list(Membership.objects.values())]
    done = taken_in(cast, MOVED_LAN, MINH)
    assert len(everybody()) == 2
    undo_list(done, by=by)
    after = [everybody(), list(Posting.objects.values()), list(Membership.objects.values())]
    assert after == before
    done.refresh_from_db()
    assert (done.done_at, done.steps) == (None, [])
    assert Event.objects.about(done).filter(verb="people_import.undone").get().sentence == (
        "Hoàn tác lần nhập danh sách từ tệp ds.xlsx: bỏ 1 người, trả lại như cũ 1 người."
    )
    preview(done)
    assert take_in(done, by=by).added == 1


def test_it_is_not_undone_once_something_rests_on_it(cast, by):
    done = taken_in(cast, LAN, MINH)
    rate(Person.objects.get(full_name="Trần Thị Lan"), year=2020, level="HTT", by=by)
    assert undone(done, by) == [
        "Không hoàn tác được vì đã có việc dựa vào danh sách này: Trần Thị Lan đã có xếp loại."
    ]
    assert len(everybody()) == 2


def test_it_is_not_undone_once_somebody_changed_a_person_of_it(cast, by):
    taken_in(cast, LAN)
    done = taken_in(cast, MOVED_LAN)
    change_person(Person.objects.get(), group="employee", by=by)
    assert undone(done, by) == [
        "Không hoàn tác được vì đã có việc dựa vào danh sách này: Trần Thị Lan đã được sửa sau lần "
        "nhập."
    ]


def test_what_is_not_done_is_not_undone(cast, by):
    people_import = brought(cast, LAN)
    told = ["Danh sách này chưa được nhập hoặc đã được hoàn tác."]
    assert undone(people_import, by) == told
    preview(people_import)
    done = take_in(people_import, by=by)
    undo_list(done, by=by)
    assert undone(done, by) == told


def test_the_page_asks_before_it_undoes(cast, client):
    done = taken_in(cast, LAN)
    client.force_login(cast[OFFICE])
    address = reverse("people:import_undo", args=[done.pk])
    page = client.get(address).content.decode()
    assert "sẽ bỏ <strong>1</strong> người đã thêm" in page
    assert len(everybody()) == 1
    answer = client.post(address, follow=True)
    assert "Đã hoàn tác" in answer.content.decode()
    assert everybody() == []


# --- Choices on the preview -----------------------------------------------------------------------


def test_a_near_name_waits_for_a_choice_on_the_page(cast, client):
    taken_in(cast, LAN)
    people_import = brought(cast, [1, "Trần Thị Lân", *LAN[2:]])
    client.force_login(cast[OFFICE])
    address = reverse("people:import_preview", args=[people_import.pk])
    page = client.get(address)
    [question] = page.context["plan"].questions
    assert question.sentence in page.content.decode()
    refused = client.post(address).content.decode()
    assert "Hãy trả lời các câu hỏi" in refused
    assert len(everybody()) == 1
    client.post(address, {question.name: "moi"})
    assert sorted(row[0] for row in everybody()) == ["Trần Thị Lan", "Trần Thị Lân"]


def test_the_preview_accounts_for_every_row_of_every_sheet(cast, client):
    people_import = bring_list(
        cast.commune,
        sheets=[
            BroughtSheet("Cán bộ", [list(HEADER), LAN, [], ["", "Tổng số: 01 người"]]),
            BroughtSheet("Ghi chú", [["x"]]),
            BroughtSheet("Ẩn", [[], []], is_hidden=True),
        ],
        source="tệp",
        as_of=AS_OF,
        by=cast.acting(OFFICE),
    )
    client.force_login(cast[OFFICE])
    page = client.get(reverse("people:import_preview", args=[people_import.pk])).content.decode()
    for sentence in (
        "Trang tính “Cán bộ”: 4 dòng = 1 dòng đã đọc + 3 dòng bỏ qua (1 dòng tiêu đề bảng; 1 dòng "
        "trống; 1 dòng tổng số).",
        "Trang tính “Ghi chú”: 1 dòng = 0 dòng đã đọc + 1 dòng bỏ qua",
        "Trang tính “Ẩn”: 2 dòng = 0 dòng đã đọc + 2 dòng bỏ qua",
    ):
        assert sentence in page
