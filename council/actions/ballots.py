"""A member votes: by the own login, or with a code on the secretary's tablet.

No event, notice, session or log speaks of a vote; a receipt says that somebody has voted.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from django.db import transaction
from django.db.models import Exists, QuerySet
from django.utils.crypto import salted_hmac

from council import urn
from council.models import Attendance, CodeSlip, Receipt, Recusal, Round, Seat, Tally
from council.rules.voting import Way
from people.roles import Actor
from procedure.locking import locked
from procedure.prepared import Prepared
from procedure.refusal import refuse

from .meetings import log

LETTERS = "ABCDEFGHKLMNPRTUVXY34679"
LENGTH = 8


@transaction.atomic
def cast(round: Round, seat: Seat, choices: Mapping[int, bool]) -> None:
    """Put a member's ballot in: a choice for every name that the member may vote on, by line.

    `RefusedError` for who has voted, is absent or no member, for a name missing or barred, and
    once the round is closed.
    """
    round = locked(round)
    _refuse_voter(round, seat)
    piles = dict(_piles(round.pk, seat.pk))
    if set(choices) != set(piles) or not choices:
        refuse("names_missing", "Phiếu chưa đủ lựa chọn, hoặc có tên Ông/Bà không biểu quyết.")
    Receipt.objects.create(round=round, seat=seat)
    urn.put_in({piles[line]: agrees for line, agrees in choices.items()})


def _refuse_voter(round: Round, seat: Seat) -> None:
    if not round.is_open or round.way != Way.PHONES:
        refuse("is_closed", "Lần bỏ phiếu này đã đóng, phiếu chưa được nhận.")
    voted = _voted(round.item_id, round.pk, seat.pk)
    if not voted:
        refuse("not_there", f"{seat.name} không có tên trong những người có mặt bỏ phiếu.")
    if True in voted:
        refuse("has_voted", "Phiếu của Ông/Bà đã vào hòm; mỗi người một phiếu.")


def has_voted(round: Round, seat: Seat) -> bool:
    """Say whether a member's ballot is in."""
    return _receipts(round.pk, seat.pk).exists()


def _receipts(round: int, seat: int) -> QuerySet[Receipt]:
    return Receipt.objects.filter(round=round, seat=seat)


def names_for(round: Round, seat: Seat) -> QuerySet[Tally]:
    """Give the names of a round that a member votes on."""
    return round.tallies.exclude(line__in=_barred(seat.pk))


def _barred(seat: int) -> QuerySet:
    return Recusal.objects.filter(seat=seat).values("line")


def _of_voter(item: int, round: int, seat: int) -> QuerySet:
    """Give whether the ballot of a member is in who is present; nothing of anybody else."""
    present = Attendance.objects.filter(
        meeting__items=item, seat=seat, state=Attendance.State.PRESENT
    )
    return present.order_by().values_list(Exists(_receipts(round, seat)), flat=True)


def _of_ballot(round: int, seat: int) -> QuerySet:
    """Give the lines and the piles that `names_for` gives as names."""
    tallies = Tally.objects.filter(round=round).exclude(line__in=_barred(seat))
    return tallies.order_by().values_list("line", "pk")


# Hundreds vote within the same minute, and each of them asks these.
_voted: Prepared[bool] = Prepared(_of_voter, 9001, 9002, 9003)
_piles: Prepared[tuple] = Prepared(_of_ballot, 9001, 9002)


# --- The slip with a code ---------------------------------------------------------------------


@transaction.atomic
def issue_slip(round: Round, seat: Seat, *, by: Actor) -> str:
    """Give a member without a phone a code that is good for one ballot; a new one takes the place
    of one that was lost. Only its digest is kept."""
    round = locked(round, "item__meeting__council__commune")
    _refuse_voter(round, seat)
    if not names_for(round, seat).exists():
        refuse("barred", f"{seat.name} không biểu quyết tên nào ở mục này.")
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    CodeSlip.objects.update_or_create(
        round=round, seat=seat, defaults={"digest": _digest(round, code)}
    )
    log("issue_slip", round.item.meeting, f"Cấp mã bỏ phiếu cho {seat.name}.", by=by)
    return f"{code[:4]} {code[4:]}"


def seat_of_code(round: Round, code: str) -> Seat:
    """Give whose code it is; `RefusedError` for a code that is none of this round's."""
    slip = CodeSlip.objects.filter(round=round, digest=_digest(round, _plain(code)))
    slip_of_code = slip.select_related("seat").first()
    if slip_of_code is None:
        refuse("wrong_code", "Mã không đúng, hoặc là mã của lần bỏ phiếu khác.", field="code")
    if has_voted(round, slip_of_code.seat):
        refuse("has_voted", "Mã này đã dùng: phiếu đã vào hòm.", field="code")
    return slip_of_code.seat


def _plain(code: str) -> str:
    return "".join(code.split()).upper()


def _digest(round: Round, code: str) -> str:
    return salted_hmac(f"council.slip.{round.pk}", code, algorithm="sha256").hexdigest()
