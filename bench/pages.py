"""The pages beside a bare Django list of 50 rows behind a login, served alike by gunicorn."""

from __future__ import annotations

import logging
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nominations.periodic import follow_changes
from people.models import User
from people.roles import CHAIR, OFFICE, OVERSEER, SECRETARY, UNIT_HEAD, Role
from reports.catalogue import REPORTS
from reports.models import YearPaper

from . import above
from .bare import models as bare
from .load import CLIENTS, Page, alone, crowded, share
from .province import Staffed, communes
from .serving import serving
from .years import Year, years_of

TIMES_AT_MOST, P95_AT_MOST, SHARE_AT_LEAST = 3, 0.080, 0.6
OF_MANY_AT_MOST = 1.0
WIDTH = 40
HEAD = f"{'':{WIDTH}} queries   p50   p95  × list   req/s  share  goal\n"


@dataclass(frozen=True)
class Subject:
    """A page that is measured: what it shows to whom, whether it is a list, and whether of all
    communes that a level above looks after."""

    name: str
    role: Role
    path: str
    is_list: bool = False
    is_of_many: bool = False


@dataclass(frozen=True)
class Measured:
    """What was measured of a page, and of the bare list in the same moments."""

    times: list[float]
    bare_times: list[float]
    rate: float
    bare_rate: float

    @property
    def p95(self) -> float:
        return share(self.times, 0.95)

    @property
    def ratio(self) -> float:
        return share(self.times, 0.5) / share(self.bare_times, 0.5)

    @property
    def share(self) -> float:
        return self.rate / self.bare_rate

    def misses(self, page: Subject) -> Iterator[str]:
        """Give the goals that the page does not reach."""
        if page.is_of_many:
            if self.p95 > OF_MANY_AT_MOST:
                yield f"> {OF_MANY_AT_MOST:.0f} s"
            return
        if self.ratio > TIMES_AT_MOST:
            yield f"> {TIMES_AT_MOST} ×"
        if self.p95 > P95_AT_MOST:
            yield f"> {1000 * P95_AT_MOST:.0f} ms"
        if page.is_list and self.share < SHARE_AT_LEAST:
            yield f"< {SHARE_AT_LEAST}"


def main(number: int) -> int:
    """Build so many communes, measure the pages of the first one beside the list, and print it."""
    logging.disable(logging.INFO)  # who logs in is no line of the table
    staffed, years = _built(number)
    sessions = {code: _logged_in(user) for code, user in staffed.users.items()}
    subjects = list(subjects_of(years))
    queries = [_queries(subject, sessions[subject.role.code]) for subject in subjects]
    connections.close_all()
    measured = []
    with serving("thiduakt.settings") as port, serving("bench.bare.settings") as bare_port:
        plain = Page(bare_port, "/", _cookies(sessions[SECRETARY.code]))
        sys.stdout.write(HEAD)
        for subject, count in zip(subjects, queries, strict=True):
            page = Page(port, subject.path, _cookies(sessions[subject.role.code]))
            measured.append(_measured(page, plain))
            sys.stdout.write(_line(subject, count, measured[-1]))
            sys.stdout.flush()
    sys.stdout.write(_foot(measured))
    return 0


