"""Asking a web server as browsers do: one client alone, or many at once."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from statistics import mean

WARMING, REQUESTS, PATIENCE = 4, 60, 10.0  # alone: so many requests, or so many seconds
CLIENTS, CROWDED, TURNS = 16, 3.0, 4  # together: so many clients for so many seconds, in turns
TIMEOUT = 60


@dataclass(frozen=True)
class Page:
    """A page of a server as somebody who has logged in opens it; `cookies` as a browser sends back
    what earlier pages gave it."""

    port: int
    path: str
    cookies: str


def alone(*pages: Page) -> list[list[float]]:
    """Give the seconds that each answer took to one client, page by page, sorted. The pages take
    turns, so that what else the machine does befalls all alike."""
    connections = [_connection(page) for page in pages]
    times: list[list[float]] = [[] for _ in pages]
    until = time.monotonic() + PATIENCE
    for turn in range(-WARMING, REQUESTS):
        for page, connection, taken in zip(pages, connections, times, strict=True):
            seconds = _opened(connection, page)
            taken += [seconds] if turn >= 0 else []
        if time.monotonic() > until and times[0]:
            break
    return [sorted(taken) for taken in times]


def crowded(*pages: Page) -> list[float]:
    """Give the requests of each page that are answered in a second when many clients ask at once.
    The pages take turns here, too."""
    rates = [[_asked_by_many(page, CROWDED / TURNS) for page in pages] for _ in range(TURNS)]
    return [mean(of_page) for of_page in zip(*rates, strict=True)]


def _asked_by_many(page: Page, seconds: float) -> float:
    until = time.monotonic() + seconds

    def ask(_: int) -> int:
        connection, count = _connection(page), 0
        while time.monotonic() < until:
            _opened(connection, page)
            count += 1
        return count

    start = time.monotonic()
    with ThreadPoolExecutor(CLIENTS) as clients:
        answered = sum(clients.map(ask, range(CLIENTS)))
    return answered / (time.monotonic() - start)


def share(times: Sequence[float], part: float) -> float:
    """Give the time within which a part of the answers came; `times` are sorted."""
    return times[min(int(len(times) * part), len(times) - 1)]


def _connection(page: Page) -> HTTPConnection:
    return HTTPConnection("127.0.0.1", page.port, timeout=TIMEOUT)


def _opened(connection: HTTPConnection, page: Page) -> float:
    start = time.perf_counter()
    connection.request("GET", page.path, headers={"Cookie": page.cookies})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise SystemExit(f"{page.path} answered {answer.status}")
    return time.perf_counter() - start
