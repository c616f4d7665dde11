"""bin/setup on machines that lack things: few tools on the PATH, no network, no right to apt."""

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from thiduakt.environment import BASE_DIR

BASIC_TOOLS = (
    *("cat", "chmod", "cut", "dirname", "env", "flock", "grep", "id", "mkdir", "rm"),
    *("sha256sum", "tee", "touch"),
)
SHELL = shutil.which("sh")
CLOSED_DOOR = "http://127.0.0.1:9/simple"  # nobody listens: as good as no network
PACKAGES = [
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
    "libharfbuzz-subset0",
    "fonts-croscore",
    "redis-server",
]

PYTHON_OF_THE_TESTS = f'exec {sys.executable} "$@"'
# pip takes most of a second to find that an empty list asks for nothing.
AT_ONCE_IF_NOTHING = """case "$*" in "-m pip install "*)
    for list in "$@"; do :; done
    [ -s "$list" ] || exit 0 ;;
esac
"""


def write_program(path: Path, script: str) -> None:
    path.write_text(f"#!{SHELL}\n{script}\n")
    path.chmod(0o755)


@dataclass
class Machine:
    """A folder with the program's bin/setup, and a PATH on which only some tools exist."""

    project: Path
    tools: Path

    def has(self, name: str, script: str) -> None:
        """Put a program on the PATH, or another in its place."""
        write_program(self.tools / name, script)

    def has_python(self) -> None:
        self.has("python3", PYTHON_OF_THE_TESTS)

    def has_every_package(self) -> None:
        self.has("redis-server", "")
        self.has("dpkg-query", f"printf 'installed %s\\n' {' '.join(PACKAGES)}")

    def has_environment(self) -> None:
        """Make a .venv of the Python that runs the tests, with nothing to install."""
        (self.project / ".venv/bin").mkdir(parents=True)
        write_program(self.project / ".venv/bin/python", AT_ONCE_IF_NOTHING + PYTHON_OF_THE_TESTS)
        self.require("")

    def require(self, text: str) -> None:
        (self.project / "requirements.lock").write_text(text)

    def set_up(self, *arguments: str) -> tuple[int, list[str]]:
        """Run bin/setup; give its exit code and what it said."""
        result = subprocess.run(
            ["bin/setup", *arguments],
            cwd=self.project,
            env={
                "PATH": str(self.tools),
                "HOME": str(self.project),
                "PIP_INDEX_URL": CLOSED_DOOR,
                "PIP_CONFIG_FILE": os.devnull,
            },
            capture_output=True,
            text=True,
        )
        assert result.stdout == ""
        return result.returncode, result.stderr.splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path / "thiduakt", tmp_path / "tools")
    machine.tools.mkdir()
    for name in BASIC_TOOLS:
        if program := shutil.which(name):
            machine.has(name, f'exec {program} "$@"')  # no link: nothing is written through it
    (machine.project / "bin").mkdir(parents=True)
    shutil.copy(BASE_DIR / "bin/setup", machine.project / "bin")
    machine.require("")
    (machine.project / "requirements-dev.lock").write_text("")
    return machine


INSTALLING = "Đang cài thư viện Python theo requirements.lock (lần đầu mất khoảng một phút)…"
NO_PYTHON = (
    "Cần Python 3.11 trở lên mà máy này chưa có. Debian 12, 13, Ubuntu 24.04: apt-get install "
    "python3 python3-venv; Ubuntu 22.04: apt-get install python3.11 python3.11-venv."
)


@pytest.mark.parametrize("python", [None, "exit 1"], ids=["no python", "python 3.10"])
def test_without_a_recent_python_it_says_which_package_has_one(machine, python):
    machine.has_every_package()
    if python:
        machine.has("python3", python)

    assert machine.set_up() == (1, [NO_PYTHON])
    assert not (machine.project / ".venv").exists()


def test_who_may_not_install_gets_the_line_for_the_administrator(machine):
    machine.has_environment()
    machine.has("id", "echo 1000")
    machine.has("apt-get", f"echo called > {machine.project}/apt-was-called")

    code, lines = machine.set_up()

    assert (code, lines) == (
        0,
        [
            "Máy còn thiếu gói hệ thống. Hãy nhờ người quản trị chạy: "
            f"apt-get install --no-install-recommends {' '.join(PACKAGES)}",
            INSTALLING,
        ],
    )
    assert not (machine.project / "apt-was-called").exists()


def test_python_without_its_part_for_environments_is_asked_for_with_all_the_rest(machine):
    machine.has("id", "echo 1000")
    machine.has("python3", f'case "$2" in *ensurepip*) exit 1; esac; {PYTHON_OF_THE_TESTS}')
    venv = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"

    assert machine.set_up() == (
        1,
        [
            "Máy còn thiếu gói hệ thống. Hãy nhờ người quản trị chạy: "
            f"apt-get install --no-install-recommends {venv} {' '.join(PACKAGES)}",
            f"Thiếu gói {venv} thì chưa chạy được. Cài gói đó xong, hãy chạy lại.",
        ],
    )
    assert not (machine.project / ".venv").exists()


def test_a_python_that_can_make_environments_comes_before_a_newer_one_that_cannot(machine):
    machine.has_every_package()
    machine.has("python3.13", f'case "$2" in *ensurepip*) exit 1; esac; {PYTHON_OF_THE_TESTS}')
    making = 'echo "$0" > made-by; mkdir -p .venv/bin; cp "$0" .venv/bin/python; exit'
    machine.has("cp", f'exec {shutil.which("cp")} "$@"')
    machine.has(
        "python3",
        f'case "$2" in *ensurepip*) exit;; venv) {making};; esac; '
        f"{AT_ONCE_IF_NOTHING}{PYTHON_OF_THE_TESTS}",
    )

    assert machine.set_up() == (0, ["Đang tạo môi trường Python (.venv)…", INSTALLING])
    assert (machine.project / "made-by").read_text() == f"{machine.tools / 'python3'}\n"


