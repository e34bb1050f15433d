"""Guards: what stands around a match and takes the objection away. Rule files name them in `unless`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from corpuslint.document import Document

Guard = Callable[[Document, int, int], bool]

NEGATION = re.compile(
    r"\b(?:not|no|never|nor|neither|without|hardly|cannot|\w+n['’]t)\b[\w\s-]{0,24}$", re.IGNORECASE
)
MENTION = re.compile(
    r"(?:\bso-called|\b(?:the|a)\s+(?:words?|terms?|phrases?|label|slogan|adjective|expression)"
    r"|\b(?:called|named|titled|entitled|dubbed|nicknamed|termed))\s+[\"“‘']?$",
    re.IGNORECASE,
)
LINK_REACH = 500  # characters between a match and a link in its sentence
LONG_SENTENCE = 2_000  # characters between a match and its source; no sentence of prose is longer
LOOK_BEHIND = 48  # characters before a match in which a negation or the mark of a mention may stand


def negated(document: Document, start: int, end: int) -> bool:
    """A negation stands shortly before, in the same clause."""
    return NEGATION.search(_before(document, start)) is not None


def mentioned(document: Document, start: int, end: int) -> bool:
    """The word is named, not used: "the word …", "so-called …", or alone in quotation marks."""
    if MENTION.search(_before(document, start)):
        return True
    return any(
        quotation.kind in ("title", "term") or (quotation.inner.start >= start and quotation.inner.end <= end)
        for quotation in document.quotations_in(start, end)
    )


def in_name(document: Document, start: int, end: int) -> bool:
    """The match is part of a proper name: "Radical Party", "The Terror".

    One capitalised word that begins a sentence is not enough: it may be any word.
    """
    names = [name for name in document.names_in(start, end) if name.start <= start and end <= name.end]
    if not names:
        return False
    sentence = document.sentence_at(start)
    begins = sentence is not None and sentence.start == start
    return not begins or any((name.start, name.end) != (start, end) for name in names)


def sourced(document: Document, start: int, end: int) -> bool:
    """Somebody who can be identified says it: the sentence has an attribution with such a source.

    Of a sentence without end only what is near counts.
    """
    sentence = document.sentence_at(start)
    if sentence is None:
        return False
    first, last = max(sentence.start, start - LONG_SENTENCE), min(sentence.end, end + LONG_SENTENCE)
    return any(claim.source_kind in ("named", "role", "pronoun") for claim in document.claims_in(first, last))


def attributed(document: Document, start: int, end: int) -> bool:
    """The match is part of what an identified source is reported to say or think."""
    return any(
        claim.source_kind in ("named", "role", "pronoun")
        and any(content.overlaps(start, end) for content in claim.content)
        for claim in document.claims_in(start, end)
    )


def linked(document: Document, start: int, end: int) -> bool:
    """The sentence carries a link or a footnote mark, not further away than a long sentence goes on."""
    sentence = document.sentence_at(start)
    if sentence is None:
        return False
    low, high = max(sentence.start, start - LINK_REACH), min(sentence.end, end + LINK_REACH)
    if document.markup and any(link.overlaps(low, high) for link in document.markup.links):
        return True
    return FOOTNOTE.search(document.prose, low, high) is not None


FOOTNOTE = re.compile(r"\[\d{1,3}\]|https?://")

GUARDS: dict[str, Guard] = {
    "negated": negated,
    "mentioned": mentioned,
    "in-name": in_name,
    "sourced": sourced,
    "attributed": attributed,
    "linked": linked,
}


def guards_named(names: Iterable[str]) -> tuple[Guard, ...]:
    """The guards with these names; ValueError, as a rule's kind reports it, for one there is not."""
    unknown = [name for name in names if name not in GUARDS]
    if unknown:
        raise ValueError(f"unless: no guard is called {unknown[0]!r}; there are {', '.join(sorted(GUARDS))}")
    return tuple(GUARDS[name] for name in names)


def _before(document: Document, start: int) -> str:
    sentence = document.sentence_at(start)
    return document.prose_in(max(sentence.start if sentence else 0, start - LOOK_BEHIND), start)
