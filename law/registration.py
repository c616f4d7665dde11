"""What it means for a nomination that nobody registered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from law.findings import Finding, Level
from law.procedures import REGISTRATION_RULE
from law.values import Override

_WEIGHTS = {"required": Level.BLOCKER, "warn": Level.WARNING}
_SENTENCES = {
    "required": "Không đăng ký thi đua thì không được xét tặng danh hiệu. Hãy kiểm tra bản đăng "
    "ký của đơn vị.",
    "warn": "Chưa có đăng ký thi đua. Pháp luật không bắt buộc, nhưng hãy hỏi lại đơn vị trước "
    "khi xét.",
}


def registration_findings(
    *, is_registered: bool, on: date, overrides: Sequence[Override] = ()
) -> tuple[Finding, ...]:
    """Give what a title needs to hear about its registration; empty when there is nothing.

    `on` is the day that decides the regime: the day the dossier was received.
    """
    rule = REGISTRATION_RULE.on(on, overrides)
    if is_registered or rule.value not in _WEIGHTS:
        return ()
    finding = Finding(
        code="not_registered",
        sentence=_SENTENCES[rule.value],
        level=_WEIGHTS[rule.value],
        citation=rule.citation,
    )
    return (finding,)
