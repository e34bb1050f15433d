"""The content of a block of Markdown, and where in the file each piece of it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpuslint.finding import Span


class Piece(NamedTuple):
    """A stretch of a block's content: where it starts there, where in the file, and how long it is."""

    start: int
    origin: int
    length: int


class Content:
    """What a parser takes for the content of a block: lines without the marks of quotes and lists.

    `pieces` are in order; what stands between them (line ends, indents) is nowhere in the file.
    """

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self.text = text
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]

    def in_file(self, start: int, end: int) -> Iterator[Span]:
        """The spans of the file that `start`…`end` of the content stands for, in order."""
        for index in range(max(bisect_right(self._starts, start) - 1, 0), len(self._pieces)):
            piece = self._pieces[index]
            if piece.start >= end:
                return
            first, last = max(start, piece.start), min(end, piece.start + piece.length)
            if first < last:
                yield Span(first - piece.start + piece.origin, last - piece.start + piece.origin)

    def extent_in_file(self, start: int, end: int) -> Span | None:
        """From the first to the last character of the file that `start`…`end` stands for."""
        spans = list(self.in_file(start, end))
        return Span(spans[0].start, spans[-1].end) if spans else None


def content_of_lines(text: str, lines: Sequence[str], starts: Sequence[int]) -> Content:
    """A content whose every line is the end of one of the lines of the file.

    `starts` says where in the file each of `lines` begins. Blank lines before the content are
    passed over; a line of the content that is not the end of its line has no place in the file.
    """
    pieces: list[Piece] = []
    offset = 0
    number = 0
    for line in text.split("\n"):
        core = line.strip()
        while not pieces and number < len(lines) - 1 and not lines[number].rstrip().endswith(core):
            number += 1
        if core and number < len(lines):
            whole = lines[number].rstrip()
            if whole.endswith(core):
                start = offset + len(line) - len(line.lstrip())
                pieces.append(Piece(start, starts[number] + len(whole) - len(core), len(core)))
        number += 1
        offset += len(line) + 1
    return Content(text, pieces)
