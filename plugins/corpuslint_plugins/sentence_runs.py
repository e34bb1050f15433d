"""The kinds `openings` and `even-rhythm`: sentences in a row that begin alike or are equally long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.words import WORD
from corpuslint.readability import prose_sentences
from corpuslint.rule import Rule

BEGINNING = 3  # characters of a sentence that are compared before its first word is looked at
ARTICLES = frozenset(("the", "a", "an"))
FEWEST_WORDS = 5  # of a sentence whose length can be part of a rhythm
SPEECH = frozenset('"“”«»')
MOST_SHOWN = 5  # sentences of a run as related spans


class RepeatedOpeningOptions(Options, frozen=True, kw_only=True):
    """`run` sentences in a row may not begin with one word, nor `run_of_articles` with one article."""

    run: int = 3
    run_of_articles: int = 5


class RepeatedOpening(DocumentCheck):
    """Flags the word that begins the last sentence of a run; those before it are related spans."""

    kind = "openings"
    Options = RepeatedOpeningOptions

    def __init__(self, rule: Rule, options: RepeatedOpeningOptions) -> None:
        super().__init__(rule, options)
        self._options = options

    def check(self, document: Document) -> Iterator[Match]:
        prose = document.prose
        beginnings = [prose[sentence.start : sentence.start + BEGINNING] for sentence in document.sentences]
        for start, end in _runs(beginnings, self._options.run):
            sentences = document.sentences[start:end]
            words = [WORD.match(prose, sentence.start) for sentence in sentences]
            openings = [word[0].lower() if word else "" for word in words]
            for first, last in _runs(openings, self._options.run):
                fewest = self._fewest(openings[first])
                if openings[first] and last - first >= fewest and _is_told(document, sentences[first:last]):
                    yield _match(sentences[first:last], len(openings[first]), openings[first])

    def _fewest(self, opening: str) -> int:
        return self._options.run_of_articles if opening in ARTICLES else self._options.run


class EvenRhythmOptions(Options, frozen=True, kw_only=True):
    """The lengths of `run` sentences in a row must be further apart than `within` words."""

    run: int = 5
    within: int = 3


class EvenRhythm(DocumentCheck):
    """Flags the last sentence of a run; those before it are related spans."""

    kind = "even-rhythm"
    Options = EvenRhythmOptions

    def __init__(self, rule: Rule, options: EvenRhythmOptions) -> None:
        super().__init__(rule, options)
        self._run, self._within = options.run, options.within

    def check(self, document: Document) -> Iterator[Match]:
        for start, end in self._even(document.sentence_lengths):
            sentences = document.sentences[start:end]
            if _is_told(document, sentences):
                yield _match(sentences, sentences[-1].end - sentences[-1].start)

    def _even(self, lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The runs of enough lengths that are close together."""
        start = shortest = longest = 0
        for index, length in enumerate([*lengths, 0]):
            if length < FEWEST_WORDS or length > shortest + self._within or length < longest - self._within:
                if index - start >= self._run:
                    yield start, index
                start, shortest, longest = index, length, length
            elif length < shortest:
                shortest = length
            elif length > longest:
                longest = length


def _runs(values: Sequence[str], fewest: int) -> Iterator[tuple[int, int]]:
    """Where the same value stands so often in a row, as ranges."""
    same = bytes([one == other for one, other in pairwise(values)])
    start = same.find(b"\x01" * (fewest - 1))
    while start >= 0:
        end = same.find(b"\x00", start)
        yield start, (end if end >= 0 else len(same)) + 1
        start = same.find(b"\x01" * (fewest - 1), end) if end >= 0 else -1


def _is_told(document: Document, sentences: Sequence[Sentence]) -> bool:
    """Whether these are whole sentences of neighbouring paragraphs without speech in them."""
    return (
        len(prose_sentences(document, sentences)) == len(sentences)
        and all(after.block - before.block <= 1 for before, after in pairwise(sentences))
        and SPEECH.isdisjoint(document.prose[sentences[0].start : sentences[-1].end])
    )


def _match(run: Sequence[Sentence], length: int, word: str = "") -> Match:
    *before, last = run
    return Match(
        start=last.start,
        end=last.start + length,
        arguments={"word": word, "sentences": len(run)},
        related=tuple(
            Related(
                sentence.start, sentence.start + len(word) if word else sentence.end, "the same before it"
            )
            for sentence in before[-MOST_SHOWN:]
        ),
    )
