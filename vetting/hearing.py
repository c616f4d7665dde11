"""Dossiers before the council: what is ready for it, and its word on each.

One of `COUNCIL_SOURCES`: the council itself knows no dossiers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.urls import reverse

from campaigns.models import Campaign
from council.models import Council, Line, Meeting
from council.rules.ordering import VoteOutcome
from council.sources import Name, Proposed, Word
from documents.paper.letter import Column, Table
from law.kinds import COLLECTIVE_TITLES, COMMENDATIONS, PERSONAL_TITLES, award_kind
from nominations.models import Nomination
from nominations.models.nominations import SOURCE
from nominations.rules.stages import CONSIDERED, Stage
from people.models import Rating
from people.roles import Actor
from procedure.locking import locked
from procedure.refusal import refuse
from registrations.models import CollectiveLine, IndividualLine
from submissions.stepping import all_locked, log, step
from vetting.actions.quota import next_place, open_list
from vetting.facts.foundations import without_foundation
from vetting.facts.heard import before_a_council
from vetting.facts.standing import fixed_list, quota_after, quota_now
from vetting.papers.left_out import left_out_table
from vetting.papers.rows import ranked, rows_of
from vetting.papers.tables import NUMBER, NomineeRow
from vetting.rules.quota import LIMITED, Quota
from vietnamese.dates import short_date
from vietnamese.text import post_and_unit

_AGENDA = (*reversed(PERSONAL_TITLES), *reversed(COLLECTIVE_TITLES), *COMMENDATIONS)
_ORDER = {kind.code: number for number, kind in enumerate(_AGENDA)}
"""What counts for another title is voted before it."""


class Dossiers:
    """What `council.sources.Source` asks of a room, for dossiers."""

    KIND = Council.Kind.EMULATION

    def proposed(self, campaign: Campaign) -> list[Proposed]:
        """Give the vetted dossiers that are before no council yet, by kind of award."""
        rows = _ready(campaign)
        awards = sorted({row.award for row in rows}, key=lambda code: _ORDER.get(code, 99))
        return [
            _item(campaign, award, [row for row in rows if row.award == award]) for award in awards
        ]

    def award_of(self, key: str) -> str:
        """An item of dossiers is named by its award."""
        return key

    def put_before(self, meeting: Meeting, key: str, subjects: Sequence[int]) -> None:
        """Refuse dossiers that are not vetted any more."""
        rows = all_locked(Nomination.objects.filter(campaign=meeting.campaign, pk__in=subjects))
        if gone := [row for row in rows if row.state is not Stage.VETTED]:
            names = ", ".join(nomination.nominee for nomination in gone)
            refuse("not_vetted", f"Hồ sơ của {names} không còn ở bước “{Stage.VETTED.word}”.")

    def own_of(self, subjects: Sequence[int]) -> dict[int, Collection[int]]:
        """Nobody's work but that of whom a dossier names."""
        return {}

    def lock(self, meeting: Meeting, subjects: Sequence[int]) -> None:
        """Lock the campaign, whose places are given, and the dossiers that are decided."""
        locked(meeting.campaign, no_key=True)
        all_locked(Nomination.objects.filter(pk__in=subjects))

    def take(self, meeting: Meeting, key: str, words: Sequence[Word], by: Actor) -> None:
        """Let each dossier go on as the council says; what was decided meanwhile stays."""
        rows = {nomination.pk: nomination for nomination in all_locked(_of(words))}
        for word in words:
            nomination = rows[word.subject]
            if nomination.state in (Stage.VETTED, *CONSIDERED):
                _consider(nomination, meeting, word, by)
        if key == LIMITED:
            _give_places(meeting.campaign, words, by)

    def places_of(
        self, meeting: Meeting, key: str, outcomes: Mapping[int, VoteOutcome]
    ) -> tuple[int, str] | None:
        """Give the places of the limited title, counted from who reached Lao động tiên tiến: by the
        votes that are closed, before there is one from who is proposed."""
        quota = quota_after(meeting.campaign, _stages(outcomes)) if key == LIMITED else None
        lines = Line.objects.filter(item__meeting=meeting, item__source=SOURCE, item__key=key)
        return _places(quota, lines.values_list("subject", flat=True)) if quota else None

    def set_aside(
        self, meeting: Meeting, subjects: Sequence[int], outcomes: Mapping[int, VoteOutcome]
    ) -> dict[int, str]:
        """Set aside whoever did not reach the title that theirs rests on."""
        rows = Nomination.objects.filter(pk__in=subjects)
        return without_foundation(rows, _stages(outcomes))

    def address_of(self, subject: int) -> str:
        return reverse("nominations:detail", args=[subject])

    def left_out(self, meeting: Meeting, subjects: Sequence[int]) -> Table | None:
        """Give who registered or was proposed and is not on the agenda, with the reason."""
        return left_out_table(meeting.campaign, subjects)

    def table_of(self, key: str, subjects: Sequence[int]) -> Table:
        """Give what the members have before them of these dossiers."""
        nominations = (
            Nomination.objects.filter(pk__in=subjects).with_names().select_related("report")
        )
        rows = {row.nomination.pk: row for row in rows_of(nominations)}
        ratings, registered = _ratings(nominations), _registered(nominations)
        cells = [_cells(rows[pk], ratings, registered) for pk in subjects]
        return Table(COLUMNS, tuple((str(n), *row) for n, row in enumerate(cells, start=1)))


def _stages(outcomes: Mapping[int, VoteOutcome]) -> dict[int, Stage]:
    return {
        pk: Stage.PASSED if outcome is VoteOutcome.PASSED else Stage.NOT_PASSED
        for pk, outcome in outcomes.items()
    }


