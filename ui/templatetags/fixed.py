"""Addresses that are the same on every page for everybody: found once, not for each answer.

They stand in place of Django's own tags of the same names; what asks for a row is left to those.
"""

from __future__ import annotations

from functools import cached_property

from django.template import Context, Library, Node, defaulttags
from django.template.base import Parser, Token
from django.templatetags import static as django_static

register = Library()


class Fixed(Node):
    """Something that rests on nothing but the words in its tag."""

    child_nodelists = ()

    def __init__(self, node: Node) -> None:
        self.node = node

    def render(self, context: Context) -> str:
        return self.text

    @cached_property
    def text(self) -> str:
        return self.node.render(Context())


@register.tag
def url(parser: Parser, token: Token) -> Node:
    """Give the address of a page, by its name."""
    node = defaulttags.url(parser, token)
    rests_on_more = node.view_name.is_var or node.args or node.kwargs or node.asvar
    return node if rests_on_more else Fixed(node)


@register.tag
def static(parser: Parser, token: Token) -> Node:
    """Give the address of a file that does not change while the program runs."""
    node = django_static.do_static(parser, token)
    return node if node.path.is_var or node.varname else Fixed(node)
