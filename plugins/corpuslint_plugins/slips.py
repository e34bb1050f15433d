"""Slips of the hand: pairs of words of which one may be the other misspelt."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Sequence
from itertools import combinations
from operator import itemgetter

MOST_LONGER = 2  # letters that a word has more than the other that it may be
MOST_ALIKE = 40  # words that begin or end alike and are compared
SHORT = 5  # letters: only in these words can a swap change both the first three letters and the last two
FEWEST_SHARED = 4  # letters at both ends of two words that are near each other
LONGEST_STRETCH = 4  # letters between them
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


def is_near(one: str, other: str) -> bool:
    """Whether two words have the first letter and others in common, and differ in one short stretch."""
    if one[0] != other[0] or not -MOST_LONGER <= len(one) - len(other) <= MOST_LONGER:
        return False
    most = min(len(one), len(other))
    begun = 1
    while begun < most and one[begun] == other[begun]:
        begun += 1
    ended = 0
    while ended < most - begun and one[-ended - 1] == other[-ended - 1]:
        ended += 1
    return begun + ended >= FEWEST_SHARED and max(len(one), len(other)) - begun - ended <= LONGEST_STRETCH


def neighbours(words: Collection[str]) -> list[tuple[str, str]]:
    """The pairs of words of which one may be the other misspelt, each once; no word may come twice.

    All that a slip behind the first letter tells apart are among them, but for some of four letters or fewer.
    Only words that begin or end with the same letters are compared, and no more than a few, so that the
    time grows with the number of words.
    """
    ordered = sorted(words)
    pairs: list[tuple[str, str]] = []
    for group in BEGUN_ALIKE.finditer("\n".join(ordered)):
        pairs += _pairs(group[0].split("\n"))
    for ended in alike(ordered, ENDS):
        pairs += [(one, other) for one, other in _pairs(ended) if one[:3] != other[:3]]
    for swapped in alike([word for word in ordered if len(word) == SHORT], UNSWAPPED):
        pairs += [pair for pair in _pairs(swapped) if pair[0][2:4] == pair[1][3:1:-1]]
    return pairs


def alike(words: Collection[str], key: Callable[[str], Hashable]) -> list[list[str]]:
    """Groups of two words and more with the same key, hardly ever any; no word may come twice."""
    last = dict(zip(map(key, words), words, strict=True))
    if len(last) == len(words):
        return []
    groups: dict[Hashable, list[str]] = {}
    for word in sorted(set(words).difference(last.values())):
        groups.setdefault(key(word), [last[key(word)]]).append(word)
    return list(groups.values())


def _pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs of the first few words that are about as long."""
    return [
        (one, other)
        for one, other in combinations(words[:MOST_ALIKE], 2)
        if -MOST_LONGER <= len(one) - len(other) <= MOST_LONGER
    ]
