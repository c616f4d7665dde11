"""What happens to people and units in a year."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis.stateful import rule

from people import actions as people
from people.models import Absence, Discipline, Person, Rating
from people.roles import OFFICE
from tests.year.base import DAYS_AGO, NTH, Commune

NAMES = st.sampled_from(["Hồ Thị Xuân", "Hồ Văn Hạ", "Lê Thị An", "Phan Thị Thu"])


class WithPeople(Commune):
    @rule(nth=NTH, name=NAMES, ago=st.integers(0, 900))
    def somebody_comes(self, nth: int, name: str, ago: int) -> None:
        self.do(
            people.hire_person,
            self.unit(nth),
            full_name=name,
            gender=Person.Gender.FEMALE,
            position="Công chức",
            group=Person.Group.CIVIL_SERVANT,
            joined_on=self.day(ago),
            by=self.by(OFFICE),
        )

    @rule(nth=NTH, to=NTH, ago=DAYS_AGO)
    def somebody_moves(self, nth: int, to: int, ago: int) -> None:
        if unit := self.unit(to):
            moved = {"unit": unit, "position": "Công chức khác", "moved_on": self.day(ago)}
            self.do(people.move_person, self.person(nth), **moved, by=self.by(OFFICE))

    @rule(nth=NTH, ago=DAYS_AGO)
    def somebody_goes(self, nth: int, ago: int) -> None:
        self.do(people.let_go, self.person(nth), left_on=self.day(ago), by=self.by(OFFICE))

    @rule(nth=NTH)
    def somebody_comes_back(self, nth: int) -> None:
        self.do(people.take_back, self.person(nth), by=self.by(OFFICE))

    @rule(nth=NTH, level=st.sampled_from(Rating.Level.values))
    def somebody_is_rated(self, nth: int, level: str) -> None:
        self.do(people.rate, self.person(nth), year=2021, level=level, by=self.by(OFFICE))

    @rule(nth=NTH, form=st.sampled_from(Discipline.Form.values), ago=DAYS_AGO)
    def somebody_is_disciplined(self, nth: int, form: str, ago: int) -> None:
        decided = {"form": form, "decided_on": self.day(ago)}
        self.do(people.record_discipline, self.person(nth), **decided, by=self.by(OFFICE))

    @rule(nth=NTH, kind=st.sampled_from(Absence.Kind.values), ago=DAYS_AGO)
    def somebody_is_away(self, nth: int, kind: str, ago: int) -> None:
        away = {"kind": kind, "starts_on": self.day(ago)}
        self.do(people.record_absence, self.person(nth), **away, by=self.by(OFFICE))

    @rule(name=st.sampled_from(["Tư pháp", "Văn hóa", "Văn phòng - Thống kê"]), ago=DAYS_AGO)
    def a_unit_opens(self, name: str, ago: int) -> None:
        opened = {"name": name, "valid_from": self.day(ago)}
        self.do(people.add_unit, self.cast.commune, **opened, by=self.by(OFFICE))

    @rule(nth=NTH, to=NTH, ago=DAYS_AGO, moves=st.booleans())
    def a_unit_closes(self, nth: int, to: int, ago: int, moves: bool) -> None:
        closed = {"closed_on": self.day(ago), "successor": self.unit(to), "moves_people": moves}
        self.do(people.close_unit, self.unit(nth), **closed, by=self.by(OFFICE))

    @rule(nth=NTH, other=NTH, ago=DAYS_AGO)
    def units_merge(self, nth: int, other: int, ago: int) -> None:
        units = list({unit.pk: unit for unit in (self.unit(nth), self.unit(other))}.values())
        merged = {"name": "Văn phòng chung", "merged_on": self.day(ago)}
        self.do(people.merge_units, units, **merged, by=self.by(OFFICE))
