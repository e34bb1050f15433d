"""The kind `dense-numbers`: a sentence with more numbers than a reader can compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.layers.numbers import Number
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.words import count_words
from corpuslint.readability import is_table, prose_sentences
from corpuslint.rule import Rule

LONGEST_STRETCH = 300  # characters in which there are too many numbers
MOST_IN_WORDS = 1  # of too many numbers: where fewer are in digits, the rest are not looked for


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
        self._figures = max(options.at_most - MOST_IN_WORDS, 1)

    def check(self, document: Document) -> Iterator[Match]:
        starts = document.figures.starts
        reached = 0
        for start, last in zip(starts, starts[self._figures :], strict=False):
            if start < reached or last - start > LONGEST_STRETCH:
                continue
            sentence = document.sentence_at(start)
            if sentence is None:
                continue
            reached = sentence.end
            if reached <= last or not prose_sentences(document, [sentence]):
                continue
            dense = self._dense(document.numbers_in(sentence.start, sentence.end, self._most + 1))
            if dense and not _is_table(document, sentence):
                yield Match(start=dense[0].start, end=dense[-1].end, arguments={"numbers": len(dense)})

    def _dense(self, numbers: Sequence[Number]) -> Sequence[Number]:
        """The numbers from the first of too many in a stretch; none if there are nowhere too many."""
        for index, (first, last) in enumerate(zip(numbers, numbers[self._most :], strict=False)):
            if last.end - first.start <= LONGEST_STRETCH:
                return numbers[index:]
        return ()


def _is_table(document: Document, sentence: Sentence) -> bool:
    text = document.prose_in(sentence.start, sentence.end)
    return is_table(text, count_words(text))
