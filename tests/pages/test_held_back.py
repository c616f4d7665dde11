"""A decision that is issued and not released tells nobody outside the office anything: every page
that a unit or a member can reach reads as it did before."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from decisions import actions as decisions
from decisions.models import AwardDecision
from nominations.facts.known import known_of
from notifications.models import Notice
from people.roles import MEMBER, OFFICE, SECRETARY, UNIT_HEAD
from tests.actions.test_decision_drafts import signed
from tests.cast import Cast
from tests.deciding import make_award
from tests.nominating import make_nomination
from tests.registering import launched, staff
from tests.signed import chairman_of

pytestmark = pytest.mark.django_db

NOT_READ = re.compile(r"\.(pdf|docx|xlsx|ics)$|/dang-xuat/|/lich/|/static/|/media/")


@pytest.fixture
def cast():
    return Cast.of()


@pytest.fixture
def campaign(cast):
    return launched(cast, on=date(2021, 12, 20))


@pytest.fixture
def made(cast, campaign):
    """Give a signed draft over people and a collective of the unit; the first strives for more."""
    first, *others = staff(cast.unit)
    cast[MEMBER].person = first
    cast[MEMBER].save()
    nominations = [
        make_nomination(campaign, person, "LDTT", "vetted") for person in (first, *others)
    ]
    nominations.append(make_nomination(campaign, cast.unit, "GIAY_KHEN", "vetted"))
    make_nomination(campaign, first, "CSTDCS", "submitted")
    make_award(first, "LDTT", 2020)
    return signed(cast, campaign, nominations, chairman_of(cast))


def read(client: Client) -> dict[str, str]:
    """Give every page that is reached by following addresses from the home page."""
    pages, waiting = {}, ["/", "/tra-cuu/", "/quyet-dinh/", "/ho-so/", "/thong-bao/", "/tim/?q=325"]
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        answer = client.get(address, follow=True)
        if answer.streaming:  # a file is closed when it has been read
            list(answer)
        is_page = "text/html" in answer["Content-Type"]
        text = answer.content.decode() if is_page else ""
        pages[address] = f"{answer.status_code} {plain(text)}"
        links = (unescape(link).split("#")[0] for link in re.findall(r'href="(/[^"]*)"', text))
        waiting += [link for link in links if link not in pages and not NOT_READ.search(link)]
    return pages


def plain(text: str) -> str:
    """Give a page without what differs each time it is asked for."""
    return re.sub(
        r'(name="(?:csrfmiddlewaretoken|once)" value|nonce|hx-headers)=("[^"]*"|\'[^\']*\')',
        "",
        text,
    )


def differing(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return sorted(
        address for address in {*before, *after} if before.get(address) != after.get(address)
    )


def test_no_page_of_a_unit_or_a_member_tells_before_the_release(cast, made):
    Notice.objects.update(read_at=timezone.now())  # each page says how many are new
    clients = {role: Client() for role in (UNIT_HEAD, MEMBER)}
    for role, client in clients.items():
        client.force_login(cast[role])  # once: the account says when
    before = {role: read(client) for role, client in clients.items()}
    decision = decisions.issue(made, is_confirmed=True, by=cast.acting(OFFICE))
    for role, pages in before.items():
        assert differing(pages, read(clients[role])) == [], role.name
    decisions.release(decision, by=cast.acting(SECRETARY))
    for role, pages in before.items():
        after = read(clients[role])
        assert len(differing(pages, after)) > 3, role.name
        assert any("325/QĐ-UBND" in page for page in after.values()), role.name


def test_neither_papers_nor_the_office_mistake_what_is_held_back(cast, campaign, made):
    first = made.lines.first().nomination
    next_one = make_nomination(campaign, first.person, "GIAY_KHEN", "draft")
    decisions.issue(made, is_confirmed=True, by=cast.acting(OFFICE))
    first.refresh_from_db()
    assert (first.stage, first.taken_in) == ("vetted", "issued")
    assert [title.year for title in known_of(next_one).titles] == [2020]
    decisions.release(AwardDecision.objects.get(), by=cast.acting(OFFICE))
    first.refresh_from_db()
    assert (first.stage, first.taken_in) == ("recognised", "")
    assert [title.year for title in known_of(next_one).titles] == [2020, 2021]
