"""Blocks: headline, headings, paragraphs, list items."""

from __future__ import annotations

import re

from corpuslint.source import Block, Markup

LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")


def find_blocks(text: str, markup: Markup | None) -> tuple[Block, ...]:
    """The blocks of a text: those its reader found, or for plain text those its lines show."""
    if markup is not None:
        return markup.blocks
    return tuple(Block(line.start(), line.end()) for line in LINE.finditer(text))
