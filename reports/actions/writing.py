"""Writing a báo cáo sơ kết, tổng kết: begun, written, with texts of an earlier one."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from campaigns.models import Campaign, Phase
from history.log import record
from people.roles import Actor
from procedure.locking import locked
from procedure.refusal import refuse
from reports.models import YearPaper
from reports.rules.texts import handed_on
from vietnamese.text import clean_lines, uncapitalised


@transaction.atomic
def begin(campaign: Campaign, phase: Phase | None = None, *, by: Actor) -> YearPaper:
    """Give the report of a launched campaign or of one of its phases, an empty one where there is
    none."""
    if not campaign.is_launched:
        refuse("not_launched", "Phong trào chưa phát động nên chưa có gì để báo cáo.")
    paper, is_new = YearPaper.objects.get_or_create(campaign=campaign, phase=phase)
    if is_new:
        _log("begin", paper, f"Lập {_called(paper)}.", by)
    return paper


@transaction.atomic
def write(
    paper: YearPaper, texts: Mapping[str, str], *, by: Actor, quietly: bool = False
) -> YearPaper:
    """Write the texts of a report; `quietly`: half-way, so not logged."""
    paper = _editable(paper)
    cleaned = {name: clean_lines(text) for name, text in texts.items()}
    if {**paper.texts, **cleaned} != paper.texts:
        for name, text in cleaned.items():
            setattr(paper, name, text)
        paper.taken = {name: source for name, source in paper.taken.items() if paper.texts[name]}
        paper.save()
    if not quietly:
        _log("write", paper, f"Ghi {_called(paper)}.", by)
    return paper


@transaction.atomic
def take_over(paper: YearPaper, *, by: Actor) -> list[str]:
    """Write into what is still empty what the earlier report has to say there, and note where it
    comes from; give the names of these texts."""
    paper = _editable(paper)
    earlier = earlier_than(paper)
    if earlier is None:
        refuse("no_earlier", "Chưa có báo cáo của năm trước trong phần mềm để lấy.")
    texts = handed_on(earlier.texts, paper.texts)
    if not texts:
        refuse("nothing_to_take", "Không có phần nào còn trống mà báo cáo năm trước có viết.")
    number = f" số {earlier.paper.number}" if earlier.paper else " (dự thảo)"
    for name, text in texts.items():
        setattr(paper, name, text)
        paper.taken[name] = f"{earlier}{number}"
    paper.save()
    _log("take_over", paper, f"Lấy {len(texts)} phần của {_called(earlier)} vào báo cáo.", by)
    return list(texts)


def earlier_than(paper: YearPaper) -> YearPaper | None:
    """Give the report of the same kind of the year before: the tổng kết, or the sơ kết of the đợt
    with the same number."""
    campaign = paper.campaign
    if not campaign.year:
        return None
    rows = YearPaper.objects.with_names().filter(
        campaign__commune=campaign.commune_id,
        campaign__kind=campaign.kind,
        campaign__year=campaign.year - 1,
    )
    return rows.filter(phase__ordinal=paper.phase.ordinal if paper.phase else None).first()


def locked_paper(paper: YearPaper) -> YearPaper:
    """Give a report as it is now, locked until the transaction ends."""
    return locked(paper, "campaign__commune")


def _editable(paper: YearPaper) -> YearPaper:
    paper = locked_paper(paper)
    if not paper.is_editable:
        refuse(
            "has_number",
            "Báo cáo đã có số nên không sửa được. Chưa ban hành thì bỏ số rồi sửa; đã ban hành thì "
            "thu hồi rồi ban hành bản mới.",
        )
    return paper


def _called(paper: YearPaper) -> str:
    return uncapitalised(str(paper))


def _log(verb: str, paper: YearPaper, sentence: str, by: Actor) -> None:
    record(f"report.{verb}", paper, sentence, by=by, commune_id=paper.commune.pk)
