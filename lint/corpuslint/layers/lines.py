"""Lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

NEWLINE = re.compile(r"\r\n|\n|\r")


class Lines:
    """Where the lines of a text begin; a line ends at LF, CRLF or CR, as editors count them."""

    def __init__(self, text: str) -> None:
        if "\r" in text:
            self.starts = [0, *(found.end() for found in NEWLINE.finditer(text))]
        else:
            self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
            self.starts.pop()  # the last line has no end

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column, in code points, of an offset into the text."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
