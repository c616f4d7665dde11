from .communes import Commune, Unit
from .doors import Door, PasswordRequest, RecoveryCode, SecondFactor, Session, Tries
from .imports import PeopleImport
from .outsiders import Outsider
from .persons import Absence, Discipline, Person, Posting, Rating
from .users import Membership, User

__all__ = [
    "Absence",
    "Commune",
    "Discipline",
    "Door",
    "Membership",
    "Outsider",
    "PasswordRequest",
    "PeopleImport",
    "Person",
    "Posting",
    "Rating",
    "RecoveryCode",
    "SecondFactor",
    "Session",
    "Tries",
    "Unit",
    "User",
]
