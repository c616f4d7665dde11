"""A judgement, and a finding, as JSON, so that what was found and by which values of the law stays
as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

from eligibility.judging import Condition, Evidence, Judgement, Outcome, UsedValue
from law.findings import Finding, Level
from law.sources import Citation, Instrument

_DAYS = ("issued_on", "valid_from", "valid_to")


def as_json(judgement: Judgement) -> dict[str, Any]:
    """Give a judgement as what JSON can hold."""
    return {
        "award": judgement.award,
        "regime": judgement.regime,
        "conditions": [_condition_as_json(condition) for condition in judgement.conditions],
    }


def thaw(stored: dict[str, Any]) -> Judgement:
    """Read back what `as_json` gave."""
    return Judgement(
        stored["award"],
        stored["regime"],
        tuple(_condition(condition) for condition in stored["conditions"]),
    )


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """Give a finding as what JSON can hold."""
    return vars(finding) | {
        "level": finding.level.value,
        "citation": _citation_as_json(finding.citation),
    }


def thaw_finding(stored: dict[str, Any]) -> Finding:
    """Read back what `finding_as_json` gave."""
    citation = _citation(stored["citation"])
    return Finding(**stored | {"level": Level(stored["level"]), "citation": citation})


def _condition_as_json(condition: Condition) -> dict[str, Any]:
    return {
        "code": condition.code,
        "required": condition.required,
        "found": condition.found,
        "outcome": condition.outcome.value,
        "citation": _citation_as_json(condition.citation),
        "values": [
            {"parameter": value.parameter, "shown": value.shown, "remark": value.remark}
            for value in condition.values
        ],
        "is_conditional": condition.is_conditional,
        "evidence": condition.evidence,
    }


def _condition(stored: dict[str, Any]) -> Condition:
    return Condition(
        code=stored["code"],
        required=stored["required"],
        found=stored["found"],
        outcome=Outcome(stored["outcome"]),
        citation=_citation(stored["citation"]),
        values=tuple(UsedValue(**value) for value in stored["values"]),
        is_conditional=stored["is_conditional"],
        evidence=Evidence(stored["evidence"]) if stored["evidence"] else None,
    )


def _citation_as_json(citation: Citation | None) -> dict[str, Any] | None:
    """Keep the whole instrument: a commune's regulation may be changed or deleted later."""
    if citation is None:
        return None
    instrument = {
        name: _day_as_json(value) if name in _DAYS else value
        for name, value in vars(citation.instrument).items()
    }
    return {
        "instrument": instrument,
        "clause": citation.clause,
        "verified": citation.verified,
    }


def _citation(stored: dict[str, Any] | None) -> Citation | None:
    if stored is None:
        return None
    instrument: dict[str, Any] = {
        name: _day(value) if name in _DAYS else value
        for name, value in stored["instrument"].items()
    }
    return Citation(Instrument(**instrument), stored["clause"], stored["verified"])


def _day_as_json(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
