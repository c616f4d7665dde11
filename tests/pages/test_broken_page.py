"""The page that says that the program failed looks like the others and asks nothing of what may
have failed."""

import re

from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views.defaults import server_error


def test_a_failure_is_a_page_in_the_style_of_the_others():
    answer = server_error(RequestFactory().get("/"))
    page = answer.content.decode()

    others = render_to_string("base.html", {})
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    assert answer.status_code == 500
    assert re.findall(r"<h1>(.+?)</h1>", page) == ["Phần mềm gặp trục trặc"]
    assert '<html lang="vi">' in page
    assert [sheet for sheet in sheets if f'href="{sheet}"' not in others] == []
    assert re.findall('class="(topbar|frame frame-alone|footer)"', page) == [
        "topbar",
        "frame frame-alone",
        "footer",
    ]


def test_the_page_is_shown_without_a_database(client):
    """No test database is open to this test: whoever asks it fails, and the page is still there."""
    client.raise_request_exception = False

    answer = client.get("/cong-khai/1/")

    assert answer.status_code == 500
    assert "Việc vừa làm chưa được lưu." in answer.content.decode()
