from .lines import CollectiveLine, IndividualLine, Supplement
from .registrations import Move, Registration

__all__ = ["CollectiveLine", "IndividualLine", "Move", "Registration", "Supplement"]
