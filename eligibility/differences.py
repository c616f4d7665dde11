"""What changed between two judgements of one nomination, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.conditions import name_of
from eligibility.judging import Condition, Judgement
from law.regimes import REGIMES

_REGIMES = {regime.code: regime.name for regime in REGIMES}


def differences(before: Judgement, now: Judgement) -> list[str]:
    """Give a sentence for each condition and value of the law that is not what it was."""
    return [*_of_regime(before, now), *_of_conditions(before, now), *_of_values(before, now)]


def _of_regime(before: Judgement, now: Judgement) -> Iterator[str]:
    if before.regime != now.regime:
        old, new = (name_of_regime(judgement) for judgement in (before, now))
        yield f"Quy định áp dụng: trước “{old}”, nay “{new}”"


def name_of_regime(judgement: Judgement) -> str:
    """Give the law by which it was judged: "Luật Thi đua, khen thưởng năm 2003 và …"."""
    return _REGIMES.get(judgement.regime, "chưa có quy định")


def _of_conditions(before: Judgement, now: Judgement) -> Iterator[str]:
    old = {condition.code: condition for condition in before.conditions}
    new = {condition.code: condition for condition in now.conditions}
    for code in {**old, **new}:
        yield from _of_condition(old.get(code), new.get(code))


def _of_condition(before: Condition | None, now: Condition | None) -> Iterator[str]:
    if before is None and now is not None:
        yield f"{name_of(now)}: điều kiện mới, hiện có “{now.found}”"
    elif before is not None and now is None:
        yield f"{name_of(before)}: không còn là điều kiện (trước “{before.found}”)"
    elif before is not None and now is not None:
        yield from _of_the_same(before, now)


def _of_the_same(before: Condition, now: Condition) -> Iterator[str]:
    if before.found != now.found:
        yield f"{name_of(now)}: trước “{before.found}”, nay “{now.found}”"
    elif before.outcome != now.outcome:
        yield (f"{name_of(now)}: kết quả trước “{before.outcome.word}”, nay “{now.outcome.word}”")


def _of_values(before: Judgement, now: Judgement) -> Iterator[str]:
    old, new = _values(before), _values(now)
    for parameter, shown in new.items():
        if parameter in old and old[parameter] != shown:
            yield f"Quy định “{parameter}”: trước {old[parameter]}, nay {shown}"


def _values(judgement: Judgement) -> dict[str, str]:
    return {
        value.parameter: value.shown
        for condition in judgement.conditions
        for value in condition.values
    }
