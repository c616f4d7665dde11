"""What python-docx has no words for: elements of WordprocessingML and their order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

SCHEMA_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind "
    "contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps color spacing kern sz szCs u shd vertAlign "
    "lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW gridSpan tcBorders shd vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgBorders pgNumType cols "
    "titlePg docGrid",
}


def add_child(parent: Any, tag: str, **attributes: Any) -> Any:
    """Append `<tag w:name="value">` to an element and give it."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    parent.append(element)
    return element


def order_properties(document: Any, style_names: Iterable[str]) -> None:
    """Put properties in the order of the schema (ECMA-376, part 1): Word refuses any other.

    Of the styles only those named are looked at: python-docx's own are in order."""
    styles = [document.styles[name].element for name in style_names]
    for parent, names in SCHEMA_ORDER.items():
        ranks = {qn(f"w:{name}"): rank for rank, name in enumerate(names.split())}
        for root in (document.element, *styles):
            for element in root.iter(qn(f"w:{parent}")):
                _sort(element, ranks)


def _sort(element: Any, ranks: dict[str, int]) -> None:
    element[:] = sorted(element, key=lambda child: ranks[child.tag])
