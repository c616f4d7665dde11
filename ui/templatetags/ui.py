"""The components that pages are made of; `/ui/` shows each of them.

Attributes are named arguments, so a misspelt one is an error and not a silent nothing.
"""

from __future__ import annotations

from functools import cache, lru_cache

from django import template
from django.core.paginator import Page
from django.forms import BoundField, Form, Select
from django.forms.utils import ErrorList
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from law.findings import Finding
from ui.addresses import addresses_of
from ui.paging import MOST_TO_PRINT
from ui.templatetags.vietnamese import unbroken
from ui.tones import DANGER, LEVELS, NEUTRAL, TONES, tone_of, tone_of_days
from ui.widgets import PlainSelect

register = template.Library()

MOST_EVENTS = 8
"""So many are seen of a log at first sight."""


def _bootstrap(tone: str) -> str:
    """Give Bootstrap's name of a tone."""
    if tone not in TONES:
        raise template.TemplateSyntaxError(f"tone is one of {', '.join(TONES)}, not {tone!r}")
    return "secondary" if tone == NEUTRAL else tone


@register.filter
def tone(word: str) -> str:
    """Give the colour of a word of the table, as Bootstrap names it."""
    return _bootstrap(tone_of(word))


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str) -> SafeString:
    """Give a Font Awesome icon that screen readers pass over: the word beside it speaks."""
    return format_html('<i class="fa-solid fa-{} icon" aria-hidden="true"></i>', name)


_addresses = cache(addresses_of)


@register.simple_tag
def address(name: str, pk: int) -> SafeString:
    """Give the address of a row of a list, as `{% url %}` does, much quicker."""
    return _addresses(name)(pk)


@register.simple_tag
def badge(word: str) -> SafeString:
    """Give a state as a badge with its word, in the colour that the table says."""
    return _badge(word, tone_of(word))


@lru_cache(maxsize=512)
def _badge(word: str, tone: str) -> SafeString:
    name = _bootstrap(tone)
    return format_html(
        '<span class="badge rounded-pill bg-{}-subtle text-{}-emphasis">{}</span>', name, name, word
    )


@lru_cache(maxsize=512)
def shortened(words: str, short: str) -> SafeString:
    """Give words of which a phone shows the short form."""
    return format_html(
        '<span class="wide">{}</span><abbr class="narrow" title="{}">{}</abbr>', words, words, short
    )


@register.simple_tag
def late_badge(days: int) -> SafeString:
    """Say by how many days something came late, or nothing."""
    return _badge(f"trễ hạn {days} ngày", DANGER) if days else SafeString()


@register.simple_tag
def countdown(words: str, days: int) -> SafeString:
    """Give the time that is left until a deadline, coloured by its days."""
    return _badge(words, tone_of_days(days))


@register.simple_block_tag
def alert(content: str, tone: str = "info", title: str = "") -> SafeString:
    """Give a box that says something about the page below it."""
    heading = format_html('<p class="alert-heading">{}</p>', unbroken(title)) if title else ""
    return format_html(
        '<div class="alert alert-{}" role="{}">{}{}</div>',
        _bootstrap(tone),
        "alert" if tone == "danger" else "status",
        heading,
        content,
    )


@register.simple_tag
def mistakes(errors: ErrorList) -> SafeString:
    """Give what is wrong with a form or a list as a whole, or nothing."""
    if not errors:
        return SafeString()
    return format_html('<div class="alert alert-danger" role="alert">{}</div>', errors)


@register.simple_block_tag
def card(content: str, title: str = "", anchor: str = "", icon_name: str = "") -> SafeString:
    """Give a card; `anchor` lets a link lead to it."""
    mark = icon(icon_name) if icon_name else ""
    words = unbroken(title)
    heading = format_html('<h2 class="card-title">{}{}</h2>', mark, words) if title else ""
    place = format_html(' id="{}"', anchor) if anchor else ""
    return format_html(
        '<section class="card"{}><div class="card-body">{}{}</div></section>',
        place,
        heading,
        content,
    )


@register.simple_block_tag
def fold(
    content: str, title: str, holds: str = "", anchor: str = "", is_open: bool = False
) -> SafeString:
    """Give a card that is folded to its title and what it `holds`; links to its anchor open it."""
    return format_html(
        '<details class="card card-body fold"{}{}><summary><h2 class="card-title">{}</h2> '
        '<span class="fold-holds">{}</span></summary>{}</details>',
        format_html(' id="{}"', anchor) if anchor else "",
        SafeString(" open") if is_open else "",
        unbroken(title),
        holds,
        content,
    )


