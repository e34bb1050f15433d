"""A clean article, by paragraphs, and where faults may be planted in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from accuracy.rows import Row

GAP = "\n\n"
FEWEST_PARAGRAPHS = 4
FEWEST_WORDS = 80
LONGEST_HEADLINE = 20  # words
QUOTED = re.compile(r"[\"“”«»]|''|``")
OWN_VOICE = re.compile(r"\b(?:we|us|our|ours|I|me|my)\b")
MARKS = re.compile(r"\[\[|\]\]")


class Article(msgspec.Struct, frozen=True):
    """An article's paragraphs, the headline first if there is one."""

    id: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return GAP.join(self.paragraphs)

    @property
    def headline(self) -> str | None:
        """The first paragraph, if it is short enough for a headline."""
        first = self.paragraphs[0]
        return first if "\n" not in first and len(first.split()) <= LONGEST_HEADLINE else None

    @property
    def narrated(self) -> Iterator[tuple[int, str]]:
        """The paragraphs after the first in which nothing is quoted, with their places."""
        for place, paragraph in enumerate(self.paragraphs):
            if place and not QUOTED.search(paragraph):
                yield place, paragraph

    @property
    def has_own_voice(self) -> bool:
        """Whether somebody speaks of himself in the first person, outside of paragraphs with quotations."""
        return any(OWN_VOICE.search(paragraph) for _, paragraph in self.narrated)

    def having(self, place: int, paragraph: str) -> Article:
        """The article with another paragraph at a place."""
        return Article(self.id, (*self.paragraphs[:place], paragraph, *self.paragraphs[place + 1 :]))

    def with_more(self, place: int, paragraph: str) -> Article:
        """The article with one paragraph more, before that at the place."""
        return Article(self.id, (*self.paragraphs[:place], paragraph, *self.paragraphs[place:]))

    def halves(self) -> tuple[Article, Article]:
        """The paragraphs up to the middle, and those from there on, as two articles."""
        middle = len(self.paragraphs) // 2
        one, other = self.paragraphs[:middle], self.paragraphs[middle:]
        return Article(f"{self.id} (1)", one), Article(f"{self.id} (2)", other)


def article_of(row: Row) -> Article | None:
    """The article that a row holds; None if it is too short, or has the marks of planted faults itself."""
    paragraphs = tuple(part.strip() for part in re.split(r"\n\s*\n", row.text) if part.strip())
    if len(paragraphs) < FEWEST_PARAGRAPHS or len(row.text.split()) < FEWEST_WORDS or MARKS.search(row.text):
        return None
    return Article(row.id, paragraphs)
