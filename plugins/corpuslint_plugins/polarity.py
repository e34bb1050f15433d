"""The kind `polarity`: sentences that carry strong feeling, by the valence of their words (VADER)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match, Scope
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.words import WORD
from corpuslint.rule import Rule
from corpuslint_plugins.valence import vader_valences

if TYPE_CHECKING:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

LONGEST = 1000  # characters: a longer sentence is none, and VADER takes time by the square of its words


class PolarityOptions(Options, frozen=True, kw_only=True):
    """What makes a sentence emotive.

    A word is strong with a valence of at least `least_valence` either way in VADER's lexicon, which goes from
    -4 to 4, unless it is one of the `neutral` words. A sentence holds at least `fewest_words` strong words,
    one in `one_in` of its words is strong, and its polarity, VADER's compound score from -1 to 1, is at
    least `least_polarity` either way.
    """

    least_valence: float = 1.8
    neutral: frozenset[str] = frozenset()
    least_polarity: float = 0.7
    fewest_words: int = 3
    one_in: int = 8


class Polarity(PhraseCheck):
    """Flags emotive sentences in the author's own voice; the slow score is taken of few sentences only."""

    kind = "polarity"
    Options = PolarityOptions

    def __init__(self, rule: Rule, options: PolarityOptions) -> None:
        super().__init__(rule, options)
        if options.fewest_words < 1:
            raise ValueError("fewest-words: a sentence needs at least one strong word")
        self._options = options

    @cached_property
    def _words(self) -> frozenset[str]:
        strong = vader_valences(self._options.least_valence)
        return frozenset(word for word in strong if WORD.fullmatch(word)) - self._options.neutral

    @cached_property
    def _analyzer(self) -> SentimentIntensityAnalyzer:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # 20 ms, if a text needs it

        return SentimentIntensityAnalyzer()

    def phrases(self) -> Sequence[str]:
        return tuple(self._words)

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for sentence, most in self._candidates(document, hits):
            text = document.prose_in(sentence.start, sentence.end)
            count = len(text.split())
            if most * self._options.one_in < count:
                continue
            strong = sum(map(self._words.__contains__, WORD.findall(text.lower())))
            if strong < self._options.fewest_words or strong * self._options.one_in < count:
                continue
            if document.quotations_in(sentence.start, sentence.end):
                continue
            if document.scope_at(sentence.start) is not Scope.NARRATION:
                continue
            polarity = self._analyzer.polarity_scores(text)["compound"]
            if abs(polarity) >= self._options.least_polarity:
                feeling = "positive" if polarity > 0 else "negative"
                yield Match(start=sentence.start, end=sentence.end, arguments={"feeling": feeling})

    def _candidates(self, document: Document, hits: Sequence[Hit]) -> Iterator[tuple[Sentence, int]]:
        """The sentences that hold as many hits as it takes, with how many.

        Not every hit is a strong word: an apostrophe may join it to another word.
        """
        reached = 0
        for index, last in enumerate(hits[self._options.fewest_words - 1 :]):
            first = hits[index]
            if first.start < reached or last.start - first.start > LONGEST:
                continue
            sentence = document.sentence_at(first.start)
            if sentence is None or last.start >= sentence.end:
                continue
            reached = sentence.end
            if sentence.end - sentence.start <= LONGEST:
                yield sentence, bisect_left(hits, (sentence.end,), index) - index
