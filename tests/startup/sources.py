"""What the files of the house import and define: each is read once for all tests that ask."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """The packages that a file imports, and the classes that it defines for others."""

    packages: frozenset[str]
    classes: tuple[str, ...]


@cache
def source_of(path: Path) -> Source:
    tree = ast.parse(path.read_text())
    names = (name for statement in _statements(tree) for name in _imported_by(statement))
    classes = tuple(node.name for node in tree.body if isinstance(node, ast.ClassDef))
    return Source(frozenset(name.split(".")[0] for name in names), classes)


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """Give what stands in a part of a file, but for expressions, in which nothing is imported and
    of which most of a file is made."""
    for part in ast.iter_child_nodes(node):
        if not isinstance(part, ast.expr):
            yield part
            yield from _statements(part)


def _imported_by(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module]
    return []
