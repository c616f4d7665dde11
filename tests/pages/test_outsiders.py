"""A household that stands on no roster: from the unit's form to the giấy khen, and on every page
between; its address on the commune's papers alone."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.models import Award
from certificates.facts import entitled_by
from decisions.facts.fit import lines_changed
from decisions.models import AwardDecision, DecisionDraft, DraftChange
from decisions.papers.correction import correction_letter
from documents.paper.letter import Table
from nominations.models import Nomination
from people.models import Outsider
from people.roles import CHAIR, OFFICE, SECRETARY, UNIT_HEAD
from publicity.models import Publication
from tests.cast import Cast, make_person, make_unit
from tests.deciding import decided, recognised, signed_paper
from tests.nominating import make_nomination, make_outsider
from tests.registered import a_campaign
from tests.registering import at
from vetting.hearing import dossiers

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

TODAY = date(2021, 12, 20)
ADDRESS = "Xóm Đình, thôn Kim Đôi"
SAID = {
    "kind": "household",
    "gender": "male",
    "name": "Trần Văn Thuận",
    "address": ADDRESS,
    "award": "GIAY_KHEN",
    "occasion": "on_the_spot",
    "matter": "Hiến 200 m² đất làm đường",
    "achievements": "Hiến 200 m² đất vườn để mở đường liên thôn.",
    "paper": "evidence",
}


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    at(cast, TODAY)
    return a_campaign(cast)


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def said_by(client, user, page: str, /, *args, **posted) -> str:
    """Give what a page says to somebody; with `posted` what it says after a press."""
    client.force_login(user)
    address = reverse(page, args=args)
    return text(client.post(address, posted, follow=True) if posted else client.get(address))


def test_a_household_goes_from_the_form_to_the_giay_khen_page_by_page(cast, campaign, client):
    head, secretary, office = cast[UNIT_HEAD], cast[SECRETARY], cast[OFFICE]
    chairman = make_person(cast.other_unit, "Trần Quang Định", position="Chủ tịch UBND")

    page = said_by(client, head, "nominations:add_outsider", **SAID)
    dossier = Nomination.objects.get()
    assert "Đã lập hồ sơ đề nghị Giấy khen của Hộ ông Trần Văn Thuận" in page
    assert ADDRESS in page
    assert "Đã đăng ký" not in page
    assert "chưa ghi" not in page  # no rating of a household

    said_by(client, head, "nominations:submit", dossier.pk, confirm="on")
    said_by(client, secretary, "vetting:receive", dossier.pk, received_on="20/12/2021")
    said_by(
        client,
        secretary,
        "vetting:vet",
        dossier.pk,
        is_supported="1",
        override_reason="Đúng như báo cáo.",
    )
    dossier.refresh_from_db()
    assert dossier.stage == "vetted"

    words = {"proposer": "Hội đồng", "merit": "", "other_bases": "", "ho_so": [dossier.pk]}
    said_by(client, secretary, "decisions:prepare", **words)
    made = DecisionDraft.objects.get()
    page = said_by(client, secretary, "decisions:draft", made.pk)
    assert "1,5 × 0,15 × 1.490.000 đ = 335.250 đ, làm tròn lên 340.000 đ" in page
    client.post(reverse("decisions:draft_submit", args=[made.pk]))
    client.force_login(cast[CHAIR])
    client.post(reverse("decisions:draft_approve", args=[made.pk]))
    client.force_login(office)
    paper = {"ordinal": "325", "signed_on": "20/12/2021", "signer": chairman.pk}
    client.post(reverse("decisions:draft_number", args=[made.pk]), paper)
    client.post(reverse("decisions:draft_attach", args=[made.pk]), {"file": signed_paper()})
    client.post(reverse("decisions:draft_issue", args=[made.pk]))
    decision = AwardDecision.objects.get()
    client.post(reverse("decisions:release", args=[decision.pk]))

    award = Award.objects.get()
    assert (award.holder_name, award.unit_name, award.address, award.subject.label) == (
        "Hộ ông Trần Văn Thuận",
        cast.unit.name,
        ADDRESS,
        "hộ gia đình",
    )
    assert award.line.reward_amount == 340_000
    [paper] = entitled_by(decision)
    assert (paper.honorific, paper.name, paper.post) == ("Hộ ông", "Trần Văn Thuận", ADDRESS)
    assert "Hộ ông Trần Văn Thuận" in said_by(client, office, "certificates:decision", decision.pk)

    client.post(reverse("certificates:book_write"), {"nam": "2021"})
    assert ADDRESS in said_by(client, office, "certificates:book")
    assert "Hộ ông Trần Văn Thuận" in said_by(client, head, "awards:history")
    unit_page = said_by(client, head, "awards:history_unit", cast.unit.pk)
    assert "Giấy khen" not in unit_page
    results = text(client.get(reverse("search:search"), {"q": "tran van thuan"}))
    assert "Hộ ông Trần Văn Thuận: Giấy khen" in results

    shown = {"decision": decision.pk, "title": "Kết quả khen thưởng năm 2021"}
    said_by(client, office, "publicity:put_up_result", **shown)
    public = Publication.objects.get()
    client.logout()
    page = text(client.get(reverse("publicity:item", args=[public.pk])))
    assert "Hộ ông Trần Văn Thuận" in page
    assert cast.unit.name in page
    front = text(client.get(reverse("publicity:front", args=[cast.commune.pk])))
    feed = text(client.get(reverse("publicity:feed_file", args=[cast.commune.pk])))
    real = text(client.get(decision.paper.get_absolute_url()))
    assert [ADDRESS in public_text for public_text in (page, front, feed, real)] == [False] * 4


def test_the_council_has_a_household_before_it_by_name_and_address(cast, campaign):
    dossier = make_nomination(campaign, make_outsider(cast.unit), "GIAY_KHEN", "vetted")

    [item] = dossiers.proposed(campaign)
    assert [(entry.subject, entry.name, entry.detail) for entry in item.names] == [
        (dossier.pk, "Hộ ông Trần Văn Thuận", cast.unit.name)
    ]
    assert [(entry.person, entry.unit) for entry in item.names] == [(None, None)]
    assert dossiers.table_of("GIAY_KHEN", [dossier.pk]).rows == (
        ("1", f"Hộ ông Trần Văn Thuận\n{ADDRESS}", "", "", "", "", "đề nghị khen thưởng"),
    )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"kind": ""}, "Hãy chọn đối tượng."),
        ({"gender": ""}, "Hãy chọn Ông hoặc Bà."),
        ({"name": ""}, "Hãy ghi tên."),
        ({"address": " "}, "Hãy ghi địa chỉ."),
        ({"matter": ""}, "Hãy ghi chuyên đề, vụ việc được đề nghị khen."),
        ({"occasion": "phase"}, "Đề nghị theo đợt thì phải chọn đợt."),
        ({"award": "LDTT"}, "lựa chọn"),
    ],
)
def test_a_form_that_lacks_something_says_so_and_keeps_nothing(
    cast, campaign, client, changed, sentence
):
    page = said_by(client, cast[UNIT_HEAD], "nominations:add_outsider", **SAID | changed)
    assert sentence in page
    assert (Nomination.objects.count(), Outsider.objects.count()) == (0, 0)


def test_who_was_proposed_before_is_chosen_and_never_kept_twice(cast, campaign, client):
    head = cast[UNIT_HEAD]
    said_by(client, head, "nominations:add_outsider", **SAID)
    outsider = Outsider.objects.get()

    again = said_by(client, head, "nominations:add_outsider", **SAID)
    assert "Hộ ông Trần Văn Thuận đã có hồ sơ đề nghị Giấy khen (nháp)." in again
    more = SAID | {"matter": "Cứu người bị lũ cuốn"}
    said_by(client, head, "nominations:add_outsider", **more)  # typed the same
    chosen = dict.fromkeys(("kind", "gender", "name", "address"), "")
    chosen |= {"known": outsider.pk, "matter": "Xây dựng nông thôn mới", "occasion": "theme"}
    said_by(client, head, "nominations:add_outsider", **SAID | chosen)
    both = said_by(client, head, "nominations:add_outsider", **SAID | {"known": outsider.pk})

    assert "Chỉ chọn ở đây, hoặc chỉ ghi mới ở dưới." in both
    assert Outsider.objects.get() == outsider
    assert set(Nomination.objects.values_list("matter", "outsider", "collective")) == {
        (matter, outsider.pk, "Hộ ông Trần Văn Thuận")
        for matter in (SAID["matter"], more["matter"], "Xây dựng nông thôn mới")
    }


def test_two_households_of_one_name_are_two_at_two_addresses(cast, campaign, client):
    head = cast[UNIT_HEAD]
    said_by(client, head, "nominations:add_outsider", **SAID)
    said_by(client, head, "nominations:add_outsider", **SAID | {"address": "Xóm Chợ"})

    assert Outsider.objects.count() == 2
    page = said_by(client, head, "nominations:list")
    assert page.count("Hộ ông Trần Văn Thuận</a>") == 2


def test_a_company_is_neither_ong_nor_ba(cast, campaign, client):
    company = SAID | {"kind": "business", "name": "Công ty TNHH Hải Sản Phú Lộc", "gender": "male"}
    said_by(client, cast[UNIT_HEAD], "nominations:add_outsider", **company)

    dossier = Nomination.objects.get()
    assert (dossier.nominee, dossier.subject.label) == ("Công ty TNHH Hải Sản Phú Lộc", "tập thể")


def test_name_and_address_are_mended_while_the_unit_writes(cast, campaign, client):
    outsider = make_outsider(cast.unit)
    first, other = (
        make_nomination(campaign, outsider, "GIAY_KHEN", occasion="theme", matter=matter)
        for matter in ("Hiến đất", "Nông thôn mới")
    )
    client.force_login(cast[UNIT_HEAD])
    address = reverse("nominations:outsider", args=[first.pk])
    form = client.get(address).context["form"]
    seen = client.get(address).content.decode().split('name="seen" value="')[1].split('"')[0]
    assert form.initial["name"] == "Trần Văn Thuận"
    mended = {"gender": "female", "name": "Trần Thị Thuận", "address": "Xóm Chợ"}
    client.post(address, mended | {"seen": seen})

    names = [Nomination.objects.get(pk=each.pk).nominee for each in (first, other)]
    assert names == ["Hộ bà Trần Thị Thuận"] * 2
    outsider.refresh_from_db()
    assert (outsider.called, outsider.address) == ("Hộ bà Trần Thị Thuận", "Xóm Chợ")


def test_a_name_that_stands_in_a_sent_dossier_is_not_mended_behind_it(cast, campaign, client):
    outsider = make_outsider(cast.unit)
    draft = make_nomination(campaign, outsider, "GIAY_KHEN", occasion="theme", matter="Hiến đất")
    make_nomination(campaign, outsider, "GIAY_KHEN", "submitted", occasion="theme", matter="Lúa")
    client.force_login(cast[UNIT_HEAD])
    address = reverse("nominations:outsider", args=[draft.pk])
    seen = client.get(address).content.decode().split('name="seen" value="')[1].split('"')[0]
    mended = {"gender": "male", "name": "Trần Văn Thuần", "address": ADDRESS, "seen": seen}
    page = text(client.post(address, mended))

    assert "đã gửi với tên và địa chỉ này" in page
    outsider.refresh_from_db()
    assert outsider.name == "Trần Văn Thuận"


def test_an_address_that_was_printed_wrong_is_corrected_by_a_decision(cast, campaign, client):
    person, household = make_person(cast.unit, "Lê Thị An"), make_outsider(cast.unit)
    dossiers = [
        make_nomination(campaign, nominee, "GIAY_KHEN", "vetted") for nominee in (person, household)
    ]
    decision = decided(cast, campaign, recognised(*dossiers))
    mine, theirs = decision.lines.order_by("pk")
    typed = {
        f"holder_name_{mine.pk}": mine.award.holder_name,
        f"position_{mine.pk}": mine.award.position,
        f"unit_name_{mine.pk}": mine.award.unit_name,
        f"holder_name_{theirs.pk}": theirs.award.holder_name,
        f"address_{theirs.pk}": "Xóm Chợ, thôn Kim Đôi",
        f"unit_name_{theirs.pk}": theirs.award.unit_name,
    }
    page = client.get(reverse("decisions:correction", args=[decision.pk]))  # nobody yet
    assert page.status_code == 302
    grounds = {"reason": "Ghi nhầm xóm.", "proposer": "Hội đồng", "other_bases": ""}
    said_by(client, cast[SECRETARY], "decisions:correction", decision.pk, **grounds, **typed)

    [change] = DraftChange.objects.all()
    assert (change.line, change.address) == (theirs, "Xóm Chợ, thôn Kim Đôi")
    letter = correction_letter(change.draft, lines_changed(change.draft))
    [table] = [block for block in letter.blocks if isinstance(block, Table)]
    assert [row[1:] for row in table.rows] == [
        (
            f"Hộ ông Trần Văn Thuận\n{ADDRESS}, {cast.unit.name}",
            f"Hộ ông Trần Văn Thuận\nXóm Chợ, thôn Kim Đôi, {cast.unit.name}",
        )
    ]


LIST = "\n".join(
    (
        "Họ và tên\tĐịa chỉ\tThành tích",
        "Hộ ông Trần Văn Thuận\tXóm Đình, thôn Kim Đôi\tHiến 200 m² đất",
        "Bà Hồ Thị Mai\tXóm Chợ\tĐóng góp 50 ngày công",
    )
)
FOR = {"award": "GIAY_KHEN", "occasion": "theme", "matter": "Nông thôn mới"}


def test_a_whole_list_becomes_drafts_after_a_look_at_it(cast, campaign, client):
    head = cast[UNIT_HEAD]
    outsider = make_outsider(cast.unit)
    make_nomination(campaign, outsider, "GIAY_KHEN", occasion="theme", matter="Nông thôn mới")
    page = said_by(client, head, "nominations:outsiders_import", **FOR, text=LIST)
    assert "Lập 2 hồ sơ nháp" in page
    assert Nomination.objects.count() == 1

    kept = page.split('name="kept" value="')[1].split('"')[0]
    page = said_by(client, head, "nominations:outsiders_import", **FOR, kept=kept, confirm="1")
    assert "Đã lập 1 hồ sơ nháp." in page
    assert "Hộ ông Trần Văn Thuận đã có hồ sơ đề nghị Giấy khen (nháp)." in page
    made = Nomination.objects.get(outsider__kind="citizen")
    assert (made.nominee, made.matter, made.report.achievements) == (
        "Bà Hồ Thị Mai",
        "Nông thôn mới",
        "Đóng góp 50 ngày công",
    )


def test_nothing_at_all_is_answered_with_a_sentence(cast, campaign, client):
    client.force_login(cast[UNIT_HEAD])
    page = text(client.post(reverse("nominations:outsiders_import"), {}))
    assert "Hãy chọn một tệp Excel, hoặc dán các ô từ Excel." in page


def test_a_list_with_a_fault_makes_nothing(cast, campaign, client):
    lacking = LIST.replace("Xóm Chợ", "")
    page = said_by(
        client, cast[UNIT_HEAD], "nominations:outsiders_import", **FOR, text=lacking, confirm="1"
    )
    assert "Hãy ghi địa chỉ." in page
    assert (Nomination.objects.count(), Outsider.objects.count()) == (0, 0)


def test_no_unit_proposes_those_of_another(cast, campaign, client):
    theirs = make_outsider(make_unit(cast.commune, "Thôn Phú Lương"))
    chosen = SAID | dict.fromkeys(("kind", "gender", "name", "address"), "")
    page = said_by(
        client, cast[UNIT_HEAD], "nominations:add_outsider", **chosen | {"known": theirs.pk}
    )
    assert "Hãy chọn đối tượng." in page  # the field is not even there
    assert not Nomination.objects.exists()


@pytest.mark.once
@pytest.mark.parametrize("page", ["nominations:list", "decisions:prepare", "decisions:add"])
def test_a_page_asks_the_database_no_more_for_three_households_than_for_one(
    cast, campaign, client, page
):
    client.force_login(cast[OFFICE])
    counts = []
    for number in range(3):
        outsider = make_outsider(cast.unit, f"Lê Văn {number}")
        make_nomination(campaign, outsider, "GIAY_KHEN", "vetted")
        client.get(reverse(page))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(page))
        counts.append(len(queries))
    assert counts == counts[:1] * 3
