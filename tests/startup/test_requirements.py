"""Whatever we import is written down: a fresh machine has only what the requirements name."""

import re
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.startup.sources import source_of
from thiduakt.environment import BASE_DIR

PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==\S+ +# \S.*")
LOCKED = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;]+)")
OURS = {path.name for path in BASE_DIR.iterdir() if path.is_dir()}


def entries(file: str) -> list[str]:
    lines = (BASE_DIR / file).read_text().splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r "))]


def pinned(*files: str) -> set[str]:
    return {normalised(line.split("==")[0]) for file in files for line in entries(file)}


@dataclass(frozen=True)
class Locked:
    version: str
    has_hash: bool
    is_asked: bool
    """It stands in a list; all others were brought along."""


def locked(file: str) -> dict[str, Locked]:
    """Give each library of a lock by its name."""
    blocks = re.split(r"\n(?=\S)", (BASE_DIR / file).read_text())
    return {
        normalised(entry["name"]): Locked(
            entry["version"], "--hash=sha256:" in block, "-r requirements" in block
        )
        for block in blocks
        if (entry := LOCKED.match(block))
    }


def normalised(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def sources(*, of_tests: bool) -> list[Path]:
    rooms = [path for path in BASE_DIR.iterdir() if not path.name.startswith((".", "var"))]
    return [
        source
        for room in rooms
        if (room.name == "tests") == of_tests
        for source in (room.rglob("*.py") if room.is_dir() else [room])
        if source.suffix == ".py"
    ]


def imported_packages(source: Path) -> set[str]:
    return source_of(source).packages - OURS - sys.stdlib_module_names


providers = cache(packages_distributions)  # a look at every file that is installed


def distributions(*, of_tests: bool) -> set[str]:
    """Give the names on the package index of all that a part of the project imports."""
    packages = set().union(*map(imported_packages, sources(of_tests=of_tests)))
    return {normalised(name) for package in packages for name in providers()[package]}


def test_the_program_imports_only_what_its_requirements_name():
    assert distributions(of_tests=False) - pinned("requirements.txt") == set()


def test_the_tests_import_only_what_the_requirements_name():
    assert (
        distributions(of_tests=True) - pinned("requirements.txt", "requirements-dev.txt") == set()
    )


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_has_one_version_and_a_reason(file):
    assert [line for line in entries(file) if not PIN.fullmatch(line)] == []


LISTS = {
    "requirements.lock": ["requirements.txt"],
    "requirements-dev.lock": ["requirements.txt", "requirements-dev.txt"],
}


@pytest.mark.parametrize(("lock", "lists"), LISTS.items(), ids=LISTS)
def test_a_lock_is_made_of_the_lists_as_they_are_now(lock, lists):
    """Whoever changes a list runs bin/lock."""
    asked = [line.split()[0].split("==") for file in lists for line in entries(file)]
    versions = {name: library.version for name, library in locked(lock).items() if library.is_asked}
    assert versions == {normalised(name): version for name, version in asked}


def test_all_is_locked_by_hash_and_in_one_version():
    run, dev = locked("requirements.lock"), locked("requirements-dev.lock")
    versions = [{name: library.version for name, library in lock.items()} for lock in (run, dev)]
    assert versions[0].items() - versions[1].items() == set()
    assert {library.has_hash for library in (*run.values(), *dev.values())} == {True}


@pytest.mark.parametrize("lock", LISTS)
def test_a_lock_does_not_say_where_packages_come_from(lock):
    assert "://" not in (BASE_DIR / lock).read_text()
