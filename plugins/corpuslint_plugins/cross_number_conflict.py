"""The kind `cross-number-conflict`: two texts of a run give two numbers for one thing."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from zlib import crc32

import msgspec

from corpuslint.check import CorpusCheck, Fact, Options
from corpuslint.document import Document
from corpuslint.facts import packed
from corpuslint.finding import Match, Related
from corpuslint.formats.places import label
from corpuslint.layers.numbers import Figures
from corpuslint.layers.sentences import Sentence
from corpuslint.rule import Rule
from corpuslint_plugins.magnitudes import find_magnitudes

SIGNS = frozenset("$£€¥")
OF_NUMERALS = b"0123456789,."
PARTS = frozenset("_.,:/–-")  # after one of these a numeral is a part of more
STOPS = frozenset(".!?\"”’'")
MOST_KEPT = 16  # sentences with numbers of a text, and sums
MOST_VALUES = 3  # of a sentence that has more, each text has its own: it stands in a series of reports
FREQUENT = 200  # a name in more than one of so many texts says too little of what is paid for
FEW = 16  # but one in no more than so many texts always says enough

Numeral = tuple[int, int, str]  # where a number stands, and its text


class CrossNumberConflictOptions(Options, frozen=True, kw_only=True):
    """A sentence counts that has `fewest-words` words and at most `most-numbers` numerals.

    Sums are at odds if one is `times` as great as the other may be.
    """

    fewest_words: int = 8
    most_numbers: int = 3
    times: float = 5


class Counted(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The numerals of a sentence, and a hash of the rest of it, which says what they are the numbers of."""

    around: int
    starts: list[int]
    texts: list[str]


