"""The ledger of use, written: an initiative supports a title of one of its authors."""

from __future__ import annotations

from django.db import transaction

from campaigns.models import Campaign
from initiatives.facts import USABLE
from initiatives.models import Initiative, Use
from initiatives.uses import use_in_words
from law.kinds import award_kind
from people.models import Person
from people.roles import Actor
from procedure.refusal import refuse
from submissions.stepping import locked, log
from vietnamese.text import clean_lines


@transaction.atomic
def use(
    initiative: Initiative,
    *,
    person: Person,
    award: str,
    campaign: Campaign,
    path: str,
    override_reason: str = "",
    by: Actor,
) -> Use:
    """Write down that a title of a person rests on an initiative; `award` is a code of `law.kinds`,
    `path` leads to what rests on it. Asking again in the same campaign gives the row that is there.

    `RefusedError` for somebody who is no author, for an initiative that was refused or not sent,
    and, without a reason, for one that already supported the same title of the same person. Other
    titles and other authors are no hindrance: the ledger shows them.
    """
    initiative = locked(initiative)
    mine = initiative.uses.filter(person=person, award=award).select_related("person", "campaign")
    if here := mine.filter(campaign=campaign).first():
        return here
    _refuse_what_cannot_be_used(initiative, person)
    earlier, reason = mine.first(), clean_lines(override_reason)
    if earlier and not reason:
        refuse(
            "used_before",
            f"Sáng kiến “{initiative}” đã dùng cho {use_in_words(earlier)}. Không dùng lại cho "
            "cùng người, cùng danh hiệu; nếu thật sự cần, hãy ghi lý do.",
            field="override_reason",
        )
    row = initiative.uses.create(
        person=person,
        award=award,
        campaign=campaign,
        path=path,
        override_reason=reason if earlier else "",
        on=initiative.commune.today(),
        by_name=by.name,
    )
    why = f" Dùng lại, lý do: {reason}" if earlier else ""
    log("use", initiative, f"Dùng {initiative.called} cho {use_in_words(row)}.{why}", by=by)
    return row


def _refuse_what_cannot_be_used(initiative: Initiative, person: Person) -> None:
    if initiative.state not in USABLE:
        refuse(
            "not_usable",
            f"Sáng kiến “{initiative}” đang ở trạng thái “{initiative.state.word}” nên chưa làm "
            "căn cứ khen thưởng được.",
        )
    if not initiative.authors.filter(person=person).exists():
        refuse(
            "not_an_author",
            f"{person.honorific} {person} không phải là tác giả của sáng kiến “{initiative}”.",
        )


@transaction.atomic
def release(person: Person, *, award: str, campaign: Campaign, by: Actor) -> int:
    """Take the initiatives of a person's title in a campaign out of the ledger, as the title does
    not rest on them any more; give how many. The log keeps that they stood there."""
    rows = Use.objects.filter(person=person, award=award, campaign=campaign)
    uses = list(rows.select_related("initiative__campaign__commune"))
    for row in uses:
        what = f"{award_kind(award).name} của {person.titled_name}"
        sentence = f"Thôi dùng {row.initiative.called} cho {what}."
        log("release", row.initiative, sentence, by=by)
        row.delete()
    return len(uses)
