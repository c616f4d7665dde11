from .communes import Commune, Unit
from .persons import Absence, Discipline, Person, Posting, Rating
from .users import Membership, User

__all__ = [
    "Absence",
    "Commune",
    "Discipline",
    "Membership",
    "Person",
    "Posting",
    "Rating",
    "Unit",
    "User",
]
