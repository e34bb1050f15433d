"""The kind `stray-spaces`: a space before a mark that stands at the end of a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.rule import Rule
from corpuslint_plugins.language import is_english

# A mark at the end of a word, after a space; not the points of “. . .”, a “.5” or a “.net”. A search for a
# mark is several times as fast as one for the spaces, of which there are many.
SPACED = r"{mark}(?<=[ \t\u00a0].)(?=[\s\"”’)]|\Z)(?![ \t]*[.…])"
SPACES = " \t\u00a0"
WORD_END = re.compile(r"[\w)%\"”’]")


class SpaceOptions(Options, frozen=True, kw_only=True):
    """`groups` are marks that are set alike. Where more than `at_most` of a group's marks have a space, as
    in French or in text made of tokens, that is the form of the text; `few` of them are never a form.
    """

    groups: tuple[str, ...]
    at_most: float = 0.2
    few: int = 2


class StraySpaces(DocumentCheck):
    """Flags the space with the mark, and suggests the mark."""

    kind = "stray-spaces"
    Options = SpaceOptions

    def __init__(self, rule: Rule, options: SpaceOptions) -> None:
        super().__init__(rule, options)
        if not all(options.groups):
            raise ValueError("groups: one of them is empty")
        self._groups = [
            (marks, [(mark, re.compile(SPACED.replace("{mark}", re.escape(mark)))) for mark in marks])
            for marks in options.groups
        ]
        self._options = options

    def check(self, document: Document) -> Iterator[Match]:
        prose = document.prose
        for marks, patterns in self._groups:
            found = [
                stray
                for mark, pattern in patterns
                if mark in prose and pattern.search(prose)
                for stray in _strays(prose, pattern)
            ]
            if not found:
                continue
            most = max(self._options.at_most * sum(map(prose.count, marks)), self._options.few)
            if len(found) > most or not is_english(document):
                continue
            for start, end in sorted(found):
                yield Match(
                    start=start,
                    end=end,
                    arguments={"mark": prose[end - 1]},
                    suggestions=(prose[end - 1],),
                )


def _strays(prose: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Start and end of the spaces after a word with the mark that `pattern` finds after them."""
    for found in pattern.finditer(prose):
        start = found.start()
        while start and prose[start - 1] in SPACES:
            start -= 1
        if WORD_END.match(prose, max(start - 1, 0), start):
            yield start, found.end()
