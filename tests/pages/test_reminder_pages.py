"""Who will be reminded when, mails that failed, and the calendar at a secret address."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns import actions as campaigns
from campaigns.models import Campaign, Extension
from campaigns.rules.plan import Plan
from nominations.models import NominationMove
from notifications.models import CalendarFeed, Notice, Reminder
from people.models import Membership, User
from people.roles import CHAIR, OFFICE, UNIT_HEAD
from registrations.rules.stages import Stage
from reports.models import HandingUp
from tests.cast import SINCE, Cast, make_people, make_units
from tests.documents.paper_reader import docx_paragraphs, docx_words, pdf_words
from tests.issuing import make_issued
from tests.many import inserted
from tests.nominating import make_initiatives, make_nominations
from tests.notices.reminded import launched_plan
from tests.registered import a_campaign, registered, registered_all, with_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    cast = Cast.of()
    cast.commune.practice_day = date(2021, 1, 18)
    cast.commune.save()
    return cast


@pytest.fixture
def campaign(cast):
    return launched_plan(cast)


def page(client, cast) -> str:
    client.force_login(cast[OFFICE])
    return client.get(reverse("reminders:ahead")).content.decode()


def test_the_page_names_the_days_the_rungs_and_the_people(cast, campaign, client):
    text = page(client, cast)
    assert "thứ Ba, 19/01/2021" in text
    assert "Đăng ký thi đua của Văn phòng - Thống kê" in text
    assert "quá hạn 3 ngày" in text
    assert "Người Trưởng bộ phận, đơn vị" in text
    assert "Xã đang thực hành nên không gửi thư điện tử" in text


def test_the_text_for_a_chat_group_says_what_is_owed_and_until_when(cast, campaign, client):
    assert (
        "- Đăng ký thi đua của 2 đơn vị: còn 1 ngày, hết hạn 24:00 ngày 19/01/2021 (thứ Ba). "
        "2 đơn vị chưa xong: Tài chính - Kế toán; Văn phòng - Thống kê."
    ) in page(client, cast)


def test_a_cong_van_says_the_same_with_the_days_of_the_calendar(cast, campaign, client):
    client.force_login(cast[OFFICE])
    made = {
        suffix: client.get(reverse(f"reminders:urging_{suffix}")).content
        for suffix in ("docx", "pdf")
    }
    lines = docx_paragraphs(made["docx"])
    assert "V/v đôn đốc thực hiện phong trào thi đua, công tác khen thưởng" in lines
    assert "Kính gửi: Trưởng các bộ phận, đơn vị." in lines
    assert (
        "1. Đăng ký thi đua của 2 đơn vị: hạn đến hết ngày 19/01/2021. "
        "2 đơn vị chưa xong: Tài chính - Kế toán; Văn phòng - Thống kê."
    ) in lines
    assert docx_words(made["docx"]) == pdf_words(made["pdf"])
    cast.commune.practice_day = date(2021, 1, 22)
    cast.commune.save()
    late = docx_paragraphs(client.get(reverse("reminders:urging_docx")).content)
    assert [line for line in late if "hết ngày 19/01/2021, đã quá hạn." in line] != []


def test_there_is_no_cong_van_where_nothing_is_owed(cast, client):
    client.force_login(cast[OFFICE])
    answer = client.get(reverse("reminders:urging_pdf"), follow=True)
    assert answer.redirect_chain == [(reverse("reminders:ahead"), 302)]
    assert "Chưa có việc nào của các đơn vị sắp hết hạn" in answer.content.decode()


def test_looking_at_what_comes_sends_nothing(cast, campaign, client):
    page(client, cast)
    assert not Notice.objects.exists()


def test_without_a_campaign_the_page_says_when_reminders_come(cast, client):
    assert "60 ngày tới không có lần nhắc nào" in page(client, cast)


def test_a_mail_that_failed_is_shown_with_its_reason_and_sent_again(cast, client, mailoutbox):
    failed = Notice.objects.create(
        recipient=cast[OFFICE],
        commune_id=cast.commune.pk,
        key="k",
        subject="Nhắc hạn",
        body="Nội dung",
        mail_state=Notice.Mail.FAILED,
        tries=7,
        last_error="550 Hộp thư không có",
    )
    assert "550 Hộp thư không có" in page(client, cast)
    client.post(reverse("reminders:mail_again", args=[failed.pk]))
    failed.refresh_from_db()
    assert (failed.mail_state, failed.tries) == (Notice.Mail.WAITING, 0)
    assert client.post(reverse("reminders:mail_again", args=[failed.pk])).status_code == 404


def calendar(client, token: str) -> tuple[int, bytes]:
    client.logout()
    answer = client.get(reverse("reminders:calendar", args=[token]))
    return answer.status_code, answer.content


def events(content: bytes) -> list[dict[str, str]]:
    """Read a calendar as RFC 5545 says: lines are unfolded, then split at the first colon."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    entries: list[dict[str, str]] = []
    for name, _, value in (line.partition(":") for line in lines):
        if (name, value) == ("BEGIN", "VEVENT"):
            entries.append({})
        elif entries:
            entries[-1].setdefault(name, value)
    return entries