@register.simple_block_tag
def page_header(
    content: str, title: str, lead: str = "", back: str = "", back_word: str = "Quay lại"
) -> SafeString:
    """Give the one `<h1>` of a page, a line under it, and the page's buttons as content."""
    link = (
        format_html('<a class="back" href="{}">{} {}</a>', back, icon("arrow-left"), back_word)
        if back
        else ""
    )
    line = format_html('<p class="lead-line">{}</p>', unbroken(lead)) if lead else ""
    return format_html(
        '<header class="page-header"><div>{}<h1>{}</h1>{}</div>'
        '<div class="page-actions">{}</div></header>',
        link,
        unbroken(title),
        line,
        content,
    )


@register.simple_block_tag
def acts_menu(content: str, title: str = "Việc khác", is_folded: bool = True) -> SafeString:
    """Give the buttons of a page header that are pressed seldom behind one: a header shows about
    four. Not folded, they stand there as they are, for whom few remain."""
    if not is_folded:
        return SafeString(content)
    return format_html(
        '<details class="acts-menu"><summary class="btn btn-light">{} {}</summary>'
        '<div class="acts-menu-list">{}</div></details>',
        title,
        icon("chevron-down"),
        content,
    )


@register.simple_block_tag
def empty(content: str, title: str, icon_name: str = "inbox") -> SafeString:
    """Give what stands where a list would stand; the content says what to do next."""
    return format_html(
        '<div class="empty">{}<p class="empty-title">{}</p>{}</div>',
        icon(icon_name),
        title,
        content,
    )


@register.simple_block_tag
def table_box(content: str, label: str) -> SafeString:
    """Give a box in which a wide table scrolls by itself, reachable from the keyboard."""
    return format_html(
        '<div class="table-box" role="region" aria-label="{}" tabindex="0">{}</div>', label, content
    )


@register.simple_block_tag
def definitions(content: str) -> SafeString:
    """Give a list of names and values; `{% definition %}` makes its lines."""
    return format_html('<dl class="definitions">{}</dl>', content)


@register.simple_block_tag
def definition(content: str, name: str) -> SafeString:
    """Give one name and its value; an empty value shows as a dash."""
    return format_html("<dt>{}</dt><dd>{}</dd>", name, (content.strip() and content) or "—")


@register.simple_tag
def stat(value: str | int, label: str, hint: str = "") -> SafeString:
    """Give one figure with what it counts."""
    small = format_html('<span class="stat-hint">{}</span>', hint) if hint else ""
    return format_html(
        '<div class="stat"><span class="stat-value">{}</span>'
        '<span class="stat-label">{}</span>{}</div>',
        value,
        label,
        small,
    )


@register.inclusion_tag("ui/parts/findings.html")
def findings(items: list[Finding], title: str = "") -> dict:
    """Give findings as a list with level, sentence, clause and the link that mends each."""
    rows = [{"finding": item, "tone": LEVELS[item.level]} for item in items]
    return {"rows": rows, "title": title}


@register.inclusion_tag("ui/parts/events.html")
def event_timeline(events) -> dict:
    """Give what happened to an object, newest first; what is long ago is folded."""
    happened = list(events)
    return {"recent": happened[:MOST_EVENTS], "earlier": happened[MOST_EVENTS:]}


@register.inclusion_tag("ui/parts/filters.html")
def filters(form: Form) -> dict:
    """Give the fields of a filter, each with its label and what is wrong with it. Every list has
    some: as fields of crispy-forms they take as long as its rows."""
    return {"fields": [(field, _input(field)) for field in form.visible_fields()]}


def _input(field: BoundField) -> SafeString:
    widget = field.field.widget
    plain = PlainSelect(widget.attrs, widget.choices) if type(widget) is Select else None
    return field.as_widget(plain, {"class": _look(field)})


def _look(field: BoundField) -> str:
    look = "form-select" if isinstance(field.field.widget, Select) else "form-control"
    return f"{look} is-invalid" if field.errors else look


@register.inclusion_tag("ui/parts/pagination.html", takes_context=True)
def pagination(context, page: Page) -> dict:
    """Give the links between the pages of a list, and to all of it for print; filters in the
    address stay."""
    query: QueryDict = context["request"].GET.copy()
    query.pop("trang", None)
    is_whole = bool(query.pop("in", None)) and page.paginator.num_pages == 1
    may_be_printed = page.paginator.count <= MOST_TO_PRINT
    return {
        "page": page,
        "query": query.urlencode(),
        "is_whole": is_whole,
        "may_be_printed": may_be_printed,
    }
