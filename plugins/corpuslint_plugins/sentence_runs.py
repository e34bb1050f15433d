"""The kinds `openings` and `even-rhythm`: sentences in a row that begin alike or are equally long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.words import WORD
from corpuslint.readability import prose_sentences
from corpuslint.rule import Rule

ARTICLES = frozenset(("the", "a", "an"))
SHORTEST_SENTENCE = 25  # characters; what is shorter has no rhythm
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
        self._alike = re.compile(rf"(.)\1{{{max(options.run, 2) - 1},}}", re.DOTALL)

    def check(self, document: Document) -> Iterator[Match]:
        prose = document.prose
        first_letters = "".join([prose[sentence.start] for sentence in document.sentences])
        for alike in self._alike.finditer(first_letters):
            sentences = document.sentences[alike.start() : alike.end()]
            words = [WORD.match(prose, sentence.start) for sentence in sentences]
            openings = [word[0].lower() if word else "" for word in words]
            first = 0
            for opening, group in groupby(openings):
                end = first + len(list(group))
                if (
                    opening
                    and end - first >= self._fewest(opening)
                    and _is_told(document, sentences[first:end])
                ):
                    yield _match(sentences[first:end], len(opening), opening)
                first = end

    def _fewest(self, opening: str) -> int:
        return self._options.run_of_articles if opening in ARTICLES else self._options.run


class EvenRhythmOptions(Options, frozen=True, kw_only=True):
    """Of `run` sentences in a row the longest must exceed the shortest by more than a share `within`."""

    run: int = 6
    within: float = 0.2


class EvenRhythm(DocumentCheck):
    """Flags the last sentence of a run; those before it are related spans. Lengths are in characters."""

    kind = "even-rhythm"
    Options = EvenRhythmOptions

    def __init__(self, rule: Rule, options: EvenRhythmOptions) -> None:
        super().__init__(rule, options)
        self._run, self._most = options.run, 1 + options.within

    def check(self, document: Document) -> Iterator[Match]:
        lengths = [sentence.end - sentence.start for sentence in document.sentences]
        for start, end in self._even(lengths) if self._may_be_even(lengths) else ():
            sentences = document.sentences[start:end]
            if _is_told(document, sentences):
                yield _match(sentences, sentences[-1].end - sentences[-1].start)

    def _may_be_even(self, lengths: Sequence[int]) -> bool:
        """Whether any `run` lengths on end are close together: seldom so, and soon told from their last."""
        start, run, most = 0, self._run, self._most
        while start + run <= len(lengths):
            index = start + run - 1
            shortest = longest = lengths[index]
            while longest <= most * shortest and shortest >= SHORTEST_SENTENCE:
                if index == start:
                    return True
                index -= 1
                length = lengths[index]
                if length < shortest:
                    shortest = length
                elif length > longest:
                    longest = length
            start = index + 1
        return False

    def _even(self, lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The runs of enough lengths that are close together."""
        start = shortest = longest = 0
        for index, length in enumerate([*lengths, 0]):
            if length < SHORTEST_SENTENCE or max(length, longest) > self._most * min(length, shortest):
                if index - start >= self._run:
                    yield start, index
                start, shortest, longest = index, length, length
            elif length < shortest:
                shortest = length
            elif length > longest:
                longest = length


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
