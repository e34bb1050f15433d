"""Magnitudes: sums of money, in numbers ("$100 million") or by their digits ("six-figure"), and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpuslint.layers.numbers import PHRASE_ENDS, SCALES

DIGITS_IN_WORDS = {"four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
FIGURE = "-figure"
SIGNS = "$£€"
NOUNS = r"([a-z]+(?: [a-z]+)?)"
FIGURES = re.compile(rf"\b({'|'.join(DIGITS_IN_WORDS)}){FIGURE} {NOUNS}", re.IGNORECASE)
SUM = re.compile(
    rf"[$£€](\d[\d,]*(?:\.\d+)?)(?:[ -]?(thousand|million|billion|trillion|k|m|bn)\b)?(?:[ -]{NOUNS})?"
)
BEFORE_SUM = re.compile(
    rf"{NOUNS}\W{{1,3}}(?:(?:some|many|most|a few) )?(?:as (?:high|much|large|big) as|worth(?: up to)?|up to"
    r"|of(?: (?:up to|at least|about|more than|over))?|reaching|topping|starting at) \Z"
)
# The last words of what stands between nouns and a sum, told before that is looked for.
LINKS = frozenset({"as", "worth", "to", "of", "least", "about", "than", "over", "reaching", "topping", "at"})
LOOK_BEHIND = 70  # characters


class Magnitude(NamedTuple):
    """A sum, and the one or two nouns that say of what: the sum is `least` or more, and less than `limit`.

    For a plain sum the two are one. `digits` says that only the number of its digits is told.
    """

    start: int
    end: int
    least: float
    limit: float
    nouns: str
    digits: bool


def find_magnitudes(text: str) -> Iterator[Magnitude]:
    """The sums of a text whose nouns stand beside them: “a six-figure fee”, “fees as high as $2 million”."""
    if FIGURE in text:
        for found in FIGURES.finditer(text):
            nouns = _singular(found[2])
            digits = DIGITS_IN_WORDS[found[1].lower()]
            end = found.start(2) - 1
            if nouns:
                yield Magnitude(found.start(), end, 10.0 ** (digits - 1), 10.0**digits, nouns, digits=True)
    for sign in SIGNS:
        start = text.find(sign)
        while start >= 0:
            if sum_ := SUM.match(text, start):
                yield from _of_sum(sum_)
            start = text.find(sign, start + 1)


def _of_sum(found: re.Match[str]) -> Iterator[Magnitude]:
    nouns = _singular(_nouns_before(found.string, found.start()) or found[3] or "")
    if nouns:
        value = float(found[1].replace(",", "")) * SCALES.get(found[2] or "", 1.0)
        end = found.end(2) if found[2] else found.end(1)
        yield Magnitude(found.start(), end, value, value, nouns, digits=False)


def _nouns_before(text: str, start: int) -> str:
    """The nouns before a sum, of which the first may belong to what stands before: “that fees of $900”."""
    first = max(start - LOOK_BEHIND, 0)
    words = text[first:start].split()
    if not words or words[-1] not in LINKS:
        return ""
    found = BEFORE_SUM.search(text, first, start)
    one, _, last = found[1].rpartition(" ") if found else ("", "", "")
    return last if not one or one in PHRASE_ENDS else f"{one} {last}"


def _singular(nouns: str) -> str:
    """One or two nouns without plural endings; empty where they begin with what is no noun."""
    words = nouns.lower().split()
    if words and words[-1] in PHRASE_ENDS:
        words.pop()
    if not words or words[0] in PHRASE_ENDS:
        return ""
    last = words[-1]
    for ending, singular in (("ies", "y"), ("uses", "us"), ("ss", "ss"), ("s", "")):
        if last.endswith(ending):
            last = last.removesuffix(ending) + singular
            break
    return " ".join([*words[:-1], last])
