"""Slips of the hand: pairs of words of which one may be the other misspelt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

MOST_BESIDE = 40  # words that begin or end alike, with which one more is compared
SHORT = 5  # letters: only in these words can a swap change both the first three letters and the last two


def is_slip(one: str, other: str) -> bool:
    """Whether one letter is missing, added or other, or two neighbours have changed places."""
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    if len(longer) - len(shorter) > 1:
        return False
    place = 0
    while place < len(shorter) and shorter[place] == longer[place]:
        place += 1
    if len(shorter) < len(longer):
        return shorter[place:] == longer[place + 1 :]
    if shorter[place + 1 :] == longer[place + 1 :]:
        return one != other
    swapped = longer[place : place + 2][::-1] == shorter[place : place + 2]
    return swapped and shorter[place + 2 :] == longer[place + 2 :]


def slips_among(words: Collection[str]) -> Iterator[tuple[str, str]]:
    """The pairs of words that a slip behind the first letter tells apart, each once.

    Words of four letters or fewer may be missed. Only words that begin or end with the same letters are
    compared, and no more than a few, so that the time grows with the number of words.
    """
    if len({word[:3] for word in words}) < len(words):
        yield from _pairs(words, [word[:3] for word in words])
    if len({word[0] + word[-2:] for word in words}) < len(words):
        for one, other in _pairs(words, [word[0] + word[-2:] for word in words]):
            if one[:3] != other[:3]:
                yield one, other
    short = [word for word in words if len(word) == SHORT]
    if len({word[:2] + word[-1] for word in short}) < len(short):
        for one, other in _pairs(short, [word[:2] + word[-1] for word in short]):
            if one[2] == other[3] and one[3] == other[2]:
                yield one, other


def _pairs(words: Iterable[str], keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs with the same key that a slip tells apart."""
    sharing: dict[str, list[str]] = {}
    for word, key in zip(words, keys, strict=True):
        others = sharing.setdefault(key, [])
        for other in others:
            if is_slip(word, other):
                yield other, word
        if len(others) < MOST_BESIDE:
            others.append(word)
