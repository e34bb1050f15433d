"""The kind `repeated-opening`: sentences in a row that begin with the same word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Span
from corpuslint.rule import Rule


class OpeningOptions(Options, frozen=True, kw_only=True):
    """`run` is the number of sentences in a row from which it is too many; `allow` lists words to leave."""

    run: int
    allow: tuple[str, ...] = ()


class RepeatedOpening(DocumentCheck):
    """Flags the opening word of the last sentence of a run, and relates the others."""

    kind = "repeated-opening"
    Options = OpeningOptions

    def __init__(self, rule: Rule, options: OpeningOptions) -> None:
        super().__init__(rule, options)
        if options.run < 2:
            raise ValueError("run: one sentence is no run; at least 2")
        self._run = options.run
        self._allowed = {word.lower() for word in options.allow}

    def check(self, document: Document) -> Iterator[Match]:
        for (_, word), openings in groupby(_openings(document), key=lambda opening: opening[:2]):
            *before, last = [span for _, _, span in openings]
            if len(before) + 1 >= self._run and word not in self._allowed:
                yield Match(
                    start=last.start,
                    end=last.end,
                    arguments={"count": len(before) + 1},
                    related=tuple(Related(span.start, span.end, "Here, too.") for span in before),
                )


def _openings(document: Document) -> Iterator[tuple[int, str, Span]]:
    """The block, the first word in lower case and its span, for each sentence that has a word."""
    words = document.words
    for sentence in document.sentences:
        for index in words.between(sentence.start, sentence.end)[:1]:
            word, start = words.texts[index], words.starts[index]
            yield sentence.block, word.lower(), Span(start, start + len(word))
