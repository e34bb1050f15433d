"""Syllables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

VOWELS = re.compile(r"[aeiouy]+")


def count_syllables(words: Sequence[str]) -> tuple[int, ...]:
    """The number of syllables of each word."""
    return tuple(map(syllables, words))


@lru_cache(maxsize=65536)
def syllables(word: str) -> int:
    """The number of syllables of one English word, at least 1."""
    return max(1, len(VOWELS.findall(word.lower())))
