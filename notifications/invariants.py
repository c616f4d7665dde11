"""What has to be true of the ledger of reminders and of the outbox."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q

from law.findings import Finding

from .models import Notice, Reminder


def breaches() -> Iterator[Finding]:
    """Give lines of the ledger that lead nowhere, and notices whose mail cannot be as they say."""
    for line in Reminder.objects.filter(notice__isnull=False).exclude(
        notice__recipient=F("recipient"), notice__commune_id=F("commune_id")
    ):
        sentence = (
            f"Sổ nhắc: “{line.title}” ngày {line.day:%d/%m/%Y} dẫn đến thông báo của người khác."
        )
        yield Finding("reminder_of_another", sentence)
    for line in _overtaken_by_nothing():
        yield Finding(
            "reminder_overtaken_by_nothing",
            f"Sổ nhắc: “{line.title}” ngày {line.day:%d/%m/%Y} ghi đã có lần nhắc sau thay, nhưng "
            "không có lần nào sau đó.",
        )
    sent = Q(mail_state=Notice.Mail.SENT)
    for notice in Notice.objects.filter(
        (sent & Q(mailed_at__isnull=True)) | (~sent & Q(mailed_at__isnull=False))
    ):
        word = notice.get_mail_state_display()
        sentence = f"Thông báo “{notice.subject}” (mã {notice.pk}): thư ghi “{word}”"
        when = "không có giờ gửi" if notice.mailed_at is None else "đã có giờ gửi"
        yield Finding("mail_without_its_time", f"{sentence} nhưng {when}.")


def _overtaken_by_nothing():
    later = Reminder.objects.filter(
        recipient=OuterRef("recipient"),
        subject=OuterRef("subject"),
        due_on=OuterRef("due_on"),
        rung__gt=OuterRef("rung"),
    ).exclude(state=Reminder.State.OVERTAKEN)
    return Reminder.objects.filter(state=Reminder.State.OVERTAKEN).exclude(Exists(later))
