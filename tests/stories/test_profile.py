"""The profile that stories share is at each one's beginning that of somebody who was never here."""

import pytest

from tests.stories.conftest import PHONE, leave, page_of

pytestmark = [pytest.mark.story, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_a_profile_forgets_what_a_story_did(context, live_server):
    page = page_of(context, PHONE)
    page.goto("/dang-nhap/")
    page.evaluate("localStorage.typed = sessionStorage.typed = 'Lan'")
    context.add_cookies([{"name": "sessionid", "value": "an", "url": live_server.url}])
    context.set_offline(True)
    leave(context)
    page = page_of(context, PHONE)
    assert context.cookies() == []
    page.goto("/dang-nhap/")
    assert page.evaluate("[localStorage.typed, sessionStorage.typed]") == [None, None]
    leave(context)
    assert len(context.pages) == 1
