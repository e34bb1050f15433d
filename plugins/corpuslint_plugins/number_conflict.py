"""The kind `number-conflict`: the same thing counted twice in one document, with different results."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Confidence, Match, Related, Severity
from corpuslint.layers.numbers import MEASURES, MONTHS, PHRASE_ENDS, SCALES, TIME_WORDS, Number
from corpuslint.layers.sentences import Sentence
from corpuslint.rule import Rule
from corpuslint_plugins.quantities import agree

SIGNS = frozenset("$£€¥")
PARTS = frozenset("-–/.,:'’#_")  # after one of these a numeral is a part of more
# What is counted over and over, and told of many things.
OFTEN = """
    day days year years month months week weeks hour hours minute minutes second seconds cts dlr dlrs versus
    point points share shares basis percentage lot lots unit units respectively yesterday today member members
    """
COUNTS_NOTHING = frozenset(
    {*OFTEN.split(), *SCALES, *PHRASE_ENDS, *TIME_WORDS, *(month.lower() for month in MONTHS)}
    | {word for word, unit in MEASURES.items() if unit == "%"}
)
SHORTEST_NOUN = 3  # letters
MOST_NUMBERS = 6  # of one thing: a text with more compares
FEW_NUMBERS = 3
# Words beside a number that say why it differs from another, or that it is of something else.
CHANGE = re.compile(
    r"\b(?:from (?=[$£€¥\d])|(?:than|compared|versus|vs|against|previous(?:ly)?|earlier|instead|another"
    r"|others?|additional(?:ly)?|further|extra|remaining|rest|respectively|each|every|per|revised|separate(?:ly)?|average|fewer|less"
    r"|ago|initially|originally|former|reduced|increased|rose|fell)\b)",
    re.IGNORECASE,
)
BESIDE = 40  # characters on each side of a number in which those are looked for
TIME = re.compile(
    r"\b(?:(?:19|20)\d\d(?:/\d+)?|Jan\w*|Feb\w*|March|April|May|June|July|Aug\w*|Sept?\w*|Oct\w*|Nov\w*|Dec\w*"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
SAME = re.compile(r"(?:\b(?:the|these|those|all(?: of)?(?: the)?)|['’]s) [$£€]?\Z", re.IGNORECASE)
LOOK_BEHIND = 16  # characters
NUMERAL = re.compile(r"\d[\d,.]*")
LETTERS = re.compile(r"[^\W\d_]{4,}")
STEM = 6  # letters of a word that are compared
TOO_COMMON_WORDS = """
    that this with from have were been they their which would could after about when more also said will into
    over than them only some such most other what where there while before between because during under these
    those being years people million thousand billion
    """
TOO_COMMON = frozenset(TOO_COMMON_WORDS.split())


class NumberConflictOptions(Options, frozen=True, kw_only=True):
    """A sentence with more than `most-numbers` numerals compares, and says nothing."""

    most_numbers: int = 2


class Told(NamedTuple):
    """A number with its sentence and the text of that."""

    number: Number
    sentence: Sentence
    text: str


class NumberConflict(DocumentCheck):
    """Flags the later of two numbers that disagree, with the earlier beside it.

    They must stand before the same noun, or both be money, in two sentences that share a word which
    the text has nowhere else. The more numbers there are, the less is it sure.
    """

    kind = "number-conflict"
    Options = NumberConflictOptions

    def __init__(self, rule: Rule, options: NumberConflictOptions) -> None:
        super().__init__(rule, options)
        self._most = options.most_numbers

    def check(self, document: Document) -> Iterator[Match]:
        for group in _of_one_thing(document):
            told = list(self._told(document, group))
            found: set[int] = set()
            for one, other in combinations(told, 2):
                start = other.number.start
                if start not in found and (match := self._match(document, one, other, len(group))):
                    found.add(start)
                    yield match

    def _told(self, document: Document, spans: Sequence[tuple[int, int]]) -> Iterator[Told]:
        """The numbers there that are counts or sums, with their sentences; none that compare."""
        starts = document.figures.starts
        for start, end in spans:
            sentence = document.sentence_at(start)
            if sentence is None:
                continue
            first = bisect_left(starts, sentence.start)
            figures = bisect_left(starts, sentence.end, first) - first
            text = document.prose_in(sentence.start, sentence.end)
            if figures > self._most and len(NUMERAL.findall(TIME.sub("", text))) > self._most:
                continue
            if document.quotations_in(start, start + 1):
                continue
            for number in document.numbers_in(start, end):
                yield Told(number, sentence, text)

    def _match(self, document: Document, one: Told, other: Told, numbers: int) -> Match | None:
        """What is to be said of two numbers; None where both can be right."""
        if one.sentence == other.sentence or agree(one.number, other.number):
            return None
        start = other.number.start
        again = SAME.search(document.prose, max(start - LOOK_BEHIND, 0), start) is not None
        texts = one.text, other.text
        if _are_of_two_times(*texts, again=again):
            return None
        if any(_may_change(document, told) for told in (one, other)):
            return None
        if not _share_a_rare_word(document, *texts) or not _name_the_same(document, one, other):
            return None
        numerals = max(len(NUMERAL.findall(TIME.sub("", text))) for text in texts)
        sure = (again or (numerals == 1 and numbers <= FEW_NUMBERS)) and not (
            one.number.modifier or other.number.modifier
        )
        earlier = document.text[one.number.start : one.number.end]
        return Match(
            start=start,
            end=other.number.end,
            arguments={"other": " ".join(earlier.split())},
            severity=None if sure else Severity.NOTE,
            confidence=None if sure else Confidence.LOW,
            related=(Related(one.number.start, one.number.end, "the earlier number"),),
        )


def _of_one_thing(document: Document) -> Iterator[Sequence[tuple[int, int]]]:
    """Where the figures stand that are before the same noun, or after the same sign, and not all alike."""
    starts, numerals, words, before = document.figures
    often = [
        *(sign for sign in SIGNS if before.count(sign) > 1),
        *(word for word, times in Counter(words).items() if times > 1 and len(word) >= SHORTEST_NOUN),
    ]
    if COUNTS_NOTHING.issuperset(often):
        return
    groups: dict[str, list[int]] = {noun: [] for noun in often if noun not in COUNTS_NOTHING}
    for place, (word, beside) in enumerate(zip(words, before, strict=True)):
        if beside in SIGNS:
            groups.get(beside, []).append(place)
        elif word in groups and beside not in PARTS:
            groups[word].append(place)
    for places in groups.values():
        told = {(numerals[place], words[place]) for place in places}
        if 2 <= len(places) <= MOST_NUMBERS and len(told) > 1:
            yield [(starts[place], starts[place] + len(numerals[place])) for place in places]


def _are_of_two_times(one: str, other: str, *, again: bool) -> bool:
    """Whether two sentences tell different dates or days; where one says “the 12 men” it may add one."""
    first, second = (set(TIME.findall(text)) for text in (one, other))
    return first != second and not (again and (first <= second or second <= first))


def _may_change(document: Document, told: Told) -> bool:
    number, sentence, _ = told
    start, end = max(number.start - BESIDE, sentence.start), min(number.end + BESIDE, sentence.end)
    return CHANGE.search(document.prose, start, end) is not None


def _share_a_rare_word(document: Document, one: str, other: str) -> bool:
    """Whether two sentences share a word, beside what they count, that the rest of the text has not."""
    shared = _stems(one) & _stems(other)
    if not shared:
        return False
    text = document.prose.lower()
    return any(text.count(stem) == 2 for stem in shared)


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in LETTERS.findall(text.lower()) if word not in TOO_COMMON}


def _name_the_same(document: Document, one: Told, other: Told) -> bool:
    """Whether the names in one of the two sentences are all in the other, too."""
    names, others = (
        {name.text for name in document.names_in(told.sentence.start, told.sentence.end)}
        for told in (one, other)
    )
    return names <= others or others <= names
