"""Plans and their deadlines, as a commune takes them away."""

from __future__ import annotations

from collections.abc import Iterator

from campaigns.models import Campaign, Content, Deadline, Extension, Phase, Recipient, Target
from documents.paper.listing import Shown, sheet_of
from documents.paper.sheet import Sheet
from law.kinds import name_of
from people.models import Commune

_PLAN = (Shown("campaign__year"), Shown("campaign__title", "Phong trào"))


def sheets(commune: Commune) -> Iterator[Sheet]:
    """Give the plans with their whole text, phases, contents, recipients, targets, deadlines and
    who had more time."""
    yield sheet_of(
        "Phong trào",
        Campaign.objects.filter(commune=commune),
        "year",
        "kind",
        "number",
        "issued_on",
        "issuer",
        "place",
        "title",
        "theme",
        "slogan",
        "purposes",
        "signer_name",
        "signer_position",
        "signer_on_behalf",
        "launched_at",
        "source_text",
    )
    phases = Phase.objects.filter(campaign__commune=commune)
    yield sheet_of("Đợt thi đua", phases, *_PLAN, "ordinal", "starts_on", "ends_on", "goal")
    contents = Content.objects.filter(campaign__commune=commune)
    yield sheet_of("Nội dung thi đua", contents, *_PLAN, "number", "text")
    recipients = Recipient.objects.filter(campaign__commune=commune)
    yield sheet_of("Nơi nhận kế hoạch", recipients, *_PLAN, "name", "for_report")
    targets = Target.objects.filter(campaign__commune=commune)
    award = Shown("award", says=name_of)
    yield sheet_of(
        "Chỉ tiêu", targets, *_PLAN, "subject", "who", award, "operator", "value", "unit", "base"
    )
    deadlines = Deadline.objects.filter(campaign__commune=commune)
    yield sheet_of("Thời hạn", deadlines, *_PLAN, "kind", "due_on", "inclusive", "receiver")
    yield sheet_of(
        "Gia hạn",
        Extension.objects.filter(deadline__campaign__commune=commune),
        Shown("deadline__campaign__title", "Phong trào"),
        Shown("deadline__kind"),
        Shown("unit__name", "Đơn vị"),
        "due_on",
        "reason",
        "granted_by",
    )


def files(commune: Commune) -> Iterator:
    """Give nothing: of a plan its text is kept."""
    return iter(())
