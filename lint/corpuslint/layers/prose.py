"""The prose view of a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpuslint.finding import Span
from corpuslint.source import Decoded

# Stands where something masked has nothing to part: in the middle of a word, or between a word and its
# comma. A noncharacter, which Unicode keeps for uses like this one; it is no letter and no white space.
GLUE = "\ufdd0"
SURROGATE = re.compile(r"[\ud800-\udfff]")
NOT_LINE_END = re.compile(r"[^\r\n]")
BLANK_LINE = re.compile(r"\n\s*\n|\r\s*\r")


def put_decoded(text: str, decoded: Sequence[Decoded]) -> str:
    """The text with the character that each reference stands for in the reference's first place."""
    if not decoded:
        return text
    pieces: list[str] = []
    last = 0
    for reference in decoded:
        pieces += (text[last : reference.start], reference.character)
        last = reference.start + 1
    pieces.append(text[last:])
    return "".join(pieces)


def without_glue(text: str) -> str:
    """The text with U+FFFD for each GLUE of its own, which stands for nothing masked."""
    return text.replace(GLUE, "\ufffd")


def blank_masked(text: str, masked: Sequence[Span], edges: Sequence[int] = ()) -> str:
    """The text with each character of the masked spans a space or GLUE, line ends kept; length unchanged.

    A masked stretch is GLUE where it stands directly between two visible characters, and nothing
    says that these are apart: neither a blank line in it nor one of `edges`, the offsets in rising
    order at which blocks begin and end.
    """
    if not masked:
        return text
    pieces: list[str] = []
    last = 0
    for start, end in _stretches(masked):
        glued = (
            start > 0
            and end < len(text)
            and not (text[start - 1].isspace() or text[start].isspace())
            and not (text[end - 1].isspace() or text[end].isspace())
            and not _holds(edges, start, end)
            and not BLANK_LINE.search(text, start, end)
        )
        pieces += (text[last:start], NOT_LINE_END.sub(GLUE if glued else " ", text[start:end]))
        last = end
    pieces.append(text[last:])
    return "".join(pieces)


def _stretches(masked: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Where each masked stretch begins and ends: spans that touch or overlap are one."""
    spans = sorted(span for span in masked if span.start < span.end)
    index = 0
    while index < len(spans):
        start, end = spans[index].start, spans[index].end
        index += 1
        while index < len(spans) and spans[index].start <= end:
            end = max(end, spans[index].end)
            index += 1
        yield start, end


def _holds(edges: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the edges is from `start` to `end`."""
    index = bisect_left(edges, start)
    return index < len(edges) and edges[index] <= end


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which matchers written in Rust cannot take."""
    try:
        text.encode()  # far quicker than a search, and hardly any text has one
    except UnicodeEncodeError:
        return SURROGATE.sub("\ufffd", text)
    return text
