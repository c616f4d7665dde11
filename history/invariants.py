"""What has to be true of the log."""

from __future__ import annotations

from collections.abc import Iterator

from law.findings import Finding, Level

from . import chain


def breaches() -> Iterator[Finding]:
    """Give what was done to the log."""
    for sentence in chain.breaches():
        yield Finding("log_changed", sentence, Level.BLOCKER, link="/nhat-ky/")
