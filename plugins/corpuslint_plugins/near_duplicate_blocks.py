"""The kind `near-duplicate-blocks`: a paragraph that stands twice with a few words changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Scope
from corpuslint.rule import Rule
from corpuslint.source import Block

WORD = re.compile(r"\w+")
SHORTEST = 60  # characters of a block that is looked at
SAME = 20  # characters at the beginning or the end that two near duplicates have alike
PLACE = 10  # characters of a place in a block that is looked up in another
PLACES = 6  # that are looked up
FEWEST_PLACES = 2  # that two near duplicates have in common
MOST_LIKE = 20  # earlier blocks with the same beginning or end that one is held against


class NearDuplicateOptions(Options, frozen=True, kw_only=True):
    """Two blocks are near duplicates if at least `similarity` of their runs of three words are in both, and
    each has at least `fewest_words` words."""

    similarity: float = 0.6
    fewest_words: int = 12


class NearDuplicateBlocks(DocumentCheck):
    """Flags a block that says in nearly the same words what an earlier one says; the same words it leaves to
    `duplicate-blocks`. Only blocks that begin or end alike are compared."""

    kind = "near-duplicate-blocks"
    Options = NearDuplicateOptions

    def __init__(self, rule: Rule, options: NearDuplicateOptions) -> None:
        super().__init__(rule, options)
        self._options = options

    def check(self, document: Document) -> Iterator[Match]:
        prose = document.prose
        blocks = [block for block in document.blocks if block.end - block.start >= SHORTEST]
        if len(blocks) < 2:
            return
        begins = [prose[block.start : block.start + SAME] for block in blocks]
        ends = [prose[block.end - SAME : block.end] for block in blocks]
        if len(set(begins)) == len(blocks) == len(set(ends)):
            return
        repeated = _repeated(begins) | _repeated(ends)
        alike: dict[str, list[Block]] = {}
        for block, begin, end in zip(blocks, begins, ends, strict=True):
            if begin not in repeated and end not in repeated:
                continue
            same_begin = alike.setdefault("<" + begin, [])
            same_end = alike.setdefault(">" + end, [])
            first = self._first(document, block, [*same_begin, *same_end])
            if first is not None and document.scopes.on_page(block.start) is not Scope.BOILERPLATE:
                related = Related(first.start, first.end, "its like stands here")
                yield Match(start=block.start, end=block.end, related=(related,))
            for listed in (same_begin, same_end):
                if len(listed) < MOST_LIKE:
                    listed.append(block)

    def _first(self, document: Document, block: Block, earlier: Sequence[Block]) -> Block | None:
        """The earlier block that is nearly the same as this one."""
        near = [other for other in earlier if _may_be_like(document.prose, block, other)]
        if not near:
            return None
        words = _words(document, block)
        if len(words) < self._options.fewest_words:
            return None
        for other in near:
            others = _words(document, other)
            if others != words and _similarity(words, others) >= self._options.similarity:
                return other
        return None


def _repeated(texts: Sequence[str]) -> set[str]:
    """Those that stand more than once among the texts."""
    return {text for text, times in Counter(texts).items() if times > 1}


def _may_be_like(prose: str, block: Block, other: Block) -> bool:
    """Whether enough places of the one stand in the other, for which the words need not be told apart."""
    step = (block.end - block.start - PLACE) // PLACES
    places = range(block.start + step // 2, block.end - PLACE, step)
    found = 0
    for place in places:
        found += prose.find(prose[place : place + PLACE], other.start, other.end) >= 0
    return found >= FEWEST_PLACES


def _words(document: Document, block: Block) -> list[str]:
    return WORD.findall(document.prose_in(block.start, block.end).lower())


def _similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the runs of three words of two texts that are in both."""
    runs, others = (set(zip(words, words[1:], words[2:], strict=False)) for words in (one, other))
    return len(runs & others) / len(runs | others) if runs and others else 0.0
