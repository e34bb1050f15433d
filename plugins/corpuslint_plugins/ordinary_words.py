"""Ordinary words: those that a text also has in lower case, where it has them at all, and that name nobody.

To the common words and those of known hardness a file adds others of five letters and more that three texts
or more have in lower case, counted over news, essays and an encyclopedia.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from corpuslint.hardness import learnt, stems
from corpuslint.layers.common_words import is_common

FILE = Path(__file__).with_name("ordinary_words.txt")


@lru_cache(maxsize=1 << 14)
def is_ordinary(word: str) -> bool:
    """Whether a word, given in lower case, or one that it may be a form of, is an ordinary one."""
    if is_common(word) or learnt().form(word) is not None:
        return True
    return not _listed().isdisjoint((word, *stems(word)))


@cache
def _listed() -> frozenset[str]:
    return frozenset(FILE.read_text(encoding="utf-8").split())
