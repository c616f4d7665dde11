"""The papers of a meeting that bear a number: giấy mời, biên bản, thông báo kết luận. The council's
chair signs them, who stands on the paper; see `PAPER_SOURCES`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from council.actions.meetings import locked
from council.models import Meeting
from council.papers import conclusion_letter, invitation_letter, minutes_letter
from council.rules.stages import Stage
from documents.issued.issuing import with_keys
from documents.models import IssuedDocument
from documents.paper.letter import Letter
from people.models import Commune
from people.roles import Actor
from procedure.refusal import refuse
from signing.sources import Head, PaperSource, key_of


class MeetingPapers(PaperSource):
    """One kind of paper of meetings; `letter_of` makes it, `address` names where it is handed
    out."""

    def __init__(
        self, name: str, noun: str, letter_of: Callable[..., Letter], address: str
    ) -> None:
        self.name, self.noun = f"council-{name}", noun
        self._letter_of, self._address = letter_of, address

    @property
    def subjects(self) -> QuerySet:
        return Meeting.objects.select_related("council__commune", "campaign", "chair", "secretary")

    def of_commune(self, commune: Commune) -> QuerySet:
        return self.subjects.filter(council__commune=commune)

    def is_of_committee(self, subject: Meeting) -> bool:
        return False

    def letter(self, subject: Meeting, head: Head | None = None) -> Letter:
        return self._letter_of(subject, head)

    def preview(self, subject: Meeting, suffix: str) -> str:
        return reverse(f"council:{self._address}_{suffix}", args=[subject.pk])

    def locked(self, subject: Meeting) -> Meeting:
        return locked(subject)


class Invitations(MeetingPapers):
    """Giấy mời: signed once there is an agenda, and never to what was called off."""

    def refuse_unready(self, subject: Meeting) -> None:
        self._refuse_called_off(subject)
        if not subject.items.exists():
            refuse("no_agenda", "Chương trình họp chưa có mục nào. Hãy thêm trước khi mời họp.")

    def take_effect(self, subject: Meeting, paper: IssuedDocument, by: Actor) -> None:
        self._refuse_called_off(subject)

    def _refuse_called_off(self, subject: Meeting) -> None:
        if subject.state is Stage.CALLED_OFF:
            refuse("called_off", "Phiên họp đã hủy nên không còn giấy mời để ký, ban hành.")


class Outcomes(MeetingPapers):
    """What a meeting leaves: signed once it is closed, not before its day."""

    def first_day(self, subject: Meeting) -> date:
        return subject.held_on

    def refuse_unready(self, subject: Meeting) -> None:
        if subject.state is not Stage.CLOSED:
            refuse("not_closed", "Phiên họp chưa bế mạc nên văn bản còn thay đổi.")


invitations = Invitations("invitation", "Giấy mời họp", invitation_letter, "invitation")
minutes = Outcomes("minutes", "Biên bản họp", minutes_letter, "minutes")
conclusions = Outcomes("conclusion", "Thông báo kết luận", conclusion_letter, "conclusion")


def signed_of(meeting: Meeting) -> dict[str, IssuedDocument]:
    """Give the papers of a meeting that have their number, by the last word of their kind; one
    query."""
    kinds = (invitations, minutes, conclusions)
    keys = {key_of(source, meeting): source.name.rpartition("-")[2] for source in kinds}
    return {keys[key]: paper for key, paper in with_keys(meeting.commune.pk, keys).items()}
