"""The procedure of the secretary: a dossier received, returned or vetted; places of the limited
title given, the list of them fixed.

Each act is atomic, holds what it counts locked and writes the log; `RefusedError` says why
something cannot be done.
"""

from .quota import choose, fix_list, give_place, open_list, reorder, take_back_place
from .vetting import (
    accept_file,
    mark_of,
    may_receive,
    may_reopen,
    receive,
    receive_many,
    reopen,
    send_back,
    send_back_many,
    vet,
)

__all__ = [
    "accept_file",
    "choose",
    "fix_list",
    "give_place",
    "mark_of",
    "may_receive",
    "may_reopen",
    "open_list",
    "receive",
    "receive_many",
    "reopen",
    "reorder",
    "send_back",
    "send_back_many",
    "take_back_place",
    "vet",
]
