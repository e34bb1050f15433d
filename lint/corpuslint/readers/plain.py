"""Plain text."""

from __future__ import annotations

from collections.abc import Iterator

from corpuslint.decode import read_text
from corpuslint.errors import Failure
from corpuslint.source import Input, ReadOptions, Source


class PlainReader:
    """Reads a file as one text without markup; the reader of every suffix that has no other."""

    name = "plain"
    suffixes: tuple[str, ...] = (".txt", ".text")

    def read(self, source: Input, options: ReadOptions) -> Iterator[Source | Failure]:
        """The one text of the file, or why there is none."""
        decoded = read_text(source)
        if isinstance(decoded, Failure):
            yield decoded
        else:
            yield Source(path=source.path, text=decoded.text, notice=decoded.note)
