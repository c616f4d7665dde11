"""What a browser would send of the forms of a page."""

from __future__ import annotations

from lxml import html


def forms_on(page: bytes | str) -> list[html.FormElement]:
    """Give the forms of a page that are posted."""
    return [form for form in html.fromstring(page).forms if form.method == "POST"]


def sent_by(form: html.FormElement) -> dict[str, list[str]]:
    """Give what a form sends as it stands, without its buttons."""
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    return sent


def filled(page: bytes | str, **values) -> dict[str, list[str] | str]:
    """Give what the form of a page that has the given fields sends, with the given values."""
    [form] = [form for form in forms_on(page) if set(values) <= set(form.fields)]
    return sent_by(form) | values
