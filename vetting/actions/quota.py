"""The places of the limited title: given, taken back, put in order, fixed.

Each act holds the campaign locked and counts afresh, so that two people cannot both give the last
place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.db import transaction
from django.db.models import Max

from campaigns.models import Campaign
from history.log import record
from nominations.models import Nomination
from nominations.rules.stages import Stage, TakenIn
from people.roles import Actor
from procedure.locking import locked
from procedure.refusal import RefusedError, refuse
from submissions import stepping
from submissions.stepping import log
from vetting.facts.standing import fixed_list, quota_now
from vetting.models import QuotaList
from vetting.rules.quota import LIMITED, Contender, Quota
from vietnamese.dates import short_date
from vietnamese.text import clean_lines


@transaction.atomic
def give_place(nomination: Nomination, *, reason: str = "", by: Actor) -> Nomination:
    """Choose somebody for the limited title, behind those who are chosen already.

    `RefusedError` for one who does not stand for it, and when no place is left: with the names of
    those who have them.
    """
    campaign, quota = _locked_quota(nomination.campaign)
    contender = _contender(quota, nomination)
    if contender.place is not None:
        refuse("chosen_already", f"{contender.name} đã được chọn rồi.")
    if not contender.may_be_chosen:
        refuse(
            "without_ldtt",
            f"{contender.name} chưa chọn được: hồ sơ Lao động tiên tiến của người này chưa gửi, "
            "đã rút hoặc không được đề nghị, công nhận.",
        )
    if not quota.left:
        refuse("no_place_left", _no_place_left(quota))
    return _place(nomination, next_place(campaign), clean_lines(reason), by)


def _no_place_left(quota: Quota) -> str:
    if not quota.allowed:
        return f"Không có suất nào: {quota.arithmetic}."
    last = quota.chosen[-1].name
    return (
        f"Không còn suất nào: {quota.sentence}. Suất cuối đã dành cho {last}. Đã chọn: "
        f"{_names(quota.chosen)}. Muốn chọn người khác thì trước hết hãy bỏ chọn một người."
    )


def _place(nomination: Nomination, place: int, reason: str, by: Actor) -> Nomination:
    nomination = stepping.locked(nomination)
    nomination.place, nomination.place_reason = place, reason
    nomination.save()
    because = f" Lý do: {reason}" if reason else ""
    log("give_place", nomination, f"Chọn {nomination.called}.{because}", by=by)
    return nomination


@transaction.atomic
def take_back_place(nomination: Nomination, *, reason: str, by: Actor) -> Nomination:
    """Free the place of somebody who was chosen; `RefusedError` without a reason, and once a
    decision has given the title."""
    reason = _reason(reason, "Hãy ghi lý do bỏ chọn.")
    _locked_quota(nomination.campaign)
    nomination = stepping.locked(nomination)
    if nomination.place is None:
        refuse("not_chosen", f"{nomination.nominee} chưa được chọn nên không có gì để bỏ.")
    if nomination.taken_in == TakenIn.ISSUED or nomination.state is Stage.RECOGNISED:
        refuse(
            "is_decided",
            f"{nomination.nominee} đã có quyết định công nhận nên không bỏ chọn được. Muốn đổi kết "
            "quả, phải ra quyết định hủy bỏ.",
        )
    nomination.place, nomination.place_reason = None, ""
    nomination.save()
    sentence = f"Bỏ chọn {nomination.called}. Lý do: {reason}"
    log("take_back_place", nomination, sentence, by=by)
    return nomination


@transaction.atomic
def choose(
    campaign: Campaign, *, shown: Collection[int], ticked: Sequence[int], reason: str, by: Actor
) -> None:
    """Give places to who was ticked and take them from who was not, all or nothing.

    `shown` are those who were chosen when the page was made: whoever was chosen since then is left
    alone. `RefusedError` as in `give_place` and `take_back_place`.
    """
    rows = Nomination.objects.filter(campaign=campaign, award=LIMITED).with_names()
    by_number = {row.pk: row for row in rows}
    if not {*shown, *ticked} <= by_number.keys():
        refuse("stranger", "Có hồ sơ không thuộc danh sách này. Hãy mở lại trang.")
    for pk in shown:
        if pk not in ticked and by_number[pk].place is not None:
            take_back_place(by_number[pk], reason=reason, by=by)
    for pk in ticked:
        if pk not in shown:
            give_place(by_number[pk], reason=reason, by=by)


@transaction.atomic
def reorder(campaign: Campaign, order: Sequence[int], *, reason: str, by: Actor) -> None:
    """Put the chosen into another order; `order` are the numbers of all their nominations."""
    reason = _reason(reason, "Hãy ghi lý do đổi thứ tự.")
    campaign, quota = _locked_quota(campaign)
    if sorted(order) != sorted(contender.pk for contender in quota.chosen):
        refuse(
            "other_names",
            "Danh sách người được chọn vừa thay đổi nên chưa đổi thứ tự. Hãy mở lại trang rồi xếp.",
        )
    # Behind every place there was: no two may share one, not even for a moment.
    for place, pk in enumerate(order, start=next_place(campaign)):
        Nomination.objects.filter(pk=pk).update(place=place)
    names = {contender.pk: contender.name for contender in quota.chosen}
    sentence = f"Xếp lại thứ tự: {'; '.join(names[pk] for pk in order)}. Lý do: {reason}"
    _log("reorder_places", campaign, sentence, by=by, order=list(order))


@transaction.atomic
def fix_list(campaign: Campaign, *, by: Actor) -> QuotaList:
    """Fix who was chosen, with the arithmetic of now; `RefusedError` with what stands in the way.

    While it is fixed no place is given or taken and no chosen dossier is opened again.
    """
    campaign, quota = _locked_quota(campaign)
    if quota.blockers:
        raise RefusedError(quota.blockers)
    if quota.allowed and not quota.chosen:
        refuse("nobody_chosen", "Chưa chọn ai nên chưa có gì để chốt.")
    row = QuotaList.objects.create(
        campaign=campaign,
        award=LIMITED,
        base=quota.base.count,
        allowed=quota.allowed,
        sentence=quota.sentence,
        names=[
            {
                "nomination": contender.pk,
                "place": place,
                "name": contender.name,
                "unit": contender.unit,
            }
            for place, contender in enumerate(quota.chosen, start=1)
        ],
        fixed_on=campaign.commune.today(),
        fixed_by=by.name,
    )
    sentence = f"Chốt danh sách: {quota.sentence}. {_names(quota.chosen)}"
    _log("fix_list", campaign, sentence, by=by, quota_list=row.pk)
    return row


@transaction.atomic
def open_list(campaign: Campaign, *, reason: str, by: Actor) -> QuotaList:
    """Open the fixed list again; it is kept, with the day and the reason."""
    reason = _reason(reason, "Hãy ghi lý do mở lại danh sách.")
    campaign = locked_campaign(campaign)
    row = fixed_list(campaign)
    if row is None:
        refuse("not_fixed", "Danh sách chưa chốt nên không cần mở lại.")
    row.opened_on, row.opened_reason = campaign.commune.today(), reason
    row.save()
    _log("open_list", campaign, f"Mở lại danh sách đã chốt. Lý do: {reason}", by=by)
    return row


def locked_campaign(campaign: Campaign) -> Campaign:
    """Give the campaign over which places are counted, locked; what only points to it goes on."""
    return locked(campaign, "commune", no_key=True)


def _locked_quota(campaign: Campaign) -> tuple[Campaign, Quota]:
    """Give the campaign, locked, and its quota counted now; `RefusedError` while the list is
    fixed."""
    campaign = locked_campaign(campaign)
    if row := fixed_list(campaign):
        refuse(
            "list_fixed",
            f"Danh sách đã chốt ngày {short_date(row.fixed_on)} ({row.fixed_by}). Muốn thay đổi "
            "thì trước hết hãy mở lại danh sách, có ghi lý do.",
        )
    quota = quota_now(campaign)
    if quota is None:
        refuse("no_law", "Phần mềm chưa có quy định về tỷ lệ cho năm của phong trào này.")
    return campaign, quota


def _contender(quota: Quota, nomination: Nomination) -> Contender:
    same = (row for row in quota.contenders if row.pk == nomination.pk)
    contender = next(same, None)
    if contender is None:
        refuse(
            "not_supported",
            f"Chỉ chọn được hồ sơ Chiến sĩ thi đua cơ sở đã thẩm định và được đề nghị khen thưởng; "
            f"{nomination.called} chưa như vậy. Có thể người khác vừa mở lại thẩm định.",
        )
    return contender


def next_place(campaign: Campaign) -> int:
    """Give the place behind all that were given in a campaign."""
    places = Nomination.objects.filter(campaign=campaign, award=LIMITED)
    return (places.aggregate(Max("place"))["place__max"] or 0) + 1


def _names(chosen: Iterable[Contender]) -> str:
    return "; ".join(
        f"{number}. {contender.name}" for number, contender in enumerate(chosen, start=1)
    )


def _reason(reason: str, otherwise: str) -> str:
    reason = clean_lines(reason)
    if not reason:
        refuse("no_reason", otherwise, field="reason")
    return reason


def _log(verb: str, campaign: Campaign, sentence: str, *, by: Actor, **data) -> None:
    record(verb, campaign, sentence, by=by, commune_id=campaign.commune_id, **data)
