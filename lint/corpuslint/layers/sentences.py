"""Sentences."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from corpuslint.source import Block


class Sentence(msgspec.Struct, frozen=True):
    """A sentence, from its first character to the end of its closing punctuation and quotation marks.

    `block` is the index of the block it lies in.
    """

    start: int
    end: int
    block: int


def find_sentences(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """The sentences of the blocks, in order, white space at both ends left out."""
    return tuple(Sentence(block.start, block.end, index) for index, block in enumerate(blocks))
