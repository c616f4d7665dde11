from .lines import CollectiveLine, IndividualLine, Supplement
from .registrations import Registration, RegistrationMove

__all__ = ["CollectiveLine", "IndividualLine", "Registration", "RegistrationMove", "Supplement"]
