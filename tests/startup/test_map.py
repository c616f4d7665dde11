"""The map of the house: README, docs/concepts.md, the import contracts and the folders agree."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_ROOMS = {"tests", "bench", "bin", "docs", "locale", "static", "templates", "var"}

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]


def folders() -> set[str]:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    return packages - NOT_ROOMS


def floors() -> list[str]:
    return next(
        contract["layers"] for contract in CONTRACTS["contracts"] if contract["type"] == "layers"
    )


def test_the_import_contracts_name_every_room():
    on_floors = {room.strip() for floor in floors() for room in floor.split("|")}
    assert (set(CONTRACTS["root_packages"]), on_floors) == (folders(), folders())


def test_the_readme_has_a_line_for_every_room():
    rows = re.findall(r"^\| \[`(\w+)/`\]\((\w+)\) \|", (ROOT / "README.md").read_text(), re.M)
    assert sorted(rows) == sorted((room, room) for room in folders())


def test_the_concepts_draw_the_floors_as_the_contracts_hold_them():
    drawn = (ROOT / "docs/concepts.md").read_text().split("may import whom\n\n```\n")[1]
    lines = [re.split(r" {2,}", line)[0] for line in drawn.split("\n```")[0].splitlines()]
    assert [line.replace(" · ", " | ") for line in lines] == floors()
