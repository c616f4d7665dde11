"""What a meeting is about, and who does not vote on what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Max

from council.frozen import rule_on
from council.models import Attendance, Item, Line, Meeting, Opinion, Recusal, Seat
from council.rules.recusing import Interest
from council.rules.stages import Stage
from council.rules.voting import rule_as_json
from council.sources import Proposed, source, sources_of
from people.roles import Actor
from procedure import locking
from procedure.refusal import refuse
from vietnamese.text import clean_lines

from .meetings import locked, log, refuse_unless
from .own_work import recuse_from_own

NOT_OVER = (Stage.PLANNED, Stage.INVITED, Stage.OPEN)


@transaction.atomic
def put_on(meeting: Meeting, chosen: Iterable[tuple[str, str]], *, by: Actor) -> list[Item]:
    """Put what rooms above propose on the agenda, each by the name of its room and its key; the
    rule of the meeting's day is frozen with it."""
    meeting = locked(meeting)
    refuse_unless(meeting, *NOT_OVER)
    wanted = set(chosen)
    items = [
        _put(meeting, name, proposed)
        for name, room in sources_of(meeting.council.kind).items()
        for proposed in room.proposed(meeting.campaign)
        if (name, proposed.key) in wanted
    ]
    if not items:
        refuse("nothing_chosen", "Chưa chọn mục nào để đưa vào chương trình.")
    recuse_from_own(meeting)
    titles = "; ".join(item.title for item in items)
    log("put_on", meeting, f"Đưa vào chương trình họp: {titles}.", by=by)
    return items


def _put(meeting: Meeting, name: str, proposed: Proposed) -> Item:
    source(name).put_before(meeting, proposed.key, [entry.subject for entry in proposed.names])
    rule = rule_on(meeting.council, meeting.held_on, source(name).award_of(proposed.key))
    item = _item(meeting, proposed.title, rule_as_json(rule), source=name, key=proposed.key)
    item.places, item.places_in_words = proposed.places, proposed.places_in_words
    item.full_clean()
    item.save()
    Line.objects.bulk_create(
        Line(
            item=item,
            ordinal=ordinal,
            subject=entry.subject,
            name=entry.name,
            detail=entry.detail,
            person=entry.person,
            unit=entry.unit,
        )
        for ordinal, entry in enumerate(proposed.names, start=1)
    )
    return item


def _item(meeting: Meeting, title: str, rule: dict, **names: str) -> Item:
    last = meeting.items.aggregate(last=Max("ordinal"))["last"] or 0
    return Item(meeting=meeting, ordinal=last + 1, title=title, rule=rule, **names)


@transaction.atomic
def add_matter(meeting: Meeting, *, title: str, is_voted: bool, by: Actor) -> Item:
    """Put a matter of the council's own on the agenda; voted on as one line, or only spoken of."""
    meeting = locked(meeting)
    refuse_unless(meeting, *NOT_OVER)
    rule = rule_as_json(rule_on(meeting.council, meeting.held_on)) if is_voted else {}
    item = _item(meeting, title, rule)
    item.full_clean()
    item.save()
    if is_voted:
        item.lines.create(ordinal=1, name=item.title)
    log("add_matter", meeting, f"Thêm vào chương trình họp: {item.title}.", by=by)
    return item


@transaction.atomic
def take_off(item: Item, *, by: Actor) -> None:
    """Take an item off the agenda; `RefusedError` for one that was voted on."""
    meeting = locked(item.meeting)
    refuse_unless(meeting, *NOT_OVER)
    if item.rounds.exists():
        refuse("was_voted", f"“{item.title}” đã có lần bỏ phiếu nên ở lại trong chương trình.")
    title = item.title
    locking.locked(item).delete()
    for ordinal, other in enumerate(meeting.items.order_by("ordinal"), start=1):
        Item.objects.filter(pk=other.pk).update(ordinal=ordinal)
    log("take_off", meeting, f"Đưa ra khỏi chương trình họp: {title}.", by=by)


@transaction.atomic
def drop_name(line: Line, *, by: Actor) -> None:
    """Take one name out of an item; `RefusedError` for one that was voted on, and for the last."""
    meeting = locked(line.item.meeting)
    refuse_unless(meeting, *NOT_OVER)
    if line.tallies.exists():
        refuse("was_voted", f"“{line.name}” đã có lần bỏ phiếu nên ở lại trong chương trình.")
    if line.item.lines.count() == 1:
        refuse("last_name", "Mục chỉ còn một tên; hãy đưa cả mục ra khỏi chương trình.")
    name = line.name
    locking.locked(line).delete()
    for ordinal, other in enumerate(line.item.lines.order_by("ordinal"), start=1):
        Line.objects.filter(pk=other.pk).update(ordinal=ordinal)
    log("drop_name", meeting, f"Rút {name} khỏi “{line.item.title}”.", by=by)


