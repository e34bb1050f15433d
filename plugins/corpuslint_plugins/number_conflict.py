"""The kind `number-conflict`: the same thing counted twice in one document, with different results."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Scope
from corpuslint.layers.numbers import Number
from corpuslint.rule import Rule
from corpuslint_plugins.quantities import agree, subject

BEGINS = "[$£€¥0-9]"
GOES_ON = r"(?<![\w.,:/–-].)(?:(?<=[0-9])|[0-9])[0-9,]*+(?:\.[0-9]+)?"
NUMERAL = re.compile(BEGINS + GOES_ON)
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
BEFORE, AFTER = 6, 12  # characters before and after two numerals that must be the same
AROUND_NUMERAL = re.compile(rf"{BEGINS}(?<=((?s:.{{{BEFORE}}})).){GOES_ON}(?=((?s:.{{0,{AFTER}}})))")
LETTER = re.compile(r"[^\W\d_]{3}")


class NumberConflictOptions(Options, frozen=True, kw_only=True):
    """A sentence with more than `most-numbers` is a table, and says nothing."""

    most_numbers: int = 3


class NumberConflict(DocumentCheck):
    """Flags the later of two numbers that disagree, with the earlier beside it."""

    kind = "number-conflict"
    Options = NumberConflictOptions

    def __init__(self, rule: Rule, options: NumberConflictOptions) -> None:
        super().__init__(rule, options)
        self._options = options

    def check(self, document: Document) -> Iterator[Match]:
        pairs = list(_alike(document.prose))
        if not pairs:
            return
        numbers = {number.start: number for number in document.numbers if number.modifier is None}
        for first, second in pairs:
            earlier, later = numbers.get(first), numbers.get(second)
            if earlier and later and self._disagree(document, earlier, later):
                other = " ".join(document.text[earlier.start : earlier.end].split())
                yield Match(
                    start=later.start,
                    end=later.end,
                    arguments={"other": other},
                    related=(Related(earlier.start, earlier.end, "the earlier number"),),
                )

    def _disagree(self, document: Document, one: Number, other: Number) -> bool:
        """Whether the values differ, and nothing in the two sentences says why."""
        if subject(one) is None or subject(one) != subject(other) or agree(one, other):
            return False
        if any(document.scopes.on_page(number.start) is Scope.QUOTATION for number in (one, other)):
            return False
        sentences = [document.sentence_at(number.start) for number in (one, other)]
        if sentences[0] == sentences[1]:
            return False
        texts = [document.prose_in(s.start, s.end) for s in sentences if s is not None]
        if any(CHANGE.search(t) or len(NUMERAL.findall(t)) > self._options.most_numbers for t in texts):
            return False
        if len({frozenset(TIME.findall(text)) for text in texts}) > 1:
            return False
        names, others = (
            {name.text for name in document.names_in(s.start, s.end)} for s in sentences if s is not None
        )
        return names <= others or others <= names


def _alike(text: str) -> Iterator[tuple[int, int]]:
    """The starts of each two numerals that differ, and that stand between the same characters.

    A numeral is held against the first one between the same characters, and each only once.
    """
    around_each = AROUND_NUMERAL.findall(text)
    if len(set(around_each)) == len(around_each):
        return  # so it is in nine texts of ten
    first: dict[tuple[str, str], re.Match[str]] = {}
    for found in NUMERAL.finditer(text):
        start, end = found.span()
        around = text[max(start - BEFORE, 0) : start], text[end : end + AFTER]
        earlier = first.setdefault(around, found)
        if earlier[0] != found[0] and all(map(LETTER.search, around)):
            yield earlier.start(), start
