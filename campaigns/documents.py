"""The plan as a paper: composed from its values, or in the very words that were signed.

A plan that was signed elsewhere and brought as text keeps every word of it, slips included
(`verbatim_letter`); a plan that was written or cloned here has no text yet (`plan_letter`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from campaigns.models import Campaign
from campaigns.rules.plan import Plan, Signer
from campaigns.wording import body
from documents.paper.letter import Annex, Block, Letter, Recipient, Signature
from documents.paper.letterhead import is_committee, issuer_lines, superior_line
from documents.paper.outline import blocks_of, paragraphs_of
from vietnamese.dates import short_date
from vietnamese.text import clean, same_word, without_accents

KIND = "Kế hoạch"
_MOST_TITLE_LINES = 8


def plan_paper(plan: Plan, source_text: str = "", *, superior: str = "") -> Letter:
    """Give the letter of a plan: in its signed words where there are any, else composed."""
    if source_text.strip():
        return verbatim_letter(plan, source_text, superior=superior)
    return plan_letter(plan, superior=superior)


def plan_letter(plan: Plan, *, superior: str = "") -> Letter:
    """Give the letter of a plan that has no signed text yet, written from its values.

    What the plan does not say has no heading either; the numerals close up. `superior` is the body
    above the issuer, if the head is to name it.
    """
    return _letter(plan, superior, plan.title, body(plan))


def verbatim_letter(plan: Plan, source_text: str, *, superior: str = "") -> Letter:
    """Give the letter of a signed plan: its body word for word, its head and foot from the values.

    Only line breaks in the middle of a sentence are mended.
    """
    title, body, rest = _parts(source_text, plan.title)
    return _letter(plan, superior, title or plan.title, blocks_of(body), _annexes(plan, rest))


def _letter(
    plan: Plan,
    superior: str,
    title: str,
    blocks: tuple[Block, ...],
    annexes: tuple[Annex, ...] = (),
) -> Letter:
    return Letter(
        superior=superior_line(superior),
        issuer=issuer_lines(plan.issuer),
        kind=KIND,
        abstract=title,
        number=plan.number,
        symbol="KH-UBND",
        place=plan.place,
        issued_on=plan.issued_on,
        blocks=blocks,
        signature=signature(plan.signer, plan.issuer),
        recipients=tuple(
            Recipient(recipient.name, recipient.for_report) for recipient in plan.recipients
        )
        or (Recipient("Lưu: VT"),),
        annexes=annexes,
    )


def by_plan(campaign: Campaign) -> str:
    """Give "Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2021 của …"."""
    number = f" số {campaign.number}" if campaign.number else ""
    day = f" ngày {short_date(campaign.issued_on)}" if campaign.issued_on else ""
    return f"Thực hiện Kế hoạch{number}{day} của {campaign.commune.committee}"


def by_own_plan(campaign: Campaign) -> str:
    """Give the same where the committee itself goes on to speak, which is then named once."""
    words = by_plan(campaign)
    return words.removesuffix(f" của {campaign.commune.committee}") if campaign.number else words


def of_year(campaign: Campaign) -> str:
    """Give " năm 2021", or nothing for a campaign of no year."""
    return f" năm {campaign.year}" if campaign.year else ""


def signature(signer: Signer | None, issuer: str) -> Signature:
    """Give the lines of authority above the signer's name.

    A committee's letter is signed on its behalf; a deputy signs for the chair (Nghị định
    30/2020/NĐ-CP, Phụ lục I, II.7).
    """
    signer = signer or Signer(name="", position="Chủ tịch", on_behalf=_committee_of(issuer))
    lines = [f"TM. {_without_mark(signer.on_behalf)}"] if signer.on_behalf else []
    position = clean(signer.position)
    if re.match(r"phó chủ tịch", position, re.IGNORECASE):
        lines.append("KT. Chủ tịch")
    return Signature(tuple([*lines, position] if position else lines), signer.name)


def _committee_of(issuer: str) -> str:
    return "Ủy ban nhân dân" if is_committee(issuer) or not issuer else ""


def _without_mark(body: str) -> str:
    return re.sub(r"^TM\.\s*", "", clean(body))


# --- A plan in its own words ---------------------------------------------------------------

_FOOT = re.compile(r"(noi nhan\b|(tm|kt|tl|tuq|q)\.\s)")
_ANNEX = re.compile(r"PHỤ LỤC\b")
_HEAD = re.compile(r"(so ?:|cong hoa xa hoi|doc lap\b|.*,? ngay .{1,6}thang .{1,6}nam \S+$)")


def _parts(text: str, title: str) -> tuple[str, str, list[str]]:
    """Give the title, the body and the lines after the signature."""
    lines = [clean(line.replace("**", "")) for line in text.split("\n")]
    start, has_kind = _after_head(lines)
    end = _first(lines, start, lambda line: bool(_FOOT.match(without_accents(line))))
    rest = _first(lines, end, lambda line: bool(_ANNEX.match(line)))
    taken = _title_length(lines[start:end], title, has_kind=has_kind)
    heading = clean(" ".join(lines[start : start + taken]))
    return heading, "\n".join(lines[start + taken : end]), lines[rest:]


def _after_head(lines: list[str]) -> tuple[int, bool]:
    """Give where the head ends, and whether it ends with "KẾ HOẠCH"."""
    for index, line in enumerate(lines):
        if same_word(line, KIND):
            return index + 1, True
    heads = [i for i, line in enumerate(lines[:20]) if _HEAD.match(without_accents(line))]
    return (heads[-1] + 1 if heads else 0), False


def _first(lines: list[str], start: int, matches: Callable[[str], bool]) -> int:
    return next((i for i in range(start, len(lines)) if matches(lines[i])), len(lines))


def _title_length(lines: list[str], title: str, *, has_kind: bool) -> int:
    """Give how many lines the title takes: those that say `title`; else, below "KẾ HOẠCH", the
    first few down to an empty one."""
    for length in range(1, min(len(lines), _MOST_TITLE_LINES) + 1):
        if title and same_word(" ".join(lines[:length]), title):
            return length
    if not has_kind:
        return 0
    first = _first(lines, 0, bool)
    gap = _first(lines, first, lambda line: not line)
    return gap if gap - first <= 3 else first + 1


def _annexes(plan: Plan, lines: list[str]) -> tuple[Annex, ...]:
    if not lines:
        return ()
    title, *paragraphs = paragraphs_of("\n".join(lines))
    return (Annex(title, "", _belongs_to(plan), blocks_of("\n\n".join(paragraphs))),)


def _belongs_to(plan: Plan) -> str:
    of_day = f" ngày {short_date(plan.issued_on)}" if plan.issued_on else ""
    return f"Kèm theo Kế hoạch số {plan.number}{of_day}" if plan.number else ""
