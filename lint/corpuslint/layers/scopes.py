"""Scopes: who speaks where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from corpuslint.finding import Scope
from corpuslint.layers.attributions import Attribution
from corpuslint.layers.boilerplate import Boilerplate
from corpuslint.layers.quotations import Quotation
from corpuslint.source import Block

# From the widest layer to the narrowest: where several cover a place, the last of them speaks there.
LAYERS = (Scope.NARRATION, Scope.HEADLINE, Scope.BOILERPLATE, Scope.PARAPHRASE, Scope.QUOTATION)
HEADLINE, BOILERPLATE, PARAPHRASE, QUOTATION = range(1, len(LAYERS))
OF_BLOCK = {"headline": HEADLINE, "heading": HEADLINE, "boilerplate": BOILERPLATE}


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
    spans = [(block.start, block.end, OF_BLOCK[block.kind]) for block in blocks if block.kind in OF_BLOCK]
    spans += [(lines.start, lines.end, BOILERPLATE) for lines in boilerplate]
    block_scopes = _paint(spans)
    for attribution in attributions:
        if attribution.source is not None and not attribution.direct:
            for content in attribution.content:
                if block_scopes.at(content.start) is Scope.NARRATION:
                    spans.append((content.start, content.end, PARAPHRASE))
    spans += [
        (quotation.start, quotation.end, QUOTATION)
        for quotation in quotations
        if quotation.kind == "speech" and block_scopes.at(quotation.start) is not Scope.BOILERPLATE
    ]
    return _paint(spans)


def _paint(spans: Sequence[tuple[int, int, int]]) -> Scopes:
    """Lays the spans, each with the number of its layer, over narration; the highest is on top."""
    edges = [(start, layer) for start, _, layer in spans] + [(end, -layer) for _, end, layer in spans]
    covering = [1] + [0] * (len(LAYERS) - 1)  # how many spans of each layer
    tops: dict[int, int] = {}  # the highest layer from each edge on
    top = 0
    for offset, layer in sorted(edges):
        if layer > 0:
            covering[layer] += 1
            if layer > top:
                top = layer
        else:
            covering[-layer] -= 1
            while not covering[top]:
                top -= 1
        tops[offset] = top
    before = -1
    starts: list[int] = []
    scopes: list[Scope] = []
    for offset, top in tops.items():
        if top != before:
            starts.append(offset)
            scopes.append(LAYERS[top])
            before = top
    return Scopes(starts, scopes)
