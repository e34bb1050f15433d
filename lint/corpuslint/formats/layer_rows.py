"""The rows in which `corpuslint inspect` gives a layer. Programs outside this repository read them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from corpuslint.document import Document
from corpuslint.finding import Span
from corpuslint.layers.claims import Attribution
from corpuslint.layers.entities import Entity
from corpuslint.layers.names import Name
from corpuslint.layers.numbers import Number
from corpuslint.layers.quotations import Quotation
from corpuslint.layers.sentences import Sentence

Row = dict[str, Any]


def layer_row(layer: str, found: Any, document: Document) -> Row:
    """One thing that a layer found, with the document's path and record; offsets are code points from 0."""
    name, fields = ROWS[layer]
    return {"type": name, "path": document.path, "record": document.record, **fields(found, document)}


def _attribution(found: Attribution, document: Document) -> Row:
    return {
        "source": _pair(found.source, document),
        "cue": _pair(found.cue, document),
        "content": [_pair(span, document) for span in found.content],
        "source_kind": found.source_kind,
        "speaker": found.speaker,
        "direct": found.direct,
        "mixed": found.mixed,
        "act": found.act,
        "depth": found.depth,
    }


def _quotation(found: Quotation, document: Document) -> Row:
    return {
        **_span(found.start, found.end, document),
        "kind": found.kind,
        "speaker": found.speaker,
        "source": _pair(found.source, document),
        "depth": found.depth,
        "closed": found.closed,
    }


def _sentence(found: Sentence, document: Document) -> Row:
    return _span(found.start, found.end, document)


def _name(found: Name, document: Document) -> Row:
    return {**_span(found.start, found.end, document), "text": found.text, "acronym": found.acronym}


def _entity(found: Entity, document: Document) -> Row:
    return {
        "name": found.name,
        "kind": found.kind,
        "mentions": [_pair(mention, document) for mention in found.mentions],
    }


def _number(found: Number, document: Document) -> Row:
    return {
        **_span(found.start, found.end, document),
        "value": found.value,
        "unit": found.unit,
        "counted": found.counted,
        "modifier": found.modifier,
        "subject": _pair(document.subject_at(found.start), document),
    }


def _span(start: int, end: int, document: Document) -> Row:
    start, end = document.whole(start, end)
    return {"start": start, "end": end}


def _pair(span: Span | None, document: Document) -> list[int] | None:
    return None if span is None else [*document.whole(span.start, span.end)]


# The layers that can be shown: what one thing is called that each finds, and the fields of its row.
ROWS: dict[str, tuple[str, Callable[[Any, Document], Row]]] = {
    "attributions": ("attribution", _attribution),
    "quotations": ("quotation", _quotation),
    "sentences": ("sentence", _sentence),
    "names": ("name", _name),
    "entities": ("entity", _entity),
    "numbers": ("number", _number),
}
