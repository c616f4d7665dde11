"""Draws the frame of certificates, `static/img/print/certificate.svg`:

    python -m documents.paper.build_frame

An own drawing in millimetres: a plait between two lines, corners and a pale sun after the faces of
Đông Sơn bronze drums. Numbers are rounded so that the same code gives the same file.
"""

from __future__ import annotations

from math import cos, pi, sin

from documents.press.printer import IMAGES

WIDTH, HEIGHT = 297.0, 210.0
RED, GOLD, PALE = "#a6192e", "#c39a3b", "#f8f1de"
OUTER, INNER = 9.0, 21.0  # from the edge of the paper to the lines on both sides of the plait
MIDDLE = (OUTER + INNER) / 2
CORNER = INNER - OUTER
SWING = 2.9  # how far a strand of the plait leaves the middle
STEPS = 16  # straight pieces in one bow of a strand

Point = tuple[float, float]


def frame() -> str:
    """Give the drawing as SVG."""
    parts = [_sun(), *_lines(), *_plaits(), *_corners()]
    size = f'width="{WIDTH:g}mm" height="{HEIGHT:g}mm" viewBox="0 0 {WIDTH:g} {HEIGHT:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n' + "\n".join(parts) + "\n</svg>\n"


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    (IMAGES / "certificate.svg").write_text(frame(), encoding="utf-8")


# --- The border ---------------------------------------------------------------------------


def _lines() -> list[str]:
    return [
        _rectangle(OUTER - 1.6, RED, 1.3),
        _rectangle(OUTER, GOLD, 0.45),
        _rectangle(INNER, GOLD, 0.45),
        _rectangle(INNER + 1.3, RED, 0.7),
    ]


def _rectangle(inset: float, colour: str, line: float) -> str:
    return (
        f'<rect x="{inset:g}" y="{inset:g}" width="{WIDTH - 2 * inset:g}" '
        f'height="{HEIGHT - 2 * inset:g}" fill="none" stroke="{colour}" stroke-width="{line:g}"/>'
    )


def _plaits() -> list[str]:
    """Give two strands that cross along each side, from corner to corner, and their beads."""
    across, down = WIDTH - 2 * INNER, HEIGHT - 2 * INNER
    sides = [
        ((INNER, MIDDLE), (1.0, 0.0), across),
        ((INNER, HEIGHT - MIDDLE), (1.0, 0.0), across),
        ((MIDDLE, INNER), (0.0, 1.0), down),
        ((WIDTH - MIDDLE, INNER), (0.0, 1.0), down),
    ]
    drawn = []
    for start, direction, length in sides:
        bows = round(length / 8.4)
        drawn += [
            _path(_strand(start, direction, length, bows, SWING), RED, 0.8),
            _path(_strand(start, direction, length, bows, -SWING), GOLD, 0.8),
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
        beads.append(_disc(_at(start, direction, (number + 0.5) * bow, 0), 1.0, RED))
        beads.append(_ring(_at(start, direction, (number + 0.5) * bow, 0), 1.65, GOLD, 0.3))
        if number:
            for aside in (-2.9, 2.9):
                beads.append(_disc(_at(start, direction, number * bow, aside), 0.55, GOLD))
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
        f'stroke="{GOLD}" stroke-width="0.45"/>',
        _ring(middle, 5.1, GOLD, 0.3),
        *(_disc(_around(middle, 4.35, n, 24), 0.3, GOLD) for n in range(24)),
        _ring(middle, 3.65, GOLD, 0.3),
        _polygon(_star(middle, 3.3, 1.5, 8), GOLD),
        _disc(middle, 0.75, RED),
    ]


# --- The sun behind the words -------------------------------------------------------------


def _sun() -> str:
    middle = (WIDTH / 2, HEIGHT / 2)
    rings = [_ring(middle, radius, PALE, 0.5) for radius in (17, 19, 26, 28, 38, 40, 52, 54.5, 57)]
    parts = [
        _polygon(_star(middle, 16, 6.5, 14), PALE),
        *rings,
        *(_ring(_around(middle, 22.5, n, 28), 2.1, PALE, 0.5) for n in range(28)),
        *(_disc(_around(middle, 22.5, n, 28), 0.7, PALE) for n in range(28)),
        *_teeth(middle, 28.8, 37.2, 44),
        *(_ring(_around(middle, 46, n, 36), 3.6, PALE, 0.5) for n in range(36)),
        *(_polygon(_star(_around(middle, 46, n, 36), 2.6, 1.0, 4), PALE) for n in range(36)),
    ]
    return "<g>" + "".join(parts) + "</g>"


def _teeth(middle: Point, inner: float, outer: float, count: int) -> list[str]:
    return [
        _polygon(
            [
                _around(middle, inner, n - 0.38, count),
                _around(middle, outer, n, count),
                _around(middle, inner, n + 0.38, count),
            ],
            PALE,
        )
        for n in range(count)
    ]


# --- Shapes -------------------------------------------------------------------------------


def _around(middle: Point, radius: float, number: float, count: int) -> Point:
    """Give a point on a circle, counted from the top."""
    angle = 2 * pi * number / count
    return middle[0] + radius * sin(angle), middle[1] - radius * cos(angle)


def _star(middle: Point, outer: float, inner: float, rays: int) -> list[Point]:
    radii = (outer, inner)
    return [_around(middle, radii[n % 2], n, 2 * rays) for n in range(2 * rays)]


def _points(points: list[Point]) -> str:
    return " ".join(f"{x:.2f},{y:.2f}" for x, y in points)


def _polygon(points: list[Point], colour: str) -> str:
    return f'<polygon points="{_points(points)}" fill="{colour}"/>'


def _path(points: list[Point], colour: str, line: float) -> str:
    return (
        f'<polyline points="{_points(points)}" fill="none" stroke="{colour}" '
        f'stroke-width="{line:g}"/>'
    )


def _disc(middle: Point, radius: float, colour: str) -> str:
    return f'<circle cx="{middle[0]:.2f}" cy="{middle[1]:.2f}" r="{radius:g}" fill="{colour}"/>'


def _ring(middle: Point, radius: float, colour: str, line: float) -> str:
    return (
        f'<circle cx="{middle[0]:.2f}" cy="{middle[1]:.2f}" r="{radius:g}" fill="none" '
        f'stroke="{colour}" stroke-width="{line:g}"/>'
    )


if __name__ == "__main__":
    main()
