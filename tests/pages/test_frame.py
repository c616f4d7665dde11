"""The frame that all pages share."""

import json
import re

import pytest
from django.urls import reverse


@pytest.mark.django_db
def test_htmx_neither_evaluates_text_nor_writes_styles_of_its_own(client):
    page = client.get(reverse("login")).content.decode()

    told = re.findall(r"<meta name=\"htmx-config\" content='(.*?)'>", page)

    assert [json.loads(one) for one in told] == [
        {"includeIndicatorStyles": False, "allowEval": False}
    ]


@pytest.mark.django_db
def test_htmx_is_told_that_the_login_has_ended_and_people_are_sent_to_log_in(client):
    part = client.post(reverse("registrations:autosave", args=[1]), headers={"HX-Request": "true"})
    page = client.get(reverse("registrations:list"))

    assert (part.status_code, part.content) == (401, b"")
    assert (page.status_code, page.url) == (302, "/dang-nhap/?next=/dang-ky/")
