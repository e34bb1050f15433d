"""Speech: the quotations of a text that are somebody's words, as those need them who ask who says them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from corpuslint.cached import cached_property
from corpuslint.finding import Span
from corpuslint.layers.quotations import Quoted

MANY = 50  # quotations of one source, of which no claim counts more


class Speech:
    """The quotations of a text that are speech, in order: the outermost, or those of another depth."""

    def __init__(self, quotations: Sequence[Quoted], *, depth: int = 0) -> None:
        self.quotations = [q for q in quotations if q.depth == depth and q.kind == "speech"]
        self.starts = [quotation.start for quotation in self.quotations]
        self.stops = [quotation.end for quotation in self.quotations]

    @cached_property
    def _ends(self) -> dict[int, int]:
        return {quotation.start: quotation.end for quotation in self.quotations}

    @cached_property
    def _by_start(self) -> dict[int, list[Quoted]]:
        """The quotations by where their source begins."""
        return self._by_place(lambda source: source.start)

    @cached_property
    def _by_end(self) -> dict[int, list[Quoted]]:
        """The quotations by where their source ends: “Ida Holm” is the end of “the diver Ida Holm”."""
        return self._by_place(lambda source: source.end)

    def _by_place(self, place: Callable[[Span], int]) -> dict[int, list[Quoted]]:
        places: dict[int, list[Quoted]] = {}
        for quotation in self.quotations:
            if quotation.source is not None:
                quoted = places.setdefault(place(quotation.source), [])
                if len(quoted) < MANY:
                    quoted.append(quotation)
        return places

    def said_by(self, source: Span) -> Sequence[Quoted]:
        """What the source that stands there is quoted with."""
        if not self.quotations:
            return ()
        return self._by_start.get(source.start, ()) or self._by_end.get(source.end, ())

    def holds(self, offset: int) -> bool:
        """Whether what stands at `offset` is quoted."""
        if not self.quotations:
            return False
        place = bisect_right(self.starts, offset) - 1
        return place >= 0 and offset < self.quotations[place].end

    def touches(self, start: int, end: int) -> bool:
        """Whether anything in `start`…`end` is quoted."""
        if not self.quotations:
            return False
        place = bisect_right(self.stops, start)
        return place < len(self.starts) and self.starts[place] < end

    def stands_between(self, low: int, offset: int) -> bool:
        """Whether the last quotation that begins before `offset` ends after `low`, or just before it."""
        place = bisect_right(self.starts, offset) - 1
        return place >= 0 and self.quotations[place].end > low - 3

    def is_all(self, content: Sequence[Span]) -> bool:
        """Whether the content is quotations and nothing else."""
        if not self.quotations:
            return False
        ends = self._ends
        return content[0].start in ends and all(ends.get(span.start) == span.end for span in content)

    def stands_in(self, content: Sequence[Span]) -> bool:
        """Whether a quotation begins or ends in the content; one that holds it all does not count."""
        return any(
            bisect_left(places, span.start) < bisect_right(places, span.end)
            for span in content
            for places in (self.starts, self.stops)
        )
