"""The checklist of the first day, accounts and roles on their pages, and the first password."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from history.models import Event
from people.models import Commune, Membership, PeopleImport, User
from people.one_time import give_one_time_password, one_time_password
from people.roles import CHAIR, MEMBER, OFFICE
from people.views.accounts import with_slips
from tests.cast import Cast, make_person, make_user
from tests.filling import seen_at
from tests.workbooks import xlsx
from thiduakt.firstday.beginning import Beginning
from thiduakt.firstday.tasks import checklist

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def office(cast, client):
    client.force_login(cast[OFFICE])
    return client


def text(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


FULL = Beginning(
    name="xã Quảng Thành",
    units=2,
    people=3,
    without_account=1,
    roles=frozenset({"chair", "office"}),
    duties=frozenset({"chair", "secretary", "member"}),
    council=1,
    has_regulation=True,
    has_launched=True,
)


@pytest.mark.parametrize(
    ("beginning", "done", "open_key"),
    [
        (Beginning(), [], "xa"),
        (Beginning(name="xã X"), ["xa"], "don-vi"),
        (Beginning(name="xã X", units=1, headless=("A",)), ["xa", "don-vi"], "nguoi"),
        (
            Beginning(name="xã X", units=1, people=1, without_account=1, headless=("A",)),
            ["xa", "don-vi", "nguoi"],
            "tai-khoan",
        ),
        (FULL, ["xa", "don-vi", "nguoi", "tai-khoan", "hoi-dong", "phap-luat", "ke-hoach"], ""),
    ],
)
def test_each_task_is_done_by_what_the_commune_has(beginning, done, open_key):
    tasks = checklist(beginning)
    assert [task.key for task in tasks.tasks if task.is_done] == done
    assert tasks.open_key == open_key
    assert tasks.minutes == sum(task.minutes for task in tasks.tasks if task.key not in done)


@pytest.mark.parametrize("path", ["/", "/bat-dau/", "/bat-dau/xa/"])
def test_an_empty_installation_begins_with_its_commune(path, client):
    client.force_login(User.objects.create_superuser("quantri"))
    page = text(client.get(path, follow=True))
    assert "Bắt đầu: 0 trên 7 việc đã xong" in page
    assert "Khai báo xã" in page


def test_somebody_without_a_role_founds_nothing(client):
    client.force_login(User.objects.create_user("moi"))
    typed = {"kind": "commune", "name": "X", "province": "Y", "roles": ["office"]}
    assert client.post(reverse("first_day_commune"), typed).status_code == 403
    assert not Commune.objects.exists()


@pytest.mark.parametrize("count", [1, 3, 60])
def test_no_page_asks_more_for_more_people(cast, office, count):
    for number in range(count):
        make_person(cast.unit, f"Lê Văn {number}")
        user = User.objects.create_user(f"u{number}")
        Membership.objects.create(user=user, commune=cast.commune, role="overseer")
    budgets = {
        "/bat-dau/?viec=tai-khoan": 15,
        "/bat-dau/": 15,
        reverse("people:accounts"): 12,
        reverse("people:users"): 12,
        reverse("people:user", args=[cast[MEMBER].pk]): 15,
    }
    for path, budget in budgets.items():
        with CaptureQueriesContext(connection) as queries:
            assert office.get(path).status_code == 200
        assert len(queries) <= budget, path


def test_who_may_not_set_up_the_council_is_told_who_does(cast, office):
    page, address = text(office.get("/bat-dau/")), reverse("council:council_add")
    assert ("Thư ký Hội đồng lập" in page, address in page) == (True, False)
    Membership.objects.create(user=cast[OFFICE], commune=cast.commune, role="secretary")
    assert address in text(office.get("/bat-dau/"))


def test_the_checklist_is_put_away_among_the_catalogues(cast, office):
    office.post(reverse("first_day_law"))
    office.post(reverse("first_day_law"))
    office.post(reverse("first_day_finish"))
    commune = Commune.objects.get()
    assert (commune.keeps_law_defaults, commune.first_day_done) == (True, True)
    assert [event.sentence for event in Event.objects.of_chain(commune.pk)] == [
        "Kết thúc phần Bắt đầu.",
        "Dùng giá trị mặc định của pháp luật.",
    ]
    page = office.get("/").context
    assert page["menu"][0].item.word == "Tổng quan"
    assert page["catalogues"][-1].item.word == "Bắt đầu"


def test_only_ticked_people_get_an_account_with_the_role_that_was_chosen(cast, office):
    lan, minh = make_person(cast.unit, "Trần Thị Lan"), make_person(cast.unit, "Lê Văn Minh")
    typed = {f"{lan.pk}-chosen": "on", f"{lan.pk}-roles": "unit_head", f"{lan.pk}-email": ""}
    typed |= {f"{minh.pk}-roles": "chair,council_member"}
    office.post(reverse("people:accounts"), typed)
    assert list(User.objects.filter(person__isnull=False).values_list("username", "person")) == [
        ("lan.tt", lan.pk)
    ]
    given = Membership.objects.filter(user__username="lan.tt")
    assert list(given.values_list("role", flat=True)) == ["unit_head"]
    slips = office.get(reverse("people:slips_pdf"))
    assert (slips.status_code, slips.content[:5]) == (200, b"%PDF-")


def test_a_slip_is_printed_only_where_the_account_belongs(cast, office):
    new = make_user("moi", CHAIR, cast.commune, cast.unit)
    give_one_time_password(new)
    new.save()
    assert list(with_slips(cast.commune)) == [new]
    neighbour = Cast.of("Quảng Phú", prefix="b_")
    Membership.objects.create(user=new, commune=neighbour.commune, role="overseer")
    assert not with_slips(neighbour.commune).exists()
    answer = office.get(reverse("people:slips_pdf"), follow=True)
    assert "Không còn phiếu nào để in" in text(answer)


def test_a_role_that_is_no_choice_makes_no_account(cast, office):
    lan = make_person(cast.unit, "Trần Thị Lan")
    typed = {f"{lan.pk}-chosen": "on", f"{lan.pk}-roles": "overseer"}
    assert office.post(reverse("people:accounts"), typed).status_code == 200
    assert not User.objects.filter(person__isnull=False).exists()


def test_who_comes_with_a_slip_changes_the_password_first(cast, client):
    user = cast[MEMBER]
    give_one_time_password(user)
    user.save()
    slip = one_time_password(user)
    client.post(reverse("login"), {"username": user.username, "password": slip})
    change = reverse("password_change")
    for path in ("/", reverse("account"), reverse("campaigns:list")):
        assert client.get(path).url == change
    same = {"old_password": slip, "new_password1": slip, "new_password2": slip}
    assert "phải khác mật khẩu đang dùng" in text(client.post(change, same))
    own = "Mot-mat-khau-rieng"
    client.post(change, same | {"new_password1": own, "new_password2": own})
    assert client.get("/").status_code == 200
    assert not User.objects.get(pk=user.pk).must_change_password


def test_a_role_is_given_and_ended_on_the_pages_of_the_account(cast, office):
    user = cast[MEMBER]
    typed = {"role": "council_member", "unit": "", "starts_on": "01/01/2026", "ends_on": ""}
    office.post(reverse("people:role_add", args=[user.pk]), typed)
    given = user.memberships.get(role="council_member")
    ended = {"unit": "", "starts_on": "01/01/2026", "ends_on": "30/06/2026"}
    address = reverse("people:role_edit", args=[given.pk])
    office.post(address, ended | seen_at(office, address))
    given.refresh_from_db()
    assert given.ends_on == date(2026, 6, 30)
    assert [event.sentence for event in Event.objects.about(user).order_by("sequence")] == [
        "Giao vai trò Thành viên Hội đồng của Người Cá nhân từ 01/01/2026.",
        "Sửa vai trò Thành viên Hội đồng của Người Cá nhân: đến ngày: chưa có → 30/06/2026.",
    ]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"role": "unit_head"}, "Vai trò này cần chọn bộ phận, đơn vị."),
        ({"ends_on": "01/01/2019"}, "Ngày kết thúc phải sau ngày bắt đầu."),
    ],
)
def test_a_role_that_makes_no_sense_is_a_sentence(cast, office, values, sentence):
    typed = {"role": "chair", "unit": "", "starts_on": "01/01/2026", "ends_on": ""} | values
    page = office.post(reverse("people:role_add", args=[cast[MEMBER].pk]), typed)
    assert sentence in text(page)
    assert cast[MEMBER].memberships.count() == 1


def test_an_account_is_made_for_somebody_from_outside(cast, office):
    typed = {"last_name": "Lê Thị", "first_name": "Hà", "role": "overseer", "email": "",
             "starts_on": "01/01/2026"}  # fmt: skip
    office.post(reverse("people:user_add"), typed)
    user = User.objects.get(username="ha.lt")
    assert (user.display_name, user.must_change_password) == ("Lê Thị Hà", True)
    assert user.memberships.get().role == "overseer"


def test_a_name_that_the_log_could_not_hold_is_a_sentence(cast, office):
    """Whoever bears it could do nothing: each act is noted with the whole name."""
    typed = {"last_name": "Lê " * 40, "first_name": "Hà" * 20, "role": "overseer", "email": "",
             "starts_on": "01/01/2026"}  # fmt: skip
    before = User.objects.count()
    page = text(office.post(reverse("people:user_add"), typed))
    assert "Họ và tên dài quá 150 chữ cái. Hãy ghi ngắn lại." in page
    assert User.objects.count() == before


def test_an_account_of_elsewhere_is_given_a_role_by_its_exact_name(cast, office):
    Cast.of("Quảng Phú", prefix="b_")
    typed = {"username": "B_overseer", "role": "overseer", "starts_on": "01/01/2026"}
    page = text(office.post(reverse("people:role_to_existing"), typed))
    assert "Không có tài khoản “B_overseer”. Hãy ghi đúng từng chữ." in page
    office.post(reverse("people:role_to_existing"), typed | {"username": "b_overseer"})
    assert User.objects.get(username="b_overseer").memberships.count() == 2


def test_a_list_offers_to_add_the_units_that_it_names_and_the_commune_lacks(cast, office):
    cells = "Họ và tên\tGiới tính\tChức vụ\tĐơn vị\tNhóm\tVào làm từ\n"
    cells += "Trần Thị Lan\tNữ\tTrưởng thôn\tThôn Một\tKhông chuyên trách\t01/03/2015\n"
    cells += "Lê Thị Hoa\tNữ\tKế toán\tTài chính - Kế toán\tCông chức\t01/03/2015\n"
    cells += "Lê Thị Mai\tNữ\tKế toán\tTC-KT xã\tCông chức\t01/03/2015\n"
    office.post(reverse("people:import"), {"text": cells, "as_of": "01/01/2026"})
    brought = PeopleImport.objects.get()
    preview = reverse("people:import_preview", args=[brought.pk])
    page = office.get(preview)
    assert "Danh sách ghi 2 đơn vị mà xã chưa có." in text(page)
    boxes = re.findall(r'name="ten" value="([^"]+)" id="ten-\d"( checked)?', page.content.decode())
    assert boxes == [("Thôn Một", " checked"), ("TC-KT xã", "")]
    address = reverse("people:import_units", args=[brought.pk])
    assert office.post(address, {"ten": ["Thôn Một", "Lạ"]}).url == preview
    units = cast.commune.units.order_by("pk").values_list("name", "kind")
    assert list(units)[2:] == [("Thôn Một", "hamlet")]
    assert "Danh sách ghi 1 đơn vị mà xã chưa có." in text(office.get(preview))


def test_units_come_out_of_a_file_into_the_list_and_only_then_into_the_commune(cast, office):
    before = list(cast.commune.units.values_list("name", flat=True))
    rows = [["DANH SÁCH"], ["STT", "Tên đơn vị"], [1, "Thôn 1"], [2, "Hội Nông dân"]]
    file = SimpleUploadedFile("don-vi.xlsx", xlsx(DS=rows))
    day = {"valid_from": "01/01/2026"}

    read = office.post(reverse("people:units_add"), {"file": file, "names": "Thôn 9", **day})
    untouched = list(cast.commune.units.values_list("name", flat=True))
    names = read.context["form"].initial["names"]
    office.post(reverse("people:units_add"), {"names": names, **day})

    assert (untouched, names) == (before, "Thôn 9\nThôn 1\nHội Nông dân")
    added = cast.commune.units.exclude(name__in=before).order_by("position")
    assert list(added.values_list("name", "kind", "valid_from")) == [
        ("Thôn 9", "hamlet", date(2026, 1, 1)),
        ("Thôn 1", "hamlet", date(2026, 1, 1)),
        ("Hội Nông dân", "organisation", date(2026, 1, 1)),
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"khong phai Excel", "Excel"),
        (xlsx(DS=[[1, 2], [3, 4]]), "Không đọc được tên đơn vị nào trong tệp này."),
    ],
)
def test_a_file_without_units_is_refused_with_a_sentence(cast, office, content, sentence):
    file = SimpleUploadedFile("don-vi.xlsx", content)
    answer = office.post(reverse("people:units_add"), {"file": file, "valid_from": "01/01/2026"})
    assert sentence in text(answer)
    assert cast.commune.units.count() == 2
