"""The authors' pages: list, begin, write, autosave, files, send, take back, throw away."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Campaign
from initiatives import actions as initiatives
from initiatives.facts import request_of
from initiatives.models import Initiative, InitiativeAttachment, Use
from initiatives.rules.requests import AuthorLine, Request
from initiatives.rules.stages import Stage
from people.roles import CHAIR, COUNCIL_MEMBER, MEMBER, OFFICE, SECRETARY, UNIT_HEAD
from submissions.stepping import step
from tests.cast import Cast, make_people, make_person, make_user
from tests.filling import seen_at
from tests.initiating import IN_TIME, NAME, author, begun, fresh, line, sent, whole, written
from tests.many import inserted
from tests.nominating import make_initiative, make_initiatives
from tests.registered import a_campaign, registered, with_person
from tests.registering import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    at(cast, IN_TIME)
    return a_campaign(cast)


@pytest.fixture
def lan(cast):
    return author(cast)


@pytest.fixture
def member(client, cast, lan):
    client.force_login(cast[MEMBER])
    return client


def address(name: str, initiative: Initiative) -> str:
    return reverse(f"initiatives:{name}", args=[initiative.pk])


def typed_in(client, name: str, initiative: Initiative, data: dict, **how):
    """Send what was typed into the form as its page stands, unless the data say what was seen."""
    seen = seen_at(client, address("edit", initiative))
    return client.post(address(name, initiative), seen | data, **how)


def words_of(answer) -> str:
    """Give the words of a page in one line."""
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(text.split())


def form(request: Request, **values) -> dict[str, str]:
    """Give what a browser would send for a request."""
    names = ("name", "field", "problem", "solution", "novelty", "benefit", "applied_where")
    data = {name: getattr(request, name) for name in names}
    amount, since = request.benefit_amount, request.applied_since
    data["benefit_amount"] = "" if amount is None else str(amount)
    data["applied_since"] = f"{since:%d/%m/%Y}" if since else ""
    data |= {
        "authors-INITIAL_FORMS": "0",
        "authors-TOTAL_FORMS": str(len(request.authors)),
    }
    for number, writer in enumerate(request.authors):
        data[f"authors-{number}-share"] = str(writer.share).replace(".", ",")
        if writer.person:
            data[f"authors-{number}-person"] = str(writer.person)
        else:
            data[f"authors-{number}-name"] = writer.name
            data[f"authors-{number}-position"] = writer.position
    return data | values


class TestBeginning:
    def test_a_member_begins_with_a_name_in_the_own_unit_as_the_author(
        self, member, cast, campaign, lan
    ):
        page = words_of(member.get(reverse("initiatives:add")))
        assert "Tên sáng kiến" in page
        assert "Tài chính" not in page
        answer = member.post(reverse("initiatives:add"), {"name": NAME})
        row = Initiative.objects.get()
        assert (row.campaign, row.unit, row.begun_by) == (campaign, cast.unit, lan)
        assert answer.url == address("edit", row)

    def test_a_member_begins_for_no_other_unit(self, member, cast, campaign):
        member.post(reverse("initiatives:add"), {"name": NAME, "unit": cast.other_unit.pk})
        assert Initiative.objects.get().unit == cast.unit

    def test_the_office_chooses_the_unit_and_is_not_taken_for_the_author(
        self, client, cast, campaign
    ):
        client.force_login(cast[OFFICE])
        answer = client.post(reverse("initiatives:add"), {"name": NAME})
        assert "bắt buộc" in words_of(answer)
        client.post(reverse("initiatives:add"), {"name": NAME, "unit": cast.other_unit.pk})
        row = Initiative.objects.get()
        assert (row.unit, row.begun_by, row.authors.count()) == (cast.other_unit, None, 0)

    def test_of_several_campaigns_one_is_chosen(self, member, cast, campaign):
        other = Campaign.objects.create(
            commune=cast.commune,
            year=2021,
            title="Chuyên đề chuyển đổi số",
            kind="thematic",
            launched_at=timezone.now(),
            launched_by=cast[CHAIR],
        )
        assert "Chuyên đề chuyển đổi số" in words_of(member.get(reverse("initiatives:add")))
        member.post(reverse("initiatives:add"), {"name": NAME, "campaign": other.pk})
        assert Initiative.objects.get().campaign == other

    def test_what_was_registered_is_offered_and_filled_in(self, client, cast, campaign):
        hung = make_person(cast.unit, "Lê Hùng")
        registration = registered(campaign, cast.unit)
        planned = with_person(
            registration,
            hung,
            "CSTDCS",
            initiative_name="Số hóa hộ tịch",
            initiative_field="Tư pháp",
        )
        client.force_login(cast[UNIT_HEAD])
        begin = reverse("initiatives:add")
        assert "Đã đăng ký đầu năm, chưa lập đơn Số hóa hộ tịch Bà Lê Hùng" in words_of(
            client.get(begin)
        )
        page = client.get(f"{begin}?dong={planned.pk}").content.decode()
        assert "Số hóa hộ tịch</textarea>" in page
        data = {"name": "Số hóa hộ tịch", "field": "Tư pháp"}
        client.post(f"{begin}?dong={planned.pk}", data)
        assert request_of(Initiative.objects.get()).authors == (
            AuthorLine("Lê Hùng", Decimal(100), hung.position, hung.pk),
        )
        assert "Số hóa hộ tịch" not in words_of(client.get(begin))

    def test_a_member_is_not_offered_what_colleagues_registered(self, member, cast, campaign):
        registration = registered(campaign, cast.unit)
        hung = make_person(cast.unit, "Lê Hùng")
        planned = with_person(registration, hung, initiative_name="Của người khác")
        page = member.get(f"{reverse('initiatives:add')}?dong={planned.pk}")
        assert "Của người khác" not in words_of(page)

    def test_a_login_that_is_nobody_in_the_list_is_told_whom_to_ask(self, client, cast, campaign):
        client.force_login(cast[MEMBER])
        answer = client.post(reverse("initiatives:add"), {"name": NAME})
        assert answer.status_code == 403
        assert "nhờ người quản trị gắn tài khoản" in words_of(answer)
        assert not Initiative.objects.exists()

    def test_without_a_campaign_the_page_says_why(self, member):
        assert "Chưa có phong trào nào đang thực hiện" in words_of(
            member.get(reverse("initiatives:add"))
        )

    def test_the_same_name_twice_is_said_at_its_field(self, member, cast, campaign, lan):
        begun(cast, campaign, lan)
        answer = member.post(reverse("initiatives:add"), {"name": NAME})
        assert "đã có đơn sáng kiến tên" in words_of(answer)
        assert Initiative.objects.count() == 1


class TestWhoWrites:
    def test_a_member_sees_and_writes_only_the_own(self, member, cast, campaign, lan):
        other = written(cast, campaign, make_person(cast.unit, "Lê Hùng"))
        assert words_of(member.get(reverse("initiatives:list"))).count("Chưa có sáng kiến nào") == 1
        for name in ("detail", "edit", "submit", "discard"):
            assert member.get(address(name, other)).status_code == 404, name
        for name in ("edit", "autosave", "submit", "withdraw", "discard", "attach"):
            assert member.post(address(name, other)).status_code == 404, name
        assert fresh(other).stage == "draft"

    def test_a_co_author_of_another_unit_writes_too(self, client, cast, campaign, lan):
        hung = make_person(cast.other_unit, "Lê Hùng")
        user = make_user("hung", MEMBER, cast.commune, cast.other_unit, person=hung)
        initiative = begun(cast, campaign, lan)
        initiatives.save(
            initiative, whole(line(lan, "50"), line(hung, "50")), by=cast.acting(MEMBER)
        )
        client.force_login(user)
        assert client.get(address("edit", initiative)).status_code == 200

    def test_a_member_who_sits_in_the_council_sees_more_than_she_writes(
        self, member, cast, campaign, lan
    ):
        cast[MEMBER].memberships.create(
            commune=cast.commune, role=SECRETARY.code, starts_on=date(2020, 1, 1)
        )
        other = written(cast, campaign, make_person(cast.unit, "Lê Hùng"))
        assert member.get(address("detail", other)).status_code == 200
        assert member.get(address("edit", other)).status_code == 403
        assert "Sửa" not in words_of(member.get(address("detail", other))).split("Nhật ký")[0]

    def test_the_head_writes_for_the_unit_and_sees_no_other(self, client, cast, campaign, lan):
        own = begun(cast, campaign, lan)
        other = make_initiative(campaign, make_person(cast.other_unit, "Lê Hùng"))
        client.force_login(cast[UNIT_HEAD])
        assert client.get(address("edit", own)).status_code == 200
        assert client.get(address("detail", other)).status_code == 404

    def test_the_council_sees_what_was_sent_and_does_not_write_it(
        self, client, cast, campaign, lan
    ):
        draft, waiting = begun(cast, campaign, lan, "Nháp"), sent(cast, campaign, lan)
        client.force_login(cast[COUNCIL_MEMBER])
        assert client.get(address("detail", draft)).status_code == 404
        assert client.get(address("detail", waiting)).status_code == 200
        assert client.post(address("withdraw", waiting)).status_code == 403


class TestLeaving:
    @pytest.fixture
    def joint(self, cast, campaign, lan) -> Initiative:
        """Give a request that a colleague began, with the member as an author besides."""
        hung = make_person(cast.unit, "Lê Hùng")
        initiative = begun(cast, campaign, hung)
        both = whole(line(hung, "60"), line(lan, "40"))
        initiatives.save(initiative, both, by=cast.acting(UNIT_HEAD))
        return fresh(initiative)

    @pytest.fixture
    def without_her(self, joint) -> dict[str, str]:
        return form(whole(line(joint.begun_by)))

    def test_an_author_who_takes_herself_out_is_led_to_the_list_with_a_sentence(
        self, member, joint, without_her
    ):
        answer = typed_in(member, "edit", joint, without_her, follow=True)
        assert answer.redirect_chain == [(reverse("initiatives:list"), 302)]
        assert "Ông/Bà không còn là tác giả" in words_of(answer)
        assert [writer.name for writer in request_of(fresh(joint)).authors] == ["Lê Hùng"]
        assert member.get(address("edit", joint)).status_code == 404

    def test_autosave_does_not_shut_her_out_before_she_saves(self, member, joint, without_her):
        answer = typed_in(member, "autosave", joint, without_her)
        assert "Ông/Bà đã bỏ mình khỏi các tác giả" in words_of(answer)
        assert [writer.name for writer in request_of(fresh(joint)).authors] == [
            "Lê Hùng",
            "Trần Thị Lan",
        ]


class TestWriting:
    def test_what_is_sent_by_the_form_is_stored(self, member, cast, campaign, lan):
        initiative = begun(cast, campaign, lan)
        hung = make_person(cast.other_unit, "Lê Hùng")
        stranger = AuthorLine("Võ Xa", Decimal("6.66"), "Trường tiểu học")
        request = whole(line(lan, "60"), line(hung, "33.34"), stranger)
        answer = typed_in(member, "edit", initiative, form(request), follow=True)
        assert "Đã lưu đơn sáng kiến." in words_of(answer)
        assert request_of(fresh(initiative)) == request
        page = words_of(answer)
        assert "33,34 %" in page
        assert "12.000.000 đ" in page

    @pytest.mark.parametrize(
        ("typed", "stored"),
        [
            (["", ""], ["50", "50"]),
            (["", "", ""], ["33.34", "33.33", "33.33"]),
            (["60,5", ""], ["60.50", "39.50"]),
            (["60.5", "39.5"], ["60.50", "39.50"]),
            (["30", "30"], ["30", "30"]),
        ],
    )
    def test_shares_left_empty_get_an_even_part_of_the_rest(
        self, member, cast, campaign, lan, typed, stored
    ):
        initiative = begun(cast, campaign, lan)
        people = [lan, *(make_person(cast.unit, f"Lê Thị {n}") for n in "AB")]
        data = form(whole(*(line(person) for person in people[: len(typed)])))
        data |= {f"authors-{n}-share": share for n, share in enumerate(typed)}
        typed_in(member, "edit", initiative, data)
        assert request_of(fresh(initiative)).shares == tuple(map(Decimal, stored))

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"applied_since": "31/02/2021"}, "Hãy ghi ngày/tháng/năm"),
            ({"benefit_amount": "mười hai triệu"}, "không phải là số"),
            ({"benefit_amount": "1.000,5"}, "Hãy ghi số đồng tròn"),
            ({"benefit_amount": "1" + "0" * 20}, "Hãy ghi số đồng tròn"),
            ({"authors-0-share": "101"}, "Tỷ lệ không quá 100 %."),
            ({"authors-0-share": "1000"}, "Tỷ lệ không quá 100 %."),
            ({"authors-0-share": "33,333"}, "nhiều nhất hai chữ số sau dấu phẩy"),
            ({"authors-0-share": "một nửa"}, "Hãy ghi số phần trăm, ví dụ 33,34."),
            ({"authors-0-share": "0"}, "Tỷ lệ phải lớn hơn 0."),
            ({"authors-0-person": "0"}, "Hãy chọn một người trong danh sách của xã."),
            (
                {"authors-0-person": "", "authors-0-name": " "},
                "Hãy chọn người trong danh sách, hoặc ghi tên người ngoài xã.",
            ),
            ({"name": ""}, "bắt buộc"),
        ],
    )
    def test_what_cannot_be_read_is_said_at_its_place_and_nothing_is_lost(
        self, member, cast, campaign, lan, change, sentence
    ):
        initiative = written(cast, campaign, lan)
        before = request_of(initiative)
        typed = form(whole(line(lan), solution="Đoạn vừa gõ."), **change)
        answer = typed_in(member, "edit", initiative, typed)
        assert sentence in words_of(answer)
        assert "Đoạn vừa gõ." in words_of(answer)
        assert request_of(fresh(initiative)) == before

    def test_no_room_for_an_empty_share_is_said(self, member, cast, campaign, lan):
        initiative = begun(cast, campaign, lan)
        hung = make_person(cast.unit, "Lê Hùng")
        data = form(whole(line(lan), line(hung)), **{"authors-1-share": ""})
        assert "không còn phần cho người để trống" in words_of(
            typed_in(member, "edit", initiative, data)
        )

    def test_without_scripts_a_row_is_added_by_the_server(self, member, cast, campaign, lan):
        initiative = begun(cast, campaign, lan)
        answer = typed_in(member, "edit", initiative, form(whole(line(lan)), add="authors"))
        assert answer.content.decode().count('name="authors-1-share"') == 1
        assert request_of(fresh(initiative)).solution == ""

    def test_hostile_text_is_text(self, member, cast, campaign, lan):
        initiative = begun(cast, campaign, lan)
        hostile = "<script>alert(1)</script>\u202e {{ 7*7 }}"
        typed_in(member, "edit", initiative, form(whole(line(lan), name=hostile)))
        page = member.get(address("detail", initiative)).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in page

    def test_what_was_sent_is_not_opened_for_writing(self, member, cast, campaign, lan):
        initiative = sent(cast, campaign, lan)
        answer = member.get(address("edit", initiative), follow=True)
        assert "Đơn đã nộp nên không sửa được." in words_of(answer)


class TestAutosave:
    def test_it_keeps_and_says_what_is_missing(self, member, cast, campaign, lan):
        initiative = begun(cast, campaign, lan)
        request = whole(line(lan, "90"), solution="")
        answer = typed_in(member, "autosave", initiative, form(request))
        assert request_of(fresh(initiative)) == request
        page = words_of(answer)
        assert "Đã tự lưu lúc" in page
        assert "Tỷ lệ đóng góp đã lưu: 90 %" in page
        assert "Chưa ghi nội dung giải pháp." in page
        assert "cộng lại là 90 %, phải đúng bằng 100 %." in page

    def test_two_windows_do_not_write_over_each_other(self, member, cast, campaign, lan):
        initiative = begun(cast, campaign, lan)
        seen = seen_at(member, address("edit", initiative))
        typed_in(member, "autosave", initiative, form(whole(line(lan)), **seen))
        late = form(whole(line(lan), solution="Khác."), **seen)
        assert "vừa được lưu ở một nơi khác" in words_of(
            typed_in(member, "autosave", initiative, late)
        )
        assert request_of(fresh(initiative)) == whole(line(lan))

    def test_what_cannot_be_read_is_not_kept_and_said(self, member, cast, campaign, lan):
        initiative = begun(cast, campaign, lan)
        data = form(whole(line(lan)), applied_since="32/01/2021")
        answer = typed_in(member, "autosave", initiative, data)
        assert "data-saved" not in answer.content.decode()
        assert "sẽ lưu khi đúng" in words_of(answer)
        assert request_of(fresh(initiative)).solution == ""


class TestFiles:
    def put(self, client, initiative, *files: SimpleUploadedFile):
        return client.post(address("attach", initiative), {"files": files}, follow=True)

    def test_a_file_is_put_opened_and_taken_away(self, member, cast, campaign, lan):
        initiative = begun(cast, campaign, lan)
        photo = SimpleUploadedFile("Bàn tiếp dân.png", PNG)
        assert "Đã kèm 1 tệp." in words_of(self.put(member, initiative, photo))
        row = InitiativeAttachment.objects.get()
        answer = member.get(reverse("initiatives:attachment", args=[row.pk]))
        assert b"".join(answer) == PNG
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        page = member.post(reverse("initiatives:detach", args=[row.pk]), follow=True)
        assert "Đã bỏ tệp Bàn tiếp dân.png." in words_of(page)
        assert not InitiativeAttachment.objects.exists()

    def test_of_several_one_that_is_not_taken_is_named_and_none_is_kept(
        self, member, cast, campaign, lan
    ):
        initiative = begun(cast, campaign, lan)
        good = SimpleUploadedFile("a.png", PNG)
        program = SimpleUploadedFile("b.pdf", b"MZ" + b"\0" * 200)
        page = words_of(self.put(member, initiative, good, program))
        assert "“b.pdf”" in page
        assert not InitiativeAttachment.objects.exists()

    def test_without_a_file_it_says_to_choose_one(self, member, cast, campaign, lan):
        assert "Hãy chọn một tệp." in words_of(self.put(member, begun(cast, campaign, lan)))

    def test_nobody_who_does_not_see_the_initiative_gets_its_file(
        self, client, member, cast, campaign, lan
    ):
        initiative = begun(cast, campaign, lan)
        self.put(member, initiative, SimpleUploadedFile("a.png", PNG))
        row = InitiativeAttachment.objects.get()
        stranger = make_user("la", MEMBER, cast.commune, cast.unit)
        for user in (stranger, cast[COUNCIL_MEMBER]):
            client.force_login(user)
            file = reverse("initiatives:attachment", args=[row.pk])
            assert client.get(file).status_code == 404
            detach = reverse("initiatives:detach", args=[row.pk])
            assert client.post(detach).status_code == 404
        assert InitiativeAttachment.objects.count() == 1


class TestSending:
    def test_in_time_it_takes_two_clicks(self, member, cast, campaign, lan):
        initiative = written(cast, campaign, lan)
        page = words_of(member.get(address("submit", initiative)))
        assert "“Sổ tay một cửa”, 01 tác giả , 0 tệp kèm theo" in page
        assert "Lý do nộp trễ" not in page
        member.post(address("submit", initiative))
        assert fresh(initiative).stage == "submitted"

    def test_late_the_page_asks_for_a_reason_and_takes_it(self, member, cast, campaign, lan):
        initiative = written(cast, campaign, lan)
        at(cast, date(2021, 11, 3))
        assert "trễ 3 ngày" in words_of(member.get(address("submit", initiative)))
        refused = words_of(member.post(address("submit", initiative), {"late_reason": ""}))
        assert "Vẫn gửi được; hãy ghi lý do gửi trễ." in refused
        member.post(address("submit", initiative), {"late_reason": "Mất điện."})
        row = fresh(initiative)
        assert (row.stage, row.days_late, row.late_reason) == ("submitted", 3, "Mất điện.")
        assert "trễ hạn 3 ngày" in words_of(member.get(address("detail", initiative)))

    def test_what_it_lacks_is_said_with_the_place_that_mends_it(self, member, cast, campaign, lan):
        initiative = begun(cast, campaign, lan)
        answer = member.post(address("submit", initiative))
        assert "Chưa ghi nội dung giải pháp." in words_of(answer)
        assert f"{address('edit', initiative)}#id_solution" in answer.content.decode()
        assert fresh(initiative).stage == "draft"

    def test_it_is_taken_back_with_one_button(self, member, cast, campaign, lan):
        initiative = sent(cast, campaign, lan)
        assert "Rút về để sửa" in words_of(member.get(address("detail", initiative)))
        member.post(address("withdraw", initiative))
        assert fresh(initiative).stage == "draft"

    def test_what_was_returned_shows_why_and_until_when_on_top(self, member, cast, campaign, lan):
        initiative = sent(cast, campaign, lan)
        step(
            initiative,
            Stage.RETURNED,
            on=IN_TIME,
            by=cast.acting(SECRETARY),
            note="Chưa rõ tính mới.",
            due_on=date(2021, 10, 30),
        )
        for name in ("detail", "edit"):
            page = words_of(member.get(address(name, initiative)))
            assert "Chưa rõ tính mới. Nộp lại chậm nhất hết ngày 30/10/2021." in page

    def test_a_draft_is_thrown_away_after_a_question(self, member, cast, campaign, lan):
        initiative = begun(cast, campaign, lan)
        assert "Việc này không lấy lại được" in words_of(member.get(address("discard", initiative)))
        assert Initiative.objects.exists()
        answer = member.post(address("discard", initiative), follow=True)
        assert "Đã xóa bản nháp “Sổ tay một cửa”." in words_of(answer)
        assert not Initiative.objects.exists()


class TestDetail:
    def test_the_days_of_the_decree_stand_with_their_clauses(self, member, cast, campaign, lan):
        page = words_of(member.get(address("detail", sent(cast, campaign, lan))))
        assert "thời hạn 12 tháng hết ngày 01/03/2022. Căn cứ: khoản 2 Điều 5" in page

    def test_where_it_was_used_is_shown(self, member, cast, campaign, lan):
        initiative = make_initiative(campaign, lan, NAME, "recognised")
        by = cast.acting(UNIT_HEAD)
        initiatives.use(
            initiative, person=lan, award="CSTDCS", campaign=campaign, path="/x/", by=by
        )
        page = words_of(member.get(address("detail", initiative)))
        assert "1 Chiến sĩ thi đua cơ sở Bà Trần Thị Lan" in page
        assert "CSTĐCS 2021: Trần Thị Lan" in words_of(member.get(reverse("initiatives:list")))


TEXT = (
    "Mỗi thủ tục một trang hướng dẫn, ghi rõ giấy tờ cần mang theo, nơi nộp và ngày trả kết quả; "
    "sổ đặt ở bàn tiếp dân và phát cho các thôn để người dân biết trước khi đi làm thủ tục."
)


class TestNearCopies:
    @pytest.fixture
    def copies(self, cast, campaign, lan):
        hung = make_person(cast.other_unit, "Lê Hùng")
        mine = written(cast, campaign, lan, solution=TEXT)
        other = make_initiative(campaign, hung, "Bản gốc", "submitted", solution=TEXT.upper())
        return mine, other

    def test_who_sees_both_reads_the_passages_side_by_side(self, client, cast, copies):
        mine, _ = copies
        client.force_login(cast[SECRETARY])
        page = words_of(client.get(address("detail", mine)))
        assert "với sáng kiến “Bản gốc” (Tài chính - Kế toán năm 2021)." in page
        assert TEXT.rstrip(".").replace('"', "&quot;") in page
        assert TEXT.upper().rstrip(".") in page

    def test_an_author_is_warned_without_reading_what_is_another_units(self, member, copies):
        mine, _ = copies
        page = words_of(member.get(address("detail", mine)))
        assert "với một sáng kiến đã nộp của đơn vị khác năm 2021." in page
        assert "Bản gốc" not in page
        assert TEXT.upper().rstrip(".") not in page

    def test_a_draft_of_others_warns_nobody(self, member, cast, campaign, copies):
        mine, other = copies
        Initiative.objects.filter(pk=other.pk).update(stage="draft", sent_on=None)
        assert "Mô tả giống" not in words_of(member.get(address("detail", mine)))

    def test_the_earlier_year_is_compared_and_the_later_is_not(self, client, cast, copies):
        mine, other = copies
        earlier = Campaign.objects.create(commune=cast.commune, year=2020, title="Năm trước")
        Initiative.objects.filter(pk=other.pk).update(campaign=earlier)
        client.force_login(cast[SECRETARY])
        assert "Kế toán năm 2020)." in words_of(client.get(address("detail", mine)))
        assert "Mô tả giống" not in words_of(client.get(address("detail", other)))


class TestList:
    def test_filters_narrow_it_and_counts_follow(self, client, cast, campaign, lan):
        written(cast, campaign, lan, name="Nháp một")
        sent(cast, campaign, lan, name="Đã nộp một")
        hung = make_person(cast.other_unit, "Lê Hùng")
        make_initiative(campaign, hung, "Của đơn vị khác", "recognised")
        client.force_login(cast[OFFICE])
        seen = {
            query: [row.initiative.name for row in client.get(query).context["rows"]]
            for query in (
                reverse("initiatives:list"),
                f"{reverse('initiatives:list')}?trang_thai=submitted",
                f"{reverse('initiatives:list')}?don_vi={cast.other_unit.pk}",
                f"{reverse('initiatives:list')}?nam=2021&trang_thai=draft",
                f"{reverse('initiatives:list')}?nam=1999",
            )
        }
        whole_list = ["Nháp một", "Đã nộp một", "Của đơn vị khác"]
        lists = list(seen.values())
        assert sorted(lists[0]) == sorted(whole_list)
        assert lists[1:4] == [["Đã nộp một"], ["Của đơn vị khác"], ["Nháp một"]]
        assert sorted(lists[4]) == sorted(whole_list)  # a year that is none narrows nothing
        counts = client.get(reverse("initiatives:list")).context["counts"]
        assert [(count.stage.word, count.count) for count in counts] == [
            ("Nháp", 1),
            ("Đã nộp", 1),
            ("Được công nhận", 1),
        ]

    @pytest.mark.parametrize("number", [1, 3, 300])
    def test_it_asks_as_much_of_many_as_of_one(
        self, client, cast, campaign, number, django_assert_num_queries
    ):
        people = make_people(cast.unit, [f"Người {n}" for n in range(number)])
        begun = [(person, f"Sáng kiến của {person.full_name}") for person in people]
        inserted(
            Use(
                initiative=row,
                person=row.begun_by,
                award="CSTDCS",
                campaign=campaign,
                path="/x/",
                on=date(2021, 11, 10),
                by_name="Người làm",
            )
            for row in make_initiatives(campaign, begun, "recognised")
        )
        client.force_login(cast[OFFICE])
        with django_assert_num_queries(11):
            page = client.get(reverse("initiatives:list"))
        assert f"Tổng số: {number} sáng kiến" in words_of(page)


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
