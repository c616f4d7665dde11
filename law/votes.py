"""How a council votes, by kind of award and by date: quorum, ballot, threshold and of whom,
members who are away, the chair's casting vote.

Few kinds have a national rule. For the others, and since 01/07/2025 for all as the province rules
(Điều 6 Nghị định 152/2025/NĐ-CP), the row is the program's default until a commune enters its own.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeVar

from law.inputs import Choice, Limit, YesNo
from law.instruments import (
    DECREE_13_2012,
    DECREE_91_2017,
    DECREE_98_2023,
    DECREE_152_2025,
    LAW_2026,
    PROGRAM_DEFAULT,
)
from law.kinds import (
    AHLD,
    AHLLVTND,
    CO_CHINH_PHU,
    CO_THI_DUA,
    CSTDCS,
    CSTDT,
    CSTDTQ,
)
from law.regimes import B1, B2, A, C
from law.shares import Threshold
from law.sources import Citation
from law.values import Parameter, Value, by_default, under

_COUNCIL = "Hội đồng, công khai"

_HIGHER = (CSTDT, CSTDTQ, AHLD, AHLLVTND)
_SINCE_2024 = (CSTDCS, CO_THI_DUA, CO_CHINH_PHU)
"""Kinds with a national vote from the decree of 2023 on alone."""

T = TypeVar("T")


def _national(
    under_a: tuple[T, Citation], under_b1: T, since_b2: tuple[Value[T], ...]
) -> tuple[Value[T], ...]:
    value, citation = under_a
    return (
        under(value, citation, A),
        under(under_b1, DECREE_98_2023.at("khoản 7 Điều 30"), B1),
        *since_b2,
    )


def _by_kind(
    usual: T, higher: T, since_2024: T, *, kept: bool = False
) -> dict[str, tuple[Value[T], ...]]:
    """Give the rows of the kinds that have a national vote; `kept`: the decree of 2025 keeps it."""

    def later(value: T) -> tuple[Value[T], ...]:
        if not kept:
            return by_default(value, since=B2.valid_from)
        return (
            under(value, DECREE_152_2025.unread(), B2),
            under(value, LAW_2026.unread(), C),
        )

    read = DECREE_91_2017.at("khoản 8 Điều 45")
    default = PROGRAM_DEFAULT.unread()
    return {
        **{kind.code: _national((higher, read), higher, later(higher)) for kind in _HIGHER},
        **{
            kind.code: _national((usual, default), since_2024, later(since_2024))
            for kind in _SINCE_2024
        },
    }


_MORE_THAN_HALF = Threshold(Fraction(1, 2), strict=True)

VOTE_QUORUM = Parameter(
    code="vote_quorum",
    name="Số thành viên phải có mặt",
    group=_COUNCIL,
    input=Limit(),
    sentence="Phiên họp hợp lệ khi có mặt {value} tổng số thành viên Hội đồng.",
    values=by_default(Threshold(Fraction(2, 3))),
)
VOTE_BALLOT = Parameter(
    code="vote_ballot",
    name="Hình thức biểu quyết",
    group=_COUNCIL,
    input=Choice((("hands", "giơ tay"), ("secret", "phiếu kín"))),
    sentence="Hội đồng biểu quyết bằng hình thức {value}.",
    values=by_default("hands"),
    by_kind=_by_kind("hands", "secret", "secret", kept=True),
)
VOTE_THRESHOLD = Parameter(
    code="vote_threshold",
    name="Tỷ lệ phiếu đồng ý",
    group=_COUNCIL,
    input=Limit(),
    sentence="Được thông qua khi số phiếu đồng ý đạt {value}.",
    values=by_default(_MORE_THAN_HALF),
    by_kind=_by_kind(_MORE_THAN_HALF, Threshold(Fraction(90, 100)), Threshold(Fraction(80, 100))),
)
VOTE_DENOMINATOR = Parameter(
    code="vote_denominator",
    name="Tỷ lệ phiếu tính trên",
    group=_COUNCIL,
    input=Choice((("all", "tổng số thành viên"), ("present", "số thành viên có mặt"))),
    sentence="Tỷ lệ phiếu đồng ý tính trên {value}.",
    values=by_default("all"),
    by_kind=_by_kind("all", "all", "all"),
)
VOTE_ABSENT_IN_WRITING = Parameter(
    code="vote_absent_in_writing",
    name="Thành viên vắng mặt cho ý kiến bằng văn bản",
    group=_COUNCIL,
    input=YesNo(),
    sentence="Ý kiến bằng văn bản của thành viên vắng mặt được tính: {value}.",
    values=(
        under(True, DECREE_91_2017.at("khoản 8 Điều 45"), A),
        under(True, DECREE_98_2023.at(), B1),
        under(True, DECREE_152_2025.unread(), B2),
        under(True, LAW_2026.unread(), C),
    ),
)
VOTE_CASTING = Parameter(
    code="vote_casting",
    name="Phiếu quyết định của Chủ tịch Hội đồng khi số phiếu ngang nhau",
    group=_COUNCIL,
    input=YesNo(),
    sentence="Khi số phiếu ngang nhau, theo ý kiến của Chủ tịch Hội đồng: {value}.",
    values=by_default(False),
)
VOTE_RECUSED_LEAVE = Parameter(
    code="vote_recused_leave",
    name="Người không biểu quyết không tính vào tổng số",
    group=_COUNCIL,
    input=YesNo(),
    sentence="Thành viên không biểu quyết về một hồ sơ được trừ khỏi tổng số khi tính tỷ lệ: "
    "{value}.",
    values=by_default(True),
)
INITIATIVE_VOTE_THRESHOLD = Parameter(
    code="initiative_vote_threshold",
    name="Tỷ lệ thành viên Hội đồng sáng kiến đồng ý công nhận",
    group="Sáng kiến",
    input=Limit(),
    sentence="Sáng kiến được công nhận khi {value} tổng số thành viên Hội đồng sáng kiến đồng ý.",
    values=(Value(Threshold(Fraction(2, 3)), A.valid_from, None, DECREE_13_2012.at("Điều 8")),),
)

VOTES = (
    VOTE_QUORUM,
    VOTE_BALLOT,
    VOTE_THRESHOLD,
    VOTE_DENOMINATOR,
    VOTE_ABSENT_IN_WRITING,
    VOTE_CASTING,
    VOTE_RECUSED_LEAVE,
    INITIATIVE_VOTE_THRESHOLD,
)
