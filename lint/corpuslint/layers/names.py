"""Proper names."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from corpuslint.layers.sentences import Sentence
from corpuslint.source import Block


class Name(msgspec.Struct, frozen=True):
    """A proper name: capitalised words that belong together, without titles or a possessive ending.

    `acronym` says that it is one word written in capitals.
    """

    start: int
    end: int
    text: str
    acronym: bool = False


def find_names(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """The names of a text, in order."""
    return ()
