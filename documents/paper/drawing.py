"""Shapes of our own drawings, in millimetres, as pieces of SVG; numbers are rounded so that the
same code gives the same file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, pi, sin
from xml.sax.saxutils import escape

Point = tuple[float, float]
RED, GOLD, YELLOW = "#b5121b", "#c39a3b", "#ffd400"


def svg(width: float, height: float, parts: Iterable[str]) -> str:
    """Give a drawing of its real size."""
    size = f'width="{width:g}mm" height="{height:g}mm" viewBox="0 0 {width:g} {height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n' + "\n".join(parts) + "\n</svg>\n"


def around(middle: Point, radius: float, number: float, count: int) -> Point:
    """Give a point on a circle, counted from the top."""
    angle = 2 * pi * number / count
    return middle[0] + radius * sin(angle), middle[1] - radius * cos(angle)


def star(middle: Point, outer: float, inner: float, rays: int) -> list[Point]:
    """Give the corners of a star."""
    radii = (outer, inner)
    return [around(middle, radii[n % 2], n, 2 * rays) for n in range(2 * rays)]


def polygon(points: Sequence[Point], colour: str) -> str:
    return f'<polygon points="{_points(points)}" fill="{colour}"/>'


def polyline(points: Sequence[Point], colour: str, line: float) -> str:
    return (
        f'<polyline points="{_points(points)}" fill="none" stroke="{colour}" '
        f'stroke-width="{line:g}" stroke-linejoin="round"/>'
    )


def disc(middle: Point, radius: float, colour: str) -> str:
    return f'<circle cx="{middle[0]:.2f}" cy="{middle[1]:.2f}" r="{radius:g}" fill="{colour}"/>'


def ring(middle: Point, radius: float, colour: str, line: float) -> str:
    return (
        f'<circle cx="{middle[0]:.2f}" cy="{middle[1]:.2f}" r="{radius:g}" fill="none" '
        f'stroke="{colour}" stroke-width="{line:g}"/>'
    )


def text(words: str, at: Point, size: float, colour: str) -> str:
    """Give words with the middle of their foot at a point, so many millimetres high."""
    return (
        f'<text x="{at[0]:.2f}" y="{at[1]:.2f}" font-size="{size:g}" text-anchor="middle" '
        f'font-family="Tinos" fill="{colour}">{escape(words)}</text>'
    )


def moved(parts: Iterable[str], to: Point, turned: float = 0) -> str:
    """Give pieces moved, and turned by so many degrees."""
    turn = f" rotate({turned:.2f})" if turned else ""
    return f'<g transform="translate({to[0]:.2f} {to[1]:.2f}){turn}">{"".join(parts)}</g>'


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
