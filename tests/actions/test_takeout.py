"""A commune takes all its data away: everything that is its own, nothing that nobody may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from council.models import CodeSlip, Receipt, Vote
from history.models import Event
from people.models import User
from people.roles import CHAIR, OFFICE
from procedure.refusal import RefusedError
from takeout import actions, making
from takeout.models import Takeout
from takeout.naming import Shelf, file_name, plain
from takeout.sources import sources
from tests.lasting import settle, undone_in_the_end
from tests.world import World


@pytest.fixture(scope="module")
def worlds(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[tuple[World, World]]:
    with undone_in_the_end(django_db_blocker, tmp_path_factory.mktemp("media")):
        made = World.of(), World.of("Thượng Lạc", prefix="tho_")
        settle()
        yield made


@pytest.fixture(scope="module")
def taken(worlds, django_db_blocker) -> ZipFile:
    """The file of our commune, made once."""
    world = worlds[0]
    takeout = asked(world)
    assert making.make(takeout.pk) is True
    takeout.refresh_from_db()
    assert (takeout.state, takeout.error) == ("done", "")
    return ZipFile(BytesIO(Path(takeout.file.path).read_bytes()))


def asked(world: World) -> Takeout:
    office = world.cast[OFFICE]
    return Takeout.objects.create(commune=world.cast.commune, asked_by=office, by_name="Văn phòng")


def workbook(taken: ZipFile) -> dict[str, list[list]]:
    book = CalamineWorkbook.from_filelike(BytesIO(taken.read(making.WORKBOOK)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


pytestmark = pytest.mark.django_db

SHEETS = [
    *("Mục lục", "Các tệp"),
    *("Đơn vị", "Cán bộ, công chức", "Quá trình công tác", "Nghỉ, đi học", "Kỷ luật", "Xếp loại"),
    *("Ngoài danh sách", "Tài khoản, vai trò", "Quy chế của địa phương", "Giá trị của quy chế"),
    *("Phong trào", "Đợt thi đua", "Nội dung thi đua", "Nơi nhận kế hoạch"),
    *("Chỉ tiêu", "Thời hạn", "Gia hạn"),
    *("Bản đăng ký", "Đăng ký tập thể", "Đăng ký cá nhân", "Bổ sung đăng ký"),
    *("Sáng kiến", "Tác giả", "Kết luận về sáng kiến", "Phiếu chấm sáng kiến"),
    *("Sổ dùng sáng kiến", "Hồ sơ đề nghị", "Kết quả xét điều kiện"),
    *("Cuộc họp bình xét", "Người dự bình xét", "Bình xét ở đơn vị"),
    *("Danh sách trong tỷ lệ", "Tờ trình", "Hồ sơ trong tờ trình"),
    *("Thành viên Hội đồng", "Phiên họp", "Điểm danh Hội đồng", "Chương trình họp"),
    *("Tên đưa ra Hội đồng", "Không biểu quyết", "Ý kiến bằng văn bản"),
    *("Lần bỏ phiếu", "Kết quả biểu quyết", "Quyết định", "Kết quả trong quyết định"),
    *("Dự thảo quyết định", "Hồ sơ trong dự thảo", "Dòng hủy bỏ, đính chính"),
    *("Nguồn của Quỹ", "Chi của Quỹ", "Khen thưởng", "Năm đủ dữ liệu"),
    *("Sổ khen thưởng", "Chỗ in trên phôi"),
    *("Điển hình tiên tiến", "Danh sách công khai", "Ý kiến của người dân"),
    *("Báo cáo sơ kết, tổng kết", "Báo cáo gửi cấp trên", "Sổ số", "Văn bản đã lấy số"),
    *("Kiểm tra chữ ký số", "Chữ ký số", "Nhật ký"),
]
IN_NO_SHEET = {
    "names the workbook, or stands in rows of its own people, council, fund, form": [
        *("people.Commune", "people.User", "council.Council", "initiatives.CouncilSession"),
        *("decisions.Fund", "certificates.Blank", "nominations.AchievementReport"),
    ],
    "is a file": [
        *("nominations.NominationAttachment", "initiatives.InitiativeAttachment"),
        *("decisions.DecisionFile", "publicity.ExamplePhoto", "documents.SignedAnnex"),
    ],
    "is a secret": [
        *("council.Receipt", "council.Vote", "council.CodeSlip", "people.Tries"),
        *("people.Session", "people.SecondFactor", "people.RecoveryCode"),
        *("people.PasswordRequest", "notifications.CalendarFeed"),
    ],
    "stands in the log": [
        *("registrations.RegistrationMove", "initiatives.InitiativeMove"),
        *("nominations.NominationMove", "history.ChainHead"),
    ],
    "belongs to one person": [
        *("notifications.Notice", "notifications.Reminder", "nominations.SavedFilter"),
    ],
    "is counted or judged anew from other rows": [
        *("nominations.KeptJudgement", "nominations.FactChange", "certificates.BookYear"),
    ],
    "was brought or printed, and is done with": [
        *("people.PeopleImport", "awards.AwardsImport", "campaigns.PlanReading"),
        *("certificates.Batch", "documents.StoredFile", "documents.PrintJob"),
        *("documents.PrintPart", "procedure.Press", "takeout.Takeout"),
    ],
    "is of the installation": ["backups.Backup", "notifications.Heartbeat"],
}
OFFICE_UNIT = "Văn phòng - Thống kê"
PAPER = "Văn bản/2021/Quyết định số"
FILES = [
    "Dữ liệu.xlsx",
    f"Hồ sơ/2021/{OFFICE_UNIT}/Trần Văn Quảng Thành - Lao động tiên tiến/"
    "Minh chứng Quảng Thành.pdf",
    "Quyết định/2020/Quyết định số 8-QĐ-Quảng Thành ngày 01-12-2020/Quyết định.pdf",
    f"Sáng kiến/2021/{OFFICE_UNIT}/Sổ tay Quảng Thành/Minh chứng Quảng Thành.pdf",
    f"{PAPER} 01-QĐ-UBND.pdf",
    f"{PAPER} 06-QĐ-UBND.pdf",
    f"{PAPER} 07-QĐ-UBND - phụ lục - Danh sách của Quảng Thành.pdf",
    f"{PAPER} 07-QĐ-UBND.pdf",
    f"{PAPER} 08-QĐ-UBND - Quảng Thành.pdf",
    f"{PAPER} 08-QĐ-UBND.pdf",
    f"{PAPER} 09-QĐ-UBND - ky.pdf",
    f"{PAPER} 09-QĐ-UBND.pdf",
    "Điển hình tiên tiến/2021/Bà Điển Hình Quảng Thành/anh.jpg",
]


def test_the_workbook_has_a_sheet_for_each_thing(taken):
    assert list(workbook(taken)) == SHEETS


def test_every_model_is_in_a_sheet_or_has_a_reason_not_to_be(worlds):
    with CaptureQueriesContext(connection) as asked_for:
        for room in sources():
            list(room.sheets(worlds[0].cast.commune))
    tables = {re.search(r' FROM "(\w+)"', query["sql"]).group(1) for query in asked_for}
    house = Path(settings.BASE_DIR)
    ours = [model for model in apps.get_models() if (house / model._meta.app_label).is_dir()]
    reasons = [label for labels in IN_NO_SHEET.values() for label in labels]

    absent = [model._meta.label for model in ours if model._meta.db_table not in tables]

    assert sorted(absent) == sorted(reasons)


def test_every_row_of_ours_is_there_and_none_of_a_neighbour(taken):
    sheets = workbook(taken)
    text = repr(sheets) + repr(taken.namelist())
    assert "Công Tằng Tôn Nữ Thị Nguyễn Hoàng Thùy Quảng Thành" in text
    assert "Thượng Lạc" not in text


def test_no_password_and_no_secret_choice_is_there(worlds, taken):
    everything = b"".join(taken.read(name) for name in taken.namelist())
    text = everything.decode(errors="ignore") + repr(workbook(taken))
    secrets = [
        *User.objects.values_list("password", flat=True),
        *(str(pk) for pk in Vote.objects.values_list("pk", flat=True)),
        *(str(pk) for pk in Receipt.objects.values_list("pk", flat=True)),
        *CodeSlip.objects.values_list("digest", flat=True),
    ]
    assert [secret for secret in secrets if secret in text] == []


def test_files_lie_in_folders_with_names_that_people_read(taken):
    assert sorted(taken.namelist()) == FILES


def test_the_index_names_every_file_with_its_size(taken):
    listed = {row[0]: row[1] for row in workbook(taken)["Các tệp"][1:]}
    inside = {entry.filename: str(entry.file_size) for entry in taken.infolist()}
    del inside[making.WORKBOOK]
    assert listed == inside


def test_files_that_are_gone_are_said_and_all_else_comes(worlds):
    takeout = asked(worlds[0])  # a test has another folder of files

    making.make(takeout.pk)

    takeout.refresh_from_db()
    made = ZipFile(takeout.file.path)
    files = workbook(made)["Các tệp"][1:]
    assert ({size for _, size in files}, made.namelist()) == ({making.GONE}, [making.WORKBOOK])
    assert takeout.state == "done"


def test_it_is_made_once_by_whoever_comes_first(worlds):
    takeout = asked(worlds[1])
    assert (making.make(takeout.pk), making.make(takeout.pk)) == (True, False)


def test_one_that_died_is_made_anew_and_a_living_one_is_left(worlds):
    takeout, now = asked(worlds[0]), timezone.now()
    ours = Takeout.objects.filter(pk=takeout.pk)
    ours.update(state="running", heartbeat_at=now)
    living = (list(actions.abandoned(now)), making.make(takeout.pk))

    ours.update(heartbeat_at=now - making.STALE - timedelta(seconds=1))
    dead = (list(actions.abandoned(now)), making.make(takeout.pk))

    takeout.refresh_from_db()
    assert (living, dead, takeout.state) == (([], False), ([takeout], True), "done")


def test_asking_is_logged_and_refused_while_one_is_made(worlds):
    cast = worlds[0].cast
    first = actions.ask(cast.commune, user=cast[OFFICE], by=cast.acting(OFFICE))
    with pytest.raises(RefusedError, match="đang được lấy ra"):
        actions.ask(cast.commune, user=cast[CHAIR], by=cast.acting(CHAIR))

    events = Event.objects.about(first).values_list("verb", "sentence", "actor_role")
    assert list(events) == [
        ("takeout.ask", "Yêu cầu lấy toàn bộ dữ liệu của xã Quảng Thành ra tệp.", "Văn phòng")
    ]


def test_a_file_is_removed_after_a_week_and_the_row_stays(worlds):
    takeout = asked(worlds[0])
    making.make(takeout.pk)
    takeout.refresh_from_db()
    place = Path(takeout.file.path)
    kept = place.exists()

    actions.clear(takeout.finished_at + actions.KEPT + timedelta(seconds=1))

    takeout.refresh_from_db()
    assert (kept, place.exists(), bool(takeout.file), takeout.state) == (True, False, False, "done")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Quyết định số 125/QĐ-UBND.pdf", "Quyết định số 125-QĐ-UBND.pdf"),
        ("..", "Không tên"),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 200 + ".pdf", "a" * 80 + ".pdf"),
        ("Biên bản.", "Biên bản"),
        ('C:\\Thư mục\\"Ảnh"*.png', "C-Thư mục-Ảnh.png"),
        ("", "Không tên"),
    ],
)
def test_a_name_is_one_that_every_computer_takes(name, shown):
    assert file_name(name) == shown


@given(st.lists(st.lists(st.text(max_size=20), min_size=1, max_size=3), max_size=8))
def test_no_two_files_have_one_path_and_none_leaves_its_folder(names):
    shelf = Shelf()
    paths = [shelf.path(tuple(parts)) for parts in names]
    assert len({path.casefold() for path in paths}) == len(paths)
    for path in paths:
        assert all(part not in ("", ".", "..") for part in path.split("/"))
        assert plain(path.split("/")[0]) == path.split("/")[0] or "(" in path
