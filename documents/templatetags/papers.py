"""What the templates of papers ask for beside the components of the pages."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from documents.paper.measuring import width
from documents.paper.placing import Line

register = template.Library()


@register.filter
def millimetres(number: float) -> str:
    """Give a length as print styles write it: "43.5mm"."""
    return f"{number:.2f}mm"


@register.filter
def plain(number: float) -> str:
    """Give a number as attributes of SVG write it, whatever the language of the page: "43.5"."""
    return f"{number:.2f}"


@register.simple_tag
def placed_line(line: Line) -> SafeString:
    """Give a line of text at its place, in a box that is as wide as it or wider."""
    room = width(line.text, line.face, line.size) + 4
    left = line.x - {"left": 0, "center": room / 2, "right": room}[line.align]
    place = f"left:{left:.2f}mm;top:{line.y:.2f}mm;width:{room:.2f}mm;font-size:{line.size:.2f}pt"
    look = f"{line.align} {line.face} {line.ink}"
    text = format_html("<u>{}</u>", line.text) if line.is_underlined else line.text
    return format_html('<p class="{}" style="{}">{}</p>', look, place, text)
