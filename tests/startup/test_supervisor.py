"""The supervisor with real processes: what dies comes back, what is stopped is gone."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

KEEP = """
import json, os, sys
from contextlib import suppress
from pathlib import Path
from thiduakt.supervisor import Program, Stopped, Supervisor

folder, programs = Path(sys.argv[1]), json.loads(sys.argv[2])
with suppress(Stopped), Supervisor(folder, os.environ, patience=2, first_pause=0.2) as supervisor:
    for name, script in programs.items():
        supervisor.keep(Program(name, f"Tiến trình {name}", ["sh", "-c", script]))
    supervisor.watch()
"""

Start = Callable[..., subprocess.Popen]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Give a function that starts a supervisor over shell scripts, by their names."""
    started = []

    def start(wrapper: tuple[str, ...] = (), **scripts: str) -> subprocess.Popen:
        command = [*wrapper, sys.executable, "-c", KEEP, str(tmp_path), json.dumps(scripts)]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def sleeper(file: Path, before: str = "") -> str:
    """Give a script that notes its process id and sleeps."""
    return f"{before} echo $$ >> {file}; exec sleep 60"


def noted(file: Path, count: int = 1, within: float = 10) -> list[int]:
    """Wait for `count` lines of process ids."""
    eventually(lambda: file.exists() and len(file.read_text().split()) >= count, within)
    return [int(line) for line in file.read_text().split()]


def eventually(condition: Callable[[], bool], within: float = 10) -> None:
    until = time.monotonic() + within
    while not condition():
        assert time.monotonic() < until, "it did not come to pass in time"
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_program_that_dies_is_started_again_and_the_others_are_left_alone(start, tmp_path):
    mortal, other = tmp_path / "mortal", tmp_path / "other"
    supervisor = start(mortal=sleeper(mortal), other=sleeper(other))
    [first], [untouched] = noted(mortal), noted(other)

    os.kill(first, signal.SIGKILL)

    second = noted(mortal, 2)[1]
    assert (is_alive(first), is_alive(second), noted(other)) == (False, True, [untouched])
    supervisor.terminate()
    assert supervisor.communicate()[0] == (
        "Tiến trình mortal dừng ngoài ý muốn, chạy lại sau 0.2 giây. "
        f"Chi tiết: {tmp_path / 'mortal.log'}\n"
    )


def test_the_pause_before_a_restart_doubles_each_time(start, tmp_path):
    starts = tmp_path / "starts"
    supervisor = start(hopeless=f"echo $$ >> {starts}")

    noted(starts, 4)
    supervisor.terminate()

    lines = supervisor.communicate()[0].splitlines()
    assert [line.split(". ")[0] for line in lines[:3]] == [
        f"Tiến trình hopeless dừng ngoài ý muốn, chạy lại sau {pause} giây"
        for pause in ("0.2", "0.4", "0.8")
    ]


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_asked_to_stop_it_ends_its_programs_and_what_these_started(start, tmp_path, asked):
    parent, grandchild = tmp_path / "parent", tmp_path / "grandchild"
    family = f"sleep 60 & echo $! >> {grandchild}; echo $$ >> {parent}; wait"
    supervisor = start(family=family)
    pids = noted(parent) + noted(grandchild)

    supervisor.send_signal(asked)

    assert supervisor.wait(10) == 0
    assert [is_alive(pid) for pid in pids] == [False, False]


def test_a_program_that_will_not_stop_is_ended_when_patience_is_over(start, tmp_path):
    file = tmp_path / "stubborn"
    supervisor = start(stubborn=sleeper(file, before="trap '' TERM;"))
    [pid] = noted(file)

    supervisor.terminate()

    assert supervisor.wait(10) == 0
    assert not is_alive(pid)


def test_a_supervisor_that_is_killed_leaves_nobody_behind(start, tmp_path):
    file = tmp_path / "orphan"
    supervisor = start(orphan=sleeper(file))
    [pid] = noted(file)

    supervisor.kill()

    eventually(lambda: not is_alive(pid))


def test_under_nohup_a_closed_terminal_does_not_stop_it(start, tmp_path):
    file = tmp_path / "server"
    supervisor = start(("nohup",), server=sleeper(file))
    [pid] = noted(file)

    supervisor.send_signal(signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        supervisor.wait(0.5)

    assert is_alive(pid)
