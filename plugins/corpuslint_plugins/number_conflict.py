"""The kind `number-conflict`: the same thing counted twice in one document, with different results."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Confidence, Match, Related, Severity
from corpuslint.layers.numbers import MEASURES, MONTHS, PHRASE_ENDS, SCALES, TIME_WORDS, Number
from corpuslint.rule import Rule
from corpuslint_plugins.quantities import agree
from corpuslint_plugins.tellings import (
    Told,
    are_of_two_times,
    have_two_subjects,
    is_again,
    may_change,
    name_one_thing,
    name_the_same,
    say_the_same,
    share_a_rare_word,
)

SIGNS = "$£€¥"
NO_COUNT = frozenset("-–/.,:'’#_$£€¥")  # after one of these a numeral is a part of more, or a sum
# What is counted over and over, and told of many things.
OFTEN = """
    day days year years month months week weeks hour hours minute minutes second seconds cts dlr dlrs versus
    point points share shares basis percentage lot lots unit units respectively yesterday today member members
    """
COUNTS_NOTHING = frozenset(
    {*OFTEN.split(), *SCALES, *PHRASE_ENDS, *TIME_WORDS, *(month.lower() for month in MONTHS)}
    | {word for word, unit in MEASURES.items() if unit == "%"}
)
# No nouns, and the abbreviations of market reports, in which each sentence has such numbers.
SAYS_NOTHING = PHRASE_ENDS | {"mln", "bln", "dlrs", "dlr", "cts", "pct", "shrs", "versus"}
SHORTEST_NOUN = 3  # letters
MOST_NUMBERS = 6  # of one thing: a text with more compares
MOST_ALIKE = 8  # before one word, where the sentences say much the same
FEW_NUMBERS = 3
YEAR = re.compile(r"(?:19|20)\d\d[.,]*\Z")
STOPS = frozenset('.!?”"')
VERSUS = " vs"  # in tables
OF = " of "
REACH = 12  # characters beside two numbers that are the same where the clauses are


class NumberConflictOptions(Options, frozen=True, kw_only=True):
    """A sentence with more than `most-numbers` numerals compares, and says nothing."""

    most_numbers: int = 2


class NumberConflict(DocumentCheck):
    """Flags the later of two numbers that disagree, with the earlier beside it.

    They must stand before the same noun, or both be money, in two sentences that share a word which the
    text has nowhere else, and not have two subjects. The more numbers there are, the less is it sure. Or
    two clauses say the same of the same subject, but for the number.
    """

    kind = "number-conflict"
    Options = NumberConflictOptions

    def __init__(self, rule: Rule, options: NumberConflictOptions) -> None:
        super().__init__(rule, options)
        self._most = options.most_numbers

    def check(self, document: Document) -> Iterator[Match]:
        if len(document.figures.starts) < 2:
            return
        found: set[int] = set()
        for one, other, sure in self._at_odds(document):
            if other.start not in found:
                found.add(other.start)
                yield _match(document, one, other, sure=sure)

    def _at_odds(self, document: Document) -> Iterator[tuple[Number, Number, bool]]:
        """Each two numbers that cannot both be right, and whether it is sure that they count one thing."""
        by_word = _by_word(document)
        for one, other in _of_one_clause(document, by_word) if by_word else ():
            if numbers := _numbers(document, one, other):
                yield *numbers, True
        for noun, places in _of_one_thing(document, by_word):
            told = list(self._told(document, places))
            for one, other in combinations(told, 2):
                if _tell_one_thing(document, one, other, noun) and (
                    numbers := _numbers(document, one, other)
                ):
                    numerals = max(_count(document, told) for told in (one, other))
                    sure = is_again(document, other) or (numerals == 1 and len(places) <= FEW_NUMBERS)
                    yield *numbers, sure and not (numbers[0].modifier or numbers[1].modifier)

    def _told(self, document: Document, places: Iterable[int]) -> Iterator[Told]:
        """The figures at those places with their sentences; none that are compared, or quoted."""
        starts, numerals, _, _ = document.figures
        for place in places:
            start = starts[place]
            sentence = document.sentence_at(start)
            if sentence is None:
                continue
            told = Told(start, start + len(numerals[place]), sentence)
            if (
                _count(document, told) <= self._most
                and not may_change(document, told)
                and not document.quotations_in(start, told.end)
            ):
                yield told


def _count(document: Document, told: Told) -> int:
    """How many numerals the sentence has that are no years."""
    starts, numerals, _, before = document.figures
    first = bisect_left(starts, told.sentence.start)
    last = bisect_left(starts, told.sentence.end, first)
    return sum(
        beside != "/" and not YEAR.match(numeral)
        for numeral, beside in zip(numerals[first:last], before[first:last], strict=True)
    )


def _numbers(document: Document, one: Told, other: Told) -> tuple[Number, Number] | None:
    """The numbers whose digits the two are, where these are counts or sums and do not agree."""
    first, second = (document.numbers_in(told.start, told.end) for told in (one, other))
    if not first or not second or agree(first[0], second[0]):
        return None
    return first[0], second[0]


def _match(document: Document, one: Number, other: Number, *, sure: bool) -> Match:
    earlier = document.text[one.start : one.end]
    return Match(
        start=other.start,
        end=other.end,
        arguments={"other": " ".join(earlier.split())},
        severity=None if sure else Severity.NOTE,
        confidence=None if sure else Confidence.LOW,
        related=(Related(one.start, one.end, "the earlier number"),),
    )


def _by_word(document: Document) -> dict[str, list[int]]:
    """The places, among the figures, of those before each word that stands after several, but not many."""
    words = document.figures.words
    few = [word for word, times in Counter(words).items() if 1 < times <= MOST_ALIKE]
    found: dict[str, list[int]] = {
        word: [] for word in few if len(word) >= SHORTEST_NOUN and word.lower() not in SAYS_NOTHING
    }
    for place, word in [(place, word) for place, word in enumerate(words) if word in found]:
        found[word].append(place)
    return found


def _of_one_thing(
    document: Document, by_word: Mapping[str, list[int]]
) -> Iterator[tuple[str, Sequence[int]]]:
    """The nouns, or signs, with the places of the figures that these are of, where not all are alike."""
    _, numerals, words, before = document.figures
    groups: dict[str, list[int]] = {}
    for sign in SIGNS:
        if 1 < before.count(sign) <= MOST_NUMBERS:
            groups[sign] = [place for place, beside in enumerate(before) if beside == sign]
    for noun, places in by_word.items():
        if noun.lower() not in COUNTS_NOTHING:
            groups[noun] = [place for place in places if before[place] not in NO_COUNT]
    for noun, places in groups.items():
        if (
            2 <= len(places) <= MOST_NUMBERS
            and len({(numerals[place], words[place]) for place in places}) > 1
        ):
            yield noun, places


def _tell_one_thing(document: Document, one: Told, other: Told, noun: str) -> bool:
    """Whether two sentences that have a number of the same noun tell the same of it, as far as one sees."""
    return (
        one.sentence is not other.sentence
        and share_a_rare_word(document, one, other, noun)
        and not are_of_two_times(document, one, other)
        and name_the_same(document, one, other)
        and (is_again(document, other) or not have_two_subjects(document, one, other))
    )


def _of_one_clause(document: Document, by_word: Mapping[str, list[int]]) -> Iterator[tuple[Told, Told]]:
    """Each two figures that are told of the same subject, or of the same things, with the same words."""
    prose, (starts, numerals, words, _) = document.prose.replace("\n", " "), document.figures
    places = list(chain.from_iterable(by_word.values()))
    said = [prose[starts[place] - REACH : starts[place]] + words[place] for place in places]
    for key, group in _groups(places, said):
        if VERSUS not in key:
            yield from _alike(document, group, say_the_same)
    named = [
        prose[(end := starts[place] + len(numerals[place])) : end + REACH + len(words[place])]
        for place in places
    ]
    for key, group in _groups(places, named):
        if OF in key:
            yield from _alike(document, group, name_one_thing)


def _groups(places: Sequence[int], keys: Sequence[str]) -> Iterator[tuple[str, Sequence[int]]]:
    """Each key that more than one place has, but few, and these places."""
    if len(set(keys)) == len(keys):
        return  # as mostly
    groups: dict[str, list[int]] = {
        key: [] for key, times in Counter(keys).items() if 1 < times <= FEW_NUMBERS
    }
    for place, key in zip(places, keys, strict=True):
        if key in groups:
            groups[key].append(place)
    yield from groups.items()


def _alike(
    document: Document, places: Sequence[int], are_one: Callable[[Document, Told, Told], bool]
) -> Iterator[tuple[Told, Told]]:
    """Each two of the figures that `are_one` and stand in two sentences that end as such: in no table."""
    starts, numerals, _, _ = document.figures
    if len({numerals[place] for place in places}) == 1:
        return
    told = [
        Told(starts[place], starts[place] + len(numerals[place]), sentence)
        for place in places
        if (sentence := document.sentence_at(starts[place])) and document.prose[sentence.end - 1] in STOPS
    ]
    for one, other in combinations(told, 2):
        if (
            one.sentence is not other.sentence
            and are_one(document, one, other)
            and not any(document.quotations_in(told.start, told.end) for told in (one, other))
        ):
            yield one, other
