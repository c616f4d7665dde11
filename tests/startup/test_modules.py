"""How the files of the house hold together."""

from graphlib import TopologicalSorter

from grimp import build_graph

from tests.startup.test_map import folders


def test_no_file_reaches_itself_through_what_it_imports():
    imports = build_graph(*folders(), include_external_packages=False)
    files = {name: imports.find_modules_directly_imported_by(name) for name in imports.modules}
    TopologicalSorter(files).prepare()  # CycleError names the circle
