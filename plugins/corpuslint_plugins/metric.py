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
VOWELS = "aeiouyAEIO"
# Guesses on the high side: an English text has 0.31 and 0.87 on average. Of 5,700 texts none of the 162 whose
# grade is beyond 18 is passed over with these, nor would be with 0.35 and 0.89.
SYLLABLES_A_LETTER = 0.37
SYLLABLES_A_VOWEL = 0.93


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
        if document.word_count < self._minimum:
            return
        sentences = prose_sentences(document)
        if not sentences or self._surely_easy(document, len(sentences)):
            return
        texts = [document.prose_in(sentence.start, sentence.end) for sentence in sentences]
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

    def _surely_easy(self, document: Document, sentences: int) -> bool:
        """Whether the default metric is within its limit by a count of letters, or of vowels, alone.

        A cheap way to pass over the many documents that need no exact count: the guess is too high.
        """
        if self._name != "flesch-kincaid" or self._most is None or self._least is not None:
            return False
        words = document.word_count
        syllables = (self._most + 15.59 - 0.39 * words / sentences) * words / 11.8  # that the limit allows
        if SYLLABLES_A_LETTER * (len(document.prose) - words) <= syllables:
            return True
        return SYLLABLES_A_VOWEL * sum(map(document.prose.count, VOWELS)) <= syllables

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
