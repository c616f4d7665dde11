"""Công văn nhắc: the commune asks its units for what they owe."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from documents.paper.letter import Letter, Paragraph, Recipient, Signature, closed
from documents.paper.letterhead import issuer_lines, superior_line
from documents.paper.wording import stated
from notifications.obligations import Obligation
from people.models import Commune
from vietnamese.dates import short_date

HEADS = "Trưởng các bộ phận, đơn vị"


def urging_letter(commune: Commune, soon: Iterable[Obligation], today: date) -> Letter:
    """Give the công văn on what is owed soon or is overdue, with room for number and day."""
    return Letter(
        superior=superior_line(commune.superior_on(today)),
        issuer=issuer_lines(commune.committee),
        kind="",
        abstract="đôn đốc thực hiện phong trào thi đua, công tác khen thưởng",
        symbol="UBND-VP",
        place=commune.name,
        addressees=(HEADS,),
        blocks=(
            Paragraph(
                "Để phong trào thi đua, công tác khen thưởng đúng tiến độ, "
                f"{commune.committee} đề nghị {HEADS.lower()} thực hiện các việc sau:"
            ),
            *(
                Paragraph(f"{number}. {_asked(obligation, today)}")
                for number, obligation in enumerate(soon, start=1)
            ),
            Paragraph(
                closed(
                    f"Đề nghị {HEADS.lower()} thực hiện đúng hạn; việc đã quá hạn thì làm xong "
                    "ngay và báo Văn phòng HĐND và UBND"
                )
            ),
        ),
        signature=Signature(("TM. Ủy ban nhân dân", "Chủ tịch")),
        recipients=(Recipient("Như trên"), Recipient("Lưu: VT")),
    )


def _asked(obligation: Obligation, today: date) -> str:
    """Give a thing with its day: a letter is read later than it is written."""
    last_day = obligation.ladder.last_day
    by = f"hạn đến hết ngày {short_date(last_day)}"
    late = ", đã quá hạn" if last_day < today else ""
    return f"{obligation.title}: {by}{late}. {stated(obligation.sentence)}"
