"""The kind `summary-number`: a number in the summary above a text that the text does not bear out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.rule import Rule
from corpuslint.source import Block
from corpuslint_plugins.numerals import stands_in
from corpuslint_plugins.quantities import rounds, same_kind
from corpuslint_plugins.transcripts import MOST_BLOCKS, SPEAKER, is_spoken, is_transcript

TITLES = frozenset({"headline", "heading"})
NOT_RETOLD = re.compile(r"\b(?:I|my|me|you|your|we|our|us)\b")


class SummaryNumberOptions(Options, frozen=True, kw_only=True):
    """`titles` are the words, in lower case, that stand above a summary, or before it with a colon."""

    titles: tuple[str, ...]


class SummaryNumber(DocumentCheck):
    """Looks for each number of a summary in the text under it.

    The first paragraph is a summary where it is called one, where a transcript follows, and where all that
    follows is spoken on and on by an “I” or to a “you” of which the paragraph knows nothing. Any other first
    paragraph may hold what the rest need not say again.
    """

    kind = "summary-number"
    Options = SummaryNumberOptions

    def __init__(self, rule: Rule, options: SummaryNumberOptions) -> None:
        super().__init__(rule, options)
        if not options.titles:
            raise ValueError("titles: there are none")
        self._title = re.compile(rf"(?:{'|'.join(map(re.escape, options.titles))})\s*:?", re.IGNORECASE)

    def check(self, document: Document) -> Iterator[Match]:
        starts, numerals, _, _ = document.figures
        if not starts or len(document.blocks) < 2:
            return
        first = next((i for i, block in enumerate(document.blocks) if block.kind not in TITLES), 0)
        summary = document.blocks[first]
        low, high = bisect_left(starts, summary.start), bisect_left(starts, summary.end)
        if low == high or len(document.prose) - summary.end < summary.end - summary.start:
            return
        body = document.prose[summary.end :]
        unheard = [
            (start, figure)
            for start, numeral in zip(starts[low:high], numerals[low:high], strict=True)
            if (figure := numeral.rstrip(".,")) not in body
        ]
        if unheard and self._is_summary(document, first, body):
            for start, figure in unheard:
                if not stands_in(figure, body):
                    yield from _judge(document, summary, start, start + len(figure))

    def _is_summary(self, document: Document, index: int, body: str) -> bool:
        prose, blocks = document.prose, document.blocks
        text = prose[blocks[index].start : blocks[index].end]
        if index and self._title.fullmatch(prose, blocks[index - 1].start, blocks[index - 1].end):
            return True
        title = self._title.match(text)
        if title and title[0][-1] == ":":
            return True
        if len(blocks) - index <= MOST_BLOCKS and is_spoken(body) and NOT_RETOLD.search(text) is None:
            return True
        return is_transcript(body) and not SPEAKER.match(text)


def _judge(document: Document, summary: Block, start: int, end: int) -> Iterator[Match]:
    """The finding of a figure that does not stand in the text; none where it rounds what stands there."""
    number = next(
        (n for n in document.numbers_in(summary.start, summary.end) if n.start <= start < n.end), None
    )
    if number is not None:
        told = document.numbers_in(summary.end, len(document.prose))
        if any(same_kind(number, other) and rounds(number, other) for other in told):
            return
        start, end = number.start, number.end
    yield Match(start=start, end=end)