@transaction.atomic
def explain(line: Line, *, reason: str, by: Actor) -> Line:
    """Keep the reason that the council gives for its word on a name, until the meeting ends."""
    meeting = locked(line.item.meeting)
    refuse_unless(meeting, Stage.OPEN)
    line.reason = clean_lines(reason)
    line.save(update_fields=["reason"])
    log("explain", meeting, f"Ghi lý do của Hội đồng về {line.name}.", by=by)
    return line


@transaction.atomic
def move_up(item: Item, *, by: Actor) -> None:
    """Let an item change places with the one before it."""
    meeting = locked(item.meeting)
    refuse_unless(meeting, *NOT_OVER)
    item.refresh_from_db(fields=["ordinal"])
    before = meeting.items.filter(ordinal=item.ordinal - 1).first()
    if before is None:
        return
    Item.objects.filter(pk=before.pk).update(ordinal=item.ordinal)
    Item.objects.filter(pk=item.pk).update(ordinal=before.ordinal)
    log("move_up", meeting, f"Đưa “{item.title}” lên trước “{before.title}”.", by=by)


@transaction.atomic
def recuse(line: Line, seat: Seat, *, kind: str, note: str = "", by: Actor) -> Recusal:
    """Take a member out of the vote on a name, with the reason."""
    meeting = _before_its_vote(line)
    recusal = Recusal(line=line, seat=seat, kind=kind, note=clean_lines(note))
    if not meeting.attendances.filter(seat=seat).exists():
        refuse("no_member", f"{seat.name} không phải thành viên của phiên họp này.", field="seat")
    recusal.full_clean()
    recusal.save()
    Opinion.objects.filter(line=line, seat=seat).delete()
    why = Interest(kind).word
    log("recuse", meeting, f"{seat.name} không biểu quyết “{line.name}”, {why}.", by=by)
    return recusal


@transaction.atomic
def undo_recusal(recusal: Recusal, *, by: Actor) -> None:
    """Let a member vote on a name again; nobody ever votes on the own dossier."""
    meeting = _before_its_vote(recusal.line)
    if recusal.kind == Interest.OWN:
        refuse("own", f"{recusal.seat.name} không biểu quyết về hồ sơ của chính mình.")
    sentence = f"{recusal.seat.name} được biểu quyết “{recusal.line.name}”."
    locking.locked(recusal).delete()
    log("undo_recusal", meeting, sentence, by=by)


def _before_its_vote(line: Line) -> Meeting:
    """Give the meeting of a line, locked; a vote that is open has its electors fixed."""
    meeting = locked(line.item.meeting)
    refuse_unless(meeting, *NOT_OVER)
    if line.tallies.filter(round__closed_at__isnull=True).exists():
        refuse("round_is_open", "Đang bỏ phiếu mục này: đóng phiếu rồi mới sửa được.")
    return meeting


@transaction.atomic
def write_opinions(
    meeting: Meeting, seat: Seat, agrees: Mapping[int, bool | None], *, by: Actor
) -> None:
    """Keep the written opinion of an absent member, by line; None for what is not said.

    `RefusedError` for a member who is not away in writing or is recused, and for a name whose vote
    was held: its count stands.
    """
    meeting = locked(meeting)
    refuse_unless(meeting, *NOT_OVER)
    attendance = meeting.attendances.filter(seat=seat, state=Attendance.State.WRITTEN).first()
    if attendance is None:
        refuse("not_in_writing", f"{seat.name} không vắng mặt có ý kiến bằng văn bản.")
    lines = Line.objects.filter(item__meeting=meeting, pk__in=agrees).select_related("item")
    for line in lines:
        _write_opinion(line, seat, agrees[line.pk])
    log("write_opinions", meeting, f"Ghi ý kiến bằng văn bản của {seat.name}.", by=by)


def _write_opinion(line: Line, seat: Seat, agrees: bool | None) -> None:
    known = Opinion.objects.filter(line=line, seat=seat).first()
    if agrees == (known.agrees if known else None):
        return
    if line.tallies.exists():
        refuse("was_voted", f"“{line.name}” đã mở bỏ phiếu nên không thêm ý kiến được.")
    if agrees is not None and Recusal.objects.filter(line=line, seat=seat).exists():
        refuse("recused", f"{seat.name} không biểu quyết “{line.name}”.")
    if agrees is None:
        Opinion.objects.filter(line=line, seat=seat).delete()
    else:
        Opinion.objects.update_or_create(line=line, seat=seat, defaults={"agrees": agrees})
