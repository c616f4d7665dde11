"""Draws the national emblem and the flags beside it: a star on red between two ears of rice that a
ribbon with the country's name ties over half a cog wheel.

Source: Hiến pháp 2013, Điều 13 khoản 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import pi, sin

from documents.paper.drawing import (
    GOLD,
    RED,
    YELLOW,
    Point,
    around,
    disc,
    moved,
    polygon,
    polyline,
    ring,
    star,
)

RADIUS = 11.4
GRAINS = 15  # on one side, in each of two rows
DEEP = "#8f0d14"
WORDS = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM")
FLAG, POLE = (10.4, 7.0), 19.5


def emblem(at: Point) -> str:
    """Give the emblem around a point, 23 mm high."""
    parts = [
        disc((0, 0), RADIUS, RED),
        ring((0, 0), RADIUS, YELLOW, 0.45),
        disc((0, -0.6), 7.3, RED),
        *_ears(),
        polygon(star((0, -2.2), 4.5, 1.72, 5), YELLOW),
        *_cog(),
        *_ribbon(),
    ]
    return moved(parts, at)


def _ears() -> Iterator[str]:
    """Give two ears of rice that rise from the ribbon and bow to each other above the star."""
    for side in (-1, 1):
        for row, (radius, lean) in enumerate(((9.9, 24), (8.35, -20))):
            for number in range(GRAINS):
                angle = 148 - (number + row / 2) * 137 / GRAINS
                middle = around((0, 0), radius, side * angle, 360)
                yield _grain(middle, side * (angle - 90 + lean), YELLOW)
        stalk = [around((0, 0), 9.1, side * angle, 360) for angle in range(150, 10, -5)]
        yield polyline(stalk, GOLD, 0.22)


def _grain(middle: Point, turned: float, colour: str) -> str:
    grain = f'<ellipse rx="0.62" ry="1.2" fill="{colour}" stroke="{GOLD}" stroke-width="0.14"/>'
    return moved([grain], middle, turned)


def _cog() -> Iterator[str]:
    """Give the upper half of a cog wheel; the ribbon covers the other."""
    middle = (0.0, 7.4)
    for tooth in range(-4, 5):
        near, far = (around(middle, radius, tooth * 20, 360) for radius in (2.3, 3.25))
        yield polyline([near, far], YELLOW, 0.72)
    yield disc(middle, 2.6, YELLOW)
    yield disc(middle, 1.75, RED)
    yield disc(middle, 1.0, YELLOW)
    yield disc(middle, 0.5, RED)


def _ribbon() -> Iterator[str]:
    """Give the ribbon: its ends behind the ears, the band with the country's name before them."""
    for side in (-1, 1):
        end = [(side * 6.2, 7.2), (side * 10.6, 5.6), (side * 10.0, 7.7), (side * 10.9, 9.3)]
        yield polygon([*end, (side * 6.2, 10.6)], DEEP)
    yield polygon([(-7.6, 7.4), (7.6, 7.4), (6.9, 11.4), (-6.9, 11.4)], RED)
    yield polyline([(-7.6, 7.4), (7.6, 7.4)], YELLOW, 0.25)
    yield polyline([(-6.9, 11.4), (6.9, 11.4)], YELLOW, 0.25)
    yield _word(WORDS[0], 13.2, (0, 9.15))
    yield _word(WORDS[1], 5.6, (0, 10.95))


def _word(text: str, wide: float, at: Point) -> str:
    """Give a word as outlines of our typeface, so wide, its foot in the middle at a point: drawn
    letters are no text of the paper."""
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.ttLib import TTFont

    from documents.press.fonts import font_folder

    with TTFont(font_folder() / "Tinos-Bold.ttf") as font:
        names = [font.getBestCmap()[ord(letter)] for letter in text]
        glyphs, widths = font.getGlyphSet(), font["hmtx"].metrics
        scale = wide / sum(widths[name][0] for name in names)
        pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}")
        x = at[0] - wide / 2
        for name in names:
            glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, x, at[1])))
            x += widths[name][0] * scale
    return f'<path d="{pen.getCommands()}" fill="{YELLOW}"/>'


def flags(beside: Point) -> list[str]:
    """Give three red flags with the star on each side of a point."""
    x, y = beside
    return [
        moved(_flag(side), (x + side * 13.5, y + 9.5), side * turned)
        for side in (-1, 1)
        for turned in (60, 39, 18)
    ]


def _flag(side: int) -> list[str]:
    """Give a flag on its pole, which stands on the origin."""
    wide, high = FLAG
    steps = [step / 12 for step in range(13)]
    upper = [(side * wide * step, -POLE + 0.9 * sin(2 * pi * step)) for step in steps]
    lower = [(x, y + high) for x, y in reversed(upper)]
    middle = (side * wide / 2, -POLE + high / 2)
    return [
        polyline([(0, 0), (0, -POLE - 1.2)], GOLD, 0.5),
        polygon([*upper, *lower], RED),
        polyline([*upper, *lower, upper[0]], DEEP, 0.12),
        polygon(star(middle, 2.0, 0.76, 5), YELLOW),
    ]
