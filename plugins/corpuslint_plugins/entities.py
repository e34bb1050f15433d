"""Entities: whom and what a document names, each under one name, and whom a sentence is about."""

from __future__ import annotations

import re
from collections import Counter

from corpuslint.document import Document
from corpuslint.finding import Scope
from corpuslint.layers.full_names import full_name, owners
from corpuslint.layers.names import Name
from corpuslint.layers.sentences import Sentence

# Before the name of a place; “from”, “by” and “of” stand as often before who did or suffered something.
PLACED = re.compile(
    r"\b(?:in|at|near|across|throughout|outside|inside|around)\s+(?:the\s+)?\Z", re.IGNORECASE
)
LONGEST_PLACED = 20  # characters
# “Mexican voters” are not the entity Mexican.
ADJECTIVE = re.compile(r"\w+(?:[cdlnrst]i?an|ean|ish|ese|[cltm]ic)")
LOWER_CASE_FOLLOWS = re.compile(r"\s+[a-z]")
LEAD = 3  # words that may stand before the subject: “On Monday the”, “Former senator”
NEAR = 60  # characters beside a name in which words may be about it, where it is not the subject


class Entities:
    """The entities of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._owners = owners(Counter(full_name(name.text) for name in document.names))

    def name_of(self, name: Name) -> str | None:
        """The entity that a name stands for: “Berg” is Anna Berg, but nobody beside as many Kurt Bergs."""
        text = full_name(name.text)
        return self._owners.get(text, text)

    def subject_of(self, sentence: Sentence) -> tuple[str, int, int] | None:
        """Whom a sentence is about, and where: up to the next entity, or near the name of its only one.

        None where it names nobody outside quotations, or begins with something else and names several.
        """
        document = self._document
        names = [
            name for name in document.names_in(sentence.start, sentence.end) if self._counts(name, sentence)
        ]
        entity = self.name_of(names[0]) if names else None
        if entity is None:
            return None
        others = [name.start for name in names if self.name_of(name) != entity]
        if len(document.prose[sentence.start : names[0].start].split()) <= LEAD:
            return entity, sentence.start, others[0] if others else sentence.end
        if others:
            return None
        return (entity, *self._near(sentence, names[0].start, names[-1].end))

    def _near(self, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
        """The part of a sentence near `start`…`end`, in whole words."""
        prose = self._document.prose
        first, last = sentence.start, sentence.end
        if start - NEAR > first:
            first = prose.find(" ", start - NEAR, start + 1)
        if end + NEAR < last:
            last = prose.rfind(" ", end - 1, end + NEAR)
        return first if first >= 0 else start, last if last >= 0 else end

    def _counts(self, name: Name, sentence: Sentence) -> bool:
        if self._document.scopes.on_page(name.start) in (Scope.QUOTATION, Scope.BOILERPLATE):
            return False
        prose = self._document.prose
        if ADJECTIVE.fullmatch(name.text) and LOWER_CASE_FOLLOWS.match(prose, name.end):
            return False
        before = prose[max(sentence.start, name.start - LONGEST_PLACED) : name.start]
        return PLACED.search(before) is None
