"""A paper on a white sheet: frame, emblem, titles and all the words are printed."""

from __future__ import annotations

from certificates.facts import Entitled, Frame
from documents.paper.certificate import Certificate


def certificate_of(recipient: Entitled, frame: Frame) -> Certificate:
    """Give the paper of one award, in the order that the decree sets.

    Source: Nghị định 98/2023/NĐ-CP, Điều 104.
    """
    return Certificate(
        issuer=(frame.issuer,),
        verb=recipient.kind.verb,
        title=recipient.kind.title,
        name=recipient.called,
        abstract=f"{recipient.kind.verb} {recipient.kind.title}",
        body=tuple(part for part in (recipient.post, recipient.merit) if part),
        notes=(frame.decision, ordinal_line(recipient)),
        place=frame.place,
        issued_on=frame.day,
        signature=frame.signature,
        has_flags=recipient.kind.has_flags,
    )


def ordinal_line(recipient: Entitled) -> str:
    """Give "Số sổ vàng: 12"."""
    return f"Số sổ vàng: {recipient.ordinal}"
