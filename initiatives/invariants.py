"""What has to be true of initiatives: shares, verdicts, the ledger of use."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Sum
from django.urls import reverse

from initiatives.facts import USABLE
from initiatives.models import Author, Initiative, Use, Verdict
from initiatives.rules.stages import OWED, Stage
from law.findings import Finding
from submissions.invariants import breaches_of
from vietnamese.numbers import number


def breaches() -> Iterator[Finding]:
    """Give what does not hold."""
    yield from breaches_of(Initiative)
    yield from _shares()
    yield from _verdicts()
    yield from _uses()


def _of(initiative: Initiative, code: str, sentence: str) -> Finding:
    link = reverse("initiatives:detail", args=[initiative.pk])
    return Finding(code, f"Sáng kiến “{initiative}”: {sentence}", link=link)


def _shares() -> Iterator[Finding]:
    sent = Initiative.objects.exclude(stage__in=OWED).annotate(whole=Sum("authors__share"))
    for initiative in sent.exclude(whole=100):
        whole = number(initiative.whole) if initiative.whole else "0"
        sentence = f"tỷ lệ đóng góp của các tác giả cộng lại là {whole} %, phải là 100 %."
        yield _of(initiative, "shares_not_100", sentence)


def _verdicts() -> Iterator[Finding]:
    for verdict in Verdict.objects.select_related("initiative"):
        stage = Stage.RECOGNISED if verdict.is_recognised else Stage.REFUSED
        if verdict.initiative.state is not stage:
            word = verdict.initiative.state.word
            sentence = f"kết luận “{stage.word}” nhưng đang ở “{word}”."
            yield _of(verdict.initiative, "verdict_not_stage", sentence)


def _uses() -> Iterator[Finding]:
    uses = Use.objects.select_related("initiative", "person")
    for use in uses.exclude(initiative__stage__in=USABLE):
        sentence = f"đang là căn cứ của {use.person} dù ở “{use.initiative.state.word}”."
        yield _of(use.initiative, "use_of_unusable", sentence)
    authors = Author.objects.filter(initiative=OuterRef("initiative"), person=OuterRef("person"))
    for use in uses.exclude(Exists(authors)):
        sentence = f"là căn cứ của {use.person}, người không phải tác giả."
        yield _of(use.initiative, "use_by_no_author", sentence)
