"""The kind `quote-style`: straight and curly quotation marks in one text."""

from __future__ import annotations

from collections.abc import Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related

STRAIGHT, CURLY = '"', "“"
STYLES = {STRAIGHT: "straight", CURLY: "curly"}


class QuoteStyle(DocumentCheck):
    """Flags the first mark of the rarer style; in a tie, of the one that comes later.

    Only marks around quotations count, and of those only the outermost: no inches, and no marks in code.
    """

    kind = "quote-style"
    Options = Options

    def check(self, document: Document) -> Iterator[Match]:
        if CURLY not in document.beyond_ascii or STRAIGHT not in document.prose:
            return
        places: dict[str, list[int]] = {STRAIGHT: [], CURLY: []}
        for quotation in document.quoted:
            mark = document.prose[quotation.start]
            if not quotation.depth and mark in places:
                places[mark].append(quotation.start)
        if not all(places.values()):
            return
        rare, usual = sorted(places, key=lambda mark: (len(places[mark]), -places[mark][0]))
        first, related = places[rare][0], places[usual][0]
        yield Match(
            start=first,
            end=first + 1,
            arguments={"style": STYLES[rare], "usual": STYLES[usual]},
            related=(Related(related, related + 1, f"{STYLES[usual]} here"),),
        )
