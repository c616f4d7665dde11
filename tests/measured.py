"""What something costs the process that does it: its time and the memory that it came to hold."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_STATUS, _CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_RESET_THE_PEAK = "5"


@dataclass
class Cost:
    """Seconds on the clock, seconds of the processor, and megabytes by which this process grew at
    its highest. A busy machine makes only the first of them larger."""

    seconds: float = 0.0
    processor_seconds: float = 0.0
    megabytes: float = 0.0


@contextmanager
def measured() -> Iterator[Cost]:
    """Give what the block cost, once it ended; children are not counted."""
    _CLEAR.write_text(_RESET_THE_PEAK)
    before, cost = _kilobytes("VmRSS"), Cost()
    began, worked = time.monotonic(), time.process_time()
    try:
        yield cost
    finally:
        cost.seconds = time.monotonic() - began
        cost.processor_seconds = time.process_time() - worked
        cost.megabytes = (_kilobytes("VmHWM") - before) / 1024


def _kilobytes(name: str) -> int:
    return int(re.search(rf"^{name}:\s+(\d+)", _STATUS.read_text(), re.M)[1])
