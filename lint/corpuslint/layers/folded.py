"""The folded view of a text, in which phrases are matched."""

from __future__ import annotations

import re
from bisect import bisect_right

SPACES = re.compile(r" {2,}")
BLANK_LINE = "\x00\x00"  # stands for two line ends, over which no phrase goes
# One character for one character, so that offsets stay; replacing one by one is quicker than a table.
FOLDED = (
    ("\n\n", BLANK_LINE),
    ("\n", " "),
    ("\r", " "),
    ("\t", " "),
    ("\u00a0", " "),
    ("\u2019", "'"),
)


class Folded:
    """Lower case, plain apostrophes, and one space where a run of white space stood.

    `text` is what to search; `original(offset)` leads from an offset in it to one in the text it
    was made of. Where no run of spaces was shortened the two are the same. A blank line is no white
    space: a phrase does not go on from one paragraph to the next.
    """

    def __init__(self, original: str) -> None:
        folded = original
        for written, searched in FOLDED:
            folded = folded.replace(written, searched)
        self.text = lower_keeping_length(folded)
        self._cuts: list[int] = []  # offsets in the folded text at which a run was shortened
        self._shifts: list[int] = []  # how many characters are gone before each
        if "  " in self.text:
            self._collapse()

    def _collapse(self) -> None:
        gone = 0
        for run in SPACES.finditer(self.text):
            self._cuts.append(run.start() + 1 - gone)
            gone += run.end() - run.start() - 1
            self._shifts.append(gone)
        self.text = SPACES.sub(" ", self.text)

    @property
    def same(self) -> bool:
        """Whether every offset here is that of the original text."""
        return not self._cuts

    def original(self, offset: int) -> int:
        """The offset in the original text of the character at `offset` here."""
        if not self._cuts:
            return offset
        index = bisect_right(self._cuts, offset) - 1
        return offset if index < 0 else offset + self._shifts[index]

    def original_end(self, offset: int) -> int:
        """The end in the original text of a span that ends before `offset` here."""
        return self.original(offset - 1) + 1


def lower_keeping_length(text: str) -> str:
    """`text` in lower case, leaving alone the few characters whose lower case is longer (U+0130)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
