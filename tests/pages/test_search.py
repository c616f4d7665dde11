"""The search of the header: with and without accents, and never more than one may see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.db.models import Value
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.models import Award
from decisions.models import AwardDecision, DecisionLine
from nominations.facts.kept import judged_of, with_kept
from nominations.models import Nomination
from people.models import Commune, User
from people.roles import (
    CHAIR,
    COUNCIL_MEMBER,
    MEMBER,
    OFFICE,
    OVERSEER,
    ROLES,
    SECRETARY,
    UNIT_HEAD,
)
from search.bare import Bare
from tests.cast import Cast, make_person
from tests.deciding import make_award, make_decided
from tests.lasting import settle, undone_in_the_end
from tests.nominating import make_initiative, make_nomination
from tests.registered import a_campaign
from tests.world import World
from vietnamese.text import without_accents

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def worlds(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[tuple[World, World]]:
    """Ours and a neighbour, made once for all tests here."""
    with undone_in_the_end(django_db_blocker, tmp_path_factory.mktemp("media")):
        made = World.of("Hương Vinh", "hv_"), World.of("Thượng Lạc", "tho_")
        judged_of(with_kept(Nomination.objects.all()))  # as whoever looked at them before
        settle()
        yield made


@pytest.fixture
def world(worlds) -> World:
    return worlds[0]


def page(client, words: str, **more):
    answer = client.get(reverse("search:search"), {"q": words, **more})
    assert answer.status_code == 200
    return answer


def first(client, words: str):
    answer = client.get(reverse("search:search"), {"q": words}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return answer


def counts(answer) -> dict[str, int]:
    return {kind.name: kind.total for kind in answer.context["answers"]}


def titles(answer) -> list[str]:
    return [hit.title for kind in answer.context["answers"] for hit in kind.hits]


@pytest.mark.embedded
def test_the_database_takes_accents_off_as_python_does():
    letters = "".join(map(chr, (*range(0x20, 0x250), *range(0x1E00, 0x1F00))))
    kept = "".join(letter for letter in letters if len(without_accents(letter)) == 1)
    text = kept + "Ho\u0300a Đặng ð"
    commune = Commune.objects.create(name="Một", province="tỉnh Hai")

    annotated = Commune.objects.filter(pk=commune.pk).annotate(bare=Bare(Value(text)))
    (bare,) = annotated.values_list("bare", flat=True)

    assert bare == without_accents(text)


@pytest.mark.embedded
@pytest.mark.parametrize(
    "typed",
    ["Đặng Thị Hòa", "dang thi hoa", "ĐẶNG THỊ HOÀ", "hoa dang", "  đặng   hòa "],
)
def test_somebody_is_found_with_and_without_accents_in_any_order(client, typed):
    cast = Cast.of()
    make_person(cast.unit, "Đặng Thị Hòa", position="Kế toán")
    make_person(cast.unit, "Lê Văn Minh")
    client.force_login(cast[OFFICE])

    assert titles(page(client, typed)) == ["Đặng Thị Hòa"]


@pytest.mark.embedded
def test_what_bears_the_accents_that_were_typed_comes_first(client):
    cast = Cast.of()
    for name in ("Lê Thị Hoa", "Lê Thị Hòa", "Lê Thị Hóa"):
        make_person(cast.unit, name)
    client.force_login(cast[OFFICE])

    assert titles(page(client, "Thị Hóa")) == ["Lê Thị Hóa", "Lê Thị Hoa", "Lê Thị Hòa"]


@pytest.mark.embedded
def test_each_kind_is_found_by_its_own_words(client):
    cast = Cast.of()
    lan = make_person(cast.unit, "Trần Thị Lan", position="Công chức")
    campaign = a_campaign(cast)
    dossier = make_nomination(campaign, lan, "CSTDCS")
    idea = make_initiative(campaign, lan, "Sổ tay một cửa")
    idea.authors.update(share=60)
    idea.authors.create(name="Hồ Ngọc Bích", share=40)
    decided = make_decided(make_nomination(campaign, lan, "GIAY_KHEN"), number="7/QĐ-UBND")
    decision, awards = decided.line.decision, f"{reverse('awards:history')}?"
    make_award(lan, "LDTT", 2019)
    client.force_login(cast[OFFICE])

    hits = {
        words: [hit.url for kind in page(client, words).context["answers"] for hit in kind.hits]
        for words in (
            *("chiến sỹ thi đua cơ sở", "mot cua", "ngoc bich", "7/qd", "ke toan tai chinh"),
            *("lao dong tien tien 2019", "quyết định lan"),
        )
    }
    of_lan = (
        urlencode({"ten": "Trần Thị Lan", "nam": 2021}),
        urlencode({"ten": "Trần Thị Lan", "nam": 2019}),
    )

    assert hits == {
        "chiến sỹ thi đua cơ sở": [dossier.get_absolute_url()],
        "mot cua": [idea.get_absolute_url()],
        "ngoc bich": [idea.get_absolute_url()],
        "7/qd": [decision.get_absolute_url(), awards + of_lan[0]],
        "ke toan tai chinh": [reverse("people:unit", args=[cast.other_unit.pk])],
        "lao dong tien tien 2019": [awards + of_lan[1]],
        "quyết định lan": [decision.get_absolute_url()],
    }


OF_ALL = {"can-bo": 4, "ho-so": 6, "sang-kien": 5, "quyet-dinh": 2, "khen-thuong": 3}
SEEN = {
    UNIT_HEAD: {"can-bo": 3, "ho-so": 6, "sang-kien": 5, "quyet-dinh": 2, "khen-thuong": 3},
    MEMBER: {"can-bo": 1, "ho-so": 2, "sang-kien": 1, "khen-thuong": 2},
    OFFICE: OF_ALL | {"van-ban": 3},
    SECRETARY: OF_ALL | {"van-ban": 3},
    COUNCIL_MEMBER: {"sang-kien": 4},  # what was sent; no draft
    CHAIR: OF_ALL,
    OVERSEER: {},
}


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.code)
def test_each_role_finds_what_it_may_see_and_can_open_all_of_it(world, client, role):
    client.force_login(world.cast[role])

    answer = page(client, "huong vinh")

    assert counts(answer) == SEEN[role]
    for kind in answer.context["answers"]:
        for hit in kind.hits:
            opened = client.get(hit.url)
            list(opened)
            assert opened.status_code in (200, 302), hit  # 302: its file is gone


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.code)
def test_nothing_of_a_neighbour_is_found_or_counted(world, client, role):
    client.force_login(world.cast[role])
    assert counts(page(client, "thuong lac")) == {}
    assert counts(first(client, "thuong lac")) == {}


@pytest.mark.parametrize("role", [UNIT_HEAD, MEMBER, OFFICE], ids=lambda role: role.code)
def test_what_a_decision_holds_back_is_found_by_the_office_alone(world, client, role):
    award, cast = world.award, world.cast
    decision = award.line.decision
    User.objects.filter(pk=cast[MEMBER].pk).update(person=award.person)
    client.force_login(cast[role])

    def counts_while(is_held_back: bool) -> list[dict[str, int]]:
        Award.objects.filter(pk=award.pk).update(is_held_back=is_held_back)
        released_on = None if is_held_back else date(2020, 12, 2)
        AwardDecision.objects.filter(pk=decision.pk).update(released_on=released_on)
        by_name = f"{award.kind.name} {award.holder_name} {award.year}"
        words = (decision.number, by_name, f"quyết định {award.holder_name}")
        seen = [counts(page(client, query)) for query in words]
        return [
            {kind: count.get(kind, 0) for kind in ("quyet-dinh", "khen-thuong")} for count in seen
        ]

    nothing = {"quyet-dinh": 0, "khen-thuong": 0}
    decisions = 0 if role is MEMBER else 1
    told = [
        {"quyet-dinh": decisions, "khen-thuong": 1},
        {"quyet-dinh": 0, "khen-thuong": 1},
        {"quyet-dinh": decisions, "khen-thuong": 0},
    ]
    assert counts_while(is_held_back=True) == (told if role is OFFICE else [nothing] * 3)
    assert counts_while(is_held_back=False) == told


@pytest.mark.embedded
def test_a_unit_finds_a_decision_by_the_names_of_its_own(client):
    cast = Cast.of()
    campaign = a_campaign(cast)
    ours, theirs = make_person(cast.unit, "Lê Thị Lan"), make_person(cast.other_unit, "Ngô Cúc")
    decision = make_decided(make_nomination(campaign, ours)).line.decision
    DecisionLine.objects.create(
        decision=decision, nomination=make_nomination(campaign, theirs), is_recognised=True
    )

    def counts_for(role, words) -> dict[str, int]:
        client.force_login(cast[role])
        return counts(page(client, f"quyết định {words}"))

    assert [counts_for(role, "ngô cúc") for role in (OFFICE, UNIT_HEAD)] == [{"quyet-dinh": 1}, {}]
    assert counts_for(UNIT_HEAD, "le thi lan") == {"quyet-dinh": 1}


def test_a_unit_finds_nothing_of_another_unit(world, client):
    hidden = make_person(world.cast.other_unit, "Người Đơn Vị Khác")
    make_nomination(world.launched, hidden)
    make_initiative(world.launched, hidden, "Sáng kiến đơn vị khác")
    make_award(hidden)
    client.force_login(world.cast[UNIT_HEAD])

    assert counts(page(client, "don vi khac")) == {}


@pytest.mark.parametrize("rows", [1, 3, 40])
def test_a_search_costs_the_same_however_much_is_found(client, rows):
    cast = Cast.of()
    campaign = a_campaign(cast)
    for number in range(rows):
        person = make_person(cast.unit, f"Nguyễn Văn Sáu {number:02}")
        make_nomination(campaign, person)
        make_initiative(campaign, person, f"Sáng kiến của Sáu {number:02}")
        make_award(person)
    client.force_login(cast[OFFICE])

    with CaptureQueriesContext(connection) as whole:
        page(client, "sau")
    with CaptureQueriesContext(connection) as typing:
        first(client, "sau")

    assert (len(whole), len(typing)) == (5, 4)  # of them one for all that is found


def test_a_page_shows_ten_of_a_kind_and_leads_to_all_of_it_in_pages(client):
    cast = Cast.of()
    for number in range(1, 34):
        make_person(cast.unit, f"Nguyễn Văn Sáu {number:02}")
    client.force_login(cast[OFFICE])

    everything = page(client, "sáu")
    last = page(client, "sáu", loai="can-bo", trang="2")

    assert (counts(everything), len(titles(everything))) == ({"can-bo": 33}, 10)
    assert titles(last) == [f"Nguyễn Văn Sáu {number}" for number in (31, 32, 33)]
    assert len(titles(first(client, "sáu"))) == 4


@pytest.mark.embedded
@pytest.mark.parametrize(
    "typed",
    [
        *("%", "_", "%%", "__", "%_%", "\\", "'; --", "😀😀"),
        *("x" * 10_000, "a" * 101, " " * 200, "\x00\x00", "\u0301\u0301", "\u202e\u200b"),
    ],
)
def test_whatever_is_typed_is_answered_and_finds_nothing_by_chance(client, typed):
    cast = Cast.of()
    make_person(cast.unit, "Trần Thị Lan")
    client.force_login(cast[OFFICE])

    assert counts(page(client, typed)) == counts(first(client, typed)) == {}
    assert counts(page(client, typed, loai="can-bo", trang="9" * 400)) == {}


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("", ""),
        ("ă", "Hãy gõ ít nhất 2 chữ cái hoặc chữ số."),
        ("x" * 101, "Chữ cần tìm dài quá 100 ký tự. Hãy gõ vài chữ chính."),
        ("lan", ""),
    ],
)
def test_what_cannot_be_searched_is_said(client, typed, complaint):
    client.force_login(Cast.of()[OFFICE])
    assert page(client, typed).context["asked"].complaint == complaint


def test_somebody_without_a_role_finds_nothing(django_user_model, client):
    client.force_login(django_user_model.objects.create_user("moi"))
    assert counts(page(client, "lan")) == {}