COLUMNS = (
    NUMBER,
    Column("Họ và tên, tên tập thể; chức vụ, đơn vị", 60),
    Column("Đăng ký", 26),
    Column("Xếp loại năm", 36, "center"),
    Column("Sáng kiến, thành tích sáng tạo", 46),
    Column("Bình xét ở đơn vị", 22, "center"),
    Column("Ý kiến thẩm định", 46),
)


def _ready(campaign: Campaign) -> list[Nomination]:
    rows = Nomination.objects.filter(
        ~before_a_council(), campaign=campaign, stage=Stage.VETTED.value, is_supported=True
    )
    ready = ranked(rows.with_names())
    groundless = without_foundation(ready)
    return [row for row in ready if row.pk not in groundless]


def _item(campaign: Campaign, award: str, rows: list[Nomination]) -> Proposed:
    """Give the item of a kind of award; of the limited title with how many places there are, and
    once its list is fixed who is on it alone."""
    quota = quota_now(campaign) if award == LIMITED else None
    if quota is not None and fixed_list(campaign) is not None:
        rows = [row for row in rows if row.place is not None]
    names = tuple(_name(row) for row in rows)
    title = award_kind(award).name
    if quota is None:
        return Proposed(award, title, names)
    return Proposed(award, title, names, *_places(quota, [row.pk for row in rows]))


def _places(quota: Quota, voted: Collection[int]) -> tuple[int, str]:
    """Give how many of those voted on may be chosen, and how that is counted: a place that somebody
    else has is not given twice."""
    taken = sum(contender.pk not in voted for contender in quota.chosen)
    places, base = max(quota.allowed - taken, 0), quota.base.in_words.rstrip(".")
    less = f", trừ {taken} chỗ đã dành cho người khác" if taken else ""
    return places, f"Có {places} chỗ: {quota.arithmetic}{less}, tính trên {base}"


def _name(nomination: Nomination) -> Name:
    """Give whom a line names; a unit that is proposed itself is not said a second time."""
    detail = post_and_unit(nomination.position, nomination.unit.name)
    return Name(
        nomination.pk,
        nomination.nominee,
        "" if detail == nomination.nominee else detail,
        person=nomination.person,
        unit=nomination.unit if nomination.is_of_unit else None,
    )


def _of(words: Sequence[Word]):
    return Nomination.objects.filter(pk__in=[word.subject for word in words])


def _consider(nomination: Nomination, meeting: Meeting, word: Word, by: Actor) -> None:
    stage = Stage.PASSED if word.outcome is VoteOutcome.PASSED else Stage.NOT_PASSED
    if nomination.state is stage:
        return
    sentence = f"{meeting.council} họp ngày {short_date(meeting.held_on)}: {word.sentence}."
    sentence += f" Lý do: {word.reason}" if word.reason else ""
    step(nomination, stage, on=meeting.commune.today(), by=by, note=sentence)
    log("consider", nomination, f"Xét {nomination.called}. {sentence}", by=by)


def _give_places(campaign: Campaign, words: Sequence[Word], by: Actor) -> None:
    """Give who passed a place behind those given before, in the order of the agenda; who did not
    pass frees theirs. A list that was fixed and says otherwise is open again."""
    rows = _of(words)
    fallen = rows.filter(stage=Stage.NOT_PASSED.value, place__isnull=False)
    freed = fallen.update(place=None, place_reason="")
    placeless = rows.filter(stage=Stage.PASSED.value, place__isnull=True)
    waiting = set(placeless.values_list("pk", flat=True))
    passed = [word.subject for word in words if word.subject in waiting]
    for place, pk in enumerate(passed, start=next_place(campaign)):
        Nomination.objects.filter(pk=pk).update(place=place, place_reason="Hội đồng biểu quyết.")
    if (freed or passed) and fixed_list(campaign):
        open_list(campaign, reason="Kết quả biểu quyết của Hội đồng khác danh sách này.", by=by)


def _ratings(nominations) -> dict[tuple[int, int], str]:
    people = [nomination.person_id for nomination in nominations if nomination.person_id]
    rows = Rating.objects.filter(person__in=people)
    return {(row.person_id, row.year): row.get_level_display() for row in rows}


def _registered(nominations) -> dict[tuple, str]:
    """Give what the approved registrations say of each nominee, two queries."""
    kinds: dict[tuple, dict[str, None]] = {}
    approved = {
        "registration__campaign__in": {nomination.campaign_id for nomination in nominations},
        "registration__stage": "approved",
    }
    people = IndividualLine.objects.filter(**approved)
    units = CollectiveLine.objects.filter(**approved).select_related("registration")
    keyed = [
        *(((line.person_id,), line) for line in people),
        *(((line.registration.unit_id, line.name), line) for line in units),
    ]
    for key, line in keyed:
        codes = [code for code in (line.title, line.commendation) if code]
        kinds.setdefault(key, {}).update(dict.fromkeys(codes))
    return {
        key: ", ".join(award_kind(code).short for code in codes) for key, codes in kinds.items()
    }


def _cells(
    row: NomineeRow, ratings: dict[tuple[int, int], str], registered: dict[tuple, str]
) -> tuple[str, ...]:
    nomination = row.nomination
    year = nomination.campaign.year or 0
    is_person = nomination.person_id is not None
    key = (nomination.person_id,) if is_person else (nomination.unit_id, nomination.collective)
    rating = ratings.get((nomination.person_id or 0, year), "")
    return (
        f"{nomination.nominee}\n{row.post}",
        "" if nomination.outsider_id else registered.get(key, "") or "không đăng ký",
        rating or nomination.get_rating_display(),
        row.merit,
        row.votes,
        nomination.vetting_note or "đề nghị khen thưởng",
    )


dossiers = Dossiers()
"""The one that the settings name."""
