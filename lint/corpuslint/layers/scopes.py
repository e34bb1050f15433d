"""Scopes: who speaks where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from corpuslint.finding import Scope, Span
from corpuslint.layers.attributions import Attribution
from corpuslint.layers.boilerplate import Boilerplate
from corpuslint.layers.quotations import Quotation
from corpuslint.source import Block

OF_BLOCK = {"headline": Scope.HEADLINE, "heading": Scope.HEADLINE, "boilerplate": Scope.BOILERPLATE}


class Scopes:
    """The places at which the speaker changes, and who speaks from each on."""

    def __init__(self, starts: Sequence[int], scopes: Sequence[Scope]) -> None:
        self._starts = starts
        self._scopes = scopes

    def at(self, offset: int) -> Scope:
        """Who speaks at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        return self._scopes[index] if index >= 0 else Scope.NARRATION


def find_scopes(
    blocks: Sequence[Block],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    boilerplate: Sequence[Boilerplate] = (),
) -> Scopes:
    """Scopes from the widest layer to the narrowest: block, then paraphrase, then quotation.

    A headline or boilerplate keeps its scope but for what it quotes. Of quotations only speech
    counts: a scare quote or a title is the narrator's own choice of words.
    """
    spans: list[tuple[Span, Scope]] = [
        (Span(block.start, block.end), OF_BLOCK[block.kind]) for block in blocks if block.kind in OF_BLOCK
    ]
    spans += [(Span(lines.start, lines.end), Scope.BOILERPLATE) for lines in boilerplate]
    block_scopes = _paint(spans)
    for attribution in attributions:
        if attribution.source is not None and not attribution.direct:
            spans += [
                (content, Scope.PARAPHRASE)
                for content in attribution.content
                if block_scopes.at(content.start) is Scope.NARRATION
            ]
    spans += [
        (Span(quotation.start, quotation.end), Scope.QUOTATION)
        for quotation in quotations
        if quotation.kind == "speech" and block_scopes.at(quotation.start) is not Scope.BOILERPLATE
    ]
    return _paint(spans)


def _paint(spans: Sequence[tuple[Span, Scope]]) -> Scopes:
    """Lays the spans over narration; where they overlap, the later in the list is on top."""
    opening: dict[int, list[int]] = {}
    for index, (span, _) in enumerate(spans):
        opening.setdefault(span.start, []).append(index)
        opening.setdefault(span.end, [])
    starts: list[int] = []
    scopes: list[Scope] = []
    covering: set[int] = set()
    for offset in sorted(opening):
        covering.update(opening[offset])
        covering = {index for index in covering if spans[index][0].end > offset}
        scope = spans[max(covering)][1] if covering else Scope.NARRATION
        if not scopes or scopes[-1] is not scope:
            starts.append(offset)
            scopes.append(scope)
    return Scopes(starts, scopes)
