"""The rows of an annotated set, as the uniform format has them: one JSON object a line."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import msgspec

from corpuslint.finding import Span

SUFFIXES = (".jsonl.gz", ".jsonl")


class Row(msgspec.Struct, frozen=True):
    """A text with what people said of it; `spans` are code points into `text`, end exclusive."""

    id: str
    text: str
    label: float | None
    spans: list[tuple[int, int]]
    meta: dict[str, Any]

    def touches_span(self, start: int, end: int) -> bool:
        """Whether `start`…`end` shares a character with a span."""
        return touches(self.spans, start, end)


def touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether `start`…`end` shares a character with one of the spans."""
    return any(Span(*span).overlaps(start, end) for span in spans)


def file_of(folder: Path, name: str) -> Path | None:
    """The file of a set in a folder; None if it is not there."""
    return next((path for suffix in SUFFIXES if (path := folder / (name + suffix)).is_file()), None)


def read_rows(path: Path) -> list[Row]:
    """The rows of a file, in order; msgspec.DecodeError for a line that is no row."""
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines()
    return [msgspec.json.decode(line, type=Row) for line in lines if line.strip()]
