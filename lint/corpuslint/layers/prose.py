"""The prose view of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpuslint.finding import Span

NOT_LINE_END = re.compile(r"[^\r\n]")


def blank_masked(text: str, masked: Sequence[Span]) -> str:
    """The text with each character of the masked spans a space, line ends kept; length unchanged."""
    if not masked:
        return text
    pieces: list[str] = []
    last = 0
    for span in sorted(masked):
        start = max(span.start, last)
        if start >= span.end:
            continue
        pieces.append(text[last:start])
        pieces.append(NOT_LINE_END.sub(" ", text[start : span.end]))
        last = span.end
    pieces.append(text[last:])
    return "".join(pieces)
