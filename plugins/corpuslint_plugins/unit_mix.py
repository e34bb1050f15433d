"""The kind `unit-mix`: one text that measures the same sort of thing in two systems of units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match, Related
from corpuslint.layers.numbers import SCALES, TENS, UNITS_IN_WORDS
from corpuslint.rule import Rule

LOOK_BEHIND = 40  # characters before a unit in which its number stands
# Numbers in words up to four are left out: “on two feet”, “one mile after another”.
IN_WORDS = "|".join([*(word for word, value in UNITS_IN_WORDS.items() if value > 4), *TENS])
SCALE = "|".join(scale for scale in SCALES if len(scale) > len("trn"))
NUMBER = re.compile(
    rf"(?:(?<![\d.,:/#-])\d[\d,]*(?:\.\d+)?|\b(?:{IN_WORDS}|(?:an?|two|three|four)(?=\s(?:{SCALE}))))"
    rf"(?:[\s-](?:{SCALE}|{IN_WORDS}))*\s?\Z",
    re.IGNORECASE,
)
# What makes another unit of it: “12 miles per hour”, “5 litres a day”.
RATE = re.compile(r"\s?(?:/|per\b|an?\s[a-z])")
BESIDE = 45  # characters between two units of which one converts the other, or is compared with it


class Sort(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sort of thing that is measured, and the names of its units in two systems."""

    one: tuple[str, ...]
    other: tuple[str, ...]


class UnitMixOptions(Options, frozen=True, kw_only=True):
    """A unit does not count in a sentence with one of the `customary` words, which say why it is used.

    Nor does a key of `only-with` in a sentence without one of its words.
    """

    sorts: dict[str, Sort]
    customary: tuple[str, ...] = ()
    only_with: dict[str, tuple[str, ...]] = {}


class Measure(NamedTuple):
    """A number with its unit: `system` is 0 for the units of `one`, 1 for those of `other`."""

    start: int
    end: int
    system: int
    sentence: int  # where that begins


class UnitMix(PhraseCheck):
    """Flags the first measure of the system that comes second, with the first of the other beside it.

    Where a measure of the other system stands near, one is taken to convert the other, and neither counts.
    """

    kind = "unit-mix"
    Options = UnitMixOptions

    def __init__(self, rule: Rule, options: UnitMixOptions) -> None:
        super().__init__(rule, options)
        if not options.sorts:
            raise ValueError("sorts: there are none")
        self._units = [
            (unit, name, system)
            for name, sort in options.sorts.items()
            for system, units in enumerate((sort.one, sort.other))
            for unit in units
        ]
        self._customary = _any_of(options.customary)
        self._only_with = {unit: _any_of(words) for unit, words in options.only_with.items()}

    def phrases(self) -> Sequence[str]:
        return [unit for unit, _, _ in self._units]

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        sorts = {self._units[hit.phrase][1:] for hit in hits}
        for sort in sorted(sort for sort, system in sorts if not system and (sort, 1) in sorts):
            of_sort = [hit for hit in hits if self._units[hit.phrase][1] == sort]
            alone = [
                measure
                for measure in _unconverted(list(self._measures(document, of_sort)))
                if not document.quotations_in(measure.start, measure.end)
            ]
            for first, second in pairwise(alone):
                if first.system != second.system:
                    yield _match(document, second, first)
                    break

    def _measures(self, document: Document, hits: Sequence[Hit]) -> Iterator[Measure]:
        """The units with a number before them, but for those that are customary where they stand."""
        prose = document.prose
        for hit in hits:
            unit, _, system = self._units[hit.phrase]
            number = NUMBER.search(prose, max(hit.start - LOOK_BEHIND, 0), hit.start)
            if number is None or RATE.match(prose, hit.end):
                continue
            sentence = document.sentence_at(hit.start)
            low, high = (sentence.start, sentence.end) if sentence else (number.start(), hit.end)
            needed = self._only_with.get(unit)
            if self._customary.search(prose, low, high) or (needed and not needed.search(prose, low, high)):
                continue
            yield Measure(number.start(), hit.end, system, low)


def _unconverted(measures: Sequence[Measure]) -> Iterator[Measure]:
    """The measures that have none of the other system beside them."""
    converted: set[int] = set()
    for one, other in pairwise(measures):
        beside = one.sentence == other.sentence and other.start - one.end <= BESIDE
        if beside and one.system != other.system:
            converted |= {one.start, other.start}
    return (measure for measure in measures if measure.start not in converted)


def _match(document: Document, measure: Measure, other: Measure) -> Match:
    return Match(
        start=measure.start,
        end=measure.end,
        arguments={"other": " ".join(document.prose_in(other.start, other.end).split())},
        related=(Related(other.start, other.end, "the other system of units"),),
    )


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """What finds any of the words; nothing if there are none."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words)) or '(?!)'})\b", re.IGNORECASE)
