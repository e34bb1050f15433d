"""Scopes: who speaks where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from corpuslint.finding import Scope
from corpuslint.layers.boilerplate import Boilerplate
from corpuslint.layers.quotations import Quoted
from corpuslint.source import Block

# From the widest layer to the narrowest: where several cover a place, the last of them speaks there.
LAYERS = (Scope.NARRATION, Scope.HEADLINE, Scope.BOILERPLATE, Scope.QUOTATION)
HEADLINE, BOILERPLATE, QUOTATION = range(1, len(LAYERS))
OF_BLOCK = {"headline": HEADLINE, "heading": HEADLINE, "boilerplate": BOILERPLATE}


class Scopes:
    """The places at which the scope changes, and the scope from each on; a paraphrase counts as narration."""

    def __init__(self, starts: Sequence[int], scopes: Sequence[Scope]) -> None:
        self._starts = starts
        self._scopes = scopes

    def on_page(self, offset: int) -> Scope:
        """Who speaks at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        return self._scopes[index] if index >= 0 else Scope.NARRATION


def find_scopes(
    blocks: Sequence[Block],
    quotations: Sequence[Quoted],
    boilerplate: Sequence[Boilerplate],
) -> Scopes:
    """Scopes from the widest layer to the narrowest: block, then quotation.

    A headline or boilerplate keeps its scope but for what it quotes. Of quotations only speech
    counts: a scare quote or a title is the narrator's own choice of words.
    """
    spans = [(block.start, block.end, OF_BLOCK[block.kind]) for block in blocks if block.kind in OF_BLOCK]
    spans += [(lines.start, lines.end, BOILERPLATE) for lines in boilerplate]
    speech = [quotation for quotation in quotations if quotation.kind == "speech"]
    if speech and any(layer == BOILERPLATE for _, _, layer in spans):
        page = Scopes(*_laid(spans))
        speech = [each for each in speech if page.on_page(each.start) is not Scope.BOILERPLATE]
    spans += [(quotation.start, quotation.end, QUOTATION) for quotation in speech]
    return Scopes(*_laid(spans))


def _laid(spans: list[tuple[int, int, int]]) -> tuple[list[int], list[Scope]]:
    """Where the scope changes, and the scope from there on, with the spans laid over narration."""
    spans.sort()
    starts: list[int] = []
    scopes: list[Scope] = []
    reach = 0
    for start, end, layer in spans:
        if start < reach:
            return _paint(spans)  # one lies on another
        reach = end
        starts += (start, end)  # where the next one begins at `end`, that is found
        scopes += (LAYERS[layer], Scope.NARRATION)
    return starts, scopes


def _paint(spans: Sequence[tuple[int, int, int]]) -> tuple[list[int], list[Scope]]:
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
    return starts, scopes
