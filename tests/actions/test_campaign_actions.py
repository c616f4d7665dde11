"""The procedure of a plan: drafted, corrected, launched, put off where a unit needs it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Barrier, Thread

import pytest
from django.db import connections

from campaigns import actions as campaigns
from campaigns.facts import deadline_of, plan_of, status_of
from campaigns.models import Campaign, Deadline, Extension, PlanReading
from campaigns.rules.deadlines import last_good_day
from campaigns.rules.plan import Plan, Signer, as_json
from campaigns.rules.rungs import DEFAULT_RUNGS
from campaigns.rules.status import Status
from history.models import Event
from notifications.models import Notice
from people.roles import CHAIR, OFFICE, SECRETARY, UNIT_HEAD
from procedure.refusal import RefusedError
from tests.cast import Cast, make_unit, make_user
from tests.clock import on_the_clock
from tests.nominating import make_nomination
from tests.plans import (
    FIRST,
    INITIATIVE,
    NOMINATION,
    PLAN_2021,
    REGISTRATION,
    SECOND,
)

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast():
    return Cast.of()


def draft(cast: Cast, plan: Plan = PLAN_2021, **values) -> Campaign:
    return campaigns.create_draft(cast.commune, plan, by=cast.acting(OFFICE), **values)


def launched(cast: Cast, plan: Plan = PLAN_2021) -> Campaign:
    return campaigns.launch(draft(cast, plan), by=cast.acting(CHAIR))


def sentences(campaign: Campaign) -> list[str]:
    return [event.sentence for event in Event.objects.about(campaign)]


def refusal(act, *args, **kwargs) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        act(*args, **kwargs)
    return [finding.sentence for finding in refused.value.findings]


def moved(day: date) -> Plan:
    """Give the plan with registration until another day."""
    return replace(PLAN_2021, deadlines=(replace(REGISTRATION, due_on=day), INITIATIVE, NOMINATION))


class TestDraft:
    def test_a_draft_says_what_the_plan_says(self, cast):
        campaign = Campaign.objects.get(pk=draft(cast, source_text="Số: 12 /KH-UBND").pk)
        assert plan_of(campaign) == PLAN_2021
        assert campaign.source_text == "Số: 12 /KH-UBND"
        assert status_of(campaign, date(2021, 3, 1)) is Status.DRAFT
        assert sentences(campaign) == [
            "Tạo dự thảo “Triển khai thực hiện phong trào thi đua năm 2021”."
        ]
        assert not Notice.objects.exists()

    def test_a_draft_may_be_nearly_empty(self, cast):
        assert plan_of(draft(cast, Plan())) == Plan()

    def test_reminders_are_the_usual_ones_unless_others_are_asked_for(self, cast):
        campaign = draft(cast, rungs=[(-5, 0), ()])
        assert list(campaign.deadlines.values_list("rungs", flat=True)) == [
            [-5, 0],
            [],
            list(DEFAULT_RUNGS),
        ]

    def test_reminders_stay_when_a_change_does_not_name_them_and_are_logged_when_it_does(
        self, cast
    ):
        campaign = draft(cast, rungs=[(-5, 0)])
        campaigns.change_plan(campaign, moved(date(2021, 1, 25)), by=cast.acting(OFFICE))
        assert campaign.deadlines.first().rungs == [-5, 0]
        campaigns.change_plan(
            campaign, moved(date(2021, 1, 25)), rungs=[(-1,)], by=cast.acting(OFFICE)
        )
        assert campaign.deadlines.first().rungs == [-1]
        assert sentences(campaign)[0] == "Sửa các lần nhắc hạn."

    def test_a_phase_that_ends_before_it_begins_is_refused(self, cast):
        backwards = replace(PLAN_2021, phases=(replace(FIRST, ends_on=date(2020, 1, 1)),))
        assert refusal(draft, cast, backwards) == [
            "Đợt 1 kết thúc ngày 01/01/2020, trước ngày bắt đầu 01/01/2021."
        ]
        assert not Campaign.objects.exists()

    def test_a_number_is_used_once_in_a_commune(self, cast):
        draft(cast)
        assert refusal(draft, cast) == ["Đã có kế hoạch số 12/KH-UBND ngày 15/01/2021."]
        neighbour = Cast.of("Quảng Thọ", prefix="tho_")
        assert plan_of(draft(neighbour)) == PLAN_2021

    def test_a_draft_takes_any_change_and_the_log_says_which(self, cast):
        campaign = draft(cast)
        plan = replace(
            PLAN_2021,
            number="15/KH-UBND",
            phases=(replace(FIRST, ends_on=date(2021, 12, 31)),),
            deadlines=(REGISTRATION, NOMINATION),
        )
        campaigns.change_plan(campaign, plan, by=cast.acting(OFFICE))
        assert plan_of(Campaign.objects.get(pk=campaign.pk)) == plan
        assert sentences(campaign)[0] == (
            "Số, ký hiệu: 12/KH-UBND → 15/KH-UBND. Đợt thi đua: đợt 1 (01/01/2021 – 11/06/2021) · "
            "đợt 2 (11/06/2021 – 31/12/2021) → đợt 1 (01/01/2021 – 31/12/2021). Sửa mục tiêu của "
            "các đợt. Bỏ mốc Hồ sơ sáng kiến: trước ngày 01/11/2021."
        )
        assert not Notice.objects.exists()

    def test_phases_that_change_their_number_keep_their_rows(self, cast):
        campaign = draft(cast)
        first, second = campaign.phases.values_list("pk", flat=True)
        phases = (replace(SECOND, ordinal=1), replace(FIRST, ordinal=2))
        campaigns.change_plan(campaign, replace(PLAN_2021, phases=phases), by=cast.acting(OFFICE))
        assert list(campaign.phases.values_list("pk", "ordinal")) == [(second, 1), (first, 2)]
        assert plan_of(Campaign.objects.get()).phases == phases

    def test_saving_without_a_change_leaves_no_trace(self, cast):
        campaign = draft(cast)
        campaigns.change_plan(campaign, PLAN_2021, by=cast.acting(OFFICE))
        assert len(sentences(campaign)) == 1

    def test_phases_and_deadlines_that_go_on_keep_their_rows(self, cast):
        campaign = draft(cast)
        phases = list(campaign.phases.values_list("pk", flat=True))
        deadlines = list(campaign.deadlines.values_list("pk", flat=True))
        plan = replace(
            moved(date(2021, 1, 25)), phases=(FIRST, replace(SECOND, ends_on=date(2022, 1, 31)))
        )
        campaigns.change_plan(campaign, plan, by=cast.acting(OFFICE))
        assert list(campaign.phases.values_list("pk", flat=True)) == phases
        assert list(campaign.deadlines.values_list("pk", "version")) == [
            (deadlines[0], 2),
            (deadlines[1], 1),
            (deadlines[2], 1),
        ]

    def test_a_deleted_draft_lives_on_in_the_log(self, cast):
        campaign = draft(cast)
        campaigns.delete_draft(campaign, by=cast.acting(OFFICE))
        assert not Campaign.objects.exists()
        assert Event.objects.get(verb="delete").data["plan"]["number"] == "12/KH-UBND"

    def test_a_draft_that_somebody_else_deleted_is_said_to_be_gone(self, cast):
        campaign = draft(cast)
        campaigns.delete_draft(Campaign.objects.get(), by=cast.acting(OFFICE))
        assert refusal(campaigns.change_plan, campaign, PLAN_2021, by=cast.acting(OFFICE)) == [
            "Dự thảo này vừa được người khác xóa."
        ]


class TestLaunch:
    def test_a_launch_is_announced_to_heads_office_and_secretary_once_each(self, cast):
        second_head = make_user("head_2", UNIT_HEAD, cast.commune, cast.other_unit)
        closed = make_unit(cast.commune, "Bộ phận cũ", valid_to=date(2020, 6, 30))
        make_user("head_of_closed", UNIT_HEAD, cast.commune, closed)
        make_user("left", OFFICE, cast.commune, cast.unit, is_active=False)
        Cast.of("Quảng Thọ", prefix="tho_")
        campaign = launched(cast)
        told = {notice.recipient for notice in Notice.objects.all()}
        assert told == {cast[UNIT_HEAD], cast[OFFICE], cast[SECRETARY], second_head}
        assert Notice.objects.count() == 4
        notice = Notice.objects.get(recipient=second_head)
        assert (notice.key, notice.path) == (
            f"campaign-{campaign.pk}-launch",
            f"/phong-trao/{campaign.pk}/",
        )
        assert notice.body == (
            "Ủy ban nhân dân xã Quảng Thành đã phát động phong trào thi đua theo Kế hoạch số "
            "12/KH-UBND ngày 15/01/2021: Triển khai thực hiện phong trào thi đua năm 2021.\n\n"
            "Các mốc thời hạn:\n"
            "- Đăng ký thi đua: hết hạn 24:00 ngày 19/01/2021, gửi Văn phòng HĐND và UBND xã\n"
            "- Hồ sơ sáng kiến: hết hạn 24:00 ngày 31/10/2021, gửi Hội đồng thi đua khen thưởng "
            "xã\n"
            "- Hồ sơ đề nghị khen thưởng: hết hạn 24:00 ngày 14/11/2021, gửi Hội đồng thi đua khen "
            "thưởng xã\n\n"
            "Đề nghị Ông/Bà triển khai tới cán bộ, công chức và người lao động của đơn vị mình."
        )

    def test_the_log_names_who_launched_in_which_role(self, cast):
        campaign = launched(cast)
        event = Event.objects.about(campaign).first()
        assert (event.sentence, event.actor_name, event.actor_role) == (
            "Phát động “Triển khai thực hiện phong trào thi đua năm 2021” (số 12/KH-UBND).",
            "Người Chủ tịch",
            "Chủ tịch",
        )
        assert campaign.launched_by == cast[CHAIR]
        assert status_of(campaign, date(2021, 3, 1)) is Status.RUNNING

    def test_an_incomplete_draft_is_refused_with_every_gap_and_nothing_happens(self, cast):
        campaign = draft(cast, replace(PLAN_2021, number="", signer=None))
        assert refusal(campaigns.launch, campaign, by=cast.acting(CHAIR)) == [
            "Chưa có số, ký hiệu của kế hoạch đã ký.",
            "Chưa ghi người ký kế hoạch.",
        ]
        campaign.refresh_from_db()
        assert not campaign.is_launched
        assert not Notice.objects.exists()

    def test_a_second_launch_is_told_when_the_first_was(self, cast):
        campaign = launched(cast)
        [sentence] = refusal(campaigns.launch, campaign, by=cast.acting(CHAIR))
        assert sentence.startswith("Phong trào đã được phát động lúc")
        assert Event.objects.filter(verb="launch").count() == 1

    def test_a_year_has_one_annual_campaign_but_many_thematic_ones(self, cast):
        launched(cast)
        other = draft(cast, replace(PLAN_2021, number="20/KH-UBND"))
        assert refusal(campaigns.launch, other, by=cast.acting(CHAIR)) == [
            "Năm 2021 đã có phong trào thường xuyên được phát động: “Triển khai thực hiện phong "
            "trào thi đua năm 2021” (số 12/KH-UBND). Nếu đây là phong trào theo chuyên đề, hãy đổi "
            "loại."
        ]
        campaigns.change_plan(
            other,
            replace(PLAN_2021, number="20/KH-UBND"),
            kind=Campaign.Kind.THEMATIC,
            by=cast.acting(OFFICE),
        )
        assert campaigns.launch(other, by=cast.acting(CHAIR)).is_launched

    @pytest.mark.postgres
    @pytest.mark.django_db(transaction=True)
    def test_of_two_who_launch_at_once_one_succeeds(self, cast):
        drafts = [
            draft(cast, replace(PLAN_2021, number=f"{number}/KH-UBND")) for number in (12, 13)
        ]
        launched = [drafts[0], drafts[0], drafts[1], drafts[1]]
        outcomes, start = [], Barrier(len(launched))

        def try_launch(campaign):
            start.wait()
            try:
                campaigns.launch(campaign, by=cast.acting(CHAIR))
                outcomes.append("done")
            except RefusedError as refused:
                outcomes.append(refused.findings[0].code)
            finally:
                connections.close_all()

        threads = [Thread(target=try_launch, args=(campaign,)) for campaign in launched]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == ["done", "launched", "year_taken", "year_taken"]
        assert Campaign.objects.launched().count() == 1
        assert Event.objects.filter(verb="launch").count() == 1
        assert Notice.objects.count() == 3


class TestAfterLaunch:
    def test_words_are_corrected_without_a_reason_and_without_a_notice(self, cast):
        campaign = launched(cast)
        Notice.objects.all().delete()
        plan = replace(PLAN_2021, signer=Signer("Nguyễn Văn Khoa", "Phó Chủ tịch"))
        campaigns.change_plan(campaign, plan, by=cast.acting(OFFICE))
        assert plan_of(Campaign.objects.get()) == plan
        assert not Notice.objects.exists()

    def test_a_moved_deadline_needs_a_reason(self, cast):
        campaign = launched(cast)
        plan = moved(date(2021, 1, 25))
        assert refusal(campaigns.change_plan, campaign, plan, by=cast.acting(OFFICE)) == [
            "Hãy ghi lý do thay đổi; các đơn vị sẽ được báo. Hạn “Đăng ký thi đua”: trước ngày "
            "20/01/2021 → trước ngày 25/01/2021."
        ]
        assert plan_of(Campaign.objects.get()) == PLAN_2021

    def test_a_moved_deadline_is_announced_with_its_reason_and_raises_the_version(self, cast):
        campaign = launched(cast)
        Notice.objects.all().delete()
        campaigns.change_plan(
            campaign, moved(date(2021, 1, 25)), reason="Mất điện toàn xã.", by=cast.acting(OFFICE)
        )
        assert {notice.recipient for notice in Notice.objects.all()} == {
            cast[UNIT_HEAD],
            cast[OFFICE],
            cast[SECRETARY],
        }
        assert Notice.objects.first().body == (
            "Kế hoạch số 12/KH-UBND ngày 15/01/2021 có thay đổi:\n"
            "- Hạn “Đăng ký thi đua”: trước ngày 20/01/2021 → trước ngày 25/01/2021.\n\n"
            "Lý do: Mất điện toàn xã."
        )
        assert list(campaign.deadlines.values_list("kind", "version")) == [
            ("registration", 2),
            ("initiative", 1),
            ("nomination", 1),
        ]

    def test_a_phase_that_a_dossier_names_stays(self, cast):
        campaign = launched(cast)
        phase = campaign.phases.last()
        make_nomination(campaign, cast.unit, "GIAY_KHEN", occasion="phase", phase=phase)
        plan = replace(PLAN_2021, phases=(FIRST,))
        assert refusal(
            campaigns.change_plan, campaign, plan, reason="Gộp đợt.", by=cast.acting(OFFICE)
        ) == ["Đã có hồ sơ đề nghị hoặc báo cáo theo đợt 2 nên không bỏ được đợt này."]
        assert plan_of(Campaign.objects.get()) == PLAN_2021

    def test_a_dossier_of_the_first_phase_does_not_pass_to_the_second(self, cast):
        campaign = launched(cast)
        phase = campaign.phases.first()
        make_nomination(campaign, cast.unit, "GIAY_KHEN", occasion="phase", phase=phase)
        plan = replace(PLAN_2021, phases=(replace(SECOND, ordinal=1),))
        assert refusal(
            campaigns.change_plan, campaign, plan, reason="Bỏ đợt 1.", by=cast.acting(OFFICE)
        ) == ["Đã có hồ sơ đề nghị hoặc báo cáo theo đợt 1 nên không bỏ được đợt này."]
        assert plan_of(Campaign.objects.get()) == PLAN_2021

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"year": 2022}, "Phong trào đã phát động thì không đổi năm được."),
            ({"number": ""}, "Chưa có số, ký hiệu của kế hoạch đã ký."),
            ({"targets": ()}, "Chưa có chỉ tiêu thi đua nào."),
        ],
    )
    def test_a_launched_plan_stays_complete_and_in_its_year(self, cast, change, sentence):
        campaign = launched(cast)
        plan = replace(PLAN_2021, **change)
        assert refusal(
            campaigns.change_plan, campaign, plan, reason="Nhầm.", by=cast.acting(OFFICE)
        ) == [sentence]
        assert plan_of(Campaign.objects.get()) == PLAN_2021

    def test_it_is_not_deleted(self, cast):
        assert refusal(campaigns.delete_draft, launched(cast), by=cast.acting(OFFICE)) == [
            "Phong trào đã phát động nên không xóa được."
        ]
        assert Campaign.objects.count() == 1


class TestExtension:
    def extend(self, cast, campaign, **values):
        defaults = {
            "unit": cast.unit,
            "due_on": date(2021, 1, 22),
            "reason": "Trưởng bộ phận đi công tác.",
        }
        registration = campaign.deadlines.get(kind="registration")
        return campaigns.extend_deadline(registration, by=cast.acting(OFFICE), **defaults | values)

    def last_days(self, cast):
        deadline = Deadline.objects.get(kind="registration")
        return [last_good_day(deadline_of(deadline, u)) for u in (cast.unit, cast.other_unit)]

    def test_one_unit_gets_more_time_and_only_its_head_is_told(self, cast):
        make_user("head_2", UNIT_HEAD, cast.commune, cast.other_unit)
        campaign = launched(cast)
        Notice.objects.all().delete()
        self.extend(cast, campaign)
        assert self.last_days(cast) == [date(2021, 1, 22), date(2021, 1, 19)]
        notice = Notice.objects.get()
        assert (notice.recipient, notice.body) == (
            cast[UNIT_HEAD],
            "Hạn “Đăng ký thi đua” theo Kế hoạch số 12/KH-UBND ngày 15/01/2021 được gia hạn cho "
            "Văn phòng - Thống kê đến 24:00 ngày 22/01/2021.\n\nLý do: Trưởng bộ phận đi công tác.",
        )
        assert sentences(campaign)[0] == (
            "Gia hạn “Đăng ký thi đua” cho Văn phòng - Thống kê đến hết ngày 22/01/2021. Lý do: "
            "Trưởng bộ phận đi công tác."
        )
        assert campaign.deadlines.get(kind="registration").version == 1

    def test_the_newest_extension_holds_and_the_older_ones_stay(self, cast):
        campaign = launched(cast)
        self.extend(cast, campaign, due_on=date(2022, 1, 22))
        self.extend(cast, campaign, due_on=date(2021, 1, 25))
        assert self.last_days(cast) == [date(2021, 1, 25), date(2021, 1, 19)]
        assert Extension.objects.count() == 2

    @pytest.mark.parametrize(
        ("values", "sentence"),
        [
            (
                {"due_on": date(2021, 1, 19)},
                "Hạn mới phải sau hạn của kế hoạch (hết hạn 24:00 ngày 19/01/2021).",
            ),
            ({"reason": " \u200b "}, "Hãy ghi lý do gia hạn."),
        ],
    )
    def test_it_needs_a_later_day_and_a_reason(self, cast, values, sentence):
        campaign = launched(cast)
        assert refusal(self.extend, cast, campaign, **values) == [sentence]
        assert not Extension.objects.exists()

    def test_a_unit_of_another_commune_gets_none(self, cast):
        neighbour = Cast.of("Quảng Thọ", prefix="tho_")
        assert refusal(self.extend, cast, launched(cast), unit=neighbour.unit) == [
            "Đơn vị này không thuộc xã của phong trào."
        ]

    def test_a_draft_has_nothing_to_put_off(self, cast):
        assert refusal(self.extend, cast, draft(cast)) == [
            "Chỉ gia hạn được khi phong trào đã phát động."
        ]


class TestReading:
    def reading(self, cast):
        return PlanReading.objects.create(
            commune=cast.commune,
            read_by=cast[OFFICE],
            source_name="ke-hoach.docx",
            text="Số: 12 /KH-UBND",
            plan=as_json(PLAN_2021),
        )

    def test_a_text_is_kept_with_what_was_read_and_called_by_the_hour_here(self, cast):
        office, plan = cast.acting(OFFICE), as_json(PLAN_2021)
        with on_the_clock(datetime(2021, 1, 16, 1, 30, tzinfo=UTC)):
            reading = campaigns.bring(cast.commune, name="", text="Số: 12", plan=plan, by=office)
        assert str(PlanReading.objects.get()) == "Văn bản dán lúc 08:30 16/01/2021"
        assert reading.read_by == cast[OFFICE]
        assert sentences(reading) == ["Nhập văn bản kế hoạch “Văn bản dán lúc 08:30 16/01/2021”."]

    def test_a_confirmed_reading_becomes_a_draft_with_its_text(self, cast):
        reading = self.reading(cast)
        campaign = campaigns.confirm_reading(reading, PLAN_2021, by=cast.acting(OFFICE))
        assert (plan_of(campaign), campaign.source_text) == (PLAN_2021, "Số: 12 /KH-UBND")
        assert not PlanReading.objects.waiting().exists()
        assert campaign.reading.pk == reading.pk

    def test_it_is_confirmed_once(self, cast):
        reading = self.reading(cast)
        campaigns.confirm_reading(reading, PLAN_2021, by=cast.acting(OFFICE))
        for act, args in (
            (campaigns.confirm_reading, [PLAN_2021]),
            (campaigns.discard_reading, []),
        ):
            assert refusal(act, reading, *args, by=cast.acting(OFFICE)) == [
                "Văn bản này vừa được người khác xác nhận thành dự thảo, hoặc đã bỏ."
            ]
        assert Campaign.objects.count() == PlanReading.objects.count() == 1

    def test_a_refused_plan_leaves_the_reading_waiting(self, cast):
        draft(cast)
        reading = self.reading(cast)
        refusal(campaigns.confirm_reading, reading, PLAN_2021, by=cast.acting(OFFICE))
        assert list(PlanReading.objects.waiting()) == [reading]

    def test_a_text_brought_by_mistake_is_thrown_away_and_the_log_knows(self, cast):
        campaigns.discard_reading(self.reading(cast), by=cast.acting(OFFICE))
        assert not PlanReading.objects.exists()
        assert Event.objects.get().sentence == "Bỏ văn bản kế hoạch đã nhập “ke-hoach.docx”."