def test_the_calendar_has_the_days_of_the_plan_and_the_extension_of_the_unit(
    cast, campaign, client
):
    deadline = campaign.deadlines.get(kind="registration")
    campaigns.extend_deadline(
        deadline,
        unit=cast.unit,
        due_on=date(2021, 1, 27),
        reason="Bão lụt",
        by=cast.acting(OFFICE),
    )
    seen = {}
    for role in (UNIT_HEAD, OFFICE):
        feed = CalendarFeed.objects.create(user=cast[role])
        status, content = calendar(client, feed.token)
        assert status == 200
        seen[role] = [
            (event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"], event["SUMMARY"])
            for event in events(content)
        ]
    of_head = " của Văn phòng - Thống kê"
    assert seen[UNIT_HEAD] == [
        ("20210127", "20210128", f"Hạn: Đăng ký thi đua{of_head}"),
        ("20211031", "20211101", f"Hạn: Hồ sơ sáng kiến{of_head}"),
        ("20211114", "20211115", f"Hạn: Hồ sơ đề nghị khen thưởng{of_head}"),
        ("20210611", "20210612", "Kết thúc đợt 1 thi đua"),
        ("20211231", "20220101", "Kết thúc đợt 2 thi đua"),
    ]
    assert seen[OFFICE][0] == ("20210119", "20210120", "Hạn: Đăng ký thi đua")


def test_the_calendar_keeps_to_the_format(cast, campaign, client):
    feed = CalendarFeed.objects.create(user=cast[UNIT_HEAD])
    content = calendar(client, feed.token)[1]
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    before = [event["UID"] for event in events(content)]
    campaign.deadlines.update(due_on=date(2021, 12, 1))
    after = [event["UID"] for event in events(calendar(client, feed.token)[1])]
    assert sorted(before) == sorted(after)
    assert len(set(before)) == len(before)


def test_a_new_address_ends_the_old_one(cast, client):
    client.force_login(cast[UNIT_HEAD])
    renew = reverse("notifications:renew_calendar")
    client.post(renew)
    old = CalendarFeed.objects.get().token
    client.post(renew)
    new = CalendarFeed.objects.get().token
    assert reverse("reminders:calendar", args=[new]) in client.get("/tai-khoan/").content.decode()
    assert (calendar(client, old)[0], calendar(client, new)[0]) == (404, 200)


def test_who_left_has_no_calendar(cast, client):
    feed = CalendarFeed.objects.create(user=cast[UNIT_HEAD])
    cast[UNIT_HEAD].is_active = False
    cast[UNIT_HEAD].save()
    assert calendar(client, feed.token)[0] == 404


# --- Queries ------------------------------------------------------------------------------------

LATE = date(2021, 11, 18)
WHAT = (
    "Bổ sung bản đăng ký",
    "Bổ sung đơn sáng kiến",
    "Bổ sung hồ sơ",
    "Bổ sung, gửi lại báo cáo",
    "Hồ sơ sáng kiến của",
    "Hồ sơ đề nghị khen thưởng của",
    "Lập báo cáo",
    "Việc khác",
    "Kết thúc đợt",
)
"""How what each room reminds of begins."""


def filled(cast: Cast, count: int) -> None:
    """Let every room have something to remind of, `count` times."""
    cast.commune.practice_day = LATE
    cast.commune.save()
    campaign = a_campaign(cast)
    a_campaign(cast, Plan(year=2021, title="Chuyên đề"), kind=Campaign.Kind.THEMATIC)
    units = make_units(cast.commune, [f"Thôn {number:03d}" for number in range(count)])
    _headed(cast, units)
    people = make_people(cast.unit, [f"Lê Thị Số {number:03d}" for number in range(count)])
    with_people(registered(campaign, cast.unit, Stage.APPROVED), people, initiative_name="Sổ tay")
    registered_all(campaign, units, Stage.RETURNED)
    make_initiatives(campaign, [(author, f"Nháp {author}") for author in people])
    make_initiatives(campaign, [(author, f"Bổ sung {author}") for author in people], "returned")
    make_nominations(campaign, people)
    back = make_nominations(campaign, people, "GIAY_KHEN", "returned")
    inserted(
        NominationMove(
            nomination=nomination, before="submitted", after="returned", on=SINCE, by_name="A"
        )
        for nomination in back
    )
    for kind, day in (("report", date(2021, 12, 25)), ("other", date(2021, 12, 10))):
        campaign.deadlines.create(kind=kind, due_on=day)
    for row in campaign.deadlines.all():
        inserted(
            Extension(deadline=row, unit=unit, due_on=date(2021, 11, 30), reason="Bão")
            for unit in units
        )
    _given_back(campaign, count)
    _told_and_troubled(cast, count)


def _headed(cast: Cast, units) -> None:
    heads = User.objects.bulk_create(
        User(username=f"truong_{unit.pk}", password="!") for unit in units
    )
    Membership.objects.bulk_create(
        Membership(user=head, commune=cast.commune, unit=unit, role=UNIT_HEAD.code, starts_on=SINCE)
        for head, unit in zip(heads, units, strict=True)
    )


def _given_back(campaign: Campaign, count: int) -> None:
    paper = make_issued(campaign.commune_id, number="45/BC-UBND")
    inserted(
        HandingUp(
            commune=campaign.commune,
            campaign=campaign,
            subject=f"report-{number}",
            paper=paper,
            round=1,
            stage="returned",
            sent_on=LATE,
            answered_on=LATE,
            return_reason="Thiếu.",
            return_due_on=date(2021, 11, 30),
        )
        for number in range(count)
    )


def _told_and_troubled(cast: Cast, count: int) -> None:
    troubled = {"mail_state": Notice.Mail.FAILED, "tries": 7, "commune_id": cast.commune.pk}
    notices = inserted(
        Notice(recipient=cast[CHAIR], key=f"k{number}", subject="Nhắc", body="", **troubled)
        for number in range(count)
    )
    inserted(
        Reminder(
            recipient=cast[UNIT_HEAD],
            commune_id=cast.commune.pk,
            subject=f"việc {number}",
            due_on=date(2021, 11, 30),
            rung=-7,
            day=LATE,
            state=Reminder.State.SENT,
            notice=notice,
        )
        for number, notice in enumerate(notices)
    )


@pytest.mark.parametrize("count", [1, 3, 300])
def test_the_page_asks_as_much_of_300_of_everything_as_of_one(
    cast, client, count, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    filled(cast, count)
    client.force_login(cast[OFFICE])
    address = reverse("reminders:ahead")
    with CaptureQueriesContext(connection) as queries:
        shown = client.get(address).context
    assert len(queries) == 15
    assert len(shown["troubled"]) == min(count, 100)
    titles = {coming.title for day in shown["days"] for coming in day.reminders}
    assert {
        what: any(title.startswith(what) for title in titles) for what in WHAT
    } == dict.fromkeys(WHAT, True)
