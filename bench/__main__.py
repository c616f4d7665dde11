"""Builds what is to be measured, measures it and prints it: bin/bench [--pages [--communes N]]

Without `--pages`, the heavy things: queries and the median of three runs. The time is that of the
whole answer in this process: database, program, template or paper. It leaves out the network and
the web server. With `--pages`, the pages through gunicorn, beside a bare Django list.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable

import django

RUNS, WIDTH = 3, 48


def main() -> int:
    options = _options()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thiduakt.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    if options.pages:
        from bench import pages

        return pages.main(options.communes)
    return heavy_things()


def heavy_things() -> int:
    """Measure what takes long: reading, printing, large communes, many reminders."""
    from bench import certificates, lists, papers, reading, registrations, reminders

    sys.stdout.write(f"{'':{WIDTH}}  queries  seconds (median of {RUNS})\n")
    for room in (reading, papers, lists, certificates, registrations, reminders):
        for name, act in room.things_to_measure():
            sys.stdout.write(f"{name:{WIDTH}}  {measured(act)}\n")
            sys.stdout.flush()
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    sys.stdout.write(f"{'largest printing process, resident':{WIDTH}}  {largest:7} MB\n")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("--pages", action="store_true", help="the pages beside a bare list")
    parser.add_argument("--communes", type=int, default=1, help="so many communes, for --pages")
    return parser.parse_args()


def measured(act: Callable[[], str]) -> str:
    """Do an act a few times and give its queries and its median time; its reason where it was
    refused."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times = []
    for _ in range(RUNS):
        with CaptureQueriesContext(connection) as queries:
            start = time.perf_counter()
            refusal = act()
            times.append(time.perf_counter() - start)
        if refusal:
            return f"{len(queries):7}  {refusal} after {times[-1]:.0f} s"
    return f"{len(queries):7}  {statistics.median(times):7.2f}"


if __name__ == "__main__":
    raise SystemExit(main())
