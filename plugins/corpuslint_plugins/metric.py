"""The kind `metric`: a readability score of the whole document, held against a limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.readability import FORMULAS, Counts, flesch_kincaid, prose_sentences
from corpuslint.rule import Rule
from corpuslint.textstat_metrics import METRICS, textstat_metric

TEXTSTAT = "textstat:"
VOWELS = "aeiouyAEIOUY"
MARGIN = 1.0  # grades by which figures, which have no vowel letters, may deceive the guess


class MetricOptions(Options, frozen=True, kw_only=True):
    """`metric` is one of the core's formulas, or `textstat:NAME` for one of textstat's.

    The document's score must be at most `at_most` and at least `at_least`. Documents with fewer than
    `minimum_words` words have no score.
    """

    metric: str = "flesch-kincaid"
    at_most: float | None = None
    at_least: float | None = None
    minimum_words: int = 100


class Metric(DocumentCheck):
    """Flags the hardest sentence, by the Flesch-Kincaid grade, of a document beyond the limit."""

    kind = "metric"
    Options = MetricOptions

    def __init__(self, rule: Rule, options: MetricOptions) -> None:
        super().__init__(rule, options)
        name = options.metric
        known = [*FORMULAS, *(TEXTSTAT + metric for metric in METRICS)]
        if name not in known:
            raise ValueError(f"metric: none is called {name!r}; there are {', '.join(known)}")
        if options.at_most is None and options.at_least is None:
            raise ValueError("at-most: a metric needs at-most or at-least")
        self._name = name
        self._most = options.at_most
        self._least = options.at_least
        self._minimum = max(options.minimum_words, 1)

    def check(self, document: Document) -> Iterator[Match]:
        if len(document.words) < self._minimum:
            return
        sentences = prose_sentences(document)
        texts = [document.prose[sentence.start : sentence.end] for sentence in sentences]
        if not texts or self._surely_easy(texts):
            return
        counts = Counts(texts)
        if counts.words < self._minimum:
            return
        value = self._value(counts, texts)
        if self._least is not None and value < self._least:
            limit, side = self._least, "below"
        elif self._most is not None and value > self._most:
            limit, side = self._most, "above"
        else:
            return
        hardest = sentences[_hardest(texts)]
        yield Match(
            start=hardest.start,
            end=hardest.end,
            arguments={"metric": self._name, "value": f"{value:.1f}", "limit": f"{limit:g}", "side": side},
        )

    def _surely_easy(self, texts: Sequence[str]) -> bool:
        """Whether the default metric is far within its limit by a count of vowel letters alone.

        There are about a seventh more of them than of syllables, so that the guess is nearly always too
        high: a cheap way to pass over the many texts that need no exact count.
        """
        if self._name != "flesch-kincaid" or self._most is None or self._least is not None:
            return False
        text = " ".join(texts)
        words = len(text.split())
        guess = 0.39 * words / len(texts) + 11.8 * sum(map(text.count, VOWELS)) / words - 15.59
        return guess <= self._most - MARGIN

    def _value(self, counts: Counts, texts: Sequence[str]) -> float:
        if self._name.startswith(TEXTSTAT):
            return textstat_metric(self._name.removeprefix(TEXTSTAT), " ".join(texts))
        return FORMULAS[self._name](counts)


def _hardest(texts: Sequence[str]) -> int:
    """The index of the sentence with the highest Flesch-Kincaid grade."""
    counted = [Counts([text]) for text in texts]
    return max(
        range(len(texts)), key=lambda index: flesch_kincaid(counted[index]) if counted[index].words else 0.0
    )
