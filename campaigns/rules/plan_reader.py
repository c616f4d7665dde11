"""Reads the text of a plan (kế hoạch phong trào thi đua) into plain values."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.plan import Note, Plan

from .reading.contents import read_words
from .reading.days import Years
from .reading.deadlines import read_deadlines
from .reading.letterhead import read_letterhead
from .reading.paper import open_paper
from .reading.past import past_items
from .reading.phases import read_phases
from .reading.remarks import remarks
from .reading.signature import read_ending
from .reading.targets import read_targets


def read_plan(text: str, noted: tuple[Note, ...] = ()) -> Plan:
    """Give what a careful person reads in the text of a plan; `noted` was remarked on the text
    before.

    Lines are counted from 1 in the text as given. What the text does not say stays empty, and a
    note says so; what was concluded rather than read has a note too. The same text always gives the
    same plan; no text raises an error.
    """
    paper = open_paper(text)
    ending = read_ending(paper)
    head = read_letterhead(paper, ending.signer)
    years = Years(head.year, head.is_school_year, head.issued_on)
    past = past_items(paper.body, paper.kind)
    phases = read_phases(paper.body, years, past)
    targets = read_targets(paper.body, head.year, past)
    words = read_words(paper.body, phases.items | targets.items, phases.segments)
    deadlines = read_deadlines(paper.body, years, phases, words.content_items, past)
    lines = dict(head.lines) | words.lines
    if paper.title_line:
        lines["title"] = paper.title_line
    if ending.recipients_line:
        lines["recipients"] = ending.recipients_line
    plan = Plan(
        number=head.number,
        issued_on=head.issued_on,
        issuer=head.issuer,
        place=head.place,
        year=head.year,
        title=paper.title,
        theme=words.theme,
        slogan=words.slogan,
        purposes=words.purposes,
        phases=phases.phases,
        targets=targets.targets,
        deadlines=deadlines.deadlines,
        contents=words.contents,
        recipients=ending.recipients,
        signer=ending.signer,
        lines=lines,
    )
    notes = [*noted, *head.notes, *words.notes, *phases.notes, *targets.notes, *deadlines.notes]
    return _with_notes(plan, [*notes, *ending.notes, *remarks(paper, plan)])


def _with_notes(plan: Plan, notes: list[Note]) -> Plan:
    """Give the plan with its notes in the order of the text, those on the whole of it last."""
    unique = dict.fromkeys(notes)
    return replace(plan, notes=tuple(sorted(unique, key=lambda note: note.line or 10**9)))
