"""The prose view of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpuslint.finding import Span

SURROGATE = re.compile(r"[\ud800-\udfff]")
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


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which matchers written in Rust cannot take."""
    try:
        text.encode()  # far quicker than a search, and hardly any text has one
    except UnicodeEncodeError:
        return SURROGATE.sub("\ufffd", text)
    return text