def subjects_of(years: list[Year]) -> Iterator[Subject]:
    """Give the pages, of the last year of a commune and of the decision of the year before."""
    year, decision = years[-1], years[-2].decision
    campaign, waiting = year.campaign.pk, year.registrations[-1].pk
    received = next(
        nomination.pk for nomination in year.nominations if nomination.stage == "received"
    )
    returned = next(
        nomination.pk for nomination in year.nominations if nomination.stage == "returned"
    )
    for role in (SECRETARY, OFFICE, UNIT_HEAD, CHAIR):
        yield Subject("home", role, "/")
    for role in (SECRETARY, UNIT_HEAD):
        yield Subject("list of dossiers", role, "/ho-so/", is_list=True)
    yield Subject("desk of registrations", OFFICE, "/dang-ky/", is_list=True)
    yield Subject("all dossiers", SECRETARY, "/ho-so/?loc=tat-ca", is_list=True)
    yield Subject("vetting a dossier", SECRETARY, f"/ho-so/{received}/")
    for role in (SECRETARY, UNIT_HEAD):
        yield Subject("a dossier", role, f"/ho-so/{returned}/")
    yield Subject("quota", SECRETARY, f"/chi-tieu/{campaign}/")
    yield Subject("registered ↔ proposed", SECRETARY, f"/chi-tieu/{campaign}/so-sanh/")
    for kind in REPORTS:
        yield Subject(f"report {kind.code}", SECRETARY, f"/bao-cao/{kind.code}/")
    yield Subject("báo cáo of the years", OFFICE, "/bao-cao/van-ban/")
    total = YearPaper.objects.get(campaign=campaign).get_absolute_url()
    yield Subject("báo cáo tổng kết", OFFICE, total)
    yield Subject("home", OVERSEER, "/")
    yield Subject("all communes", OVERSEER, "/bao-cao/cac-xa/", is_of_many=True)
    yield Subject("reports handed up", OVERSEER, "/bao-cao/cac-xa/bao-cao/", is_of_many=True)
    yield Subject("papers", SECRETARY, f"/ho-so/van-ban/{campaign}/")
    yield Subject("consolidated", OFFICE, f"/dang-ky/tong-hop/{campaign}/")
    yield Subject("a registration", OFFICE, f"/dang-ky/{waiting}/")
    yield Subject("a registration", UNIT_HEAD, f"/dang-ky/{year.registrations[0].pk}/")
    yield Subject("list of people", OFFICE, "/danh-muc/con-nguoi/", is_list=True)
    yield Subject("a decision of 99 lines", SECRETARY, f"/quyet-dinh/{decision.pk}/")


def _built(number: int) -> tuple[Staffed, list[Year]]:
    """Build the communes and the bare list; give the first commune with its years."""
    start, judged, built = time.monotonic(), [], []
    for staffed in communes(number):
        years = years_of(staffed, judged)
        above.report(years[-1].campaign)
        built = built or [(staffed, years)]  # the rest of a province would fill the memory
    above.look_after_all(built[0][0].users[OVERSEER.code])
    bare.build()
    follow_changes()  # as the timetable does
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    seconds = time.monotonic() - start
    sys.stdout.write(f"{number} communes of 60 people, 5 years each, built in {seconds:.0f} s\n\n")
    return built[0]


def _logged_in(user: User) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    return client


def _cookies(client: Client) -> str:
    return "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items())


def _queries(subject: Subject, client: Client) -> int:
    client.get(subject.path)  # what is kept from one request to the next is kept now
    with CaptureQueriesContext(connection) as queries:
        client.get(subject.path)
    return len(queries)


def _measured(page: Page, plain: Page) -> Measured:
    times, bare_times = alone(page, plain)
    return Measured(times, bare_times, *crowded(page, plain))


def _line(subject: Subject, queries: int, measured: Measured) -> str:
    name = f"{subject.name} ({subject.role.code})"
    p50, p95 = share(measured.times, 0.5), measured.p95
    misses = ", ".join(measured.misses(subject)) or "✓"
    return (
        f"{name:{WIDTH}} {queries:7} {1000 * p50:5.0f} {1000 * p95:5.0f} {measured.ratio:7.1f} "
        f"{measured.rate:7.0f} {measured.share:6.2f}  {misses}\n"
    )


def _foot(measured: list[Measured]) -> str:
    p50 = statistics.median(share(page.bare_times, 0.5) for page in measured)
    p95 = statistics.median(share(page.bare_times, 0.95) for page in measured)
    rate = statistics.median(page.bare_rate for page in measured)
    name = "the bare list of 50 rows"
    return (
        f"{name:{WIDTH}} {'':7} {1000 * p50:5.0f} {1000 * p95:5.0f} {1:7.1f} {rate:7.0f} {1:6.2f}\n"
        f"\np50 and p95 in ms at one client, × the list beside it; requests a second at {CLIENTS} "
        f"clients, their share of the list's.\nGoal: at most {TIMES_AT_MOST} × and "
        f"{1000 * P95_AT_MOST:.0f} ms; of lists (dossiers, desks, people) a share of at least "
        f"{SHARE_AT_LEAST}; of all communes at most {OF_MANY_AT_MOST:.0f} s.\n"
    )
