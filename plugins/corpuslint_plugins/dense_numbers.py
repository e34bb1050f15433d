"""The kind `dense-numbers`: a sentence with more numbers than a reader can compare."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.layers.words import WORD
from corpuslint.readability import of_figures, prose_sentences
from corpuslint.rule import Rule

LONGEST_STRETCH = 300  # characters in which there are too many numbers


class DenseNumbersOptions(Options, frozen=True, kw_only=True):
    """A sentence may have `at_most` numbers, in digits or in words."""

    at_most: int = 5


class DenseNumbers(DocumentCheck):
    """Flags from the first number of a sentence to its last; rows of figures are left alone."""

    kind = "dense-numbers"
    Options = DenseNumbersOptions

    def __init__(self, rule: Rule, options: DenseNumbersOptions) -> None:
        super().__init__(rule, options)
        self._most = options.at_most

    def check(self, document: Document) -> Iterator[Match]:
        numbers, most = document.numbers, self._most
        reached = 0
        for index, (first, last) in enumerate(zip(numbers, numbers[most:], strict=False)):
            if first.start < reached or last.end - first.start > LONGEST_STRETCH:
                continue
            sentence = document.sentence_at(first.start)
            if sentence is None or sentence.end < last.end:
                continue
            reached = sentence.end
            if not prose_sentences(document, [sentence]) or of_figures(
                WORD.findall(document.prose_in(sentence.start, sentence.end))
            ):
                continue
            beyond = bisect_left(numbers, reached, key=attrgetter("start"))
            yield Match(start=first.start, end=numbers[beyond - 1].end, arguments={"numbers": beyond - index})
