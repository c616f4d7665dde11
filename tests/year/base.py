"""What all acts of the machine share: a commune, its clock, how an act is done and looked after.

An act is drawn blindly: most of them do not fit. That is what refusals are for: they are an answer,
as long as they leave nothing behind. Anything else that stops an act, and whatever is not true of
the database afterwards, fails.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import hypothesis.strategies as st
from django.db import transaction
from django.db.models import QuerySet
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from campaigns.models import Campaign
from history.models import Event
from people.models import Person, Unit
from people.roles import Actor, Role
from procedure.acting import attempt
from tests.cast import Cast
from tests.lasting import settle
from tests.registering import at
from thiduakt.invariants import breaches, in_words

FIRST = 6
NTH = st.integers(0, FIRST - 1)
"""Which row of the first there are."""

DAYS_AGO = st.integers(-1, 40)


class Commune(RuleBasedStateMachine):
    """One commune on its way through the year; all of it is undone in the end."""

    places: dict[str, Cast]
    """Where a year may begin: see `tests.year.places`."""

    is_thorough = False
    is_whole = True

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.stored = Event.objects.count()

    @initialize(data=st.data())
    def it_begins(self, data: st.DataObject) -> None:
        self.cast = self.places[data.draw(st.sampled_from(sorted(self.places)))]
        self.stored = Event.objects.count()

    def teardown(self) -> None:
        try:
            if self.is_whole:
                settle()
                self.everything_is_true()
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def everything_is_true(self) -> None:
        sentences = [f"{breach.code}: {in_words(breach)}" for breach in breaches()]
        assert not sentences, "\n".join(sentences)

    @invariant()
    def everything_stays_true(self) -> None:
        if self.is_thorough:
            self.everything_is_true()

    # --- The clock --------------------------------------------------------------------------

    @rule(days=st.sampled_from([1, 3, 10, 30]))
    def days_pass(self, days: int) -> None:
        at(self.cast, self.today + timedelta(days=days))

    @rule(days=st.sampled_from([1, 40]))
    def the_clock_is_set_back(self, days: int) -> None:
        at(self.cast, self.today - timedelta(days=days))

    # --- For the acts -----------------------------------------------------------------------

    @property
    def today(self):
        return self.cast.commune.today()

    def day(self, ago: int):
        return self.today - timedelta(days=ago)

    def by(self, role: Role) -> Actor:
        return self.cast.acting(role)

    @property
    def campaign(self) -> Campaign:
        rows = Campaign.objects.select_related("commune")
        return rows.get(commune=self.cast.commune, year=2021)

    def one(self, rows: QuerySet, nth: int) -> Any:
        """Give one of the rows of this commune, whichever; None of none."""
        first_rows = list(rows.order_by("pk")[:FIRST])
        return first_rows[nth % len(first_rows)] if first_rows else None

    def person(self, nth: int) -> Person | None:
        rows = Person.objects.filter(commune=self.cast.commune)
        return self.one(rows.select_related("unit", "commune"), nth)

    def unit(self, nth: int) -> Unit | None:
        return self.one(self.cast.commune.units.select_related("commune"), nth)

    def do(self, act: Callable[..., Any], *subject: Any, **more: Any) -> Any:
        """Do an act as a page does it; what is refused has to leave nothing behind."""
        if any(part is None for part in subject):
            return None
        self.is_whole = False  # unless the act comes to an end, there is nothing to look at
        result, refusals = attempt(act, *subject, **more)
        self.is_whole = True
        written = Event.objects.count()
        if refusals:
            assert written == self.stored, f"refused, and stands in the log: {refusals}"
            assert all(refusal.sentence for refusal in refusals), "refused without a sentence"
        self.stored = written
        return result
