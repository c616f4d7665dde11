"""What the home page rests on, asked of every room once."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.models import Campaign, Deadline
from campaigns.todo import Todo, Upcoming, Waiting, last_day_of, upcoming
from campaigns.todo import todo as todo_of_plans
from campaigns.todo import waiting as waiting_of_plans
from campaigns.viewer import Viewer
from council.todo import todo as todo_of_council
from decisions.todo import todo as todo_of_decisions
from initiatives.todo import todo as todo_of_initiatives
from nominations.facts.states import (
    DossierState,
    OwnDossier,
    OwnLine,
    dossier_states,
    own_work,
)
from nominations.todo import todo as todo_of_nominations
from nominations.todo import waiting as waiting_of_nominations
from people.models import Commune, Unit, User
from people.roles import Permission, can_for_all
from registrations.states import UnitState, states_of
from registrations.todo import todo as todo_of_registrations
from registrations.todo import waiting as waiting_of_registrations
from reports.todo import todo as todo_of_reports
from reports.wall import Sight, Wall, wall_of

from .links import links_of


@dataclass(frozen=True)
class CampaignWall:
    """A campaign with its bars and grid."""

    campaign: Campaign
    wall: Wall


@dataclass(frozen=True)
class UnitPart:
    """What the head of a unit sees of it in a campaign: bars, and its people with their gaps."""

    campaign: Campaign
    unit: Unit
    wall: Wall
    lines: list[OwnLine]


@dataclass(frozen=True)
class Home:
    """The home page of a user on a day."""

    todos: list[Todo]
    waiting: list[Waiting]
    upcoming: list[Upcoming]
    walls: list[CampaignWall]
    units: list[UnitPart]

    @property
    def title(self) -> str:
        return f"Việc cần làm: {len(self.todos)}"

    @property
    def unit_count(self) -> int:
        """Give how many parts are of the newest campaign; the others are folded."""
        return sum(state.campaign == self.units[0].campaign for state in self.units)


def home_of(user: User, commune: Commune) -> Home:
    """Give what a user finds on the home page today; the number of queries does not grow with
    campaigns, units, people or dossiers."""
    return _Gathering(Viewer.of(user, commune)).home()


def walls_of(user: User, commune: Commune) -> list[CampaignWall]:
    """Give the bars and grids alone, for everybody to read: nothing on them waits for "me"."""
    return _Gathering(Viewer.of(user, commune)).walls(for_all=True)


class _Gathering:
    """The rows of one request, each table read once."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self.sees_totals = viewer.can(Permission.VIEW_TOTALS)
        headed = [unit.pk for unit in viewer.units]
        running = viewer.running
        self.units: list[UnitState] = []
        self.dossiers: list[DossierState] = []
        self.own: list[OwnDossier] = []
        self.lines: list[OwnLine] = []
        if self.sees_totals or headed:
            only = None if self.sees_totals else headed
            self.units = states_of(running, viewer.today, only)
        if running and headed:
            self.own, self.lines = own_work(running, headed)
        if running and self.sees_totals:
            self.dossiers = dossier_states(running, viewer.user.person_id)
        elif headed:
            self.dossiers = [own.state for own in self.own]
        else:
            self.dossiers = dossier_states(running, viewer.user.person_id, only_own=True)

    def home(self) -> Home:
        viewer = self.viewer
        todos = [
            *todo_of_plans(viewer),
            *todo_of_registrations(viewer, self.units),
            *todo_of_initiatives(viewer),
            *todo_of_nominations(viewer, self.units, self.dossiers, self.own),
            *todo_of_council(viewer),
            *todo_of_decisions(viewer),
            *todo_of_reports(viewer),
        ]
        others = [
            *waiting_of_plans(viewer),
            *waiting_of_registrations(viewer, self.units),
            *waiting_of_nominations(viewer, self.units, self.dossiers),
        ]
        return Home(
            sorted(todos, key=lambda task: (task.due_on is None, task.due_on or viewer.today)),
            others,
            upcoming(viewer),
            self.walls(),
            self._own_units(),
        )

    def walls(self, *, for_all: bool = False) -> list[CampaignWall]:
        running = self.viewer.running if self.sees_totals else []
        return [
            CampaignWall(campaign, self._wall(campaign, self.units, for_all=for_all))
            for campaign in running
        ]

    def _own_units(self) -> list[UnitPart]:
        return [
            UnitPart(
                campaign,
                unit,
                self._wall(campaign, [state for state in self.units if state.unit == unit.pk]),
                [
                    line
                    for line in self.lines
                    if (line.campaign, line.unit) == (campaign.pk, unit.pk)
                ],
            )
            for campaign in self.viewer.running
            for unit in self.viewer.units
        ]

    def _wall(self, campaign: Campaign, units: list[UnitState], *, for_all: bool = False) -> Wall:
        mine = [state for state in units if state.campaign == campaign.pk]
        shown = {state.unit for state in mine}
        dossiers = [
            dossier
            for dossier in self.dossiers
            if dossier.campaign == campaign.pk and dossier.unit in shown
        ]
        return wall_of(mine, dossiers, self._sight(campaign, for_all=for_all))

    def _sight(self, campaign: Campaign, *, for_all: bool) -> Sight:
        steps = {
            "Đăng ký": Permission.REVIEW_REGISTRATIONS,
            "Thẩm định": Permission.VET_NOMINATIONS,
            "Quyết định": Permission.RECORD_DECISIONS,
        }
        viewer = self.viewer
        return Sight(
            viewer.today,
            lambda unit: last_day_of(campaign, unit, Deadline.Kind.REGISTRATION),
            lambda unit: last_day_of(campaign, unit, Deadline.Kind.NOMINATION),
            frozenset(step for step, may in steps.items() if viewer.can(may) and not for_all),
            links_of(campaign, self._sees_all()),
        )

    def _sees_all(self) -> bool:
        viewer = self.viewer
        return can_for_all(viewer.user, Permission.VIEW_NOMINATIONS, viewer.commune)
