"""The kind `scare-quotes`: a word in quotation marks that nobody is quoted as saying."""

from __future__ import annotations

from collections.abc import Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.layers.quotations import Quoted
from corpuslint.rule import Rule
from corpuslint_plugins.guards import attributed


class ScareQuotesOptions(Options, frozen=True, kw_only=True):
    """Quotations of more than `most_words` words are no scare quotes."""

    most_words: int = 3


class ScareQuotes(DocumentCheck):
    """Flags scare quotes: no title, no term, no name, and nobody near who says it."""

    kind = "scare-quotes"
    Options = ScareQuotesOptions

    def __init__(self, rule: Rule, options: ScareQuotesOptions) -> None:
        super().__init__(rule, options)
        self._most_words = options.most_words

    def check(self, document: Document) -> Iterator[Match]:
        for quotation in document.quoted:
            if quotation.kind == "scare" and quotation.closed and self._doubts(document, quotation):
                yield Match(start=quotation.start, end=quotation.end)

    def _doubts(self, document: Document, quotation: Quoted) -> bool:
        words = document.prose_in(quotation.inner.start, quotation.inner.end).split()
        if not 0 < len(words) <= self._most_words or quotation.depth > 0:
            return False
        if not all(word[0].islower() for word in words):
            return False  # a name, a title or an abbreviation
        return not attributed(document, quotation.start, quotation.end)
