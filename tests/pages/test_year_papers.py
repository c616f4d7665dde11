"""Báo cáo sơ kết, tổng kết: their figures are those of the reports, their texts nobody overwrites,
and with the number everything stays as it was printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.reminders import obligations
from campaigns.rules.cloning import clone_plan
from documents.paper.letter import Table
from history.models import Event
from people.roles import CHAIR, OFFICE, SECRETARY
from procedure.refusal import RefusedError
from publicity.models import Example
from reports import actions
from reports.catalogue import BY_CODE
from reports.facts.yearpaper import facts_of
from reports.models import YearPaper
from reports.papers.tables import share
from reports.papers.yearpaper import report_letter
from reports.rules.texts import TEXT_BLOCKS
from reports.scope import Scope
from reports.signed import year_papers
from signing.actions import withdraw
from tests.cast import Cast
from tests.issuing import make_issued
from tests.lasting import settle, undone_in_the_end
from tests.nominating import make_initiative
from tests.plans import PLAN_2021
from tests.registered import a_campaign
from tests.reported import TODAY, december, table_of
from tests.signed import issued, numbered
from thiduakt.home.gathered import home_of

pytestmark = pytest.mark.django_db

TEXTS = {block.name: f"Lời {block.name}." for block in TEXT_BLOCKS}


@pytest.fixture(scope="module", autouse=True)
def cast(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Cast]:
    with undone_in_the_end(django_db_blocker, tmp_path_factory.mktemp("media")):
        cast = Cast.of()
        december(cast)
        Example.objects.create(
            commune=cast.commune,
            name="Bà Bình Tên Riêng",
            unit="Văn phòng",
            year=2021,
            headline="Giữ sổ gọn.",
            story="…",
            published_on=TODAY,
        )
        settle()
        yield cast


@pytest.fixture
def paper(cast) -> YearPaper:
    return of_year(cast)


@pytest.fixture
def written(cast, paper) -> YearPaper:
    return actions.write(paper, TEXTS, by=cast.acting(OFFICE))


def of_phase(cast: Cast) -> YearPaper:
    campaign = cast.commune.campaigns.get(year=2021)
    return actions.begin(campaign, campaign.phases.first(), by=cast.acting(OFFICE))


def office(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast[OFFICE])
    return client


def words_of(paper: YearPaper) -> list[str]:
    """Give what a report says, a line for each heading, paragraph and row of its tables."""
    letter = report_letter(facts_of(paper), on=TODAY)
    blocks = [*letter.blocks, *(block for annex in letter.annexes for block in annex.blocks)]
    return [line for block in blocks for line in _lines(block)]


def _lines(block) -> list[str]:
    if not isinstance(block, Table):
        return [block.text]
    return [" | ".join(row) for row in (*block.rows, block.totals) if row]


# --- The figures ------------------------------------------------------------------------------


def test_the_only_phase_of_a_plan_counts_its_own_dossiers_alone(cast):
    campaign = cast.commune.campaigns.get(year=2021)
    campaign.phases.last().delete()
    figures = facts_of(of_phase(cast)).figures
    assert [(award.name, award.proposed) for award in figures.awards] == [
        ("Giấy khen cho cá nhân", 1)
    ]


def test_a_share_is_rounded_as_on_the_page():
    assert share(49, 400) == "12,3 %"


def test_the_figures_are_those_of_the_reports(cast, paper):
    def parts(code: str):
        scope, kind = Scope.of(cast[SECRETARY], cast.commune), BY_CODE[code]
        return kind.of(kind.ask(scope, QueryDict("nam=2021"))).parts

    figures, targets = facts_of(paper).figures, parts("chi-tieu")
    assert {award.name: [award.proposed, award.reached] for award in figures.awards} == {
        name: [cells[1], cells[4]]
        for name, cells in table_of(targets, "Theo danh hiệu").items()
        if cells[1]
    }
    assert [[goal.registered, goal.proposed, goal.reached] for goal in figures.goals] == [
        [table_of([part], part.short)[step][0] for step in ("Đăng ký", "Đề nghị", "Đạt")]
        for part in targets[: len(figures.goals)]
    ]
    results = table_of(parts("ket-qua"), "Kết quả")
    assert [figures.attained.reached, figures.attained.less, figures.attained.waiting] == [
        results["Đạt như đăng ký"][2] + results["Đạt cao hơn đăng ký"][2],
        results["Đạt thấp hơn hoặc không đạt"][2],
        results["Chưa có kết quả"][2],
    ]
    makeup = parts("co-cau")
    assert [figures.praised.direct, figures.praised.leaders, figures.praised.women] == [
        table_of(makeup, "Lãnh đạo, trực tiếp")["Trực tiếp công tác"][1],
        table_of(makeup, "Lãnh đạo, trực tiếp")["Lãnh đạo"][1],
        table_of(makeup, "Nữ, nam")["Nữ"][1],
    ]
    fund = table_of(parts("quy"), "Quỹ")
    assert [figures.fund.income, figures.fund.left] == [fund["Đã có"][0], fund["Còn lại"][0]]
    fields = table_of(parts("sang-kien"), "Theo lĩnh vực")
    assert [[figures.inventions.sent, figures.inventions.recognised]] == [
        cells[:2] for cells in fields.values()
    ]


def test_a_tong_ket_says_what_was_counted_and_what_was_written(written):
    words = words_of(written)
    first, last = words.index("III. KẾT QUẢ PHONG TRÀO THI ĐUA"), words.index("Lời shortcomings.")
    assert "\n".join(words[first:last]) == COUNTED
    assert words[1:4] == [
        "I. ĐẶC ĐIỂM, TÌNH HÌNH",
        "Xã Quảng Thành có 02 bộ phận, đơn vị với 05 cán bộ, công chức, người hoạt động không "
        "chuyên trách, người lao động.",
        "Lời situation.",
    ]
    assert words[-2:] == ["1 | Văn phòng - Thống kê | 4 | 1 | 2 | 1", " | Tổng số | 4 | 1 | 2 | 1"]


COUNTED = """\
III. KẾT QUẢ PHONG TRÀO THI ĐUA
1. Đăng ký thi đua
Có 02/02 bộ phận, đơn vị đăng ký thi đua, với 04 cá nhân và 01 tập thể.
2. Kết quả thực hiện
Lời movement.
3. Kết quả so với chỉ tiêu
- Tập thể UBND xã đạt Tập thể lao động xuất sắc: kế hoạch 01, không có đăng ký, không đạt; \
năm 2020 không đạt.
- 100 % người đủ điều kiện xét đạt Lao động tiên tiến: kế hoạch 05, đăng ký 04, đạt 02 (40 %); \
năm 2020 đạt 01.
- 15 % người đạt Lao động tiên tiến đạt Chiến sĩ thi đua cơ sở: kế hoạch 01, đăng ký 01, đạt 01 \
(100 %); năm 2020 đạt 01.
(Chi tiết tại Phụ lục I.)
4. Kết quả so với đăng ký
Trong 05 cá nhân, tập thể đã đăng ký: 03 đạt như đăng ký trở lên; 02 chưa có kết quả. Ngoài ra có \
01 trường hợp được đề nghị mà không đăng ký từ đầu năm.
IV. SÁNG KIẾN, ĐIỂN HÌNH TIÊN TIẾN
1. Sáng kiến
Có 02 đơn yêu cầu công nhận; 01 sáng kiến được công nhận (Tài chính 01); 01 không được công nhận. \
Số tiền làm lợi: 7.000 đồng.
2. Gương người tốt, việc tốt
- Bà Bình Tên Riêng (Văn phòng): Giữ sổ gọn.
Lời examples.
V. CÔNG TÁC KHEN THƯỞNG
1. Kết quả khen thưởng
Có 07 lượt đề nghị khen thưởng; 04 lượt được công nhận, tặng thưởng (Chủ tịch Ủy ban \
nhân dân xã Quảng Thành quyết định 02, cấp trên quyết định 02).
- Chiến sĩ thi đua cơ sở: đề nghị 01, được công nhận 01.
- Lao động tiên tiến: đề nghị 04, được công nhận 02, đang xét 02.
- Giấy khen cho cá nhân: đề nghị 01, đang xét 01.
- Tập thể lao động tiên tiến: đề nghị 01, được công nhận 01.
(Theo đơn vị tại Phụ lục II.)
2. Đối tượng được khen
Trong 02 cá nhân được khen: trực tiếp công tác 01 (50 %); lãnh đạo 01; nữ 01 (50 %); được khen lần \
đầu 01.
Lời praise.
VI. QUỸ THI ĐUA, KHEN THƯỞNG
Quỹ có 9.000.000 đồng; chi tiền thưởng theo quyết định 1.500.000 đồng; chi khác 500.000 đồng; còn \
lại 7.000.000 đồng.
VII. HẠN CHẾ, NGUYÊN NHÂN, BÀI HỌC KINH NGHIỆM
1. Hạn chế"""


def test_the_page_leads_to_the_reports_where_each_number_has_its_rows(cast, paper):
    campaign, phase = paper.campaign, paper.campaign.phases.first()
    client = office(cast)
    sources = {
        made.phase_id: client.get(made.get_absolute_url()).context["sources"]
        for made in (paper, of_phase(cast))
    }
    assert [word for word, _ in sources[None]] == [
        "Chỉ tiêu",
        "Đăng ký và kết quả",
        "Sáng kiến",
        "Theo đối tượng",
        "Nhiều năm",
        "Quỹ",
    ]
    assert sources[phase.pk] == [
        ("Chỉ tiêu", f"/bao-cao/chi-tieu/?phong_trao={campaign.pk}&dot={phase.pk}"),
        ("Sáng kiến", f"/bao-cao/sang-kien/?phong_trao={campaign.pk}&dot={phase.pk}"),
    ]
    for _, address in sources[None]:
        assert client.get(address).context["report"].parts


def test_a_so_ket_tells_of_its_phase_alone(cast):
    campaign = cast.commune.campaigns.get()
    an = cast.commune.people.get(full_name="An Tên Riêng")
    make_initiative(campaign, an, "Sau đợt", "recognised", sent_on=date(2021, 9, 1))
    paper = of_phase(cast)
    figures = facts_of(paper).figures
    assert [(award.name, award.proposed, award.reached) for award in figures.awards] == [
        ("Giấy khen cho cá nhân", 1, 0)
    ]
    assert (figures.goals, figures.registered, figures.praised, figures.fund) == (
        (),
        None,
        None,
        None,
    )
    headings = [line for line in words_of(paper) if line.startswith(("I", "V"))]
    assert headings == [
        "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI",
        "II. KẾT QUẢ PHONG TRÀO THI ĐUA",
        "III. CÔNG TÁC KHEN THƯỞNG",
        "IV. HẠN CHẾ, NGUYÊN NHÂN, BÀI HỌC KINH NGHIỆM",
        "V. PHƯƠNG HƯỚNG, KIẾN NGHỊ",
    ]
    assert "Sau đợt" not in repr(figures)


def of_year(cast: Cast) -> YearPaper:
    return actions.begin(cast.commune.campaigns.get(), by=cast.acting(OFFICE))


@pytest.mark.parametrize(("which", "number"), [(of_year, 10), (of_phase, 5)])
def test_a_report_asks_a_constant_number_of_queries(cast, which, number, django_assert_num_queries):
    made = YearPaper.objects.with_names().get(pk=which(cast).pk)
    with django_assert_num_queries(number):
        facts_of(made)


# --- The texts --------------------------------------------------------------------------------


def test_a_second_window_overwrites_nothing(cast, paper):
    client, address = office(cast), reverse("reports:paper_autosave", args=[paper.pk])
    seen = client.get(reverse("reports:paper_edit", args=[paper.pk])).context["seen"]
    first = client.post(address, {"seen": seen, "lessons": "Theo dõi hằng tháng."})
    second = client.post(address, {"seen": seen, "lessons": "Khác."})
    assert (first.context["is_saved"], second.context["is_saved"]) == (True, False)
    assert [refusal.code for refusal in second.context["refusals"]] == ["written_meanwhile"]
    paper.refresh_from_db()
    assert paper.lessons == "Theo dõi hằng tháng."
    third = client.post(address, {"seen": first.context["seen"], "lessons": "Tiếp."})
    assert third.context["is_saved"]


def test_saving_by_hand_is_logged_and_leads_to_the_report(cast, paper):
    client, address = office(cast), reverse("reports:paper_edit", args=[paper.pk])
    seen = client.get(address).context["seen"]
    answer = client.post(address, {"seen": seen, "direction": "Phát động sớm."})
    assert answer.url == paper.get_absolute_url()
    assert Event.objects.latest("pk").sentence == "Ghi báo cáo tổng kết năm 2021."


def test_evaluation_and_direction_are_taken_over_where_nothing_is_written(cast, paper):
    before = a_campaign(cast, clone_plan(PLAN_2021, 2020), number="2/KH")
    by = cast.acting(OFFICE)
    earlier = actions.write(actions.begin(before, by=by), TEXTS, by=by)
    actions.write(paper, {"lessons": "Của năm nay."}, by=by)
    page = office(cast).post(reverse("reports:paper_take_over", args=[paper.pk]), follow=True)
    paper.refresh_from_db()
    source = "Báo cáo tổng kết năm 2020 (dự thảo)"
    assert paper.taken == dict.fromkeys(("shortcomings", "causes", "direction", "requests"), source)
    assert {name: text for name, text in paper.texts.items() if text} == {
        **{name: earlier.texts[name] for name in paper.taken},
        "lessons": "Của năm nay.",
    }
    assert page.content.decode().count(f"Lấy từ {source}.") == 4
    with pytest.raises(RefusedError, match="Không có phần nào còn trống"):
        actions.take_over(paper, by=by)
    actions.write(paper, {"causes": ""}, by=by)
    paper.refresh_from_db()
    assert "causes" not in paper.taken


# --- On the road ------------------------------------------------------------------------------


def test_no_number_while_something_that_is_needed_is_open(cast, paper):
    with pytest.raises(RefusedError) as refused:
        numbered(cast, year_papers, paper, TODAY)
    assert str(refused.value) == (
        "Báo cáo còn để trống: kết quả thực hiện phong trào, hạn chế, nguyên nhân, bài học kinh "
        "nghiệm, phương hướng, nhiệm vụ thời gian tới. Hãy viết trước khi lấy số."
    )


def test_a_report_is_printed_kept_and_says_when_the_data_moved_on(cast, written):
    document = issued(cast, year_papers, written, TODAY)
    written.refresh_from_db()
    assert (document.number, written.state) == ("31/BC-UBND", "Đã ban hành")
    assert written.figures == facts_of(written).figures.counted
    with pytest.raises(RefusedError, match="đã có số"):
        actions.write(written, {"lessons": "Khác."}, by=cast.acting(OFFICE))
    page = office(cast).get(written.get_absolute_url())
    assert page.context["moved"] == []
    campaign = written.campaign
    make_initiative(
        campaign, cast.commune.people.get(full_name="Chi Tên Riêng"), "Mới", "recognised"
    )
    page = office(cast).get(written.get_absolute_url())
    assert [(figure.name, figure.then, figure.now) for figure in page.context["moved"]] == [
        ("Sáng kiến: đơn đã nộp", 2, 3),
        ("Sáng kiến: được công nhận", 1, 2),
    ]
    assert "Số liệu đã thay đổi" in page.content.decode()
    withdraw(document, reason="Nhầm số liệu", on=TODAY, by=cast.acting(OFFICE))
    written.refresh_from_db()
    assert (written.state, written.figures, written.lessons) == ("Dự thảo", None, "Lời lessons.")


# --- What the plan asks for by a day ----------------------------------------------------------


def test_a_deadline_leads_to_the_report_and_is_done_when_it_is_issued(cast, paper):
    campaign = paper.campaign
    row = campaign.deadlines.create(kind="report", due_on=date(2021, 12, 25), receiver="huyện")

    def owed() -> list:
        duties = obligations(TODAY, cast.commune)
        return [obligation for obligation in duties if obligation.subject == f"deadline:{row.pk}"]

    [obligation] = owed()
    assert (obligation.title, obligation.sentence, obligation.path) == (
        "Lập báo cáo tổng kết",
        "Báo cáo chưa ban hành. Gửi huyện.",
        f"/bao-cao/van-ban/?phong_trao={campaign.pk}",
    )
    assert set(obligation.recipients) == {cast[OFFICE].pk, cast[SECRETARY].pk}
    assert obligation.when_overdue == (cast[CHAIR].pk,)
    paper.paper = make_issued(cast.commune.pk, ordinal=44)
    paper.save()
    assert owed() == []


def test_a_report_that_is_due_stands_among_what_the_office_has_to_do(cast, paper):
    def todo() -> list[tuple[str, str, str, str]]:
        tasks = home_of(cast[OFFICE], cast.commune).todos
        return [(o.title, o.time, o.button, o.url) for o in tasks if "báo cáo" in o.title]

    campaign = paper.campaign
    campaign.deadlines.create(kind="report", due_on=date(2021, 12, 25), receiver="huyện")
    time = "còn 4 ngày, hết hạn 24:00 ngày 24/12/2021"
    address = reverse("reports:paper_edit", args=[paper.pk])
    assert todo() == [("Lập báo cáo tổng kết", time, "Viết tiếp", address)]
    assert not [o for o in home_of(cast[SECRETARY], cast.commune).todos if "báo cáo" in o.title]
    number = make_issued(cast.commune.pk, ordinal=44, issued_at=None)
    YearPaper.objects.filter(pk=paper.pk).update(paper=number)
    assert [task[2:] for task in todo()] == [("Ký, ban hành", paper.get_absolute_url())]
    number.issued_at = timezone.now()
    number.save()
    assert todo() == []
    YearPaper.objects.all().delete()
    begin = f"{reverse('reports:papers')}?phong_trao={campaign.pk}"
    assert [task[2:] for task in todo()] == [("Lập báo cáo", begin)]


def test_the_list_names_each_report_of_a_campaign_begun_or_not(cast, paper):
    page = office(cast).get(reverse("reports:papers"))
    [(_, rows)] = page.context["campaigns"]
    assert [(row.name, row.made) for row in rows] == [
        ("Báo cáo kết quả đăng ký năm 2021", None),
        ("Báo cáo sơ kết đợt 1 năm 2021", None),
        ("Báo cáo sơ kết đợt 2 năm 2021", None),
        ("Báo cáo tổng kết năm 2021", paper),
    ]
    begun = office(cast).post(
        reverse("reports:paper_begin", args=[paper.campaign_id]),
        {"dot": rows[1].phase.pk},
    )
    made = YearPaper.objects.get(phase=rows[1].phase)
    assert begun.url == reverse("reports:paper_edit", args=[made.pk])
