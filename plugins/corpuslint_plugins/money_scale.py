"""The kind `money-scale`: a sum told by its digits, and quite another sum for the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related
from corpuslint.rule import Rule
from corpuslint_plugins.magnitudes import FIGURE, Magnitude, find_magnitudes


class MoneyScaleOptions(Options, frozen=True, kw_only=True):
    """Sums are at odds if one is `times` as great as the other may be."""

    times: float = 2


class MoneyScale(DocumentCheck):
    """Compares “six-figure fees” with each other sum that stands beside the same nouns."""

    kind = "money-scale"
    Options = MoneyScaleOptions

    def __init__(self, rule: Rule, options: MoneyScaleOptions) -> None:
        super().__init__(rule, options)
        self._times = options.times

    def check(self, document: Document) -> Iterator[Match]:
        prose = document.prose
        if FIGURE not in prose:
            return
        sums = sorted(find_magnitudes(prose), key=lambda sum_: sum_.start)
        for one, other in combinations(sums, 2):
            if one.nouns == other.nouns and (one.digits or other.digits) and self._are_at_odds(one, other):
                yield Match(
                    start=other.start,
                    end=other.end,
                    arguments={"other": prose[one.start : one.end], "nouns": other.nouns},
                    related=(Related(one.start, one.end, "the earlier sum"),),
                )

    def _are_at_odds(self, one: Magnitude, other: Magnitude) -> bool:
        low, high = sorted((one, other), key=lambda sum_: sum_.least)
        return high.least >= self._times * low.limit
