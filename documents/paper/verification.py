"""The mark on an issued paper that leads to the page which says whether it is genuine."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from io import BytesIO


@dataclass(frozen=True)
class Verification:
    """Where a paper can be checked: the whole address, printed as a QR code."""

    url: str = field(metadata={"is_exact": True})

    @property
    def code(self) -> str:
        """Eight letters that stand on the paper and on the page, to see that both belong
        together: "4F2A-09CE"."""
        digest = hashlib.sha256(self.url.encode()).hexdigest().upper()
        return f"{digest[:4]}-{digest[4:8]}"

    @property
    def line(self) -> str:
        return f"Quét mã để kiểm tra văn bản. Mã kiểm tra: {self.code}"

    @property
    def modules(self) -> list[list[bool]]:
        """The squares of the code, row by row; True is dark."""
        from qrcode.constants import ERROR_CORRECT_M
        from qrcode.main import QRCode

        code = QRCode(border=0, error_correction=ERROR_CORRECT_M)
        code.add_data(self.url)
        code.make()
        return code.get_matrix()

    @property
    def drawing(self) -> CodeDrawing:
        return drawn(self.modules)

    def png(self) -> BytesIO:
        """Give the code as a picture, for Word; eight dots a square."""
        from PIL import Image

        rows = self.modules
        picture = Image.new("1", (len(rows), len(rows)), color=1)
        picture.putdata([not dark for row in rows for dark in row])
        file = BytesIO()
        picture.resize((len(rows) * 8, len(rows) * 8), Image.Resampling.NEAREST).save(file, "PNG")
        file.seek(0)
        return file


@dataclass(frozen=True)
class CodeDrawing:
    """A QR code as one SVG path in a square of `size` units."""

    size: int
    path: str


def drawn(rows: list[list[bool]]) -> CodeDrawing:
    """Give the squares as a path: neighbours in a row are one box, so no gap shows between them."""
    boxes = [
        f"M{start} {y}h{end - start}v1h{start - end}z"
        for y, row in enumerate(rows)
        for start, end in _dark_runs(row)
    ]
    return CodeDrawing(len(rows), "".join(boxes))


def _dark_runs(row: list[bool]) -> list[tuple[int, int]]:
    edges = [x for x in range(len(row) + 1) if _at(row, x) != _at(row, x - 1)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _at(row: list[bool], x: int) -> bool:
    return 0 <= x < len(row) and row[x]
