"""What has to be true of the whole database: each broken once, each found, in words with a page."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

import submissions.invariants
from campaigns.models import Campaign
from certificates.models import BookEntry, BookYear
from council.actions.ballots import cast as vote
from council.actions.rounds import close_phones, count
from council.models import Round, Vote
from council.rules.counting import BallotSheet, Typed
from decisions.models import DecisionLine
from documents.models import NumberBook, StoredFile
from history.log import record
from initiatives.models import Initiative, Use
from law.findings import Finding
from nominations.models import Nomination
from notifications.models import Reminder
from people.models import Membership, Person, Posting, Unit
from people.roles import MEMBER, OFFICE, UNIT_HEAD
from registrations.models import IndividualLine
from reports.models import HandingUp
from tests.cast import Cast, make_person
from tests.lasting import settle, undone_in_the_end
from tests.meetings import Chamber, choices
from tests.nominating import make_outsider
from tests.world import World
from thiduakt.invariants import breaches
from vetting.models import QuotaList

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@dataclass(frozen=True)
class Place:
    """Two communes with one of everything, a vote on phones and one by hands that were counted."""

    world: World
    neighbour: Cast
    phones: Round
    hands: Round
    files: Path
    whole: frozenset[Finding]  # what is said of it before anything is broken

    @classmethod
    def of(cls, files: Path) -> Place:
        world, chamber = World.of(), Chamber.of(members=4, cast=Cast.of("An Bình", "ab_")).seated()
        phones = chamber.opened()
        for number, seat in enumerate(chamber.seats):
            vote(phones, seat, choices(chamber.lines, True, number > 0))
        close_phones(phones, by=chamber.by)
        record("x", world.person, "Một.", by=world.cast.acting(OFFICE), commune_id=1)
        neighbour, hands = Cast.of("Quảng Thọ", "tho_"), _by_hands(chamber)
        return cls(world, neighbour, phones, hands, files, frozenset(breaches()))


def _by_hands(chamber: Chamber) -> Round:
    chamber.item.rule = chamber.item.rule | {"is_secret": False}
    chamber.item.save()
    round = chamber.opened(way="hands", reason="Giơ tay.")
    typed = {line.pk: Typed(line.name, 3, 1) for line in chamber.lines}
    return count(round, BallotSheet(), typed, by=chamber.by)


@pytest.fixture(scope="module")
def made(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory
) -> Iterator[Place]:
    files = tmp_path_factory.mktemp("files")
    with undone_in_the_end(django_db_blocker, files):
        made = Place.of(files)
        settle()
        yield made


@pytest.fixture
def place(made, settings) -> Place:
    settings.MEDIA_ROOT = made.files
    return made


# --- Each broken once ----------------------------------------------------------------------


def set_on(row, **values) -> None:
    """Write values past every rule of the program."""
    type(row)._base_manager.filter(pk=row.pk).update(**values)


def an_event_rewritten(place: Place) -> None:
    settle()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE history_event DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER history_no_update")
        cursor.execute("UPDATE history_event SET sentence = 'Khác.' WHERE chain = 1")


def a_number_without_a_paper(place: Place) -> None:
    NumberBook.objects.create(
        commune_id=place.world.cast.commune.pk, year=2019, code="Tờ trình", last=1
    )


def an_issued_file_lost(place: Place) -> None:
    set_on(place.world.issued_paper, file="issued/mat.pdf")


def a_printed_file_lost(place: Place) -> None:
    StoredFile.objects.create(key="k", file="printed/mat.pdf", pages=1)


def an_attachment_lost(place: Place) -> None:
    set_on(place.world.attachment, file="nominations/mat.pdf")


def an_attachment_altered(place: Place) -> None:
    set_on(place.world.initiative_file, sha256="0" * 64)


def a_reminder(place: Place, **values) -> Reminder:
    user = place.world.cast[OFFICE]
    defaults = {
        "recipient": user,
        "commune_id": place.world.cast.commune.pk,
        "subject": "x",
        "due_on": date(2021, 3, 1),
        "rung": -3,
        "day": date(2021, 2, 26),
        "title": "Gửi bản đăng ký",
    }
    return Reminder.objects.create(**defaults | values)


def a_reminder_for_another(place: Place) -> None:
    a_reminder(
        place, recipient=place.world.cast[UNIT_HEAD], state="sent", notice=place.world.notice
    )


def a_reminder_overtaken_by_nothing(place: Place) -> None:
    a_reminder(place, state="overtaken")


def a_mail_sent_at_no_time(place: Place) -> None:
    set_on(place.world.notice, mail_state="sent")


def a_person_in_anothers_unit(place: Place) -> None:
    Posting.objects.filter(person=place.world.person).delete()
    set_on(place.world.person, unit=place.neighbour.unit)


def an_outsider_of_anothers_unit(place: Place) -> None:
    set_on(place.world.outsider_nomination.outsider, unit=place.neighbour.unit)


def a_role_in_anothers_unit(place: Place) -> None:
    Membership.objects.filter(role=UNIT_HEAD.code, commune=place.world.cast.commune).update(
        unit=place.neighbour.unit
    )


def a_person_in_a_closed_unit(place: Place) -> None:
    unit = Unit.objects.create(
        commune=place.world.cast.commune, name="Đã đóng", valid_to=date(2021, 6, 30)
    )
    make_person(unit, "Trần Thị Ở Lại")
    make_person(unit, "Trần Thị Đã Đi", left_on=date(2021, 7, 1))


def a_posting_of_now(place: Place, **values) -> Posting:
    person = make_person(place.neighbour.unit, "Trần Thị Chuyển")
    defaults = {"unit": person.unit, "position": person.position, "starts_on": date(2020, 1, 1)}
    return Posting.objects.create(person=person, **defaults | values)


def a_posting_that_is_not_now(place: Place) -> None:
    a_posting_of_now(place, position="Chủ tịch")


def postings_that_overlap(place: Place) -> None:
    now = a_posting_of_now(place)
    Posting.objects.create(
        person=now.person,
        unit=now.unit,
        position="Cũ",
        starts_on=date(2019, 1, 1),
        ends_on=now.starts_on,
    )


def a_campaign_without_year(place: Place) -> None:
    set_on(place.world.launched, year=None)


def an_extension_for_anothers_unit(place: Place) -> None:
    deadline = place.world.launched.deadlines.first()
    deadline.extensions.create(unit=place.neighbour.unit, due_on=date(2021, 1, 25), reason="Lùi.")


def a_step_that_leads_elsewhere(place: Place) -> None:
    place.world.registration.moves.create(
        before="draft", after="approved", on=date(2021, 1, 1), by_name="A"
    )


def a_stage_that_no_step_leads_to(place: Place) -> None:
    set_on(place.world.nomination, stage="submitted", sent_on=date(2021, 11, 1))


def a_dossier_of_anothers_unit(place: Place) -> None:
    set_on(place.world.nomination, unit=place.neighbour.unit)


def somebody_elses_person_registered(place: Place) -> None:
    person = make_person(place.neighbour.unit, "Trần Thị Xã Khác")
    IndividualLine.objects.create(
        registration=place.world.registration, person=person, title="LDTT", position="x"
    )


def a_vote_open_after_the_meeting(place: Place) -> None:
    set_on(place.world.meeting, stage="closed")


def a_void_round_that_keeps_its_votes(place: Place) -> None:
    set_on(place.phones, void_reason="Hủy.")


def a_receipt_too_few(place: Place) -> None:
    set_on(place.phones, returned=3)


def a_vote_too_many(place: Place) -> None:
    tally = place.phones.tallies.first()
    Vote.objects.create(tally=tally, agrees=True)
    set_on(tally, agree=tally.agree + 1)


def a_tally_that_is_not_its_pile(place: Place) -> None:
    set_on(place.phones.tallies.last(), agree=4, disagree=0)


def hands_that_do_not_add_up(place: Place) -> None:
    set_on(place.hands.tallies.first(), agree=4)


def a_closed_round_without_a_count(place: Place) -> None:
    for tally in place.hands.tallies.all():
        set_on(tally, agree=None, disagree=None, invalid=None)


def a_round_taken_out(place: Place) -> None:
    set_on(place.hands, number=7)


def shares_that_do_not_add_up(place: Place) -> None:
    place.world.sent_initiative.authors.update(share=90)


def a_verdict_that_is_not_its_stage(place: Place) -> None:
    set_on(place.world.recognised_initiative, stage="reviewed", decided_on=None)


def a_use(place: Place, initiative: Initiative, person: Person) -> None:
    Use.objects.create(
        initiative=initiative,
        person=person,
        award="CSTDCS",
        campaign=place.world.launched,
        on=date(2021, 11, 1),
        by_name="A",
    )


def a_use_of_a_draft(place: Place) -> None:
    a_use(place, place.world.initiative, place.world.cast[MEMBER].person)


def a_use_by_no_author(place: Place) -> None:
    a_use(place, place.world.sent_initiative, place.world.cast[MEMBER].person)


def a_nominee_of_another_commune(place: Place) -> None:
    set_on(place.world.nomination, person=make_person(place.neighbour.unit, "Trần Thị Xã Khác"))


def an_outsider_of_another_commune(place: Place) -> None:
    elsewhere = make_outsider(place.neighbour.unit)
    set_on(place.world.outsider_nomination, outsider=elsewhere)


def more_votes_than_people(place: Place) -> None:
    place.world.review.votes.update(votes_for=99)


def a_contender(place: Place, at: int) -> Nomination:
    person = make_person(place.world.cast.unit, f"Trần Thị Thi Đua {at}")
    return Nomination.objects.create(
        campaign=place.world.launched, award="CSTDCS", person=person, unit=person.unit, place=at
    )


def a_quota_that_is_passed(place: Place) -> None:
    for at in (1, 2):
        set_on(a_contender(place, at), **STANDS)


STANDS = {
    "stage": "vetted",
    "is_supported": True,
    "sent_on": date(2021, 11, 1),
    "received_on": date(2021, 11, 2),
    "vetted_on": date(2021, 11, 3),
}


def a_list(place: Place, *names: int, allowed: int) -> None:
    QuotaList.objects.create(
        campaign=place.world.launched,
        award="CSTDCS",
        base=10,
        allowed=allowed,
        sentence="x",
        names=[{"nomination": pk, "place": at} for at, pk in enumerate(names, start=1)],
        fixed_on=date(2021, 11, 20),
        fixed_by="A",
    )


def a_list_over_its_quota(place: Place) -> None:
    a_list(place, *(a_contender(place, at).pk for at in (1, 2)), allowed=1)


def a_list_without_its_places(place: Place) -> None:
    a_list(place, a_contender(place, 1).pk, 987654, allowed=2)


def a_recognition_without_a_decision(place: Place) -> None:
    set_on(line_of(place), revoked_on=date(2021, 12, 9), revoke_reason="Sai.")
    set_on(place.world.award, revoked_on=date(2021, 12, 9), revoke_reason="Sai.")


def line_of(place: Place) -> DecisionLine:
    return place.world.award.line


def a_decision_without_the_stage(place: Place) -> None:
    set_on(line_of(place).nomination, stage="vetted", vetted_on=date(2020, 11, 1))


def a_line_without_its_award(place: Place) -> None:
    set_on(line_of(place), award=None)


def an_award_that_outlives_its_line(place: Place) -> None:
    set_on(place.world.award, revoked_on=date(2021, 12, 9), revoke_reason="Sai.")


def an_award_of_another_number(place: Place) -> None:
    set_on(place.world.award, decision_number="99/QĐ-UBND")


def an_award_held_back_alone(place: Place) -> None:
    set_on(place.world.award, is_held_back=True)


def a_dossier_taken_in_by_nothing(place: Place) -> None:
    set_on(place.world.sent_nomination, taken_in="draft")


def a_decision_held_back_behind_its_dossier(place: Place) -> None:
    set_on(line_of(place).decision, released_on=None)


def nothing_paid(place: Place) -> None:
    set_on(line_of(place), is_paid=True)


def a_line_that_outlives_its_decision(place: Place) -> None:
    set_on(line_of(place).decision, revoked_on=date(2021, 12, 9), revoke_reason="Sai.")


def a_draft_of_what_is_decided(place: Place) -> None:
    line = place.world.draft_decision.lines.get()
    set_on(line.nomination, stage="received")


def an_award_of_another_commune(place: Place) -> None:
    set_on(place.world.old_award, unit=place.neighbour.unit)


def an_award_of_no_kind(place: Place) -> None:
    set_on(place.world.old_award, kind_code="XYZ")


def a_number_the_book_never_gave(place: Place) -> None:
    commune = place.world.cast.commune
    BookYear.objects.create(commune=commune, year=2018, last=4)
    BookEntry.objects.create(award=place.world.old_award, commune=commune, year=2018, ordinal=5)


def an_entry_in_anothers_book(place: Place) -> None:
    commune = place.neighbour.commune
    BookYear.objects.create(commune=commune, year=2018, last=4)
    BookEntry.objects.create(award=place.world.old_award, commune=commune, year=2018, ordinal=4)


def a_report_of_anothers_campaign(place: Place) -> None:
    other = Campaign.objects.create(commune=place.neighbour.commune, year=2021, title="Khác")
    set_on(place.world.handed_up, campaign=other)


def a_first_round_taken_out(place: Place) -> None:
    set_on(place.world.handed_up, round=2)


def a_round_after_one_that_is_open(place: Place) -> None:
    values = {"stage": "recalled", "answered_on": date(2021, 11, 23), "round": 2}
    HandingUp.objects.create(
        **{
            field.attname: getattr(place.world.handed_up, field.attname)
            for field in HandingUp._meta.concrete_fields
            if not field.primary_key
        }
        | values
    )


BREAKS = {
    an_event_rewritten: ["log_changed"],
    a_number_without_a_paper: ["issued_paper"],
    an_issued_file_lost: ["issued_paper"],
    a_printed_file_lost: ["printed_file"],
    an_attachment_lost: ["attachment_missing"],
    an_attachment_altered: ["attachment_altered"],
    a_reminder_for_another: ["reminder_of_another"],
    a_reminder_overtaken_by_nothing: ["reminder_overtaken_by_nothing"],
    a_mail_sent_at_no_time: ["mail_without_its_time"],
    a_person_in_anothers_unit: ["person_in_another_commune"],
    an_outsider_of_anothers_unit: ["outsider_in_another_commune"],
    a_role_in_anothers_unit: ["role_in_another_commune"],
    a_person_in_a_closed_unit: ["person_in_closed_unit"],
    a_posting_that_is_not_now: ["posting_of_now"],
    postings_that_overlap: ["postings_overlap"],
    a_campaign_without_year: ["launched_without_year"],
    an_extension_for_anothers_unit: ["extension_across_communes"],
    a_step_that_leads_elsewhere: ["stage_not_reached"],
    a_stage_that_no_step_leads_to: ["stage_without_steps"],
    a_dossier_of_anothers_unit: ["unit_of_another_commune"],
    somebody_elses_person_registered: ["registered_across_communes"],
    a_vote_open_after_the_meeting: ["open_outside_meeting"],
    a_void_round_that_keeps_its_votes: ["void_keeps_votes"],
    a_receipt_too_few: ["receipts_not_returned"],
    a_vote_too_many: ["votes_not_receipts"],
    a_tally_that_is_not_its_pile: ["tally_not_pile"],
    hands_that_do_not_add_up: ["hands_do_not_add_up"],
    a_closed_round_without_a_count: ["not_counted"],
    a_round_taken_out: ["round_missing"],
    shares_that_do_not_add_up: ["shares_not_100"],
    a_verdict_that_is_not_its_stage: ["stage_without_steps", "verdict_not_stage"],
    a_use_of_a_draft: ["use_of_unusable"],
    a_use_by_no_author: ["use_by_no_author"],
    a_nominee_of_another_commune: ["nominee_of_another_commune"],
    an_outsider_of_another_commune: ["nominee_of_another_commune"],
    more_votes_than_people: ["more_votes_than_people"],
    a_quota_that_is_passed: ["stage_without_steps", "stage_without_steps", "quota_passed"],
    a_list_over_its_quota: ["fixed_over_quota"],
    a_list_without_its_places: ["list_not_places"],
    a_recognition_without_a_decision: ["stage_without_decision"],
    a_decision_without_the_stage: ["stage_without_steps", "decision_without_stage"],
    a_line_without_its_award: ["award_not_as_line"],
    an_award_that_outlives_its_line: ["revoked_not_alike"],
    an_award_of_another_number: ["award_of_another_decision"],
    an_award_held_back_alone: ["held_back_not_alike"],
    a_dossier_taken_in_by_nothing: ["taken_in_nowhere"],
    a_decision_held_back_behind_its_dossier: ["not_taken_in", "held_back_not_alike"],
    nothing_paid: ["paid_nothing"],
    a_line_that_outlives_its_decision: ["line_outlives_decision"],
    a_draft_of_what_is_decided: ["stage_without_steps", "draft_of_decided"],
    an_award_of_another_commune: ["award_across_communes"],
    an_award_of_no_kind: ["award_of_no_kind"],
    a_number_the_book_never_gave: ["book_number_never_given"],
    an_entry_in_anothers_book: ["book_of_another_commune"],
    a_report_of_anothers_campaign: ["handed_up_of_another"],
    a_first_round_taken_out: ["handing_up_round_missing"],
    a_round_after_one_that_is_open: ["handing_up_not_ended"],
}


@pytest.mark.parametrize("break_it", BREAKS, ids=lambda breaker: breaker.__name__)
def test_what_is_broken_is_found_and_nothing_else(place, break_it):
    break_it(place)
    broken = [breach for breach in breaches() if breach not in place.whole]
    assert [breach.code for breach in broken] == BREAKS[break_it]
    for breach in broken:
        assert re.fullmatch(r"“?[A-ZĐ].+\.", breach.sentence)


def codes_given() -> set[str]:
    """Give the codes that stand in the rooms' invariants: words_like_this that name no field."""
    modules = {import_module(name.rpartition(".")[0]) for name in settings.INVARIANTS}
    source = "".join(inspect.getsource(module) for module in (*modules, submissions.invariants))
    fields = {field.name for model in apps.get_models() for field in model._meta.get_fields()}
    return set(re.findall(r'"([a-z0-9]+(?:_[a-z0-9]+)+)"', source)) - fields


def test_each_invariant_of_each_room_is_broken_above():
    elsewhere = {"hands_do_not_add_up", "old_votes_stay"}  # of a rule; in test_database_roles
    broken = {code for codes in BREAKS.values() for code in codes}
    assert broken - elsewhere == codes_given() - elsewhere
