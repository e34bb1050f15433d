"""The tags, comments and texts of a piece of HTML, each with its place.

Not by html.parser: that is quadratic in tags that never end, and what it makes of broken pages
changes from one Python to the next. Here the time is linear in the text, whatever is in it.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from html.entities import html5
from typing import Literal, NamedTuple

MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
EQUALS_OR_END = re.compile(r"[=>]")
QUOTED_VALUE = re.compile(r"\s*(?:\"[^\"]*\"|'[^']*')")
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|([A-Za-z][A-Za-z0-9]{1,31}));")
# Elements in which no tag counts but their own end.
RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp")
}


class Part(NamedTuple):
    """A stretch of a page; `tag` is the name, in small letters, of what begins or ends in it."""

    kind: Literal["text", "entity", "begin", "empty", "end", "comment", "other"]
    start: int
    end: int
    tag: str = ""


def parts(text: str) -> Iterator[Part]:
    """The parts of a piece of HTML, in order and without gaps.

    A "<" that begins no tag is text; so is one that has no ">" after it. A comment or an element such as
    <script> that is never closed lasts to the end, as in a browser.
    """
    last_end = text.rfind(">")
    quotes_hold = True
    position = 0
    while (found := MARKUP.search(text, position, last_end + 1)) is not None:
        start = found.start()
        if start > position:
            yield from _texts(text, position, start)
        if text.startswith("<!--", start):
            position = _end_of(text, "-->", start + 4)
            yield Part("comment", start, position)
            continue
        name = NAME.match(text, start)
        if name is None:
            position = text.index(">", start) + 1
            if text.startswith("<![CDATA[", start):
                position = _end_of(text, "]]>", start)
            yield Part("other", start, position)
            continue
        end = _end_of_tag(text, name.end()) if quotes_hold else None
        if end is None:
            quotes_hold = False  # one tag that swallows the page is enough: from here on the next > ends it
            end = text.index(">", start) + 1
        position = end
        tag = name[1].lower()
        if text[start + 1] == "/":
            yield Part("end", start, position, tag)
        elif text[position - 2] == "/":
            yield Part("empty", start, position, tag)
        else:
            yield Part("begin", start, position, tag)
            if tag in RAW:
                closed = RAW[tag].search(text, position)
                end = closed.start() if closed else len(text)
                yield Part("other", position, end)
                position = end
    if position < len(text):
        yield from _texts(text, position, len(text))


def _end_of(text: str, mark: str, position: int) -> int:
    found = text.find(mark, position)
    return len(text) if found < 0 else found + len(mark)


def _end_of_tag(text: str, position: int) -> int | None:
    """The end of the tag that goes on at `position`, past what stands in the quotes of its attributes."""
    while mark := EQUALS_OR_END.search(text, position):
        if mark[0] == ">":
            return mark.end()
        value = QUOTED_VALUE.match(text, mark.end())
        position = value.end() if value else mark.end()
    return None


def _texts(text: str, start: int, end: int) -> Iterator[Part]:
    """A stretch without tags, its entities apart."""
    for entity in ENTITY.finditer(text, start, end):
        if entity[1] and entity[1] + ";" not in html5:
            continue
        if entity.start() > start:
            yield Part("text", start, entity.start())
        yield Part("entity", *entity.span())
        start = entity.end()
    if end > start:
        yield Part("text", start, end)


def character_of(reference: str) -> str | None:
    """The character that a reference such as `&rdquo;` stands for, white space as one that ends no line.

    None if it stands for several, or for one that is not to be seen, as `&shy;` does.
    """
    text = html.unescape(reference)
    if len(text) != 1:
        return None
    category = unicodedata.category(text)
    if text.isspace():
        return text if category == "Zs" else " "
    return None if category.startswith("C") else text
