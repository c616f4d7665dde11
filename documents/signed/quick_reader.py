"""pyHanko's reader of PDFs, made fit for long lists.

The library reads the table of an object stream anew for each of its objects: a decision with a
thousand names took minutes to compare. Here each table is read once. For the children alone, as
it loads the library.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any, NamedTuple

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader


class ObjectTable(NamedTuple):
    """An unpacked object stream: where in it each object begins."""

    content: BytesIO
    starts: dict[int, int]


class QuickReader(PdfFileReader):
    """A reader that is never strict, like the one it takes the place of; `PdfReadError` for an
    object stream that is none."""

    def __init__(self, stream: BytesIO) -> None:
        self._tables: dict[int, ObjectTable] = {}
        super().__init__(stream, strict=False)

    def _get_object_from_stream(self, idnum: int, stmnum: int, idx: int) -> Any:
        table = self._tables.get(stmnum)
        if table is None:
            table = self._tables[stmnum] = self._table_of(stmnum)
        if idnum not in table.starts:
            return generic.NullObject()
        table.content.seek(table.starts[idnum])
        return generic.read_object(table.content, generic.Reference(idnum, 0, self))

    def _table_of(self, stmnum: int) -> ObjectTable:
        stream = generic.Reference(stmnum, 0, self).get_object()
        if not isinstance(stream, generic.StreamObject) or stream.get("/Type") != "/ObjStm":
            raise PdfReadError(f"object {stmnum} holds no objects")
        content = stream.read_data(DecodePurpose.OBJECT_STREAM)
        first = int(stream["/First"])
        count = int(stream["/N"])
        pairs = [int(word) for word in content[:first].split()[: 2 * count]]
        starts = {number: first + at for number, at in zip(pairs[::2], pairs[1::2], strict=True)}
        if len(starts) < count:
            raise PdfReadError(f"object stream {stmnum} names an object twice, or too few")
        return ObjectTable(BytesIO(content), starts)
