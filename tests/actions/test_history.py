"""The log: written once, never changed, and every change found."""

from threading import Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, transaction

from history.log import breaches, record
from history.models import AppendOnlyError, Event
from people.roles import CHAIR
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def cast():
    return Cast.of()


def write(cast: Cast, sentence: str) -> Event:
    return record(
        "test.done",
        cast.unit,
        sentence,
        by=cast.acting(CHAIR),
        commune_id=cast.commune.pk,
        count=3,
    )


def rewrite(sql: str, *params) -> None:
    """Change the log behind the program's back, as somebody with the database's password could."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE history_event DISABLE TRIGGER history_append_only")
        else:
            cursor.execute("DROP TRIGGER history_no_update")
            cursor.execute("DROP TRIGGER history_no_delete")
        cursor.execute(sql, params)


def test_an_event_says_who_did_what_in_which_role(cast):
    event = write(cast, "Đổi tên đơn vị.")
    event.refresh_from_db()
    assert (event.actor_name, event.actor_role, event.sentence, event.data) == (
        "Người Chủ tịch",
        "Chủ tịch",
        "Đổi tên đơn vị.",
        {"count": 3},
    )
    assert list(Event.objects.about(cast.unit)) == [event]
    assert list(Event.objects.about(cast.other_unit)) == []


def test_the_events_of_a_commune_form_a_chain_of_their_own(cast):
    neighbour = Cast.of("Quảng Thọ", prefix="tho_")
    first, second, other = write(cast, "Một."), write(cast, "Hai."), write(neighbour, "Ba.")
    assert [(e.chain, e.sequence, e.previous_hash) for e in (first, second, other)] == [
        (cast.commune.pk, 1, ""),
        (cast.commune.pk, 2, first.hash),
        (neighbour.commune.pk, 1, ""),
    ]
    assert list(breaches()) == []


def test_the_program_has_no_way_to_change_the_log(cast):
    event = write(cast, "Một.")
    for change in (event.save, event.delete, Event.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            change()
    with pytest.raises(AppendOnlyError):
        Event.objects.update(sentence="Khác.")


@pytest.mark.parametrize(
    "sql", ["UPDATE history_event SET sentence = 'Khác.'", "DELETE FROM history_event"]
)
def test_the_database_refuses_to_change_the_log(cast, sql):
    write(cast, "Một.")
    with (
        pytest.raises(DatabaseError, match="chỉ được ghi thêm"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert Event.objects.get().sentence == "Một."


def test_a_changed_sentence_is_found(cast):
    write(cast, "Một.")
    write(cast, "Hai.")
    rewrite("UPDATE history_event SET sentence = %s WHERE sequence = 1", "Khác.")
    assert list(breaches()) == [f"Chuỗi {cast.commune.pk}, sự việc 1: nội dung đã bị sửa."]


def test_an_event_taken_out_of_the_middle_is_found(cast):
    for sentence in ("Một.", "Hai.", "Ba."):
        write(cast, sentence)
    rewrite("DELETE FROM history_event WHERE sequence = 2")
    assert list(breaches()) == [f"Chuỗi {cast.commune.pk}, sự việc 3: thiếu sự việc 2 đến 2."]


def test_events_cut_off_at_the_end_are_missed(cast):
    write(cast, "Một.")
    write(cast, "Hai.")
    rewrite("DELETE FROM history_event WHERE sequence = 2")
    assert list(breaches()) == [f"Chuỗi {cast.commune.pk}: mắt cuối ghi 2 sự việc, nhật ký có 1."]


def test_the_command_counts_a_sound_log_and_names_the_breaches_of_another(cast, capsys):
    write(cast, "Một.")
    call_command("verify_history")
    assert capsys.readouterr().out == "Nhật ký nguyên vẹn: 1 sự việc.\n"
    rewrite("UPDATE history_event SET actor_name = 'Ai đó'")
    with pytest.raises(CommandError, match="sự việc 1: nội dung đã bị sửa"):
        call_command("verify_history")


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_eight_at_once_write_one_chain_without_a_fork(cast):
    def write_five():
        for _ in range(5):
            write(cast, "Cùng lúc.")
        connections.close_all()

    threads = [Thread(target=write_five) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sequences = Event.objects.order_by("sequence").values_list("sequence", flat=True)
    assert list(sequences) == list(range(1, 41))
    assert list(breaches()) == []
