"""The last steps of a drafted decision: number, day and signer; the signed paper; issued."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from attachments.accepting import Accepted
from attachments.kinds import SCANS
from decisions.actions.deciding import record
from decisions.actions.drafting import locked_draft, nominations_of, step
from decisions.facts.fund import cost_of, short_after
from decisions.facts.results import Result
from decisions.facts.signers import Signatory, signatory, signature_doubts
from decisions.models import AwardDecision, DecisionDraft
from decisions.papers.decision import SYMBOL, Head, decision_letter
from decisions.papers.lists import in_list_order
from decisions.rules.drafting import DraftStage
from documents.issued.issuing import give_number, put_in_force, take_number_back
from documents.paper.letter import Letter
from documents.signed.keeping import keep_signed
from documents.signed.reading import read
from documents.signed.signatures import SignatureReading
from history import log as history
from law.authority import Authority
from law.findings import Finding
from law.procedures import ISSUER_IS_ANOTHER
from nominations.models import Nomination
from people.models import Commune, Person
from people.roles import Actor
from procedure.refusal import RefusedError, refuse
from regulations.facts import gives_own_numbers, overrides_for
from vietnamese.dates import short_date
from vietnamese.numbers import money


@transaction.atomic
def number(
    made: DecisionDraft, *, signed_on: date, signer: Person, ordinal: int | None = None, by: Actor
) -> DecisionDraft:
    """Give an approved draft its number, day and signer, and print it as it is to be signed.

    `RefusedError` for a number that another decision bears, a day ahead, a signer who is neither
    chair nor deputy on that day.
    """
    made = locked_draft(made, by)
    if made.state is not DraftStage.APPROVED or made.paper:
        refuse(
            "not_approved",
            "Chỉ lấy số cho dự thảo đã duyệt và chưa có số. Hãy mở lại trang để xem bước đang làm.",
        )
    who = _signatory(made.commune, signer, signed_on)
    ordinal = _checked(made.commune, ordinal, signed_on)
    nominations = nominations_of(made)

    def numbered(number: str, _: str) -> Letter:
        return decision_letter(made, nominations, Head(number, signed_on, who))

    made.paper = give_number(
        numbered,
        commune_id=made.commune_id,
        key=f"decision-draft-{made.pk}",
        book=SYMBOL,
        symbol=SYMBOL,
        on=signed_on,
        ordinal=ordinal,
        by_name=by.name,
        subject_path=made.get_absolute_url(),
    )
    made.signer, made.signer_position = signer, who.position
    made.printed_total = cost_of(made, nominations, signed_on)
    made.save()
    day = short_date(signed_on)
    _log(
        made, f"Lấy số {made.paper.number} ngày {day} cho {made.called}, {who} ký.", "numbered", by
    )
    return made


@transaction.atomic
def let_number_go(made: DecisionDraft, *, by: Actor) -> DecisionDraft:
    """Take a number that was entered by mistake off a draft, with the print that bears it."""
    made = locked_draft(made, by)
    if made.paper is None:
        refuse("no_number", "Dự thảo này chưa có số.")
    old, made.paper = made.paper, None
    made.signer, made.signer_position = None, ""
    made.save()
    take_number_back(old)
    _log(made, f"Bỏ số {old.number} của {made.called}.", "unnumbered", by)
    return made


def attach_signed(made: DecisionDraft, *, file: Accepted, by: Actor) -> DecisionDraft:
    """Keep the scan of the signed paper, or the digitally signed file with what its signatures say;
    they are read before anything is locked."""
    if made.paper is None:
        refuse("no_number", "Hãy nhập số, ngày, người ký trước khi đính kèm bản đã ký.")
    if file.kind not in SCANS:
        refuse("no_scan", "Bản đã ký phải là tệp PDF hoặc ảnh quét JPG, PNG.", field="file")
    content = file.file.read()
    return _keep(made, file, content, read(made.paper, content, until=file.until), by)


@transaction.atomic
def _keep(
    made: DecisionDraft, file: Accepted, content: bytes, reading: SignatureReading, by: Actor
) -> DecisionDraft:
    made = locked_draft(made, by)
    if made.paper is None:
        refuse("no_number", "Số của dự thảo vừa bị bỏ. Hãy lấy số, in và ký lại.")
    keep_signed(made.paper, content=content, name=file.name, reading=reading)
    _log(made, f"Đính kèm bản đã ký “{file.name}” của {made.called}.", "signed", by)
    return made


@transaction.atomic
def issue(made: DecisionDraft, *, is_confirmed: bool = False, by: Actor) -> AwardDecision:
    """Put a signed decision in force: its awards exist from now on; held back until released.

    `RefusedError` without number or signed paper, where its drafter may not issue it, for dossiers
    that changed meanwhile, and, unless `is_confirmed`, for what the law, the fund or the
    signatures in the signed file warn of.
    """
    made = locked_draft(made, by)
    _refuse_unsigned(made)
    _refuse_own(made, by)
    nominations = nominations_of(made)
    paper = made.paper
    if not is_confirmed and (warned := _warnings(made, nominations)):
        raise RefusedError(warned)
    decision = record(
        made.campaign,
        number=paper.number,
        decided_on=paper.issued_on,
        authority=Authority.COMMUNE,
        issuer=f"Chủ tịch {made.commune.committee}",
        signer=made.signer.full_name,
        results=[Result(one, is_recognised=True) for one in in_list_order(nominations)],
        is_confirmed=is_confirmed,
        paper=paper,
        by=by,
    )
    _refuse_other_money(made, decision)
    decision.paper = put_in_force(paper, by_name=by.name, subject_path=decision.get_absolute_url())
    made.lines.all().delete()
    made.decision = decision
    step(made, DraftStage.ISSUED)
    _log(made, f"Ban hành {decision.called} từ {made.called}.", "issued", by)
    return decision


def _signatory(commune: Commune, signer: Person, on: date) -> Signatory:
    who = signatory(signer, on) if signer.commune_id == commune.pk else None
    if who is None:
        refuse(
            "not_in_office",
            f"{signer.honorific} {signer.full_name} không giữ chức Chủ tịch, Phó Chủ tịch Ủy ban "
            f"nhân dân ngày {short_date(on)}. Hãy chọn người khác, hoặc sửa quá trình công tác của "
            "người này ở trang Cán bộ, công chức.",
            field="signer",
        )
    return who


def _checked(commune: Commune, ordinal: int | None, on: date) -> int | None:
    """Give the number that the registry gave; none where the program's own book gives it."""
    if on > commune.today():
        today = short_date(commune.today())
        refuse("not_yet", f"Ngày ký phải không sau hôm nay ({today}).", field="signed_on")
    if gives_own_numbers(commune):
        return None
    if not ordinal:
        refuse("no_number", "Hãy nhập số do văn thư cấp.", field="ordinal")
    recorded = AwardDecision.objects.filter(
        commune=commune, authority=Authority.COMMUNE.value, decided_on__year=on.year
    )
    same = [one for one in recorded if one.number.partition("/")[0].lstrip("0") == str(ordinal)]
    if same:
        refuse(
            "number_is_taken",
            f"Số {same[0].number} đã dùng cho {same[0].called}. Hãy hỏi lại văn thư.",
            field="ordinal",
        )
    return ordinal


