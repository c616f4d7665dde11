"""Who is not put before the council of a campaign, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from campaigns.models import Campaign
from documents.paper.letter import Column, Table
from documents.paper.wording import stated
from nominations.models import Nomination
from nominations.rules.stages import CONSIDERED, DECIDED, Stage
from vetting.facts.foundations import without_foundation
from vetting.facts.standing import counted_nominations, fixed_list, registered_in
from vetting.papers.rows import rows_of
from vetting.papers.tables import NUMBER
from vetting.rules.comparison import Match, compare
from vetting.rules.quota import LIMITED
from vietnamese.text import capitalised, clean

COLUMNS = (
    NUMBER,
    Column("Họ và tên, tên tập thể", 50),
    Column("Chức vụ, đơn vị", 60),
    Column("Danh hiệu, hình thức", 50),
    Column("Lý do", 90),
)
NOT_PROPOSED = "Đã đăng ký, đơn vị không đề nghị"


def left_out_table(campaign: Campaign, on_agenda: Collection[int]) -> Table | None:
    """Give whoever registered or was proposed and does not stand on the agenda, with the reason;
    None where it is nobody. What the council or a decision dealt with before is not named again."""
    rows = [*_dossiers(campaign, on_agenda), *_registered_alone(campaign)]
    if not rows:
        return None
    return Table(COLUMNS, tuple((str(n), *row) for n, row in enumerate(rows, start=1)))


def _dossiers(campaign: Campaign, on_agenda: Collection[int]) -> Iterator[tuple[str, ...]]:
    nominations = Nomination.objects.filter(campaign=campaign).proposed().exclude(pk__in=on_agenda)
    dealt_with = [stage.value for stage in (*CONSIDERED, *DECIDED)]
    has_list = fixed_list(campaign) is not None
    rows = rows_of(nominations.exclude(stage__in=dealt_with).with_names())
    groundless = without_foundation(row.nomination for row in rows)
    for row in rows:
        why = groundless.get(row.nomination.pk) or _why(row.nomination, has_list)
        yield (row.called, row.post, row.kind.name, capitalised(why))


def _why(nomination: Nomination, has_list: bool) -> str:
    if nomination.state is not Stage.VETTED:
        return f"Chưa thẩm định xong: {nomination.state.word.lower()}"
    if not nomination.is_supported:
        return clean(stated(f"Thẩm định không đề nghị. {nomination.vetting_note}"))
    if nomination.award == LIMITED and has_list and nomination.place is None:
        return "Không được chọn trong tỷ lệ tối đa"
    return "Để lại phiên họp khác"


def _registered_alone(campaign: Campaign) -> Iterator[tuple[str, ...]]:
    compared = compare(registered_in(campaign).lists, counted_nominations(campaign))
    for row in compared:
        if row.verdict is Match.NOT_PROPOSED:
            yield (row.name, row.unit, row.registered_words, NOT_PROPOSED)
