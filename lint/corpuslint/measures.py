"""What `corpuslint stats` measures: of one document, and of many together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from corpuslint.document import Document
from corpuslint.readability import FORMULAS, Counts, prose_sentences
from corpuslint.textstat_metrics import METRICS, textstat_metric

WORDS_A_MINUTE = 238  # of English prose, read in silence by adults: Brysbaert 2019
GRADE = "school-grade"
TEXTSTAT = "textstat:"
CLASSIC = tuple(name for name in FORMULAS if name != GRADE)
EVERY_FORMULA = (*FORMULAS, *(TEXTSTAT + metric for metric in METRICS))


class Measures(msgspec.Struct):
    """Sums, so that those of several documents add up.

    `quoted_words` are those of quoted speech, `findings` the number of findings of each category.
    `scores` holds for each formula its value times `scored_words`, the words that it was taken of.
    """

    words: int = 0
    sentences: int = 0
    quoted_words: int = 0
    attributions: int = 0
    findings: Counter[str] = msgspec.field(default_factory=Counter)
    scored_words: int = 0
    scores: dict[str, float] = msgspec.field(default_factory=dict)

    def add(self, other: Measures) -> None:
        """Adds those of another document."""
        self.words += other.words
        self.sentences += other.sentences
        self.quoted_words += other.quoted_words
        self.attributions += other.attributions
        self.findings.update(other.findings)
        self.scored_words += other.scored_words
        for name, score in other.scores.items():
            self.scores[name] = self.scores.get(name, 0.0) + score

    def metrics(self, categories: Iterable[str], formulas: Iterable[str]) -> dict[str, Any]:
        """The metrics by name; None where there is too little text for one.

        A formula's value for several documents is the mean of theirs, weighted by their words.
        """
        return {
            "words": self.words,
            "sentences": self.sentences,
            "reading_minutes": round(self.words / WORDS_A_MINUTE, 2),
            "grade": self._score(GRADE),
            "quoted_share": round(self.quoted_words / self.words, 3) if self.words else None,
            "attributions_per_1000_words": self._rate(self.attributions),
            "findings_per_1000_words": {name: self._rate(self.findings[name]) for name in categories},
            "formulas": {name: self._score(name) for name in formulas},
        }

    def _rate(self, count: int) -> float | None:
        return round(1000 * count / self.words, 2) if self.words else None

    def _score(self, formula: str) -> float | None:
        return round(self.scores[formula] / self.scored_words, 2) if self.scored_words else None


def measure(document: Document, findings: Iterable[str], formulas: Iterable[str]) -> Measures:
    """The measures of a document; `findings` are the categories of what was found in it."""
    sentences = prose_sentences(document)
    texts = [document.prose_in(sentence.start, sentence.end) for sentence in sentences]
    counts = Counts(texts)
    measures = Measures(
        words=document.word_count,
        sentences=len(document.sentences),
        quoted_words=_quoted_words(document),
        attributions=len(document.attributions),
        findings=Counter(findings),
        scored_words=counts.words,
    )
    if counts.words:
        for name in {GRADE, *formulas}:
            measures.scores[name] = counts.words * _value(name, counts, texts)
    return measures


def _value(formula: str, counts: Counts, texts: Sequence[str]) -> float:
    if formula.startswith(TEXTSTAT):
        return textstat_metric(formula.removeprefix(TEXTSTAT), " ".join(texts))
    return FORMULAS[formula](counts)


def _quoted_words(document: Document) -> int:
    """The words of quoted speech; what is quoted within it counts once."""
    return sum(
        len(document.prose_in(quotation.inner.start, quotation.inner.end).split())
        for quotation in document.quoted
        if quotation.kind == "speech" and not quotation.depth
    )
