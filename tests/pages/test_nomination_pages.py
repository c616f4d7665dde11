"""The unit's pages of dossiers, as people meet them."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from nominations import actions as nominations
from nominations.models import Nomination, NominationAttachment
from people.models import Discipline
from people.roles import CHAIR, MEMBER, OFFICE, SECRETARY, UNIT_HEAD
from tests.cast import Cast, make_person
from tests.deciding import make_award
from tests.dossiers import AFTER, a_picture, approved, begun, fresh, minutes, november, written
from tests.filling import seen_at
from tests.nominating import make_attachment, make_initiative, make_nomination, make_review
from tests.registering import at, staff

pytestmark = pytest.mark.django_db

OWN, OTHER = "Nguyễn Thị Của Mình", "Trần Văn Đơn Vị Khác"


@pytest.fixture
def cast() -> Cast:
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return november(cast)


@pytest.fixture
def own(cast, campaign) -> Nomination:
    return make_nomination(campaign, make_person(cast.unit, OWN))


@pytest.fixture
def other(cast, campaign) -> Nomination:
    return make_nomination(campaign, make_person(cast.other_unit, OTHER), stage="submitted")


def page(client, name: str, *args, **query) -> str:
    answer = client.get(reverse(f"nominations:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def shown(client, **query) -> list[str]:
    answer = client.get(reverse("nominations:list"), query)
    return [row.called for row in answer.context["table"].rows]


# --- The list ------------------------------------------------------------------------------


def test_the_office_sees_all_a_head_the_own_unit_and_a_person_oneself(
    client, cast, campaign, own, other
):
    cast[MEMBER].person = other.person
    cast[MEMBER].save()
    seen = {}
    for role in (OFFICE, SECRETARY, CHAIR, UNIT_HEAD, MEMBER):
        client.force_login(cast[role])
        seen[role.code] = sorted(shown(client, loc="tat-ca"))
    both = [f"hồ sơ đề nghị Lao động tiên tiến của Bà {name}" for name in (OWN, OTHER)]
    assert seen == {
        "office": both,
        "secretary": both,
        "chair": both,
        "unit_head": both[:1],
        "member": both[1:],
    }


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"trang_thai": "submitted"}, 1),
        ({"trang_thai": "returned"}, 0),
        ({"danh_hieu": "LDTT"}, 2),
        ({"danh_hieu": "CSTDCS"}, 0),
        ({"trang_thai": "nonsense", "don_vi": "abc"}, 2),
    ],
)
def test_the_list_is_narrowed_and_takes_nonsense_for_no_wish(
    client, cast, own, other, query, count
):
    client.force_login(cast[OFFICE])
    assert len(shown(client, **query)) == count


def test_the_list_shows_fifty_a_page(client, cast, campaign):
    for number in range(51):
        make_nomination(campaign, make_person(cast.unit, f"Lê Thị {number}"))
    client.force_login(cast[OFFICE])
    answer = client.get(reverse("nominations:list"))
    assert answer.context["table"].count == 51
    assert len(answer.context["table"].rows) == 50
    assert len(shown(client, trang=2)) == 1


def test_the_list_says_what_is_late_and_why_one_came_back(client, cast, campaign, own):
    returned = make_nomination(campaign, make_person(cast.unit, "Lê Thị Trả"), stage="returned")
    at(cast, AFTER)
    client.force_login(cast[UNIT_HEAD])
    room = client.get(reverse("nominations:list")).context["room"]
    assert room.notes == {
        own.pk: ("trễ 2 ngày", True),
        returned.pk: ("đến hết 20/11/2021", False),
    }
    assert "Lý do: Thiếu minh chứng." in page(client, "list")


def test_the_list_leads_the_unit_to_write_what_is_not_sent(client, cast, campaign, own):
    sent = make_nomination(campaign, make_person(cast.unit, "Lê Thị Gửi"), stage="submitted")
    client.force_login(cast[UNIT_HEAD])
    text = page(client, "list")
    assert [
        reverse("nominations:report", args=[nomination.pk]) in text for nomination in (own, sent)
    ] == [
        True,
        False,
    ]


def test_before_the_launch_the_list_says_what_it_waits_for(client, cast):
    client.force_login(cast[OFFICE])
    assert "Chưa có phong trào nào được phát động" in page(client, "list")


# --- Nothing leaks between units -----------------------------------------------------------


@pytest.mark.parametrize("name", ["detail", "report", "merit", "submit", "discard"])
def test_a_dossier_of_another_unit_is_not_there_for_a_head(client, cast, other, name):
    client.force_login(cast[UNIT_HEAD])
    assert client.get(reverse(f"nominations:{name}", args=[other.pk])).status_code == 404


def test_a_file_and_the_minutes_of_another_unit_are_not_there_for_a_head(client, cast, other):
    kept, review = make_attachment(other), make_review(other)
    client.force_login(cast[UNIT_HEAD])
    addresses = [
        reverse("nominations:attachment", args=[kept.pk]),
        reverse("nominations:review", args=[review.pk]),
        reverse("nominations:review_edit", args=[review.pk]),
    ]
    assert [client.get(address).status_code for address in addresses] == [404] * 3
    assert client.post(reverse("nominations:detach", args=[kept.pk])).status_code == 404
    assert NominationAttachment.objects.count() == 1
    assert cast.other_unit.name not in page(client, "reviews")


def test_a_dossier_of_another_unit_is_not_sent_along(client, cast, campaign, own, other):
    client.force_login(cast[UNIT_HEAD])
    answer = client.post(reverse("nominations:submit_unit"), {"ho_so": [own.pk, other.pk]})
    assert answer.status_code == 404
    assert fresh(own).stage == "draft"


def test_discipline_is_spoken_of_to_whoever_may_know(client, cast, campaign, own):
    Discipline.objects.create(person=own.person, form="warning", decided_on=AFTER)
    seen = {}
    for role in (OFFICE, UNIT_HEAD):
        client.force_login(cast[role])
        seen[role.code] = "Cảnh cáo" in page(client, "detail", own.pk)
    assert seen == {"office": True, "unit_head": False}


# --- Beginning -----------------------------------------------------------------------------


def test_a_dossier_is_begun_and_its_report_opens(client, cast, campaign):
    person = make_person(cast.unit, OWN)
    client.force_login(cast[UNIT_HEAD])
    answer = client.post(reverse("nominations:add"), {"person": person.pk, "award": "LDTT"})
    nomination = Nomination.objects.get()
    assert answer.url == reverse("nominations:report", args=[nomination.pk])
    again = client.post(reverse("nominations:add"), {"person": person.pk, "award": "LDTT"})
    assert "đã có hồ sơ đề nghị Lao động tiên tiến" in again.content.decode()
    assert nomination.get_absolute_url() in again.content.decode()


def test_a_person_proposed_for_a_title_of_collectives_is_refused_without_a_dead_link(
    client, cast, campaign
):
    person = make_person(cast.unit, OWN)
    client.force_login(cast[UNIT_HEAD])
    answer = client.post(reverse("nominations:add"), {"person": person.pk, "award": "TTLDTT"})
    [finding] = answer.context["refusals"]
    assert (finding.code, finding.field, finding.link) == ("wrong_subject", "award", "")
    assertContains(answer, finding.sentence)
    assertNotContains(answer, 'href="award"')
    assert not Nomination.objects.exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"award": "LDTT"}, "Hãy chọn một cá nhân, hoặc ghi tên tập thể ở ô bên."),
        ({"award": "TTLDTT", "person": "0"}, "không nằm trong"),
    ],
)
def test_a_form_without_a_nominee_says_so(client, cast, campaign, data, sentence):
    client.force_login(cast[UNIT_HEAD])
    answer = client.post(reverse("nominations:add"), data)
    assert (answer.status_code, Nomination.objects.count()) == (200, 0)
    assert sentence in answer.content.decode() or "lựa chọn" in answer.content.decode()


def test_the_short_form_makes_a_whole_dossier_with_its_file(client, cast, campaign):
    person = make_person(cast.unit, OWN)
    client.force_login(cast[UNIT_HEAD])
    data = {
        "person": person.pk,
        "award": "GIAY_KHEN",
        "occasion": "on_the_spot",
        "matter": "Cứu người bị đuối nước",
        "achievements": "Cứu hai cháu bé.",
        "paper": "evidence",
        "file": a_picture(),
    }
    answer = client.post(reverse("nominations:add_short"), data)
    nomination = Nomination.objects.get()
    assert answer.url == nomination.get_absolute_url()
    assert (nomination.matter, nomination.report.achievements) == (
        "Cứu người bị đuối nước",
        "Cứu hai cháu bé.",
    )
    assert nomination.attachments.get().name == "anh.png"


def test_a_short_form_whose_file_is_refused_leaves_nothing_behind(client, cast, campaign):
    person = make_person(cast.unit, OWN)
    wrong = a_picture("anh.pdf")
    client.force_login(cast[UNIT_HEAD])
    data = {
        "person": person.pk,
        "award": "GIAY_KHEN",
        "occasion": "theme",
        "matter": "Chuyển đổi số",
        "achievements": "Số hóa hộ tịch.",
        "paper": "evidence",
        "file": wrong,
    }
    answer = client.post(reverse("nominations:add_short"), data)
    assert "Số hóa hộ tịch." in answer.content.decode()
    assert Nomination.objects.count() == 0


def test_what_was_registered_is_shown_by_name_and_count_before_it_is_made(client, cast, campaign):
    approved(cast, campaign)
    client.force_login(cast[UNIT_HEAD])
    text = page(client, "from_registration")
    assert "Sẽ lập <strong>6 hồ sơ nháp</strong>" in text
    assert "đề nghị Chiến sĩ thi đua cơ sở thì đề nghị cả Lao động tiên tiến" in text
    assert "Bà Lê Thị An" in text
    assert Nomination.objects.count() == 0
    client.post(reverse("nominations:from_registration"))
    assert Nomination.objects.count() == 6
    assert "Mọi nội dung đã đăng ký đều đã có hồ sơ" in page(client, "from_registration")


# --- The report ----------------------------------------------------------------------------


def test_whoever_is_proposed_writes_the_own_report_and_sends_nothing(client, cast, own):
    cast[MEMBER].person = own.person
    cast[MEMBER].save()
    client.force_login(cast[MEMBER])
    report = reverse("nominations:report", args=[own.pk])
    answer = client.post(report, seen_at(client, report) | {"achievements": "Do chính tôi viết."})
    assert answer.url == own.get_absolute_url()
    assert fresh(own).report.achievements == "Do chính tôi viết."
    assert client.get(reverse("nominations:submit", args=[own.pk])).status_code == 403
    assert client.get(reverse("nominations:merit", args=[own.pk])).status_code == 403


def test_the_report_names_the_draft_that_is_written_along(client, cast, campaign, own):
    client.force_login(cast[UNIT_HEAD])
    assert "Viết một lần cho cả năm" not in page(client, "report", own.pk)
    higher = begun(cast, campaign, own.person, "CSTDCS")
    text = page(client, "report", higher.pk)
    assert "Viết một lần cho cả năm" in text
    assert f'<a href="{own.get_absolute_url()}">Lao động tiên tiến</a>' in text


def test_autosave_keeps_what_is_typed_and_gives_a_new_mark(client, cast, own):
    client.force_login(cast[UNIT_HEAD])
    address = reverse("nominations:report_autosave", args=[own.pk])
    before = seen_at(client, reverse("nominations:report", args=[own.pk]))
    answer = client.post(address, before | {"achievements": "Nửa câu"})
    assert "data-saved" in answer.content.decode()
    [after] = seen_at(client, reverse("nominations:report", args=[own.pk])).values()
    assert f'name="seen" value="{after}"' in answer.content.decode()
    assert fresh(own).report.achievements == "Nửa câu"
    late = client.post(address, before | {"achievements": "Cửa sổ khác"})
    assert "vừa được lưu ở một nơi khác" in late.content.decode()
    assert fresh(own).report.achievements == "Nửa câu"


def test_the_known_parts_stand_beside_the_report(client, cast, campaign, own):
    make_initiative(campaign, own.person, "Sổ tay tiếp dân", stage="recognised")
    client.force_login(cast[UNIT_HEAD])
    text = page(client, "report", own.pk)
    assert "Sổ tay tiếp dân" in text
    assert "Ngày, tháng, năm sinh" in text


def test_a_dossier_leads_to_number_and_day_of_the_awards_before_it(client, cast, own):
    client.force_login(cast[UNIT_HEAD])
    address = reverse("awards:history_person", args=[own.person_id])
    before = page(client, "detail", own.pk)
    make_award(own.person, "LDTT", 2018)
    assert (address in before, address in page(client, "detail", own.pk)) == (False, True)


# --- Files, merit, review ------------------------------------------------------------------


def test_a_refused_file_shows_the_dossier_again_with_the_sentence(client, cast, own):
    client.force_login(cast[UNIT_HEAD])
    address = reverse("nominations:attach", args=[own.pk])
    answer = client.post(address, {"paper": "evidence", "file": a_picture("anh.exe")})
    assert answer.status_code == 200
    assert "Không nhận tệp loại “.exe”." in answer.content.decode()
    answer = client.post(address, {"paper": "evidence", "file": a_picture()})
    assert answer.url == own.get_absolute_url() + "?phan=giay-to#giay-to"


def test_the_merit_page_shows_the_ledger_and_keeps_the_choice(client, cast, campaign):
    nomination = begun(cast, campaign, make_person(cast.unit, OWN), "CSTDCS")
    initiative = make_initiative(campaign, nomination.person, "Sổ tay", stage="recognised")
    client.force_login(cast[UNIT_HEAD])
    assert "chưa dùng" in page(client, "merit", nomination.pk)
    data = {"merit": "initiative", "initiatives": [initiative.pk]}
    address = reverse("nominations:merit", args=[nomination.pk])
    client.post(address, seen_at(client, address) | data)
    assert fresh(nomination).merit == "initiative"
    assert "Chiến sĩ thi đua cơ sở của bà" in page(client, "merit", nomination.pk)
    assert "Sổ tay" in page(client, "detail", nomination.pk)


def test_a_review_begins_with_the_people_of_the_unit_and_says_what_does_not_add_up(
    client, cast, campaign
):
    people = staff(cast.unit, 2)
    nomination = begun(cast, campaign, people[0])
    client.force_login(cast[UNIT_HEAD])
    assert "Lê Thị Bình, Công chức chuyên môn" in page(client, "review_add")
    data = {
        "held_on": "05/11/2021",
        "chaired_by": "Lê Thị An",
        "written_by": "Lê Thị Bình",
        "invited": "2",
        "present": "Lê Thị An, Công chức\nLê Thị Bình",
        f"vote-{nomination.pk}-for": "3",
        f"vote-{nomination.pk}-against": "",
    }
    answer = client.post(reverse("nominations:review_add"), data)
    assert "3 đồng ý + 0 không đồng ý = 3 phiếu, nhiều hơn 2 người" in answer.content.decode()
    data[f"vote-{nomination.pk}-for"] = "2"
    answer = client.post(reverse("nominations:review_add"), data)
    review = nomination.review_votes.get().review
    assert answer.url == review.get_absolute_url()
    assert "2/2" in page(client, "review", review.pk)
    assert 'value="2"' in page(client, "review_edit", review.pk)


# --- Sending -------------------------------------------------------------------------------


def test_what_will_be_sent_is_shown_with_its_gaps_and_how_late_it_is(client, cast, campaign, own):
    at(cast, AFTER)
    client.force_login(cast[UNIT_HEAD])
    text = page(client, "submit", own.pk)
    assert "trễ 2 ngày" in text
    assert "Đơn vị chưa bình xét hồ sơ này" in text
    address = reverse("nominations:submit", args=[own.pk])
    assert "hãy ghi lý do gửi trễ" in client.post(address).content.decode()
    assert client.post(address, {"late_reason": "Ốm"}).url == own.get_absolute_url()
    assert (fresh(own).stage, fresh(own).days_late) == ("submitted", 2)


def test_all_ticked_are_sent_or_none(client, cast, campaign):
    first, second = (begun(cast, campaign, person) for person in staff(cast.unit, 2))
    written(cast, first)
    client.force_login(cast[UNIT_HEAD])
    text = page(client, "submit_unit")
    assert "<strong>1 hồ sơ đã đủ để gửi</strong>" in text
    assert [
        f'aria-label="Gửi {fresh(dossier)}" checked' in text for dossier in (first, second)
    ] == [
        True,
        False,
    ]
    address = reverse("nominations:submit_unit")
    answer = client.post(address, {"ho_so": [first.pk, second.pk]})
    assert "Bà Lê Thị Bình: Lao động tiên tiến: Báo cáo chưa có" in answer.content.decode()
    assert set(Nomination.objects.values_list("stage", flat=True)) == {"draft"}
    client.post(address, {"ho_so": [first.pk]})
    assert [fresh(dossier).stage for dossier in (first, second)] == ["submitted", "draft"]
    client.post(reverse("nominations:withdraw", args=[first.pk]))
    assert fresh(first).stage == "draft"


def test_of_all_that_are_ticked_one_that_somebody_sent_meanwhile_is_named(client, cast, campaign):
    first, second = (begun(cast, campaign, person) for person in staff(cast.unit, 2))
    for dossier in (first, second):
        written(cast, dossier)
    nominations.submit(second, by=cast.acting(UNIT_HEAD))
    client.force_login(cast[UNIT_HEAD])
    answer = client.post(reverse("nominations:submit_unit"), {"ho_so": [first.pk, second.pk]})
    assertContains(answer, f"{fresh(second)}: hồ sơ đang ở trạng thái “Đã nộp”")
    assert fresh(first).stage == "draft"


def test_a_commendation_that_was_refused_is_called_so_in_the_list(client, cast, campaign):
    dossier = make_nomination(campaign, make_person(cast.unit, OWN), "GIAY_KHEN", "not_recognised")
    client.force_login(cast[SECRETARY])
    [row] = client.get(reverse("nominations:list")).context["table"].rows
    assert dossier.state_word == "Không được tặng"
    assert ">Không được tặng<" in row.state


@pytest.mark.parametrize("count", [1, 3, 60])
def test_sending_asks_the_same_number_of_questions_for_any_number_of_drafts(
    client, cast, campaign, django_assert_num_queries, count
):
    for number in range(count):
        make_nomination(campaign, make_person(cast.unit, f"Lê Thị {number}"))
    client.force_login(cast[UNIT_HEAD])
    client.get(reverse("nominations:submit_unit"))
    with django_assert_num_queries(9):
        assert len(client.get(reverse("nominations:submit_unit")).context["rows"]) == count


def test_throwing_a_draft_away_asks_first(client, cast, own):
    client.force_login(cast[UNIT_HEAD])
    address = reverse("nominations:discard", args=[own.pk])
    assert "Không lấy lại được" in client.get(address).content.decode()
    client.post(address)
    assert not Nomination.objects.exists()


def test_a_returned_dossier_shows_why_and_until_when_on_top(client, cast, campaign):
    nomination = make_nomination(campaign, make_person(cast.unit, OWN), stage="returned")
    client.force_login(cast[UNIT_HEAD])
    text = page(client, "detail", nomination.pk)
    assert "Thiếu minh chứng." in text
    assert "Gửi lại chậm nhất hết ngày 20/11/2021." in text


# --- What there is to do -------------------------------------------------------------------


def todos(client) -> list[tuple[str, str]]:
    tasks = client.get(reverse("home")).context["home"].todos
    return [(task.title, task.button) for task in tasks if "hồ sơ" in task.title.lower()]


def test_a_head_is_told_to_begin_then_to_send_then_to_mend(client, cast, campaign):
    _, second, _ = approved(cast, campaign)
    client.force_login(cast[UNIT_HEAD])
    [(title, button)] = todos(client)
    assert (title.split(" hồ sơ ")[1], button) == (
        "từ đăng ký của Văn phòng - Thống kê",
        "Lập từ đăng ký",
    )
    nomination = begun(cast, campaign, second)
    assert todos(client) == [("Hoàn thiện 1 hồ sơ đang soạn", "Xem chỗ còn thiếu")]
    nomination = written(cast, nomination)
    if not nomination.review_votes.exists():
        make_review(nomination)
    assert todos(client) == [("Xem lại và gửi 1 hồ sơ", "Xem lại và gửi 1 hồ sơ")]
    nominations.submit(nomination, by=cast.acting(UNIT_HEAD))
    assert todos(client) == []
    make_nomination(campaign, second, "CSTDCS", "returned")
    mend = "Bổ sung 1 hồ sơ được trả lại của Bà Lê Thị Bình"
    assert todos(client) == [(mend, "Mở và bổ sung")]


def test_the_gap_of_a_review_leads_to_the_minutes_of_that_unit(client, cast, own, other):
    client.force_login(cast[OFFICE])
    [row] = client.get(reverse("nominations:submit_unit"), {"don_vi": cast.unit.pk}).context["rows"]
    [where] = [gap.link for gap in row.gaps if gap.code == "no_review"]
    assert client.get(where).context["unit"] == cast.unit


def test_the_minutes_are_read_with_their_table_of_votes(client, cast, campaign):
    nomination = begun(cast, campaign, make_person(cast.unit, OWN))
    review = nominations.record_review(
        campaign, cast.unit, minutes(nomination), by=cast.acting(UNIT_HEAD)
    )
    client.force_login(cast[UNIT_HEAD])
    text = page(client, "review", review.pk)
    assert "3/3 người: Lê Thị An (Công chức); Lê Thị Bình; Lê Thị Chi" in text
    assert "Ngày 05/11/2021</a>: 3 đồng ý, 0 không đồng ý" in page(client, "detail", nomination.pk)
