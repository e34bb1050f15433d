"""The kind `headline-number`: a number in the headline that the body does not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Confidence, Match, Related, Severity
from corpuslint.layers.numbers import Number
from corpuslint_plugins.quantities import agree, subject

TO_TWENTY = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty
    """
IN_WORDS = TO_TWENTY.split()
MOST_PARTS = 40  # numbers of the body that are looked at for a sum
FEWEST_WORDS = 60  # a body shorter than that may be a teaser


class HeadlineNumber(DocumentCheck):
    """Looks for each number of the headline in the body, in digits or words, rounded or not.

    Where the body has no such number but another one of the same thing, the two are shown side by
    side; where it has neither, the finding is a note.
    """

    kind = "headline-number"
    Options = Options

    def check(self, document: Document) -> Iterator[Match]:
        blocks = document.blocks
        if len(blocks) < 2 or blocks[0].kind != "headline":
            return
        end = blocks[0].end
        promised = [n for n in document.numbers_in(0, end) if n.end <= end and n.modifier != "to"]
        if not promised:
            return
        body = document.prose[end:]
        if len(body.split()) < FEWEST_WORDS:
            return
        for number in promised:
            if _stands_in(body, document.prose[number.start : number.end], number.value):
                continue
            told = [other for other in document.numbers if other.start >= end]
            if any(_same_kind(number, other) and agree(number, other) for other in told):
                continue
            rivals = [other for other in told if subject(other) and subject(other) == subject(number)]
            if not _is_sum(number.value, [rival.value for rival in rivals]):
                yield _match(document, number, rivals)


def _match(document: Document, number: Number, rivals: list[Number]) -> Match:
    if not rivals:
        return Match(
            start=number.start,
            end=number.end,
            message="The headline says {text!r}, a number that the body never gives. Check it.",
            severity=Severity.NOTE,
            confidence=Confidence.LOW,
        )
    rival = min(rivals, key=lambda other: abs(other.value - number.value))
    written = document.text[rival.start : rival.end]
    return Match(
        start=number.start,
        end=number.end,
        arguments={"other": " ".join(written.split())},
        related=(Related(rival.start, rival.end, "the body says this"),),
    )


def _is_sum(value: float, parts: Sequence[float]) -> bool:
    """Whether two of the parts make the value, as their sum or their difference."""
    there = set(parts[:MOST_PARTS])
    return any(value - part in there or value + part in there for part in there)


def _same_kind(one: Number, other: Number) -> bool:
    """Whether two numbers may be one: their units, where both have one, are the same."""
    return one.unit is None or other.unit is None or one.unit == other.unit


def _stands_in(body: str, written: str, value: float) -> bool:
    """Whether the numeral stands anywhere in the body, as part of a date, a name or a compound, too."""
    digits = re.search(r"\d[\d,.]*", written)
    forms = [re.escape(digits[0].rstrip(".,"))] if digits else [re.escape(written)]
    if value.is_integer() and 0 <= value < len(IN_WORDS):
        forms += [IN_WORDS[int(value)], str(int(value))]
    elif value.is_integer() and value < 1e6:
        forms += [str(int(value)), f"{int(value):,}"]
    return (
        re.search(rf"(?<![\d.,])(?<!\d)(?:{'|'.join(forms)})(?!\d|[.,]\d)", body, re.IGNORECASE) is not None
    )
