"""Words with their offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from corpuslint.cached import cached_property

# Letters and digits, with an apostrophe, hyphen, point or comma only between them: don't, well-known,
# U.S, 3.5 and 10,000 are one word each. A soft hyphen (U+00AD), a hyphen that does not break (U+2011)
# and an accent that is a character of its own (U+0300…) do not end a word either.
WORD = re.compile(r"[^\W_]+(?:['’\-.,\xad\u2011\u0300-\u036f][^\W_]+)*")
ASCII_WORD = re.compile(r"[A-Za-z0-9]++(?:['\-.,](?=[A-Za-z0-9])[A-Za-z0-9]++)*")  # the same, in less time


# What each byte of a text in ASCII is to its words: a letter or digit, what may join two of them, or neither.
PARTS = bytes(
    ord("a" if chr(byte).isalnum() else "'" if chr(byte) in "'-.," else " ") if byte < 128 else byte
    for byte in range(256)
)


def word_pattern(text: str) -> re.Pattern[str]:
    """What finds the words of a text."""
    return ASCII_WORD if text.isascii() else WORD


def find_words(text: str) -> list[str]:
    """The words of a text."""
    return word_pattern(text).findall(text)


def count_words(text: str) -> int:
    """How many words a text has: for one in ASCII in a tenth of the time that it takes to find them."""
    if not text.isascii():
        return len(find_words(text))
    parts = b"  " + text.encode().translate(PARTS)
    # A word begins where no letter stands before, nor what joins it to one.
    return parts.count(b" a") + parts.count(b" 'a") + parts.count(b"''a")


class Words:
    """The words of a text in order: `texts[i]` begins at `starts[i]`.

    `original` leads from an offset in the text to the one that `starts` is to hold, where they differ.
    """

    def __init__(self, text: str, original: Callable[[int], int] | None = None) -> None:
        self.texts = find_words(text)
        self._text = text
        self._original = original

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each word."""
        starts = [found.start() for found in WORD.finditer(self._text)]
        return starts if self._original is None else list(map(self._original, starts))

    def between(self, start: int, end: int) -> range:
        """The indices of the words that begin at `start` or later and before `end`."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))
