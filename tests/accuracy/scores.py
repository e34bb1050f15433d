"""Scores: precision, recall and their kin, from counts that add up over rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import nan, sqrt
from typing import NamedTuple

Counts = Sequence[float]
Measure = Callable[[Counts], float]


class Hits(NamedTuple):
    """How far what was found and what was wanted agree, in findings, words, characters or rows.

    `right` of the `found` are right, and `hit` of the `wanted` were found; the two sides may be counted in
    different units, such as findings and annotated spans.
    """

    right: float
    found: float
    hit: float
    wanted: float


class Share(NamedTuple):
    """`part` of a `whole`, such as the flagged among the unbiased sentences."""

    part: float
    whole: float


class Confusion(NamedTuple):
    """Rows, or one row, by what they are and what they were taken for."""

    true_positive: float
    false_positive: float
    false_negative: float
    true_negative: float


def ratio(part: float, whole: float) -> float:
    """`part` of `whole`; not a number where there is nothing that it could be a part of."""
    return part / whole if whole else nan


def share(counts: Counts) -> float:
    """The part of a Share."""
    part, whole = counts
    return ratio(part, whole)


def precision(counts: Counts) -> float:
    """How much of what was found is right, of Hits."""
    return ratio(counts[0], counts[1])


def recall(counts: Counts) -> float:
    """How much of what was wanted was found, of Hits."""
    return ratio(counts[2], counts[3])


def f1(counts: Counts) -> float:
    """The harmonic mean of precision and recall, of Hits."""
    return harmonic(precision(counts), recall(counts))


def harmonic(one: float, other: float) -> float:
    """The harmonic mean of two numbers that are not negative."""
    return 2 * one * other / (one + other) if one + other else 0.0


def macro_f1(counts: Counts) -> float:
    """The mean of the F1 of either class, of a Confusion."""
    true_positive, false_positive, false_negative, true_negative = counts
    wrong = false_positive + false_negative
    positive = ratio(2 * true_positive, 2 * true_positive + wrong)
    negative = ratio(2 * true_negative, 2 * true_negative + wrong)
    return (positive + negative) / 2


def difference(counts: Counts) -> float:
    """A share less another, of the two Shares one after the other."""
    return share(counts[:2]) - share(counts[2:])


def confusion(taken: bool, is_so: bool) -> Confusion:
    """The Confusion of one row."""
    return Confusion(taken and is_so, taken and not is_so, is_so and not taken, not taken and not is_so)


def hits_of_row(taken: bool, is_so: bool, *, weight_of_wrong: float = 1.0) -> Hits:
    """The Hits of one row that is wanted or not; a wrong one counts `weight_of_wrong` times."""
    found = 1.0 if is_so else weight_of_wrong
    return Hits(taken and is_so, found if taken else 0, taken and is_so, is_so)


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Spearman's rank correlation; equal values share their mean rank. 0 where one of them never varies."""
    return _pearson(_ranks(one), _ranks(other))


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    begin = 0
    while begin < len(order):
        end = begin
        while end < len(order) and values[order[end]] == values[order[begin]]:
            end += 1
        for place in order[begin:end]:
            ranks[place] = (begin + end - 1) / 2
        begin = end
    return ranks


def _pearson(one: Sequence[float], other: Sequence[float]) -> float:
    mean, other_mean = sum(one) / len(one), sum(other) / len(other)
    covariance = sum((x - mean) * (y - other_mean) for x, y in zip(one, other, strict=True))
    spread = sum((x - mean) ** 2 for x in one) * sum((y - other_mean) ** 2 for y in other)
    return covariance / sqrt(spread) if spread else 0.0
