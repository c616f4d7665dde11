"""The unit's pages: begin, write, autosave, fill, import, send, take back, supplement."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import html

from history.models import Event
from law.kinds import CSTDCS
from people.models import Discipline
from people.roles import OFFICE, SECRETARY, UNIT_HEAD
from registrations.facts import draft_of
from registrations.models import Registration
from registrations.rules.lines import CollectiveLine, Draft
from registrations.rules.stages import Stage
from submissions.stepping import step
from tests.cast import Cast, make_person
from tests.filling import seen_at
from tests.registered import a_campaign
from tests.registering import IN_TIME, at, draft, fresh, opened, saved, sent, staff, strives
from tests.workbooks import xlsx
from workbooks import opening as workbook

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    at(cast, IN_TIME)
    return a_campaign(cast)


@pytest.fixture
def people(cast):
    return staff(cast.unit)


@pytest.fixture
def registration(cast, campaign, people):
    return opened(cast, campaign)


@pytest.fixture
def head(client, cast):
    client.force_login(cast[UNIT_HEAD])
    return client


def address(name: str, registration: Registration) -> str:
    return reverse(f"registrations:{name}", args=[registration.pk])


def form(content: Draft, **values) -> dict[str, str]:
    """Give what a browser would send for these lines."""
    data = {"collectives-INITIAL_FORMS": "0", "individuals-INITIAL_FORMS": "0"}
    data["collectives-TOTAL_FORMS"] = str(len(content.collectives))
    data["individuals-TOTAL_FORMS"] = str(len(content.individuals))
    for number, line in enumerate(content.collectives):
        for name in ("name", "title", "commendation"):
            data[f"collectives-{number}-{name}"] = getattr(line, name)
    for number, line in enumerate(content.individuals):
        for name in ("person", "title", "commendation", "initiative_name", "commitment"):
            data[f"individuals-{number}-{name}"] = str(getattr(line, name))
    return data | values


def typed_in(client, name: str, registration: Registration, data: dict, **how):
    """Send what was typed into the form as its page stands, unless the data say what was seen."""
    seen = seen_at(client, address("edit", registration))
    return client.post(address(name, registration), seen | data, **how)


def words_of(answer) -> str:
    """Give the words of a page in one line."""
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(text.split())


class TestBeginning:
    def test_a_head_begins_at_the_list_and_goes_on_to_write(self, head, cast, campaign, people):
        page = words_of(head.get(reverse("registrations:list")))
        assert "Lập bản đăng ký của Văn phòng - Thống kê" in page
        assert "hạn đến hết ngày 19/01/2021" in page
        assert "Tài chính" not in page
        answer = head.post(reverse("registrations:begin", args=[campaign.pk]))
        begun = Registration.objects.get()
        assert begun.unit == cast.unit
        assert draft_of(begun) == draft(*people)
        assert answer.url == address("edit", begun)

    def test_what_was_begun_already_is_not_filled_again(self, head, cast, campaign, people):
        begun = saved(cast, opened(cast, campaign), draft(people[0]))
        head.post(reverse("registrations:begin", args=[campaign.pk]))
        assert draft_of(begun) == draft(people[0])

    def test_a_unit_without_people_is_told_who_can_help(self, head, campaign):
        answer = head.post(reverse("registrations:begin", args=[campaign.pk]), follow=True)
        assert "Danh sách của đơn vị chưa có ai" in words_of(answer)
        assert "Đã thêm" not in words_of(answer)

    def test_a_head_begins_for_no_other_unit(self, head, cast, campaign):
        data = {"unit": cast.other_unit.pk}
        answer = head.post(reverse("registrations:begin", args=[campaign.pk]), data)
        assert (answer.status_code, Registration.objects.count()) == (404, 0)

    def test_the_office_sees_all_units_and_may_begin_for_each(self, client, cast, campaign):
        client.force_login(cast[OFFICE])
        page = words_of(client.get(reverse("registrations:list")))
        assert "Lập bản đăng ký của Tài chính - Kế toán" in page
        client.post(
            reverse("registrations:begin", args=[campaign.pk]), {"unit": cast.other_unit.pk}
        )
        assert Registration.objects.get().unit == cast.other_unit


class TestAnotherUnit:
    def test_no_address_shows_a_unit_the_registration_of_another(self, head, cast, campaign):
        [person] = staff(cast.other_unit, 1)
        other = saved(cast, opened(cast, campaign, cast.other_unit), draft(person))
        for name in ("detail", "edit", "submit", "import", "supplement"):
            assert head.get(address(name, other)).status_code == 404, name
        for name in ("edit", "autosave", "fill_unit", "fill_last_year", "submit", "withdraw"):
            assert head.post(address(name, other)).status_code == 404, name
        assert draft_of(other) == draft(person)
        assert fresh(other).stage == "draft"

    def test_the_secretary_looks_and_does_not_write(self, client, cast, registration):
        client.force_login(cast[SECRETARY])
        assert client.get(address("detail", registration)).status_code == 200
        assert client.get(address("edit", registration)).status_code == 403


class TestWriting:
    def test_what_is_sent_by_the_form_is_stored(self, head, registration, people):
        content = Draft(
            (CollectiveLine("Văn phòng - Thống kê", "TTLDTT"),),
            (
                strives(people[0], "CSTDCS", initiative_name="Số hóa", commitment="Một.\nHai."),
                strives(people[1], commendation="GIAY_KHEN"),
            ),
        )
        answer = typed_in(head, "edit", registration, form(content), follow=True)
        assert "Đã lưu đăng ký." in words_of(answer)
        assert draft_of(registration) == content
        page = words_of(answer)
        assert "Bà Lê Thị An" in page
        assert "Chiến sĩ thi đua cơ sở" in page
        assert "CSTDCS" not in page

    def test_an_untouched_form_registers_nothing(self, head, registration, cast):
        untouched = form(Draft((CollectiveLine(cast.unit.name),)))
        typed_in(head, "edit", registration, untouched)
        assert draft_of(registration) == Draft()

    @pytest.mark.parametrize(
        ("then", "goes_on"),
        [("another", "edit"), ("submit", "submit"), ("stay", "detail")],
    )
    def test_each_button_leads_on(self, head, registration, people, then, goes_on):
        answer = typed_in(head, "edit", registration, form(draft(*people), then=then))
        assert answer.url.partition("?")[0] == address(goes_on, registration)
        if then == "another":
            page = head.get(answer.url).content.decode()
            assert 'name="individuals-3-person"' in page

    def test_a_row_without_a_title_is_named_and_nothing_is_stored_or_lost(
        self, head, registration, people
    ):
        content = Draft((), (strives(people[0]), strives(people[1], "", commitment="Đã gõ.")))
        page = words_of(typed_in(head, "edit", registration, form(content)))
        assert "Hãy chọn danh hiệu hoặc hình thức khen thưởng." in page
        assert "Đã gõ." in page
        assert draft_of(registration) == Draft()

    def test_the_row_of_khong_goes_and_comes_back_at_its_place(self, head, registration, people):
        content = Draft((), (strives(people[0]), strives(people[1], "KHONG"), strives(people[2])))
        typed_in(head, "edit", registration, form(content))
        assert draft_of(registration) == draft(people[0], people[2])
        page = html.fromstring(head.get(address("edit", registration)).content)
        rows = page.xpath("//*[@id='ca-nhan']//tbody/tr")
        assert [
            (row.get("id"), row.xpath(".//input[@type='radio'][@checked]/@value")) for row in rows
        ] == [
            (f"nguoi-{people[0].pk}", ["LDTT"]),
            (f"nguoi-{people[1].pk}", ["KHONG"]),
            (f"nguoi-{people[2].pk}", ["LDTT"]),
        ]
        counts = [cell.text for cell in page.xpath("//*[@id='ca-nhan']//tfoot//*[@data-count]")]
        assert counts == ["2", "0", "0", "0", "1"]

    def test_khong_with_a_commendation_is_a_row_without_a_title(self, head, registration, people):
        content = Draft((), (strives(people[0], "KHONG", commendation="GIAY_KHEN"),))
        typed_in(head, "edit", registration, form(content))
        [line] = draft_of(registration).individuals
        assert (line.title, line.commendation) == ("", "GIAY_KHEN")

    def test_an_added_row_that_is_not_wanted_after_all_goes_by_khong(self, head, registration):
        data = form(Draft(), **{"individuals-TOTAL_FORMS": "1", "individuals-0-person": ""})
        data |= {"individuals-0-title": "KHONG", "individuals-0-commitment": "Của ai?"}
        assert typed_in(head, "edit", registration, data).status_code == 302
        assert draft_of(registration) == Draft()

    def test_one_person_in_two_rows_is_explained(self, head, registration, people):
        page = words_of(typed_in(head, "edit", registration, form(draft(people[0], people[0]))))
        assert "Bà Lê Thị An có 2 dòng trong bản đăng ký này." in page
        assert draft_of(registration) == Draft()

    def test_a_person_of_another_unit_cannot_be_slipped_in(self, head, registration, cast):
        stranger = make_person(cast.other_unit, "Võ Khác", born_on=None)
        answer = typed_in(head, "edit", registration, form(draft(stranger)))
        assert answer.status_code == 200
        assert draft_of(registration) == Draft()

    def test_without_scripts_a_row_is_asked_of_the_server(self, head, registration, people):
        data = form(draft(people[0]), add="individuals")
        page = typed_in(head, "edit", registration, data).content.decode()
        assert 'name="individuals-1-person"' in page
        assert draft_of(registration) == Draft()

    def test_what_was_sent_is_not_written_in(self, head, cast, registration, people):
        sent(cast, registration, draft(*people))
        answer = head.post(address("edit", registration), form(draft(people[0])))
        assert answer.url == address("detail", registration)
        assert draft_of(registration) == draft(*people)


class TestAutosave:
    def test_what_was_typed_is_kept_and_the_counts_follow(self, head, registration, people):
        answer = typed_in(head, "autosave", registration, form(draft(*people)))
        assert draft_of(registration) == draft(*people)
        page = answer.content.decode()
        [seen] = seen_at(head, address("edit", registration)).values()
        assert f'name="seen" value="{seen}"' in page
        assert "data-saved" in page
        assert "LĐTT 3/3 · CSTĐCS 0" in page

    def test_a_half_filled_row_is_not_stored_and_that_is_said(self, head, registration, people):
        saved_before = form(Draft((), (strives(people[0], ""),)))
        answer = typed_in(head, "autosave", registration, saved_before)
        assert "data-saved" not in answer.content.decode()
        assert "sẽ lưu khi đúng" in words_of(answer)
        assert draft_of(registration) == Draft()

    def test_two_windows_do_not_write_over_each_other(self, head, registration, people):
        seen = seen_at(head, address("edit", registration))
        typed_in(head, "autosave", registration, form(draft(people[0]), **seen))
        answer = typed_in(head, "autosave", registration, form(draft(people[1]), **seen))
        assert "vừa được lưu ở một nơi khác" in words_of(answer)
        assert draft_of(registration) == draft(people[0])

    def test_after_the_session_has_ended_nothing_is_taken(self, client, registration, people):
        answer = client.post(address("autosave", registration), form(draft(*people)))
        assert (answer.status_code, draft_of(registration)) == (302, Draft())


def test_a_unit_has_one_name_however_it_is_typed(head, cast, registration):
    teams = (CollectiveLine(cast.unit.name.upper(), "TTLDTT"), CollectiveLine("Tổ 1", "TTLDXS"))
    typed_in(head, "edit", registration, form(Draft(teams)))
    assert draft_of(registration) == Draft((CollectiveLine(cast.unit.name, "TTLDTT"), teams[1]))


class TestFilling:
    def test_one_button_registers_the_unit(self, head, registration, people):
        answer = head.post(address("fill_unit", registration), follow=True)
        assert draft_of(registration) == draft(*people)
        assert "Đã thêm 3 cá nhân." in words_of(answer)
        again = head.post(address("fill_unit", registration), follow=True)
        assert draft_of(registration) == draft(*people)
        assert "Không có ai để thêm: mọi người đã có trong bản đăng ký." in words_of(again)

    def test_without_a_last_year_the_page_says_what_else_to_do(self, head, registration):
        answer = head.post(address("fill_last_year", registration), follow=True)
        assert "chưa có bản đăng ký năm 2020" in words_of(answer)


class TestImport:
    HEADER = ("STT", "Ho va ten", "Chức vụ", "Danh hiệu", "Hình thức khen thưởng", "Sáng kiến")

    def bring(self, head, registration, *rows, **more):
        text = "\n".join("\t".join(row) for row in (self.HEADER, *rows))
        return head.post(address("import", registration), {"text": text} | more)

    def test_pasted_cells_are_shown_first_and_taken_in_when_confirmed(
        self, head, registration, people
    ):
        rows = [
            ("1", "Bà LÊ THỊ AN", "", "CSTĐCS", "", "Số hóa hồ sơ"),
            ("2", "lê thị bình", "", "Lao động tiên tiến", "Giấy khen", ""),
        ]
        answer = self.bring(head, registration, *rows)
        assert "Chưa có gì được nhập." in words_of(answer)
        assert draft_of(registration) == Draft()
        kept = answer.context["kept"]
        head.post(address("import", registration), {"kept": kept, "confirm": "1"})
        assert draft_of(registration) == Draft(
            (),
            (
                strives(people[0], "CSTDCS", initiative_name="Số hóa hồ sơ"),
                strives(people[1], commendation="GIAY_KHEN"),
            ),
        )

    @pytest.mark.parametrize(
        ("title", "code"),
        [
            ("Chiến sỹ thi đua cơ sở", "CSTDCS"),
            ("Chiến sĩ thi đua cấp cơ sở", "CSTDCS"),
            ("CSTĐCS", "CSTDCS"),
            ("CSTĐ cơ sở", "CSTDCS"),
            ("LĐ TT", "LDTT"),
            ("LĐT", ""),
            ("LĐTT", "LDTT"),
        ],
    )
    def test_a_title_is_known_by_every_spelling_that_old_years_know(
        self, head, registration, people, title, code
    ):
        self.bring(head, registration, ("1", "Lê Thị An", "", title, "", ""), confirm="1")
        assert [line.title for line in draft_of(registration).individuals] == [code] * bool(code)

    def test_a_workbook_is_read_the_same(self, head, registration, people):
        book = xlsx(A=[self.HEADER, ("1", "Lê Thị An", "", "LĐTT", "", "")])
        file = SimpleUploadedFile("dang-ky.xlsx", book)
        answer = head.post(address("import", registration), {"file": file})
        assert [line.person for line in answer.context["additions"].individuals] == [people[0].pk]

    @pytest.mark.parametrize(
        ("row", "problem"),
        [
            (
                ("1", "Võ Lạ", "", "LĐTT", "", ""),
                "Trang tính “Nội dung dán”, dòng 2, cột B (Họ và tên): Không có “Võ Lạ” trong danh "
                "sách của đơn vị. Hãy kiểm tra họ tên, hoặc nhờ Văn phòng thêm người vào đơn vị.",
            ),
            (
                ("1", "Lê Thị An", "", "Huy chương", "", ""),
                "Trang tính “Nội dung dán”, dòng 2, cột D (Danh hiệu thi đua): Không có “Huy "
                "chương” cho cá nhân. Hãy ghi một trong: Chiến sĩ thi đua toàn quốc, Chiến sĩ thi "
                "đua cấp tỉnh, Chiến sĩ thi đua cơ sở, Lao động tiên tiến.",
            ),
            (
                ("1", "Lê Thị An", "", "", "", ""),
                "Trang tính “Nội dung dán”, dòng 2, cột D (Danh hiệu thi đua): Chưa ghi danh hiệu "
                "hoặc hình thức khen thưởng. Ai không đăng ký thì ghi “Không”.",
            ),
            (
                ("1", "Lê Thị An", "", "Không", "", "Số hóa hồ sơ"),
                "Trang tính “Nội dung dán”, dòng 2, cột D (Danh hiệu thi đua): Chưa ghi danh hiệu "
                "hoặc hình thức khen thưởng. Ai không đăng ký thì ghi “Không”.",
            ),
        ],
    )
    def test_each_wrong_cell_is_named_and_then_nothing_is_taken_in(
        self, head, registration, people, row, problem
    ):
        good = ("2", "Lê Thị Bình", "", "LĐTT", "", "")
        answer = self.bring(head, registration, row, good, confirm="1")
        assert [str(mistake) for mistake in answer.context["problems"]] == [problem]
        assert draft_of(registration) == Draft()

    def test_who_is_written_down_for_nothing_is_passed_over_aloud(
        self, head, cast, registration, people
    ):
        saved(cast, registration, draft(people[1]))
        rows = [
            ("1", "Lê Thị An", "", "Không", "không", ""),
            ("2", "Lê Thị Bình", "", "Không", "", ""),
            ("3", "Lê Thị Chi", "", "Không", "Giấy khen", ""),
        ]
        reading = self.bring(head, registration, *rows).context["reading"]
        assert (reading.problems, reading.notes) == (
            [],
            [
                "2 dòng ghi “Không” nên không thêm, không sửa gì: Lê Thị An, Lê Thị Bình. Ai đang "
                "có trong bản đăng ký thì vẫn còn; muốn bỏ, hãy chọn “Không” ở trang sửa bản đăng "
                "ký."
            ],
        )
        assert reading.draft == Draft((), (strives(people[2], "", commendation="GIAY_KHEN"),))

    def test_a_person_twice_in_the_list_is_named(self, head, registration, people):
        row = ("1", "Lê Thị An", "", "LĐTT", "", "")
        answer = self.bring(head, registration, row, row)
        [problem] = answer.context["problems"]
        assert problem.sentence == "“Lê Thị An” đã có ở dòng 2. Hãy giữ một dòng."

    def test_who_is_registered_already_is_corrected_as_it_was_shown(
        self, head, cast, registration, people
    ):
        an, binh, chi = (strives(person, "LDTT", commitment="Đi đầu") for person in people)
        saved(cast, registration, Draft((), (an, binh, chi)))
        rows = [
            ("1", "Lê Thị An", "", "CSTĐCS", "", "Số hóa hồ sơ"),
            ("2", "Lê Thị Bình", "", "", "Giấy khen", ""),
            ("3", "Lê Thị Chi", "", "LĐTT", "", ""),
        ]
        answer = self.bring(head, registration, *rows)
        assert answer.context["corrections"] == [
            "Bà Lê Thị An: Lao động tiên tiến → Chiến sĩ thi đua cơ sở; sửa tên sáng kiến.",
            "Bà Lê Thị Bình: Lao động tiên tiến → Lao động tiên tiến, Giấy khen.",
        ]
        assert answer.context["there_already"] == [chi]
        assert draft_of(registration).individuals == (an, binh, chi)
        head.post(address("import", registration), {"kept": answer.context["kept"], "confirm": "1"})
        assert draft_of(registration).individuals == (
            replace(an, title="CSTDCS", initiative_name="Số hóa hồ sơ"),
            replace(binh, commendation="GIAY_KHEN"),
            chi,
        )
        assert Event.objects.about(registration).first().sentence == (
            "Điền đăng ký của Văn phòng - Thống kê từ tệp Excel: sửa 2 dòng."
        )

    def test_nothing_at_all_is_answered_with_a_sentence(self, head, registration):
        told = "Hãy chọn một tệp Excel, hoặc dán các ô từ Excel."
        page = address("import", registration)
        answers = [words_of(head.get(page)), words_of(head.post(page, {}))]
        assert [told in answer for answer in answers] == [False, True]

    def test_a_list_without_a_header_says_what_the_header_is(self, head, registration):
        answer = head.post(address("import", registration), {"text": "a\tb"})
        assert "Không tìm thấy dòng tiêu đề" in words_of(answer)

    def test_a_name_that_is_only_near_waits_for_a_choice(self, head, registration, people):
        answer = self.bring(head, registration, ("1", "Lê Thị Ân", "", "LĐTT", "", ""))
        [question] = answer.context["reading"].questions
        assert "Có phải Lê Thị An?" in words_of(answer)
        sent = {"kept": answer.context["kept"], "confirm": "1"}
        again = head.post(address("import", registration), sent)
        assert "Hãy trả lời các câu hỏi" in words_of(again)
        assert draft_of(registration) == Draft()
        head.post(address("import", registration), sent | {question.name: str(people[0].pk)})
        assert draft_of(registration) == Draft((), (strives(people[0]),))

    def test_collectives_are_taken_in_and_every_row_is_accounted_for(
        self, head, cast, registration, people
    ):
        rows = [
            ("I", "CÁ NHÂN"),
            ("1", "Lê Thị An", "", "LĐTT"),
            ("II", "TẬP THỂ"),
            ("1", cast.unit.name, "", "TTLĐTT"),
            ("", "Tổng cộng: 01 cá nhân, 01 tập thể"),
        ]
        answer = self.bring(head, registration, *rows)
        assert "6 dòng = 2 dòng đã đọc + 4 dòng bỏ qua" in words_of(answer)
        sent = {"kept": answer.context["kept"], "confirm": "1"}
        head.post(address("import", registration), sent)
        assert draft_of(registration) == Draft(
            (CollectiveLine(cast.unit.name, "TTLDTT"),), (strives(people[0]),)
        )

    @pytest.mark.parametrize("kept", ["x", "eyJh:1tabc:def"])
    def test_cells_that_somebody_changed_on_the_way_are_not_read(self, head, registration, kept):
        answer = head.post(address("import", registration), {"kept": kept, "confirm": "1"})
        assert "Hãy chọn một tệp Excel" in words_of(answer)

    def test_a_paste_of_180_000_letters_is_a_sentence(self, head, registration, people):
        answer = head.post(address("import", registration), {"text": "a" * 180_000})
        assert "Dòng 1 có ô dài hơn 32767 ký tự" in words_of(answer)


TEMPLATE_TITLES = (
    "Họ và tên",
    "Ngày sinh",
    "Chức vụ",
    "Danh hiệu thi đua",
    "Hình thức khen thưởng",
    "Tên sáng kiến, đề tài",
    "Lĩnh vực",
    "Nội dung cam kết",
)


class TestTemplate:
    """The workbook to fill in, handed back through the import."""

    FULL = ("Số hóa hồ sơ", "Cải cách hành chính", "Đi đầu,\nlàm gương")

    @pytest.fixture
    def written(self, cast, registration, people) -> Draft:
        """A registration with a bit of everything: a namesake, somebody who has left, a team."""
        make_person(cast.unit, "Lê Thị Bình", position="Văn thư", born_on=date(1990, 2, 3))
        name, field, commitment = self.FULL
        full = {"commitment": commitment, "initiative_name": name, "initiative_field": field}
        lines = (
            strives(people[2], "CSTDCS", commendation="BANG_KHEN", **full),
            strives(people[1], "", commendation="GIAY_KHEN"),
        )
        teams = (
            CollectiveLine("Tổ một cửa", commendation="GIAY_KHEN"),
            CollectiveLine(cast.unit.name, "TTLDXS"),
        )
        saved(cast, registration, Draft(teams, lines))
        people[2].left_on = date(2020, 12, 31)
        people[2].save()
        return draft_of(registration)

    def rows(self, head, registration) -> list[list]:
        content = head.get(address("import_template", registration)).content
        [sheet] = workbook.sheets(content)
        return [list(row) for row in sheet.rows]

    def bring(self, head, registration, rows):
        cells = [["" if cell is None else cell for cell in row] for row in rows]
        file = SimpleUploadedFile("mau.xlsx", xlsx(A=cells))
        return head.post(address("import", registration), {"file": file})

    def test_it_holds_the_unit_and_what_is_registered(
        self, head, cast, registration, people, written
    ):
        post = people[0].position
        listed = [
            ["" if cell is None else cell for cell in row] for row in self.rows(head, registration)
        ]
        assert listed == [
            ["STT", *TEMPLATE_TITLES],
            ["I", "TẬP THỂ", *[""] * 7],
            [1, "Tổ một cửa", "", "", "", "Giấy khen", *[""] * 3],
            [2, cast.unit.name, "", "", "Tập thể lao động xuất sắc", *[""] * 4],
            ["II", "CÁ NHÂN", *[""] * 7],
            [1, "Lê Thị An", date(1980, 1, 1), post, "Không", *[""] * 4],
            [2, "Lê Thị Chi", date(1980, 1, 3), post, CSTDCS.name, "Bằng khen", *self.FULL],
            [3, "Lê Thị Bình", date(1980, 1, 2), post, "", "Giấy khen", *[""] * 3],
            [4, "Lê Thị Bình", date(1990, 2, 3), "Văn thư", "Không", *[""] * 4],
        ]

    def test_handed_back_as_it_is_it_changes_nothing(self, head, registration, written):
        answer = self.bring(head, registration, self.rows(head, registration))
        reading = answer.context["reading"]
        assert (reading.problems, reading.questions) == ([], [])
        assert reading.draft == written
        assert answer.context["corrections"] == []
        assert answer.context["additions"] == Draft()
        assert "Danh sách không ghi gì khác với bản đăng ký." in words_of(answer)

    def test_filled_in_it_says_what_was_filled_in(self, head, registration, people):
        rows = self.rows(head, registration)
        at = {row[1]: row for row in rows}
        at[registration.unit.name][4] = "Tập thể lao động tiên tiến"
        at["Lê Thị An"][4:] = ["Lao động tiên tiến", "Giấy khen", "Số hóa", "CNTT", "Đi đầu"]
        reading = self.bring(head, registration, rows).context["reading"]
        more = {"initiative_name": "Số hóa", "initiative_field": "CNTT", "commitment": "Đi đầu"}
        assert reading.problems == []
        assert reading.draft == Draft(
            (CollectiveLine(registration.unit.name, "TTLDTT"),),
            (strives(people[0], "LDTT", commendation="GIAY_KHEN", **more),),
        )

    def test_a_unit_without_people_has_a_list_all_the_same(self, head, cast, registration):
        cast.unit.people.update(left_on=date(2020, 12, 31))
        assert [row[1] for row in self.rows(head, registration)] == [
            "Họ và tên",
            "TẬP THỂ",
            registration.unit.name,
            "CÁ NHÂN",
        ]

    @pytest.mark.once
    @pytest.mark.parametrize("count", [1, 3, 300])
    def test_it_costs_the_same_for_any_unit(
        self, head, cast, registration, people, count, django_assert_num_queries
    ):
        for number in range(count):
            make_person(cast.unit, f"Lê Thị Số {number}")
        with django_assert_num_queries(9):
            rows = self.rows(head, registration)
        assert len(rows) == 4 + len(people) + count


class TestSending:
    def test_in_time_it_takes_two_clicks(self, head, cast, registration, people):
        saved(cast, registration, draft(*people))
        page = words_of(head.get(address("submit", registration)))
        assert "3 cá nhân" in page
        assert "Lý do gửi trễ" not in page
        head.post(address("submit", registration))
        assert fresh(registration).stage == "submitted"

    def test_late_the_page_asks_for_a_reason_and_takes_it(self, head, cast, registration, people):
        saved(cast, registration, draft(*people))
        at(cast, date(2021, 1, 22))
        page = words_of(head.get(address("submit", registration)))
        assert "trễ 3 ngày" in page
        refused = words_of(head.post(address("submit", registration), {"late_reason": ""}))
        assert "Vẫn gửi được; hãy ghi lý do gửi trễ." in refused
        assert fresh(registration).stage == "draft"
        head.post(address("submit", registration), {"late_reason": "Mất điện."})
        row = fresh(registration)
        assert (row.stage, row.days_late, row.late_reason) == ("submitted", 3, "Mất điện.")
        assert "trễ hạn 3 ngày" in words_of(head.get(address("detail", registration)))

    def test_an_empty_one_says_what_it_lacks_and_where(self, head, registration):
        answer = head.post(address("submit", registration))
        assert "Bản đăng ký chưa có tập thể, cá nhân nào." in words_of(answer)
        assert f"{address('edit', registration)}#ca-nhan" in answer.content.decode()

    def test_it_is_taken_back_with_one_button(self, head, cast, registration, people):
        sent(cast, registration, draft(*people))
        assert "Rút về để sửa" in words_of(head.get(address("detail", registration)))
        head.post(address("withdraw", registration))
        assert fresh(registration).stage == "draft"

    def test_what_was_returned_shows_why_and_until_when(self, head, cast, registration, people):
        row = sent(cast, registration, draft(*people))
        reason, until = "Thiếu sáng kiến.", date(2021, 1, 25)
        step(row, Stage.RETURNED, on=IN_TIME, by=cast.acting(OFFICE), note=reason, due_on=until)
        page = words_of(head.get(address("edit", registration)))
        assert "Thiếu sáng kiến. Gửi lại chậm nhất hết ngày 25/01/2021." in page


def test_an_approved_registration_grows_by_a_supplement(head, cast, registration, people):
    row = sent(cast, registration, draft(*people[:2]))
    step(row, Stage.APPROVED, on=IN_TIME, by=cast.acting(OFFICE))
    blank = html.fromstring(head.get(address("supplement", row)).content)
    shown = blank.xpath("//*[@id='ca-nhan']//tbody/tr/@id")
    assert shown == [f"nguoi-{people[2].pk}"]
    data = form(draft(people[2]))
    assert "Lý do bổ sung" in words_of(head.post(address("supplement", registration), data))
    assert draft_of(registration) == draft(*people[:2])
    head.post(address("supplement", registration), data | {"reason": "Mới chuyển đến."})
    assert draft_of(registration) == draft(*people)
    assert "Mới chuyển đến." in words_of(head.get(address("detail", registration)))
    assert "Ai trong đơn vị cũng đã có trong" in words_of(
        head.get(address("supplement", registration))
    )


def test_discipline_is_said_only_to_who_may_know_of_it(client, cast, registration, people):
    saved(cast, registration, draft(*people))
    Discipline.objects.create(person=people[0], form="reprimand", decided_on=date(2021, 1, 5))
    seen = {}
    for role in (UNIT_HEAD, OFFICE):
        client.force_login(cast[role])
        seen[role] = "kỷ luật" in words_of(client.get(address("detail", registration)))
    assert seen == {UNIT_HEAD: False, OFFICE: True}
