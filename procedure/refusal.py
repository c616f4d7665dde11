"""Why an act is not done: findings for the form, the page or the import that asked for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

from law.findings import Finding, Level


class RefusedError(Exception):
    """An act that cannot be done; `findings` say why and what mends it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = list(findings)
        super().__init__(" ".join(finding.sentence for finding in self.findings))


def refuse(code: str, sentence: str, *, field: str = "", link: str = "") -> NoReturn:
    """Stop an act with a sentence that says why, and the field or the page that mends it."""
    raise RefusedError([Finding(code, sentence, Level.BLOCKER, field=field, link=link)])
