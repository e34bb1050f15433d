"""The kind `headline-number`: a number in the headline that the body does not bear out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, takewhile
from operator import eq

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Confidence, Match, Related, Severity
from corpuslint.layers.folded import lower_keeping_length
from corpuslint.layers.numbers import SCALES, TENS, UNITS_IN_WORDS, Number
from corpuslint.source import Block
from corpuslint_plugins.numerals import stands_in
from corpuslint_plugins.quantities import rounds, same_kind, subject

MOST_PARTS = 8  # numbers of a kind of which two may make the headline's: of more, some two always do
LONGEST_TITLE = 150  # characters
ROUNDED = 0.5  # per cent by which a share may be off
FEWEST_WORDS = 60  # a body shorter than that may be a teaser
FEW = 3
LONGEST_LIST = 50
# What may stand before the number of a headline over a list: “The 12 best …”, “Gardens: 7 ways to …”
OF_LIST = re.compile(r"\s*(?:.*[:–—-]\s)?(?:(?:the|top|here are|my|our|these)\s)*", re.IGNORECASE)
IN_WORDS = frozenset({*UNITS_IN_WORDS, *TENS, *SCALES}) - {"one"}
LABEL = re.compile(r"\b([A-Za-z]{3,})\.? \Z")
LOOK_BEHIND = 16  # characters
OF_AGE = frozenset({"age", "aged"})
UNHEARD = "The headline says {text!r}, a number that the body never gives. Check it."
LETTERS = re.compile(r"[^\W\d_]{2}")  # without a word it is no headline
DIGITS = re.compile(r"\d[\d,.]*")
CENTURIES = ("19", "20")  # of a year of which a headline gives the last digits only
LONE = re.compile(r"\d(?!\d)")
# Fractions and what is written like them: 7-5/8 pct, 1987/88, 60/40, 9/11.
COMPOUND = re.compile(r"(?<![\d.,/-])(\d+-)?(\d+)/(\d+)(?![\d/]|[.,]\d)")
# Words that headlines leave out, and the sentences that begin a text without a headline do not; these tell
# what was, too.
LEFT_OUT = frozenset("the a an was were been had has have his her its their he she it they".split())  # noqa: SIM905
LONGEST_WITHOUT = 100  # characters of a title in lower case
# Of these the writer is who counts.
OWN_NOUNS = frozenset(
    {"words", "things", "reasons", "ways", "facts", "tips", "lessons", "questions", "quotes"}
)
# Of whom somebody else keeps count, if they are more than a few.
TOLL = re.compile(
    r"\s(?:people\s)?(?:killed|dead|die|died|hurt|injured|wounded|missing|held|arrested)\b", re.IGNORECASE
)


class HeadlineNumber(DocumentCheck):
    """Looks for each number of the headline in the body, in digits or words, rounded or not.

    Where the body has no such number but another one of the same thing, the two are shown side by
    side; where it has neither, and the number is one that somebody else must have counted, the finding
    is no surer than a note.
    """

    kind = "headline-number"
    Options = Options

    def check(self, document: Document) -> Iterator[Match]:
        blocks = document.blocks
        if len(blocks) < 2 or not _is_title(document, blocks[0]):
            return
        end = blocks[0].end
        if not _may_have_numbers(document, end):
            return
        promised = [n for n in document.numbers_in(0, end) if n.end <= end and n.modifier != "to"]
        body = document.prose[end:]
        if len(body.split(maxsplit=FEWEST_WORDS)) < FEWEST_WORDS:
            return
        for number in promised:
            written = document.prose[number.start : number.end]
            if _stands_in(body, written, number):
                continue
            told = [other for other in document.numbers if other.start >= end]
            if any(same_kind(number, other) and rounds(number, other) for other in told):
                continue
            rivals = [other for other in told if subject(other) and subject(other) == subject(number)]
            if not _is_reckoned(number, told, rivals):
                yield _match(document, number, rivals)
        yield from _labels(document, end, body, promised)
        if "/" in document.prose[:end]:
            yield from _compounds(document.prose[:end], body)


def _labels(document: Document, end: int, body: str, promised: Sequence[Number]) -> Iterator[Match]:
    """The figures after a word, “Chapter 12” or “aged 70”, where the body has only another one after it."""
    prose = document.prose
    lowered = document.folded.text if document.folded.same else lower_keeping_length(prose)
    for start, numeral in takewhile(lambda figure: figure[0] < end, zip(*document.figures[:2], strict=True)):
        label = LABEL.search(prose, max(start - LOOK_BEHIND, 0), start)
        if not label or any(n.start <= start < n.end for n in promised):
            continue
        word, digits = label[1].lower(), numeral.rstrip(".,")
        rival = _after_word(lowered, word, end) if lowered.find(word, end) >= 0 else None
        if (rival is None and word not in OF_AGE) or stands_in(digits, body):
            continue
        if rival is None:
            yield Match(start=start, end=start + len(digits), message=UNHEARD)
            continue
        yield Match(
            start=start,
            end=start + len(digits),
            arguments={"other": rival[1]},
            related=(Related(*rival.span(1), "the body says this"),),
        )


def _compounds(headline: str, body: str) -> Iterator[Match]:
    """The compounds that the body does not have, where it has one that differs in one of its parts."""
    for found in COMPOUND.finditer(headline):
        if found[0] in body:
            continue
        for other in COMPOUND.finditer(body):
            if sum(map(eq, found.groups(), other.groups())) == len(found.groups()) - 1:
                start, end = len(headline) + other.start(), len(headline) + other.end()
                related = Related(start, end, "the body says this")
                yield Match(
                    start=found.start(), end=found.end(), arguments={"other": other[0]}, related=(related,)
                )
                break


def _after_word(lowered: str, word: str, start: int) -> re.Match[str] | None:
    """The first whole number from `start` on that stands after the word, or after one that begins with it."""
    # The word comes first: what begins with letters is looked for much faster than a boundary.
    return re.compile(rf"{word}(?<!\w{word})\w*\.? (\d+)(?![\d.,]*\d)").search(lowered, start)


def _is_title(document: Document, first: Block) -> bool:
    """Whether the first block is the headline, or looks like one but for a point at its end."""
    if first.kind == "headline":
        return LETTERS.search(document.prose, first.start, first.end) is not None
    if first.kind != "paragraph" or first.end - first.start > LONGEST_TITLE:
        return False
    text = document.prose[first.start : first.end]
    long = [word for word in text.split() if len(word) > 4]
    lower = sum(word[0].islower() for word in long)
    if len(long) > 1 and 5 * lower <= len(long):
        return True
    if len(text) > LONGEST_WITHOUT:
        return False
    words = text.rpartition(": ")[2].rstrip(".").lower().split()
    return LEFT_OUT.isdisjoint(words) and not any(word.endswith("ed") for word in words)


def _may_have_numbers(document: Document, end: int) -> bool:
    """Whether a figure or a word for a number stands before `end`: far quicker than finding the numbers."""
    starts = document.figures.starts
    if starts and starts[0] < end:
        return True
    return not IN_WORDS.isdisjoint(document.prose[:end].lower().replace("-", " ").split())


def _match(document: Document, number: Number, rivals: list[Number]) -> Match:
    if not rivals:
        own = _may_be_own_count(number, document.prose)
        return Match(
            start=number.start,
            end=number.end,
            message=UNHEARD,
            severity=Severity.NOTE if own else None,
            confidence=Confidence.LOW if own else None,
        )
    rival = min(rivals, key=lambda other: abs(other.value - number.value))
    written = document.text[rival.start : rival.end]
    return Match(
        start=number.start,
        end=number.end,
        arguments={"other": " ".join(written.split())},
        related=(Related(rival.start, rival.end, "the body says this"),),
    )


def _may_be_own_count(number: Number, prose: str) -> bool:
    """Whether the writer may have counted: what stands in the body as a list, or two or three of a thing."""
    if number.unit is not None or not number.value.is_integer():
        return False
    if number.value <= FEW or number.counted in OWN_NOUNS:
        return True
    if number.value > LONGEST_LIST or TOLL.match(prose, number.end):
        return False
    return OF_LIST.fullmatch(prose, 0, number.start) is not None


def _is_reckoned(number: Number, told: Sequence[Number], rivals: Sequence[Number]) -> bool:
    """Whether the number is worked out from two of those told.

    It may be the sum of two rivals or, if it is a count, their difference; or a share that is nowhere told,
    by which a number differs from the next: “42 million, up from 28 million”.
    """
    if number.unit == "%":
        return not rivals and any(_differ_by(number.value, *pair) for pair in pairwise(told))
    parts = Counter(rival.value for rival in rivals)
    if len(parts) > (MOST_PARTS if number.unit is None else FEW):
        return False
    value = number.value
    return parts[value / 2] > 1 or any(
        one + other == value or (number.unit is None and abs(one - other) == value)
        for one, other in combinations(parts, 2)
    )


def _differ_by(share: float, one: Number, other: Number) -> bool:
    """Whether the larger of two numbers is that many per cent more than the smaller, or the smaller less."""
    low, high = sorted((one.value, other.value))
    return low > 0 and any(abs(100 * (high - low) / base - share) <= ROUNDED for base in (low, high))


def _stands_in(body: str, written: str, number: Number) -> bool:
    """Whether the numeral stands anywhere in the body; a lone digit of a sum is not looked for."""
    digits = DIGITS.search(written)
    if digits is None:
        return number.value.is_integer() and stands_in(str(int(number.value)), body)
    if LONE.fullmatch(digits[0]) and number.unit:
        return False
    short = len(digits[0]) == 2 and number.unit is None
    return stands_in(digits[0], body) or (short and any(century + digits[0] in body for century in CENTURIES))
