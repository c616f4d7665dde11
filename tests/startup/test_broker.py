"""The queue is a mere nudge: without it nothing fails, everything only waits for the next sweep."""

import re
import subprocess
import sys
import time

from thiduakt.environment import BASE_DIR

NOTIFY = """
import django; django.setup()
from notifications.outbox import notify
notify([], commune=None, key="thu", subject="Thử", body="Thử")
"""


def test_a_queue_that_is_gone_neither_fails_nor_delays_who_presses_a_button(tmp_path):
    began = time.monotonic()
    result = subprocess.run(
        [sys.executable, "-c", NOTIFY],
        cwd=BASE_DIR,
        env={
            "DJANGO_SETTINGS_MODULE": "thiduakt.settings",
            "ENV_FILE": "/dev/null",
            "SECRET_KEY": "khoa-ngau-nhien-" * 4,
            "DATABASE_URL": f"sqlite:///{tmp_path}/thiduakt.sqlite3",
            "REDIS_URL": "redis://127.0.0.1:9/0",
        },
        capture_output=True,
        text=True,
    )

    assert result.returncode == 0, result.stderr
    assert "Không gọi được hàng đợi; lần quét tới sẽ làm." in result.stderr
    assert time.monotonic() - began < 15


CALLS = re.compile(r"\.(delay|apply_async|send_task)\(")


def test_the_queue_is_called_in_one_place_alone_where_nobody_waits_for_it():
    """A call from a page waits as long as a queue that is stopped: `nudge` does not."""
    sources = (path.relative_to(BASE_DIR) for path in BASE_DIR.glob("[a-z]*/**/*.py"))
    ours = (path for path in sources if path.parts[0] not in ("tests", "bench"))
    calls = [str(path) for path in ours if CALLS.search((BASE_DIR / path).read_text())]
    assert calls == ["thiduakt/celery.py"]
