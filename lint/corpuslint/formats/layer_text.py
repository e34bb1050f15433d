"""The lines in which `corpuslint inspect` shows a layer to people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import click

from corpuslint.document import Document
from corpuslint.finding import Span
from corpuslint.formats.places import label
from corpuslint.formats.safe import visible
from corpuslint.layers.claims import Attribution
from corpuslint.layers.entities import Entity
from corpuslint.layers.names import Name
from corpuslint.layers.numbers import Number
from corpuslint.layers.quotations import Quotation
from corpuslint.layers.sentences import Sentence

HEAD, TAIL = 50, 30  # characters that are shown of what is longer than both
NOTHING = "–"

# The offset at which a thing stands, what is to be said of it, and its words.
Line = tuple[int, str, str]


def layer_line(layer: str, found: Any, document: Document, color: bool) -> str:
    """`path:line:column: what: words`, without a character that a terminal would obey."""
    offset, what, words = LINES[layer](found, document)
    line, column = document.lines.position(offset)
    place = visible(label(document.path, document.record))
    kind, space, details = visible(what).partition(" ")
    if color:
        place, kind = click.style(place, bold=True), click.style(kind, fg="cyan")
    return f"{place}:{line}:{column}: {kind}{space}{details}: {words}"


def _attribution(found: Attribution, document: Document) -> Line:
    """`attribution named, direct, speaker Anna Berg: Anna Berg → said → “We are closed.”`"""
    details = [
        found.source_kind,
        "direct" if found.direct else "mixed" if found.mixed else "",
        "attitude" if found.act == "attitude" else "",
        f"depth {found.depth}" if found.depth else "",
        f"speaker {found.speaker}" if found.speaker else "",
    ]
    content = " + ".join(_excerpt(span, document) for span in found.content)
    parts = [_part(found.source, document), _part(found.cue, document), content or NOTHING]
    return found.cue.start, f"attribution {_listed(details)}", " → ".join(parts)


def _quotation(found: Quotation, document: Document) -> Line:
    """`quotation speech, speaker Anna Berg: “We are closed.”`"""
    unknown = "no speaker" if found.kind == "speech" else ""
    details = [
        found.kind,
        f"depth {found.depth}" if found.depth else "",
        f"speaker {found.speaker}" if found.speaker else unknown,
        "" if found.closed or found.continues else "not closed",
    ]
    return found.start, f"quotation {_listed(details)}", _excerpt(Span(found.start, found.end), document)


def _sentence(found: Sentence, document: Document) -> Line:
    """`sentence: The mill is closed.`"""
    return found.start, "sentence", _excerpt(Span(found.start, found.end), document)


def _name(found: Name, document: Document) -> Line:
    """`name: Anna Berg`"""
    return found.start, "name acronym" if found.acronym else "name", visible(found.text)


def _entity(found: Entity, document: Document) -> Line:
    """`entity person, Anna Berg: Anna Berg, Berg, She`"""
    mentions = ", ".join(_excerpt(mention, document) for mention in found.mentions)
    return found.mentions[0].start, f"entity {found.kind}, {visible(found.name)}", mentions


def _number(found: Number, document: Document) -> Line:
    """`number 2,000,000 $, subject The mill: $2 million`"""
    what = " ".join(filter(None, [found.modifier, f"{found.value:,.15g}", found.unit or found.counted]))
    subject = document.subject_at(found.start)
    details = [what, f"subject {_excerpt(subject, document)}" if subject else ""]
    return found.start, f"number {_listed(details)}", _excerpt(Span(found.start, found.end), document)


def _listed(details: Iterable[str]) -> str:
    return ", ".join(filter(None, details))


def _part(span: Span | None, document: Document) -> str:
    return NOTHING if span is None else _excerpt(span, document)


def _excerpt(span: Span, document: Document) -> str:
    """The words of a span on one line, as a reader sees them; of many the first and the last."""
    words = " ".join(document.prose_in(span.start, span.end).split())
    if len(words) > HEAD + TAIL:
        words = f"{words[:HEAD].rstrip()} … {words[-TAIL:].lstrip()}"
    return visible(words)


LINES: dict[str, Callable[[Any, Document], Line]] = {
    "attributions": _attribution,
    "quotations": _quotation,
    "sentences": _sentence,
    "names": _name,
    "entities": _entity,
    "numbers": _number,
}
