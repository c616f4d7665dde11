"""A paper on a white sheet: frame, emblem, titles and all the words are printed."""

from __future__ import annotations

from certificates.facts import Entitled, Frame
from documents.paper.certificate import Certificate


def certificate_of(one: Entitled, frame: Frame) -> Certificate:
    """Give the paper of one award, in the order that the decree sets.

    Source: Nghị định 98/2023/NĐ-CP, Điều 104.
    """
    return Certificate(
        issuer=(frame.issuer,),
        verb=one.kind.verb,
        title=one.kind.title,
        name=one.called,
        abstract=f"{one.kind.verb} {one.kind.title}",
        body=tuple(part for part in (one.post, one.merit) if part),
        notes=(frame.decision, ordinal_line(one)),
        place=frame.place,
        issued_on=frame.day,
        signature=frame.signature,
        has_flags=one.kind.has_flags,
    )


def ordinal_line(one: Entitled) -> str:
    """Give "Số sổ vàng: 12"."""
    return f"Số sổ vàng: {one.ordinal}"
