"""The line a finding stands on, with carets under the finding."""

from __future__ import annotations

import unicodedata

from corpuslint.finding import Finding
from corpuslint.formats.safe import visible
from corpuslint.layers.lines import NEWLINE


def excerpt(finding: Finding, text: str, width: int) -> tuple[str, str]:
    """The finding's first line, and a line of carets to print under it, of at most `width` cells each.

    A longer line is cut to a window around the finding. Only that window is read, so a finding costs
    the same on a line of a million characters.
    """
    line_start = finding.start - finding.column + 1
    furthest = min(finding.end, finding.start + width + 1)
    limit = min(len(text), furthest + width + 1)
    newline = NEWLINE.search(text, finding.start, limit)
    line_end = newline.start() if newline else limit
    span_end = min(furthest, line_end)

    before = visible(text[max(line_start, finding.start - width - 1) : finding.start])
    marked = _head(visible(text[finding.start : span_end]), width)
    after = visible(text[span_end:line_end])

    spare = width - cells(marked)
    room_before = min(cells(before), max(spare // 2, spare - cells(after)))
    before = _tail(before, room_before)
    after = _head(after, spare - room_before)
    return before + marked + after, " " * cells(before) + "^" * max(cells(marked), 1)


def cells(text: str) -> int:
    """How many columns of a terminal the text fills."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _head(text: str, room: int) -> str:
    """The beginning of the text that fits into `room` cells, with an ellipsis where it is cut."""
    if cells(text) <= room:
        return text
    return _fitting(text, room - 1) + "…" if room > 0 else ""


def _tail(text: str, room: int) -> str:
    """The end of the text that fits into `room` cells, with an ellipsis where it is cut."""
    return _head(text[::-1], room)[::-1]


def _fitting(text: str, room: int) -> str:
    for index, character in enumerate(text):
        room -= _cells_of(character)
        if room < 0:
            return text[:index]
    return text