def _refuse_unsigned(made: DecisionDraft) -> None:
    if made.state is not DraftStage.APPROVED or made.paper is None:
        refuse("no_number", "Dự thảo chưa duyệt hoặc chưa có số nên chưa ban hành được.")
    if not made.paper.signed_file:
        refuse("not_signed", "Hãy đính kèm bản đã ký trước khi ban hành.", field="file")


def _warnings(made: DecisionDraft, nominations: Sequence[Nomination]) -> list[Finding]:
    short = short_after(made, nominations)
    return [*signature_doubts(made.paper), *([short] if short else [])]


def _refuse_other_money(made: DecisionDraft, decision: AwardDecision) -> None:
    """Stop where the money that the paper says is not what is due any more."""
    due = decision.paid_total()
    if due != made.printed_total:
        refuse(
            "other_money",
            f"Văn bản đã in ghi tổng tiền thưởng {money(made.printed_total)}, nay tính ra "
            f"{money(due)} vì có quyết định khác cùng ngày hoặc mức thưởng đã đổi. Hãy bỏ số, lấy "
            "số lại và in lại để ký.",
        )


def _refuse_own(made: DecisionDraft, by: Actor) -> None:
    rule = ISSUER_IS_ANOTHER.on(made.commune.today(), overrides_for(made.commune))
    if rule.value and by.user_id == made.drafted_by:
        refuse(
            "own_draft",
            f"Ông/Bà soạn dự thảo này nên người khác phải ban hành ({rule.citation}).",
        )


def _log(made: DecisionDraft, sentence: str, verb: str, by: Actor) -> None:
    verb = f"decision_draft.{verb}"
    history.record(verb, made, sentence, by=by, commune_id=made.commune_id)
