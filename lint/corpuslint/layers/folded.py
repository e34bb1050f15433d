"""The folded view of a text, in which phrases are matched."""

from __future__ import annotations

import re

from corpuslint.layers.prose import GLUE
from corpuslint.layers.shortened import Shortened

SPACES = re.compile(r" ( +)")
SPACES_AND_GLUE = re.compile(rf"{GLUE}+(?: +{GLUE}+)*| ( +)")
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
    """Lower case, plain apostrophes, one space where a run of white space stood, and no GLUE.

    `text` is what to search; `original(offset)` leads from an offset in it to one in the text it
    was made of. Where nothing was shortened the two are the same. A blank line is no white space: a
    phrase does not go on from one paragraph to the next.
    """

    def __init__(self, original: str) -> None:
        folded = original
        for written, searched in FOLDED:
            folded = folded.replace(written, searched)
        self.text = lower_keeping_length(folded)
        self._shortened: Shortened | None = None
        glued = GLUE in self.text
        if glued or "  " in self.text:
            self._shortened = Shortened(self.text, SPACES_AND_GLUE if glued else SPACES)
            self.text = self._shortened.text

    @property
    def same(self) -> bool:
        """Whether every offset here is that of the original text."""
        return self._shortened is None

    def original(self, offset: int) -> int:
        """The offset in the original text of the character at `offset` here."""
        return offset if self._shortened is None else self._shortened.original(offset)

    def original_end(self, offset: int) -> int:
        """The end in the original text of a span that ends before `offset` here."""
        return offset if self._shortened is None else self._shortened.original_end(offset)


def lower_keeping_length(text: str) -> str:
    """`text` in lower case, leaving alone the few characters whose lower case is longer (U+0130)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
