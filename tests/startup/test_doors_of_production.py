"""What browsers are told where the program is served over HTTPS: headers and cookies."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from thiduakt.environment import BASE_DIR

ASK = """
import django, json; django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", "people", verbosity=0)
answer = Client().get("/dang-nhap/", secure=True, headers={"host": "thidua.example"})
cookies = {name: dict(one) for name, one in answer.cookies.items()}
from django.conf import settings
print(json.dumps([answer.status_code, dict(answer.headers), cookies, settings.SESSION_COOKIE_NAME]))
"""


@pytest.fixture(scope="module")
def login_page(tmp_path_factory) -> tuple[int, dict, dict, str]:
    given = {
        "ENV_FILE": os.devnull,
        "SECRET_KEY": "khoa-ngau-nhien-" * 4,
        "HISTORY_KEY": "khoa-nhat-ky-" * 4,
        "DATABASE_URL": f"sqlite:///{tmp_path_factory.mktemp('https')}/thiduakt.sqlite3",
        "ALLOWED_HOSTS": "thidua.example",
        "SITE_URL": "https://thidua.example",
        "HTTPS": "true",
        "WHITENOISE_USE_FINDERS": "true",
        "DJANGO_SETTINGS_MODULE": "thiduakt.settings",
    }
    result = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=BASE_DIR,
        env=os.environ | given,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    return tuple(json.loads(result.stdout))


def test_every_answer_of_production_carries_what_browsers_hold_to(login_page):
    status, headers, _, _ = login_page
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert (status, headers["Strict-Transport-Security"]) == (
        200,
        "max-age=31536000; includeSubDomains; preload",
    )
    assert {name: headers[name] for name in ("X-Content-Type-Options", "Referrer-Policy")} == {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "object-src": "'none'",
        "frame-ancestors": "'none'",
    }


def test_cookies_of_production_are_for_this_host_alone(login_page):
    _, _, cookies, session = login_page
    assert session == "__Host-sessionid"
    assert {
        name: (cookie["secure"], cookie["path"], cookie["domain"], cookie["samesite"])
        for name, cookie in cookies.items()
    } == {"__Host-csrftoken": (True, "/", "", "Lax")}
