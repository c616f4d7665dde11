"""Dossiers to print in tests, and the makers that a job would ask for them. All is invented.

`PAPER_MAKERS` of a test names functions of this module; a worker started by a test finds them, too.
"""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path

from documents.dossier.whole import Dossier, Enclosure, Part
from documents.paper.letter import Paragraph
from documents.refusals import UnprintableError
from tests.documents.sample_letters import PROPOSAL

MAKERS = {
    name: f"{__name__}.{function}"
    for name, function in {
        "report": "report_of",
        "refused": "refused",
        "faulty": "faulty",
        "deadly": "deadly",
    }.items()
}
KILL_BEFORE = 4
"""The subject at which `deadly` ends its worker, the first time that it is asked."""

REPORT = replace(
    PROPOSAL,
    kind="Báo cáo",
    abstract="Thành tích cá nhân năm 2021",
    blocks=(Paragraph("Đã hoàn thành tốt nhiệm vụ được giao."),),
    annexes=(),
)


def report_of(subject: int, *enclosures: Enclosure) -> Dossier:
    return Dossier(
        "Hồ sơ đề nghị khen thưởng",
        (f"Ông Đặng Văn {subject}", "Danh hiệu: Lao động tiên tiến"),
        (
            Part("Tờ trình", PROPOSAL),
            Part("Báo cáo thành tích", replace(REPORT, number=f"{subject}/BC-UBND")),
        ),
        enclosures,
        superior="UBND huyện Sông Hồng",
        issuer="Ủy ban nhân dân\nxã An Bình",
        place="An Bình",
        year=2021,
    )


def refused(subject: int) -> Dossier:
    raise UnprintableError("Tờ trình ghi 3 người mà danh sách có 2. Hãy xem lại danh sách.")


def faulty(subject: int) -> Dossier:
    raise LookupError(subject)


def deadly(subject: int) -> Dossier:
    """Give a dossier; end the worker that asks for the fourth, unless one was ended before.

    Each asking is written down in the file that `WITNESS` names.
    """
    witness = Path(os.environ["WITNESS"])
    first_time = subject == KILL_BEFORE and "killed" not in witness.read_text()
    with witness.open("a") as file:
        file.write("killed\n" if first_time else f"{subject}\n")
    if first_time:
        os.kill(os.getpid(), signal.SIGKILL)
    return report_of(subject)
