"""Fisher's exact test: whether a share is higher here than there by more than chance would have it."""

from __future__ import annotations

from math import exp, lgamma


def chance(here: int, here_not: int, there: int, there_not: int) -> float:
    """The chance of at least `here` of the hits being here, were hits dealt out without regard to place.

    One-sided, from the hypergeometric distribution: of all hits and misses together, `here` and
    `here_not` are here and the others there.
    """
    drawn = here + here_not
    hits = here + there
    every = drawn + there + there_not
    ways = _log_choose(every, drawn)
    return sum(
        exp(_log_choose(hits, count) + _log_choose(every - hits, drawn - count) - ways)
        for count in range(here, min(hits, drawn) + 1)
    )


def _log_choose(of: int, chosen: int) -> float:
    """The logarithm of the number of ways to choose so many of so many."""
    return lgamma(of + 1) - lgamma(chosen + 1) - lgamma(of - chosen + 1)
