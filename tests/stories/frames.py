"""The frame of a page, the same on page after page: what was found sound is not looked at again.

A part of it is known by all that it is seen by: what is written there, its size, the screen and the
styles around it, what of it is pointed at. A menu that was opened, an entry that leads to the page
itself, a notice more are another part, at which somebody looks.
"""

from __future__ import annotations

FRAME = """
window.framed = () => {
    const around = [
        innerWidth, matchMedia("print").matches, document.querySelectorAll("dialog[open]").length,
        document.documentElement.cloneNode().outerHTML, document.body.className,
        ...[...document.styleSheets].map(({href}) => href),
    ];
    const seen = (part) => {
        const {width, height} = part.getBoundingClientRect();
        const touched = [":hover", ":focus", ":focus-visible"].map((how) =>
            [how, ...[...part.querySelectorAll(how)].map((one) => one.outerHTML)]);
        return [...around, width, height, part.outerHTML, ...touched].join()
            .replaceAll(/(type="hidden"[^>]*) value="[^"]*"|(href)="[^#"][^"]*"/g, "$1$2");
    };
    const digest = (text) => {
        let [sum, mix] = [0, 0];
        for (let at = 0; at < text.length; at++) {
            sum = Math.imul(sum, 31) + text.charCodeAt(at) | 0;
            mix = Math.imul(mix ^ text.charCodeAt(at), 16777619);
        }
        return `${sum} ${mix}`;
    };
    return [...document.querySelectorAll(
        "body > :is(.topbar, .menu, .footer, .key-sheet), .frame > .side"
    )].map((part) => [part, digest(seen(part))]);
};
"""
"""Gives the parts of a page's frame with what each is known by. Where a link leads and the token of
a form are not seen."""
FOUND_SOUND: set[str] = set()
