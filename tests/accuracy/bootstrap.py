"""Bootstrap: how much a figure would vary if other rows of the same sort had been annotated.

Rows are what is drawn, not findings, as findings in one text depend on each other. Scores are made of
counts that add up over rows, so nothing is linted twice.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isnan
from typing import TypeVar

from accuracy.scores import Counts, Measure
from corpuslint.measured import Estimate

Row = TypeVar("Row")
DRAWS = 1000
CONFIDENCE = 0.95


def estimates(
    rows: Iterable[Counts], measures: Mapping[str, Measure], seed: str, prior: Iterable[Counts] = ()
) -> dict[str, Estimate]:
    """Each measure of the rows' summed counts, with its interval; none of what cannot be said of them.

    In each draw every row gets a weight from the exponential distribution (the Bayesian bootstrap of
    Rubin 1981), which comes to the same as drawing rows with replacement; rows with equal counts share the
    sum of their weights, a gamma variate, so that 16,000 rows cost no more than the few sorts of rows among
    them. Each row of `prior` counts half in the draws, and not in the value.
    """
    sorts = Counter(map(tuple, rows))
    if not sorts:
        return {}
    weighted = [*sorts.items(), *((tuple(counts), 0.5) for counts in prior)]
    columns = list(zip(*(counts for counts, _ in weighted), strict=True))
    draw = random.Random(seed).gammavariate
    totals: list[list[float]] = []
    for _ in range(DRAWS):
        weights = [draw(number, 1.0) for _, number in weighted]
        totals.append([sum(map(float.__mul__, weights, map(float, column))) for column in columns])
    value = [sum(counts[place] * number for counts, number in sorts.items()) for place in range(len(columns))]
    return {
        name: _estimate(measure(value), [measure(drawn) for drawn in totals])
        for name, measure in measures.items()
        if not isnan(measure(value))
    }


def doubt(rows: Sequence[Counts]) -> list[Counts]:
    """The prior of counts in pairs, part and whole: half a row that is all right, and half one all wrong.

    Without it 25 right ones out of 25 would have the interval 1 to 1; with it they have that of Jeffreys.
    """
    pairs = range(0, len(rows[0]) if rows else 0, 2)
    whole = {place: _typical([row[place + 1] for row in rows]) for place in pairs}
    right = [count for place in pairs for count in (whole[place], whole[place])]
    wrong = [count for place in pairs for count in (0.0, whole[place])]
    return [right, wrong]


def redrawn(rows: Sequence[Row], score: Callable[[Sequence[Row]], float], seed: str) -> Estimate:
    """A score that is no sum over rows, with its interval, by drawing rows with replacement."""
    chance = random.Random(seed)
    drawn = [score(chance.choices(rows, k=len(rows))) for _ in range(DRAWS)]
    return _estimate(score(rows), drawn)


def _typical(wholes: Sequence[float]) -> float:
    """The mean of those that are not 0."""
    counted = [whole for whole in wholes if whole]
    return sum(counted) / len(counted) if counted else 0.0


def _estimate(value: float, drawn: list[float]) -> Estimate:
    drawn.sort()
    beyond = int(len(drawn) * (1 - CONFIDENCE) / 2)
    low, high = min(value, drawn[beyond]), max(value, drawn[-1 - beyond])  # doubt must not leave 0 or 1 out
    return Estimate(_rounded(value), _rounded(low), _rounded(high))


def _rounded(value: float) -> float:
    return round(value, 4)
