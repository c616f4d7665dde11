"""Beginning, writing and throwing away a request, and its files."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from attachments.accepting import Accepted
from attachments.kinds import FileKind
from campaigns import actions as campaigns
from campaigns.rules.plan import Plan
from history.models import Event
from initiatives import actions as initiatives
from initiatives.facts import request_of
from initiatives.models import Initiative
from initiatives.rules.requests import AuthorLine, Request
from people.roles import MEMBER, OFFICE
from procedure.refusal import RefusedError
from tests.cast import Cast, make_person
from tests.initiating import IN_TIME, NAME, author, begun, fresh, line, sent, whole, written
from tests.nominating import make_initiative
from tests.registering import launched

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched(cast, on=IN_TIME)


@pytest.fixture
def lan(cast):
    return author(cast)


@pytest.fixture
def by(cast):
    return cast.acting(MEMBER)


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.findings]


def events() -> list[tuple[str, str]]:
    rows = Event.objects.filter(subject_type="initiatives.initiative").order_by("pk")
    return list(rows.values_list("verb", "sentence"))


class TestBeginning:
    def test_who_begins_is_the_first_author_with_the_whole_share(self, cast, campaign, lan):
        initiative = begun(cast, campaign, lan)
        assert request_of(initiative) == Request(
            NAME, authors=(AuthorLine("Trần Thị Lan", 100, "Công chức chuyên môn", lan.pk),)
        )
        assert (initiative.stage, initiative.begun_by) == ("draft", lan)
        unit = "Văn phòng - Thống kê"
        assert events() == [("begin", f"Lập đơn sáng kiến “{NAME}” của {unit}.")]

    @pytest.mark.parametrize("name", [NAME, "sổ tay  MỘT cửa "])
    def test_the_same_name_twice_in_a_unit_is_one_click_too_many(self, cast, campaign, lan, name):
        begun(cast, campaign, lan)
        with pytest.raises(RefusedError) as refused:
            begun(cast, campaign, lan, name)
        assert codes(refused) == ["begun_already"]
        assert Initiative.objects.count() == 1

    def test_without_a_name_or_a_launched_campaign_nothing_begins(self, cast, campaign, lan, by):
        draft = campaigns.create_draft(cast.commune, Plan(year=2021), by=cast.acting(OFFICE))
        for where, name, code in ((campaign, " ", "no_name"), (draft, NAME, "not_launched")):
            with pytest.raises(RefusedError) as refused:
                initiatives.begin(where, cast.unit, name=name, by=by)
            assert codes(refused) == [code]
        assert not Initiative.objects.exists()

    def test_neither_a_closed_unit_nor_one_of_a_neighbour_begins(self, cast, campaign, by):
        neighbour = Cast.of("Thượng Lạc", "tl_")
        cast.other_unit.valid_to = IN_TIME.replace(day=1)
        cast.other_unit.save()
        for unit, code in ((neighbour.unit, "foreign_unit"), (cast.other_unit, "closed_unit")):
            with pytest.raises(RefusedError) as refused:
                initiatives.begin(campaign, unit, name=NAME, by=by)
            assert codes(refused) == [code]


class TestWriting:
    def test_what_is_saved_is_what_is_read(self, cast, campaign, lan, by):
        initiative = begun(cast, campaign, lan)
        hung = make_person(cast.other_unit, "Lê Hùng")
        stranger = AuthorLine("Võ Xa", line(lan, "10").share, "Trường tiểu học")
        request = whole(line(lan, "60"), line(hung, "30"), stranger)
        initiatives.save(initiative, request, by=by)
        assert request_of(fresh(initiative)) == request
        assert events()[-1] == (
            "write",
            f"Ghi đơn sáng kiến “{NAME}”: “{NAME}”, 03 tác giả.",
        )

    def test_saving_by_itself_is_not_logged_and_the_same_again_changes_nothing(
        self, cast, campaign, lan, by
    ):
        initiative = begun(cast, campaign, lan)
        initiatives.save(initiative, whole(line(lan)), by=by, quietly=True)
        before = fresh(initiative).changed_at
        initiatives.save(initiative, whole(line(lan)), by=by)
        assert (fresh(initiative).changed_at, len(events())) == (before, 1)

    def test_what_was_sent_is_not_written_any_more(self, cast, campaign, lan, by):
        initiative = sent(cast, campaign, lan)
        with pytest.raises(RefusedError) as refused:
            initiatives.save(initiative, whole(line(lan), field="Khác"), by=by)
        assert codes(refused) == ["not_editable"]
        assert request_of(fresh(initiative)) == whole(line(lan))

    def test_a_person_of_another_commune_is_no_author(self, cast, campaign, lan, by):
        stranger = make_person(Cast.of("Thượng Lạc", "tl_").unit, "Võ Xa")
        initiative = begun(cast, campaign, lan)
        before = request_of(initiative)
        with pytest.raises(RefusedError) as refused:
            initiatives.save(initiative, whole(line(stranger)), by=by)
        assert codes(refused) == ["stranger"]
        assert request_of(fresh(initiative)) == before


def pdf(name: str) -> Accepted:
    return Accepted(name, FileKind.PDF, 8, "0" * 64, ContentFile(b"%PDF-1.4"))


class TestFiles:
    def test_files_are_put_and_taken_away(
        self, cast, campaign, lan, by, django_capture_on_commit_callbacks
    ):
        initiative = begun(cast, campaign, lan)
        first, second = initiatives.attach(initiative, [pdf("a.pdf"), pdf("b.pdf")], by=by)
        path = first.file.name
        with django_capture_on_commit_callbacks(execute=True):
            initiatives.detach(first, by=by)
        assert list(initiative.attachments.all()) == [second]
        assert (default_storage.exists(path), default_storage.exists(second.file.name)) == (
            False,
            True,
        )
        assert events()[1:] == [
            ("attach", f"Kèm tệp vào đơn sáng kiến “{NAME}”: a.pdf, b.pdf."),
            ("detach", f"Bỏ tệp a.pdf khỏi đơn sáng kiến “{NAME}”."),
        ]

    def test_one_file_too_many_and_none_is_taken(self, cast, campaign, lan, by):
        initiative = begun(cast, campaign, lan)
        with pytest.raises(RefusedError) as refused:
            initiatives.attach(initiative, [pdf(f"{n}.pdf") for n in range(21)], by=by)
        assert codes(refused) == ["too_many_files"]
        assert not initiative.attachments.exists()

    def test_what_was_sent_keeps_its_files(self, cast, campaign, lan, by):
        initiative = written(cast, campaign, lan)
        [file] = initiatives.attach(initiative, [pdf("a.pdf")], by=by)
        initiatives.submit(initiative, by=by)
        for act in (
            lambda: initiatives.attach(initiative, [pdf("b.pdf")], by=by),
            lambda: initiatives.detach(file, by=by),
        ):
            with pytest.raises(RefusedError) as refused:
                act()
            assert codes(refused) == ["not_editable"]
        assert [attachment.name for attachment in initiative.attachments.all()] == ["a.pdf"]


class TestThrowingAway:
    def test_a_draft_goes_with_its_files_and_the_log_remembers(
        self, cast, campaign, lan, by, django_capture_on_commit_callbacks
    ):
        initiative = begun(cast, campaign, lan)
        [file] = initiatives.attach(initiative, [pdf("a.pdf")], by=by)
        with django_capture_on_commit_callbacks(execute=True):
            initiatives.discard(initiative, by=by)
        assert not Initiative.objects.exists()
        assert not default_storage.exists(file.file.name)
        assert events()[-1] == ("discard", f"Xóa bản nháp đơn sáng kiến “{NAME}”.")

    @pytest.mark.parametrize(
        "stage", ["submitted", "returned", "reviewed", "recognised", "refused"]
    )
    def test_what_was_sent_stays(self, cast, campaign, lan, by, stage):
        initiative = make_initiative(campaign, lan, stage=stage)
        with pytest.raises(RefusedError) as refused:
            initiatives.discard(initiative, by=by)
        assert codes(refused) == ["not_a_draft"]
        assert fresh(initiative).stage == stage

    def test_a_draft_that_a_dossier_rests_on_stays(self, cast, campaign, lan, by):
        initiative = sent(cast, campaign, lan)
        initiatives.use(
            initiative, person=lan, award="CSTDCS", campaign=campaign, path="/ho-so/1/", by=by
        )
        initiatives.withdraw(initiative, by=by)
        with pytest.raises(RefusedError) as refused:
            initiatives.discard(initiative, by=by)
        assert codes(refused) == ["in_use"]
        assert initiative.uses.count() == 1
