"""Speech: the quotations of a text that are somebody's words, as those need them who ask who says them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from corpuslint.finding import Span
from corpuslint.layers.quotations import Quoted

MANY = 50  # quotations of one source, of which no claim counts more


class Speech:
    """The outermost quotations of a text that are speech, in order."""

    def __init__(self, quotations: Sequence[Quoted]) -> None:
        self.quotations = [q for q in quotations if q.depth == 0 and q.kind == "speech"]
        self.starts = [quotation.start for quotation in self.quotations]
        self.stops = [quotation.end for quotation in self.quotations]
        self._ends = {quotation.start: quotation.end for quotation in self.quotations}
        self._said_by: dict[int, list[Quoted]] = {}  # by where their source begins
        for quotation in self.quotations:
            if quotation.source is not None:
                quoted = self._said_by.setdefault(quotation.source.start, [])
                if len(quoted) < MANY:
                    quoted.append(quotation)

    def said_by(self, source: Span) -> Sequence[Quoted]:
        """What the source that stands there is quoted with."""
        return self._said_by.get(source.start, ())

    def holds(self, offset: int) -> bool:
        """Whether what stands at `offset` is quoted."""
        if not self.quotations:
            return False
        place = bisect_right(self.starts, offset) - 1
        return place >= 0 and offset < self.quotations[place].end

    def stands_between(self, low: int, offset: int) -> bool:
        """Whether the last quotation that begins before `offset` ends after `low`, or just before it."""
        place = bisect_right(self.starts, offset) - 1
        return place >= 0 and self.quotations[place].end > low - 3

    def is_all(self, content: Sequence[Span]) -> bool:
        """Whether the content is quotations and nothing else."""
        ends = self._ends
        return content[0].start in ends and all(ends.get(span.start) == span.end for span in content)
