"""The kind `unbalanced-quotation`: a quotation mark whose partner is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuslint.check import DocumentCheck
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.layers.prose import GLUE
from corpuslint.layers.quotations import Quoted

OPENING = re.compile(rf"[\"“„«»‘]+{GLUE}*[\[(]?\w+(?:['’]\w+)?")
CLOSING = re.compile(r"”(?<=[^\W\d]”|[.,!?…;%)\]]”)(?<!\d['’′]”)")
REOPENED = re.compile(rf"[\s{GLUE}]*[\"“„«]")
NEXT_MARK = re.compile(r"[\"“”„«»]")
ENDING = re.compile(r"(?<=\S)[\"”»](?!\w)")


class UnbalancedQuotation(DocumentCheck):
    """Flags the opening mark with its first word, or the closing mark; the message has {fault}.

    A paragraph that leaves a quotation open for the next one to take up is right, and so is one in
    which paragraphs that did so were joined. Where the lines of a text are its sentences, a
    quotation may be closed in a later line. A mark with a space after it is not judged: in a text
    cut into tokens one cannot tell which way it looks.
    """

    kind = "unbalanced-quotation"

    def check(self, document: Document) -> Iterator[Match]:
        awaited: set[int] = set()  # the closing marks that a later line has for an open quotation
        for quotation in document.quoted:
            if quotation.closed:
                continue
            closing = _closed_later(document.prose, quotation)
            if closing is not None:
                awaited.add(closing)
            elif not _goes_on(document.prose, quotation) and (
                opening := OPENING.match(document.prose, quotation.start)
            ):
                yield Match(
                    start=quotation.start,
                    end=opening.end(),
                    arguments={"fault": "opens a quotation and is never closed"},
                )
        if "“" not in document.prose:
            return  # other languages close both ends with ”
        for mark in CLOSING.finditer(document.prose):
            if mark.start() not in awaited and not document.quotations_in(*mark.span()):
                yield Match(
                    start=mark.start(),
                    end=mark.end(),
                    arguments={"fault": "closes a quotation that was never opened"},
                )


def _closed_later(prose: str, quotation: Quoted) -> int | None:
    """Where the next mark after the quotation's block closes it, if that is what it does."""
    mark = NEXT_MARK.search(prose, quotation.end)
    return mark.start() if mark and ENDING.match(prose, mark.start()) else None


def _goes_on(prose: str, quotation: Quoted) -> bool:
    """Whether another quotation takes up where this one ends, as where paragraphs were joined."""
    return quotation.continues or REOPENED.match(prose, quotation.end) is not None