class Paid(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A sum of money, as Magnitude has it, with what it is for and the names in its sentence."""

    start: int
    end: int
    text: str
    least: float
    limit: float
    nouns: str
    digits: bool
    names: list[str]


class Numbers(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a text."""

    counted: list[Counted]
    paid: list[Paid]


DECODE = msgspec.msgpack.Decoder(Numbers).decode


class CrossNumberConflict(CorpusCheck):
    """Flags a number that an earlier, or more, texts give otherwise.

    Either all of the sentence but the number is the same, in texts that have other sentences with numbers
    in common, and these agree. Or a sum is told by its digits, and another text has quite another sum for
    what is called the same beside the same name.
    """

    kind = "cross-number-conflict"
    Options = CrossNumberConflictOptions

    def __init__(self, rule: Rule, options: CrossNumberConflictOptions) -> None:
        super().__init__(rule, options)
        self._options = options

    def summarise(self, document: Document) -> bytes | None:
        counted = list(islice(self._counted(document), MOST_KEPT))
        paid = [
            Paid(
                sum_.start,
                sum_.end,
                document.prose[sum_.start : sum_.end],
                sum_.least,
                sum_.limit,
                sum_.nouns,
                sum_.digits,
                sorted({name.text for name in document.names_in(sentence.start, sentence.end)}),
            )
            for sum_ in find_magnitudes(document.prose)
            if (sentence := document.sentence_at(sum_.start)) is not None
        ]
        if not counted and not paid:
            return None
        return packed(Numbers(counted, paid[:MOST_KEPT]))

    def _counted(self, document: Document) -> Iterator[Counted]:
        """The numerals of the sentences that are long enough and no tables."""
        prose, figures = document.prose, document.figures
        most, spaces = self._options.most_numbers, self._options.fewest_words - 1
        for sentence, first, last in _with_figures(document):
            start, end = sentence.start, sentence.end
            if prose[end - 1] not in STOPS or prose.count(" ", start, end) < spaces:
                continue
            starts, texts = _numerals(figures, range(first, last))
            if 0 < len(starts) <= most:
                rest = prose[start:end].encode().translate(None, OF_NUMERALS)
                yield Counted(crc32(rest) << 16 | len(rest) & 0xFFFF, starts, texts)

    def conclude(self, facts: Sequence[Fact]) -> Mapping[int, Iterable[Match]]:
        told: list[int] = []
        paying: list[int] = []
        for index, fact in enumerate(facts):
            numbers = DECODE(fact.summary)
            told += [
                counted.around << 32 | crc32(" ".join(counted.texts).encode()) for counted in numbers.counted
            ]
            if numbers.paid:
                paying.append(index)
        found: defaultdict[int, list[Match]] = defaultdict(list)
        for index, match in (*_miscounted(facts, _doubtful(told)), *self._overpaid(facts, paying)):
            found[index].append(match)
        return found

    def _overpaid(self, facts: Sequence[Fact], paying: Sequence[int]) -> Iterator[tuple[int, Match]]:
        """The sums that are at odds with an earlier text's, where one of the two is told by its digits.

        `paying` are the facts with sums.
        """
        sums_told = [(index, paid) for index in paying for paid in DECODE(facts[index].summary).paid]
        told = {paid.nouns for _, paid in sums_told if paid.digits}
        texts: defaultdict[str, int] = defaultdict(int)
        by_name: defaultdict[tuple[str, str], list[tuple[int, Paid]]] = defaultdict(list)
        for index, paid in sums_told:
            if paid.nouns in told:
                for name in paid.names:
                    texts[name] += 1
                    by_name[paid.nouns, name].append((index, paid))
        done: set[tuple[int, int]] = set()
        for (_, name), sums in sorted(by_name.items(), key=lambda item: (item[1][0][0], item[0])):
            first, usual = sums[0]
            for index, paid in sums[1:]:
                if (
                    index != first
                    and texts[name] <= max(FEW, len(facts) // FREQUENT)
                    and (index, paid.start) not in done
                    and self._are_at_odds(paid, usual)
                ):
                    done.add((index, paid.start))
                    one, other = ((each.start, each.end, each.text) for each in (paid, usual))
                    yield index, _match(one, other, facts[first], f"{usual.nouns} beside {name}")

    def _are_at_odds(self, one: Paid, other: Paid) -> bool:
        if not (one.digits or other.digits):
            return False
        low, high = sorted((one, other), key=lambda paid: paid.least)
        return high.least >= self._options.times * low.limit


def _with_figures(document: Document) -> Iterator[tuple[Sentence, int, int]]:
    """Each sentence that has figures, with the place of its first one and that of the first one after it."""
    starts = document.figures.starts
    if not starts:
        return
    last, places, start = 0, len(starts), starts[0]
    for sentence in document.sentences:
        end = sentence.end
        if start >= end:
            continue
        first = last if start >= sentence.start else bisect_left(starts, sentence.start, last)
        last = bisect_left(starts, end, first)
        if first < last:
            yield sentence, first, last
        if last == places:
            return
        start = starts[last]


def _numerals(figures: Figures, places: Iterable[int]) -> tuple[list[int], list[str]]:
    """Where the numerals stand that the figures are, and their texts, with the sign before them."""
    starts, texts = [], []
    for place in places:
        start, before = figures.starts[place], figures.before[place]
        numeral = figures.numerals[place].rstrip(",.")
        if before != " ":
            if before in SIGNS:
                start, numeral = start - 1, before + numeral
            elif before in PARTS or before.isalnum():
                continue
        starts.append(start)
        texts.append(numeral)
    return starts, texts


def _miscounted(facts: Sequence[Fact], doubtful: Collection[int]) -> Iterator[tuple[int, Match]]:
    """The numerals for which another text has another one, in a sentence that is the same but for it."""
    places: defaultdict[int, defaultdict[tuple[str, ...], list[tuple[int, Counted]]]]
    places = defaultdict(lambda: defaultdict(list))
    for index, fact in enumerate(facts if doubtful else ()):
        for counted in DECODE(fact.summary).counted:
            if counted.around in doubtful:
                places[counted.around][tuple(counted.texts)].append((index, counted))
    for values in places.values():
        if len(values) > MOST_VALUES:
            continue
        usual, *others = sorted(values.values(), key=lambda rows: (-len(rows), rows[0][0]))
        first, numbers = usual[0]
        for index, counted in (row for rows in others for row in rows):
            differing = [n for n, text in enumerate(counted.texts) if text != numbers.texts[n]]
            if index != first and len(differing) == 1 and _is_one_story(facts[index], facts[first]):
                one, other = (_numeral(each, differing[0]) for each in (counted, numbers))
                yield index, _match(one, other, facts[first], "the same sentence")


def _doubtful(told: list[int]) -> set[int]:
    """The surroundings that stand around several numerals, by both as one number, which are sorted for it."""
    told.sort()
    return {one >> 32 for one, other in pairwise(told) if one != other and one >> 32 == other >> 32}


def _is_one_story(one: Fact, other: Fact) -> bool:
    """Whether of the sentences with numbers that two texts share more agree than do not."""
    first, second = (
        {counted.around: counted.texts for counted in DECODE(fact.summary).counted} for fact in (one, other)
    )
    shared = first.keys() & second.keys()
    return 2 * sum(first[around] == second[around] for around in shared) > len(shared)


def _numeral(counted: Counted, place: int) -> tuple[int, int, str]:
    text = counted.texts[place]
    return counted.starts[place], counted.starts[place] + len(text), text


def _match(number: Numeral, usual: Numeral, fact: Fact, same: str) -> Match:
    start, end, _ = number
    first, last, other = usual
    return Match(
        start=start,
        end=end,
        arguments={"other": other, "first": label(fact.path, fact.record), "same": same},
        related=(Related(first, last, f"{other!r} in the other text", path=fact.path, record=fact.record),),
    )
