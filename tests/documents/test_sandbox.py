"""Files of strangers are opened in a child: limits of time, memory and answer, and what is said."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from sandbox.limits import Limits
from sandbox.opening import AT_ONCE, opened
from sandbox.refusals import BrokenFileError, BusyError, FileError, HeavyFileError
from tests.measured import measured

SHORT = Limits(processor_seconds=1, megabytes=512, seconds=4, written_megabytes=4)


def output(reader: str, *arguments: str, content: bytes = b"abc", limits: Limits = SHORT) -> bytes:
    with opened(
        f"tests.documents.reading_badly:{reader}", content, *arguments, limits=limits
    ) as answer:
        return answer.read()


def test_a_reader_gets_the_file_and_its_answer_comes_back():
    assert output("length", content=bytes(3_000_000)) == b"3000000"


def test_a_reader_knows_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "bi-mat")
    assert set(output("environment").decode().split()) <= {"LANG", "LC_CTYPE", "PATH"}


def test_a_refusal_comes_with_its_sentence_and_without_what_was_written_before():
    with pytest.raises(FileError) as refusal:
        output("refuse", "Tệp có mật khẩu.")
    assert (type(refusal.value), str(refusal.value)) == (FileError, "Tệp có mật khẩu.")


ENDED = {
    "sleep": (SHORT._replace(seconds=1), BusyError),
    "work": (SHORT, HeavyFileError),
    "take_memory": (SHORT, HeavyFileError),
    "answer_without_end": (SHORT, HeavyFileError),
    "recurse": (SHORT, HeavyFileError),
    "die": (SHORT, HeavyFileError),
    "stumble": (SHORT, BrokenFileError),
}


@pytest.mark.parametrize("reader", ENDED)
def test_a_reader_that_is_led_astray_ends_and_costs_us_nothing(reader):
    limits, error = ENDED[reader]
    with measured() as cost, pytest.raises(error) as refusal:
        output(reader, limits=limits)
    assert type(refusal.value) is error
    assert cost.seconds < limits.seconds + 1
    assert cost.megabytes < 20


def test_only_so_many_files_are_opened_at_once_and_nobody_waits_for_ever():
    def sleep() -> None:
        with suppress(BusyError):
            output("sleep", limits=SHORT._replace(seconds=2))

    with ThreadPoolExecutor() as others:
        for _ in range(AT_ONCE):
            others.submit(sleep)
        time.sleep(0.3)
        with pytest.raises(BusyError):
            output("length", limits=SHORT._replace(seconds=1))
    assert output("length") == b"3"


def test_who_has_no_time_left_is_told_that_the_house_is_busy():
    with pytest.raises(BusyError):
        output("length", limits=SHORT._replace(seconds=0.1))
