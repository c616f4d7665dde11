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
