"""The kind `number-conflict`: the same thing counted twice in one document, with different results."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Scope
from corpuslint.layers.numbers import Number
from corpuslint.layers.sentences import Sentence
from corpuslint.rule import Rule
from corpuslint_plugins.quantities import agree, subject

WORD = re.compile(r"[^\W\d_]{3,}")
DIGITS = re.compile(r"\d[\d.,]*")
# Words that say why two numbers differ, or that they are of different things.
CHANGE = re.compile(
    r"\b(?:from|up|down|than|compared|versus|vs|against|previous(?:ly)?|earlier|later|last|next|prior|rose|fell"
    r"|increased?|decreased?|instead|another|other|additional|additionally|further|extra|remaining|rest|respectively"
    r"|each|every|per|more|less|fewer|revised|raised|lowered|cut|initially|originally|first|second|third|now"
    r"|expected|forecast|target|planned|until|since|year|month|week|quarter|ago|half|total|including)\b",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\b(?:(?:19|20)\d\d(?:/\d+)?|Jan\w*|Feb\w*|March|April|May|June|July|Aug\w*|Sept?\w*|Oct\w*|Nov\w*|Dec\w*"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
EMPTY = """
    the and for with that this was were are has have had its their his her from which who will would been
    not but into about after before over under also they them there than when while said says some more
    """
EMPTY_WORDS = frozenset(EMPTY.split())
REACH = 60  # characters before and after a number in which its neighbours are looked for
LARGEST_GROUP = 40  # numbers of one subject that are held against each other


class NumberConflictOptions(Options, frozen=True, kw_only=True):
    """Two numbers are of one thing if of the `window` words on each side at least `fewest-shared` are the
    same, on both sides, if their sentences name the same times, and if no name stands in only one of
    them. A sentence with more than `most-numbers` is a table.
    """

    window: int = 5
    fewest_shared: int = 3
    most_numbers: int = 3


class Counted(NamedTuple):
    """A number with the words before and after it in its sentence."""

    number: Number
    sentence: Sentence
    before: frozenset[str]
    after: frozenset[str]


class NumberConflict(DocumentCheck):
    """Flags the later of two numbers that disagree, with the earlier beside it."""

    kind = "number-conflict"
    Options = NumberConflictOptions

    def __init__(self, rule: Rule, options: NumberConflictOptions) -> None:
        super().__init__(rule, options)
        self._options = options

    def check(self, document: Document) -> Iterator[Match]:
        groups: dict[str, list[Number]] = {}
        for number in document.numbers:
            if number.modifier is None and (of := subject(number)) is not None:
                groups.setdefault(of, []).append(number)
        for of, numbers in groups.items():
            if len({number.value for number in numbers}) > 1:
                yield from self._conflicts(document, of, numbers[:LARGEST_GROUP])

    def _conflicts(self, document: Document, of: str, numbers: Sequence[Number]) -> Iterator[Match]:
        counted = [c for number in numbers if (c := self._counted(document, of, number)) is not None]
        for index, later in enumerate(counted):
            for earlier in counted[:index]:
                if self._of_one_thing(earlier, later) and self._disagree(document, earlier, later):
                    first = document.text[earlier.number.start : earlier.number.end]
                    yield Match(
                        start=later.number.start,
                        end=later.number.end,
                        arguments={"other": " ".join(first.split())},
                        related=(Related(earlier.number.start, earlier.number.end, "the earlier number"),),
                    )
                    break

    def _counted(self, document: Document, of: str, number: Number) -> Counted | None:
        sentence = document.sentence_at(number.start)
        if sentence is None:
            return None
        window = self._options.window
        before = document.prose[max(sentence.start, number.start - REACH) : number.start]
        after = document.prose[number.end : min(sentence.end, number.end + REACH)]
        return Counted(
            number,
            sentence,
            _content(WORD.findall(before.lower())[-window:]),
            _content(WORD.findall(after.lower())[:window]) - {_stem(of)},
        )

    def _of_one_thing(self, one: Counted, other: Counted) -> bool:
        """Whether the words around the two numbers are the same."""
        before, after = one.before & other.before, one.after & other.after
        return bool(before and after) and len(before) + len(after) >= self._options.fewest_shared

    def _disagree(self, document: Document, one: Counted, other: Counted) -> bool:
        """Whether the values differ and nothing in the two sentences says why."""
        if one.sentence == other.sentence or agree(one.number, other.number):
            return False
        if any(document.scope_at(counted.number.start) is Scope.QUOTATION for counted in (one, other)):
            return False
        texts = [document.prose[counted.sentence.start : counted.sentence.end] for counted in (one, other)]
        if any(CHANGE.search(t) or len(DIGITS.findall(t)) > self._options.most_numbers for t in texts):
            return False
        if set(TIME.findall(texts[0])) != set(TIME.findall(texts[1])):
            return False
        names, others = (
            {name.text for name in document.names_in(counted.sentence.start, counted.sentence.end)}
            for counted in (one, other)
        )
        return names <= others or others <= names


def _content(words: Sequence[str]) -> frozenset[str]:
    return frozenset(_stem(word) for word in words if word not in EMPTY_WORDS)


def _stem(word: str) -> str:
    """A word without its ending, roughly: enough to tell that "killed" and "kills" belong together."""
    return word[:5]
