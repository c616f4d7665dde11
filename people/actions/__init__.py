"""What may be done to units, people, their records and their roles.

Every act is atomic, raises ValidationError with sentences where it cannot be done, and writes the
log. Acts of one commune wait for one another, so what one has checked still holds when it writes.
"""

from .accounts import (
    NewAccount,
    add_account,
    create_accounts,
    drop_second_factor,
    let_try_again,
    lock_account,
    renew_password,
    unlock_account,
)
from .communes import (
    add_commune,
    change_commune,
    finish_first_day,
    found_commune,
    keep_law_defaults,
    practise,
)
from .imports import bring_list, fill_in, filling_of, preview, take_in, unknown_units
from .persons import change_person, hire_person, let_go, move_person, take_back
from .records import (
    change_record,
    rate,
    record_absence,
    record_discipline,
    remove_record,
)
from .undoing import undo_list
from .units import add_unit, add_units, change_unit, close_unit, merge_units
from .users import change_role, give_role

__all__ = [
    "NewAccount",
    "add_account",
    "add_commune",
    "add_unit",
    "add_units",
    "bring_list",
    "change_commune",
    "change_person",
    "change_record",
    "change_role",
    "change_unit",
    "close_unit",
    "create_accounts",
    "drop_second_factor",
    "fill_in",
    "filling_of",
    "finish_first_day",
    "found_commune",
    "give_role",
    "hire_person",
    "keep_law_defaults",
    "let_go",
    "let_try_again",
    "lock_account",
    "merge_units",
    "move_person",
    "practise",
    "preview",
    "rate",
    "record_absence",
    "record_discipline",
    "remove_record",
    "renew_password",
    "take_back",
    "take_in",
    "undo_list",
    "unknown_units",
    "unlock_account",
]
