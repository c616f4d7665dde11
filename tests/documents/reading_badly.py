"""Readers that behave as a hostile file makes a reader behave; run in children by test_sandbox."""

import os
import time
from collections.abc import Iterator

from sandbox.refusals import FileError


def length(content: bytes) -> Iterator[bytes]:
    yield b"%d" % len(content)


def environment(content: bytes) -> Iterator[bytes]:
    yield " ".join(sorted(os.environ)).encode()


def refuse(content: bytes, sentence: str) -> Iterator[bytes]:
    yield b"what was written before"
    raise FileError(sentence)


def sleep(content: bytes) -> Iterator[bytes]:
    time.sleep(60)
    yield b""


def work(content: bytes) -> Iterator[bytes]:
    while True:
        pass
    yield b""


def take_memory(content: bytes) -> Iterator[bytes]:
    yield bytes(4 * 1024 * 1024 * 1024)


def answer_without_end(content: bytes) -> Iterator[bytes]:
    while True:
        yield bytes(1024 * 1024)


def recurse(content: bytes) -> Iterator[bytes]:
    yield from recurse(content)


def die(content: bytes) -> Iterator[bytes]:
    os.abort()
    yield b""


def stumble(content: bytes) -> Iterator[bytes]:
    yield b"half of the answer"
    raise KeyError("a part that every file has")
