"""The kind `polarity`: sentences that carry strong feeling, by the valence of their words (VADER)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Scope
from corpuslint.layers.sentences import Sentence
from corpuslint.rule import Rule

if TYPE_CHECKING:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

LONGEST = 1000  # characters: a longer sentence is none, and VADER takes time by the square of its words
WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")


class PolarityOptions(Options, frozen=True, kw_only=True):
    """What makes a sentence emotive.

    It holds at least `fewest_words` words whose valence in VADER's lexicon, from -4 to 4, is at least
    `strong_valence` either way, one in `one_in` of its words is such a word, and its polarity, VADER's
    compound score from -1 to 1, is at least `least_polarity` either way. `neutral` words do not count: they
    name what news is about, whatever one feels about it.
    """

    least_polarity: float = 0.7
    strong_valence: float = 2.0
    fewest_words: int = 3
    one_in: int = 8
    neutral: tuple[str, ...] = ()


class Polarity(DocumentCheck):
    """Flags emotive sentences in the author's own voice; the slow score is taken of few sentences only."""

    kind = "polarity"
    Options = PolarityOptions

    def __init__(self, rule: Rule, options: PolarityOptions) -> None:
        super().__init__(rule, options)
        if options.fewest_words < 1:
            raise ValueError("fewest-words: a sentence needs at least one strong word")
        self._options = options

    @cached_property
    def _analyzer(self) -> SentimentIntensityAnalyzer:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # 20 ms, if a rule needs it

        return SentimentIntensityAnalyzer()

    @cached_property
    def _strong_words(self) -> frozenset[str]:
        """The words of VADER's lexicon with a strong valence that are not neutral here."""
        least = self._options.strong_valence
        strong = (word for word, valence in self._analyzer.lexicon.items() if abs(valence) >= least)
        return frozenset(filter(WORD.fullmatch, strong)).difference(self._options.neutral)

    def check(self, document: Document) -> Iterator[Match]:
        for sentence, strong in self._candidates(document):
            if sentence.end - sentence.start > LONGEST:
                continue
            text = document.prose[sentence.start : sentence.end]
            if strong * self._options.one_in < len(text.split()):
                continue
            if document.quotations_in(sentence.start, sentence.end):
                continue
            if document.scope_at(sentence.start) is not Scope.NARRATION:
                continue
            polarity = self._analyzer.polarity_scores(text)["compound"]
            if abs(polarity) >= self._options.least_polarity:
                feeling = "positive" if polarity > 0 else "negative"
                yield Match(start=sentence.start, end=sentence.end, arguments={"feeling": feeling})

    def _candidates(self, document: Document) -> Iterator[tuple[Sentence, int]]:
        """The sentences with enough strong words, and how many they hold."""
        words = document.words.texts
        strong = map(self._strong_words.__contains__, map(str.lower, words))
        found = list(compress(range(len(words)), strong))
        if len(found) < self._options.fewest_words:
            return
        starts = document.words.starts
        offsets = [starts[index] for index in found]
        first = 0
        while first < len(offsets):
            sentence = document.sentence_at(offsets[first])
            last = first + 1 if sentence is None else bisect_right(offsets, sentence.end - 1, lo=first)
            if sentence is not None and last - first >= self._options.fewest_words:
                yield sentence, last - first
            first = last
