"""Slips of the hand: pairs of words of which one may be the other misspelt."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Sequence
from itertools import combinations
from operator import itemgetter

MOST_ALIKE = 40  # words that begin or end alike and are compared
SHORT = 5  # letters: only in these words can a swap change both the first three letters and the last two
BEGUN_ALIKE = re.compile(r"^(...).+(?:\n\1.+)+", re.MULTILINE)  # of words in their order, one a line
ENDS = itemgetter(0, slice(-2, None))
UNSWAPPED = itemgetter(slice(2), -1)  # what it leaves alone


def is_slip(one: str, other: str) -> bool:
    """Whether one letter is missing, added or other, or two neighbours have changed places."""
    if not -1 <= len(one) - len(other) <= 1:
        return False
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    place = 0
    while place < len(shorter) and shorter[place] == longer[place]:
        place += 1
    if len(shorter) < len(longer):
        return shorter[place:] == longer[place + 1 :]
    if shorter[place + 1 :] == longer[place + 1 :]:
        return one != other
    swapped = longer[place : place + 2][::-1] == shorter[place : place + 2]
    return swapped and shorter[place + 2 :] == longer[place + 2 :]


def slips_among(words: Collection[str]) -> list[tuple[str, str]]:
    """The pairs of words that a slip behind the first letter tells apart, each once; no word may come twice.

    Words of four letters or fewer may be missed. Only words that begin or end with the same letters are
    compared, and no more than a few, so that the time grows with the number of words. Few texts have any
    that do: each way to find them first asks whether there are some, in a loop in C.
    """
    ordered = sorted(words)
    slips = []
    for group in BEGUN_ALIKE.finditer("\n".join(ordered)):
        slips += _slips(group[0].split("\n"))
    if len(set(map(ENDS, ordered))) < len(ordered):
        for ended in alike(ordered, ENDS):
            slips += [(one, other) for one, other in _slips(ended) if one[:3] != other[:3]]
    short = [word for word in ordered if len(word) == SHORT]
    if len(set(map(UNSWAPPED, short))) < len(short):
        for alone in alike(short, UNSWAPPED):
            slips += [pair for pair in _slips(alone) if pair[0][2:4] == pair[1][3:1:-1]]
    return slips


def alike(words: Collection[str], key: Callable[[str], Hashable]) -> list[list[str]]:
    """Groups of two words and more with the same key; no word may come twice."""
    last = dict(zip(map(key, words), words, strict=True))
    groups: dict[Hashable, list[str]] = {}
    for word in sorted(set(words).difference(last.values())):
        groups.setdefault(key(word), [last[key(word)]]).append(word)
    return list(groups.values())


def _slips(words: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs that a slip tells apart, among the first few words."""
    return [pair for pair in combinations(words[:MOST_ALIKE], 2) if is_slip(*pair)]
