"""The bill of materials names all that is locked and installed, and nothing else."""

import pytest

from tests.startup.test_requirements import locked, pinned
from thiduakt.materials import bill

HERE_NOT = {"async-timeout", "brotlicffi", "colorama"}
"""Locked for other machines, or for other Pythons."""


@pytest.fixture(scope="module")
def made() -> dict:
    return bill()


def test_it_names_every_library_that_runs_with_its_version_and_licence(made):
    named = {component["name"]: component["version"] for component in made["components"]}
    wanted = {name: library.version for name, library in locked("requirements.lock").items()}
    assert named.items() - wanted.items() == set()
    assert wanted.keys() - named.keys() - HERE_NOT == set()
    assert [
        component["name"] for component in made["components"] if not component["licenses"]
    ] == []


def test_the_program_rests_on_what_its_list_asks_for_and_all_else_on_something(made):
    rests_on = {dependency["ref"]: dependency["dependsOn"] for dependency in made["dependencies"]}
    names = {component["bom-ref"]: component["name"] for component in made["components"]}
    assert {names[ref] for ref in rests_on["thiduakt"]} == pinned("requirements.txt")
    assert {ref for below in rests_on.values() for ref in below} == set(names)


def test_it_gives_the_hashes_that_installing_asks_for(made):
    (pyotp,) = [component for component in made["components"] if component["name"] == "pyotp"]
    assert [checksum["alg"] for checksum in pyotp["externalReferences"][0]["hashes"]] == [
        "SHA-256"
    ] * 2
