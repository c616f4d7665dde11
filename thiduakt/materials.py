"""The software bill of materials: every library of requirements.lock that is installed here, with
its licence, the hashes of its files and what it rests on, as CycloneDX (ECMA-424) in JSON."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

from thiduakt.environment import BASE_DIR

NAME = re.compile(r"[A-Za-z0-9._-]+")
LOCKED = re.compile(rf"(?P<name>{NAME.pattern})==(?P<version>[^\s;]+)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Library:
    """A library that is installed, and the hashes that one of its files had to have."""

    found: Distribution
    hashes: tuple[str, ...]
    is_ours: bool
    """The program itself asks for it."""

    @property
    def name(self) -> str:
        return normalised(self.found.name)

    @property
    def ref(self) -> str:
        return f"pkg:pypi/{self.name}@{self.found.version}"

    def needs(self) -> set[str]:
        """Give what it asks for, whether that is installed here or not."""
        asked = (NAME.match(line) for line in self.found.requires or ())
        return {normalised(line[0]) for line in asked if line}


def normalised(name: str) -> str:
    """Give the one spelling that a package index knows a name by."""
    return re.sub(r"[-_.]+", "-", name).lower()


def bill() -> dict[str, Any]:
    """Give the bill; the same installation always gives the same one."""
    project = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]
    program = {"type": "application", "bom-ref": project["name"]}
    libraries = {library.name: library for library in installed()}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program | {key: project[key] for key in ("name", "version")}},
        "components": [_component(library) for library in libraries.values()],
        "dependencies": [
            {
                "ref": project["name"],
                "dependsOn": [library.ref for library in libraries.values() if library.is_ours],
            },
            *(
                {"ref": library.ref, "dependsOn": _below(library, libraries)}
                for library in libraries.values()
            ),
        ],
    }


def installed() -> Iterator[Library]:
    """Give what is locked and installed; what is locked for other machines is left out."""
    for block in re.split(r"\n(?=\S)", (BASE_DIR / "requirements.lock").read_text()):
        if entry := LOCKED.match(block):
            try:
                library = distribution(entry["name"])
            except PackageNotFoundError:
                continue
            yield Library(library, tuple(HASH.findall(block)), "-r requirements.txt" in block)


def _component(library: Library) -> dict[str, Any]:
    hashes = [{"alg": "SHA-256", "content": digest} for digest in library.hashes]
    files = {"type": "distribution", "url": library.ref, "hashes": hashes}
    return {
        "type": "library",
        "bom-ref": library.ref,
        "name": library.name,
        "version": library.found.version,
        "purl": library.ref,
        "licenses": list(_licences(library.found)),
        "externalReferences": [files],
    }


def _licences(library: Distribution) -> Iterator[dict[str, Any]]:
    metadata = library.metadata
    if expression := metadata.get("License-Expression"):
        yield {"expression": expression}
        return
    classified = [
        classifier
        for classifier in metadata.get_all("Classifier") or ()
        if classifier.startswith("License ::")
    ]
    names = [classifier.rpartition(" :: ")[2] for classifier in classified]
    for name in names or metadata.get("License", "").splitlines()[:1]:
        yield {"license": {"name": name}}


def _below(library: Library, libraries: dict[str, Library]) -> list[str]:
    return sorted(libraries[name].ref for name in library.needs() & libraries.keys())


if __name__ == "__main__":
    json.dump(bill(), sys.stdout, ensure_ascii=False, indent=1)
