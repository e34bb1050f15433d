"""A text without some of its characters, and the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, TypeVar

import msgspec

from corpuslint.finding import Span

Placed = TypeVar("Placed", bound=msgspec.Struct)


class Shortened:
    """`text` is `whole` without what the groups of `gone` match.

    `original` leads from an offset in `text` to that of the same character in `whole`, `shortened`
    the other way. Where nothing was left out the two are the same.
    """

    def __init__(self, whole: str, gone: re.Pattern[str]) -> None:
        pieces: list[str] = []
        self._cuts: list[int] = []  # offsets in the shortened text at which something was left out
        self._resumed: list[int] = []  # offsets in the whole text at which it goes on
        self._shifts: list[int] = []  # how many characters are gone before each
        last = shift = 0
        for found in gone.finditer(whole):
            start, end = found.span(found.lastindex or 0)
            pieces.append(whole[last:start])
            self._cuts.append(start - shift)
            self._resumed.append(end)
            shift += end - start
            self._shifts.append(shift)
            last = end
        pieces.append(whole[last:])
        self.text = "".join(pieces)

    def original(self, offset: int) -> int:
        """The offset in the whole text of the character at `offset` here."""
        index = bisect_right(self._cuts, offset) - 1
        return offset if index < 0 else offset + self._shifts[index]

    def original_end(self, offset: int) -> int:
        """The end in the whole text of a span that ends before `offset` here."""
        return self.original(offset - 1) + 1

    def shortened(self, offset: int) -> int:
        """The offset here of the character at `offset` in the whole text, or of the next that is left."""
        index = bisect_right(self._resumed, offset)
        here = offset - self._shifts[index - 1] if index else offset
        return min(here, self._cuts[index]) if index < len(self._cuts) else here

    def original_span(self, span: Span) -> Span:
        """The span in the whole text of a span here."""
        if span.start == span.end:
            return Span(self.original(span.start), self.original(span.start))
        return Span(self.original(span.start), self.original_end(span.end))

    def placed(self, item: Placed) -> Placed:
        """What a layer found here, with its offsets those of the whole text.

        Its offsets are its `start` and `end` and whatever fields are spans or tuples of spans.
        """
        fields: dict[str, Any] = {name: getattr(item, name) for name in item.__struct_fields__}
        for name, value in fields.items():
            if isinstance(value, Span):
                fields[name] = self.original_span(value)
            elif isinstance(value, tuple):
                fields[name] = tuple(self.original_span(v) if isinstance(v, Span) else v for v in value)
        if "start" in fields:
            span = self.original_span(Span(fields["start"], fields["end"]))
            fields |= {"start": span.start, "end": span.end}
        return type(item)(**fields)
