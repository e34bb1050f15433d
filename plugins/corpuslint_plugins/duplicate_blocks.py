"""The kind `duplicate-blocks`: a paragraph or title that stands twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Scope
from corpuslint.rule import Rule
from corpuslint.source import Block

BEGINNING = 12
EDGES = " .,:;!?…\"'“”‘’*_#-–—"


class DuplicateOptions(Options, frozen=True, kw_only=True):
    """How many words a block must have: right after its first occurrence, anywhere, and in a list."""

    fewest_words_beside: int = 4
    fewest_words: int = 8
    fewest_words_in_list: int = 12


class DuplicateBlocks(DocumentCheck):
    """Flags every occurrence of a block but the first; a stretch of repeated blocks is one finding.

    Upper case, white space and the marks at either end make no difference.
    """

    kind = "duplicate-blocks"
    Options = DuplicateOptions

    def __init__(self, rule: Rule, options: DuplicateOptions) -> None:
        super().__init__(rule, options)
        self._options = options

    def check(self, document: Document) -> Iterator[Match]:
        blocks = document.blocks
        firsts = self._firsts(document)
        index = 0
        while index < len(blocks):
            start = index
            first = firsts.get(index)
            index += 1
            if first is None or document.scope_at(blocks[start].start) is Scope.BOILERPLATE:
                continue
            while firsts.get(index) == first + index - start and first + index - start < start:
                index += 1
            last = first + index - start - 1
            yield Match(
                start=blocks[start].start,
                end=blocks[index - 1].end,
                related=(Related(blocks[first].start, blocks[last].end, "it stands here first"),),
            )

    def _firsts(self, document: Document) -> dict[int, int]:
        """For each block that repeats an earlier one, by index, the index of that one."""
        beginnings = [
            document.prose[block.start : block.start + BEGINNING].lstrip(EDGES).lower()[:4]
            for block in document.blocks
        ]
        if len(set(beginnings)) == len(beginnings):
            return {}
        alike: dict[str, list[int]] = {}  # blocks that begin alike: only these are compared as a whole
        for index, beginning in enumerate(beginnings):
            alike.setdefault(beginning, []).append(index)
        return {
            index: first
            for indices in alike.values()
            if len(indices) > 1
            for index, first in self._repeated(document, indices)
        }

    def _repeated(self, document: Document, indices: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Of some blocks those that repeat an earlier one, each with that one."""
        seen: dict[str, int] = {}
        for index in indices:
            block = document.blocks[index]
            content = " ".join(document.prose[block.start : block.end].lower().split()).strip(EDGES)
            first = seen.setdefault(content, index)
            if first < index and content.count(" ") + 1 >= self._fewest(block, index - first):
                yield index, first

    def _fewest(self, block: Block, distance: int) -> int:
        if block.kind in ("list-item", "table"):
            return self._options.fewest_words_in_list
        return self._options.fewest_words_beside if distance == 1 else self._options.fewest_words
