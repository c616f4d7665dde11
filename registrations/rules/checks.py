"""What a registration must not say (`contradictions`), and what it lacks before it is sent
(`gaps`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from law.findings import Finding, Level
from law.kinds import Subject
from registrations.rules.lines import (
    CollectiveLine,
    Draft,
    IndividualLine,
    commendations_for,
    titles_for,
)
from vietnamese.text import capitalised

COLLECTIVES, INDIVIDUALS = "#tap-the", "#ca-nhan"
"""The parts of the form; a finding's `link` names the one that mends it."""


def place_of(person: int) -> str:
    """Give the row of a person on the form."""
    return f"#nguoi-{person}"


def contradictions(draft: Draft) -> list[Finding]:
    """Give what cannot be stored."""
    return [*_doubled(draft), *_misplaced(draft)]


def gaps(draft: Draft) -> list[Finding]:
    """Give what the registration lacks before it is sent; only a `BLOCKER` holds it up."""
    findings = contradictions(draft)
    if draft.is_empty:
        findings.append(
            Finding(
                "nothing_registered",
                "Bản đăng ký chưa có tập thể, cá nhân nào.",
                Level.BLOCKER,
                link=INDIVIDUALS,
            )
        )
    elif not draft.collectives:
        sentence = "Chưa đăng ký cho tập thể. Nếu đơn vị có tập thể phấn đấu thì hãy ghi thêm."
        findings.append(Finding("no_collective", sentence, link=COLLECTIVES))
    elif not draft.individuals:
        sentence = "Chưa đăng ký cho cá nhân nào."
        findings.append(Finding("no_individual", sentence, link=INDIVIDUALS))
    return findings


def _doubled(draft: Draft) -> Iterator[Finding]:
    for name, count in Counter(line.name for line in draft.collectives).items():
        if count > 1:
            sentence = f"Tập thể “{name}” có {count} dòng. Hãy giữ một dòng."
            yield _refusal("collective_twice", sentence, COLLECTIVES)
    names = {line.person: line.name for line in draft.individuals}
    for person, count in Counter(line.person for line in draft.individuals).items():
        if count > 1:
            sentence = (
                f"{capitalised(names[person])} có {count} dòng trong bản đăng ký này. Hãy ghi danh "
                "hiệu và hình thức khen thưởng vào một dòng, bỏ dòng thừa."
            )
            yield _refusal("person_twice", sentence, place_of(person))


def _misplaced(draft: Draft) -> Iterator[Finding]:
    for collective in draft.collectives:
        what = f"tập thể “{collective.name}”"
        yield from _kinds(collective, what, Subject.COLLECTIVE, COLLECTIVES)
    for person in draft.individuals:
        yield from _kinds(person, person.name, Subject.INDIVIDUAL, place_of(person.person))


def _kinds(
    line: CollectiveLine | IndividualLine, what: str, subject: Subject, link: str
) -> Iterator[Finding]:
    if not line.title and not line.commendation:
        sentence = f"Hãy chọn danh hiệu hoặc hình thức khen thưởng cho {what}."
        yield _refusal("strives_for_nothing", sentence, link)
    if line.title and line.title not in {kind.code for kind in titles_for(subject)}:
        sentence = f"Danh hiệu đã chọn không dành cho {what}. Hãy chọn lại."
        yield _refusal("title_of_others", sentence, link)
    if line.commendation and line.commendation not in {k.code for k in commendations_for(subject)}:
        sentence = f"Hình thức khen thưởng đã chọn không dành cho {what}. Hãy chọn lại."
        yield _refusal("commendation_of_others", sentence, link)


def _refusal(code: str, sentence: str, link: str) -> Finding:
    return Finding(code, sentence, Level.BLOCKER, link=link)
