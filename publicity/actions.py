"""Putting up, taking down, answering: every step is written into the log and can be undone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from attachments.accepting import Accepted
from campaigns.models import Campaign
from decisions.models import AwardDecision
from history import log as history
from law.calendar import add_working_days
from people.actions.writing import lock_commune, put
from people.models import Commune
from people.roles import Actor
from procedure.locking import locked
from procedure.refusal import refuse
from publicity.facts import rows_for_comment, rows_of_decision
from publicity.hearing import before_a_council
from publicity.models import Comment, Example, ExamplePhoto, Publication
from publicity.photos import redrawn
from vietnamese.dates import short_date
from vietnamese.text import clean_lines

AN_HOUR = timedelta(hours=1)
MOST_AN_HOUR = 5  # comments from one address
MOST_WAITING = 300  # unread comments of one list
VOTED_ON = ("name", "unit", "year", "headline")  # what the council has before it of an example


@transaction.atomic
def put_up_for_comment(campaign: Campaign, *, title: str, days: int, by: Actor) -> Publication:
    """Put up who is proposed, from today on for so many working days; `RefusedError` where nobody
    is, or where such a list is up."""
    lock_commune(campaign.commune_id, by)
    today = campaign.commune.today()
    _refuse_second_list(campaign, today)
    return _put_up(
        rows_for_comment(campaign),
        by,
        commune=campaign.commune,
        campaign=campaign,
        title=title,
        starts_on=today,
        ends_on=add_working_days(today, days),
    )


@transaction.atomic
def put_up_result(decision: AwardDecision, *, title: str, by: Actor) -> Publication:
    """Put up whom a decision recognised; `RefusedError` for one that is held back, taken back or up
    already."""
    lock_commune(decision.commune_id, by)
    _refuse_result(decision)
    return _put_up(
        rows_of_decision(decision),
        by,
        commune=decision.commune,
        campaign=decision.campaign,
        decision=decision,
        title=title,
        basis=f"Theo {decision.called} của {decision.issuer}",
        starts_on=decision.commune.today(),
    )


def _refuse_second_list(campaign: Campaign, today: date) -> None:
    up = Publication.objects.filter(campaign=campaign, decision=None).public_on(today)
    if up.exists():
        refuse("is_up", "Danh sách của phong trào này đang được công khai; gỡ rồi mới đưa lại.")


def _refuse_result(decision: AwardDecision) -> None:
    if not decision.released_on:
        refuse("held_back", "Quyết định này chưa công bố nên chưa đưa lên công khai được.")
    if decision.revoked_on:
        refuse("revoked", "Quyết định này đã bị thu hồi nên không đưa lên công khai.")
    if Publication.objects.filter(decision=decision, withdrawn_on__isnull=True).exists():
        refuse("is_up", "Kết quả của quyết định này đang được công khai.")


def _put_up(rows: list[dict[str, str]], by: Actor, **values: Any) -> Publication:
    if not rows:
        refuse("nobody", "Chưa có ai trong danh sách này nên không có gì để công khai.")
    publication = Publication(rows=rows, by_name=by.name, **values)
    publication.full_clean()
    publication.save()
    until = f" đến hết ngày {short_date(publication.ends_on)}" if publication.ends_on else ""
    _log(publication, f"Công khai “{publication}” ({len(rows)} dòng){until}.", "put_up", by)
    return publication


@transaction.atomic
def withdraw(publication: Publication, *, reason: str, by: Actor) -> Publication:
    """Take something down; its text and the comments stay for the office."""
    lock_commune(publication.commune_id, by)
    publication = locked(publication)
    if publication.withdrawn_on:
        refuse("is_down", "Nội dung này đã được gỡ rồi.")
    if not clean_lines(reason):
        refuse("no_reason", "Hãy ghi lý do gỡ.", field="reason")
    publication.withdrawn_on = publication.commune.today()
    publication.withdraw_reason = clean_lines(reason)
    publication.save()
    sentence = f"Gỡ “{publication}”. Lý do: {publication.withdraw_reason}"
    _log(publication, sentence, "withdrawn", by)
    return publication


@transaction.atomic
def restore(publication: Publication, *, by: Actor) -> Publication:
    """Undo taking down: the same text is up again until its day; `RefusedError` where it could not
    be put up today either."""
    lock_commune(publication.commune_id, by)
    publication = locked(publication)
    if not publication.withdrawn_on:
        refuse("is_up", "Nội dung này đang được công khai.")
    if publication.decision:
        _refuse_result(publication.decision)
    elif publication.campaign:
        _refuse_second_list(publication.campaign, publication.commune.today())
    publication.withdrawn_on, publication.withdraw_reason = None, ""
    publication.save()
    _log(publication, f"Công khai trở lại “{publication}”.", "restored", by)
    return publication


@transaction.atomic
def comment(
    publication: Publication, *, text: str, name: str = "", contact: str = "", address: str
) -> Comment:
    """Keep what somebody says to a list that is up; `RefusedError` for one that is not up for
    comment, for nothing, and for more than a person writes in an hour."""
    publication = locked(publication, no_key=True)  # who sends at once is counted one by one
    is_up = publication.is_public_on(publication.commune.today())
    if not (publication.is_for_comment and is_up):
        refuse("closed", "Danh sách không còn lấy ý kiến. Hãy liên hệ trực tiếp Ủy ban nhân dân.")
    origin = salted_hmac("publicity.comment", address).hexdigest()
    now = timezone.now()  # what is of a time to come was sent before the clock was set back
    recent = Comment.objects.filter(origin=origin, sent_at__range=(now - AN_HOUR, now))
    same = recent.filter(publication=publication, text=clean_lines(text))
    if sent := same.first():  # the button was pressed twice
        return sent
    if recent.count() >= MOST_AN_HOUR:
        refuse("too_many", "Ông/Bà đã gửi nhiều ý kiến. Hãy chờ một giờ rồi gửi tiếp.")
    if publication.comments.filter(state=Comment.State.WAITING).count() >= MOST_WAITING:
        refuse("full", "Đang có quá nhiều ý kiến chờ xem. Hãy liên hệ trực tiếp Ủy ban nhân dân.")
    made = Comment(publication=publication, text=text, name=name, contact=contact, origin=origin)
    made.full_clean()
    made.save()
    return made


@transaction.atomic
def moderate(comment: Comment, *, is_shown: bool, answer: str = "", by: Actor) -> Comment:
    """Say whether a comment is shown, and answer it."""
    publication = comment.publication
    lock_commune(publication.commune_id, by)
    comment = locked(comment)
    comment.state = Comment.State.SHOWN if is_shown else Comment.State.KEPT
    comment.answer, comment.read_by_name = clean_lines(answer), by.name
    comment.save()
    word = comment.get_state_display().lower()
    _log(publication, f"Xem ý kiến {comment.pk} về “{publication}”: {word}.", "moderated", by)
    return comment


# --- Điển hình tiên tiến ------------------------------------------------------------------


@transaction.atomic
def write_example(
    example: Example, *, photo: Accepted | None = None, by: Actor, **values: Any
) -> Example:
    """Write or change an example, and its photo where one is brought. What is public stays so.

    `RefusedError` where who it is, and what for, would change after the council had it before it.
    """
    lock_commune(example.commune_id, by)
    _refuse_another(example, values)
    is_new = example.pk is None
    example.by_name = by.name
    put(example, values)
    if photo:
        for old in ExamplePhoto.objects.filter(example=example):
            old.delete()
        ExamplePhoto.objects.create(example=example, **redrawn(photo, by=by))
    verb, word = ("written", "Viết") if is_new else ("changed", "Sửa")
    _log(example, f"{word} điển hình “{example}”.", f"example_{verb}", by)
    return example


def _refuse_another(example: Example, values: dict[str, Any]) -> None:
    if example.pk is None:
        return
    kept = locked(example)
    differs = [name for name in VOTED_ON if name in values and values[name] != getattr(kept, name)]
    waiting = Example.objects.filter(before_a_council(), pk=kept.pk)
    if differs and (kept.meeting_id or waiting.exists()):
        label = Example._meta.get_field(differs[0]).verbose_name
        refuse(
            "before_the_council",
            f"Hội đồng xét điển hình này theo {label} đã ghi nên không đổi được. Câu chuyện và ảnh "
            "thì sửa được; hoặc ghi một điển hình khác.",
            field=differs[0],
        )


@transaction.atomic
def publish_example(example: Example, *, is_public: bool, by: Actor) -> Example:
    """Let everybody read an example, or nobody any more; `RefusedError` for one that the council
    has not chosen when it voted."""
    lock_commune(example.commune_id, by)
    example = locked(example)
    if is_public and example.is_chosen is False:
        refuse("not_chosen", "Hội đồng đã xét và không chọn nên không đăng.")
    example.published_on = example.commune.today() if is_public else None
    example.save(update_fields=["published_on"])
    word = "Đăng" if is_public else "Gỡ"
    verb = "example_published" if is_public else "example_withdrawn"
    _log(example, f"{word} điển hình “{example}”.", verb, by)
    return example


def new_example(commune: Commune) -> Example:
    """Give an example that nobody has written yet."""
    return Example(commune=commune, year=commune.today().year)


def _log(subject: Publication | Example, sentence: str, verb: str, by: Actor) -> None:
    verb = f"publicity.{verb}"
    history.record(verb, subject, sentence, by=by, commune_id=subject.commune_id)
