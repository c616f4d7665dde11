"""The menu of each role holds what its description promises, and each line of it opens."""

import pytest
from django.urls import reverse

from people.roles import CHAIR, COUNCIL_MEMBER, MEMBER, OVERSEER, UNIT_HEAD
from tests.cast import Cast, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

OWN = ["Hồ sơ của tôi", "Thành tích của tôi"]
MENUS = {
    MEMBER: ["Tổng quan", "Phong trào", "Sáng kiến", *OWN],
    COUNCIL_MEMBER: ["Tổng quan", "Phong trào", "Sáng kiến", "Hội đồng", *OWN],
    UNIT_HEAD: [
        "Tổng quan",
        "Phong trào",
        "Đăng ký",
        "Sáng kiến",
        "Hồ sơ khen thưởng",
        "Quyết định",
        "Tra cứu",
        "Báo cáo",
        "Thành tích của tôi",
    ],
    CHAIR: [
        "Tổng quan",
        "Phong trào",
        "Đăng ký",
        "Sáng kiến",
        "Hồ sơ khen thưởng",
        "Hội đồng",
        "Quyết định",
        "Tra cứu",
        "Báo cáo",
        "Thành tích của tôi",
    ],
    OVERSEER: ["Tổng quan", "Phong trào", "Đăng ký", "Báo cáo"],
}


@pytest.mark.parametrize("role", MENUS, ids=lambda role: role.code)
def test_the_menu_of_a_role_leads_to_what_is_its_work_and_to_what_is_ones_own(role, client):
    cast = Cast.of()
    cast.commune.first_day_done = True
    cast.commune.save()
    user = cast[role]
    if role is not OVERSEER:  # who sits at the level above is no person of the commune
        user.person = make_person(cast.unit, "Lê Thị Lan")
        user.save()
    client.force_login(user)
    menu = client.get(reverse("home")).context["menu"]
    assert [entry.item.word for entry in menu] == MENUS[role]
    assert {client.get(entry.url).status_code for entry in menu} == {200}


def test_a_page_of_ones_own_is_marked_in_the_menu(client):
    cast = Cast.of()
    user = cast[MEMBER]
    user.person = make_person(cast.unit, "Lê Thị Lan")
    user.save()
    client.force_login(user)
    for word, where in zip(
        OWN,
        (reverse("nominations:list"), reverse("awards:history_person", args=[user.person_id])),
        strict=True,
    ):
        menu = client.get(where).context["menu"]
        assert [entry.item.word for entry in menu if entry.is_here] == [word]
