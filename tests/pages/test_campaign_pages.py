"""The pages of campaigns: who sees what, forms that lose nothing, lists that ask no more."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.forms import CheckboxInput
from django.urls import reverse

from campaigns import actions as campaigns
from campaigns.facts import plan_of
from campaigns.forms import PlanEditor
from campaigns.models import Campaign, Extension
from campaigns.rules.plan import Plan
from notifications.models import Notice
from people.models import Commune
from people.roles import CHAIR, MEMBER, OFFICE, OVERSEER, UNIT_HEAD
from tests.cast import Cast
from tests.filling import seen_at
from tests.plans import PLAN_2021

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast():
    cast = Cast.of()
    cast.commune.practice_day = date(2021, 1, 18)
    cast.commune.save()
    return cast


def draft(cast: Cast, plan: Plan = PLAN_2021) -> Campaign:
    return campaigns.create_draft(cast.commune, plan, by=cast.acting(OFFICE))


def launched(cast: Cast, plan: Plan = PLAN_2021) -> Campaign:
    return campaigns.launch(draft(cast, plan), by=cast.acting(CHAIR))


def posted(editor: PlanEditor) -> dict[str, str]:
    """Give what a browser sends when the form is sent as it was shown."""
    sent = {}
    forms = [editor.general, *(form for rows in editor.lists.values() for form in rows)]
    for form in [*forms, *(rows.management_form for rows in editor.lists.values())]:
        for field in form:
            value, widget = field.value(), field.field.widget
            if isinstance(widget, CheckboxInput):
                sent |= {field.html_name: "on"} if value else {}
            elif value not in (None, ""):
                shown = widget.format_value(value)
                sent[field.html_name] = shown[0] if isinstance(shown, list) else shown
    return sent


def sent(campaign_plan: Plan = PLAN_2021, **kwargs) -> dict[str, str]:
    return posted(PlanEditor(plan=campaign_plan, **kwargs))


def text_of(response) -> str:
    """Give what a person reads on a page."""
    page = re.sub(r"<(script|style|template)\b.*?</\1>", "", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


class TestAccess:
    @pytest.mark.parametrize("role", [UNIT_HEAD, MEMBER, OVERSEER], ids=lambda role: role.code)
    def test_a_draft_does_not_exist_for_who_does_not_prepare_plans(self, cast, client, role):
        campaign = draft(cast)
        client.force_login(cast[role])
        for name in ("detail", "edit", "clone", "delete", "launch", "extend", "plan_pdf"):
            address = reverse(f"campaigns:{name}", args=[campaign.pk])
            assert client.get(address).status_code == 404
        assert PLAN_2021.title not in text_of(client.get(reverse("campaigns:list")))

    def test_a_launched_campaign_is_seen_by_all_and_changed_by_few(self, cast, client):
        campaign = launched(cast)
        client.force_login(cast[UNIT_HEAD])
        assert client.get(campaign.get_absolute_url()).status_code == 200
        for name in ("edit", "clone", "delete", "launch", "extend"):
            address = reverse(f"campaigns:{name}", args=[campaign.pk])
            assert (client.get(address).status_code, client.post(address).status_code) == (403, 403)

    def test_the_office_writes_but_does_not_launch(self, cast, client):
        campaign = draft(cast)
        client.force_login(cast[OFFICE])
        assert client.post(reverse("campaigns:launch", args=[campaign.pk])).status_code == 403
        campaign.refresh_from_db()
        assert not campaign.is_launched

    def test_one_commune_never_sees_another(self, cast, client):
        neighbour = Cast.of("Quảng Thọ", prefix="tho_")
        theirs = launched(neighbour, replace(PLAN_2021, title="Kế hoạch của xã bên"))
        client.force_login(cast[CHAIR])
        assert client.get(theirs.get_absolute_url()).status_code == 404
        assert "Kế hoạch của xã bên" not in text_of(client.get(reverse("campaigns:list")))


class TestList:
    def test_the_empty_list_names_three_ways_to_begin(self, cast, client):
        client.force_login(cast[OFFICE])
        page = text_of(client.get(reverse("campaigns:list")))
        for way in ("Nhập từ văn bản kế hoạch", "Thêm mới", "Nhân bản kế hoạch năm trước"):
            assert way in page

    @pytest.mark.once
    @pytest.mark.parametrize("count", [1, 3, 300])
    def test_the_list_asks_as_often_for_many_campaigns_as_for_one(
        self, cast, client, count, django_assert_num_queries
    ):
        first = draft(cast)
        Campaign.objects.bulk_create(
            Campaign(commune=cast.commune, year=2021, title=f"Chuyên đề {n}", kind="thematic")
            for n in range(count - 1)
        )
        client.force_login(cast[OFFICE])
        with django_assert_num_queries(9):
            page = client.get(reverse("campaigns:list"))
        assert f"Tổng số: {count} phong trào" in text_of(page)
        assert Campaign.objects.get(pk=first.pk)

    @pytest.mark.parametrize(
        ("query", "titles"),
        [
            ("", {"Năm nay", "Năm trước", "Chuyên đề"}),
            ("?nam=2021", {"Năm nay", "Chuyên đề"}),
            ("?loai=thematic", {"Chuyên đề"}),
            ("?trang_thai=dang-thuc-hien", {"Năm nay"}),
            ("?trang_thai=du-thao", {"Năm trước", "Chuyên đề"}),
            ("?nam=2020&trang_thai=dang-thuc-hien", set()),
            ("?nam=abc&trang_thai=zzz", {"Năm nay", "Năm trước", "Chuyên đề"}),
        ],
    )
    def test_filters_narrow_the_list(self, cast, client, query, titles):
        launched(cast, replace(PLAN_2021, title="Năm nay"))
        draft(cast, Plan(title="Năm trước", year=2020))
        Campaign.objects.create(
            commune=cast.commune, title="Chuyên đề", year=2021, kind=Campaign.Kind.THEMATIC
        )
        client.force_login(cast[OFFICE])
        response = client.get(reverse("campaigns:list") + query)
        assert {row.campaign.title for row in response.context["page"]} == titles


class TestDetail:
    def test_time_left_goal_and_ceiling_are_said_in_words(self, cast, client):
        client.force_login(cast[UNIT_HEAD])
        page = text_of(client.get(launched(cast).get_absolute_url()))
        for words in (
            "Đang thực hiện",
            "còn 1 ngày, hết hạn 24:00 ngày 19/01/2021",
            "Cá nhân: 15 % người đạt Lao động tiên tiến đạt Chiến sĩ thi đua cơ sở",
            "Mức trần: Không quá 15 % số người đạt Lao động tiên tiến của cả xã; nơi tỉnh quy "
            "định tỷ lệ thấp hơn thì theo tỉnh.",
            "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP",
        ):
            assert words in page
        assert "Nhật ký" not in page
        assert "Nên xem lại" not in page

    def test_a_draft_names_each_gap_with_a_link_into_the_form(self, cast, client):
        campaign = draft(cast, replace(PLAN_2021, number=""))
        client.force_login(cast[OFFICE])
        page = client.get(campaign.get_absolute_url()).content.decode()
        assert "Chưa có số, ký hiệu của kế hoạch đã ký." in page
        assert f'href="/phong-trao/{campaign.pk}/sua/#chung"' in page

    def test_the_page_of_a_full_campaign_asks_a_fixed_number_of_questions(
        self, cast, client, django_assert_num_queries
    ):
        campaign = launched(cast)
        deadlines = list(campaign.deadlines.all())
        Extension.objects.bulk_create(
            Extension(deadline=deadline, unit=unit, due_on=date(2021, 12, 1), reason="Bận.")
            for deadline in deadlines
            for unit in (cast.unit, cast.other_unit)
        )
        client.force_login(cast[CHAIR])
        with django_assert_num_queries(15):
            client.get(campaign.get_absolute_url())

    def test_a_year_that_has_ended_counts_no_days(self, cast, client):
        campaign = launched(cast)
        client.force_login(cast[OFFICE])

        def counts_down() -> bool:
            return "hết hạn 24:00" in client.get(campaign.get_absolute_url()).content.decode()

        assert counts_down()
        Commune.objects.update(practice_day=date(2022, 3, 1))
        assert not counts_down()

    def test_hostile_words_stay_words(self, cast, client):
        client.force_login(cast[CHAIR])
        campaign = draft(cast, replace(PLAN_2021, title="<script>alert(1)</script>"))
        page = client.get(campaign.get_absolute_url()).content.decode()
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;alert(1)" in page


class TestForm:
    def test_a_form_sent_as_it_was_shown_changes_nothing(self, cast, client):
        campaign = draft(cast)
        client.force_login(cast[OFFICE])
        address = reverse("campaigns:edit", args=[campaign.pk])
        response = client.post(address, sent() | seen_at(client, address))
        assert response.status_code == 302
        assert plan_of(Campaign.objects.get()) == PLAN_2021

    def test_a_new_plan_becomes_a_draft_with_its_reminders(self, cast, client):
        client.force_login(cast[OFFICE])
        data = sent() | {"deadlines-0-rungs": "0, -5"}
        response = client.post(reverse("campaigns:add"), data)
        campaign = Campaign.objects.get()
        assert response.headers["Location"] == campaign.get_absolute_url()
        assert plan_of(campaign) == PLAN_2021
        assert campaign.deadlines.first().rungs == [-5, 0]

    def test_a_wrong_day_loses_nothing_and_stores_nothing(self, cast, client):
        client.force_login(cast[OFFICE])
        data = sent() | {"phases-0-ends_on": "31/02/2021", "contents-1-text": "Chữ vừa gõ"}
        page = client.post(reverse("campaigns:add"), data).content.decode()
        assert not Campaign.objects.exists()
        for typed in ('value="31/02/2021"', "Chữ vừa gõ", 'value="12/KH-UBND"', 'value="100"'):
            assert typed in page
        assert "Có chỗ chưa đúng" in page

    def test_a_refusal_is_shown_with_everything_typed(self, cast, client):
        draft(cast)
        client.force_login(cast[OFFICE])
        answer = client.post(reverse("campaigns:add"), sent())
        assert "Đã có kế hoạch số 12/KH-UBND ngày 15/01/2021." in text_of(answer)
        assert 'value="12/KH-UBND"' in answer.content.decode()
        assert Campaign.objects.count() == 1

    def test_without_scripts_a_row_is_added_by_the_server(self, cast, client):
        client.force_login(cast[OFFICE])
        data = sent() | {"add": "phases", "title": "Đang gõ dở"}
        response = client.post(reverse("campaigns:add"), data)
        assert len(response.context["editor"].lists["phases"]) == 3
        assert "Đang gõ dở" in response.content.decode()
        assert not Campaign.objects.exists()

    def test_an_emptied_row_and_a_row_marked_to_go_are_gone(self, cast, client):
        campaign = draft(cast)
        client.force_login(cast[OFFICE])
        data = sent() | {"contents-0-number": "", "contents-0-text": "", "targets-1-DELETE": "on"}
        address = reverse("campaigns:edit", args=[campaign.pk])
        client.post(address, data | seen_at(client, address))
        changed = plan_of(Campaign.objects.get())
        assert changed == replace(
            PLAN_2021,
            contents=PLAN_2021.contents[1:],
            targets=(PLAN_2021.targets[0], PLAN_2021.targets[2]),
        )

    def test_text_is_cleaned_as_it_comes_in(self, cast, client):
        client.force_login(cast[OFFICE])
        client.post(
            reverse("campaigns:add"), sent() | {"title": "  Phong  trào\u202e\u200b thi đua "}
        )
        assert Campaign.objects.get().title == "Phong trào thi đua"

    @pytest.mark.parametrize(
        ("field", "typed", "message"),
        [
            ("year", "20210", "Năm phải từ 1990 đến 2100."),
            ("targets-2-value", "115", "Tỷ lệ phải từ 0 đến 100 phần trăm, số lượng không âm."),
            (
                "phases-0-ends_on",
                "01/01/2020",
                "Ngày kết thúc đợt phải từ ngày bắt đầu trở đi.",
            ),
            ("deadlines-0-rungs", "tuần sau", "Hãy ghi các ngày nhắc bằng số nguyên"),
        ],
    )
    def test_what_cannot_be_is_said_beside_the_field(self, cast, client, field, typed, message):
        client.force_login(cast[OFFICE])
        page = text_of(client.post(reverse("campaigns:add"), sent() | {field: typed}))
        assert message in page
        assert not Campaign.objects.exists()

    def test_titles_and_commendations_are_two_lists(self, cast, client):
        client.force_login(cast[OFFICE])
        page = client.get(reverse("campaigns:add")).content.decode()
        assert '<optgroup label="Danh hiệu thi đua">' in page
        assert '<optgroup label="Hình thức khen thưởng">' in page

    def test_a_moved_deadline_of_a_launched_plan_asks_for_a_reason(self, cast, client):
        campaign = launched(cast)
        address = reverse("campaigns:edit", args=[campaign.pk])
        data = sent(is_launched=True) | {"deadlines-0-due_on": "25/01/2021"}
        client.force_login(cast[OFFICE])
        data |= seen_at(client, address)
        assert "Hãy ghi lý do thay đổi" in text_of(client.post(address, data))
        assert client.post(address, data | {"reason": "Mất điện."}).status_code == 302
        assert campaign.deadlines.first().due_on == date(2021, 1, 25)


class TestClone:
    def test_the_clone_is_shown_to_be_changed_before_it_is_saved(self, cast, client):
        campaign = launched(cast)
        client.force_login(cast[OFFICE])
        address = reverse("campaigns:clone", args=[campaign.pk])
        page = client.get(address)
        assert "Triển khai thực hiện phong trào thi đua năm 2022" in text_of(page)
        assert "2022 − 1948 = 74" in text_of(page)
        assert Campaign.objects.count() == 1
        response = client.post(address, posted(page.context["editor"]) | {"theme": "Chủ đề mới"})
        clone = Campaign.objects.get(year=2022)
        assert response.headers["Location"] == clone.get_absolute_url()
        assert (clone.theme, clone.number, clone.is_launched) == ("Chủ đề mới", "", False)
        assert [d.due_on for d in clone.deadlines.all()] == [
            date(2022, 1, 20),
            date(2022, 11, 1),
            date(2022, 11, 15),
        ]

    @pytest.mark.parametrize(("query", "year"), [("?nam=2025", 2025), ("?nam=x", 2022)])
    def test_the_year_may_be_chosen(self, cast, client, query, year):
        campaign = draft(cast)
        client.force_login(cast[OFFICE])
        page = client.get(reverse("campaigns:clone", args=[campaign.pk]) + query)
        assert page.context["editor"].general["year"].value() == year

    def test_a_plan_without_a_year_is_sent_back_with_a_sentence(self, cast, client):
        campaign = draft(cast, replace(PLAN_2021, year=None))
        client.force_login(cast[OFFICE])
        page = client.get(reverse("campaigns:clone", args=[campaign.pk]), follow=True)
        assert "Kế hoạch chưa ghi năm nên chưa nhân bản được." in text_of(page)


class TestLaunchPage:
    def test_it_first_shows_who_will_be_told_and_does_nothing(self, cast, client):
        campaign = draft(cast)
        client.force_login(cast[CHAIR])
        page = text_of(client.get(reverse("campaigns:launch", args=[campaign.pk])))
        assert "3 người được báo ngay" in page
        assert "Người Trưởng bộ phận, đơn vị" in page
        campaign.refresh_from_db()
        assert not campaign.is_launched

    def test_it_then_launches(self, cast, client):
        campaign = draft(cast)
        client.force_login(cast[CHAIR])
        sure = {"chac_chan": "1"}
        page = client.post(reverse("campaigns:launch", args=[campaign.pk]), sure, follow=True)
        assert "Đã phát động phong trào" in text_of(page)
        assert Notice.objects.count() == 3

    def test_it_asks_before_a_plan_of_a_past_year_is_launched(self, cast, client):
        campaign = draft(cast)
        Commune.objects.update(practice_day=date(2022, 1, 10))
        client.force_login(cast[CHAIR])
        page = text_of(client.post(reverse("campaigns:launch", args=[campaign.pk])))
        assert "Kế hoạch của năm 2021, nay đã là năm" in page
        assert "1 đơn vị chưa có tài khoản Trưởng bộ phận, đơn vị" in page
        assert "Tài chính - Kế toán." in page
        assert "Chưa phát động." in page
        campaign.refresh_from_db()
        assert not campaign.is_launched
        assert not Notice.objects.exists()

    def test_gaps_stand_in_place_of_the_button(self, cast, client):
        campaign = draft(cast, replace(PLAN_2021, signer=None))
        client.force_login(cast[CHAIR])
        address = reverse("campaigns:launch", args=[campaign.pk])
        for page in (client.get(address), client.post(address)):
            assert f'href="/phong-trao/{campaign.pk}/sua/#nguoi-ky"' in page.content.decode()
            assert 'class="btn btn-primary"' not in page.content.decode()
        assert not Campaign.objects.launched().exists()

    def test_saving_may_lead_straight_to_the_launch(self, cast, client):
        campaign = draft(cast)
        client.force_login(cast[CHAIR])
        address = reverse("campaigns:edit", args=[campaign.pk])
        data = sent() | {"then": "launch"} | seen_at(client, address)
        response = client.post(address, data)
        assert response.headers["Location"] == reverse("campaigns:launch", args=[campaign.pk])


class TestOtherPages:
    def test_a_deadline_is_put_off_for_a_unit(self, cast, client):
        campaign = launched(cast)
        deadline = campaign.deadlines.first()
        client.force_login(cast[OFFICE])
        data = {
            "deadline": deadline.pk,
            "unit": cast.unit.pk,
            "due_on": "22/01/2021",
            "reason": "Đi công tác.",
        }
        address = reverse("campaigns:extend", args=[campaign.pk])
        wrong = client.post(address, data | {"due_on": "19/01/2021"})
        assert "Hạn mới phải sau hạn của kế hoạch" in text_of(wrong)
        assert "Đi công tác." in text_of(wrong)
        page = client.post(address, data, follow=True)
        assert "Văn phòng - Thống kê: gia hạn đến hết ngày 22/01/2021" in text_of(page)

    def test_units_of_another_commune_are_not_offered(self, cast, client):
        neighbour = Cast.of("Quảng Thọ", prefix="tho_")
        campaign = launched(cast)
        client.force_login(cast[OFFICE])
        form = client.get(reverse("campaigns:extend", args=[campaign.pk])).context["form"]
        assert set(form.fields["unit"].queryset) == {cast.unit, cast.other_unit}
        assert neighbour.unit not in form.fields["unit"].queryset

    def test_a_draft_is_deleted_after_a_question(self, cast, client):
        campaign = draft(cast)
        client.force_login(cast[OFFICE])
        address = reverse("campaigns:delete", args=[campaign.pk])
        assert "sẽ bị xóa" in text_of(client.get(address))
        assert Campaign.objects.exists()
        client.post(address)
        assert not Campaign.objects.exists()

    @pytest.mark.parametrize("name", ["campaign", "deadline", "planreading"])
    def test_the_administrator_looks_but_does_not_go_round_the_rules(
        self, cast, admin_client, name
    ):
        launched(cast)
        changelist = reverse(f"admin:campaigns_{name}_changelist")
        assert admin_client.get(changelist).status_code == 200
        assert admin_client.get(reverse(f"admin:campaigns_{name}_add")).status_code == 403
        for row in (Campaign.objects.first(), Campaign.objects.first().deadlines.first()):
            meta = row._meta
            view = f"admin:{meta.app_label}_{meta.model_name}"
            assert admin_client.get(reverse(f"{view}_change", args=[row.pk])).status_code == 200
            delete = reverse(f"{view}_delete", args=[row.pk])
            assert admin_client.post(delete, {"post": "yes"}).status_code == 403
