"""How the files of the house hold together."""

from collections import Counter
from graphlib import TopologicalSorter

from grimp import build_graph

from tests.startup.sources import source_of
from tests.startup.test_map import ROOT, folders


def test_no_file_reaches_itself_through_what_it_imports():
    imports = build_graph(*folders(), include_external_packages=False)
    files = {name: imports.find_modules_directly_imported_by(name) for name in imports.modules}
    TopologicalSorter(files).prepare()  # CycleError names the circle


ROW_AND_VALUE = "a row of the database, and the plain value that it keeps"
OF_EACH_ROOM = "the same part in every room that has one"
ON_BOTH_PAPERS = "the same part of a letter and of a sheet"
OF_THE_COUNCIL = "of a meeting and its votes, where the field has no other word for it"
TWICE = {
    "AttachmentInline": OF_EACH_ROOM,
    "CollectiveLine": ROW_AND_VALUE,
    "Column": ON_BOTH_PAPERS,
    "Command": "Django finds commands by this name",
    "Content": ROW_AND_VALUE,
    "Deadline": ROW_AND_VALUE,
    "IndividualLine": ROW_AND_VALUE,
    "Item": OF_THE_COUNCIL,
    "Line": OF_THE_COUNCIL,
    "MoveInline": OF_EACH_ROOM,
    "Phase": ROW_AND_VALUE,
    "Recipient": "a row of the database, the plain value that it keeps, and its line in a letter",
    "Stage": OF_EACH_ROOM,
    "Tally": OF_THE_COUNCIL,
    "Target": ROW_AND_VALUE,
    "Vote": OF_THE_COUNCIL,
}


def test_no_class_name_means_two_things():
    names = Counter(
        name
        for room in folders()
        for path in (ROOT / room).rglob("*.py")
        if "migrations" not in path.parts
        for name in source_of(path).classes
        if not name.startswith("_")
    )
    assert sorted(name for name, count in names.items() if count > 1) == sorted(TWICE)
