from .communes import Commune, Unit
from .imports import PeopleImport
from .persons import Absence, Discipline, Person, Posting, Rating
from .users import Membership, User

__all__ = [
    "Absence",
    "Commune",
    "Discipline",
    "Membership",
    "PeopleImport",
    "Person",
    "Posting",
    "Rating",
    "Unit",
    "User",
]
