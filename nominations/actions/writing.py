"""Writing a dossier while it is with its unit: the report, the files, what the merit rests on."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

from django.db import transaction

from attachments.accepting import MAX_FILES, Accepted, stored
from eligibility.merits import Merit
from initiatives.actions import release, use
from initiatives.models import Initiative
from nominations.actions.carrying import carry_over, locked_together
from nominations.models import Nomination, NominationAttachment
from nominations.rules.papers import DossierPaper
from nominations.rules.stages import Stage
from people.roles import Actor
from procedure.refusal import refuse
from submissions.stepping import locked, log
from vietnamese.dates import short_date
from vietnamese.text import clean, clean_lines


@dataclass(frozen=True)
class ReportContent:
    """What somebody writes of a report; `rating` is a collective's ("HTXS"…) or ""."""

    overview: str = ""
    achievements: str = ""
    other_awards: str = ""
    rating: str = ""


def content_of(nomination: Nomination) -> ReportContent:
    """Give what the report says."""
    report = nomination.report
    return ReportContent(
        report.overview, report.achievements, report.other_awards, nomination.rating
    )


@transaction.atomic
def save_report(
    nomination: Nomination,
    content: ReportContent,
    *,
    by: Actor,
    quietly: bool = False,
) -> Nomination:
    """Write the report, into the person's other drafts of the year as well (see `carry_over`).
    `quietly`: half-way, so not logged."""
    nomination, others = locked_together(nomination)
    refuse_unless_editable(nomination)
    if _cleaned(content) == content_of(nomination):
        return nomination
    report = nomination.report
    before = copy(report)
    report.overview, report.achievements = content.overview, content.achievements
    report.other_awards = content.other_awards
    report.save()
    carried = carry_over(before, report, others)
    if nomination.is_of_unit:
        nomination.rating = content.rating
    nomination.save()
    if not quietly:
        also = f"; ghi cả vào {', '.join(use.called for use in carried)}" if carried else ""
        log("write", nomination, f"Ghi báo cáo thành tích, {nomination.called}{also}.", by=by)
    return nomination


def _cleaned(content: ReportContent) -> ReportContent:
    texts = (content.overview, content.achievements, content.other_awards)
    return ReportContent(*map(clean_lines, texts), content.rating)


@transaction.atomic
def attach(
    nomination: Nomination, file: Accepted, paper: DossierPaper, *, by: Actor
) -> NominationAttachment:
    """Put a file to the dossier as one of its papers."""
    nomination = locked(nomination)
    refuse_unless_editable(nomination)
    if nomination.attachments.count() >= MAX_FILES:
        refuse(
            "too_many_files",
            f"Hồ sơ đã có {MAX_FILES} tệp, là số nhiều nhất. Hãy gộp hoặc bỏ bớt tệp.",
            field="file",
        )
    attachment = NominationAttachment.objects.create(
        nomination=nomination, paper=paper.value, **stored(file, by=by)
    )
    log(
        "attach",
        nomination,
        f"Đính kèm “{attachment.name}” ({paper.word.lower()}) vào {nomination.called}.",
        by=by,
        sha256=attachment.sha256,
    )
    return attachment


@transaction.atomic
def detach(attachment: NominationAttachment, *, by: Actor) -> Nomination:
    """Take a file out of the dossier."""
    nomination = locked(attachment.nomination)
    refuse_unless_editable(nomination)
    log("detach", nomination, f"Bỏ tệp “{attachment.name}” khỏi {nomination.called}.", by=by)
    attachment.delete()
    return nomination


@transaction.atomic
def rest_on(
    nomination: Nomination,
    merit: Merit | None,
    *,
    text: str = "",
    initiatives: Sequence[Initiative] = (),
    override_reason: str = "",
    by: Actor,
) -> Nomination:
    """Say what the creative part rests on: initiatives, written into their ledger of use, or a
    topic, a scheme, a deed in battle with its name.

    `RefusedError` for an initiative that already supported this title of this person, unless there
    is a reason.
    """
    nomination = locked(nomination)
    refuse_unless_editable(nomination)
    _refuse_an_empty_merit(nomination, merit, clean(text), initiatives)
    of_whom = {
        "person": nomination.person,
        "award": nomination.award,
        "campaign": nomination.campaign,
    }
    release(**of_whom, by=by)
    is_initiative = merit is Merit.INITIATIVE
    for initiative in initiatives if is_initiative else ():
        path = nomination.get_absolute_url()
        use(initiative, **of_whom, path=path, override_reason=override_reason, by=by)
    nomination.merit = merit.value if merit else ""
    nomination.merit_text = text if merit and not is_initiative else ""
    nomination.save()
    names = (
        "; ".join(initiative.name for initiative in initiatives)
        if is_initiative
        else nomination.merit_text
    )
    what = f"{merit.word}: {names}" if merit else "chưa chọn"
    log("rest_on", nomination, f"Thành tích sáng tạo của {nomination.called}: {what}.", by=by)
    return nomination


def _refuse_an_empty_merit(
    nomination: Nomination, merit: Merit | None, text: str, initiatives: Sequence[Initiative]
) -> None:
    if nomination.person_id is None:
        refuse("of_a_collective", "Thành tích sáng tạo chỉ ghi cho hồ sơ của cá nhân.")
    if merit is Merit.INITIATIVE and not initiatives:
        refuse("no_initiative", "Hãy chọn ít nhất một sáng kiến.", field="initiatives")
    if merit not in (None, Merit.INITIATIVE) and not text:
        refuse("no_text", "Hãy ghi tên đề tài, đề án hoặc thành tích.", field="text")


@transaction.atomic
def discard(nomination: Nomination, *, by: Actor) -> None:
    """Throw away a draft with its files; what a meeting voted on is not thrown away."""
    nomination = locked(nomination)
    if nomination.state is not Stage.DRAFT:
        refuse(
            "not_a_draft",
            f"Chỉ bỏ được hồ sơ nháp; hồ sơ này đang ở trạng thái “{nomination.state.word}”.",
        )
    if vote := nomination.review_votes.select_related("review").first():
        refuse(
            "was_voted_on",
            f"Cuộc họp ngày {short_date(vote.review.held_on)} đã biểu quyết về hồ sơ này nên không "
            "bỏ được. Nếu ghi nhầm, hãy bỏ kết quả đó khỏi biên bản trước.",
            link=vote.review.get_absolute_url(),
        )
    if nomination.person_id:
        whom = {"person": nomination.person, "award": nomination.award}
        release(**whom, campaign=nomination.campaign, by=by)
    log("discard", nomination, f"Bỏ {nomination.called} (nháp).", by=by)
    for attachment in nomination.attachments.all():
        attachment.delete()
    nomination.delete()


def refuse_unless_editable(nomination: Nomination) -> None:
    """Stop who would write in a dossier that was sent."""
    if not nomination.is_editable:
        refuse(
            "not_editable",
            f"Hồ sơ đang ở trạng thái “{nomination.state.word}” nên không sửa được. Chưa được tiếp "
            "nhận thì hãy rút về; đã tiếp nhận thì đề nghị Thư ký Hội đồng trả lại.",
        )
