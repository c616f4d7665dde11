"""Two secretaries at the same time, on a real PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from history.chain import breaches
from nominations.models import Nomination
from procedure.refusal import RefusedError
from tests.vetted import Office
from vetting import actions as vetting
from vetting.facts.standing import quota_now
from vetting.models import QuotaList

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(*acts) -> list[tuple[str, str]]:
    """Do the acts in threads that start together; give the code and sentence of each refusal, two
    empty words for what was done."""
    start = Barrier(len(acts))

    def run(act) -> tuple[str, str]:
        try:
            start.wait()
            act()
        except RefusedError as refused:
            return refused.findings[0].code, str(refused)
        finally:
            connection.close()
        return "", ""

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


@pytest.fixture
def office() -> Office:
    return Office.of(people=7, cstdcs=4)


def test_the_last_place_is_given_once_and_the_others_are_told_who_took_it(office):
    answers = at_once(
        *[
            lambda nomination=nomination: vetting.give_place(nomination, by=office.by)
            for nomination in office.cstdcs
        ]
    )
    [taker] = Nomination.objects.filter(place__isnull=False).with_names()
    assert [code for code, _ in answers] == ["", *["no_place_left"] * 3]
    assert all(f"Suất cuối đã dành cho {taker.nominee}." in sentence for _, sentence in answers[1:])
    assert quota_now(office.campaign).sentence == (
        "15 % × 7 = 1,05 → 1 (làm tròn xuống); đã chọn 1, còn 0"
    )
    assert list(breaches()) == []


def test_of_two_who_save_their_ticks_one_is_told(office):
    answers = at_once(
        *[
            lambda nomination=nomination: vetting.choose(
                office.campaign, shown=[], ticked=[nomination.pk], reason="", by=office.by
            )
            for nomination in office.cstdcs[:2]
        ]
    )
    assert [code for code, _ in answers] == ["", "no_place_left"]
    assert len(quota_now(office.campaign).chosen) == 1


def test_a_list_is_fixed_once(office):
    vetting.give_place(office.cstdcs[0], by=office.by)
    answers = at_once(*[lambda: vetting.fix_list(office.campaign, by=office.by) for _ in range(2)])
    assert [code for code, _ in answers] == ["", "list_fixed"]
    assert QuotaList.objects.count() == 1


@pytest.mark.parametrize("act", [vetting.reopen, vetting.take_back_place])
def test_a_chosen_one_who_falls_away_while_the_list_is_fixed_is_in_no_fixed_list(office, act):
    vetting.give_place(office.cstdcs[0], by=office.by)
    at_once(
        lambda: vetting.fix_list(office.campaign, by=office.by),
        lambda: act(office.cstdcs[0], reason="Xem lại.", by=office.by),
    )
    names = [entry["nomination"] for row in QuotaList.objects.all() for entry in row.names]
    assert names == [contender.pk for contender in quota_now(office.campaign).chosen]


def test_dossiers_received_by_two_at_once_are_received_once(office):
    answers = at_once(
        lambda: vetting.receive_many(office.ldtt, by=office.by),
        lambda: vetting.receive_many(list(reversed(office.ldtt)), by=office.by),
    )
    assert [code for code, _ in answers] == ["", "not_waiting"]
    assert {nomination.moves.count() for nomination in office.ldtt} == {1}
