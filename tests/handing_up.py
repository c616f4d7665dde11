"""Reports in force for tests of handing up, without printing them, and a level above that takes."""

from __future__ import annotations

from datetime import date

from documents.models import IssuedDocument
from people.roles import OFFICE
from regulations.models import Regulation
from reports import actions
from signing.sources import PaperSource, key_of
from tests.cast import Cast
from tests.issuing import make_issued


def let_reports_go_up(cast: Cast) -> None:
    """Say by a regulation that the level above takes reports in the program."""
    regulation = Regulation.objects.create(
        commune=cast.commune,
        number="77/SNV-TĐKT",
        issued_on=date(2021, 1, 4),
        issuer="Sở Nội vụ",
        title="Gửi báo cáo trong chương trình",
        valid_from=date(2021, 1, 4),
    )
    regulation.values.create(parameter="reports_handed_up", value="có", clause="Mục 2")


def make_report(cast: Cast, source: PaperSource, subject, ordinal: int = 45) -> IssuedDocument:
    """Make the paper of a report, in force."""
    return make_issued(
        cast.commune.pk,
        key=key_of(source, subject),
        book="BC-UBND",
        ordinal=ordinal,
        number=f"{ordinal}/BC-UBND",
        kind="Báo cáo",
        abstract="Tổng kết phong trào thi đua năm 2021",
    )


def handed_up(cast: Cast, paper: IssuedDocument):
    return actions.hand_up(paper, by=cast.acting(OFFICE))
