"""Words and columns that several papers of initiatives share."""

from __future__ import annotations

from documents.paper.letter import NO_BREAK, Column
from initiatives.models import Author, Initiative
from vietnamese.numbers import number

COUNCIL = "Hội đồng sáng kiến"
SIGN = "(Ký, ghi rõ họ và tên)"
ORDINAL = Column("STT", 13, "center")


def authors_in_words(initiative: Initiative) -> str:
    """Give "Lê Thị An (60 %), Trần Bình (40 %)"; an only author without the share."""
    authors = list(initiative.authors.all())
    if len(authors) == 1:
        return authors[0].name
    return ", ".join(f"{author.name} ({share_in_words(author)})" for author in authors)


def share_in_words(author: Author) -> str:
    return f"{number(author.share)}{NO_BREAK}%"
