"""What has to be true of votes: as many as receipts, counts that add up, rounds in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.db.models import Count, F, Max, Q, QuerySet

from council import urn
from council.models import Item, Receipt, Round, Vote
from council.rules.counting import BallotSheet, Typed, faults
from council.rules.recusing import member_of
from council.rules.stages import Stage
from council.rules.voting import Way
from law.findings import Finding, Level
from procedure.prepared import Prepared


def breaches() -> Iterator[Finding]:
    """Give rounds whose counts do not agree, open ones outside a meeting, gaps in their numbers,
    and whether old copies of votes stay in the database."""
    rounds = Round.objects.select_related("item__meeting__council").prefetch_related(
        "tallies__line"
    )
    for round in rounds.order_by("pk").iterator(chunk_size=200):
        for code, sentence in _faults(round):
            yield _of(round.item, code, f"{round}: {sentence}")
    if not urn.may_forget():
        yield Finding(
            "old_votes_stay",
            "Chương trình không phải chủ của bảng phiếu trong cơ sở dữ liệu, nên sau khi đóng "
            "phiếu kín không dọn được bản cũ. Hãy chạy: manage.py grant_program_role.",
            Level.BLOCKER,
        )
    for item in _with_gaps():
        yield _of(item, "round_missing", f"“{item.title}”: thiếu một lần bỏ phiếu ở giữa.")


def _of(item: Item, code: str, sentence: str) -> Finding:
    return Finding(code, sentence, Level.BLOCKER, link=item.meeting.get_absolute_url())


def _faults(round: Round) -> Iterator[tuple[str, str]]:
    if round.is_open and round.item.meeting.stage != Stage.OPEN.value:
        yield "open_outside_meeting", "đang mở nhưng phiên họp không đang họp."
    if round.void_reason and Vote.objects.filter(tally__round=round).exists():
        yield "void_keeps_votes", "đã hủy nhưng còn phiếu."
    if round.counts:
        for tally in round.tallies.all():
            if tally.agree is None:
                yield "not_counted", f"đã đóng nhưng “{tally.line.name}” chưa có kết quả."
                return
        yield from _urn(round) if round.way == Way.PHONES else _by_hand(round)


def _urn(round: Round) -> Iterator[tuple[str, str]]:
    voted, piles = Counter(_voters_of(round.pk)), {pk: pile for pk, *pile in _piles_of(round.pk)}
    if round.returned != voted.total():
        yield (
            "receipts_not_returned",
            f"thu về {round.returned} phiếu, {voted.total()} người đã bỏ phiếu.",
        )
    for tally in round.tallies.all():
        agree, disagree = piles.get(tally.pk, (0, 0))
        barred = Counter(map(member_of, tally.barred))  # at the time: by now it may be others
        may = (voted - barred).total()  # one of two namesakes leaves the other
        if agree + disagree != may:
            yield (
                "votes_not_receipts",
                f"“{tally.line.name}” có {agree + disagree} lựa chọn của {may} người đã bỏ phiếu.",
            )
        if (tally.agree, tally.disagree) != (agree, disagree):
            yield (
                "tally_not_pile",
                f"“{tally.line.name}” ghi {tally.agree} đồng ý, {tally.disagree} không đồng ý; "
                f"hòm phiếu có {agree} và {disagree}.",
            )


def _in_urn(round: int) -> QuerySet:
    """Give how many are for and against, by tally."""
    piles = Vote.objects.filter(tally__round=round).order_by().values_list("tally")
    return piles.annotate(
        agree=Count("pk", filter=Q(agrees=True)), disagree=Count("pk", filter=Q(agrees=False))
    )


_piles_of: Prepared[tuple] = Prepared(_in_urn, 9001)
_voters_of: Prepared[str] = Prepared(
    lambda round: Receipt.objects.filter(round=round).values_list("seat__name", flat=True), 9001
)


def _by_hand(round: Round) -> Iterator[tuple[str, str]]:
    sheet = BallotSheet(round.issued, round.returned, round.invalid)
    tallies = list(round.tallies.all())
    typed = {
        tally.pk: Typed(tally.line.name, tally.agree, tally.disagree, tally.invalid)
        for tally in tallies
    }
    for finding in faults(
        Way(round.way), sheet, typed, {tally.pk: tally.there for tally in tallies}
    ):
        yield finding.code, finding.sentence


@Prepared
def _with_gaps() -> QuerySet[Item]:
    counted = Item.objects.annotate(last=Max("rounds__number"), count=Count("rounds"))
    return counted.filter(last__gt=F("count")).select_related("meeting__council")
