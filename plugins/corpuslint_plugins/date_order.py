"""The kind `date-order`: a period that ends before it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?:(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? )?"
YEAR = 4  # digits
FIRST_YEAR, LAST_YEAR = 1000, 2100
FARTHEST = 80  # characters between the years
LOOK_BEHIND = 40
PERIOD = re.compile(rf"\b(?:from|between) {MONTH}\Z", re.IGNORECASE)
JOINT = re.compile(rf" (?:to|until|till|through|and) {MONTH}\Z", re.IGNORECASE)
BEGUN = re.compile(
    r"\b(?:began|begun|opened|started|founded|launched|established|created|introduced|built|born)"
    rf"\b[\w ]{{0,12}}\b(?:in|on) {MONTH}\Z",
    re.IGNORECASE,
)
ENDED = re.compile(
    r",?(?: (?:and|but|which|until))?(?: (?:it|he|she|they))?(?: (?:was|were|had))?(?: (?:finally|then))?"
    r" (?:ended|closed|settled|shut|finished|completed|abolished|dissolved|demolished|stopped|died|scrapped)"
    rf"\b[\w ]{{0,12}}\b(?:in|on) {MONTH}\Z",
    re.IGNORECASE,
)
COUNTED = re.compile(r"[a-z]{3,}s\Z(?<!was)")  # from 1400 to 1200 ships
DASHES = frozenset("-–—")
AFTER_YEARS = re.compile(r"(?:\s?(?:BC|BCE|B\.C)\b|[-–%$£€]|[.,]\d)")


class DateOrder(DocumentCheck):
    """Compares the two years of “from 1990 to 1985”, “(1990–1985)” and “began in 1990 and ended in 1985”."""

    kind = "date-order"
    Options = Options

    def check(self, document: Document) -> Iterator[Match]:
        prose, (starts, numerals, words, _) = document.prose, document.figures
        years = [
            (place, year)
            for place, numeral in enumerate(numerals)
            if len(numeral) >= YEAR and len(year := numeral.rstrip(".,")) == YEAR
        ]
        for (one, first), (other, second) in pairwise(years):
            if other != one + 1 or second > first or not (first + second).isdecimal():
                continue
            start, end = starts[one], starts[other] + YEAR
            if start + FARTHEST < starts[other] or not FIRST_YEAR <= int(second) <= int(first) <= LAST_YEAR:
                continue
            period = _period(prose, start, starts[other])
            if (
                period is not None
                and (first, period[1]) > (second, period[2])
                and not AFTER_YEARS.match(prose, end)
                and not COUNTED.match(words[other])
            ):
                yield Match(start=period[0], end=end)


def _period(prose: str, first: int, second: int) -> tuple[int, int, int] | None:
    """Where the period of two years begins, and its months, 0 if one is not told; None if it is no period."""
    between = prose[first + 4 : second]
    if between in DASHES:
        closed = prose[first - 1 : first] == "(" and prose[second + 4 : second + 5] == ")"
        return (first, 0, 0) if closed else None
    before = prose[max(first - LOOK_BEHIND, 0) : first]
    begun, ended = PERIOD.search(before), JOINT.fullmatch(between)
    if not (begun and ended):
        begun, ended = BEGUN.search(before), ENDED.fullmatch(between)
    if not (begun and ended):
        return None
    months = [MONTHS.index(found[1].lower()) if found[1] else -1 for found in (begun, ended)]
    one, other = months if min(months) >= 0 else (0, 0)
    return first - len(before) + begun.start(), one, other
