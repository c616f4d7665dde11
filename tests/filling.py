"""What a browser would send of the forms of a page."""

from __future__ import annotations

from django.test import Client
from lxml import html


def forms_on(page: bytes | str) -> list[html.FormElement]:
    """Give the forms of a page that are posted."""
    return [form for form in html.fromstring(page).forms if form.method == "POST"]


def sent_by(form: html.FormElement) -> dict[str, list[str]]:
    """Give what a form sends as it stands, without its buttons; also what stands beside it."""
    beside = form.getroottree().xpath("//input[@form=$id]", id=form.get("id", ""))
    sent = {field.name: [field.value] for field in beside}
    for field in form.xpath(".//input[not(@value)][@name]"):
        if field.type not in ("checkbox", "radio"):
            field.value = ""
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value.removeprefix("\n"))
    for radio in form.xpath(".//input[@type='radio'][@value=''][@checked]"):
        sent[radio.name] = [""]  # lxml says "on"
    return sent


def filled(page: bytes | str, **values) -> dict[str, list[str] | str]:
    """Give what the form of a page that has the given fields sends, with the given values."""
    [form] = [form for form in forms_on(page) if set(values) <= set(form.fields)]
    return sent_by(form) | values


def seen_at(client: Client, address: str) -> dict[str, str]:
    """Give the marks with which the page of an edit says what it has seen."""
    [marks] = html.fromstring(client.get(address).content).xpath("//input[@name='seen']/@value")
    return {"seen": marks}
