"""The child that opens a stranger's file: `python -m sandbox.child LIMITS READER ARGUMENT…`.

It limits itself, loads the reader ("room.module:function"), gives it the file from standard input
and writes what the reader yields to standard output, which is a file of limited size. A refusal
takes the place of whatever was written before it. Started by `sandbox.opening` only.
"""

from __future__ import annotations

import errno
import gc
import json
import logging
import os
import sys
from importlib import import_module

from sandbox.limits import Limits, limit
from sandbox.refusals import BrokenFileError, FileError, HeavyFileError

REFUSED, HEAVY, BROKEN = 3, 4, 5
_CODES = ((HeavyFileError, HEAVY), (BrokenFileError, BROKEN), (FileError, REFUSED))


def main(limits: str, reader: str, *arguments: str) -> int:
    limit(Limits(*json.loads(limits)))
    gc.set_threshold(50_000)  # next to nothing is garbage before the end: a third of a long file
    logging.disable()  # a library would tell at length what the reader says in a sentence
    module, _, name = reader.partition(":")
    try:
        read = getattr(import_module(module), name)
        for piece in read(sys.stdin.buffer.read(), *arguments):
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except FileError as refusal:
        _say_instead(str(refusal))
        return next(code for kind, code in _CODES if isinstance(refusal, kind))
    except (MemoryError, RecursionError, SystemError):  # SystemError: no memory for the error
        _say_instead(str(HeavyFileError()))
        return HEAVY
    except OSError as error:
        if error.errno != errno.EFBIG:
            raise
        _say_instead(str(HeavyFileError()))
        return HEAVY
    return 0


def _say_instead(sentence: str) -> None:
    """Leave in the answer this sentence alone."""
    answer = sys.stdout.fileno()
    os.ftruncate(answer, 0)
    os.pwrite(answer, sentence.encode(), 0)


if __name__ == "__main__":
    code = main(*sys.argv[1:])
    os._exit(code)  # what is still in buffers belongs to nobody
