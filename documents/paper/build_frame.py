"""Draws what lies under the words of certificates, `static/img/print/certificate.svg` and
`flags.svg`, and the emblem alone as pictures for Word, `emblem.png` and `emblem-flags.png`:

    python -m documents.paper.build_frame

An own drawing: a plait between two fine lines, stars after the bronze drums of Đông Sơn in the
corners, the national emblem at the top; the flags stand beside it on certificates of a title.
Source of what is to be on them: Nghị định 98/2023/NĐ-CP, Điều 104.
"""

from __future__ import annotations

from io import BytesIO
from math import pi, sin

from documents.paper.build_emblem import emblem, flags
from documents.paper.drawing import (
    GOLD,
    RED,
    Point,
    around,
    disc,
    polygon,
    polyline,
    ring,
    star,
    svg,
)
from documents.press import printer
from documents.press.printer import IMAGES

WIDTH, HEIGHT = 297.0, 210.0
OUTER, INNER = 8.0, 15.6  # from the edge of the paper to the fine lines on both sides of the plait
MIDDLE = (OUTER + INNER) / 2
CORNER = INNER - OUTER
SWING = 1.9  # how far a strand of the plait leaves the middle
BOW = 5.6  # how long a bow of it is, about
STEPS = 14  # straight pieces in one bow of a strand
EMBLEM = (WIDTH / 2, 30.6)
DOTS_AN_INCH = 400


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    (IMAGES / "certificate.svg").write_text(frame(), encoding="utf-8")
    (IMAGES / "flags.svg").write_text(flags_beside(), encoding="utf-8")
    for name, parts in (("emblem", []), ("emblem-flags", flags(EMBLEM))):
        (IMAGES / f"{name}.png").write_bytes(_picture([*parts, emblem(EMBLEM)]))


def _picture(parts: list[str]) -> bytes:
    """Give a drawing as PNG, cut to what is drawn, for what cannot show SVG."""
    import pypdfium2
    from PIL import Image, ImageChops

    drawing = svg(WIDTH, HEIGHT, parts)
    sheet = "<style>@page { size: A4 landscape; margin: 0 }</style>"
    page = f'<html lang="vi"><title>.</title>{sheet}{drawing}</html>'
    content = printer.weasyprint().HTML(string=page).write_pdf()
    seen = pypdfium2.PdfDocument(content)[0].render(scale=DOTS_AN_INCH / 72).to_pil()
    seen, white = seen.convert("RGB"), Image.new("RGB", seen.size, "white")
    file = BytesIO()
    drawn = seen.crop(ImageChops.difference(seen, white).getbbox())
    drawn.quantize(64).save(file, "PNG", optimize=True, dpi=(DOTS_AN_INCH, DOTS_AN_INCH))
    return file.getvalue()


def frame() -> str:
    """Give the frame with the emblem as SVG."""
    return svg(WIDTH, HEIGHT, [*_lines(), *_plaits(), *_corners(), emblem(EMBLEM)])


def flags_beside() -> str:
    """Give the flags on both sides of the emblem as SVG."""
    return svg(WIDTH, HEIGHT, flags(EMBLEM))


# --- The border ---------------------------------------------------------------------------


def _lines() -> list[str]:
    return [
        _rectangle(OUTER - 1.5, RED, 1.1),
        _rectangle(OUTER, GOLD, 0.35),
        _rectangle(INNER, GOLD, 0.35),
        _rectangle(INNER + 1.0, RED, 0.5),
    ]


def _rectangle(inset: float, colour: str, line: float) -> str:
    return (
        f'<rect x="{inset:g}" y="{inset:g}" width="{WIDTH - 2 * inset:g}" '
        f'height="{HEIGHT - 2 * inset:g}" fill="none" stroke="{colour}" stroke-width="{line:g}"/>'
    )


def _plaits() -> list[str]:
    """Give two strands that cross along each side, from corner to corner, and their beads."""
    across, down = WIDTH - 2 * INNER, HEIGHT - 2 * INNER
    sides: list[tuple[Point, Point, float]] = [
        ((INNER, MIDDLE), (1.0, 0.0), across),
        ((INNER, HEIGHT - MIDDLE), (1.0, 0.0), across),
        ((MIDDLE, INNER), (0.0, 1.0), down),
        ((WIDTH - MIDDLE, INNER), (0.0, 1.0), down),
    ]
    drawn = []
    for start, direction, length in sides:
        bows = round(length / BOW)
        drawn += [
            polyline(_strand(start, direction, length, bows, SWING), RED, 0.5),
            polyline(_strand(start, direction, length, bows, -SWING), GOLD, 0.5),
            *_beads(start, direction, length, bows),
        ]
    return drawn


def _strand(
    start: Point, direction: Point, length: float, bows: int, swing: float
) -> list[Point]:  # fmt: skip
    count = bows * STEPS
    points = []
    for step in range(count + 1):
        along, aside = length * step / count, swing * sin(pi * step / STEPS)
        points.append(_at(start, direction, along, aside))
    return points


def _beads(start: Point, direction: Point, length: float, bows: int) -> list[str]:
    """Give a bead in each bow, with a small one on both sides of each crossing."""
    bow = length / bows
    beads = []
    for number in range(bows):
        beads.append(disc(_at(start, direction, (number + 0.5) * bow, 0), 0.62, RED))
        if number:
            for aside in (-2.1, 2.1):
                beads.append(disc(_at(start, direction, number * bow, aside), 0.36, GOLD))
    return beads


def _at(start: Point, direction: Point, along: float, aside: float) -> Point:
    (x, y), (dx, dy) = start, direction
    return x + dx * along + dy * aside, y + dy * along + dx * aside


# --- The corners --------------------------------------------------------------------------


def _corners() -> list[str]:
    drawn = []
    for left in (OUTER, WIDTH - INNER):
        for top in (OUTER, HEIGHT - INNER):
            drawn += _corner(left, top)
    return drawn


def _corner(left: float, top: float) -> list[str]:
    middle = (left + CORNER / 2, top + CORNER / 2)
    return [
        f'<rect x="{left:g}" y="{top:g}" width="{CORNER:g}" height="{CORNER:g}" fill="{RED}" '
        f'stroke="{GOLD}" stroke-width="0.35"/>',
        ring(middle, 3.2, GOLD, 0.2),
        *(disc(around(middle, 2.75, n, 24), 0.19, GOLD) for n in range(24)),
        ring(middle, 2.3, GOLD, 0.2),
        polygon(star(middle, 2.1, 0.95, 8), GOLD),
        disc(middle, 0.48, RED),
    ]


if __name__ == "__main__":
    main()
