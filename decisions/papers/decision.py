"""Quyết định khen thưởng of the commune's chair, with its list as an annex."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from campaigns.documents import of_year
from campaigns.models import Campaign
from decisions.facts.rewards import Payment, rewards_of
from decisions.models import DecisionDraft
from decisions.papers.lists import list_blocks, units_table
from documents.paper.bases import basis
from documents.paper.letter import (
    Annex,
    Letter,
    Paragraph,
    Recipient,
    Signature,
    closed,
)
from documents.paper.letterhead import issuer_lines, superior_line
from law.authority import report_receiver
from law.bases import decision_bases
from law.kinds import AwardKind, Category
from law.regimes import has_districts
from nominations.models import Nomination
from people.models import Commune
from regulations.facts import overrides_for
from regulations.models import Regulation
from signing.sources import Head
from vetting.facts.heard import days_voted_on
from vetting.papers.proposal import COUNCIL, plan_basis
from vetting.papers.tables import NomineeRow, counted_subjects, subjects_in_words
from vietnamese.dates import long_date, short_date
from vietnamese.numbers import money
from vietnamese.text import capitalised, within_a_sentence
from vietnamese.words import money_words

SYMBOL = "QĐ-UBND"


def decision_letter(
    made: DecisionDraft, nominations: Sequence[Nomination], head: Head | None = None
) -> Letter:
    """Give the decision over dossiers: with a `head` as it is to be signed, without one with room
    for number, day and signer."""
    commune, campaign = made.commune, made.campaign
    on = head.signed_on if head else commune.today()
    payments = rewards_of(nominations, decided_on=on, overrides=overrides_for(commune))
    return Letter(
        superior=superior_line(commune.superior_on(on)),
        issuer=issuer_lines(commune.committee),
        kind="Quyết định",
        abstract=f"Về việc {_abstract(nominations)}{of_year(campaign)}",
        number=head.number if head else "",
        symbol=SYMBOL,
        issued_on=head.signed_on if head else None,
        place=campaign.place or commune.name,
        authority=f"Chủ tịch {commune.committee}",
        bases=_bases(made, nominations, on),
        blocks=_articles(made, nominations, payments, on),
        signature=_signature(head),
        recipients=_recipients(on),
        annexes=_annexes(made, nominations, payments, head),
    )


def award_words(kind: AwardKind) -> str:
    """Give "công nhận danh hiệu Lao động tiên tiến" or "tặng Giấy khen"."""
    if kind.category is Category.TITLE:
        return f"công nhận danh hiệu {kind.name}"
    return f"tặng {kind.name}"


def _abstract(nominations: Sequence[Nomination]) -> str:
    return "; ".join(dict.fromkeys(award_words(nomination.kind) for nomination in nominations))


def _bases(made: DecisionDraft, nominations: Sequence[Nomination], on: date) -> tuple[str, ...]:
    return (
        *(basis(citation.instrument) for citation in decision_bases(on)),
        *(_local(regulation) for regulation in _regulations(made.commune, on)),
        *plan_basis(made.campaign),
        *_minutes(made, nominations),
        *(as_basis(line) for line in made.other_bases.splitlines() if line.strip()),
        f"Theo đề nghị của {made.proposer}",
    )


def _minutes(made: DecisionDraft, nominations: Sequence[Nomination]) -> list[str]:
    """Name the meetings that let these dossiers pass, unless the office named minutes itself."""
    if "biên bản" in made.other_bases.lower():
        return []
    council = f"{COUNCIL} {made.commune.full_name}"
    days = days_voted_on([nomination.pk for nomination in nominations])
    return [f"Căn cứ Biên bản họp {council} {long_date(day)}" for day in days]


def _regulations(commune: Commune, on: date) -> Iterable[Regulation]:
    begun = commune.regulations.filter(valid_from__lte=on).order_by("issued_on", "pk")
    return [row for row in begun if row.valid_to is None or on <= row.valid_to]


def _local(regulation: Regulation) -> str:
    day, title = long_date(regulation.issued_on), regulation.title
    about = within_a_sentence(title)
    return f"Căn cứ Quyết định số {regulation.number} {day} của {regulation.issuer} {about}"


def as_basis(line: str) -> str:
    """Give a line that the office wrote as a căn cứ."""
    text = line.strip()
    return text if text.lower().startswith(("căn cứ", "xét", "theo")) else f"Căn cứ {text}"


def _articles(
    made: DecisionDraft,
    nominations: Sequence[Nomination],
    payments: Mapping[int, Payment],
    on: date,
) -> tuple[Paragraph, ...]:
    whom = subjects_in_words(map(NomineeRow, nominations))
    return (
        Paragraph(_what(made, nominations), lead="Điều 1."),
        Paragraph(_reward(made.campaign, whom, payments, on), lead="Điều 2."),
        Paragraph(closed(_execution(whom, on)), lead="Điều 3."),
    )


def _what(made: DecisionDraft, nominations: Sequence[Nomination]) -> str:
    groups: dict[AwardKind, list[Nomination]] = {}
    for nomination in nominations:
        groups.setdefault(nomination.kind, []).append(nomination)
    given = "; ".join(
        f"{award_words(kind)} cho {counted_subjects(group)}" for kind, group in groups.items()
    )
    merit = f", {made.merit}" if made.merit else of_year(made.campaign)
    return f"{capitalised(given)}{merit} (có danh sách kèm theo)."


def _reward(campaign: Campaign, whom: str, payments: Mapping[int, Payment], on: date) -> str:
    total = total_of(payments)
    if not total:
        named = f"{capitalised(whom)} có tên tại Điều 1"
        return f"{named} được hưởng quyền lợi theo quy định hiện hành."
    return (
        "Mức tiền thưởng thực hiện theo quy định hiện hành, chi từ Quỹ thi đua, khen thưởng năm "
        f"{on.year} của {campaign.commune.full_name}. Tổng số tiền thưởng: {money(total)} "
        f"({money_words(total)})."
    )


def total_of(payments: Mapping[int, Payment]) -> int:
    """Give the money that is paid."""
    return sum(payment.reward.amount for payment in payments.values() if payment.is_paid)


def _execution(whom: str, on: date) -> str:
    return (
        f"Quyết định này có hiệu lực kể từ ngày ký. Văn phòng HĐND và UBND, {treasury(on)}, các bộ "
        f"phận, đơn vị liên quan và các {whom} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết "
        "định này"
    )


def treasury(on: date) -> str:
    """Give who pays and takes money back for the commune on a day."""
    return "bộ phận Tài chính - Kế toán" if has_districts(on) else "Phòng Kinh tế"


def _signature(head: Head | None) -> Signature:
    if head is None or head.signer is None:
        return Signature(("Chủ tịch",))
    return head.signer.signature


def _recipients(on: date) -> tuple[Recipient, ...]:
    names = ("Như Điều 3", report_receiver(on), "Thường trực Đảng ủy, HĐND", "Lưu: VT, TĐKT")
    return tuple(Recipient(name) for name in names)


def _annexes(
    made: DecisionDraft,
    nominations: Sequence[Nomination],
    payments: Mapping[int, Payment],
    head: Head | None,
) -> tuple[Annex, ...]:
    of_decision = belongs_to(made, head)
    rows = tuple(list_blocks(nominations, payments))
    name = f"{capitalised(_abstract(nominations))}{of_year(made.campaign)}"
    annexes = [Annex("Danh sách", name, of_decision, rows, is_landscape=True)]
    if len({nomination.unit_id for nomination in nominations}) > 1:
        table = units_table(nominations, payments)
        annexes.append(Annex("Phụ lục", "Tổng hợp theo đơn vị", of_decision, (table,)))
    return tuple(annexes)


def belongs_to(made: DecisionDraft, head: Head | None) -> str:
    """Give the line of an annex that names its decision: "Kèm theo Quyết định số …"."""
    by = f"của Chủ tịch {made.commune.committee}"
    if head is None:
        return f"Kèm theo Dự thảo Quyết định {by}"
    return f"Kèm theo Quyết định số {head.number} ngày {short_date(head.signed_on)} {by}"
