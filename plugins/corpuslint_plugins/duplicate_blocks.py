"""The kind `duplicate-blocks`: a paragraph or title that stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Scope
from corpuslint.rule import Rule
from corpuslint.source import Block

EDGES = " .,:;!?…\"'“”‘’*_#-–—"


class DuplicateOptions(Options, frozen=True, kw_only=True):
    """How many words a block must have: right after its first occurrence, anywhere, and in a list."""

    fewest_words_beside: int = 4
    fewest_words: int = 8
    fewest_words_in_list: int = 12


class DuplicateBlocks(DocumentCheck):
    """Flags every occurrence of a block but the first; a stretch of repeated blocks is one finding.

    It suggests to leave that out. Upper case, white space and the marks at either end make no difference.
    """

    kind = "duplicate-blocks"
    Options = DuplicateOptions

    def __init__(self, rule: Rule, options: DuplicateOptions) -> None:
        super().__init__(rule, options)
        self._options = options
        self._fewest_words = min(
            options.fewest_words_beside, options.fewest_words, options.fewest_words_in_list
        )

    def check(self, document: Document) -> Iterator[Match]:
        firsts = {} if self._differ(document) else self._firsts(document)
        if not firsts:
            return
        blocks = document.blocks
        index = min(firsts)
        while index < len(blocks):
            start = index
            first = firsts.get(index)
            index += 1
            if first is None or document.scopes.on_page(blocks[start].start) is Scope.BOILERPLATE:
                continue
            while firsts.get(index) == first + index - start and first + index - start < start:
                index += 1
            last = first + index - start - 1
            yield Match(
                start=blocks[start].start,
                end=blocks[index - 1].end,
                suggestions=("",),
                related=(Related(blocks[first].start, blocks[last].end, "it stands here first"),),
            )

    def _firsts(self, document: Document) -> dict[int, int]:
        """For each block that repeats an earlier one, by index, the index of that one."""
        seen: dict[str, int] = {}
        firsts: dict[int, int] = {}
        for index, block in enumerate(document.blocks):
            content = " ".join(document.prose_in(block.start, block.end).lower().split()).strip(EDGES)
            first = seen.setdefault(content, index)
            if first < index and content.count(" ") + 1 >= self._fewest(block, index - first):
                firsts[index] = first
        return firsts

    def _fewest(self, block: Block, distance: int) -> int:
        if block.kind in ("list-item", "table"):
            return self._options.fewest_words_in_list
        return self._options.fewest_words_beside if distance == 1 else self._options.fewest_words

    def _differ(self, document: Document) -> bool:
        """Whether all blocks of enough words surely differ, as can be told cheaply of most plain texts."""
        folded = document.folded
        if document.markup is not None or not folded.same:
            return False
        contents = [folded.text[block.start : block.end].strip(EDGES) for block in document.blocks]
        if len(set(contents)) == len(contents):
            return True
        repeated = [content for content, times in Counter(contents).items() if times > 1]
        return max(len(content.split()) for content in repeated) < self._fewest_words
