"""The kind `duplicate-headline`: a headline that stands once more at the beginning of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related
from corpuslint.rule import Rule
from corpuslint.source import Block

EDGES = " .,:;!?…\"'“”‘’*_#-–—|"
SITE = re.compile(r"\s(?:[|•·»]|::|[-–—])\s[^|•·»–—]{2,40}\Z")  # what a page adds to a headline
LONGEST_SITE = 60  # characters that it adds, with marks and spaces
LETTERS = 3
GLANCE = 3 * LETTERS  # characters in which these stand, behind quotation marks and the like
GOES_ON = re.compile(r"\s+[“\"‘']?[A-Z]")


class DuplicateHeadlineOptions(Options, frozen=True, kw_only=True):
    """How many words a headline must have that is repeated as a block of its own, and before other words.

    The `blocks` after the headline are looked at.
    """

    fewest_words: int = 2
    fewest_words_before_others: int = 4
    blocks: int = 3


class DuplicateHeadline(DocumentCheck):
    """Flags the words of the headline where they stand again, with or without the name of the site.

    That is one of the next blocks, or the beginning of the next one, if a sentence follows at once.
    """

    kind = "duplicate-headline"
    Options = DuplicateHeadlineOptions

    def __init__(self, rule: Rule, options: DuplicateHeadlineOptions) -> None:
        super().__init__(rule, options)
        self._options = options

    def check(self, document: Document) -> Iterator[Match]:
        blocks = document.blocks
        if len(blocks) < 2 or blocks[0].kind not in ("headline", "heading"):
            return
        first, others = blocks[0], blocks[1 : 1 + self._options.blocks]
        prose = document.prose
        begin = _begin(prose, first.start)
        longest = first.end - first.start + LONGEST_SITE
        for block in others:
            if _begin(prose, block.start) == begin and (
                block.end - block.start <= longest
                or prose.startswith(prose[first.start : first.end], block.start)
            ):
                yield from self._again(document, first, others)
                return

    def _again(self, document: Document, first: Block, blocks: Sequence[Block]) -> Iterator[Match]:
        """The headline in the blocks after it, at most once."""
        headline = document.prose_in(first.start, first.end)
        folded = _folded(headline)
        words = folded.count(" ") + 1
        if words < self._options.fewest_words:
            return
        related = (Related(first.start, first.end, "the headline"),)
        bare = {folded, _folded(SITE.sub("", headline))}
        for block in blocks:
            text = document.prose_in(block.start, block.end)
            if not bare.isdisjoint((_folded(text), _folded(SITE.sub("", text)))):
                yield Match(start=block.start, end=block.end, related=related)
                return
        start, end = blocks[0].start, blocks[0].start + len(headline)
        if (
            words >= self._options.fewest_words_before_others
            and document.prose.startswith(headline, start)
            and GOES_ON.match(document.prose, end, blocks[0].end)
        ):
            yield Match(start=start, end=end, related=related)


def _begin(prose: str, start: int) -> str:
    """The first letters of a block, by which most blocks are told from the headline at a glance."""
    return prose[start : start + GLANCE].lower().lstrip(EDGES)[:LETTERS]


def _folded(text: str) -> str:
    """A text without what differs between two prints of one headline: case, spaces, marks at the ends."""
    return " ".join(text.lower().replace("’", "'").split()).strip(EDGES)
