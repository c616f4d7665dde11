"""What has to be true of initiatives: shares, verdicts, the ledger of use."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet, Sum
from django.urls import reverse

from initiatives.facts import USABLE
from initiatives.models import Author, Initiative, Use, Verdict
from initiatives.rules.stages import OWED, Stage
from law.findings import Finding
from procedure.prepared import Prepared
from submissions.invariants import breaches_of
from vietnamese.numbers import number


def breaches() -> Iterator[Finding]:
    """Give what does not hold."""
    yield from breaches_of(Initiative.objects.select_related("campaign", "unit"))
    yield from _shares()
    yield from _verdicts()
    yield from _uses()


def _of(initiative: Initiative, code: str, sentence: str) -> Finding:
    link = reverse("initiatives:detail", args=[initiative.pk])
    return Finding(code, f"Sáng kiến “{initiative}”: {sentence}", link=link)


def _shares() -> Iterator[Finding]:
    for initiative in _not_whole():
        whole = number(initiative.whole) if initiative.whole else "0"
        sentence = f"tỷ lệ đóng góp của các tác giả cộng lại là {whole} %, phải là 100 %."
        yield _of(initiative, "shares_not_100", sentence)


def _verdicts() -> Iterator[Finding]:
    for verdict in _all_verdicts():
        stage = Stage.RECOGNISED if verdict.is_recognised else Stage.REFUSED
        if verdict.initiative.state is not stage:
            word = verdict.initiative.state.word
            sentence = f"kết luận “{stage.word}” nhưng đang ở “{word}”."
            yield _of(verdict.initiative, "verdict_not_stage", sentence)


def _uses() -> Iterator[Finding]:
    for use in _of_unusable():
        sentence = f"đang là căn cứ của {use.person} dù ở “{use.initiative.state.word}”."
        yield _of(use.initiative, "use_of_unusable", sentence)
    for use in _by_no_author():
        sentence = f"là căn cứ của {use.person}, người không phải tác giả."
        yield _of(use.initiative, "use_by_no_author", sentence)


@Prepared
def _not_whole() -> QuerySet[Initiative]:
    sent = Initiative.objects.exclude(stage__in=OWED).annotate(whole=Sum("authors__share"))
    return sent.exclude(whole=100)


@Prepared
def _all_verdicts() -> QuerySet[Verdict]:
    return Verdict.objects.select_related("initiative")


@Prepared
def _of_unusable() -> QuerySet[Use]:
    uses = Use.objects.select_related("initiative", "person")
    return uses.exclude(initiative__stage__in=USABLE)


@Prepared
def _by_no_author() -> QuerySet[Use]:
    authors = Author.objects.filter(initiative=OuterRef("initiative"), person=OuterRef("person"))
    return Use.objects.select_related("initiative", "person").exclude(Exists(authors))