def test_who_may_install_gets_what_is_missing_and_nothing_else(machine):
    machine.has_environment()
    machine.has_every_package()
    (machine.tools / "redis-server").unlink()
    # dpkg knows redis-server only once apt-get was called.
    calls = machine.project / "calls"
    installed = " ".join(PACKAGES[:-1])
    machine.has("id", "echo 1000")
    machine.has("sudo", f'shift; echo "$@" >> {calls}')
    machine.has("apt-get", "exit 1")
    machine.has("apt-cache", "echo '  Candidate: 5:7.0.15-1'")
    machine.has(
        "dpkg-query",
        f"printf 'installed %s\\n' {installed}; ! grep -qs install {calls} || "
        "echo installed redis-server",
    )

    code, lines = machine.set_up()

    assert (code, lines) == (0, ["Đang cài gói hệ thống: redis-server…", INSTALLING])
    assert [line for line in calls.read_text().splitlines() if "apt-get" in line] == [
        "env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends redis-server"
    ]


def test_a_package_that_the_system_does_not_offer_is_said_once(machine):
    machine.has_environment()
    machine.has("redis-server", "")
    machine.has("id", "echo 1000")
    machine.has("sudo", "exit 0")
    machine.has("apt-get", "exit 1")
    machine.has("apt-cache", "echo '  Candidate: (none)'")
    offered = [package for package in PACKAGES if package != "libharfbuzz-subset0"]
    machine.has("dpkg-query", f"printf 'installed %s\\n' {' '.join(offered)}")

    first, second = machine.set_up(), machine.set_up()

    assert first == (
        0,
        [
            "Đang cài gói hệ thống: libharfbuzz-subset0…",
            "Hệ điều hành này không có gói libharfbuzz-subset0; chương trình chạy tiếp không cần "
            "gói đó.",
            INSTALLING,
        ],
    )
    assert second == (0, [])


def test_the_second_time_there_is_nothing_to_do_and_nothing_to_say(machine):
    machine.has_every_package()
    machine.has_environment()

    assert machine.set_up() == (0, [INSTALLING])
    assert machine.set_up() == (0, [])


def test_changed_requirements_are_installed_anew(machine):
    machine.has_every_package()
    machine.has_environment()
    machine.set_up()

    machine.require("# another line\n")

    assert machine.set_up() == (0, [INSTALLING])
    assert machine.set_up() == (0, [])


def test_what_was_installed_for_the_tests_is_enough_to_run(machine):
    machine.has_every_package()
    for tool in ("initdb", "pdftotext", "softhsm2-util", "chromium"):
        machine.has(tool, "")
    machine.has_environment()

    assert machine.set_up("--test")[0] == 0
    assert machine.set_up() == (0, [])


def test_an_environment_left_half_made_is_made_anew(machine):
    pytest.importorskip("ensurepip", reason="cần python3-venv")
    machine.has_every_package()
    machine.has_python()
    machine.has_environment()
    (machine.project / ".venv/unfinished").touch()
    (machine.project / ".venv/half-a-library").touch()

    assert machine.set_up() == (0, ["Đang tạo môi trường Python (.venv)…", INSTALLING])
    assert not (machine.project / ".venv/half-a-library").exists()
    assert not (machine.project / ".venv/unfinished").exists()
    assert (machine.project / ".venv/bin/pip").exists()


def test_without_network_one_sentence_says_so_and_a_whole_environment_stays_whole(machine):
    machine.has_every_package()
    machine.has_environment()
    machine.require(f"khong-o-dau-co==1 --hash=sha256:{'0' * 64}\n")

    no_network = (
        1,
        [
            INSTALLING,
            "Không tải được thư viện Python vì không có mạng. Hãy nối mạng rồi chạy lại; lần sau "
            "sẽ không cần mạng nữa.",
        ],
    )
    assert machine.set_up() == no_network
    assert not (machine.project / ".venv/unfinished").exists()
    assert not (machine.project / ".venv/locked-requirements").exists()


ANOTHER_FILE = (
    1,
    [
        INSTALLING,
        "Thư viện tải về không đúng từng byte như đã khóa nên không cài. Hãy xóa bộ nhớ đệm của "
        "pip (pip cache purge) rồi chạy lại; vẫn vậy thì báo kỹ thuật, đừng cài cách khác. "
        "Chi tiết: var/log/setup.log",
    ],
)


def test_a_library_that_is_not_the_one_locked_is_not_installed(machine):
    machine.has_every_package()
    machine.has_environment()
    wheel = machine.project / "la-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as file:
        file.writestr("la-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: la\nVersion: 1\n")
        file.writestr("la-1.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        file.writestr("la-1.dist-info/RECORD", "")
    machine.require(f"la @ file://{wheel} --hash=sha256:{'0' * 64}\n")

    assert machine.set_up() == ANOTHER_FILE
    assert not (machine.project / ".venv/unfinished").exists()
    assert not (machine.project / ".venv/locked-requirements").exists()


@pytest.mark.parametrize(
    "script", ["setup", "start", "test", "check", "with-services", "lock", "sbom"]
)
def test_every_script_is_plain_posix_shell(script):
    path = BASE_DIR / "bin" / script
    assert path.read_text().startswith("#!/bin/sh\n")
    assert subprocess.run(["sh", "-n", path], capture_output=True).returncode == 0
    assert os.access(path, os.X_OK)
