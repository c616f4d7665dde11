"""The log: written once, never changed, and every change found."""

from datetime import timedelta
from threading import Thread

import pytest
from django.core.checks import ERROR
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, transaction

from history.chain import (
    Anchor,
    anchors,
    anchors_in,
    breaches,
    breaches_against,
    fingerprint,
)
from history.checks import log_has_a_key
from history.log import record
from history.models import AppendOnlyError, Event
from people.roles import CHAIR, OFFICE
from tests.cast import Cast
from tests.issuing import make_issued
from tests.lasting import settle

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
            cursor.execute("ALTER TABLE history_event DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE history_chainhead DISABLE TRIGGER USER")
        else:
            for name in ("no_update", "no_delete", "only_forward", "head_stays"):
                cursor.execute(f"DROP TRIGGER IF EXISTS history_{name}")
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
    "sql",
    [
        "UPDATE history_event SET sentence = 'Khác.'",
        "DELETE FROM history_event",
        "DELETE FROM history_chainhead",
        "UPDATE history_chainhead SET sequence = 0",
        "UPDATE history_chainhead SET chain = chain + 1",
    ],
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


@pytest.mark.postgres
@pytest.mark.parametrize("table", ["history_event", "history_chainhead"])
def test_the_database_refuses_to_empty_the_log_at_once(cast, table):
    write(cast, "Một.")
    settle()
    with (
        pytest.raises(DatabaseError, match="chỉ được ghi thêm"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"TRUNCATE {table}")
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


def forged(chain: int, key: str, events: list[Event]) -> None:
    """Write a chain anew as somebody would who knows the program but not the key."""
    previous = ""
    for event in events:
        event.previous_hash = previous
        event.hash = previous = fingerprint(event, key)
        rewrite(
            "UPDATE history_event SET sentence = %s, previous_hash = %s, hash = %s "
            "WHERE chain = %s AND sequence = %s",
            event.sentence,
            event.previous_hash,
            event.hash,
            chain,
            event.sequence,
        )
    rewrite("UPDATE history_chainhead SET hash = %s WHERE chain = %s", previous, chain)


def three_events(cast: Cast) -> tuple[int, list[Event]]:
    return cast.commune.pk, [write(cast, sentence) for sentence in ("Một.", "Hai.", "Ba.")]


def test_a_chain_written_anew_without_the_key_is_found(cast):
    chain, events = three_events(cast)
    events[0].sentence = "Khác."
    forged(chain, "doan mo", events)
    assert list(breaches()) == [
        f"Chuỗi {chain}, sự việc 1 đến 3: không mang dấu của khóa nhật ký; đã bị viết lại, hoặc "
        "khóa đã đổi mà chưa khai HISTORY_OLD_KEYS."
    ]


def test_an_end_cut_off_together_with_its_head_is_found_by_the_anchor(cast):
    chain, events = three_events(cast)
    kept = anchors()
    assert list(map(str, kept)) == [f"{chain}/3/{events[2].hash}"]
    rewrite("DELETE FROM history_event WHERE sequence = 3")
    rewrite("UPDATE history_chainhead SET sequence = 2, hash = %s", events[1].hash)
    assert list(breaches()) == []
    assert list(breaches_against(kept)) == [
        f"Chuỗi {chain}: mốc đã giữ ghi 3 sự việc, nhật ký chỉ có 2: phần cuối đã bị cắt, hoặc vừa "
        "phục hồi một bản sao lưu cũ hơn."
    ]


def test_a_chain_written_anew_with_the_stolen_key_is_found_by_the_anchor(cast, settings):
    chain, events = three_events(cast)
    kept = anchors()
    events[0].sentence = "Khác."
    forged(chain, settings.HISTORY_KEY, events)
    assert list(breaches()) == []
    assert list(breaches_against(kept)) == [
        f"Chuỗi {chain}, sự việc 3: khác với mốc đã giữ; nhật ký từ đó trở về trước đã bị viết lại."
    ]


@pytest.mark.parametrize(
    "done",
    [
        "UPDATE history_chainhead SET chain = chain + 500",
        "UPDATE history_chainhead SET (sequence, hash) = (SELECT sequence, hash FROM "
        "history_chainhead AS other WHERE other.chain <> history_chainhead.chain)",
        "UPDATE history_event SET chain = chain + 500 WHERE sequence = 1",
        "UPDATE history_event SET actor_name = 'Người khác' WHERE sequence = 3",
        "DELETE FROM history_chainhead",
    ],
    ids=["heads unknown", "heads swapped", "an event's commune", "an actor", "no heads"],
)
def test_what_is_moved_between_communes_is_found(cast, done):
    three_events(cast)
    write(Cast.of("Quảng Phú", "qp"), "Một.")
    assert list(breaches()) == []
    rewrite(done)
    assert list(breaches()) != []


def test_a_log_that_is_gone_with_its_heads_is_found_by_the_anchor(cast):
    chain, _ = three_events(cast)
    kept = anchors()
    rewrite("DELETE FROM history_event")
    rewrite("DELETE FROM history_chainhead")
    [sentence] = breaches_against(kept)
    assert (list(breaches()), f"Chuỗi {chain}: mốc đã giữ ghi 3 sự việc" in sentence) == ([], True)


def test_another_key_proves_nothing(cast, settings):
    three_events(cast)
    settings.HISTORY_KEY = "mot-khoa-khac"
    [sentence] = breaches()
    assert "sự việc 1 đến 3: không mang dấu của khóa nhật ký" in sentence


def test_an_anchor_still_holds_when_the_log_has_grown(cast):
    three_events(cast)
    kept = anchors()
    write(cast, "Bốn.")
    assert list(breaches_against(kept)) == []


def test_the_register_shows_where_the_log_stood_when_a_paper_was_issued(client):
    cast = Cast.of()
    first, second = write(cast, "Một."), write(cast, "Hai.")
    make_issued(cast.commune.pk, issued_at=second.at)
    make_issued(cast.commune.pk, ordinal=2, issued_at=first.at - timedelta(seconds=1))
    write(cast, "Ba.")
    client.force_login(cast[OFFICE])
    page = client.get("/so-van-ban/").content.decode()
    assert anchors_in(page) == [Anchor(cast.commune.pk, 2, second.hash)]


def test_after_a_change_of_keys_the_old_one_proves_the_old_events_and_signs_no_more(cast, settings):
    old = settings.HISTORY_KEY
    chain, _ = three_events(cast)
    settings.HISTORY_KEY, settings.HISTORY_OLD_KEYS = "khoa-moi-" * 5, [old]
    event = write(cast, "Bốn.")
    assert list(breaches()) == []
    last = write(cast, "Năm.")
    last.sentence, last.previous_hash = "Khác.", event.hash
    rewrite(
        "UPDATE history_event SET sentence = 'Khác.', hash = %s WHERE sequence = 5",
        fingerprint(last, old),
    )
    rewrite("UPDATE history_chainhead SET hash = %s", fingerprint(last, old))
    assert list(breaches()) == [f"Chuỗi {chain}, sự việc 5: nội dung đã bị sửa."]


def test_a_place_without_a_key_is_refused_with_the_line_that_mends_it(settings):
    assert log_has_a_key(None) == []
    settings.HISTORY_KEY = "ngan"
    [error] = log_has_a_key(None)
    assert (error.id, error.level) == ("history.E001", ERROR)
    assert error.hint.endswith("openssl rand -base64 48")


def test_the_command_compares_with_a_mail_that_was_kept_or_a_line(cast, tmp_path, capsys):
    three_events(cast)
    call_command("verify_history")
    [sentence, line] = capsys.readouterr().out.splitlines()
    assert sentence == "Nhật ký nguyên vẹn: 3 sự việc. Mốc để giữ:"
    mail = tmp_path / "thu.eml"
    mail.write_text(f"Subject: Kiểm tra\n\nMốc:\n{line}\n")
    for given in (str(mail), f"dán từ thư: {line}."):
        call_command("verify_history", anchor=given)
    rewrite("DELETE FROM history_event")
    rewrite("DELETE FROM history_chainhead")
    call_command("verify_history")
    for given in (str(mail), line):
        with pytest.raises(CommandError, match="nhật ký chỉ có 0"):
            call_command("verify_history", anchor=given)
    with pytest.raises(CommandError, match="Không thấy mốc nào"):
        call_command("verify_history", anchor="12/3/abc")


def test_the_command_counts_a_sound_log_and_names_the_breaches_of_another(cast, capsys):
    write(cast, "Một.")
    call_command("verify_history")
    assert capsys.readouterr().out.startswith("Nhật ký nguyên vẹn: 1 sự việc. ")
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
