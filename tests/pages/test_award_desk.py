"""The secretary in the room of dossiers, goals and ceiling, Đăng ký ↔ đề nghị."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects
from python_calamine import CalamineWorkbook

from documents.models import PrintJob
from nominations.facts.freezing import differences, freeze
from nominations.models import FrozenJudgement, Nomination
from people.models import Rating
from people.roles import CHAIR, OFFICE, OVERSEER, SECRETARY, UNIT_HEAD
from tests.cast import Cast, make_people, make_person, make_unit
from tests.deciding import make_decided
from tests.filling import seen_at
from tests.nominating import make_attachment, make_nomination, make_nominations
from tests.plans import PLAN_2021
from tests.registered import a_campaign, registered, with_collective, with_people, with_person
from tests.vetted import TODAY, Office, stored
from vetting import actions as vetting
from vetting.facts.comparison import comparison_of
from vetting.facts.standing import quota_now, standing_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = Cast.of()
    cast.commune.practice_day = TODAY
    cast.commune.save()
    return cast


@pytest.fixture
def campaign(cast):
    return a_campaign(cast)


@pytest.fixture
def secretary(client, cast):
    client.force_login(cast[SECRETARY])
    return client


def nominated(cast, campaign, name: str, stage="submitted", unit=None, award="LDTT", **values):
    person = make_person(unit or cast.unit, name)
    return make_nomination(campaign, person, award, stage, **values)


def address(name: str, *args) -> str:
    return reverse(f"vetting:{name}", args=args)


# --- Printing ------------------------------------------------------------------------------


def test_more_dossiers_than_one_print_takes_are_refused_with_a_sentence(secretary, cast, campaign):
    Nomination.objects.bulk_create(
        Nomination(
            campaign=campaign,
            unit=cast.unit,
            collective=f"Tổ {number}",
            award="TTLDTT",
            stage="submitted",
            sent_on=TODAY,
        )
        for number in range(1001)
    )
    answer = secretary.post(address("print_all", campaign.pk))
    assertRedirects(answer, address("papers", campaign.pk), fetch_redirect_response=False)
    [message] = get_messages(answer.wsgi_request)
    assert str(message) == "Mỗi lần in được tối đa 1000 hồ sơ. Hãy chọn ít hơn."
    assert not PrintJob.objects.exists()


def test_the_list_counts_each_award_with_whom_it_goes_to(secretary, cast, campaign):
    nominated(cast, campaign, "An", "vetted", is_supported=True)
    make_nomination(campaign, cast.unit, "TTLDTT", "vetted", is_supported=True)
    counts = secretary.get(address("papers", campaign.pk)).context["counts"]
    assert [(kind.code, whose, number) for kind, whose, number in counts] == [
        ("LDTT", "cá nhân", 1),
        ("TTLDTT", "tập thể", 1),
    ]


def test_what_is_decided_waits_for_no_proposal_and_leads_nowhere(secretary, cast, campaign):
    row = nominated(cast, campaign, "An", "recognised", is_supported=True)
    make_decided(row)
    page = secretary.get(address("papers", campaign.pk))
    assertContains(page, "không còn hồ sơ chờ trình")
    assertNotContains(page, "?cap=")


# --- The queue -----------------------------------------------------------------------------


ROOM = "/ho-so/"


def dossier(nomination) -> str:
    return nomination.get_absolute_url()


def shown(client, **query) -> list[str]:
    answer = client.get(ROOM, query)
    return [str(row.nominee).removeprefix("Bà ") for row in answer.context["table"].rows]


@pytest.fixture
def queue(cast, campaign):
    return [
        nominated(cast, campaign, "An", "received"),
        nominated(cast, campaign, "Bình", "submitted", days_late=2, late_reason="Ốm"),
        nominated(cast, campaign, "Chi", "received", cast.other_unit, "CSTDCS"),
        nominated(cast, campaign, "Dung", "draft"),
    ]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["Chi", "An", "Bình"]),
        ({"trang_thai": "received"}, ["Chi", "An"]),
        ({"danh_hieu": "CSTDCS"}, ["Chi"]),
        ({"loc": "tre-han"}, ["Bình", "Dung"]),
        ({"ket_qua": "met"}, []),
        ({"loc": "cho-toi", "trang_thai": "nonsense", "don_vi": "99999"}, ["Chi", "An", "Bình"]),
        ({"loc": "tat-ca"}, ["Chi", "An", "Bình", "Dung"]),
    ],
)
def test_the_queue_is_narrowed_and_takes_nonsense_for_no_wish(secretary, queue, query, names):
    assert shown(secretary, **query) == names


def test_the_secretary_lands_on_what_waits_and_each_tab_is_counted(secretary, queue):
    answer = secretary.get(ROOM)
    assert [(tab.word, tab.count) for tab in answer.context["room"].tabs] == [
        ("Chờ tôi", 3),
        ("Tất cả", 4),
        ("Nháp", 1),
        ("Đã nộp", 1),
        ("Đã tiếp nhận", 2),
        ("Trễ hạn", 2),
    ]
    assert answer.context["room"].tab == "cho-toi"
    assertNotContains(answer, "Dung")
    assertContains(answer, "nộp trễ 2 ngày")


def rated(unit, best: int, good: int, year: int) -> None:
    for number, level in enumerate(["HTXS"] * best + ["HTT"] * good):
        born_on = date(1980, 1, 1 + number)
        person = make_person(unit, f"Lê Thị {level} {unit.pk}", born_on=born_on)
        Rating.objects.create(person=person, year=year, level=level)


def test_the_queue_names_the_units_that_rated_too_many_best_since_2026(secretary, cast):
    campaign = a_campaign(cast, replace(PLAN_2021, year=2026))
    cast.commune.practice_day = date(2026, 11, 20)
    cast.commune.save()
    rated(cast.unit, 2, 3, 2026)
    rated(cast.other_unit, 1, 4, 2026)

    page = secretary.get(ROOM, {"phong_trao": campaign.pk})
    assert [finding.sentence for finding in page.context["rating_findings"]] == [
        f"{cast.unit.name}: năm 2026 có 2 người xếp loại Hoàn thành xuất sắc nhiệm vụ, nhiều hơn "
        "tỷ lệ cho phép tính trên số người từ Hoàn thành tốt nhiệm vụ trở lên (20 % × 5 = 1). Hãy "
        "rà soát lại xếp loại trước khi xét danh hiệu."
    ]
    assertContains(page, "nhiều hơn tỷ lệ cho phép")


def test_before_2026_no_share_of_the_best_is_asked(secretary, cast, campaign):
    rated(cast.unit, 3, 0, 2021)

    page = secretary.get(ROOM, {"phong_trao": campaign.pk})
    assert page.context["rating_findings"] == []


def test_an_empty_queue_says_what_it_waits_for(secretary, campaign):
    assertContains(secretary.get(ROOM), "Chưa có đơn vị nào gửi hồ sơ")
    filtered = secretary.get(ROOM, {"trang_thai": "vetted"})
    assertContains(filtered, "Không có hồ sơ nào khớp bộ lọc")


def test_when_nothing_waits_any_more_the_tab_says_so(secretary, cast, campaign):
    nominated(cast, campaign, "An", "vetted")
    assertContains(secretary.get(ROOM, {"loc": "cho-toi"}), "Không còn hồ sơ nào chờ Ông/Bà")
    assert secretary.get(ROOM).context["room"].tab == "tat-ca"


def test_the_queue_shows_fifty_a_page_and_counts_what_waits_on_all(secretary, cast, campaign):
    for number in range(51):
        nominated(cast, campaign, f"Người {number:03d}")
    assert (len(shown(secretary)), len(shown(secretary, trang=2))) == (50, 1)
    answer = secretary.get(ROOM)
    assert (answer.context["table"].count, answer.context["waiting"]) == (51, 51)


def test_the_office_looks_at_the_queue_and_receives_nothing(client, cast, queue):
    client.force_login(cast[OFFICE])
    page = client.get(ROOM)
    assertNotContains(page, "Tiếp nhận các hồ sơ đã chọn")
    assertContains(page, queue[0].get_absolute_url())


def test_units_with_nothing_left_to_do_fold_and_open_again(secretary, cast, campaign, queue):
    nominated(cast, campaign, "Xong", "vetted", make_unit(cast.commune, "Thôn Một"))

    def told(**query):
        table = secretary.get(ROOM, {"loc": "tat-ca", **query}).context["table"]
        return [(group.words, len(group.rows)) for group in table.groups], table.count

    folded, open_ = told(), told(mo=Nomination.objects.get(person__full_name="Xong").unit_id)
    others = [
        ("1 hồ sơ, 1 chờ tôi thẩm định", 1),
        ("3 hồ sơ, 1 chưa gửi, 1 chờ tôi tiếp nhận, 1 chờ tôi thẩm định", 3),
    ]
    assert sorted(folded[0]) == sorted([("1 hồ sơ, 1 đã thẩm định", 0), *others])
    assert sorted(open_[0]) == sorted([("1 hồ sơ, 1 đã thẩm định", 1), *others])
    assert (folded[1], open_[1]) == (5, 5)


def test_a_unit_that_is_through_says_once_how_many_are_decided(secretary, cast, campaign):
    for name, stage in (("An", "passed"), ("Bình", "recognised"), ("Chi", "vetted")):
        days = {"received_on": TODAY, "vetted_on": TODAY}
        nominated(cast, campaign, name, stage, is_supported=True, **days)
    [group] = secretary.get(ROOM, {"loc": "tat-ca"}).context["table"].groups
    assert group.words == "3 hồ sơ, 1 đã thẩm định, 2 đã xét, quyết định"


def test_a_dossier_vetted_against_is_never_green(secretary, cast, campaign):
    row = nominated(cast, campaign, "An", "vetted", is_supported=False, vetting_note="Thiếu.")
    page = secretary.get(ROOM, {"trang_thai": "vetted"})
    [shown_row] = page.context["table"].rows
    assert ("bg-info-subtle" in shown_row.state, shown_row.note) == (True, "không đề nghị")
    assertContains(secretary.get(dossier(row)), "<strong>Không đề nghị khen thưởng</strong>")


def test_a_short_dossier_says_what_it_is_of(secretary, cast, campaign):
    phases = list(campaign.phases.all())
    of_phases = [
        nominated(cast, campaign, name, award="GIAY_KHEN", occasion="phase", phase=phase)
        for name, phase in zip(("An", "Bình"), phases, strict=True)
    ]
    deed = {"occasion": "on_the_spot", "matter": "Cứu người trong lũ"}
    of_deed = nominated(cast, campaign, "Chi", award="GIAY_KHEN", **deed)
    page = secretary.get(ROOM, {"loc": "tat-ca"})
    assert [(int(row.pk), row.note) for row in page.context["table"].rows] == [
        (of_phases[0].pk, "Sơ kết đợt: Đợt 1"),
        (of_phases[1].pk, "Sơ kết đợt: Đợt 2"),
        (of_deed.pk, "Đột xuất: Cứu người trong lũ"),
    ]


def test_what_people_typed_is_printed_as_text(secretary, cast, campaign):
    typed = "<b>\"Sở & 'Ban'</b>"
    row = nominated(cast, campaign, typed, "returned", return_reason=typed)
    collective = make_nomination(campaign, cast.unit, "TTLDTT", "submitted", collective=typed)
    page = secretary.get(ROOM, {"loc": "tat-ca"})
    assertNotContains(page, '<b>"')
    assertNotContains(page, '</b>"')
    shown_rows = page.context["table"].rows
    assert [int(shown_row.pk) for shown_row in shown_rows] == [row.pk, collective.pk]
    escaped = "&lt;b&gt;&quot;Sở &amp; &#x27;Ban&#x27;&lt;/b&gt;"
    assert [
        escaped in shown_row.nominee and escaped in shown_row.called for shown_row in shown_rows
    ] == [True, True]
    assert shown_rows[0].note.endswith(f"Lý do: {escaped}")


def test_the_mark_of_the_room_changes_when_somebody_takes_a_step(secretary, cast, queue):
    def mark() -> str:
        return secretary.get(ROOM).context["room"].mark

    before = mark()
    assert mark() == before
    vetting.receive(queue[1], by=cast.acting(SECRETARY))
    assert mark() != before


# --- Receiving and sending back ------------------------------------------------------------


def test_many_are_received_after_a_page_that_names_them(secretary, cast, campaign):
    rows = [nominated(cast, campaign, name) for name in ("An", "Bình")]
    chosen = {"ho_so": [row.pk for row in rows], "don_vi": cast.unit.pk}
    asked = secretary.get(address("receive_many"), chosen)
    assertContains(asked, "Sẽ tiếp nhận <strong>2 hồ sơ</strong>")
    assertContains(asked, "Bà Bình")
    assert {stored(row).stage for row in rows} == {"submitted"}
    onward = f"{address('receive_many')}?don_vi={cast.unit.pk}"
    answer = secretary.post(onward, {"ho_so": chosen["ho_so"]})
    assertRedirects(answer, f"{ROOM}?don_vi={cast.unit.pk}")
    assert {stored(row).stage for row in rows} == {"received"}


def test_when_one_of_many_cannot_be_received_none_is(secretary, cast, campaign):
    rows = [nominated(cast, campaign, "An"), nominated(cast, campaign, "Bình", "received")]
    answer = secretary.post(address("receive_many"), {"ho_so": [row.pk for row in rows]})
    assertContains(answer, "Chưa tiếp nhận hồ sơ nào")
    assertContains(answer, "Bà Bình (LĐTT): hồ sơ đang ở trạng thái “Đã tiếp nhận”")
    assert stored(rows[0]).stage == "submitted"


@pytest.mark.parametrize("numbers", [[], ["x"], ["0"], ["9" * 30]])
def test_nothing_or_nonsense_ticked_is_said_or_not_found(secretary, campaign, numbers):
    answer = secretary.get(address("receive_many"), {"ho_so": numbers}, follow=True)
    if numbers:
        assert answer.status_code == 404
    else:
        assertContains(answer, "Hãy đánh dấu ít nhất một hồ sơ")


def test_all_that_wait_in_a_tab_are_received_without_a_tick(secretary, cast, campaign):
    rows = [nominated(cast, campaign, f"Người {number:02d}") for number in range(52)]
    other = nominated(cast, campaign, "Chi", unit=cast.other_unit)
    asked = secretary.get(address("receive_many"), {"tat_ca": "1", "don_vi": cast.unit.pk})
    assertContains(asked, "Sẽ tiếp nhận <strong>52 hồ sơ</strong>")
    secretary.post(
        address("receive_many"),
        {"ho_so": [nomination.pk for nomination in asked.context["chosen"]]},
    )
    assert {stored(row).stage for row in rows} == {"received"}
    assert stored(other).stage == "submitted"


def test_many_are_returned_for_one_reason_or_none_is(secretary, cast, campaign):
    first, second, gone = (nominated(cast, campaign, name) for name in ("An", "Bình", "Chi"))
    data = {"reason": "Thiếu chữ ký.", "due_on": "25/11/2021"}

    def returning(*rows):
        numbers = "&".join(f"ho_so={row.pk}" for row in rows)
        return f"{address('send_back_many')}?don_vi={cast.unit.pk}&{numbers}"

    assertContains(secretary.get(returning(first, second)), "Bà An (LĐTT); Bà Bình (LĐTT)")
    gone.stage = "draft"
    gone.save()
    refused = secretary.post(returning(first, gone), data)
    assertContains(refused, "Bà Chi (LĐTT): hồ sơ đang ở trạng thái “Nháp” nên không trả lại được")
    assertContains(refused, "Thiếu chữ ký.")
    assert stored(first).stage == "submitted"
    done = secretary.post(returning(first, second), data)
    assertRedirects(done, f"{ROOM}?don_vi={cast.unit.pk}", fetch_redirect_response=False)
    assert [(stored(row).stage, stored(row).return_reason) for row in (first, second)] == [
        ("returned", "Thiếu chữ ký.")
    ] * 2


def test_a_return_of_nothing_is_told(secretary, campaign):
    answer = secretary.get(address("send_back_many"), follow=True)
    assertContains(answer, "Hãy đánh dấu ít nhất một hồ sơ rồi bấm Trả lại.")


def test_a_return_without_a_reason_keeps_what_was_typed(secretary, cast, campaign):
    row = nominated(cast, campaign, "An")
    answer = secretary.post(address("send_back", row.pk), {"reason": "", "due_on": "25/11/2021"})
    assertContains(answer, "25/11/2021")
    assert stored(row).stage == "submitted"
    secretary.post(
        address("send_back", row.pk), {"reason": "Thiếu chữ ký.", "due_on": "25/11/2021"}
    )
    assert stored(row).return_due_on == date(2021, 11, 25)


# --- Side by side --------------------------------------------------------------------------


@pytest.fixture
def ready(cast, campaign):
    """A dossier that meets all, behind two that wait in the same queue."""
    registration = registered(campaign, cast.unit, "approved")
    rows = [nominated(cast, campaign, name, "received") for name in ("An", "Bình", "Chi")]
    for row in rows:
        with_person(registration, row.person)
        Rating.objects.create(person=row.person, year=2021, level="HTT")
        freeze(row, FrozenJudgement.Moment.SENT, by=cast.acting(UNIT_HEAD))
    return rows


def test_one_screen_shows_the_conditions_and_the_parts_of_the_dossier(secretary, ready):
    make_attachment(ready[0])
    parts = {
        "dieu-kien": ("Lao động tiên tiến", "Đủ điều kiện", "Yêu cầu, căn cứ", "Đạt cả"),
        "bao-cao": ("Hoàn thành nhiệm vụ.", "II. Thành tích đạt được"),
        "giay-to": ("minh-chung.pdf", "Chưa xem xét"),
        "lich-su": ("Khi gửi (11/11/2021): Đủ điều kiện.",),
    }
    for part, words in parts.items():
        page = secretary.get(dossier(ready[0]), {"phan": part})
        assert page.context["part"] == part
        for sentence in (*words, 'name="is_supported"', "Không đề nghị…", "Trả lại…"):
            assertContains(page, sentence)


def test_an_unknown_part_of_a_dossier_is_its_conditions(secretary, ready):
    assert secretary.get(dossier(ready[0]), {"phan": "x"}).context["part"] == "dieu-kien"


def test_saving_goes_on_to_the_next_of_the_same_filters(secretary, ready, cast):
    query = f"?don_vi={cast.unit.pk}"
    following = {}
    for row in ready:
        answer = secretary.post(f"{address('vet', row.pk)}{query}", {"is_supported": "1"})
        following[row.person.full_name] = answer.url
    assert following == {
        "An": f"{dossier(ready[1])}{query}",
        "Bình": f"{dossier(ready[2])}{query}",
        "Chi": f"{ROOM}{query}",
    }
    assert {stored(row).stage for row in ready} == {"vetted"}


def test_a_conclusion_on_a_dossier_outside_the_filters_leads_back_to_the_list(secretary, ready):
    answer = secretary.post(
        f"{address('vet', ready[0].pk)}?loc=tre-han", {"is_supported": "1", "note": "Đủ."}
    )
    assertRedirects(answer, f"{ROOM}?loc=tre-han", fetch_redirect_response=False)


def test_the_neighbours_of_a_dossier_are_those_of_the_same_filters(secretary, ready, cast):
    seen = []
    for row in ready:
        place = secretary.get(dossier(row), {"trang_thai": "received"}).context["place"]
        neighbours = (place.before and place.before.pk, place.behind and place.behind.pk)
        seen.append((place.number, place.count, neighbours))
    first, second, third = (row.pk for row in ready)
    assert seen == [
        (1, 3, (None, second)),
        (2, 3, (first, third)),
        (3, 3, (second, None)),
    ]
    outside = secretary.get(dossier(ready[0]), {"trang_thai": "vetted"})
    assert outside.context["place"] is None


def test_where_nothing_is_open_a_conclusion_is_one_press_and_otherwise_asks(secretary, ready):
    plain, changed, _ = ready
    Rating.objects.filter(person=changed.person).update(level="HT")
    ways = [
        'name="is_supported" value="1"' in secretary.get(dossier(row)).content.decode()
        for row in (plain, changed)
    ]
    assert ways == [True, False]
    assertContains(secretary.get(dossier(changed)), "Khi gửi: Đủ điều kiện")


def test_the_old_addresses_lead_into_the_room(secretary, ready):
    led = {
        f"{address('desk')}": ROOM,
        f"{address('desk')}?trang_thai=received&don_vi=3": f"{ROOM}?trang_thai=received&don_vi=3",
        f"{address('desk')}?tre_han=co&danh_hieu=LDTT": f"{ROOM}?danh_hieu=LDTT&loc=tre-han",
        f"{address('vet', ready[0].pk)}?don_vi=3": f"{dossier(ready[0])}?don_vi=3",
    }
    assert {old: secretary.get(old).url for old in led} == led


def test_what_changed_is_shown_and_has_to_be_ticked(secretary, ready):
    row = ready[0]
    Rating.objects.filter(person=row.person).update(level="HT")
    typed = {"is_supported": "0", "note": "Chỉ hoàn thành nhiệm vụ."}
    page = secretary.post(address("vet", row.pk), typed)
    assertContains(page, "Khác so với lúc gửi hồ sơ")
    assertContains(page, "Hãy xem các điểm đó, đánh dấu “Đã xem” rồi lưu lại.")
    assertContains(page, "Chỉ hoàn thành nhiệm vụ.")
    assert stored(row).stage == "received"
    mark = vetting.mark_of(differences(row, with_discipline=True))
    secretary.post(address("vet", row.pk), typed | {"seen": mark})
    assert stored(row).stage == "vetted"


def test_a_conclusion_is_asked_for_and_a_reason_where_conditions_are_not_met(secretary, ready):
    row = ready[0]
    assertContains(secretary.post(address("vet", row.pk), {}), "Hãy chọn kết luận.")
    row.person.disciplines.create(form="warning", decided_on=date(2021, 6, 1))
    mark = vetting.mark_of(differences(row, with_discipline=True))
    page = secretary.post(address("vet", row.pk), {"is_supported": "1", "seen": mark})
    assertContains(page, "phải ghi lý do để Hội đồng biết")
    assert stored(row).stage == "received"


def test_a_file_is_accepted_from_the_page(secretary, ready):
    file = make_attachment(ready[0])
    answer = secretary.post(
        address("accept_file", ready[0].pk), {"giay_to": file.pk, "dong_y": "1"}
    )
    assert answer.url == f"{dossier(ready[0])}?phan=giay-to#giay-to"
    file.refresh_from_db()
    assert file.is_accepted is True


def test_a_file_of_another_dossier_is_not_there(secretary, ready):
    file = make_attachment(ready[1])
    sent = {"giay_to": file.pk, "dong_y": "1"}
    assert secretary.post(address("accept_file", ready[0].pk), sent).status_code == 404
    file.refresh_from_db()
    assert file.is_accepted is None


# --- Goals and ceiling ---------------------------------------------------------------------


@pytest.fixture
def office(cast) -> Office:
    return Office.of(people=20, cstdcs=4, cast=cast)


def test_goal_and_ceiling_stand_apart_with_their_arithmetic(secretary, office):
    page = secretary.get(address("quota", office.campaign.pk))
    assertContains(page, "15 % × 20 = 3; đã chọn 0, còn 3")
    assertContains(page, "Chỉ tiêu phấn đấu của kế hoạch")
    assertContains(page, "20 người được đề nghị Lao động tiên tiến")
    assertContains(page, "20 trong 20 người đang công tác đủ điều kiện xét")


def test_the_level_above_sees_totals_and_no_name(client, cast, office):
    office.people[0].joined_on = TODAY
    office.people[0].save()
    vetting.give_place(office.cstdcs[1], by=office.by)
    client.force_login(cast[OVERSEER])
    page = client.get(address("quota", office.campaign.pk))
    assertContains(page, "đã chọn 1")
    assertNotContains(page, "Lê Thị Số")


@pytest.mark.parametrize("role", [OFFICE, CHAIR])
def test_who_does_not_choose_sees_the_names_without_boxes(client, cast, office, role):
    client.force_login(cast[role])
    page = client.get(address("quota", office.campaign.pk))
    assertContains(page, "Bà Lê Thị Số 001")
    assertNotContains(page, 'name="chon"')


def test_ticking_tells_what_would_be_left_and_stores_nothing(secretary, office):
    ticked = {"chon": [nomination.pk for nomination in office.cstdcs]}
    part = secretary.post(
        address("quota_what_if", office.campaign.pk), ticked, headers={"HX-Request": "true"}
    )
    assertContains(part, "15 % × 20 = 3; đã chọn 4, còn 0")
    assertContains(part, "Tính thử, chưa lưu.")
    assertContains(part, "hãy bỏ chọn 1 người")
    assertNotContains(part, "<html")
    whole = secretary.post(address("quota_what_if", office.campaign.pk), ticked)
    assertContains(whole, "Tính thử, chưa lưu.")
    assertContains(whole, "checked", count=4)
    assert not Nomination.objects.filter(place__isnull=False).exists()


def test_ticks_are_saved_and_a_refusal_names_who_has_the_places(secretary, office):
    pks = [nomination.pk for nomination in office.cstdcs]
    to = address("choose", office.campaign.pk)
    assertContains(secretary.post(to, {"chon": pks[:3]}, follow=True), "Đã lưu lựa chọn.")
    stale = secretary.post(to, {"chon": pks[3:]}, follow=True)
    assertContains(stale, "Suất cuối đã dành cho Bà Lê Thị Số 003")
    same = secretary.post(to, {"chon": pks[:3], "da_chon": pks[:3]}, follow=True)
    assertContains(same, "không có gì thay đổi")
    assert [contender.pk for contender in quota_now(office.campaign).chosen] == pks[:3]


@pytest.mark.parametrize("sent", [{"chon": ["x", "9" * 40]}, {"chon": ["999999"]}])
def test_ticks_that_are_no_dossier_of_the_list_change_nothing(secretary, office, sent):
    answer = secretary.post(address("choose", office.campaign.pk), sent, follow=True)
    assert answer.status_code == 200
    assert quota_now(office.campaign).chosen == []


def test_one_is_chosen_or_dropped_with_a_reason_of_her_own(secretary, office):
    nomination = office.cstdcs[0]
    secretary.post(address("give_place", nomination.pk), {"reason": "Điểm cao nhất."})
    assert stored(nomination).place_reason == "Điểm cao nhất."
    page = secretary.post(address("take_back_place", nomination.pk), {"reason": ""})
    assert page.status_code == 200
    secretary.post(address("take_back_place", nomination.pk), {"reason": "Xin rút."})
    assert stored(nomination).place is None


def test_the_order_is_numbered_anew_and_two_of_one_number_are_refused(secretary, office):
    for nomination in office.cstdcs[:2]:
        vetting.give_place(nomination, by=office.by)
    first, second, *_ = office.cstdcs
    to = address("reorder", office.campaign.pk)
    same = {f"so_{first.pk}": 1, f"so_{second.pk}": 1, "reason": "Theo điểm."}
    same |= seen_at(secretary, to)
    assertContains(secretary.post(to, same), "có hai người trùng số")
    secretary.post(to, same | {f"so_{first.pk}": 2})
    assert [contender.pk for contender in quota_now(office.campaign).chosen] == [
        second.pk,
        first.pk,
    ]


def test_the_list_is_fixed_after_a_page_that_shows_it_and_opened_with_a_reason(secretary, office):
    vetting.give_place(office.cstdcs[0], by=office.by)
    asked = secretary.get(address("fix_list", office.campaign.pk))
    assertContains(asked, "15 % × 20 = 3; đã chọn 1, còn 2")
    secretary.post(address("fix_list", office.campaign.pk))
    page = secretary.get(address("quota", office.campaign.pk))
    assertContains(page, "Danh sách đã chốt")
    assertNotContains(page, 'name="chon"')
    secretary.post(address("open_list", office.campaign.pk), {"reason": "Bổ sung."})
    reopened = secretary.get(address("quota", office.campaign.pk))
    assertContains(reopened, "Mở lại ngày 18/11/2021: Bổ sung.")


def test_a_fixed_list_says_when_the_base_is_another_by_now(secretary, office):
    vetting.give_place(office.cstdcs[0], by=office.by)
    vetting.fix_list(office.campaign, by=office.by)
    office.people[19].left_on = TODAY
    office.people[19].save()
    page = secretary.get(address("quota", office.campaign.pk))
    assertContains(page, "Khi chốt tính trên 20 người; nay là 19 người.")


def test_where_the_ceiling_ends_in_nobody_the_page_says_why(secretary, cast):
    office = Office.of(people=6, cstdcs=1, cast=cast)
    page = secretary.get(address("quota", office.campaign.pk))
    assertContains(page, "15 % × 6 = 0,9 → 0 (làm tròn xuống); đã chọn 0, còn 0")
    assertContains(page, "Tập thể lao động xuất sắc cần ít nhất 1 Chiến sĩ thi đua cơ sở")


# --- Đăng ký ↔ đề nghị ---------------------------------------------------------------------


@pytest.fixture
def compared(cast, campaign):
    registration = registered(campaign, cast.unit, "approved")
    people = {name: make_person(cast.unit, name) for name in ("An", "Bình", "Chi", "Dung")}
    with_person(registration, people["An"], "CSTDCS")
    with_person(registration, people["Bình"], "LDTT")
    with_person(registration, people["Chi"], "LDTT")
    with_collective(registration, "Văn phòng", "TTLDTT")
    make_nomination(campaign, people["An"], "CSTDCS", "received")
    make_nomination(campaign, people["An"], "LDTT", "recognised")
    make_nomination(campaign, people["Bình"], "CSTDCS", "submitted")
    make_nomination(campaign, people["Chi"], "LDTT", "draft")
    make_nomination(campaign, people["Dung"], "LDTT", "submitted")
    make_nomination(campaign, cast.unit, "TTLDTT", "submitted", collective="Văn Phòng")
    return campaign


def test_the_comparison_says_of_each_how_what_was_proposed_fits(compared):
    comparison = {
        row.name: (row.registered_words, row.proposed_words, row.reached_words, row.verdict.word)
        for row in comparison_of(compared)[0]
    }
    ldtt, cstdcs = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"
    assert comparison == {
        "Bà An": (cstdcs, f"{cstdcs}, {ldtt}", ldtt, "Đúng như đăng ký"),
        "Bà Bình": (ldtt, cstdcs, "", "Đề nghị khác đăng ký"),
        "Bà Chi": (ldtt, "", "", "Đăng ký nhưng chưa đề nghị"),
        "Bà Dung": ("", ldtt, "", "Đề nghị nhưng không đăng ký"),
        "Văn phòng": (
            "Tập thể lao động tiên tiến",
            "Tập thể lao động tiên tiến",
            "",
            "Đúng như đăng ký",
        ),
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"so_sanh": "not_proposed"}, ["Bà Chi"]),
        ({"so_sanh": "nonsense"}, ["Bà An", "Bà Bình", "Bà Chi", "Văn phòng", "Bà Dung"]),
        ({"don_vi": "Tài chính - Kế toán"}, ["Bà An", "Bà Bình", "Bà Chi", "Văn phòng", "Bà Dung"]),
    ],
)
def test_the_comparison_is_narrowed_and_the_file_holds_what_the_page_shows(
    secretary, compared, query, names
):
    page = secretary.get(address("comparison", compared.pk), query)
    assert [row.name for row in page.context["page"].object_list] == names
    answer = secretary.get(address("comparison_xlsx", compared.pk), query)
    content = b"".join(answer) if answer.streaming else answer.content
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows if isinstance(row[0], float)] == names


def test_on_a_phone_what_was_proposed_as_registered_is_said_once(secretary, compared, cast):
    done = make_person(cast.unit, "Yên")
    with_person(compared.registrations.get(), done, "LDTT")
    make_nomination(compared, done, "LDTT", "recognised")
    page = secretary.get(address("comparison", compared.pk)).content.decode()
    rows = re.findall(r'class="name">([^<]*)</td>(.*?)</tr>', page, re.DOTALL)
    labels = {
        name: [label for kind, label in CELL.findall(cells) if kind != "no-card"]
        for name, cells in rows
    }
    differs = ["Đăng ký", "Đề nghị", "Khen thưởng", "So sánh"]
    assert labels == {
        **dict.fromkeys(["Bà An", "Bà Bình", "Bà Chi", "Bà Dung"], differs),
        "Văn phòng": ["Đăng ký, đề nghị", "Khen thưởng"],
        "Bà Yên": ["Đăng ký, đề nghị, đạt"],
    }
    assert GROUP.findall(page) == [cast.unit.name]


CELL = re.compile(r'<td(?: class="([^"]*)")? data-label="([^"]*)">')
GROUP = re.compile(r'<tr class="group"><th [^>]*>(.*?)</th></tr>')


@pytest.mark.parametrize("count", [1, 3, 150])
def test_the_comparison_asks_as_much_for_many_as_for_one(
    secretary, cast, campaign, django_assert_num_queries, count
):
    registration = registered(campaign, cast.unit, "approved")
    people = make_people(cast.unit, [f"Người {number:03d}" for number in range(count)])
    make_nominations(campaign, people, stage="submitted")
    with_people(registration, people)
    with django_assert_num_queries(11):
        secretary.get(address("comparison", campaign.pk))


def test_every_page_names_the_same_figures(secretary, office):
    for nomination in office.cstdcs[:2]:
        vetting.give_place(nomination, by=office.by)
    standing = standing_of(office.campaign)
    pages = [
        secretary.get(address("quota", office.campaign.pk)),
        secretary.get(address("comparison", office.campaign.pk)),
    ]
    for page in pages:
        assert page.context["standing"] == standing
        assertContains(page, standing.quota.sentence)
    assert standing.quota.sentence == "15 % × 20 = 3; đã chọn 2, còn 1"


def test_the_head_of_a_unit_sees_no_totals_of_the_commune(client, cast, office):
    client.force_login(cast[UNIT_HEAD])
    assert client.get(address("quota", office.campaign.pk)).status_code == 403
    assertNotContains(client.get(reverse("home")), "15 % × 20")


# --- The way from one page to the other ----------------------------------------------------


ROOMS = (
    "nominations:list",
    "vetting:quota",
    "vetting:comparison",
    "vetting:papers",
)


def links_of(client, name: str, campaign) -> set[str]:
    """Give the pages of the room that a page leads to."""
    addresses = {
        room: reverse(room, args=[campaign.pk] if room in ROOMS[1:] else []) for room in ROOMS
    }
    content = client.get(addresses[name]).content.decode()
    return {room for room, address in addresses.items() if f'<li><a href="{address}' in content}


@pytest.mark.parametrize("name", ROOMS)
def test_each_page_leads_who_sees_all_to_the_others(secretary, office, name):
    assert links_of(secretary, name, office.campaign) >= set(ROOMS)


def test_the_head_of_a_unit_is_led_to_no_page_of_the_whole_commune(client, cast, office):
    client.force_login(cast[UNIT_HEAD])
    assert links_of(client, ROOMS[0], office.campaign) & {ROOMS[1], ROOMS[3]} == set()


def test_the_level_above_reaches_the_goals_from_its_menu(client, cast, office):
    client.force_login(cast[OVERSEER])
    totals = client.get(reverse("registrations:list"), follow=True).content.decode()
    assert reverse("vetting:quota", args=[office.campaign.pk]) in totals
