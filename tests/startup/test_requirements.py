"""Whatever we import is written down: a fresh machine has only what the requirements name."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from thiduakt.environment import BASE_DIR

PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==\S+ +# \S.*")
OURS = {path.name for path in BASE_DIR.iterdir() if path.is_dir()}


def entries(file: str) -> list[str]:
    lines = (BASE_DIR / file).read_text().splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r "))]


def pinned(*files: str) -> set[str]:
    return {normalised(line.split("==")[0]) for file in files for line in entries(file)}


def normalised(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def sources(*, of_tests: bool) -> list[Path]:
    rooms = [path for path in BASE_DIR.iterdir() if not path.name.startswith(".")]
    return [
        source
        for room in rooms
        if (room.name == "tests") == of_tests
        for source in (room.rglob("*.py") if room.is_dir() else [room])
        if source.suffix == ".py"
    ]


def imported_packages(source: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return {name.split(".")[0] for name in names} - OURS - sys.stdlib_module_names


def distributions(*, of_tests: bool) -> set[str]:
    """Give the names on the package index of all that a part of the project imports."""
    providers = packages_distributions()
    packages = set().union(*map(imported_packages, sources(of_tests=of_tests)))
    return {normalised(name) for package in packages for name in providers[package]}


def test_the_program_imports_only_what_its_requirements_name():
    assert distributions(of_tests=False) - pinned("requirements.txt") == set()


def test_the_tests_import_only_what_the_requirements_name():
    assert (
        distributions(of_tests=True) - pinned("requirements.txt", "requirements-dev.txt") == set()
    )


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_has_one_version_and_a_reason(file):
    assert [line for line in entries(file) if not PIN.fullmatch(line)] == []
