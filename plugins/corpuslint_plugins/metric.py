"""The kind `metric`: a readability score of a document or paragraph, held against a limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.layers.sentences import Sentence
from corpuslint.readability import FORMULAS, PROSE, Counts, most_school_grade, prose_sentences, school_grade
from corpuslint.rule import Rule
from corpuslint.textstat_metrics import METRICS, textstat_metric

TEXTSTAT = "textstat:"
OWN = "school-grade"
SHORTEST_WORD = 4  # characters of a word, on average over a paragraph, the space after it among them


class MetricOptions(Options, frozen=True, kw_only=True):
    """`metric` is one of the core's formulas, or `textstat:NAME` for one of textstat's.

    The score must be at most `at_most` and at least `at_least`. What has fewer than `minimum_words`
    words has no score. `within` says of what there is a score: of the document or of each paragraph.
    """

    metric: str = OWN
    within: Literal["document", "paragraph"] = "document"
    at_most: float | None = None
    at_least: float | None = None
    minimum_words: int = 100


class Metric(DocumentCheck):
    """Flags the sentence that makes a document, or a paragraph, beyond the limit hardest to read.

    Above a limit for our own grade stands only what is above it by the Automated Readability Index, too.
    """

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
        self._only_hard = name == OWN and options.at_least is None
        self._minimum = max(options.minimum_words, 1)
        self._within = options.within

    def check(self, document: Document) -> Iterator[Match]:
        if self._within == "paragraph":
            yield from self._paragraphs(document)
        elif document.word_count >= self._minimum and not self._surely_easy(
            len(document.prose), document.word_count, len(document.sentences)
        ):
            yield from self._judged(document, prose_sentences(document))

    def _paragraphs(self, document: Document) -> Iterator[Match]:
        for block in document.blocks:
            characters = block.end - block.start
            if characters < SHORTEST_WORD * self._minimum or block.kind not in PROSE:
                continue
            words = document.prose.count(" ", block.start, block.end) + 1
            if words < self._minimum or self._surely_easy(characters, words, 1):
                continue
            sentences = document.sentences_in(block.start, block.end)
            if not self._surely_easy(characters, words, len(sentences)):
                yield from self._judged(document, prose_sentences(document, sentences))

    def _judged(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Match]:
        """The match, if the sentences together are beyond a limit."""
        texts = [document.prose_in(sentence.start, sentence.end) for sentence in sentences]
        counts = Counts(texts)
        if counts.words < self._minimum or self._is_easy(counts):
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

    def _surely_easy(self, characters: int, words: int, sentences: int) -> bool:
        """Whether words and sentences are so short that our own grade need not be reckoned.

        Their lengths make the Automated Readability Index, of which this is a guess on the high side.
        """
        if not self._only_hard or self._most is None:
            return False
        return 4.71 * (characters - words) / words + 0.5 * words / max(sentences, 1) - 21.43 < self._most

    def _is_easy(self, counts: Counts) -> bool:
        """The same, told from the words themselves, but for their syllables, which take longest to count."""
        return self._only_hard and self._most is not None and most_school_grade(counts) <= self._most

    def _value(self, counts: Counts, texts: Sequence[str]) -> float:
        if self._name.startswith(TEXTSTAT):
            return textstat_metric(self._name.removeprefix(TEXTSTAT), " ".join(texts))
        return FORMULAS[self._name](counts)


def _hardest(texts: Sequence[str]) -> int:
    """The index of the sentence that weighs most: one of many words that are hard."""
    counted = [Counts([text]) for text in texts]
    return max(
        range(len(texts)),
        key=lambda i: counted[i].words * school_grade(counted[i]) if counted[i].words else 0.0,
    )
