"""A reader of subtitles in the SubRip format: a number, a line of times and the text, for each cue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuslint.decode import read_text
from corpuslint.errors import Failure
from corpuslint.finding import Span
from corpuslint.source import Block, Input, Markup, ReadOptions, Source

TIMES = re.compile(r"^\d+\r?\n\d\d:\d\d:\d\d,\d+ --> [^\r\n]*\r?\n", re.MULTILINE)


class SubtitleReader:
    """Gives the text of the file as it is, its cues as blocks, and all between them as no prose."""

    name = "subtitles"
    suffixes: tuple[str, ...] = (".srt",)

    def read(self, source: Input, options: ReadOptions) -> Iterator[Source | Failure]:
        """The one text of the file, or why there is none."""
        decoded = read_text(source)
        if isinstance(decoded, Failure):
            yield decoded
        else:
            yield Source(path=source.path, text=decoded.text, markup=_markup(decoded.text))


def _markup(text: str) -> Markup:
    masked = [Span(*found.span()) for found in TIMES.finditer(text)]
    ends = [*(span.start for span in masked[1:]), len(text)]
    cues = [(span.end, end) for span, end in zip(masked, ends, strict=True)]
    trimmed = [(start, start + len(text[start:end].rstrip())) for start, end in cues]
    blocks = tuple(Block(start, end) for start, end in trimmed if start < end)
    return Markup(blocks=blocks, masked=tuple(masked))
