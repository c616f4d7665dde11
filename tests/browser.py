"""Where the browser of the stories is on this machine."""

import shutil

NAMES = (
    "chromium-headless-shell",  # Chromium without a desktop: a quarter less to compute for a page
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)


def browser_path() -> str | None:
    """Give the path of the first Chromium found, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)
