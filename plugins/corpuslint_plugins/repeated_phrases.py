"""The kind `repeated-phrases`: stretches of words that stand in a text again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related
from corpuslint.rule import Rule

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class RepeatedOptions(Options, frozen=True, kw_only=True):
    """`at_most` gives, for a number of words, the share of a text's characters that may stand in runs of so
    many words that were there before. Texts with fewer than `minimum_words` words are left alone."""

    at_most: dict[str, float]
    minimum_words: int = 30


class RepeatedPhrases(DocumentCheck):
    """Flags what is repeated in a text in which more is than may be, of the longest runs first."""

    kind = "repeated-phrases"
    Options = RepeatedOptions

    def __init__(self, rule: Rule, options: RepeatedOptions) -> None:
        super().__init__(rule, options)
        try:
            limits = {int(words): share for words, share in options.at_most.items()}
        except ValueError as error:
            raise ValueError(f"at-most: {error}") from None
        if not limits or min(limits) < 2:
            raise ValueError("at-most: a run has two words or more")
        self._limits = sorted(limits.items(), reverse=True)
        self._minimum = options.minimum_words

    def check(self, document: Document) -> Iterator[Match]:
        found = list(WORD.finditer(document.prose))
        if len(found) < self._minimum:
            return
        words = [word[0].lower() for word in found]
        length = sum(map(len, words))
        for number, most in self._limits:
            firsts = _repeats(words, number)
            share = sum(len(words[index]) for index in firsts) / length
            if share > most:
                for start, end in _stretches(firsts):
                    first, last = firsts[start], firsts[end]
                    yield Match(
                        start=found[start].start(),
                        end=found[end].end(),
                        arguments={"share": f"{share:.0%}", "limit": f"{most:.0%}", "number": number},
                        related=_first_place(found[first].start(), found[last].end()),
                    )
                return


def _first_place(start: int, end: int) -> tuple[Related, ...]:
    """Where the words stand first, if that is one place."""
    return (Related(start, end, "it stands here first"),) if start < end else ()


def _repeats(words: Sequence[str], number: int) -> dict[int, int]:
    """The words in runs of so many words that stand there already, each with its place in the first run."""
    seen: dict[tuple[str, ...], int] = {}
    firsts: dict[int, int] = {}
    for index, run in enumerate(zip(*(islice(words, first, None) for first in range(number)), strict=False)):
        first = seen.setdefault(run, index)
        if first < index:
            for offset in range(number):
                firsts.setdefault(index + offset, first + offset)
    return firsts


def _stretches(firsts: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The first and the last of the words that follow each other."""
    begun = last = -2
    for index in firsts:
        if index != last + 1:
            if begun >= 0:
                yield begun, last
            begun = index
        last = index
    if begun >= 0:
        yield begun, last
