"""Lines and columns in the units that other programs count in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Literal

from corpuslint.layers.lines import Lines

Unit = Literal["utf-8", "utf-16", "utf-32"]
ENCODINGS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Columns:
    """Lines and columns of one text. UTF-8 counts bytes, UTF-16 code units, UTF-32 code points.

    Offsets asked for in rising order cost no more than the text between them. `text` is the text.
    """

    def __init__(self, text: str, unit: Unit) -> None:
        self.text = text
        self._lines = Lines(text)
        self._encoding, self._width = ENCODINGS[unit]
        self._line = 0
        self._offset = 0
        self._units = 0

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column, both from 1, of an offset in code points."""
        line, column = self._lines.position(offset)
        if line != self._line:
            self._line, self._offset, self._units = line, offset - column + 1, 0
        if offset >= self._offset:
            self._units += self._length(self._offset, offset)
        else:
            self._units -= self._length(offset, self._offset)
        self._offset = offset
        return line, self._units + 1

    def _length(self, start: int, end: int) -> int:
        return len(self.text[start:end].encode(self._encoding, "surrogatepass")) // self._width


FindColumns = Callable[[str, str | int | None], Columns | None]


def columns_of(texts: Mapping[tuple[str, str | int | None], str], unit: Unit) -> FindColumns:
    """A function from a document's path and record to its columns; None if its text cannot be had."""

    @lru_cache(maxsize=16)  # findings come document by document; each may point to a few others
    def find(path: str, record: str | int | None) -> Columns | None:
        text = texts.get((path, record))
        return None if text is None else Columns(text, unit)

    return find
